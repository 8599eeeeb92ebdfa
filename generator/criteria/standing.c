/* Milestones as they go: in order, in time, proved, unblocked. */
#include <string.h>

#include "base/text.h"
#include "criteria/day_meant.h"
#include "criteria/span.h"
#include "criteria/statement.h"
#include "plan/fields.h"
#include "plan/progress.h"
#include "source/excerpt.h"

static bool
is_done(const struct milestone *milestone)
{
    return is_set(milestone->status)
               ? milestone->status.value == STATUS_DONE
               : is_absent(milestone->status) && is_set(milestone->done);
}

static void
say_dates_backwards(struct judging *judging, const struct milestone *milestone,
    const struct milestone *before)
{
    struct finding *finding = judging_say(judging, CS306, milestone->due.at,
        milestone_path(judging, milestone, "due"),
        "\"%s\" is due on %s, before \"%s\", which stands above it",
        say_milestone(milestone), say_day(judging, milestone->due.day),
        say_milestone(before));
    /* Where one of the two counts from the start, that may be the slip. */
    if (date_is_counted(milestone->due) != date_is_counted(before->due) &&
        span_of(judging) == SPAN_BEGUN)
        finding->cause = span_cause(judging);
    finding->second = before->due.at;
    finding->second_label = "due later";
    finding->fix = judging_text(judging,
        "Put \"%s\" above \"%s\", or correct one of the two dates.",
        say_milestone(milestone), say_milestone(before));
}

/* Where target and baseline are equal, which CS203 says, nobody can tell what
 * is further. */
static bool
leads_anywhere(const struct metric *metric)
{
    return metric_target(metric).micro != metric_baseline(metric).micro;
}

static bool
has_level(const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    return metric && is_set(milestone->target) && metric_target(metric).known &&
           metric_baseline(metric).known && leads_anywhere(metric) &&
           unit_converts(milestone->target.unit, metric->unit.s);
}

static int64_t
level_of(const struct milestone *milestone)
{
    return quantity_in(milestone->target, milestone_metric(milestone)->unit.s);
}

/* Where baseline and target are each other's, which CS103 says, all levels
 * seem to go backwards. */
static struct finding_cause
doubt_of_way(struct judging *judging, const struct metric *metric)
{
    const char *swapped = sentence_swaps(judging, metric);
    return (struct finding_cause){swapped ? CS103 : RULE_NONE, swapped};
}

static void
check_level_order(struct judging *judging, const struct milestone *milestone,
    const struct milestone *before)
{
    const struct metric *metric = milestone_metric(milestone);
    if (metric_reaches(metric, level_of(milestone), level_of(before)))
        return;
    struct finding *finding = judging_say(judging, CS306, milestone->target.at,
        milestone_path(judging, milestone, "target"),
        "\"%s\" asks for %s of \"%s\", less than the milestone before it",
        say_milestone(milestone),
        say_level(judging, milestone->target, metric->unit.s),
        say_metric(metric));
    finding->cause = doubt_of_way(judging, metric);
    finding->second = before->target.at;
    finding->second_label =
        judging_text(judging, "the level of \"%s\"", say_milestone(before));
    finding->fix = judging_text(judging,
        "If the two were exchanged, write  target: %s  here and  target: %s  "
        "in line %d; else put the milestones into the order in which they are "
        "reached.",
        say_level(judging, before->target, metric->unit.s),
        say_level(judging, milestone->target, metric->unit.s),
        place_start(before->target.at).line);
}

/* A level that is worse than where the metric begins. */
static void
check_level_begins(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    if (metric_reaches(
            metric, level_of(milestone), metric_baseline(metric).micro))
        return;
    struct finding *finding = judging_say(judging, CS306, milestone->target.at,
        milestone_path(judging, milestone, "target"),
        "\"%s\" asks for %s of \"%s\", which began at %s already",
        say_milestone(milestone),
        say_level(judging, milestone->target, metric->unit.s),
        say_metric(metric),
        say_micro(judging, metric_baseline(metric).micro, metric->unit.s));
    finding->cause = doubt_of_way(judging, metric);
    finding->second = metric->baseline.value.at;
    finding->second_label = "where it began";
    finding->fix = judging_text(judging,
        "Write a level between %s and %s, or correct the baseline.",
        say_micro(judging, metric_baseline(metric).micro, metric->unit.s),
        say_level(judging, metric->target, metric->unit.s));
}

