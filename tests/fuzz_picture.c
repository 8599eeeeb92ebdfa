/* Fuzz target: bytes as a picture of a plan: SVG, PNG or JPEG; what is read
 * of an SVG file is drawn to nowhere. */
#include <stdint.h>
#include <string.h>

#include "document/svg_file.h"
#include "type/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    const char *why = NULL;
    char *copy = arena_strndup(arena, (const char *)bytes, size);
    struct slice text = {copy, size};

    if (svg_file_is(text)) {
        struct tree *svg = svg_file_read(arena, text, &why);
        struct buf out = {0};
        if (svg)
            tree_dump(svg, &out);
        buf_free(&out);
    } else {
        struct image *image = image_decode(arena, text, &why);
        if (image && (image->width < 1 || image->height < 1))
            __builtin_trap();
    }
    arena_free(arena);
    return 0;
}
