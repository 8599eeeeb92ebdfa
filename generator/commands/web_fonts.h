/* The document's typeface for its HTML: subsets with the characters that its
 * pages show, as WOFF, as long as they stay small.
 *
 * The set of characters is rounded up to whole alphabets, so that documents
 * about different people share their subsets, which a press keeps: one of its
 * own would be a quarter of what a document costs. */
#ifndef COMMANDS_WEB_FONTS_H
#define COMMANDS_WEB_FONTS_H

#include "html/html.h"
#include "type/layout.h"

/* In all: for a font that would be more, in the order in which fonts are first
 * used, the reader's own serve. */
#define WEB_FONTS_BYTES ((size_t)96 * 1024)

struct web_font_cache;
struct web_font_cache *web_font_cache_new(void);
void web_font_cache_free(struct web_font_cache *cache);

struct web_fonts {
    struct html_font *items;
    int count;
};
/* Only families that the theme names are of use to a browser.  The bytes are
 * the cache's, the list is the arena's. */
struct web_fonts web_fonts_of(struct arena *arena, struct web_font_cache *cache,
    const struct pages *pages, struct slice css);

#endif
