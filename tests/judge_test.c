/* What stages, waivers, signatures and other kinds make of the rules. */
#include "judged.h"

static void
judge_edited(struct judged *judged, const struct edit *edits, size_t count)
{
    setup(judged);
    char *text = example_file(judged->arena, "base.md");
    for (size_t i = 0; i < count; i++) {
        text = changed(judged, text, &edits[i]);
        assert_non_null(text);
    }
    judge_text(judged, text);
}

#define NO_DUE                                                                 \
    {                                                                          \
        "    due: week 8\n", ""                                                \
    }
#define NO_SPONSORS                                                            \
    {                                                                          \
        "sponsors: {vendor: priya, customer: lena}\n", ""                      \
    }
#define TWO_OWNERS                                                             \
    {                                                                          \
        "customer: dana}\n    status", "customer: [dana, lena]}\n    status"   \
    }
#define DRAFT                                                                  \
    {                                                                          \
        "stage: proposed", "stage: draft"                                      \
    }
#define CLOSED                                                                 \
    {                                                                          \
        "stage: proposed",                                                     \
            "stage: closed\nclosed: {on: 2026-08-01, why: achieved}"           \
    }

static void
a_draft_may_be_incomplete(void **state)
{
    (void)state;
    struct edit edits[] = {DRAFT, NO_DUE, TWO_OWNERS};
    struct judged judged;
    judge_edited(&judged, edits, ROWS(edits));
    assert_int_equal(finding_of(&judged, CS304)->severity, SEVERITY_WARNING);
    assert_int_equal(finding_of(&judged, CS403)->severity, SEVERITY_ERROR);
    assert_false(judge_allows_signing(judged.def, &judged.report));
    teardown(&judged);
}

static void
a_closed_plan_is_judged_for_what_is_wrong(void **state)
{
    (void)state;
    struct edit edits[] = {CLOSED, NO_DUE, TWO_OWNERS,
        {"Lena Vogt, side: customer",
            "Lena Vogt, side: customer, left: 2026-01-01"},
        {", calendars: [vendor, customer]", ""},
        {"  confirmed: {by: dana, on: 2026-06-24}\n", ""}};
    struct judged judged;
    judge_edited(&judged, edits, ROWS(edits));
    assert_string_equal(codes_of(&judged), "CS403 CS407");
    teardown(&judged);
}

static void
an_error_stops_a_signature(void **state)
{
    (void)state;
    struct edit clean[] = {{"Every", "Each"}}, wrong[] = {NO_DUE},
                draft[] = {DRAFT},
                calendar[] = {{", calendars: [vendor, customer]", ""},
                    {"stage: proposed", "stage: agreed"}};
    struct judged judged;
    judge_edited(&judged, clean, 1);
    assert_true(judge_allows_signing(judged.def, &judged.report));
    teardown(&judged);
    judge_edited(&judged, wrong, 1);
    assert_false(judge_allows_signing(judged.def, &judged.report));
    teardown(&judged);
    judge_edited(&judged, draft, 1);
    assert_false(judge_allows_signing(judged.def, &judged.report));
    teardown(&judged);
    judge_edited(&judged, calendar, 2);
    assert_int_equal(finding_of(&judged, CS503)->severity, SEVERITY_ERROR);
    assert_true(judge_allows_signing(judged.def, &judged.report));
    teardown(&judged);
}

static const struct {
    const char *waiver;
    enum severity severity;
} waivers[] = {
    {"rule: CS304, reason: Agreed, until: 2026-08-20, by: sam", SEVERITY_NONE},
    {"rule: milestone-without-date, at: milestones.first-value.due, reason: A, "
     "until: 2026-10-01, by: sam",
        SEVERITY_NONE},
    {"rule: CS304, at: milestones, reason: A, until: 2026-10-01, by: sam",
        SEVERITY_NONE},
    {"rule: CS304, at: milestones.first, reason: A, until: 2026-10-01, by: sam",
        SEVERITY_ERROR},
    {"rule: CS304, reason: Agreed, until: 2026-08-19, by: sam", SEVERITY_ERROR},
    {"rule: CS304, reason: Agreed, by: sam", SEVERITY_ERROR},
    {"rule: CS304, until: 2026-10-01, by: sam", SEVERITY_ERROR},
    {"rule: CS305, reason: Agreed, until: 2026-10-01, by: sam", SEVERITY_ERROR},
    {"rule: CS999, reason: Agreed, until: 2026-10-01, by: sam", SEVERITY_ERROR},
};

