/* A plan as it stood on a date, by the rule in plans/README.md.
 *
 * Anything dated after the date is absent; a milestone done later is not
 * done; a blocker is open from `since` until `resolved`; an undated status
 * counts only if no reading, review or done date of the plan is later than
 * the date, else it is derived. */
#ifndef PLAN_AS_OF_H
#define PLAN_AS_OF_H

#include "plan/plan.h"

/* A copy in the arena; what did not change is shared with `plan`. */
const struct plan *plan_as_of(
    struct arena *arena, const struct plan *plan, day_t date);

#endif
