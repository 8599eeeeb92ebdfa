/* Health and growth: what milestones drive. */
#include "base/text.h"
#include "criteria/rules.h"
#include "plan/progress.h"

/* A weight of the plan as it stands, else `usual`, or nothing for NULL. */
static const char *
say_share(struct judging *judging, const char *name, const struct number *share,
    const char *usual)
{
    return is_set(*share) ? judging_text(judging, ", %s: %d", name, share->n)
           : usual        ? judging_text(judging, ", %s: %s", name, usual)
                          : "";
}

/* The plan's own, and milestones in the usual proportion to the others: 40 to
 * 60. */
static const char *
weights_with_milestones(struct judging *judging, const struct weights *weights)
{
    int64_t others = 0;
    const struct number *const shares[] = {
        &weights->outcome, &weights->reviews, &weights->adoption};
    for (int i = 0; i < 3; i++)
        others += is_set(*shares[i]) && shares[i]->n > 0 ? shares[i]->n : 0;
    const char *rest = others > 0 ? NULL : "30";
    return judging_text(judging, "weights: {milestones: %d%s%s%s}",
        others > 0 ? (int)((others * 2 + 2) / 3) : 40,
        say_share(judging, "outcome", &weights->outcome, rest),
        say_share(judging, "reviews", &weights->reviews, NULL),
        say_share(judging, "adoption", &weights->adoption, NULL));
}

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
    else if (finding)
        finding->fix =
            judging_text(judging, "Give milestones a weight, for instance:  %s",
                weights_with_milestones(judging, &health->weights));
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
        judging->plan->milestones.state == VALUE_BAD ||
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

typedef void ask_check(
    struct judging *judging, const struct ask *ask, const char *path);

static void
each_ask(struct judging *judging, ask_check *check)
{
    const struct internal *internal =
        judging->plan ? &judging->plan->internal : NULL;
    if (!internal)
        return;
    for (int i = 0; i < internal->expansion.count; i++)
        check(judging, &internal->expansion.items[i],
            judging_text(judging, "internal.expansion.%d", i + 1));
    for (int i = 0; i < internal->advocacy.count; i++)
        check(judging, &internal->advocacy.items[i],
            judging_text(judging, "internal.advocacy.%d", i + 1));
}

void
check_expansion(struct judging *judging)
{
    each_ask(judging, check_ask);
}

static bool
reaches_outcome(const struct milestone *milestone, const struct metric *metric)
{
    return milestone_counts(milestone) &&
           milestone_metric(milestone) == metric && is_set(milestone->target) &&
           unit_converts(milestone->target.unit, metric->unit.s) &&
           metric_reaches(metric,
               quantity_in(milestone->target, metric->unit.s),
               metric_target(metric).micro);
}

/* `a` comes before `b`: by date, else as written. */
static bool
comes_before(const struct milestone *a, const struct milestone *b)
{
    return date_known(a->due) && date_known(b->due) ? a->due.day < b->due.day
                                                    : a < b;
}

static const struct milestone *
first_that_reaches(const struct plan *plan)
{
    const struct metric *metric = plan->outcome.metric.to;
    const struct milestone *first = NULL;
    if (!metric || !metric_target(metric).known)
        return NULL;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (reaches_outcome(milestone, metric) &&
            (!first || comes_before(milestone, first)))
            first = milestone;
    }
    return first;
}

static void
check_ask_time(struct judging *judging, const struct ask *ask, const char *path)
{
    const struct milestone *first = first_that_reaches(judging->plan);
    const struct milestone *after = ask->after_milestone;
    if (!first || !after || customer_requested(ask) ||
        !comes_before(after, first))
        return;
    struct finding *finding = judging_say(judging, CS605, ask->after.at,
        judging_text(judging, "%s.after", path),
        "\"%s\" comes after \"%s\", before %s has what it came for",
        ask->what.s, say_milestone(after), say_party(judging, SIDE_CUSTOMER));
    finding->second = first->id.at;
    finding->second_label = "reaches the outcome's target";
    finding->fix = judging_text(judging,
        "Let it wait for the result:  after: %s   or, if "
        "they asked for it:  requested: {by: …, on: …}",
        first->id.s);
}

void
check_expansion_time(struct judging *judging)
{
    each_ask(judging, check_ask_time);
}
