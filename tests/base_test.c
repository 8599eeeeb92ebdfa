/* Arena, memory, buffer, text and place. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/pool.h"
#include "base/text.h"

static void
arena_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t size = 0; size < 300; size++) {
        unsigned char *p = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xA5, size);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void
arena_large_pieces_do_not_disturb_small_ones(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *small = arena_strdup(arena, "small");
    unsigned char *large = arena_alloc(arena, 1000000);
    char *next = arena_strdup(arena, "next");
    memset(large, 0xFF, 1000000);
    assert_string_equal(small, "small");
    assert_string_equal(next, "next");
    /* The room that was left beside `small` is used. */
    assert_true(next > small && next - small < 1000);
    arena_free(arena);
}

static void
arena_reset_gives_zeroed_memory_again(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 200; i++) {
            unsigned char *p = arena_alloc(arena, 1000);
            for (int k = 0; k < 1000; k++)
                assert_int_equal(p[k], 0);
            memset(p, 0x5A, 1000);
        }
        memset(arena_alloc(arena, 200000), 0x5A, 200000);
        arena_reset(arena);
    }
    arena_free(arena);
}

#define FULL 50000 /* bytes that fill a first block of their own */

/* From an arena that holds `before` bytes. */
static void
check_rewound(size_t before)
{
    struct arena *arena = arena_new();
    char *kept = before ? arena_raw(arena, before) : NULL;
    if (kept)
        memset(kept, 0x33, before);
    struct arena_mark mark = arena_mark(arena);
    char *first = NULL;
    for (int round = 0; round < 3; round++) {
        char *p = arena_alloc(arena, 100);
        assert_true(!first || p == first);
        /* A first block is given back; behind a full one is any. */
        first = before > 0 && before < FULL ? p : NULL;
        for (int i = 0; i < 200; i++) {
            unsigned char *q = arena_alloc(arena, 1000);
            for (int k = 0; k < 1000; k++)
                assert_int_equal(q[k], 0);
            memset(q, 0x5A, 1000);
            memset(arena_raw(arena, 70), 0x5A, 70);
        }
        memset(p, 0x5A, 100);
        memset(arena_alloc(arena, 200000), 0x5A, 200000);
        arena_rewind(arena, mark);
    }
    for (size_t i = 0; i < before; i++)
        assert_int_equal(kept[i], 0x33);
    arena_free(arena);
}

static void
arena_rewind_forgets_what_came_after_the_mark(void **state)
{
    (void)state;
    check_rewound(0);
    check_rewound(1);
    check_rewound(3000);
    check_rewound(FULL);
}

static void
arena_reset_gives_what_was_used_last_first(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *last = NULL;
    for (int i = 0; i < 8; i++)
        last = arena_alloc(arena, 40000); /* one a block */
    arena_reset(arena);
    assert_ptr_equal(arena_alloc(arena, 40000), last);
    arena_free(arena);
}

static void
arena_grow_keeps_items(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int *items = NULL, count = 0, room = 0;
    for (int i = 0; i < 1000; i++) {
        int *before = items, room_before = room;
        items = arena_grow(arena, items, count, &room, sizeof *items);
        if (count < room_before)
            assert_ptr_equal(items, before);
        assert_true(room > count);
        items[count++] = i * i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i * i);
    arena_free(arena);
}

static void
arena_grow_takes_the_room_behind(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int room = 0;
    int *items = arena_grow(arena, NULL, 0, &room, sizeof *items);
    int few = room;
    for (int i = 0; i < few; i++)
        items[i] = i + 1;
    int *grown = arena_grow(arena, items, few, &room, sizeof *items);
    assert_ptr_equal(grown, items);
    assert_int_equal(room, 2 * few);
    assert_int_equal(grown[few - 1], few);
    for (int i = few; i < room; i++)
        assert_int_equal(grown[i], 0);
    char *next = arena_strdup(arena, "next");
    grown = arena_grow(arena, items, room, &room, sizeof *items);
    assert_ptr_not_equal(grown, items);
    assert_int_equal(grown[few - 1], few);
    for (int i = few; i < room; i++)
        assert_int_equal(grown[i], 0);
    assert_string_equal(next, "next");
    arena_free(arena);
}

