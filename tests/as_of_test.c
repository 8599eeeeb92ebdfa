#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "plan/as_of.h"
#include "plan/progress.h"
#include "plan_from_text.h"

static const char northwind[] =
    "---\n"
    "kind: plan\n"
    "title: Northwind and Brightdesk\n"
    "type: onboarding\n"
    "stage: closed\n"
    "closed: {on: 2026-12-01, why: achieved}\n"
    "start: 2026-07-01\n"
    "parties: {vendor: {name: Brightdesk}, customer: {name: Northwind}}\n"
    "people:\n"
    "  sam:  {name: Sam Okafor, side: vendor}\n"
    "  dana: {name: Dana Reyes, side: customer, left: 2026-09-15}\n"
    "  piet: {name: Piet de Wit, side: customer, left: 2026-08-01}\n"
    "sponsors: {vendor: sam, customer: dana}\n"
    "champion: dana\n"
    "csm: sam\n"
    "agreement: {name: Master agreement, on: 2026-06-15}\n"
    "outcome:\n"
    "  statement: Reduce first response from 8 h to 2 h by 2026-09-30\n"
    "  metric: response\n"
    "  confirmed: {by: dana, on: 2026-08-05}\n"
    "metrics:\n"
    "  response:\n"
    "    name: First response\n"
    "    role: outcome\n"
    "    unit: h\n"
    "    reported-by: dana\n"
    "    baseline: {value: 8, on: 2026-06-20, source: Report}\n"
    "    target: 2\n"
    "    by: 2026-09-30\n"
    "    readings: {2026-07-15: 7.1, 2026-08-01: 5.6, 2026-08-15: 4.2}\n"
    "  routed:\n"
    "    name: Routed tickets\n"
    "    role: leading\n"
    "    leads-to: response\n"
    "    unit: \"%\"\n"
    "    baseline: {value: 0, on: 2026-07-01, source: Log}\n"
    "    target: 60\n"
    "    by: 2026-09-15\n"
    "milestones:\n"
    "  first:\n"
    "    name: Six hours\n"
    "    due: 2026-07-29\n"
    "    moves: response\n"
    "    target: 6 h\n"
    "    owners: {vendor: sam, customer: dana}\n"
    "    status: done\n"
    "    done: 2026-08-02\n"
    "    evidence: Report of 2 August, 5.5 h\n"
    "    tasks:\n"
    "      - {do: Connect, owner: piet, due: 2026-07-08, done: 2026-07-07}\n"
    "      - {do: Train, owner: dana, due: 2026-07-20, done: 2026-08-01}\n"
    "  half:\n"
    "    name: Four hours\n"
    "    due: 2026-08-26\n"
    "    moves: [response, routed]\n"
    "    target: 4 h\n"
    "    owners: {vendor: sam, customer: dana}\n"
    "    status: at-risk\n"
    "    expected: 2026-09-04\n"
    "    blockers:\n"
    "      - {what: Weekend, owner: dana, since: 2026-08-05,"
    " escalated: 2026-08-10, resolved: 2026-08-18}\n"
    "      - {what: Routing, owner: sam, since: 2026-08-17}\n"
    "cadence:\n"
    "  - {meeting: Checkpoint, every: week, attendees: [sam, dana]}\n"
    "reviews:\n"
    "  - {on: 2026-07-08, meeting: Checkpoint, outcome: confirmed}\n"
    "  - {on: 2026-08-12, meeting: Checkpoint, missed: true}\n"
    "changes:\n"
    "  - {on: 2026-08-03, what: Dana takes over, told: dana}\n"
    "communications:\n"
    "  - {from: sam, to: [dana, piet], when: weekly}\n"
    "risks:\n"
    "  - {what: Peak season, owner: dana}\n"
    "escalation:\n"
    "  - {after: 5 days, when: blocked, to: [sam, dana]}\n"
    "internal:\n"
    "  expansion:\n"
    "    - {offer: Voice, after: half, owner: sam,"
    " requested: {by: dana, on: 2026-08-10}}\n"
    "  referrals:\n"
    "    - {on: 2026-08-11, to: Contoso, qualified: yes}\n"
    "  plays:\n"
    "    - {signal: {metric: routed, falls: 20 %, in: 30 d}, play: Call,"
    " owner: sam}\n"
    "  handover: {promised: Two hours, accepted: {by: sam, on: 2026-06-28}}\n"
    "signoff:\n"
    "  - {side: customer, by: dana, on: 2026-07-02, how: email,"
    " terms: \"sha256:00\"}\n"
    "  - {side: vendor, by: sam, on: 2026-08-09, how: email,"
    " terms: \"sha256:00\"}\n"
    "---\n";

