/* Which meetings a cadence asks for. */
#include "plan/meetings.h"

#include "plan_from_text.h"

#define HEAD                                                                   \
    "---\nkind: plan\ntitle: T\ntype: growth\nstage: active\n"                 \
    "start: 2027-01-31\nparties: {vendor: {name: V}, customer: {name: C}}\n"   \
    "people: {a: {name: A B, side: vendor}}\n"
#define MEETING(fields) "  - {meeting: M, " fields ", attendees: a}\n"

/* Days as "01-31 02-28"; a series has its own line. */
static const char *
days_of(struct arena *arena, const char *text, const char *first,
    const char *last, const char *today)
{
    const struct plan *plan =
        plan_from_text(arena, arena_printf(arena, HEAD "%s---\n", text));
    struct meeting_days days = meetings_between(arena, plan,
        day_parse_iso(first), day_parse_iso(last), day_parse_iso(today));
    const char *list = "";
    for (int i = 0; i < days.count; i++) {
        char iso[11];
        day_iso(days.items[i].on, iso);
        bool same = i > 0 && days.items[i].meeting == days.items[i - 1].meeting;
        list = arena_printf(arena, "%s%s%s", list,
            i == 0 ? ""
            : same ? " "
                   : "\n",
            iso + 5);
    }
    return list;
}

#define ASKS(text, days)                                                       \
    assert_string_equal(                                                       \
        days_of(arena, text, "2027-01-01", "2027-06-30", "2027-06-30"), days)

static void
a_series_begins_one_interval_after_the_start(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    ASKS("cadence:\n" MEETING("every: quarter"), "04-30");
    ASKS("cadence:\n" MEETING("every: month"), "02-28 03-31 04-30 05-31 06-30");
    ASKS("cadence:\n" MEETING("every: 8 weeks"), "03-28 05-23");
    ASKS("cadence:\n" MEETING("every: 60 days"), "04-01 05-31");
    arena_free(arena);
}

static void
or_on_its_first_day(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    ASKS("cadence:\n" MEETING("every: month, from: 2027-03-31"),
        "03-31 04-30 05-31 06-30");
    ASKS("cadence:\n" MEETING(
             "every: week, from: 2027-06-09, until: 2027-06-23"),
        "06-09 06-16 06-23");
    ASKS("cadence:\n" MEETING("every: month, from: 2027-07-01"), "");
    arena_free(arena);
}

static void
the_steady_phase_follows_onboarding(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    ASKS("cadence:\n" MEETING("phase: onboarding, every: 4 weeks, until: "
                              "week 10") MEETING("every: month"),
        "02-28 03-28\n05-11 06-11");
    ASKS("cadence:\n" MEETING("phase: onboarding, every: 10 weeks")
             MEETING("every: 2 months"),
        "04-11 06-20\n03-31 05-31");
    arena_free(arena);
}

#define MILESTONE(fields)                                                      \
    "milestones:\n  m: {name: N, owners: {vendor: a, customer: a}, " fields    \
    "}\n"
#define RECOVERY                                                               \
    "cadence:\n" MEETING("phase: at-risk, every: week, from: 2027-06-16")

static void
the_at_risk_phase_needs_trouble(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    ASKS(RECOVERY MILESTONE("due: 2027-12-01"), "");
    ASKS(RECOVERY MILESTONE("due: 2027-12-01, status: dropped"), "");
    ASKS(RECOVERY MILESTONE("due: 2027-06-01, done: 2027-06-01"), "");
    ASKS(RECOVERY MILESTONE("due: 2027-12-01, status: at-risk"),
        "06-16 06-23 06-30");
    ASKS(RECOVERY MILESTONE("due: 2027-06-29"), "06-16 06-23 06-30");
    ASKS("cadence:\n" MEETING("phase: at-risk, every: week")
             MILESTONE("due: 2027-06-15"),
        "06-23 06-30");
    ASKS("cadence:\n" MEETING("phase: at-risk, every: week")
             MILESTONE("due: 2027-12-01, status: blocked, blockers: [{what: W, "
                       "since: 2027-06-20}]"),
        "06-27");
    ASKS("cadence:\n" MEETING("phase: at-risk, every: week")
             MILESTONE("due: 2027-12-01, status: at-risk"),
        "");
    arena_free(arena);
}

static void
a_paused_plan_asks_for_nothing(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    ASKS("paused: {from: 2027-03-01, until: 2027-05-31}\n"
         "cadence:\n" MEETING("every: month"),
        "02-28 06-30");
    ASKS("paused: {from: 2027-03-01}\ncadence:\n" MEETING("every: month"),
        "02-28");
    arena_free(arena);
}

static void
both_ends_are_counted_in(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(
        days_of(arena, "cadence:\n" MEETING("every: week, from: 2027-02-01"),
            "2027-03-01", "2027-03-15", "2027-06-30"),
        "03-01 03-08 03-15");
    arena_free(arena);
}

static void
absurd_series_end(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    ASKS("cadence:\n" MEETING("every: 900 quarters"), "");
    ASKS("cadence:\n" MEETING("every: 900 weeks, from: 2027-06-30"), "06-30");
    const struct plan *plan = plan_from_text(arena,
        HEAD "cadence:\n" MEETING("every: day, from: 0001-01-01")
            MEETING("every: day, from: 0001-01-01") "---\n");
    struct meeting_days days =
        meetings_between(arena, plan, day_parse_iso("0001-01-01"),
            day_parse_iso("2027-06-30"), day_parse_iso("2027-06-30"));
    assert_int_equal(days.count, MEETINGS_MOST);
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_begins_one_interval_after_the_start),
        cmocka_unit_test(or_on_its_first_day),
        cmocka_unit_test(the_steady_phase_follows_onboarding),
        cmocka_unit_test(the_at_risk_phase_needs_trouble),
        cmocka_unit_test(a_paused_plan_asks_for_nothing),
        cmocka_unit_test(both_ends_are_counted_in),
        cmocka_unit_test(absurd_series_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
