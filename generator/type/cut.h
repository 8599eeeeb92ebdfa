/* Where the flow may be cut into pages; private to cuts.c, page.c, fill.c. */
#ifndef TYPE_CUT_H
#define TYPE_CUT_H

#include "type/page.h"

/* 0 is a good place, 1 leaves a widow, an orphan or a heading alone, 2 divides
 * what should stay whole, 3 divides boxes that stand side by side; a widow or
 * orphan in there costs one more. */
enum { COST_NONE, COST_KEEP, COST_WHOLE, COST_BESIDE, COST_ANY = 9 };

struct cut {
    coord end, start; /* the page ends at `end`, the next begins at `start` */
    int cost;
    bool forced;
    bool offered; /* `break-before: balance`: forced if that helps */
    bool late;    /* what follows on its page is too little */
    bool beside;  /* through boxes side by side */
    bool gap;     /* from `end` to `start` is one, which may shrink */
    bool parts;   /* the first row of a small table from the others */
    const struct box *table; /* whose head is repeated after it */
    const char *name;        /* of the page after it */
    int order;
};

struct cuts {
    struct layout *layout;
    struct box *root;
    struct cut *items; /* in the order of the flow */
    int count, room;
    coord content_end; /* bottom of the last ink */
    bool small_whole;  /* a cut that parts a small table is a bad place */
    /* while they are collected */
    coord height;     /* of the lowest text area of the box's pages */
    const char *name; /* of these pages */
    coord keep;       /* no good place above: too little under a heading */
    int beside;       /* inside boxes that stand side by side */
    const struct box *table;
};

/* Collects them anew; `layout` and `root` are set. */
void cuts_collect(struct cuts *cuts);

/* Whether a new page begins between the two. */
bool break_is_forced(const struct box *a, const struct box *b);
/* Whether the box offers to begin one. */
bool break_is_offered(const struct box *box);
coord table_row_y(const struct box *table, const struct box *row);

/* fill.c: shares what is left of a page between the children of a block with
 * `align-content: space-between` that a forced break follows. */
void pages_fill(struct layout *layout, struct box *root);

/* tighten.c: where a page may end that would at `limit`, or at `best`, when its
 * gaps shrink: at the end of all, behind the table that `best` parts, or
 * behind more than the first row of a small one.
 * `first` is the page's first cut. */
coord tighten_limit(
    const struct cuts *cuts, int first, coord limit, const struct cut *best);
/* Shrinks the gaps of a page that holds more than it has room for; false when
 * it does not. */
bool tighten_page(const struct cuts *cuts, struct page *page);

#endif
