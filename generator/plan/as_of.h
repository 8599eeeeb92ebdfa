/* A plan as it stood on a date, by the rule in plans/README.md.
 *
 * Anything dated after the date is absent; a milestone done later is not
 * done; a blocker is open from `since` until `resolved`; an undated status,
 * and what was expected with it, counts only if no reading, review or done
 * date of the plan is later than the date, else it is derived: planned, which
 * past its due date reads overdue (milestone_standing).
 *
 * What the plan intends (dates due, targets, baselines) stays as the file has
 * it; wording from signed terms is not looked up here. */
#ifndef PLAN_AS_OF_H
#define PLAN_AS_OF_H

#include "plan/plan.h"

/* A copy in the arena whose references lead to the copy's own people, metrics
 * and milestones; texts and places are shared with `plan`. */
struct plan *plan_as_of(
    struct arena *arena, const struct plan *plan, day_t date);

#endif