static void
arena_text(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(arena_strndup(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_strndup(arena, NULL, 0), "");
    assert_string_equal(arena_printf(arena, "%s-%d", "x", 42), "x-42");
    assert_string_equal(arena_printf(arena, "%s", ""), "");
    char *p = xmalloc(0);
    assert_non_null(p);
    p = xrealloc(p, 0);
    assert_non_null(p);
    free(p);
    p = xstrdup("copy");
    assert_string_equal(p, "copy");
    free(p);
    arena_free(arena);
}

static void
buf_grows_and_is_terminated(void **state)
{
    (void)state;
    struct buf buf = {0};
    assert_int_equal(buf_slice(&buf).n, 0);
    assert_string_equal(buf_slice(&buf).p, "");
    for (int i = 0; i < 3000; i++) {
        buf_char(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.p[buf.n], '\0');
        assert_true(buf.n < buf.room);
    }
    buf_add(&buf, "a\0b", 3);
    assert_int_equal(buf.n, 3003);
    assert_memory_equal(buf.p + 3000, "a\0b", 4);
    buf_add(&buf, NULL, 0);
    assert_int_equal(buf.n, 3003);
    buf_clear(&buf);
    assert_int_equal(buf.n, 0);
    assert_string_equal(buf.p, "");
    buf_printf(&buf, "%d %s", 7, "seven");
    assert_string_equal(buf.p, "7 seven");
    buf_free(&buf);
    assert_null(buf.p);
    buf_free(&buf);
}

static void
buf_detach_hands_over(void **state)
{
    (void)state;
    struct buf buf = {0};
    size_t n = 99;
    char *bytes = buf_detach(&buf, &n);
    assert_int_equal(n, 0);
    assert_string_equal(bytes, "");
    free(bytes);
    buf_str(&buf, "text");
    bytes = buf_detach(&buf, &n);
    assert_int_equal(n, 4);
    assert_string_equal(bytes, "text");
    assert_null(buf.p);
    free(bytes);
}

static void
check_written(
    void (*write)(struct buf *, int64_t), int64_t n, const char *expected)
{
    struct buf buf = {0};
    write(&buf, n);
    assert_string_equal(buf.p, expected);
    assert_int_equal(buf.n, strlen(expected));
    buf_free(&buf);
}

static void
buf_centi_has_no_needless_zeros(void **state)
{
    (void)state;
    check_written(buf_centi, 0, "0");
    check_written(buf_centi, 150, "1.5");
    check_written(buf_centi, -2, "-.02");
    check_written(buf_centi, 50, ".5");
    check_written(buf_centi, -100, "-1");
    check_written(buf_centi, 10000, "100");
    check_written(buf_centi, 59528, "595.28");
    check_written(buf_centi, INT64_MIN, "-92233720368547758.08");
}

static void
buf_int_writes_every_digit(void **state)
{
    (void)state;
    check_written(buf_int, 0, "0");
    check_written(buf_int, 9, "9");
    check_written(buf_int, 10, "10");
    check_written(buf_int, -99, "-99");
    check_written(buf_int, 100, "100");
    check_written(buf_int, 1000000, "1000000");
    check_written(buf_int, INT64_MAX, "9223372036854775807");
    check_written(buf_int, INT64_MIN, "-9223372036854775808");
}

static void
buf_milli_has_no_needless_zeros(void **state)
{
    (void)state;
    check_written(buf_milli, 0, "0");
    check_written(buf_milli, 1500, "1.5");
    check_written(buf_milli, -20, "-0.02");
    check_written(buf_milli, 7, "0.007");
    check_written(buf_milli, 1000, "1");
    check_written(buf_milli, 100000, "100");
    check_written(buf_milli, -999, "-0.999");
    check_written(buf_milli, 1234567, "1234.567");
    check_written(buf_milli, INT64_MAX, "9223372036854775.807");
    check_written(buf_milli, INT64_MIN, "-9223372036854775.808");
}

static void
check_base64(const char *text, size_t n, const char *expected)
{
    struct buf buf = {0};
    buf_base64(&buf, text, n);
    assert_string_equal(buf.p, expected);
    buf_free(&buf);
}

/* The vectors of RFC 4648, section 10, and the signs of its alphabet. */
static void
buf_base64_is_padded(void **state)
{
    (void)state;
    check_base64("", 0, "");
    check_base64("f", 1, "Zg==");
    check_base64("fo", 2, "Zm8=");
    check_base64("foo", 3, "Zm9v");
    check_base64("foob", 4, "Zm9vYg==");
    check_base64("foobar", 6, "Zm9vYmFy");
    check_base64("\xFB\xFF\xFE\0", 4, "+//+AA==");
}

static void
buf_rune_writes_utf8(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_rune(&buf, 'a');
    buf_rune(&buf, 0xE9);
    buf_rune(&buf, 0x7FF);
    buf_rune(&buf, 0x800);
    buf_rune(&buf, 0x20AC);
    buf_rune(&buf, 0xFFFF);
    buf_rune(&buf, 0x1F600);
    buf_rune(&buf, 0x10FFFF);
    assert_string_equal(buf.p, "a\xC3\xA9\xDF\xBF\xE0\xA0\x80\xE2\x82\xAC"
                               "\xEF\xBF\xBF\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF");
    buf_free(&buf);
}

static void
every_rune_comes_back(void **state)
{
    (void)state;
    for (uint32_t rune = 1; rune <= 0x10FFFF; rune++) {
        if (rune >= 0xD800 && rune <= 0xDFFF)
            continue;
        char bytes[5] = {0};
        int n = utf8_encode(rune, bytes);
        const char *p = bytes;
        if (utf8_next(&p) != rune || p != bytes + n ||
            utf8_check(bytes, (size_t)n) != (size_t)n ||
            utf8_count(bytes, (size_t)n) != 1)
            fail_msg("U+%04X", (unsigned)rune);
    }
}

static void
wrong_utf8_is_found_where_it_begins(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n, good;
    } cases[] = {
        {"abc", 3, 3},
        {"", 0, 0},
        {"a\0b", 3, 1},
        {"ab\x80", 3, 2},                   /* a continuation alone */
        {"a\xC0\x80", 3, 1},                /* overlong */
        {"\xC1\xBF", 2, 0},                 /* overlong */
        {"\xE0\x9F\xBF", 3, 0},             /* overlong */
        {"\xF0\x8F\xBF\xBF", 4, 0},         /* overlong */
        {"\xED\xA0\x80", 3, 0},             /* a surrogate */
        {"\xF4\x90\x80\x80", 4, 0},         /* beyond U+10FFFF */
        {"\xF5\x80\x80\x80", 4, 0},         /* beyond U+10FFFF */
        {"x\xE2\x82", 3, 1},                /* cut off */
        {"\xE2\x82\xAC\xF0\x9F\x98", 6, 3}, /* cut off */
        {"\xE2"
         "a\x82",
            3, 0},
        {"\xED\x9F\xBF\xEE\x80\x80", 6, 6},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(utf8_check(cases[i].bytes, cases[i].n), cases[i].good);
}

static void
decoding_goes_on_behind_a_wrong_byte(void **state)
{
    (void)state;
    const char *p = "\xE2\x82"
                    "a\xFF";
    assert_int_equal(utf8_next(&p), 0xFFFD);
    assert_int_equal(utf8_next(&p), 0xFFFD);
    assert_int_equal(utf8_next(&p), 'a');
    assert_int_equal(utf8_next(&p), 0xFFFD);
    assert_int_equal(utf8_next(&p), 0);
    assert_int_equal(utf8_next(&p), 0);
}

static void
columns_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(text_columns("abc", 3), 3);
    assert_int_equal(text_columns("abc", 2), 2);
    assert_int_equal(text_columns("\xC3\xA9", 2), 1);
    assert_int_equal(text_columns("e\xCC\x81", 3), 1);
    assert_int_equal(text_columns("\xE6\x97\xA5\xE6\x9C\xAC", 6), 4);
    assert_int_equal(text_columns("\xEA\xB0\x80", 3), 2);
    assert_int_equal(text_columns("", 0), 0);
}

