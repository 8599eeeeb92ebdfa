/* Which milestones of a segment slip: signed dates against what came, over
 * many plans.  Pure; days are counted from the date due, positive is late. */
#ifndef PLAN_SLIP_H
#define PLAN_SLIP_H

#include "plan/benchmark.h"

/* How late a milestone came: the day it was done; while it is open the day it
 * is expected, and never before `date` once it is overdue.  False while
 * nothing can be said: dropped, without a date, or due later and not known to
 * be moved. */
bool milestone_slip(const struct milestone *milestone, day_t date, int *days);

struct slip_sample {
    const char *segment; /* id, or NULL */
    const char *id, *name;
    int due; /* in the segment's map, in days from the start; -1 */
    int days;
};
/* One milestone over the plans of a segment. */
struct slip {
    const char *segment, *id, *name; /* the name that comes first */
    int due;                         /* in the map, or -1 */
    int plans, late;
    struct spread days; /* of all, those in time too */
    int worst;
    int64_t lost; /* days late, all together */
};
struct slips {
    struct slip *items; /* by segment (NULL last), the most days lost first */
    int count;
};
/* Sorts the samples. */
struct slips slips_of(
    struct arena *arena, struct slip_sample *samples, int count);

/* Two plans are an anecdote; a milestone that at least half miss by a week or
 * more at the median is planned too early, and not unlucky. */
#define SLIP_PLANS 3
#define SLIP_DAYS 7
/* What to write into the map, a sentence without a full stop; NULL where there
 * is nothing to mend. */
const char *slip_advice(struct arena *arena, const struct slip *slip);

#endif
