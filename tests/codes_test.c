/* Codes of one byte: the same in all faces of a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "pdf/codes.h"
#include "pdf/unicode.h"

#define MOST 256

struct face {
    struct pdf_glyph glyphs[MOST], *list[MOST];
    int count;
};

static void
add(struct face *face, const char *text)
{
    struct pdf_glyph *glyph = &face->glyphs[face->count];
    *glyph = (struct pdf_glyph){
        .text = text, .length = text ? (uint32_t)strlen(text) : 0};
    face->list[face->count++] = glyph;
}

static void
a_word_has_the_same_bytes_in_every_face(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct codes *codes = codes_new(arena);
    struct face text = {0}, bold = {0};
    static const char *const said[] = {"A", "e", "é", "–", "→", "1", "1"};
    static const char *const again[] = {"1", "→", "1", "–", "A"};
    static const uint16_t bytes[] = {'A', 'e', 0xE9, 0x96, 1, '1', 2};
    static const uint16_t same[] = {'1', 1, 2, 0x96, 'A'};
    for (int i = 0; i < 7; i++)
        add(&text, said[i]);
    for (int i = 0; i < 5; i++)
        add(&bold, again[i]);
    codes_claim(codes, text.list, text.count);
    codes_claim(codes, bold.list, bold.count);
    assert_true(codes_give(codes, text.list, text.count));
    assert_true(codes_give(codes, bold.list, bold.count));
    for (int i = 0; i < 7; i++)
        assert_int_equal(text.glyphs[i].code, bytes[i]);
    for (int i = 0; i < 5; i++)
        assert_int_equal(bold.glyphs[i].code, same[i]);
    arena_free(arena);
}

/* Latin letters that nobody uses count in the map: its ranges stay whole. */
static void
the_map_says_what_the_codes_stand_for(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct codes *codes = codes_new(arena);
    struct face face = {0};
    struct buf map = {0};
    add(&face, "e");
    add(&face, "ffi");
    add(&face, NULL);
    codes_claim(codes, face.list, face.count);
    assert_true(codes_give(codes, face.list, face.count));
    codes_map(codes, &map);
    assert_non_null(
        strstr(map.p, "1 beginbfchar\n<01><006600660069>\nendbfchar\n"));
    assert_non_null(strstr(map.p, "<20><7E><0020>"));
    assert_non_null(strstr(map.p, "<A0><FF><00A0>"));
    assert_null(strstr(map.p, "<02>"));
    buf_free(&map);
    arena_free(arena);
}

/* Faces of one family number their glyphs alike. */
static void
maps_are_joined_unless_a_code_means_two_things(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct face one = {0}, other = {0}, third = {0};
    struct unicode_list list;
    for (int i = 0; i < 3; i++) {
        add(&one, (const char *[]){"a", "c", "d"}[i]);
        one.glyphs[i].code = (uint16_t[]){1, 3, 9}[i];
        add(&other, (const char *[]){"b", "c", "z"}[i]);
        other.glyphs[i].code = (uint16_t[]){2, 3, 300}[i];
    }
    add(&third, "x");
    third.glyphs[0].code = 9;
    list = (struct unicode_list){one.list, one.count};
    assert_true(unicode_join(arena, &list, other.list, other.count));
    assert_int_equal(list.count, 5);
    static const uint16_t codes[] = {1, 2, 3, 9, 300};
    for (int i = 0; i < 5; i++)
        assert_int_equal(list.glyphs[i]->code, codes[i]);
    assert_false(unicode_join(arena, &list, third.list, third.count));
    assert_int_equal(list.count, 5);
    struct buf map = {0};
    unicode_map(&map, list.glyphs, list.count, 2);
    assert_non_null(strstr(map.p, "<0001><0003><0061>\n"));
    assert_non_null(
        strstr(map.p, "2 beginbfchar\n<0009><0064><012C><007A>\nendbfchar\n"));
    buf_free(&map);
    arena_free(arena);
}

static bool
have_one_key(const char *a, const char *b, const char *c, const char *d)
{
    struct arena *arena = arena_new();
    const char *const texts[2][2] = {{a, b}, {c, d}};
    struct buf keys[2] = {{0}}, maps[2] = {{0}};
    for (int i = 0; i < 2; i++) {
        struct codes *codes = codes_new(arena);
        struct face face = {0};
        add(&face, texts[i][0]);
        add(&face, texts[i][1]);
        codes_claim(codes, face.list, face.count);
        assert_true(codes_give(codes, face.list, face.count));
        codes_map(codes, &maps[i]);
        codes_key(codes, &keys[i]);
    }
    struct slice one = buf_slice(&keys[0]), other = buf_slice(&keys[1]);
    bool same = one.n == other.n && memcmp(one.p, other.p, one.n) == 0;
    assert_int_equal(same, strcmp(maps[0].p, maps[1].p) == 0);
    for (int i = 0; i < 2; i++) {
        buf_free(&keys[i]);
        buf_free(&maps[i]);
    }
    arena_free(arena);
    return same;
}

static void
maps_that_are_the_same_have_one_key(void **state)
{
    (void)state;
    assert_true(have_one_key("e", "a", "x", "\xC3\xA9"));
    assert_true(have_one_key("ffi", "a", "ffi", "b"));
    assert_false(have_one_key("ffi", "a", "ffl", "a"));
    assert_false(have_one_key("e", "e", "e", "f"));
    assert_false(have_one_key("e", "\xE2\x80\x93", "e", "f"));
    assert_false(have_one_key("e", NULL, "e", "\xE2\x86\x92"));
}

static void
more_characters_than_bytes_are_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct codes *codes = codes_new(arena);
    struct face face = {0};
    char texts[MOST][4];
    for (int i = 0; i < 255; i++) { /* of the Georgian and Ethiopic scripts */
        memcpy(texts[i], "\xE1\x82\xA0", 4);
        texts[i][1] = (char)(0x82 + i / 32);
        texts[i][2] = (char)(0xA0 + i % 32);
        add(&face, texts[i]);
    }
    codes_claim(codes, face.list, face.count);
    assert_true(codes_give(codes, face.list, 254));
    for (int i = 0; i < 254; i++)
        assert_int_not_equal(face.glyphs[i].code, 0);
    assert_false(codes_give(codes, face.list, 255));
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_has_the_same_bytes_in_every_face),
        cmocka_unit_test(the_map_says_what_the_codes_stand_for),
        cmocka_unit_test(maps_are_joined_unless_a_code_means_two_things),
        cmocka_unit_test(maps_that_are_the_same_have_one_key),
        cmocka_unit_test(more_characters_than_bytes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