/* The last milestone before this one that has a level of the same metric. */
static const struct milestone *
level_before(const struct plan *plan, int index)
{
    const struct milestone *milestone = &plan->milestones.items[index];
    for (int i = index; i-- > 0;) {
        const struct milestone *before = &plan->milestones.items[i];
        if (milestone_counts(before) && has_level(before) &&
            milestone_metric(before) == milestone_metric(milestone))
            return before;
    }
    return NULL;
}

/* A task that is to be done when its milestone long was.  Of one that is late
 * CS309 asks for the day on which it is expected. */
static void
check_task_order(struct judging *judging, const struct milestone *milestone)
{
    day_t last = milestone->due.day;
    if (date_known(milestone->expected) && milestone->expected.day > last)
        last = milestone->expected.day;
    if (last < judging->today ||
        (!is_absent(milestone->expected) && !date_known(milestone->expected)))
        return;
    for (int i = 0; i < milestone->tasks.count; i++) {
        const struct task *task = &milestone->tasks.items[i];
        if (!date_known(task->due) || task->due.day <= last ||
            is_set(task->done))
            continue;
        struct finding *finding = judging_say(judging, CS306, task->due.at,
            judging_text(
                judging, "milestones.%s.tasks.%d.due", milestone->id.s, i + 1),
            "\"%s\" is due on %s, %s after the milestone that it is for",
            task->what.s, say_day(judging, task->due.day),
            say_days(judging, task->due.day - last));
        finding->second = milestone->due.at;
        finding->second_label = "the milestone's date";
        day_t start = judging->plan->start.day;
        day_t meant = date_known(judging->plan->start)
                          ? day_meant(task->due.day, start, last, last)
                          : DAY_NONE;
        finding->fix =
            meant == DAY_NONE
                ? judging_text(judging,
                      "Bring it to %s or earlier, or put the "
                      "task below a later milestone.",
                      say_day(judging, last))
                : judging_text(judging,
                      "Perhaps it is  due: %s ; else put the task below a "
                      "later milestone.",
                      say_iso(judging, meant));
    }
}

void
check_order(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    const struct milestone *latest = NULL;
    for (int i = 0;
         plan && i < plan->milestones.count && i < MILESTONES_ORDERED; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!milestone_counts(milestone))
            continue;
        if (date_known(milestone->due) &&
            !path_leaves_plan(judging, milestone)) {
            if (!is_done(milestone))
                check_task_order(judging, milestone);
            if (latest && milestone->due.day < latest->due.day)
                say_dates_backwards(judging, milestone, latest);
            else
                latest = milestone;
        }
        const struct milestone *before =
            has_level(milestone) ? level_before(plan, i) : NULL;
        if (before)
            check_level_order(judging, milestone, before);
        else if (has_level(milestone))
            check_level_begins(judging, milestone);
    }
}

/* All that proves it is there, but for its status. */
static bool
is_proved(const struct milestone *milestone, day_t today)
{
    return date_known(milestone->done) && milestone->done.day <= today &&
           is_set(milestone->evidence) && !text_blank(milestone->evidence.s) &&
           is_set(milestone->status);
}

static void
say_status_late(struct judging *judging, const struct milestone *milestone)
{
    struct finding *finding = judging_say(judging, CS309, milestone->status.at,
        milestone_path(judging, milestone, "status"),
        "\"%s\" has a done day and evidence, but its status says %s",
        say_milestone(milestone),
        field_word_text(words_status, milestone->status.value));
    finding->second = milestone->done.at;
    finding->second_label = "the day it was done";
    finding->fix = "Write:  status: done";
}

/* The reading that first reached the milestone's level, if one did and all
 * since have. */
static const struct reading *
reached_by(const struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    const struct reading *first = NULL;
    for (int i = 0; has_level(milestone) && i < metric->readings.count; i++) {
        const struct reading *reading = &metric->readings.items[i];
        if (reading->on > judging->today ||
            !unit_converts(reading->value.unit, metric->unit.s))
            continue;
        if (!metric_reaches(metric, quantity_in(reading->value, metric->unit.s),
                level_of(milestone)))
            first = NULL;
        else if (!first)
            first = reading;
    }
    return first;
}

