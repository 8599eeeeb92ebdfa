#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#include "type/image.h"

static struct arena *arena;

static int
set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* A PNG to be made: `rows` as the color type wants them. */
struct sketch {
    int width, height, depth, type, interlace;
    const unsigned char *rows; /* NULL: all zero */
    size_t row_bytes;
    bool transparent; /* entry or sample 0 is */
};

static void
collect(png_structp png, png_bytep bytes, size_t n)
{
    buf_add(png_get_io_ptr(png), bytes, n);
}

static void
flush(png_structp png)
{
    (void)png;
}

static void
add_palette(png_structp png, png_infop info, bool transparent)
{
    png_color palette[2] = {{255, 0, 0}, {0, 0, 255}};
    png_byte alpha[1] = {0};
    png_set_PLTE(png, info, palette, 2);
    if (transparent)
        png_set_tRNS(png, info, alpha, 1, NULL);
}

static struct buf
make_png(const struct sketch *s)
{
    struct buf out = {0};
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, collect, flush);
    png_set_user_limits(png, 100000, 100000);
    png_set_IHDR(png, info, (png_uint_32)s->width, (png_uint_32)s->height,
        s->depth, s->type, s->interlace, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    if (s->type == PNG_COLOR_TYPE_PALETTE)
        add_palette(png, info, s->transparent);
    png_write_info(png, info);
    unsigned char *blank = calloc(1, s->row_bytes);
    int passes = png_set_interlace_handling(png);
    for (int pass = 0; pass < passes; pass++)
        for (int y = 0; y < s->height; y++)
            png_write_row(
                png, s->rows ? s->rows + (size_t)y * s->row_bytes : blank);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    free(blank);
    return out;
}

static struct image *
decode_png(const struct sketch *sketch)
{
    struct buf bytes = make_png(sketch);
    const char *why = NULL;
    struct image *image = image_decode(arena, buf_slice(&bytes), &why);
    if (image)
        assert_string_equal(image->type, "image/png");
    buf_free(&bytes);
    return image;
}

static void
assert_pixel(const struct image *image, int i, int r, int g, int b)
{
    assert_int_equal(image->rgb[i * 3], r);
    assert_int_equal(image->rgb[i * 3 + 1], g);
    assert_int_equal(image->rgb[i * 3 + 2], b);
}

static void
every_kind_of_png_becomes_rgb(void **state)
{
    (void)state;
    static const unsigned char rgb[] = {1, 2, 3, 4, 5, 6};
    struct image *image = decode_png(
        &(struct sketch){2, 1, 8, PNG_COLOR_TYPE_RGB, 0, rgb, 6, false});
    assert_non_null(image);
    assert_int_equal(image->width, 2);
    assert_int_equal(image->height, 1);
    assert_pixel(image, 0, 1, 2, 3);
    assert_pixel(image, 1, 4, 5, 6);
    assert_null(image->alpha);
    assert_int_equal(image->jpeg.n, 0);
    static const unsigned char gray[] = {0x80, 0xFF};
    image = decode_png(
        &(struct sketch){2, 1, 8, PNG_COLOR_TYPE_GRAY, 0, gray, 2, false});
    assert_pixel(image, 0, 0x80, 0x80, 0x80);
    static const unsigned char bits[] = {0x40};
    image = decode_png(
        &(struct sketch){2, 1, 1, PNG_COLOR_TYPE_GRAY, 0, bits, 1, false});
    assert_pixel(image, 0, 0, 0, 0);
    assert_pixel(image, 1, 255, 255, 255);
    static const unsigned char deep[] = {0xFF, 0xFF, 0x80, 0x80, 0, 0};
    image = decode_png(
        &(struct sketch){1, 1, 16, PNG_COLOR_TYPE_RGB, 0, deep, 6, false});
    assert_pixel(image, 0, 255, 128, 0);
}

