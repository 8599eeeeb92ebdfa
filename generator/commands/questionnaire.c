/* questionnaire: the interview that a plan begins with, to be filled in on
 * paper or on a screen, and the file that its answers are written into. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "commands/answers_write.h"
#include "commands/commands.h"
#include "commands/products.h"
#include "commands/run.h"
#include "commands/settings.h"
#include "plan/fields.h"
#include "seal/terms.h"
#include "source/edit.h"

#define DEFAULT_FOLDER "out"

struct asking {
    struct arena *arena;
    const struct options *options;
    struct workspace *workspace;
    const struct plan *plan;
    struct products products;
};

/* --- whom it is for --- */

static enum exit_status
load(struct asking *a, int index)
{
    struct definition *definition =
        workspace_load(a->workspace, a->arena, index);
    a->plan = definition_plan(definition);
    if (a->plan && definition->readable)
        return EXIT_CLEAN;
    complain("\"%s\" is not a plan that can be read; `countersign check` says "
             "why",
        definition->source->path);
    return EXIT_FINDINGS;
}

/* A plan that is not there yet has what the options and the settings say. */
static enum exit_status
make_plan(struct asking *a, const char *id)
{
    const struct start_options *told = &a->options->start;
    struct buf text = {0};
    char start[11];
    day_iso(a->options->today, start);
    buf_printf(&text,
        "---\nkind: plan\nid: %s\ntitle: %s\nstage: draft\nstart: %s\n", id, id,
        start);
    if (told->segment) {
        buf_str(&text, "segment: ");
        edit_scalar(&text, told->segment);
        buf_char(&text, '\n');
    }
    if (told->type != TYPE_NONE)
        buf_printf(
            &text, "type: %s\n", field_word_text(words_type, (int)told->type));
    buf_str(&text, "parties: {customer: {name: ");
    edit_scalar(&text, told->customer);
    buf_char(&text, '}');
    if (told->vendor) {
        buf_str(&text, ", vendor: {name: ");
        edit_scalar(&text, told->vendor);
        buf_char(&text, '}');
    }
    buf_str(&text, "}\npeople: {}\n---\n");
    const char *path = arena_printf(a->arena, "%s.md", id);
    a->plan = definition_plan(definition_read(a->arena,
        workspace_root(a->workspace),
        source_new(a->arena, path,
            (struct slice){arena_strndup(a->arena, text.p, text.n), text.n}),
        path, a->options->today));
    buf_free(&text);
    return EXIT_CLEAN;
}

static enum exit_status
refuse(const char *id, const char *nearest)
{
    if (nearest)
        complain("no plan below this folder has the id \"%s\": did you mean "
                 "%s?",
            id, nearest);
    else
        complain("no plan below this folder has the id \"%s\": start one with "
                 "`countersign new %s`, or say --customer NAME",
            id, id);
    return EXIT_USAGE;
}

static enum exit_status
find_plan(struct asking *a)
{
    const char *word = a->options->paths[0], *nearest;
    int second;
    if (path_exists(word) && !path_is_folder(word))
        return load(a, 0);
    int found =
        workspace_find_plan(a->workspace, a->arena, word, &second, &nearest);
    if (found >= 0 && second < 0)
        return load(a, found);
    if (found >= 0) {
        complain("two plans have the id \"%s\", \"%s\" and \"%s\": give the "
                 "path of one of them",
            word, workspace_shown(a->workspace, found),
            workspace_shown(a->workspace, second));
        return EXIT_USAGE;
    }
    if (!a->options->start.customer)
        return refuse(word, nearest);
    if (option_is_id(word))
        return make_plan(a, word);
    complain("\"%s\" is no id: letters, digits and hyphens, such as northwind",
        word);
    return EXIT_USAGE;
}

static enum exit_status
look_at_settings(const struct asking *a)
{
    const struct config *unused;
    return settings_find(&unused, a->arena, a->options,
        workspace_root(a->workspace), a->plan->def.path);
}

/* --- printing --- */

