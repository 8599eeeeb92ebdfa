#include "plan_by_hand.h"

#include <string.h>

#include "base/text.h"
#include "plan/health.h"
#include "plan/progress.h"

/* A plan on 20 August 2026 whose line runs over 100 days from 1 June. */
struct fixture {
    struct arena *arena;
    struct plan plan;
    struct milestone milestones[6];
    struct metric metrics[3];
    struct reading outcome[4], adoption[4];
    struct review reviews[6];
    struct play plays[3];
};

static struct fixture f;

#define TODAY day("2026-08-20")

static int
set_up(void **state)
{
    (void)state;
    f = (struct fixture){.arena = arena_new()};
    f.milestones[0] = done("2026-07-15", "2026-07-13");
    f.milestones[1] = milestone("2026-08-25", STATUS_ON_TRACK);
    f.milestones[2] = milestone("2026-08-26", STATUS_AT_RISK);
    f.milestones[3] = milestone("2026-09-30", STATUS_PLANNED);
    f.metrics[0] = metric(100000, "2026-06-01", 0, "2026-09-09");
    f.outcome[0] = reading("2026-08-15", 40000, "");
    read(&f.metrics[0], f.outcome, 1);
    f.metrics[1] = metric(0, "2026-06-01", 10000, "2026-08-01");
    f.metrics[1].name = text("Active agents");
    f.metrics[1].role = word(ROLE_ADOPTION);
    f.adoption[0] = reading("2026-08-15", 9000, "");
    read(&f.metrics[1], f.adoption, 1);
    for (int i = 0; i < 4; i++)
        f.reviews[i] = review("2026-08-12", i == 0, NULL);
    f.plan.milestones.items = f.milestones;
    f.plan.milestones.count = 4;
    f.plan.metrics.items = f.metrics;
    f.plan.metrics.count = 2;
    f.plan.outcome.metric.to = &f.metrics[0];
    f.plan.reviews.items = f.reviews;
    f.plan.reviews.count = 4;
    f.plan.internal.plays.items = f.plays;
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(f.arena);
    return 0;
}

static struct health_score
score(void)
{
    struct health_score made = plan_health(f.arena, &f.plan, TODAY);
    int sum = 0, of = 0;
    for (int i = 0; i < made.count; i++) {
        const struct score_line *line = &made.lines[i];
        sum += line->points;
        of += line->of;
        assert_true(line->points <= line->of);
        assert_true(line->cause && *line->cause);
        assert_int_not_equal(line->cause[strlen(line->cause) - 1], '.');
    }
    assert_int_equal(sum, made.score);
    assert_in_range(made.score, 0, 100);
    if (made.known)
        assert_int_equal(of, 100);
    return made;
}

static const struct score_line *
line(const struct health_score *made, const char *part)
{
    for (int i = 0; i < made->count; i++)
        if (text_is(made->lines[i].part, part))
            return &made->lines[i];
    fail_msg("no line for %s", part);
    return NULL;
}

static struct signal
signal_on_metric(enum signal_kind kind, struct quantity limit)
{
    return (struct signal){.state = VALUE_SET,
        .signal = kind,
        .metric = {.state = VALUE_SET, .id = "response", .to = &f.metrics[0]},
        .amount = limit,
        .within = span(30, TIME_DAY)};
}

static bool
met(struct signal signal)
{
    const char *cause = NULL;
    bool is = signal_met(f.arena, &f.plan, &signal, TODAY, &cause);
    assert_true(!is || (cause && *cause));
    return is;
}

/* --- parts --- */

static void
four_parts_add_up(void **state)
{
    (void)state;
    /* 2.5 of 3 milestones; 60 of 80 % of the way; 3 of 4 reviews; 90 %:
     * 33.33 + 22.5 + 15 + 9 */
    struct health_score made = score();
    assert_true(made.known);
    assert_int_equal(made.score, 80);
    assert_int_equal(made.colour, HEALTH_GREEN);
    assert_int_equal(made.count, 4);
    assert_int_equal(line(&made, "milestones")->points, 33);
    assert_int_equal(line(&made, "milestones")->of, 40);
    assert_int_equal(line(&made, "outcome")->points, 23);
    assert_int_equal(line(&made, "outcome")->of, 30);
    assert_int_equal(line(&made, "reviews")->points, 15);
    assert_int_equal(line(&made, "adoption")->points, 9);
    assert_string_equal(line(&made, "milestones")->cause,
        "2 of 3 milestones done or on track; Half target is at risk");
    assert_string_equal(line(&made, "outcome")->cause,
        "First response has gone 60 % of the way, 80 % expected by now");
    assert_string_equal(line(&made, "reviews")->cause,
        "3 of 4 reviews held in the last 90 days");
}

