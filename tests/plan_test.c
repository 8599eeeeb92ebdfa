/* The reader: every fault is one finding at its place, and whatever follows
 * from it stays silent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "plan/dump.h"
#include "plan/fields.h"
#include "plan/workspace.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define TODAY "2026-08-20"

/* A plan without a finding; what a test adds begins on line 13. */
static const char base[] = "---\n"
                           "kind: plan\n"
                           "title: Acme\n"
                           "type: growth\n"
                           "stage: draft\n"
                           "start: 2026-07-01\n"
                           "parties: {vendor: {name: V}, customer: {name: C}}\n"
                           "people:\n"
                           "  sam: {name: Sam Okafor, side: vendor}\n"
                           "  dana: {name: Dana Reyes, side: customer}\n"
                           "csm: sam\n"
                           "champion: dana\n";

/* A metric that something refers to, on lines 13 to 15. */
#define METRIC                                                                 \
    "outcome: {metric: frt}\n"                                                 \
    "metrics:\n"                                                               \
    "  frt: {name: First reply, role: outcome, unit: h, target: 2}\n"

static struct definition *
read_text(struct arena *arena, const char *text)
{
    struct slice bytes = {text, strlen(text)};
    struct definition *def =
        definition_read(arena, NULL, source_new(arena, "plans/acme.md", bytes),
            "plans/acme.md", day_parse_iso(TODAY));
    report_sort(def->report);
    return def;
}

static struct definition *
read_added(struct arena *arena, const char *added, const char *prose)
{
    return read_text(
        arena, arena_printf(arena, "%s%s---\n%s", base, added, prose));
}

static void
show(const struct definition *def)
{
    struct buf out = {0};
    report_write(
        def->report, (struct report_style){.format = REPORT_CONCISE}, &out);
    print_error("%s", out.p ? out.p : "(no finding)\n");
    buf_free(&out);
}

struct fault {
    const char *added; /* to the front matter of the base */
    enum rule_id rule;
    int line, column;
    const char *message; /* a part of it */
    const char *fix;     /* a part of it, or NULL */
};

static bool
is_expected(const struct definition *def, const struct fault *fault)
{
    if (def->report->count != 1)
        return false;
    const struct finding *finding = &def->report->findings[0];
    struct line_column at = place_start(finding->at);
    bool fixed = !fault->fix ||
                 (finding->fix && strstr(finding->fix, fault->fix) != NULL);
    return finding->rule == fault->rule && at.line == fault->line &&
           at.column == fault->column &&
           strstr(finding->message, fault->message) && fixed;
}

static void
expect_faults(const struct fault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        const struct definition *def = read_added(arena, faults[i].added, "");
        if (!is_expected(def, &faults[i])) {
            show(def);
            fail_msg("%s", faults[i].added);
        }
        arena_free(arena);
    }
}

static void
base_has_no_finding(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct definition *def = read_added(arena, METRIC, "## Why\n\nSo.\n");
    if (def->report->count)
        show(def);
    assert_int_equal(def->report->count, 0);
    assert_true(def->readable);
    assert_string_equal(def->id.s, "acme");
    const struct plan *plan = definition_plan(def);
    assert_non_null(plan);
    assert_null(definition_qbr(def));
    assert_ptr_equal(plan->csm.to, &plan->people.items[0]);
    assert_ptr_equal(plan->outcome.metric.to, &plan->metrics.items[0]);
    assert_true(is_absent(plan->renewal));
    assert_string_equal(plan->locale.s, "");
    assert_true(is_absent(plan->metrics.items[0].baseline.value));
    arena_free(arena);
}

/* --- CS004 --- */

