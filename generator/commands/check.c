/* check: read every definition, judge it, report what was found. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/pool.h"
#include "base/text.h"
#include "commands/accounts.h"
#include "commands/check_templates.h"
#include "commands/commands.h"
#include "commands/fix.h"
#include "commands/logos.h"
#include "commands/outputs.h"
#include "commands/paths.h"
#include "commands/progress.h"
#include "commands/run.h"
#include "commands/sieve.h"
#include "criteria/across.h"
#include "criteria/judge.h"
#include "plan/account.h"
#include "plan/lost_head.h"
#include "seal/kept.h"
#include "source/excerpt.h"
#include "source/repair.h"

/* Definitions that are read together, step by step, and judged together, rule
 * by rule: the code of all is ten times what the nearest cache holds, and the
 * processor foresees its branches better.  It takes a fifth off the time of a
 * check.  Each takes 130 KB while it waits, so that of many workers each keeps
 * fewer; big ones are not kept for others. */
#define TOGETHER 64
#define TOGETHER_LEAST 16
#define TOGETHER_OF_ALL 128
#define TOGETHER_SIZE (512 * 1024) /* bytes of their files */

/* A definition whose front matter was read and that waits for others. */
struct pending {
    struct arena *arena;
    struct logos *logos;   /* the worker's */
    struct sifted *sifted; /* where it is counted */
    int job;
    struct loading loading;
    const struct definition *definition;
    struct report report;
};

/* What one worker has, and what it found so far. */
struct worker {
    struct pending pending[TOGETHER];
    int pending_count, together;
    uint32_t pending_size;
    struct logos *logos;
    struct tally tally;
    int errors[RULE_COUNT]; /* by rule */
    int others[RULE_COUNT]; /* warnings and notes */
    struct sifted sifted;
    bool lost;                  /* a file could not be read */
    int looked_at;              /* definitions that are part of the report */
    int faulty;                 /* of these, those with a finding */
    struct health_score health; /* of the only plan, without its lines */
};

static void
open_worker(struct worker *worker, int jobs)
{
    int share = TOGETHER_OF_ALL / jobs;
    worker->together = share > TOGETHER         ? TOGETHER
                       : share < TOGETHER_LEAST ? TOGETHER_LEAST
                                                : share;
    worker->logos = logos_new();
    for (int i = 0; i < TOGETHER; i++)
        worker->pending[i] = (struct pending){.arena = arena_new(),
            .logos = worker->logos,
            .sifted = &worker->sifted};
}

static void
close_worker(struct worker *worker)
{
    logos_free(worker->logos);
    for (int i = 0; i < TOGETHER; i++)
        arena_free(worker->pending[i].arena);
}

struct checking {
    const struct options *options;
    struct workspace *workspace;
    struct sieve *sieve;
    struct outputs *outputs;
    struct worker *workers;
    struct across *across;
    const int *twins; /* by definition: another of its name, or -1 */
    const int
        *clashed; /* the definitions that have something to do with others */
    struct template_files templates;
};

/* Seconds that are worth a word; under it the line is the same each time. */
#define LONG 0.5

static double
seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
count_rules(struct worker *worker, const struct report *report)
{
    worker->faulty += report->count > 0;
    tally_add(&worker->tally, report);
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->severity == SEVERITY_ERROR)
            worker->errors[finding->rule]++;
        else if (finding->severity != SEVERITY_NONE)
            worker->others[finding->rule]++;
    }
}

/* The name of the customer success manager, else how the plan calls them. */
static const char *
keeper_of(const struct definition *definition)
{
    const struct qbr *qbr = definition_qbr(definition);
    const struct plan *plan = qbr ? qbr->plan_to : definition_plan(definition);
    return plan ? plan_keeper(plan) : NULL;
}

/* Of a plan that can be read whole; as the portfolio and the exports have it.
 */
static struct health_score
health_of(const struct checking *checking, struct arena *arena,
    const struct definition *definition)
{
    const struct plan *plan = definition_plan(definition);
    day_t today = checking->options->today;
    if (!plan || !definition->readable)
        return (struct health_score){.known = false};
    return plan_health(arena,
        plan_as_stood(arena, workspace_root(checking->workspace), plan, today),
        today);
}

