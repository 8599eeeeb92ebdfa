/* The path of milestones from the start to the outcome's target. */
#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/span.h"
#include "plan/progress.h"
#include "plan/workspace.h"

/* The outcome that a milestone serves: one of its first metric, else the
 * plan's first. */
static const struct outcome *
outcome_served(const struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    for (int i = 0; metric && i < judging->outcome_count; i++)
        if (judging->outcomes[i].outcome->metric.to == metric)
            return judging->outcomes[i].outcome;
    return judging->outcome_count ? judging->outcomes[0].outcome : NULL;
}

static bool
is_before_start(
    const struct judging *judging, const struct milestone *milestone)
{
    const struct date *start = &judging->plan->start;
    return date_known(*start) && milestone->due.day < start->day;
}

/* The metric whose date the milestone misses, or NULL. */
static const struct metric *
metric_outlived(
    const struct judging *judging, const struct milestone *milestone)
{
    const struct outcome *outcome = outcome_served(judging, milestone);
    const struct metric *metric = outcome ? outcome->metric.to : NULL;
    return metric && metric->role.value != ROLE_ADOPTION &&
                   date_known(metric->by) && milestone->due.day > metric->by.day
               ? metric
               : NULL;
}

bool
path_leaves_plan(
    const struct judging *judging, const struct milestone *milestone)
{
    return date_known(milestone->due) &&
           (is_before_start(judging, milestone) ||
               metric_outlived(judging, milestone));
}

/* The days that keep a milestone in the order in which it stands (CS306);
 * DAY_NONE where nothing bounds it. */
struct days {
    day_t from, to;
};

static struct days
days_in_order(const struct judging *judging, const struct milestone *milestone)
{
    const struct plan *plan = judging->plan;
    struct days days = {DAY_NONE, DAY_NONE};
    for (int i = 0; i < plan->milestones.count && i < MILESTONES_ORDERED; i++) {
        const struct milestone *other = &plan->milestones.items[i];
        if (other == milestone || !milestone_counts(other) ||
            !date_known(other->due) || path_leaves_plan(judging, other))
            continue;
        if (other > milestone) {
            days.to = other->due.day;
            break;
        }
        if (other->due.day > days.from)
            days.from = other->due.day;
    }
    return days;
}

static void
check_after_start(struct judging *judging, const struct milestone *milestone)
{
    const struct plan *plan = judging->plan;
    if (!is_before_start(judging, milestone))
        return;
    struct finding *finding = judging_say(judging, CS305, milestone->due.at,
        milestone_path(judging, milestone, "due"),
        "\"%s\" is due on %s, %s before the plan begins",
        say_milestone(milestone), say_day(judging, milestone->due.day),
        say_days(judging, plan->start.day - milestone->due.day));
    if (span_of(judging) == SPAN_BEGUN)
        finding->cause = span_cause(judging);
    finding->second = plan->start.at;
    finding->second_label = "the plan's start";
    struct days days = days_in_order(judging, milestone);
    bool after = days.from > plan->start.day &&
                 (days.to == DAY_NONE || days.from <= days.to);
    finding->fix = judging_text(judging,
        "Make it %s or later, or let the plan start earlier.",
        say_day(judging, after ? days.from : plan->start.day));
}

/* The two people who would have to agree another date. */
static const char *
owners_of(struct judging *judging, const struct milestone *milestone)
{
    const struct person *vendor = milestone->owners.vendor.count
                                      ? milestone->owners.vendor.items[0].to
                                      : NULL;
    const struct person *customer = milestone->owners.customer.count
                                        ? milestone->owners.customer.items[0].to
                                        : NULL;
    if (!vendor || !customer)
        return "both sides";
    return judging_text(
        judging, "%s and %s", say_person(customer), say_person(vendor));
}

static void
check_before_outcome(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = metric_outlived(judging, milestone);
    if (!metric)
        return;
    struct finding *finding = judging_say(judging, CS305, milestone->due.at,
        milestone_path(judging, milestone, "due"),
        "\"%s\" is due on %s, %s after the outcome it serves",
        say_milestone(milestone), say_day(judging, milestone->due.day),
        say_days(judging, milestone->due.day - metric->by.day));
    if (span_is_by(judging, metric))
        finding->cause = span_cause(judging);
    finding->second = metric->by.at;
    finding->second_label = "the outcome's date";
    struct days days = days_in_order(judging, milestone);
    bool before =
        days.to != DAY_NONE && days.to < metric->by.day && days.to >= days.from;
    finding->fix = judging_text(judging,
        "Bring it to %s or earlier, or agree a later date with %s.",
        say_day(judging, before ? days.to : metric->by.day),
        owners_of(judging, milestone));
}

