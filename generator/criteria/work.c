/* Who does the work: sponsors who should not, tasks that nobody does. */
#include "base/text.h"
#include "criteria/rules.h"

#define LINES_LISTED 12

/* What a sponsor owns; told once, with all of its lines. */
struct doing {
    const struct milestone *first;
    const struct person_ref *at;
    const char *lines; /* of the others: "74, 80" */
    int count;
};

static void
look_for_doer(struct judging *judging, const struct milestone *milestone,
    enum side side, const struct person_ref *sponsor, struct doing *doing)
{
    const person_list *owners = side == SIDE_VENDOR
                                    ? &milestone->owners.vendor
                                    : &milestone->owners.customer;
    for (int i = 0; i < owners->count; i++) {
        const struct person_ref *owner = &owners->items[i];
        if (!sponsor->to || owner->to != sponsor->to)
            continue;
        if (doing->count++ == 0) {
            doing->first = milestone;
            doing->at = owner;
        } else if (doing->count <= LINES_LISTED) {
            doing->lines = judging_text(judging, "%s%s%d", doing->lines,
                *doing->lines ? ", " : "", place_start(owner->at).line);
        }
    }
}

static void
say_doer(struct judging *judging, enum side side,
    const struct person_ref *sponsor, const struct doing *doing)
{
    const char *who = say_person(sponsor->to);
    int more = doing->count - 1;
    struct finding *finding = judging_say(judging, CS407, doing->at->at,
        milestone_path(judging, doing->first,
            side == SIDE_VENDOR ? "owners.vendor" : "owners.customer"),
        "%s is the %s's sponsor and owns \"%s\"%s, so nobody is left to call "
        "when it is stuck",
        who, say_side(side), say_milestone(doing->first),
        more > 0 ? judging_text(judging, " and %d other milestone%s", more,
                       more > 1 ? "s" : "")
                 : "");
    finding->second = sponsor->at;
    finding->second_label = "the sponsor";
    finding->fix = judging_text(judging,
        "Name who does the work:  owners: {%s: …}%s%s   %s stays the one to "
        "turn to.",
        say_side(side),
        more == 0   ? ""
        : more == 1 ? "  here and in line "
                    : "  here and in lines ",
        doing->lines, who);
}

static void
check_doer(
    struct judging *judging, enum side side, const struct person_ref *sponsor)
{
    const struct plan *plan = judging->plan;
    struct doing doing = {NULL, NULL, "", 0};
    for (int i = 0; i < plan->milestones.count; i++)
        if (milestone_counts(&plan->milestones.items[i]))
            look_for_doer(
                judging, &plan->milestones.items[i], side, sponsor, &doing);
    if (doing.count > 0)
        say_doer(judging, side, sponsor, &doing);
}

void
check_doers(struct judging *judging)
{
    if (!judging->plan)
        return;
    const struct each_side *sponsors = &judging->plan->sponsors;
    check_doer(judging, SIDE_VENDOR, &sponsors->vendor);
    check_doer(judging, SIDE_CUSTOMER, &sponsors->customer);
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
    const char *what = say_step(judging, &task->what, "this task");
    struct finding *finding = judging_say(judging, CS409,
        is_set(task->what) ? task->what.at : task->at,
        judging_text(judging, "%s.%s", path, nobody ? "owner" : "due"),
        nobody && never ? "who does %s, and by when, is not said"
        : nobody        ? "who does %s is not said"
                        : "by when %s is done is not said",
        what);
    finding->label = nobody && never ? "expected `owner` and `due`"
                     : nobody        ? "expected `owner`"
                                     : "expected `due`";
    finding->fix = judging_text(judging,
        nobody && never
            ? "Name one person and a day:  {do: %s, owner: %s, due: %s}"
        : nobody ? "Name one person:  {do: %s, owner: %s, due: %s}"
                 : "Name a day:  {do: %s, owner: %s, due: %s}",
        text_blank(task->what.s) ? "…" : task->what.s, say_id(&task->owner),
        say_date(judging, task->due));
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
