/* Type 2 charstrings: the fewest operators that say an outline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "pdf/charstring.h"

#define AT(x, y) ((struct charstring_point){x, y})
#define N(n) ((n) + 139) /* an operand of a byte */

static void
expect(struct buf *out, const unsigned char *bytes, size_t n)
{
    assert_int_equal(out->n, n);
    assert_memory_equal(out->p, bytes, n);
    buf_free(out);
}

/* The line home is not drawn: to end a contour closes it. */
static void
a_box_is_one_chain_of_lines(void **state)
{
    (void)state;
    struct buf out = {0};
    struct charstring glyph = {.out = &out};
    charstring_width(&glyph, 3);
    charstring_move(&glyph, AT(10, 20));
    charstring_line(&glyph, AT(60, 20));
    charstring_line(&glyph, AT(60, 120));
    charstring_line(&glyph, AT(10, 120));
    charstring_line(&glyph, AT(10, 20));
    charstring_move(&glyph, AT(10, 140)); /* from the corner before */
    charstring_line(&glyph, AT(20, 150));
    charstring_line(&glyph, AT(30, 140));
    charstring_line(&glyph, AT(10, 140));
    charstring_end(&glyph);
    static const unsigned char bytes[] = {N(3), N(10), N(20), 21, N(50), N(100),
        N(-50), 6, N(20), 4, N(10), N(10), N(10), N(-10), 5, 14};
    expect(&out, bytes, sizeof bytes);
}

static void
a_round_is_one_chain_of_curves(void **state)
{
    (void)state;
    struct buf out = {0};
    struct charstring glyph = {.out = &out};
    charstring_width(&glyph, 0);
    charstring_move(&glyph, AT(0, 50));
    charstring_curve(&glyph, AT(0, 80), AT(20, 100), AT(50, 100));
    charstring_curve(&glyph, AT(80, 100), AT(100, 80), AT(100, 50));
    charstring_curve(&glyph, AT(100, 20), AT(80, 0), AT(52, 1));
    charstring_curve(&glyph, AT(20, 0), AT(0, 20), AT(0, 50));
    charstring_end(&glyph);
    /* The third ends askew, which ends its chain; the last begins so: its dx
     * stands before a vvcurveto. */
    static const unsigned char bytes[] = {N(0), N(50), 4, N(30), N(20), N(20),
        N(30), N(30), N(20), N(-20), N(-30), N(-30), N(-20), N(-20), N(-28),
        N(1), 30, N(-32), N(-1), N(-20), N(20), N(30), 26, 14};
    expect(&out, bytes, sizeof bytes);
}

/* An operator ends before it has more operands than a reader takes. */
static void
long_chains_are_cut(void **state)
{
    (void)state;
    struct buf out = {0};
    struct charstring glyph = {.out = &out};
    charstring_width(&glyph, 0);
    charstring_move(&glyph, AT(1, 1));
    for (int i = 1; i <= 25; i++)
        charstring_line(&glyph, AT(1 + i, 1 + 2 * i));
    charstring_end(&glyph);
    assert_int_equal(out.n, 1 + 3 + 50 + 2 + 1);
    assert_int_equal((unsigned char)out.p[4 + 48], 5);
    buf_free(&out);
}

static void
numbers_take_the_bytes_that_they_need(void **state)
{
    (void)state;
    struct buf out = {0};
    static const int numbers[] = {
        107, 108, 1131, 1132, -107, -108, -1131, -1132};
    for (int i = 0; i < 8; i++)
        charstring_put_number(&out, numbers[i]);
    static const unsigned char bytes[] = {
        246, 247, 0, 250, 255, 28, 4, 108, 32, 251, 0, 254, 255, 28, 251, 148};
    expect(&out, bytes, sizeof bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_is_one_chain_of_lines),
        cmocka_unit_test(a_round_is_one_chain_of_curves),
        cmocka_unit_test(long_chains_are_cut),
        cmocka_unit_test(numbers_take_the_bytes_that_they_need),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
