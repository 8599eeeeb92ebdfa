/* Baselines: what is written is known again, whatever moved; what was
 * repaired is told; what is none is refused.  And waivers, which are for
 * fields. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "criteria/baseline.h"
#include "criteria/waive.h"
#include "criteria/where.h"
#include "plan/workspace.h"
#include "source/front.h"

#define HEAD "# countersign baseline 1\n"
#define HASH "0123456789abcdef"

static struct arena *arena;
static const struct selection all_rules;

static int
begin(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int
end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const struct source *
source_of(const char *text)
{
    return source_new(arena, "b.txt", (struct slice){text, strlen(text)});
}

/* A finding of the first place of `value` in the text. */
static void
add(struct report *report, enum rule_id rule, const char *field,
    const char *text, const char *value)
{
    const struct source *source = source_of(text);
    uint32_t at = (uint32_t)(strstr(text, value) - text);
    struct finding *finding = report_add(report, rule,
        place_in(source, at, (uint32_t)strlen(value)), "it is wrong");
    finding->subject = "acme";
    finding->field = field;
}

static struct report
two_findings(const char *text)
{
    struct report report;
    report_init(&report, arena);
    add(&report, CS301, "milestones.a.moves", text, "logins");
    add(&report, CS102, "outcome.statement", text, "more of it");
    return report;
}

static char *
file_of(const struct report *report)
{
    struct buf lines = {0}, file = {0};
    for (int i = 0; i < report->count; i++)
        baseline_line(&report->findings[i], &lines);
    baseline_file(&lines, &file);
    char *text = arena_strdup(arena, file.p);
    buf_free(&lines);
    buf_free(&file);
    return text;
}

static struct baseline *
read_text(const char *text)
{
    struct buf why = {0};
    struct baseline *baseline = baseline_read(arena, source_of(text), &why);
    if (!baseline)
        fail_msg("%s", why.p);
    buf_free(&why);
    return baseline;
}

static int
repaired(const struct baseline *baseline, bool whole)
{
    struct buf out = {0};
    struct baseline_scope scope = {&all_rules, whole};
    int count = baseline_repaired(baseline, scope, &out);
    buf_free(&out);
    return count;
}

static void
lines_are_sorted_and_plain(void **state)
{
    (void)state;
    struct report report = two_findings("moves: logins\nmore of it\n");
    const char *file = file_of(&report);
    assert_true(text_starts(file, HEAD "CS102\tacme\toutcome.statement\t"));
    const char *second = strstr(file, "\nCS301\tacme\tmilestones.a.moves\t");
    assert_non_null(second);
    assert_int_equal(strspn(strrchr(file, '\t') + 1, "0123456789abcdef"), 16);
    assert_string_equal(strrchr(file, '\t') + 17, "\n");
}

static void
known_findings_are_known_when_lines_move(void **state)
{
    (void)state;
    struct report report = two_findings("moves: logins\nmore of it\n");
    struct baseline *baseline = read_text(file_of(&report));
    struct report moved;
    report_init(&moved, arena);
    add(&moved, CS301, "milestones.a.moves", "x\n\nmoves:   logins", "logins");
    add(&moved, CS102, "outcome.statement", "a: more\n   of  it b",
        "more\n   of  it");
    assert_int_equal(baseline_apply(baseline, 0, false, &moved), 2);
    assert_int_equal(moved.count, 0);
    baseline_seen(baseline, "acme");
    assert_int_equal(repaired(baseline, false), 0);
}

