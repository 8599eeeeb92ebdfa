#include "plan/quarter.h"

#include "plan/meetings.h"
#include "plan/wide.h"

struct stretch
quarter_stretch(int year, int quarter)
{
    return (struct stretch){
        quarter_first_day(year, quarter), quarter_last_day(year, quarter)};
}

struct stretch
quarter_before(struct stretch quarter)
{
    int year, number;
    day_quarter(quarter.first - 1, &year, &number);
    return quarter_stretch(year, number);
}

struct level_change
metric_change(const struct metric *metric, struct stretch stretch)
{
    struct level_change change = {
        .from = metric_latest(metric, stretch.first - 1),
        .to = metric_latest(metric, stretch.last)};
    struct level_on target = metric_target(metric);
    if (!change.from.known)
        change.from = metric_baseline(metric);
    change.known =
        change.from.known && change.to.known && change.to.on >= stretch.first &&
        (change.from.on == DAY_NONE || change.from.on < change.to.on);
    if (!change.known)
        return change;
    change.change = change.to.micro - change.from.micro;
    bool rises = change.change > 0;
    if (change.change != 0 && target.known)
        change.better = rises == !metric_less_is_better(metric) ? 1 : -1;
    return change;
}

struct worth_to_date
plan_worth(const struct plan *plan, day_t date)
{
    struct worth_to_date worth = {.known = false};
    const struct metric *metric = plan->outcome.metric.to;
    const struct worth *agreed = &plan->outcome.worth;
    if (!metric || !is_set(agreed->per) || !is_set(agreed->is))
        return worth;
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_latest(metric, date);
    int64_t per = quantity_in(agreed->per, metric->unit.s);
    if (!from.known || !to.known || per <= 0)
        return worth;
    wide_t way = metric_less_is_better(metric) ? (wide_t)from.micro - to.micro
                                               : (wide_t)to.micro - from.micro;
    if (way < 0)
        way = 0;
    worth.steps = wide_divide(way * 1000000, per);
    worth.micro = wide_divide((wide_t)worth.steps * agreed->is.micro, 1000000);
    worth.unit = agreed->is.unit;
    worth.known = true;
    return worth;
}

static void
keep_first(const struct milestone **first, const struct milestone *one)
{
    if (!*first || one->due.day < (*first)->due.day)
        *first = one;
}

struct milestone_tally
plan_milestones(const struct plan *plan, day_t date)
{
    struct milestone_tally tally = {.next = NULL};
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *one = &plan->milestones.items[i];
        enum standing standing = milestone_standing(one, date);
        if (standing == STANDING_DROPPED)
            continue;
        bool reached =
            standing == STANDING_DONE || standing == STANDING_DONE_LATE;
        tally.all++;
        tally.due += date_known(one->due) && one->due.day <= date;
        tally.on_time += standing == STANDING_DONE;
        tally.late += standing == STANDING_DONE_LATE;
        tally.overdue += standing == STANDING_OVERDUE;
        tally.open += !reached;
        if (reached || !date_known(one->due))
            continue;
        keep_first(&tally.next, one);
        if (standing != STANDING_OVERDUE)
            keep_first(&tally.to_come, one);
    }
    return tally;
}

int
plan_time_to_value(const struct plan *plan, day_t date)
{
    for (int i = 0; date_known(plan->start) && i < plan->milestones.count;
         i++) {
        const struct milestone *one = &plan->milestones.items[i];
        if (one->first_value.on && date_known(one->done) &&
            one->done.day <= date)
            return one->done.day - plan->start.day;
    }
    return -1;
}

static bool
is_in(struct date date, struct stretch stretch)
{
    return date_known(date) && date.day >= stretch.first &&
           date.day <= stretch.last;
}

struct blocker_tally
plan_blockers(const struct plan *plan, struct stretch stretch)
{
    struct blocker_tally tally = {0};
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *one = &plan->milestones.items[i];
        for (int k = 0; k < one->blockers.count; k++) {
            const struct blocker *blocker = &one->blockers.items[k];
            tally.opened += is_in(blocker->since, stretch);
            tally.resolved += is_in(blocker->resolved, stretch);
            if (!blocker_open(blocker, stretch.last))
                continue;
            int age = date_known(blocker->since)
                          ? stretch.last - blocker->since.day
                          : 0;
            tally.open++;
            tally.oldest = age > tally.oldest ? age : tally.oldest;
        }
    }
    return tally;
}

struct review_tally
plan_reviews_in(
    struct arena *arena, const struct plan *plan, struct stretch stretch)
{
    struct review_count count = plan_reviews_within(
        plan, stretch.last, stretch.last - stretch.first + 1);
    struct meeting_days asked = meetings_between(
        arena, plan, stretch.first, stretch.last, stretch.last);
    return (struct review_tally){
        count.held, count.missed, count.skipped, asked.count};
}
