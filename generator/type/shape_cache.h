/* Words that were shaped, in font units: one word serves every size, and is
 * kept in those it was set in.
 *
 * A cache belongs to one worker and one font set.  What it gives is valid
 * until the next shape_cache_trim (layout.h). */
#ifndef TYPE_SHAPE_CACHE_H
#define TYPE_SHAPE_CACHE_H

#include "type/shape.h"

struct unit_glyph {
    uint32_t id, cluster; /* cluster: bytes from the word's start */
    int32_t advance, dx, dy;
    bool spaced; /* letter-spacing comes after it */
};
struct unit_run {
    struct font *font;
    const struct unit_glyph *glyphs;
    int count;
    uint32_t from, to; /* bytes of the word */
    bool rtl;
};
/* A word as text of one size; its text is the cache's. */
struct sized_word {
    len size, letter_spacing;
    struct shaped_list list;
    struct sized_word *next;
};
struct word {
    struct unit_run *runs;
    int count;
    bool missing;     /* has characters that no font has */
    const char *text; /* once it is kept */
    struct sized_word *sized;
};

/* What of a style the glyphs of a word depend on. */
struct word_style {
    const char *families, *features, *language;
    int weight;
    bool italic, spaced;
    enum text_direction direction;
    struct font *first; /* of the families */
    unsigned number;
    uint64_t stamp; /* of all that a word in the first font depends on */
};

struct hb_buffer_t;

/* Before a document: the strings of styles may lie where others lay. */
void shape_cache_begin(struct shape_cache *cache);
/* The style's entry; its strings are the cache's. */
const struct word_style *shape_cache_style(struct shape_cache *cache,
    struct font_set *fonts, const struct text_style *style);
/* The word, or NULL: one of this run, or of an earlier one. */
struct word *shape_cache_find(struct shape_cache *cache,
    const struct word_style *style, const char *text, uint32_t length);
/* Keeps a word that was made in the cache's arena. */
void shape_cache_keep(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length, struct word *word);
struct arena *shape_cache_arena(struct shape_cache *cache);
/* A buffer to shape in, between uses. */
struct hb_buffer_t *shape_cache_buffer(struct shape_cache *cache);

#endif