static void
another_value_rule_or_field_is_new(void **state)
{
    (void)state;
    struct report report = two_findings("moves: logins\nmore of it\n");
    struct baseline *baseline = read_text(file_of(&report));
    struct report other;
    report_init(&other, arena);
    add(&other, CS301, "milestones.a.moves", "moves: seats", "seats");
    add(&other, CS302, "milestones.a.moves", "moves: logins", "logins");
    add(&other, CS301, "milestones.b.moves", "moves: logins", "logins");
    add(&other, CS301, "milestones.a.moves", "moves: logins", "logins");
    other.findings[3].subject = "acme2";
    assert_int_equal(baseline_apply(baseline, 0, false, &other), 0);
    assert_int_equal(other.count, 4);
    baseline_seen(baseline, "acme");
    assert_int_equal(repaired(baseline, false), 2);
}

static void
each_entry_is_for_one_finding(void **state)
{
    (void)state;
    struct report report;
    report_init(&report, arena);
    for (int i = 0; i < 3; i++)
        add(&report, CS301, "f", "moves: logins", "logins");
    report.count = 2;
    struct baseline *baseline = read_text(file_of(&report));
    report.count = 3;
    assert_int_equal(baseline_apply(baseline, 0, false, &report), 2);
    assert_int_equal(report.count, 1);
}

/* Whoever asks once more is told the same, whatever others took meanwhile. */
static void
findings_are_known_again(void **state)
{
    (void)state;
    struct report mine, report;
    report_init(&report, arena);
    for (int i = 0; i < 3; i++)
        add(&report, CS301, "f", "moves: logins", "logins");
    struct baseline *baseline = read_text(file_of(&report));
    report.count = 1;
    mine = report;
    assert_int_equal(baseline_apply(baseline, 1, false, &mine), 1);
    report.count = 3;
    assert_int_equal(baseline_apply(baseline, 0, false, &report), 2);
    for (int again = 1; again >= 0; again--) {
        report.count = 3;
        assert_int_equal(
            baseline_apply(baseline, 0, true, &report), again ? 2 : 0);
    }
}

static void
waived_findings_stay_and_keep_their_entries(void **state)
{
    (void)state;
    struct report report = two_findings("moves: logins\nmore of it\n");
    struct baseline *baseline = read_text(file_of(&report));
    report.findings[0].severity = SEVERITY_NONE;
    baseline_apply(baseline, 0, false, &report);
    assert_int_equal(report.count, 1);
    assert_int_equal(report.findings[0].rule, CS301);
    baseline_seen(baseline, "acme");
    assert_int_equal(repaired(baseline, false), 0);
}

static void
only_what_was_looked_at_is_repaired(void **state)
{
    (void)state;
    struct baseline *baseline =
        read_text(HEAD "CS301\tacme\tf\t" HASH "\n"
                       "CS302\tacme\tf\t" HASH "\nCS301\tbell\tf\t" HASH "\n");
    struct selection only = {0};
    struct buf why = {0}, out = {0}, lines = {0};
    assert_int_equal(repaired(baseline, false), 0);
    assert_int_equal(repaired(baseline, true), 3);
    baseline_seen(baseline, "acme");
    assert_int_equal(repaired(baseline, false), 2);
    assert_true(selection_take(&only, "CS302", &why));
    struct baseline_scope scope = {&only, false};
    assert_int_equal(baseline_repaired(baseline, scope, &out), 1);
    assert_string_equal(out.p, "b.txt:3: note: CS302 milestone-without-level "
                               "at f of acme was repaired\n");
    baseline_pruned(baseline, scope, &lines);
    assert_string_equal(
        lines.p, "CS301\tacme\tf\t" HASH "\nCS301\tbell\tf\t" HASH "\n");
    buf_clear(&lines);
    baseline_unseen(baseline, scope, &lines);
    assert_string_equal(
        lines.p, "CS301\tacme\tf\t" HASH "\nCS301\tbell\tf\t" HASH "\n");
    buf_free(&out);
    buf_free(&lines);
    buf_free(&why);
}

