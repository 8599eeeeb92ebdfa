#include "criteria/span.h"

#include "criteria/statement.h"
#include "plan/progress.h"

/* So many dates before the start, and the start is the slip. */
#define MUCH 3

const struct metric *
span_metric(const struct judging *judging)
{
    const struct metric *metric =
        judging->plan ? judging->plan->outcome.metric.to : NULL;
    return metric && metric->role.value != ROLE_ADOPTION &&
                   date_known(metric->by)
               ? metric
               : NULL;
}

/* The dates that the plan's work has, whatever they count from. */
struct work_dates {
    int before, count;                   /* those before the start, and all */
    const struct date *first, *last_due; /* of them; NULL for none */
};

static void
add_date(struct work_dates *dates, const struct date *date, day_t start)
{
    if (!date_known(*date) || date_is_counted(*date))
        return;
    dates->count++;
    dates->before += date->day < start;
    if (!dates->first || date->day < dates->first->day)
        dates->first = date;
}

static struct work_dates
work_dates(const struct plan *plan)
{
    struct work_dates dates = {0};
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!milestone_counts(milestone))
            continue;
        add_date(&dates, &milestone->due, plan->start.day);
        add_date(&dates, &milestone->done, plan->start.day);
        for (int j = 0; j < milestone->tasks.count; j++)
            add_date(&dates, &milestone->tasks.items[j].done, plan->start.day);
        if (date_known(milestone->due) &&
            (!dates.last_due || milestone->due.day > dates.last_due->day))
            dates.last_due = &milestone->due;
    }
    return dates;
}

/* Something of the plan is due behind that day, or was measured there. */
static bool
ends_too_early(const struct plan *plan, const struct metric *metric, day_t day)
{
    const struct date *on = &metric->baseline.on;
    if (date_known(*on) && on->day > day)
        return true;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_counts(milestone) && date_known(milestone->due) &&
            milestone->due.day > day)
            return true;
    }
    return false;
}

/* The sentence has another day than the metric, and all goes with it. */
static bool
by_is_wrong(struct judging *judging, const struct metric *metric)
{
    const struct plan *plan = judging->plan;
    const struct statement_reading *read =
        sentence_reading(judging, &judging->outcomes[0]);
    if (!read || read->by.kind != DATE_ABSOLUTE ||
        sentence_date_is(&read->by, metric->by.day))
        return false;
    day_t day = sentence_date_day(&read->by, metric->by.day);
    bool after_start = !date_known(plan->start) || day >= plan->start.day;
    return after_start && ends_too_early(plan, metric, metric->by.day) &&
           !ends_too_early(plan, metric, day);
}

static enum span
look(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    const struct metric *metric = span_metric(judging);
    if (!plan)
        return SPAN_SOUND;
    if (metric && by_is_wrong(judging, metric))
        return SPAN_BY;
    if (!date_known(plan->start))
        return SPAN_SOUND;
    if (metric && plan->start.day > metric->by.day)
        return SPAN_TURNED;
    return work_dates(plan).before >= MUCH ? SPAN_BEGUN : SPAN_SOUND;
}

enum span
span_of(struct judging *judging)
{
    if (judging->span == SPAN_UNKNOWN)
        judging->span = look(judging);
    return judging->span;
}

bool
span_is_by(struct judging *judging, const struct metric *metric)
{
    return metric == span_metric(judging) && span_of(judging) == SPAN_BY;
}

/* CS203 speaks of the same date. */
static bool
is_before_baseline(const struct metric *metric)
{
    const struct date *on = &metric->baseline.on;
    return date_known(*on) && on->day > metric->by.day;
}

struct finding_cause
span_cause(struct judging *judging)
{
    const struct metric *metric = span_metric(judging);
    switch (span_of(judging)) {
    case SPAN_BY:
        return (struct finding_cause){CS103,
            judging_text(judging, "%s.statement", judging->outcomes[0].field)};
    case SPAN_TURNED:
        if (is_before_baseline(metric))
            return (struct finding_cause){
                CS203, metric_path(judging, metric, "by")};
        return (struct finding_cause){CS305, NULL};
    case SPAN_BEGUN:
        return (struct finding_cause){CS015, "start"};
    default:
        return (struct finding_cause){0};
    }
}

/* All that the work says goes with the start, so that the other is the slip. */
static struct finding *
say_by(struct judging *judging, const struct metric *metric,
    const struct work_dates *dates)
{
    const struct plan *plan = judging->plan;
    struct finding *finding = judging_say(judging, CS305, metric->by.at,
        metric_path(judging, metric, "by"),
        "\"%s\" is to be reached by %s, %s before the plan begins",
        say_metric(metric), say_day(judging, metric->by.day),
        say_days(judging, plan->start.day - metric->by.day));
    finding->second = plan->start.at;
    finding->second_label = "the plan's start";
    finding->fix = judging_text(judging,
        "Write the day that was agreed; the last milestone is due on %s.",
        say_day(judging, dates->last_due->day));
    return finding;
}

static struct finding *
say_start(struct judging *judging, const struct metric *metric,
    const struct work_dates *dates)
{
    const struct plan *plan = judging->plan;
    struct finding *finding = judging_say(judging, CS305, plan->start.at,
        "start", "the plan begins on %s, %s after the date of its outcome",
        say_day(judging, plan->start.day),
        say_days(judging, plan->start.day - metric->by.day));
    finding->second = metric->by.at;
    finding->second_label = "the outcome's date";
    bool first = dates->first && dates->first->day < metric->by.day;
    finding->fix = judging_text(judging,
        "Write the day on which it begins, %s or earlier, or agree a later "
        "date for the outcome.",
        say_day(judging, first ? dates->first->day : metric->by.day));
    return finding;
}

void
span_say_turned(struct judging *judging)
{
    const struct metric *metric = span_metric(judging);
    struct work_dates dates = work_dates(judging->plan);
    struct finding_cause cause = span_cause(judging);
    if (cause.rule == CS305)
        cause = (struct finding_cause){0};
    if (dates.count > 0 && dates.before == 0 && dates.last_due)
        say_by(judging, metric, &dates)->cause = cause;
    else
        say_start(judging, metric, &dates)->cause = cause;
}

void
span_say_begun(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    struct work_dates dates = work_dates(plan);
    struct finding *finding = judging_say(judging, CS015, plan->start.at,
        "start", "the plan begins on %s, and %d of its dates lie before that",
        say_day(judging, plan->start.day), dates.before);
    finding->second = dates.first->at;
    finding->second_label = "the first of them";
    finding->fix = judging_text(judging,
        "Write the day on which it began, %s or earlier, or correct the dates; "
        "what was done before the plan belongs into the prose.",
        say_day(judging, dates.first->day));
}
