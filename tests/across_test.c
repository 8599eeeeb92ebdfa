/* What only several plans together show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "criteria/across.h"
#include "plan/workspace.h"
#include "own_folder.h"

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

/* What is found in either of the two, in the first one first. */
static struct report
judge(struct arena *arena, const char *first, const char *second)
{
    struct workspace *workspace;
    const struct definition *definitions[2];
    char *paths[] = {folder};
    const char *culprit;
    struct report report;
    put(".countersign.yaml", "");
    put("a.md", first);
    put("b.md", second);
    assert_int_equal(workspace_open(&workspace, paths, 1,
                         day_parse_iso("2026-08-20"), &culprit),
        WORKSPACE_OK);
    struct across *across = across_new(workspace);
    for (int i = 0; i < 2; i++) {
        definitions[i] = workspace_load(workspace, arena, i);
        across_remember(across, i, definitions[i]);
    }
    across_compare(across);
    report_init(&report, arena);
    for (int i = 0; i < 2; i++) {
        int before = report.count;
        across_judge(across, i, definitions[i], &report);
        assert_int_equal(across_has(across, i), report.count > before);
        for (int k = before; k < report.count; k++)
            assert_ptr_equal(
                report.findings[k].at.source, definitions[i]->source);
    }
    across_free(across);
    workspace_close(workspace);
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
    assert_non_null(strstr(report.findings[0].second.source->path, "/b.md"));
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

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(who_left_elsewhere_is_not_counted_on),
        TEST(plans_of_one_customer_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