struct fixture {
    struct arena *arena;
    const struct plan *plan;
};

static int
set_up(void **state)
{
    struct arena *arena = arena_new();
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    fixture->arena = arena;
    fixture->plan = plan_from_text(arena, northwind);
    *state = fixture;
    return 0;
}

static int
tear_down(void **state)
{
    arena_free(((struct fixture *)*state)->arena);
    return 0;
}

static day_t
day(const char *iso)
{
    return day_parse_iso(iso);
}

static const struct plan *
as_of(void **state, const char *iso)
{
    struct fixture *fixture = *state;
    return plan_as_of(fixture->arena, fixture->plan, day(iso));
}

static enum standing
standing(void **state, int index, const char *iso)
{
    return milestone_standing(
        &as_of(state, iso)->milestones.items[index], day(iso));
}

static void
after_all_of_it_nothing_is_different(void **state)
{
    const struct plan *plan = as_of(state, "2027-01-01");
    assert_int_equal(plan->stage.value, STAGE_CLOSED);
    assert_true(is_set(plan->closed));
    assert_int_equal(plan->reviews.count, 2);
    assert_int_equal(plan->signoff.count, 2);
    assert_int_equal(plan->metrics.items[0].readings.count, 3);
    assert_int_equal(plan->milestones.items[1].status.value, STATUS_AT_RISK);
    assert_true(is_set(plan->milestones.items[1].expected));
    assert_true(is_set(plan->people.items[1].left));
    assert_string_equal(plan->title.s, "Northwind and Brightdesk");
}

static void
what_is_dated_later_is_absent(void **state)
{
    const struct plan *plan = as_of(state, "2026-08-04");
    assert_int_equal(plan->reviews.count, 1);
    assert_int_equal(plan->changes.count, 1);
    assert_int_equal(plan->signoff.count, 1);
    assert_int_equal(plan->metrics.items[0].readings.count, 2);
    assert_true(is_absent(plan->outcome.confirmed));
    assert_null(plan->outcome.confirmed.by.to);
    assert_true(is_absent(plan->people.items[1].left));
    assert_true(is_set(plan->people.items[2].left));
    assert_int_equal(plan->milestones.items[1].blockers.count, 0);
    assert_true(is_absent(plan->internal.expansion.items[0].requested));
    assert_int_equal(plan->internal.referrals.count, 0);
    assert_true(is_set(plan->internal.handover.accepted));
    assert_true(is_set(plan->agreement));
    assert_true(is_absent(plan->closed));
    assert_int_equal(plan->stage.value, STAGE_ACTIVE);
    plan = as_of(state, "2026-06-01");
    assert_true(is_absent(plan->agreement));
    assert_string_equal(plan->agreement.name.s, "");
    assert_true(is_absent(plan->internal.handover.accepted));
    assert_int_equal(plan->changes.count, 0);
}

static void
what_is_dated_on_the_day_is_there(void **state)
{
    const struct plan *plan = as_of(state, "2026-08-12");
    assert_int_equal(plan->reviews.count, 2);
    plan = as_of(state, "2026-08-05");
    assert_true(is_set(plan->outcome.confirmed));
    assert_int_equal(plan->milestones.items[1].blockers.count, 1);
    plan = as_of(state, "2026-08-15");
    assert_int_equal(plan->metrics.items[0].readings.count, 3);
    plan = as_of(state, "2026-08-02");
    assert_int_equal(plan->milestones.items[0].status.value, STATUS_DONE);
}