static void
each_large_remainder_gets_one_point(void **state)
{
    (void)state;
    f.plan.health.weights = (struct weights){.state = VALUE_SET,
        .milestones = number(1),
        .outcome = number(1),
        .reviews = number(1),
        .adoption = number(1)};
    /* 20.83 + 18.75 + 18.75 + 22.5 */
    struct health_score made = score();
    assert_int_equal(made.score, 81);
    assert_int_equal(line(&made, "milestones")->points, 21);
    assert_int_equal(line(&made, "outcome")->points, 19);
    assert_int_equal(line(&made, "reviews")->points, 19);
    assert_int_equal(line(&made, "adoption")->points, 22);
}

static void
part_without_data_gives_its_weight_away(void **state)
{
    (void)state;
    f.plan.reviews.count = 0;
    f.plan.metrics.count = 1;
    struct health_score made = score();
    assert_int_equal(line(&made, "milestones")->of, 57);
    assert_int_equal(line(&made, "outcome")->of, 43);
    assert_int_equal(line(&made, "reviews")->of, 0);
    assert_int_equal(line(&made, "adoption")->points, 0);
    /* 40/70 * 5/6 + 30/70 * 3/4 of 100 is 79.76 */
    assert_int_equal(made.score, 80);
}

static void
no_data_is_no_score(void **state)
{
    (void)state;
    f.plan = (struct plan){.reviews = {.count = 0}};
    struct health_score made = score();
    assert_false(made.known);
    assert_int_equal(made.count, 0);
}

static void
before_the_start_nothing_counts(void **state)
{
    (void)state;
    f.milestones[0] = milestone("2026-08-30", STATUS_PLANNED);
    f.plan.milestones.count = 1;
    struct health_score made = plan_health(f.arena, &f.plan, day("2026-05-01"));
    assert_false(made.known);
    f.outcome[0] = reading("2026-05-20", 90000, ""); /* before the line */
    made = plan_health(f.arena, &f.plan, day("2026-06-01"));
    assert_false(made.known);
}

static void
weights_are_the_plans_or_the_segments(void **state)
{
    (void)state;
    struct segment segment = {0};
    segment.health.weights = (struct weights){
        .state = VALUE_SET, .milestones = number(3), .outcome = number(1)};
    f.plan.segment_to = &segment;
    struct health_score made = score();
    assert_int_equal(made.count, 2);
    assert_int_equal(line(&made, "milestones")->of, 75);
    f.plan.health.weights = (struct weights){.state = VALUE_SET,
        .milestones = number(1),
        .outcome = number(1),
        .reviews = number(1),
        .adoption = number(-5)};
    made = score();
    assert_int_equal(made.count, 3);
    assert_int_equal(line(&made, "milestones")->of, 34);
    /* weights that say nothing are no weights */
    f.plan.health.weights =
        (struct weights){.state = VALUE_SET, .milestones = number(0)};
    assert_int_equal(plan_health_weights(&f.plan).milestones, 3);
    segment.health.weights.state = VALUE_ABSENT;
    assert_int_equal(plan_health_weights(&f.plan).milestones, 40);
}

static void
a_part_never_has_more_than_it_can(void **state)
{
    (void)state;
    f.plan.health.weights = (struct weights){.state = VALUE_SET,
        .milestones = number(1),
        .outcome = number(1),
        .reviews = number(1)};
    f.plan.milestones.count = 1;
    f.milestones[0] = milestone("2026-08-25", STATUS_BLOCKED);
    f.outcome[0] = reading("2026-08-15", 0, "");
    f.plan.reviews.items += 1;
    f.plan.reviews.count = 3;
    struct health_score made = score(); /* 0 + 33.33 + 33.33 */
    assert_int_equal(made.score, 67);
    assert_int_equal(line(&made, "outcome")->points, 34);
    assert_int_equal(line(&made, "outcome")->of, 34);
}