static void
unknown_fields_name_the_nearest(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"renewel: 2027-01-01\n", CS004, 13, 1, "no field \"renewel\"",
            "Write: renewal: 2027-01-01"},
        {"Renewal: 2027-01-01\n", CS004, 13, 1, "\"Renewal\"", "renewal: 2027"},
        {"show_renewal: yes\n", CS004, 13, 1, "\"show_renewal\"",
            "show-renewal: yes"},
        {"Show Renewal: yes\n", CS004, 13, 1, "\"Show Renewal\"",
            "show-renewal: yes"},
        {"plays: []\n", CS004, 13, 1, "\"plays\"", "under `internal`"},
        {"Title: x\n", CS004, 13, 1, "\"Title\"", "given already"},
        {"zebra: x\n", CS004, 13, 1, "\"zebra\"", NULL},
        {"platform: {name: x, zebra: y}\n", CS004, 13, 21,
            "a platform has no field", "are `name`, `account`"},
        {"platform: {name: x, renewal: y}\n", CS004, 13, 21,
            "a platform has no field", "left edge"},
        {"milestones:\n  m: {name: M, owner: dana}\n", CS004, 14, 16,
            "a milestone has no field \"owner\"",
            "owners: {vendor: \u2026, customer: dana}"},
        {"risks:\n  - {what: x, severity: high}\n", CS004, 14, 15,
            "a risk has no field", "impact: high"},
        {"reviews:\n  - {date: 2026-07-02, meeting: x}\n", CS004, 14, 6,
            "a review has no field", "on: 2026-07-02"},
    };
    expect_faults(faults, COUNT(faults));
}

static void
a_misnamed_field_counts_as_given(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct plan *plan = definition_plan(read_added(arena,
        "milestones:\n  m: {name: M, owner: dana}\n"
        "metrics:\n  x: {name: X, role: adoption, unit: h, target: 1, "
        "by: 2026-09-01, base-line: 8}\n",
        ""));
    const struct owners *owners = &plan->milestones.items[0].owners;
    assert_int_equal(owners->state, VALUE_BAD);
    assert_int_equal(owners->vendor.state, VALUE_BAD);
    assert_int_equal(owners->customer.state, VALUE_BAD);
    assert_int_equal(plan->metrics.items[0].baseline.value.state, VALUE_BAD);
    arena_free(arena);
}

/* --- CS005 --- */

static void
missing_fields_point_at_their_parent(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"milestones:\n  pilot: {due: 2026-08-01}\n", CS005, 14, 3,
            "the milestone pilot has no `name`", "Add `name`"},
        {"milestones:\n  pilot:\n", CS005, 14, 3,
            "the milestone pilot has no `name`", NULL},
        {"milestones:\n  pilot: {name: }\n", CS005, 14, 11,
            "the milestone pilot has no `name`",
            "It goes behind the colon:  name: …"},
        {"risks:\n  - {owner: dana}\n", CS005, 14, 5, "this risk has no `what`",
            NULL},
        {"risks:\n  - owner: dana\n    impact: low\n", CS005, 14, 5,
            "this risk has no `what`", NULL},
        {"internal:\n  plays:\n    - {signal: {sponsor: left}, owner: sam}\n",
            CS005, 15, 7, "this play has no `play`", NULL},
        {METRIC "  use: {name: U, role: adoption, unit: x, target: 2}\n", CS005,
            16, 3, "the metric use has no `by`", NULL},
        {METRIC "internal:\n  plays:\n    - {signal: {metric: frt, falls: 1 h},"
                " play: x, owner: sam}\n",
            CS005, 18, 16, "needs `in`", NULL},
        {"internal:\n  plays:\n    - {signal: {above: 1}, play: x, owner: "
         "sam}\n",
            CS005, 15, 16, "needs `metric`", NULL},
        {"waivers:\n  - {rule: CS303, reason: x}\n", CS005, 14, 5,
            "this waiver has no `until`", NULL},
    };
    expect_faults(faults, COUNT(faults));
}

