#include "commands/keep.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "commands/ask.h"
#include "commands/lock.h"
#include "commands/run.h"
#include "commands/settings.h"
#include "criteria/judge.h"
#include "plan/account.h"

#define PLANS_LISTED 20 /* and no list where there are more */
#define FILES_READ 200  /* for a list */

/* --- the plan --- */

static enum exit_status
open_file(struct keep *keep)
{
    char *paths[] = {arena_strdup(keep->arena, keep->file)};
    struct options options = *keep->options;
    options.paths = paths;
    options.path_count = 1;
    options.files_from = options.stdin_name = NULL;
    options.allow_empty = false;
    return run_open(&keep->workspace, &options);
}

/* The file that the word names: itself, the plan.md of a folder, or the plan
 * below the current folder that has this id. */
static enum exit_status
find_plan(struct keep *keep, const char *word)
{
    const char *inside = arena_printf(keep->arena, "%s/plan.md", word);
    if (text_is(word, "-")) {
        complain("a plan on standard input cannot be written: give its file "
                 "or its id");
        return EXIT_USAGE;
    }
    if (path_exists(word))
        keep->file = path_is_folder(word) ? inside : word;
    if (keep->file && path_exists(keep->file))
        return EXIT_CLEAN;
    if (keep->file) {
        complain("\"%s\" is a folder without a plan.md: give the plan's file "
                 "or its id",
            word);
        return EXIT_USAGE;
    }
    return run_find_plan(keep->arena, keep->options, word, &keep->file);
}

static enum exit_status
load(struct keep *keep)
{
    enum exit_status status = open_file(keep);
    if (status != EXIT_CLEAN)
        return status;
    struct definition *definition =
        workspace_load(keep->workspace, keep->arena, 0);
    keep->plan = definition_plan(definition);
    if (definition->error != FILE_OK) {
        complain("\"%s\" cannot be read: it %s", keep->file,
            file_error_text(definition->error));
        return EXIT_SYSTEM;
    }
    if (keep->plan)
        return EXIT_CLEAN;
    if (definition->readable) {
        complain("\"%s\" is not a plan", keep->file);
        return EXIT_USAGE;
    }
    complain("\"%s\" cannot be read as a plan, and is left as it is; "
             "`countersign check` says why",
        keep->file);
    return EXIT_FINDINGS;
}

static void
unload(struct keep *keep)
{
    workspace_close(keep->workspace);
    keep->workspace = NULL;
    keep->plan = NULL;
}

/* --- the judge --- */

static enum exit_status
judge(const struct keep *keep, const struct plan *plan, struct report *report)
{
    const struct config *config;
    const struct root *root = workspace_root(keep->workspace);
    report_init(report, keep->arena);
    enum exit_status status = settings_find(
        &config, keep->arena, keep->options, root, plan->def.path);
    if (status != EXIT_CLEAN)
        return status;
    judge_definition(
        keep->arena, root, &plan->def, keep->options->today, report);
    if (config)
        config_apply(config, plan->def.path, keep->options->today, report);
    report_fold(report);
    return EXIT_CLEAN;
}

/* Of a plan that is without fault afterwards nobody asks how it was. */
static enum exit_status
judge_before(
    const struct keep *keep, const struct report *after, struct report *before)
{
    report_init(before, keep->arena);
    if (report_count(after, SEVERITY_ERROR) == 0 &&
        report_count(after, SEVERITY_WARNING) == 0)
        return EXIT_CLEAN;
    return judge(keep, keep->plan, before);
}

static int
count_like(const struct report *report, const struct finding *finding)
{
    int count = 0;
    for (int i = 0; i < report->count; i++) {
        const struct finding *other = &report->findings[i];
        count += other->rule == finding->rule &&
                 other->severity == finding->severity &&
                 text_is(other->field, finding->field);
    }
    return count;
}

static void
say_refused(const struct keep *keep, const struct finding *finding)
{
    const struct rule *rule = rule_get(finding->rule);
    struct buf fix = {0};
    complain("%s is left as it is: %s [%s]", keep->plan->def.id.s,
        finding->message, rule->code);
    buf_str(&fix, "  fix  ");
    const char *text = finding_fix(finding);
    buf_visible(&fix, text, strlen(text));
    fprintf(stderr, "%s\n", fix.p);
    buf_free(&fix);
}

