/* Rows of boxes: one line, widths that grow and shrink (CSS Flexbox, 9.7,
 * without wrapping). */
#include "type/box.h"

struct item {
    struct box *box;
    coord base, least, most, width; /* border boxes */
    bool frozen;
};

struct row {
    struct item *items;
    int count;
    coord room; /* for the items' border boxes */
    bool growing;
};

void
flex_measure(
    struct layout *layout, const struct box *box, coord *min, coord *max)
{
    *min = *max = 0;
    for (struct box *child = box->first; child; child = child->next) {
        box_measure(layout, child);
        coord extra = child->margin[SIDE_LEFT] + child->margin[SIDE_RIGHT] +
                      (child->next ? box->style->gap : 0);
        *min += child->min_w + extra;
        *max += child->max_w + extra;
    }
}

static coord
limited(const struct item *item, coord width)
{
    if (item->most >= 0 && width > item->most)
        width = item->most;
    return coord_max(width, item->least);
}

static void
item_begin(struct layout *layout, struct item *item, coord whole)
{
    struct box *box = item->box;
    const struct style *style = box->style;
    box_measure(layout, box);
    box_edges(box, whole);
    item->base = box_sized_w(box, style->flex_basis, whole);
    if (item->base < 0)
        item->base = box_sized_w(box, style->width, whole);
    if (item->base < 0 && box->kind == BOX_PICTURE) {
        picture_size(layout, box, whole);
        item->base = box->w;
    }
    if (item->base < 0)
        item->base = box->max_w;
    item->least = box_sized_w(box, style->min_width, whole);
    if (item->least < 0)
        item->least = box->min_w < item->base || style->width.kind == SIZE_AUTO
                          ? box->min_w
                          : item->base;
    item->most = box_sized_w(box, style->max_width, whole);
}

static int64_t
factor(const struct row *row, const struct item *item)
{
    const struct style *style = item->box->style;
    return row->growing ? style->flex_grow
                        : style->flex_shrink * (item->base / 1000 + 1);
}

/* Items that cannot flex in the row's direction keep their limited base. */
static void
freeze_rigid(struct row *row)
{
    for (int i = 0; i < row->count; i++) {
        struct item *item = &row->items[i];
        coord width = limited(item, item->base);
        if (factor(row, item) <= 0 ||
            (row->growing ? item->base > width : item->base < width)) {
            item->frozen = true;
            item->width = width;
        }
    }
}

struct share {
    coord left; /* room that is not taken */
    int64_t factors;
};

static struct share
share_of(const struct row *row)
{
    struct share share = {row->room, 0};
    for (int i = 0; i < row->count; i++) {
        const struct item *item = &row->items[i];
        share.left -= item->frozen ? item->width : item->base;
        if (!item->frozen)
            share.factors += factor(row, item);
    }
    if (row->growing && share.factors < 1000)
        share.left = share.left * share.factors / 1000;
    return share;
}

/* Gives every free item its share; freezes those whose limits were broken in
 * the direction that breaks more.  True when all is settled. */
static bool
flex_round(struct row *row)
{
    struct share share = share_of(row);
    coord broken = 0;
    if (share.factors == 0)
        return true;
    for (int i = 0; i < row->count; i++) {
        struct item *item = &row->items[i];
        if (item->frozen)
            continue;
        coord part = coord_share(share.left, factor(row, item), share.factors);
        item->width = item->base + part;
        broken += limited(item, item->width) - item->width;
    }
    for (int i = 0; i < row->count; i++) {
        struct item *item = &row->items[i];
        coord width = limited(item, item->width), by = width - item->width;
        if (item->frozen)
            continue;
        if (broken == 0 || (broken > 0 ? by > 0 : by < 0))
            item->frozen = true;
        if (item->frozen)
            item->width = width;
    }
    return broken == 0;
}

static void
flex_widths(struct layout *layout, struct row *row)
{
    coord base = 0, sum = 0;
    for (int i = 0; i < row->count; i++)
        base += limited(&row->items[i], row->items[i].base);
    row->growing = base < row->room;
    freeze_rigid(row);
    while (!flex_round(row))
        ;
    coord *widths = ARENA_ARRAY(layout->arena, coord, row->count);
    for (int i = 0; i < row->count; i++)
        sum += widths[i] = row->items[i].width;
    if (sum > row->room)
        widths_squeeze(widths, row->count, row->room);
    for (int i = 0; i < row->count; i++)
        row->items[i].box->w = widths[i];
}

static void
set_items(struct layout *layout, const struct row *row)
{
    for (int i = 0; i < row->count; i++) {
        struct box *box = row->items[i].box;
        coord w = box->w;
        if (box->kind != BOX_PICTURE) {
            box_content_alone(layout, box);
            continue;
        }
        coord h = box->h;
        picture_size(layout, box, w);
        if (w > 0 && box->w != w)
            box->h = h > 0 ? box->h * w / coord_max(box->w, 1) : h;
        box->w = w;
    }
}

static enum flex_align
align_of(const struct box *row, const struct box *box)
{
    return box->style->align_self_set ? box->style->align_self
                                      : row->style->align_items;
}

static coord
outer_height(const struct box *box)
{
    return box->margin[SIDE_TOP] + box->h + box->margin[SIDE_BOTTOM];
}