static bool
print(struct asking *a, struct house *house, const char **why)
{
    struct press press;
    struct report unsaid;
    press_open(&press, house);
    report_init(&unsaid, a->arena);
    const char *file = answers_name(a->arena, a->plan->def.id.s);
    struct view_options view = {.audience = AUDIENCE_CUSTOMER,
        .today = a->options->today,
        .root = workspace_root(a->workspace),
        .logo = house_logo_view(house),
        .words = press.words};
    struct terms terms = terms_of(a->arena, a->plan);
    struct _xmlDoc *model =
        view_interview(a->arena, a->plan, &terms, &view, file);
    struct printing printing = plan_printing(a->plan, &view);
    printing.template = "questionnaire.xhtml";
    printing.title =
        words_say(press.words, a->arena, "ask.title", (char *)NULL);
    bool ok =
        press_document(&press, a->arena, &printing, model, &unsaid, why) &&
        products_print(&a->products, "-questionnaire", &press, &printing, why);
    if (ok)
        answers_write(a->arena, press.words, a->plan,
            products_add(&a->products, "-answers", "txt"));
    else if (*why)
        *why = arena_strdup(a->arena, *why);
    else
        *why = "a picture of it cannot be read; `countersign check` says why";
    press_close(&press);
    return ok;
}

static enum exit_status
write_products(struct asking *a)
{
    const char *culprit;
    const char *id = a->plan->def.id.s;
    const char *answers = arena_printf(
        a->arena, "%s/%s", a->products.folder, answers_name(a->arena, id));
    if (!products_write(&a->products, &culprit)) {
        complain("\"%s\" cannot be written: %s", culprit, strerror(errno));
        return EXIT_SYSTEM;
    }
    if (!a->options->quiet)
        printf("%s: the interview is printed as %s/%s-questionnaire.html and "
               ".pdf; its answers go into %s, and `countersign new %s "
               "--answers %s` makes the plan of them\n",
            id, a->products.folder, id, answers, id, answers);
    return EXIT_CLEAN;
}

/* What somebody wrote into it is not written over. */
static bool
is_free(const struct asking *a)
{
    const char *path = arena_printf(a->arena, "%s/%s", a->products.folder,
        answers_name(a->arena, a->plan->def.id.s));
    if (!path_exists(path))
        return true;
    complain("\"%s\" is there already, and may hold answers: move it away, or "
             "give another folder with -o",
        path);
    return false;
}

static enum exit_status
ask(struct asking *a)
{
    struct house house;
    const char *why = NULL;
    a->products = (struct products){.arena = a->arena,
        .folder = a->options->output ? a->options->output : DEFAULT_FOLDER,
        .stem = a->plan->def.id.s};
    if (!is_free(a))
        return EXIT_FINDINGS;
    enum exit_status status = run_folder(a->products.folder);
    if (status != EXIT_CLEAN)
        return status;
    bool ok = house_open_with(
                  &house, a->options->templates, a->options->theme, &why) &&
              print(a, &house, &why);
    if (!ok)
        complain("%s", why);
    else
        house_say_warnings(&house);
    status = ok ? write_products(a) : EXIT_SYSTEM;
    products_free(&a->products);
    house_close(&house);
    return status;
}

static enum exit_status
open_and_ask(struct arena *arena, struct options *options)
{
    struct asking asking = {.arena = arena, .options = options};
    char here[] = ".";
    char *paths[] = {here};
    struct options all = *options;
    if (options->path_count != 1) {
        complain("questionnaire takes one plan, its id or its file");
        return EXIT_USAGE;
    }
    if (path_exists(options->paths[0]) && !path_is_folder(options->paths[0]))
        paths[0] = options->paths[0];
    all.paths = paths;
    all.path_count = 1;
    all.allow_empty = true;
    enum exit_status status = run_open_any(&asking.workspace, &all);
    if (status != EXIT_CLEAN)
        return status;
    status = find_plan(&asking);
    if (status == EXIT_CLEAN)
        status = look_at_settings(&asking);
    if (status == EXIT_CLEAN)
        status = ask(&asking);
    workspace_close(asking.workspace);
    return run_flush() ? status : EXIT_SYSTEM;
}

int
command_questionnaire(int argc, char **argv)
{
    return run_command("questionnaire",
        TAKES_WHOM | TAKES_OUTPUT | TAKES_TEMPLATES | TAKES_THEME, argc, argv,
        open_and_ask);
}
