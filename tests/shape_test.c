#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "type/shape.h"

#define SANS "DejaVu Sans"
#define MISSING "\xF4\x8F\xBF\xBD" /* a private character: no font has it */

static struct arena *arena;
static struct font_set *fonts;
static struct shape_cache *cache;
static struct shaper shaper;

static int
set_up(void **state)
{
    (void)state;
    arena = arena_new();
    cache = shape_cache_new();
    shaper = (struct shaper){.fonts = fonts, .cache = cache, .arena = arena};
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    shape_cache_free(cache);
    arena_free(arena);
    return 0;
}

static struct text_style
sans(len size)
{
    return (struct text_style){
        .families = SANS, .weight = 400, .size = size, .language = "en"};
}

static struct shaped_list
shape_as(struct text_style style, const char *text)
{
    return shape_text(&shaper, &style, text, (uint32_t)strlen(text));
}

static struct shaped_list
shape(const char *text)
{
    return shape_as(sans(PT(10)), text);
}

static int
glyph_count(const struct shaped_list *list)
{
    int count = 0;
    for (int i = 0; i < list->count; i++)
        count += list->items[i].count;
    return count;
}

/* What must hold of every list: widths add up, clusters lie in the text and
 * run one way, no glyph is .notdef, all of the text is there in order. */
static void
assert_sound(const struct shaped_list *list, const char *text)
{
    len width = 0;
    size_t at = 0;
    for (int i = 0; i < list->count; i++) {
        const struct shaped *s = &list->items[i];
        len advance = 0;
        for (int k = 0; k < s->count; k++) {
            advance += s->glyphs[k].advance;
            assert_int_not_equal(s->glyphs[k].id, 0);
            assert_true(s->glyphs[k].cluster < s->text_length);
            if (k > 0 && s->rtl)
                assert_true(s->glyphs[k].cluster <= s->glyphs[k - 1].cluster);
            else if (k > 0)
                assert_true(s->glyphs[k].cluster >= s->glyphs[k - 1].cluster);
        }
        assert_int_equal(advance, s->width);
        assert_memory_equal(s->text, text + at, s->text_length);
        at += s->text_length;
        width += s->width;
    }
    assert_int_equal(width, list->width);
    assert_int_equal(at, strlen(text));
}

static void
nothing_has_no_glyphs(void **state)
{
    (void)state;
    struct shaped_list list = shape("");
    assert_int_equal(list.count, 0);
    assert_int_equal(list.width, 0);
}

static void
text_becomes_one_stretch(void **state)
{
    (void)state;
    struct shaped_list list = shape("Two words");
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].count, 9);
    assert_int_equal(list.items[0].size, PT(10));
    assert_false(list.items[0].rtl);
    assert_sound(&list, "Two words");
}

static void
the_text_may_vanish(void **state)
{
    (void)state;
    char text[] = "abc";
    struct shaped_list list = shape(text);
    memset(text, 'x', 3);
    assert_memory_equal(list.items[0].text, "abc", 3);
}

static void
pairs_are_kerned(void **state)
{
    (void)state;
    len apart = shape("A").width + shape("V").width;
    assert_true(shape("AV").width < apart);
    struct text_style style = sans(PT(10));
    style.features = "kern=0";
    assert_int_equal(shape_as(style, "AV").width, apart);
}

static void
letters_join_unless_they_are_spaced(void **state)
{
    (void)state;
    struct shaped_list list = shape("office");
    int joined = glyph_count(&list);
    assert_true(joined < 6);
    assert_sound(&list, "office");
    struct text_style style = sans(PT(10));
    style.letter_spacing = 500;
    list = shape_as(style, "office");
    assert_int_equal(glyph_count(&list), 6);
    style.letter_spacing = 0;
    style.features = "liga=0";
    len plain = shape_as(style, "office").width;
    assert_int_equal(list.width, plain + 6 * 500);
}

static void
spacing_comes_behind_the_marks(void **state)
{
    (void)state;
    struct text_style style = sans(PT(10));
    style.letter_spacing = 1000;
    struct shaped_list list = shape_as(style, "x\xCC\x81y");
    struct shaped_list plain = shape("x\xCC\x81y");
    assert_int_equal(list.width, plain.width + 2000);
    assert_int_equal(list.items[0].count, 3);
    assert_int_equal(
        list.items[0].glyphs[0].advance, plain.items[0].glyphs[0].advance);
    assert_sound(&list, "x\xCC\x81y");
}

