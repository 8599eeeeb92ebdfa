#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "type/para.h"

#define ITEMS_MAX 200000

static struct arena *arena;
static struct para_item *items;
static int count;

static int
set_up(void **state)
{
    (void)state;
    arena = arena_new();
    items = ARENA_ARRAY(arena, struct para_item, ITEMS_MAX);
    count = 0;
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void
box(len width)
{
    items[count++] = (struct para_item){.kind = PARA_BOX, .width = width};
}

static void
glue(len width, len stretch, len shrink)
{
    items[count++] = (struct para_item){.kind = PARA_GLUE,
        .width = width,
        .stretch = stretch,
        .shrink = shrink};
}

static void
penalty(int penalty, len width, bool flagged)
{
    items[count++] = (struct para_item){.kind = PARA_PENALTY,
        .width = width,
        .penalty = penalty,
        .flagged = flagged};
}

/* Words of the given widths with a space of 10 between them. */
static void
words(const int *widths, int n)
{
    for (int i = 0; i < n; i++) {
        if (i > 0)
            glue(10, 5, 3);
        box(widths[i]);
    }
}

static int *
break_at(len width, bool ragged, int *lines)
{
    struct para_shape shape = {.width = width, .ragged = ragged};
    return para_break(arena, items, count, &shape, lines);
}

static void
assert_ends(const int *ends, int lines, const int *expected, int n)
{
    assert_int_equal(lines, n);
    for (int i = 0; i < n; i++)
        assert_int_equal(ends[i], expected[i]);
}

#define ASSERT_ENDS(ends, lines, ...)                                          \
    do {                                                                       \
        const int expected[] = {__VA_ARGS__};                                  \
        assert_ends(ends, lines, expected,                                     \
            (int)(sizeof expected / sizeof expected[0]));                      \
    } while (0)

static void
nothing_is_one_empty_line(void **state)
{
    (void)state;
    int lines;
    int *ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 0);
}

static void
what_fits_is_one_line(void **state)
{
    (void)state;
    int lines;
    words((int[]){30, 30, 20}, 3);
    int *ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 5);
    ends = break_at(100, false, &lines);
    ASSERT_ENDS(ends, lines, 5);
    ends = break_at(99, true, &lines);
    assert_int_equal(lines, 2);
}

static void
raggedness_is_evened_out(void **state)
{
    (void)state;
    int lines;
    words((int[]){40, 40, 10, 60, 30, 30, 60}, 7);
    int *ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 3, 7, 11, 13);
    count = 0;
    /* First fit would be full, half full, nearly full. */
    words((int[]){30, 30, 20, 50, 90}, 5);
    ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 3, 7, 9);
}

static void
a_last_word_does_not_stand_alone(void **state)
{
    (void)state;
    int lines;
    words((int[]){30, 30, 20, 8}, 4);
    int *ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 3, 7);
    count = 0;
    words((int[]){95, 8}, 2);
    ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 1, 3);
}

static void
justified_lines_may_shrink(void **state)
{
    (void)state;
    int lines;
    words((int[]){30, 30, 25, 60}, 4); /* 105 shrinks by 6 */
    int *ends = break_at(100, false, &lines);
    ASSERT_ENDS(ends, lines, 5, 7);
    ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 3, 7);
}

static void
justified_text_prefers_small_gaps(void **state)
{
    (void)state;
    int lines;
    /* The 4 would fit the first line, and leave the 80 alone. */
    words((int[]){30, 30, 10, 4, 80, 50}, 6);
    int *ends = break_at(100, false, &lines);
    ASSERT_ENDS(ends, lines, 5, 9, 11);
}

static void
forced_breaks_end_lines(void **state)
{
    (void)state;
    int lines;
    box(10);
    penalty(PENALTY_FORCED, 0, false);
    penalty(PENALTY_FORCED, 0, false);
    box(20);
    glue(10, 0, 0);
    box(5);
    penalty(PENALTY_FORCED, 0, false);
    int *ends = break_at(100, false, &lines);
    ASSERT_ENDS(ends, lines, 1, 2, 7);
}

