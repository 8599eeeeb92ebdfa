#include "type/line_cache.h"

#include <stdlib.h>
#include <string.h>

#include "type/font_work.h"

#define SLOTS 4096 /* a power of two */
/* Kept until the next trim: what some four long plans say. */
#define BYTES_MAX ((size_t)1536 << 10)

/* The lines of one width.  Their boxes are those of another document by now:
 * which they were is written beside them, in order of the tree. */
struct kept_lines {
    coord width, height;
    const struct line *lines; /* as if the block's content began at 0, 0 */
    int count;
    const struct line_item *items; /* of all lines, in order */
    const int *item_boxes;
    int item_count;
    const struct fragment *fragments;
    const int *fragment_boxes;
    int fragment_count;
    struct kept_lines *next;
};

struct entry {
    struct kept_block block; /* first: it leads back to its entry */
    uint64_t hash;
    struct slice key;
    struct entry *next; /* in its slot */
};

struct line_cache {
    struct arena *arena;
    struct entry *slots[SLOTS];
    size_t bytes;
    struct buf key;     /* scratch */
    struct box **boxes; /* scratch: of a block, by number */
    int box_room;
};

struct line_cache *
line_cache_new(void)
{
    struct line_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct line_cache){.arena = arena_new()};
    return cache;
}

void
line_cache_free(struct line_cache *cache)
{
    if (!cache)
        return;
    buf_free(&cache->key);
    free(cache->boxes);
    arena_free(cache->arena);
    free(cache);
}

void
line_cache_trim(struct line_cache *cache)
{
    if (cache->bytes < BYTES_MAX)
        return;
    arena_reset(cache->arena);
    memset(cache->slots, 0, sizeof cache->slots);
    cache->bytes = 0;
}

static void *
copy(struct line_cache *cache, const void *items, size_t size)
{
    cache->bytes += size;
    void *to = arena_alloc(cache->arena, size);
    return size > 0 ? memcpy(to, items, size) : to;
}

/* --- the key --- */

/* Of each box in the block, in order of the tree; its text follows. */
struct key_box {
    const struct style *style;
    uint32_t parent; /* its number, or 0 for the block */
    uint32_t traits;
};

enum { HAS_LINK = 1 << 8, HAS_ID = 1 << 9, HAS_LANGUAGE = 1 << 10 };

static void
put_text(struct buf *key, const char *text)
{
    if (text)
        buf_add(key, text, strlen(text) + 1);
}

static bool
is_lasting(const struct style *style)
{
    return style->kept == style;
}

static void
put_box(struct buf *key, const struct box *box, const struct box *block)
{
    const struct box *parent = box->parent;
    const struct extras *extras = box_extras(box);
    bool language = box->lang != parent->lang;
    struct key_box part = {
        .style = box->style,
        .parent = parent == block ? 0 : (uint32_t)parent->number,
        .traits = (uint32_t)box->kind | (extras->link ? HAS_LINK : 0) |
                  (extras->id ? HAS_ID : 0) | (language ? HAS_LANGUAGE : 0),
    };
    buf_add(key, &part, sizeof part);
    put_text(key, box->text);
    if (language)
        put_text(key, box->lang ? box->lang : "");
}

/* Numbers the boxes in the block; false when one cannot be kept. */
static bool
put_block(struct buf *key, struct box *block)
{
    int number = 0;
    buf_clear(key);
    if (!is_lasting(block->style))
        return false;
    buf_add(key, &block->style, sizeof block->style);
    put_text(key, block->lang ? block->lang : "");
    for (struct box *box = box_next(block, block); box;
         box = box_next(box, block)) {
        if (box_is_atom(box) || !is_lasting(box->style))
            return false;
        box->number = ++number;
        put_box(key, box, block);
    }
    return true;
}

static struct entry *
add_entry(struct line_cache *cache, struct entry **slot, uint64_t hash)
{
    if (cache->bytes >= BYTES_MAX)
        return NULL;
    struct entry *entry = ARENA_NEW(cache->arena, struct entry);
    cache->bytes += sizeof *entry;
    entry->hash = hash;
    entry->key =
        (struct slice){copy(cache, cache->key.p, cache->key.n), cache->key.n};
    entry->next = *slot;
    *slot = entry;
    return entry;
}

static struct entry *
find_entry(struct line_cache *cache)
{
    struct slice key = buf_slice(&cache->key);
    uint64_t hash = font_work_hash(0, key);
    struct entry **slot = &cache->slots[(hash >> 32 ^ hash) % SLOTS];
    for (struct entry *e = *slot; e; e = e->next)
        if (e->hash == hash && slice_same(e->key, key))
            return e;
    return add_entry(cache, slot, hash);
}

struct kept_block *
line_cache_find(struct layout *layout, struct box *block)
{
    struct line_cache *cache = layout->input->lines;
    if (block->kept || !cache || !put_block(&cache->key, block))
        return block->kept;
    struct entry *entry = find_entry(cache);
    if (!entry)
        return NULL;
    block->underline = block->style->underline;
    for (struct box *box = box_next(block, block); box;
         box = box_next(box, block)) {
        inline_set_underline(box);
        if (box->kind == BOX_INLINE)
            box_edges(box, 0);
    }
    return block->kept = &entry->block;
}

/* --- taking --- */