/* What the list of definitions says of one. */
static const char *
entry_of(const struct report_group *group, const struct definition *definition,
    const struct health_score *health, struct arena *arena)
{
    struct tally tally = {0};
    struct buf text = {0};
    struct json_out json = {&text, false};
    tally_add(&tally, group->report);
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "path", group->path);
    json_out_text(
        &json, "kind", field_word_text(words_kind, (int)definition->kind));
    json_out_text(&json, "definition", group->subject);
    json_out_text(&json, "csm", group->keeper);
    json_out_number(&json, "errors", tally.errors);
    json_out_number(&json, "warnings", tally.warnings);
    json_out_number(&json, "notes", tally.notes);
    json_out_number(&json, "waived", tally.waived);
    account_json_health(&json, health);
    json_out_close(&json, '}');
    const char *entry = arena_strndup(arena, text.p, text.n);
    buf_free(&text);
    return entry;
}

/* Computed only where it is shown: in the list of definitions, and in the last
 * line when it speaks of one plan. */
static void
add_health(const struct checking *checking, struct worker *worker,
    const struct pending *pending, struct report_group *group)
{
    const struct definition *definition = pending->definition;
    bool lists = outputs_list(checking->outputs);
    bool alone =
        workspace_count(checking->workspace) == 1 && !checking->options->quiet;
    if (!lists && !alone)
        return;
    struct health_score health =
        health_of(checking, pending->arena, definition);
    if (lists)
        group->entry = entry_of(group, definition, &health, pending->arena);
    if (alone && health.known && plan_is_live(definition_plan(definition)))
        worker->health = health;
}

/* What no rule says of a definition that was judged; false where it is not to
 * be looked at. */
static bool
add_others(struct checking *checking, const struct pending *pending,
    const struct definition *definition, struct report *report)
{
    logos_check(pending->logos, NULL, workspace_root(checking->workspace),
        definition, report);
    report_sort(report);
    return sieve_definition(
        checking->sieve, pending->job, definition, report, pending->sifted);
}

/* What cannot be read there, or NULL. */
static struct finding *
unread_at(struct report *report, struct place place)
{
    for (int i = 0; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        struct place at = finding->edit.with ? finding->edit.at : finding->at;
        if (finding->rule == CS002 && at.source == place.source &&
            at.at <= place.at && place_behind(at) >= place_behind(place))
            return finding;
    }
    return NULL;
}

/* What stands in a place that is to be repaired, and is none of the words that
 * belong there: that is to be said in place of how to write it.  Nor is it to
 * be told apart that what was signed there is another one. */
static bool
tells_better(struct report *report, const struct finding *behind)
{
    bool better =
        behind->rule == CS006 || behind->rule == CS007 || behind->rule == CS010;
    struct finding *finding =
        better || behind->rule == CS802 ? unread_at(report, behind->at) : NULL;
    if (!finding || (!better && finding->at.at != behind->at.at))
        return false;
    const char *read = finding_fix(finding);
    finding->fix = finding_fix(behind);
    if (!better) {
        finding->fix = report_text(
            report, "%s\nonce it can be read:\n%s", finding->fix, read);
        return true;
    }
    finding->message = behind->message;
    finding->label = behind->label;
    finding->why = behind->why;
    finding->edit = behind->edit;
    return true;
}

/* Tells the id where a line is asked for that stands there in the repaired
 * copy; false where none is. */
static bool
tell_id(struct report *report, const struct repaired *repaired,
    struct place key, const char *id)
{
    struct finding lost = {.at = key};
    repaired_back(repaired, &lost);
    uint32_t at = line_text(lost.at.source, lost.at.at).at;
    for (int i = 0; i < report->count; i++)
        if (report->findings[i].at.at == at &&
            lost_head_name(report, &report->findings[i], id))
            return true;
    return false;
}

/* Of an entry that lost its id only the signed terms may tell it. */
static void
tell_signed(const struct checking *checking, struct report *report,
    const struct definition *definition)
{
    const struct plan *plan = definition_plan(definition->mended);
    const struct front *list = plan ? definition->mended->front->first : NULL;
    for (; list; list = list->next) {
        const struct front *entry = front_field(list, LOST_ID);
        const struct front *name = entry ? front_field(entry, "name") : NULL;
        const char *id = entry ? kept_lost_id(report->arena,
                                     workspace_root(checking->workspace), plan,
                                     list, name ? name->text : NULL)
                               : NULL;
        if (id && tell_id(report, definition->repaired, entry->key_at, id))
            return;
    }
}

/* "in line 105" */
static bool
names_line(const char *text)
{
    for (const char *p = text; p && (p = strstr(p, "line")); p += 4) {
        const char *number = p + 4 + (p[4] == 's');
        if (*number == ' ' && text_digit(number[1]))
            return true;
    }
    return false;
}

/* A line that is to be written moves those below it, so that their numbers are
 * not those of the file: what names one waits until it was written. */
