/* A face as a bare CFF font program (Adobe Technical Note 5176) on an em of
 * 1000 units, which is what widths in a PDF are told in.
 *
 * Foundries draw on 2048 units and more, which no reader of a document sees: a
 * thousandth of an em is a hundredth of a point in its text.  Coordinates then
 * take a byte where they took two.  Contours that are the same in two letters,
 * as in "a" and "á", have the same bytes, because their points are rounded from
 * where each contour starts: deflated, the second costs next to nothing. */
#ifndef PDF_SMALLER_PROGRAM_H
#define PDF_SMALLER_PROGRAM_H

#include <stdint.h>

#include "base/buf.h"

struct hb_font_t;

/* Glyphs that were drawn, in the order in which they were asked for. */
struct outlines {
    struct buf ids;   /* uint16_t: in the face */
    struct buf ends;  /* uint32_t: of each in `drawn` */
    struct buf drawn; /* charstrings */
};

uint32_t outlines_count(const struct outlines *outlines);
void outlines_free(struct outlines *outlines);
/* Appends a glyph; the scale of the font is its units. */
void outlines_draw(
    struct outlines *outlines, struct hb_font_t *font, uint16_t id);
/* Appends the program with all of them; `name` is the PostScript name. */
void smaller_program(
    const struct outlines *outlines, const char *name, struct buf *out);

#endif
