#include "pdf/smaller.h"

#include <stdlib.h>
#include <string.h>

#include <hb-subset.h>

#include "pdf/smaller_program.h"
#include "type/font_work.h"

/* A face, and what documents showed of it. */
struct smaller {
    const struct font *font;
    hb_face_t *plain; /* without_cmap; NULL until it is made */
    hb_map_t *map;    /* to places in `outlines`; NULL until one is drawn */
    struct outlines outlines;
    struct buf table; /* their font program */
    struct slice cff;
    uint32_t kept; /* of the outlines, over runs */
    struct smaller *next;
};

struct smaller_faces {
    struct smaller *first;
};

struct smaller_faces *
smaller_faces_new(void)
{
    struct smaller_faces *faces = xmalloc(sizeof *faces);
    *faces = (struct smaller_faces){0};
    return faces;
}

/* --- outlines kept over runs: how many, their ids, their ends, all of them ---
 */

#define KEY ((struct slice){"outlines", 8})

static void
keep(const struct smaller *smaller)
{
    const struct font *font = smaller->font;
    const struct outlines *outlines = &smaller->outlines;
    uint32_t count = outlines_count(outlines);
    if (count == smaller->kept)
        return;
    struct buf value = {0};
    buf_add(&value, &count, sizeof count);
    buf_add(&value, outlines->ids.p, outlines->ids.n);
    buf_add(&value, outlines->ends.p, outlines->ends.n);
    buf_add(&value, outlines->drawn.p, outlines->drawn.n);
    font_work_keep(
        font->work, WORK_GLYPHS, font->stamp, KEY, buf_slice(&value));
    buf_free(&value);
}

static void
recall(struct smaller *smaller)
{
    const struct font *font = smaller->font;
    struct outlines *outlines = &smaller->outlines;
    struct slice value;
    uint32_t count;
    if (!font_work_find(font->work, WORK_GLYPHS, font->stamp, KEY, &value) ||
        value.n < sizeof count)
        return;
    memcpy(&count, value.p, sizeof count);
    size_t ids = count * sizeof(uint16_t), ends = count * sizeof(uint32_t);
    if (value.n <= sizeof count + ids + ends)
        return;
    const char *p = value.p + sizeof count;
    buf_add(&outlines->ids, p, ids);
    buf_add(&outlines->ends, p + ids, ends);
    buf_add(&outlines->drawn, p + ids + ends,
        value.n - (size_t)(p - value.p) - ids - ends);
    smaller->kept = count;
}

void
smaller_faces_free(struct smaller_faces *faces)
{
    while (faces->first) {
        struct smaller *smaller = faces->first;
        faces->first = smaller->next;
        keep(smaller);
        hb_face_destroy(smaller->plain);
        hb_map_destroy(smaller->map);
        outlines_free(&smaller->outlines);
        buf_free(&smaller->table);
        free(smaller);
    }
    free(faces);
}

static struct smaller *
smaller_of(struct smaller_faces *faces, const struct font *font)
{
    struct smaller *smaller = faces->first;
    while (smaller && smaller->font != font)
        smaller = smaller->next;
    if (smaller)
        return smaller;
    smaller = xmalloc(sizeof *smaller);
    *smaller = (struct smaller){.font = font, .next = faces->first};
    return faces->first = smaller;
}

/* The face for who asks by glyphs.  Of one with characters HarfBuzz first makes
 * a map of all, in each subset: of the 45,000 of a Chinese face half of the
 * work and of the memory. */
static hb_face_t *
without_cmap(hb_face_t *face)
{
    hb_face_t *plain = hb_face_builder_create();
    hb_tag_t tags[16];
    unsigned at = 0, count;
    do {
        count = sizeof tags / sizeof *tags;
        hb_face_get_table_tags(face, at, &count, tags);
        for (unsigned i = 0; i < count; i++) {
            if (tags[i] == HB_TAG('c', 'm', 'a', 'p'))
                continue;
            hb_blob_t *table = hb_face_reference_table(face, tags[i]);
            hb_face_builder_add_table(plain, tags[i], table);
            hb_blob_destroy(table);
        }
        at += count;
    } while (count > 0);
    return plain;
}

/* Draws the glyph that the outlines do not have. */
static void
draw(struct smaller *smaller, uint16_t id)
{
    if (hb_map_has(smaller->map, id))
        return;
    hb_map_set(smaller->map, id, outlines_count(&smaller->outlines));
    outlines_draw(&smaller->outlines, smaller->font->hb, id);
}

static void
begin_outlines(struct smaller *smaller)
{
    const struct outlines *outlines = &smaller->outlines;
    smaller->map = hb_map_create();
    recall(smaller);
    const uint16_t *ids = (const uint16_t *)(const void *)outlines->ids.p;
    for (uint32_t i = 0; i < smaller->kept; i++)
        hb_map_set(smaller->map, ids[i], i);
    draw(smaller, 0); /* each program begins with .notdef */
}

struct smaller_source
smaller_find(struct smaller_faces *faces, const struct font *font,
    struct pdf_glyph *const *glyphs, int count)
{
    struct smaller *smaller = smaller_of(faces, font);
    struct outlines *outlines = &smaller->outlines;
    uint32_t before = outlines_count(outlines);
    if (!smaller->map)
        begin_outlines(smaller);
    for (int i = 0; i < count; i++)
        draw(smaller, glyphs[i]->id);
    if (outlines_count(outlines) > before) {
        buf_clear(&smaller->table);
        smaller_program(outlines, smaller->font->postscript, &smaller->table);
        smaller->cff = buf_slice(&smaller->table);
    }
    return (struct smaller_source){smaller->map, smaller->cff};
}

hb_face_t *
smaller_whole(struct smaller_faces *faces, const struct font *font)
{
    struct smaller *smaller = smaller_of(faces, font);
    if (!smaller->plain)
        smaller->plain = without_cmap(font->face);
    return smaller->plain;
}

uint32_t
smaller_id(const struct smaller_source *source, const struct pdf_glyph *glyph)
{
    return hb_map_get(source->map, glyph->id);
}
