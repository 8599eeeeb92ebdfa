#include "plan/progress.h"

#include "base/text.h"

#include "plan/wide.h"

bool
date_known(struct date date)
{
    return is_set(date) && date.day != DAY_NONE;
}

bool
date_is_counted(struct date date)
{
    return date.form == DATE_WEEK || date.form == DATE_DAY;
}

const char *
name_or_id(struct text name, struct text id)
{
    if (is_set(name) && name.s)
        return name.s;
    return id.s ? id.s : "";
}

const char *
text_filled(const struct text *text)
{
    return is_set(*text) && text->s[0] != '<' ? text->s : NULL;
}

static int
sign(wide_t n)
{
    return (n > 0) - (n < 0);
}

static const char *
metric_unit(const struct metric *metric)
{
    return metric->unit.s ? metric->unit.s : "";
}

static struct level_on
level_of(const struct metric *metric, struct quantity quantity, day_t on)
{
    const char *unit = metric_unit(metric);
    if (!is_set(quantity) || !unit_converts(quantity.unit, unit))
        return (struct level_on){.on = DAY_NONE};
    return (struct level_on){true, quantity_in(quantity, unit), on};
}

struct level_on
metric_baseline(const struct metric *metric)
{
    const struct baseline *baseline = &metric->baseline;
    return level_of(metric, baseline->value,
        date_known(baseline->on) ? baseline->on.day : DAY_NONE);
}

struct level_on
metric_target(const struct metric *metric)
{
    return level_of(metric, metric->target,
        date_known(metric->by) ? metric->by.day : DAY_NONE);
}

/* The newest reading that counts on the date, or the oldest. */
static struct level_on
find_reading(const struct metric *metric, day_t date, bool newest)
{
    struct level_on found = {.on = DAY_NONE};
    for (int i = 0; i < metric->readings.count; i++) {
        const struct reading *reading = &metric->readings.items[i];
        if (reading->on == DAY_NONE || reading->on > date)
            continue;
        struct level_on level = level_of(metric, reading->value, reading->on);
        if (level.known && (!found.known || (newest ? level.on >= found.on
                                                    : level.on < found.on)))
            found = level;
    }
    return found;
}

const struct metric *
metric_find(const struct plan *plan, const char *id)
{
    for (int i = 0; id && i < plan->metrics.count; i++)
        if (text_is(plan->metrics.items[i].id.s, id))
            return &plan->metrics.items[i];
    return NULL;
}

const struct reading *
metric_reading_find(const struct metric *metric, day_t on)
{
    int low = 0, high = metric->readings.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (metric->readings.items[middle].on < on)
            low = middle + 1;
        else
            high = middle;
    }
    return low < metric->readings.count && metric->readings.items[low].on == on
               ? &metric->readings.items[low]
               : NULL;
}

struct level_on
metric_latest(const struct metric *metric, day_t date)
{
    return find_reading(metric, date, true);
}

struct level_on
metric_first(const struct metric *metric, day_t date)
{
    return find_reading(metric, date, false);
}

static wide_t
difference(int64_t a, int64_t b)
{
    return (wide_t)a - b;
}

struct level_on
metric_expected(const struct metric *metric, day_t date)
{
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_target(metric);
    if (to.known && to.on != DAY_NONE && date >= to.on)
        return (struct level_on){true, to.micro, date};
    if (from.known && from.on != DAY_NONE && date <= from.on)
        return (struct level_on){true, from.micro, date};
    if (!from.known || !to.known || from.on == DAY_NONE || to.on == DAY_NONE)
        return (struct level_on){.on = DAY_NONE};
    int64_t passed = (int64_t)date - from.on;
    int64_t span = (int64_t)to.on - from.on;
    wide_t whole =
        (wide_t)from.micro * span + difference(to.micro, from.micro) * passed;
    return (struct level_on){true, wide_divide(whole, span), date};
}

bool
metric_less_is_better(const struct metric *metric)
{
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_target(metric);
    return from.known && to.known && to.micro < from.micro;
}