void
check_due_inside(struct judging *judging)
{
    if (!judging->plan)
        return;
    bool turned = false;
    for (int i = 0; i < judging->plan->milestones.count && !turned; i++) {
        const struct milestone *milestone = &judging->plan->milestones.items[i];
        if (!milestone_counts(milestone) ||
            !path_leaves_plan(judging, milestone))
            continue;
        turned = span_of(judging) == SPAN_TURNED;
        if (turned)
            continue;
        check_after_start(judging, milestone);
        check_before_outcome(judging, milestone);
    }
    if (turned)
        span_say_turned(judging);
}

/* To a target that is no way off, or of use, no path leads: what CS203 or CS104
 * says of the metric is the cause of the rest. */
static struct finding_cause
no_way(struct judging *judging, const struct metric *metric)
{
    struct level_on from = metric_baseline(metric), to = metric_target(metric);
    if (from.known && to.known && from.micro == to.micro)
        return (struct finding_cause){
            CS203, metric_path(judging, metric, "target")};
    if (metric->role.value == ROLE_ADOPTION)
        return (struct finding_cause){CS104, NULL};
    return (struct finding_cause){0};
}

/* How far a milestone gets on the outcome's metric. */
enum arrival { FALLS_SHORT, ARRIVES, CANNOT_TELL };

/* Which way is better, as the levels of the milestones say it: each at least as
 * far as the one before. */
enum bearing { NO_BEARING, FALLING, RISING };

static bool
has_level(const struct metric *metric, const struct milestone *milestone)
{
    return milestone_counts(milestone) && is_set(milestone->target) &&
           milestone_metric(milestone) == metric &&
           unit_converts(milestone->target.unit, metric->unit.s);
}

static enum bearing
way_of_levels(const struct plan *plan, const struct metric *metric)
{
    bool known = false, down = false, up = false;
    int64_t before = 0;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!has_level(metric, milestone))
            continue;
        int64_t level = quantity_in(milestone->target, metric->unit.s);
        down |= known && level < before;
        up |= known && level > before;
        known = true;
        before = level;
    }
    return down == up ? NO_BEARING : down ? FALLING : RISING;
}

static enum arrival
arrival_by(enum bearing way, int64_t level, struct level_on target)
{
    bool beyond = way == FALLING ? level < target.micro : level > target.micro;
    return way == NO_BEARING ? CANNOT_TELL : beyond ? ARRIVES : FALLS_SHORT;
}

static enum arrival
arrival_of(const struct metric *metric, const struct milestone *milestone,
    enum bearing way)
{
    /* What CS006 or CS301 says of the milestone comes first. */
    if (milestone->target.state == VALUE_BAD ||
        milestone->moves.state == VALUE_BAD || milestone->moves.count == 0)
        return CANNOT_TELL;
    if (milestone_metric(milestone) != metric)
        return milestone_metric(milestone) ? FALLS_SHORT : CANNOT_TELL;
    if (!is_set(milestone->target))
        return FALLS_SHORT;
    if (!unit_converts(milestone->target.unit, metric->unit.s))
        return CANNOT_TELL;
    int64_t level = quantity_in(milestone->target, metric->unit.s);
    struct level_on target = metric_target(metric);
    if (!metric_baseline(metric).known)
        return level == target.micro ? ARRIVES : arrival_by(way, level, target);
    /* Later than the outcome's date is CS305's to say. */
    return metric_reaches(metric, level, target.micro) ? ARRIVES : FALLS_SHORT;
}

/* The milestone of the outcome's metric that is due last. */
static const struct milestone *
last_on_path(const struct plan *plan, const struct metric *metric)
{
    const struct milestone *last = NULL;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_counts(milestone) &&
            milestone_metric(milestone) == metric &&
            (!last || milestone->due.day >= last->due.day))
            last = milestone;
    }
    return last;
}

static bool
reads_as_task(struct judging *judging, const struct milestone *milestone)
{
    enum naming naming =
        name_class(judging->arena, judging->lexicon, milestone->name.s);
    return naming == NAMING_TASK || naming == NAMING_ADOPTION;
}

/* A result that comes last and lacks the level: the level is the outcome's. */
static bool
lacks_last_level(struct judging *judging, const struct milestone *last)
{
    return last && is_absent(last->target) && is_set(last->name) &&
           !reads_as_task(judging, last);
}

static void
say_last_level(struct judging *judging, const struct metric *metric,
    const struct milestone *last)
{
    const char *target = say_level(judging, metric->target, metric->unit.s);
    struct finding *finding = judging_say(judging, CS308, last->name.at,
        milestone_path(judging, last, "target"),
        "\"%s\" comes last and has no level, so nothing brings \"%s\" to %s, "
        "the outcome's target",
        say_milestone(last), say_metric(metric), target);
    finding->label = "expected `target` here";
    finding->second = metric->target.at;
    finding->second_label = "the outcome's target";
    finding->fix = judging_text(
        judging, "Add to it the level that was agreed:  target: %s", target);
}

static const struct milestone *
last_of_all(const struct plan *plan)
{
    for (int i = plan->milestones.count; i-- > 0;)
        if (milestone_counts(&plan->milestones.items[i]))
            return &plan->milestones.items[i];
    return NULL;
}

