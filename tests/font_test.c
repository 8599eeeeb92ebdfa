#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <hb-ot.h>
#include <hb.h>

#include "base/file.h"
#include "base/pool.h"
#include "base/text.h"
#include "type/font.h"
#include "type/font_cache.h"

/* DejaVu comes with fontconfig, so it is there wherever we are built. */
#define SANS "DejaVu Sans"
#define NO_FONT_HAS 0x10FFFD /* a private character */

static char folder[] = "/tmp/font_test_XXXXXX";
static struct font_set *set;

static int
set_up(void **state)
{
    (void)state;
    set = font_set_new();
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    font_set_free(set);
    return 0;
}

static const char *
cache_file(void)
{
    static char path[80];
    snprintf(path, sizeof path, "%s/countersign/fonts", folder);
    return path;
}

static void
forget(void)
{
    unlink(cache_file());
}

static void
a_font_says_what_it_is(void **state)
{
    (void)state;
    struct font *font = font_find(set, SANS, 400, false);
    assert_non_null(font);
    assert_non_null(strstr(font->file, "DejaVuSans.ttf"));
    assert_string_equal(font->postscript, "DejaVuSans");
    assert_string_equal(font->family, SANS);
    assert_int_equal(font->weight, 400);
    assert_false(font->italic);
    assert_false(font->cff);
    assert_false(font->cid);
    assert_int_equal(font->units_per_em, 2048);
    assert_int_equal(font->ascent, 1901);
    assert_int_equal(font->descent, 483);
    assert_in_range(font->cap_height, 1400, 1600);
    assert_in_range(font->x_height, 1000, 1200);
    assert_true(font->box[0] < 0 && font->box[2] > 2048);
    assert_true(font_has(font, 'A'));
    assert_false(font_has(font, NO_FONT_HAS));
}

static void
the_same_question_has_the_same_answer(void **state)
{
    (void)state;
    struct font *font = font_find(set, SANS, 400, false);
    assert_ptr_equal(font_find(set, SANS, 400, false), font);
    assert_ptr_equal(font_find(set, "'" SANS "'", 400, false), font);
    assert_ptr_equal(font_find(set, " dejavu sans ,serif", 400, false), font);
    struct font *bold = font_find(set, SANS, 700, false);
    assert_ptr_not_equal(bold, font);
    assert_int_equal(bold->weight, 700);
    assert_int_not_equal(bold->id, font->id);
}

static void
families_that_are_not_there_are_passed_over(void **state)
{
    (void)state;
    struct font *font = font_find(set, SANS, 400, false);
    assert_ptr_equal(
        font_find(set, "Nowhere Grotesk, , \"\", " SANS, 400, false), font);
    assert_non_null(font_find(set, "Nowhere Grotesk", 400, false));
    assert_non_null(font_find(set, "", 400, false));
    assert_non_null(font_find(set, NULL, 400, false));
    char longest[400];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_non_null(font_find(set, longest, 400, false));
    struct font *mono = font_find(set, "ui-monospace", 400, false);
    struct font *sans = font_find(set, "system-ui, " SANS, 400, false);
    assert_non_null(strstr(mono->file, "Mono"));
    assert_non_null(strstr(mono->family, "Mono"));
    assert_non_null(sans);
    assert_string_not_equal(sans->family, "system-ui");
}

static void
weights_are_matched_as_css_says(void **state)
{
    (void)state;
    if (!strstr(font_find(set, "Inter", 400, false)->file, "Inter"))
        skip();
    static const int cases[][2] = {{100, 100}, {400, 400}, {450, 500},
        {500, 500}, {600, 600}, {650, 700}, {350, 300}, {900, 900}, {1000, 900},
        {1, 100}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct font *font = font_find(set, "Inter", cases[i][0], false);
        assert_int_equal(font->weight, cases[i][1]);
        assert_false(font->italic);
    }
    struct font *italic = font_find(set, "Inter", 600, true);
    assert_true(italic->italic);
    assert_true(italic->cff);
    assert_false(italic->cid);
    assert_int_equal(italic->weight, 600);
    /* DejaVu has 400 and 700 only. */
    assert_int_equal(font_find(set, SANS, 500, false)->weight, 400);
    assert_int_equal(font_find(set, SANS, 600, false)->weight, 700);
    assert_int_equal(font_find(set, SANS " Mono", 900, false)->weight, 700);
}

