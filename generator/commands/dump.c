/* dump: one definition in one of its forms on the way to the page. */
#include <stdio.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/initiative.h"
#include "commands/packet.h"
#include "commands/run.h"
#include "criteria/judge.h"
#include "plan/as_of.h"
#include "plan/dump.h"
#include "type/trace.h"

struct dumping {
    const struct options *options;
    struct arena *arena;
    struct workspace *workspace;
    const struct definition *definition;
    struct report report;
    struct house house;
    struct press press;
    size_t stage;            /* which of the stages */
    const struct plan *plan; /* as it stood today */
    struct terms terms;
    struct view_options view;
    bool is_packet; /* a QBR's */
    struct packet packet;
    const struct initiative *initiative; /* or NULL */
    struct printing printing;
    const char *why;
    struct buf out;
};

static bool
dump_plan(struct dumping *d)
{
    plan_dump(d->definition, &d->out);
    return true;
}

static bool
dump_terms(struct dumping *d)
{
    buf_add(&d->out, d->terms.json.p, d->terms.json.n);
    buf_char(&d->out, '\n');
    if (!d->options->quiet)
        fprintf(stderr, "%s is the digest of the member \"terms\"\n",
            d->terms.digest);
    return true;
}

static struct _xmlDoc *
make_model(struct dumping *d)
{
    d->view.words = d->packet.view.words = d->press.words;
    int left_out;
    if (d->initiative)
        return initiative_model(
            d->arena, d->initiative, d->options, &d->view, &left_out);
    if (d->is_packet)
        return packet_model(&d->packet, d->arena);
    return view_plan(d->arena, d->plan, &d->terms, &d->view, &d->report);
}

static bool
dump_model(struct dumping *d)
{
    struct _xmlDoc *model = make_model(d);
    if (!model)
        return false;
    view_dump(model, &d->out);
    return true;
}

static bool
make_document(struct dumping *d)
{
    struct _xmlDoc *model = make_model(d);
    return model && press_document(&d->press, d->arena, &d->printing, model,
                        &d->report, &d->why);
}

static bool
dump_document(struct dumping *d)
{
    if (!make_document(d))
        return false;
    tree_dump(d->printing.document, &d->out);
    return true;
}

static bool
dump_layout(struct dumping *d)
{
    if (!make_document(d))
        return false;
    press_layout(&d->press, d->arena, &d->printing);
    layout_dump(d->printing.layout.pages, &d->out);
    return true;
}

static bool
dump_tags(struct dumping *d)
{
    if (!make_document(d))
        return false;
    press_layout(&d->press, d->arena, &d->printing);
    struct device *device = tags_device(d->arena, &d->out);
    layout_draw(d->printing.layout.pages, device);
    tags_finish(device);
    return true;
}

static const struct {
    const char *name;
    bool needs_plan;  /* or, but for its terms, a QBR or an initiative */
    bool needs_press; /* and templates, fonts */
    bool (*dump)(struct dumping *);
    const char *template; /* of a document that only a QBR has */
} stages[] = {
    {"plan", false, false, dump_plan, NULL},
    {"terms", true, false, dump_terms, NULL},
    {"model", true, true, dump_model, NULL},
    {"document", true, true, dump_document, NULL},
    {"layout", true, true, dump_layout, NULL},
    {"tags", true, true, dump_tags, NULL},
    {"deck", true, true, dump_document, "deck.xhtml"},
    {"deck-layout", true, true, dump_layout, "deck.xhtml"},
    {"deck-tags", true, true, dump_tags, "deck.xhtml"},
    {"agenda", true, true, dump_document, "agenda.xhtml"},
    {"minutes", true, true, dump_document, "minutes.xhtml"},
};

static const char *
template_of(const struct dumping *d)
{
    return stages[d->stage].template;
}

static bool
prepare_plan(struct dumping *d, const struct plan *plan)
{
    judge_definition(d->arena, workspace_root(d->workspace), d->definition,
        d->options->today, &d->report);
    d->plan = plan_as_of(d->arena, plan, d->options->today);
    d->terms = terms_of(d->arena, plan);
    d->view.draft = !judge_allows_signing(d->definition, &d->report);
    d->printing = plan_printing(d->plan, &d->view);
    return true;
}

