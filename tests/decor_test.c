/* How the borders of a box are drawn. */
#include "lay_out.h"

/* A box whose content is 100 by 20 pt, at 50 and 50. */
static void
draw(const char *css)
{
    lay_out(
        arena_printf(laid.arena, "p { width: 100pt; height: 20pt; %s }", css),
        "<p>x</p>");
}

static void
sides_begin_and_end_with_a_dash(void **state)
{
    (void)state;
    draw("border: 2pt dashed red");
    lay_has(laid.trace, "stroke #ff0000 2 dash 6 6.25 M 50 51 L 154 51");
    lay_has(laid.trace, "stroke #ff0000 2 dash 6 3 M 153 50 L 153 74");
    assert_int_equal(104000, 8 * (6000 + 6250) + 6000);
    assert_int_equal(24000, 2 * (6000 + 3000) + 6000);
    draw("border: 1pt dashed red; width: 2pt; height: 0");
    lay_has(laid.trace, "stroke #ff0000 1 M 50 50.5 L 54 50.5");
}

/* The last of 26 stands 1 pt before the corner, as the first behind it. */
static void
dots_stand_whole_from_corner_to_corner(void **state)
{
    (void)state;
    draw("border-top: 2pt dotted red");
    lay_has(laid.trace, "stroke #ff0000 2 dash 0 3.92 cap 1 M 51 51 L 150 51");
    assert_int_equal(149000 - 51000, 25 * 3920);
}

static void
dashes_go_round_in_whole_numbers(void **state)
{
    (void)state;
    draw("border: 2pt dotted red; border-radius: 6pt");
    lay_has(laid.trace, "stroke #ff0000 2 dash 0 3.99 cap 1 M 56 51 ");
    /* Sides of 102 and 22 pt, with quarters of 5 pt at their ends. */
    assert_in_range(60 * 3990, 239300, 239500);
    assert_in_range(2 * (92000 + 12000) + 31416, 239400, 239450);
}

static void
two_colors_part_the_corner(void **state)
{
    (void)state;
    draw("border: 2pt solid red; border-left: 6pt solid blue");
    lay_has(laid.trace, "fill #ff0000 M 50 50 L 158 50 L 158 52 L 56 52 Z");
    lay_has(laid.trace, "fill #0000ff M 50 50 L 50 74 L 56 72 L 56 52 Z");
    /* Of one colour they overlap, so that no seam shows. */
    draw("border: 2pt solid red; border-left-width: 6pt");
    lay_has(laid.trace, "fill #ff0000 M 50 50 L 158 50 L 158 52 L 50 52 Z");
    lay_has(laid.trace, "fill #ff0000 M 50 50 L 56 50 L 56 74 L 50 74 Z");
}

static void
what_shows_through_is_painted_once(void **state)
{
    (void)state;
    draw("border: 2pt solid #ff000080; border-left-width: 6pt");
    lay_has(laid.trace, "fill #ff000080 M 50 50 L 158 50 L 156 52 L 56 52 Z");
    lay_has(laid.trace, "fill #ff000080 M 50 50 L 50 74 L 56 72 L 56 52 Z");
}

static void
a_side_follows_the_round_corners(void **state)
{
    (void)state;
    draw("border-left: 4pt solid red; border-radius: 6pt");
    lay_has(laid.trace,
        "fill #ff0000 M 56 70 C 52.688 70 50 67.312 50 64 L 50 56 "
        "C 50 52.688 52.688 50 56 50 L 56 50 C 54.896 50 54 52.688 54 56 "
        "L 54 64 C 54 67.312 54.896 70 56 70 Z");
    /* Left and right: two pieces. */
    draw("border: 2pt solid red; border-width: 0 2pt; border-radius: 6pt");
    assert_int_equal(lay_count(laid.trace, "path fill #ff0000"), 2);
    /* Around three sides: one. */
    draw("border: 2pt solid red; border-top: none; border-radius: 6pt");
    assert_int_equal(lay_count(laid.trace, "path fill #ff0000"), 1);
}

static void
sides_of_other_widths_make_a_ring(void **state)
{
    (void)state;
    draw("border: 1pt solid red; border-left-width: 4pt; border-radius: 6pt");
    assert_int_equal(lay_count(laid.trace, "path fill #ff0000"), 1);
    lay_has(laid.trace, " Z M 56 51 L 149 51 C 151.76 51 154 53.24 154 56 ");
    /* Narrower corners than the border have no room inside. */
    draw("border: 8pt solid red; border-left-width: 9pt; border-radius: 6pt");
    lay_has(laid.trace, " Z M 59 58 L 159 58 C 159 58 159 58 159 58 ");
}

#define DECOR(test)                                                            \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        DECOR(sides_begin_and_end_with_a_dash),
        DECOR(dots_stand_whole_from_corner_to_corner),
        DECOR(dashes_go_round_in_whole_numbers),
        DECOR(two_colors_part_the_corner),
        DECOR(what_shows_through_is_painted_once),
        DECOR(a_side_follows_the_round_corners),
        DECOR(sides_of_other_widths_make_a_ring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
