/* How faithfully a plan is carried out: a score over what was to happen until
 * a date, held against what did.
 *
 * Milestones (weight 40): of those reached or overdue, one reached by its date
 * counts whole, one reached late half, an overdue one nothing.
 * Meetings (25): of those that the cadence asked for in FIDELITY_DAYS, those
 * that were held; one that both sides agreed to leave out counts for neither,
 * and one that may still be recorded is not asked for yet.
 * Readings (20): of the outcome's metric and of each that says how often it
 * is read, the share of days on which its newest reading was not stale
 * (metric_silence); a metric that is no outcome is not asked for once it is
 * at its target.
 * Tasks and blockers (15): tasks whose day has come, counted as milestones
 * are, and blockers, which are to be out of the way or escalated within the
 * plan's own escalation path.
 *
 * Milestones weigh most, as a plan is kept when they are reached; the weights
 * follow the health score's, but for the outcome, which is no execution.
 * Known for plans that were agreed.  Expects the plan as it stood on the date,
 * with the dates that were signed (plan_as_signed). */
#ifndef PLAN_FIDELITY_H
#define PLAN_FIDELITY_H

#include "plan/plan.h"
#include "plan/score.h"

/* What a year ago was kept or not says nothing about how it is kept now. */
#define FIDELITY_DAYS 365

struct score plan_fidelity(
    struct arena *arena, const struct plan *plan, day_t date);

#endif
