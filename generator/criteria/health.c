/* Health and growth: what milestones drive. */
#include "base/text.h"
#include "criteria/rules.h"

void
check_health_wired(struct judging *judging)
{
    const struct health *health = judging->plan      ? &judging->plan->health
                                  : judging->segment ? &judging->segment->health
                                                     : NULL;
    if (!health || !is_set(*health))
        return;
    const struct number *share = &health->weights.milestones;
    struct finding *finding = NULL;
    if (is_set(health->score) && !text_is(health->score.s, "milestones"))
        finding = judging_say(judging, CS601, health->score.at, "health.score",
            "the health score is \"%s\", which milestones do not reach",
            health->score.s);
    else if (is_set(health->weights) && is_set(*share) && share->n <= 0)
        finding = judging_say(judging, CS601, share->at,
            "health.weights.milestones",
            "milestones have no weight, so a blocked one leaves health green");
    else if (is_set(health->weights) && is_absent(*share) &&
             judging_lacks(judging, "health.weights.milestones"))
        finding = judging_say(judging, CS601, health->weights.at,
            "health.weights.milestones",
            "the weights leave milestones out, so a blocked one leaves health "
            "green");
    if (finding && text_is(finding->field, "health.score"))
        finding->fix = "Write:  health: {score: milestones}";
}

static bool
customer_requested(const struct ask *ask)
{
    const struct person *by =
        is_set(ask->requested) ? ask->requested.by.to : NULL;
    return by && by->side.value == SIDE_CUSTOMER;
}

/* An id that the reader could not find, but close to one: a misspelling. */
static bool
nearly_a_milestone(const struct plan *plan, const char *id)
{
    for (int i = 0; i < plan->milestones.count; i++)
        if (text_distance(id, plan->milestones.items[i].id.s, 2) <= 2)
            return true;
    return false;
}

static const char *
last_milestone(const struct plan *plan)
{
    for (int i = plan->milestones.count; i-- > 0;)
        if (milestone_counts(&plan->milestones.items[i]))
            return plan->milestones.items[i].id.s;
    return "…";
}

static void
check_ask(struct judging *judging, const struct ask *ask, const char *path)
{
    const char *after = judging_text(judging, "%s.after", path);
    if (ask->after.state == VALUE_BAD || ask->after_milestone ||
        customer_requested(ask) ||
        (is_set(ask->after) &&
            nearly_a_milestone(judging->plan, ask->after.s)) ||
        !judging_lacks(judging, after))
        return;
    const char *what = is_set(ask->what) ? ask->what.s : "this ask";
    struct finding *finding;
    if (is_set(ask->after) && *ask->after.s)
        finding = judging_say(judging, CS604, ask->after.at, after,
            "\"%s\" waits for \"%s\", not for a result the customer has seen",
            what, ask->after.s);
    else
        finding = judging_say(judging, CS604,
            is_set(ask->what) ? ask->what.at : ask->at, after,
            "\"%s\" waits for nothing", what);
    finding->fix = judging_text(judging, "Tie it to a milestone:  after: %s",
        last_milestone(judging->plan));
}

void
check_expansion(struct judging *judging)
{
    const struct internal *internal =
        judging->plan ? &judging->plan->internal : NULL;
    if (!internal)
        return;
    for (int i = 0; i < internal->expansion.count; i++)
        check_ask(judging, &internal->expansion.items[i],
            judging_text(judging, "internal.expansion.%d", i + 1));
    for (int i = 0; i < internal->advocacy.count; i++)
        check_ask(judging, &internal->advocacy.items[i],
            judging_text(judging, "internal.advocacy.%d", i + 1));
}
