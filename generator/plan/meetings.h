/* Which meetings the cadence asked for.
 *
 * A series begins at `from`, else one interval after its phase begins, and
 * ends at `until`, on that day.  The onboarding phase begins at the start and
 * ends at the latest `until` of its meetings; the steady phase begins when it
 * ends, else at the start.  The at-risk phase is on while a milestone is at
 * risk, blocked or past due on `today`, from the first day that is known of
 * that trouble; when there is none, its series asks for nothing.  Monthly
 * series keep their day of the month: the 31st is a short month's last. */
#ifndef PLAN_MEETINGS_H
#define PLAN_MEETINGS_H

#include "plan/plan.h"

struct meeting_day {
    const struct meeting *meeting;
    day_t on;
};
struct meeting_days {
    int count, room;
    struct meeting_day *items; /* by series as written, then by day */
};

/* At most this many days of one plan are given. */
#define MEETINGS_MOST 10000

/* Those from `first` to `last`, both counted in, but for the days on which
 * the plan was paused. */
struct meeting_days meetings_between(struct arena *arena,
    const struct plan *plan, day_t first, day_t last, day_t today);
/* One meeting as the days on which it asks for something: series_day for `nth`
 * from `first` on, while they are not after `last`, but for the days on which
 * the plan is paused. */
struct series {
    const struct meeting *meeting;
    day_t from; /* which the days are counted from */
    int first;
    day_t last; /* its `until`; DAY_NONE for none */
};
/* False when the meeting asks for nothing. */
bool series_of(const struct plan *plan, const struct meeting *meeting,
    day_t today, struct series *series);
day_t series_day(const struct series *series, int nth);
bool plan_is_paused(const struct plan *plan, day_t day);
/* The last day that a plan's meetings are thought of: the day on which it was
 * closed, else the latest date of its metrics and milestones, and not within
 * a year of its start, as the steady rhythm goes on when the outcome is
 * reached.  DAY_NONE without a start. */
day_t plan_last_day(const struct plan *plan);
/* False when a part of the cadence that says which meetings there are could
 * not be read. */
bool meetings_known(const struct plan *plan);
/* The meeting of the cadence that is called so, ASCII letters alike whatever
 * their case; NULL: none. */
const struct meeting *meeting_named(const struct plan *plan, const char *name);
/* Days from one to the next, the longest there can be: a month is 31; 0 when
 * `every` is not set. */
int meeting_interval(const struct meeting *meeting);
/* How many days before or after its own a review still is the one that was
 * asked for: half the interval, 14 at most. */
int meeting_tolerance(const struct meeting *meeting);
/* The first review, held or not, that stands for the meeting of that day;
 * NULL: none is recorded. */
const struct review *meeting_review(
    const struct plan *plan, const struct meeting_day *asked);
bool meeting_is_reviewed(
    const struct plan *plan, const struct meeting_day *asked);
/* At risk, blocked or past due on the date, and not dropped. */
bool meetings_at_risk(const struct milestone *milestone, day_t date);

#endif
