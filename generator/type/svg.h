/* SVG pictures: a subset, drawn through the device; private to this folder.
 *
 * Groups with transforms, paths, the basic shapes and text; colours by the
 * theme's classes and by presentation attributes. */
#ifndef TYPE_SVG_H
#define TYPE_SVG_H

#include "type/box.h"

/* What of the drawing shows: user units, thousandths. */
struct svg_view {
    coord x, y, w, h; /* w and h 0: no ratio is known */
};
struct svg_view svg_view_of(const struct tree *svg);
/* "20", "20px", "5mm", "80%". */
struct size svg_size(const char *text);

/* Reads the picture of a box whose size is known as its drawing. */
void svg_read(struct layout *layout, struct box *box);
/* Draws it with its top left corner at the point. */
void svg_draw(
    const struct drawing *drawing, struct device *device, coord x, coord y);
void svg_see_runs(
    const struct drawing *drawing, glyph_run_seen *see, void *context);

#endif
