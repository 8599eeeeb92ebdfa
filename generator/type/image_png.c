#include "type/image_codec.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

struct decoder {
    struct slice left;     /* bytes not yet read */
    unsigned char *pixels; /* RGBA, of malloc */
    png_bytep *rows;
    int width, height;
    const char *why;
};

static void
on_error(png_structp png, png_const_charp message)
{
    (void)message; /* in English of libpng's makers */
    png_longjmp(png, 1);
}

static void
on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void
read_bytes(png_structp png, png_bytep out, size_t count)
{
    struct decoder *decoder = png_get_io_ptr(png);
    if (count > decoder->left.n)
        png_error(png, "end of file");
    memcpy(out, decoder->left.p, count);
    decoder->left.p += count;
    decoder->left.n -= count;
}

/* Everything becomes eight bits of red, green, blue and alpha. */
static void
set_transforms(png_structp png, png_infop info)
{
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

static bool
read_pixels(struct decoder *decoder, png_structp png, png_infop info)
{
    png_read_info(png, info);
    png_uint_32 width = png_get_image_width(png, info);
    png_uint_32 height = png_get_image_height(png, info);
    if (!image_size_fits(width, height, &decoder->why))
        return false;
    set_transforms(png, info);
    size_t row = png_get_rowbytes(png, info);
    if (row != (size_t)width * 4)
        return false;
    decoder->width = (int)width;
    decoder->height = (int)height;
    decoder->pixels = xmalloc(row * height);
    decoder->rows = xmalloc(sizeof *decoder->rows * height);
    for (png_uint_32 y = 0; y < height; y++)
        decoder->rows[y] = decoder->pixels + row * y;
    png_read_image(png, decoder->rows);
    png_read_end(png, NULL);
    return true;
}

/* The one function that libpng's errors come back to. */
static bool
decode(struct decoder *decoder)
{
    png_structp png = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    bool ok = false;
    if (info && setjmp(png_jmpbuf(png)) == 0) {
        png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_chunk_cache_max(png, 64);
        png_set_chunk_malloc_max(png, 1 << 20);
        png_set_read_fn(png, decoder, read_bytes);
        ok = read_pixels(decoder, png, info);
    }
    png_destroy_read_struct(&png, &info, NULL);
    return ok;
}

static void
split_alpha(
    struct arena *arena, const struct decoder *decoder, struct image *image)
{
    size_t count = (size_t)decoder->width * (size_t)decoder->height;
    const unsigned char *p = decoder->pixels;
    bool opaque = true;
    image->rgb = arena_alloc(arena, count * 3);
    for (size_t i = 0; i < count; i++) {
        memcpy(image->rgb + i * 3, p + i * 4, 3);
        opaque = opaque && p[i * 4 + 3] == 0xFF;
    }
    if (opaque)
        return;
    image->alpha = arena_alloc(arena, count);
    for (size_t i = 0; i < count; i++)
        image->alpha[i] = p[i * 4 + 3];
}

bool
image_decode_png(struct arena *arena, struct slice bytes, struct image *image,
    const char **why)
{
    struct decoder decoder = {
        .left = bytes, .why = "the PNG picture is damaged"};
    bool ok = decode(&decoder);
    if (ok) {
        image->width = decoder.width;
        image->height = decoder.height;
        image->type = "image/png";
        split_alpha(arena, &decoder, image);
    } else {
        *why = decoder.why;
    }
    free(decoder.rows);
    free(decoder.pixels);
    return ok;
}
