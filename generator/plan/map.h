/* How a plan differs from the map of its segment: what was left out, added or
 * moved, held or said otherwise.
 *
 * A milestone is the map's when it has the same id, or when both are the
 * first value.  Days count from the start on either side. */
#ifndef PLAN_MAP_H
#define PLAN_MAP_H

#include "plan/plan.h"

/* The map counts in weeks, so a milestone within a week of it follows it. */
#define MAP_MOVED_DAYS 7

enum map_change_kind {
    MAP_MISSING, /* of the map, not in the plan, or dropped there */
    MAP_ADDED,
    MAP_MOVED,
    MAP_MEETING,       /* not held, or another rhythm */
    MAP_COMMUNICATION, /* nobody says it */
    MAP_KINDS
};
struct map_change {
    enum map_change_kind kind;
    const char *name; /* of the milestone or meeting, or who speaks to whom */
    int days;         /* that it was moved; positive is later */
    const char *text; /* a sentence without a full stop at its end */
};
struct map_changes {
    struct map_change *items; /* by kind, then as written */
    int count, room;
};
const char *map_kind_word(enum map_change_kind kind); /* "missing" */

/* `map` has the milestones of the plan's type, or is NULL where the segment
 * has none; meetings and communications are those of the plan's segment.  The
 * onboarding rhythm is asked for of onboarding plans alone.  A plan without
 * communications has its segment's. */
struct map_changes plan_map_changes(
    struct arena *arena, const struct plan *plan, const struct segment *map);

/* When a milestone of a map is due, in days from the start; -1: not said. */
int map_due(const struct milestone *milestone);
/* The one with the id, or NULL; `map` may be NULL. */
const struct milestone *map_find(const struct segment *map, const char *id);
/* When a map has the first value; -1: not said. */
int map_first_value(const struct segment *map);

#endif