static void
another_font_helps_out(void **state)
{
    (void)state;
    struct font *mono = font_find(set, "DejaVu Sans Mono", 400, false);
    assert_false(font_has(mono, 0x5D0));
    struct font *hebrew = font_fallback(set, mono, 0x5D0, "he");
    assert_non_null(hebrew);
    assert_true(font_has(hebrew, 0x5D0));
    assert_string_not_equal(hebrew->family, "");
    assert_ptr_equal(font_fallback(set, mono, 0x5D0, "he"), hebrew);
    assert_null(font_fallback(set, mono, NO_FONT_HAS, NULL));
    assert_null(font_fallback(set, mono, NO_FONT_HAS, NULL));
}

static void
families_in_the_list_help_out_first(void **state)
{
    (void)state;
    const char *list = "DejaVu Sans Mono, " SANS ", serif";
    struct font *sans = font_find(set, SANS, 400, false);
    assert_ptr_equal(font_find_rune(set, list, 400, false, 0x5D0, NULL), sans);
    assert_ptr_equal(font_find_rune(set, list, 400, false, 'a', NULL),
        font_find(set, list, 400, false));
    assert_null(font_find_rune(set, list, 400, false, NO_FONT_HAS, "en"));
}

static void
japanese_comes_from_a_cid_font(void **state)
{
    (void)state;
    struct font *sans = font_find(set, SANS, 400, false);
    struct font *japanese = font_fallback(set, sans, 0x65E5, "ja");
    if (!japanese || !strstr(japanese->file, "NotoSansCJK"))
        skip();
    assert_true(japanese->cff);
    assert_true(japanese->cid);
    struct font *bold =
        font_fallback(set, font_find(set, SANS, 700, false), 0x65E5, "ja");
    assert_int_equal(bold->weight, 700);
}

#define QUESTIONS 64

static const char *found[8][QUESTIONS]; /* by job and question */

/* Each job asks the same questions in an order of its own. */
static void
ask_everything(void *context, int job, int worker)
{
    (void)context;
    (void)worker;
    struct font *mono = font_find(set, "DejaVu Sans Mono", 400, false);
    for (int i = 0; i < QUESTIONS; i++) {
        int q = (i * 5 + job * 7) % QUESTIONS;
        struct font *font =
            q < 8 ? font_find(set, SANS, 100 + q * 100, false)
                  : font_fallback(set, mono, (uint32_t)(0x590 + q * 16), "en");
        found[job][q] = font ? font->file : "";
    }
}

static void
threads_find_the_same_fonts(void **state)
{
    (void)state;
    pool_run(4, 8, ask_everything, NULL);
    for (int job = 1; job < 8; job++)
        for (int i = 0; i < QUESTIONS; i++)
            assert_string_equal(found[job][i], found[0][i]);
}

/* How wide the word is in the face that font_subset_web makes. */
static int
web_width(const char *word, const char *features)
{
    struct buf out = {0};
    struct font *font = font_find(set, SANS, 400, false);
    assert_true(font_subset_web(font, word, strlen(word), features, &out));
    hb_blob_t *blob = hb_blob_create(
        out.p, (unsigned)out.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *hb = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, word, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(hb, buffer, NULL, 0);
    unsigned count;
    int width = 0;
    hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; i++)
        width += at[i].x_advance;
    hb_buffer_destroy(buffer);
    hb_font_destroy(hb);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    buf_free(&out);
    return width;
}

static void
a_web_font_is_kerned_when_that_is_wanted(void **state)
{
    (void)state;
    int apart = web_width("A", NULL) + web_width("V", NULL);
    assert_int_equal(web_width("AV", "zero"), apart);
    assert_true(web_width("AV", "zero,kern") < apart);
}

static void
a_web_font_is_small_and_whole(void **state)
{
    (void)state;
    struct font *font = font_find(set, SANS, 400, false);
    struct buf out = {0};
    assert_true(
        font_subset_web(font, "AVfi\xC5\xBC 12", 9, "zero,,x,ss01=1", &out));
    assert_in_range(out.n, 500, 60000);
    hb_blob_t *blob = hb_blob_create(
        out.p, (unsigned)out.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *hb = hb_font_create(face);
    hb_codepoint_t glyph;
    assert_true(hb_font_get_nominal_glyph(hb, 0x17C, &glyph));
    assert_true(hb_font_get_nominal_glyph(hb, 'A', &glyph));
    assert_false(hb_font_get_nominal_glyph(hb, 'B', &glyph));
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, "fi", 2, 0, 2);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(hb, buffer, NULL, 0);
    assert_int_equal(hb_buffer_get_length(buffer), 1);
    hb_buffer_destroy(buffer);
    hb_font_destroy(hb);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    buf_free(&out);
    assert_true(font_subset_web(font, "", 0, NULL, &out));
    buf_free(&out);
}

