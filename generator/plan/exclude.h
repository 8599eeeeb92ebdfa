/* What a walk for plans leaves out, as settings say:
 *
 *     exclude:
 *       - archive
 *       - trials/2024-*
 *
 * The nearest settings at or above a folder speak for what lies in it, and
 * their patterns (base/glob.h) are seen from where they stand.  A folder that
 * is left out is not entered.  Whoever names it, or a file in it, means it:
 * then the same pattern does not count.  What a plan refers to is read
 * wherever it lies. */
#ifndef PLAN_EXCLUDE_H
#define PLAN_EXCLUDE_H

#include "base/file.h"
#include "source/front.h"

struct exclude;

/* Reads settings as the walk comes to them, or root->settings, whose patterns
 * are seen from the root.  What is wrong in them is not said here. */
struct exclude *exclude_new(struct arena *arena, const struct root *root);
/* The pattern that leaves out this file or folder, both relative to the root,
 * and not yet the folder that it lies in; NULL when none does. */
const struct front *exclude_entry(struct exclude *exclude, const char *path);
/* The pattern that a walk from the root would have met on the way to the file;
 * NULL when it would have found it. */
const struct front *exclude_find(struct exclude *exclude, const char *path);

#endif
