/* Which files a branch has touched, from git's objects and the work tree.
 *
 * libgit2 is loaded when it is asked: it brings a dozen libraries along, and
 * most runs do without.  No git process is run, and nothing a repository
 * could configure. */
#ifndef COMMANDS_CHANGED_H
#define COMMANDS_CHANGED_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

struct changed;

/* What differs between `revision` and the files below `root` as they are now,
 * committed or not, untracked ones too.  For a revision that is no ancestor
 * (a branch that went on) it is what differs from where both parted.  NULL,
 * and `why` says so, without a repository or such a revision. */
const struct changed *changed_since(struct arena *arena, const char *root,
    const char *revision, struct buf *why);
/* `path` is relative to the root. */
bool changed_has(const struct changed *changed, const char *path);

#endif