static void
a_waiver_needs_a_reason_and_an_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(waivers); i++) {
        struct judged judged;
        char with[300];
        snprintf(with, sizeof with, "waivers:\n  - {%s}\ncadence:\n",
            waivers[i].waiver);
        struct edit edits[] = {NO_DUE, {"cadence:\n", with}};
        judge_edited(&judged, edits, 2);
        const struct finding *finding = finding_of(&judged, CS304);
        assert_non_null(finding);
        if (finding->severity != waivers[i].severity)
            fail_msg("{%s}: %d", waivers[i].waiver, (int)finding->severity);
        teardown(&judged);
    }
}

static void
who_left_is_a_warning_for_thirty_days(void **state)
{
    (void)state;
    static const struct {
        const char *left;
        enum severity severity;
    } rows[] = {{"2026-08-20", SEVERITY_WARNING},
        {"2026-07-21", SEVERITY_WARNING}, {"2026-07-20", SEVERITY_ERROR}};
    for (size_t i = 0; i < ROWS(rows); i++) {
        struct judged judged;
        char with[80];
        snprintf(with, sizeof with, "Lena Vogt, side: customer, left: %s",
            rows[i].left);
        struct edit edits[] = {{"Lena Vogt, side: customer", with}};
        judge_edited(&judged, edits, 1);
        assert_int_equal(
            finding_of(&judged, CS405)->severity, rows[i].severity);
        teardown(&judged);
    }
}

static void
a_dropped_milestone_counts_for_nothing(void **state)
{
    (void)state;
    struct edit edits[] = {{"  routed:\n",
        "  extra:\n    name: Portal enabled\n    status: dropped\n"
        "    first-value: yes\n    due: 2020-01-01\n    done: 2030-01-01\n"
        "    owners: {vendor: [sam, dana], customer: TBD-team}\n  routed:\n"}};
    struct judged judged;
    judge_edited(&judged, edits, 1);
    for (int rule = CS301; rule <= CS410; rule++)
        assert_null(finding_of(&judged, (enum rule_id)rule));
    assert_null(finding_of(&judged, CS015));
    teardown(&judged);
}

static void
an_unlisted_language_is_not_guessed_at(void **state)
{
    (void)state;
    struct edit edits[] = {
        {"stage: proposed", "stage: proposed\nlocale: fi-FI"},
        {"title: Northwind and", "title: TODO [nimi] and"},
        {"name: Dana Reyes", "name: Support team"}, {"    target: 6 h\n", ""},
        {"from 8 h to 2 h by 2026-09-30", "8 h, 2 h, 30.9.2026"}};
    struct judged judged;
    judge_edited(&judged, edits, ROWS(edits));
    assert_string_equal(codes_of(&judged), "CS302");
    assert_int_equal(finding_of(&judged, CS302)->severity, SEVERITY_WARNING);
    teardown(&judged);
}

static void
a_type_asks_for_its_meetings(void **state)
{
    (void)state;
    struct edit growth[] = {{"type: onboarding", "type: growth"}},
                retention[] = {{"type: onboarding", "type: retention"}},
                both[] = {{"type: onboarding", "type: growth"},
                    {"cadence:\n", "cadence:\n  - {meeting: QBR, every: "
                                   "quarter, attendees: [priya, lena], "
                                   "calendars: [vendor, customer]}\n"}};
    struct judged judged;
    judge_edited(&judged, growth, 1);
    assert_string_equal(codes_of(&judged), "CS502");
    teardown(&judged);
    judge_edited(&judged, retention, 1);
    assert_string_equal(codes_of(&judged), "CS502 CS606");
    teardown(&judged);
    judge_edited(&judged, both, 2);
    assert_string_equal(codes_of(&judged), "");
    teardown(&judged);
}

static const struct finding *
judge_signed(struct judged *judged, const char *example)
{
    setup(judged);
    char *base = example_file(judged->arena, "base.md");
    judge_text(judged, example_whole(judged->arena, base,
                           example_file(judged->arena, example)));
    return judged->report.count ? &judged->report.findings[0] : NULL;
}