static void
rounding_does_not_add_up(void **state)
{
    (void)state;
    struct font *font = font_find(fonts, SANS, 400, false);
    char text[1001];
    memset(text, 'i', 1000);
    text[1000] = '\0';
    len one = shape_as(sans(PT(2048)), "i").width / 1000; /* font units */
    struct shaped_list list = shape_as(sans(9001), text);
    int64_t exact = (int64_t)one * 1000 * 9001;
    int64_t em = font->units_per_em;
    assert_int_equal(list.width, (exact * 2 + em) / (em * 2));
    assert_sound(&list, text);
}

static void
sizes_are_in_proportion(void **state)
{
    (void)state;
    len small = shape_as(sans(PT(10)), "Proportion").width;
    len large = shape_as(sans(PT(100)), "Proportion").width;
    assert_in_range(large, small * 10 - 10, small * 10 + 10);
    assert_int_equal(shape_as(sans(0), "Proportion").width, 0);
}

static void
the_cache_changes_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"AVATAR office 12.5 % AVATAR",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D a", "  two  spaces ",
        "e\xCC\x81t\xC3\xA9", "\xE6\x97\xA5\xE6\x9C\xAC"};
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            struct text_style style = sans(PT(11));
            style.features = i & 1 ? "tnum" : NULL;
            style.letter_spacing = i == 4 ? 100 : 0;
            struct shaped_list with = shape_as(style, texts[i]);
            shaper.cache = NULL;
            struct shaped_list without = shape_as(style, texts[i]);
            shaper.cache = cache;
            assert_int_equal(with.count, without.count);
            for (int k = 0; k < with.count; k++) {
                const struct shaped *a = &with.items[k];
                const struct shaped *b = &without.items[k];
                assert_ptr_equal(a->font, b->font);
                assert_int_equal(a->count, b->count);
                assert_memory_equal(
                    a->glyphs, b->glyphs, sizeof *a->glyphs * (size_t)a->count);
            }
            assert_sound(&with, texts[i]);
        }
}

static void
styles_do_not_mix_in_the_cache(void **state)
{
    (void)state;
    struct text_style style = sans(PT(10));
    len regular = shape_as(style, "Weight").width;
    style.weight = 700;
    len bold = shape_as(style, "Weight").width;
    style.families = SANS " Mono";
    style.weight = 400;
    len mono = shape_as(style, "Weight").width;
    assert_true(bold > regular);
    assert_true(mono != regular && mono != bold);
    assert_int_equal(shape("Weight").width, regular);
}

static void
a_full_cache_begins_again(void **state)
{
    (void)state;
    len width = shape("word").width;
    for (int i = 0; i < 20000; i++) {
        char text[16];
        snprintf(text, sizeof text, "w%d", i);
        shape(text);
        if (i % 1000 == 0) {
            assert_int_equal(shape("word").width, width);
            arena_reset(arena);
        }
    }
    for (int i = 0; i < 600; i++) {
        char family[32];
        snprintf(family, sizeof family, SANS ", f%d", i % 300);
        struct text_style style = sans(PT(10));
        style.families = family;
        assert_int_equal(shape_as(style, "word").width, width);
    }
}

static void
a_missing_character_is_noted(void **state)
{
    (void)state;
    for (int round = 0; round < 2; round++) {
        shaper.missing = NULL;
        shaper.missing_count = shaper.missing_room = 0;
        struct shaped_list list = shape("a" MISSING "b and " MISSING);
        assert_sound(&list, "a" MISSING "b and " MISSING);
        assert_int_equal(shaper.missing_count, 1);
        assert_int_equal(shaper.missing[0].rune, 0x10FFFD);
        assert_string_equal(shaper.missing[0].text, "a" MISSING "b");
    }
}