static coord
baseline_of(const struct box *box)
{
    coord top, baseline;
    if (!box_first_line(box, &top, &baseline))
        baseline = box->h;
    return box->margin[SIDE_TOP] + baseline;
}

/* The row's height; *baseline is that of items aligned by theirs. */
static coord
row_height(const struct box *row, coord *baseline)
{
    coord height = 0, below = 0;
    *baseline = 0;
    for (struct box *box = row->first; box; box = box->next) {
        height = coord_max(height, outer_height(box));
        if (align_of(row, box) != FLEX_BASELINE)
            continue;
        coord above = baseline_of(box);
        *baseline = coord_max(*baseline, above);
        below = coord_max(below, outer_height(box) - above);
    }
    height = coord_max(height, *baseline + below);
    coord asked = box_sized_h(row, row->style->height);
    coord least = box_sized_h(row, row->style->min_height);
    coord frame = box_frame_h(row);
    if (asked >= 0)
        return asked - frame;
    return coord_max(height, least - frame);
}

/* A stretched row inside a row aligns its own items in the new height. */
static void
stretch(struct box *box, coord height)
{
    coord more =
        height - box->margin[SIDE_TOP] - box->margin[SIDE_BOTTOM] - box->h;
    if (more <= 0 || box->style->height.kind == SIZE_LEN ||
        box->kind == BOX_PICTURE)
        return;
    box->h += more;
    for (struct box *child = box->first; child && box->kind == BOX_FLEX;
         child = child->next) {
        enum flex_align align = align_of(box, child);
        if (align == FLEX_CENTER)
            child->y += more / 2;
        else if (align == FLEX_END)
            child->y += more;
        else if (align == FLEX_STRETCH)
            stretch(child, outer_height(child) + more);
    }
}

static void
align_item(struct box *row, struct box *box, coord height, coord baseline)
{
    coord y = 0, left = height - outer_height(box);
    switch (align_of(row, box)) {
    case FLEX_CENTER:
        y = left / 2;
        break;
    case FLEX_END:
        y = left;
        break;
    case FLEX_BASELINE:
        y = baseline - baseline_of(box);
        break;
    case FLEX_STRETCH:
        stretch(box, height);
        break;
    case FLEX_START:
        break;
    }
    box->y = box_inner_y(row) + y + box->margin[SIDE_TOP];
}

/* Auto margins take what is left before anything else does. */
static coord
fill_margins(struct box *row, coord left)
{
    int count = 0;
    for (struct box *box = row->first; box; box = box->next)
        count += box_margin_is_auto(box, SIDE_LEFT) +
                 box_margin_is_auto(box, SIDE_RIGHT);
    if (count == 0 || left <= 0)
        return left;
    for (struct box *box = row->first; box; box = box->next) {
        if (box_margin_is_auto(box, SIDE_LEFT))
            box->margin[SIDE_LEFT] += coord_len(left / count);
        if (box_margin_is_auto(box, SIDE_RIGHT))
            box->margin[SIDE_RIGHT] += coord_len(left / count);
    }
    return 0;
}

static void
place_items(struct box *row, int count)
{
    coord left = box_inner_w(row) - row->style->gap * (coord)(count - 1);
    for (struct box *box = row->first; box; box = box->next)
        left -= box_outer_w(box);
    left = coord_max(fill_margins(row, left), 0);
    coord x = box_inner_x(row), between = 0, i = 0, start = x;
    if (row->style->justify == JUSTIFY_CENTER)
        x += left / 2;
    else if (row->style->justify == JUSTIFY_END)
        x += left;
    else if (row->style->justify == JUSTIFY_BETWEEN && count > 1)
        between = left;
    for (struct box *box = row->first; box; box = box->next) {
        coord spread = between > 0 ? between * i++ / (count - 1) : 0;
        box->x = x + spread + box->margin[SIDE_LEFT];
        if (row->style->rtl) /* the same from the other side */
            box->x = start + box_inner_w(row) -
                     (box->x - box->margin[SIDE_LEFT] - start) -
                     box->margin[SIDE_RIGHT] - box->w;
        x += box_outer_w(box) + row->style->gap;
    }
}

static struct row
row_begin(struct layout *layout, struct box *box)
{
    struct row row = {.room = box_inner_w(box)};
    for (struct box *child = box->first; child; child = child->next)
        row.count++;
    row.items = ARENA_ARRAY(layout->arena, struct item, row.count);
    struct item *item = row.items;
    for (struct box *child = box->first; child; child = child->next) {
        item->box = child;
        item_begin(layout, item++, box_inner_w(box));
        row.room -= child->margin[SIDE_LEFT] + child->margin[SIDE_RIGHT];
    }
    row.room -= box->style->gap * (coord)coord_max(row.count - 1, 0);
    return row;
}

coord
flex_content(struct layout *layout, struct box *box)
{
    struct row row = row_begin(layout, box);
    if (row.count == 0)
        return 0;
    flex_widths(layout, &row);
    set_items(layout, &row);
    coord baseline, height = row_height(box, &baseline);
    for (struct box *child = box->first; child; child = child->next)
        align_item(box, child, height, baseline);
    place_items(box, row.count);
    return height;
}
