/* Every rule by its examples, then by what one changed field must bring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text.h"
#include "criteria/judge.h"
#include "example.h"
#include "plan/read.h"
#include "plan/workspace.h"
#include "seal/terms.h"

#define RULES "templates/rules/"
#define ROWS(table) (sizeof(table) / sizeof(*(table)))

static day_t
today(void)
{
    return day_parse_iso("2026-08-20");
}

/* One definition, judged. */
struct judged {
    struct arena *arena;
    struct root root;
    const struct definition *def;
    struct report report;
};

static char *
example_file(struct arena *arena, const char *name)
{
    struct slice bytes;
    const char *path = arena_printf(arena, RULES "%s", name);
    if (file_read_any(arena, path, &bytes) != FILE_OK)
        return NULL;
    return arena_strndup(arena, bytes.p, bytes.n);
}

/* Sign-offs over "sha256:PRESENT" are over the terms as they are. */
static char *
sign(struct judged *judged, const char *text)
{
    char *signed_text = arena_strdup(judged->arena, text);
    struct slice bytes = {text, strlen(text)};
    const struct definition *def = definition_read(judged->arena, &judged->root,
        source_new(judged->arena, "northwind.md", bytes), "northwind.md",
        today());
    const struct plan *plan = definition_plan(def);
    return strstr(text, EXAMPLE_PRESENT) && plan
               ? example_sign(judged->arena, signed_text,
                     terms_of(judged->arena, plan).digest)
               : signed_text;
}

static struct definition *
read_text(struct judged *judged, const char *path, const char *text)
{
    text = sign(judged, text);
    struct slice bytes = {text, strlen(text)};
    return definition_read(judged->arena, &judged->root,
        source_new(judged->arena, path, bytes), path, today());
}

/* What a QBR of the examples looks back on. */
static struct plan *
reviewed_plan(struct judged *judged)
{
    char *text =
        example_whole(judged->arena, example_file(judged->arena, "base.md"),
            example_file(judged->arena, "reviewed.md"));
    return (struct plan *)definition_plan(
        read_text(judged, "northwind.md", text));
}

static void
judge_text(struct judged *judged, const char *text)
{
    struct definition *def = read_text(judged, "northwind.md", text);
    if (definition_qbr(def))
        definition_link_qbr(judged->arena, &judged->root, (struct qbr *)def,
            reviewed_plan(judged), today());
    judged->def = def;
    report_init(&judged->report, judged->arena);
    judge_definition(
        judged->arena, &judged->root, judged->def, today(), &judged->report);
}

static void
setup(struct judged *judged)
{
    judged->arena = arena_new();
    assert_true(root_open(&judged->root, "templates/rules"));
}

static void
teardown(struct judged *judged)
{
    root_close(&judged->root);
    arena_free(judged->arena);
}

static const struct finding *
finding_of(const struct judged *judged, enum rule_id rule)
{
    for (int i = 0; i < judged->report.count; i++)
        if (judged->report.findings[i].rule == rule)
            return &judged->report.findings[i];
    return NULL;
}

static void
print_findings(const struct judged *judged)
{
    struct buf out = {0};
    report_write(
        &judged->report, (struct report_style){.format = REPORT_CONCISE}, &out);
    print_error("%s", out.p ? out.p : "");
    buf_free(&out);
}

/* --- the examples --- */

