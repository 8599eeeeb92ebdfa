#include "plan_by_hand.h"

#include "plan/progress.h"
#include "plan/wide.h"

/* --- whole numbers --- */

static void
rounds_halves_to_even(void **state)
{
    (void)state;
    static const struct {
        int64_t n, d, is;
    } cases[] = {
        {5, 2, 2},
        {7, 2, 4},
        {-5, 2, -2},
        {-7, 2, -4},
        {5, -2, -2},
        {1, 3, 0},
        {2, 3, 1},
        {-1, 3, 0},
        {-2, 3, -1},
        {0, 7, 0},
        {6, 3, 2},
        {1, 2, 0},
        {-1, 2, 0},
        {3, 2, 2},
        {-3, 2, -2},
    };
    for (int i = 0; i < COUNT(cases); i++)
        assert_int_equal(wide_divide(cases[i].n, cases[i].d), cases[i].is);
}

static void
stops_at_the_ends_of_the_range(void **state)
{
    (void)state;
    assert_int_equal(wide_divide((wide_t)INT64_MAX * 4, 2), INT64_MAX);
    assert_int_equal(wide_divide((wide_t)INT64_MIN * 4, 2), INT64_MIN);
    assert_int_equal(wide_divide_int(INT64_MAX, 1), INT32_MAX);
    assert_int_equal(wide_divide_int(INT64_MIN, 1), INT32_MIN);
}

/* --- the line --- */

static void
line_goes_from_baseline_to_target(void **state)
{
    (void)state;
    struct metric m = metric(8000, "2026-06-20", 2000, "2026-09-30");
    static const struct {
        const char *date;
        int64_t micro;
    } cases[] = {
        {"2026-01-01", 8 * MICRO},
        {"2026-06-20", 8 * MICRO},
        {"2026-08-10", 5 * MICRO},
        {"2026-09-29", 2058824},
        {"2026-09-30", 2 * MICRO},
        {"2027-01-01", 2 * MICRO},
    };
    for (int i = 0; i < COUNT(cases); i++) {
        struct level_on line = metric_expected(&m, day(cases[i].date));
        assert_true(line.known);
        assert_int_equal(line.micro, cases[i].micro);
        assert_int_equal(line.on, day(cases[i].date));
    }
    assert_true(metric_less_is_better(&m));
}

static void
line_needs_both_ends(void **state)
{
    (void)state;
    day_t between = day("2026-08-10");
    struct metric m = metric(8000, NULL, 2000, "2026-09-30");
    assert_false(metric_expected(&m, between).known);
    assert_int_equal(metric_baseline(&m).on, DAY_NONE);
    assert_true(metric_expected(&m, day("2026-09-30")).known);
    m = metric(8000, "2026-06-20", 2000, NULL);
    assert_false(metric_expected(&m, between).known);
    m = metric(8000, "2026-06-20", 2000, "2026-09-30");
    m.target = (struct quantity){.unit = ""};
    assert_false(metric_expected(&m, between).known);
    assert_false(metric_target(&m).known);
    m = (struct metric){.readings = {.count = 0}};
    assert_false(metric_baseline(&m).known);
    assert_false(metric_latest(&m, between).known);
    assert_false(metric_lead(&m, between).known);
    assert_false(metric_less_is_better(&m));
}

static void
line_of_no_length_jumps(void **state)
{
    (void)state;
    struct metric m = metric(8000, "2026-06-20", 2000, "2026-06-20");
    assert_int_equal(metric_expected(&m, day("2026-06-19")).micro, 8 * MICRO);
    assert_int_equal(metric_expected(&m, day("2026-06-20")).micro, 2 * MICRO);
    m = metric(8000, "2026-06-20", 2000, "2026-01-01");
    assert_int_equal(metric_expected(&m, day("2026-03-01")).micro, 2 * MICRO);
    struct reading readings[] = {reading("2026-07-01", 4000, "")};
    read(&m, readings, 1);
    struct lead lead = metric_lead(&m, day("2026-07-01"));
    assert_true(lead.known);
    assert_int_equal(lead.micro, -2 * MICRO);
}

static void
line_of_equal_levels_is_flat(void **state)
{
    (void)state;
    struct metric m = metric(5000, "2026-06-20", 5000, "2026-09-30");
    struct reading readings[] = {reading("2026-08-01", 6000, "")};
    read(&m, readings, 1);
    assert_int_equal(metric_expected(&m, day("2026-08-01")).micro, 5 * MICRO);
    assert_false(metric_less_is_better(&m));
    assert_false(metric_way(&m, 5 * MICRO).known);
    struct lead lead = metric_lead(&m, day("2026-08-01"));
    assert_int_equal(lead.micro, MICRO);
    assert_int_equal(lead.days, 0);
}

