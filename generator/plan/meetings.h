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
/* Days from one to the next, the longest there can be: a month is 31; 0 when
 * `every` is not set. */
int meeting_interval(const struct meeting *meeting);
/* How many days before or after its own a review still is the one that was
 * asked for: half the interval, 14 at most. */
int meeting_tolerance(const struct meeting *meeting);
/* A review, held or not, stands for the meeting of that day. */
bool meeting_is_reviewed(
    const struct plan *plan, const struct meeting_day *asked);
/* At risk, blocked or past due on the date, and not dropped. */
bool meetings_at_risk(const struct milestone *milestone, day_t date);

#endif
