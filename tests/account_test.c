/* The facts of one account, and what many have in common. */
#include "plan_by_hand.h"

#include <string.h>

#include "plan/benchmark.h"
#include "plan/measures.h"

#define TODAY day("2026-08-20")

struct fixture {
    struct arena *arena;
    struct plan plan;
    struct milestone milestones[4];
    struct metric metrics[1];
    struct reading readings[1];
    struct referral referrals[3];
    struct ask asks[2];
};
static struct fixture f;

static int
set_up(void **state)
{
    (void)state;
    f = (struct fixture){.arena = arena_new()};
    f.plan.def.id = text("firm");
    f.plan.stage = word(STAGE_ACTIVE);
    f.plan.start = on("2026-06-01");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(f.arena);
    return 0;
}

static struct account
account(void)
{
    return plan_account(f.arena, &f.plan, TODAY);
}

static void
put_milestones(int count)
{
    f.plan.milestones.items = f.milestones;
    f.plan.milestones.count = count;
}

static void
test_empty(void **state)
{
    (void)state;
    struct account empty = account();
    assert_string_equal(empty.customer, "firm");
    assert_null(empty.next);
    assert_int_equal(empty.drift_count, 0);
    assert_int_equal(empty.tally.time_to_value, -1);
    assert_int_equal(empty.reading_days, -1);
    assert_false(empty.money.known);
}

static void
test_milestones(void **state)
{
    (void)state;
    f.milestones[0] = done("2026-06-29", "2026-06-29");
    f.milestones[0].first_value = (struct flag){.state = VALUE_SET, .on = true};
    f.milestones[1] = done("2026-07-10", "2026-07-11");
    f.milestones[2] = milestone("2026-08-19", STATUS_ON_TRACK);
    f.milestones[3] = milestone("2026-09-30", STATUS_PLANNED);
    put_milestones(4);
    struct account one = account();
    assert_int_equal(one.tally.time_to_value, 28);
    assert_int_equal(one.tally.on_time, 1);
    assert_int_equal(one.tally.settled, 3);
    assert_ptr_equal(one.next, &f.milestones[2]);
    assert_int_equal(one.next_standing, STANDING_OVERDUE);
    assert_int_equal(one.drift_count, 1);
    assert_string_equal(one.drift[0], "1 milestone overdue");
    f.plan.stage = word(STAGE_DRAFT);
    assert_int_equal(account().drift_count, 0);
}

static void
test_line(void **state)
{
    (void)state;
    f.metrics[0] = metric(0, "2026-06-01", 100000, "2026-09-09");
    f.readings[0] = reading("2026-08-20", 73000, "");
    read(&f.metrics[0], f.readings, 1);
    f.plan.metrics.items = f.metrics;
    f.plan.metrics.count = 1;
    f.plan.outcome.metric.to = &f.metrics[0];
    /* The line stands at 80 on that day, 7 days further than the reading. */
    assert_int_equal(account().lead.days, -7);
    assert_int_equal(account().drift_count, 0);
    f.readings[0] = reading("2026-08-20", 72000, "");
    assert_int_equal(account().drift_count, 1);
    assert_string_equal(account().drift[0], "8 days behind the line");
    f.readings[0] = reading("2026-07-01", 90000, "");
    assert_string_equal(account().drift[0], "no reading for 50 days");
    f.plan.metrics.items[0].readings.count = 0;
    assert_string_equal(account().drift[0], "the outcome was never read");
}

static struct referral
referral(const char *iso, bool qualified, bool converted)
{
    return (struct referral){.state = VALUE_SET,
        .on = on(iso),
        .qualified = {.state = VALUE_SET, .on = qualified},
        .converted = {.state = VALUE_SET, .on = converted}};
}

static void
test_growth(void **state)
{
    (void)state;
    f.referrals[0] = referral("2026-06-10", true, true);
    f.referrals[1] = referral("2026-07-10", true, false);
    f.referrals[2] = referral("2026-07-11", false, true);
    f.plan.internal.referrals.items = f.referrals;
    f.plan.internal.referrals.count = 3;
    f.plan.internal.commercial.arr_start = amount(48000000, "EUR");
    f.plan.internal.commercial.arr_now = amount(60000000, "USD");
    struct account one = account();
    assert_int_equal(one.tally.referrals, 3);
    assert_int_equal(one.tally.qualified, 2);
    assert_int_equal(one.tally.converted, 1);
    assert_int_equal(account_tally(&f.plan, day("2026-06-30")).qualified, 1);
    assert_false(one.money.known);
    f.milestones[0] = done("2026-06-29", "2026-06-29");
    put_milestones(1);
    f.asks[0].after_milestone = f.asks[1].after_milestone = f.milestones;
    f.asks[1].requested.state = VALUE_SET;
    f.plan.internal.expansion.items = f.asks;
    f.plan.internal.expansion.count = 2;
    assert_int_equal(account().asks_ready, 2);
    assert_int_equal(account().asks_made, 1);
}

