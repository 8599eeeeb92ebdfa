/* Recording something in a plan, in one place and with every other byte as it
 * was.
 *
 * The plan is found, locked, read, edited in memory and judged; what brings a
 * new error is refused in the words of its rule, before anything is written.
 * A file that somebody else changed meanwhile is left as it is. */
#ifndef COMMANDS_KEEP_H
#define COMMANDS_KEEP_H

#include "commands/options.h"
#include "plan/workspace.h"
#include "source/edit.h"

struct keep {
    struct arena *arena;
    struct options *options;
    char **words; /* the arguments behind PLAN */
    int word_count;
    bool asks; /* somebody sits at a terminal and is asked */
    struct workspace *workspace;
    const char *file;        /* the plan's, as the command line names it */
    const struct plan *plan; /* as it stands */
    const struct plan *after;
    day_t on; /* the day of what is recorded */
    /* What the command settles: */
    struct edits edits;              /* of the plan */
    const struct file_overlay *csv;  /* or what becomes of a file beside it */
    const struct source *csv_source; /* and what it holds now */
    bool settled;                    /* it is there already */
    const struct milestone *milestone;
    const struct front *node; /* the milestone's fields */
    void *own;                /* the command's */
};

/* One command.  The functions that return false have said why. */
struct keep_verb {
    const char *name;
    const char *usage;           /* "done PLAN MILESTONE --evidence TEXT" */
    int words_least, words_most; /* behind PLAN; INT_MAX is no limit */
    /* What it cannot do without is missing: NULL, or what. */
    const char *(*lacks)(const struct keep *keep);
    /* Asks for what was not given, with the plan at hand. */
    bool (*ask)(struct keep *keep);
    /* Finds what the arguments name, and edits. */
    enum exit_status (*edit)(struct keep *keep);
    /* What was written reads as it was meant. */
    bool (*reads_well)(const struct keep *keep);
    /* The result and what it means, without the id before it. */
    void (*say)(const struct keep *keep, struct buf *out);
};

/* `own` is the command's, and zeroed. */
enum exit_status keep_run(struct arena *arena, struct options *options,
    const struct keep_verb *verb, void *own);

/* Adds an item to a list of the plan, which, where it is new, goes where a new
 * plan has it. */
bool keep_append(struct keep *keep, const char *list,
    const struct edit_field *fields, int count);
/* The layout leaves no room for the edit: says so; returns EXIT_FINDINGS. */
enum exit_status keep_no_room(const struct keep *keep, const char *what);
/* The milestone by its id, or its name; EXIT_USAGE, having said why. */
enum exit_status keep_milestone(struct keep *keep, const char *which);
/* Asks for one of the plan's milestones that are not done, or for a person of
 * a side; `fallback` may be NULL. */
bool keep_ask_milestone(struct keep *keep, const char **which);
bool keep_ask_person(struct keep *keep, const char *question, enum side side,
    const char *fallback, const char **who);
/* The plan's fields at a place, such as metrics.ID; NULL for none. */
const struct front *keep_node(
    const struct keep *keep, const char *map, const char *id);
/* What a CSV file beside the plan holds, as `csv_source`; `known` is that,
 * where it was read already, else NULL.  False, having said why. */
bool keep_open_csv(
    struct keep *keep, const struct path *file, const struct source *known);
/* What is to become of it. */
void keep_settle_csv(
    struct keep *keep, const struct path *file, const struct edits *edits);
/* The arguments from this one on, as one text. */
const char *keep_words(const struct keep *keep, int from);
/* "4.2 h", in the metric's unit */
const char *keep_level(
    const struct keep *keep, const struct metric *metric, int64_t micro);
/* "5 days", "1 day" */
const char *keep_days(const struct keep *keep, int count);

#endif