static void
what_a_kind_requires_is_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *missing[8];
    } cases[] = {
        {"---\nkind: plan\n---\n",
            {"title", "type", "stage", "start", "parties", "people"}},
        {"---\nkind: qbr\n---\n", {"plan", "quarter", "date", "attendees"}},
        {"---\nkind: segment\n---\n", {"name"}},
        {"---\nkind: initiative\n---\n", {"title"}},
        {"---\ntitle: x\n---\n", {"kind"}},
        {"---\nkind:\n---\n", {"kind"}},
        {"---\n---\n", {"kind"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena *arena = arena_new();
        const struct definition *def = read_text(arena, cases[i].text);
        int count = 0;
        while (cases[i].missing[count])
            count++;
        assert_int_equal(def->report->count, count);
        for (int k = 0; k < count; k++) {
            bool found = false;
            for (int f = 0; f < count; f++)
                found |= def->report->findings[f].rule == CS005 &&
                         text_is(def->report->findings[f].field,
                             cases[i].missing[k]);
            assert_true(found);
        }
        arena_free(arena);
    }
}

static void
without_a_kind_nothing_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct definition *def =
        read_text(arena, "---\nkind: plam\nzebra: 1\n---\n");
    assert_int_equal(def->report->count, 1);
    assert_int_equal(def->report->findings[0].rule, CS006);
    assert_string_equal(def->report->findings[0].fix, "Write `plan`.");
    assert_false(def->readable);
    assert_int_equal(def->kind, KIND_NONE);
    def = read_text(arena, "no front matter");
    assert_int_equal(def->report->count, 1);
    assert_int_equal(def->report->findings[0].rule, CS001);
    assert_false(def->readable);
    assert_string_equal(def->id.s, "acme");
    arena_free(arena);
}

/* --- CS006 --- */

static void
wrong_values_offer_the_right_one(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"renewal: 30/09/2026\n", CS006, 13, 10, "\"30/09/2026\"",
            "2026-09-30"},
        {"renewal: 03/04/2026\n", CS006, 13, 10, "\"03/04/2026\"", "3 April"},
        {"renewal: [2026-09-30]\n", CS006, 13, 10,
            "`renewal` takes one date, not a list", NULL},
        {"renewal: {a: b}\n", CS006, 13, 10, "not fields", NULL},
        {METRIC "further-outcomes:\n"
                "  - {statement: a, metric: frt}\n"
                "  - {statement: b, metric: frt}\n"
                "  - {statement: c, metric: frt}\n",
            CS006, 19, 5, "at most 2", NULL},
        {"locale: en_GB\n", CS006, 13, 9, "not a locale", "en-GB"},
        {"locale: English\n", CS006, 13, 9, "not a locale", "en-GB"},
        {"timezone: London time\n", CS006, 13, 11, "time zone",
            "Europe/London"},
        {"timezone: CET\n", CS006, 13, 11, "short for an hour of the clock",
            "\ntimezone: Europe/Berlin\n"},
        {"locale: pl-PL\ntimezone: CET/CEST\n", CS006, 14, 11, "short for",
            "\ntimezone: Europe/Warsaw\n"},
        {"timezone: EST5EDT\n", CS006, 13, 11, "short for",
            "\ntimezone: America/New_York\n"},
        {"locale: de-DE\ntimezone: UTC+1\n", CS006, 14, 11, "not the name",
            "\ntimezone: Europe/Berlin\n"},
        {"timezone: New York\n", CS006, 13, 11, "not the name",
            "America/New_York"},
        {"timezone: europe/berlin\n", CS006, 13, 11, "not the name",
            "`Europe/Berlin`"},
        {"timezone: Europe/Berln\n", CS006, 13, 11, "not the name",
            "`Europe/Berlin`"},
        {"timezone: Europe/Munich\n", CS006, 13, 11, "not the name",
            "largest city"},
        {"show-renewal: maybe\n", CS006, 13, 15, "not yes or no", NULL},
        {"id: my plan\n", CS006, 13, 5, "not an id", NULL},
        {"product: {a: b}\n", CS006, 13, 10, "the colon makes a field",
            "\"a: b\""},
        {"sponsors: sam\n", CS006, 13, 11, "`sponsors` takes fields",
            "{vendor: sam, customer: \u2026}"},
        {"risks: {what: x}\n", CS006, 13, 8, "`risks` takes a list", NULL},
        {"risks:\n  - x\n", CS006, 14, 5, "takes fields", NULL},
        {"milestones: [a]\n", CS006, 13, 13, "each under its own id", NULL},
        {"milestones:\n  my goal: {name: M}\n", CS006, 14, 3, "not an id",
            NULL},
        {"milestones:\n  m: {name: M, status: on track}\n", CS006, 14, 24,
            "`status` cannot be \"on track\"", "`on-track`"},
        {"milestones:\n  m: {name: M, status: doen}\n", CS006, 14, 24,
            "cannot be \"doen\"", "`done`"},
        {"milestones:\n  m: {name: M, status: zebra}\n", CS006, 14, 24,
            "cannot be", "`done` or `dropped`"},
        {"cadence:\n  - {meeting: x, every: weekly, attendees: sam}\n", CS006,
            14, 25, "not an interval", "`week`"},
        {"cadence:\n  - {meeting: x, every: week, attendees: \"sam, dana\"}\n",
            CS006, 14, 42, "takes a list", "[sam, dana]"},
        {"cadence:\n  - {meeting: x, every: week, attendees: sam, at: 10am}\n",
            CS006, 14, 51, "time of day", "Write it as 10:00."},
        {"cadence:\n  - {meeting: x, every: week, attendees: sam, "
         "calendars: [vendor, both]}\n",
            CS006, 14, 67, "cannot be \"both\"", "`vendor` or `customer`"},
        {"health: {weights: {milestones: -4}}\n", CS006, 13, 32, "whole number",
            "0 or more"},
        {"health: {weights: {milestones: 40 %}}\n", CS006, 13, 32,
            "whole number", NULL},
        {"internal:\n  commercial: {arr-now: 5 h}\n", CS006, 14, 25,
            "not a currency", NULL},
        {"internal:\n  plays:\n    - {signal: {champion: gone}, play: x, "
         "owner: sam}\n",
            CS006, 15, 27, "can only be `left`", "{champion: left}"},
        {"internal:\n  plays:\n    - {signal: {zebra: x}, play: x, owner: "
         "sam}\n",
            CS006, 15, 16, "not a signal", "{sponsor: left}"},
        {"internal:\n  plays:\n    - {signal: {sponsor: left, count: 2}, "
         "play: x, owner: sam}\n",
            CS004, 15, 32, "does not belong", NULL},
        {"internal:\n  plays:\n    - {signal: {reviews: missed, sum: 2, count: "
         "2}, "
         "play: x, owner: sam}\n",
            CS004, 15, 34, "does not belong", NULL},
        {"waivers:\n  - {rule: milestone-cuont, reason: x, until: "
         "2026-12-01}\n",
            CS006, 14, 12, "not a rule", "`milestone-count`"},
    };
    expect_faults(faults, COUNT(faults));
}

