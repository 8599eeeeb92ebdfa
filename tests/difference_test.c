/* Each term and each arrangement changed once, in words. */
#include "signed_plan.h"

#include "base/text.h"
#include "plan/fields.h"
#include "seal/difference.h"
#include "seal/difference_inner.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* The signed plan with the first `old` replaced. */
static const char *
edited(struct arena *arena, const char *old, const char *now)
{
    const char *at = strstr(signed_plan, old);
    if (!at)
        fail_msg("the plan lacks %s", old);
    return arena_printf(arena, "%.*s%s%s", (int)(at - signed_plan), signed_plan,
        now, at + strlen(old));
}

struct edit_case {
    const char *old, *now;
    const char *path;
    const char *sentence;
    const char *caret; /* what the place shows */
};

static void
check_case(struct fixture *f, const struct edit_case *edit, bool terms)
{
    const struct plan *plan =
        plan_from_text(f->arena, edited(f->arena, edit->old, edit->now));
    struct terms now = terms_of(f->arena, plan);
    struct differences agreed =
        terms_difference(f->arena, f->terms.file, now.file, plan);
    struct differences arranged =
        arrangements_difference(f->arena, f->terms.file, now.file, plan);
    struct differences found = terms ? agreed : arranged;
    if (agreed.count + arranged.count != 1 || found.count != 1)
        fail_msg("%d terms and %d arrangements differ for: %s%s%s",
            agreed.count, arranged.count, edit->sentence,
            agreed.count ? "; " : "",
            agreed.count ? agreed.items[0].sentence : "");
    struct difference *one = &found.items[0];
    assert_string_equal(one->sentence, edit->sentence);
    assert_string_equal(one->path, edit->path);
    assert_ptr_equal(one->at.source, plan->def.source);
    if (edit->caret)
        assert_string_equal(
            arena_strndup(
                f->arena, plan->def.source->text + one->at.at, one->at.length),
            edit->caret);
    assert_int_equal(text_is(now.digest, f->terms.digest), !terms);
}

