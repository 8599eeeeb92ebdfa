#include "base/text.h"
#include "criteria/span.h"
#include "plan/progress.h"

bool
metric_is_outcome(const struct judging *judging, const struct metric *metric)
{
    if (metric->role.value == ROLE_OUTCOME)
        return true;
    for (int i = 0; i < judging->outcome_count; i++)
        if (judging->outcomes[i].outcome->metric.to == metric)
            return true;
    return false;
}

static void
say_no_baseline(struct judging *judging, const struct metric *metric)
{
    const char *path = metric_path(judging, metric, "baseline");
    if (!judging_lacks(judging, path))
        return;
    const char *unit = is_set(metric->unit) ? metric->unit.s : "";
    struct finding *finding;
    if (is_set(metric->target))
        finding = judging_say(judging, CS201, metric->id.at, path,
            "\"%s\" has no starting value, so a target of %s cannot be judged",
            say_metric(metric), say_level(judging, metric->target, unit));
    else
        finding = judging_say(judging, CS201, metric->id.at, path,
            "\"%s\" has no starting value", say_metric(metric));
    finding->label = "expected `baseline` here";
    const char *from = sentence_level(judging, metric, true);
    finding->fix =
        from ? judging_text(judging,
                   "The outcome's sentence begins at %s: add when and where "
                   "that was measured:  baseline: {value: %s, on: …, source: "
                   "…}",
                   from, from)
             : judging_text(judging,
                   "Measure where %s stands today, and add:  baseline: {value: "
                   "…, on: …, source: …}",
                   say_party(judging, SIDE_CUSTOMER));
}

void
check_baseline(struct judging *judging)
{
    for (int i = 0; i < judging->metric_count && !judging->closed; i++) {
        const struct metric *metric = &judging->metrics[i];
        if (is_absent(metric->baseline) ||
            (is_set(metric->baseline) && is_absent(metric->baseline.value)))
            say_no_baseline(judging, metric);
    }
}

/* What the outcome's sentence has for the two that are the same. */
static const char *
levels_of_sentence(struct judging *judging, const struct metric *metric)
{
    const char *unit = metric->unit.s;
    const char *from = sentence_level(judging, metric, true);
    const char *to = sentence_level(judging, metric, false);
    const char *same = say_level(judging, metric->target, unit);
    if (to && !text_is(to, same))
        return judging_text(judging,
            "The outcome's sentence says %s: if that was agreed, write  "
            "target: %s",
            to, to);
    if (from && !text_is(from, same))
        return judging_text(judging,
            "The outcome's sentence begins at %s: if that was measured, the "
            "baseline is  value: %s",
            from, from);
    return NULL;
}

static void
check_target_level(struct judging *judging, const struct metric *metric)
{
    struct level_on from = metric_baseline(metric), to = metric_target(metric);
    if (!from.known || !to.known || from.micro != to.micro)
        return;
    struct finding *finding = judging_say(judging, CS203, metric->target.at,
        metric_path(judging, metric, "target"),
        "the target of \"%s\" is %s, which is where it stands already",
        say_metric(metric), say_level(judging, metric->target, metric->unit.s));
    finding->second = metric->baseline.value.at;
    finding->second_label = "the baseline";
    finding->fix = levels_of_sentence(judging, metric);
    if (!finding->fix)
        finding->fix = "Agree a level beyond the baseline; if none is wanted, "
                       "the metric is not one that this plan moves.";
}

static void
check_target_date(struct judging *judging, const struct metric *metric)
{
    if (!is_set(metric->by) || !is_set(metric->baseline) ||
        !is_set(metric->baseline.on) || metric->by.day == DAY_NONE ||
        metric->baseline.on.day == DAY_NONE ||
        metric->by.day >= metric->baseline.on.day)
        return;
    struct finding *finding = judging_say(judging, CS203, metric->by.at,
        metric_path(judging, metric, "by"),
        "\"%s\" is to be reached by %s, before its baseline was measured",
        say_metric(metric), say_day(judging, metric->by.day));
    if (span_is_by(judging, metric))
        finding->cause = span_cause(judging);
    finding->second = metric->baseline.on.at;
    finding->second_label = "the baseline's date";
    finding->fix = judging_text(judging,
        "Give `by` a date after %s, or correct the date of the baseline.",
        say_day(judging, metric->baseline.on.day));
}

void
check_target(struct judging *judging)
{
    for (int i = 0; i < judging->metric_count; i++) {
        check_target_level(judging, &judging->metrics[i]);
        check_target_date(judging, &judging->metrics[i]);
    }
}

/* The metric that a circle is reported at: its first in the file. */
static const struct metric *
first_of_circle(const struct metric *member)
{
    const struct metric *first = member;
    for (const struct metric *m = member->leads_to.to; m && m != member;
         m = m->leads_to.to)
        if (m < first)
            first = m;
    return first;
}

static bool
is_in_circle(const struct metric *metric, int limit)
{
    const struct metric *m = metric->leads_to.to;
    while (m && m != metric && limit-- > 0)
        m = m->leads_to.to;
    return m == metric;
}

static const char *
outcome_metric_id(const struct judging *judging)
{
    for (int i = 0; i < judging->outcome_count; i++)
        if (is_set(judging->outcomes[i].outcome->metric))
            return judging->outcomes[i].outcome->metric.id;
    return "…";
}

static void
say_leads_nowhere(struct judging *judging, const struct metric *metric)
{
    const char *path = metric_path(judging, metric, "leads-to");
    const struct metric *next = metric->leads_to.to;
    struct finding *finding = NULL;
    if (is_absent(metric->leads_to) && judging_lacks(judging, path))
        finding = judging_say(judging, CS204, metric->id.at, path,
            "\"%s\" is an early sign, but of what is not said",
            say_metric(metric));
    else if (next && is_in_circle(metric, judging->metric_count)) {
        if (first_of_circle(metric) == metric)
            finding = judging_say(judging, CS204, metric->leads_to.at, path,
                "\"%s\" leads in a circle back to itself", say_metric(metric));
    } else if (next && next->role.value == ROLE_ADOPTION &&
               !metric_is_outcome(judging, next) && is_absent(next->leads_to))
        finding = judging_say(judging, CS204, metric->leads_to.at, path,
            "\"%s\" leads to \"%s\", which measures use and not the outcome",
            say_metric(metric), say_metric(next));
    if (finding)
        finding->fix = judging_text(judging,
            "Name the metric that it moves:  leads-to: %s",
            outcome_metric_id(judging));
}

void
check_leads_to(struct judging *judging)
{
    for (int i = 0; i < judging->metric_count; i++)
        if (judging->metrics[i].role.value == ROLE_LEADING)
            say_leads_nowhere(judging, &judging->metrics[i]);
}
