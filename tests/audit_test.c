/* The audit's figures: both scores, the map, what slips, who left and came. */
#include "plan_by_hand.h"

#include <string.h>

#include "plan/fidelity.h"
#include "plan/map.h"
#include "plan/quality.h"
#include "plan/slip.h"
#include "plan/stakeholders.h"

#define TODAY day("2026-08-20")

struct fixture {
    struct arena *arena;
    struct plan plan;
    struct segment segment;
    struct milestone milestones[4], map[4];
    struct meeting meetings[1], rhythm[2];
    struct review reviews[4];
    struct metric metrics[2];
    struct reading readings[3];
    struct task tasks[3];
    struct blocker blockers[2];
    struct escalation escalation[1];
    struct communication said[2], asked[2];
    struct person people[3];
    struct change changes[2];
};
static struct fixture f;

static int
set_up(void **state)
{
    (void)state;
    f = (struct fixture){.arena = arena_new()};
    f.plan.def.id = text("firm");
    f.plan.stage = word(STAGE_ACTIVE);
    f.plan.type = word(TYPE_ONBOARDING);
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

static void
put_milestones(int count)
{
    f.plan.milestones.items = f.milestones;
    f.plan.milestones.count = count;
}

static struct score
fidelity(void)
{
    return plan_fidelity(f.arena, &f.plan, TODAY);
}

static void
expect_line(
    const struct score *score, int i, int points, int of, const char *cause)
{
    assert_true(score->known && i < score->count);
    assert_string_equal(score->lines[i].cause, cause);
    assert_int_equal(score->lines[i].points, points);
    assert_int_equal(score->lines[i].of, of);
}

/* --- quality --- */

static void
found(struct report *report, enum rule_id rule, enum severity severity)
{
    report_add(report, rule, (struct place){0}, "%s", "a fault")->severity =
        severity;
}

static void
test_quality(void **state)
{
    (void)state;
    struct report report;
    report_init(&report, f.arena);
    struct score score = plan_quality(f.arena, &report);
    assert_int_equal(score.score, 100);
    expect_line(&score, 1, 25, 25, "Nothing to mend");
    found(&report, CS101, SEVERITY_ERROR);   /* outcome: half of 25 */
    found(&report, CS202, SEVERITY_WARNING); /* metrics: a fifth of 15 */
    found(&report, CS602, SEVERITY_NOTE);    /* costs nothing */
    found(&report, CS309, SEVERITY_WARNING); /* the calendar's */
    found(&report, CS801, SEVERITY_ERROR);   /* a signature's */
    found(&report, CS401, SEVERITY_NONE);    /* waived */
    score = plan_quality(f.arena, &report);
    expect_line(&score, 1, 12, 25, "a fault (CS101)");
    expect_line(&score, 2, 12, 15, "a fault (CS202)");
    expect_line(&score, 3, 20, 20, "Nothing to mend");
    expect_line(&score, 6, 5, 5, "Nothing to mend");
    assert_int_equal(score.score, 84); /* of 84.5, to the even one */
}

static void
test_quality_has_a_floor(void **state)
{
    (void)state;
    struct report report;
    report_init(&report, f.arena);
    for (int i = 0; i < 5; i++)
        found(&report, CS302, SEVERITY_ERROR);
    struct score score = plan_quality(f.arena, &report);
    expect_line(&score, 3, 0, 20,
        "a fault (CS302); a fault (CS302); a fault (CS302); and 2 more");
    assert_int_equal(score.score, 80);
}

/* --- fidelity --- */

static void
test_nothing_to_keep_yet(void **state)
{
    (void)state;
    assert_false(fidelity().known);
    f.milestones[0] = done("2026-07-01", "2026-07-01");
    put_milestones(1);
    assert_int_equal(fidelity().score, 100);
    f.plan.stage = word(STAGE_PROPOSED);
    assert_false(fidelity().known);
}

static void
test_milestones_late_count_half(void **state)
{
    (void)state;
    f.milestones[0] = done("2026-07-01", "2026-07-01");
    f.milestones[1] = done("2026-07-10", "2026-07-20");
    f.milestones[2] = milestone("2026-08-10", STATUS_ON_TRACK);
    f.milestones[3] = milestone("2026-08-20", STATUS_ON_TRACK); /* today */
    put_milestones(4);
    struct score score = fidelity();
    expect_line(&score, 0, 50, 100,
        "1 of 3 by their date; Half target 10 days late, Half target overdue "
        "by 10 days");
    expect_line(&score, 1, 0, 0, "No meeting was to be held yet");
}

static void
test_meetings(void **state)
{
    (void)state;
    f.meetings[0] = (struct meeting){.state = VALUE_SET,
        .meeting = text("Call"),
        .phase = word(PHASE_STEADY),
        .every = span(2, TIME_WEEK),
        .from = on("2026-06-15")};
    /* Asked for on 15 and 29 June, 13 and 27 July, 10 August: the last one
     * may still be recorded until the 17th and a day more. */
    f.reviews[0] = review("2026-06-15", false, NULL);
    f.reviews[1] = review("2026-07-01", true, NULL);
    f.reviews[2] = review("2026-07-13", false, "The sponsor was away");
    for (int i = 0; i < 3; i++)
        f.reviews[i].meeting = text("call");
    f.plan.cadence.items = f.meetings;
    f.plan.cadence.count = 1;
    f.plan.reviews.items = f.reviews;
    f.plan.reviews.count = 3;
    struct score score = fidelity();
    expect_line(&score, 1, 25, 100,
        "1 of 4 held; 2 not recorded, 1 left out by agreement");
    score = plan_fidelity(f.arena, &f.plan, day("2026-08-17"));
    expect_line(&score, 1, 33, 100,
        "1 of 3 held; 1 not recorded, 1 left out by agreement");
    /* Account lists count it, too, so that it is not passed over in silence. */
    f.reviews[3] = review("2026-07-20", false, NULL);
    f.reviews[3].meeting = text("Workshop");
    f.plan.reviews.count = 4;
    score = fidelity();
    expect_line(&score, 1, 25, 100,
        "1 of 4 held; 2 not recorded, 1 left out by agreement, 1 more held "
        "outside of the series");
}

static void
test_readings(void **state)
{
    (void)state;
    f.metrics[0] = metric(8000, "2026-06-01", 2000, "2026-12-31");
    f.metrics[0].role = word(ROLE_OUTCOME);
    f.metrics[0].every = span(1, TIME_WEEK); /* stale after 10 days */
    f.readings[0] = reading("2026-06-11", 7000, "h");
    f.readings[1] = reading("2026-07-11", 6000, "h");
    read(&f.metrics[0], f.readings, 2);
    f.plan.metrics.items = f.metrics;
    f.plan.metrics.count = 1;
    f.plan.outcome.metric.to = &f.metrics[0];
    /* 10 of the first 10 days, 10 of 30, 10 of 40. */
    struct score score = fidelity();
    expect_line(&score, 2, 38, 100, "First response fresh on 30 of 80 days");
    /* An early sign is not asked for once it is at its target. */
    f.metrics[0].role = word(ROLE_LEADING);
    f.readings[1] = reading("2026-07-11", 2000, "h");
    score = fidelity();
    expect_line(&score, 2, 50, 100, "First response fresh on 20 of 40 days");
}

static void
put_tasks(void)
{
    static const char *const days[][2] = {{"2026-07-01", "2026-07-01"},
        {"2026-07-01", "2026-07-02"}, {"2026-08-01", NULL}};
    for (int i = 0; i < 3; i++) {
        f.tasks[i] = (struct task){.state = VALUE_SET, .due = on(days[i][0])};
        if (days[i][1])
            f.tasks[i].done = on(days[i][1]);
    }
    f.milestones[0] = milestone("2026-09-30", STATUS_PLANNED);
    f.milestones[0].tasks.items = f.tasks;
    f.milestones[0].tasks.count = 3;
    put_milestones(1);
}

static void
test_tasks_and_blockers(void **state)
{
    (void)state;
    put_tasks();
    struct score score = fidelity();
    expect_line(&score, 3, 50, 100, "1 of 3 kept; 2 tasks late or not done");
    f.blockers[0] =
        (struct blocker){.state = VALUE_SET, .since = on("2026-08-01")};
    f.blockers[1] = (struct blocker){.state = VALUE_SET,
        .since = on("2026-08-01"),
        .escalated = on("2026-08-06")};
    f.milestones[0].blockers.items = f.blockers;
    f.milestones[0].blockers.count = 2;
    score = fidelity(); /* without a path nobody is to be asked */
    expect_line(&score, 3, 50, 100, "1 of 3 kept; 2 tasks late or not done");
    f.escalation[0] =
        (struct escalation){.state = VALUE_SET, .after = span(5, TIME_DAY)};
    f.plan.escalation.items = f.escalation;
    f.plan.escalation.count = 1;
    score = fidelity();
    expect_line(&score, 3, 50, 100,
        "2 of 5 kept; 2 tasks late or not done, 1 blocker not escalated "
        "within 5 days");
}

/* --- the map --- */

static struct milestone
of_map(const char *id, int week)
{
    struct milestone made = {.state = VALUE_SET,
        .id = text(id),
        .name = text(id),
        .status = word(STATUS_PLANNED)};
    made.due = (struct date){
        .state = VALUE_SET, .form = DATE_WEEK, .count = week, .day = DAY_NONE};
    return made;
}

static struct milestone
of_plan(const char *id, const char *due)
{
    struct milestone made = milestone(due, STATUS_PLANNED);
    made.id = made.name = text(id);
    return made;
}

static void
expect_change(const struct map_changes *changes, int i,
    enum map_change_kind kind, const char *sentence)
{
    assert_true(i < changes->count);
    assert_string_equal(changes->items[i].text, sentence);
    assert_int_equal(changes->items[i].kind, kind);
}

static void
test_map_of_milestones(void **state)
{
    (void)state;
    f.map[0] = of_map("one", 2);
    f.map[1] = of_map("two", 4);
    f.map[1].first_value = (struct flag){.state = VALUE_SET, .on = true};
    f.map[2] = of_map("three", 8);
    f.segment.milestones.items = f.map;
    f.segment.milestones.count = 3;
    f.milestones[0] = of_plan("one", "2026-06-22"); /* a week later: as it is */
    f.milestones[1] = of_plan("value", "2026-07-14"); /* 43 for 28 */
    f.milestones[1].first_value = f.map[1].first_value;
    f.milestones[2] = of_plan("own", "2026-07-30");
    f.milestones[3] = of_plan("three", "2026-07-27");
    f.milestones[3].status = word(STATUS_DROPPED);
    put_milestones(4);
    struct map_changes changes = plan_map_changes(f.arena, &f.plan, &f.segment);
    assert_int_equal(changes.count, 3);
    expect_change(&changes, 0, MAP_MISSING,
        "\"three\", day 56 of the map, is not in the plan");
    expect_change(&changes, 1, MAP_ADDED, "\"own\" is not in the map");
    expect_change(&changes, 2, MAP_MOVED,
        "\"value\" is due on day 43, 15 days later than in the map");
    assert_int_equal(changes.items[2].days, 15);
    assert_int_equal(map_first_value(&f.segment), 28);
    assert_null(map_find(&f.segment, "own"));
    assert_int_equal(plan_map_changes(f.arena, &f.plan, NULL).count, 0);
}

static struct meeting
meeting(const char *name, enum phase phase, int count, enum time_unit unit)
{
    return (struct meeting){.state = VALUE_SET,
        .meeting = text(name),
        .phase = word(phase),
        .every = span(count, unit)};
}

static struct communication
said(const char *when, const char *channel)
{
    return (struct communication){
        .state = VALUE_SET, .when = text(when), .channel = text(channel)};
}

static void
test_map_of_the_rhythm(void **state)
{
    (void)state;
    f.plan.segment_to = &f.segment;
    f.rhythm[0] = meeting("Call", PHASE_ONBOARDING, 1, TIME_WEEK);
    f.rhythm[1] = meeting("QBR", PHASE_STEADY, 1, TIME_QUARTER);
    f.segment.cadence.items = f.rhythm;
    f.segment.cadence.count = 2;
    f.meetings[0] = meeting("call", PHASE_ONBOARDING, 2, TIME_WEEK);
    f.plan.cadence.items = f.meetings;
    f.plan.cadence.count = 1;
    struct map_changes changes = plan_map_changes(f.arena, &f.plan, NULL);
    assert_int_equal(changes.count, 2);
    expect_change(&changes, 0, MAP_MEETING,
        "Call is held every 2 weeks, and every week in the segment");
    expect_change(&changes, 1, MAP_MEETING,
        "QBR, every quarter in the segment, is not held");
    f.plan.type = word(TYPE_GROWTH); /* has no onboarding */
    assert_int_equal(plan_map_changes(f.arena, &f.plan, NULL).count, 1);
}

static void
test_map_of_communications(void **state)
{
    (void)state;
    f.plan.segment_to = &f.segment;
    f.asked[0] = said("weekly", "email");
    f.asked[1] = said("monthly", "call");
    f.segment.communications.items = f.asked;
    f.segment.communications.count = 2;
    assert_int_equal(plan_map_changes(f.arena, &f.plan, NULL).count, 0);
    f.said[0] = said("Weekly, on Mondays", "E-mail");
    f.said[1] = said("every two weeks", "call");
    f.plan.communications.items = f.said;
    f.plan.communications.count = 2;
    struct map_changes changes = plan_map_changes(f.arena, &f.plan, NULL);
    assert_int_equal(changes.count, 1);
    expect_change(&changes, 0, MAP_COMMUNICATION,
        "The call, monthly in the segment (us to customer), is here \"every "
        "two weeks\"");
    f.plan.communications.count = 1;
    changes = plan_map_changes(f.arena, &f.plan, NULL);
    expect_change(&changes, 0, MAP_COMMUNICATION,
        "Nobody is named for the call, monthly in the segment (us to "
        "customer)");
}

/* --- what slips --- */

static void
test_how_late(void **state)
{
    (void)state;
    int days;
    struct milestone one = milestone("2026-08-10", STATUS_ON_TRACK);
    assert_true(milestone_slip(&one, TODAY, &days));
    assert_int_equal(days, 10); /* overdue until now */
    one.expected = on("2026-08-31");
    assert_true(milestone_slip(&one, TODAY, &days));
    assert_int_equal(days, 21);
    one.expected = on("2026-08-12"); /* has passed, too */
    assert_true(milestone_slip(&one, TODAY, &days));
    assert_int_equal(days, 10);
    one = done("2026-08-10", "2026-08-05");
    assert_true(milestone_slip(&one, TODAY, &days));
    assert_int_equal(days, -5);
    one = milestone("2026-09-30", STATUS_ON_TRACK);
    assert_false(milestone_slip(&one, TODAY, &days));
    one.status = word(STATUS_DROPPED);
    assert_false(milestone_slip(&one, TODAY, &days));
}

static void
test_slips(void **state)
{
    (void)state;
    struct slip_sample samples[] = {{"b", "x", "X", -1, 3},
        {"a", "two", "Two", 28, 14}, {"a", "one", "One", 14, -2},
        {"a", "two", "Two", 28, 0}, {"a", "two", "Too", 28, 9},
        {NULL, "two", "Two", -1, 90}};
    struct slips slips = slips_of(f.arena, samples, COUNT(samples));
    assert_int_equal(slips.count, 4);
    assert_string_equal(slips.items[0].id, "two");
    assert_string_equal(slips.items[0].name, "Too");
    assert_int_equal(slips.items[0].plans, 3);
    assert_int_equal(slips.items[0].late, 2);
    assert_int_equal(slips.items[0].lost, 23);
    assert_int_equal(slips.items[0].worst, 14);
    assert_int_equal(slips.items[0].days.median, 9 * MICRO);
    assert_string_equal(slip_advice(f.arena, &slips.items[0]),
        "Put it in week 6 of the map, not day 28");
    assert_int_equal(slips.items[1].days.median, -2 * MICRO);
    assert_string_equal(slips.items[2].segment, "b");
    assert_null(slips.items[3].segment);
    assert_null(slip_advice(f.arena, &slips.items[3])); /* an anecdote */
}

/* --- people --- */

static void
test_people(void **state)
{
    (void)state;
    static const char *const before[] = {"dana", "piet"};
    f.people[0] = dana;
    f.people[0].id = text("dana");
    f.people[0].name = text("Dana Reyes");
    f.people[0].left = on("2026-08-01");
    f.people[1] = (struct person){.state = VALUE_SET,
        .id = text("omar"),
        .name = text("Omar Haddad"),
        .side = word(SIDE_CUSTOMER)};
    f.people[2] = (struct person){.state = VALUE_SET,
        .id = text("piet"),
        .name = text("Piet de Wit"),
        .left = on("2026-08-21")}; /* tomorrow */
    f.plan.people.items = f.people;
    f.plan.people.count = 3;
    f.plan.champion = (struct person_ref){
        .state = VALUE_SET, .id = "dana", .to = &f.people[0]};
    f.changes[0] = (struct change){.state = VALUE_SET,
        .on = on("2026-08-03"),
        .what = text("Omar's desk moves"),
        .told = {.state = VALUE_SET, .id = "dana"}};
    f.plan.changes.items = f.changes;
    f.plan.changes.count = 1;
    struct stakeholders all =
        plan_stakeholders(f.arena, &f.plan, TODAY, before, 2);
    assert_int_equal(all.count, 2);
    assert_true(all.items[0].left);
    assert_string_equal(all.items[0].holds, "the champion");
    assert_null(all.items[0].told);
    assert_false(all.items[1].left);
    assert_ptr_equal(all.items[1].person, &f.people[1]);
    assert_null(all.items[1].holds);
    assert_ptr_equal(all.items[1].told, &f.changes[0]);
    assert_int_equal(
        plan_stakeholders(f.arena, &f.plan, TODAY, NULL, -1).count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_quality),
        TEST(test_quality_has_a_floor),
        TEST(test_nothing_to_keep_yet),
        TEST(test_milestones_late_count_half),
        TEST(test_meetings),
        TEST(test_readings),
        TEST(test_tasks_and_blockers),
        TEST(test_map_of_milestones),
        TEST(test_map_of_the_rhythm),
        TEST(test_map_of_communications),
        TEST(test_how_late),
        TEST(test_slips),
        TEST(test_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
