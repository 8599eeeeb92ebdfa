/* The definitions below a root: found, read one at a time, tied together.
 *
 * Memory is bounded by what is loaded at once, not by the number of files:
 * the workspace keeps paths and one small key a definition; segments, which
 * many plans share, are read once and kept.  workspace_load may be called
 * from many threads, each with its own arena. */
#ifndef PLAN_WORKSPACE_H
#define PLAN_WORKSPACE_H

#include "plan/plan.h"
#include "source/front.h"

/* How opening a workspace can go wrong. */
enum workspace_error {
    WORKSPACE_OK,
    WORKSPACE_MISSING,  /* a path that is not there; exit 2 */
    WORKSPACE_EMPTY,    /* no definition below the paths; exit 2 */
    WORKSPACE_EXCLUDED, /* none that settings do not leave out; exit 2 */
    WORKSPACE_FAILED    /* it exists but could not be read; exit 3 */
};

struct workspace;

/* Finds all `.md` files but README.md at or below `paths` (files or folders;
 * "-" is standard input), and in folders none that settings leave out
 * (plan/exclude.h).  On an error *culprit names the path.  All paths
 * share the root of the first; a path outside of it is WORKSPACE_MISSING. */
enum workspace_error workspace_open(struct workspace **workspace,
    char *const *paths, int count, day_t today, const char **culprit);
/* The same with what only some commands ask for. */
struct workspace_wants {
    const char *stdin_name; /* the path that "-" stands for, or NULL */
    bool allow_empty;       /* no definition is no error */
    const char *settings;   /* the file of all, or NULL: each one's nearest */
    int listed; /* of so many of the paths, the last, settings leave out what
                   they leave out of a folder: a tool has listed them */
};
enum workspace_error workspace_open_as(struct workspace **workspace,
    char *const *paths, int count, struct workspace_wants wants, day_t today,
    const char **culprit);
void workspace_close(struct workspace *workspace);
/* From now on definitions are read without their prose, which nobody who only
 * counts looks at. */
void workspace_skip_prose(struct workspace *workspace);

int workspace_count(const struct workspace *workspace);
/* Relative to the root; sorted by bytes. */
const char *workspace_path(const struct workspace *workspace, int index);
/* As the command line would name it. */
const char *workspace_shown(const struct workspace *workspace, int index);
const struct root *workspace_root(const struct workspace *workspace);
day_t workspace_today(const struct workspace *workspace);

/* Reads the file and all that it refers to (its segment; a QBR's plan, also
 * into `arena`) and resolves references.  Never NULL: a file that cannot be
 * read has kind KIND_NONE and `readable` false, and its findings say why. */
struct definition *workspace_load(
    struct workspace *workspace, struct arena *arena, int index);
/* A definition whose front matter is a tree, and nothing more yet. */
struct definition_begun {
    struct definition_text text;
    struct report *report;
};
struct loading {
    int index;
    enum file_error error; /* of the file, without which nothing is begun */
    struct definition_begun begun;
};
/* The same in two steps, for who loads several at once: first the front
 * matters of all, then the rest of all.  The code of a step then stays in the
 * processor's caches, and its branches are foreseen. */
struct loading workspace_begin(
    struct workspace *workspace, struct arena *arena, int index);
struct definition *workspace_finish(struct workspace *workspace,
    struct arena *arena, const struct loading *loading);
/* The same of a text that may stand in the file some day. */
struct definition *workspace_read(struct workspace *workspace,
    struct arena *arena, int index, const struct source *source);
/* The QBRs of the same plan for quarters before that can be read, the oldest
 * first, also into `arena`: among the definitions that were named
 * (workspace_name), and where the quarter before is not among them, in the
 * folder of this one's file. */
struct qbr_list {
    const struct qbr **items;
    int count;
};
struct qbr_list workspace_qbrs_before(
    struct workspace *workspace, struct arena *arena, const struct qbr *qbr);
/* Lent: the one of the quarter right before, or NULL. */
const struct qbr *qbr_before_of(
    const struct qbr_list *earlier, const struct qbr *qbr);
/* The definitions that were named hold a QBR of the plan for the quarter. */
bool workspace_has_qbr(const struct workspace *workspace, struct arena *arena,
    const struct plan *plan, struct quarter quarter);
/* The text of a definition that is gone with its arena, read again; empty where
 * that fails. */
const struct source *workspace_source(
    struct workspace *workspace, struct arena *arena, int index);
/* After all were loaded or named: for each index the first by its path of those
 * whose outputs have the same name (ids of a kind that differ at most by case);
 * -1 where it is the first itself.  In `arena`. */
int *workspace_twins(const struct workspace *workspace, struct arena *arena);
/* Adds CS013, of a definition whose text is `source` and its twin. */
void workspace_say_twin(struct workspace *workspace, int index,
    const struct source *source, int twin, struct report *report);
/* Learns only the name that the definition's outputs will have.  A plan whose
 * `kind` and `id` are plain words on lines of their own, as nearly all are, is
 * not read for it; anything else is loaded. */
void workspace_name(
    struct workspace *workspace, struct arena *arena, int index);
/* The plans with this id, those whose file or folder has its name before all
 * others: the first one's index, or -1; *second is another's, or -1.  Where
 * there is none, *nearest is the id most like it, in `arena`, or NULL. */
int workspace_find_plan(struct workspace *workspace, struct arena *arena,
    const char *id, int *second, const char **nearest);
/* After workspace_name or workspace_load: the plan's id in lower case; NULL
 * where it is no plan. */
const char *workspace_plan_id(const struct workspace *workspace, int index);

/* Casts that check the kind; NULL for another kind. */
const struct plan *definition_plan(const struct definition *definition);
/* An entry of the list ("milestones") was given twice and told so, so that one
 * of another id is not there. */
bool definition_gives_twice(
    const struct definition *definition, const char *under);
const struct qbr *definition_qbr(const struct definition *definition);
const struct segment *definition_segment(const struct definition *definition);
const struct initiative *definition_initiative(
    const struct definition *definition);

/* The segment with this id below the root; as segments_find. */
const struct segment *workspace_segment(
    const struct workspace *workspace, const char *id, const char **nearest);

/* The step below workspace_load, for tests and fuzzing: a source that is in
 * memory, with references inside the file resolved, those to other files
 * not.  `path` is relative to the root. */
struct definition *definition_read(struct arena *arena, const struct root *root,
    const struct source *source, const char *path, day_t today);
/* The same in two steps; where the prose is not asked for, it is empty. */
struct definition_begun definition_begin(
    struct arena *arena, const struct source *source);
struct definition *definition_finish(struct arena *arena,
    const struct root *root, const struct definition_begun *begun,
    const char *path, day_t today, bool prose);

#endif
