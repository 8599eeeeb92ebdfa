/* The quadratic curves of TrueType joined to cubic ones.
 *
 * Who draws letters draws cubics; a TrueType file has two to four quadratics
 * for each of them.  Joined again, the letters of a page take half of what they
 * take one by one, and four fifths of their TrueType. */
#ifndef PDF_JOINS_H
#define PDF_JOINS_H

#include <stdbool.h>

struct join_point {
    float x, y;
};

/* How many one cubic may stand for. */
#define JOIN_MOST 8

/* Curves end to end: where the first begins, then of each its control and where
 * it ends. */
struct join_run {
    struct join_point points[1 + 2 * JOIN_MOST];
    int count; /* of curves */
};

/* Appends a curve.  False, with nothing done, for one that a corner parts from
 * the run, or for which there is no room. */
bool join_add(struct join_run *run, struct join_point from,
    struct join_point control, struct join_point to);
/* Takes from the front as many curves as one cubic says that strays from them
 * by `most` at most; sets its two controls and its end. */
void join_take(struct join_run *run, float most, struct join_point cubic[3]);

#endif
