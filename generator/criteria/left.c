/* People who have left and are still counted on. */
#include "criteria/rules.h"

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
