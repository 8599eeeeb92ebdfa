/* ToUnicode CMaps (ISO 32000-1, 9.10.3): what the codes of a font stand for. */
#ifndef PDF_UNICODE_H
#define PDF_UNICODE_H

#include "pdf/subset.h"

/* The character, when the glyph stands for one; else 0. */
uint32_t unicode_rune_of(const struct pdf_glyph *glyph);
/* A map that several fonts share: glyphs in the order of their codes. */
struct unicode_list {
    struct pdf_glyph **glyphs; /* in an arena */
    int count;
};
/* Puts the glyphs of one more font in; false, with none put in, when a code of
 * them stands for something else there. */
bool unicode_join(struct arena *arena, struct unicode_list *list,
    struct pdf_glyph *const *glyphs, int count);
/* Appends the map of glyphs in the order of their codes, which take `size`
 * bytes each. */
void unicode_map(
    struct buf *map, struct pdf_glyph *const *glyphs, int count, int size);

#endif
