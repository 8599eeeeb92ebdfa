/* Dates that cannot be true. */
#include <stdlib.h>

#include "base/text.h"
#include "criteria/day_meant.h"
#include "criteria/sealing.h"
#include "criteria/span.h"
#include "plan/meetings.h"
#include "plan/progress.h"

static bool
is_to_come(const struct judging *judging, const struct date *date)
{
    return date_known(*date) && date->day > judging->today;
}

static bool
is_before_start(const struct judging *judging, const struct date *date)
{
    const struct date *start = &judging->plan->start;
    return date_known(*date) && date_known(*start) && date->day < start->day;
}

/* `what` reads before "on 3 May 2027, which …". */
static struct finding *
say_to_come(struct judging *judging, const struct date *date, const char *path,
    const char *what)
{
    struct finding *finding = judging_say(judging, CS015, date->at, path,
        "%s on %s, which is still to come", what, say_day(judging, date->day));
    finding->fix = judging_text(judging,
        "Write the day on which it happened; today is %s.",
        say_day(judging, judging->today));
    return finding;
}

/* Neither, nearly always: paths and texts are made for what is said alone. */
static bool
is_impossible(const struct judging *judging, const struct date *done)
{
    return is_to_come(judging, done) || is_before_start(judging, done);
}

/* "Perhaps it was  2026-07-13", the day that is one slip away and nearest to
 * when it was due; NULL where none is. */
static const char *
day_perhaps(
    struct judging *judging, const struct date *wrong, const struct date *due)
{
    const struct date *start = &judging->plan->start;
    day_t meant =
        date_known(*start) && date_known(*due)
            ? day_meant(wrong->day, start->day, judging->today, due->day)
            : DAY_NONE;
    return meant == DAY_NONE ? NULL
                             : judging_text(judging, "Perhaps it was  %s",
                                   say_iso(judging, meant));
}

static void
say_done(struct judging *judging, const struct date *done,
    const struct date *due, const char *path, const char *what)
{
    const struct date *start = &judging->plan->start;
    what = judging_text(judging, "\"%s\" was done", what);
    const char *perhaps = day_perhaps(judging, done, due);
    if (is_to_come(judging, done)) {
        struct finding *finding = say_to_come(judging, done, path, what);
        finding->fix = perhaps ? judging_text(judging, "%s; today is %s.",
                                     perhaps, say_day(judging, judging->today))
                               : finding->fix;
    }
    if (!is_before_start(judging, done) || span_of(judging) == SPAN_BEGUN)
        return;
    struct finding *finding = judging_say(judging, CS015, done->at, path,
        "%s on %s, before the plan began", what, say_day(judging, done->day));
    if (span_of(judging) == SPAN_TURNED)
        finding->cause = span_cause(judging);
    finding->second = start->at;
    finding->second_label = "the plan's start";
    finding->fix = perhaps ? perhaps
                           : "Correct one of the two dates; what was done "
                             "before the plan belongs into the prose.";
}

/* True if it was done before the start, which is the slip itself. */
static bool
has_begun(struct judging *judging, const struct milestone *milestone)
{
    bool before = is_before_start(judging, &milestone->due) ||
                  is_before_start(judging, &milestone->done);
    for (int i = 0; i < milestone->tasks.count && !before; i++)
        before = is_before_start(judging, &milestone->tasks.items[i].done);
    return before && span_of(judging) == SPAN_BEGUN;
}

static void
check_milestone(struct judging *judging, const struct milestone *milestone)
{
    if (is_impossible(judging, &milestone->done))
        say_done(judging, &milestone->done, &milestone->due,
            milestone_path(judging, milestone, "done"),
            say_milestone(milestone));
    for (int i = 0; i < milestone->tasks.count; i++) {
        const struct task *task = &milestone->tasks.items[i];
        if (is_impossible(judging, &task->done))
            say_done(judging, &task->done,
                date_known(task->due) ? &task->due : &milestone->due,
                judging_text(judging, "milestones.%s.tasks.%d.done",
                    milestone->id.s, i + 1),
                task->what.s);
    }
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        if (is_to_come(judging, &blocker->since))
            say_to_come(judging, &blocker->since,
                judging_text(judging, "milestones.%s.blockers.%d.since",
                    milestone->id.s, i + 1),
                judging_text(
                    judging, "\"%s\" began to block", blocker->what.s));
    }
}

/* Before the plan begins and before its meeting is held at all; what was held
 * a few days early is still the first one. */
static bool
is_before_meeting(const struct judging *judging, const struct review *review)
{
    if (!is_before_start(judging, &review->on))
        return false;
    const struct meeting *meeting =
        meeting_named(judging->plan, review->meeting.s);
    day_t first = judging->plan->start.day;
    if (meeting && date_known(meeting->from) && meeting->from.day < first)
        first = meeting->from.day;
    return meeting && meeting->from.state != VALUE_BAD &&
           review->on.day + meeting_tolerance(meeting) < first;
}

/* Of the days of its meeting that lack a review, the first that a slip of one
 * figure leads from; else what lies nearest to the first of them. */
day_t
review_meant(struct judging *judging, const struct review *review)
{
    const struct plan *plan = judging->plan;
    const struct meeting *meeting = meeting_named(plan, review->meeting.s);
    day_t start = plan->start.day, today = judging->today, first = DAY_NONE;
    if (!date_known(plan->start))
        return DAY_NONE;
    struct meeting_days asked =
        meetings_between(judging->arena, plan, start, today, today);
    for (int i = 0; i < asked.count; i++) {
        const struct meeting_day *day = &asked.items[i];
        if (day->meeting != meeting || meeting_is_reviewed(plan, day))
            continue;
        day_t meant = day_meant(review->on.day, start, today, day->on);
        if (meant != DAY_NONE &&
            abs(meant - day->on) <= meeting_tolerance(meeting))
            return meant;
        first = first == DAY_NONE ? day->on : first;
    }
    return day_meant(review->on.day, start, today, first);
}

