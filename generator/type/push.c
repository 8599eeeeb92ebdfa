/* Making way for a cut: what it would go through moves below it. */
#include "type/page.h"

/* What cannot be divided: pictures, and boxes with a height but nothing in
 * them. */
static bool
is_solid(const struct push *push, const struct box *box)
{
    return box->kind == BOX_PICTURE ||
           (!box->first && box->h > 0 && box->h <= push->height);
}

/* How far something from `y` on must move so as not to be cut; 0 if not. */
static coord
push_needed(const struct push *push, coord y, coord h)
{
    return y > push->top && y < push->at && y + h > push->at ? push->at - y : 0;
}

static coord
push_lines(struct push *push, struct box *box, coord y)
{
    coord by = 0;
    for (int i = 0; i < box->line_count; i++) {
        struct line *line = &box->lines[i];
        if (by == 0)
            by = push_needed(push, y + line->y, line->h);
        line->y += by;
    }
    return by;
}

/* No margin is kept where a page begins: how far what stands below the cut
 * may rise to it.  Between the rows of a table there is no margin. */
static coord
risen(const struct push *push, const struct box *before,
    const struct box *child, coord y)
{
    if (child->kind == BOX_ROW || child->kind == BOX_ROW_GROUP ||
        y + before->y + before->h > push->at)
        return 0;
    return coord_max(y + child->y - push->at, 0);
}

/* A box keeps its height where something in it has risen: another beside it
 * may need that. */
static void
raise_children(struct push *push, struct box *box, coord y)
{
    const struct box *before = box->first;
    coord by = 0;
    for (struct box *child = box->first; child; child = child->next) {
        if (by == 0)
            by = risen(push, before, child, y);
        child->y -= by;
        before = child;
    }
    push->moved |= by > 0;
}

static coord
push_children(struct push *push, struct box *box, coord y)
{
    coord by = 0;
    raise_children(push, box, y);
    for (struct box *child = box->first; child; child = child->next) {
        child->y += by;
        if (is_solid(push, child)) {
            coord more = push_needed(push, y + child->y, child->h);
            child->y += more;
            by += more;
        } else {
            by += push_box(push, child, y + child->y);
        }
    }
    return by;
}

static coord
push_beside(struct push *push, struct box *box, coord y)
{
    coord by = 0;
    for (struct box *child = box->first; child; child = child->next) {
        coord more = is_solid(push, child)
                         ? push_needed(push, y + child->y, child->h)
                         : push_box(push, child, y + child->y);
        if (is_solid(push, child))
            child->y += more;
        by = coord_max(by, more);
    }
    return by;
}

coord
push_box(struct push *push, struct box *box, coord y)
{
    if (y >= push->at || y + coord_max(box->extent, box->h) <= push->at)
        return 0;
    coord by = box->inlines ? push_lines(push, box, y)
               : box->kind == BOX_FLEX || box->kind == BOX_ROW
                   ? push_beside(push, box, y)
                   : push_children(push, box, y);
    box->h += by;
    box->extent += by;
    push->moved |= by > 0;
    struct marker *marker = box_extras(box)->marker;
    if (by > 0 && marker)
        box_first_line(box, &marker->line_y, &marker->baseline);
    return by;
}

static void
extent_join(struct box *box, struct box *inside, coord y)
{
    box_set_extent(inside);
    box->extent = coord_max(box->extent, y + inside->extent);
    box->rise = coord_max(box->rise, inside->rise - y);
}

/* How far the ink of every box reaches, for skipping what is not on a page. */
void
box_set_extent(struct box *box)
{
    box->extent = box->h;
    box->rise = 0;
    for (int i = 0; i < box->line_count; i++) {
        const struct line *line = &box->lines[i];
        box->extent = coord_max(box->extent, line->y + line->h);
        box->rise = coord_max(box->rise, -line->y);
        for (int k = 0; k < line->count; k++)
            if (line->items[k].kind == LINE_ATOM)
                extent_join(
                    box, line->items[k].box, line->y + line->items[k].box->y);
    }
    for (struct box *child = box->first; child && !box->inlines;
         child = child->next)
        extent_join(box, child, child->y);
}
