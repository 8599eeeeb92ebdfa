/* How metrics are defined and read: sources, early signs, readings. */
#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/rules.h"
#include "plan/progress.h"
#include "plan/workspace.h"

/* Without an `every` of its own, a metric is expected to be read monthly. */

static const char *
unit_of(const struct metric *metric)
{
    return is_set(metric->unit) ? metric->unit.s : "";
}

static void
check_source(struct judging *judging, const struct metric *metric)
{
    const struct baseline *baseline = &metric->baseline;
    bool no_day =
        is_absent(baseline->on) &&
        judging_lacks(judging, metric_path(judging, metric, "baseline.on"));
    bool no_source =
        (is_absent(baseline->source) ||
            (is_set(baseline->source) && text_blank(baseline->source.s))) &&
        judging_lacks(judging, metric_path(judging, metric, "baseline.source"));
    if (!no_day && !no_source)
        return;
    const char *level = say_level(judging, baseline->value, unit_of(metric));
    struct finding *finding = judging_say(judging, CS202, baseline->value.at,
        metric_path(
            judging, metric, no_day ? "baseline.on" : "baseline.source"),
        no_day && no_source
            ? "the baseline of \"%s\" is %s, but when and where that was read "
              "is not said"
        : no_day ? "the baseline of \"%s\" is %s, but since when is not said"
                 : "the baseline of \"%s\" is %s, but where that was read is "
                   "not said",
        say_metric(metric), level);
    finding->label = no_day && no_source ? "expected `on` and `source`"
                     : no_day            ? "expected `on`"
                                         : "expected `source`";
    finding->fix = judging_text(judging,
        "Say where the figure comes from:  baseline: {value: %s, on: %s, "
        "source: %s}",
        micro_text(judging->arena, baseline->value.micro),
        is_set(baseline->on) && baseline->on.day != DAY_NONE
            ? say_iso(judging, baseline->on.day)
            : "…",
        no_source ? "…" : baseline->source.s);
}

void
check_sources(struct judging *judging)
{
    for (int i = 0; i < judging->metric_count && !judging->closed; i++) {
        const struct metric *metric = &judging->metrics[i];
        if (is_set(metric->baseline) && is_set(metric->baseline.value))
            check_source(judging, metric);
    }
}

void
check_early_sign(struct judging *judging)
{
    const struct metric *outcome = NULL;
    if (!judging->plan || judging->closed)
        return;
    for (int i = 0; i < judging->metric_count; i++) {
        const struct metric *metric = &judging->metrics[i];
        int role = metric->role.value;
        if (role == ROLE_NONE || role == ROLE_LEADING)
            return;
        if (!outcome && role == ROLE_OUTCOME)
            outcome = metric;
    }
    if (!outcome || definition_gives_twice(judging->def, "metrics"))
        return;
    struct finding *finding = judging_say(judging, CS205,
        judging_place(judging, "metrics"), "metrics",
        "no metric warns before \"%s\" is missed", say_metric(outcome));
    finding->fix = judging_text(judging,
        "Add what moves first, and earlier than the outcome:  role: leading   "
        "leads-to: %s",
        outcome->id.s);
}

static bool
names_use(const struct judging *judging, const struct metric *metric)
{
    return metric_class(judging->arena, judging->lexicon, say_metric(metric)) ==
               NAMING_ADOPTION ||
           name_class(judging->arena, judging->lexicon, unit_of(metric)) ==
               NAMING_ADOPTION;
}

static bool
is_an_outcomes(const struct judging *judging, const struct metric *metric)
{
    for (int i = 0; i < judging->outcome_count; i++)
        if (judging->outcomes[i].outcome->metric.to == metric)
            return true;
    return false;
}

