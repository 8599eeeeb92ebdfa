/* Narrowest and widest useful widths, for tables, rows and inline blocks. */
#include "type/box.h"

static void
measure_children(struct layout *layout, struct box *box, coord *min, coord *max)
{
    *min = *max = 0;
    for (struct box *child = box->first; child; child = child->next) {
        box_measure(layout, child);
        coord margins = child->margin[SIDE_LEFT] + child->margin[SIDE_RIGHT];
        *min = coord_max(*min, child->min_w + margins);
        *max = coord_max(*max, child->max_w + margins);
    }
}

static void
measure_inside(struct layout *layout, struct box *box, coord *min, coord *max)
{
    switch (box->kind) {
    case BOX_FLEX:
        flex_measure(layout, box, min, max);
        break;
    case BOX_TABLE:
        table_measure(layout, box, min, max);
        break;
    case BOX_PICTURE:
        picture_measure(layout, box, min, max);
        break;
    default:
        if (box->inlines)
            inline_measure(layout, box, min, max);
        else
            measure_children(layout, box, min, max);
    }
}

static coord
clamp_fixed(const struct box *box, coord width)
{
    const struct style *style = box->style;
    if (style->max_width.kind == SIZE_LEN) {
        coord most = box_sized_w(box, style->max_width, 0);
        width = width > most ? most : width;
    }
    if (style->min_width.kind == SIZE_LEN)
        width = coord_max(width, box_sized_w(box, style->min_width, 0));
    return width;
}

void
box_measure(struct layout *layout, struct box *box)
{
    if (box->measured) {
        box_edges(box, 0);
        return;
    }
    box->measured = true;
    box_edges(box, 0);
    coord min, max, frame = box_frame_w(box);
    measure_inside(layout, box, &min, &max);
    box->min_w = min + frame;
    box->max_w = coord_max(min, max) + frame;
    /* A cell's width is asked of its column, which no word may overflow. */
    if (box->style->width.kind == SIZE_LEN && box->kind != BOX_PICTURE &&
        box->kind != BOX_CELL) {
        coord fixed = box_sized_w(box, box->style->width, 0);
        bool table = box->kind == BOX_TABLE;
        box->min_w = box->max_w = table ? coord_max(fixed, box->min_w) : fixed;
    }
    box->min_w = clamp_fixed(box, box->min_w);
    box->max_w = clamp_fixed(box, box->max_w);
}