static void
alpha_is_kept_apart(void **state)
{
    (void)state;
    static const unsigned char rgba[] = {1, 2, 3, 255, 4, 5, 6, 7};
    struct image *image = decode_png(
        &(struct sketch){2, 1, 8, PNG_COLOR_TYPE_RGBA, 0, rgba, 8, false});
    assert_pixel(image, 1, 4, 5, 6);
    assert_int_equal(image->alpha[0], 255);
    assert_int_equal(image->alpha[1], 7);
    static const unsigned char opaque[] = {1, 2, 3, 255, 4, 5, 6, 255};
    image = decode_png(
        &(struct sketch){2, 1, 8, PNG_COLOR_TYPE_RGBA, 0, opaque, 8, false});
    assert_null(image->alpha);
    static const unsigned char gray[] = {9, 128};
    image = decode_png(&(struct sketch){
        1, 1, 8, PNG_COLOR_TYPE_GRAY_ALPHA, 0, gray, 2, false});
    assert_pixel(image, 0, 9, 9, 9);
    assert_int_equal(image->alpha[0], 128);
}

static void
palettes_are_expanded(void **state)
{
    (void)state;
    static const unsigned char entries[] = {0x40};
    struct image *image = decode_png(&(struct sketch){
        2, 1, 1, PNG_COLOR_TYPE_PALETTE, 0, entries, 1, false});
    assert_pixel(image, 0, 255, 0, 0);
    assert_pixel(image, 1, 0, 0, 255);
    assert_null(image->alpha);
    image = decode_png(
        &(struct sketch){2, 1, 1, PNG_COLOR_TYPE_PALETTE, 0, entries, 1, true});
    assert_int_equal(image->alpha[0], 0);
    assert_int_equal(image->alpha[1], 255);
}

static void
interlaced_pngs_are_put_together(void **state)
{
    (void)state;
    unsigned char rows[9 * 9];
    for (int i = 0; i < 81; i++)
        rows[i] = (unsigned char)(i * 3);
    struct image *image = decode_png(&(struct sketch){
        9, 9, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_ADAM7, rows, 9, false});
    for (int i = 0; i < 81; i++)
        assert_pixel(image, i, i * 3, i * 3, i * 3);
}

