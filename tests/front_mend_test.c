/* Slips that YAML reads, but not as they were meant: said, and mended. */
#include "front_from_text.h"

static void
duplicates_name_both_places(void **state)
{
    (void)state;
    struct reader reader;
    read_text(
        &reader, "---\na: 1\nb: {c: 1, d: 2, \"c\": 3}\na: 2\na: 3\n---\n");
    assert_int_equal(reader.report.count, 3);
    const struct finding *finding = reader.report.findings;
    check_place(finding[0].at, 3, 17, "\"c\"");
    check_place(finding[0].second, 3, 5, "c");
    assert_string_equal(finding[0].field, "b.c");
    check_place(finding[1].at, 4, 1, "a");
    check_place(finding[1].second, 2, 1, "a");
    check_place(finding[2].at, 5, 1, "a");
    check_place(finding[2].second, 2, 1, "a");
    for (int i = 0; i < 3; i++)
        assert_int_equal(finding[i].rule, CS003);
    assert_int_equal(reader.text.front->count, 2);
    check_value(&reader, "a", "1", 2, 4, "1");
    assert_int_equal(value_at(&reader, "b")->count, 2);
    assert_string_equal(reader.text.front->last->key, "b");
    done(&reader);
}

static void
torn_sentences_are_one_finding(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader,
        "---\na:\n  - {what: Weekend queue, has no agent, nor a plan, owner: "
        "dana}\n---\n");
    const struct finding *finding =
        only_finding(&reader, CS004, 3, 12, "put the text in quotes");
    check_place(finding->at, 3, 12, "Weekend queue, has no agent, nor a plan");
    assert_string_equal(finding->fix,
        "Replace line 3 with: `  - {what: \"Weekend queue, has no "
        "agent, nor a plan\", owner: dana}`");
    assert_string_equal(finding->field, "a.1.what");
    check_value(&reader, "a.1.what", "Weekend queue, has no agent, nor a plan",
        3, 12, "Weekend queue, has no agent, nor a plan");
    assert_int_equal(value_at(&reader, "a.1")->count, 2);
    check_value(&reader, "a.1.owner", "dana", 3, 60, "dana");
    done(&reader);
    read_text(
        &reader, "---\na: {b: \"Say, \\\"x\\\"\", torn at\n  the end}\n---\n");
    only_finding(&reader, CS004, 2, 8, "torn");
    assert_string_equal(
        value_at(&reader, "a.b")->text, "Say, \"x\", torn at the end");
    done(&reader);
}

static void
a_number_sign_is_no_comment(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\nname: Close ticket #12 today\r\nb: c\n---\n");
    const struct finding *finding =
        only_finding(&reader, CS004, 2, 20, "\"#12 today\" was torn");
    assert_string_equal(finding->fix,
        "Replace line 2 with: `name: \"Close ticket #12 today\"`");
    check_value(&reader, "name", "Close ticket #12 today", 2, 7,
        "Close ticket #12 today");
    done(&reader);
    read_text(&reader, "---\na: b\ntitle: #1 in service\nb: c\n---\n");
    finding = only_finding(&reader, CS004, 3, 8, "this value is not read");
    assert_string_equal(
        finding->fix, "Replace line 3 with: `title: \"#1 in service\"`");
    check_value(&reader, "title", "#1 in service", 3, 8, "#1 in service");
    done(&reader);
    read_text(&reader, "---\na: b\ntitle:\t#1. In service\nb: c\n---\n");
    only_finding(&reader, CS004, 3, 8, "this value is not read");
    check_value(&reader, "title", "#1. In service", 3, 8, "#1. In service");
    done(&reader);
    static const char *const comments[] = {"a: b # 12 is meant", "a: b   #12",
        "a: b #twelve", "a: \"b\" #12", "a: b#12", "a: |\n  b #12",
        "a: #12\nb: c", "a: #2026-09-01 or so\n  b: c",
        "a: #2026-09-01 or so\nb: c", "a:\t#1.9. or so\nb: c", "a: # 1 b"};
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        struct reader other;
        char text[80];
        snprintf(text, sizeof text, "---\n%s\n---\n", comments[i]);
        read_text(&other, text);
        assert_int_equal(other.report.count, 0);
        done(&other);
    }
}

static void
names_without_values_are_kept_apart(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\na: {sam, dana}\n---\n");
    const struct finding *finding =
        only_finding(&reader, CS004, 2, 4, "here are none");
    assert_string_equal(finding->fix, "[sam, dana]");
    assert_int_equal(value_at(&reader, "a")->kind, FRONT_LIST);
    check_value(&reader, "a.2", "dana", 2, 10, "dana");
    done(&reader);
    read_text(&reader, "---\na: {dana, vendor: x}\n---\n");
    only_finding(&reader, CS004, 2, 5, "\"dana\" stands inside");
    assert_int_equal(value_at(&reader, "a")->count, 1);
    done(&reader);
    /* Left empty by its author, which is another rule's to judge. */
    read_text(&reader, "---\na: {b: , c: d}\n---\n");
    assert_int_equal(reader.report.count, 0);
    check_value(&reader, "a.b", "", 2, 8, "");
    done(&reader);
}

static void
missing_space_inside_braces(void **state)
{
    (void)state;
    struct reader reader;
    read_text(
        &reader, "---\na: {b: c, owner:sam, d: http://x, e: 10:00}\n---\n");
    only_finding(&reader, CS002, 2, 11, "a space is missing");
    check_value(&reader, "a.owner", "sam", 2, 17, "sam");
    check_value(&reader, "a.e", "10:00", 2, 38, "10:00");
    done(&reader);
}

static void
typographic_quotes(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\na: \xE2\x80\x9Ex y\xE2\x80\x9C\n---\n");
    const struct finding *finding =
        only_finding(&reader, CS002, 2, 4, "typographic");
    assert_true(text_starts(finding->fix, "Replace line 2 with: `a: \"x y\"`"));
    assert_string_equal(value_at(&reader, "a")->text, "x y");
    done(&reader);
    read_text(
        &reader, "---\na: {b: \xE2\x80\x9Cx, y\xE2\x80\x9D, c: d}\n---\n");
    only_finding(&reader, CS002, 2, 8, "typographic");
    assert_string_equal(value_at(&reader, "a.b")->text, "x, y");
    done(&reader);
    read_text(&reader, "---\na: '\xE2\x80\x9Cx\xE2\x80\x9D'\n"
                       "b: \xE2\x80\x9Cx\xE2\x80\x9D of y\n---\n");
    assert_int_equal(reader.report.count, 0);
    done(&reader);
}

static void
colons_in_short_lists(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\na: [Weekend queue: no agent, b]\n---\n");
    const struct finding *finding =
        only_finding(&reader, CS004, 2, 5, "put the text in quotes");
    assert_string_equal(finding->fix,
        "Replace line 2 with: `a: [\"Weekend queue: no agent\", b]`");
    check_value(&reader, "a.1", "Weekend queue: no agent", 2, 5,
        "Weekend queue: no agent");
    done(&reader);
    read_text(&reader, "---\na: [offer: x]\n---\n");
    assert_int_equal(reader.report.count, 0);
    assert_int_equal(value_at(&reader, "a.1")->kind, FRONT_FIELDS);
    done(&reader);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(duplicates_name_both_places),
        cmocka_unit_test(torn_sentences_are_one_finding),
        cmocka_unit_test(a_number_sign_is_no_comment),
        cmocka_unit_test(names_without_values_are_kept_apart),
        cmocka_unit_test(missing_space_inside_braces),
        cmocka_unit_test(typographic_quotes),
        cmocka_unit_test(colons_in_short_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
