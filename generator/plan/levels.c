/* Levels against the unit of their metric, and money. */
#include "plan/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/progress.h"

#define LEVELS_NAMED 6 /* in one finding */

static bool
is_in_unit(const struct quantity *level, const struct metric *metric)
{
    return !is_set(*level) || !metric || !is_set(metric->unit) ||
           (unit_converts(level->unit, metric->unit.s) && !level->points);
}

/* As a value of YAML's. */
static const char *
unit_written(const char *unit)
{
    return text_is(unit, "%") ? "\"%\"" : unit;
}

/* Where a level stands; put together only for one at fault. */
struct level_path {
    const char *list, *id; /* NULL: `field` is all of it */
    const char *field;
};

/* A level in another unit than its metric's. */
struct stranger {
    const struct metric *metric;
    const char *unit;
    int64_t micro;
    struct place at;
    struct level_path path;
    bool said;
};

struct levels {
    struct reader *reader;
    struct stranger *strangers;
    int count, room;
};

static const char *
path_text(struct reader *reader, struct level_path path)
{
    return path.list ? arena_printf(reader->arena, "%s.%s.%s", path.list,
                           path.id, path.field)
                     : path.field;
}

/* Notes a level in another unit than its metric's, which makes it BAD. */
static void
check_level(struct levels *levels, struct quantity *level,
    const struct metric *metric, struct level_path path)
{
    if (is_in_unit(level, metric))
        return;
    level->state = VALUE_BAD;
    levels->strangers = arena_grow(levels->reader->arena, levels->strangers,
        levels->count, &levels->room, sizeof *levels->strangers);
    levels->strangers[levels->count++] =
        (struct stranger){metric, level->points ? "pp" : level->unit,
            level->micro, level->at, path, false};
}

static const char *
figure_in(
    struct levels *levels, const struct stranger *stranger, const char *unit)
{
    return report_text(levels->reader->report, "%s %s",
        micro_text(levels->reader->arena, stranger->micro), unit);
}

static bool
is_alike(const struct stranger *a, const struct stranger *b)
{
    return !b->said && a->metric == b->metric && text_is(a->unit, b->unit) &&
           a->at.source == b->at.source;
}

/* Several of one unit are one finding: "8 h here, and 2 h in line 53". */
static const char *
others_text(struct levels *levels, int index, int *count)
{
    const struct stranger *first = &levels->strangers[index];
    const char *list = "";
    *count = 1;
    for (int i = index + 1; i < levels->count; i++) {
        struct stranger *other = &levels->strangers[i];
        if (!is_alike(first, other))
            continue;
        other->said = true;
        if (++*count <= LEVELS_NAMED)
            list = report_text(levels->reader->report, "%s, %s in line %d",
                list, figure_in(levels, other, first->metric->unit.s),
                place_start(other->at).line);
    }
    return *count <= LEVELS_NAMED
               ? list
               : report_text(levels->reader->report, "%s and %d more", list,
                     *count - LEVELS_NAMED);
}

/* The levels that a metric goes through, where this is none of them. */
static const char *
range_text(struct reader *reader, const struct metric *metric, int64_t micro)
{
    struct level_on from = metric_baseline(metric), to = metric_target(metric);
    bool rising = to.micro > from.micro;
    if (!from.known || !to.known ||
        (rising ? micro >= from.micro && micro <= to.micro
                : micro <= from.micro && micro >= to.micro))
        return NULL;
    return report_text(reader->report,
        "Write the level in the metric's unit, between %s %s and %s %s",
        micro_text(reader->arena, from.micro), metric->unit.s,
        micro_text(reader->arena, to.micro), metric->unit.s);
}

/* CS006. */
static void
say_stranger(struct levels *levels, int index)
{
    struct reader *reader = levels->reader;
    const struct stranger *stranger = &levels->strangers[index];
    const struct metric *metric = stranger->metric;
    int count;
    const char *others = others_text(levels, index, &count);
    struct finding *finding = report_add(reader->report, CS006, stranger->at,
        "the unit of \"%s\" is %s, not %s", metric->name.s, metric->unit.s,
        stranger->unit);
    if (count > 1)
        finding->message = report_text(reader->report,
            "the unit of \"%s\" is %s, and %d of its values say %s",
            metric->name.s, metric->unit.s, count, stranger->unit);
    finding->second = metric->unit.at;
    finding->second_label = "its unit";
    finding->field = path_text(reader, stranger->path);
    const char *right = figure_in(levels, stranger, metric->unit.s);
    const char *range = range_text(reader, metric, stranger->micro);
    finding->fix =
        count == 1 && range ? range
        : count == 1
            ? report_text(reader->report,
                  "Write it in the metric's unit, if the figure is right:  %s",
                  right)
            : report_text(reader->report,
                  "Write them in the metric's unit, if the figures are right: "
                  " %s here%s; or  unit: %s",
                  right, others, unit_written(stranger->unit));
}

