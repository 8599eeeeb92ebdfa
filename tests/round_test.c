/* What the PDF draws with a wide line instead of curves. */
#include "in_arena.h"

#include "pdf/round.h"
#include "type/svg_path.h"

static struct pen
pen_at(void **state, double scale)
{
    return (struct pen){
        .arena = *state, .matrix = {scale, 0, 0, scale, 20000, 30000}};
}

static bool
round_from(const struct pen *pen, struct round *round)
{
    return round_of(&(struct contour){pen->steps, pen->count}, round);
}

static void
a_circle_is_a_dot(void **state)
{
    struct round round;
    struct pen pen = pen_at(state, 1000 / 3.0);
    pen_ellipse(&pen, 10, 20, 7, 7);
    assert_true(round_from(&pen, &round));
    assert_true(round_is_circle(&round));
    assert_in_range(round.from.x, 23332, 23334);
    assert_in_range(round.from.y, 36666, 36668);
    assert_in_range(round.radius, 2332, 2334);
}

static void
a_rounded_rectangle_has_corners(void **state)
{
    struct round round;
    struct pen pen = pen_at(state, 1000);
    pen_rect(&pen, 1, 2, 100, 50, 5, 5);
    assert_true(round_from(&pen, &round));
    assert_int_equal(round.from.x, 26000);
    assert_int_equal(round.from.y, 37000);
    assert_int_equal(round.to.x, 116000);
    assert_int_equal(round.to.y, 77000);
    assert_int_equal(round.radius, 5000);
}

/* Its ends are half circles. */
static void
a_track_is_a_line(void **state)
{
    struct round round;
    struct pen pen = pen_at(state, 1000);
    pen_rect(&pen, 0, 0, 100, 4, 2, 2);
    assert_true(round_from(&pen, &round));
    assert_int_equal(round.from.x, 22000);
    assert_int_equal(round.to.x, 118000);
    assert_int_equal(round.from.y, 32000);
    assert_int_equal(round.to.y, 32000);
}

static void
other_shapes_stay_paths(void **state)
{
    struct round round;
    static const char *const paths[] = {
        "M0 0H10V10H0Z",
        /* open, or more than one */
        "M10 5A5 5 0 0 1 5 10A5 5 0 0 1 0 5A5 5 0 0 1 5 0A5 5 0 0 1 10 5",
        "M10 5A5 5 0 1 1 0 5A5 5 0 1 1 10 5ZM0 0L1 1",
        /* an ellipse, and corners of two sizes */
        "M10 3A5 3 0 0 1 5 6A5 3 0 0 1 0 3A5 3 0 0 1 5 0A5 3 0 0 1 10 3Z",
        "M5 0H95A5 5 0 0 1 100 5V43A7 7 0 0 1 93 50H5A5 5 0 0 1 0 45V5A5 5 0 "
        "0 1 5 0Z",
        /* corners that turn inwards */
        "M5 0H95A5 5 0 0 0 100 5V45A5 5 0 0 0 95 50H5A5 5 0 0 0 0 45V5A5 5 0 "
        "0 0 5 0Z",
        /* curves that are no arcs */
        "M10 5C10 9 9 10 5 10C1 10 0 9 0 5C0 1 1 0 5 0C9 0 10 1 10 5Z",
        /* a side that leans */
        "M5 0H95A5 5 0 0 1 100 5L99 45A5 5 0 0 1 95 50H5A5 5 0 0 1 0 45V5A5 5 "
        "0 0 1 5 0Z",
        /* a notch from corner to corner; what closes it leans */
        "M5 0V3H95V0A5 5 0 0 1 100 5A5 5 0 0 1 95 10H5A5 5 0 0 1 0 5A5 5 0 0 1 "
        "5 0Z",
        "M50 5V0H95A5 5 0 0 1 100 5A5 5 0 0 1 95 10H5A5 5 0 0 1 0 5A5 5 0 0 1 "
        "5 0Z",
        /* a circle with one corner filled */
        "M5 0H10V5A5 5 0 0 1 5 10A5 5 0 0 1 0 5A5 5 0 0 1 5 0A5 5 0 0 1 10 "
        "5V0Z",
        /* the same corner four times, on both sides */
        "M10 5A5 5 0 0 1 5 10A5 5 0 0 0 10 5A5 5 0 0 1 5 10A5 5 0 0 0 10 5Z",
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct pen pen = pen_at(state, 1000);
        pen_path(&pen, paths[i]);
        if (round_from(&pen, &round))
            fail_msg("taken for a round shape: %s", paths[i]);
    }
    struct pen pen = pen_at(state, 1000);
    pen_path(&pen,
        "M10 5A5 5 0 0 1 5 10A5 5 0 0 1 0 5A5 5 0 0 1 5 0A5 5 0 0 1 10 5Z");
    assert_true(round_from(&pen, &round));
    /* too small for a line's width */
    pen = pen_at(state, 1);
    pen_ellipse(&pen, 10, 20, 9, 9);
    assert_false(round_from(&pen, &round));
    pen = pen_at(state, 1);
    pen_ellipse(&pen, 10, 20, 11, 11);
    assert_true(round_from(&pen, &round));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_circle_is_a_dot),
        ARENA_TEST(a_rounded_rectangle_has_corners),
        ARENA_TEST(a_track_is_a_line),
        ARENA_TEST(other_shapes_stay_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
