/* Dictionaries, and paragraphs that are divided by them. */
#include "lay_out.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "type/font_work.h"

static char folder[] = "/tmp/hyphen-test-XXXXXX";

static void
write_dictionary(const char *language, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/hyph_%s.dic", folder, language);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int
make_dictionaries(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    write_dictionary("en_GB",
        "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n\n% comment\n"
        "1ti\no2n\n.un1\n1mea\na1su\n1ra\nra1ble\n1be\n4tist\n");
    write_dictionary("de_DE",
        "ISO8859-1\n# comment\nhaus1t\xfcr\nt\xfcr1knauf\n"
        "NEXTLEVEL\n1t\xfc\n1be\nk1n\n2s1k\n");
    write_dictionary("pt_BR", "UTF-8\na1b\na1b/x=y,1,2\n");
    write_dictionary("xx", "no patterns\n");
    return 0;
}

static int
remove_dictionaries(void **state)
{
    (void)state;
    static const char *const names[] = {"en_GB", "de_DE", "pt_BR", "xx"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/hyph_%s.dic", folder, names[i]);
        unlink(path);
    }
    return rmdir(folder);
}

static int
set_up(void **state)
{
    lay_set_up(state);
    laid.hyphens = hyphenator_new(folder, NULL);
    return 0;
}

static int
tear_down(void **state)
{
    hyphenator_free(laid.hyphens);
    return lay_tear_down(state);
}

static void
assert_divided(const char *language, const char *word, const char *expected)
{
    uint32_t points[HYPHEN_POINTS], at = 0;
    struct buf out = {0};
    int count = hyphenator_find(
        laid.hyphens, language, word, (uint32_t)strlen(word), points);
    for (int i = 0; i < count; i++) {
        buf_add(&out, word + at, points[i] - at);
        buf_char(&out, '-');
        at = points[i];
    }
    buf_str(&out, word + at);
    assert_string_equal(lay_keep(&out), expected);
}

static void
patterns_divide_words(void **state)
{
    (void)state;
    assert_divided("en-GB", "measurable", "mea-su-ra-ble");
    assert_divided("en-GB", "unbeaten", "un-beaten");
    /* A higher even number forbids what a lower odd one allows. */
    assert_divided("en-GB", "artistry", "artistry");
    assert_divided("en-GB", "nations", "na-tions");
    /* Two letters before, three behind; short words stay whole. */
    assert_divided("en-GB", "tinatin", "tina-tin");
    assert_divided("en-GB", "natio", "natio");
    assert_divided("en-GB", "", "");
}

static void
parts_are_words_for_the_second_level(void **state)
{
    (void)state;
    assert_divided("de-DE", "haust\xc3\xbcrknauf", "haus-t\xc3\xbcr-knauf");
    assert_divided("de", "diskbetreiber", "dis-k-betrei-ber");
    assert_divided("de", "\xce\xb1\xce\xb2\xce\xb3\xce\xb4\xce\xb5\xce\xb6",
        "\xce\xb1\xce\xb2\xce\xb3\xce\xb4\xce\xb5\xce\xb6");
}

static void
languages_find_their_dictionary(void **state)
{
    (void)state;
    assert_divided("pt-PT", "abaabaab", "abaa-baab");
    assert_divided("en-US", "nations", "nations");
    assert_divided("fr", "nations", "nations");
    assert_divided("xx", "nations", "nations");
    assert_divided("../x", "nations", "nations");
    assert_divided("a-very-long-name-of-a-language", "nations", "nations");
    hyphenator_free(laid.hyphens);
    laid.hyphens = NULL;
    assert_divided("en", "nations", "nations");
}

#define NARROW                                                                 \
    "p { width: 60pt; hyphens: auto } .j { text-align: justify }"              \
    ".none { hyphens: none } .manual { hyphens: manual }"

#define TEXT "we see measurable measurable measurable measurable progress"

static void
words_are_divided_where_it_helps(void **state)
{
    (void)state;
    lay_tree(NARROW, markup_read(laid.arena,
                         "<html lang=\"en-GB\"><body><p>" TEXT
                         "</p><p class=\"manual\">" TEXT "</p></body></html>"));
    assert_true(lay_count(laid.dump, "\xc2\xad\"") > 0);
    /* Whoever listens hears whole words. */
    assert_int_equal(lay_count(laid.tags, "progress"), 2);
    lay_tree("p { width: 250pt; hyphens: auto }",
        markup_read(laid.arena, "<html lang=\"en-GB\"><body><p>" TEXT " " TEXT
                                "</p></body></html>"));
    assert_int_equal(lay_count(laid.dump, "\xc2\xad"), 0);
}

static void
names_and_capitals_stay_whole(void **state)
{
    (void)state;
    lay_tree("p { width: 44pt; hyphens: auto }",
        markup_read(laid.arena, "<html lang=\"en-GB\"><body><p>a Measurable "
                                "MEASURABLE a1measurable "
                                "Measurable</p></body></html>"));
    assert_int_equal(lay_count(laid.dump, "\xc2\xad"), 0);
}

#define TIED(space)                                                            \
    "<html lang=\"en-GB\"><body><p>we see it in measurable" space              \
    "2026, we see it in measurable" space "2027, and we see</p></body></html>"

static void
what_is_tied_stays_whole(void **state)
{
    (void)state;
    lay_tree(NARROW, markup_read(laid.arena, TIED("&#160;")));
    assert_int_equal(lay_count(laid.dump, "\xc2\xad"), 0);
    lay_tree(NARROW, markup_read(laid.arena, TIED(" ")));
    assert_true(lay_count(laid.dump, "\xc2\xad") > 0);
}

static void
language_of_the_element_decides(void **state)
{
    (void)state;
    lay_tree(NARROW, markup_read(laid.arena,
                         "<html lang=\"fr\"><body><p>" TEXT
                         "</p><p lang=\"en-GB\">" TEXT "</p></body></html>"));
    const char *second = strstr(laid.dump, "page 1");
    second = strstr(second + 1, "      p ");
    second = strstr(second + 1, "      p ");
    const char *hyphen = strstr(laid.dump, "\xc2\xad");
    assert_non_null(second);
    assert_true(hyphen && hyphen > second);
}

static void
soft_hyphens_are_minded_or_not(void **state)
{
    (void)state;
    const char *text = "ab ab ab ab sta&shy;tion ab ab sta&shy;tion";
    lay_out(".a { width: 40pt } .b { width: 40pt; hyphens: none }",
        arena_printf(laid.arena, "<p class=\"a\">%s</p><p class=\"b\">%s</p>",
            text, text));
    const char *second = strstr(strstr(laid.dump, "      p ") + 1, "      p ");
    const char *hyphen = strstr(laid.dump, "sta\xc2\xad\"");
    assert_true(hyphen && hyphen < second);
    assert_null(strstr(second, "sta\xc2\xad\""));
}

/* Every line but the last is as wide as the paragraph. */
static void
justified_lines_are_full(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 12; i++)
        buf_str(&text, "we see measurable nations that act ");
    lay_tree("p { width: 120pt; hyphens: auto; text-align: justify }",
        markup_read(laid.arena,
            arena_printf(laid.arena,
                "<html lang=\"en-GB\"><body><p>%s</p></body></html>",
                lay_keep(&text))));
    int lines = lay_count(laid.dump, "line "), full = 0;
    for (const char *p = laid.dump; (p = strstr(p, "line ")); p++) {
        const char *at = p + 5;
        lay_milli(&at);
        lay_milli(&at);
        long w = lay_milli(&at);
        full += w > 119900 && w <= 120100;
    }
    assert_true(lines > 5);
    assert_int_equal(full, lines - 1);
}