/* Every byte at every place of sixteen and of eight, and runs that go on in the
 * next. */
static void
letters_and_digits_are_counted_to_the_first_other(void **state)
{
    (void)state;
    char text[48];
    for (int byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 44; at++) {
            memset(text, "aZ09"[at % 4], sizeof text);
            text[at] = (char)byte;
            size_t n = text_alnum((char)byte) ? 44 : at;
            assert_int_equal(text_alnum_run(text, text + 44), n);
        }
    assert_int_equal(text_alnum_run(text, text), 0);
    assert_int_equal(text_alnum_run(text, text + 7), 7);
}

static void
texts_are_compared(void **state)
{
    (void)state;
    assert_true(text_is("a", "a"));
    assert_false(text_is("a", "A"));
    assert_true(text_is("", ""));
    assert_false(text_is("", "a"));
    assert_false(text_is("a", ""));
    assert_false(text_is("a", "ab"));
    assert_false(text_is("ab", "a"));
    assert_false(text_is("ab", "ac"));
    assert_true(text_is("ab", "ab"));
    assert_false(text_is("abc", "abd"));
    assert_true(text_is(NULL, NULL));
    assert_false(text_is(NULL, ""));
    assert_false(text_is("", NULL));
    assert_true(text_starts("Milestone: x", "Milestone:"));
    assert_true(text_starts("x", ""));
    assert_false(text_starts("Mile", "Milestone"));
    assert_true(text_is_nocase("CS101", "cs101"));
    assert_false(text_is_nocase("CS101", "cs10"));
    assert_false(text_is_nocase("CS10", "cs101"));
    assert_false(text_is_nocase("[", "{"));
    assert_false(text_is_nocase("\xC3\x89", "\xC3\xA9"));
    assert_true(text_blank(NULL));
    assert_true(text_blank(" \t\r\n"));
    assert_false(text_blank(" x"));
}