static void
what_changed_is_said_clause_by_clause(void **state)
{
    (void)state;
    struct judged judged;
    const struct finding *finding = judge_signed(&judged, "CS802.fail.md");
    assert_int_equal(judged.report.count, 1);
    assert_string_equal(finding->field, "milestones.first-value.due");
    assert_non_null(strstr(finding->message, "12 August 2026"));
    assert_non_null(strstr(finding->message, "26 August 2026"));
    assert_int_equal(place_start(finding->at).line, 59);
    assert_non_null(strstr(
        finding->fix, "signed on 2 July 2026:\n    due: 2026-08-12\nor"));
    assert_non_null(strstr(finding->fix, "--how pdf --proof signed.pdf"));
    assert_int_equal(finding->second.length, strlen("2026-07-02"));
    teardown(&judged);
    finding = judge_signed(&judged, "CS808.fail.md");
    assert_int_equal(judged.report.count, 1);
    assert_non_null(strstr(finding->message, "Omar Haddad"));
    assert_string_equal(
        finding->field, "milestones.target-hit.owners.customer");
    teardown(&judged);
}

static void
terms_that_were_made_are_handed_over(void **state)
{
    (void)state;
    struct judged judged;
    judge_edited(&judged, NULL, 0);
    assert_null(judged.terms); /* nobody signed */
    teardown(&judged);
    judge_signed(&judged, "CS802.fail.md");
    struct terms terms = terms_of(judged.arena, definition_plan(judged.def));
    assert_string_equal(judged.terms->digest, terms.digest);
    assert_true(slice_same(judged.terms->json, terms.json));
    teardown(&judged);
}

/* The signed example with one more edit: the codes that it brings. */
static void
signed_edit_brings(const char *text, const char *with, const char *codes)
{
    struct judged judged;
    setup(&judged);
    char *whole =
        example_whole(judged.arena, example_file(judged.arena, "base.md"),
            example_file(judged.arena, "CS802.pass.md"));
    struct edit edit = {text, with};
    whole = changed(&judged, whole, &edit);
    assert_non_null(whole);
    judge_text(&judged, whole);
    assert_string_equal(codes_of(&judged), codes);
    teardown(&judged);
}

static void
what_is_missing_is_no_change(void **state)
{
    (void)state;
    signed_edit_brings("    moves: first-response\n    target: 6 h\n",
        "    target: 6 h\n", "CS301");
    signed_edit_brings("    due: week 8\n", "", "CS304");
    signed_edit_brings("    due: week 8\n    moves: first-response\n",
        "    due: week 9\n", "CS301");
    signed_edit_brings(
        "customer: lena}\nchampion", "customer: leena}\nchampion", "CS007");
}

static void
a_level_of_nothing_asks_for_its_metric(void **state)
{
    (void)state;
    struct edit edits[] = {
        {"    moves: first-response\n    target: 2 h\n", "    target: 2 h\n"}};
    struct judged judged;
    judge_edited(&judged, edits, 1);
    assert_string_equal(codes_of(&judged), "CS301");
    const struct finding *finding = finding_of(&judged, CS301);
    assert_non_null(strstr(finding->message, "of which metric is not said"));
    assert_string_equal(
        finding->fix, "Add below line 65:\n    moves: first-response");
    teardown(&judged);
}

static void
what_is_proved_lacks_only_its_status(void **state)
{
    (void)state;
    struct edit edits[] = {{"    status: done\n", "    status: on-track\n"}};
    struct judged judged;
    judge_edited(&judged, edits, 1);
    const struct finding *finding = finding_of(&judged, CS309);
    assert_non_null(finding);
    assert_non_null(strstr(finding->message, "its status says on-track"));
    assert_string_equal(finding->fix, "Write:  status: done");
    teardown(&judged);
}

static void
a_finding_names_its_field(void **state)
{
    (void)state;
    struct edit edits[] = {NO_DUE};
    struct judged judged;
    judge_edited(&judged, edits, 1);
    const struct finding *finding = finding_of(&judged, CS304);
    assert_string_equal(finding->field, "milestones.first-value.due");
    assert_string_equal(finding->subject, "northwind");
    assert_int_equal(place_start(finding->at).column, 3);
    teardown(&judged);
}

static void
a_fix_can_be_pasted(void **state)
{
    (void)state;
    struct edit edits[] = {{"    target: 6 h\n", ""}};
    struct judged judged;
    judge_edited(&judged, edits, 1);
    assert_non_null(strstr(finding_of(&judged, CS302)->fix, "target: 6 h"));
    teardown(&judged);
    struct edit owners[] = {
        {"vendor: sam, customer: dana}\n", "vendor: sam}\n"}};
    judge_edited(&judged, owners, 1);
    const char *fix = finding_of(&judged, CS401)->fix;
    assert_non_null(strstr(fix, "owners: {vendor: sam, customer: dana}"));
    teardown(&judged);
}

