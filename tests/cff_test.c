/* CFF font programs: their names go, their outlines stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <hb-subset.h>

#include "base/arena.h"
#include "pdf/cff.h"
#include "pdf/smaller.h"
#include "type/font.h"

/* The CFF table of a few letters of a font of the machine. */
static struct buf
small_table(void)
{
    struct font_set *fonts = font_set_new();
    struct font *font = font_find(fonts, "Inter", 400, false);
    assert_true(font && font->cff);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_input_set_flags(
        input, HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_add_range(hb_subset_input_unicode_set(input), 'a', 'z');
    hb_face_t *face = hb_subset_or_fail(font->face, input);
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    struct buf table = {0};
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);
    buf_add(&table, bytes, size);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    hb_subset_input_destroy(input);
    font_set_free(fonts);
    return table;
}

#define LETTERS 27 /* of the small table, with .notdef */

static bool
cut_all(struct slice table, struct buf *out)
{
    struct cff_glyph glyphs[LETTERS];
    for (int i = 0; i < LETTERS; i++)
        glyphs[i] = (struct cff_glyph){(uint16_t)i, (uint8_t)(i ? i + 96 : 0)};
    return cff_cut(table, glyphs, LETTERS, out);
}

static bool
has(const struct buf *buf, const char *text)
{
    return memmem(buf->p, buf->n, text, strlen(text)) != NULL;
}

static void
names_go_and_outlines_stay(void **state)
{
    (void)state;
    struct buf table = small_table(), bare = {0};
    assert_true(has(&table, "uni0061"));
    assert_true(cut_all(buf_slice(&table), &bare));
    assert_true(bare.n + 200 < table.n);
    assert_false(has(&bare, "uni00"));
    assert_false(has(&bare, "trademark"));
    assert_true(has(&bare, "Inter-Regular"));
    buf_free(&table);
    buf_free(&bare);
}

/* Another pass finds nothing to do, and everything where it says it is. */
static void
what_comes_out_can_be_read_again(void **state)
{
    (void)state;
    struct buf table = small_table(), bare = {0}, again = {0};
    assert_true(cut_all(buf_slice(&table), &bare));
    assert_true(cut_all(buf_slice(&bare), &again));
    assert_int_equal(again.n, bare.n);
    assert_memory_equal(again.p, bare.p, bare.n);
    buf_free(&table);
    buf_free(&bare);
    buf_free(&again);
}

/* Some of the glyphs, then the first two of these: as both at once. */
static void
a_cut_of_a_cut_is_a_cut(void **state)
{
    (void)state;
    static const struct cff_glyph some[] = {{0, 0}, {3, 9}, {5, 10}, {9, 20}},
                                  first[] = {{0, 0}, {1, 70}, {2, 72}},
                                  both[] = {{0, 0}, {3, 70}, {5, 72}},
                                  none[] = {{0, 0}, {3, 1}, {900, 2}},
                                  unnamed[] = {{3, 1}, {5, 2}};
    struct buf table = small_table(), once = {0}, twice = {0}, at_once = {0};
    assert_true(cff_cut(buf_slice(&table), some, 4, &once));
    assert_true(cff_cut(buf_slice(&once), first, 3, &twice));
    assert_true(cff_cut(buf_slice(&table), both, 3, &at_once));
    assert_int_equal(twice.n, at_once.n);
    assert_memory_equal(twice.p, at_once.p, twice.n);
    assert_true(twice.n < once.n && once.n < table.n);
    assert_false(cff_cut(buf_slice(&table), none, 3, &twice));
    assert_false(cff_cut(buf_slice(&table), unnamed, 2, &twice));
    assert_int_equal(twice.n, at_once.n);
    buf_free(&table);
    buf_free(&once);
    buf_free(&twice);
    buf_free(&at_once);
}

/* Codes that follow one another are one range; others have their own. */
static void
glyphs_have_the_codes_that_they_are_given(void **state)
{
    (void)state;
    static const struct cff_glyph glyphs[] = {
        {0, 0}, {7, 65}, {2, 66}, {5, 200}};
    struct buf table = small_table(), cut = {0};
    assert_true(cff_cut(buf_slice(&table), glyphs, 4, &cut));
    static const char encoding[] = "\1\2\x41\1\xC8\0";
    assert_memory_equal(cut.p + cut.n - 6, encoding, 6);
    buf_free(&table);
    buf_free(&cut);
}

/* "e", Euro, which the standard names lack, and "é": by their codes.  .notdef
 * keeps its outline, for letters that are not there. */