static const struct edit_case term_cases[] = {
    {"{name: Brightdesk}", "{name: Bright}", "parties.vendor.name",
        "the vendor's name was \"Brightdesk\", is now \"Bright\"", "Bright"},
    {"{name: Northwind}", "{name: North}", "parties.customer.name",
        "the customer's name was \"Northwind\", is now \"North\"", "North"},
    {"Reduce it", "Reduce it a bit", "outcome.statement",
        "the outcome was \"Reduce it\", is now \"Reduce it a bit\"",
        "Reduce it a bit"},
    {"It counts", "It matters", "outcome.why",
        "the reason for the outcome was \"It counts\", is now \"It matters\"",
        NULL},
    {"  why: It counts\n", "", "outcome.why",
        "the reason for the outcome was \"It counts\", and is no longer given",
        NULL},
    {"per: 1 h", "per: 30 min", "outcome.worth.per",
        "the step that has a worth was 1 h, is now 0.5 h", "30 min"},
    {"12000 EUR", "9000 EUR", "outcome.worth.is",
        "the worth of one step was 12000 EUR, is now 9000 EUR", "9000 EUR"},
    {"Route more", "Route a lot", "further-outcomes.1.statement",
        "the further outcome \"Route more\" now reads \"Route a lot\"",
        "Route a lot"},
    {"statement: Route more, metric: routed",
        "statement: Route more, metric: response", "further-outcomes.1.metric",
        "the metric of the further outcome was Routed, is now First response",
        "response"},
    {"  - {statement: Route more, metric: routed}\n",
        "  - {statement: Route more, metric: routed}\n"
        "  - {statement: Win, metric: response}\n",
        "further-outcomes.2", "a further outcome was added: First response",
        "{statement: Win, metric: response}"},
    {"seeks: Speed", "seeks: Time", "value.seeks",
        "what Northwind seeks was \"Speed\", is now \"Time\"", "Time"},
    {"gives: Help", "gives: People", "value.gives",
        "what Brightdesk gives was \"Help\", is now \"People\"", "People"},
    {"name: First response", "name: First answer", "metrics.response.name",
        "the metric \"First response\" is now called \"First answer\"",
        "First answer"},
    {"Weekly mean", "Monthly mean", "metrics.response.measured",
        "the way in which First response is measured was \"Weekly mean\", is "
        "now \"Monthly mean\"",
        "Monthly mean"},
    {"{value: 8,", "{value: 9,", "metrics.response.baseline.value",
        "the baseline of First response was 8 h, is now 9 h", "9"},
    {"on: 2026-06-20", "on: 2026-06-19", "metrics.response.baseline.on",
        "the date of the baseline of First response was 20 June 2026, is now "
        "19 June 2026",
        "2026-06-19"},
    {"over: 3 months", "over: 2 weeks", "metrics.response.baseline.over",
        "the time that the baseline of First response covers was 3 months, is "
        "now 2 weeks",
        "2 weeks"},
    {"source: Report", "source: Survey", "metrics.response.baseline.source",
        "the source of the baseline of First response was \"Report\", is now "
        "\"Survey\"",
        "Survey"},
    {"target: 2\n", "target: 3\n", "metrics.response.target",
        "the target of First response was 2 h, is now 3 h", "3"},
    {"    target: 60\n", "    target: 60.5 %\n", "metrics.routed.target",
        "the target of Routed was 60 %, is now 60.5 %", "60.5 %"},
    {"by: 2026-09-30", "by: 2026-12-31", "metrics.response.by",
        "the date for the target of First response was 30 September 2026, is "
        "now 31 December 2026",
        "2026-12-31"},
    {"due: 2026-08-19", "due: week 8", "milestones.half.due",
        "the milestone Half target is due on 26 August 2026, was "
        "19 August 2026",
        "week 8"},
    {"    due: 2026-08-19\n", "", "milestones.half.due",
        "the due date of the milestone Half target was 19 August 2026, and is "
        "no longer given",
        NULL},
    {"moves: [response, routed]", "moves: response", "milestones.half.moves",
        "what the milestone Half target moves was First response and Routed, "
        "is now First response",
        "response"},
    {"target: 4 h", "target: 5 h", "milestones.half.target",
        "the target of the milestone Half target was 4 h, is now 5 h", "5 h"},
    {"expects: A fix", "expects: A patch", "expectations.2.expects",
        "the expectation \"A fix\" now reads \"A patch\"", "A patch"},
    {"  - {expects: A fix, delivery: partly}\n",
        "  - {expects: A fix, delivery: partly}\n"
        "  - {expects: A call, delivery: met}\n",
        "expectations.3", "an expectation was added: \"A call\"",
        "{expects: A call, delivery: met}"},
    {"  - {expects: A fix, delivery: partly}\n", "", "expectations",
        "an expectation was taken out: \"A fix\"", NULL},
};

/* What stands in for the signed plan's lines gives every field of progress. */
static const char *const progressed[][2] = {
    {"  why: It counts\n",
        "  why: It counts\n  confirmed: {by: lena, on: 2026-06-24}\n"},
    {"target: 4 h\n",
        "target: 4 h\n    status: on-track\n    expected: 2026-08-21\n"
        "    evidence: Report of July\n"
        "    tasks: [{do: Train them, owner: sam, due: 2026-07-20}]\n"
        "    blockers: [{what: No weekend crew, owner: dana, since: "
        "2026-07-10}]\n"},
    {"delivery: partly}\n",
        "delivery: partly, note: In June}\n"
        "reviews:\n"
        "  - {on: 2026-07-15, meeting: Checkpoint, outcome: confirmed, "
        "unblocked: [Rules]}\n"
        "changes: [{on: 2026-08-03, what: Omar joins, told: dana}]\n"
        "communications: [{from: sam, to: [dana], when: weekly, channel: "
        "email, intent: Progress}]\n"
        "roadmap: [{when: 2027-Q1, need: Voice}]\n"
        "risks: [{what: Peak season, owner: dana, likelihood: medium, impact: "
        "high, mitigation: Freeze}]\n"
        "paused: {from: 2026-08-01, until: 2026-08-10, why: Holidays}\n"},
};

static const char *
progressed_base(struct arena *arena)
{
    const char *text = signed_plan;
    for (int i = 0; i < COUNT(progressed); i++) {
        const char *at = strstr(text, progressed[i][0]);
        assert_non_null(at);
        text = arena_printf(arena, "%.*s%s%s", (int)(at - text), text,
            progressed[i][1], at + strlen(progressed[i][0]));
    }
    return text;
}

