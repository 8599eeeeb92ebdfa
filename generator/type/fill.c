/* Filling a page: what is left of it goes between the children of a block.
 *
 * Pages are not cut yet; the block has to stand on one that begins at the start
 * of the flow or with a forced break, and to end before another one. */
#include "type/cut.h"

/* A gap grows by this many times itself, but the last by all that is left: what
 * stands last, stands at the foot. */
#define GROWS 2

struct filler {
    const struct layout *layout;
    coord top; /* of the page */
};

static coord
gap_above(const struct box *above, const struct box *box)
{
    return box->y - above->y - above->h;
}

static int
gap_count(const struct box *box)
{
    int count = 0;
    for (const struct box *child = box->first; child; child = child->next)
        count += child->next && !child->empty;
    return count;
}

static void
share(struct box *box, coord room)
{
    int gaps = gap_count(box);
    coord each = gaps > 0 ? room / gaps : 0, moved = 0;
    if (gaps == 0)
        return;
    for (struct box *child = box->first; child->next; child = child->next) {
        struct box *next = child->next;
        next->y += moved;
        if (child->empty)
            continue;
        coord most = coord_max(GROWS * gap_above(child, next), 0);
        coord by = --gaps == 0 ? room - moved : each < most ? each : most;
        next->y += by;
        moved += by;
    }
    box->h += room;
}

/* What follows the box, and what holds it, makes room for what it grew by. */
static void
grow_around(struct box *box, coord by)
{
    for (; box->parent; box = box->parent) {
        for (struct box *next = box->next; next; next = next->next)
            next->y += by;
        box->parent->h += by;
    }
}

/* What stands last on the page of the box, before a forced break; NULL when
 * none follows. */
static const struct box *
last_of_page(const struct box *box)
{
    for (; box; box = box->parent)
        for (; box->next; box = box->next)
            if (break_is_forced(box, box->next))
                return box;
    return NULL;
}

static void
fill_block(struct filler *f, struct box *box)
{
    const struct box *last = last_of_page(box);
    const struct stylesheet *sheet = f->layout->input->sheet;
    if (!last)
        return;
    coord height = page_text_height(style_page(sheet, box->page, f->top <= 0));
    coord room = f->top + height - flow_y(last) - last->h;
    if (room <= 0)
        return;
    share(box, room);
    grow_around(box, room);
}

static void
fill_in(struct filler *f, struct box *box)
{
    for (struct box *child = box->first; child; child = child->next) {
        if (child->turns && child->style->fills && child->first)
            fill_block(f, child);
        else if (child->turns)
            fill_in(f, child);
        if (child->next && break_is_forced(child, child->next))
            f->top = flow_y(child->next) - child->next->above.plus -
                     child->next->above.minus;
    }
}

void
pages_fill(struct layout *layout, struct box *root)
{
    struct filler f = {.layout = layout};
    if (root->turns)
        fill_in(&f, root);
}