static int
find_over_runs(const char *word, uint32_t points[HYPHEN_POINTS])
{
    struct font_work *work = font_work_open(folder);
    struct hyphenator *h = hyphenator_new(folder, work);
    uint32_t size = (uint32_t)strlen(word);
    int count = hyphenator_find(h, "zz", word, size, points);
    assert_int_equal(hyphenator_find(h, "zz", word, size, points), count);
    hyphenator_free(h);
    font_work_close(work);
    return count;
}

/* What a run keeps the next one finds, for as long as the dictionary is the
 * same file: it is not even read. */
static void
points_are_kept_over_runs(void **state)
{
    (void)state;
    uint32_t points[HYPHEN_POINTS];
    char path[128], work[128];
    struct stat info;
    snprintf(path, sizeof path, "%s/hyph_zz.dic", folder);
    snprintf(work, sizeof work, "%s/work", folder);
    write_dictionary("zz", "UTF-8\n1ra\n1su\n");
    assert_int_equal(find_over_runs("measurable", points), 2);
    assert_int_equal(stat(path, &info), 0);
    write_dictionary("zz", "UTF-8\n1ea\n1xx\n");
    const struct timespec then[] = {info.st_atim, info.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, path, then, 0), 0);
    assert_int_equal(find_over_runs("measurable", points), 2);
    assert_int_equal(points[0], 3);
    assert_int_equal(points[1], 5);
    const struct timespec later[] = {{1, 0}, {1, 0}};
    assert_int_equal(utimensat(AT_FDCWD, path, later, 0), 0);
    assert_int_equal(find_over_runs("measurable", points), 0);
    unlink(path);
    unlink(work);
}

int
main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(patterns_divide_words),
        TEST(parts_are_words_for_the_second_level),
        TEST(languages_find_their_dictionary),
        TEST(words_are_divided_where_it_helps),
        TEST(names_and_capitals_stay_whole),
        TEST(what_is_tied_stays_whole),
        TEST(language_of_the_element_decides),
        TEST(soft_hyphens_are_minded_or_not),
        TEST(justified_lines_are_full),
        TEST(points_are_kept_over_runs),
    };
    return cmocka_run_group_tests(
        tests, make_dictionaries, remove_dictionaries);
}
