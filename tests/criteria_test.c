/* Every rule by its examples, then by what one changed field must bring. */
#include "judged.h"

/* --- the examples --- */

/* Found among several definitions, by printing or in templates: tests/cases/
 * has these. */
static bool
is_found_elsewhere(enum rule_id rule)
{
    return rule == CS013 || (rule >= CS017 && rule <= CS021);
}

static void
judge_example(struct judged *judged, enum rule_id rule, const char *ending)
{
    char *base = example_file(judged->arena, "base.md");
    char *example = example_file(judged->arena,
        arena_printf(judged->arena, "%s.%s.md", rule_get(rule)->code, ending));
    if (!example)
        fail_msg("%s has no %s example", rule_get(rule)->code, ending);
    assert_non_null(base);
    judge_text(judged, example_whole(judged->arena, base, example));
}

static void
failing_examples_fail(void **state)
{
    (void)state;
    int wrong = 0;
    for (int rule = 1; rule < RULE_COUNT; rule++) {
        struct judged judged;
        if (is_found_elsewhere((enum rule_id)rule))
            continue;
        setup(&judged);
        judge_example(&judged, (enum rule_id)rule, "fail");
        if (!finding_of(&judged, (enum rule_id)rule)) {
            print_error("%s.fail brings:\n", rule_get(rule)->code);
            print_findings(&judged);
            wrong++;
        }
        teardown(&judged);
    }
    assert_int_equal(wrong, 0);
}

static void
passing_examples_pass(void **state)
{
    (void)state;
    int wrong = 0;
    for (int rule = 1; rule < RULE_COUNT; rule++) {
        struct judged judged;
        if (is_found_elsewhere((enum rule_id)rule))
            continue;
        setup(&judged);
        judge_example(&judged, (enum rule_id)rule, "pass");
        int waived = report_count(&judged.report, SEVERITY_NONE);
        if (judged.report.count > waived) {
            print_error("%s.pass brings:\n", rule_get(rule)->code);
            print_findings(&judged);
            wrong++;
        }
        teardown(&judged);
    }
    assert_int_equal(wrong, 0);
}

static void
rules_speak_to_their_reader(void **state)
{
    (void)state;
    for (int id = 1; id < RULE_COUNT; id++) {
        const struct rule *rule = rule_get((enum rule_id)id);
        assert_true(strlen(rule->title) > 5);
        assert_true(strlen(rule->why) > 20);
        assert_true(strlen(rule->fix) > 10);
        assert_int_equal(rule->fix[strlen(rule->fix) - 1] == ' ', 0);
    }
}

/* --- one changed field --- */

#define SIGNED(by, terms)                                                      \
    "signoff: [{side: customer, by: " by                                       \
    ", on: 2026-07-02, how: form, terms: "                                     \
    "\"sha256:" terms "\"}]\nescalation:\n"

/* A change of the text, and every code that it must bring to base.md (""
 * for none); "" as `with` takes the text out. */
