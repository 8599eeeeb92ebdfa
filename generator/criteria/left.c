/* People who have left and are still counted on. */
#include "base/text.h"
#include "criteria/rules.h"

#define DAYS_TO_REPLACE 30

/* `what` says what the person still stands for. */
static void
check_still_here(struct judging *judging, const struct person_ref *ref,
    const char *path, const char *what)
{
    const struct person *person = is_set(*ref) ? ref->to : NULL;
    if (!person || !is_set(person->left) || person->left.day == DAY_NONE ||
        person->left.day > judging->today)
        return;
    struct finding *finding = judging_say(judging, CS405, ref->at, path,
        "%s left on %s and is still %s", say_person(person),
        say_day(judging, person->left.day), what);
    if (judging->today - person->left.day <= DAYS_TO_REPLACE)
        finding->severity = SEVERITY_WARNING;
    finding->second = person->left.at;
    finding->second_label = "left";
    finding->fix = judging_text(judging,
        "Agree it with whoever follows %s, put them under `people`, and name "
        "them here.",
        say_person(person));
}

static void
check_list(struct judging *judging, const person_list *people, const char *path,
    const char *what)
{
    for (int i = 0; i < people->count; i++)
        check_still_here(judging, &people->items[i], path, what);
}

static void
check_tasks(struct judging *judging, const struct milestone *milestone)
{
    for (int i = 0; i < milestone->tasks.count; i++) {
        const struct task *task = &milestone->tasks.items[i];
        if (is_absent(task->done))
            check_still_here(judging, &task->owner,
                judging_text(judging, "milestones.%s.tasks.%d.owner",
                    milestone->id.s, i + 1),
                judging_text(
                    judging, "the owner of the task \"%s\"", task->what.s));
    }
}

static void
check_blockers(struct judging *judging, const struct milestone *milestone)
{
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        if (is_absent(blocker->resolved))
            check_still_here(judging, &blocker->owner,
                judging_text(judging, "milestones.%s.blockers.%d.owner",
                    milestone->id.s, i + 1),
                judging_text(
                    judging, "the one to solve \"%s\"", blocker->what.s));
    }
}

static void
check_milestone(struct judging *judging, const struct milestone *milestone)
{
    const char *what =
        judging_text(judging, "an owner of \"%s\"", say_milestone(milestone));
    check_list(judging, &milestone->owners.vendor,
        milestone_path(judging, milestone, "owners.vendor"), what);
    check_list(judging, &milestone->owners.customer,
        milestone_path(judging, milestone, "owners.customer"), what);
    check_tasks(judging, milestone);
    check_blockers(judging, milestone);
}

void
check_left(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->closed)
        return;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_counts(milestone) &&
            milestone->status.value != STATUS_DONE)
            check_milestone(judging, milestone);
    }
    check_still_here(judging, &plan->sponsors.vendor, "sponsors.vendor",
        "the vendor's sponsor");
    check_still_here(judging, &plan->sponsors.customer, "sponsors.customer",
        "the customer's sponsor");
    check_still_here(judging, &plan->champion, "champion", "the champion");
}
