/* What a review lacks, and the letters: over a plan made by hand. */
#include "plan_by_hand.h"

#include <string.h>

#include "base/text.h"
#include "plan/prep.h"

#define TODAY day("2026-09-25") /* a Friday */

struct fixture {
    struct arena *arena;
    struct plan plan;
    struct qbr qbr, before;
    struct prep_review review;
    struct metric metrics[1];
    struct reading readings[1];
    struct meeting meetings[1];
    struct review reviews[1];
    struct qbr_ask asks[1];
    struct decision decisions[1];
    struct commitment next[1];
    struct section section;
    struct prose paragraph;
};
static struct fixture f;

/* A review that lacks nothing. */
static int
set_up(void **state)
{
    (void)state;
    f = (struct fixture){.arena = arena_new()};
    sam.id = text("sam");
    sam.name = text("Sam Okafor");
    dana.id = text("dana");
    dana.name = text("Dana Reyes");
    f.plan.stage = word(STAGE_ACTIVE);
    f.plan.start = on("2026-04-01");
    f.plan.csm = to_sam[0];
    f.plan.sponsors.customer = to_dana[0];
    f.plan.parties.customer.name = text("Northwind");
    f.section.first = &f.paragraph;
    f.qbr.def.prose.sections = &f.section;
    f.qbr.def.prose.count = 1;
    f.qbr.attendees.items = to_dana;
    f.qbr.attendees.count = 1;
    f.review = (struct prep_review){
        &f.plan, &f.qbr, &f.before, 2026, 3, day("2026-10-08")};
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(f.arena);
    return 0;
}

static struct prep_list
prep(void)
{
    return plan_prep(f.arena, &f.review, TODAY);
}

static void
test_ten_working_days(void **state)
{
    (void)state;
    assert_int_equal(prep_last_day(TODAY), day("2026-10-09"));
    assert_int_equal(prep_last_day(day("2026-09-26")), day("2026-10-09"));
    assert_int_equal(prep_last_day(day("2026-09-28")), day("2026-10-12"));
    f.qbr.quarter.state = VALUE_SET;
    f.qbr.stage = word(QBR_PREPARED);
    const struct {
        const char *on;
        bool near;
    } days[] = {{"2026-09-24", false}, {"2026-09-25", true},
        {"2026-10-09", true}, {"2026-10-10", false}};
    for (int i = 0; i < COUNT(days); i++) {
        f.qbr.date = on(days[i].on);
        assert_int_equal(prep_is_near(&f.qbr, TODAY), days[i].near);
    }
    f.qbr.date = on("2026-10-01");
    f.qbr.stage = word(QBR_HELD);
    assert_false(prep_is_near(&f.qbr, TODAY));
}

static void
test_asked_by_the_cadence(void **state)
{
    (void)state;
    struct prep_review asked;
    f.meetings[0] = (struct meeting){.state = VALUE_SET,
        .meeting = text("QBR"),
        .phase = word(PHASE_STEADY),
        .every = span(3, TIME_MONTH),
        .from = on("2026-07-09")};
    f.plan.cadence.items = f.meetings;
    f.plan.cadence.count = 1;
    assert_true(prep_is_asked(f.arena, &f.plan, TODAY, &asked));
    assert_int_equal(asked.on, day("2026-10-09"));
    assert_int_equal(asked.quarter, 3);
    f.meetings[0].from = on("2026-06-30");
    assert_true(prep_is_asked(f.arena, &f.plan, TODAY, &asked));
    assert_int_equal(asked.quarter, 3);
    f.meetings[0].every = span(1, TIME_MONTH);
    assert_false(prep_is_asked(f.arena, &f.plan, TODAY, &asked));
    f.meetings[0].every = span(3, TIME_MONTH);
    f.reviews[0] = review("2026-09-24", false, NULL);
    f.reviews[0].meeting = text("QBR");
    f.plan.reviews.items = f.reviews;
    f.plan.reviews.count = 1;
    assert_false(prep_is_asked(f.arena, &f.plan, TODAY, &asked));
    f.plan.reviews.count = 0;
    f.plan.stage = word(STAGE_PAUSED);
    assert_false(prep_is_asked(f.arena, &f.plan, TODAY, &asked));
}