/* Says which errors are new; false when there is one. */
static bool
brings_no_error(const struct keep *keep, const struct report *before,
    const struct report *after)
{
    bool none = true;
    for (int i = 0; i < after->count; i++) {
        const struct finding *finding = &after->findings[i];
        if (finding->severity != SEVERITY_ERROR ||
            count_like(after, finding) <= count_like(before, finding))
            continue;
        say_refused(keep, finding);
        none = false;
    }
    return none;
}

static void
say_warnings(const struct keep *keep, const struct report *before,
    const struct report *after)
{
    for (int i = 0; i < after->count && !keep->options->quiet; i++) {
        const struct finding *finding = &after->findings[i];
        if (finding->severity == SEVERITY_WARNING &&
            count_like(after, finding) > count_like(before, finding))
            complain("note: %s [%s]", finding->message,
                rule_get(finding->rule)->code);
    }
}

/* --- writing --- */

/* The plan as it will be read once the edits are written. */
static const struct plan *
read_again(const struct keep *keep, struct slice bytes)
{
    const struct definition *def = &keep->plan->def;
    struct root root = *workspace_root(keep->workspace);
    root.overlay = keep->csv;
    struct definition *again = definition_read(keep->arena, &root,
        source_new(keep->arena, def->source->path, bytes), def->path,
        keep->options->today);
    if (again->kind == KIND_PLAN)
        ((struct plan *)again)->segment_to = keep->plan->segment_to;
    return definition_plan(again);
}

enum exit_status
keep_no_room(const struct keep *keep, const char *what)
{
    complain("\"%s\" has no sure place for %s: write the fields around it one "
             "a line, or in braces",
        keep->file, what);
    return EXIT_FINDINGS;
}

static enum exit_status
replace(const struct keep *keep, const char *path, const char *shown,
    struct slice old, struct slice bytes)
{
    bool changed;
    const char *full = arena_printf(
        keep->arena, "%s/%s", workspace_root(keep->workspace)->path, path);
    if (lock_is_link(full)) {
        complain("\"%s\" is a link: give the file that it leads to", shown);
        return EXIT_USAGE;
    }
    if (file_replace(full, old, bytes, &changed))
        return EXIT_CLEAN;
    if (!changed) {
        complain("\"%s\" cannot be written: %s", shown, strerror(errno));
        return EXIT_SYSTEM;
    }
    complain("\"%s\" was changed by somebody else meanwhile, and is left as "
             "it is now: try again",
        shown);
    return EXIT_FINDINGS;
}

static enum exit_status
write_csv(const struct keep *keep)
{
    struct slice old;
    const struct root *root = workspace_root(keep->workspace);
    const char *path = keep->csv->path;
    int lock = lock_file(arena_printf(keep->arena, "%s/%s", root->path, path));
    if (lock < 0)
        return EXIT_SYSTEM;
    const struct source *source = keep->csv_source;
    old = (struct slice){source->text, source->size};
    enum exit_status status =
        replace(keep, path, source->path, old, keep->csv->bytes);
    close(lock);
    return status;
}

static enum exit_status
write_all(const struct keep *keep, struct slice bytes)
{
    const struct source *source = keep->plan->def.source;
    struct slice old = {source->text, source->size};
    if (keep->csv)
        return write_csv(keep);
    return replace(keep, keep->plan->def.path, keep->file, old, bytes);
}

static void
say_done(const struct keep *keep, const struct keep_verb *verb)
{
    struct buf said = {0}, shown = {0};
    if (keep->options->quiet)
        return;
    buf_printf(&said, "%s: ", keep->plan->def.id.s);
    verb->say(keep, &said);
    buf_visible(&shown, said.p, said.n);
    puts(shown.p);
    buf_free(&said);
    buf_free(&shown);
}

static enum exit_status
settle(struct keep *keep, const struct keep_verb *verb)
{
    struct report before, after;
    enum exit_status status = verb->edit(keep);
    if (status != EXIT_CLEAN)
        return status;
    if (keep->settled) {
        keep->after = keep->plan;
        say_done(keep, verb);
        return EXIT_CLEAN;
    }
    const struct source *source = keep->plan->def.source;
    struct slice bytes = edit_apply(keep->arena, source, &keep->edits);
    keep->after = read_again(keep, bytes);
    if (!keep->after)
        return keep_no_room(keep, "that");
    status = judge(keep, keep->after, &after);
    if (status == EXIT_CLEAN)
        status = judge_before(keep, &after, &before);
    if (status != EXIT_CLEAN)
        return status;
    if (!brings_no_error(keep, &before, &after))
        return EXIT_FINDINGS;
    if (!verb->reads_well(keep))
        return keep_no_room(keep, "that");
    status = write_all(keep, bytes);
    if (status != EXIT_CLEAN)
        return status;
    say_done(keep, verb);
    fflush(stdout);
    say_warnings(keep, &before, &after);
    return EXIT_CLEAN;
}

