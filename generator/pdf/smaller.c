#include "pdf/smaller.h"

#include <stdlib.h>

#include <hb-subset.h>

#include "pdf/smaller_program.h"
#include "type/font_work.h"

/* From the second subset of a face on, what is cut down is a smaller face with
 * all that documents used of it so far and the usual letters; a CFF is made
 * smaller at once, because it is kept.  It is made anew when documents have
 * asked often for what it does not have. */
#define SMALLER_AFTER 2
#define ANEW_AFTER 2

/* A face with fewer glyphs, which are in the same order. */
struct smaller {
    const struct font *font;
    hb_face_t *plain; /* without_cmap; NULL until it is made */
    hb_face_t *face;  /* NULL until it is made, and of one that was kept */
    hb_map_t *map;    /* from the ids of the whole face; NULL: there is none */
    hb_set_t *wanted; /* glyphs that documents used */
    struct buf table; /* with the bytes of `cff`, unless they were kept */
    struct slice cff; /* its font program, when it is a CFF */
    int asked;        /* for subsets that it could not give */
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

/* Leaves the glyphs that are wanted. */
static void
forget(struct smaller *smaller)
{
    hb_face_destroy(smaller->face);
    hb_map_destroy(smaller->map);
    buf_free(&smaller->table);
    smaller->face = NULL;
    smaller->map = NULL;
    smaller->cff = (struct slice){0};
}

void
smaller_faces_free(struct smaller_faces *faces)
{
    while (faces->first) {
        struct smaller *smaller = faces->first;
        faces->first = smaller->next;
        forget(smaller);
        hb_face_destroy(smaller->plain);
        hb_set_destroy(smaller->wanted);
        free(smaller);
    }
    free(faces);
}

/* --- kept over runs: the number of glyphs, their ids in order, the program ---
 */

#define KEY ((struct slice){"glyphs", 6})

static void
keep(const struct smaller *smaller, const hb_map_t *ids)
{
    const struct font *font = smaller->font;
    struct buf value = {0};
    uint32_t count = hb_map_get_population(ids);
    buf_add(&value, &count, sizeof count);
    for (uint32_t i = 0; i < count; i++) {
        uint16_t id = (uint16_t)hb_map_get(ids, i);
        buf_add(&value, &id, sizeof id);
    }
    buf_add(&value, smaller->cff.p, smaller->cff.n);
    font_work_keep(
        font->work, WORK_GLYPHS, font->stamp, KEY, buf_slice(&value));
    buf_free(&value);
}

static void
recall(struct smaller *smaller)
{
    const struct font *font = smaller->font;
    struct slice value;
    uint32_t count;
    if (!font_work_find(font->work, WORK_GLYPHS, font->stamp, KEY, &value) ||
        value.n < sizeof count)
        return;
    memcpy(&count, value.p, sizeof count);
    size_t head = sizeof count + (size_t)count * sizeof(uint16_t);
    if (value.n <= head)
        return;
    smaller->map = hb_map_create();
    for (uint32_t i = 0; i < count; i++) {
        uint16_t id;
        memcpy(&id, value.p + sizeof count + i * sizeof id, sizeof id);
        hb_map_set(smaller->map, id, i);
        hb_set_add(smaller->wanted, id);
    }
    smaller->cff = (struct slice){value.p + head, value.n - head};
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
    *smaller = (struct smaller){
        .font = font, .wanted = hb_set_create(), .next = faces->first};
    if (font->cff && !font->cid)
        recall(smaller);
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

/* --- making one --- */

static void
take_face(
    struct smaller *smaller, hb_face_t *face, const hb_subset_plan_t *plan)
{
    forget(smaller);
    smaller->face = face;
    smaller->map = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
    if (!smaller->font->cff)
        return;
    smaller_program(face, smaller->font->postscript, &smaller->table);
    smaller->cff = buf_slice(&smaller->table);
    keep(smaller, hb_subset_plan_new_to_old_glyph_mapping(plan));
}

static void
make(struct smaller *smaller)
{
    hb_subset_input_t *input = subset_input_of(smaller->font);
    if (!input)
        return;
    hb_set_union(hb_subset_input_glyph_set(input), smaller->wanted);
    hb_set_t *letters = hb_subset_input_unicode_set(input);
    hb_set_add_range(letters, 0x20, 0x17F);
    hb_set_add_range(letters, 0x2010, 0x2030);
    hb_subset_plan_t *plan =
        hb_subset_plan_create_or_fail(smaller->font->face, input);
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (face)
        take_face(smaller, face, plan);
    smaller->asked = 0;
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
}

static bool
has_all(
    const struct smaller *smaller, struct pdf_glyph *const *glyphs, int count)
{
    for (int i = 0; i < count; i++)
        if (!hb_map_has(smaller->map, glyphs[i]->id))
            return false;
    return true;
}

struct smaller_source
smaller_find(struct smaller_faces *faces, const struct font *font,
    struct pdf_glyph *const *glyphs, int count)
{
    struct smaller *smaller = smaller_of(faces, font);
    if (!smaller->plain)
        smaller->plain = without_cmap(font->face);
    struct smaller_source whole = {smaller->plain, NULL, NULL};
    /* The CIDs of a face are its ids, which must stay. */
    if (font->cid)
        return whole;
    bool enough = smaller->map && has_all(smaller, glyphs, count);
    for (int i = 0; !enough && i < count; i++)
        hb_set_add(smaller->wanted, glyphs[i]->id);
    int after = font->cff ? 1 : smaller->map ? ANEW_AFTER : SMALLER_AFTER;
    if (!enough && ++smaller->asked >= after) {
        make(smaller);
        enough = smaller->map && has_all(smaller, glyphs, count);
    }
    return enough ? (struct smaller_source){smaller->face, smaller->map,
                        smaller->cff.n ? &smaller->cff : NULL}
                  : whole;
}

uint32_t
smaller_id(const struct smaller_source *source, const struct pdf_glyph *glyph)
{
    return source->map ? hb_map_get(source->map, glyph->id) : glyph->id;
}
