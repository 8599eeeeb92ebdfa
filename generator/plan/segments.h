/* The segments below a root: found by id, read once and kept. */
#ifndef PLAN_SEGMENTS_H
#define PLAN_SEGMENTS_H

#include "plan/plan.h"

struct segments;

/* The root stays the caller's. */
struct segments *segments_new(const struct root *root, day_t today);
void segments_free(struct segments *segments);
/* Seen from a folder (relative to the root, "." for it): the file `ID.md` there
 * or in its folder `segments`, then in each folder above; then any file below
 * the root, those with the name before others and by path.  Safe from many
 * threads.  NULL when there is none; then *nearest is the id that is most like
 * it, or NULL. */
const struct segment *segments_find(struct segments *segments,
    const char *folder, const char *id, const char **nearest);
/* Where there is none: the file that has the id's name and is a segment that
 * cannot be read, relative to the root; or NULL. */
const char *segments_unread(
    struct segments *segments, struct arena *arena, const char *id);

/* Finds the segment that the plan names; CS007, and the field is bad, where
 * there is none or it cannot be read. */
void segments_link(
    struct segments *segments, struct arena *arena, struct plan *plan);

#endif
