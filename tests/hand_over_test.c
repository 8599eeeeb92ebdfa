/* A text that is handed over to libyaml gives the events, the places and the
 * faults that it gives when libyaml reads it itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <yaml.h>

#include "base/file.h"
#include "base/text.h"
#include "source/hand_over.h"

static void
open_parser(yaml_parser_t *parser, struct slice text)
{
    assert_true(yaml_parser_initialize(parser));
    yaml_parser_set_input_string(parser, (const unsigned char *)text.p, text.n);
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
}

static void
same_mark(yaml_mark_t a, yaml_mark_t b)
{
    assert_int_equal(a.index, b.index);
    assert_int_equal(a.line, b.line);
    assert_int_equal(a.column, b.column);
}

static void
same_event(const yaml_event_t *a, const yaml_event_t *b)
{
    assert_int_equal(a->type, b->type);
    same_mark(a->start_mark, b->start_mark);
    same_mark(a->end_mark, b->end_mark);
    if (a->type == YAML_SEQUENCE_START_EVENT)
        assert_int_equal(
            a->data.sequence_start.style, b->data.sequence_start.style);
    if (a->type == YAML_MAPPING_START_EVENT)
        assert_int_equal(
            a->data.mapping_start.style, b->data.mapping_start.style);
    if (a->type == YAML_DOCUMENT_START_EVENT)
        assert_int_equal(
            a->data.document_start.implicit, b->data.document_start.implicit);
    if (a->type != YAML_SCALAR_EVENT)
        return;
    assert_int_equal(a->data.scalar.style, b->data.scalar.style);
    assert_int_equal(a->data.scalar.length, b->data.scalar.length);
    assert_memory_equal(
        a->data.scalar.value, b->data.scalar.value, a->data.scalar.length);
}

static void
same_fault(const yaml_parser_t *a, const yaml_parser_t *b)
{
    assert_int_equal(a->error, b->error);
    assert_string_equal(
        a->problem ? a->problem : "", b->problem ? b->problem : "");
    assert_string_equal(
        a->context ? a->context : "", b->context ? b->context : "");
    same_mark(a->problem_mark, b->problem_mark);
    same_mark(a->context_mark, b->context_mark);
    assert_int_equal(a->flow_level, b->flow_level);
}

/* Reads the text both ways to its end or its fault; true when it was handed
 * over. */
static bool
read_both(struct slice text)
{
    yaml_parser_t alone, given;
    yaml_event_t a, b;
    open_parser(&alone, text);
    open_parser(&given, text);
    bool handed = hand_over(&given, text.p, text.n, utf8_count(text.p, text.n));
    for (bool more = true; more;) {
        int good = yaml_parser_parse(&alone, &a);
        assert_int_equal(yaml_parser_parse(&given, &b), good);
        if (!good) {
            same_fault(&alone, &given);
            break;
        }
        same_event(&a, &b);
        more = a.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&a);
        yaml_event_delete(&b);
    }
    yaml_parser_delete(&alone);
    yaml_parser_delete(&given);
    return handed;
}

static bool
is_taken(struct slice text)
{
    if (utf8_check(text.p, text.n) != text.n)
        return false;
    for (const char *p = text.p; p < text.p + text.n;)
        if (!hand_over_takes(utf8_next(&p)))
            return false;
    return true;
}

/* With any other version nothing is handed over. */
static bool
is_known_version(void)
{
    return text_is(yaml_get_version_string(), "0.2.5");
}

static void
test_version(void **state)
{
    (void)state;
    assert_int_equal(
        read_both((struct slice){"a: b\n", 5}), is_known_version());
}

/* --- texts --- */