static void
odd_names_come_back(void **state)
{
    (void)state;
    struct report report;
    report_init(&report, arena);
    add(&report, CS004, "a\tb\\c\nd\x1b", "x: y", "x");
    report.findings[0].subject = "a\tb";
    const char *file = file_of(&report);
    assert_non_null(strstr(file, "\ta\\x09b\\x5cc\\x0ad\\x1b\t"));
    struct baseline *baseline = read_text(file);
    baseline_seen(baseline, "a\tb");
    assert_int_equal(repaired(baseline, false), 1);
    assert_int_equal(baseline_apply(baseline, 0, false, &report), 1);
}

static void
nothing_is_a_baseline_too(void **state)
{
    (void)state;
    struct report none;
    report_init(&none, arena);
    struct baseline *baseline = read_text(file_of(&none));
    assert_int_equal(repaired(baseline, true), 0);
    baseline_seen(baseline, "acme");
    baseline = read_text("# countersign baseline 1");
    assert_int_equal(repaired(baseline, true), 0);
}

static void
what_is_none_is_refused_with_its_place(void **state)
{
    static const char *const rows[][2] = {
        {"", "b.txt:1:1: this is no baseline"},
        {"CS301\ta\tf\t" HASH "\n", "b.txt:1:1: this is no baseline"},
        {"# countersign baseline 2\n", "b.txt:1:1: this is no baseline"},
        {HEAD "CS301\ta\tf\n", "b.txt:2:1: an entry is a rule"},
        {HEAD "CS301 a f " HASH "\n", "b.txt:2:1: an entry is a rule"},
        {HEAD "CS301\ta\tf\t" HASH "\tx\n", "b.txt:2:1: an entry is a rule"},
        {HEAD "CS301\ta\tf\t" HASH "\nCS3O1\ta\tf\t" HASH "\n",
            "b.txt:3:1: there is no rule \"CS3O1\""},
        {HEAD "milestone-ordr\ta\tf\t" HASH "\n",
            "did you mean \"milestone-order\"?"},
        {HEAD "CS301\ta\tf\t0123\n", "b.txt:2:11: the hash"},
        {HEAD "CS301\ta\tf\t0123456789abcdeF\n", "b.txt:2:11: the hash"},
        {HEAD "<<<<<<< HEAD\n", "b.txt:2:1: a merge was not finished"},
        {HEAD "CS301\ta\t\xFF\t" HASH "\n", "not text in UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf why = {0};
        assert_null(baseline_read(arena, source_of(rows[i][0]), &why));
        if (!strstr(why.p, rows[i][1]))
            fail_msg("%s: %s", rows[i][0], why.p);
        buf_free(&why);
    }
}

/* --- fields and waivers --- */

static const char plan_text[] =
    "---\nkind: plan\nmilestones:\n  pilot:\n    due: 2026-10-01\n"
    "    owners: {vendor: sam, customer: dana}\n"
    "reviews:\n  - on: 2026-09-01\n"
    "waivers:\n"
    "  - {rule: CS304, at: milestones.pilot, reason: so, until: 2026-08-20}\n"
    "  - {rule: feature-only-milestone, reason: so, until: 2026-08-19}\n"
    "  - {rule: CS303, until: 2026-08-20}\n"
    "  - {rule: CS306, reason: \" \", until: 2026-08-20}\n"
    "  - {rule: CS307, reason: so}\n"
    "  - {rule: CS308, reason: so, until: 2026-12-31, by: sam}\n"
    "people: {sam: {name: Sam Okafor, side: vendor}}\n"
    "---\n\nHello there.\n";

static struct definition *
read_plan(void)
{
    struct root root = {.fd = -1};
    return definition_read(arena, &root, source_of(plan_text), "b.txt",
        day_parse_iso("2026-08-20"));
}

static const char *
field_at(const struct definition *definition, const char *text)
{
    uint32_t at = (uint32_t)(strstr(plan_text, text) - plan_text);
    return where_field(arena, definition,
        place_in(definition->source, at, (uint32_t)strlen(text)));
}

static void
places_have_fields(void **state)
{
    (void)state;
    const struct definition *plan = read_plan();
    assert_string_equal(field_at(plan, "milestones"), "milestones");
    assert_string_equal(field_at(plan, "pilot"), "milestones.pilot");
    assert_string_equal(field_at(plan, "due"), "milestones.pilot.due");
    assert_string_equal(field_at(plan, "2026-10-01"), "milestones.pilot.due");
    assert_string_equal(
        field_at(plan, "dana"), "milestones.pilot.owners.customer");
    assert_string_equal(field_at(plan, "2026-09-01"), "reviews.1.on");
    assert_string_equal(field_at(plan, "Hello"), "prose");
    assert_string_equal(field_at(plan, "---\nkind"), "file");
    assert_string_equal(where_field(arena, plan, (struct place){0}), "file");
    assert_string_equal(
        where_field(arena, plan, place_in(source_of("on,value\n"), 3, 1)),
        "b.txt");
}

static const char *waived_said; /* of the last that was waived */

static enum severity
after_waiving(enum rule_id rule, const char *field, struct waived_list *list)
{
    struct report report;
    report_init(&report, arena);
    report_add(&report, rule, (struct place){0}, "it is wrong")->field = field;
    *list = waive(arena, definition_plan(read_plan()),
        day_parse_iso("2026-08-20"), &report);
    waived_said = report.findings[0].waived;
    return report.findings[0].severity;
}

static void
waivers_are_for_their_field_and_below(void **state)
{
    static const struct {
        const char *field;
        bool waived;
    } rows[] = {
        {"milestones.pilot", true},
        {"milestones.pilot.due", true},
        {"milestones.pilots", false},
        {"milestones", false},
        {NULL, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct waived_list list;
        enum severity severity = after_waiving(CS304, rows[i].field, &list);
        assert_int_equal(severity == SEVERITY_NONE, rows[i].waived);
        assert_int_equal(list.items[0].matches, rows[i].waived);
    }
}

static void
waivers_need_reason_and_end(void **state)
{
    struct waived_list list;
    (void)state;
    assert_int_equal(after_waiving(CS301, "milestones", &list), SEVERITY_ERROR);
    assert_int_equal(list.count, 6);
    assert_int_equal(list.items[0].state, WAIVER_IN_FORCE);
    assert_int_equal(list.items[1].state, WAIVER_EXPIRED);
    assert_int_equal(list.items[1].matches, 1);
    assert_int_equal(list.items[2].state, WAIVER_VOID);
    assert_int_equal(list.items[3].state, WAIVER_VOID);
    assert_int_equal(list.items[4].state, WAIVER_VOID);
    assert_int_equal(list.items[5].matches, 0);
    assert_string_equal(list.items[5].field, "waivers.6");
    assert_int_equal(after_waiving(CS303, "milestones", &list), SEVERITY_ERROR);
    assert_null(waived_said);
    assert_int_equal(after_waiving(CS308, "anything", &list), SEVERITY_NONE);
    assert_string_equal(
        waived_said, "until 31 December 2026 by Sam Okafor: so");
    assert_int_equal(
        after_waiving(CS304, "milestones.pilot", &list), SEVERITY_NONE);
    assert_string_equal(waived_said, "until 20 August 2026: so");
}

int
main(void)
{
#define WITH(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        WITH(lines_are_sorted_and_plain),
        WITH(known_findings_are_known_when_lines_move),
        WITH(another_value_rule_or_field_is_new),
        WITH(each_entry_is_for_one_finding),
        WITH(findings_are_known_again),
        WITH(waived_findings_stay_and_keep_their_entries),
        WITH(only_what_was_looked_at_is_repaired),
        WITH(odd_names_come_back),
        WITH(nothing_is_a_baseline_too),
        WITH(what_is_none_is_refused_with_its_place),
        WITH(places_have_fields),
        WITH(waivers_are_for_their_field_and_below),
        WITH(waivers_need_reason_and_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