static void
the_end_is_the_end(void **state)
{
    (void)state;
    int lines;
    box(10);
    glue(1000, 0, 0);
    penalty(PENALTY_NEVER, 0, false);
    glue(0, 10000, 0);
    penalty(PENALTY_FORCED, 0, false);
    int *ends = break_at(100, false, &lines);
    ASSERT_ENDS(ends, lines, 5);
    count = 0;
    glue(10, 0, 0);
    penalty(PENALTY_FORCED, 0, false);
    ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 2);
}

static void
a_box_wider_than_the_line_stands_alone(void **state)
{
    (void)state;
    int lines;
    words((int[]){20, 300, 20, 20, 400}, 5);
    int *ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 1, 3, 7, 9);
    ends = break_at(100, false, &lines);
    ASSERT_ENDS(ends, lines, 1, 3, 7, 9);
    ends = break_at(0, true, &lines);
    ASSERT_ENDS(ends, lines, 1, 3, 5, 7, 9);
    ends = break_at(-50, false, &lines);
    ASSERT_ENDS(ends, lines, 1, 3, 5, 7, 9);
}

static void
a_hyphen_takes_room_and_costs(void **state)
{
    (void)state;
    int lines;
    words((int[]){50, 30}, 2);
    penalty(50, 5, true);
    box(30);
    int *ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 3, 5); /* 50 30- | 30 */
    ends = break_at(94, true, &lines);
    ASSERT_ENDS(ends, lines, 1, 5); /* no room for the hyphen */
    items[3].penalty = PENALTY_NEVER;
    ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 1, 5);
}

static void
two_hyphens_in_a_row_are_avoided(void **state)
{
    (void)state;
    int lines;
    for (int i = 0; i < 6; i++) {
        if (i > 0)
            glue(4, 2, 1);
        box(46);
        penalty(10, 2, true);
        box(46);
    }
    int *ends = break_at(100, true, &lines);
    bool before = false;
    for (int i = 0; i + 1 < lines; i++) {
        bool hyphen = items[ends[i]].flagged;
        assert_false(before && hyphen);
        before = hyphen;
    }
}

static void
no_line_begins_where_nothing_is(void **state)
{
    (void)state;
    int lines;
    box(60);
    glue(10, 0, 0);
    penalty(0, 0, false);
    glue(10, 0, 0);
    box(60);
    int *ends = break_at(100, true, &lines);
    ASSERT_ENDS(ends, lines, 2, 5);
}

static void
the_first_line_is_indented(void **state)
{
    (void)state;
    int lines;
    words((int[]){40, 40, 40, 40}, 4);
    struct para_shape shape = {.width = 100, .indent = 30, .ragged = true};
    int *ends = para_break(arena, items, count, &shape, &lines);
    ASSERT_ENDS(ends, lines, 1, 5, 7);
}

/* Every line but one of a single box keeps to the width, whatever comes. */
static void
random_text_keeps_to_the_width(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 300; round++) {
        count = 0;
        int n = 1 + (int)(seed % 40);
        for (int i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            if (seed >> 30 == 0)
                penalty((int)(seed >> 20 & 255) - 50, 3, seed >> 29 & 1);
            else if (i > 0)
                glue((len)(seed >> 24 & 15), (len)(seed >> 20 & 7), 2);
            box((len)(seed >> 16 & 127));
        }
        int lines;
        bool ragged = round & 1;
        int *ends = break_at(100, ragged, &lines);
        assert_int_equal(ends[lines - 1], count);
        for (int i = 0, at = 0; i < lines; at = ends[i++]) {
            while (at < count && items[at].kind != PARA_BOX)
                at++;
            assert_true(ends[i] > at);
            len width = 0, shrink = 0;
            int boxes = 0;
            for (int k = at; k < ends[i]; k++) {
                width += items[k].kind == PARA_PENALTY ? 0 : items[k].width;
                shrink += items[k].shrink;
                boxes += items[k].kind == PARA_BOX;
            }
            assert_true(boxes == 1 || width - (ragged ? 0 : shrink) <= 100);
        }
    }
}

