/* The front matter: places, refusals, and limits. */
#include "front_from_text.h"

static void
values_have_places(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\n"
                       "kind: plan   # comment\n"
                       "\"on\": 'it''s'\n"
                       "empty:\n"
                       "folded: two\n"
                       "  lines  \n"
                       "block: |\n"
                       "\n"
                       "  first\n"
                       "  second\n"
                       "\n"
                       "flow: {a: [x, yes], b: \"q\"}\n"
                       "list:\n"
                       "  - {c: 1}\n"
                       "  - d: 2\n"
                       "    e: 3\n"
                       "---\n"
                       "Prose.\n");
    assert_int_equal(reader.report.count, 0);
    check_value(&reader, "kind", "plan", 2, 7, "plan");
    check_value(&reader, "on", "it's", 3, 7, "'it''s'");
    assert_true(value_at(&reader, "on")->quoted);
    check_place(value_at(&reader, "on")->key_at, 3, 1, "\"on\"");
    check_value(&reader, "empty", "", 4, 7, "");
    check_value(&reader, "folded", "two lines", 5, 9, "two\n  lines");
    check_value(&reader, "block", "\nfirst\nsecond\n", 9, 3, "first\n  second");
    check_value(&reader, "flow.a.2", "yes", 12, 15, "yes");
    check_value(&reader, "flow.b", "q", 12, 24, "\"q\"");
    check_place(
        value_at(&reader, "flow")->at, 12, 7, "{a: [x, yes], b: \"q\"}");
    check_place(value_at(&reader, "flow.a")->at, 12, 11, "[x, yes]");
    assert_true(value_at(&reader, "flow")->flow);
    check_place(
        value_at(&reader, "list")->at, 14, 5, "{c: 1}\n  - d: 2\n    e: 3");
    check_place(value_at(&reader, "list.2")->at, 15, 5, "d: 2\n    e: 3");
    assert_int_equal(value_at(&reader, "list")->count, 2);
    check_place(reader.text.prose, 18, 1, "Prose.\n");
    done(&reader);
}

/* Their place is where the next name begins, which stays whole. */
static void
values_that_are_not_there_are_empty(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\n"
                       "? kind\n"
                       "? id\n"
                       "title: t\n"
                       "flow: {c: , d: 1}\n"
                       "---\n");
    assert_int_equal(reader.report.count, 0);
    check_value(&reader, "kind", "", 3, 1, "");
    check_value(&reader, "id", "", 4, 1, "");
    check_value(&reader, "title", "t", 4, 8, "t");
    check_value(&reader, "flow.c", "", 5, 11, "");
    check_value(&reader, "flow.d", "1", 5, 16, "1");
    done(&reader);
}

static void
mark_and_windows_lines_are_accepted(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "\xEF\xBB\xBF---\r\n"
                       "\xC3\xBC: \xE6\x97\xA5 x\r\n"
                       "a: {\xC3\xA9: b, c: d}\r\n"
                       "t: |\r\n"
                       "  one\r\n"
                       "  two\r\n"
                       "---  \r\n"
                       "Prose");
    assert_int_equal(reader.report.count, 0);
    check_value(&reader, "\xC3\xBC", "\xE6\x97\xA5 x", 2, 4, "\xE6\x97\xA5 x");
    check_value(&reader, "a.c", "d", 3, 14, "d");
    check_value(&reader, "t", "one\ntwo\n", 5, 3, "one\r\n  two");
    check_place(reader.text.prose, 8, 1, "Prose");
    done(&reader);
}

/* libyaml ends lines at these, the file does not. */
static void
other_line_ends_do_not_shift_places(void **state)
{
    (void)state;
    struct reader reader;
    read_text(
        &reader, "---\na: x\xE2\x80\xA8  y\nb: \"\xC2\x85z\"\nc: d\n---\n");
    assert_int_equal(reader.report.count, 0);
    check_place(value_at(&reader, "c")->at, 4, 4, "d");
    done(&reader);
}

static void
fields_are_found_by_name(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\na: {b: c}\nd: e\n---\n");
    const struct front *a = front_field(reader.text.front, "a");
    assert_string_equal(front_field(a, "b")->text, "c");
    assert_null(front_field(a, "d"));
    assert_null(front_field(front_field(a, "b"), "x"));
    assert_null(front_field(NULL, "x"));
    assert_string_equal(front_path(reader.arena, reader.text.front), "");
    done(&reader);
}

static void
empty_front_matter_is_no_fault(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\n---\n");
    assert_int_equal(reader.report.count, 0);
    assert_non_null(reader.text.front);
    assert_int_equal(reader.text.front->count, 0);
    done(&reader);
    read_text(&reader, "---\n# only a comment\n\n---");
    assert_int_equal(reader.report.count, 0);
    assert_int_equal(reader.text.front->kind, FRONT_FIELDS);
    done(&reader);
}

