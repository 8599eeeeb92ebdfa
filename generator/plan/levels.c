/* Levels against the unit of their metric, and money. */
#include "plan/read.h"

#include "base/text.h"
#include "plan/progress.h"

static bool
is_in_unit(const struct quantity *level, const struct metric *metric)
{
    return !is_set(*level) || !metric || !is_set(metric->unit) ||
           (unit_converts(level->unit, metric->unit.s) && !level->points);
}

/* Where a level stands; put together only for one at fault. */
struct level_path {
    const char *list, *id; /* NULL: `field` is all of it */
    const char *field;
};

static const char *
path_text(struct reader *reader, struct level_path path)
{
    return path.list ? arena_printf(reader->arena, "%s.%s.%s", path.list,
                           path.id, path.field)
                     : path.field;
}

/* CS006 for a level in another unit than its metric's, which makes it BAD. */
static void
check_level(struct reader *reader, struct quantity *level,
    const struct metric *metric, struct level_path path)
{
    if (is_in_unit(level, metric))
        return;
    const char *unit = metric->unit.s;
    level->state = VALUE_BAD;
    struct finding *finding = report_add(reader->report, CS006, level->at,
        "the unit of \"%s\" is %s, not %s", metric->name.s, unit,
        level->points ? "pp" : level->unit);
    finding->second = metric->unit.at;
    finding->second_label = "its unit";
    finding->field = path_text(reader, path);
    finding->fix = report_text(reader->report,
        "Write it in the metric's unit, if the figure is right:  %s %s",
        micro_text(reader->arena, level->micro), unit);
}

static void
check_money(struct reader *reader, struct quantity *money, const char *field)
{
    if (!is_set(*money) || !*money->unit || unit_is_currency(money->unit))
        return;
    money->state = VALUE_BAD;
    struct finding *finding = report_add(reader->report, CS006, money->at,
        "\"%s\" is not a currency", money->unit);
    finding->field = field;
    finding->fix = "Write an amount with its currency, such as 48000 EUR.";
}

static void
check_readings(struct reader *reader, struct metric *metric)
{
    struct level_path path = {"metrics", metric->id.s, "readings"};
    struct readings *readings = &metric->readings;
    int kept = 0;
    for (int i = 0; i < readings->count; i++) {
        check_level(reader, &readings->items[i].value, metric, path);
        if (is_set(readings->items[i].value))
            readings->items[kept++] = readings->items[i];
    }
    readings->count = kept;
}

/* The units that a metric's levels are written with. */
struct units {
    const char *other; /* the first that is not the metric's */
    int others;        /* levels with that one */
    int bare, rest;    /* with none, and with the metric's or a third */
};

static void
count_unit(struct units *units, const struct quantity *level,
    const struct metric *metric)
{
    if (!is_set(*level))
        return;
    bool other = !is_in_unit(level, metric) && !level->points;
    if (other && !units->other)
        units->other = level->unit;
    if (other && text_is(level->unit, units->other))
        units->others++;
    else if (!*level->unit && !level->points)
        units->bare++;
    else
        units->rest++;
}

static struct units
units_of(const struct reader *reader, const struct metric *metric)
{
    struct units units = {0};
    count_unit(&units, &metric->baseline.value, metric);
    count_unit(&units, &metric->target, metric);
    for (int i = 0; i < metric->readings.count; i++)
        count_unit(&units, &metric->readings.items[i].value, metric);
    if (reader->def->kind != KIND_PLAN)
        return units;
    const struct plan *plan = (const struct plan *)reader->def;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_metric(milestone) == metric)
            count_unit(&units, &milestone->target, metric);
    }
    return units;
}

/* Where all levels that name a unit name the same other one, the metric's is
 * the slip: that is said once, and they are read as they stand.  Figures
 * without a unit may be in the metric's, and ask for one more witness. */
static void
check_unit(struct reader *reader, struct metric *metric)
{
    struct units units = units_of(reader, metric);
    if (units.rest > 0 || units.others < (units.bare ? 3 : 2))
        return;
    struct finding *finding = report_add(reader->report, CS006, metric->unit.at,
        "the unit of \"%s\" is %s, but %d of its values say %s", metric->name.s,
        metric->unit.s, units.others, units.other);
    finding->field =
        arena_printf(reader->arena, "metrics.%s.unit", metric->id.s);
    finding->fix = report_text(reader->report,
        text_is(units.other, "%") ? "unit: \"%s\"" : "unit: %s", units.other);
    metric->unit.s = units.other;
}