/* Judged over several files, so not here. */
static bool
needs_a_workspace(enum rule_id rule)
{
    return rule == CS013;
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
        if (needs_a_workspace((enum rule_id)rule))
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
        if (needs_a_workspace((enum rule_id)rule))
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
    {"Every hour saved", "Every [unit] saved", "CS010"},
    {"Every hour saved", "Every `[unit]` saved", ""},
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
    {"    role: outcome\n", "    role: adoption\n", "CS104 CS301"},
    {"name: First-response time", "name: Logins per agent", "CS104"},
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
    {"due: week 8", "due: 2026-06-30", "CS305 CS306 CS309"},
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
    {"due: week 8", "due: 2026-10-01", "CS305 CS306"},
    {"    first-value: yes\n", "", "CS307"},
    {"    target: 2 h\n", "    target: 3 h\n", "CS308"},
    {"    target: 2 h\n", "    target: 90 min\n", ""},
    {"    name: Under two", "    first-value: yes\n    name: Under two",
        "CS313"},
    {"vendor: sam, customer: dana}\n", "vendor: sam}\n", "CS401"},
    {"vendor: sam, customer: dana}\n", "customer: dana}\n", "CS402"},
    {"    owners: {vendor: sam, customer: dana}\n", "", "CS401 CS402"},
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

/* The codes of all findings once, in order, with spaces between. */
static const char *
codes_of(const struct judged *judged)
{
    const char *codes = "";
    for (int rule = 1; rule < RULE_COUNT; rule++)
        if (finding_of(judged, (enum rule_id)rule))
            codes = arena_printf(judged->arena, "%s%s%s", codes,
                *codes ? " " : "", rule_get((enum rule_id)rule)->code);
    return codes;
}

static char *
changed(struct judged *judged, const char *text, const struct mutation *change)
{
    const char *at = strstr(text, change->text);
    return at ? splice(judged->arena, text, at, strlen(change->text),
                    change->with, strlen(change->with))
              : NULL;
}

static void
one_change_brings_its_code(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < ROWS(mutations); i++) {
        struct judged judged;
        setup(&judged);
        char *text = changed(
            &judged, example_file(judged.arena, "base.md"), &mutations[i]);
        if (!text)
            fail_msg("base.md does not say \"%s\"", mutations[i].text);
        judge_text(&judged, text);
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

/* The same changes to every passing example: each brings at least its own. */
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
    char *text =
        changed(&judged, example_whole(judged.arena, base, example), change);
    int wrong = 0;
    if (text) {
        judge_text(&judged, text);
        wrong = !has_codes(codes_of(&judged), change->codes);
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
             !needs_a_workspace((enum rule_id)rule) && i < ROWS(mutations); i++)
            wrong += change_example((enum rule_id)rule, &mutations[i]);
    assert_int_equal(wrong, 0);
}

/* --- stages, waivers, signing --- */

struct edit {
    const char *text, *with;
};

static void
judge_edited(struct judged *judged, const struct edit *edits, size_t count)
{
    setup(judged);
    char *text = example_file(judged->arena, "base.md");
    for (size_t i = 0; i < count; i++) {
        struct mutation change = {edits[i].text, edits[i].with, ""};
        text = changed(judged, text, &change);
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
    teardown(&judged);
    finding = judge_signed(&judged, "CS808.fail.md");
    assert_int_equal(judged.report.count, 1);
    assert_non_null(strstr(finding->message, "Omar Haddad"));
    assert_string_equal(
        finding->field, "milestones.target-hit.owners.customer");
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
    assert_non_null(strstr(finding_of(&judged, CS401)->fix,
        "owners: {vendor: sam, customer: dana}"));
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
        "2027-12-31}\nchain:\n" CHAIN("a", "portfolio.b")
            CHAIN("b", "portfolio.c") CHAIN("c", "portfolio.b") CHAIN(
                "d", "portfolio.e") CHAIN("e", "grr") CHAIN("f", "portfolio.g")
                CHAIN("h", "portfolio.f") "---\n");
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
        cmocka_unit_test(failing_examples_fail),
        cmocka_unit_test(passing_examples_pass),
        cmocka_unit_test(rules_speak_to_their_reader),
        cmocka_unit_test(one_change_brings_its_code),
        cmocka_unit_test(changed_examples_bring_the_code),
        cmocka_unit_test(a_draft_may_be_incomplete),
        cmocka_unit_test(a_closed_plan_is_judged_for_what_is_wrong),
        cmocka_unit_test(an_error_stops_a_signature),
        cmocka_unit_test(a_waiver_needs_a_reason_and_an_end),
        cmocka_unit_test(who_left_is_a_warning_for_thirty_days),
        cmocka_unit_test(a_dropped_milestone_counts_for_nothing),
        cmocka_unit_test(an_unlisted_language_is_not_guessed_at),
        cmocka_unit_test(a_type_asks_for_its_meetings),
        cmocka_unit_test(what_changed_is_said_clause_by_clause),
        cmocka_unit_test(a_finding_names_its_field),
        cmocka_unit_test(a_fix_can_be_pasted),
        cmocka_unit_test(one_cause_brings_one_message),
        cmocka_unit_test(qbrs_are_judged_beside_their_plan),
        cmocka_unit_test(other_kinds_are_judged_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