static void
white_space_is_collapsed(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(text_collapse(arena, "  a \t\r\n b  "), "a b");
    assert_string_equal(text_collapse(arena, "a b"), "a b");
    assert_string_equal(text_collapse(arena, " \n "), "");
    assert_string_equal(text_collapse(arena, ""), "");
    assert_string_equal(text_lower(arena, "AbZ[\xC3\x89"), "abz[\xC3\x89");
    arena_free(arena);
}

static void
distance_counts_edits_and_swaps(void **state)
{
    (void)state;
    assert_int_equal(text_distance("baseline", "baseline", 2), 0);
    assert_int_equal(text_distance("base-line", "baseline", 2), 1);
    assert_int_equal(text_distance("basline", "baseline", 2), 1);
    assert_int_equal(text_distance("baselien", "baseline", 2), 1);
    assert_int_equal(text_distance("vaseline", "baseline", 2), 1);
    assert_int_equal(text_distance("abcd", "badc", 2), 2);
    assert_int_equal(text_distance("owner", "due", 2), 3);
    assert_int_equal(text_distance("", "ab", 2), 2);
    assert_int_equal(text_distance("", "abc", 2), 3);
    char longer[200];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(text_distance(longer, longer, 2), 0);
    assert_int_equal(text_distance(longer, longer + 1, 2), 3);
}

static void
nearest_is_one_or_none(void **state)
{
    (void)state;
    static const char *const names[] = {
        "owner", "owners", "due", "done", "status"};
    assert_string_equal(text_nearest("ownr", names, 5), "owner");
    assert_string_equal(text_nearest("staus", names, 5), "status");
    assert_string_equal(text_nearest("STATUS", names, 5), "status");
    assert_string_equal(text_nearest("owners", names, 5), "owners");
    assert_null(text_nearest("target", names, 5));
    /* "dune" is one from each of two. */
    assert_null(text_nearest("dne", names, 5));
    /* Of three letters two changes leave nothing to recognise. */
    assert_null(text_nearest("dxx", names, 5));
    assert_null(text_nearest("x", names, 0));
    static const char *const levels[] = {
        "error", "warning", "note", "error-page"};
    assert_string_equal(text_nearest("warn", levels, 4), "warning");
    assert_null(text_nearest("wa", levels, 4));
    assert_null(text_nearest("err", levels, 4));
}

static void
check_visible(const char *text, size_t n, const char *expected)
{
    struct buf buf = {0};
    buf_visible(&buf, text, n);
    assert_string_equal(buf.p ? buf.p : "", expected);
    buf_free(&buf);
}

static void
controls_are_shown(void **state)
{
    (void)state;
    check_visible("a\tb", 3, "a b");
    check_visible("\x1B[31m", 5, "<U+001B>[31m");
    check_visible("a\r\nb", 4, "a<U+000D><U+000A>b");
    check_visible("a\0b", 3, "a<U+0000>b");
    check_visible("\xE2\x80\xAE", 3, "<U+202E>");
    check_visible("\xC2\x9B", 2, "<U+009B>");
    check_visible("\xEF\xBB\xBF", 3, "<U+FEFF>");
    check_visible("caf\xE9", 4, "caf<E9>");
    check_visible("\xEF\xBF\xBD", 3, "\xEF\xBF\xBD");
    check_visible("\xC3\xA9 \xE6\x97\xA5", 6, "\xC3\xA9 \xE6\x97\xA5");
    check_visible("abc", 0, "");
}

static struct source *
source_of(struct arena *arena, const char *text)
{
    return source_new(arena, "a.md", (struct slice){text, strlen(text)});
}