/* The boxes in the block by their numbers, from 1. */
static struct box **
boxes_of(struct line_cache *cache, struct box *block)
{
    for (struct box *box = box_next(block, block); box;
         box = box_next(box, block)) {
        if (box->number >= cache->box_room) {
            cache->box_room = box->number * 2;
            cache->boxes = xrealloc(
                cache->boxes, (size_t)cache->box_room * sizeof(struct box *));
        }
        cache->boxes[box->number] = box;
    }
    return cache->boxes;
}

static void
take_lines(
    struct layout *layout, const struct kept_lines *kept, struct box *block)
{
    struct arena *arena = layout->arena;
    struct box **boxes = boxes_of(layout->input->lines, block);
    struct line_item *items =
        ARENA_RAW(arena, struct line_item, kept->item_count);
    struct fragment *fragments =
        ARENA_RAW(arena, struct fragment, kept->fragment_count);
    for (int i = 0; i < kept->item_count; i++) {
        items[i] = kept->items[i];
        items[i].box = boxes[kept->item_boxes[i]];
    }
    for (int i = 0; i < kept->fragment_count; i++) {
        fragments[i] = kept->fragments[i];
        fragments[i].box = boxes[kept->fragment_boxes[i]];
    }
    block->line_count = kept->count;
    block->lines = ARENA_RAW(arena, struct line, kept->count);
    for (int i = 0; i < kept->count; i++) {
        struct line *line = &block->lines[i];
        *line = kept->lines[i];
        line->x += box_inner_x(block);
        line->y += box_inner_y(block);
        line->items = items;
        line->fragments = fragments;
        items += line->count;
        fragments += line->fragment_count;
    }
}

bool
line_cache_take(struct layout *layout, const struct kept_block *kept,
    struct box *block, coord *height)
{
    coord width = box_inner_w(block);
    const struct kept_lines *lines = kept->lines;
    while (lines && lines->width != width)
        lines = lines->next;
    if (!lines)
        return false;
    take_lines(layout, lines, block);
    *height = lines->height;
    return true;
}

/* --- keeping --- */

/* A run with its glyphs and its text: a piece of the block's, or the hyphen,
 * which is a constant. */
static const struct glyph_run *
keep_run(struct line_cache *cache, const struct glyph_run *run,
    struct slice from, const char *to)
{
    struct glyph_run *kept = copy(cache, run, sizeof *run);
    kept->glyphs =
        copy(cache, run->glyphs, sizeof *run->glyphs * (size_t)run->count);
    uintptr_t at = (uintptr_t)run->text - (uintptr_t)from.p;
    if (at <= from.n)
        kept->text = to + at;
    return kept;
}

static void
keep_items(struct line_cache *cache, struct kept_lines *kept,
    const struct box *block, struct slice from, const char *to)
{
    struct line_item *items =
        ARENA_ARRAY(cache->arena, struct line_item, kept->item_count);
    int *boxes = ARENA_ARRAY(cache->arena, int, kept->item_count);
    int count = 0;
    for (int i = 0; i < block->line_count; i++) {
        const struct line *line = &block->lines[i];
        for (int k = 0; k < line->count; k++, count++) {
            items[count] = line->items[k];
            boxes[count] = line->items[k].box->number;
            if (items[count].kind == LINE_RUN)
                items[count].run = keep_run(cache, items[count].run, from, to);
        }
    }
    kept->items = items;
    kept->item_boxes = boxes;
    cache->bytes += (sizeof *items + sizeof *boxes) * (size_t)count;
}

static void
keep_fragments(
    struct line_cache *cache, struct kept_lines *kept, const struct box *block)
{
    struct fragment *fragments =
        ARENA_ARRAY(cache->arena, struct fragment, kept->fragment_count);
    int *boxes = ARENA_ARRAY(cache->arena, int, kept->fragment_count);
    int count = 0;
    for (int i = 0; i < block->line_count; i++) {
        const struct line *line = &block->lines[i];
        for (int k = 0; k < line->fragment_count; k++, count++) {
            fragments[count] = line->fragments[k];
            boxes[count] = line->fragments[k].box->number;
        }
    }
    kept->fragments = fragments;
    kept->fragment_boxes = boxes;
    cache->bytes += (sizeof *fragments + sizeof *boxes) * (size_t)count;
}

void
line_cache_keep(struct layout *layout, struct kept_block *block_kept,
    const struct box *block, struct slice text, coord height)
{
    struct line_cache *cache = layout->input->lines;
    if (cache->bytes >= BYTES_MAX)
        return;
    struct kept_lines *kept = ARENA_NEW(cache->arena, struct kept_lines);
    struct line *lines =
        copy(cache, block->lines, sizeof *lines * (size_t)block->line_count);
    for (int i = 0; i < block->line_count; i++) {
        lines[i].x -= box_inner_x(block);
        lines[i].y -= box_inner_y(block);
        kept->item_count += lines[i].count;
        kept->fragment_count += lines[i].fragment_count;
    }
    kept->width = box_inner_w(block);
    kept->height = height;
    kept->lines = lines;
    kept->count = block->line_count;
    keep_items(cache, kept, block, text, copy(cache, text.p, text.n + 1));
    keep_fragments(cache, kept, block);
    kept->next = block_kept->lines;
    block_kept->lines = kept;
}
