/* What is due: over a plan that is made by hand. */
#include "plan_by_hand.h"

#include <string.h>

#include "base/text.h"
#include "plan/due.h"

#define TODAY day("2026-08-20")

struct fixture {
    struct arena *arena;
    struct plan plan;
    struct milestone milestones[4];
    struct escalation steps[2];
    struct metric metrics[2];
    struct reading readings[1];
    struct meeting meetings[1];
    struct review reviews[1];
    struct play plays[1];
    struct ask asks[1];
};
static struct fixture f;

static int
set_up(void **state)
{
    (void)state;
    f = (struct fixture){.arena = arena_new()};
    f.plan.stage = word(STAGE_ACTIVE);
    f.plan.start = on("2026-06-01");
    f.plan.csm.to = &sam;
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(f.arena);
    return 0;
}

static struct due_list
due(void)
{
    return plan_due(f.arena, &f.plan, TODAY);
}

static void
put_milestones(int count)
{
    f.plan.milestones.items = f.milestones;
    f.plan.milestones.count = count;
}

static void
test_milestones(void **state)
{
    (void)state;
    f.milestones[0] = milestone("2026-08-19", STATUS_AT_RISK);
    f.milestones[0].expected = on("2026-09-04");
    f.milestones[1] = milestone("2026-09-03", STATUS_PLANNED);
    f.milestones[2] = milestone("2026-09-04", STATUS_PLANNED);
    f.milestones[3] = done("2026-08-18", "2026-08-18");
    put_milestones(4);
    struct due_list list = due();
    assert_int_equal(list.count, 2);
    assert_true(list.items[0].late);
    assert_string_equal(list.items[0].cause,
        "overdue by 1 day, now expected on 4 September 2026");
    assert_ptr_equal(list.items[0].who, &sam);
    assert_false(list.items[1].late);
    assert_string_equal(list.items[1].cause, "due in 14 days");
}

static void
test_only_what_runs(void **state)
{
    (void)state;
    f.milestones[0] = milestone("2026-08-19", STATUS_PLANNED);
    put_milestones(1);
    for (int stage = STAGE_NONE; stage <= STAGE_CLOSED; stage++) {
        bool runs = stage == STAGE_AGREED || stage == STAGE_ACTIVE;
        f.plan.stage.value = stage;
        assert_int_equal(due().count, runs);
    }
}

static void
put_blocker(struct blocker *blocker, const char *since)
{
    *blocker = (struct blocker){.state = VALUE_SET,
        .what = text("No budget"),
        .owner = to_dana[0],
        .since = on(since)};
    f.milestones[0] = milestone("2026-12-31", STATUS_BLOCKED);
    f.milestones[0].blockers.items = blocker;
    f.milestones[0].blockers.count = 1;
    put_milestones(1);
    f.steps[0] = (struct escalation){.state = VALUE_SET,
        .after = span(3, TIME_WEEK),
        .to = {.count = 1, .items = to_dana}};
    f.steps[1] = (struct escalation){.state = VALUE_SET,
        .after = span(5, TIME_DAY),
        .to = {.count = 1, .items = to_sam}};
    f.plan.escalation.items = f.steps;
    f.plan.escalation.count = 2;
}

static void
test_blockers(void **state)
{
    (void)state;
    struct blocker blocker;
    sam.name = text("Sam Okafor");
    put_blocker(&blocker, "2026-08-14");
    struct due_list list = due();
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].kind, DUE_BLOCKER);
    assert_int_equal(list.items[0].on, day("2026-08-19"));
    assert_true(list.items[0].late);
    assert_string_equal(list.items[0].what, "No budget");
    assert_string_equal(list.items[0].cause,
        "blocks \"Half target\" since 14 August 2026; call Sam Okafor");
    assert_ptr_equal(list.items[0].who, &dana);
    blocker.since = on("2026-08-16");
    assert_false(due().items[0].late);
    assert_string_equal(due().items[0].cause,
        "blocks \"Half target\" since 16 August 2026; unless it is cleared, "
        "call Sam Okafor");
    f.steps[1].after = span(18, TIME_DAY);
    assert_int_equal(due().count, 1);
    f.steps[1].after = span(19, TIME_DAY);
    assert_int_equal(due().count, 0);
}