static bool
waits(const struct repaired *repaired, const struct finding *finding)
{
    return repaired_moves_lines(repaired) &&
           (names_line(finding->message) || names_line(finding_fix(finding)) ||
               names_line(finding->label));
}

/* Of a file that cannot be read what its repairs will bring up. */
static void
add_behind(struct checking *checking, struct pending *pending)
{
    const struct definition *definition = pending->definition;
    struct report *report = &pending->report;
    const struct repaired *repaired = definition->repaired;
    struct report behind;
    if (repaired->gap)
        tell_signed(checking, report, definition);
    report_init(&behind, report->arena);
    judge_definition(report->arena, workspace_root(checking->workspace),
        definition->mended, checking->options->today, &behind);
    if (!add_others(checking, pending, definition->mended, &behind))
        return;
    for (int i = 0; i < behind.count; i++) {
        struct finding *finding = &behind.findings[i];
        bool gap = repaired_adds(repaired, finding->at) ||
                   (repaired->gap && finding->rule == CS802);
        bool later = waits(repaired, finding);
        repaired_back(repaired, finding);
        if (!gap && !later &&
            (repaired->lost || !tells_better(report, finding)))
            *report_add(report, finding->rule, finding->at, "%s",
                finding->message) = *finding;
    }
    report_sort(report);
}

/* What is to be told of the definition once it was judged; false where it is
 * not to be looked at. */
static bool
complete(struct checking *checking, struct pending *pending)
{
    const struct definition *definition = pending->definition;
    if (!add_others(checking, pending, definition, &pending->report))
        return false;
    if (definition->mended)
        add_behind(checking, pending);
    return true;
}

static struct report_group
group_of(const struct pending *pending)
{
    const struct definition *definition = pending->definition;
    return (struct report_group){.report = &pending->report,
        .path = definition->source->path,
        .subject = definition->id.s,
        .keeper = keeper_of(definition)};
}

static void
report_one(
    struct checking *checking, struct worker *worker, struct pending *pending)
{
    if (!complete(checking, pending))
        return;
    worker->looked_at++;
    count_rules(worker, &pending->report);
    struct report_group group = group_of(pending);
    add_health(checking, worker, pending, &group);
    outputs_put(checking->outputs, pending->job, &group);
}

/* All that was put off when the definition was begun. */
static void
finish_loading(
    struct checking *checking, struct worker *worker, struct pending *pending)
{
    pending->definition = workspace_finish(
        checking->workspace, pending->arena, &pending->loading);
    across_remember(checking->across, pending->job, pending->definition);
    worker->lost |= pending->definition->error != FILE_OK;
    report_init(&pending->report, pending->arena);
}

static void
judge_pending(struct checking *checking, struct worker *worker)
{
    for (int i = 0; i < worker->pending_count; i++)
        finish_loading(checking, worker, &worker->pending[i]);
    struct judge_case cases[TOGETHER];
    for (int i = 0; i < worker->pending_count; i++) {
        struct pending *pending = &worker->pending[i];
        cases[i] = (struct judge_case){
            pending->arena, pending->definition, &pending->report};
    }
    judge_definitions(cases, worker->pending_count,
        workspace_root(checking->workspace), checking->options->today);
    for (int i = 0; i < worker->pending_count; i++)
        report_one(checking, worker, &worker->pending[i]);
    worker->pending_count = 0;
    worker->pending_size = 0;
}

static void
check_one(void *context, int job, int number)
{
    struct checking *checking = context;
    struct worker *worker = &checking->workers[number];
    struct pending *pending = &worker->pending[worker->pending_count++];
    arena_reset(pending->arena);
    pending->job = job;
    pending->loading =
        workspace_begin(checking->workspace, pending->arena, job);
    if (pending->loading.error == FILE_OK)
        worker->pending_size += pending->loading.begun.text.source->size;
    if (worker->pending_count == worker->together ||
        worker->pending_size > TOGETHER_SIZE)
        judge_pending(checking, worker);
}

/* Those that wait when all are read. */
static void
check_rest(void *context, int job, int number)
{
    struct checking *checking = context;
    (void)number;
    judge_pending(checking, &checking->workers[job]);
}

/* --- what only all definitions together show --- */

/* The definition's own findings once more, which were counted before; none
 * where it is not to be looked at. */
static bool
judge_again(struct checking *checking, struct pending *pending)
{
    struct workspace *workspace = checking->workspace;
    struct arena *arena = pending->arena;
    arena_reset(arena);
    pending->definition = workspace_read(workspace, arena, pending->job,
        workspace_source(workspace, arena, pending->job));
    report_init(&pending->report, arena);
    judge_definition(arena, workspace_root(workspace), pending->definition,
        checking->options->today, &pending->report);
    bool is_looked_at = complete(checking, pending);
    if (!is_looked_at)
        pending->report.count = 0;
    return is_looked_at;
}