static const struct {
    const char *old, *now, *path, *sentence;
} progress_cases[] = {
    {"stage: active", "stage: closed", "stage",
        "the plan's stage was active, is now closed"},
    {"{by: lena, on: 2026-06-24}", "{by: dana, on: 2026-06-24}",
        "outcome.confirmed.by",
        "who confirmed the outcome was Lena Vogt, is now Dana Reyes"},
    {"2026-07-15: 7.1}", "2026-07-15: 7.1, 2026-08-01: 5.6}",
        "metrics.response.readings.2026-08-01",
        "a new reading of First response on 1 August 2026: 5.6 h"},
    {"2026-07-15: 7.1}", "2026-07-15: 7.2}",
        "metrics.response.readings.2026-07-15",
        "the reading of First response on 15 July 2026 was 7.1 h, is now 7.2 "
        "h"},
    {"    readings: {2026-07-15: 7.1}\n", "",
        "metrics.response.readings.2026-07-15",
        "the reading of First response on 15 July 2026, 7.1 h, was taken out"},
    {"status: on-track", "status: at-risk", "milestones.half.status",
        "the status of the milestone Half target was on-track, is now "
        "at-risk"},
    {"expected: 2026-08-21", "expected: 2026-09-04", "milestones.half.expected",
        "the milestone Half target is now expected on 4 September 2026, was "
        "21 August 2026"},
    {"    evidence: Report of July\n",
        "    evidence: Report of July\n    done: 2026-08-18\n",
        "milestones.half.done",
        "the milestone Half target was done on 18 August 2026"},
    {"Report of July", "Report of August", "milestones.half.evidence",
        "the evidence for the milestone Half target was \"Report of July\", "
        "is now \"Report of August\""},
    {"due: 2026-07-20}", "due: 2026-07-20, done: 2026-07-19}",
        "milestones.half.tasks.1.done",
        "the task \"Train them\" was done on 19 July 2026"},
    {"{do: Train them, owner: sam", "{do: Train them, owner: priya",
        "milestones.half.tasks.1.owner",
        "who does the task \"Train them\" was Sam Okafor, is now Priya Raman"},
    {"since: 2026-07-10}", "since: 2026-07-10, resolved: 2026-07-30}",
        "milestones.half.blockers.1.resolved",
        "\"No weekend crew\" was resolved on 30 July 2026"},
    {"unblocked: [Rules]}\n",
        "unblocked: [Rules]}\n  - {on: 2026-07-22, meeting: Checkpoint, "
        "missed: yes}\n",
        "reviews.2", "a review was added: 22 July 2026"},
    {"outcome: confirmed", "outcome: changed", "reviews.1.outcome",
        "what the review of 15 July 2026 said of the outcome was confirmed, "
        "is now changed"},
    {"told: dana}", "told: lena}", "changes.1.told",
        "who was told of \"Omar joins\" was Dana Reyes, is now Lena Vogt"},
    {"when: weekly", "when: monthly", "communications.1.when",
        "when \"Progress\" is sent was \"weekly\", is now \"monthly\""},
    {"delivery: partly", "delivery: met", "expectations.2.delivery",
        "how the expectation \"A fix\" is met was partly, is now met"},
    {"note: In June", "note: In July", "expectations.2.note",
        "the answer to \"A fix\" was \"In June\", is now \"In July\""},
    {"when: 2027-Q1", "when: 2027-Q2", "roadmap.1.when",
        "when \"Voice\" is needed was 31 March 2027, is now 30 June 2027"},
    {"impact: high", "impact: low", "risks.1.impact",
        "the impact of the risk \"Peak season\" was high, is now low"},
    {"until: 2026-08-10", "until: 2026-08-17", "paused.until",
        "the last day of the pause was 10 August 2026, is now 17 August "
        "2026"},
};

/* Each is told once, where it stands, and is neither a term nor an
 * arrangement. */