static void
controls_and_selectors_are_not_missed(void **state)
{
    (void)state;
    static const char text[] = "a\tb\nc\xC2\xAD\xE2\x80\x8B\xEF\xB8\x8F"
                               "d\xE2\x80\x8D"
                               "e\xC2\xA0"
                               "f\x01";
    struct shaped_list list = shape(text);
    assert_int_equal(shaper.missing_count, 0);
    assert_sound(&list, text);
}

static void
other_fonts_help_out_by_cluster(void **state)
{
    (void)state;
    struct text_style style = sans(PT(10));
    style.families = "DejaVu Sans Mono, " SANS;
    struct shaped_list list = shape_as(style, "ab\xD7\x90\xD6\xB7"
                                              "cd");
    assert_int_equal(list.count, 3);
    assert_string_equal(list.items[0].font->postscript, "DejaVuSansMono");
    assert_string_equal(list.items[1].font->postscript, "DejaVuSans");
    assert_int_equal(list.items[1].text_length, 4); /* with its mark */
    assert_true(list.items[1].rtl);
    assert_sound(&list, "ab\xD7\x90\xD6\xB7"
                        "cd");
}

static void
hebrew_runs_to_the_left_and_its_figures_do_not(void **state)
{
    (void)state;
    static const char text[] = "\xD7\x90\xD7\x91"
                               "12\xD7\x92";
    struct shaped_list list = shape(text);
    assert_int_equal(list.count, 3);
    assert_true(list.items[0].rtl);
    assert_int_equal(list.items[0].glyphs[0].cluster, 2);
    assert_int_equal(list.items[0].glyphs[1].cluster, 0);
    assert_false(list.items[1].rtl);
    assert_memory_equal(list.items[1].text, "12", 2);
    assert_sound(&list, text);
}

static void
broken_text_is_survived(void **state)
{
    (void)state;
    static const char *const texts[] = {"\xFF", "a\xC3", "\xE2\x82", " \x80 ",
        "\xF0\x9F\x98", "\xCC\x81", "\xE2\x80\x8D", " ", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct shaped_list list = shape(texts[i]);
        for (int k = 0; k < list.count; k++)
            for (int g = 0; g < list.items[k].count; g++)
                assert_int_not_equal(list.items[k].glyphs[g].id, 0);
    }
}

static void
bad_features_are_passed_over(void **state)
{
    (void)state;
    struct text_style style = sans(PT(10));
    style.features = ",,nonsense,,=,kern=0,\xFF";
    len apart = shape("A").width + shape("V").width;
    assert_int_equal(shape_as(style, "AV").width, apart);
    struct buf many = {0};
    for (int i = 0; i < 100; i++)
        buf_str(&many, "ss01,");
    style.features = many.p;
    assert_true(shape_as(style, "AV").width > 0);
    buf_free(&many);
}

static void
metrics_are_of_the_first_font(void **state)
{
    (void)state;
    struct text_style style = sans(PT(10));
    len ascent, descent;
    shape_metrics(&shaper, &style, &ascent, &descent);
    assert_int_equal(ascent, 9282); /* 1901 of 2048 */
    assert_int_equal(descent, 2358);
    shaper.cache = NULL;
    shape_metrics(&shaper, &style, &ascent, &descent);
    assert_int_equal(ascent, 9282);
}

static int
open_fonts(void **state)
{
    (void)state;
    fonts = font_set_new();
    return fonts == NULL;
}

static int
close_fonts(void **state)
{
    (void)state;
    font_set_free(fonts);
    return 0;
}

int
main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nothing_has_no_glyphs),
        TEST(text_becomes_one_stretch),
        TEST(the_text_may_vanish),
        TEST(pairs_are_kerned),
        TEST(letters_join_unless_they_are_spaced),
        TEST(spacing_comes_behind_the_marks),
        TEST(rounding_does_not_add_up),
        TEST(sizes_are_in_proportion),
        TEST(the_cache_changes_nothing),
        TEST(styles_do_not_mix_in_the_cache),
        TEST(a_full_cache_begins_again),
        TEST(a_missing_character_is_noted),
        TEST(controls_and_selectors_are_not_missed),
        TEST(other_fonts_help_out_by_cluster),
        TEST(hebrew_runs_to_the_left_and_its_figures_do_not),
        TEST(broken_text_is_survived),
        TEST(bad_features_are_passed_over),
        TEST(metrics_are_of_the_first_font),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