static bool
has_other_unit(const struct metric *metric)
{
    bool other = !is_in_unit(&metric->baseline.value, metric) ||
                 !is_in_unit(&metric->target, metric);
    for (int i = 0; !other && i < metric->readings.count; i++)
        other = !is_in_unit(&metric->readings.items[i].value, metric);
    return other;
}

static void
check_metric(struct reader *reader, struct metric *metric)
{
    if (has_other_unit(metric))
        check_unit(reader, metric);
    const char *id = metric->id.s;
    check_level(reader, &metric->baseline.value, metric,
        (struct level_path){"metrics", id, "baseline.value"});
    check_level(reader, &metric->target, metric,
        (struct level_path){"metrics", id, "target"});
    check_readings(reader, metric);
}

static void
check_outcome(struct reader *reader, struct outcome *outcome)
{
    check_level(reader, &outcome->worth.per, outcome->metric.to,
        (struct level_path){.field = "outcome.worth.per"});
    check_money(reader, &outcome->worth.is, "outcome.worth.is");
}

static void
check_milestone(struct reader *reader, struct milestone *milestone)
{
    if (milestone->moves.count > 0)
        check_level(reader, &milestone->target, milestone->moves.items[0].to,
            (struct level_path){"milestones", milestone->id.s, "target"});
}

/* A fall of 20 % is relative to the level, one of 5 pp needs a metric in
 * per cent; all else is in the metric's unit. */
static void
check_signal(struct reader *reader, struct signal *signal)
{
    const struct metric *metric = signal->metric.to;
    bool change =
        signal->signal == SIGNAL_FALLS || signal->signal == SIGNAL_RISES;
    bool relative =
        change && text_is(signal->amount.unit, "%") && !signal->amount.points;
    bool points = change && signal->amount.points && metric &&
                  text_is(metric->unit.s, "%");
    if (relative || points)
        return;
    check_level(reader, &signal->amount, metric,
        (struct level_path){.field = "internal.plays"});
    if (signal->amount.state == VALUE_BAD)
        signal->state = VALUE_BAD;
}

/* Metrics whose milestones have levels in another unit. */
static void
check_units_moved(struct reader *reader, struct plan *plan)
{
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        const struct metric *metric = milestone_metric(milestone);
        if (!is_in_unit(&milestone->target, metric))
            check_unit(
                reader, &plan->metrics.items[metric - plan->metrics.items]);
    }
}

static void
check_plan(struct reader *reader, struct plan *plan)
{
    check_units_moved(reader, plan);
    for (int i = 0; i < plan->metrics.count; i++)
        check_metric(reader, &plan->metrics.items[i]);
    for (int i = 0; i < plan->milestones.count; i++)
        check_milestone(reader, &plan->milestones.items[i]);
    for (int i = 0; i < plan->internal.plays.count; i++)
        check_signal(reader, &plan->internal.plays.items[i].signal);
    check_outcome(reader, &plan->outcome);
    struct commercial *commercial = &plan->internal.commercial;
    check_money(
        reader, &commercial->arr_start, "internal.commercial.arr-start");
    check_money(reader, &commercial->arr_now, "internal.commercial.arr-now");
}

static const struct metric *
metric_by_id(const struct initiative *initiative, const char *id)
{
    for (int i = 0; i < initiative->metrics.count; i++)
        if (text_is(initiative->metrics.items[i].id.s, id))
            return &initiative->metrics.items[i];
    return NULL;
}

static void
check_initiative(struct reader *reader, struct initiative *initiative)
{
    for (int i = 0; i < initiative->metrics.count; i++)
        check_metric(reader, &initiative->metrics.items[i]);
    check_outcome(reader, &initiative->outcome);
    for (int i = 0; i < initiative->chain.count; i++) {
        struct chain_link *link = &initiative->chain.items[i];
        check_level(reader, &link->target,
            metric_by_id(initiative, link->measure.s),
            (struct level_path){.field = "chain"});
    }
}

void
levels_check(struct reader *reader)
{
    struct definition *def = reader->def;
    if (def->kind == KIND_PLAN)
        check_plan(reader, (struct plan *)def);
    if (def->kind == KIND_INITIATIVE)
        check_initiative(reader, (struct initiative *)def);
}