static struct account_sample
sample(int days, const char *currency, int64_t start, int64_t now)
{
    return (struct account_sample){
        .now = {.time_to_value = days, .on_time = 1, .settled = 2},
        .before = {.time_to_value = -1},
        .money = {currency != NULL, currency, start * MICRO, now * MICRO}};
}

static void
test_benchmark(void **state)
{
    (void)state;
    struct account_sample all[] = {sample(40, "USD", 10, 90),
        sample(10, "EUR", 100, 130), sample(-1, "EUR", 100, 50),
        sample(20, NULL, 0, 0), sample(35, "EUR", 0, 0)};
    const struct account_sample *samples[] = {
        &all[0], &all[1], &all[2], &all[3], &all[4]};
    struct benchmark of = benchmark_of(f.arena, samples, 5);
    assert_int_equal(of.days.count, 4);
    assert_int_equal(of.days.lower, 17500000);
    assert_int_equal(of.days.median, 27500000);
    assert_int_equal(of.days.upper, 36250000);
    assert_int_equal(of.days_before.count, 0);
    assert_string_equal(of.currency, "EUR");
    assert_int_equal(of.others, 1);
    assert_int_equal(of.grown, 30 * MICRO);
    assert_int_equal(share_percent(of.grown, of.revenue), 15 * MICRO);
    assert_int_equal(share_percent(1, 0), -1);
    assert_int_equal(benchmark_of(f.arena, samples, 0).accounts, 0);
}

static void
test_diagnosis(void **state)
{
    (void)state;
    struct benchmark segment = {.days = {3, 0, 29 * MICRO, 0},
        .on_time = 3,
        .settled = 4,
        .revenue = 100,
        .grown = 5};
    struct benchmark all = {.days = {9, 0, 20 * MICRO, 0}};
    assert_int_equal(benchmark_diagnosis(f.arena, &segment, &all, 29).count, 0);
    assert_int_equal(benchmark_diagnosis(f.arena, &segment, &all, 28).count, 1);
    assert_int_equal(benchmark_diagnosis(f.arena, &segment, &all, -1).count, 1);
    segment.on_time = 2;
    segment.grown = 4;
    segment.asks_ready = 1;
    struct diagnosis found = benchmark_diagnosis(f.arena, &segment, &all, 29);
    assert_int_equal(found.count, 2);
    assert_non_null(strstr(found.items[0], "the segment's plan"));
    assert_non_null(strstr(found.items[1], "1 offer has"));
}

/* --- the measures of an initiative --- */

static void
test_measures(void **state)
{
    (void)state;
    struct benchmark all = {.on_time = 2,
        .settled = 3,
        .days = {1, 28 * MICRO, 28 * MICRO, 28 * MICRO},
        .qualified = 4,
        .converted = 1,
        .qualified_before = 2};
    struct measure_counts counts = {
        .open = 6, .live = 4, .held = 3, .missed = 1};
    struct measure_levels levels = measures_of(&all, &counts);
    assert_int_equal(levels.now[MEASURE_PLAN_COVERAGE].micro, 66666667);
    assert_int_equal(levels.now[MEASURE_MILESTONE_COMPLETION].micro, 66666667);
    assert_int_equal(levels.now[MEASURE_TIME_TO_VALUE].micro, 28 * MICRO);
    assert_int_equal(levels.now[MEASURE_REVIEWS_HELD].micro, 75 * MICRO);
    assert_int_equal(levels.now[MEASURE_QUALIFIED_REFERRALS].micro, 4 * MICRO);
    assert_int_equal(levels.now[MEASURE_REFERRAL_CONVERSION].micro, 25 * MICRO);
    assert_false(levels.now[MEASURE_OUTCOMES_ON_LINE].known);
    assert_false(levels.now[MEASURE_EXPANSION_RATE].known);
    assert_false(levels.before[MEASURE_PLAN_COVERAGE].known);
    assert_int_equal(
        levels.before[MEASURE_QUALIFIED_REFERRALS].micro, 2 * MICRO);
    for (int i = 0; i < MEASURES; i++)
        assert_int_equal(measure_find(measure_name((enum measure_id)i)), i);
    assert_int_equal(measure_find("portfolio.nps"), MEASURES);
    assert_true(measure_less_is_better(MEASURE_TIME_TO_VALUE));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_milestones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_growth, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_benchmark, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_diagnosis, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_measures, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
