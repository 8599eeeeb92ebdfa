/* People who have left and are still counted on. */
#include "base/text.h"
#include "criteria/rules.h"

/* One walk over a plan's work. */
struct walk {
    struct arena *arena;
    held_work *held;
    void *context;
};

static void
tell(const struct walk *walk, const struct person_ref *ref, const char *path,
    const char *what)
{
    if (is_set(*ref) && ref->to)
        walk->held(walk->context, ref, path, what);
}

static void
walk_owners(const struct walk *walk, const struct milestone *milestone,
    const person_list *owners, const char *side)
{
    for (int i = 0; i < owners->count; i++)
        tell(walk, &owners->items[i],
            arena_printf(
                walk->arena, "milestones.%s.owners.%s", milestone->id.s, side),
            arena_printf(
                walk->arena, "an owner of \"%s\"", say_milestone(milestone)));
}

static void
walk_tasks(const struct walk *walk, const struct milestone *milestone)
{
    for (int i = 0; i < milestone->tasks.count; i++) {
        const struct task *task = &milestone->tasks.items[i];
        if (is_absent(task->done))
            tell(walk, &task->owner,
                arena_printf(walk->arena, "milestones.%s.tasks.%d.owner",
                    milestone->id.s, i + 1),
                arena_printf(
                    walk->arena, "the owner of the task \"%s\"", task->what.s));
    }
}

static void
walk_blockers(const struct walk *walk, const struct milestone *milestone)
{
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        if (is_absent(blocker->resolved))
            tell(walk, &blocker->owner,
                arena_printf(walk->arena, "milestones.%s.blockers.%d.owner",
                    milestone->id.s, i + 1),
                arena_printf(
                    walk->arena, "the one to solve \"%s\"", blocker->what.s));
    }
}

void
each_held_work(struct arena *arena, const struct plan *plan, held_work *held,
    void *context)
{
    struct walk walk = {arena, held, context};
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
    tell(&walk, &plan->sponsors.vendor, "sponsors.vendor",
        "the vendor's sponsor");
    tell(&walk, &plan->sponsors.customer, "sponsors.customer",
        "the customer's sponsor");
    tell(&walk, &plan->champion, "champion", "the champion");
}

/* `what` says what the person still stands for. */
static void
check_still_here(void *context, const struct person_ref *ref, const char *path,
    const char *what)
{
    struct judging *judging = context;
    const struct person *person = ref->to;
    if (!is_set(person->left) || person->left.day == DAY_NONE ||
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

void
check_left(struct judging *judging)
{
    if (judging->plan && !judging->closed)
        each_held_work(
            judging->report->arena, judging->plan, check_still_here, judging);
}
