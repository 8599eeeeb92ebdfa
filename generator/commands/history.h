/* What git knows of the plans: which files a branch has touched, and what a
 * file was in a revision; from git's objects and the work tree.
 *
 * libgit2 is loaded when it is asked: it brings a dozen libraries along, and
 * most runs do without.  No git process is run, and nothing a repository
 * could configure. */
#ifndef COMMANDS_HISTORY_H
#define COMMANDS_HISTORY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/file.h"

/* Any commit, branch or tag of the repository that the current folder is in:
 * its files as they were.  NULL, and `why` says so, without a repository or
 * such a revision. */
struct history;
struct history *history_open(
    struct arena *arena, const char *revision, struct buf *why);
void history_close(struct history *history);
/* A path as git means it behind "REV:": from the top of the repository, or,
 * when it begins with "./" or "../", from the current folder.  Normal, from
 * the top; NULL for one that leads out of the repository. */
const char *history_path(const struct history *history, const char *path);
/* Reads by such paths. */
const struct file_store *history_files(const struct history *history);

struct changed;

/* What differs between `revision` and the files below `root` as they are now,
 * committed or not, untracked ones too.  For a revision that is no ancestor
 * (a branch that went on) it is what differs from where both parted.  NULL,
 * and `why` says so, without a repository or such a revision. */
const struct changed *history_changed(struct arena *arena, const char *root,
    const char *revision, struct buf *why);
/* `path` is relative to the root. */
bool history_has(const struct changed *changed, const char *path);

#endif