static int
by_place(const void *a, const void *b)
{
    const struct stranger *left = a, *right = b;
    return place_compare(left->at, right->at);
}

static void
say_strangers(struct levels *levels)
{
    if (levels->count > 1)
        qsort(levels->strangers, (size_t)levels->count,
            sizeof *levels->strangers, by_place);
    for (int i = 0; i < levels->count; i++)
        if (!levels->strangers[i].said)
            say_stranger(levels, i);
}

/* The code of a currency that is written in words or in small letters; NULL
 * for none. */
static const char *
currency_meant(struct arena *arena, const char *unit)
{
    static const struct {
        const char *word, *code;
    } words[] = {{"euro", "EUR"}, {"dollar", "USD"}, {"pound", "GBP"},
        {"franken", "CHF"}, {"zloty", "PLN"}, {"real", "BRL"},
        {"reais", "BRL"}};
    char *lower = text_lower(arena, unit);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *rest = lower + strlen(words[i].word);
        if (text_starts(lower, words[i].word) &&
            (!*rest || text_is(rest, "s") || text_is(rest, "n")))
            return words[i].code;
    }
    for (char *p = lower; *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
    return strlen(lower) == 3 && currency_code_at(lower) ? lower : NULL;
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
    const char *meant = currency_meant(reader->arena, money->unit);
    finding->fix = report_text(reader->report,
        "Write an amount with its currency, such as %s %s.",
        meant ? micro_text(reader->arena, money->micro) : "48000",
        meant ? meant : "EUR");
}

static void
check_readings(struct levels *levels, struct metric *metric)
{
    struct level_path path = {"metrics", metric->id.s, "readings"};
    struct readings *readings = &metric->readings;
    int kept = 0;
    for (int i = 0; i < readings->count; i++) {
        check_level(levels, &readings->items[i].value, metric, path);
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
    if (plan->outcome.metric.to == metric)
        count_unit(&units, &plan->outcome.worth.per, metric);
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
    finding->fix =
        report_text(reader->report, "unit: %s", unit_written(units.other));
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
check_metric(struct levels *levels, struct metric *metric)
{
    if (has_other_unit(metric))
        check_unit(levels->reader, metric);
    const char *id = metric->id.s;
    check_level(levels, &metric->baseline.value, metric,
        (struct level_path){"metrics", id, "baseline.value"});
    check_level(levels, &metric->target, metric,
        (struct level_path){"metrics", id, "target"});
    check_readings(levels, metric);
}

static void
check_outcome(struct levels *levels, struct outcome *outcome)
{
    check_level(levels, &outcome->worth.per, outcome->metric.to,
        (struct level_path){.field = "outcome.worth.per"});
    check_money(levels->reader, &outcome->worth.is, "outcome.worth.is");
}

static void
check_milestone(struct levels *levels, struct milestone *milestone)
{
    if (milestone->moves.count > 0)
        check_level(levels, &milestone->target, milestone->moves.items[0].to,
            (struct level_path){"milestones", milestone->id.s, "target"});
}

/* A fall of 20 % is relative to the level, one of 5 pp needs a metric in
 * per cent; all else is in the metric's unit. */
static void
check_signal(struct levels *levels, struct signal *signal)
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
    check_level(levels, &signal->amount, metric,
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
check_plan(struct levels *levels, struct plan *plan)
{
    check_units_moved(levels->reader, plan);
    for (int i = 0; i < plan->metrics.count; i++)
        check_metric(levels, &plan->metrics.items[i]);
    for (int i = 0; i < plan->milestones.count; i++)
        check_milestone(levels, &plan->milestones.items[i]);
    for (int i = 0; i < plan->internal.plays.count; i++)
        check_signal(levels, &plan->internal.plays.items[i].signal);
    check_outcome(levels, &plan->outcome);
    struct commercial *commercial = &plan->internal.commercial;
    check_money(levels->reader, &commercial->arr_start,
        "internal.commercial.arr-start");
    check_money(
        levels->reader, &commercial->arr_now, "internal.commercial.arr-now");
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
check_initiative(struct levels *levels, struct initiative *initiative)
{
    for (int i = 0; i < initiative->metrics.count; i++)
        check_metric(levels, &initiative->metrics.items[i]);
    check_outcome(levels, &initiative->outcome);
    for (int i = 0; i < initiative->chain.count; i++) {
        struct chain_link *link = &initiative->chain.items[i];
        check_level(levels, &link->target,
            metric_by_id(initiative, link->measure.s),
            (struct level_path){.field = "chain"});
    }
}

void
levels_check(struct reader *reader)
{
    struct definition *def = reader->def;
    struct levels levels = {.reader = reader};
    if (def->kind == KIND_PLAN)
        check_plan(&levels, (struct plan *)def);
    if (def->kind == KIND_INITIATIVE)
        check_initiative(&levels, (struct initiative *)def);
    say_strangers(&levels);
}
