/* The document's typeface for its HTML: subsets with the characters that its
 * pages show, as long as all of them stay small. */
#ifndef COMMANDS_WEB_FONTS_H
#define COMMANDS_WEB_FONTS_H

#include "html/html.h"
#include "type/layout.h"

/* More than this and the reader's own fonts serve. */
#define WEB_FONTS_BYTES ((size_t)60 * 1024)

struct web_fonts {
    struct html_font *items;
    int count;
};
struct web_fonts web_fonts_of(struct arena *arena, const struct pages *pages);

#endif
