/* Filling a page: what is left of it goes between the children of a block.
 *
 * Pages are not cut yet; the block has to stand on one that begins at the start
 * of the flow or with a forced break, and to end before another one. */
#include "type/cut.h"

/* A gap grows by this many times itself, but the last by all that is left: what
 * stands last, stands at the foot. */
#define GROWS 1

struct filler {
    const struct layout *layout;
    coord top; /* of the page */
};

/* What is left of the page, on its way into the gaps. */
struct shares {
    coord room, each; /* what is not given yet, and a gap's part */
    int gaps;         /* to come */
};

/* A block of blocks: what stands in a row or in lines has no gaps below each
 * other. */
static bool
is_filled(const struct box *box)
{
    return box->turns && box->style->fills && box->first;
}

/* Between the children of the box, and of those of them that fill as well. */
static int
gap_count(const struct box *box)
{
    int count = 0;
    for (const struct box *child = box->first; child->next; child = child->next)
        count += !child->empty + (is_filled(child) ? gap_count(child) : 0);
    return count;
}

static coord
take_share(struct shares *s, coord gap)
{
    coord most = coord_max(GROWS * gap, 0);
    coord by = --s->gaps == 0 ? s->room : s->each < most ? s->each : most;
    s->room -= by;
    return by;
}

/* By how much the box grows. */
static coord
widen(struct box *box, struct shares *s)
{
    coord moved = 0;
    for (struct box *child = box->first; child->next; child = child->next) {
        coord gap = child->next->y - child->y - child->h;
        child->y += moved;
        if (is_filled(child)) {
            coord by = widen(child, s);
            child->h += by;
            moved += by;
        }
        if (!child->empty)
            moved += take_share(s, gap);
        if (!child->next->next)
            child->next->y += moved;
    }
    return moved;
}

static void
share(struct box *box, coord room)
{
    int gaps = gap_count(box);
    struct shares s = {room, gaps > 0 ? room / gaps : 0, gaps};
    if (gaps > 0)
        box->h += widen(box, &s);
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
        if (is_filled(child))
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
