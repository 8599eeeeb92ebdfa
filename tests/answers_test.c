/* The file of an interview's answers: what is taken, and what is wrong in it
 * by its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plan/answers.h"

#define START day_parse_iso("2026-08-20")

static const struct answers *
read_text(struct arena *arena, const char *text, struct report *report)
{
    struct slice bytes = {text, strlen(text)};
    report_init(report, arena);
    return answers_read(
        arena, source_new(arena, "a.txt", bytes), START, report);
}

static void
what_was_said_is_taken(void **state)
{
    (void)state;
    static const char text[] =
        "answers: acme\r\n"
        "type:    # onboarding, growth or retention\r\n"
        "success: {from: 8 h, to: 2, by: week 12, goal: \"Two\\nlines\"}\r\n"
        "expectations:\r\n"
        "  - expects:\r\n    delivery: met\r\n"
        "  - {expects: A named person, delivery: partly}\r\n"
        "  -\r\n"
        "needs:\r\n"
        "  - {need: Voice, when: 2027-Q1}\r\n  - {need: }\r\n"
        "gaps:\r\n";
    struct arena *arena = arena_new();
    struct report report;
    const struct answers *answers = read_text(arena, text, &report);
    assert_non_null(answers);
    assert_string_equal(answers->plan.s, "acme");
    assert_int_equal(answers->type.value, TYPE_NONE);
    assert_string_equal(answers->success.goal.s, "Two\nlines");
    assert_string_equal(answers->success.to.unit, "h");
    assert_int_equal(answers->success.by.day, START + 84);
    assert_int_equal(answers->expectations.count, 1);
    assert_int_equal(
        answers->expectations.items[0].delivery.value, DELIVERY_PARTLY);
    assert_int_equal(answers->needs.count, 1);
    assert_int_equal(answers->gaps.count + answers->pressures.count, 0);
    arena_free(arena);
}

static void
what_is_wrong_has_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line;
        const char *message, *fix;
    } faults[] = {
        {"sucess:\n  from: 8 h\n", 1, "no field \"sucess\"", NULL},
        {"success:\n  form: 8 h\n", 2, "no field \"form\"", NULL},
        {"success:\n  from: about eight\n", 2, "not a quantity", "Write"},
        {"success:\n  by: 18.12.2026\n", 2, "not a date", "2026-12-18"},
        {"success:\n  from: 8 h\n  to: 2 EUR\n", 3, "in h today", "one unit"},
        {"success:\n  from: 2 h\n  to: 120 min\n", 3, "where it stands",
            "success"},
        {"success:\n  by: 2026-08-19\n", 2, "20 August 2026", "--start"},
        {"success:\n  on: 2026-08-21\n", 2, "still to come", "report"},
        {"expectations:\n  - {expects: A, delivery: mett}\n", 2, "mett", "met"},
        {"pressures:\n  - {what: A, impact: huge}\n", 2, "huge", "high"},
        {"zebra: 1\n", 1, "no field \"zebra\"", NULL},
        {"needs: Voice\n", 1, "takes a list", NULL},
        {"success: [8 h]\n", 1, "takes fields", NULL},
        {"answers: a b\n", 1, "not an id", NULL},
        {"answers: a\nanswers: b\n", 2, "twice", NULL},
        {"answers: \"a\n", 1, "", NULL},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct arena *arena = arena_new();
        struct report report;
        assert_null(read_text(arena, faults[i].text, &report));
        const struct finding *finding = &report.findings[0];
        if (report.count != 1 ||
            place_start(finding->at).line != faults[i].line ||
            !strstr(finding->message, faults[i].message) ||
            (faults[i].fix && !strstr(finding_fix(finding), faults[i].fix)))
            fail_msg("%s%d:%s: %s", faults[i].text,
                place_start(finding->at).line, finding->message,
                finding_fix(finding));
        arena_free(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_said_is_taken),
        cmocka_unit_test(what_is_wrong_has_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