static const struct mutation {
    const char *text, *with, *codes;
} mutations[] = {
    {"---\nkind", "kind", "CS001"},
    {"title: Northwind and", "title: \"Northwind and", "CS002"},
    {"champion: dana\n", "champion: dana\nchampion: dana\n", "CS003"},
    {"champion: dana", "champoin: dana", "CS004"},
    {"title: Northwind and Brightdesk mutual success plan\n", "", "CS005"},
    {"start: 2026-07-01", "start: 2026-07-32", "CS006"},
    {"stage: proposed", "stage: aggreed", "CS006"},
    {"champion: dana", "champion: dany", "CS007"},
    {"champion: dana", "champion: [sam", "CS002"},
    {"title: Northwind and", "title: TODO and", "CS010"},
    {"Every hour saved", "Every hour <saved>", "CS010"},
    {"Every hour saved", "Every [name] saved", "CS010"},
    {"Every hour saved", "Every `[name]` saved", ""},
    {"outcome:\n", "outcome:\n  why: Why now?\n", "CS010"},
    {"outcome:\n", "outcome:\n  why: Sponsor to confirm\n", "CS010"},
    {"outcome:\n", "outcome:\n  why: Sam to confirm on 12 May 2026\n", ""},
    {"outcome:\n", "outcome:\n  why: Every hour counts\n", ""},
    {"Every hour saved", "Every <b>hour</b> saved", "CS012"},
    {"## Why this plan", "## Milestone: nowhere", "CS014"},
    {"## Why this plan", "## Milestone: target-hit", ""},
    {"## Why this plan", "## Internal matters", "CS016"},
    {"done: 2026-07-13", "done: 2026-08-21", "CS015"},
    {"done: 2026-07-13", "done: 2026-08-20", ""},
    {"done: 2026-07-13", "done: 2026-06-30", "CS015"},
    {"done: 2026-07-13", "done: 2026-07-01", ""},
    {"on: 2026-06-24", "on: 2026-08-21", "CS015"},
    {"outcome:\n  statement:", "outcomes:\n  statement:", "CS004"},
    {"  statement: Reduce first-response time from 8 h to 2 h by 2026-09-30\n",
        "", "CS101"},
    {"from 8 h to 2 h", "a lot", "CS102"},
    {"from 8 h to 2 h", "by a third", "CS102"},
    {"from 8 h to 2 h", "to 2 h", "CS102"},
    {"to 2 h by 2026-09-30\n", "to 2 h\n", "CS102"},
    {"to 2 h by 2026-09-30\n", "to 2 h before the holidays\n", "CS102"},
    {"  metric: first-response\n", "", "CS102"},
    {"    target: 2\n", "", "CS102"},
    {"    by: 2026-09-30\n", "", "CS102"},
    {"from 8 h to 2 h", "from 480 min to 120 minutes", ""},
    {"from 8 h to 2 h", "from eight hours to under two", ""},
    {"from 8 h to 2 h", "8 h, 2 h", ""},
    {"from 8 h to 2 h", "8 h, 3 h", "CS102"},
    {"from 8 h to 2 h", "for 40 agents from 8 h to 2 h", ""},
    {"from 8 h", "from 9 h", "CS103"},
    {"to 2 h by", "to 150 min by", "CS103"},
    {"h by 2026-09-30", "h by 2026-10-30", "CS103"},
    {"h by 2026-09-30", "h by the end of September", ""},
    {"h by 2026-09-30", "h by Q3", ""},
    {"h by 2026-09-30", "h by Q4", "CS103"},
    {"    baseline: {value: 8,", "    baseline: {value: 7,", "CS103"},
    {"    role: outcome\n", "    role: adoption\n", "CS104"},
    {"name: First-response time", "name: Logins per agent", "CS104"},
    {"Reduce first-response time from", "Reduce the time to first log-in from",
        "CS104"},
    {"Reduce first-response time from", "Reduce the wait at the desk from", ""},
    {"by: dana, on: 2026-06-24", "by: sam, on: 2026-06-24", "CS105"},
    {"  confirmed: {by: dana, on: 2026-06-24}\n", "", "CS105"},
    {"    baseline: {value: 8, on: 2026-06-20, source: Helpdesk report}\n", "",
        "CS201"},
    {"    baseline: {value: 8, on", "    base-line: {value: 8, on", "CS004"},
    {"baseline: {value: 8, on", "baseline: {on", "CS201"},
    {"    target: 60\n", "    target: 0\n", "CS203"},
    {"    by: 2026-09-15\n", "    by: 2026-06-30\n", "CS203"},
    {"    by: 2026-09-15\n", "    by: 2026-07-01\n", ""},
    {", on: 2026-06-20, source: Helpdesk report", "", "CS202"},
    {", on: 2026-06-20", "", "CS202"},
    {", source: Helpdesk report", "", "CS202"},
    {", source: Helpdesk report", ", sauce: Helpdesk report", "CS004"},
    {"    leads-to: first-response\n", "", "CS204"},
    {"    role: leading\n    leads-to: first-response\n", "    role: outcome\n",
        "CS205 CS209"},
    {"name: Tickets routed without a person", "name: Logins per agent",
        "CS206"},
    {"    target: 60\n", "    target: 60\n    readings: {2026-08-21: 30}\n",
        "CS207"},
    {"    target: 60\n", "    target: 60\n    readings: {2026-08-20: 30}\n",
        ""},
    {"    target: 60\n", "    target: 60\n    readings: {2026-06-30: 30}\n",
        "CS207"},
    /* What cannot be read is the reader's, also where the date is wrong. */
    {"    target: 60\n", "    target: 60\n    readings: {2026-07-15: 30 h}\n",
        "CS006"},
    {"    target: 60\n", "    target: 60\n    readings: {2026-08-21: 30 h}\n",
        "CS006"},
    {"    target: 60\n", "    target: 60\n    readings: {2026-07-01: 30}\n",
        ""},
    {"    measured: First human reply, all channels, weekly mean\n", "",
        "CS209"},
    {"leads-to: first-response", "leads-to: agents-active", "CS204"},
    {"leads-to: first-response", "leads-to: auto-triaged", "CS204"},
    {"    moves: [auto-triaged, agents-active]\n    target: 20 %\n",
        "    moves: agents-active\n", "CS008 CS301"},
    {"    moves: [auto-triaged, agents-active]\n    target: 20 %\n", "",
        "CS008 CS301"},
    {"    target: 6 h\n", "", "CS302"},
    {"    target: 6 h\n", "    taget: 6 h\n", "CS004"},
    {"name: Under two hours across all teams", "name: Routing set up", "CS312"},
    {"    due: week 8\n", "", "CS304"},
    {"due: week 8", "due: 2026-06-30", "CS305 CS309"},
    {"due: week 8", "due: 2026-07-01", "CS306 CS309"},
    {"due: week 8", "due: 2026-07-15", "CS309"},
    {"due: week 8", "due: 2026-08-19", "CS309"},
    {"due: week 8", "due: 2026-08-20", ""},
    {"due: week 8", "due: 2026-08-19\n    expected: 2026-08-20", ""},
    {"due: week 8", "due: 2026-08-18\n    expected: 2026-08-19", "CS309"},
    {"    target: 6 h\n", "    target: 2 h\n", ""},
    {"    target: 6 h\n", "    target: 1 h\n", "CS306"},
    {"    done: 2026-07-13\n", "", "CS310"},
    {"    evidence: Routing report, 22 %\n", "", "CS310"},
    {"Routing report, 22 %", "Routing report, 19.5 %", "CS310"},
    {"Routing report, 22 %", "Routing report, 19 % and then 20 %", ""},
    {"Routing report, 22 %", "Routing report of 13 July", ""},
    {"    status: done\n", "    status: blocked\n", "CS309 CS311"},
    {"    first-value: yes\n",
        "    first-value: yes\n    status: blocked\n    blockers:\n      - "
        "{what: No agent, owner: dana, since: 2026-08-10}\n",
        ""},
    {"    first-value: yes\n",
        "    first-value: yes\n    status: blocked\n    blockers:\n      - "
        "{what: No agent, owner: dana}\n",
        "CS311"},
    {"    first-value: yes\n",
        "    first-value: yes\n    status: blocked\n    blockers:\n      - "
        "{what: No agent, owner: dana, since: 2026-08-10, resolved: "
        "2026-08-18}\n",
        "CS311"},
    {"due: week 8", "due: 2026-09-30", ""},
    {"due: week 8", "due: 2026-10-01", "CS305"},
    {"    first-value: yes\n", "", "CS307"},
    {"    target: 2 h\n", "    target: 3 h\n", "CS308"},
    {"    target: 2 h\n", "    target: 90 min\n", ""},
    {"    name: Under two", "    first-value: yes\n    name: Under two",
        "CS313"},
    {"vendor: sam, customer: dana}\n", "vendor: sam}\n", "CS401"},
    {"vendor: sam, customer: dana}\n", "customer: dana}\n", "CS402"},
    {"    owners: {vendor: sam, customer: dana}\n", "", "CS402"},
    {"    owners: {vendor: sam, customer: dana}\n", "    owner: dana\n",
        "CS004"},
    {"vendor: sam, customer: dana}\n", "vendor: sam, customer: [dana, lena]}\n",
        "CS403 CS407"},
    {"vendor: sam, customer: dana}\n", "vendor: sam, customer: lena}\n",
        "CS407"},
    {"    first-value: yes\n",
        "    first-value: yes\n    tasks: [{do: Agree it, owner: dana}]\n",
        "CS409"},
    {"    first-value: yes\n",
        "    first-value: yes\n    tasks: [{do: Agree it, due: week 8}]\n",
        "CS409"},
    {"    first-value: yes\n",
        "    first-value: yes\n    tasks: [{do: Agree it, done: "
        "2026-08-01}]\n",
        ""},
    {"vendor: sam, customer: dana}\n", "vendor: dana, customer: dana}\n",
        "CS404"},
    {"vendor: sam, customer: dana}\n", "vendor: sam, customer: TBD}\n",
        "CS408"},
    {"vendor: priya, customer: lena", "vendor: lena, customer: priya", "CS404"},
    {"champion: dana", "champion: sam", "CS404"},
    {"Lena Vogt, side: customer", "Lena Vogt, side: customer, left: 2026-08-01",
        "CS405"},
    {"Lena Vogt, side: customer", "Lena Vogt, side: customer, left: 2026-08-21",
        ""},
    {"sponsors: {vendor: priya, customer: lena}", "sponsors: {vendor: priya}",
        "CS406"},
    {"name: Dana Reyes", "name: Helpdesk team", "CS408"},
    {"name: Dana Reyes", "name: Dana Reyes team", "CS408"},
    {"name: Dana Reyes", "name: northwind", "CS408"},
    {"    status: done\n", "    status: dropped\n", "CS303"},
    {"onboarding, every: week", "onboarding, every: 2 weeks", "CS502"},
    {"onboarding, every: week", "onboarding, every: day", ""},
    {"phase: onboarding, ", "", ""},
    {"phase: onboarding, ", "phase: at-risk, ", "CS502"},
    {"    first-value: yes\n", "    first-value: yes\n    status: at-risk\n",
        ""},
    {"every: week, attendees: [sam, dana]",
        "every: quarter, attendees: [sam, dana]", "CS502 CS504"},
    {"escalation:\n",
        "reviews: [{on: 2026-08-12, meeting: Checkpoint}]\n"
        "escalation:\n",
        "CS507"},
    {"escalation:\n",
        "reviews: [{on: 2026-08-12, meeting: Checkpoint, missed: "
        "true}]\nescalation:\n",
        ""},
    {"escalation:\n",
        "reviews: [{on: 2026-08-12, meeting: Checkpoint, outcome: confirmed}, "
        "{on: 2026-08-05, meeting: Checkpoint, outcome: confirmed}, {on: "
        "2026-08-12, meeting: Checkpoint, outcome: confirmed}]\nescalation:\n",
        "CS510"},
    {"escalation:\n",
        "reviews: [{on: 2026-08-12, meeting: Checkpoint, outcome: confirmed}, "
        "{on: 2026-08-05, meeting: Checkpoint, outcome: confirmed}]\n"
        "escalation:\n",
        ""},
    {", to: [priya, lena]}", "}", "CS509"},
    {"calendars: [vendor, customer]", "calendars: customer", "CS503"},
    {", calendars: [vendor, customer]", "", "CS503"},
    {"escalation:\n",
        "internal: {notes: Nobody here reads this but us two}\n"
        "value: {seeks: \"nobody HERE reads this, but us two!\"}\n"
        "escalation:\n",
        "CS806"},
    {"escalation:\n",
        "internal: {notes: Nobody reads this but us}\n"
        "value: {gives: Nobody here reads this but us}\nescalation:\n",
        ""},
    {"stage: proposed", "stage: agreed", "CS801"},
    {"stage: proposed", "stage: paused", ""},
    {"escalation:\n", SIGNED("lena", "PRESENT"), "CS810"},
    {"escalation:\n", SIGNED("sam", "PRESENT"), "CS803 CS810"},
    {"escalation:\n", SIGNED("dana", "PRESENT"), "CS809 CS810"},
    {"escalation:\n", SIGNED("dana, on-behalf-of: lena", "PRESENT"), "CS810"},
    {"escalation:\n", SIGNED("lena", "0000"), "CS802 CS810"},
    {"escalation:\n", SIGNED("lena, proof: signed.pdf", "PRESENT"),
        "CS807 CS810"},
    {"escalation:\n", SIGNED("lena, proof: base.md", "PRESENT"), "CS810"},
    {"escalation:\n", SIGNED("lena, file: none.json", "PRESENT"),
        "CS807 CS810"},
    {"escalation:\n",
        "waivers: [{rule: CS304, reason: A, until: 2026-08-19, by: "
        "sam}]\nescalation:\n",
        "CS804"},
    {"escalation:\n",
        "waivers: [{rule: CS304, reason: A, until: 2026-08-20, by: "
        "sam}]\nescalation:\n",
        "CS805"},
    {"cadence:\n", "cadences:\n", "CS004"},
    {"cadence:\n", "health: {weights: {outcome: 100}}\ncadence:\n", "CS601"},
    {"escalation:\n", "platform: {name: Gainsight}\nescalation:\n", "CS602"},
    {"escalation:\n",
        "risks: [{what: Peak season, owner: dana}]\nescalation:\n", "CS603"},
    {"escalation:\n",
        "risks: [{what: Peak season, mitigation: Freeze}]\nescalation:\n",
        "CS603"},
    {"escalation:\n",
        "expectations: [{expects: A fix, delivery: missed}]\nescalation:\n",
        "CS608"},
    {"escalation:\n",
        "expectations: [{expects: A fix, delivery: partly}]\nescalation:\n",
        ""},
    {", intent: Progress against the metric", "", "CS607"},
    {", channel: email", "", "CS607"},
    {"start: 2026-07-01\n", "start: 2026-07-01\nrenewal: 2026-09-29\n",
        "CS609"},
    {"start: 2026-07-01\n", "start: 2026-07-01\nrenewal: 2026-09-30\n", ""},
    {"escalation:\n",
        "internal: {expansion: [{offer: Voice, owner: sam, after: "
        "routed}]}\nescalation:\n",
        "CS605"},
    {"escalation:\n",
        "internal: {expansion: [{offer: Voice, owner: sam, after: "
        "target-hit}]}\nescalation:\n",
        ""},
    {"cadence:\n",
        "internal: {advocacy: [{ask: A call, owner: sam}]}\n"
        "cadence:\n",
        "CS604"},
    {"cadence:\n",
        "internal: {advocacy: [{ask: A call, owner: sam, after: "
        "2026-12-01}]}\ncadence:\n",
        "CS604"},
    {"cadence:\n",
        "internal: {advocacy: [{ask: A call, owner: sam, after: "
        "target-hot}]}\ncadence:\n",
        "CS007"},
    {"cadence:\n",
        "internal: {advocacy: [{ask: A call, owner: sam, after: "
        "2026-12-01, requested: {by: dana, on: 2026-08-01}}]}\n"
        "cadence:\n",
        ""},
};

