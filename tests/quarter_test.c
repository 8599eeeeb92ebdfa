/* What a quarter brought, and what comes of the trend. */
#include "plan_by_hand.h"

#include "plan/forecast.h"
#include "plan/quarter.h"

struct fixture {
    struct arena *arena;
    struct plan plan;
    struct metric metrics[1];
    struct reading readings[8];
    struct milestone milestones[4];
    struct blocker blockers[2];
};
static struct fixture f;

static int
set_up(void **state)
{
    (void)state;
    f = (struct fixture){.arena = arena_new()};
    f.metrics[0] = metric(8000, "2026-06-01", 2000, "2026-09-29");
    f.plan.start = on("2026-06-01");
    f.plan.metrics.items = f.metrics;
    f.plan.metrics.count = 1;
    f.plan.outcome.metric.to = &f.metrics[0];
    f.plan.milestones.items = f.milestones;
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(f.arena);
    return 0;
}

static void
put(int at, const char *iso, int64_t milli)
{
    f.readings[at] = reading(iso, milli, "");
    read(&f.metrics[0], f.readings, at + 1);
}

static struct forecast
forecast(const char *iso)
{
    return metric_forecast(f.arena, &f.metrics[0], day(iso));
}

static void
a_straight_line_is_drawn_on(void **state)
{
    (void)state;
    put(0, "2026-06-11", 7500);
    put(1, "2026-06-21", 7000);
    assert_int_equal(forecast("2026-06-30").state, FORECAST_SILENT);
    put(2, "2026-07-01", 6500);
    struct forecast made = forecast("2026-07-02");
    assert_int_equal(made.state, FORECAST_DATED);
    assert_int_equal(made.likely, day("2026-09-29"));
    assert_int_equal(made.early, made.likely);
    assert_int_equal(made.late, made.likely);
    /* What is read later is not known yet. */
    assert_int_equal(forecast("2026-06-30").state, FORECAST_SILENT);
}

static void
one_odd_reading_moves_little(void **state)
{
    (void)state;
    put(0, "2026-06-11", 7500);
    put(1, "2026-06-21", 7900);
    put(2, "2026-07-01", 6500);
    put(3, "2026-07-11", 6000);
    put(4, "2026-07-21", 5500);
    struct forecast made = forecast("2026-07-21");
    assert_int_equal(made.state, FORECAST_DATED);
    assert_in_range(made.likely, day("2026-09-25"), day("2026-10-03"));
    assert_true(made.early <= made.likely && made.likely <= made.late);
}

static void
a_trend_away_has_no_date(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++)
        put(i, i % 2 ? "2026-06-21" : "2026-06-11", 8000 + i * 100);
    put(0, "2026-06-11", 8100);
    put(1, "2026-06-21", 8200);
    put(2, "2026-07-01", 8400);
    assert_int_equal(forecast("2026-07-02").state, FORECAST_AWAY);
    put(3, "2026-07-11", 1900);
    assert_int_equal(forecast("2026-07-12").state, FORECAST_REACHED);
}

static void
nobody_forecasts_a_standstill(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        static const char *const days[] = {
            "2026-06-11", "2026-06-21", "2026-07-01", "2026-07-11"};
        put(i, days[i], 8000);
    }
    assert_int_equal(forecast("2026-07-12").state, FORECAST_AWAY);
}

static void
a_quarter_has_its_change(void **state)
{
    (void)state;
    struct stretch third = quarter_stretch(2026, 3);
    assert_int_equal(third.first, day("2026-07-01"));
    assert_int_equal(third.last, day("2026-09-30"));
    assert_int_equal(quarter_before(third).first, day("2026-04-01"));
    assert_false(metric_change(&f.metrics[0], third).known);
    put(0, "2026-07-15", 7000);
    struct level_change change = metric_change(&f.metrics[0], third);
    assert_true(change.known);
    assert_int_equal(change.from.micro, 8000000);
    assert_int_equal(change.change, -1000000);
    assert_int_equal(change.better, 1);
    put(1, "2026-09-30", 8500);
    change = metric_change(&f.metrics[0], third);
    assert_int_equal(change.better, -1);
    /* The quarter before has no reading of its own. */
    assert_false(metric_change(&f.metrics[0], quarter_before(third)).known);
}

static void
what_is_worth_is_counted(void **state)
{
    (void)state;
    put(0, "2026-07-15", 6500);
    assert_false(plan_worth(&f.plan, day("2026-08-01")).known);
    f.plan.outcome.worth = (struct worth){.state = VALUE_SET,
        .per = amount(500, "h"),
        .is = amount(12000000, "EUR")};
    struct worth_to_date worth = plan_worth(&f.plan, day("2026-08-01"));
    assert_true(worth.known);
    assert_int_equal(worth.steps, 3000000);
    assert_int_equal(worth.micro, INT64_C(36000000000));
    put(0, "2026-07-15", 9000);
    assert_int_equal(plan_worth(&f.plan, day("2026-08-01")).micro, 0);
}

static void
milestones_are_told_apart(void **state)
{
    (void)state;
    f.milestones[0] = done("2026-07-15", "2026-07-13");
    f.milestones[1] = done("2026-07-20", "2026-07-25");
    f.milestones[1].first_value = (struct flag){VALUE_SET, {0}, true};
    f.milestones[2] = milestone("2026-08-01", STATUS_PLANNED);
    f.milestones[3] = milestone("2026-08-10", STATUS_DROPPED);
    f.plan.milestones.count = 4;
    struct milestone_tally tally = plan_milestones(&f.plan, day("2026-08-05"));
    assert_int_equal(tally.all, 3);
    assert_int_equal(tally.due, 3);
    assert_int_equal(tally.on_time, 1);
    assert_int_equal(tally.late, 1);
    assert_int_equal(tally.overdue, 1);
    assert_ptr_equal(tally.next, &f.milestones[2]);
    assert_null(tally.to_come);
    tally = plan_milestones(&f.plan, day("2026-08-01"));
    assert_ptr_equal(tally.to_come, &f.milestones[2]);
    assert_int_equal(plan_time_to_value(&f.plan, day("2026-08-05")), 54);
    assert_int_equal(plan_time_to_value(&f.plan, day("2026-07-24")), -1);
}

static void
blockers_are_counted(void **state)
{
    (void)state;
    f.milestones[0] = milestone("2026-07-15", STATUS_BLOCKED);
    f.blockers[0] = (struct blocker){
        .since = on("2026-06-20"), .resolved = on("2026-07-03")};
    f.blockers[1] = (struct blocker){.since = on("2026-07-06")};
    f.milestones[0].blockers.items = f.blockers;
    f.milestones[0].blockers.count = 2;
    f.plan.milestones.count = 1;
    struct stretch seen = {day("2026-07-01"), day("2026-08-05")};
    struct blocker_tally tally = plan_blockers(&f.plan, seen);
    assert_int_equal(tally.opened, 1);
    assert_int_equal(tally.resolved, 1);
    assert_int_equal(tally.open, 1);
    assert_int_equal(tally.oldest, 30);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_straight_line_is_drawn_on),
        TEST(one_odd_reading_moves_little),
        TEST(a_trend_away_has_no_date),
        TEST(nobody_forecasts_a_standstill),
        TEST(a_quarter_has_its_change),
        TEST(what_is_worth_is_counted),
        TEST(milestones_are_told_apart),
        TEST(blockers_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