static void
check_start(const struct source *source, uint32_t at, int line, int column)
{
    struct line_column start = place_start(place_in(source, at, 0));
    assert_int_equal(start.line, line);
    assert_int_equal(start.column, column);
}

static void
places_become_lines_and_columns(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source *source = source_of(arena, "ab\nc\xC3\xA9"
                                             "d\r\n\nx");
    assert_int_equal(source->lines, 4);
    check_start(source, 0, 1, 1);
    check_start(source, 2, 1, 3);
    check_start(source, 3, 2, 1);
    check_start(source, 6, 2, 3); /* behind the two bytes of one character */
    check_start(source, 9, 3, 1);
    check_start(source, 10, 4, 1);
    check_start(source, 11, 4, 2);
    check_start(source, 99, 4, 2); /* clamped */
    struct line_column end = place_end(place_in(source, 3, 4));
    assert_int_equal(end.line, 2);
    assert_int_equal(end.column, 4);
    struct line_column none = place_start((struct place){0});
    assert_int_equal(none.line, 1);
    arena_free(arena);
}

static void
columns_of_a_long_line(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = {0};
    buf_str(&text, "ab\n");
    for (int i = 0; i < 10000; i++)
        buf_str(&text, "x\xC3\xA9");
    struct source *source = source_of(arena, text.p);
    check_start(source, 3, 2, 1);
    for (int i = 0; i < 10000; i += 77) {
        check_start(source, (uint32_t)(3 + 3 * i), 2, 2 * i + 1);
        check_start(source, (uint32_t)(4 + 3 * i), 2, 2 * i + 2);
    }
    check_start(source, 30003, 2, 20001);
    buf_free(&text);
    arena_free(arena);
}

static void
a_mark_counts_for_no_column(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source *source = source_of(arena, "\xEF\xBB\xBF"
                                             "ab\nc");
    check_start(source, 3, 1, 1);
    check_start(source, 4, 1, 2);
    check_start(source, 6, 2, 1);
    assert_memory_equal(source_line(source, 1).p, "ab", 2);
    assert_int_equal(source_line(source, 1).n, 2);
    arena_free(arena);
}

static void
a_text_is_taken_apart_into_lines(void **state)
{
    (void)state;
    static const char *const lines[] = {"a", "", "bc"};
    static const char *const texts[] = {"a\n\nbc", "a\n\nbc\n"};
    for (int i = 0; i < 2; i++) {
        struct slice text = {texts[i], strlen(texts[i])}, line = {NULL, 0};
        for (int k = 0; k < 3; k++) {
            assert_true(slice_line(&text, &line));
            assert_true(slice_is(line, lines[k]));
        }
        assert_false(slice_line(&text, &line));
        assert_int_equal(
            text_lines(texts[i], texts[i] + strlen(texts[i])), 2 + i);
    }
    assert_int_equal(text_lines(texts[0], texts[0] + 1), 0);
}

static void
a_text_begins_with_one_of_several(void **state)
{
    (void)state;
    static const char *const starts[] = {"refs/", "refs/heads/", "\u00a0"};
    assert_int_equal(text_start_of("refs/heads/main", starts, 3), 5);
    assert_int_equal(text_start_of("\u00a0:", starts, 3), 2);
    assert_int_equal(text_start_of("ref", starts, 3), 0);
    assert_int_equal(text_start_of("", starts, 3), 0);
}

static void
a_text_among_others(void **state)
{
    (void)state;
    static const char *const items[] = {"one", "two", "three"};
    assert_true(text_among("two", items, 3));
    assert_false(text_among("three", items, 2));
    assert_false(text_among("tw", items, 3));
    assert_false(text_among("one", NULL, 0));
}

static void
lines_come_without_their_end(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source *source = source_of(arena, "ab\r\n\ncd\n");
    assert_int_equal(source_line(source, 1).n, 2);
    assert_int_equal(source_line(source, 2).n, 0);
    assert_memory_equal(source_line(source, 3).p, "cd", 2);
    assert_int_equal(source_line(source, 4).n, 0);
    assert_int_equal(source_line(source, 5).n, 0);
    assert_int_equal(source_line(source, 0).n, 0);
    struct source *empty = source_of(arena, "");
    assert_int_equal(empty->lines, 1);
    assert_int_equal(source_line(empty, 1).n, 0);
    check_start(empty, 0, 1, 1);
    arena_free(arena);
}