static void
levels_are_in_their_metrics_unit(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {METRIC "milestones:\n  m: {name: M, moves: frt, target: 20 %}\n",
            CS006, 17, 36, "is h, not %", "right:  20 h"},
        {METRIC "milestones:\n  m: {name: M, moves: frt, target: 5 pp}\n",
            CS006, 17, 36, "is h, not pp", NULL},
        {METRIC "milestones:\n  m: {name: M, moves: frt, target: \"1,5\"}\n",
            CS006, 17, 36, "not a quantity", "1.5"},
        {METRIC "  use: {name: U, role: adoption, unit: EUR, target: 5 "
                "USD, by: 2026-09-01}\n",
            CS006, 16, 53, "is EUR, not USD", NULL},
        {METRIC "  use: {name: U, role: adoption, unit: x, target: 5, by: "
                "2026-09-01, readings: {2026-07-01: 5 y}}\n",
            CS006, 16, 93, "is x, not y", NULL},
        {METRIC "  use: {name: U, role: adoption, unit: x, target: 5, by: "
                "2026-09-01, readings: {1 July 2026: 5}}\n",
            CS006, 16, 81, "not a day", "2026-07-01"},
        {METRIC "internal:\n  plays:\n    - {signal: {metric: frt, below: 20 "
                "%}, play: x, owner: sam}\n",
            CS006, 18, 37, "is h, not %", NULL},
        {METRIC "internal:\n  plays:\n    - {signal: {metric: frt, falls: 5 "
                "pp, in: 30 d}, play: x, owner: sam}\n",
            CS006, 18, 37, "is h, not pp", NULL},
        {"metrics:\n  frt: {name: F, role: outcome, unit: h}\n"
         "outcome: {metric: frt, worth: {per: 1 EUR, is: 5 EUR}}\n",
            CS006, 15, 37, "is h, not EUR", NULL},
        {"metrics:\n  frt: {name: F, role: outcome, unit: h}\n"
         "outcome: {metric: frt, worth: {per: 1 h, is: 5 h}}\n",
            CS006, 15, 46, "not a currency", NULL},
    };
    expect_faults(faults, COUNT(faults));
}