static void
lines_add_up_whatever_the_weights(void **state)
{
    (void)state;
    unsigned seed = 1;
    for (int i = 0; i < 5000; i++) {
        int n[4];
        for (int j = 0; j < 4; j++)
            n[j] = (int)((seed = seed * 1103515245 + 12345) >> 16) % 50;
        f.plan.health.weights = (struct weights){.state = VALUE_SET,
            .milestones = number(n[0]),
            .outcome = number(n[1]),
            .reviews = number(n[2]),
            .adoption = number(n[3])};
        f.outcome[0].value.micro = (int64_t)(seed >> 8) * 10;
        f.adoption[0].value.micro = (int64_t)(seed >> 12) * 20;
        f.plan.reviews.count = (int)(seed >> 20) % 5;
        score();
    }
}

static void
unstarted_milestone_does_not_count(void **state)
{
    (void)state;
    f.milestones[0] = milestone("2026-08-20", STATUS_PLANNED); /* due today */
    f.milestones[1].status = word(STATUS_DROPPED);
    f.milestones[2].status = word(STATUS_PLANNED);
    f.milestones[2].owners.customer.count = 0;
    struct health_score made = score();
    assert_int_equal(line(&made, "milestones")->of, 0);
    f.milestones[2].status = word(STATUS_ON_TRACK);
    made = score();
    assert_int_equal(line(&made, "milestones")->points, 20);
    assert_string_equal(line(&made, "milestones")->cause,
        "0 of 1 milestone done or on track; Half target has no customer owner");
}

static void
outcome_is_between_none_and_all(void **state)
{
    (void)state;
    f.outcome[0] = reading("2026-08-15", 0, "");
    struct health_score made = score();
    assert_int_equal(line(&made, "outcome")->points, 30);
    f.outcome[0] = reading("2026-08-15", 130000, "");
    made = score();
    assert_int_equal(line(&made, "outcome")->points, 0);
    assert_string_equal(line(&made, "outcome")->cause,
        "First response has gone -30 % of the way, 80 % expected by now");
    f.metrics[0].target = amount(100000, ""); /* is the baseline */
    made = score();
    assert_int_equal(line(&made, "outcome")->of, 0);
    f.plan.outcome.metric.to = NULL;
    made = score();
    assert_string_equal(
        line(&made, "outcome")->cause, "The outcome has no metric");
}

static void
overdue_milestones_cap_the_colour(void **state)
{
    (void)state;
    f.plan.health.weights = (struct weights){
        .state = VALUE_SET, .milestones = number(1), .reviews = number(99)};
    f.plan.reviews.items += 1;
    f.plan.reviews.count = 3;
    f.milestones[3] = milestone("2026-08-19", STATUS_ON_TRACK);
    struct health_score made = score();
    assert_int_equal(made.colour, HEALTH_AMBER);
    assert_true(made.score >= 75);
    f.milestones[2].due = on("2026-08-19");
    made = score();
    assert_int_equal(made.colour, HEALTH_RED);
    assert_true(made.score >= 75);
}

static void
colours_begin_at_75_and_50(void **state)
{
    (void)state;
    static const struct {
        int held, missed;
        enum health_colour colour;
    } cases[] = {{3, 1, HEALTH_GREEN}, {2, 1, HEALTH_AMBER},
        {1, 1, HEALTH_AMBER}, {1, 2, HEALTH_RED}, {0, 1, HEALTH_RED}};
    f.plan.health.weights =
        (struct weights){.state = VALUE_SET, .reviews = number(1)};
    for (int i = 0; i < COUNT(cases); i++) {
        f.plan.reviews.count = cases[i].held + cases[i].missed;
        for (int j = 0; j < f.plan.reviews.count; j++)
            f.reviews[j] = review("2026-08-12", j < cases[i].missed, NULL);
        assert_int_equal(score().colour, cases[i].colour);
    }
}

/* --- plays --- */