static void
test_blockers_not_to_escalate(void **state)
{
    (void)state;
    struct blocker blocker;
    put_blocker(&blocker, "2026-08-14");
    blocker.escalated = on("2026-08-20");
    assert_int_equal(due().count, 0);
    put_blocker(&blocker, "2026-08-14");
    blocker.resolved = on("2026-08-20");
    assert_int_equal(due().count, 0);
    put_blocker(&blocker, "2026-08-14");
    f.milestones[0].status = word(STATUS_DROPPED);
    assert_int_equal(due().count, 0);
    put_blocker(&blocker, "2026-08-14");
    f.plan.escalation.count = 0;
    assert_int_equal(due().count, 0);
}

static void
test_readings(void **state)
{
    (void)state;
    f.metrics[0] = metric(8000, "2026-06-01", 2000, "2026-09-30");
    f.metrics[0].role = word(ROLE_OUTCOME);
    f.metrics[1] = metric(0, "2026-06-01", 60000, "2026-09-30");
    f.metrics[1].role = word(ROLE_LEADING);
    f.readings[0] = reading("2026-07-01", 61000, "");
    read(&f.metrics[1], f.readings, 1);
    f.plan.metrics.items = f.metrics;
    f.plan.metrics.count = 2;
    struct due_list list = due();
    /* The early sign has reached its target: nobody waits for it. */
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].cause, "not read for 80 days");
    assert_int_equal(list.items[0].on, day("2026-06-01") + 35);
    f.readings[0] = reading("2026-07-01", 40000, "");
    assert_string_equal(due().items[1].cause, "last read 50 days ago");
}

static void
test_reviews(void **state)
{
    (void)state;
    f.meetings[0] = (struct meeting){.state = VALUE_SET,
        .meeting = text("Checkpoint"),
        .phase = word(PHASE_STEADY),
        .every = span(2, TIME_WEEK),
        .from = on("2026-08-14")};
    f.plan.cadence.items = f.meetings;
    f.plan.cadence.count = 1;
    struct due_list list = due();
    assert_int_equal(list.count, 1);
    assert_true(list.items[0].late);
    assert_string_equal(
        list.items[0].cause, "was due 6 days ago and is not recorded");
    f.reviews[0] = review("2026-08-15", false, NULL);
    f.reviews[0].meeting = text("checkpoint");
    f.plan.reviews.items = f.reviews;
    f.plan.reviews.count = 1;
    assert_int_equal(due().count, 0);
    f.meetings[0].from = on("2026-08-13");
    list = due();
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].cause, "to hold");
    assert_int_equal(list.items[0].on, day("2026-08-27"));
}

static void
test_asks(void **state)
{
    (void)state;
    f.milestones[0] = milestone("2026-08-01", STATUS_PLANNED);
    f.milestones[0].due = on("2026-10-01");
    f.asks[0] = (struct ask){.state = VALUE_SET,
        .what = text("Voice add-on"),
        .after_milestone = &f.milestones[0]};
    put_milestones(1);
    f.plan.internal.expansion.items = f.asks;
    f.plan.internal.expansion.count = 1;
    assert_int_equal(due().count, 0);
    f.milestones[0] = done("2026-10-01", "2026-08-10");
    struct due_list list = due();
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].kind, DUE_ASK);
    assert_string_equal(list.items[0].cause, "\"Half target\" is reached");
}

static void
test_plays(void **state)
{
    (void)state;
    struct person champion = {.state = VALUE_SET,
        .name = text("Dana Reyes"),
        .left = on("2026-08-10")};
    f.plan.champion = (struct person_ref){.to = &champion};
    f.plays[0] = (struct play){.state = VALUE_SET,
        .play = text("Meet the successor"),
        .signal = {.state = VALUE_SET, .signal = SIGNAL_CHAMPION_LEFT}};
    f.plan.internal.plays.items = f.plays;
    f.plan.internal.plays.count = 1;
    struct due_list list = due();
    assert_int_equal(list.count, 1);
    assert_string_equal(
        list.items[0].cause, "Dana Reyes, the champion, has left");
    assert_ptr_equal(list.items[0].who, &sam);
    champion.left = on("2026-08-21");
    assert_int_equal(due().count, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_milestones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_only_what_runs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_blockers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_blockers_not_to_escalate, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_readings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_reviews, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_asks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_plays, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