static void
one_change_brings_its_code(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < ROWS(mutations); i++) {
        struct judged judged;
        setup(&judged);
        char *text = changed(&judged, example_file(judged.arena, "base.md"),
            &(struct edit){mutations[i].text, mutations[i].with});
        if (!text)
            fail_msg("base.md does not say \"%s\"", mutations[i].text);
        judge_text(&judged, text);
        report_fold(&judged.report);
        if (!text_is(codes_of(&judged), mutations[i].codes)) {
            print_error("\"%s\" -> \"%s\": expected %s\n", mutations[i].text,
                mutations[i].with, mutations[i].codes);
            print_findings(&judged);
            wrong++;
        }
        teardown(&judged);
    }
    assert_int_equal(wrong, 0);
}

/* All codes of `wanted` are among `codes`. */
static bool
has_codes(const char *codes, const char *wanted)
{
    for (const char *p = wanted; *p; p += strspn(p, " ")) {
        char code[16];
        size_t n = strcspn(p, " ");
        snprintf(code, sizeof code, "%.*s", (int)n, p);
        if (!strstr(codes, code))
            return false;
        p += n;
    }
    return true;
}

/* The same changes to every passing example: each brings at least its own, or
 * is said to be a change of what was signed. */
static int
change_example(enum rule_id rule, const struct mutation *change)
{
    struct judged judged;
    /* Another type of plan, a QBR: these have other rules. */
    if (rule == CS606 || rule == CS107)
        return 0;
    setup(&judged);
    char *base = example_file(judged.arena, "base.md");
    char *example = example_file(judged.arena,
        arena_printf(judged.arena, "%s.pass.md", rule_get(rule)->code));
    char *text = changed(&judged, example_whole(judged.arena, base, example),
        &(struct edit){change->text, change->with});
    int wrong = 0;
    if (text) {
        judge_text(&judged, text);
        wrong = !has_codes(codes_of(&judged), change->codes) &&
                !has_codes(codes_of(&judged), "CS802");
    }
    if (wrong)
        print_error("%s.pass with \"%s\" brings %s, not %s\n",
            rule_get(rule)->code, change->with, codes_of(&judged),
            change->codes);
    teardown(&judged);
    return wrong;
}

static void
changed_examples_bring_the_code(void **state)
{
    (void)state;
    int wrong = 0;
    for (int rule = 1; rule < RULE_COUNT; rule++)
        for (size_t i = 0;
             !is_found_elsewhere((enum rule_id)rule) && i < ROWS(mutations);
             i++)
            wrong += change_example((enum rule_id)rule, &mutations[i]);
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failing_examples_fail),
        cmocka_unit_test(passing_examples_pass),
        cmocka_unit_test(rules_speak_to_their_reader),
        cmocka_unit_test(one_change_brings_its_code),
        cmocka_unit_test(changed_examples_bring_the_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