/* --- CS007, CS008, CS014 --- */

static void
unknown_references_offer_the_nearest(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"sponsors: {vendor: samm}\n", CS007, 13, 20,
            "\"samm\" is not a person of this plan", "`sam`"},
        {"sponsors: {customer: Dana Reyes}\n", CS007, 13, 22, "\"Dana Reyes\"",
            "`dana`"},
        {"sponsors: {customer: Reyes}\n", CS007, 13, 22, "\"Reyes\"", "`dana`"},
        {"sponsors: {customer: zebra}\n", CS007, 13, 22, "\"zebra\"",
            "under `people`"},
        {"communications:\n  - {from: sam, to: [dana, danna]}\n", CS007, 14, 28,
            "\"danna\"", "`dana`"},
        {"communications:\n  - {from: sem, to: dana}\n", CS007, 14, 12,
            "\"sem\"", "`sam`"},
        {METRIC "milestones:\n  m: {name: M, moves: First reply}\n", CS007, 17,
            23, "not a metric", "`frt`"},
        {"milestones:\n  pilot: {name: M}\ninternal:\n  advocacy:\n"
         "    - {ask: x, after: pilto, owner: sam}\n",
            CS007, 17, 23, "not a milestone", "`pilot`"},
    };
    expect_faults(faults, COUNT(faults));
}