static void
letters_to_type_with_have_names(void **state)
{
    (void)state;
    static const struct cff_glyph glyphs[] = {
        {0, 0}, {5, 'e'}, {2, 0x80}, {6, 0xE9}, {7, '`'}};
    struct buf table = small_table(), blank = {0}, plain = {0}, named = {0};
    assert_true(cff_cut(buf_slice(&table), glyphs, 5, &plain));
    assert_true(cff_cut_named(buf_slice(&table), glyphs, 1, &named));
    assert_true(cff_cut(buf_slice(&table), glyphs, 1, &blank));
    assert_true(named.n > blank.n + 6);
    size_t notdef = named.n - blank.n - 6 - 1;
    buf_clear(&named);
    assert_true(cff_cut_named(buf_slice(&table), glyphs, 5, &named));
    static const char names[] = "\0\0\x46\0\xE5\0\xCF\0\x7C";
    /* And where they are. */
    assert_int_equal(named.n, plain.n + notdef + 9 + 6);
    assert_memory_equal(named.p + named.n - 9, names, 9);
    buf_free(&table);
    buf_free(&blank);
    buf_free(&plain);
    buf_free(&named);
}

/* The standard's list of names ends before the codes do. */
static void
named_glyphs_are_as_many_as_codes(void **state)
{
    (void)state;
    struct cff_glyph glyphs[256] = {{0, 0}};
    struct buf table = small_table(), cut = {0};
    for (int i = 1; i < 256; i++)
        glyphs[i] = (struct cff_glyph){(uint16_t)(i % 7 + 1), (uint8_t)i};
    assert_false(cff_cut(buf_slice(&table), glyphs, 230, &cut));
    assert_int_equal(cut.n, 0);
    assert_true(cff_cut_named(buf_slice(&table), glyphs, 256, &cut));
    const unsigned char *names =
        (const unsigned char *)cut.p + cut.n - (size_t)2 * 255;
    for (int i = 0; i < 255; i++) /* without strings of its own */
        assert_in_range(names[2 * i] << 8 | names[2 * i + 1], 1, 390);
    buf_free(&table);
    buf_free(&cut);
}

static void
broken_tables_stay_as_they_are(void **state)
{
    (void)state;
    struct buf table = small_table();
    for (size_t n = 0; n < 200; n++) {
        struct buf bare = {0};
        char *cut = xmalloc(n);
        memcpy(cut, table.p, n);
        assert_false(cut_all((struct slice){cut, n}, &bare));
        assert_int_equal(bare.n, 0);
        free(cut);
        buf_free(&bare);
    }
    for (size_t i = 0; i < 600; i++) { /* whatever comes out, nothing breaks */
        struct buf bare = {0};
        char *spoilt = xmalloc(table.n);
        memcpy(spoilt, table.p, table.n);
        spoilt[i % table.n] = (char)(i * 37 + 255);
        cut_all((struct slice){spoilt, table.n}, &bare);
        free(spoilt);
        buf_free(&bare);
    }
    buf_free(&table);
}

/* The program of a font with the letters in the order in which documents asked
 * for them, then two of these cut out of it. */
static void
ask_and_cut(const char *const *asked, struct buf *cut, size_t *program)
{
    struct font_set *fonts = font_set_new();
    struct font *font = font_find(fonts, "Inter", 400, false);
    struct smaller_faces *faces = smaller_faces_new();
    struct smaller_source source = {0};
    for (; *asked; asked++) {
        struct pdf_glyph letter = {0}, *list[] = {&letter};
        hb_codepoint_t id;
        assert_true(
            hb_font_get_nominal_glyph(font->hb, (unsigned char)**asked, &id));
        letter.id = (uint16_t)id;
        source = smaller_find(faces, font, list, 1);
        assert_true(source.cff.n > 0);
    }
    struct cff_glyph two[3] = {{0, 0}};
    for (int i = 1; i < 3; i++) {
        hb_codepoint_t id;
        hb_font_get_nominal_glyph(font->hb, i == 1 ? 'g' : 'R', &id);
        struct pdf_glyph letter = {.id = (uint16_t)id};
        two[i] = (struct cff_glyph){
            (uint16_t)smaller_id(&source, &letter), (uint8_t)(64 + i)};
    }
    assert_true(cff_cut(source.cff, two, 3, cut));
    *program = source.cff.n;
    smaller_faces_free(faces);
    font_set_free(fonts);
}

/* What a document gets does not depend on the documents before it. */
static void
letters_are_drawn_once_in_any_order(void **state)
{
    (void)state;
    struct buf one = {0}, other = {0};
    size_t one_size, other_size;
    ask_and_cut((const char *const[]){"g", "R", NULL}, &one, &one_size);
    ask_and_cut(
        (const char *const[]){"R", "R", "g", "R", NULL}, &other, &other_size);
    assert_int_equal(one.n, other.n);
    assert_memory_equal(one.p, other.p, one.n);
    assert_int_equal(one_size, other_size);
    buf_free(&one);
    buf_free(&other);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_go_and_outlines_stay),
        cmocka_unit_test(what_comes_out_can_be_read_again),
        cmocka_unit_test(a_cut_of_a_cut_is_a_cut),
        cmocka_unit_test(glyphs_have_the_codes_that_they_are_given),
        cmocka_unit_test(letters_to_type_with_have_names),
        cmocka_unit_test(named_glyphs_are_as_many_as_codes),
        cmocka_unit_test(broken_tables_stay_as_they_are),
        cmocka_unit_test(letters_are_drawn_once_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
