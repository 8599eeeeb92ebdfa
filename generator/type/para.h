/* Line breaking: a pure function over widths, stretch and penalties.
 *
 * Knuth and Plass, "Breaking Paragraphs into Lines" (1981), in integers so
 * that the result is the same everywhere.  It knows no fonts, characters or
 * output. */
#ifndef TYPE_PARA_H
#define TYPE_PARA_H

#include "base/arena.h"
#include "type/device.h"

enum para_kind {
    PARA_BOX,    /* width */
    PARA_GLUE,   /* width, stretch, shrink; a legal break after a box */
    PARA_PENALTY /* width if broken here, penalty */
};
#define PENALTY_NEVER 10000
#define PENALTY_FORCED (-10000)

struct para_item {
    enum para_kind kind;
    len width, stretch, shrink;
    int penalty;  /* of glue: for para_even alone */
    bool flagged; /* a hyphen: two in a row cost more */
};

struct para_shape {
    len width;   /* of a line */
    len indent;  /* of the first */
    bool ragged; /* lines may be short; their shortness is evened out */
};

/* Indexes of the items at which lines end (the last is `count`), in the
 * arena; *lines says how many.  A box wider than the line stands alone. */
int *para_break(struct arena *arena, const struct para_item *items, int count,
    const struct para_shape *shape, int *lines);

/* The same for a title: so many lines (what para_break said), all of them as
 * long as each other.  Here glue has a penalty, too: 100 weighs as much as a
 * line that is a tenth too long or short, and less than 0 is better than none.
 * NULL when no such lines hold it. */
int *para_even(struct arena *arena, const struct para_item *items, int count,
    const struct para_shape *shape, int lines);

#endif