static const char *
late_fix(struct judging *judging, const struct milestone *milestone)
{
    const struct reading *reached = reached_by(judging, milestone);
    const char *status = milestone_path(judging, milestone, "status");
    const char *expected = judging_line(
        judging, milestone_path(judging, milestone, "expected"), "expected: …");
    if (reached)
        return judging_text(judging,
            "The reading of %s, %s, reached it; if that is so:%s\n"
            "Else the date that was signed stays; say when it is expected "
            "now%s",
            say_day(judging, reached->on),
            say_level(
                judging, reached->value, milestone_metric(milestone)->unit.s),
            judging_lines(judging, status,
                judging_text(judging, "status: done\ndone: %s\nevidence: …",
                    say_iso(judging, reached->on))),
            expected);
    return judging_text(judging,
        "The date that was signed stays; say when it is expected now%s\n"
        "Or, if it is done:%s",
        expected,
        judging_lines(judging, status, "status: done\ndone: …\nevidence: …"));
}

void
check_overdue(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->milestones.count;
         i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        bool expected = date_known(milestone->expected) &&
                        milestone->expected.day >= judging->today;
        if (milestone_standing(milestone, judging->today) != STANDING_OVERDUE ||
            milestone->status.state == VALUE_BAD || is_done(milestone) ||
            milestone->expected.state == VALUE_BAD || expected)
            continue;
        if (is_proved(milestone, judging->today)) {
            say_status_late(judging, milestone);
            continue;
        }
        bool past = date_known(milestone->expected);
        struct finding *finding = judging_say(judging, CS309,
            past ? milestone->expected.at : milestone->due.at,
            milestone_path(judging, milestone, past ? "expected" : "due"),
            past ? "\"%s\" was expected by %s, %s ago, and is not done"
                 : "\"%s\" was due on %s, %s ago, and is not done",
            say_milestone(milestone),
            say_day(
                judging, past ? milestone->expected.day : milestone->due.day),
            say_days(judging, judging->today - (past ? milestone->expected.day
                                                     : milestone->due.day)));
        finding->fix = late_fix(judging, milestone);
    }
}

/* " (it is to be 6 h)" */
static const char *
say_asked(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    return is_set(milestone->target)
               ? judging_text(judging, " (it is to be %s)",
                     say_level(judging, milestone->target,
                         metric ? metric->unit.s : ""))
               : "";
}

/* From the source of the baseline, with gaps for day and figure that CS010
 * refuses. */
static const char *
example_evidence(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    const char *source = metric ? metric->baseline.source.s : "";
    if (text_blank(source))
        return ":  evidence: …";
    const char *text = judging_text(judging, "%s of <day>, <figure> %s", source,
        is_set(metric->unit) ? metric->unit.s : "");
    return judging_text(judging, ", for instance:  evidence: %s",
        excerpt_quoted(
            judging->report, slice_trim((struct slice){text, strlen(text)})));
}

static void
say_no_proof(struct judging *judging, const struct milestone *milestone)
{
    bool no_day =
        is_absent(milestone->done) &&
        judging_lacks(judging, milestone_path(judging, milestone, "done"));
    bool no_evidence =
        milestone->evidence.state != VALUE_BAD &&
        text_blank(milestone->evidence.s) &&
        judging_lacks(judging, milestone_path(judging, milestone, "evidence"));
    if (!no_day && !no_evidence)
        return;
    struct finding *finding = judging_say(judging, CS310,
        is_set(milestone->status) ? milestone->status.at : milestone->done.at,
        milestone_path(judging, milestone, no_day ? "done" : "evidence"),
        no_day && no_evidence ? "\"%s\" is done, but neither since when nor by "
                                "what it shows is said"
        : no_day              ? "\"%s\" is done, but since when is not said"
                 : "\"%s\" is done, but what proves it is not said",
        say_milestone(milestone));
    finding->label = no_day && no_evidence ? "expected `done` and `evidence`"
                     : no_day              ? "expected `done`"
                                           : "expected `evidence`";
    if (!no_evidence) {
        finding->fix = judging_text(judging, "Add the day%s",
            judging_line(judging, milestone_path(judging, milestone, "done"),
                "done: …"));
        return;
    }
    finding->fix = judging_text(judging,
        "Add %swhat shows it, with the figure%s%s",
        no_day ? "the day:  done: …   and " : "", say_asked(judging, milestone),
        example_evidence(judging, milestone));
}

