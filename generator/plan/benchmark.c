#include "plan/benchmark.h"

#include <stdlib.h>

#include "base/text.h"
#include "plan/wide.h"

#define ONE 1000000

static int64_t
quartile(const int *days, int count, int which)
{
    int at = (count - 1) * which;
    int64_t low = days[at / 4];
    int64_t high = days[at / 4 + (at % 4 > 0)];
    return low * ONE + (high - low) * (at % 4) * (ONE / 4);
}

struct spread
spread_of(int *days, int count)
{
    if (count == 0)
        return (struct spread){0};
    qsort(days, (size_t)count, sizeof *days, days_compare);
    return (struct spread){count, quartile(days, count, 1),
        quartile(days, count, 2), quartile(days, count, 3)};
}

/* The currency of most accounts; of several, the one that comes first. */
static const char *
main_currency(const struct account_sample *const *samples, int count)
{
    enum { KNOWN = 16 };
    const char *names[KNOWN];
    int times[KNOWN] = {0}, known = 0, most = 0;
    for (int i = 0; i < count; i++) {
        const struct account_money *money = &samples[i]->money;
        int k = 0;
        while (money->known && k < known && !text_is(names[k], money->currency))
            k++;
        if (!money->known || k == KNOWN)
            continue;
        if (k == known)
            names[known++] = money->currency;
        times[k]++;
    }
    for (int k = 1; k < known; k++)
        if (times[k] > times[most])
            most = k;
    return known > 0 ? names[most] : NULL;
}

static void
add_money(struct benchmark *all, const struct account_money *money)
{
    if (!money->known)
        return;
    if (!text_is(money->currency, all->currency)) {
        all->others++;
        return;
    }
    all->paying++;
    all->revenue += money->start;
    if (money->now > money->start)
        all->grown += money->now - money->start;
}

struct benchmark
benchmark_of(
    struct arena *arena, const struct account_sample *const *samples, int count)
{
    struct benchmark all = {
        .accounts = count, .currency = main_currency(samples, count)};
    int *days = ARENA_ARRAY(arena, int, count + 1), n = 0;
    int *before = ARENA_ARRAY(arena, int, count + 1), m = 0;
    for (int i = 0; i < count; i++) {
        const struct account_sample *one = samples[i];
        if (one->now.time_to_value >= 0)
            days[n++] = one->now.time_to_value;
        if (one->before.time_to_value >= 0)
            before[m++] = one->before.time_to_value;
        all.on_time += one->now.on_time;
        all.settled += one->now.settled;
        all.on_time_before += one->before.on_time;
        all.settled_before += one->before.settled;
        all.referrals += one->now.referrals;
        all.qualified += one->now.qualified;
        all.converted += one->now.converted;
        all.qualified_before += one->before.qualified;
        all.converted_before += one->before.converted;
        all.asks_ready += one->asks_ready;
        all.asks_made += one->asks_made;
        add_money(&all, &one->money);
    }
    all.days = spread_of(days, n);
    all.days_before = spread_of(before, m);
    return all;
}

int64_t
share_percent(int64_t part, int64_t whole)
{
    return whole > 0 ? wide_divide((wide_t)part * 100 * ONE, whole) : -1;
}

static void
say(struct diagnosis *diagnosis, enum diagnosis_kind kind, int n,
    const char *text)
{
    int i = diagnosis->count++;
    diagnosis->items[i] = text;
    diagnosis->kinds[i] = kind;
    diagnosis->numbers[i] = n;
}

static void
judge_days(struct arena *arena, struct diagnosis *diagnosis,
    const struct benchmark *segment, const struct benchmark *all, int map_days)
{
    int64_t median = segment->days.median;
    if (segment->days.count == 0)
        return;
    if (map_days >= 0 && median > (int64_t)map_days * ONE)
        say(diagnosis, DIAGNOSIS_MAP, map_days,
            arena_printf(arena,
                "First value comes later than day %d, where the "
                "segment's map has it: look at the onboarding",
                map_days));
    else if (map_days < 0 && all->days.count > segment->days.count &&
             median > all->days.median / 4 * 5)
        say(diagnosis, DIAGNOSIS_SLOW, 0,
            "First value takes a quarter longer than elsewhere: "
            "look at the onboarding");
}

static void
judge_growth(struct arena *arena, struct diagnosis *diagnosis,
    const struct benchmark *segment)
{
    int64_t rate = share_percent(segment->grown, segment->revenue);
    int open = segment->asks_ready - segment->asks_made;
    if (rate < 0 || rate >= (int64_t)BENCHMARK_EXPANSION * ONE)
        return;
    if (open > 0)
        say(diagnosis, DIAGNOSIS_ASK, open,
            arena_printf(arena,
                "Little expansion, though %d %s reached the "
                "milestone: ask now",
                open, open == 1 ? "offer has" : "offers have"));
    else
        say(diagnosis, DIAGNOSIS_TRIGGERS, 0,
            "Little expansion: look at the triggers, which offer "
            "waits for which milestone");
}

struct diagnosis
benchmark_diagnosis(struct arena *arena, const struct benchmark *segment,
    const struct benchmark *all, int map_days)
{
    struct diagnosis diagnosis = {.count = 0};
    int64_t on_time = share_percent(segment->on_time, segment->settled);
    judge_days(arena, &diagnosis, segment, all, map_days);
    if (on_time >= 0 && on_time < (int64_t)BENCHMARK_ON_TIME * ONE)
        say(&diagnosis, DIAGNOSIS_LATE, 0,
            "Fewer than three in four milestones are reached in "
            "time: look at the segment's plan");
    judge_growth(arena, &diagnosis, segment);
    return diagnosis;
}