static void
missing_front_matter(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line, column;
        const char *says;
    } cases[] = {
        {"", 1, 1, "empty"},
        {"\n\n", 1, 1, "empty"},
        {"# Plan\n\ntext\n", 1, 1, "does not begin"},
        {"\n\n---\na: b\n---\n", 3, 1, "on the first line"},
        {" ---\na: b\n---\n", 1, 1, "left edge"},
        {"----\na: b\n---\n", 1, 1, "three hyphens"},
        {"\xE2\x80\x94\na: b\n---\n", 1, 1, "three hyphens"},
        {"---\ra: b\r---\r", 1, 1, "Macintosh"},
        {"---\na: b\n", 1, 1, "never ends"},
        {"---", 1, 1, "never ends"},
        {"---\na: b\n ---\n", 1, 1, "never ends"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reader reader;
        read_text(&reader, cases[i].text);
        only_finding(
            &reader, CS001, cases[i].line, cases[i].column, cases[i].says);
        assert_null(reader.text.front);
        assert_int_equal(reader.text.prose.length, 0);
        done(&reader);
    }
}

static void
an_unfinished_one_names_its_likely_end(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\na: b\n\xE2\x80\x94-\ntext\n");
    const struct finding *finding =
        only_finding(&reader, CS001, 1, 1, "never ends");
    check_place(finding->second, 3, 1, "\xE2\x80\x94-");
    done(&reader);
}

static void
one_without_an_end_says_where_its_fields_end(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"---\na: b\n", "The file ends with line 2"},
        {"---\na:\n  - b\nc: [\n d\n]\n\n# e\n\n## F\n\ng: h\n", "line 6,"},
        {"---\na: b\n\nText of it.\nc: d\n", "line 2,"},
        {"---\nText of it.\n", "Write the fields below it"},
        {"---", "Write the fields below it"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reader reader;
        read_text(&reader, cases[i][0]);
        const struct finding *finding =
            only_finding(&reader, CS001, 1, 1, "never ends");
        assert_non_null(strstr(finding->fix, cases[i][1]));
        done(&reader);
    }
}

static void
check_unreadable(
    const char *bytes, size_t size, int line, int column, const char *says)
{
    struct reader reader;
    read_bytes(&reader, bytes, size);
    only_finding(&reader, CS009, line, column, says);
    assert_null(reader.text.front);
    assert_int_equal(reader.text.prose.length, 0);
    done(&reader);
}

static void
unreadable_bytes(void **state)
{
    (void)state;
    check_unreadable("---\na: caf\xE9\n---\n", 16, 2, 7, "E9 is not UTF-8");
    check_unreadable("---\na: b\n---\nx\0y\0z\n", 19, 4, 2, "NUL");
    check_unreadable("---\na: \xED\xA0\x80\n---\n", 14, 2, 4, "not UTF-8");
    check_unreadable("\xFF\xFE-\0-\0-\0\n\0", 10, 1, 1, "UTF-16");
    check_unreadable("-\0-\0-\0\n\0", 8, 1, 1, "UTF-16");
    check_unreadable("\0-\0-\0-\0\n", 8, 1, 1, "UTF-16");
}

static void
turned_writing_is_named_and_read(void **state)
{
    (void)state;
    struct reader reader;
    read_text(&reader, "---\na: b\xE2\x80\xAE"
                       "c\xE2\x81\xA9\n---\n"
                       "x\n\xC3\xA9\xE2\x81\xA6\n");
    assert_int_equal(reader.report.count, 2);
    assert_int_equal(reader.report.findings[0].rule, CS009);
    check_place(reader.report.findings[0].at, 2, 5, "\xE2\x80\xAE");
    assert_non_null(strstr(reader.report.findings[0].message, "U+202E"));
    check_place(reader.report.findings[1].at, 5, 2, "\xE2\x81\xA6");
    assert_non_null(reader.text.front);
    done(&reader);
    /* Beside them: marks, and the quotes and dashes of ordinary text. */
    read_text(&reader,
        "---\na: \xE2\x80\x8F\xE2\x80\x9C\xE2\x80\x93\xE2\x80\xAF"
        "\xE2\x81\xA5\xE2\x81\xAA\n---\n");
    assert_int_equal(reader.report.count, 0);
    done(&reader);
}

static void
many_bad_lines_end_in_a_number(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_str(&text, "---\n");
    for (int i = 0; i < 50; i++)
        buf_str(&text, "a\xFF\xFF\n");
    struct reader reader;
    read_text(&reader, text.p);
    buf_free(&text);
    assert_int_equal(reader.report.count, 21);
    assert_non_null(
        strstr(reader.report.findings[20].message, "30 more lines"));
    done(&reader);
}

static void
check_too_much(
    const char *begin, const char *again, int times, const char *says)
{
    struct buf text = {0};
    buf_printf(&text, "---\n%s", begin);
    for (int i = 0; i < times; i++)
        buf_str(&text, again);
    buf_str(&text, "\n---\n");
    struct reader reader;
    read_text(&reader, text.p);
    buf_free(&text);
    if (reader.report.count != 1)
        fail_msg("%d findings for %s", reader.report.count, again);
    assert_int_equal(reader.report.findings[0].rule, CS002);
    if (!strstr(reader.report.findings[0].message, says))
        fail_msg("%s", reader.report.findings[0].message);
    assert_null(reader.text.front);
    done(&reader);
}

