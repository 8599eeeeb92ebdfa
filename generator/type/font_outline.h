/* The outline of one glyph, for pictures in which letters are shapes. */
#ifndef TYPE_FONT_OUTLINE_H
#define TYPE_FONT_OUTLINE_H

#include "type/font.h"

/* Appends the glyph as SVG path data, `size` high, with its origin at the
 * point; nothing for a glyph without an outline. */
void font_outline(const struct font *font, uint32_t glyph, len size,
    struct point at, struct buf *out);

#endif
