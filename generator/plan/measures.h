/* The measures that are computed from all plans, for the chain of an
 * initiative: `portfolio.milestone-completion` and the like.
 *
 * plans/README.md says what each is over.  Levels are millionths of the
 * measure's unit: per cent, days, or a count. */
#ifndef PLAN_MEASURES_H
#define PLAN_MEASURES_H

#include "plan/benchmark.h"

#define MEASURE_PREFIX "portfolio."

enum measure_id {
    MEASURE_PLAN_COVERAGE,
    MEASURE_MILESTONE_COMPLETION,
    MEASURE_TIME_TO_VALUE,
    MEASURE_OUTCOMES_ON_LINE,
    MEASURE_REVIEWS_HELD,
    MEASURE_EXPANSION_RATE,
    MEASURE_QUALIFIED_REFERRALS,
    MEASURE_REFERRAL_CONVERSION,
    MEASURES
};
/* What a measure's name means; MEASURES for none. */
enum measure_id measure_find(const char *name);
const char *measure_name(enum measure_id id);  /* with the prefix */
const char *measure_nearest(const char *name); /* or NULL */
const char *measure_unit(enum measure_id id);  /* "%", "d", "" */
bool measure_less_is_better(enum measure_id id);

/* What the measures are made of, besides the figures of all accounts that are
 * agreed or active. */
struct measure_counts {
    int open, live;     /* plans not closed; agreed or active of them */
    int lined, on_line; /* live ones with a reading; not behind the line */
    int held, missed;   /* reviews in HEALTH_REVIEW_DAYS */
};
struct measure_level {
    bool known;
    int64_t micro;
};
struct measure_levels {
    struct measure_level now[MEASURES];
    /* At the end of the quarter before, for those whose data have dates. */
    struct measure_level before[MEASURES];
};
struct measure_levels measures_of(
    const struct benchmark *all, const struct measure_counts *counts);

#endif
