/* check: read every definition, judge it, print what was found. */
#include <stdio.h>
#include <stdlib.h>

#include "base/pool.h"
#include "commands/commands.h"
#include "commands/press.h"
#include "commands/run.h"
#include "criteria/judge.h"

/* What one definition's check leaves behind. */
struct checked {
    struct buf findings;
    struct tally tally;
    bool lost; /* the file itself could not be read */
};

struct checking {
    const struct options *options;
    struct workspace *workspace;
    struct arena **arenas; /* by worker */
    struct checked *checked;
};

static void
write_findings(const struct checking *checking, struct report *report,
    struct checked *checked)
{
    struct report_style style = {
        .format = checking->options->format, .color = checking->options->color};
    report_sort(report);
    tally_add(&checked->tally, report);
    report_write(report, style, &checked->findings);
}

static void
check_one(void *context, int job, int worker)
{
    struct checking *checking = context;
    struct arena *arena = checking->arenas[worker];
    struct report report;
    arena_reset(arena);
    report_init(&report, arena);
    const struct definition *definition =
        workspace_load(checking->workspace, arena, job);
    judge_definition(arena, workspace_root(checking->workspace), definition,
        checking->options->today, &report);
    press_check_logos(arena, workspace_root(checking->workspace),
        definition_plan(definition), &report);
    checking->checked[job].lost = definition->error != FILE_OK;
    write_findings(checking, &report, &checking->checked[job]);
}

/* What only all definitions together show. */
static void
check_across(struct checking *checking, struct checked *checked)
{
    struct arena *arena = checking->arenas[0];
    struct report report;
    arena_reset(arena);
    report_init(&report, arena);
    workspace_duplicates(checking->workspace, &report);
    write_findings(checking, &report, checked);
}

static enum exit_status
print_findings(const struct checking *checking, int count)
{
    struct tally all = {0};
    struct buf line = {0};
    bool lost = false;
    for (int i = 0; i <= count; i++) {
        const struct checked *checked = &checking->checked[i];
        fwrite(checked->findings.p, 1, checked->findings.n, stdout);
        all.errors += checked->tally.errors;
        all.warnings += checked->tally.warnings;
        all.notes += checked->tally.notes;
        lost |= checked->lost;
    }
    lost |= !run_flush();
    tally_say(&all, &line);
    if (!checking->options->quiet)
        fprintf(stderr, "%d %s checked: %s%s\n", count,
            plural(count, "definition", "definitions"), line.p,
            all.errors + all.warnings > 0
                ? "; `countersign explain RULE` says more of a rule"
                : "");
    buf_free(&line);
    if (lost)
        return EXIT_SYSTEM;
    return all.errors > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
}

static enum exit_status
check_all(struct checking *checking, int count)
{
    int jobs = checking->options->jobs;
    checking->arenas = xmalloc((size_t)jobs * sizeof *checking->arenas);
    checking->checked = calloc((size_t)count + 1, sizeof *checking->checked);
    if (!checking->checked)
        return EXIT_SYSTEM;
    for (int i = 0; i < jobs; i++)
        checking->arenas[i] = arena_new();
    pool_run(jobs, count, check_one, checking);
    check_across(checking, &checking->checked[count]);
    enum exit_status status = print_findings(checking, count);
    for (int i = 0; i < jobs; i++)
        arena_free(checking->arenas[i]);
    for (int i = 0; i <= count; i++)
        buf_free(&checking->checked[i].findings);
    free(checking->checked);
    free(checking->arenas);
    return status;
}

int
command_check(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct options options;
    enum exit_status status = EXIT_USAGE;
    if (options_read(arena, "check", TAKES_FORMAT, argc, argv, &options)) {
        struct checking checking = {.options = &options};
        if (options.help)
            command_help("check");
        status =
            options.help ? EXIT_CLEAN : run_open(&checking.workspace, &options);
        if (!options.help && status == EXIT_CLEAN) {
            status = check_all(&checking, workspace_count(checking.workspace));
            workspace_close(checking.workspace);
        }
    }
    arena_free(arena);
    return status;
}