static void
line_and_column_become_offsets(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source *source = source_of(arena, "ab\n\xC3\xA9"
                                             "d\nx");
    assert_int_equal(source_offset(source, 0, 0), 0);
    assert_int_equal(source_offset(source, 1, 1), 5);
    assert_int_equal(source_offset(source, 1, 2), 6);
    assert_int_equal(source_offset(source, 1, 99), 6);
    assert_int_equal(source_offset(source, 2, 1), 8);
    assert_int_equal(source_offset(source, 9, 0), 8);
    arena_free(arena);
}

static void
places_are_spanned_and_ordered(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source *a = source_of(arena, "0123456789");
    struct place left = place_in(a, 2, 3), right = place_in(a, 6, 2);
    struct place span = place_span(left, right);
    assert_int_equal(span.at, 2);
    assert_int_equal(span.length, 6);
    assert_int_equal(place_span(right, left).length, 0);
    assert_true(place_compare(left, right) < 0);
    assert_true(place_compare(right, left) > 0);
    assert_int_equal(place_compare(left, left), 0);
    struct source *b = source_new(arena, "b.md", (struct slice){"x", 1});
    assert_true(place_compare(right, place_in(b, 0, 0)) < 0);
    assert_true(place_compare((struct place){0}, left) < 0);
    arena_free(arena);
}

#ifndef __SANITIZE_ADDRESS__ /* has a malloc of its own */

/* Two jobs at a time: neither ends before the other has begun. */
struct taking {
    pthread_barrier_t begun;
    char *piece[2];
};

static void
take_piece(void *context, int job, int worker)
{
    struct taking *taking = context;
    (void)worker;
    pthread_barrier_wait(&taking->begun);
    taking->piece[job] = malloc(5000);
}

static void
threads_take_from_one_heap_when_asked_to(void **state)
{
    (void)state;
    struct taking taking;
    memory_open();
    memory_share();
    pthread_barrier_init(&taking.begun, NULL, 2);
    pool_run(2, 2, take_piece, &taking);
    pthread_barrier_destroy(&taking.begun);
    for (int i = 0; i < 2; i++) {
        assert_true((uintptr_t)taking.piece[i] < (uintptr_t)sbrk(0));
        free(taking.piece[i]);
    }
}

#endif

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
        cmocka_unit_test(arena_large_pieces_do_not_disturb_small_ones),
        cmocka_unit_test(arena_reset_gives_zeroed_memory_again),
        cmocka_unit_test(arena_rewind_forgets_what_came_after_the_mark),
        cmocka_unit_test(arena_reset_gives_what_was_used_last_first),
        cmocka_unit_test(arena_grow_keeps_items),
        cmocka_unit_test(arena_grow_takes_the_room_behind),
        cmocka_unit_test(arena_text),
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(threads_take_from_one_heap_when_asked_to),
#endif
        cmocka_unit_test(buf_grows_and_is_terminated),
        cmocka_unit_test(buf_detach_hands_over),
        cmocka_unit_test(buf_centi_has_no_needless_zeros),
        cmocka_unit_test(buf_int_writes_every_digit),
        cmocka_unit_test(buf_milli_has_no_needless_zeros),
        cmocka_unit_test(buf_base64_is_padded),
        cmocka_unit_test(buf_rune_writes_utf8),
        cmocka_unit_test(every_rune_comes_back),
        cmocka_unit_test(wrong_utf8_is_found_where_it_begins),
        cmocka_unit_test(decoding_goes_on_behind_a_wrong_byte),
        cmocka_unit_test(columns_of_a_terminal),
        cmocka_unit_test(texts_are_compared),
        cmocka_unit_test(white_space_is_collapsed),
        cmocka_unit_test(distance_counts_edits_and_swaps),
        cmocka_unit_test(nearest_is_one_or_none),
        cmocka_unit_test(controls_are_shown),
        cmocka_unit_test(places_become_lines_and_columns),
        cmocka_unit_test(letters_and_digits_are_counted_to_the_first_other),
        cmocka_unit_test(columns_of_a_long_line),
        cmocka_unit_test(a_mark_counts_for_no_column),
        cmocka_unit_test(a_text_is_taken_apart_into_lines),
        cmocka_unit_test(a_text_begins_with_one_of_several),
        cmocka_unit_test(a_text_among_others),
        cmocka_unit_test(lines_come_without_their_end),
        cmocka_unit_test(line_and_column_become_offsets),
        cmocka_unit_test(places_are_spanned_and_ordered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