static void
levels_are_in_the_metrics_unit(void **state)
{
    (void)state;
    struct metric m = metric(8000, "2026-06-20", 2000, "2026-09-30");
    m.baseline.value = amount(480000, "min");
    struct reading readings[] = {
        reading("2026-07-01", 90000, "min"),
        reading("2026-08-01", 4000, "EUR"),
    };
    read(&m, readings, COUNT(readings));
    assert_int_equal(metric_baseline(&m).micro, 8 * MICRO);
    struct level_on latest = metric_latest(&m, day("2026-09-01"));
    assert_true(latest.known);
    assert_int_equal(latest.micro, 1500000);
    assert_int_equal(latest.on, day("2026-07-01"));
}

static void
latest_reading_is_not_after_the_date(void **state)
{
    (void)state;
    struct metric m = metric(8000, "2026-06-20", 2000, "2026-09-30");
    struct reading readings[] = {
        reading("2026-06-20", 8000, ""), reading("2026-07-15", 7100, ""),
        reading("2026-08-01", 5600, ""),
        {.state = VALUE_SET, .on = day("2026-08-02")}, /* could not be read */
    };
    read(&m, readings, COUNT(readings));
    assert_false(metric_latest(&m, day("2026-06-19")).known);
    assert_int_equal(
        metric_latest(&m, day("2026-06-20")).on, day("2026-06-20"));
    assert_int_equal(metric_latest(&m, day("2026-07-31")).micro, 7100000);
    assert_int_equal(
        metric_latest(&m, day("2026-12-31")).on, day("2026-08-01"));
}

static void
target_is_reached_at_or_beyond(void **state)
{
    (void)state;
    struct metric less = metric(8000, "2026-06-20", 2000, "2026-09-30");
    assert_true(metric_reaches(&less, 2 * MICRO, 2 * MICRO));
    assert_true(metric_reaches(&less, 1 * MICRO, 2 * MICRO));
    assert_false(metric_reaches(&less, 2 * MICRO + 1, 2 * MICRO));
    struct metric more = metric(0, "2026-06-20", 60000, "2026-09-30");
    assert_true(metric_reaches(&more, 60 * MICRO, 60 * MICRO));
    assert_false(metric_reaches(&more, 60 * MICRO - 1, 60 * MICRO));
    struct metric unknown = metric(8000, "2026-06-20", 2000, "2026-09-30");
    unknown.baseline = (struct baseline){.value.unit = ""};
    assert_false(metric_reaches(&unknown, MICRO, 2 * MICRO));
}

struct lead_case {
    int64_t baseline, target; /* thousandths */
    const char *read_on;
    int64_t read; /* thousandths */
    int64_t micro;
    int days;
};

/* A line over 100 days, from 1 January on. */
static void
lead_is_ahead_when_better(void **state)
{
    (void)state;
    static const struct lead_case cases[] = {
        {100000, 0, "2026-01-11", 90000, 0, 0},
        {100000, 0, "2026-01-11", 80000, 10 * MICRO, 10},
        {100000, 0, "2026-01-11", 100000, -10 * MICRO, -10},
        {0, 100000, "2026-01-11", 20000, 10 * MICRO, 10},
        {0, 100000, "2026-01-11", 0, -10 * MICRO, -10},
        {0, 100000, "2026-01-01", 0, 0, 0},
        {0, 100000, "2025-12-01", 5000, 5 * MICRO, 5},
        /* the line ended on 11 April */
        {0, 100000, "2026-04-11", 90000, -10 * MICRO, -10},
        {0, 100000, "2026-04-21", 90000, -10 * MICRO, -20},
        {0, 100000, "2026-04-21", 110000, 10 * MICRO, 10},
        {0, 100000, "2026-04-21", 100000, 0, 0},
    };
    for (int i = 0; i < COUNT(cases); i++) {
        const struct lead_case *c = &cases[i];
        struct metric m =
            metric(c->baseline, "2026-01-01", c->target, "2026-04-11");
        struct reading readings[] = {reading(c->read_on, c->read, "")};
        read(&m, readings, 1);
        struct lead lead = metric_lead(&m, day("2026-12-31"));
        assert_true(lead.known);
        assert_int_equal(lead.micro, c->micro);
        assert_int_equal(lead.days, c->days);
    }
}

