/* render: read, judge, view, print; every plan to HTML, PDF and a
 * calendar. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/logos.h"
#include "commands/progress.h"
#include "commands/render_work.h"
#include "criteria/judge.h"
#include "document/words.h"

/* A plan whose QBR for the quarter is among the files has that one's. */
static void
render_only_quarter(struct work *work)
{
    struct quarter asked = work->rendering->options->quarter;
    const struct plan *plan = definition_plan(work->definition);
    const struct qbr *qbr = definition_qbr(work->definition);
    if (qbr && qbr->quarter.year == asked.year &&
        qbr->quarter.quarter == asked.quarter)
        render_qbr(work, qbr);
    if (plan && !workspace_has_qbr(
                    work->rendering->workspace, work->arena, plan, asked))
        render_quarter(work, plan);
}

/* The picture of a party is shown by every kind that has one. */
static void
render_kind(struct work *work, bool shared)
{
    const struct definition *definition = work->definition;
    const struct plan *plan = definition_plan(definition);
    const struct root *root = workspace_root(work->rendering->workspace);
    bool logos =
        logos_check(NULL, &work->pictures, root, definition, &work->report);
    if (!definition->readable) {
        bool read = definition->error == FILE_OK;
        work->rendered->outcome = read ? WAS_REFUSED : WAS_LOST;
        render_say_findings(work, SEVERITY_ERROR);
    } else if (shared) {
        work->rendered->outcome = WAS_REFUSED;
    } else if (!logos) {
        render_finish(work, false, WAS_REFUSED);
    } else if (is_set(work->rendering->options->quarter)) {
        render_only_quarter(work);
    } else if (plan) {
        render_plan(work, plan);
    } else if (definition_qbr(definition)) {
        render_qbr(work, definition_qbr(definition));
    } else if (definition_initiative(definition)) {
        render_initiative(work, definition_initiative(definition));
    }
}

static void
render_one(void *context, int job, int number)
{
    struct rendering *rendering = context;
    struct worker *worker = &rendering->workers[number];
    const struct options *options = rendering->options;
    struct work work = {
        .rendering = rendering,
        .press = &worker->press,
        .arena = worker->arena,
        .rendered = &rendering->rendered[job],
    };
    if (!worker->press.arena)
        press_open(&worker->press, &rendering->house);
    work.pictures.kept = worker->press.pictures;
    shape_cache_trim(worker->press.shapes);
    line_cache_trim(worker->press.lines);
    worker->press.has_helper = options->jobs > rendering->count;
    arena_reset(worker->arena);
    report_init(&work.report, work.arena);
    work.definition = workspace_load(rendering->workspace, work.arena, job);
    work.products = (struct products){
        .arena = work.arena,
        .folder = rendering->folder,
        .stem = work.definition->id.s,
        .internal = options->audience == AUDIENCE_INTERNAL,
    };
    work.terms =
        judge_definition(work.arena, workspace_root(rendering->workspace),
            work.definition, options->today, &work.report);
    report_fold(&work.report);
    tally_add(&work.rendered->tally, &work.report);
    render_kind(&work, rendering->shared && rendering->shared[job] &&
                           (definition_plan(work.definition) ||
                               definition_qbr(work.definition)));
    products_free(&work.products);
}

static void
read_name(void *context, int job, int number)
{
    struct rendering *rendering = context;
    struct arena *arena = rendering->workers[number].arena;
    arena_reset(arena);
    workspace_name(rendering->workspace, arena, job);
}

/* Which of two definitions with one name came last would be chance, so neither
 * is printed; that shows only when all names are known, before the first is
 * printed. */
static void
mark_shared(
    struct rendering *rendering, struct arena *arena, struct report *report)
{
    struct workspace *workspace = rendering->workspace;
    int count = workspace_count(workspace);
    bool *shared = ARENA_ARRAY(arena, bool, count);
    const int *twins = workspace_twins(workspace, arena);
    for (int i = 0; i < count; i++) {
        if (twins[i] < 0)
            continue;
        shared[i] = shared[twins[i]] = true;
        workspace_say_twin(workspace, i,
            workspace_source(workspace, report->arena, i), twins[i], report);
    }
    rendering->shared = shared;
}