static void
each_progress_has_its_sentence(void **state)
{
    struct fixture *f = *state;
    const char *whole = progressed_base(f->arena);
    const struct plan *plan = plan_from_text(f->arena, whole);
    const struct json *before = terms_and_progress(f->arena, plan);
    assert_int_equal(
        progress_difference(f->arena, before, before, plan).count, 0);
    for (int i = 0; i < COUNT(progress_cases); i++) {
        const char *at = strstr(whole, progress_cases[i].old);
        if (!at)
            fail_msg("the plan lacks %s", progress_cases[i].old);
        const struct plan *edited_plan = plan_from_text(f->arena,
            arena_printf(f->arena, "%.*s%s%s", (int)(at - whole), whole,
                progress_cases[i].now, at + strlen(progress_cases[i].old)));
        const struct json *now = terms_and_progress(f->arena, edited_plan);
        struct differences found =
            progress_difference(f->arena, before, now, edited_plan);
        if (found.count != 1)
            fail_msg("%s: %d differences", progress_cases[i].path, found.count);
        assert_string_equal(found.items[0].path, progress_cases[i].path);
        assert_string_equal(
            found.items[0].sentence, progress_cases[i].sentence);
        assert_int_equal(
            terms_difference(f->arena, before, now, edited_plan).count, 0);
        assert_int_equal(
            arrangements_difference(f->arena, before, now, edited_plan).count,
            0);
    }
}

/* What was signed holds no progress: all of it is left alone then. */
static void
progress_is_not_compared_with_signed_terms(void **state)
{
    struct fixture *f = *state;
    const struct plan *plan =
        plan_from_text(f->arena, progressed_base(f->arena));
    assert_int_equal(progress_difference(f->arena, f->terms.file,
                         terms_and_progress(f->arena, plan), plan)
                         .count,
        0);
}