static void
way_is_a_share_of_the_distance(void **state)
{
    (void)state;
    struct metric m = metric(8000, "2026-06-20", 2000, "2026-09-30");
    assert_int_equal(metric_way(&m, 8 * MICRO).ppm, 0);
    assert_int_equal(metric_way(&m, 2 * MICRO).ppm, MICRO);
    assert_int_equal(metric_way(&m, 9 * MICRO).ppm, -166667);
    assert_int_equal(metric_way(&m, 4200000).ppm, 633333);
}

static void
extreme_levels_do_not_overflow(void **state)
{
    (void)state;
    struct metric m = metric(0, "0001-01-01", 0, "9999-12-31");
    m.baseline.value.micro = INT64_MAX;
    m.target.micro = INT64_MIN;
    struct reading readings[] = {reading("5000-01-01", 0, "")};
    readings[0].value.micro = INT64_MIN;
    read(&m, readings, 1);
    struct level_on line = metric_expected(&m, day("5000-01-01"));
    assert_true(line.known);
    assert_true(line.micro < INT64_MAX && line.micro > INT64_MIN);
    struct lead lead = metric_lead(&m, day("9999-12-31"));
    assert_true(lead.known && lead.micro > 0 && lead.days > 0);
    assert_int_equal(metric_way(&m, INT64_MIN).ppm, MICRO);
}

/* --- milestones --- */

struct standing_case {
    const char *due;
    enum status status;
    const char *done;
    enum standing standing;
    int late;
};

static void
standing_follows_dates_and_status(void **state)
{
    (void)state;
    static const struct standing_case cases[] = {
        {"2026-08-25", STATUS_PLANNED, NULL, STANDING_PLANNED, 0},
        {"2026-08-25", STATUS_ON_TRACK, NULL, STANDING_ON_TRACK, 0},
        {"2026-08-25", STATUS_AT_RISK, NULL, STANDING_AT_RISK, 0},
        {"2026-08-25", STATUS_BLOCKED, NULL, STANDING_BLOCKED, 0},
        {"2026-08-20", STATUS_PLANNED, NULL, STANDING_PLANNED, 0},
        {"2026-08-19", STATUS_PLANNED, NULL, STANDING_OVERDUE, 1},
        {"2026-08-10", STATUS_BLOCKED, NULL, STANDING_OVERDUE, 10},
        {"2026-08-10", STATUS_ON_TRACK, NULL, STANDING_OVERDUE, 10},
        {"2026-08-10", STATUS_DROPPED, NULL, STANDING_DROPPED, 0},
        {"2026-08-10", STATUS_DONE, "2026-08-10", STANDING_DONE, 0},
        {"2026-08-10", STATUS_DONE, "2026-08-13", STANDING_DONE_LATE, 3},
        {"2026-08-10", STATUS_DONE, "2026-07-01", STANDING_DONE, 0},
        {"2026-08-10", STATUS_DONE, NULL, STANDING_DONE, 0},
        {"2026-08-10", STATUS_DONE, "2026-08-21", STANDING_OVERDUE, 10},
        {"2026-08-25", STATUS_DONE, "2026-08-21", STANDING_PLANNED, 0},
        {"2026-08-20", STATUS_DONE, "2026-08-20", STANDING_DONE, 0},
        {"2026-08-19", STATUS_DONE, "2026-08-20", STANDING_DONE_LATE, 1},
        {NULL, STATUS_PLANNED, NULL, STANDING_PLANNED, 0},
        {NULL, STATUS_DONE, "2026-08-01", STANDING_DONE, 0},
    };
    day_t today = day("2026-08-20");
    for (int i = 0; i < COUNT(cases); i++) {
        struct milestone m = milestone(cases[i].due, cases[i].status);
        if (cases[i].done)
            m.done = on(cases[i].done);
        assert_int_equal(milestone_standing(&m, today), cases[i].standing);
        assert_int_equal(milestone_days_late(&m, today), cases[i].late);
    }
}

static void
missing_status_follows_the_date_of_completion(void **state)
{
    (void)state;
    struct milestone m = milestone("2026-08-10", STATUS_PLANNED);
    m.status.state = VALUE_ABSENT;
    m.done = on("2026-08-09");
    assert_int_equal(milestone_standing(&m, day("2026-08-20")), STANDING_DONE);
    assert_int_equal(
        milestone_standing(&m, day("2026-08-08")), STANDING_PLANNED);
}

