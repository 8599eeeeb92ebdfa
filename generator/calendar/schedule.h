/* A plan's dates as a calendar: its meetings as series, its milestones and
 * the dates of its outcomes as days, all until plan_last_day. */
#ifndef CALENDAR_SCHEDULE_H
#define CALENDAR_SCHEDULE_H

#include "document/words.h"
#include "plan/plan.h"

struct schedule_options {
    day_t today;
    enum side side; /* whose calendar it is for: a meeting that only stands on
                       the other side's is left out */
    struct words *words;        /* with the plan's locale chosen */
    struct zone_tables *tables; /* zone.h; or NULL */
    struct ical_lines *lines;   /* ical_lines.h; or NULL */
};

/* Nothing at all for a plan without a start. */
void schedule_write(struct arena *arena, const struct plan *plan,
    const struct schedule_options *options, struct buf *out);

#endif