static void
say_before_meeting(
    struct judging *judging, const struct review *review, int nth, int count)
{
    const struct date *start = &judging->plan->start;
    struct finding *finding = judging_say(judging, CS015, review->on.at,
        judging_text(judging, "reviews.%d.on", nth + 1),
        "a review is of %s%s, before the plan began",
        say_day(judging, review->on.day),
        count > 1 ? judging_text(judging, " and %d more", count - 1) : "");
    finding->second = start->at;
    finding->second_label = "the plan's start";
    day_t meant = count > 1 ? DAY_NONE : review_meant(judging, review);
    finding->fix = meant == DAY_NONE
                       ? "Write the day on which it was held, or correct the "
                         "plan's start."
                       : judging_text(judging, "Perhaps it was  %s",
                             say_iso(judging, meant));
}

/* Until it begins they meet to prepare it. */
static bool
start_is_sure(struct judging *judging)
{
    return !is_to_come(judging, &judging->plan->start) &&
           span_of(judging) == SPAN_SOUND;
}

/* Both may agree today to skip one that is still to come. */
static bool
is_ahead(const struct judging *judging, const struct review *review)
{
    return !is_set(review->skipped) && is_to_come(judging, &review->on);
}

bool
review_is_misdated(struct judging *judging, const struct review *review)
{
    return is_ahead(judging, review) ||
           (is_before_meeting(judging, review) && start_is_sure(judging));
}

/* One finding for all: of many the start may be the slip. */
static void
check_early_reviews(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    int first = 0, count = 0;
    for (int i = plan->reviews.count; i-- > 0;)
        if (is_before_meeting(judging, &plan->reviews.items[i])) {
            first = i;
            count++;
        }
    if (count > 0 && start_is_sure(judging))
        say_before_meeting(judging, &plan->reviews.items[first], first, count);
}

static void
check_reviews(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (!is_ahead(judging, review))
            continue;
        struct finding *finding = say_to_come(judging, &review->on,
            judging_text(judging, "reviews.%d.on", i + 1),
            review->missed.on ? "a review was missed" : "a review was held");
        day_t meant = review_meant(judging, review);
        if (meant != DAY_NONE)
            finding->fix = judging_text(judging,
                "Perhaps it was  %s   Or write the day on which it happened; "
                "today is %s.",
                say_iso(judging, meant), say_day(judging, judging->today));
    }
}

/* A level is agreed a while before its day, and not half a year. */
#define DAYS_AGREED_AHEAD 180

/* What is signed is the plan as it is, and holds a level that was measured long
 * after the day: the latest such day. */
static const struct date *
measured_after(struct judging *judging, const struct signoff *signoff)
{
    const struct sealing *sealing = sealing_of(judging);
    const struct plan *plan = judging->plan;
    const struct date *latest = NULL;
    if (!sealing || !date_known(signoff->on) ||
        !text_is(signoff->terms.s, sealing->terms.digest))
        return NULL;
    for (int i = 0; i < plan->metrics.count; i++) {
        const struct date *on = &plan->metrics.items[i].baseline.on;
        if (date_known(*on) && on->day <= judging->today &&
            on->day > signoff->on.day + DAYS_AGREED_AHEAD &&
            (!latest || on->day > latest->day))
            latest = on;
    }
    return latest;
}

static void
say_signed_early(struct judging *judging, const struct signoff *signoff,
    int nth, const struct date *measured)
{
    struct finding *finding = judging_say(judging, CS015, signoff->on.at,
        judging_text(judging, "signoff.%d.on", nth),
        "%s signed on %s what was measured on %s",
        signoff->by.to ? say_person(signoff->by.to) : "somebody",
        say_day(judging, signoff->on.day), say_day(judging, measured->day));
    finding->second = measured->at;
    finding->second_label = "the day of a level that was signed";
    day_t meant = day_meant(signoff->on.day, measured->day - DAYS_AGREED_AHEAD,
        judging->today, measured->day);
    finding->fix = meant == DAY_NONE
                       ? "Write the day on which it was signed, or correct the "
                         "day of the level."
                       : judging_text(judging, "Perhaps it was  on: %s",
                             say_iso(judging, meant));
}

static void
check_signatures(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        const struct person *by = signoff->by.to;
        if (is_to_come(judging, &signoff->on))
            say_to_come(judging, &signoff->on,
                judging_text(judging, "signoff.%d.on", i + 1),
                judging_text(
                    judging, "%s signed", by ? say_person(by) : "somebody"));
        const struct date *measured = measured_after(judging, signoff);
        if (measured)
            say_signed_early(judging, signoff, i + 1, measured);
    }
}

void
check_impossible_date(struct judging *judging)
{
    for (int i = 0; i < judging->outcome_count; i++) {
        const struct outcome_of *of = &judging->outcomes[i];
        if (is_to_come(judging, &of->outcome->confirmed.on))
            say_to_come(judging, &of->outcome->confirmed.on,
                judging_text(judging, "%s.confirmed.on", of->field),
                "the outcome was confirmed");
    }
    if (!judging->plan)
        return;
    bool begun = false;
    for (int i = 0; i < judging->plan->milestones.count; i++) {
        const struct milestone *milestone = &judging->plan->milestones.items[i];
        if (!milestone_counts(milestone))
            continue;
        check_milestone(judging, milestone);
        begun = begun || has_begun(judging, milestone);
    }
    if (begun)
        span_say_begun(judging);
    check_reviews(judging);
    check_early_reviews(judging);
    check_signatures(judging);
}
