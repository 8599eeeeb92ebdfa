#include "commands/logos.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/svg_file.h"
#include "plan/workspace.h"
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

/* Bytes of a file and of what it holds: a photograph is not kept. */
#define KEPT_FILE ((size_t)64 * 1024)
#define KEPT_PIXELS (512 * 512)

struct picture_cache {
    struct arena *arena;
    struct read_picture *items[PICTURES_KEPT];
    int count;
};

struct picture_cache *
picture_cache_new(void)
{
    struct picture_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct picture_cache){.arena = arena_new()};
    return cache;
}

void
picture_cache_free(struct picture_cache *cache)
{
    if (cache)
        arena_free(cache->arena);
    free(cache);
}

static struct read_picture *
find_kept(
    const struct picture_cache *cache, const char *src, struct slice bytes)
{
    for (int i = 0; i < cache->count; i++) {
        const struct html_image *image = &cache->items[i]->image;
        if (text_is(image->src, src) && slice_same(image->bytes, bytes))
            return cache->items[i];
    }
    return NULL;
}

static bool
can_keep(const struct picture_cache *cache, const struct read_picture *read)
{
    const struct image *image = read->picture.image;
    return cache->count < PICTURES_KEPT && read->image.bytes.n <= KEPT_FILE &&
           (!image || image->width <= KEPT_PIXELS / image->height);
}

/* Decoded once more, into the cache's own memory, when it is to stay. */
static struct read_picture *
decode_kept(struct picture_cache *cache, struct arena *arena, const char *src,
    struct slice bytes, const char **why)
{
    const struct read_picture *kept = find_kept(cache, src, bytes);
    struct read_picture *read = kept ? NULL : decode(arena, src, bytes, why);
    if (read && can_keep(cache, read)) {
        bytes.p = arena_strndup(cache->arena, bytes.p, bytes.n);
        read = decode(cache->arena, src, bytes, why);
        cache->items[cache->count++] = read;
        if (read->picture.image)
            read->picture.image->id = cache->count;
        kept = read;
    }
    if (!kept)
        return read;
    read = ARENA_NEW(arena, struct read_picture);
    *read = *kept;
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
    if (error == FILE_OK && pictures && pictures->kept)
        read = decode_kept(pictures->kept, arena, src, bytes, why);
    else if (error == FILE_OK)
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

/* One round of logos_check. */
struct looking {
    struct logos *logos;
    struct pictures *pictures;
    const struct root *root;
    struct report *report;
    bool ok;
};

/* `named` is what the definition calls it. */
static void
look_at(struct looking *l, const char *what, const char *named,
    const char *path, struct place at)
{
    const char *why;
    if (!path || was_shown(l->logos, path))
        return;
    if (picture_read(l->pictures, l->report->arena, l->root, path, &why)) {
        remember(l->logos, path);
        return;
    }
    report_add(l->report, CS011, at, "the %s \"%s\" %s", what, named, why)
        ->fix = "Save it as PNG, JPEG or plain SVG.";
    l->ok = false;
}

bool
logos_check(struct logos *logos, struct pictures *pictures,
    const struct root *root, const struct definition *definition,
    struct report *report)
{
    struct looking l = {logos, pictures, root, report, true};
    const struct plan *plan = definition_plan(definition);
    const struct path *both[] = {plan ? &plan->parties.vendor.logo : NULL,
        plan ? &plan->parties.customer.logo : NULL};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        if (both[i] && is_set(*both[i]))
            look_at(&l, "logo", both[i]->s, both[i]->full, both[i]->at);
    for (const struct prose_picture *p = definition->prose.pictures; p;
         p = p->next)
        look_at(&l, "picture", p->node->url, p->node->file, p->at);
    return l.ok;
}