static void
findings_name_their_field(void **state)
{
    (void)state;
    static const struct {
        const char *added, *field;
    } cases[] = {
        {"sponsors: {vendor: samm}\n", "sponsors.vendor"},
        {"cadence:\n  - {meeting: x, every: week, attendees: [sam, danna]}\n",
            "cadence.1.attendees.2"},
        {"milestones:\n  m: {name: M, owner: dana}\n", "milestones.m.owner"},
        {"milestones:\n  m: {due: 2026-08-01}\n", "milestones.m.name"},
        {"renewal: soon\n", "renewal"},
        {METRIC "milestones:\n  m: {name: M, moves: frt, target: 2 x}\n",
            "milestones.m.target"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena *arena = arena_new();
        const struct definition *def = read_added(arena, cases[i].added, "");
        assert_int_equal(def->report->count, 1);
        assert_string_equal(def->report->findings[0].field, cases[i].field);
        assert_string_equal(def->report->findings[0].subject, "acme");
        arena_free(arena);
    }
}

/* What an ask waits for, when it is no milestone at all, is a rule's. */
static void
an_ask_may_wait_for_something_else(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct definition *def = read_added(arena,
        "milestones:\n  pilot: {name: M}\ninternal:\n  expansion:\n"
        "    - {offer: x, after: 2026-10-01, owner: sam}\n"
        "    - {offer: x, after: pilot, owner: sam}\n",
        "");
    assert_int_equal(def->report->count, 0);
    const struct plan *plan = definition_plan(def);
    assert_null(plan->internal.expansion.items[0].after_milestone);
    assert_ptr_equal(plan->internal.expansion.items[1].after_milestone,
        &plan->milestones.items[0]);
    arena_free(arena);
}

static void
what_nothing_refers_to_is_said(void **state)
{
    (void)state;
    static const struct fault faults[] = {
        {"metrics:\n  m: {name: M, role: leading, unit: x, target: 1, by: "
         "2026-09-01}\nmilestones:\n  one: {name: One}\n",
            CS008, 14, 3, "refers to `m`", NULL},
    };
    expect_faults(faults, COUNT(faults));
    struct arena *arena = arena_new();
    char *text = arena_printf(arena, "%s---\n",
        "---\nkind: plan\ntitle: A\ntype: growth\nstage: draft\n"
        "start: 2026-07-01\n"
        "parties: {vendor: {name: V}, customer: {name: C}}\n"
        "people:\n  sam: {name: Sam, side: vendor}\n"
        "milestones:\n  one: {name: One}\n");
    const struct definition *def = read_text(arena, text);
    assert_int_equal(def->report->count, 1);
    assert_int_equal(def->report->findings[0].rule, CS008);
    assert_int_equal(def->report->findings[0].severity, SEVERITY_WARNING);
    assert_string_equal(def->report->findings[0].field, "people.sam");
    arena_free(arena);
}

static void
headings_name_milestones(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *added = "milestones:\n  pilot: {name: M}\n";
    const struct definition *def =
        read_added(arena, added, "## Milestone: pilot\n\nText.\n");
    assert_int_equal(def->report->count, 0);
    def = read_added(arena, added, "\n## Milestone: pilto\n\nText.\n");
    const struct fault fault = {
        "", CS014, 17, 15, "\"pilto\" is not a milestone", "`pilot`"};
    if (!is_expected(def, &fault)) {
        show(def);
        fail();
    }
    arena_free(arena);
}

/* --- CS011 --- */

static void
paths_stay_below_the_root(void **state)
{
    (void)state;
    static const char *const wrong[] = {"../../x.svg", "/etc/passwd",
        "https://a.example/x.svg", "//a.example/x.svg",
        "\"data:image/png;base64,AA\"", "a/../../../x.svg"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct arena *arena = arena_new();
        char *added = arena_printf(arena,
            "metrics:\n  m: {name: M, role: adoption, unit: x, target: 1, by: "
            "2026-09-01, readings: %s}\n",
            wrong[i]);
        const struct definition *def = read_added(arena, added, "");
        if (def->report->count != 1 || def->report->findings[0].rule != CS011) {
            show(def);
            fail_msg("%s", wrong[i]);
        }
        arena_free(arena);
    }
}

/* --- values --- */

static void
dates_count_from_the_start(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct plan *plan = definition_plan(
        read_added(arena, "milestones:\n  m: {name: M, due: week 2}\n", ""));
    assert_int_equal(
        plan->milestones.items[0].due.day, day_parse_iso("2026-07-15"));
    /* A start that is not there is said once; what counts from it is not. */
    const struct definition *def = read_text(arena,
        "---\nkind: plan\ntitle: A\ntype: growth\nstage: draft\n"
        "parties: {vendor: {name: V}, customer: {name: C}}\n"
        "people: {}\nmilestones: {m: {name: M, due: week 2}}\n---\n");
    plan = definition_plan(def);
    assert_int_equal(def->report->count, 1);
    assert_string_equal(def->report->findings[0].field, "start");
    assert_int_equal(plan->milestones.items[0].due.state, VALUE_BAD);
    def = read_text(arena, "---\nkind: segment\nname: S\n"
                           "milestones: {m: {name: M, due: week 2}}\n---\n");
    assert_int_equal(def->report->count, 0);
    const struct date *due = &definition_segment(def)->milestones.items[0].due;
    assert_true(is_set(*due) && due->count == 2 && due->day == DAY_NONE);
    arena_free(arena);
}

static void
a_start_is_a_day(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct definition *def = read_text(
        arena, "---\nkind: initiative\ntitle: A\nstart: week 2\n---\n");
    assert_int_equal(def->report->count, 1);
    assert_int_equal(def->report->findings[0].rule, CS006);
    arena_free(arena);
}

static void
absent_words_have_their_default(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct plan *plan = definition_plan(read_added(arena,
        "milestones:\n  m: {name: M}\n"
        "cadence:\n  - {meeting: x, every: week, attendees: sam}\n",
        ""));
    const struct milestone *milestone = &plan->milestones.items[0];
    assert_true(is_absent(milestone->status));
    assert_int_equal(milestone->status.value, STATUS_PLANNED);
    assert_int_equal(plan->cadence.items[0].phase.value, PHASE_STEADY);
    assert_true(is_absent(milestone->due));
    assert_int_equal(place_start(milestone->due.at).line, 14);
    arena_free(arena);
}

static void
readings_are_sorted(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct plan *plan = definition_plan(read_added(arena,
        "outcome: {metric: m}\nmetrics:\n  m: {name: M, role: outcome, unit: "
        "hours, readings: {2026-08-01: 90 min, 2026-07-01: 2 h}}\n",
        ""));
    const struct readings *readings = &plan->metrics.items[0].readings;
    assert_string_equal(plan->metrics.items[0].unit.s, "h");
    assert_int_equal(readings->count, 2);
    assert_int_equal(readings->items[0].on, day_parse_iso("2026-07-01"));
    assert_int_equal(quantity_in(readings->items[1].value, "h"), 1500000);
    arena_free(arena);
}

/* --- anything at all --- */

static uint32_t
next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Cuts, doubles or changes a piece of the text. */
static void
mutate(struct buf *text, uint32_t *seed)
{
    static const char bytes[] = "{}[]:,-\n \"'#%&*|>0aZ\x80\xE2";
    size_t at = next_random(seed) % text->n;
    size_t length = 1 + next_random(seed) % 40;
    if (at + length > text->n)
        length = text->n - at;
    switch (next_random(seed) % 3) {
    case 0:
        memmove(text->p + at, text->p + at + length, text->n - at - length);
        text->n -= length;
        break;
    case 1:
        text->p[at] = bytes[next_random(seed) % (sizeof bytes - 1)];
        break;
    default:
        memmove(text->p + at,
            text->p + next_random(seed) % (text->n - length + 1), length);
    }
    text->p[text->n] = '\0';
}

static void
check_places(const struct definition *def)
{
    for (int i = 0; i < def->report->count; i++) {
        const struct finding *finding = &def->report->findings[i];
        const struct source *source = finding->at.source;
        assert_non_null(source);
        assert_true(finding->at.at <= source->size);
        assert_true(finding->at.length <= source->size - finding->at.at);
        assert_true(strlen(finding->message) > 0);
    }
}

static void
broken_plans_are_read_to_the_end(void **state)
{
    (void)state;
    uint32_t seed = 20260820;
    struct arena *arena = arena_new();
    struct slice whole;
    assert_int_equal(
        file_read_any(arena, "tests/plan/northwind/plan.md", &whole), FILE_OK);
    for (int round = 0; round < 600; round++) {
        struct arena *own = arena_new();
        struct buf text = {0}, out = {0};
        buf_add(&text, whole.p, whole.n);
        for (int i = 0; i < 1 + round % 7; i++)
            mutate(&text, &seed);
        const struct definition *def = read_text(own, text.p);
        check_places(def);
        plan_dump(def, &out);
        buf_free(&out);
        buf_free(&text);
        arena_free(own);
    }
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base_has_no_finding),
        cmocka_unit_test(unknown_fields_name_the_nearest),
        cmocka_unit_test(a_misnamed_field_counts_as_given),
        cmocka_unit_test(missing_fields_point_at_their_parent),
        cmocka_unit_test(what_a_kind_requires_is_asked_for),
        cmocka_unit_test(without_a_kind_nothing_is_read),
        cmocka_unit_test(wrong_values_offer_the_right_one),
        cmocka_unit_test(levels_are_in_their_metrics_unit),
        cmocka_unit_test(unknown_references_offer_the_nearest),
        cmocka_unit_test(findings_name_their_field),
        cmocka_unit_test(an_ask_may_wait_for_something_else),
        cmocka_unit_test(what_nothing_refers_to_is_said),
        cmocka_unit_test(headings_name_milestones),
        cmocka_unit_test(paths_stay_below_the_root),
        cmocka_unit_test(dates_count_from_the_start),
        cmocka_unit_test(a_start_is_a_day),
        cmocka_unit_test(absent_words_have_their_default),
        cmocka_unit_test(readings_are_sorted),
        cmocka_unit_test(broken_plans_are_read_to_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
