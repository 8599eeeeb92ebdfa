/* How metrics are defined and read: sources, early signs, readings. */
#include <stdlib.h>

#include "base/text.h"
#include "criteria/day_meant.h"
#include "criteria/naming.h"
#include "criteria/rules.h"
#include "criteria/statement.h"
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

/* CS007 has said that a metric is missing, which may have been the one. */
static struct finding_cause
lost_metric(const struct judging *judging)
{
    const struct report *read = judging->def->report;
    for (int i = 0; read && i < read->count; i++)
        if (read->findings[i].rule == CS007 &&
            text_is(read->findings[i].lacks, "metrics"))
            return (struct finding_cause){CS007, NULL};
    return (struct finding_cause){0};
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
    finding->cause = lost_metric(judging);
    const char *lines = judging_text(judging,
        "early-sign:\n  name: …\n  role: leading\n  leads-to: %s\n  unit: …\n"
        "  baseline: {value: …, on: …, source: …}\n  target: …\n  by: …",
        outcome->id.s);
    finding->fix =
        judging_above(judging, "metrics.early-sign")
            ? judging_text(judging,
                  "Add what moves first, and earlier than the outcome,%s",
                  judging_line(judging, "metrics.early-sign", lines))
            : judging_text(judging,
                  "Add a metric that moves first, and earlier than the "
                  "outcome, with:  role: leading, leads-to: %s",
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

/* A metric's readings as they stand in its files, and the days from one to the
 * next, mostly: made where one is at fault. */
struct taken {
    const struct reading **items;
    int count;
    int step; /* 0: nobody can tell */
};

static int
by_place(const void *a, const void *b)
{
    const struct reading *const *left = a, *const *right = b;
    return place_compare((*left)->at, (*right)->at);
}

/* The middle one of the steps, which a few wrong days do not move. */
static int
usual_step(struct judging *judging, const struct readings *readings)
{
    int count = readings->count - 1;
    int *steps = ARENA_ARRAY(judging->arena, int, (size_t)readings->count);
    for (int i = 0; i < count; i++)
        steps[i] = readings->items[i + 1].on - readings->items[i].on;
    if (count > 1)
        qsort(steps, (size_t)count, sizeof *steps, days_compare);
    return count > 0 ? steps[(count - 1) / 2] : 0;
}

static struct taken
taken_of(struct judging *judging, const struct readings *readings)
{
    struct taken taken = {.count = readings->count};
    taken.items = ARENA_ARRAY(
        judging->arena, const struct reading *, (size_t)readings->count);
    for (int i = 0; i < readings->count; i++)
        taken.items[i] = &readings->items[i];
    qsort(taken.items, (size_t)taken.count, sizeof(struct reading *), by_place);
    taken.step = usual_step(judging, readings);
    return taken;
}

/* "  perhaps  2026-08-05: 5.2" as the line has it. */
static const char *
say_perhaps(struct judging *judging, const struct reading *reading, day_t day)
{
    bool table = reading->at.source == judging->def->source;
    return judging_text(judging, "%s%s%s%s%s", say_iso(judging, day),
        table ? ": " : "",
        table ? micro_text(judging->arena, reading->value.micro) : "",
        table && *reading->value.unit ? " " : "",
        table ? reading->value.unit : "");
}

/* Where it stands among the others says when it was taken. */
static const char *
say_when_taken(struct judging *judging, const struct metric *metric,
    const struct taken *taken, int nth)
{
    const struct reading *reading = taken->items[nth];
    const struct reading *before = nth > 0 ? taken->items[nth - 1] : NULL;
    const struct reading *after =
        nth + 1 < taken->count ? taken->items[nth + 1] : NULL;
    const struct date *begun = &metric->baseline.on;
    day_t from = before ? before->on + 1 : DAY_NONE;
    if (date_known(*begun) && (!before || from < begun->day))
        from = begun->day;
    day_t to = judging->today;
    if (after && after->on <= to)
        to = after->on - 1;
    if (from == DAY_NONE || from > to)
        return "Correct its date.";
    day_t expected = taken->step ? from - 1 + taken->step : DAY_NONE;
    day_t meant = day_meant(reading->on, from, to, expected);
    if (meant != DAY_NONE)
        return judging_text(judging, "Perhaps it was  %s",
            say_perhaps(judging, reading, meant));
    return judging_text(judging,
        "Correct its date: it was taken between %s "
        "and %s.",
        say_day(judging, from), say_day(judging, to));
}

static void
say_to_come(struct judging *judging, const struct metric *metric,
    const struct taken *taken, int nth)
{
    const struct reading *reading = taken->items[nth];
    struct finding *finding = judging_say(judging, CS207, reading->at,
        metric_path(judging, metric, "readings"),
        "\"%s\" has a reading of %s, which is still to come",
        say_metric(metric), say_day(judging, reading->on));
    finding->fix = judging_text(judging,
        "%s   Or take it out: what is expected is not a reading; today is %s.",
        say_when_taken(judging, metric, taken, nth),
        say_day(judging, judging->today));
}

/* Of several the baseline's date may be the slip. */
static void
say_too_early(struct judging *judging, const struct metric *metric,
    const struct taken *taken, int nth, bool only)
{
    const struct reading *reading = taken->items[nth];
    struct finding *finding = judging_say(judging, CS207, reading->at,
        metric_path(judging, metric, "readings"),
        "\"%s\" has a reading of %s, before its baseline", say_metric(metric),
        say_day(judging, reading->on));
    finding->second = metric->baseline.on.at;
    finding->second_label = "the baseline's date";
    finding->fix = judging_text(judging,
        "%s correct the baseline's date; what was read before it belongs into "
        "the prose.",
        only ? judging_text(judging, "%s   Or",
                   say_when_taken(judging, metric, taken, nth))
             : "Correct these dates, or");
}

static void
check_taken(struct judging *judging, const struct metric *metric)
{
    const struct date *from = &metric->baseline.on;
    const struct readings *readings = &metric->readings;
    struct taken taken = taken_of(judging, readings);
    bool only = readings->count < 2 || !date_known(*from) ||
                readings->items[1].on >= from->day;
    for (int i = 0; i < taken.count; i++) {
        day_t on = taken.items[i]->on;
        if (on > judging->today)
            say_to_come(judging, metric, &taken, i);
        else if (date_known(*from) && on < from->day)
            say_too_early(judging, metric, &taken, i, only);
    }
}

void
check_readings(struct judging *judging)
{
    for (int i = 0; i < judging->metric_count; i++) {
        const struct metric *metric = &judging->metrics[i];
        const struct readings *readings = &metric->readings;
        const struct date *from = &metric->baseline.on;
        if (readings->count > 0 &&
            (readings->items[readings->count - 1].on > judging->today ||
                (date_known(*from) && readings->items[0].on < from->day)))
            check_taken(judging, metric);
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
    const char *today = say_iso(judging, judging->today);
    const char *added =
        is_set(metric->readings)
            ? judging_text(judging, ":  %s: …", today)
            : judging_line(judging, finding->field,
                  judging_text(judging, "readings: {%s: …}", today));
    finding->fix = judging_text(judging, "Ask %s for today's level and add%s",
        reporter ? say_person(reporter) : "whoever measures it", added);
}

/* "Patients with an account" in minutes: the name begins with those who are
 * counted, and none of its words speaks of time. */
static const char *
counted_in_time(struct judging *judging, const struct metric *metric)
{
    if (!judging->lexicon || !is_set(metric->name) || !is_set(metric->unit) ||
        unit_seconds(metric->unit.s) == 0)
        return NULL;
    struct tokens tokens =
        tokens_of(judging->arena, judging->lexicon, metric->name.s);
    bool joined =
        token_is(&tokens, 1, WORD_BREAK) || token_is(&tokens, 1, WORD_STATE);
    bool counted =
        token_is(&tokens, 0, WORD_PEOPLE) || token_is(&tokens, 0, WORD_PUBLIC);
    if (tokens.count < 2 || !counted || !joined)
        return NULL;
    for (int i = 0; i < tokens.count; i++)
        if (token_is(&tokens, i, WORD_PERIOD) ||
            token_is(&tokens, i, WORD_UNIT))
            return NULL;
    return token_folded(judging->arena, &tokens, 0);
}

static void
check_counted(struct judging *judging, const struct metric *metric)
{
    const char *who = counted_in_time(judging, metric);
    if (!who)
        return;
    struct finding *finding = judging_say(judging, CS209, metric->unit.at,
        metric_path(judging, metric, "unit"),
        "does \"%s\" count %s, or the time they take?", say_metric(metric),
        who);
    finding->second = metric->name.at;
    finding->second_label = judging_text(judging, "speaks of %s", who);
    finding->fix = judging_text(judging,
        "If they are counted, write  unit: %s   If it is their time, say so in "
        "its name.",
        who);
}

void
check_measured(struct judging *judging)
{
    for (int i = 0;
         judging->plan && !judging->closed && i < judging->metric_count; i++) {
        const struct metric *metric = &judging->metrics[i];
        check_counted(judging, metric);
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
        finding->fix = judging_text(judging,
            "Say what is counted, where and over which time, in one "
            "sentence%s",
            judging_line(judging, path, "measured: …\nreported-by: …"));
    }
}
