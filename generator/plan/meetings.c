#include "plan/meetings.h"

#include "base/text.h"
#include "plan/progress.h"

/* In any unit longer than the calendar that dates are read in. */
#define FAR 4000000

int
meeting_interval(const struct meeting *meeting)
{
    static const int days[] = {[TIME_DAY] = 1,
        [TIME_WEEK] = 7,
        [TIME_MONTH] = 31,
        [TIME_QUARTER] = 92};
    const struct duration *every = &meeting->every;
    if (!is_set(*every) || every->unit < TIME_DAY || every->count < 1)
        return 0;
    int count = every->count < FAR ? every->count : FAR;
    if (every->unit == TIME_MONTH && count % 3 == 0)
        return days[TIME_QUARTER] * (count / 3);
    return days[every->unit] * count;
}

bool
meetings_known(const struct plan *plan)
{
    for (int i = 0; i < plan->cadence.count; i++) {
        const struct meeting *meeting = &plan->cadence.items[i];
        if (meeting->meeting.state == VALUE_BAD ||
            meeting->phase.state == VALUE_BAD ||
            meeting->every.state == VALUE_BAD ||
            meeting->from.state == VALUE_BAD ||
            meeting->until.state == VALUE_BAD)
            return false;
    }
    return plan->cadence.state != VALUE_BAD;
}

bool
meetings_at_risk(const struct milestone *milestone, day_t date)
{
    switch (milestone_standing(milestone, date)) {
    case STANDING_AT_RISK:
        return milestone->status.value == STATUS_AT_RISK;
    case STANDING_BLOCKED:
    case STANDING_OVERDUE:
        return true;
    default:
        return false;
    }
}

static day_t
earlier(day_t a, day_t b)
{
    return a == DAY_NONE || (b != DAY_NONE && b < a) ? b : a;
}

/* Since when a milestone is known to be in trouble. */
static day_t
trouble_since(const struct milestone *milestone, day_t today)
{
    day_t since = today;
    if (date_known(milestone->due) && milestone->due.day < today)
        since = earlier(since, milestone->due.day + 1);
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        if (blocker_open(blocker, today) && date_known(blocker->since))
            since = earlier(since, blocker->since.day);
    }
    return since;
}

/* The day on which a phase of the plan begins, or DAY_NONE. */
static day_t
phase_begins(const struct plan *plan, enum phase phase, day_t today)
{
    day_t begin = date_known(plan->start) ? plan->start.day : DAY_NONE;
    if (phase == PHASE_AT_RISK) {
        begin = DAY_NONE;
        for (int i = 0; i < plan->milestones.count; i++)
            if (meetings_at_risk(&plan->milestones.items[i], today))
                begin = earlier(
                    begin, trouble_since(&plan->milestones.items[i], today));
    } else if (phase == PHASE_STEADY) {
        for (int i = 0; i < plan->cadence.count; i++) {
            const struct meeting *meeting = &plan->cadence.items[i];
            if (meeting->phase.value == PHASE_ONBOARDING &&
                date_known(meeting->until) && meeting->until.day > begin)
                begin = meeting->until.day;
        }
    }
    return begin;
}

/* Counted from its first, so that the 31st comes back after a short month. */
day_t
series_day(const struct series *series, int nth)
{
    const struct duration *every = &series->meeting->every;
    int64_t far = (int64_t)every->count * nth;
    int count = far < FAR ? (int)far : FAR;
    switch (every->unit) {
    case TIME_DAY:
        return series->from + count;
    case TIME_WEEK:
        return series->from + 7 * count;
    case TIME_MONTH:
        return day_add_months(series->from, count);
    case TIME_QUARTER:
        return day_add_months(series->from, 3 * count);
    default:
        return DAY_NONE;
    }
}

bool
plan_is_paused(const struct plan *plan, day_t day)
{
    const struct paused *paused = &plan->paused;
    return is_set(*paused) && date_known(paused->from) &&
           paused->from.day <= day &&
           (!date_known(paused->until) || day <= paused->until.day);
}

bool
series_of(const struct plan *plan, const struct meeting *meeting, day_t today,
    struct series *series)
{
    day_t begin = phase_begins(plan, (enum phase)meeting->phase.value, today);
    bool at_risk = meeting->phase.value == PHASE_AT_RISK;
    *series = (struct series){
        .meeting = meeting,
        .from = begin,
        .first = date_known(meeting->from) ? 0 : 1,
        .last = date_known(meeting->until) ? meeting->until.day : DAY_NONE,
    };
    if (series->first == 0 && !(at_risk && begin == DAY_NONE))
        series->from = meeting->from.day;
    return meeting_interval(meeting) > 0 && series->from != DAY_NONE;
}

static day_t
later(day_t a, struct date b)
{
    return date_known(b) && (a == DAY_NONE || b.day > a) ? b.day : a;
}

day_t
plan_last_day(const struct plan *plan)
{
    if (!date_known(plan->start))
        return DAY_NONE;
    if (date_known(plan->closed.on))
        return plan->closed.on.day;
    day_t last = day_add_months(plan->start.day, 12) - 1;
    for (int i = 0; i < plan->metrics.count; i++)
        last = later(last, plan->metrics.items[i].by);
    for (int i = 0; i < plan->milestones.count; i++)
        last = later(last, plan->milestones.items[i].due);
    return last;
}

static void
add_series(struct arena *arena, const struct plan *plan,
    const struct series *series, day_t first, day_t last,
    struct meeting_days *days)
{
    int nth = series->first, interval = meeting_interval(series->meeting);
    if (series->last != DAY_NONE && series->last < last)
        last = series->last;
    /* An interval is never longer: none before `first` is lost. */
    if (first > series->from && (first - series->from) / interval > nth)
        nth = (first - series->from) / interval;
    for (day_t on;
         (on = series_day(series, nth)) <= last && days->count < MEETINGS_MOST;
         nth++) {
        if (on < first || plan_is_paused(plan, on))
            continue;
        days->items = arena_grow(
            arena, days->items, days->count, &days->room, sizeof *days->items);
        days->items[days->count++] = (struct meeting_day){series->meeting, on};
    }
}

struct meeting_days
meetings_between(struct arena *arena, const struct plan *plan, day_t first,
    day_t last, day_t today)
{
    struct meeting_days days = {0};
    struct series series;
    for (int i = 0; i < plan->cadence.count && days.count < MEETINGS_MOST; i++)
        if (series_of(plan, &plan->cadence.items[i], today, &series))
            add_series(arena, plan, &series, first, last, &days);
    return days;
}

#define TOLERANCE_MOST 14

int
meeting_tolerance(const struct meeting *meeting)
{
    int half = meeting_interval(meeting) / 2;
    return half < TOLERANCE_MOST ? half : TOLERANCE_MOST;
}

const struct meeting *
meeting_named(const struct plan *plan, const char *name)
{
    for (int i = 0; i < plan->cadence.count; i++)
        if (text_is_nocase(plan->cadence.items[i].meeting.s, name))
            return &plan->cadence.items[i];
    return NULL;
}

const struct review *
meeting_review(const struct plan *plan, const struct meeting_day *asked)
{
    int tolerance = meeting_tolerance(asked->meeting);
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (date_known(review->on) && review->on.day >= asked->on - tolerance &&
            review->on.day <= asked->on + tolerance &&
            text_is_nocase(review->meeting.s, asked->meeting->meeting.s))
            return review;
    }
    return NULL;
}

bool
meeting_is_reviewed(const struct plan *plan, const struct meeting_day *asked)
{
    return meeting_review(plan, asked) != NULL;
}
