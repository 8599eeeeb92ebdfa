#include "commands/survey.h"

#include <stdlib.h>

#include "base/text.h"
#include "commands/accounts.h"
#include "commands/people.h"
#include "commands/progress.h"
#include "seal/signed.h"

struct keeper {
    struct person person; /* id and name */
    struct keeper *next;
};

struct surveyor {
    struct arena *keep, *scratch;
    int plans, unreadable;
    bool lost;
    bool of_csm;            /* one of the plans is of --csm's accounts */
    struct keeper *keepers; /* whose the others are, until there is one */
};

struct surveying {
    const struct options *options;
    struct workspace *workspace;
    struct surveyor *workers;
    const struct survey_wants *wants;
};

static const struct plan *
stood(const struct surveying *surveying, struct surveyor *worker,
    const struct plan *plan)
{
    return plan_as_stood(worker->scratch, workspace_root(surveying->workspace),
        plan, surveying->options->today);
}

static void
note_keeper(const struct surveying *surveying, struct surveyor *worker,
    const struct plan *plan)
{
    const char *csm = surveying->options->csm;
    worker->of_csm |= account_is_of(plan, csm);
    if (worker->of_csm || text_blank(plan->csm.id))
        return;
    struct keeper *keeper = ARENA_NEW(worker->keep, struct keeper);
    struct person *person = &keeper->person;
    person->id = (struct text){
        .state = VALUE_SET, .s = arena_strdup(worker->keep, plan->csm.id)};
    if (plan->csm.to && is_set(plan->csm.to->name))
        person->name = (struct text){.state = VALUE_SET,
            .s = arena_strdup(worker->keep, plan->csm.to->name.s)};
    keeper->next = worker->keepers;
    worker->keepers = keeper;
}

static void
take_plan(const struct surveying *surveying, struct surveyor *worker, int job,
    const struct plan *plan)
{
    const struct survey_wants *wants = surveying->wants;
    worker->plans++;
    note_keeper(surveying, worker, plan);
    const struct plan *shown =
        wants->as_written ? plan : stood(surveying, worker, plan);
    wants->plan(wants->context, job, worker->keep, worker->scratch, shown,
        plan->def.source->path);
}

static void
take_qbr(const struct surveying *surveying, struct surveyor *worker, int job,
    const struct qbr *qbr)
{
    const struct survey_wants *wants = surveying->wants;
    if (!wants->qbr)
        return;
    if (!qbr->plan_to) {
        worker->unreadable++;
        return;
    }
    note_keeper(surveying, worker, qbr->plan_to);
    wants->qbr(wants->context, job, worker->keep, worker->scratch, qbr,
        stood(surveying, worker, qbr->plan_to), qbr->def.source->path);
}

static void
survey_one(void *context, int job, int number)
{
    struct surveying *surveying = context;
    struct surveyor *worker = &surveying->workers[number];
    arena_reset(worker->scratch);
    const struct definition *definition =
        workspace_load(surveying->workspace, worker->scratch, job);
    worker->lost |= definition->error != FILE_OK;
    worker->unreadable += !definition->readable;
    if (!definition->readable)
        return;
    if (definition->kind == KIND_PLAN)
        take_plan(surveying, worker, job, definition_plan(definition));
    else if (definition->kind == KIND_QBR)
        take_qbr(surveying, worker, job, definition_qbr(definition));
}

static void
join(struct survey *survey, const struct surveying *surveying, int jobs)
{
    survey->keep = xmalloc(sizeof *survey->keep * (size_t)jobs);
    survey->keeps = jobs;
    for (int i = 0; i < jobs; i++) {
        const struct surveyor *worker = &surveying->workers[i];
        survey->keep[i] = worker->keep;
        survey->plans += worker->plans;
        survey->unreadable += worker->unreadable;
        survey->lost |= worker->lost;
        arena_free(worker->scratch);
    }
}

static enum exit_status
say_unread(const struct survey *survey)
{
    if (survey->unreadable > 0)
        complain("%d %s could not be read and %s left out; `countersign "
                 "check` says why",
            survey->unreadable, plural(survey->unreadable, "file", "files"),
            plural(survey->unreadable, "is", "are"));
    if (survey->lost)
        return EXIT_SYSTEM;
    return survey->unreadable > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
}

void
survey_free(struct survey *survey)
{
    for (int i = 0; i < survey->keeps; i++)
        arena_free(survey->keep[i]);
    free(survey->keep);
    *survey = (struct survey){0};
}

/* Nothing was found because of whom it was looked for. */
static enum exit_status
check_csm(struct arena *arena, struct survey *survey,
    const struct surveying *surveying, int jobs)
{
    int count = 0;
    bool found = !surveying->options->csm;
    for (int i = 0; i < jobs; i++) {
        found |= surveying->workers[i].of_csm;
        for (struct keeper *k = surveying->workers[i].keepers; k; k = k->next)
            count++;
    }
    if (found)
        return EXIT_CLEAN;
    const struct person **all =
        ARENA_ARRAY(arena, const struct person *, count + 1);
    count = 0;
    for (int i = 0; i < jobs; i++)
        for (struct keeper *k = surveying->workers[i].keepers; k; k = k->next)
            all[count++] = &k->person;
    say_unread(survey);
    people_complain_csm(arena, all, count, surveying->options->csm);
    survey_free(survey);
    return EXIT_USAGE;
}

enum exit_status
survey_run(struct survey *survey, const struct options *options,
    const struct survey_wants *wants)
{
    struct surveying surveying = {.options = options, .wants = wants};
    struct arena *arena = arena_new();
    struct settings *settings;
    *survey = (struct survey){0};
    enum exit_status status =
        run_open_with(&surveying.workspace, &settings, arena, options);
    if (status != EXIT_CLEAN) {
        arena_free(arena);
        return status;
    }
    if (wants->settings)
        *wants->settings = settings;
    if (!wants->qbr && !wants->as_written)
        workspace_skip_prose(surveying.workspace);
    int jobs = options->jobs;
    surveying.workers = ARENA_ARRAY(arena, struct surveyor, jobs);
    for (int i = 0; i < jobs; i++) {
        surveying.workers[i].keep = arena_new();
        surveying.workers[i].scratch = arena_new();
    }
    survey->count = workspace_count(surveying.workspace);
    for (int i = 0; wants->qbr && i < survey->count; i++) {
        arena_reset(surveying.workers->scratch);
        workspace_name(surveying.workspace, surveying.workers->scratch, i);
    }
    wants->begin(wants->context, surveying.workspace);
    progress_pool(options, "reading", survey->count, survey_one, &surveying);
    join(survey, &surveying, jobs);
    workspace_close(surveying.workspace);
    status = check_csm(arena, survey, &surveying, jobs);
    arena_free(arena);
    return status;
}

enum exit_status
survey_end(struct survey *survey, enum exit_status status)
{
    enum exit_status said = say_unread(survey);
    survey_free(survey);
    return status > said ? status : said;
}