static const struct edit_case arrangement_cases[] = {
    {"Mutual success plan", "Success plan", "title",
        "the plan's title was \"Mutual success plan\", is now \"Success plan\"",
        "Success plan"},
    {"product: Routing", "product: [Routing, Help]", "product",
        "what the plan is about was \"Routing\", is now \"Help\" and "
        "\"Routing\"",
        "[Routing, Help]"},
    {"name: Dana Reyes", "name: Dana Ruiz", "people.dana.name",
        "\"Dana Reyes\" is now called \"Dana Ruiz\"", "Dana Ruiz"},
    {"side: vendor, role: VP", "side: customer, role: VP", "people.priya.side",
        "the side of Priya Raman was vendor, is now customer", "customer"},
    {"role: COO", "role: CEO", "people.lena.role",
        "the job title of Lena Vogt was \"COO\", is now \"CEO\"", "CEO"},
    {"  lena:  {", "  omar:  {name: Omar Haddad, side: customer}\n  lena:  {",
        "people.omar", "a person was added: Omar Haddad", "omar"},
    {"sponsors: {vendor: priya", "sponsors: {vendor: sam", "sponsors.vendor",
        "the sponsor at Brightdesk was Priya Raman, is now Sam Okafor", "sam"},
    {"customer: lena}\nsigners", "customer: dana}\nsigners",
        "sponsors.customer",
        "the sponsor at Northwind was Lena Vogt, is now Dana Reyes", "dana"},
    {"signers: {vendor: priya", "signers: {vendor: sam", "signers.vendor",
        "who signs for Brightdesk was Priya Raman, is now Sam Okafor", "sam"},
    {"customer: lena}\nagreement", "customer: dana}\nagreement",
        "signers.customer",
        "who signs for Northwind was Lena Vogt, is now Dana Reyes", "dana"},
    {"name: Master agreement", "name: Contract", "agreement.name",
        "the agreement beside the plan was \"Master agreement\", is now "
        "\"Contract\"",
        "Contract"},
    {"on: 2026-06-15", "on: 2026-06-16", "agreement.on",
        "the date of the agreement was 15 June 2026, is now 16 June 2026",
        "2026-06-16"},
    {"role: leading", "role: adoption", "metrics.routed.role",
        "the role of Routed was leading, is now adoption", "adoption"},
    {"    leads-to: response\n", "", "metrics.routed.leads-to",
        "what Routed leads to was First response, and is no longer given",
        NULL},
    {"reported-by: dana", "reported-by: sam", "metrics.response.reported-by",
        "who reports First response was Dana Reyes, is now Sam Okafor", "sam"},
    {"every: week\n    baseline", "every: 2 weeks\n    baseline",
        "metrics.response.every",
        "First response is reported every 2 weeks, was every week", "2 weeks"},
    {"name: Half target", "name: Half of it", "milestones.half.name",
        "the milestone \"Half target\" is now called \"Half of it\"",
        "Half of it"},
    {"    first-value: yes\n", "", "milestones.full.first-value",
        "the milestone Full target no longer counts as the first value", NULL},
    {"    due: 2026-08-19\n", "    due: 2026-08-19\n    first-value: yes\n",
        "milestones.half.first-value",
        "the milestone Half target now counts as the first value", "yes"},
    {"owners: {vendor: sam,", "owners: {vendor: priya,",
        "milestones.half.owners.vendor",
        "the owner of the milestone Half target at Brightdesk was Sam Okafor, "
        "is now Priya Raman",
        "priya"},
    {"sam, customer: dana}\n  full", "sam, customer: lena}\n  full",
        "milestones.half.owners.customer",
        "the owner of the milestone Half target at Northwind was Dana Reyes, "
        "is now Lena Vogt",
        "lena"},
    {"meeting: Checkpoint", "meeting: Weekly", "cadence.1.meeting",
        "the meeting \"Checkpoint\" is now called \"Weekly\"", "Weekly"},
    {"phase: onboarding", "phase: steady", "cadence.1.phase",
        "the phase of the meeting Checkpoint was onboarding, is now steady",
        "steady"},
    {"every: week, length", "every: 2 weeks, length", "cadence.1.every",
        "the meeting Checkpoint is held every 2 weeks, was every week",
        "2 weeks"},
    {"length: 30 min", "length: 1 h", "cadence.1.length",
        "the length of the meeting Checkpoint was 30 min, is now 1 h", "1 h"},
    {"from: 2026-07-08", "from: 2026-07-09", "cadence.1.from",
        "the first day of the meeting Checkpoint was 8 July 2026, is now "
        "9 July 2026",
        "2026-07-09"},
    {"at: 10:00", "at: 11:30", "cadence.1.at",
        "the time of the meeting Checkpoint was 10:00, is now 11:30", "11:30"},
    {"until: week 12", "until: week 13", "cadence.1.until",
        "the last day of the meeting Checkpoint was 23 September 2026, is now "
        "30 September 2026",
        "week 13"},
    {"attendees: [sam, dana]", "attendees: [sam, lena, dana]",
        "cadence.1.attendees",
        "who is invited to the meeting Checkpoint was Dana Reyes and Sam "
        "Okafor, is now Dana Reyes, Lena Vogt and Sam Okafor",
        "[sam, lena, dana]"},
    {"calendars: [vendor, customer]", "calendars: vendor",
        "cadence.1.calendars",
        "on whose calendars the meeting Checkpoint stands was customer and "
        "vendor, is now vendor",
        "vendor"},
    {"  - {meeting: QBR, every: quarter, attendees: [sam, lena]}\n", "",
        "cadence", "a meeting was taken out: QBR", NULL},
    {"after: 5 days", "after: 1 week", "escalation.1.after",
        "the wait before the escalation \"A milestone is blocked\" was 5 days, "
        "is now 1 week",
        "1 week"},
    {"when: A milestone is blocked", "when: Two are late", "escalation.1.when",
        "the occasion for the escalation was \"A milestone is blocked\", is "
        "now \"Two are late\"",
        "Two are late"},
    {"to: [priya, lena]", "to: lena", "escalation.1.to",
        "who is called for the escalation \"A milestone is blocked\" was Lena "
        "Vogt and Priya Raman, is now Lena Vogt",
        "lena"},
};

static void
each_term_has_its_sentence(void **state)
{
    for (int i = 0; i < COUNT(term_cases); i++)
        check_case(*state, &term_cases[i], true);
}

static void
each_arrangement_has_its_sentence(void **state)
{
    for (int i = 0; i < COUNT(arrangement_cases); i++)
        check_case(*state, &arrangement_cases[i], false);
}

/* --- several at once --- */

