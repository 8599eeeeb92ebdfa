/* Quadratic curves joined to cubic ones. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "pdf/joins.h"

#define AT(x, y) ((struct join_point){x, y})

static bool
near(struct join_point a, struct join_point b, float by)
{
    return hypotf(a.x - b.x, a.y - b.y) <= by;
}

static struct join_point
between(struct join_point a, struct join_point b, float t)
{
    return AT(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
}

static struct join_point
on_cubic(const struct join_point c[4], float t)
{
    struct join_point a = between(c[0], c[1], t), m = between(c[1], c[2], t),
                      z = between(c[2], c[3], t);
    return between(between(a, m, t), between(m, z, t), t);
}

/* How far the cubics lie from each other, wherever their places are. */
static float
apart(const struct join_point one[4], const struct join_point other[4])
{
    float most = 0;
    for (int i = 0; i <= 20; i++) {
        struct join_point at = on_cubic(one, (float)i / 20);
        float least = 1e9f;
        for (int j = 0; j <= 400; j++) {
            struct join_point p = on_cubic(other, (float)j / 400);
            least = fminf(least, hypotf(at.x - p.x, at.y - p.y));
        }
        most = fmaxf(most, least);
    }
    return most;
}

/* A cubic as so many quadratics, which stray from it less the more they are. */
static void
add_cubic(struct join_run *run, const struct join_point c[4], int count)
{
    struct join_point p[4] = {c[0], c[1], c[2], c[3]};
    for (int left = count; left > 0; left--) {
        float t = 1 / (float)left;
        struct join_point a = between(p[0], p[1], t),
                          m = between(p[1], p[2], t),
                          z = between(p[2], p[3], t);
        struct join_point b = between(a, m, t), y = between(m, z, t);
        struct join_point end = between(b, y, t);
        struct join_point control = {(3 * (a.x + b.x) - p[0].x - end.x) / 4,
            (3 * (a.y + b.y) - p[0].y - end.y) / 4};
        assert_true(join_add(run, p[0], control, end));
        p[0] = end, p[1] = y, p[2] = z;
    }
}

static void
what_was_one_cubic_is_one_again(void **state)
{
    (void)state;
    static const struct join_point curves[][4] = {
        {{0, 0}, {0, 276}, {224, 500}, {500, 500}},
        {{10, 700}, {60, 700}, {90, 640}, {180, 200}},
        {{0, 0}, {100, 0}, {200, 80}, {300, 80}}, /* like an S */
    };
    for (size_t i = 0; i < sizeof curves / sizeof *curves; i++)
        for (int count = 2; count <= 4; count++) {
            struct join_run run = {.count = 0};
            struct join_point cubic[4] = {curves[i][0]};
            add_cubic(&run, curves[i], count);
            join_take(&run, 1, cubic + 1);
            assert_int_equal(run.count, 0);
            assert_true(apart(cubic, curves[i]) < (count < 4 ? 5 : 2));
            assert_true(near(cubic[3], curves[i][3], 0.01f));
        }
}

static void
one_alone_is_said_exactly(void **state)
{
    (void)state;
    struct join_run run = {.count = 0};
    struct join_point cubic[3];
    assert_true(join_add(&run, AT(0, 0), AT(30, 60), AT(90, 0)));
    join_take(&run, 0, cubic);
    assert_int_equal(run.count, 0);
    assert_true(near(cubic[0], AT(20, 40), 0.01f));
    assert_true(near(cubic[1], AT(50, 40), 0.01f));
    assert_true(near(cubic[2], AT(90, 0), 0.01f));
}

static void
a_corner_is_kept(void **state)
{
    (void)state;
    struct join_run run = {.count = 0};
    assert_true(join_add(&run, AT(0, 0), AT(50, 0), AT(50, 50)));
    assert_false(join_add(&run, AT(50, 50), AT(80, 50), AT(80, 80)));
    assert_false(join_add(&run, AT(50, 50), AT(50, 20), AT(80, 0))); /* back */
    assert_int_equal(run.count, 1);
    /* A point on a point has no direction to go on in. */
    run.count = 0;
    assert_true(join_add(&run, AT(0, 0), AT(0, 0), AT(0, 0)));
    assert_false(join_add(&run, AT(0, 0), AT(9, 9), AT(20, 9)));
}

/* A whole circle of eight, two of which make a quarter. */
static void
no_cubic_strays_by_more_than_it_may(void **state)
{
    (void)state;
    const float r = 300, k = r * tanf(0.39269908f), d = r * 0.70710678f;
    const struct join_point on[] = {
        {r, 0}, {d, d}, {0, r}, {-d, d}, {-r, 0}, {-d, -d}, {0, -r}, {d, -d}};
    const struct join_point off[] = {
        {r, k}, {k, r}, {-k, r}, {-r, k}, {-r, -k}, {-k, -r}, {k, -r}, {r, -k}};
    struct join_run run = {.count = 0};
    for (int i = 0; i < 8; i++)
        assert_true(join_add(&run, on[i], off[i], on[(i + 1) % 8]));
    assert_false(join_add(&run, on[0], off[0], on[1])); /* no room */
    struct join_point cubic[4] = {on[0]};
    int cubics = 0;
    for (; run.count > 0; cubics++, cubic[0] = cubic[3]) {
        join_take(&run, 1, cubic + 1);
        for (float t = 0; t < 1; t += 0.0625f) {
            struct join_point at = on_cubic(cubic, t);
            /* The quadratics bulge by 1 themselves. */
            assert_true(fabsf(hypotf(at.x, at.y) - r) < 2);
        }
    }
    assert_in_range(cubics, 3, 5);
    assert_true(near(cubic[0], on[0], 0.01f));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_one_cubic_is_one_again),
        cmocka_unit_test(one_alone_is_said_exactly),
        cmocka_unit_test(a_corner_is_kept),
        cmocka_unit_test(no_cubic_strays_by_more_than_it_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
