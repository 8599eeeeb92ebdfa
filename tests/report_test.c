/* Findings: sorted, made one when equal, shown with a caret. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"

static const char plan[] = "---\n"
                           "kind: plan\n"
                           "owners: {vendor: sam, customer: [dana, omar]}\n"
                           "title: Zażółć \x1b[31m gęślą\n"
                           "by: 2027-04-01\n";

struct desk {
    struct arena *arena;
    struct source *source;
    struct report report;
};

static int
set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_new();
    desk->source = source_new(
        desk->arena, "plans/acme.md", (struct slice){plan, sizeof plan - 1});
    report_init(&desk->report, desk->arena);
    *state = desk;
    return 0;
}

static int
tear_down(void **state)
{
    struct desk *desk = *state;
    arena_free(desk->arena);
    free(desk);
    return 0;
}

static struct place
at(const struct desk *desk, const char *words)
{
    const char *p = strstr(plan, words);
    assert_non_null(p);
    return place_in(
        desk->source, (uint32_t)(p - plan), (uint32_t)strlen(words));
}

static char *
written(struct desk *desk, enum report_format format, bool color)
{
    struct buf out = {0};
    report_sort(&desk->report);
    report_write(&desk->report,
        (struct report_style){.format = format, .color = color}, &out);
    buf_char(&out, '\0');
    return buf_detach(&out, NULL);
}

static void
a_finding_has_its_parts_in_order(void **state)
{
    struct desk *desk = *state;
    struct finding *finding = report_add(&desk->report, CS403, at(desk, "omar"),
        "the customer side of \"%s\" has two owners", "Half");
    finding->second = at(desk, "dana");
    finding->second_label = "the first";
    finding->fix = "Keep one.\nThe other can own a task.";
    char *text = written(desk, REPORT_FULL, false);
    static const char *const parts[] = {
        "error[CS403 two-owners]: the customer side of \"Half\" has two",
        " owners\n",
        "  plans/acme.md:3:40\n",
        "     3 | owners: {vendor: sam, customer: [dana, omar]}\n",
        "       |                                  ~~~~  ^^^^\n",
        "       |                                  the first\n",
        "  fix  Keep one.\n       The other can own a task.\n",
    };
    const char *from = text;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        from = strstr(from, parts[i]);
        if (!from)
            print_error("missing: %s\nin:\n%s", parts[i], text);
        assert_non_null(from);
    }
    free(text);
}

static void
a_line_names_place_and_code(void **state)
{
    struct desk *desk = *state;
    report_add(&desk->report, CS004, at(desk, "kind"), "no such field");
    char *text = written(desk, REPORT_CONCISE, false);
    assert_string_equal(
        text, "plans/acme.md:2:1: error: no such field [CS004]\n");
    free(text);
}

static void
control_characters_are_shown_not_sent(void **state)
{
    struct desk *desk = *state;
    report_add(&desk->report, CS006, at(desk, "title"), "a \x1b[2J b");
    char *full = written(desk, REPORT_FULL, false);
    assert_null(strchr(full, '\x1b'));
    assert_non_null(strstr(full, "<U+001B>"));
    free(full);
}

static void
color_is_only_there_when_asked_for(void **state)
{
    struct desk *desk = *state;
    report_add(&desk->report, CS004, at(desk, "kind"), "no such field");
    char *plain = written(desk, REPORT_FULL, false);
    char *colored = written(desk, REPORT_FULL, true);
    assert_null(strchr(plain, '\x1b'));
    assert_non_null(strchr(colored, '\x1b'));
    free(plain);
    free(colored);
}

static void
findings_are_sorted_and_equal_ones_made_one(void **state)
{
    struct desk *desk = *state;
    report_add(&desk->report, CS006, at(desk, "by"), "later");
    report_add(&desk->report, CS005, at(desk, "kind"), "b");
    report_add(&desk->report, CS004, at(desk, "kind"), "b");
    report_add(&desk->report, CS004, at(desk, "kind"), "b");
    report_add(&desk->report, CS004, at(desk, "kind"), "a");
    report_sort(&desk->report);
    assert_int_equal(desk->report.count, 4);
    assert_string_equal(desk->report.findings[0].message, "a");
    assert_string_equal(desk->report.findings[1].message, "b");
    assert_int_equal(desk->report.findings[2].rule, CS005);
    assert_string_equal(desk->report.findings[3].message, "later");
}

/* So that a hundred of one kind leave room for the others; what a program
 * reads is never cut. */
static void
many_of_one_rule_are_folded_on_a_terminal(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < 9; i++)
        report_add(&desk->report, CS007,
            place_in(desk->source, (uint32_t)(4 + i), 1), "nobody %d", i);
    report_sort(&desk->report);
    for (int folds = 0; folds < 2; folds++) {
        struct buf out = {0};
        report_write(&desk->report,
            (struct report_style){.format = REPORT_FULL, .fold = folds}, &out);
        buf_char(&out, '\0');
        assert_true((strstr(out.p, "nobody 8") != NULL) == !folds);
        assert_true(
            (strstr(out.p, "and 6 more of CS007 unknown-reference: lines 2") !=
                NULL) == folds);
        buf_free(&out);
    }
}

