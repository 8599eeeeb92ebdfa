#include "type/image.h"

#include <string.h>

#include "type/image_codec.h"

bool
image_size_fits(unsigned long width, unsigned long height, const char **why)
{
    if (width > 0 && height > 0 && width <= IMAGE_SIDE && height <= IMAGE_SIDE)
        return true;
    *why = width == 0 || height == 0
               ? "the picture is empty"
               : "the picture has more than 4,096 pixels on a side";
    return false;
}

struct image *
image_decode(struct arena *arena, struct slice bytes, const char **why)
{
    static const unsigned char png[8] = {
        0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const unsigned char jpeg[3] = {0xFF, 0xD8, 0xFF};
    struct image *image = ARENA_NEW(arena, struct image);
    bool ok = false;
    if (bytes.n >= sizeof png && memcmp(bytes.p, png, sizeof png) == 0)
        ok = image_decode_png(arena, bytes, image, why);
    else if (bytes.n >= sizeof jpeg && memcmp(bytes.p, jpeg, sizeof jpeg) == 0)
        ok = image_decode_jpeg(arena, bytes, image, why);
    else
        *why = bytes.n == 0 ? "the file is empty"
                            : "the file is neither a PNG nor a JPEG picture";
    return ok ? image : NULL;
}