/* What the last milestone says when it reaches the target. */
static const char *
end_at_target(
    struct judging *judging, const struct metric *metric, const char *target)
{
    const struct milestone *end = last_of_all(judging->plan);
    const char *lines =
        judging_text(judging, "moves: %s\ntarget: %s", metric->id.s, target);
    return end ? judging_text(judging,
                     "Let the last milestone, \"%s\", be the outcome itself. "
                     "%s",
                     say_milestone(end),
                     judging_instead(
                         judging, milestone_path(judging, end, NULL), lines))
               : judging_text(judging,
                     "Let the last milestone be the outcome itself:%s",
                     judging_lines(judging, "", lines));
}

static void
say_short(struct judging *judging, const struct metric *metric)
{
    const struct milestone *last = last_on_path(judging->plan, metric);
    const char *target = say_level(judging, metric->target, metric->unit.s);
    const struct finding_cause nowhere = no_way(judging, metric);
    struct finding *finding;
    if (nowhere.rule == RULE_NONE && lacks_last_level(judging, last)) {
        say_last_level(judging, metric, last);
        return;
    }
    if (last && is_set(last->target))
        finding = judging_say(judging, CS308, last->target.at,
            milestone_path(judging, last, "target"),
            "the milestones end at %s of \"%s\", short of the %s that was "
            "agreed",
            say_level(judging, last->target, metric->unit.s),
            say_metric(metric), target);
    else
        finding = judging_say(judging, CS308,
            judging_place(judging, "milestones"), "milestones",
            "no milestone brings \"%s\" to %s, the outcome's target",
            say_metric(metric), target);
    /* Of a task that comes last CS302 says the level as well. */
    if (last && path_ends_without_level(judging, last) && is_set(last->name))
        finding->cause = (struct finding_cause){
            CS302, milestone_path(judging, last, "target")};
    /* Of a feature that comes last CS301 asks the same, in one go. */
    const struct milestone *end = last_of_all(judging->plan);
    if (end && milestone_is_feature(judging, end))
        finding->cause = (struct finding_cause){
            CS301, milestone_path(judging, end, "moves")};
    const char *swapped = sentence_swaps(judging, metric);
    if (swapped)
        finding->cause = (struct finding_cause){CS103, swapped};
    if (nowhere.rule != RULE_NONE)
        finding->cause = nowhere;
    finding->second = metric->target.at;
    finding->second_label = "the outcome's target";
    finding->fix = end_at_target(judging, metric, target);
}

/* No milestone brings the metric to its target. */
static bool
falls_short(const struct judging *judging, const struct metric *metric)
{
    const struct plan *plan = judging->plan;
    if (!metric_target(metric).known || plan->milestones.count == 0 ||
        definition_gives_twice(judging->def, "milestones"))
        return false;
    enum bearing way = metric_baseline(metric).known
                           ? NO_BEARING
                           : way_of_levels(plan, metric);
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_counts(milestone) &&
            arrival_of(metric, milestone, way) != FALLS_SHORT)
            return false;
    }
    return true;
}

/* The outcome's metric where no milestone brings it to its target, or NULL. */
static const struct metric *
metric_short(const struct judging *judging)
{
    const struct metric *metric =
        judging->plan ? judging->plan->outcome.metric.to : NULL;
    return metric && !judging->closed && falls_short(judging, metric) ? metric
                                                                      : NULL;
}

/* The same where there is a way. */
static const struct metric *
metric_on_its_way(struct judging *judging)
{
    const struct metric *metric = metric_short(judging);
    return metric && no_way(judging, metric).rule == RULE_NONE ? metric : NULL;
}

bool
path_needs_end(struct judging *judging, const struct milestone *milestone,
    const struct metric *metric)
{
    const struct plan *plan = judging->plan;
    const struct milestone *end =
        plan->milestones.items + plan->milestones.count;
    while (++milestone < end)
        if (milestone_counts(milestone))
            return false;
    return no_way(judging, metric).rule == RULE_NONE &&
           falls_short(judging, metric);
}

bool
path_asks_level(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = metric_on_its_way(judging);
    return metric && last_on_path(judging->plan, metric) == milestone &&
           lacks_last_level(judging, milestone);
}

/* Other milestones have levels of the metric. */
static bool
has_levels(const struct plan *plan, const struct metric *metric)
{
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_counts(milestone) && is_set(milestone->target) &&
            milestone_metric(milestone) == metric)
            return true;
    }
    return false;
}

bool
path_ends_without_level(
    struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = metric_on_its_way(judging);
    return metric && is_absent(milestone->target) &&
           last_on_path(judging->plan, metric) == milestone &&
           has_levels(judging->plan, metric);
}

void
check_path(struct judging *judging)
{
    const struct metric *metric = metric_short(judging);
    if (metric)
        say_short(judging, metric);
}