static void
answers_are_kept_over_runs(void **state)
{
    (void)state;
    forget();
    const char *first = font_find(set, SANS, 700, false)->file;
    struct arena *arena = arena_new();
    const char *file = arena_strdup(arena, first);
    font_set_free(set);
    struct font_cache *cache = font_cache_open();
    struct face_ref ref;
    assert_true(font_cache_find(
        cache, &(struct font_question){SANS, 0, 700, false}, &ref));
    assert_string_equal(ref.file, file);
    assert_int_equal(ref.weight, 700);
    assert_false(font_cache_find(
        cache, &(struct font_question){SANS, 0, 600, false}, &ref));
    font_cache_close(cache);
    set = font_set_new();
    assert_string_equal(font_find(set, SANS, 700, false)->file, file);
    arena_free(arena);
}

static bool
knows_bold(void)
{
    struct font_cache *cache = font_cache_open();
    struct face_ref ref;
    bool known = font_cache_find(
        cache, &(struct font_question){SANS, 0, 700, false}, &ref);
    font_cache_close(cache);
    return known;
}

static void
a_changed_font_folder_ends_the_cache(void **state)
{
    (void)state;
    char watched[80];
    snprintf(watched, sizeof watched, "%s/watched", folder);
    mkdir(watched, 0700);
    forget();
    struct font_cache *cache = font_cache_open();
    font_cache_watch(cache, (char *[]){watched}, 1);
    struct face_ref ref = {"/proc/self/exe", 0, 700, false};
    font_cache_keep(cache, &(struct font_question){SANS, 0, 700, false}, &ref);
    font_cache_keep(
        cache, &(struct font_question){"None", 0, 700, false}, NULL);
    font_cache_close(cache);
    assert_true(knows_bold());
    cache = font_cache_open();
    assert_true(font_cache_find(
        cache, &(struct font_question){"None", 0, 700, false}, &ref));
    assert_null(ref.file);
    font_cache_close(cache);
    char inside[100];
    snprintf(inside, sizeof inside, "%s/new.ttf", watched);
    fclose(fopen(inside, "w"));
    assert_false(knows_bold());
    unlink(inside);
    rmdir(watched);
    assert_false(knows_bold());
}

static void
a_broken_cache_is_not_there(void **state)
{
    (void)state;
    forget();
    font_find(set, SANS, 700, false);
    font_set_free(set);
    struct arena *arena = arena_new();
    struct slice whole;
    assert_int_equal(file_read_any(arena, cache_file(), &whole), FILE_OK);
    assert_true(knows_bold());
    for (size_t n = 0; n < whole.n; n += n < 40 || n + 40 > whole.n ? 1 : 17) {
        assert_true(file_write(cache_file(), (struct slice){whole.p, n}));
        assert_false(knows_bold());
    }
    assert_true(file_write(cache_file(), (struct slice){"x\ty\n\n\n", 6}));
    assert_false(knows_bold());
    set = font_set_new();
    assert_int_equal(font_find(set, SANS, 700, false)->weight, 700);
    arena_free(arena);
}

static void
without_a_cache_folder_all_works(void **state)
{
    (void)state;
    setenv("XDG_CACHE_HOME", "/proc/nowhere", 1);
    struct font_set *other = font_set_new();
    assert_non_null(font_find(other, SANS, 400, false));
    font_set_free(other);
    setenv("XDG_CACHE_HOME", folder, 1);
}

static int
enter(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return 1;
    return setenv("XDG_CACHE_HOME", folder, 1);
}

static int
leave(void **state)
{
    (void)state;
    char path[80];
    forget();
    snprintf(path, sizeof path, "%s/countersign", folder);
    rmdir(path);
    rmdir(folder);
    return 0;
}

int
main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_font_says_what_it_is),
        TEST(the_same_question_has_the_same_answer),
        TEST(families_that_are_not_there_are_passed_over),
        TEST(weights_are_matched_as_css_says),
        TEST(another_font_helps_out),
        TEST(families_in_the_list_help_out_first),
        TEST(japanese_comes_from_a_cid_font),
        TEST(threads_find_the_same_fonts),
        TEST(a_web_font_is_small_and_whole),
        TEST(a_web_font_is_kerned_when_that_is_wanted),
        TEST(answers_are_kept_over_runs),
        TEST(a_changed_font_folder_ends_the_cache),
        TEST(a_broken_cache_is_not_there),
        TEST(without_a_cache_folder_all_works),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
