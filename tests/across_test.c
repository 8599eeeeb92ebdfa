/* What only several plans together show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "criteria/across.h"
#include "plan/workspace.h"

/* A plan whose target, whose stage and whose people are given. */
#define PLAN(target, stage, people)                                            \
    "---\nkind: plan\ntitle: T\ntype: growth\nstage: " stage                   \
    "\nstart: 2026-01-01\n"                                                    \
    "parties: {vendor: {name: V}, customer: {name: Acme}}\n"                   \
    "people: {" people "}\nchampion: dana\n"                                   \
    "outcome: {statement: S, metric: m}\n"                                     \
    "metrics:\n  m: {name: Time, role: outcome, unit: h, baseline: {value: "   \
    "8}, target: " target ", by: 2026-12-31}\n---\n"
#define DANA "dana: {name: Dana Reyes, side: customer"

static struct report
judge(struct arena *arena, const char *first, const char *second)
{
    const char *const texts[] = {first, second};
    struct root root = {.fd = -1};
    day_t today = day_parse_iso("2026-08-20");
    struct across *across = across_new(2, today);
    struct report report;
    for (int i = 0; i < 2; i++) {
        const char *path = i ? "b.md" : "a.md";
        struct slice bytes = {texts[i], strlen(texts[i])};
        across_remember(across, arena, i,
            definition_read(
                arena, &root, source_new(arena, path, bytes), path, today));
    }
    report_init(&report, arena);
    assert_true(root_open(&root, "templates/rules"));
    across_judge(across, &root, &report);
    root_close(&root);
    across_free(across);
    return report;
}

static void
who_left_elsewhere_is_not_counted_on(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct report report = judge(arena, PLAN("2", "active", DANA "}"),
        PLAN("2", "active", DANA ", left: 2026-06-01}"));
    assert_int_equal(report.count, 1);
    assert_int_equal(report.findings[0].rule, CS405);
    assert_int_equal(report.findings[0].severity, SEVERITY_ERROR);
    assert_string_equal(report.findings[0].field, "champion");
    assert_string_equal(report.findings[0].subject, "a");
    assert_string_equal(report.findings[0].second.source->path, "b.md");
    report = judge(arena, PLAN("2", "active", DANA "}"),
        PLAN("2", "active", DANA ", left: 2026-08-01}"));
    assert_int_equal(report.findings[0].severity, SEVERITY_WARNING);
    report = judge(arena, PLAN("2", "active", DANA "}"),
        PLAN("2", "active", DANA ", left: 2026-08-21}"));
    assert_int_equal(report.count, 0);
    report = judge(arena, PLAN("2", "active", DANA "}"),
        PLAN("2", "active",
            "dana: {name: Dana Ruiz, side: customer, left: "
            "2026-06-01}"));
    assert_int_equal(report.count, 0);
    report = judge(arena, PLAN("2", "active", DANA ", left: 2026-06-01}"),
        PLAN("2", "active", DANA ", left: 2026-06-01}"));
    assert_int_equal(report.count, 0);
    arena_free(arena);
}

static void
plans_of_one_customer_agree(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct report report = judge(
        arena, PLAN("2", "active", DANA "}"), PLAN("3", "proposed", DANA "}"));
    assert_int_equal(report.count, 1);
    assert_int_equal(report.findings[0].rule, CS103);
    assert_string_equal(report.findings[0].field, "metrics.m");
    assert_string_equal(report.findings[0].subject, "b");
    assert_non_null(strstr(report.findings[0].message, "from 8 to 3 h"));
    assert_non_null(strstr(report.findings[0].message, "from 8 to 2 h"));
    report = judge(arena, PLAN("2", "active", DANA "}"),
        PLAN("120 min", "active", DANA "}"));
    assert_int_equal(report.count, 0);
    report = judge(
        arena, PLAN("2", "closed", DANA "}"), PLAN("3", "active", DANA "}"));
    assert_int_equal(report.count, 0);
    report = judge(arena, "no plan", PLAN("3", "active", DANA "}"));
    assert_int_equal(report.count, 0);
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_left_elsewhere_is_not_counted_on),
        cmocka_unit_test(plans_of_one_customer_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