bool
metric_reaches(const struct metric *metric, int64_t micro, int64_t target)
{
    return metric_less_is_better(metric) ? micro <= target : micro >= target;
}

/* Days along the line from baseline to target that the amount stands for. */
static int
line_days(const struct metric *metric, wide_t amount)
{
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_target(metric);
    if (!from.known || from.on == DAY_NONE || from.micro == to.micro)
        return 0;
    wide_t way = difference(to.micro, from.micro);
    int64_t span = (int64_t)to.on - from.on;
    return span > 0 ? wide_divide_int(amount * span, way * sign(way)) : 0;
}

struct lead
metric_lead(const struct metric *metric, day_t date)
{
    struct level_on latest = metric_latest(metric, date);
    struct level_on expected = metric_expected(metric, latest.on);
    struct level_on to = metric_target(metric);
    if (!latest.known || !expected.known || !to.known || to.on == DAY_NONE ||
        !metric_baseline(metric).known)
        return (struct lead){0};
    wide_t ahead = difference(latest.micro, expected.micro);
    if (metric_less_is_better(metric))
        ahead = -ahead;
    struct lead lead = {true, wide_divide(ahead, 1), line_days(metric, ahead)};
    /* The line ended before the reading: add the days since its end. */
    if (ahead < 0 && latest.on > to.on)
        lead.days = wide_divide_int((wide_t)lead.days - latest.on + to.on, 1);
    return lead;
}

struct way
metric_way(const struct metric *metric, int64_t micro)
{
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_target(metric);
    if (!from.known || !to.known || from.micro == to.micro)
        return (struct way){0};
    wide_t made = difference(micro, from.micro) * 1000000;
    return (struct way){
        true, wide_divide(made, difference(to.micro, from.micro))};
}

const struct metric *
milestone_metric(const struct milestone *milestone)
{
    return milestone->moves.count ? milestone->moves.items[0].to : NULL;
}

bool
milestone_owned(const struct milestone *milestone, enum side side)
{
    const struct owners *owners = &milestone->owners;
    const person_list *list =
        side == SIDE_VENDOR ? &owners->vendor : &owners->customer;
    if (owners->state == VALUE_BAD || list->state == VALUE_BAD)
        return true;
    for (int i = 0; i < list->count; i++)
        if (!is_absent(list->items[i]))
            return true;
    return false;
}

/* A status that was left out follows from the date of completion. */
static bool
is_done(const struct milestone *milestone, day_t date)
{
    bool by_date = date_known(milestone->done) && milestone->done.day <= date;
    if (is_set(milestone->status))
        return milestone->status.value == STATUS_DONE &&
               (by_date || !date_known(milestone->done));
    return by_date;
}

static bool
past_due(const struct milestone *milestone, day_t date)
{
    return date_known(milestone->due) && milestone->due.day < date;
}

#define DAYS_TO_READ 35

static int
days_between_readings(const struct metric *metric)
{
    if (!is_set(metric->every))
        return DAYS_TO_READ;
    int days = duration_after(metric->every, 0, 1);
    return days > 0 ? days + days / 2 : DAYS_TO_READ;
}

struct silence
metric_silence(const struct plan *plan, const struct metric *metric, day_t date)
{
    struct level_on latest = metric_latest(metric, date);
    day_t since = date_known(plan->start) ? plan->start.day : DAY_NONE;
    if (date_known(metric->baseline.on) && metric->baseline.on.day > since)
        since = metric->baseline.on.day;
    if (latest.known)
        since = latest.on;
    int allowed = days_between_readings(metric);
    return (struct silence){since, allowed, latest.known,
        since != DAY_NONE && date - since > allowed};
}

bool
metric_awaits_reading(
    const struct plan *plan, const struct metric *metric, day_t date)
{
    if (!metric_silence(plan, metric, date).stale)
        return false;
    struct level_on latest = metric_latest(metric, date);
    struct level_on target = metric_target(metric);
    return !latest.known || !target.known ||
           metric->role.value == ROLE_OUTCOME ||
           !metric_reaches(metric, latest.micro, target.micro);
}