static void
plays_take_five_each_but_not_below_zero(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        f.plays[i] = (struct play){.state = VALUE_SET,
            .play = text("Call the sponsor"),
            .signal = signal_on_metric(SIGNAL_ABOVE, amount(39000, "h"))};
    f.plan.internal.plays.count = 3;
    struct health_score made = score();
    assert_int_equal(made.score, 65);
    assert_int_equal(made.count, 7);
    assert_int_equal(made.lines[4].points, -5);
    assert_string_equal(made.lines[4].part, "Call the sponsor");
    assert_string_equal(
        made.lines[4].cause, "First response stands at 40 h, above 39 h");
    f.plan.health.weights =
        (struct weights){.state = VALUE_SET, .milestones = number(1)};
    f.plan.milestones.count = 1;
    f.milestones[0] = milestone("2026-08-25", STATUS_BLOCKED);
    made = score();
    assert_int_equal(made.score, 0);
    assert_int_equal(made.lines[1].points, 0);
}

static void
plays_come_from_the_segment_when_there_are_none(void **state)
{
    (void)state;
    struct play play = {.state = VALUE_SET,
        .play = text("Ask for figures"),
        .signal = signal_on_metric(SIGNAL_ABOVE, amount(39000, "h"))};
    play.signal.metric.to = NULL; /* a segment has no metrics of its own */
    struct segment segment = {.plays = {.count = 1, .items = &play}};
    f.plan.segment_to = &segment;
    assert_int_equal(score().score, 75);
    play.signal.metric.id = "unknown";
    assert_int_equal(score().score, 80);
}

static void
falls_and_rises_look_at_the_window(void **state)
{
    (void)state;
    f.outcome[0] = reading("2026-07-01", 50000, "");
    f.outcome[1] = reading("2026-08-01", 45000, "");
    f.outcome[2] = reading("2026-08-15", 40000, "");
    f.metrics[0].readings.count = 3;
    /* from 50 to 40: 20 % of where the window begins */
    assert_true(met(signal_on_metric(SIGNAL_FALLS, amount(20000, "%"))));
    assert_false(met(signal_on_metric(SIGNAL_FALLS, amount(20001, "%"))));
    assert_true(met(signal_on_metric(SIGNAL_FALLS, amount(10000, "h"))));
    assert_true(met(signal_on_metric(SIGNAL_FALLS, amount(600000, "min"))));
    assert_false(met(signal_on_metric(SIGNAL_FALLS, amount(10001, "h"))));
    assert_false(met(signal_on_metric(SIGNAL_FALLS, amount(1000, "EUR"))));
    assert_false(met(signal_on_metric(SIGNAL_RISES, amount(1000, "h"))));
    struct quantity points = amount(10000, "%");
    points.points = true;
    assert_true(met(signal_on_metric(SIGNAL_FALLS, points)));
    points.micro++;
    assert_false(met(signal_on_metric(SIGNAL_FALLS, points)));
    f.outcome[2] = reading("2026-08-15", 60000, "");
    assert_true(met(signal_on_metric(SIGNAL_RISES, amount(20000, "%"))));
    assert_false(met(signal_on_metric(SIGNAL_FALLS, amount(0, "h"))));
}

static void
window_without_an_earlier_level_begins_at_the_first(void **state)
{
    (void)state;
    f.metrics[0].baseline.on = on("2026-08-01");
    f.outcome[0] = reading("2026-08-15", 40000, "");
    assert_true(met(signal_on_metric(SIGNAL_FALLS, amount(60000, "h"))));
    f.metrics[0].baseline.value.state = VALUE_ABSENT;
    assert_false(met(signal_on_metric(SIGNAL_FALLS, amount(1000, "h"))));
    f.outcome[0] = reading("2026-08-05", 45000, "");
    f.outcome[1] = reading("2026-08-15", 40000, "");
    f.metrics[0].readings.count = 2;
    assert_true(met(signal_on_metric(SIGNAL_FALLS, amount(5000, "h"))));
    f.metrics[0].baseline.value.state = VALUE_SET; /* a level after them */
    f.metrics[0].baseline.on = on("2026-08-18");
    assert_false(met(signal_on_metric(SIGNAL_FALLS, amount(5000, "h"))));
    f.metrics[0].baseline.value.state = VALUE_ABSENT;
    f.outcome[0].value.micro = 0; /* no share of nothing */
    assert_false(met(signal_on_metric(SIGNAL_RISES, amount(1000, "%"))));
}

