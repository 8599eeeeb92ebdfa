/* Shapes with round corners, which a wide line draws as well.
 *
 * A rounded rectangle is what a line with round joins leaves that is as wide as
 * its corners are round and runs through their centres; a circle is such a
 * line's dot.  In a content stream that is one rectangle instead of four curves
 * with ten coordinates that repeat nowhere: charts and frames were a seventh of
 * a page before. */
#ifndef PDF_ROUND_H
#define PDF_ROUND_H

#include "type/device.h"

/* A smaller width would be written as 0, which is drawn as thin as can be
 * seen. */
#define ROUND_LEAST PT(0.01)

/* The centres of the corners: of a circle they are one, and of a shape whose
 * ends are round one above or beside the other. */
struct round {
    struct point from, to; /* top left, bottom right */
    len radius;
};

/* Whether the contour is one, all of whose corners have one radius. */
bool round_of(const struct contour *contour, struct round *round);

static inline bool
round_is_circle(const struct round *round)
{
    return round->from.x == round->to.x && round->from.y == round->to.y;
}

#endif