/* Standard input has no name before it is printed. */
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
    progress_pool(options, "reading", count, read_name, rendering);
    report_init(&report, arena);
    mark_shared(rendering, arena, &report);
    report_sort(&report);
    report_write(&report, style, &text);
    buf_write(&text, stderr);
    buf_free(&text);
}

/* "5 plans, 4 reviews and 1 initiative". */
static void
say_kinds(struct buf *line, int plans, int reviews, int initiatives)
{
    bool other = reviews + initiatives > 0;
    if (plans > 0 || !other)
        buf_printf(line, "%d %s", plans, plural(plans, "plan", "plans"));
    if (reviews > 0)
        buf_printf(line, "%s%d %s",
            plans == 0        ? ""
            : initiatives > 0 ? ", "
                              : " and ",
            reviews, plural(reviews, "review", "reviews"));
    if (initiatives > 0)
        buf_printf(line, "%s%d %s", plans + reviews > 0 ? " and " : "",
            initiatives, plural(initiatives, "initiative", "initiatives"));
}

static void
say_counts(const struct rendering *rendering, const int counts[])
{
    int printed = counts[WAS_PRINTED] + counts[WAS_DRAFT];
    int reviews = counts[WAS_REVIEW] + counts[WAS_DRAFT_REVIEW];
    int drafts = counts[WAS_DRAFT] + counts[WAS_DRAFT_REVIEW];
    int other = reviews + counts[WAS_INITIATIVE];
    int failed = counts[WAS_REFUSED] + counts[WAS_LOST];
    struct buf line = {0};
    if (rendering->options->quiet)
        return;
    say_kinds(&line, printed, reviews, counts[WAS_INITIATIVE]);
    buf_str(&line, " printed to ");
    buf_visible(&line, rendering->folder, strlen(rendering->folder));
    bool calendar = !rendering->options->no_calendar;
    buf_str(&line, calendar && (printed > 0 || other == 0)
                       ? "/ as HTML, PDF and calendar"
                       : "/ as HTML and PDF");
    if (drafts > 0)
        buf_printf(&line, ", %d of them as DRAFT", drafts);
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
    if (counts[WAS_LOST] > 0)
        return EXIT_SYSTEM;
    findings += counts[WAS_DRAFT] + counts[WAS_DRAFT_REVIEW];
    if (counts[WAS_REFUSED] > 0 || (rendering->options->strict && findings > 0))
        return EXIT_FINDINGS;
    return EXIT_CLEAN;
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
    if (count == 1)
        memory_share();
    rendering->count = count;
    rendering->workers = ARENA_ARRAY(arena, struct worker, jobs);
    rendering->rendered = ARENA_ARRAY(arena, struct rendered, count);
    for (int i = 0; i < jobs; i++)
        rendering->workers[i].arena = arena_new();
    find_shared(rendering, arena, count);
    rendering->flush = flush_new(rendering->folder);
    progress_pool(rendering->options, "printing", count, render_one, rendering);
    house_say_warnings(&rendering->house);
    say_gaps(rendering, arena);
    const char *fault = rendering->house.fault;
    if (fault)
        complain("%s", fault);
    enum exit_status status = fault ? EXIT_USAGE : sum_up(rendering, count);
    flush_end(rendering->flush);
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
    if (!house_open_with(&rendering->house, rendering->options->templates,
            rendering->options->theme, &why)) {
        complain("%s", why);
        return EXIT_USAGE;
    }
    return run_folder(rendering->folder);
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
        TAKES_OUTPUT | TAKES_TEMPLATES | TAKES_THEME | TAKES_AUDIENCE |
            TAKES_ESIGN | TAKES_STRICT | TAKES_FORMAT | TAKES_QUARTER |
            TAKES_CHARTS | TAKES_CALENDAR,
        argc, argv, render);
}
