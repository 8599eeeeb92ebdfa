/* Internal sentences found again among other words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "criteria/leak_words.h"

struct hits {
    int count, tags[8];
    struct slice last;
};

static void
count_hit(void *context, const struct sentence_found *found)
{
    struct hits *hits = context;
    if (hits->count < 8)
        hits->tags[hits->count] = found->tag;
    hits->last = found->text;
    hits->count++;
}

static struct hits
hits_of(const char *internal, const char *shown)
{
    struct arena *arena = arena_new();
    struct sentences *sentences = sentences_new(arena, 6);
    struct sentence_search search = {0};
    struct hits hits = {.count = 0};
    sentences_add(sentences, internal, 7);
    if (!sentences_empty(sentences))
        sentences_search(sentences, &search, shown, count_hit, &hits);
    arena_free(arena);
    return hits;
}

#define SECRET "Lena did not buy this herself. Take care."

static void
case_spacing_and_points_do_not_matter(void **state)
{
    (void)state;
    static const char *const shown[] = {"Lena did not buy this herself",
        "we know: LENA DID NOT BUY THIS HERSELF!",
        "Lena\tdid\n not  buy this "
        "herself",
        "Lena, did not - buy \"this\" (herself)",
        "lena did not buy this "
        "her\xc2\xadself"};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (hits_of(SECRET, shown[i]).count != 1)
            fail_msg("\"%s\" is not seen", shown[i]);
    assert_int_equal(
        hits_of("Don't tell them what it costs us", "DONT TELL "
                                                    "THEM WHAT IT COSTS US.")
            .count,
        1);
    assert_int_equal(hits_of("\xc5\x81"
                             "ukasz nie kupi tego w tym roku",
                         "\xc5\x82"
                         "ukasz nie kupi tego w tym roku")
                         .count,
        1);
}

static void
other_words_do(void **state)
{
    (void)state;
    assert_int_equal(hits_of(SECRET, "Lena did buy this herself").count, 0);
    assert_int_equal(hits_of(SECRET, "Lena did not buy this").count, 0);
    assert_int_equal(
        hits_of(SECRET, "Lena did not, as said, buy this herself").count, 0);
    assert_int_equal(hits_of(SECRET, "Take care.").count, 0);
    assert_int_equal(hits_of(SECRET, "").count, 0);
    assert_int_equal(hits_of("", "Lena did not buy this herself").count, 0);
    assert_int_equal(hits_of("one two three four five", "one two three four "
                                                        "five")
                         .count,
        0);
}

static void
a_point_in_a_figure_ends_nothing(void **state)
{
    (void)state;
    const char *secret = "They pay 4.5 thousand a year for it";
    assert_int_equal(hits_of(secret, "they pay 4.5 thousand").count, 0);
    assert_int_equal(
        hits_of(secret, "they pay 4.5 thousand a year for it").count, 1);
}

static void
each_sentence_is_found_once(void **state)
{
    (void)state;
    struct hits hits = hits_of("a b c d e f g. b c d e f g. c d e f g h.",
        "a b c d e f g h a b c d e f g h");
    assert_int_equal(hits.count, 3);
    assert_int_equal(hits.tags[0], 7);
    hits = hits_of("one two three four five six", "one two three one two three "
                                                  "four five six");
    assert_int_equal(hits.count, 1);
    assert_memory_equal(hits.last.p, "one two three four five six", 27);
}

/* Beginnings that share all but the end: the worst for a plain search. */
static void
time_grows_with_the_length(void **state)
{
    (void)state;
    struct buf internal = {0}, shown = {0};
    for (int i = 0; i < 20000; i++)
        buf_printf(&internal, "a a a a a a a a a a w%d. ", i);
    for (int i = 0; i < 400000; i++)
        buf_str(&shown, "a ");
    buf_str(&shown, "w19999");
    clock_t begin = clock();
    assert_int_equal(hits_of(internal.p, shown.p).count, 1);
    assert_true(clock() - begin < 2 * CLOCKS_PER_SEC);
    buf_free(&internal);
    buf_free(&shown);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_spacing_and_points_do_not_matter),
        cmocka_unit_test(other_words_do),
        cmocka_unit_test(a_point_in_a_figure_ends_nothing),
        cmocka_unit_test(each_sentence_is_found_once),
        cmocka_unit_test(time_grows_with_the_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
