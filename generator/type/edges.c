/* Sizes: from style to thousandths of a point. */
#include "type/box.h"

/* A length that no sane theme exceeds; keeps sums far from overflow. */
#define SIZE_LIMIT ((coord)PT(100000))

static coord
clamp(coord n, coord low, coord high)
{
    return n < low ? low : n > high ? high : n;
}

coord
size_of(struct size size, coord whole)
{
    coord n = 0;
    if (size.kind == SIZE_LEN)
        n = size.n;
    else if (size.kind == SIZE_PERCENT)
        n = clamp(whole, 0, COORD_MAX >> 24) * size.n / 100000;
    return clamp(n, -SIZE_LIMIT, SIZE_LIMIT);
}

static coord
positive(coord n)
{
    return n > 0 ? n : 0;
}

/* A box begins without any, and is asked for them a few times. */
void
box_edges(struct box *box, coord whole)
{
    const struct style *style = box->style;
    if (style->edges == EDGES_NONE || box->edged)
        return;
    box->edged = style->edges == EDGES_FIXED;
    for (int side = 0; side < 4; side++) {
        const struct border *border = &style->border[side];
        box->margin[side] = (len)size_of(style->margin[side], whole);
        box->padding[side] =
            (len)positive(size_of(style->padding[side], whole));
        box->border[side] =
            border->kind == BORDER_NONE || (box->collapsed >> side & 1)
                ? 0
                : (len)clamp(border->width, 0, PT(1000));
    }
}

bool
box_margin_is_auto(const struct box *box, int side)
{
    return box->style->margin[side].kind == SIZE_AUTO;
}

coord
box_inner_x(const struct box *box)
{
    return box->border[SIDE_LEFT] + box->padding[SIDE_LEFT];
}

coord
box_inner_y(const struct box *box)
{
    return box->border[SIDE_TOP] + box->padding[SIDE_TOP];
}

coord
box_frame_w(const struct box *box)
{
    return box_inner_x(box) + box->border[SIDE_RIGHT] +
           box->padding[SIDE_RIGHT];
}

coord
box_frame_h(const struct box *box)
{
    return box_inner_y(box) + box->border[SIDE_BOTTOM] +
           box->padding[SIDE_BOTTOM];
}

coord
box_inner_w(const struct box *box)
{
    return positive(box->w - box_frame_w(box));
}

coord
box_outer_w(const struct box *box)
{
    return box->margin[SIDE_LEFT] + box->w + box->margin[SIDE_RIGHT];
}

coord
box_sized_w(const struct box *box, struct size size, coord whole)
{
    if (size.kind == SIZE_AUTO)
        return -1;
    coord frame = box_frame_w(box), n = positive(size_of(size, whole));
    if (!box->style->border_box)
        return n + frame;
    return n > frame ? n : frame;
}

coord
box_sized_h(const struct box *box, struct size size)
{
    if (size.kind != SIZE_LEN)
        return -1;
    coord frame = box_frame_h(box), n = positive(size_of(size, 0));
    if (!box->style->border_box)
        return n + frame;
    return n > frame ? n : frame;
}

coord
box_clamp_w(const struct box *box, coord width, coord whole)
{
    coord most = box_sized_w(box, box->style->max_width, whole);
    coord least = box_sized_w(box, box->style->min_width, whole);
    if (most >= 0 && width > most)
        width = most;
    if (least >= 0 && width < least)
        width = least;
    return positive(width);
}

/* The width at which the widest must be cut for the sum to be `total`. */
static coord
squeeze_limit(const coord *widths, int count, coord total)
{
    coord low = 0, high = 0;
    for (int i = 0; i < count; i++)
        high = widths[i] > high ? widths[i] : high;
    while (low < high) {
        coord middle = low + (high - low + 1) / 2, sum = 0;
        for (int i = 0; i < count; i++)
            sum += widths[i] < middle ? widths[i] : middle;
        if (sum <= total)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

void
widths_squeeze(coord *widths, int count, coord total)
{
    coord limit = squeeze_limit(widths, count, positive(total));
    for (int i = 0; i < count; i++)
        if (widths[i] > limit)
            widths[i] = limit;
}

coord
coord_share(coord whole, coord part, coord total)
{
    while (total > INT32_MAX) {
        total /= 2;
        part /= 2;
    }
    whole = clamp(whole, -INT32_MAX, INT32_MAX);
    return whole * clamp(part, 0, total) / total;
}
