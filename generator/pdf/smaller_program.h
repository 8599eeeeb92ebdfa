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

#include "base/buf.h"

struct hb_face_t;

/* Appends the program with all glyphs of the face; `name` is its PostScript
 * name. */
void smaller_program(struct hb_face_t *face, const char *name, struct buf *out);

#endif
