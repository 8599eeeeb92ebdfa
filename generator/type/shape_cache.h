/* Words that were shaped, in font units: one word serves every size.
 *
 * A cache belongs to one worker and one font set. */
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
struct word {
    struct unit_run *runs;
    int count;
    bool missing; /* has characters that no font has */
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

/* The style's entry; its strings are the cache's. */
const struct word_style *shape_cache_style(struct shape_cache *cache,
    struct font_set *fonts, const struct text_style *style);
/* The word, or NULL: one of this run, or of an earlier one. */
const struct word *shape_cache_find(struct shape_cache *cache,
    const struct word_style *style, const char *text, uint32_t length);
/* Keeps a word that was made in the cache's arena. */
void shape_cache_keep(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length, struct word *word);
struct arena *shape_cache_arena(struct shape_cache *cache);
/* A buffer to shape in, between uses. */
struct hb_buffer_t *shape_cache_buffer(struct shape_cache *cache);

#endif
