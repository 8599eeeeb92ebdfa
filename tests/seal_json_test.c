#include "in_arena.h"

#include <string.h>

#include "seal/canon.h"
#include "seal/json.h"
#include "seal/terms.h"

static const char *
written(struct arena *arena, const struct json *value)
{
    struct buf buf = {0};
    json_write(&buf, value);
    const char *text = arena_strndup(arena, buf.p, buf.n);
    buf_free(&buf);
    return text;
}

static void
assert_string_is(struct arena *arena, const char *text, const char *json)
{
    assert_string_equal(written(arena, json_string(arena, text)), json);
}

static void
strings_are_escaped_as_little_as_can_be(void **state)
{
    struct arena *arena = *state;
    assert_string_is(arena, "a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
    assert_string_is(arena, "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"");
    assert_string_is(arena, "\b.", "\"\\b.\"");
    assert_string_is(arena, "€ <&> '", "\"€ <&> '\"");
    assert_string_is(arena, "\xF0\x9F\x98\x80", "\"\xF0\x9F\x98\x80\"");
}

static void
white_space_is_collapsed(void **state)
{
    struct arena *arena = *state;
    assert_string_is(arena, "  a \t\r\n  b\n", "\"a b\"");
    assert_string_is(arena, "", "\"\"");
    assert_string_is(arena, " \n ", "\"\"");
    /* no-break, thin, ideographic and line separators as well */
    assert_string_is(arena, "a\u00A0b\u2009 c\u3000d\u2028e", "\"a b c d e\"");
    assert_string_is(arena, "a\u200Bb", "\"a\u200Bb\""); /* is no space */
}

/* Texts are looked at eight bytes at once, and odd ones byte by byte: what is
 * odd is found wherever it stands. */
static void
odd_bytes_are_found_at_every_place(void **state)
{
    static const char *const odd[][2] = {{"\"", "\\\""}, {"\\", "\\\\"},
        {"\x01", "\\u0001"}, {" \t", " "}, {"  ", " "}, {" ", " "},
        {"\x7f", "\x7f"}, {"u\u0308", "\u00fc"}};
    struct arena *arena = *state;
    for (int n = 2; n < 26; n++)
        for (int at = 1; at < n; at++)
            for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
                const char *as = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
                const char *text = arena_printf(
                    arena, "%.*s%s%.*s", at, as, odd[i][0], n - at, as);
                const char *json = arena_printf(
                    arena, "\"%.*s%s%.*s\"", at, as, odd[i][1], n - at, as);
                assert_string_equal(
                    written(arena, json_lend(arena, text)), json);
            }
}

static void
text_is_composed(void **state)
{
    struct arena *arena = *state;
    assert_string_is(arena, "Zu\u0308rich", "\"Z\u00FCrich\"");
    assert_string_is(arena, "\u212B", "\"\u00C5\""); /* angstrom sign */
    assert_string_is(arena, "\uFB01", "\"\uFB01\""); /* ligature stays */
    assert_string_is(arena, "q\u0307\u0323", "\"q\u0323\u0307\"");
    /* U+1D160 takes three code points, the most that composition makes */
    assert_string_is(arena, "\U0001D160\U0001D160\U0001D160",
        "\"\U0001D158\U0001D165\U0001D16E\U0001D158\U0001D165\U0001D16E"
        "\U0001D158\U0001D165\U0001D16E\"");
    assert_string_is(arena, "a\xFFz", "\"a\uFFFDz\"");
    assert_string_is(arena, "a\xE2\x82", "\"a\uFFFD\"");
}

/* The names of RFC 8785, section 3.2.3, in its order. */
static void
members_are_sorted_by_utf16(void **state)
{
    struct arena *arena = *state;
    struct json *object = json_object(arena);
    static const char *const names[][2] = {
        {"\u20ac", "Euro Sign"},
        {"\r.", "Carriage Return"},
        {"\uFB33.", "Hebrew Letter Dalet With Dagesh"},
        {"1", "One"},
        {"\U0001F600", "Emoji: Grinning Face"},
        {"\xC2\x80", "Control"},
        {"\u00f6", "Latin Small Letter O With Diaeresis"},
        {"\uE000", "Private use"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        json_keep(object, names[i][0], json_string(arena, names[i][1]));
    const char *json = written(arena, object);
    static const char *const order[] = {"Carriage", "One", "Control", "Latin",
        "Euro", "Emoji", "Private", NULL};
    const char *at = json;
    for (int i = 0; order[i]; i++) {
        const char *found = strstr(at, order[i]);
        assert_non_null(found);
        at = found;
    }
}

static void
prefix_comes_first(void **state)
{
    struct arena *arena = *state;
    struct json *object = json_object(arena);
    json_keep(object, "ab", json_string(arena, "2"));
    json_keep(object, "a", json_string(arena, "1"));
    json_keep(object, "B", json_string(arena, "0"));
    assert_string_equal(
        written(arena, object), "{\"B\":\"0\",\"a\":\"1\",\"ab\":\"2\"}");
}

static void
what_says_nothing_is_absent(void **state)
{
    struct canon out = {.arena = *state};
    static const char *const says_nothing[] = {NULL, "", " \n "};
    canon_open(&out, '{');
    for (size_t i = 0; i < sizeof says_nothing / sizeof *says_nothing; i++) {
        size_t from = canon_field(&out, "a");
        assert_false(canon_keep(&out, from, canon_text(&out, says_nothing[i])));
    }
    size_t list = canon_field(&out, "list"), open = canon_open(&out, '[');
    size_t item = canon_item(&out), object = canon_open(&out, '{');
    assert_false(canon_keep(&out, item, canon_close(&out, object, '}')));
    assert_false(canon_keep(&out, list, canon_close(&out, open, ']')));
    size_t kept = canon_name(&out, canon_form(out.arena, "Zu\u0308 \""));
    assert_true(canon_keep(&out, kept, true));
    object = canon_open(&out, '{');
    assert_false(canon_close(&out, object, '}'));
    size_t said = canon_field(&out, "said");
    assert_true(canon_keep(&out, said, canon_text(&out, " it ")));
    assert_true(canon_close(&out, 0, '}'));
    assert_string_equal(out.buf.p, "{\"Z\u00fc \\\"\":{},\"said\":\"it\"}");
    buf_free(&out.buf);
}

static void
assert_sorted_from(struct arena *arena, int first, const char *json)
{
    static const char *const texts[] = {
        "c", "b", "", "a", "\U0001F600", "\uFF5E"};
    struct canon out = {.arena = arena};
    size_t at[6];
    struct canon_items items = {at, 0};
    canon_open(&out, '[');
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t from = canon_item(&out), begin = out.buf.n;
        if (canon_keep(&out, from, canon_text(&out, texts[i])))
            at[items.count++] = begin;
    }
    canon_sort(&out, items, first);
    canon_close(&out, 0, ']');
    assert_string_equal(out.buf.p, json);
    buf_free(&out.buf);
}

static void
lists_are_sorted_from_an_item_on(void **state)
{
    assert_sorted_from(
        *state, 1, "[\"c\",\"a\",\"b\",\"\U0001F600\",\"\uFF5E\"]");
    assert_sorted_from(
        *state, 0, "[\"a\",\"b\",\"c\",\"\U0001F600\",\"\uFF5E\"]");
    assert_sorted_from(
        *state, 9, "[\"c\",\"b\",\"a\",\"\U0001F600\",\"\uFF5E\"]");
}

/* What is read later is the same as what is read at once, and what is no
 * object has nothing in it. */
static void
an_object_is_read_when_it_is_looked_at(void **state)
{
    struct arena *arena = *state;
    static const char text[] = "{\"a\":[\"1\",\"2\"],\"b\":{\"c\":\"3\"}}";
    struct slice bytes = {text, sizeof text - 1};
    const struct json *read = json_read(arena, bytes);
    assert_string_equal(written(arena, json_later(arena, bytes)), text);
    const struct json *later = json_later(arena, bytes);
    assert_true(json_same(read, later));
    assert_string_equal(written(arena, later), text);
    later = json_later(arena, bytes);
    assert_true(json_same(json_later(arena, bytes), later));
    later = json_later(arena, bytes);
    assert_string_equal(
        json_string_of(json_get(json_get(later, "b"), "c")), "3");
    later = json_later(arena, bytes);
    assert_int_equal(json_count(later), 2);
    assert_string_equal(json_name_at(later, 1), "b");
    assert_int_equal(json_count(json_later(arena, (struct slice){"[]", 2})), 0);
    assert_int_equal(json_count(json_later(arena, (struct slice){"{", 1})), 0);
}

/* FIPS 180-2, appendix B. */
static void
digest_is_sha256(void **state)
{
    (void)state;
    unsigned char out[32];
    static const unsigned char abc[32] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01,
        0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03,
        0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00,
        0x15, 0xad};
    seal_sha256((struct slice){"abc", 3}, out);
    assert_memory_equal(out, abc, sizeof abc);
    seal_sha256((struct slice){"", 0}, out);
    assert_int_equal(out[0], 0xe3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(strings_are_escaped_as_little_as_can_be),
        ARENA_TEST(white_space_is_collapsed),
        ARENA_TEST(odd_bytes_are_found_at_every_place),
        ARENA_TEST(text_is_composed),
        ARENA_TEST(members_are_sorted_by_utf16),
        ARENA_TEST(prefix_comes_first),
        ARENA_TEST(what_says_nothing_is_absent),
        ARENA_TEST(lists_are_sorted_from_an_item_on),
        ARENA_TEST(an_object_is_read_when_it_is_looked_at),
        ARENA_TEST(digest_is_sha256),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
