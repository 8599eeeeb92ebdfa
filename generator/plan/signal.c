#include "plan/health.h"

#include "base/text.h"
#include "plan/progress.h"
#include "plan/wide.h"

/* What a signal is judged by. */
struct watch {
    struct arena *arena;
    const struct plan *plan;
    const struct signal *signal;
    const struct metric *metric; /* NULL: none, or unknown */
    day_t date;
    const char **cause;
};

/* A segment's signal names a metric that only the plan can have. */
static const struct metric *
signal_metric(const struct plan *plan, const struct signal *signal)
{
    return signal->metric.to ? signal->metric.to
                             : metric_find(plan, signal->metric.id);
}

static const char *
level_text(const struct watch *watch, int64_t micro)
{
    const char *unit = watch->metric->unit.s;
    char *number = micro_text(watch->arena, micro);
    return unit && *unit ? arena_printf(watch->arena, "%s %s", number, unit)
                         : number;
}

/* The level that held on a day: the newest reading, else the baseline. */
static struct level_on
level_at(const struct metric *metric, day_t day)
{
    struct level_on level = metric_latest(metric, day);
    if (level.known)
        return level;
    level = metric_baseline(metric);
    level.known = level.known && level.on != DAY_NONE && level.on <= day;
    return level;
}

/* Where the window begins; if nothing was known then, the first level in it. */
static struct level_on
window_start(const struct watch *watch)
{
    day_t begin = duration_after(watch->signal->within, watch->date, -1);
    struct level_on level = level_at(watch->metric, begin);
    if (level.known)
        return level;
    level = metric_baseline(watch->metric);
    if (level.known && level.on != DAY_NONE && level.on <= watch->date)
        return level;
    return metric_first(watch->metric, watch->date);
}

/* The change is as large as the signal asks: a share of the level at the
 * window's start, points, or an amount of the metric's unit. */
static bool
moved_enough(const struct watch *watch, wide_t moved, int64_t start)
{
    struct quantity amount = watch->signal->amount;
    const char *unit = watch->metric->unit.s ? watch->metric->unit.s : "";
    if (moved <= 0)
        return false;
    if (amount.points)
        return moved >= amount.micro;
    if (text_is(amount.unit, "%"))
        return start != 0 &&
               moved * 100000000 >=
                   (wide_t)amount.micro * (start < 0 ? -(wide_t)start : start);
    return unit_converts(amount.unit, unit) &&
           moved >= quantity_in(amount, unit);
}

static bool
moves(const struct watch *watch)
{
    if (!watch->metric || !is_set(watch->signal->amount) ||
        !is_set(watch->signal->within))
        return false;
    bool falls = watch->signal->signal == SIGNAL_FALLS;
    struct level_on start = window_start(watch);
    struct level_on end = metric_latest(watch->metric, watch->date);
    if (!start.known || !end.known || end.on <= start.on)
        return false;
    wide_t rise = (wide_t)end.micro - start.micro;
    if (!moved_enough(watch, falls ? -rise : rise, start.micro))
        return false;
    *watch->cause = arena_printf(watch->arena, "%s %s from %s to %s",
        name_or_id(watch->metric->name, watch->metric->id),
        falls ? "fell" : "rose", level_text(watch, start.micro),
        level_text(watch, end.micro));
    return true;
}

static bool
stands(const struct watch *watch)
{
    struct quantity limit = watch->signal->amount;
    const struct metric *metric = watch->metric;
    const char *unit = metric && metric->unit.s ? metric->unit.s : "";
    if (!metric || !is_set(limit) || !unit_converts(limit.unit, unit))
        return false;
    struct level_on latest = metric_latest(metric, watch->date);
    int64_t micro = quantity_in(limit, unit);
    bool above = watch->signal->signal == SIGNAL_ABOVE;
    if (!latest.known ||
        (above ? latest.micro <= micro : latest.micro >= micro))
        return false;
    *watch->cause = arena_printf(watch->arena, "%s stands at %s, %s %s",
        name_or_id(metric->name, metric->id), level_text(watch, latest.micro),
        above ? "above" : "below", level_text(watch, micro));
    return true;
}