static const char *const texts[] = {
    "",
    "\n",
    "a",
    "a:",
    "a: b",
    "a: b\n",
    "\xEF\xBB\xBF"
    "a: b\n", /* a byte order mark */
    "a: b\r\nc: d\re: f\n",
    "a: caf\xC3\xA9\nb\xC3\xA9: \xE2\x82\xAC 5\nc: \xF0\x9F\x98\x80 end\n",
    "a: one\xC2\x85"
    "b: two\xE2\x80\xA8"
    "c: three\xE2\x80\xA9"
    "d: e\n",
    "a: |\n  two\n  lines\n\nb: >-\n  fold\n  ed\n",
    "a: 'it''s'\nb: \"x\\u00e9 \\n y\"\nc: \"over\n  two lines\"\n",
    "- {a: b, c: [d, e]}\n- [f,\n  g]\n",
    "# a remark\na: b # another\n",
    "a: [b, c\nd: e\n",
    "a: {b: c\n",
    "a: \"open\nb: c\n",
    "a: 'open",
    "a:\n\tb: c\n",
    "a: b: c\n",
    "a: b\n c: d\n",
    "a\nb: c\n",
    "a: @b\n",
    "a: `b`\n",
    "a: %b\n%c\n",
    "%YAML 1.1\n---\na: b\n",
    "a: &b c\nd: *b\ne: !f g\n",
    "a: b\n---\nc: d\n...\n",
    "? a\n: b\n",
    "a: ]\n",
    "a: \"\\q\"\n",
    "---",
    "--- ",
    "...",
    "-",
    ":",
    "?",
};

static void
test_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct slice text = {texts[i], strlen(texts[i])};
        assert_true(is_taken(text));
        assert_int_equal(read_both(text), is_known_version());
        for (size_t n = 0; n < text.n; n++) /* and wherever it is cut off */
            if (is_taken((struct slice){text.p, n}))
                read_both((struct slice){text.p, n});
    }
}

/* --- the examples, whole and broken --- */

static const char *const plans[] = {"arbor", "castell", "halvorsen", "meridian",
    "northwind", "wisniewski", "cs-2027"};

static char *
front_of(const char *name, size_t *size)
{
    char path[64];
    snprintf(path, sizeof path, "plans/%s.md", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 65536);
    assert_true(fread(text, 1, 65535, file) > 8);
    fclose(file);
    char *end = strstr(text, "\n---\n");
    assert_non_null(end);
    *size = (size_t)(end + 1 - text - 4);
    memmove(text, text + 4, *size);
    return text;
}

static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Signs of YAML's in places where they do not belong. */
static void
break_at_random(const char *text, size_t size, uint32_t seed)
{
    static const char signs[] = ":-?[]{},#&*!|>'\"%@` \t\n\r";
    char *copy = malloc(size);
    memcpy(copy, text, size);
    for (int i = 0; i < 3; i++) {
        size_t at = next_random(&seed) % size;
        if ((unsigned char)copy[at] < 0x80)
            copy[at] = signs[next_random(&seed) % (sizeof signs - 1)];
    }
    read_both((struct slice){copy, size});
    free(copy);
}

static void
test_plans(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        size_t size;
        char *text = front_of(plans[i], &size);
        assert_true(is_taken((struct slice){text, size}));
        assert_int_equal(
            read_both((struct slice){text, size}), is_known_version());
        for (uint32_t seed = 1; seed <= 300; seed++)
            break_at_random(text, size, seed);
        free(text);
    }
}

/* --- the limit --- */

/* Fields up to that size, the last of them wide. */
static char *
fields_of(size_t size)
{
    char *text = malloc(size);
    for (size_t at = 0; at < size; at++)
        text[at] = "field: its value\n"[at % 17];
    memcpy(text + size - 8, "\nz: \xC3\xA9\n\n", 8);
    return text;
}

/* From a size on libyaml reads by itself, and nobody sees where. */
static void
test_limit(void **state)
{
    (void)state;
    static const size_t sizes[] = {16383, 16384, 16385, 32768, 49147, 49148,
        49149, 49151, 49152, 49153, 65536, 200000};
    bool handed = true;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *text = fields_of(sizes[i]);
        bool now = read_both((struct slice){text, sizes[i]});
        assert_true(handed || !now);
        handed = now;
        free(text);
    }
    assert_false(handed);
}

/* What libyaml refuses is not handed over. */
static void
test_refused(void **state)
{
    (void)state;
    static const char *const refused[] = {"a: \x01", "a: \x1B", "a: \x7F",
        "a: \xC2\x80", "a: \xC2\x9F", "a: \xEF\xBF\xBE", "a: \xEF\xBF\xBF",
        "a: \xFF", "a: \xED\xA0\x80"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct slice text = {refused[i], strlen(refused[i])};
        assert_false(is_taken(text));
        yaml_parser_t parser;
        yaml_event_t event;
        open_parser(&parser, text);
        while (yaml_parser_parse(&parser, &event))
            yaml_event_delete(&event);
        assert_int_equal(parser.error, YAML_READER_ERROR);
        yaml_parser_delete(&parser);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_version),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_plans),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
