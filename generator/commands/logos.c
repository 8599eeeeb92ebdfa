#include "commands/logos.h"

#include <stdlib.h>

#include "base/text.h"
#include "document/svg_file.h"
#include "type/image.h"

static struct read_picture *
decode(
    struct arena *arena, const char *src, struct slice bytes, const char **why)
{
    struct read_picture *read = ARENA_NEW(arena, struct read_picture);
    read->picture.src = read->image.src = arena_strdup(arena, src);
    read->image.bytes = bytes;
    if (svg_file_is(bytes)) {
        read->image.type = "image/svg+xml";
        read->picture.svg = svg_file_read(arena, bytes, why);
        return read->picture.svg ? read : NULL;
    }
    read->picture.image = image_decode(arena, bytes, why);
    if (!read->picture.image) {
        *why = arena_printf(arena, "cannot be shown: %s", *why);
        return NULL;
    }
    read->image.type = read->picture.image->type;
    return read;
}

const struct read_picture *
picture_read(struct pictures *pictures, struct arena *arena,
    const struct root *root, const char *src, const char **why)
{
    struct read_picture *read = pictures ? pictures->all : NULL;
    struct slice bytes;
    while (read && !text_is(read->picture.src, src))
        read = read->next;
    if (read)
        return read;
    enum file_error error = file_read(arena, root, src, &bytes);
    *why = file_error_text(error);
    if (error == FILE_OK)
        read = decode(arena, src, bytes, why);
    if (read && pictures) {
        read->next = pictures->all;
        pictures->all = read;
    }
    return read;
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
logos_check(struct logos *logos, struct pictures *pictures, struct arena *arena,
    const struct root *root, const struct plan *plan, struct report *report)
{
    if (!plan)
        return true;
    bool ok = true;
    const struct path *both[] = {
        &plan->parties.vendor.logo, &plan->parties.customer.logo};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        const char *why, *path = both[i]->full;
        if (!is_set(*both[i]) || !path || was_shown(logos, path))
            continue;
        if (picture_read(pictures, arena, root, path, &why)) {
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