static void
long_text_takes_time_in_proportion(void **state)
{
    (void)state;
    int lines;
    for (int i = 0; i < 60000; i++) {
        box(i % 7 + 3);
        glue(2, 1, 0);
    }
    int *ends = break_at(400, false, &lines);
    assert_int_equal(ends[lines - 1], count);
    count = 0;
    for (int i = 0; i < 60000; i++) { /* all of it fits one line */
        box(0);
        glue(0, 0, 0);
    }
    ends = break_at(400, false, &lines);
    ASSERT_ENDS(ends, lines, count);
}

static void
huge_lengths_do_not_overflow(void **state)
{
    (void)state;
    int lines;
    for (int i = 0; i < 1000; i++) {
        box(2000000000);
        glue(2000000000, 2000000000, 2000000000);
    }
    break_at(2000000000, false, &lines);
    assert_true(lines >= 1);
    break_at(1, true, &lines);
    assert_int_equal(lines, 1000);
}

static int *
even_at(len width, int lines)
{
    struct para_shape shape = {.width = width, .ragged = true};
    return para_even(arena, items, count, &shape, lines);
}

static void
even_lines_are_as_long_as_each_other(void **state)
{
    (void)state;
    words((int[]){20, 20, 20, 20, 20, 20}, 6);
    ASSERT_ENDS(even_at(130, 2), 2, 5, 11);
    ASSERT_ENDS(even_at(130, 3), 3, 3, 7, 11);
}

static void
even_lines_end_where_they_should(void **state)
{
    (void)state;
    words((int[]){20, 20, 20, 20, 20, 20}, 6);
    items[3].penalty = -300; /* a third shorter than the other */
    ASSERT_ENDS(even_at(130, 2), 2, 5, 11);
    items[3].penalty = -500;
    ASSERT_ENDS(even_at(130, 2), 2, 3, 11);
    ASSERT_ENDS(even_at(100, 2), 2, 5, 11); /* no room for the rest */
    items[3].penalty = 0;
    items[5].penalty = 500;
    ASSERT_ENDS(even_at(130, 2), 2, 7, 11);
}

static void
even_lines_end_where_they_must(void **state)
{
    (void)state;
    words((int[]){20, 20, 20, 20, 20}, 5);
    penalty(PENALTY_FORCED, 0, false);
    words((int[]){20}, 1);
    glue(10, 5, 3);
    ASSERT_ENDS(even_at(200, 2), 2, 9, 12);
    ASSERT_ENDS(even_at(200, 3), 3, 5, 9, 12);
}

static void
what_so_few_lines_do_not_hold_is_not_set(void **state)
{
    (void)state;
    words((int[]){60, 60, 60}, 3);
    assert_null(even_at(100, 2));
    words((int[]){120}, 1);
    assert_null(even_at(100, 4));
}

int
main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_one_empty_line),
        TEST(what_fits_is_one_line),
        TEST(raggedness_is_evened_out),
        TEST(a_last_word_does_not_stand_alone),
        TEST(justified_lines_may_shrink),
        TEST(justified_text_prefers_small_gaps),
        TEST(forced_breaks_end_lines),
        TEST(the_end_is_the_end),
        TEST(a_box_wider_than_the_line_stands_alone),
        TEST(a_hyphen_takes_room_and_costs),
        TEST(two_hyphens_in_a_row_are_avoided),
        TEST(no_line_begins_where_nothing_is),
        TEST(the_first_line_is_indented),
        TEST(random_text_keeps_to_the_width),
        TEST(long_text_takes_time_in_proportion),
        TEST(huge_lengths_do_not_overflow),
        TEST(even_lines_are_as_long_as_each_other),
        TEST(even_lines_end_where_they_should),
        TEST(even_lines_end_where_they_must),
        TEST(what_so_few_lines_do_not_hold_is_not_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