static void
depth_and_number_have_limits(void **state)
{
    (void)state;
    check_too_much("a: ", "[", 200000, "too deep");
    check_too_much("a: ", "{b: ", 200000, "too deep");
    check_too_much("a: ", "[a, ", 200000, "too deep");
    check_too_much("a:\n  ", "- ", 200000, "too deep");
    check_too_much("a: [", "b,", FRONT_NODES + 10, "too many values");
    check_too_much("", "? ", 1000, "must be a word");
}

static void
depth_at_the_limit_is_read(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_str(&text, "---\na: ");
    for (int i = 1; i < FRONT_DEPTH; i++)
        buf_char(&text, '[');
    buf_str(&text, "x");
    for (int i = 1; i < FRONT_DEPTH; i++)
        buf_char(&text, ']');
    buf_str(&text, "\n---\n");
    struct reader reader;
    read_text(&reader, text.p);
    buf_free(&text);
    assert_int_equal(reader.report.count, 0);
    const struct front *value = reader.text.front;
    while (value->first)
        value = value->first;
    assert_string_equal(value->text, "x");
    char *path = front_path(reader.arena, value);
    assert_int_equal(strlen(path), 1 + 2 * (FRONT_DEPTH - 1));
    done(&reader);
}

static void
long_values_are_refused(void **state)
{
    (void)state;
    size_t n = FRONT_TEXT;
    char *text = xmalloc(n + 32);
    memcpy(text, "---\na: ", 7);
    memset(text + 7, 'x', n);
    memcpy(text + 7 + n, "x\n---\n", 7);
    struct reader reader;
    read_text(&reader, text);
    only_finding(&reader, CS002, 2, 4, "too long to be a value");
    done(&reader);
    memcpy(text + 7 + n, "\n---\n", 6);
    read_text(&reader, text);
    assert_int_equal(reader.report.count, 0);
    assert_int_equal(strlen(reader.text.front->first->text), n);
    done(&reader);
    free(text);
}

/* Messages quote a part of the plan: a short one, on one line. */
static void
quotes_in_messages_are_short(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_str(&text, "---\na: b\n");
    for (int i = 0; i < 100; i++)
        buf_str(&text, "w\xC3\xB6rds ");
    buf_str(&text, "\nc: d\n---\n");
    struct reader reader;
    read_text(&reader, text.p);
    buf_free(&text);
    const struct finding *finding =
        only_finding(&reader, CS002, 3, 1, "is neither");
    size_t n = strlen(finding->message);
    assert_true(text_columns(finding->message, n) < 120);
    assert_int_equal(utf8_check(finding->message, n), n);
    assert_non_null(strstr(finding->message, "\xE2\x80\xA6"));
    done(&reader);
}

/* Wherever it stands among characters of one byte. */
static void
one_character_among_others(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool refused;
    } cases[] = {{"\x01", true}, {"\x1F", true}, {"\x7F", true},
        {"\xC3\xA9", false}, {"\xE2\x82\xAC", false}, {"~", false},
        {"\xC2\x9F", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int before = 0; before < 40; before++) {
            char text[120];
            struct reader reader;
            snprintf(text, sizeof text,
                "---\na: b%.*s%s\nc: 0123456789abcdefghij0123456789\n---\n",
                before, "klmnopqrstuvwxyz klmnopqrstuvwxyz klmnopqrstuvwxyz",
                cases[i].text);
            read_text(&reader, text);
            assert_int_equal(reader.report.count > 0, cases[i].refused);
            if (!cases[i].refused)
                check_value(&reader, "c", "0123456789abcdefghij0123456789", 3,
                    4, "0123456789abcdefghij0123456789");
            done(&reader);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_places),
        cmocka_unit_test(values_that_are_not_there_are_empty),
        cmocka_unit_test(mark_and_windows_lines_are_accepted),
        cmocka_unit_test(other_line_ends_do_not_shift_places),
        cmocka_unit_test(fields_are_found_by_name),
        cmocka_unit_test(empty_front_matter_is_no_fault),
        cmocka_unit_test(missing_front_matter),
        cmocka_unit_test(an_unfinished_one_names_its_likely_end),
        cmocka_unit_test(one_without_an_end_says_where_its_fields_end),
        cmocka_unit_test(unreadable_bytes),
        cmocka_unit_test(turned_writing_is_named_and_read),
        cmocka_unit_test(many_bad_lines_end_in_a_number),
        cmocka_unit_test(depth_and_number_have_limits),
        cmocka_unit_test(depth_at_the_limit_is_read),
        cmocka_unit_test(long_values_are_refused),
        cmocka_unit_test(quotes_in_messages_are_short),
        cmocka_unit_test(one_character_among_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