static void
relative_date_without_a_start_is_no_date(void **state)
{
    (void)state;
    struct milestone m = milestone(NULL, STATUS_PLANNED);
    m.due = (struct date){
        .state = VALUE_SET, .day = DAY_NONE, .form = DATE_WEEK, .count = 2};
    assert_int_equal(
        milestone_standing(&m, day("2026-08-20")), STANDING_PLANNED);
    assert_int_equal(milestone_days_late(&m, day("2026-08-20")), 0);
}

static void
lack_of_an_owner_is_a_risk(void **state)
{
    (void)state;
    day_t today = day("2026-08-20");
    struct milestone m = milestone("2026-08-25", STATUS_ON_TRACK);
    m.owners.customer.count = 0;
    assert_false(milestone_owned(&m, SIDE_CUSTOMER));
    assert_true(milestone_owned(&m, SIDE_VENDOR));
    assert_int_equal(milestone_standing(&m, today), STANDING_AT_RISK);
    m.status = word(STATUS_PLANNED);
    assert_int_equal(milestone_standing(&m, today), STANDING_AT_RISK);
    /* named, but unknown: the unknown name is what is wrong */
    struct person_ref unknown = {.state = VALUE_BAD, .id = "nobody"};
    m.owners.customer.count = 1;
    m.owners.customer.items = &unknown;
    assert_true(milestone_owned(&m, SIDE_CUSTOMER));
    m.owners = (struct owners){.state = VALUE_BAD};
    assert_true(milestone_owned(&m, SIDE_VENDOR));
}

static void
blocker_is_open_until_resolved(void **state)
{
    (void)state;
    struct blocker b = {.state = VALUE_SET, .since = on("2026-08-10")};
    assert_false(blocker_open(&b, day("2026-08-09")));
    assert_true(blocker_open(&b, day("2026-08-10")));
    assert_true(blocker_open(&b, day("2030-01-01")));
    b.resolved = on("2026-08-28");
    assert_true(blocker_open(&b, day("2026-08-27")));
    assert_false(blocker_open(&b, day("2026-08-28")));
    assert_true(blocker_open(&(struct blocker){0}, day("2026-08-28")));
}

/* --- reviews --- */

static void
reviews_are_counted_up_to_the_date(void **state)
{
    (void)state;
    struct review reviews[] = {
        review("2026-05-22", false, NULL),
        review("2026-05-23", false, NULL),
        review("2026-07-15", true, NULL),
        review("2026-07-22", false, "Public holiday"),
        review("2026-08-20", false, NULL),
        review("2026-08-21", false, NULL),
        {.state = VALUE_SET},
    };
    struct plan plan = {.reviews = {.count = COUNT(reviews), .items = reviews}};
    struct review_count all = plan_reviews(&plan, day("2026-08-20"));
    assert_int_equal(all.held, 3);
    assert_int_equal(all.missed, 1);
    assert_int_equal(all.skipped, 1);
    assert_int_equal(all.last_held, day("2026-08-20"));
    struct review_count quarter =
        plan_reviews_within(&plan, day("2026-08-20"), 90);
    assert_int_equal(quarter.held, 2);
    struct review_count none = plan_reviews(&plan, day("2020-01-01"));
    assert_int_equal(none.held + none.missed + none.skipped, 0);
    assert_int_equal(none.last_held, DAY_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_halves_to_even),
        cmocka_unit_test(stops_at_the_ends_of_the_range),
        cmocka_unit_test(line_goes_from_baseline_to_target),
        cmocka_unit_test(line_needs_both_ends),
        cmocka_unit_test(line_of_no_length_jumps),
        cmocka_unit_test(line_of_equal_levels_is_flat),
        cmocka_unit_test(levels_are_in_the_metrics_unit),
        cmocka_unit_test(latest_reading_is_not_after_the_date),
        cmocka_unit_test(target_is_reached_at_or_beyond),
        cmocka_unit_test(lead_is_ahead_when_better),
        cmocka_unit_test(way_is_a_share_of_the_distance),
        cmocka_unit_test(extreme_levels_do_not_overflow),
        cmocka_unit_test(standing_follows_dates_and_status),
        cmocka_unit_test(missing_status_follows_the_date_of_completion),
        cmocka_unit_test(relative_date_without_a_start_is_no_date),
        cmocka_unit_test(lack_of_an_owner_is_a_risk),
        cmocka_unit_test(blocker_is_open_until_resolved),
        cmocka_unit_test(reviews_are_counted_up_to_the_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
