/* Dates that cannot be true. */
#include "base/text.h"
#include "criteria/rules.h"

/* `what` reads before "on 3 May 2027, which …". */
static void
check_not_after_today(struct judging *judging, const struct date *date,
    const char *path, const char *what)
{
    if (!is_set(*date) || date->day == DAY_NONE || date->day <= judging->today)
        return;
    struct finding *finding = judging_say(judging, CS015, date->at, path,
        "%s on %s, which is still to come", what, say_day(judging, date->day));
    finding->fix = judging_text(judging,
        "Write the day on which it happened; today is %s.",
        say_day(judging, judging->today));
}

static void
check_done(struct judging *judging, const struct date *done, const char *path,
    const char *what)
{
    const struct date *start = &judging->plan->start;
    check_not_after_today(judging, done, path, what);
    if (!is_set(*done) || !is_set(*start) || done->day == DAY_NONE ||
        start->day == DAY_NONE || done->day >= start->day)
        return;
    struct finding *finding = judging_say(judging, CS015, done->at, path,
        "%s on %s, before the plan began", what, say_day(judging, done->day));
    finding->second = start->at;
    finding->second_label = "the plan's start";
    finding->fix = "Correct one of the two dates; what was done before the "
                   "plan belongs into the prose.";
}

static void
check_milestone(struct judging *judging, const struct milestone *milestone)
{
    check_done(judging, &milestone->done,
        milestone_path(judging, milestone, "done"),
        judging_text(judging, "\"%s\" was done", say_milestone(milestone)));
    for (int i = 0; i < milestone->tasks.count; i++) {
        const struct task *task = &milestone->tasks.items[i];
        check_done(judging, &task->done,
            judging_text(
                judging, "milestones.%s.tasks.%d.done", milestone->id.s, i + 1),
            judging_text(judging, "\"%s\" was done", task->what.s));
    }
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        check_not_after_today(judging, &blocker->since,
            judging_text(judging, "milestones.%s.blockers.%d.since",
                milestone->id.s, i + 1),
            judging_text(judging, "\"%s\" began to block", blocker->what.s));
    }
}

static void
check_reviews(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        /* Both may agree today to skip one that is still to come. */
        if (!is_set(review->skipped))
            check_not_after_today(judging, &review->on,
                judging_text(judging, "reviews.%d.on", i + 1),
                "a review was held");
    }
}

static void
check_signatures(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        const struct person *by = signoff->by.to;
        check_not_after_today(judging, &signoff->on,
            judging_text(judging, "signoff.%d.on", i + 1),
            judging_text(
                judging, "%s signed", by ? say_person(by) : "somebody"));
    }
}

void
check_impossible_date(struct judging *judging)
{
    for (int i = 0; i < judging->outcome_count; i++) {
        const struct outcome_of *of = &judging->outcomes[i];
        check_not_after_today(judging, &of->outcome->confirmed.on,
            judging_text(judging, "%s.confirmed.on", of->field),
            "the outcome was confirmed");
    }
    if (!judging->plan)
        return;
    for (int i = 0; i < judging->plan->milestones.count; i++)
        if (milestone_counts(&judging->plan->milestones.items[i]))
            check_milestone(judging, &judging->plan->milestones.items[i]);
    check_reviews(judging);
    check_signatures(judging);
}
