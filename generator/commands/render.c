/* render: read, judge, view, print; every plan to HTML and PDF. */
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/pool.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/press.h"
#include "commands/run.h"
#include "criteria/judge.h"
#include "document/words.h"
#include "plan/as_of.h"

#define DEFAULT_FOLDER "out"

/* What became of one definition. */
enum outcome_of {
    WAS_NO_PLAN, /* a segment, a QBR, an initiative: nothing to print here */
    WAS_PRINTED,
    WAS_DRAFT,   /* printed with the mark */
    WAS_REFUSED, /* its findings say why */
    WAS_LOST     /* it could not be read, or an output not be written */
};

struct rendered {
    enum outcome_of outcome;
    struct buf said; /* for standard error */
    struct tally tally;
    int pages;
};

struct worker {
    struct arena *arena;
    struct press press;
    bool open;
    const char *why;
};

struct rendering {
    const struct options *options;
    const char *folder;
    struct workspace *workspace;
    struct house house;
    struct worker *workers;
    struct rendered *rendered;
    const bool *shared; /* by job: another has its name; NULL for none */
};

/* Everything about one plan while it is printed. */
struct work {
    struct rendering *rendering;
    struct press *press;
    struct arena *arena;
    const struct definition *definition;
    struct report report;
    struct printing printing;
    struct rendered *rendered;
};

