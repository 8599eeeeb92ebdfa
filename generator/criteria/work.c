/* Who does the work: sponsors who should not, tasks that nobody does. */
#include "base/text.h"
#include "criteria/rules.h"

static void
check_doer(
    struct judging *judging, const struct milestone *milestone, enum side side)
{
    const struct each_side *sponsors = &judging->plan->sponsors;
    bool vendor = side == SIDE_VENDOR;
    const struct person_ref *sponsor =
        vendor ? &sponsors->vendor : &sponsors->customer;
    const person_list *owners =
        vendor ? &milestone->owners.vendor : &milestone->owners.customer;
    for (int i = 0; i < owners->count; i++) {
        const struct person_ref *owner = &owners->items[i];
        if (!sponsor->to || owner->to != sponsor->to)
            continue;
        struct finding *finding = judging_say(judging, CS407, owner->at,
            milestone_path(judging, milestone,
                vendor ? "owners.vendor" : "owners.customer"),
            "%s is the %s's sponsor and owns \"%s\", so nobody is left to "
            "call when it is stuck",
            say_person(owner->to), say_side(side), say_milestone(milestone));
        finding->second = sponsor->at;
        finding->second_label = "the sponsor";
        finding->fix = judging_text(judging,
            "Name who does the work:  owners: {%s: …}   %s stays the one to "
            "turn to.",
            say_side(side), say_person(owner->to));
    }
}

void
check_doers(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!milestone_counts(milestone))
            continue;
        check_doer(judging, milestone, SIDE_VENDOR);
        check_doer(judging, milestone, SIDE_CUSTOMER);
    }
}

static void
check_task(struct judging *judging, const struct task *task, const char *path)
{
    bool nobody =
        is_absent(task->owner) &&
        judging_lacks(judging, judging_text(judging, "%s.owner", path));
    bool never = is_absent(task->due) &&
                 judging_lacks(judging, judging_text(judging, "%s.due", path));
    if (!nobody && !never)
        return;
    struct finding *finding = judging_say(judging, CS409,
        is_set(task->what) ? task->what.at : task->at,
        judging_text(judging, "%s.%s", path, nobody ? "owner" : "due"),
        nobody && never ? "who does \"%s\", and by when, is not said"
        : nobody        ? "who does \"%s\" is not said"
                        : "by when \"%s\" is done is not said",
        task->what.s);
    finding->label = nobody && never ? "expected `owner` and `due`"
                     : nobody        ? "expected `owner`"
                                     : "expected `due`";
    finding->fix = judging_text(judging,
        nobody && never
            ? "Name one person and a day:  {do: %s, owner: %s, due: %s}"
        : nobody ? "Name one person:  {do: %s, owner: %s, due: %s}"
                 : "Name a day:  {do: %s, owner: %s, due: %s}",
        task->what.s, say_id(&task->owner), say_date(judging, task->due));
}

void
check_task_holders(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->milestones.count;
         i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        for (int k = 0;
             milestone_counts(milestone) && k < milestone->tasks.count; k++)
            if (is_absent(milestone->tasks.items[k].done))
                check_task(judging, &milestone->tasks.items[k],
                    judging_text(judging, "milestones.%s.tasks.%d",
                        milestone->id.s, k + 1));
    }
}
