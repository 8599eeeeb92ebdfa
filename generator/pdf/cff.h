/* Glyphs out of a CFF font program (Adobe Technical Note 5176), without names.
 *
 * Where a font has a map to Unicode, no reader looks at what the glyphs, the
 * foundry and the trademark are called; in a subset those names are a seventh
 * of the bytes.  The glyphs bear the standard's own list of names, in order;
 * their codes are the caller's.  Glyphs without subroutines are cut out of one
 * program for many documents at a hundredth of what HarfBuzz takes. */
#ifndef PDF_CFF_H
#define PDF_CFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct cff_glyph {
    uint16_t id;  /* in the table */
    uint8_t code; /* of the encoding; the first glyph has none */
};

/* Appends the font program `table` with these glyphs of it, in this order; the
 * first is glyph 0.  False, with nothing appended, for one that must be taken
 * as it is: keyed by CIDs, with more glyphs than the standard's own list of
 * names has, with subroutines, or not understood. */
bool cff_cut(struct slice table, const struct cff_glyph *glyphs, uint32_t count,
    struct buf *out);
/* The same, with the names that WinAnsiEncoding has for the codes: for a face
 * to type with, whose letters readers find by name.  As many glyphs as there
 * are codes, each its own. */
bool cff_cut_named(struct slice table, const struct cff_glyph *glyphs,
    uint32_t count, struct buf *out);

#endif
