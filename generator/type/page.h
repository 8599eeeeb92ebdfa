/* Pages: slices of the tall flow; private to page.c, push.c, running.c,
 * draw.c, dump.c. */
#ifndef TYPE_PAGE_H
#define TYPE_PAGE_H

#include "type/box.h"

/* A header or footer text, placed on its page. */
struct running {
    const struct glyph_run *runs; /* absolute */
    int count;
    enum artifact artifact;
};

struct page {
    const struct page_style *style;
    coord from;   /* what begins here or below ... */
    coord bottom; /* ... and above here belongs to this page */
    coord top;    /* of the flow, shown at the top of the text area */
    const struct box *head_of; /* table whose head is repeated, or NULL */
    coord head_h;
    struct running *running;
    int running_count;
};

struct pages {
    struct box *root; /* NULL: an empty document has one empty page */
    struct page *items;
    int count;
    struct box_list amended; /* boxes that layout_amend may change */
};

/* Cuts the flow; moves boxes only where nothing else is left. */
struct pages *pages_cut(struct layout *layout, struct box *root);
/* Headers and footers, once the number of pages is known. */
void running_set(struct layout *layout, struct pages *pages);

/* The number, from 0, of the page that the position in the flow falls on. */
int pages_at(const struct pages *pages, coord y);
bool page_owns(const struct page *page, coord y);
/* Whether anything of the box at `y` may stand on the page. */
bool page_shows(const struct page *page, const struct box *box, coord y);
/* The position in the flow of a box on the chain of blocks. */
coord flow_y(const struct box *box);
coord flow_x(const struct box *box);
/* From the flow to the sheet. */
coord sheet_y(const struct page *page, coord y);
coord sheet_x(const struct page *page, coord x);
bool is_table_head(const struct box *table, const struct box *part);

/* fit.c: gives the element the next class of its `data-fit`; false when there
 * is none. */
bool fit_next(struct arena *arena, struct tree *node);
/* The same when its box takes more pages than it may. */
bool fit_closer(struct arena *arena, const struct pages *pages,
    const struct box *box, struct tree *node);

/* push.c */
struct push {
    coord top;    /* of the page: what begins there stays */
    coord at;     /* the cut */
    coord height; /* of a text area: what is taller must be cut */
    bool moved;   /* something was */
};
/* Moves what the cut would go through below it, and what follows it up to it;
 * returns the box's growth. */
coord push_box(struct push *push, struct box *box, coord y);
/* How far the ink of the box and of all in it reaches. */
void box_set_extent(struct box *box);

#endif
