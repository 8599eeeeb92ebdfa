/* What a quarter brought: small pure functions over a plan as it stood on a
 * date (plan_as_of), and a stretch of days.  Both ends are counted in. */
#ifndef PLAN_QUARTER_H
#define PLAN_QUARTER_H

#include "plan/progress.h"

struct stretch {
    day_t first, last;
};
struct stretch quarter_stretch(int year, int quarter);
struct stretch quarter_before(struct stretch quarter);

/* The level at the begin is the newest reading before the stretch, else the
 * baseline; at the end the newest in it.  `change` is in the metric's unit;
 * `better` says whether it went towards the target: 1, 0 for none, or -1. */
struct level_change {
    bool known;
    struct level_on from, to;
    int64_t change;
    int better;
};
struct level_change metric_change(
    const struct metric *metric, struct stretch stretch);

/* The agreed worth of the way made from the baseline until `date`: the
 * outcome's `worth.is` for each `worth.per`.  Never negative. */
struct worth_to_date {
    bool known;
    int64_t steps; /* millionths of `per` */
    int64_t micro; /* of the money */
    const char *unit;
};
struct worth_to_date plan_worth(const struct plan *plan, day_t date);

/* Of those not dropped; `due` are those whose date has come. */
struct milestone_tally {
    int all, due, on_time, late, overdue, open;
    /* The open one that is due first, and of those not overdue; or NULL. */
    const struct milestone *next, *to_come;
};
struct milestone_tally plan_milestones(const struct plan *plan, day_t date);
/* Days from the plan's start to its first value; -1 while it is not reached
 * or not named. */
int plan_time_to_value(const struct plan *plan, day_t date);

struct blocker_tally {
    int opened, resolved; /* in the stretch */
    int open;             /* at its end */
    int oldest;           /* days that one has been open; 0 for none */
};
struct blocker_tally plan_blockers(
    const struct plan *plan, struct stretch stretch);

struct review_tally {
    int held, missed, skipped;
    int asked; /* days on which the cadence asked for one */
};
struct review_tally plan_reviews_in(
    struct arena *arena, const struct plan *plan, struct stretch stretch);

#endif
