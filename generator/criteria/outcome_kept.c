/* Whether the outcome is still wanted, and whether it is one. */
#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/rules.h"
#include "plan/progress.h"

#define CONFIRMED_DAYS 100

static day_t
confirmed_last(const struct judging *judging, const struct outcome *outcome)
{
    const struct plan *plan = judging->plan;
    day_t last = DAY_NONE;
    if (date_known(outcome->confirmed.on) &&
        outcome->confirmed.on.day <= judging->today)
        last = outcome->confirmed.on.day;
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (review->outcome.value == CONFIRM_YES && date_known(review->on) &&
            review->on.day <= judging->today && review->on.day > last)
            last = review->on.day;
    }
    return last;
}

/* Whom to ask: who confirmed it, else the sponsor. */
static const struct person *
who_confirms(const struct plan *plan)
{
    const struct person *by = plan->outcome.confirmed.by.to;
    return by && !is_set(by->left) ? by : plan->sponsors.customer.to;
}

void
check_confirmed_lately(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->stage != STAGE_ACTIVE || !is_set(plan->outcome) ||
        plan->reviews.state == VALUE_BAD ||
        plan->outcome.confirmed.state == VALUE_BAD)
        return;
    day_t last = confirmed_last(judging, &plan->outcome);
    if (last == DAY_NONE || judging->today - last <= CONFIRMED_DAYS)
        return;
    const char *path = "outcome.confirmed";
    struct finding *finding =
        judging_say(judging, CS106, judging_place(judging, path), path,
            "nobody at %s has said since %s that the outcome still holds",
            say_party(judging, SIDE_CUSTOMER), say_day(judging, last));
    const struct person *who = who_confirms(plan);
    finding->fix = judging_text(judging,
        "Read it to %s and record what was said:  confirmed: {by: %s, on: %s}",
        who ? say_person(who) : "them", who ? who->id.s : "…",
        say_iso(judging, judging->today));
}

static bool
is_feeling(const struct judging *judging, const struct metric *metric)
{
    return name_class(judging->arena, judging->lexicon, say_metric(metric)) ==
           NAMING_FEELING;
}

void
check_outcome_feeling(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    const struct metric *metric = plan ? plan->outcome.metric.to : NULL;
    if (!metric || !is_feeling(judging, metric))
        return;
    for (int i = 0; i < judging->metric_count; i++)
        if (metric_is_outcome(judging, &judging->metrics[i]) &&
            !is_feeling(judging, &judging->metrics[i]))
            return;
    struct finding *finding =
        judging_say(judging, CS108, plan->outcome.metric.at, "outcome.metric",
            "\"%s\" says how satisfied people are, not what got better for %s",
            say_metric(metric), say_party(judging, SIDE_CUSTOMER));
    finding->second = metric->name.at;
    finding->second_label = "a rating";
    finding->fix = "Ask what they would be satisfied about, measure that, and "
                   "keep the rating beside it:  further-outcomes: [{statement: "
                   "…, metric: …}]";
}