static bool
prepare_packet(struct dumping *d, const struct qbr *qbr)
{
    d->is_packet = true;
    if (!packet_of(&d->packet, d->arena, d->workspace, qbr, &d->view))
        return false;
    const char *template = template_of(d);
    d->printing =
        packet_printing(&d->packet, template ? template : "qbr.xhtml");
    return true;
}

static bool
prepare_initiative(struct dumping *d, const struct initiative *initiative)
{
    d->initiative = initiative;
    d->printing = initiative_printing(initiative, &d->view);
    return true;
}

static bool
prepare(struct dumping *d)
{
    const struct plan *plan = definition_plan(d->definition);
    const struct qbr *qbr = definition_qbr(d->definition);
    d->view = (struct view_options){
        .audience = d->options->audience,
        .today = d->options->today,
        .root = workspace_root(d->workspace),
    };
    const struct initiative *initiative = definition_initiative(d->definition);
    bool terms = text_is(d->options->stage, "terms");
    if (plan && !template_of(d))
        return prepare_plan(d, plan);
    if (initiative && !template_of(d) && !terms)
        return prepare_initiative(d, initiative);
    if (qbr && !terms)
        return prepare_packet(d, qbr);
    complain("only %s have the stage %s, and %s is none",
        template_of(d) ? "QBRs"
        : terms        ? "plans"
                       : "plans, QBRs and initiatives",
        d->options->stage, d->definition->path);
    return false;
}

static bool
run_stage(struct dumping *d)
{
    size_t i = d->stage;
    if (stages[i].needs_plan && !prepare(d))
        return false;
    if (stages[i].needs_press &&
        !house_open_with(
            &d->house, d->options->templates, d->options->theme, &d->why))
        return false;
    if (stages[i].needs_press)
        press_open(&d->press, &d->house);
    return stages[i].dump(d);
}

static enum exit_status
dump_definition(struct dumping *d)
{
    while (!text_is(stages[d->stage].name, d->options->stage))
        d->stage++;
    bool ok = d->definition->readable && run_stage(d);
    if (ok)
        buf_write(&d->out, stdout);
    if (!ok && d->why)
        complain("%s", d->why);
    if (!ok) {
        struct buf text = {0};
        struct report_style style = {
            .format = d->options->format, .color = d->options->color_messages};
        report_merge(&d->report, d->definition->report);
        report_sort(&d->report);
        report_write(&d->report, style, &text);
        buf_write(&text, stderr);
        buf_free(&text);
    }
    buf_free(&d->out);
    if (d->press.arena)
        press_close(&d->press);
    if (d->house.arena)
        house_close(&d->house);
    if (ok)
        return run_flush() ? EXIT_CLEAN : EXIT_SYSTEM;
    return d->definition->error == FILE_OK ? EXIT_FINDINGS : EXIT_SYSTEM;
}

static enum exit_status
dump(struct arena *arena, struct options *options)
{
    struct dumping d = {.options = options, .arena = arena};
    if (!options->stage) {
        complain("dump needs --stage plan, terms, model, document, layout, "
                 "tags, deck, deck-layout, deck-tags, agenda or minutes");
        return EXIT_USAGE;
    }
    enum exit_status status = run_open(&d.workspace, options);
    if (status != EXIT_CLEAN)
        return status;
    if (workspace_count(d.workspace) == 1) {
        report_init(&d.report, arena);
        d.definition = workspace_load(d.workspace, arena, 0);
        status = dump_definition(&d);
    } else {
        complain("dump takes one definition, and there are %d below the path",
            workspace_count(d.workspace));
        status = EXIT_USAGE;
    }
    workspace_close(d.workspace);
    return status;
}

int
command_dump(int argc, char **argv)
{
    return run_command("dump",
        TAKES_STAGE | TAKES_TEMPLATES | TAKES_THEME | TAKES_AUDIENCE |
            TAKES_FORMAT,
        argc, argv, dump);
}
