/* What the parts of a workspace share.  Private to workspace*.c. */
#ifndef PLAN_WORKSPACE_INNER_H
#define PLAN_WORKSPACE_INNER_H

#include "plan/exclude.h"
#include "plan/segments.h"
#include "plan/workspace.h"

/* One definition's file, and after it was loaded what its outputs are named
 * by. */
struct file {
    const char *path;  /* relative to the root */
    const char *shown; /* as the command line would name it */
    bool is_stdin;
    enum kind kind;
    char *name; /* in lower case; owned; NULL until loaded */
    struct place id_at;
};

struct workspace {
    struct arena *arena;
    struct root root;
    bool skips_prose;
    struct workspace_wants wants;
    day_t today;
    struct file *files;
    int count, room;
    struct exclude *exclude;
    int left_out; /* files and folders that settings leave out */
    struct segments *segments;
    struct arena *typed; /* standard input's, once it was read; else NULL */
    struct slice typed_bytes;
    enum file_error typed_error;
};

/* The bytes of the definition's file, in `arena`; of standard input, which can
 * be read once, those that were read then. */
enum file_error workspace_bytes(struct workspace *workspace,
    struct arena *arena, int index, struct slice *bytes);

/* "northwind-2026-q3": what a QBR's outputs are named by. */
const char *workspace_qbr_name(
    struct arena *arena, const char *plan, int year, int quarter);

#endif
