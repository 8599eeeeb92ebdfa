#include "plan/measures.h"

#include "base/text.h"

#define ONE 1000000

static const struct {
    const char *name, *unit;
    bool less;
} measures[MEASURES] = {
    [MEASURE_PLAN_COVERAGE] = {MEASURE_PREFIX "plan-coverage", "%", false},
    [MEASURE_MILESTONE_COMPLETION] = {MEASURE_PREFIX "milestone-completion",
        "%", false},
    [MEASURE_TIME_TO_VALUE] = {MEASURE_PREFIX "time-to-value", "d", true},
    [MEASURE_OUTCOMES_ON_LINE] = {MEASURE_PREFIX "outcomes-on-line", "%",
        false},
    [MEASURE_REVIEWS_HELD] = {MEASURE_PREFIX "reviews-held", "%", false},
    [MEASURE_EXPANSION_RATE] = {MEASURE_PREFIX "expansion-rate", "%", false},
    [MEASURE_QUALIFIED_REFERRALS] = {MEASURE_PREFIX "qualified-referrals", "",
        false},
    [MEASURE_REFERRAL_CONVERSION] = {MEASURE_PREFIX "referral-conversion", "%",
        false},
};

enum measure_id
measure_find(const char *name)
{
    for (int i = 0; i < MEASURES; i++)
        if (text_is(measures[i].name, name))
            return (enum measure_id)i;
    return MEASURES;
}

const char *
measure_name(enum measure_id id)
{
    return measures[id].name;
}

const char *
measure_nearest(const char *name)
{
    const char *names[MEASURES];
    for (int i = 0; i < MEASURES; i++)
        names[i] = measures[i].name;
    return text_nearest(name, names, MEASURES);
}

const char *
measure_unit(enum measure_id id)
{
    return measures[id].unit;
}

bool
measure_less_is_better(enum measure_id id)
{
    return measures[id].less;
}

static struct measure_level
share(int64_t part, int64_t whole)
{
    int64_t micro = share_percent(part, whole);
    return (struct measure_level){micro >= 0, micro < 0 ? 0 : micro};
}

static struct measure_level
median(const struct spread *spread)
{
    return (struct measure_level){spread->count > 0, spread->median};
}

static struct measure_level
count(int n)
{
    return (struct measure_level){true, (int64_t)n * ONE};
}

struct measure_levels
measures_of(const struct benchmark *all, const struct measure_counts *counts)
{
    return (struct measure_levels){
        .now =
            {
                [MEASURE_PLAN_COVERAGE] = share(counts->live, counts->open),
                [MEASURE_MILESTONE_COMPLETION] =
                    share(all->on_time, all->settled),
                [MEASURE_TIME_TO_VALUE] = median(&all->days),
                [MEASURE_OUTCOMES_ON_LINE] =
                    share(counts->on_line, counts->lined),
                [MEASURE_REVIEWS_HELD] =
                    share(counts->held, counts->held + counts->missed),
                [MEASURE_EXPANSION_RATE] = share(all->grown, all->revenue),
                [MEASURE_QUALIFIED_REFERRALS] = count(all->qualified),
                [MEASURE_REFERRAL_CONVERSION] =
                    share(all->converted, all->qualified),
            },
        .before =
            {
                [MEASURE_MILESTONE_COMPLETION] =
                    share(all->on_time_before, all->settled_before),
                [MEASURE_TIME_TO_VALUE] = median(&all->days_before),
                [MEASURE_QUALIFIED_REFERRALS] = count(all->qualified_before),
                [MEASURE_REFERRAL_CONVERSION] =
                    share(all->converted_before, all->qualified_before),
            },
    };
}
