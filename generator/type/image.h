/* Pictures: PNG and JPEG, decoded with the library's own error handling. */
#ifndef TYPE_IMAGE_H
#define TYPE_IMAGE_H

#include "base/arena.h"
#include "base/buf.h"

#define IMAGE_SIDE 4096 /* px, the most on a side */

struct image {
    int width, height;    /* px */
    unsigned char *rgb;   /* width * height * 3 */
    unsigned char *alpha; /* width * height, or NULL when opaque */
    const char *type;     /* "image/png", "image/jpeg" */
    struct slice jpeg;    /* the file itself when it can be embedded as it is */
    int jpeg_channels;    /* 1 or 3 */
    int id; /* for caches: the caller's, and of a worker's pictures only this
               one's; 0 for one that does not stay */
};

/* NULL with a sentence in *why when it is no picture that we can read. */
struct image *image_decode(
    struct arena *arena, struct slice bytes, const char **why);

#endif