static struct differences
both(struct fixture *f, const char *text, bool terms)
{
    const struct plan *plan = plan_from_text(f->arena, text);
    struct terms now = terms_of(f->arena, plan);
    return terms ? terms_difference(f->arena, f->terms.file, now.file, plan)
                 : arrangements_difference(
                       f->arena, f->terms.file, now.file, plan);
}

static void
what_is_the_same_differs_in_nothing(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(both(f, signed_plan, true).count, 0);
    assert_int_equal(both(f, signed_plan, false).count, 0);
    const char *other = edited(f->arena, "by: 2026-09-30\n    readings: {",
        "by: 2026-Q3\n    readings: {2026-08-01: 5.6, ");
    assert_int_equal(both(f, other, true).count, 0);
    assert_int_equal(both(f, other, false).count, 0);
}

/* Owners of a milestone that is gone are not told of by themselves. */
static void
entry_that_went_is_told_once(void **state)
{
    struct fixture *f = *state;
    char *text = arena_strdup(f->arena, signed_plan);
    char *from = strstr(text, "  half:\n"), *to = strstr(text, "  full:\n");
    memmove(from, to, strlen(to) + 1);
    struct differences gone = both(f, text, true);
    assert_int_equal(gone.count, 1);
    assert_string_equal(
        gone.items[0].sentence, "a milestone was taken out: Half target");
    assert_string_equal(gone.items[0].path, "milestones.half");
    assert_null(gone.items[0].now);
    assert_int_equal(both(f, text, false).count, 0);
    f->plan = plan_from_text(f->arena, text);
    f->terms = terms_of(f->arena, f->plan);
    struct differences come = both(f, signed_plan, true);
    assert_int_equal(come.count, 1);
    assert_string_equal(
        come.items[0].sentence, "a milestone was added: Half target");
    assert_null(come.items[0].before);
    assert_int_equal(both(f, signed_plan, false).count, 0);
}

static void
outcome_has_another_metric(void **state)
{
    struct fixture *f = *state;
    struct differences found = both(f,
        edited(f->arena,
            "metric: response\n  why: It counts\n  worth: {per: 1 h",
            "metric: routed\n  why: It counts\n  worth: {per: 5 %"),
        true);
    assert_int_equal(found.count, 2);
    assert_string_equal(found.items[0].sentence,
        "the metric of the outcome was First response, is now Routed");
    assert_string_equal(found.items[1].sentence,
        "the step that has a worth was 1 h, is now 5 %");
}

static void
new_unit_shows_in_old_and_new_levels(void **state)
{
    struct fixture *f = *state;
    struct differences found =
        both(f, edited(f->arena, "unit: h\n", "unit: min\n"), true);
    assert_true(found.count >= 3);
    assert_string_equal(found.items[0].sentence,
        "the step that has a worth was 1 h, is now 60 min");
    bool unit = false, target = false;
    for (int i = 0; i < found.count; i++) {
        unit |= text_is(found.items[i].sentence,
            "the unit of First response was \"h\", is now \"min\"");
        target |= text_is(found.items[i].sentence,
            "the target of the milestone Half target was 4 h, is now 240 min");
    }
    assert_true(unit);
    assert_true(target);
}

static const char *
with_expectations(struct arena *arena, const char *what, int count)
{
    struct buf list = {0};
    for (int i = 0; i < count; i++)
        buf_printf(&list, "  - {expects: %s %d, delivery: met}\n", what, i + 1);
    const char *text = edited(arena,
        "  - {expects: A named person answers, delivery: met}\n", list.p);
    buf_free(&list);
    return text;
}

/* Each is found where it stands, and the order does not count. */
static void
many_items_are_told_apart(void **state)
{
    struct fixture *f = *state;
    f->plan =
        plan_from_text(f->arena, with_expectations(f->arena, "Old", 3000));
    f->terms = terms_of(f->arena, f->plan);
    struct differences found =
        both(f, with_expectations(f->arena, "New", 3000), true);
    assert_int_equal(found.count, 6000);
    assert_string_equal(found.items[0].path, "expectations");
    for (int i = 3000; i < 6000; i++) {
        struct place at = found.items[i].at;
        assert_true(strstr(found.items[i].path, "expectations.") != NULL);
        assert_non_null(memmem(at.source->text + at.at, at.length,
            found.items[i].now + 1, strlen(found.items[i].now) - 2));
    }
    const char *fewer = with_expectations(f->arena, "Old", 2999);
    assert_int_equal(both(f, fewer, true).count, 1);
}