const char *
standing_word(enum standing standing)
{
    static const char *const words[] = {[STANDING_PLANNED] = "planned",
        [STANDING_ON_TRACK] = "on-track",
        [STANDING_AT_RISK] = "at-risk",
        [STANDING_BLOCKED] = "blocked",
        [STANDING_OVERDUE] = "overdue",
        [STANDING_DONE] = "done",
        [STANDING_DONE_LATE] = "done-late",
        [STANDING_DROPPED] = "dropped"};
    return words[standing];
}

enum standing
milestone_standing(const struct milestone *milestone, day_t date)
{
    enum status status = (enum status)milestone->status.value;
    if (status == STATUS_DROPPED)
        return STANDING_DROPPED;
    if (is_done(milestone, date))
        return date_known(milestone->done) &&
                       past_due(milestone, milestone->done.day)
                   ? STANDING_DONE_LATE
                   : STANDING_DONE;
    if (past_due(milestone, date))
        return STANDING_OVERDUE;
    if (status == STATUS_BLOCKED)
        return STANDING_BLOCKED;
    if (status == STATUS_AT_RISK || !milestone_owned(milestone, SIDE_VENDOR) ||
        !milestone_owned(milestone, SIDE_CUSTOMER))
        return STANDING_AT_RISK;
    return status == STATUS_ON_TRACK ? STANDING_ON_TRACK : STANDING_PLANNED;
}

int
milestone_days_late(const struct milestone *milestone, day_t date)
{
    enum standing standing = milestone_standing(milestone, date);
    if (standing == STANDING_DROPPED || !date_known(milestone->due))
        return 0;
    day_t until = date;
    if (standing == STANDING_DONE || standing == STANDING_DONE_LATE)
        until = date_known(milestone->done) ? milestone->done.day : DAY_NONE;
    if (until <= milestone->due.day)
        return 0;
    return wide_divide_int((wide_t)until - milestone->due.day, 1);
}

bool
blocker_open(const struct blocker *blocker, day_t date)
{
    if (date_known(blocker->since) && blocker->since.day > date)
        return false;
    return !date_known(blocker->resolved) || blocker->resolved.day > date;
}

const struct escalation *
escalation_first(const struct plan *plan)
{
    const struct escalation *first = NULL;
    for (int i = 0; i < plan->escalation.count; i++) {
        const struct escalation *step = &plan->escalation.items[i];
        if (!is_set(step->after) || step->after.unit < TIME_DAY ||
            step->to.count == 0)
            continue;
        if (!first || duration_after(step->after, 0, 1) <
                          duration_after(first->after, 0, 1))
            first = step;
    }
    return first;
}

const char *
escalation_whom(struct arena *arena, const struct escalation *step)
{
    const char *whom = "";
    for (int i = 0; i < step->to.count; i++) {
        const struct person_ref *ref = &step->to.items[i];
        whom = arena_printf(arena, "%s%s%s", whom, i > 0 ? " and " : "",
            ref->to ? name_or_id(ref->to->name, ref->to->id) : ref->id);
    }
    return whom;
}

static void
count_review(struct review_count *count, const struct review *review)
{
    if (is_set(review->missed) && review->missed.on) {
        count->missed++;
    } else if (is_set(review->skipped)) {
        count->skipped++;
    } else {
        count->held++;
        if (review->on.day > count->last_held)
            count->last_held = review->on.day;
    }
}

struct review_count
plan_reviews_within(const struct plan *plan, day_t date, int days)
{
    struct review_count count = {.last_held = DAY_NONE};
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (!date_known(review->on) || review->on.day > date ||
            (int64_t)date - review->on.day >= days)
            continue;
        count_review(&count, review);
    }
    return count;
}

struct review_count
plan_reviews(const struct plan *plan, day_t date)
{
    return plan_reviews_within(plan, date, INT32_MAX);
}