static void
find_across(struct checking *checking, struct worker *worker,
    const struct pending *pending, struct report *report)
{
    int index = pending->job, twin = checking->twins[index];
    const struct source *source = pending->definition->source;
    report_init(report, pending->arena);
    if (twin >= 0)
        workspace_say_twin(checking->workspace, index, source, twin, report);
    across_judge(checking->across, index, pending->definition, report);
    report_sort(report);
    sieve_across(checking->sieve, index, report, &worker->sifted);
}

/* Reports a definition anew, with what others show of it in its place. */
static void
check_clashed(void *context, int job, int number)
{
    struct checking *checking = context;
    struct worker *worker = &checking->workers[number];
    struct sifted again = {.again = true};
    struct pending pending = {.arena = worker->pending[0].arena,
        .logos = worker->logos,
        .sifted = &again,
        .job = checking->clashed[job]};
    struct report across;
    bool is_looked_at = judge_again(checking, &pending);
    bool was_faulty = pending.report.count > 0;
    buf_free(&again.entries);
    find_across(checking, worker, &pending, &across);
    if (across.count == 0)
        return;
    count_rules(worker, &across);
    worker->faulty -= was_faulty;
    report_merge(&pending.report, &across);
    report_sort(&pending.report);
    struct report_group group = group_of(&pending);
    group.is_aside = !is_looked_at;
    if (is_looked_at)
        add_health(checking, worker, &pending, &group);
    outputs_put(checking->outputs, pending.job, &group);
}

/* Few definitions have something to do with others: these are read again, once
 * all are known.  Where findings share entries of a baseline, the first in the
 * order of paths has one. */
static void
check_across(struct checking *checking, struct arena *arena, int count)
{
    struct options turns = *checking->options;
    int *clashed = ARENA_RAW(arena, int, count), clashed_count = 0;
    across_compare(checking->across);
    checking->twins = workspace_twins(checking->workspace, arena);
    for (int i = 0; i < count; i++)
        if (checking->twins[i] >= 0 || across_has(checking->across, i))
            clashed[clashed_count++] = i;
    checking->clashed = clashed;
    if (turns.baseline)
        turns.jobs = 1;
    progress_pool(&turns, "comparing", clashed_count, check_clashed, checking);
}

/* What the documents are made with. */
static void
check_templates(struct checking *checking, int number)
{
    struct worker *worker = &checking->workers[0];
    for (int i = 0; i < checking->templates.count; i++) {
        struct template_file *file = &checking->templates.items[i];
        sieve_settled(checking->sieve, &file->report, &worker->sifted);
        worker->looked_at++;
        count_rules(worker, &file->report);
        outputs_put(checking->outputs, number + i,
            &(struct report_group){
                .report = &file->report, .path = file->source->path});
    }
}

/* All workers' counts, in the first. */
static struct worker *
join_workers(struct checking *checking)
{
    struct worker *all = checking->workers;
    for (int i = 1; i < checking->options->jobs; i++) {
        tally_join(&all->tally, &all[i].tally);
        sifted_join(&all->sifted, &all[i].sifted);
        all->lost |= all[i].lost;
        all->looked_at += all[i].looked_at;
        all->faulty += all[i].faulty;
        if (all[i].health.known)
            all->health = all[i].health;
        for (int rule = 0; rule < RULE_COUNT; rule++) {
            all->errors[rule] += all[i].errors[rule];
            all->others[rule] += all[i].others[rule];
        }
    }
    return all;
}

/* What is worth reading up: of one plan an error that keeps a value from being
 * read, else the first thing to settle, in the catalogue's order, where gaps
 * and forms of the file explain themselves; of many plans what most of them
 * do. */
static enum rule_id
worth_reading(const int *found, int faulty, bool errors)
{
    int most = RULE_NONE;
    for (int rule = 1; faulty == 1 && errors && rule < CS010; rule++)
        if (found[rule] > 0)
            return (enum rule_id)rule;
    for (int rule = CS101; faulty == 1 && rule < RULE_COUNT; rule++)
        if (found[rule] > 0)
            return (enum rule_id)rule;
    for (int rule = 1; rule < RULE_COUNT; rule++)
        if (found[rule] > found[most])
            most = rule;
    return (enum rule_id)most;
}