static void
a_long_line_is_shown_around_its_caret(void **state)
{
    struct desk *desk = *state;
    size_t n = 5000000;
    char *line = malloc(n + 1);
    memset(line, 'x', n);
    line[n] = '\0';
    memcpy(line + 4000000, "HERE", 4);
    struct source *source =
        source_new(desk->arena, "long.md", (struct slice){line, n});
    report_add(&desk->report, CS006, place_in(source, 4000000, 4), "m");
    char *text = written(desk, REPORT_FULL, false);
    assert_true(strlen(text) < 2000);
    assert_non_null(strstr(text, "HERE"));
    assert_non_null(strstr(text, "^^^^"));
    free(text);
    free(line);
}

static void
a_line_of_continuation_bytes_is_shown_cut(void **state)
{
    struct desk *desk = *state;
    static char line[4001];
    memset(line, '\x80', sizeof line - 1);
    struct source *source = source_new(
        desk->arena, "bytes.md", (struct slice){line, sizeof line - 1});
    report_add(&desk->report, CS006, place_in(source, 0, 1), "first");
    report_add(&desk->report, CS006, place_in(source, 3999, 1), "last");
    char *text = written(desk, REPORT_FULL, false);
    assert_non_null(strstr(text, "1 | <80><80>"));
    assert_non_null(strstr(text, "1 | ... <80><80>"));
    assert_true(strlen(text) < 8000);
    free(text);
}

static void
a_finding_without_a_place_is_still_said(void **state)
{
    struct desk *desk = *state;
    report_add(&desk->report, CS001, (struct place){0}, "nothing there");
    char *text = written(desk, REPORT_FULL, false);
    assert_non_null(strstr(text, "nothing there"));
    free(text);
}

static void
rules_are_found_by_code_and_name(void **state)
{
    (void)state;
    assert_int_equal(rule_find("cs403"), CS403);
    assert_int_equal(rule_find("Two-Owners"), CS403);
    assert_int_equal(rule_find("two-owner"), RULE_NONE);
    assert_string_equal(rule_nearest("two-owner"), "two-owners");
    assert_string_equal(rule_nearest("CS4O3"), "CS403");
    assert_null(rule_nearest("nothing-like-it"));
}

static void
every_row_of_the_catalogue_is_whole(void **state)
{
    (void)state;
    for (int id = 1; id < RULE_COUNT; id++) {
        const struct rule *rule = rule_get((enum rule_id)id);
        if (!rule->title[0] || !rule->why[0] || !rule->fix[0])
            print_error("%s lacks a text\n", rule->code);
        assert_true(rule->title[0] && rule->why[0] && rule->fix[0]);
        if (id > 1)
            assert_true(
                strcmp(rule_get((enum rule_id)(id - 1))->code, rule->code) < 0);
    }
}

/* Of that rule, with a cause of its own. */
static void
add_caused(struct desk *desk, enum rule_id rule, enum rule_id cause)
{
    struct finding *finding =
        report_add(&desk->report, rule, at(desk, "omar"), "said");
    finding->field = "a";
    finding->cause = (struct finding_cause){cause, NULL};
}

static int
folded(struct desk *desk)
{
    report_fold(&desk->report);
    return desk->report.count;
}

static void
what_follows_is_silent_beside_its_cause(void **state)
{
    struct desk *desk = *state;
    add_caused(desk, CS301, CS104);
    add_caused(desk, CS104, RULE_NONE);
    add_caused(desk, CS301, CS203);
    assert_int_equal(folded(desk), 2);
    assert_int_equal(desk->report.findings[0].rule, CS104);
    assert_int_equal(desk->report.findings[1].rule, CS301);
}

static void
nothing_is_silent_for_less_than_it_says(void **state)
{
    struct desk *desk = *state;
    add_caused(desk, CS301, CS104);
    add_caused(desk, CS104, RULE_NONE);
    struct finding *cause = &desk->report.findings[1];
    cause->severity = SEVERITY_WARNING; /* lowered */
    assert_int_equal(folded(desk), 2);
    cause->severity = SEVERITY_NONE; /* waived */
    assert_int_equal(folded(desk), 2);
    cause->severity = SEVERITY_ERROR;
    cause->subject = "another plan";
    assert_int_equal(folded(desk), 2);
    cause->subject = NULL;
    cause->rule = CS802; /* stops no signature */
    desk->report.findings[0].cause.rule = CS802;
    assert_int_equal(folded(desk), 2);
    desk->report.findings[0].severity = SEVERITY_WARNING;
    assert_int_equal(folded(desk), 1);
}

static void
no_two_are_silent_for_each_other(void **state)
{
    struct desk *desk = *state;
    add_caused(desk, CS301, CS104);
    add_caused(desk, CS104, CS301);
    assert_int_equal(folded(desk), 2);
}

int
main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        AT_DESK(a_finding_has_its_parts_in_order),
        AT_DESK(a_line_names_place_and_code),
        AT_DESK(control_characters_are_shown_not_sent),
        AT_DESK(color_is_only_there_when_asked_for),
        AT_DESK(findings_are_sorted_and_equal_ones_made_one),
        AT_DESK(many_of_one_rule_are_folded_on_a_terminal),
        AT_DESK(a_long_line_is_shown_around_its_caret),
        AT_DESK(a_line_of_continuation_bytes_is_shown_cut),
        AT_DESK(a_finding_without_a_place_is_still_said),
        AT_DESK(what_follows_is_silent_beside_its_cause),
        AT_DESK(nothing_is_silent_for_less_than_it_says),
        AT_DESK(no_two_are_silent_for_each_other),
        cmocka_unit_test(rules_are_found_by_code_and_name),
        cmocka_unit_test(every_row_of_the_catalogue_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
