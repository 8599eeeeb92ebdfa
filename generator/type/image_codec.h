/* The two kinds of pictures, each behind its library. */
#ifndef TYPE_IMAGE_CODEC_H
#define TYPE_IMAGE_CODEC_H

#include <stdbool.h>

#include "type/image.h"

bool image_decode_png(struct arena *arena, struct slice bytes,
    struct image *image, const char **why);
bool image_decode_jpeg(struct arena *arena, struct slice bytes,
    struct image *image, const char **why);
/* False with a sentence when a picture is empty or too large to be read. */
bool image_size_fits(
    unsigned long width, unsigned long height, const char **why);

#endif
