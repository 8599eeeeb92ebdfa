/* People who have left and are still counted on. */
#include "base/text.h"
#include "criteria/rules.h"

/* What somebody holds; put into words only for those who have left. */
struct held {
    const struct milestone *milestone; /* NULL: of the plan itself */
    const char *list; /* "owners", "tasks"; else the whole path */
    const char *side; /* of owners */
    int number;       /* of a task or a blocker, from 0 */
    const char *what; /* how it reads; before the name of what is held */
    const char *name; /* NULL where `what` says it all */
};

struct walk {
    held_work *report;
    void *context;
};

const char *
held_path(struct arena *arena, const struct held *held)
{
    if (!held->milestone)
        return held->list;
    const char *id = held->milestone->id.s;
    if (held->side)
        return arena_printf(
            arena, "milestones.%s.%s.%s", id, held->list, held->side);
    return arena_printf(
        arena, "milestones.%s.%s.%d.owner", id, held->list, held->number + 1);
}

const char *
held_what(struct arena *arena, const struct held *held)
{
    return held->name ? arena_printf(arena, "%s \"%s\"", held->what, held->name)
                      : held->what;
}

static void
tell(const struct walk *walk, const struct person_ref *ref, struct held held)
{
    if (is_set(*ref) && ref->to)
        walk->report(walk->context, ref, &held);
}

static void
walk_owners(const struct walk *walk, const struct milestone *milestone,
    const person_list *owners, const char *side)
{
    for (int i = 0; i < owners->count; i++)
        tell(walk, &owners->items[i],
            (struct held){milestone, "owners", side, 0, "an owner of",
                say_milestone(milestone)});
}

static void
walk_tasks(const struct walk *walk, const struct milestone *milestone)
{
    for (int i = 0; i < milestone->tasks.count; i++) {
        const struct task *task = &milestone->tasks.items[i];
        if (is_absent(task->done))
            tell(walk, &task->owner,
                (struct held){milestone, "tasks", NULL, i,
                    "the owner of the task", task->what.s});
    }
}

static void
walk_blockers(const struct walk *walk, const struct milestone *milestone)
{
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        if (is_absent(blocker->resolved))
            tell(walk, &blocker->owner,
                (struct held){milestone, "blockers", NULL, i,
                    "the one to solve", blocker->what.s});
    }
}

void
each_held_work(const struct plan *plan, held_work *report, void *context)
{
    struct walk walk = {report, context};
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!milestone_counts(milestone) ||
            milestone->status.value == STATUS_DONE)
            continue;
        walk_owners(&walk, milestone, &milestone->owners.vendor, "vendor");
        walk_owners(&walk, milestone, &milestone->owners.customer, "customer");
        walk_tasks(&walk, milestone);
        walk_blockers(&walk, milestone);
    }
    tell(&walk, &plan->sponsors.vendor,
        (struct held){
            .list = "sponsors.vendor", .what = "the vendor's sponsor"});
    tell(&walk, &plan->sponsors.customer,
        (struct held){
            .list = "sponsors.customer", .what = "the customer's sponsor"});
    tell(&walk, &plan->champion,
        (struct held){.list = "champion", .what = "the champion"});
}

static void
check_still_here(
    void *context, const struct person_ref *ref, const struct held *held)
{
    struct judging *judging = context;
    struct arena *arena = judging->report->arena;
    const struct person *person = ref->to;
    if (!is_set(person->left) || person->left.day == DAY_NONE ||
        person->left.day > judging->today)
        return;
    struct finding *finding =
        judging_say(judging, CS405, ref->at, held_path(arena, held),
            "%s left on %s and is still %s", say_person(person),
            say_day(judging, person->left.day), held_what(arena, held));
    if (judging->today - person->left.day <= DAYS_TO_REPLACE)
        finding->severity = SEVERITY_WARNING;
    finding->second = person->left.at;
    finding->second_label = "left";
    finding->fix = judging_text(judging,
        "Agree it with whoever follows %s, put them under `people`, and name "
        "them here.",
        say_person(person));
}

void
check_left(struct judging *judging)
{
    if (judging->plan && !judging->closed)
        each_held_work(judging->plan, check_still_here, judging);
}