/* --- the whole --- */

static enum exit_status
nothing_written(void)
{
    complain("nothing is written");
    return EXIT_USAGE;
}

/* The plans below the current folder by their ids, with their customers; none
 * where there are more than one looks through, or settings are at fault. */
static struct ask_choices
plans_here(const struct keep *keep)
{
    struct workspace *all;
    const char **ids = ARENA_ARRAY(keep->arena, const char *, PLANS_LISTED);
    const char **about = ARENA_ARRAY(keep->arena, const char *, PLANS_LISTED);
    struct ask_choices choices = {ids, about, 0};
    if (run_open_here(&all, keep->options) != EXIT_CLEAN)
        return choices;
    int count = workspace_count(all);
    for (int i = 0; count <= FILES_READ && i < count; i++) {
        const struct plan *plan =
            definition_plan(workspace_load(all, keep->arena, i));
        if (!plan)
            continue;
        if (choices.count == PLANS_LISTED) {
            choices.count = 0;
            break;
        }
        ids[choices.count] = plan->def.id.s;
        about[choices.count++] = plan_customer(plan);
    }
    workspace_close(all);
    return choices;
}

static enum exit_status
ask_plan(struct keep *keep)
{
    const char *answer;
    struct ask_choices plans = plans_here(keep);
    const char *only = plans.count == 1 ? plans.words[0] : NULL;
    enum exit_status status;
    do {
        keep->file = NULL;
        if (!ask_open(
                keep->arena, "Plan (its id or file)", plans, only, &answer))
            return nothing_written();
        status = find_plan(keep, answer);
    } while (status == EXIT_USAGE);
    return status;
}

static enum exit_status
ask_rest(struct keep *keep, const struct keep_verb *verb)
{
    enum exit_status status = load(keep);
    if (status == EXIT_CLEAN && !verb->ask(keep))
        status = nothing_written();
    unload(keep);
    return status;
}

/* Names what is missing, or says that there is too much. */
static enum exit_status
refuse_words(const struct keep *keep, const struct keep_verb *verb)
{
    const char *lacks = verb->lacks(keep);
    if (keep->options->path_count == 0)
        lacks = "the plan";
    if (lacks)
        complain("%s needs %s: countersign %s", verb->name, lacks, verb->usage);
    else
        complain("%s takes %s: countersign %s", verb->name,
            keep->word_count < verb->words_least ? "more" : "less",
            verb->usage);
    return EXIT_USAGE;
}

/* Finds the plan, and asks for what is missing. */
static enum exit_status
settle_words(struct keep *keep, const struct keep_verb *verb)
{
    const struct options *options = keep->options;
    bool too_many = keep->word_count > verb->words_most;
    bool missing = options->path_count == 0 ||
                   keep->word_count < verb->words_least || verb->lacks(keep);
    keep->asks = missing && !too_many && ask_can();
    if (too_many || (missing && !keep->asks))
        return refuse_words(keep, verb);
    enum exit_status status = options->path_count > 0
                                  ? find_plan(keep, options->paths[0])
                                  : ask_plan(keep);
    if (status == EXIT_CLEAN && keep->asks)
        status = ask_rest(keep, verb);
    return status;
}

enum exit_status
keep_run(struct arena *arena, struct options *options,
    const struct keep_verb *verb, void *own)
{
    /* One more than were given, for what is asked. */
    char **words = ARENA_ARRAY(arena, char *, options->path_count + 4);
    struct keep keep = {
        .arena = arena, .options = options, .words = words, .own = own};
    for (int i = 1; i < options->path_count; i++)
        words[keep.word_count++] = options->paths[i];
    enum exit_status status = settle_words(&keep, verb);
    if (status != EXIT_CLEAN)
        return status;
    keep.on = options->on == DAY_NONE ? options->today : options->on;
    int lock = lock_file(keep.file);
    if (lock < 0)
        return EXIT_SYSTEM;
    status = load(&keep);
    if (status == EXIT_CLEAN)
        status = settle(&keep, verb);
    workspace_close(keep.workspace);
    close(lock);
    return run_flush() ? status : EXIT_SYSTEM;
}