/* Of the figures of a text in the metric's unit the best; false for none. */
static bool
best_figure(struct judging *judging, const struct metric *metric,
    const char *text, struct amount *best)
{
    struct tokens tokens = tokens_of(judging->arena, judging->lexicon, text);
    bool found = false;
    for (int i = 0; i < tokens.count; i++) {
        struct sentence_date date;
        struct amount amount;
        if (sentence_date_at(
                judging->lexicon, &tokens, i, LEVEL_ANY_TIME, &date)) {
            i = date.last > i ? date.last : i;
            continue;
        }
        if (!amount_at(judging->arena, judging->lexicon, &tokens, i, &amount))
            continue;
        i = amount.last > i ? amount.last : i;
        struct quantity quantity = {
            .state = VALUE_SET, .micro = amount.micro, .unit = amount.unit};
        bool named = !*amount.unit && *amount.noun &&
                     text_is_nocase(amount.noun, metric->unit.s);
        if (!named &&
            (!*amount.unit || !unit_converts(amount.unit, metric->unit.s)))
            continue;
        if (!named)
            amount.micro = quantity_in(quantity, metric->unit.s);
        if (!found || metric_reaches(metric, amount.micro, best->micro))
            *best = amount;
        found = true;
    }
    return found;
}

static void
check_evidence(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    struct amount best;
    if (!has_level(milestone) || !is_set(milestone->evidence) ||
        !best_figure(judging, metric, milestone->evidence.s, &best) ||
        metric_reaches(metric, best.micro, level_of(milestone)))
        return;
    struct finding *finding = judging_say(judging, CS310,
        milestone->evidence.at, milestone_path(judging, milestone, "evidence"),
        "\"%s\" is done, but its evidence says %s, and it was to be %s",
        say_milestone(milestone),
        say_micro(judging, best.micro, metric->unit.s),
        say_level(judging, milestone->target, metric->unit.s));
    finding->cause = doubt_of_way(judging, metric);
    finding->second = milestone->target.at;
    finding->second_label = "the level that it asks for";
    finding->fix = judging_text(judging,
        "Give the figure that reached %s, or set it back:  status: at-risk   "
        "expected: …",
        say_level(judging, milestone->target, metric->unit.s));
}

void
check_proof(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!is_done(milestone))
            continue;
        if (!judging->closed)
            say_no_proof(judging, milestone);
        check_evidence(judging, milestone);
    }
}

static bool
is_told(const struct blocker *blocker)
{
    return (!text_blank(blocker->what.s) || blocker->what.state == VALUE_BAD) &&
           !is_absent(blocker->owner) && !is_absent(blocker->since);
}

/* The first blocker in its way that is not told in full; *any if one is. */
static const struct blocker *
untold_blocker(const struct milestone *milestone, bool *any)
{
    const struct blocker *untold = NULL;
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        if (!is_absent(blocker->resolved))
            continue;
        *any |= is_told(blocker);
        if (!untold && !is_told(blocker))
            untold = blocker;
    }
    return untold;
}

static void
check_blocked(struct judging *judging, const struct milestone *milestone)
{
    const char *path = milestone_path(judging, milestone, "blockers");
    bool told = false;
    const struct blocker *untold = untold_blocker(milestone, &told);
    if (told || milestone->blockers.state == VALUE_BAD ||
        (!milestone->blockers.count && !judging_lacks(judging, path)))
        return;
    struct finding *finding = judging_say(judging, CS311,
        untold ? untold->at : milestone->status.at, path,
        untold ? "\"%s\" is blocked, but what it is, who clears it and since "
                 "when is not all said"
        : milestone->blockers.count
            ? "\"%s\" is blocked, and every blocker it names is resolved"
            : "\"%s\" is blocked, by what is not said",
        say_milestone(milestone));
    finding->label = untold ? "expected `what`, `owner` and `since`" : NULL;
    finding->fix = judging_text(judging,
        "Name what is in the way:  blockers: [{what: …, owner: …, since: %s}]",
        say_iso(judging, judging->today));
}

void
check_blockers_named(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->milestones.count; i++)
        if (plan->milestones.items[i].status.value == STATUS_BLOCKED)
            check_blocked(judging, &plan->milestones.items[i]);
}
