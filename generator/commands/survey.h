/* A look at all plans below the paths: each is read, seen as it stood today
 * (plan_as_stood), and handed to the command, which keeps what it needs of it.
 *
 * Memory is what is kept: the plan itself is gone after the call. */
#ifndef COMMANDS_SURVEY_H
#define COMMANDS_SURVEY_H

#include "commands/run.h"

/* Called from workers, once a plan.  `keep` is the worker's own until the end
 * of the survey, `scratch` only until the call returns; `number` is the
 * definition's place in the order of paths, `path` as the command line would
 * name it. */
typedef void survey_take(void *context, int number, struct arena *keep,
    struct arena *scratch, const struct plan *plan, const char *path);
/* The same, once a QBR whose plan can be read; `plan` is that one as it stood
 * today. */
typedef void survey_take_qbr(void *context, int number, struct arena *keep,
    struct arena *scratch, const struct qbr *qbr, const struct plan *plan,
    const char *path);
/* With `as_written` a plan is handed over as its file has it, and not as it
 * stood today; only then, and where QBRs are wanted, does it have its prose.
 * `begin` is called before the first definition is taken; the workspace is
 * there until the last was, and where QBRs are wanted it knows all names, and
 * so are its settings, which are put into *settings before `begin`.  `qbr` and
 * `settings` are NULL where none are wanted. */
struct survey_wants {
    void (*begin)(void *context, struct workspace *workspace);
    survey_take *plan;
    survey_take_qbr *qbr;
    const struct settings **settings;
    void *context;
    bool as_written;
};

struct survey {
    int count;      /* definitions; what is taken has a number below it */
    int plans;      /* that were read */
    int unreadable; /* that have faults of form: `check` says which */
    bool lost;      /* a file could not be read at all */
    struct arena **keep;
    int keeps;
};

/* EXIT_CLEAN, or what run_open returned, or EXIT_USAGE where no plan is of
 * --csm's accounts; why is said, and there is nothing to free then. */
enum exit_status survey_run(struct survey *survey,
    const struct options *options, const struct survey_wants *wants);
/* What was kept goes with it. */
void survey_free(struct survey *survey);
/* The end of a command whose work came to `status`: says "2 plans could not be
 * read …" on standard error, if that is so, and frees the survey; returns the
 * worse of both. */
enum exit_status survey_end(struct survey *survey, enum exit_status status);

#endif
