#include "commands/logos.h"

#include <stdlib.h>

#include "base/text.h"
#include "document/svg_file.h"
#include "type/image.h"

bool
picture_read(struct arena *arena, const struct root *root, const char *src,
    struct picture *picture, struct html_image *image, const char **why)
{
    struct slice bytes;
    enum file_error error = file_read(arena, root, src, &bytes);
    *why = file_error_text(error);
    if (error != FILE_OK)
        return false;
    *picture = (struct picture){.src = src};
    *image = (struct html_image){.src = src, .bytes = bytes};
    if (svg_file_is(bytes)) {
        picture->svg = svg_file_read(arena, bytes, why);
        image->type = "image/svg+xml";
    } else {
        picture->image = image_decode(arena, bytes, why);
        if (picture->image)
            image->type = picture->image->type;
        else
            *why = arena_printf(arena, "cannot be shown: %s", *why);
    }
    return picture->svg || picture->image;
}

/* --- logos --- */

#define SLOTS 64 /* a power of two */

struct logos {
    char *shown[SLOTS]; /* paths, each where its hash puts it */
};

struct logos *
logos_new(void)
{
    struct logos *logos = xmalloc(sizeof *logos);
    *logos = (struct logos){0};
    return logos;
}

void
logos_free(struct logos *logos)
{
    for (int i = 0; i < SLOTS; i++)
        free(logos->shown[i]);
    free(logos);
}

static char **
slot_of(struct logos *logos, const char *path)
{
    uint32_t hash = 0;
    for (; *path; path++)
        hash = hash * 31 + (unsigned char)*path;
    return &logos->shown[(hash ^ hash >> 16) % SLOTS];
}

static bool
was_shown(struct logos *logos, const char *path)
{
    return logos && *slot_of(logos, path) &&
           text_is(*slot_of(logos, path), path);
}

static void
remember(struct logos *logos, const char *path)
{
    if (!logos)
        return;
    char **slot = slot_of(logos, path);
    free(*slot);
    *slot = xstrdup(path);
}

bool
logos_check(struct logos *logos, struct arena *arena, const struct root *root,
    const struct plan *plan, struct report *report)
{
    if (!plan)
        return true;
    bool ok = true;
    const struct path *both[] = {
        &plan->parties.vendor.logo, &plan->parties.customer.logo};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        struct picture picture;
        struct html_image image;
        const char *why, *path = both[i]->full;
        if (!is_set(*both[i]) || !path || was_shown(logos, path))
            continue;
        if (picture_read(arena, root, path, &picture, &image, &why)) {
            remember(logos, path);
            continue;
        }
        report_add(
            report, CS011, both[i]->at, "the logo \"%s\" %s", both[i]->s, why)
            ->fix = "Save it as PNG, JPEG or plain SVG.";
        ok = false;
    }
    return ok;
}
