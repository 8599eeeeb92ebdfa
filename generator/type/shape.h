/* Shaping: text of one style becomes clusters of positioned glyphs.
 *
 * Text is itemised by script and font (a font is found for each cluster),
 * shaped by HarfBuzz with kerning and ligatures, cluster level monotone
 * characters.  Shaped words are kept in a cache in font units, so at any size.
 * Right-to-left runs are shaped in their direction; their order on the line
 * is the paragraph's work. */
#ifndef TYPE_SHAPE_H
#define TYPE_SHAPE_H

#include "base/arena.h"
#include "type/device.h"
#include "type/font.h"
#include "type/layout.h"

/* Which way text runs: each script its own way, or all of it one way. */
enum text_direction { TEXT_BY_SCRIPT, TEXT_RIGHTWARDS, TEXT_LEFTWARDS };

/* What of a style shaping needs. */
struct text_style {
    const char *families;
    int weight;
    bool italic;
    len size;
    len letter_spacing;
    const char *features; /* or NULL */
    const char *language; /* BCP 47, or NULL */
    enum text_direction direction;
};

/* A stretch of glyphs in one font; positions relative to its own start. */
struct shaped {
    struct font *font;
    len size;
    const struct glyph *glyphs; /* visual order */
    int count;
    len width;
    const char *text;     /* its characters */
    uint32_t text_length; /* bytes */
    bool rtl;
};

struct shaped_list {
    const struct shaped *items; /* logical order */
    int count;
    len width;
};

struct shaper {
    struct font_set *fonts;
    struct shape_cache *cache; /* or NULL */
    struct arena *arena;       /* of the document */
    struct missing_char *missing;
    int missing_count, missing_room;
    int missing_met; /* how often, the same again too */
};

/* The list and its text lie in the shaper's arena or in its cache. */
struct shaped_list shape_text(struct shaper *shaper,
    const struct text_style *style, const char *text, uint32_t length);
/* Ascent and descent of a line in the style's first font, for its size. */
void shape_metrics(struct shaper *shaper, const struct text_style *style,
    len *ascent, len *descent);

#endif
