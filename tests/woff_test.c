/* Fonts packed for the web: the tables come out as they went in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "type/woff.h"

/* Two tables: one that compression makes shorter, one that it does not. */
static struct buf
small_font(void)
{
    static const unsigned char head[] = {'O', 'T', 'T', 'O', 0, 2, 0, 0, 0, 0,
        0, 0, 'a', 'a', 'a', 'a', 1, 2, 3, 4, 0, 0, 0, 44, 0, 0, 0, 100, 'b',
        'b', 'b', 'b', 5, 6, 7, 8, 0, 0, 0, 144, 0, 0, 0, 3};
    struct buf font = {0};
    buf_add(&font, head, sizeof head);
    for (int i = 0; i < 100; i++)
        buf_char(&font, 'x');
    buf_add(&font, "y\1z\0", 4);
    return font;
}

static uint32_t
get32(const struct buf *buf, size_t at)
{
    const unsigned char *p = (const unsigned char *)buf->p + at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

static void
tables_come_out_as_they_went_in(void **state)
{
    (void)state;
    struct buf font = small_font(), woff = {0};
    assert_true(woff_pack(buf_slice(&font), &woff));
    assert_memory_equal(woff.p, "wOFFOTTO", 8);
    assert_int_equal(get32(&woff, 8), woff.n);
    assert_int_equal(get32(&woff, 12) >> 16, 2);
    assert_int_equal(get32(&woff, 16), 12 + 2 * 16 + 100 + 4);
    assert_memory_equal(woff.p + 44, "aaaa", 4);
    assert_true(get32(&woff, 52) < 100);
    assert_int_equal(get32(&woff, 56), 100);
    assert_int_equal(get32(&woff, 60), 0x01020304);
    char table[100];
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    assert_int_equal(
        libdeflate_zlib_decompress(inflate, woff.p + get32(&woff, 48),
            get32(&woff, 52), table, sizeof table, NULL),
        LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflate);
    assert_memory_equal(table, font.p + 44, 100);
    assert_int_equal(get32(&woff, 72), 3); /* stored as it is */
    assert_int_equal(get32(&woff, 68) % 4, 0);
    assert_memory_equal(woff.p + get32(&woff, 68), "y\1z", 3);
    buf_free(&font);
    buf_free(&woff);
}

static void
what_is_no_font_is_refused(void **state)
{
    (void)state;
    struct buf font = small_font(), woff = {0};
    assert_false(woff_pack((struct slice){"", 0}, &woff));
    assert_false(woff_pack((struct slice){font.p, 43}, &woff));
    assert_false(woff_pack((struct slice){font.p, 146}, &woff));
    font.p[5] = 0; /* no table at all */
    assert_false(woff_pack(buf_slice(&font), &woff));
    assert_int_equal(woff.n, 0);
    buf_free(&font);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_come_out_as_they_went_in),
        cmocka_unit_test(what_is_no_font_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