static void
blocker_is_open_until_it_is_resolved(void **state)
{
    const struct blocker *blocker =
        &as_of(state, "2026-08-17")->milestones.items[1].blockers.items[0];
    assert_true(is_set(blocker->escalated));
    assert_true(is_absent(blocker->resolved));
    blocker =
        &as_of(state, "2026-08-07")->milestones.items[1].blockers.items[0];
    assert_true(is_absent(blocker->escalated));
    blocker =
        &as_of(state, "2026-08-18")->milestones.items[1].blockers.items[0];
    assert_true(is_set(blocker->resolved));
}

static void
milestone_done_later_is_not_done(void **state)
{
    const struct milestone *first =
        &as_of(state, "2026-08-01")->milestones.items[0];
    assert_int_equal(first->status.value, STATUS_PLANNED);
    assert_true(is_absent(first->done));
    assert_true(is_absent(first->evidence));
    assert_string_equal(first->evidence.s, "");
    assert_true(is_set(first->tasks.items[1].done));
    assert_int_equal(standing(state, 0, "2026-08-01"), STANDING_OVERDUE);
    assert_int_equal(standing(state, 0, "2026-07-29"), STANDING_PLANNED);
    assert_int_equal(standing(state, 0, "2026-08-02"), STANDING_DONE_LATE);
    first = &as_of(state, "2026-07-31")->milestones.items[0];
    assert_true(is_absent(first->tasks.items[1].done));
    assert_true(is_set(first->tasks.items[0].done));
}

static void
undated_status_counts_while_nothing_newer_is_known(void **state)
{
    /* the newest reading, review or completion is of 15 August */
    const struct milestone *half =
        &as_of(state, "2026-08-15")->milestones.items[1];
    assert_int_equal(half->status.value, STATUS_AT_RISK);
    assert_true(is_set(half->expected));
    half = &as_of(state, "2026-08-14")->milestones.items[1];
    assert_int_equal(half->status.value, STATUS_PLANNED);
    assert_true(is_absent(half->expected));
    assert_int_equal(standing(state, 1, "2026-08-14"), STANDING_PLANNED);
    /* a dated completion is no undated status */
    assert_int_equal(standing(state, 0, "2026-08-14"), STANDING_DONE_LATE);
}

static void
a_later_completion_of_a_task_is_newer(void **state)
{
    struct fixture *fixture = *state;
    struct plan copy = *fixture->plan;
    copy.metrics.count = 0;
    copy.reviews.count = 0;
    struct milestone milestones[2] = {
        copy.milestones.items[0], copy.milestones.items[1]};
    copy.milestones.items = milestones;
    milestones[0].done.state = VALUE_ABSENT;
    milestones[0].status.value = STATUS_BLOCKED;
    const struct plan *before =
        plan_as_of(fixture->arena, &copy, day("2026-07-31"));
    assert_int_equal(before->milestones.items[0].status.value, STATUS_PLANNED);
    const struct plan *after =
        plan_as_of(fixture->arena, &copy, day("2026-08-01"));
    assert_int_equal(after->milestones.items[0].status.value, STATUS_BLOCKED);
}

static bool
within(const void *item, const void *items, int count, size_t size)
{
    return (const char *)item >= (const char *)items &&
           (const char *)item < (const char *)items + (size_t)count * size;
}
#define OWN(plan, list, item)                                                  \
    within((item), (plan)->list.items, (plan)->list.count, sizeof *(item))

