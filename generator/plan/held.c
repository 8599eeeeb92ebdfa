#include "plan/held.h"

#include "plan/progress.h"

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
                name_or_id(milestone->name, milestone->id)});
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
        if (milestone->status.value == STATUS_DROPPED ||
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
    tell(&walk, &plan->csm, (struct held){.list = "csm", .what = "the csm"});
}