/* A JPEG of one color; with `kind` CMYK, gray or YCbCr. */
static struct buf
make_jpeg(int width, int height, J_COLOR_SPACE kind, bool progressive)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long n = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &n);
    jpeg.image_width = (JDIMENSION)width;
    jpeg.image_height = (JDIMENSION)height;
    jpeg.input_components = kind == JCS_CMYK        ? 4
                            : kind == JCS_GRAYSCALE ? 1
                                                    : 3;
    jpeg.in_color_space = kind;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    if (progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    unsigned char *row = malloc((size_t)width * 4);
    memset(row, 200, (size_t)width * 4);
    while (jpeg.next_scanline < jpeg.image_height)
        jpeg_write_scanlines(&jpeg, &row, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    struct buf out = {0};
    buf_add(&out, bytes, n);
    free(row);
    free(bytes);
    return out;
}

static void
jpegs_pass_as_they_are(void **state)
{
    (void)state;
    static const struct {
        J_COLOR_SPACE kind;
        bool progressive;
        int channels;
    } cases[] = {
        {JCS_RGB, false, 3},
        {JCS_RGB, true, 3},
        {JCS_GRAYSCALE, false, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf bytes =
            make_jpeg(20, 10, cases[i].kind, cases[i].progressive);
        const char *why = NULL;
        struct image *image = image_decode(arena, buf_slice(&bytes), &why);
        assert_non_null(image);
        assert_string_equal(image->type, "image/jpeg");
        assert_int_equal(image->width, 20);
        assert_int_equal(image->height, 10);
        assert_int_equal(image->jpeg_channels, cases[i].channels);
        assert_int_equal(image->jpeg.n, bytes.n);
        assert_in_range(image->rgb[0], 198, 202);
        assert_null(image->alpha);
        buf_free(&bytes);
    }
}

static void
assert_refused(struct slice bytes, const char *sentence)
{
    const char *why = NULL;
    assert_null(image_decode(arena, bytes, &why));
    assert_non_null(why);
    if (sentence)
        assert_string_equal(why, sentence);
}

static void
cmyk_is_refused(void **state)
{
    (void)state;
    struct buf bytes = make_jpeg(8, 8, JCS_CMYK, false);
    assert_refused(
        buf_slice(&bytes), "the JPEG picture is in CMYK: save it in RGB");
    buf_free(&bytes);
}

static void
what_is_no_picture_is_refused(void **state)
{
    (void)state;
    static const char sentence[] =
        "the file is neither a PNG nor a JPEG picture";
    assert_refused((struct slice){"", 0}, "the file is empty");
    assert_refused((struct slice){"x", 1}, sentence);
    assert_refused((struct slice){"<svg/>", 6}, sentence);
    assert_refused((struct slice){"GIF89a", 6}, sentence);
    assert_refused((struct slice){"\x89PNG\r\n\x1A", 7}, sentence);
    assert_refused(
        (struct slice){"\x89PNG\r\n\x1A\n", 8}, "the PNG picture is damaged");
    assert_refused(
        (struct slice){"\xFF\xD8\xFF", 3}, "the JPEG picture is damaged");
}

static void
pictures_cut_short_are_refused(void **state)
{
    (void)state;
    struct buf png = make_png(
        &(struct sketch){30, 30, 8, PNG_COLOR_TYPE_RGB, 0, NULL, 90, false});
    for (size_t n = 0; n < png.n; n++)
        assert_refused((struct slice){png.p, n}, NULL);
    struct buf jpeg = make_jpeg(30, 30, JCS_RGB, true);
    for (size_t n = 0; n + 2 < jpeg.n; n++)
        assert_refused((struct slice){jpeg.p, n}, NULL);
    buf_free(&png);
    buf_free(&jpeg);
}

/* Whatever a changed byte does, it ends in a picture or a sentence. */
static void
changed_bytes_do_no_harm(void **state)
{
    (void)state;
    struct buf pictures[2];
    static const unsigned char entries[] = {0x40, 0x80};
    pictures[0] = make_png(
        &(struct sketch){2, 2, 1, PNG_COLOR_TYPE_PALETTE, 1, entries, 1, true});
    pictures[1] = make_jpeg(16, 16, JCS_RGB, true);
    for (int i = 0; i < 2; i++) {
        for (size_t at = 0; at < pictures[i].n; at++)
            for (int change = 1; change < 256; change *= 4) {
                const char *why = NULL;
                pictures[i].p[at] = (char)(pictures[i].p[at] ^ change);
                struct image *image =
                    image_decode(arena, buf_slice(&pictures[i]), &why);
                assert_true(image || why);
                pictures[i].p[at] = (char)(pictures[i].p[at] ^ change);
                arena_reset(arena);
            }
        buf_free(&pictures[i]);
    }
}

static void
huge_pictures_are_refused_unread(void **state)
{
    (void)state;
    static const char sentence[] =
        "the picture has more than 4,096 pixels on a side";
    struct buf png = make_png(
        &(struct sketch){4097, 1, 1, PNG_COLOR_TYPE_GRAY, 0, NULL, 513, false});
    assert_refused(buf_slice(&png), sentence);
    buf_free(&png);
    png = make_png(
        &(struct sketch){4096, 1, 1, PNG_COLOR_TYPE_GRAY, 0, NULL, 512, false});
    const char *why = NULL;
    assert_non_null(image_decode(arena, buf_slice(&png), &why));
    buf_free(&png);
    png = make_png(
        &(struct sketch){1, 90000, 1, PNG_COLOR_TYPE_GRAY, 0, NULL, 1, false});
    assert_refused(buf_slice(&png), sentence);
    buf_free(&png);
    struct buf jpeg = make_jpeg(8, 5000, JCS_GRAYSCALE, false);
    assert_refused(buf_slice(&jpeg), sentence);
    buf_free(&jpeg);
}

int
main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_kind_of_png_becomes_rgb),
        TEST(alpha_is_kept_apart),
        TEST(palettes_are_expanded),
        TEST(interlaced_pngs_are_put_together),
        TEST(jpegs_pass_as_they_are),
        TEST(cmyk_is_refused),
        TEST(what_is_no_picture_is_refused),
        TEST(pictures_cut_short_are_refused),
        TEST(changed_bytes_do_no_harm),
        TEST(huge_pictures_are_refused_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