static void
one_cause_brings_one_message(void **state)
{
    (void)state;
    struct edit edits[] = {{"vendor: sam, customer: dana}\n",
        "vendor: sam, customer: the helpdesk}\n"}};
    struct judged judged;
    judge_edited(&judged, edits, 1);
    assert_int_equal(judged.report.count, 1);
    teardown(&judged);
}

/* A QBR, and every code that it must bring. */
#define HELD                                                                   \
    "---\nkind: qbr\nplan: northwind.md\nquarter: 2026-Q2\n"                   \
    "date: 2026-07-14\nattendees: [sam, priya, dana, lena]\n"
#define CAME "attended: [sam, lena]\n"
#define CONFIRMED "outcome: {status: confirmed, by: lena}\n"

static const struct {
    const char *text, *codes;
} quarters[] = {
    {HELD CAME CONFIRMED, ""},
    {HELD CONFIRMED, "CS902"},
    {HELD "attended: [sam, dana]\n" CONFIRMED, "CS902"},
    {HELD "attended: priya\n" CONFIRMED, ""},
    {HELD CAME, "CS901"},
    {HELD CAME "outcome: {status: not-discussed}\n", "CS901"},
    {HELD CAME "outcome: {by: lena}\n", "CS901"},
    {HELD CAME "outcom: {status: confirmed}\n", "CS004"},
    {HELD "stage: prepared\n", ""},
    {HELD CAME "outcome: {status: changed, by: lena}\n", ""},
    {HELD CAME "outcome: {status: changed, by: lena, to: From 8 h to 3 h by "
               "2026-09-30}\n",
        "CS107"},
    {HELD CAME "outcome: {status: changed, by: lena, to: From 8 h to 2 h by "
               "2026-10-31}\n",
        "CS107"},
    {HELD CAME CONFIRMED "decisions: [{what: W, owner: dana}]\n", "CS903"},
    {HELD CAME CONFIRMED "asks: [{what: W, due: 2026-09-01}]\n", "CS903"},
    {HELD CAME CONFIRMED "asks: [{what: W, owner: dana, due: 2026-09-01}]\n",
        ""},
    {HELD CAME CONFIRMED "next-quarter: [{what: W, moves: first-response, "
                         "owners: {vendor: sam}}]\n",
        "CS903"},
    {HELD CAME CONFIRMED "next-quarter: [{what: W, moves: first-response, "
                         "owners: {vendor: sam, customer: [dana, lena]}}]\n",
        "CS903"},
    {HELD CAME CONFIRMED "next-quarter: [{what: W, owners: {vendor: sam, "
                         "customer: dana}}]\n",
        "CS904"},
    {"---\nkind: qbr\nplan: northwind.md\nquarter: 2026-Q3\ndate: 2026-08-01\n"
     "attendees: lena\n" CAME CONFIRMED,
        "CS905"},
    {"---\nkind: qbr\nplan: northwind.md\nquarter: 2026-Q3\ndate: 2026-09-10\n"
     "attendees: lena\n",
        ""},
    {"---\nkind: qbr\nplan: northwind.md\nquarter: 2026-Q1\ndate: 2026-04-30\n"
     "attendees: lena\n" CAME CONFIRMED,
        "CS906"},
    {"---\nkind: qbr\nplan: northwind.md\nquarter: 2026-Q1\ndate: 2026-05-01\n"
     "attendees: lena\n" CAME CONFIRMED,
        "CS905 CS906"},
};

static void
qbrs_are_judged_beside_their_plan(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(quarters); i++) {
        struct judged judged;
        setup(&judged);
        judge_text(
            &judged, arena_printf(judged.arena, "%s---\n", quarters[i].text));
        if (!text_is(codes_of(&judged), quarters[i].codes))
            fail_msg("%s brings %s, not %s", quarters[i].text,
                codes_of(&judged), quarters[i].codes);
        teardown(&judged);
    }
}

static void
a_gap_is_told_what_goes_there(void **state)
{
    static const struct {
        struct edit edit;
        const char *fix;
    } gaps[] = {
        {{"Every hour saved", "Every ____ saved"},
            "Write what goes in place of ____, or"},
        {{"statement: Reduce first-response time from 8 h",
             "statement: Reduce first-response time from XX h"},
            "Write what goes in place of XX, or"},
        {{"source: Helpdesk report", "source: XXX"},
            "Write into `source` what belongs there: "},
        {{"source: Helpdesk", "source: TODO"},
            "Write into `source` what belongs there: "},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(gaps); i++) {
        struct judged judged;
        judge_edited(&judged, &gaps[i].edit, 1);
        const struct finding *finding = finding_of(&judged, CS010);
        assert_non_null(finding);
        assert_non_null(strstr(finding->fix, gaps[i].fix));
        teardown(&judged);
    }
}