static void
equal_items_are_counted(void **state)
{
    struct fixture *f = *state;
    const char *item = "  - {expects: A fix, delivery: partly}\n";
    const char *thrice = arena_printf(f->arena, "%s%s%s", item, item, item);
    const char *text = edited(f->arena, item, thrice);
    struct differences found = both(f, text, true);
    assert_int_equal(found.count, 2);
    assert_string_equal(
        found.items[1].sentence, "an expectation was added: \"A fix\"");
    f->plan = plan_from_text(f->arena, text);
    f->terms = terms_of(f->arena, f->plan);
    assert_int_equal(both(f, text, true).count, 0);
    assert_int_equal(both(f, signed_plan, true).count, 2);
}

/* --- every clause of the format has a phrase --- */

static void
check_phrases(const struct record *record, const char *path, enum half within)
{
    struct arena *arena = arena_new();
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const char *here =
            arena_printf(arena, "%s%s%s", path, *path ? "." : "", field->name);
        bool clause = half_within(within, field->half) != HALF_NEITHER;
        if (clause && field->type != FIELD_RECORD && !phrase_of(here))
            fail_msg("%s has no phrase", here);
        if (clause && field->record)
            check_phrases(
                field->record, here, half_within(within, field->half));
    }
    arena_free(arena);
}

static void
every_clause_has_a_phrase(void **state)
{
    (void)state;
    check_phrases(record_of_kind(KIND_PLAN), "", HALF_TERM);
}

/* Files that are no terms at all are compared without harm. */
static void
any_file_can_be_compared(void **state)
{
    struct fixture *f = *state;
    static const char *const files[] = {
        "\"text\"",
        "[]",
        "{}",
        "{\"terms\":\"text\"}",
        "{\"arrangements\":[\"a\"],\"terms\":{\"metrics\":[\"a\"],"
        "\"milestones\":{\"half\":\"text\"},\"outcome\":[\"b\"],"
        "\"value\":{\"seeks\":{\"a\":\"b\"}}}}",
        "{\"arrangements\":{\"cadence\":{\"a\":\"b\"},"
        "\"milestones\":{\"half\":{\"owners\":\"x\"}},\"people\":\"x\"},"
        "\"terms\":{\"expectations\":[\"a\",{\"b\":\"c\"}],"
        "\"metrics\":{\"response\":{\"target\":[\"1\"],\"by\":\"x\"}}}}",
    };
    for (int i = 0; i < COUNT(files); i++) {
        struct slice bytes = {files[i], strlen(files[i])};
        const struct json *file = json_read(f->arena, bytes);
        if (i != COUNT(files) - 1) /* its members are out of order */
            assert_non_null(file);
        terms_difference(f->arena, file, f->terms.file, f->plan);
        terms_difference(f->arena, f->terms.file, file, f->plan);
        arrangements_difference(f->arena, file, f->terms.file, f->plan);
        arrangements_difference(f->arena, f->terms.file, file, NULL);
    }
    static const char odd[] =
        "{\"progress\":{\"metrics\":{\"response\":{\"readings\":[\"a\"]}},"
        "\"reviews\":{\"a\":\"b\"},\"stage\":[\"a\"]}}";
    const struct json *file =
        json_read(f->arena, (struct slice){odd, sizeof odd - 1});
    const struct json *now = terms_and_progress(f->arena, f->plan);
    assert_non_null(file);
    progress_difference(f->arena, file, now, f->plan);
    progress_difference(f->arena, now, file, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_term_has_its_sentence),
        TEST(each_arrangement_has_its_sentence),
        TEST(each_progress_has_its_sentence),
        TEST(progress_is_not_compared_with_signed_terms),
        TEST(what_is_the_same_differs_in_nothing),
        TEST(entry_that_went_is_told_once),
        TEST(outcome_has_another_metric),
        TEST(new_unit_shows_in_old_and_new_levels),
        TEST(many_items_are_told_apart),
        TEST(equal_items_are_counted),
        TEST(every_clause_has_a_phrase),
        TEST(any_file_can_be_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