static void
test_a_quarter_across_the_new_year(void **state)
{
    (void)state;
    struct prep_review asked;
    f.meetings[0] = (struct meeting){.state = VALUE_SET,
        .meeting = text("QBR"),
        .phase = word(PHASE_STEADY),
        .every = span(3, TIME_MONTH),
        .from = on("2026-08-12")};
    f.plan.cadence.items = f.meetings;
    f.plan.cadence.count = 1;
    f.plan.start = on("2026-04-01");
    f.metrics[0] = metric(8000, "2026-04-01", 2000, "2027-06-30");
    f.plan.metrics.items = f.metrics;
    f.plan.metrics.count = 1;
    assert_true(prep_is_asked(f.arena, &f.plan, day("2027-02-08"), &asked));
    assert_int_equal(asked.year, 2026);
    assert_int_equal(asked.quarter, 4);
}

static void
test_nothing_is_missing(void **state)
{
    (void)state;
    struct prep_list list = prep();
    assert_int_equal(list.count, 0);
}

static void
test_file_summary_sponsor(void **state)
{
    (void)state;
    f.section.kind = SECTION_INTERNAL;
    f.qbr.attendees.count = 0;
    struct prep_list list = prep();
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].kind, PREP_SUMMARY);
    assert_null(list.items[0].who);
    assert_int_equal(list.items[1].kind, PREP_SPONSOR);
    assert_ptr_equal(list.items[1].who, &dana);
    assert_int_equal(list.items[1].wish, WISH_COME);
    f.review.qbr = NULL;
    list = prep();
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].kind, PREP_FILE);
    assert_non_null(strstr(list.items[0].cause, "quarter: 2026-Q3"));
}

static void
test_readings(void **state)
{
    (void)state;
    f.metrics[0] = metric(8000, "2026-04-01", 2000, "2026-12-31");
    f.metrics[0].role = word(ROLE_OUTCOME);
    f.metrics[0].every = span(3, TIME_MONTH);
    f.metrics[0].reported_by = to_dana[0];
    f.readings[0] = reading("2026-06-30", 5500, "");
    read(&f.metrics[0], f.readings, 1);
    f.plan.metrics.items = f.metrics;
    f.plan.metrics.count = 1;
    /* Not stale, and yet none of the quarter. */
    struct prep_list list = prep();
    assert_int_equal(list.count, 1);
    assert_string_equal(
        list.items[0].cause, "last read on 30 June 2026: 5.5 h");
    f.metrics[0].role = word(ROLE_LEADING);
    assert_int_equal(prep().count, 0);
    f.metrics[0].every = span(1, TIME_WEEK);
    assert_int_equal(prep().count, 1);
    f.readings[0] = reading("2026-09-24", 5000, "");
    assert_int_equal(prep().count, 0);
}

static void
test_asks_and_decisions(void **state)
{
    (void)state;
    f.asks[0] = (struct qbr_ask){.state = VALUE_SET,
        .what = text("A trial login"),
        .of = word(SIDE_CUSTOMER),
        .owner = to_dana[0],
        .due = on("2026-09-25")};
    f.before.asks.items = f.asks;
    f.before.asks.count = 1;
    assert_int_equal(prep().count, 0); /* due today is not past */
    f.asks[0].due = on("2026-09-24");
    assert_int_equal(prep().count, 1);
    f.asks[0].done = on("2026-09-26"); /* not done yet */
    assert_int_equal(prep().count, 1);
    f.asks[0].done = on("2026-09-25");
    assert_int_equal(prep().count, 0);
    f.decisions[0] =
        (struct decision){.state = VALUE_SET, .what = text("Two carriers")};
    f.qbr.decisions.items = f.decisions;
    f.qbr.decisions.count = 1;
    struct prep_list list = prep();
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].cause, "has no owner");
    assert_ptr_equal(list.items[0].who, &dana);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_ten_working_days),
        TEST(test_asked_by_the_cadence),
        TEST(test_a_quarter_across_the_new_year),
        TEST(test_nothing_is_missing),
        TEST(test_file_summary_sponsor),
        TEST(test_readings),
        TEST(test_asks_and_decisions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