void
check_named_role(struct judging *judging)
{
    if (!judging->plan)
        return;
    for (int i = 0; i < judging->metric_count; i++) {
        const struct metric *metric = &judging->metrics[i];
        bool leading = metric->role.value == ROLE_LEADING;
        if ((!leading && metric->role.value != ROLE_OUTCOME) ||
            is_an_outcomes(judging, metric) || !names_use(judging, metric))
            continue;
        struct finding *finding = judging_say(judging, CS206,
            is_set(metric->name) ? metric->name.at : metric->id.at,
            metric_path(judging, metric, "role"),
            "does \"%s\" count the use of the product, or something that %s "
            "does better?",
            say_metric(metric), say_party(judging, SIDE_CUSTOMER));
        finding->label = "reads as a count of use";
        finding->second = metric->role.at;
        finding->second_label =
            leading ? "given as an early sign" : "given as a result";
        finding->fix = "If it counts use, say so:  role: adoption   If it is "
                       "a result, name what gets better.";
    }
}

static void
check_reading(struct judging *judging, const struct metric *metric,
    const struct reading *reading)
{
    const struct date *from = &metric->baseline.on;
    bool to_come = reading->on > judging->today;
    bool too_early = date_known(*from) && reading->on < from->day;
    if (reading->on == DAY_NONE || (!to_come && !too_early))
        return;
    const char *path = metric_path(judging, metric, "readings");
    if (to_come) {
        struct finding *finding = judging_say(judging, CS207, reading->at, path,
            "\"%s\" has a reading of %s, which is still to come",
            say_metric(metric), say_day(judging, reading->on));
        finding->fix = judging_text(judging,
            "Correct its date, or take it out: what is expected is not a "
            "reading; today is %s.",
            say_day(judging, judging->today));
    } else {
        struct finding *finding = judging_say(judging, CS207, reading->at, path,
            "\"%s\" has a reading of %s, before its baseline",
            say_metric(metric), say_day(judging, reading->on));
        finding->second = from->at;
        finding->second_label = "the baseline's date";
        finding->fix = "Correct one of the two dates; what was read before the "
                       "baseline belongs into the prose.";
    }
}

void
check_readings(struct judging *judging)
{
    for (int i = 0; i < judging->metric_count; i++) {
        const struct metric *metric = &judging->metrics[i];
        for (int k = 0; k < metric->readings.count; k++)
            check_reading(judging, metric, &metric->readings.items[k]);
    }
}

void
check_fresh(struct judging *judging)
{
    const struct metric *metric =
        judging->plan ? judging->plan->outcome.metric.to : NULL;
    if (!metric || judging->stage != STAGE_ACTIVE ||
        metric->readings.state == VALUE_BAD)
        return;
    struct silence silence =
        metric_silence(judging->plan, metric, judging->today);
    if (!silence.stale)
        return;
    struct finding *finding = judging_say(judging, CS208,
        is_set(metric->readings)
            ? judging_place(judging, metric_path(judging, metric, "readings"))
            : metric->id.at,
        metric_path(judging, metric, "readings"),
        silence.read ? "\"%s\" was last read on %s, %s ago"
                     : "\"%s\" has not been read since %s, %s ago",
        say_metric(metric), say_day(judging, silence.since),
        say_days(judging, judging->today - silence.since));
    const struct person *reporter = metric->reported_by.to;
    finding->fix =
        judging_text(judging, "Ask %s for today's level and add:  %s: …",
            reporter ? say_person(reporter) : "whoever measures it",
            say_iso(judging, judging->today));
}

void
check_measured(struct judging *judging)
{
    for (int i = 0;
         judging->plan && !judging->closed && i < judging->metric_count; i++) {
        const struct metric *metric = &judging->metrics[i];
        bool said = is_set(metric->measured) && !text_blank(metric->measured.s);
        if (!metric_is_outcome(judging, metric) || said ||
            metric->measured.state == VALUE_BAD)
            continue;
        const char *path = metric_path(judging, metric, "measured");
        if (!judging_lacks(judging, path) ||
            (metric == judging->outcomes[0].outcome->metric.to &&
                judging_has(judging, "outcome.measured"))) /* CS004 */
            continue;
        struct finding *finding = judging_say(judging, CS209, metric->id.at,
            path, "how \"%s\" is measured, and by whom, is not said",
            say_metric(metric));
        finding->label = "expected `measured` here";
        finding->fix = "Say in one sentence what is counted, where and over "
                       "which time:  measured: …   reported-by: …";
    }
}