static void say(struct work *work, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void
say(struct work *work, const char *format, ...)
{
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    buf_visible(&work->rendered->said, text.p, text.n);
    buf_char(&work->rendered->said, '\n');
    buf_free(&text);
}

static void
say_findings(struct work *work, enum severity least)
{
    const struct options *options = work->rendering->options;
    struct report shown;
    report_init(&shown, work->arena);
    for (int i = 0; i < work->report.count; i++)
        if (work->report.findings[i].severity >= least) {
            struct report one = work->report;
            one.findings += i;
            one.count = 1;
            report_merge(&shown, &one);
        }
    report_sort(&shown);
    struct report_style style = {
        .format = options->format, .color = options->color_messages};
    report_write(&shown, style, &work->rendered->said);
}

static char *
output_path(const struct work *work, const char *ending)
{
    bool internal = work->printing.audience == AUDIENCE_INTERNAL;
    return arena_printf(work->arena, "%s/%s%s.%s", work->rendering->folder,
        work->definition->id.s, internal ? ".internal" : "", ending);
}

static void
write_outputs(struct work *work, const struct buf *html, const struct buf *pdf)
{
    const struct file_output outputs[] = {
        {output_path(work, "html"), buf_slice(html)},
        {output_path(work, "pdf"), buf_slice(pdf)},
    };
    const char *culprit;
    if (file_write_all(outputs, 2, &culprit))
        return;
    say(work, "countersign: %s could not be written: %s", culprit,
        strerror(errno));
    work->rendered->outcome = WAS_LOST;
}

/* A character that no font has would be a box on the customer's page. */
static void
say_missing(struct work *work)
{
    const struct layout_result *layout = &work->printing.layout;
    for (int i = 0; i < layout->missing_count; i++) {
        struct buf character = {0};
        buf_rune(&character, layout->missing[i].rune);
        say(work,
            "%s: no font of this machine has %s (U+%04X), in \"%s\"; "
            "install one that does",
            work->definition->source->path, character.p,
            (unsigned)layout->missing[i].rune, layout->missing[i].text);
        buf_free(&character);
    }
}

/* Both printings are made before either is written: all or nothing. */
static void
print_plan(struct work *work)
{
    struct buf html = {0}, pdf = {0};
    const char *why = NULL;
    work->rendered->outcome = WAS_REFUSED;
    bool ok = press_document(
        work->press, work->arena, &work->printing, &work->report, &why);
    if (ok) {
        press_layout(work->press, work->arena, &work->printing);
        say_missing(work);
        press_html(work->press, work->arena, &work->printing, &html);
        ok = press_pdf(work->press, work->arena, &work->printing, &pdf, &why);
    }
    if (ok) {
        work->rendered->outcome =
            work->printing.draft ? WAS_DRAFT : WAS_PRINTED;
        work->rendered->pages = work->printing.layout.page_count;
        write_outputs(work, &html, &pdf);
    } else if (why) {
        say(work, "%s: %s", work->definition->source->path, why);
    }
    buf_free(&html);
    buf_free(&pdf);
}

static void
say_draft(struct work *work)
{
    const struct plan *plan = work->printing.plan;
    int errors = report_count(&work->report, SEVERITY_ERROR);
    const char *path = work->definition->source->path;
    if (is_set(plan->stage) && plan->stage.value == STAGE_DRAFT)
        say(work, "%s: printed with a DRAFT mark: its stage is draft", path);
    else
        say(work,
            "%s: printed with a DRAFT mark: %d %s that would not be signed "
            "(`countersign check` says which)",
            path, errors, plural(errors, "error", "errors"));
}

static void
render_plan(struct work *work, const struct plan *plan)
{
    const struct rendering *rendering = work->rendering;
    work->printing = (struct printing){
        .plan = plan_as_of(work->arena, plan, rendering->options->today),
        .root = workspace_root(rendering->workspace),
        .audience = rendering->options->audience,
        .today = rendering->options->today,
        .draft = !judge_allows_signing(work->definition, &work->report),
        .terms = terms_of(work->arena, plan),
    };
    print_plan(work);
    if (work->rendered->outcome == WAS_DRAFT)
        say_draft(work);
    if (work->rendered->outcome == WAS_REFUSED)
        say_findings(work, SEVERITY_ERROR);
}

static void
render_one(void *context, int job, int number)
{
    struct rendering *rendering = context;
    struct worker *worker = &rendering->workers[number];
    struct work work = {
        .rendering = rendering,
        .press = &worker->press,
        .arena = worker->arena,
        .rendered = &rendering->rendered[job],
    };
    if (!worker->open)
        worker->open =
            press_open(&worker->press, &rendering->house, &worker->why);
    if (!worker->open)
        return;
    arena_reset(worker->arena);
    report_init(&work.report, work.arena);
    work.definition = workspace_load(rendering->workspace, work.arena, job);
    judge_definition(work.arena, workspace_root(rendering->workspace),
        work.definition, rendering->options->today, &work.report);
    tally_add(&work.rendered->tally, &work.report);
    const struct plan *plan = definition_plan(work.definition);
    bool logos = press_check_logos(
        work.arena, workspace_root(rendering->workspace), plan, &work.report);
    if (!work.definition->readable) {
        bool read = work.definition->error == FILE_OK;
        work.rendered->outcome = read ? WAS_REFUSED : WAS_LOST;
        say_findings(&work, SEVERITY_ERROR);
    } else if (plan && rendering->shared && rendering->shared[job]) {
        work.rendered->outcome = WAS_REFUSED;
    } else if (!logos) {
        work.rendered->outcome = WAS_REFUSED;
        say_findings(&work, SEVERITY_ERROR);
    } else if (plan) {
        render_plan(&work, plan);
    }
}

static void
read_name(void *context, int job, int number)
{
    struct rendering *rendering = context;
    struct arena *arena = rendering->workers[number].arena;
    arena_reset(arena);
    workspace_name(rendering->workspace, arena, job);
}

/* Which of two plans with one name came last would be chance, so neither is
 * printed; that shows only when all names are known, before the first is
 * printed.
 * Standard input can be read once. */
static void
find_shared(struct rendering *rendering, struct arena *arena, int count)
{
    const struct options *options = rendering->options;
    for (int i = 0; i < options->path_count; i++)
        if (text_is(options->paths[i], "-"))
            return;
    if (count < 2)
        return;
    struct report report;
    struct report_style style = {
        .format = options->format, .color = options->color_messages};
    struct buf text = {0};
    pool_run(options->jobs, count, read_name, rendering);
    rendering->shared = workspace_shared(rendering->workspace, arena);
    report_init(&report, arena);
    workspace_duplicates(rendering->workspace, &report);
    report_sort(&report);
    report_write(&report, style, &text);
    buf_write(&text, stderr);
    buf_free(&text);
}

static void
say_counts(const struct rendering *rendering, const int counts[])
{
    int printed = counts[WAS_PRINTED] + counts[WAS_DRAFT];
    int failed = counts[WAS_REFUSED] + counts[WAS_LOST];
    struct buf line = {0};
    if (rendering->options->quiet)
        return;
    buf_printf(
        &line, "%d %s printed to ", printed, plural(printed, "plan", "plans"));
    buf_visible(&line, rendering->folder, strlen(rendering->folder));
    buf_str(&line, "/ as HTML and PDF");
    if (counts[WAS_DRAFT] > 0)
        buf_printf(&line, ", %d of them as DRAFT", counts[WAS_DRAFT]);
    if (failed > 0)
        buf_printf(&line, "; %d could not be printed", failed);
    buf_char(&line, '\n');
    buf_write(&line, stderr);
    buf_free(&line);
}

static enum exit_status
sum_up(const struct rendering *rendering, int count)
{
    int counts[WAS_LOST + 1] = {0}, findings = 0;
    for (int i = 0; i < count; i++) {
        const struct rendered *rendered = &rendering->rendered[i];
        counts[rendered->outcome]++;
        findings += rendered->tally.errors;
        if (!rendering->options->quiet || rendered->outcome >= WAS_REFUSED)
            buf_write(&rendered->said, stderr);
    }
    say_counts(rendering, counts);
    folder_sync(rendering->folder);
    if (counts[WAS_LOST] > 0)
        return EXIT_SYSTEM;
    if (counts[WAS_REFUSED] > 0 ||
        (rendering->options->strict && findings + counts[WAS_DRAFT] > 0))
        return EXIT_FINDINGS;
    return EXIT_CLEAN;
}

static const char *
first_failure(const struct rendering *rendering)
{
    for (int i = 0; i < rendering->options->jobs; i++)
        if (rendering->workers[i].why)
            return rendering->workers[i].why;
    return NULL;
}

/* What the word files lack, once for the run: each worker has its own words,
 * and has seen some of the locales. */
static void
say_gaps(const struct rendering *rendering, struct arena *arena)
{
    const char **said = NULL;
    int count = 0, room = 0;
    for (int i = 0; i < rendering->options->jobs; i++) {
        struct words *words = rendering->workers[i].press.words;
        int found = 0;
        const char **gaps = words ? words_gaps(words, arena, &found) : NULL;
        for (int g = 0; g < found; g++) {
            bool known = false;
            for (int k = 0; !known && k < count; k++)
                known = text_is(said[k], gaps[g]);
            if (known)
                continue;
            said = arena_grow(arena, said, count, &room, sizeof *said);
            said[count++] = gaps[g];
        }
    }
    if (count > 1)
        qsort(said, (size_t)count, sizeof *said, text_compare);
    for (int i = 0; i < count && !rendering->options->quiet; i++)
        complain("%s", said[i]);
}

static enum exit_status
render_all(struct rendering *rendering, int count)
{
    int jobs = rendering->options->jobs;
    struct arena *arena = arena_new();
    rendering->workers = ARENA_ARRAY(arena, struct worker, jobs);
    rendering->rendered = ARENA_ARRAY(arena, struct rendered, count);
    for (int i = 0; i < jobs; i++)
        rendering->workers[i].arena = arena_new();
    find_shared(rendering, arena, count);
    pool_run(jobs, count, render_one, rendering);
    const char *why = first_failure(rendering);
    if (why)
        complain("%s", why);
    say_gaps(rendering, arena);
    enum exit_status status = why ? EXIT_USAGE : sum_up(rendering, count);
    for (int i = 0; i < jobs; i++) {
        if (rendering->workers[i].press.arena)
            press_close(&rendering->workers[i].press);
        arena_free(rendering->workers[i].arena);
    }
    for (int i = 0; i < count; i++)
        buf_free(&rendering->rendered[i].said);
    arena_free(arena);
    return status;
}

static enum exit_status
open_house(struct rendering *rendering)
{
    const char *why = NULL;
    if (!house_open(&rendering->house, rendering->options->templates, &why)) {
        complain("%s", why);
        return EXIT_USAGE;
    }
    for (int i = 0; i < rendering->house.warnings.count; i++)
        complain("%s", rendering->house.warnings.items[i]);
    if (folder_make(rendering->folder))
        return EXIT_CLEAN;
    complain(
        "the folder %s cannot be made: %s", rendering->folder, strerror(errno));
    return EXIT_SYSTEM;
}

static enum exit_status
render(struct arena *arena, struct options *options)
{
    (void)arena;
    struct rendering rendering = {
        .options = options,
        .folder = options->output ? options->output : DEFAULT_FOLDER,
    };
    enum exit_status status = run_open(&rendering.workspace, options);
    if (status != EXIT_CLEAN)
        return status;
    status = open_house(&rendering);
    if (status == EXIT_CLEAN)
        status = render_all(&rendering, workspace_count(rendering.workspace));
    house_close(&rendering.house);
    workspace_close(rendering.workspace);
    return status;
}

int
command_render(int argc, char **argv)
{
    return run_command("render",
        TAKES_OUTPUT | TAKES_TEMPLATES | TAKES_AUDIENCE | TAKES_STRICT |
            TAKES_FORMAT,
        argc, argv, render);
}
