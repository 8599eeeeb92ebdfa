/* Settings: patterns, what they may do to severities, what is refused; and
 * rules named together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "criteria/config.h"
#include "base/glob.h"
#include "criteria/select.h"

#define TODAY day_parse_iso("2026-08-20")

struct read {
    struct arena *arena;
    struct report report;
    struct config *config;
};

static int
begin(void **state)
{
    static struct read read;
    read = (struct read){.arena = arena_new()};
    report_init(&read.report, read.arena);
    *state = &read;
    return 0;
}

static int
end(void **state)
{
    struct read *read = *state;
    arena_free(read->arena);
    return 0;
}

static struct read *
read_in(void **state, const char *folder, const char *text)
{
    struct read *read = *state;
    struct slice bytes = {text, strlen(text)};
    report_init(&read->report, read->arena);
    read->config =
        config_read(read->arena, source_new(read->arena, SETTINGS_NAME, bytes),
            folder, NULL, &read->report);
    return read;
}

static struct read *
read_good(void **state, const char *text)
{
    struct read *read = read_in(state, "", text);
    if (!read->config)
        fail_msg("%s", read->report.findings[0].message);
    return read;
}

/* --- patterns --- */

static void
patterns_fit_paths(void **state)
{
    static const struct {
        const char *pattern, *path;
        bool fits;
    } rows[] = {
        {"a.md", "a.md", true},
        {"a.md", "b/a.md", false},
        {"a.md", "a.mdx", false},
        {"*.md", "a.md", true},
        {"*.md", "b/a.md", false},
        {"**/*.md", "a.md", true},
        {"**/*.md", "b/c/a.md", true},
        {"**", "b/c/a.md", true},
        {"b/**", "b/c/a.md", true},
        {"b/**", "bc/a.md", false},
        {"b/**/a.md", "b/a.md", true},
        {"b/**/a.md", "b/c/d/a.md", true},
        {"b/**/a.md", "b/c/d/ba.md", false},
        {"b", "b/c/a.md", true},
        {"b/", "b/c/a.md", true},
        {"b", "bc/a.md", false},
        {"b*", "bc/a.md", true},
        {"*/c", "b/c/a.md", true},
        {"*/c", "b/d/c/a.md", false},
        {"?.md", "a.md", true},
        {"?.md", "\xC3\xA4.md", true},
        {"?.md", "ab.md", false},
        {"b?a.md", "b/a.md", false},
        {"*a*b*c.md", "xaybzc.md", true},
        {"*a*b*c.md", "xbyazc.md", false},
        {"**/x/**/y/*.md", "a/x/x/b/y/y/c.md", true},
        {"**/x/**/y/*.md", "a/x/x/b/y/y/c/d.md", false},
        {"", "a.md", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (glob_fits(rows[i].pattern, rows[i].path) != rows[i].fits)
            fail_msg("%s and %s", rows[i].pattern, rows[i].path);
}

static void
patterns_take_no_time(void **state)
{
    char path[4096], pattern[256] = "";
    (void)state;
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    for (int i = 0; i < 30; i++)
        strcat(pattern, i % 2 ? "*a" : "**a");
    strcat(pattern, "b");
    assert_false(glob_fits(pattern, path));
}

/* --- what is in force --- */

static enum severity
settled(struct read *read, const char *path, enum rule_id rule,
    enum severity severity, const char **message)
{
    struct report report;
    report_init(&report, read->arena);
    struct finding *finding =
        report_add(&report, rule, (struct place){0}, "it is wrong");
    finding->severity = severity;
    config_apply(read->config, path, TODAY, &report);
    if (message)
        *message = report.count ? report.findings[0].message : "";
    return report.count ? report.findings[0].severity : SEVERITY_NONE;
}

static void
severities_go_up_and_down(void **state)
{
    struct read *read =
        read_good(state, "rules:\n  CS306: note\n  milestone-overdue: error\n"
                         "  CS303: error\n");
    assert_int_equal(
        settled(read, "a.md", CS306, SEVERITY_WARNING, NULL), SEVERITY_NOTE);
    assert_int_equal(
        settled(read, "a.md", CS309, SEVERITY_WARNING, NULL), SEVERITY_ERROR);
    assert_int_equal(
        settled(read, "a.md", CS303, SEVERITY_WARNING, NULL), SEVERITY_ERROR);
    assert_int_equal(
        settled(read, "a.md", CS409, SEVERITY_WARNING, NULL), SEVERITY_WARNING);
    assert_int_equal(
        settled(read, "a.md", CS306, SEVERITY_NONE, NULL), SEVERITY_NONE);
}

static void
severities_wait_for_their_date(void **state)
{
    struct read *read = read_good(state,
        "rules:\n  CS306: {severity: error, from: 2026-08-20}\n"
        "  CS309: {severity: error, from: 2026-08-21}\n");
    assert_int_equal(
        settled(read, "a.md", CS306, SEVERITY_WARNING, NULL), SEVERITY_ERROR);
    assert_int_equal(
        settled(read, "a.md", CS309, SEVERITY_WARNING, NULL), SEVERITY_WARNING);
    struct ruling ruling = config_ruling(read->config, "a.md", CS309, TODAY);
    assert_int_equal(ruling.severity_from, day_parse_iso("2026-08-21"));
}

static void
the_later_path_has_the_last_word(void **state)
{
    struct read *read = read_good(state,
        "rules: {CS306: note}\n"
        "paths:\n"
        "  - path: pilots\n    rules: {CS306: off}\n"
        "  - path: pilots/old/**\n    rules: {CS306: warning}\n");
    assert_int_equal(
        settled(read, "a.md", CS306, SEVERITY_WARNING, NULL), SEVERITY_NOTE);
    assert_true(config_ruling(read->config, "pilots/a.md", CS306, TODAY).off);
    assert_int_equal(
        settled(read, "pilots/a.md", CS306, SEVERITY_WARNING, NULL),
        SEVERITY_NONE);
    assert_int_equal(
        settled(read, "pilots/old/a.md", CS306, SEVERITY_WARNING, NULL),
        SEVERITY_WARNING);
}

static void
errors_can_be_put_off_and_are_listed(void **state)
{
    const char *message;
    struct read *read = read_good(state,
        "paths:\n  - path: legacy\n    errors-from: 2026-12-01\n"
        "    rules: {CS302: {errors-from: 2026-08-20}}\n");
    assert_int_equal(
        settled(read, "legacy/a.md", CS301, SEVERITY_ERROR, &message),
        SEVERITY_NOTE);
    assert_string_equal(
        message, "it is wrong (counts as an error from 1 December 2026)");
    assert_int_equal(settled(read, "legacy/a.md", CS302, SEVERITY_ERROR, NULL),
        SEVERITY_ERROR);
    assert_int_equal(
        settled(read, "legacy/a.md", CS306, SEVERITY_WARNING, NULL),
        SEVERITY_WARNING);
    assert_int_equal(
        settled(read, "a.md", CS301, SEVERITY_ERROR, NULL), SEVERITY_ERROR);
}

static void
patterns_are_seen_from_the_folder(void **state)
{
    struct read *read = read_in(
        state, "plans/emea", "paths: [{path: legacy, rules: {CS301: off}}]\n");
    assert_non_null(read->config);
    assert_true(
        config_ruling(read->config, "plans/emea/legacy/a.md", CS301, TODAY)
            .off);
    assert_false(config_ruling(read->config, "legacy/a.md", CS301, TODAY).off);
    assert_false(
        config_ruling(read->config, "plans/emea2/legacy/a.md", CS301, TODAY)
            .off);
}

static void
no_settings_say_nothing(void **state)
{
    struct read *read = read_good(state, "# nothing yet\n");
    assert_int_equal(
        settled(read, "a.md", CS301, SEVERITY_ERROR, NULL), SEVERITY_ERROR);
    read->config = NULL;
    assert_int_equal(
        settled(read, "a.md", CS301, SEVERITY_ERROR, NULL), SEVERITY_ERROR);
    read_good(state, "---\nrules: {CS306: note}\n");
    assert_int_equal(read->config->rules.count, 1);
}

/* --- what is refused --- */

static void
what_is_wrong_has_place_and_mend(void **state)
{
    static const struct {
        const char *text;
        enum rule_id rule;
        int line, column;
        const char *message, *fix;
    } rows[] = {
        {"rulez: {}\n", CS004, 1, 1, "`rulez` is not a field", "`rules`"},
        {"rules:\n  milestone-ordr: note\n", CS007, 2, 3,
            "no rule \"milestone-ordr\"", "`milestone-order`"},
        {"rules: {CS306: wraning}\n", CS006, 1, 16, "not a severity",
            "`warning`"},
        {"rules: {CS306: off}\n", CS006, 1, 9, "only for a path", "`paths`"},
        {"rules: {CS301: warning}\n", CS006, 1, 9, "lower no error",
            "Waive it"},
        {"rules: {CS303: note}\n", CS006, 1, 9, "lower no error", "Waive it"},
        {"rules: {CS306: note, milestone-order: error}\n", CS003, 1, 22,
            "set twice", "Keep the one"},
        {"rules:\n  CS306: note\n  CS306: error\n", CS003, 3, 3, "", ""},
        {"rules: {CS306: {from: 2026-10-01}}\n", CS005, 1, 17, "which severity",
            "`severity`"},
        {"rules: {CS306: {severity: note, form: 2026-10-01}}\n", CS004, 1, 33,
            "`form`", "`from`"},
        {"rules: {CS306: {severity: note, from: 1.10.2026}}\n", CS006, 1, 39,
            "not a date", "2026-12-01"},
        {"rules: {CS301: {errors-from: 2026-10-01}}\n", CS004, 1, 17,
            "only for a path", "`paths`"},
        {"rules: [CS301]\n", CS006, 1, 8, "names rules", "note"},
        {"paths: {path: x}\n", CS006, 1, 8, "list of paths", "- path"},
        {"paths:\n  - rules: {CS306: off}\n", CS005, 2, 5, "no path",
            "`path: legacy`"},
        {"paths: [{path: ../x}]\n", CS006, 1, 16, "leads out", "legacy"},
        {"paths: [{path: /x}]\n", CS006, 1, 16, "leads out", "legacy"},
        {"paths: [{path: \"\"}]\n", CS006, 1, 10, "needs a path", "legacy"},
        {"paths: [x]\n", CS006, 1, 9, "needs a `path`", "- path"},
        {"rules: {CS301: [\n", CS002, 1, 16, "the [ that opens here", ""},
        {"\trules:\n", CS002, 1, 1, "tab", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read *read = read_in(state, "", rows[i].text);
        if (read->config || read->report.count != 1)
            fail_msg("%d findings: %s", read->report.count, rows[i].text);
        const struct finding *finding = &read->report.findings[0];
        struct line_column at = place_start(finding->at);
        if (finding->rule != rows[i].rule || at.line != rows[i].line ||
            at.column != rows[i].column ||
            !strstr(finding->message, rows[i].message) ||
            !strstr(finding->fix ? finding->fix : "", rows[i].fix))
            fail_msg("%s is %s at %d:%d: %s; %s", rows[i].text,
                rule_get(finding->rule)->code, at.line, at.column,
                finding->message, finding->fix);
    }
}

static void
odd_bytes_are_refused(void **state)
{
    assert_null(read_in(state, "", "rules: {CS306: n\xFFte}\n")->config);
    assert_null(read_in(state, "", "- a\n")->config);
    assert_null(read_in(state, "", "rules: &a {CS306: note}\n")->config);
}

/* --- rules named together --- */

static int
count_taken(const char *take, const char *leave)
{
    struct selection selection = {0};
    struct buf why = {0};
    int count = 0;
    if (take)
        assert_true(selection_take(&selection, take, &why));
    if (leave)
        assert_true(selection_leave(&selection, leave, &why));
    for (int id = 1; id < RULE_COUNT; id++)
        count += selection_has(&selection, (enum rule_id)id);
    buf_free(&why);
    return count;
}

static int
count_rules(int digit, bool clock)
{
    int count = 0;
    for (int id = 1; id < RULE_COUNT; id++) {
        const struct rule *rule = rule_get((enum rule_id)id);
        count += clock ? rule->clock : rule->code[2] - '0' == digit;
    }
    return count;
}

static void
rules_go_by_code_name_group_and_clock(void **state)
{
    (void)state;
    assert_int_equal(count_taken(NULL, NULL), RULE_COUNT - 1);
    assert_int_equal(count_taken("CS301", NULL), 1);
    assert_int_equal(count_taken("cs301,Milestone-Order", NULL), 2);
    assert_int_equal(count_taken(" CS301 , CS302 ", NULL), 2);
    assert_int_equal(count_taken("CS3", NULL), count_rules(3, false));
    assert_int_equal(count_taken("milestones", NULL), count_rules(3, false));
    assert_int_equal(count_taken("CS3,owners", NULL),
        count_rules(3, false) + count_rules(4, false));
    assert_int_equal(count_taken("clock", NULL), count_rules(0, true));
    assert_int_equal(
        count_taken(NULL, "clock"), RULE_COUNT - 1 - count_rules(0, true));
    assert_int_equal(
        count_taken("CS3", "CS301,CS302"), count_rules(3, false) - 2);
    for (int i = 0; i < RULE_GROUPS; i++)
        assert_int_equal(
            count_taken(rule_group_word(i), NULL), count_rules(i, false));
}

static void
defaults_are_read_as_a_plan_would(void **state)
{
    static const char *const rows[][2] = {
        {"defaults: {parties: {customer: {name: Acme}}}", "customer"},
        {"defaults: {people: {dana: {side: vendor}}}", "name"},
        {"defaults: {timezone: 'Europe Berlin'}", "time zone"},
        {"defaults: {stage: agreed}", "stage"},
        {"defaults: [a]", "in common"},
        {"defaults:", "in common"},
    };
    read_good(state, "defaults:\n  parties: {vendor: {name: Brightdesk}}\n"
                     "  people: {dana: {name: Dana Scott, side: vendor}}\n"
                     "  locale: en-GB\n  timezone: Europe/London\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read *read = read_in(state, "", rows[i][0]);
        assert_null(read->config);
        assert_int_equal(read->report.count, 1);
        if (!strstr(read->report.findings[0].message, rows[i][1]))
            fail_msg("%s: %s", rows[i][0], read->report.findings[0].message);
    }
}

static void
an_exports_form_is_read(void **state)
{
    static const char *const rows[][2] = {
        {"import: [a]", "says how exports are written"},
        {"import: {column: {plan: A}}", "`column` is not a field"},
        {"import: {columns: A}", "names the export's columns"},
        {"import: {columns: {account: A}}", "`account` is not a field"},
        {"import: {columns: {plan: }}", "needs the name of a column"},
        {"import: {dates: day-month}", "`dates` cannot be \"day-month\""},
        {"import: {dates: [day-month-year]}", "needs an order"},
        {"import: {decimals: dot}", "`decimals` cannot be \"dot\""},
    };
    struct read *good = read_good(state,
        "import: {columns: {plan: Account ID, value: Wert}, decimals: comma, "
        "dates: month-day-year}\n");
    const struct config_import *form = &good->config->import;
    assert_string_equal(form->columns[IMPORT_PLAN], "Account ID");
    assert_string_equal(form->columns[IMPORT_VALUE], "Wert");
    assert_null(form->columns[IMPORT_DATE]);
    assert_int_equal(form->decimal, ',');
    assert_int_equal(form->dates, DATES_MONTH_FIRST);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read *read = read_in(state, "", rows[i][0]);
        assert_null(read->config);
        assert_int_equal(read->report.count, 1);
        if (!strstr(read->report.findings[0].message, rows[i][1]))
            fail_msg("%s: %s", rows[i][0], read->report.findings[0].message);
    }
}

static void
unknown_words_come_with_a_suggestion(void **state)
{
    static const char *const rows[][2] = {
        {"mileston", "did you mean \"milestones\"?"},
        {"clok", "did you mean \"clock\"?"},
        {"CS301,milestone-ordr", "did you mean \"milestone-order\"?"},
        {"CS301,", "\"\" is no rule"},
        {"", "\"\" is no rule"},
        {"frobnicate", "countersign explain"},
        {"CSX", "is no rule"},
        {"CS3011", "is no rule"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct selection selection = {0};
        struct buf why = {0};
        assert_false(selection_take(&selection, rows[i][0], &why));
        if (!strstr(why.p, rows[i][1]))
            fail_msg("%s: %s", rows[i][0], why.p);
        buf_free(&why);
    }
}

int
main(void)
{
#define READING(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_fit_paths),
        cmocka_unit_test(patterns_take_no_time),
        READING(severities_go_up_and_down),
        READING(severities_wait_for_their_date),
        READING(the_later_path_has_the_last_word),
        READING(errors_can_be_put_off_and_are_listed),
        READING(patterns_are_seen_from_the_folder),
        READING(no_settings_say_nothing),
        READING(what_is_wrong_has_place_and_mend),
        READING(odd_bytes_are_refused),
        READING(defaults_are_read_as_a_plan_would),
        READING(an_exports_form_is_read),
        cmocka_unit_test(rules_go_by_code_name_group_and_clock),
        cmocka_unit_test(unknown_words_come_with_a_suggestion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
