/* A CFF font program (Adobe Technical Note 5176) without its names.
 *
 * Where a CIDFont shows glyphs by their numbers, no reader looks at what the
 * glyphs, the foundry and the trademark are called; in a subset those names
 * are a seventh of the bytes. */
#ifndef PDF_CFF_H
#define PDF_CFF_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends the font program `table` without notices and glyph names; false,
 * with nothing appended, for one that must stay as it is: keyed by CIDs, with
 * more glyphs than the standard's own list of names has, or not understood. */
bool cff_strip_names(struct slice table, struct buf *out);

#endif