static void
signals_of_old_readings_are_over(void **state)
{
    (void)state;
    f.outcome[0] = reading("2026-06-05", 90000, "");
    f.outcome[1] = reading("2026-06-10", 40000, "");
    f.metrics[0].readings.count = 2;
    assert_false(met(signal_on_metric(SIGNAL_FALLS, amount(1000, "h"))));
}

static void
levels_and_silence(void **state)
{
    (void)state;
    assert_true(met(signal_on_metric(SIGNAL_BELOW, amount(41000, "h"))));
    assert_false(met(signal_on_metric(SIGNAL_BELOW, amount(40000, "h"))));
    assert_false(met(signal_on_metric(SIGNAL_ABOVE, amount(40000, "h"))));
    struct signal silent = signal_on_metric(SIGNAL_SILENT, amount(0, ""));
    silent.within = span(6, TIME_DAY);
    assert_false(met(silent));
    silent.within = span(5, TIME_DAY);
    assert_true(met(silent));
    f.metrics[0].readings.count = 0; /* since the baseline, then the start */
    silent.within = span(80, TIME_DAY);
    assert_true(met(silent));
    f.metrics[0].baseline.on.state = VALUE_ABSENT;
    assert_false(met(silent));
    f.plan.start = on("2026-06-01");
    assert_true(met(silent));
}

static void
people_milestones_and_reviews_signal(void **state)
{
    (void)state;
    struct person lena = {.state = VALUE_SET,
        .name = text("Lena Vogt"),
        .left = on("2026-08-20")};
    struct signal champion = {VALUE_SET, .signal = SIGNAL_CHAMPION_LEFT};
    struct signal sponsor = {VALUE_SET, .signal = SIGNAL_SPONSOR_LEFT};
    assert_false(met(champion));
    assert_false(met(sponsor));
    f.plan.champion.to = f.plan.sponsors.customer.to = &lena;
    assert_true(met(champion));
    assert_true(met(sponsor));
    lena.left = on("2026-08-21");
    assert_false(met(champion));

    struct signal overdue = {VALUE_SET, .signal = SIGNAL_MILESTONE_OVERDUE,
        .within = span(1, TIME_WEEK)};
    assert_false(met(overdue));
    f.milestones[3].due = on("2026-08-14");
    assert_false(met(overdue));
    f.milestones[3].due = on("2026-08-13");
    assert_true(met(overdue));

    struct signal missed = {
        VALUE_SET, .signal = SIGNAL_REVIEWS_MISSED, .count = number(2)};
    assert_false(met(missed));
    f.reviews[1] = review("2026-08-19", true, NULL);
    assert_true(met(missed));
    f.reviews[1] = review("2026-05-19", true, NULL); /* long ago */
    assert_false(met(missed));
}

static void
unreadable_signal_is_never_met(void **state)
{
    (void)state;
    struct signal bad = signal_on_metric(SIGNAL_ABOVE, amount(1000, "h"));
    bad.state = VALUE_BAD;
    assert_false(met(bad));
    assert_false(met((struct signal){.state = VALUE_SET}));
    struct signal none = signal_on_metric(SIGNAL_FALLS, amount(1000, "h"));
    none.amount.state = VALUE_BAD;
    assert_false(met(none));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(four_parts_add_up),
        TEST(each_large_remainder_gets_one_point),
        TEST(part_without_data_gives_its_weight_away),
        TEST(no_data_is_no_score),
        TEST(before_the_start_nothing_counts),
        TEST(weights_are_the_plans_or_the_segments),
        TEST(a_part_never_has_more_than_it_can),
        TEST(lines_add_up_whatever_the_weights),
        TEST(unstarted_milestone_does_not_count),
        TEST(outcome_is_between_none_and_all),
        TEST(overdue_milestones_cap_the_colour),
        TEST(colours_begin_at_75_and_50),
        TEST(plays_take_five_each_but_not_below_zero),
        TEST(plays_come_from_the_segment_when_there_are_none),
        TEST(falls_and_rises_look_at_the_window),
        TEST(window_without_an_earlier_level_begins_at_the_first),
        TEST(signals_of_old_readings_are_over),
        TEST(levels_and_silence),
        TEST(people_milestones_and_reviews_signal),
        TEST(unreadable_signal_is_never_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
