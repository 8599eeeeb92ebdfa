/* Outlines as Type 2 charstrings (Adobe Technical Note 5177).
 *
 * Whole numbers, without hints and subroutines, each path in the fewest
 * operators that say it: fonts are a third of a PDF. */
#ifndef PDF_CHARSTRING_H
#define PDF_CHARSTRING_H

#include "base/buf.h"

struct charstring_point {
    int x, y;
};

/* Begin with {.out = …}; the rest is of the operator that is not written
 * yet. */
struct charstring {
    struct buf *out;
    struct charstring_point at, start; /* of the pen, of the contour */
    int operands[48];                  /* as many as a reader takes (4.1) */
    int count;
    int operator;     /* 0: none */
    bool upright;     /* the next of a chain begins vertically */
    bool ended;       /* nothing can be added to it */
    bool has_contour; /* something was drawn since the last move */
};

/* To be called first: the advance, less the program's nominalWidthX. */
void charstring_width(struct charstring *glyph, int width);
void charstring_move(struct charstring *glyph, struct charstring_point to);
void charstring_line(struct charstring *glyph, struct charstring_point to);
void charstring_curve(struct charstring *glyph, struct charstring_point one,
    struct charstring_point two, struct charstring_point to);
void charstring_end(struct charstring *glyph);
/* A number, as in a dictionary. */
void charstring_put_number(struct buf *out, int n);

#endif