/* Nothing where no definition is part of the report. */
static void
add_next(
    const struct options *options, const struct worker *all, struct buf *line)
{
    bool errors = all->tally.errors > 0;
    enum rule_id rule =
        worth_reading(errors ? all->errors : all->others, all->faulty, errors);
    if (rule != RULE_NONE)
        buf_printf(
            line, "; next: countersign explain %s", rule_get(rule)->name);
    else if (all->looked_at > 0)
        buf_printf(line, "; next: countersign render%s%s",
            options->path_count == 1 ? " " : "",
            options->path_count == 1 ? options->paths[0] : "");
}

/* What could not be read, or cannot be measured: the health says nothing until
 * that is mended. */
static bool
has_fault(const struct worker *all)
{
    for (int rule = CS001; rule < CS301; rule++)
        if (all->errors[rule] > 0 && (rule < CS101 || rule >= CS201))
            return true;
    return false;
}

/* The last line: the counts, and what is worth typing next. */
static void
say_end(const struct checking *checking, const struct worker *all, int count,
    double seconds)
{
    const struct options *options = checking->options;
    struct buf line = {0};
    tally_say(&all->tally, &line);
    sifted_say(&all->sifted, &line);
    if (all->health.known && !has_fault(all))
        buf_printf(&line, "; health %d of 100, %s", all->health.score,
            health_colour(&all->health));
    if (seconds >= LONG)
        buf_printf(
            &line, ", in %d.%d s", (int)seconds, (int)(seconds * 10) % 10);
    add_next(options, all, &line);
    if (all->looked_at < count)
        fprintf(stderr, "%d of ", all->looked_at);
    fprintf(stderr, "%d %s checked: ", count, plural(count, "file", "files"));
    struct buf shown = {0};
    buf_visible(&shown, line.p, line.n);
    fprintf(stderr, "%s\n", shown.p);
    buf_free(&shown);
    buf_free(&line);
}

static enum exit_status
check_all(struct arena *arena, struct checking *checking, int count)
{
    int jobs = checking->options->jobs;
    double begun = seconds_now();
    checking->workers = ARENA_ARRAY(arena, struct worker, jobs);
    for (int i = 0; i < jobs; i++)
        open_worker(&checking->workers[i], jobs);
    int templates = checking->templates.count;
    checking->outputs = outputs_open(checking->options, count + templates);
    checking->across = across_new(checking->workspace);
    progress_pool(checking->options, "checking", count, check_one, checking);
    pool_run(jobs, jobs, check_rest, checking);
    check_across(checking, arena, count);
    across_free(checking->across);
    check_templates(checking, count);
    struct worker *all = join_workers(checking);
    bool written = outputs_close(checking->outputs, all->lost);
    if (!checking->options->quiet)
        say_end(checking, all, count + templates, seconds_now() - begun);
    enum exit_status closed = sieve_close(checking->sieve, &all->sifted);
    for (int i = 0; i < jobs; i++)
        close_worker(&checking->workers[i]);
    if (all->lost || !written || closed == EXIT_SYSTEM)
        return EXIT_SYSTEM;
    if (all->sifted.untrusted)
        complain("a waiver names a rule that does not exist, so nobody knows "
                 "what it was to allow");
    if (closed != EXIT_CLEAN || all->sifted.untrusted)
        return EXIT_USAGE;
    return all->sifted.fails ? EXIT_FINDINGS : EXIT_CLEAN;
}

enum exit_status
check_with(struct arena *arena, struct options *options, template_judge *judge)
{
    struct checking checking = {.options = options};
    struct settings *settings;
    enum exit_status status = paths_read(arena, options);
    /* Templates are something to check by themselves. */
    options->allow_empty |= options->templates || options->theme;
    if (status == EXIT_CLEAN && (options->fix || options->fix_spelling))
        status = fix_all(arena, options);
    if (status == EXIT_CLEAN)
        status = run_open_with(&checking.workspace, &settings, arena, options);
    if (status != EXIT_CLEAN)
        return status;
    status = sieve_open(
        &checking.sieve, arena, options, checking.workspace, settings);
    if (status == EXIT_CLEAN && judge)
        status = judge(&checking.templates, arena, options,
            workspace_root(checking.workspace));
    if (status == EXIT_CLEAN)
        status =
            check_all(arena, &checking, workspace_count(checking.workspace));
    workspace_close(checking.workspace);
    return status;
}

static enum exit_status
check(struct arena *arena, struct options *options)
{
    assert(!options->templates && !options->theme);
    return check_with(arena, options, NULL);
}

int
command_check(int argc, char **argv)
{
    return run_command("check", CHECK_TAKES, argc, argv, check);
}