#define CHAIN(measure, drives)                                                 \
    "  - {measure: portfolio." measure ", drives: " drives "}\n"

static void
other_kinds_are_judged_too(void **state)
{
    (void)state;
    struct judged judged;
    setup(&judged);
    judge_text(&judged,
        "---\nkind: initiative\ntitle: Plan for 2027\n"
        "outcome: {statement: Raise retention from 88 % to 93 % by 2027-12-31, "
        "metric: grr}\nmetrics:\n"
        "  grr: {name: Gross retention, role: outcome, unit: \"%\", baseline: "
        "{value: 87, on: 2026-07-31, source: Finance}, target: 93, by: "
        "2027-12-31}\n---\n");
    assert_non_null(finding_of(&judged, CS103));
    assert_null(finding_of(&judged, CS105));
    judge_text(&judged,
        "---\nkind: segment\nid: s\nname: TODO\noutcome: x\n"
        "health: {weights: {milestones: 0, outcome: 100}}\n---\n");
    assert_int_equal(finding_of(&judged, CS601)->severity, SEVERITY_ERROR);
    assert_null(finding_of(&judged, CS010));
    judge_text(&judged,
        "---\nkind: segment\nid: s\nname: Mid-market\noutcome: x\n"
        "communications:\n  - {from: CSM, to: champion, intent: TBD}\n---\n");
    assert_non_null(finding_of(&judged, CS010));
    judge_text(&judged,
        "---\nkind: segment\nid: s\nname: S\ngrouped-by: [ARR, region]\n---\n");
    assert_string_equal(codes_of(&judged), "CS702 CS703");
    judge_text(&judged,
        "---\nkind: initiative\ntitle: P\noutcome: {statement: Raise retention "
        "from 88 % to 93 % by 2027-12-31, metric: grr}\nmetrics:\n"
        "  grr: {name: Gross retention, role: outcome, unit: \"%\", baseline: "
        "{value: 88, on: 2026-07-31, source: Finance}, target: 93, by: "
        "2027-12-31}\nchain:\n" CHAIN("plan-coverage",
            "portfolio.milestone-completion") CHAIN("milestone-completion",
            "portfolio.time-to-value") CHAIN("time-to-value",
            "portfolio.milestone-completion") CHAIN("outcomes-on-line",
            "portfolio.reviews-held") CHAIN("reviews-held", "grr")
            CHAIN("expansion-rate", "portfolio.qualified-referrals") CHAIN(
                "referral-conversion", "portfolio.expansion-rate") "---\n");
    assert_string_equal(codes_of(&judged), "CS704");
    assert_int_equal(judged.report.count, 2); /* the circle, the end */
    judge_text(&judged, "---\nkind: initiative\ntitle: Plan\n---\n");
    assert_non_null(finding_of(&judged, CS101));
    judge_text(&judged, "no front matter");
    assert_string_equal(codes_of(&judged), "CS001");
    teardown(&judged);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_may_be_incomplete),
        cmocka_unit_test(a_closed_plan_is_judged_for_what_is_wrong),
        cmocka_unit_test(an_error_stops_a_signature),
        cmocka_unit_test(a_waiver_needs_a_reason_and_an_end),
        cmocka_unit_test(who_left_is_a_warning_for_thirty_days),
        cmocka_unit_test(a_dropped_milestone_counts_for_nothing),
        cmocka_unit_test(an_unlisted_language_is_not_guessed_at),
        cmocka_unit_test(a_type_asks_for_its_meetings),
        cmocka_unit_test(what_changed_is_said_clause_by_clause),
        cmocka_unit_test(terms_that_were_made_are_handed_over),
        cmocka_unit_test(a_finding_names_its_field),
        cmocka_unit_test(what_is_missing_is_no_change),
        cmocka_unit_test(a_level_of_nothing_asks_for_its_metric),
        cmocka_unit_test(what_is_proved_lacks_only_its_status),
        cmocka_unit_test(a_fix_can_be_pasted),
        cmocka_unit_test(one_cause_brings_one_message),
        cmocka_unit_test(qbrs_are_judged_beside_their_plan),
        cmocka_unit_test(a_gap_is_told_what_goes_there),
        cmocka_unit_test(other_kinds_are_judged_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