static bool
silent(const struct watch *watch)
{
    if (!watch->metric || !is_set(watch->signal->within))
        return false;
    struct level_on last = level_at(watch->metric, watch->date);
    day_t since = last.known ? last.on : watch->plan->start.day;
    if (!last.known && !date_known(watch->plan->start))
        return false;
    if (duration_after(watch->signal->within, since, 1) > watch->date)
        return false;
    int days = wide_divide_int((wide_t)watch->date - since, 1);
    *watch->cause = arena_printf(watch->arena, "%s has no reading for %d day%s",
        name_or_id(watch->metric->name, watch->metric->id), days,
        days == 1 ? "" : "s");
    return true;
}

static bool
has_left(const struct watch *watch, struct person_ref ref, const char *what)
{
    if (!ref.to || !date_known(ref.to->left) || ref.to->left.day > watch->date)
        return false;
    *watch->cause = arena_printf(watch->arena, "%s, the %s, has left",
        name_or_id(ref.to->name, ref.to->id), what);
    return true;
}

static bool
sponsor_left(const struct watch *watch)
{
    const struct each_side *sponsors = &watch->plan->sponsors;
    return has_left(watch, sponsors->customer, "customer's sponsor") ||
           has_left(watch, sponsors->vendor, "vendor's sponsor");
}

static bool
champion_left(const struct watch *watch)
{
    return has_left(watch, watch->plan->champion, "champion");
}

static bool
milestone_overdue(const struct watch *watch)
{
    struct duration by = watch->signal->within;
    for (int i = 0; i < watch->plan->milestones.count; i++) {
        const struct milestone *milestone = &watch->plan->milestones.items[i];
        if (milestone_standing(milestone, watch->date) != STANDING_OVERDUE)
            continue;
        if (is_set(by) &&
            duration_after(by, milestone->due.day, 1) > watch->date)
            continue;
        int days = milestone_days_late(milestone, watch->date);
        *watch->cause = arena_printf(watch->arena, "%s is overdue by %d day%s",
            name_or_id(milestone->name, milestone->id), days,
            days == 1 ? "" : "s");
        return true;
    }
    return false;
}

static bool
reviews_missed(const struct watch *watch)
{
    int missed =
        plan_reviews_within(watch->plan, watch->date, HEALTH_REVIEW_DAYS)
            .missed;
    int limit = is_set(watch->signal->count) && watch->signal->count.n > 0
                    ? watch->signal->count.n
                    : 1;
    if (missed < limit)
        return false;
    *watch->cause =
        arena_printf(watch->arena, "%d review%s missed in the last %d days",
            missed, missed == 1 ? "" : "s", HEALTH_REVIEW_DAYS);
    return true;
}

static bool
never(const struct watch *watch)
{
    (void)watch;
    return false;
}

bool
signal_met(struct arena *arena, const struct plan *plan,
    const struct signal *signal, day_t date, const char **cause)
{
    static bool (*const tests[])(const struct watch *) = {
        [SIGNAL_NONE] = never,
        [SIGNAL_FALLS] = moves,
        [SIGNAL_RISES] = moves,
        [SIGNAL_ABOVE] = stands,
        [SIGNAL_BELOW] = stands,
        [SIGNAL_SILENT] = silent,
        [SIGNAL_CHAMPION_LEFT] = champion_left,
        [SIGNAL_SPONSOR_LEFT] = sponsor_left,
        [SIGNAL_MILESTONE_OVERDUE] = milestone_overdue,
        [SIGNAL_REVIEWS_MISSED] = reviews_missed,
    };
    struct watch watch = {
        arena, plan, signal, signal_metric(plan, signal), date, cause};
    return is_set(*signal) && tests[signal->signal](&watch);
}
