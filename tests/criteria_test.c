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
#include "plan/workspace.h"

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

static void
judge_text(struct judged *judged, const char *text)
{
    struct slice bytes = {text, strlen(text)};
    const struct source *source =
        source_new(judged->arena, "northwind.md", bytes);
    judged->def = definition_read(
        judged->arena, &judged->root, source, "northwind.md", today());
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
        &judged->report, (struct report_style){REPORT_CONCISE, false}, &out);
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
        if (judged.report.count > 0) {
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failing_examples_fail),
        cmocka_unit_test(passing_examples_pass),
        cmocka_unit_test(rules_speak_to_their_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
