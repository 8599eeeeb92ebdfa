#include "type/image_codec.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

struct decoder {
    struct jpeg_error_mgr errors; /* first: libjpeg's handle on us */
    jmp_buf back;
    int warnings; /* of damaged data */
};

#define SCANS_MAX 100 /* more are made to waste time */
#define DAMAGED "the JPEG picture is damaged"

static void
on_error(j_common_ptr info)
{
    struct decoder *decoder = (struct decoder *)info->err;
    longjmp(decoder->back, 1);
}

static void
on_message(j_common_ptr info, int level)
{
    struct decoder *decoder = (struct decoder *)info->err;
    int code = info->err->msg_code;
    bool harmless = code == JWRN_EXTRANEOUS_DATA || code == JWRN_ADOBE_XFORM ||
                    code == JWRN_JFIF_MAJOR;
    decoder->warnings += level < 0 && !harmless;
}

static void
on_output(j_common_ptr info)
{
    (void)info;
}

/* A progressive picture may hold any number of scans. */
static void
on_progress(j_common_ptr info)
{
    j_decompress_ptr jpeg = (j_decompress_ptr)info;
    if (jpeg->input_scan_number > SCANS_MAX)
        on_error(info);
}

static bool
is_readable(const struct jpeg_decompress_struct *jpeg, const char **why)
{
    bool gray = jpeg->jpeg_color_space == JCS_GRAYSCALE;
    if (jpeg->num_components == 4) {
        *why = "the JPEG picture is in CMYK: save it in RGB";
        return false;
    }
    if (!gray && jpeg->jpeg_color_space != JCS_YCbCr &&
        jpeg->jpeg_color_space != JCS_RGB)
        return false;
    return image_size_fits(jpeg->image_width, jpeg->image_height, why);
}

#define EXIF_HEAD 6        /* "Exif", before the numbers that count from 0 */
#define ORIENTATION 0x0112 /* of TIFF; 1 is upright */
#define EXIF_KEPT 4096

static unsigned
number_at(const struct jpeg_marker_struct *exif, unsigned at, unsigned size)
{
    bool little = exif->data[EXIF_HEAD] == 'I';
    unsigned n = 0;
    if (at + size > exif->data_length)
        return 0;
    const unsigned char *p = exif->data + at;
    for (unsigned i = 0; i < size; i++)
        n = n << 8 | p[little ? size - 1 - i : i];
    return n;
}

/* Whether a camera says that its picture is to be turned: browsers do, readers
 * of PDF do not. */
static bool
is_turned(const struct jpeg_decompress_struct *jpeg)
{
    for (const struct jpeg_marker_struct *m = jpeg->marker_list; m;
         m = m->next) {
        if (m->data_length < EXIF_HEAD + 8 || memcmp(m->data, "Exif", 5) != 0)
            continue;
        unsigned at = number_at(m, EXIF_HEAD + 4, 4);
        if (at >= EXIF_KEPT)
            continue;
        at += EXIF_HEAD;
        unsigned count = number_at(m, at, 2);
        for (at += 2; count > 0 && at < EXIF_KEPT; count--, at += 12)
            if (number_at(m, at, 2) == ORIENTATION)
                return number_at(m, at + 8, 2) > 1;
    }
    return false;
}

static void
read_rows(struct jpeg_decompress_struct *jpeg, struct image *image)
{
    size_t row = (size_t)image->width * 3;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW at = image->rgb + row * jpeg->output_scanline;
        jpeg_read_scanlines(jpeg, &at, 1);
    }
}

static bool
read_pixels(struct arena *arena, struct jpeg_decompress_struct *jpeg,
    struct image *image, const char **why)
{
    jpeg_save_markers(jpeg, JPEG_APP0 + 1, EXIF_KEPT);
    jpeg_read_header(jpeg, TRUE);
    if (!is_readable(jpeg, why))
        return false;
    if (is_turned(jpeg)) {
        *why = "the JPEG picture is turned by its camera's notes (EXIF): "
               "save it upright";
        return false;
    }
    /* A reader of PDF takes three components for YCbCr. */
    bool passes = jpeg->data_precision == 8 && !jpeg->arith_code &&
                  jpeg->jpeg_color_space != JCS_RGB;
    image->jpeg_channels = passes ? jpeg->num_components : 0;
    jpeg->out_color_space = JCS_RGB;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(jpeg);
    image->width = (int)jpeg->output_width;
    image->height = (int)jpeg->output_height;
    image->rgb =
        arena_alloc(arena, (size_t)image->width * 3 * (size_t)image->height);
    read_rows(jpeg, image);
    jpeg_finish_decompress(jpeg);
    return true;
}

/* The one function that libjpeg's errors come back to. */
static bool
decode(struct arena *arena, struct slice bytes, struct image *image,
    const char **why)
{
    struct decoder decoder = {.warnings = 0};
    struct jpeg_progress_mgr progress = {.progress_monitor = on_progress};
    struct jpeg_decompress_struct jpeg = {
        .err = jpeg_std_error(&decoder.errors)};
    decoder.errors.error_exit = on_error;
    decoder.errors.emit_message = on_message;
    decoder.errors.output_message = on_output;
    bool ok = false;
    if (setjmp(decoder.back) == 0) {
        jpeg_create_decompress(&jpeg);
        jpeg.progress = &progress;
        jpeg.mem->max_memory_to_use = 256L * 1024 * 1024;
        jpeg_mem_src(&jpeg, (const unsigned char *)bytes.p, bytes.n);
        ok = read_pixels(arena, &jpeg, image, why) && decoder.warnings == 0;
    }
    jpeg_destroy_decompress(&jpeg);
    return ok;
}

bool
image_decode_jpeg(struct arena *arena, struct slice bytes, struct image *image,
    const char **why)
{
    *why = DAMAGED;
    if (!decode(arena, bytes, image, why))
        return false;
    image->type = "image/jpeg";
    if (image->jpeg_channels)
        image->jpeg = bytes;
    return true;
}
