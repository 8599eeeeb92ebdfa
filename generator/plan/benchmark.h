/* What many accounts have in common: the figures of a segment, or of all, and
 * how they moved since an earlier date.
 *
 * Pure.  Medians and quartiles are exact and interpolated between ranks as
 * "inclusive" does (Hyndman and Fan 1996, definition 7), in millionths of a
 * day.  Satisfaction is no measure here: what is counted happened. */
#ifndef PLAN_BENCHMARK_H
#define PLAN_BENCHMARK_H

#include "plan/account.h"

/* One account's part. */
struct account_sample {
    struct account_tally now, before;
    struct account_money money;
    int asks_ready, asks_made;
};

struct spread { /* of those that have a value at all */
    int count;
    int64_t lower, median, upper; /* quartiles; 0 without any */
};
/* Sorts the days. */
struct spread spread_of(int *days, int count);

struct benchmark {
    int accounts;
    struct spread days, days_before; /* from the start to first value */
    int on_time, settled, on_time_before, settled_before;
    /* Of the currency that most have; `others` have another one. */
    const char *currency;
    int paying, others;
    int64_t revenue, grown; /* at the start; what those that grew gained */
    int asks_ready, asks_made;
    int referrals, qualified, converted;
    int qualified_before, converted_before;
};
struct benchmark benchmark_of(struct arena *arena,
    const struct account_sample *const *samples, int count);

/* `part` of `whole` in millionths of a per cent; -1 without a whole. */
int64_t share_percent(int64_t part, int64_t whole);

/* Levels at which a figure says that something is to be mended. */
#define BENCHMARK_ON_TIME 75  /* per cent of milestones */
#define BENCHMARK_EXPANSION 5 /* per cent of revenue */

/* What a segment's figures mean, beside those of all; `map_days` is when its
 * own time-to-value map has the first value, or -1. */
enum diagnosis_kind {
    DIAGNOSIS_MAP,      /* first value after day `n`, where the map has it */
    DIAGNOSIS_SLOW,     /* first value a quarter later than elsewhere */
    DIAGNOSIS_LATE,     /* fewer milestones in time than BENCHMARK_ON_TIME */
    DIAGNOSIS_ASK,      /* little expansion, and `n` offers could be made */
    DIAGNOSIS_TRIGGERS, /* little expansion, and no offer is ready */
};
struct diagnosis {
    const char *items[3]; /* a sentence each, in English */
    enum diagnosis_kind kinds[3];
    int numbers[3]; /* `n` */
    int count;
};
struct diagnosis benchmark_diagnosis(struct arena *arena,
    const struct benchmark *segment, const struct benchmark *all, int map_days);

#endif