static void
references_lead_to_the_copy(void **state)
{
    const struct plan *p = as_of(state, "2026-08-18");
    const struct milestone *half = &p->milestones.items[1];
    assert_true(OWN(p, metrics, p->outcome.metric.to));
    assert_true(OWN(p, people, p->outcome.confirmed.by.to));
    assert_true(OWN(p, metrics, p->metrics.items[1].leads_to.to));
    assert_true(OWN(p, people, p->metrics.items[0].reported_by.to));
    assert_true(OWN(p, metrics, half->moves.items[1].to));
    assert_ptr_equal(half->moves.items[1].to, &p->metrics.items[1]);
    assert_true(OWN(p, people, half->owners.customer.items[0].to));
    assert_true(OWN(p, people, half->blockers.items[1].owner.to));
    assert_true(OWN(p, people, p->milestones.items[0].tasks.items[0].owner.to));
    assert_true(OWN(p, people, p->sponsors.customer.to));
    assert_ptr_equal(p->champion.to, &p->people.items[1]);
    assert_true(OWN(p, people, p->csm.to));
    assert_true(OWN(p, people, p->cadence.items[0].attendees.items[1].to));
    assert_true(OWN(p, people, p->changes.items[0].told.to));
    assert_true(OWN(p, people, p->communications.items[0].from_person));
    assert_ptr_equal(
        p->communications.items[0].to_people[1], &p->people.items[2]);
    assert_true(OWN(p, people, p->risks.items[0].owner.to));
    assert_true(OWN(p, people, p->escalation.items[0].to.items[0].to));
    assert_ptr_equal(p->internal.expansion.items[0].after_milestone, half);
    assert_true(OWN(p, people, p->internal.expansion.items[0].requested.by.to));
    assert_ptr_equal(
        p->internal.plays.items[0].signal.metric.to, &p->metrics.items[1]);
    assert_true(OWN(p, people, p->signoff.items[0].by.to));
}

static void
the_plan_itself_stays_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    const struct plan *plan = fixture->plan;
    as_of(state, "2026-01-01");
    assert_int_equal(plan->metrics.items[0].readings.count, 3);
    assert_int_equal(plan->reviews.count, 2);
    assert_int_equal(plan->milestones.items[0].status.value, STATUS_DONE);
    assert_true(is_set(plan->milestones.items[0].done));
    assert_int_equal(plan->milestones.items[1].blockers.count, 2);
    assert_true(is_set(plan->people.items[1].left));
    assert_ptr_equal(plan->champion.to, &plan->people.items[1]);
    const struct milestone *half = &plan->milestones.items[1];
    assert_ptr_equal(half->moves.items[1].to, &plan->metrics.items[1]);
    assert_ptr_equal(half->owners.customer.items[0].to, &plan->people.items[1]);
    assert_ptr_equal(
        plan->communications.items[0].to_people[1], &plan->people.items[2]);
}

static void
references_to_nothing_stay_so(void **state)
{
    struct fixture *fixture = *state;
    struct plan empty = {.stage = {.value = STAGE_PAUSED}};
    struct person stranger = {.state = VALUE_SET};
    empty.champion.to = &stranger;
    empty.paused.from =
        (struct date){.state = VALUE_SET, .day = day("2026-08-01")};
    const struct plan *plan =
        plan_as_of(fixture->arena, &empty, day("2026-07-31"));
    assert_null(plan->champion.to);
    assert_null(plan->outcome.metric.to);
    assert_int_equal(plan->stage.value, STAGE_ACTIVE);
    plan = plan_as_of(fixture->arena, &empty, day("2026-08-01"));
    assert_int_equal(plan->stage.value, STAGE_PAUSED);
}

static void
before_the_start_nothing_has_happened(void **state)
{
    const struct plan *plan = as_of(state, "2026-01-01");
    assert_int_equal(plan->metrics.items[0].readings.count, 0);
    assert_int_equal(plan_reviews(plan, day("2026-01-01")).held, 0);
    assert_int_equal(standing(state, 0, "2026-01-01"), STANDING_PLANNED);
    assert_int_equal(standing(state, 1, "2026-01-01"), STANDING_PLANNED);
    assert_int_equal(plan->milestones.count, 2); /* intended all the same */
    assert_true(is_set(plan->metrics.items[0].baseline.value));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(after_all_of_it_nothing_is_different),
        TEST(what_is_dated_later_is_absent),
        TEST(what_is_dated_on_the_day_is_there),
        TEST(blocker_is_open_until_it_is_resolved),
        TEST(milestone_done_later_is_not_done),
        TEST(undated_status_counts_while_nothing_newer_is_known),
        TEST(a_later_completion_of_a_task_is_newer),
        TEST(references_lead_to_the_copy),
        TEST(the_plan_itself_stays_as_it_is),
        TEST(references_to_nothing_stay_so),
        TEST(before_the_start_nothing_has_happened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
