/* One of the two sides of a diff: a file, a file as it was in a revision, or
 * what was signed. */
#ifndef COMMANDS_VERSION_H
#define COMMANDS_VERSION_H

#include "commands/history.h"
#include "commands/run.h"
#include "seal/kept.h"

struct version {
    const char *shown;           /* as it was given */
    const struct plan *plan;     /* NULL for what was signed */
    const struct json *file;     /* terms and arrangements, and progress */
    const struct signoff *since; /* what was signed: by whom, or NULL */
    const char *id;              /* the plan's */
    const char *digest;          /* of its terms */
    /* What is kept open for it: */
    struct workspace *workspace;
    struct history *history;
    struct root root;
    struct file_overlay overlay;
};

/* `name` is a file, "REV:path" or a file of terms.  Having said why, another
 * status than EXIT_CLEAN. */
enum exit_status version_load(struct arena *arena,
    const struct options *options, const char *name, struct version *version);
/* What the customer signed last of the plan, else what the vendor did. */
enum exit_status version_signed(
    struct arena *arena, const struct version *plan, struct version *version);
/* The bytes of a file that git keeps elsewhere for now, as the file `path` of
 * the current folder; none for a file that is not there. */
enum exit_status version_of_bytes(struct arena *arena,
    const struct options *options, const char *file, const char *path,
    struct version *version);
void version_close(struct version *version);

#endif
