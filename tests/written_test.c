/* What was signed, written as a plan has it. */
#include "signed_plan.h"

#include "seal/written.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The parts of a plan written from its terms, and what has no part there. */
static const char *
written_again(struct fixture *f)
{
    static const char *const parts[] = {"title", "product", "start", "parties",
        "people", "sponsors", "signers", "agreement", "outcome",
        "further-outcomes", "value", "metrics", "milestones", "cadence",
        "escalation"};
    const char *text = "---\nkind: plan\nid: northwind\ntype: onboarding\n"
                       "stage: active\n";
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct signed_part part;
        assert_true(signed_part_find(f->arena, f->terms.file, parts[i], &part));
        const char *lines = written_part(f->arena, f->terms.file, &part);
        text = arena_printf(f->arena, "%s%s\n", text, lines + (*lines == '\n'));
    }
    return arena_printf(f->arena,
        "%sexpectations:\n"
        "  - {expects: A named person answers, delivery: met}\n"
        "  - {expects: A fix, delivery: partly}\n---\n",
        text);
}

static void
what_is_written_reads_as_what_was_signed(void **state)
{
    struct fixture *f = *state;
    const struct plan *again = plan_from_text(f->arena, written_again(f));
    struct terms terms = terms_of(f->arena, again);
    assert_int_equal(terms.json.n, f->terms.json.n);
    assert_memory_equal(terms.json.p, f->terms.json.p, terms.json.n);
}

static void
part_is_written_as_in_a_plan(void **state)
{
    static const char *const parts[][2] = {
        {"sponsors", "sponsors: {vendor: priya, customer: lena}"},
        {"milestones.half.target", "target: 4 h"},
        {"milestones.half.moves", "moves: [response, routed]"},
        {"milestones.full.first-value", "first-value: yes"},
        {"metrics.routed.unit", "unit: \"%\""},
        {"metrics.response.every", "every: week"},
        {"escalation",
            "escalation: [{after: 5 days, when: A milestone is blocked, to: "
            "[lena, priya]}]"},
        {"expectations", /* how it goes is not signed, and asked for */
            "\nexpectations:\n  - {expects: A fix, delivery: …}\n"
            "  - {expects: A named person answers, delivery: …}"},
        {"people.dana", "dana: {name: Dana Reyes, side: customer, role: Head}"},
    };
    struct fixture *f = *state;
    struct signed_part part;
    for (size_t i = 0; i < COUNT(parts); i++) {
        assert_true(
            signed_part_find(f->arena, f->terms.file, parts[i][0], &part));
        assert_string_equal(
            written_part(f->arena, f->terms.file, &part), parts[i][1]);
    }
    assert_true(
        signed_part_find(f->arena, f->terms.file, "milestones.half", &part));
    assert_non_null(strstr(written_part(f->arena, f->terms.file, &part),
        "\n  half:\n    name: Half target\n    due: 2026-08-19\n"));
    assert_string_equal(written_unsigned(f->arena, &part),
        "`status`; `expected`; `done`; `evidence`; `tasks`; `blockers`");
    assert_true(
        signed_part_find(f->arena, f->terms.file, "expectations", &part));
    assert_string_equal(written_unsigned(f->arena, &part),
        "`delivery`, which is `met`, `partly`, `missed` or `unknown`; `note`");
    static const char *const none[] = {"health", "metrics.other",
        "milestones.half.name.x", "cadence.1.every", "nothing"};
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(signed_part_find(f->arena, f->terms.file, none[i], &part));
}

/* A file that somebody wrote by hand has anything anywhere. */
static void
any_file_can_be_written(void **state)
{
    static const char odd[] =
        "{\"arrangements\":{\"cadence\":{\"a\":\"b\"},\"metrics\":[\"a\"]},"
        "\"terms\":{\"metrics\":{\"response\":\"a\"},\"milestones\":[[\"a\"]],"
        "\"outcome\":[\"a\"],\"value\":{\"seeks\":{\"a\":[\"b\"]}}}}";
    static const char *const paths[] = {"cadence", "metrics",
        "metrics.response", "milestones", "outcome", "value"};
    struct fixture *f = *state;
    const struct json *file =
        json_read(f->arena, (struct slice){odd, sizeof odd - 1});
    assert_non_null(file);
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct signed_part part;
        assert_true(signed_part_find(f->arena, file, paths[i], &part));
        assert_non_null(written_part(f->arena, file, &part));
    }
}

static void
signs_of_yaml_are_written_in_quotes(void **state)
{
    static const char signs[] =
        "{\"terms\":{\"metrics\":{\"a\":{\"unit\":\"tickets, open\"}},"
        "\"milestones\":{\"m\":{\"moves\":[\"a\"],\"target\":\"5\"}}}}";
    struct fixture *f = *state;
    const struct json *file =
        json_read(f->arena, (struct slice){signs, sizeof signs - 1});
    struct signed_part part;
    assert_non_null(file);
    assert_true(signed_part_find(f->arena, file, "milestones.m.target", &part));
    assert_string_equal(
        written_part(f->arena, file, &part), "target: \"5 tickets, open\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_reads_as_what_was_signed),
        TEST(part_is_written_as_in_a_plan),
        TEST(any_file_can_be_written),
        TEST(signs_of_yaml_are_written_in_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
