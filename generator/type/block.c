/* Blocks below each other, with margins that collapse (CSS 2.1, 8.3.1). */
#include "type/box.h"

static coord
margin_value(struct margin margin)
{
    return margin.plus + margin.minus;
}

static struct margin
margin_of(len n)
{
    return n > 0 ? (struct margin){n, 0} : (struct margin){0, n};
}

static struct margin
margin_join(struct margin a, struct margin b)
{
    return (struct margin){a.plus > b.plus ? a.plus : b.plus,
        a.minus < b.minus ? a.minus : b.minus};
}

static coord
width_in(struct layout *layout, struct box *box, coord whole)
{
    coord margins =
        (box_margin_is_auto(box, SIDE_LEFT) ? 0 : box->margin[SIDE_LEFT]) +
        (box_margin_is_auto(box, SIDE_RIGHT) ? 0 : box->margin[SIDE_RIGHT]);
    coord room = whole > margins ? whole - margins : 0;
    coord w = box_sized_w(box, box->style->width, whole);
    if (w < 0 && box->kind == BOX_TABLE) {
        box_measure(layout, box);
        box_edges(box, whole);
        w = box->max_w < room ? box->max_w : room;
    } else if (w < 0) {
        w = room;
    }
    return box_clamp_w(box, w, whole);
}

static void
centre(struct box *box, coord whole)
{
    bool left = box_margin_is_auto(box, SIDE_LEFT);
    bool right = box_margin_is_auto(box, SIDE_RIGHT);
    coord room = whole - box_outer_w(box);
    if (room <= 0 || (!left && !right))
        return;
    if (left)
        box->margin[SIDE_LEFT] = coord_len(right ? room / 2 : room);
    if (right)
        box->margin[SIDE_RIGHT] = coord_len(room - (left ? room / 2 : 0));
}

void
box_set(struct layout *layout, struct box *box, coord whole)
{
    box_edges(box, whole);
    if (box->kind == BOX_PICTURE) {
        picture_size(layout, box, whole);
        box->above = margin_of(box->margin[SIDE_TOP]);
        box->below = margin_of(box->margin[SIDE_BOTTOM]);
    } else {
        box->w = width_in(layout, box, whole);
        box_content(layout, box);
    }
    centre(box, whole);
}

static bool
is_open(const struct box *box, int side)
{
    return box->border[side] == 0 && box->padding[side] == 0;
}

/* Where the next child goes. */
struct flow {
    coord y;
    struct margin pending; /* of what came before */
    bool at_top;           /* the pending margin leaves the box */
};

static void
place_child(struct flow *flow, struct box *box, struct box *child)
{
    child->x = box_inner_x(box) + child->margin[SIDE_LEFT];
    if (box->style->rtl && child->page == box->page)
        child->x = box_inner_x(box) + box_inner_w(box) -
                   child->margin[SIDE_RIGHT] - child->w;
    flow->pending = margin_join(flow->pending, child->above);
    if (child->empty) {
        child->y = flow->y + (flow->at_top ? 0 : margin_value(flow->pending));
        return;
    }
    if (flow->at_top)
        box->above = margin_join(box->above, flow->pending);
    else
        flow->y += margin_value(flow->pending);
    child->y = flow->y;
    flow->y += child->h;
    flow->pending = child->below;
    flow->at_top = false;
}

/* Sets a child that stands on pages of its own in their text area. */
static void
set_on_its_pages(
    struct layout *layout, const struct box *box, struct box *child)
{
    const struct stylesheet *sheet = layout->input->sheet;
    const struct page_style *from = style_page(sheet, box->page, false);
    const struct page_style *to = style_page(sheet, child->page, false);
    coord wider = (coord)page_text_width(to) - page_text_width(from);
    coord height = layout->page_height;
    layout->page_height = page_text_height(to);
    box_set(layout, child, coord_max(box_inner_w(box) + wider, 0));
    layout->page_height = height;
}

static void
set_child(struct layout *layout, const struct box *box, struct box *child)
{
    if (box->turns && child->page != box->page)
        set_on_its_pages(layout, box, child);
    else
        box_set(layout, child, box_inner_w(box));
}

/* Sets the children; returns the height of the content. */
static coord
set_children(struct layout *layout, struct box *box, bool alone)
{
    struct flow flow = {
        .y = box_inner_y(box), .at_top = !alone && is_open(box, SIDE_TOP)};
    for (struct box *child = box->first; child && !layout->unfit;
         child = child->next) {
        set_child(layout, box, child);
        place_child(&flow, box, child);
        if (child->fits && layout->input->gives_up &&
            fit_is_hopeless(layout, child))
            layout->unfit = child;
    }
    bool open = !alone && is_open(box, SIDE_BOTTOM) &&
                box->style->height.kind != SIZE_LEN;
    if (flow.at_top)
        box->above = margin_join(box->above, flow.pending);
    else if (open)
        box->below = margin_join(box->below, flow.pending);
    else
        flow.y += margin_value(flow.pending);
    return flow.y - box_inner_y(box);
}

static coord
set_inside(struct layout *layout, struct box *box, bool alone)
{
    switch (box->kind) {
    case BOX_FLEX:
        return flex_content(layout, box);
    case BOX_TABLE:
        return table_content(layout, box);
    default:
        return box->inlines ? inline_set(layout, box)
                            : set_children(layout, box, alone);
    }
}

static void
set_content(struct layout *layout, struct box *box, bool alone)
{
    box->above = margin_of(box->margin[SIDE_TOP]);
    box->below = margin_of(box->margin[SIDE_BOTTOM]);
    coord inner = set_inside(layout, box, alone);
    coord h = box_sized_h(box, box->style->height);
    coord least = box_sized_h(box, box->style->min_height);
    box->h = h >= 0 ? h : (inner > 0 ? inner : 0) + box_frame_h(box);
    if (box->h < least)
        box->h = least;
    box->empty =
        !alone && box->kind == BOX_BLOCK && box->h == 0 && box->line_count == 0;
    if (box->empty)
        box->above = box->below = margin_join(box->above, box->below);
    marker_set(layout, box);
}

void
box_content(struct layout *layout, struct box *box)
{
    set_content(layout, box, false);
}

void
box_content_alone(struct layout *layout, struct box *box)
{
    set_content(layout, box, true);
}

bool
box_first_line(const struct box *box, coord *top, coord *baseline)
{
    if (box->line_count > 0) {
        *top = box->lines[0].y;
        *baseline = box->lines[0].y + box->lines[0].baseline;
        return true;
    }
    if (box->inlines)
        return false;
    for (const struct box *child = box->first; child; child = child->next)
        if (box_first_line(child, top, baseline)) {
            *top += child->y;
            *baseline += child->y;
            return true;
        }
    return false;
}

bool
box_last_baseline(const struct box *box, coord *baseline)
{
    if (box->line_count > 0) {
        const struct line *line = &box->lines[box->line_count - 1];
        *baseline = line->y + line->baseline;
        return true;
    }
    coord inside;
    if (box->kind == BOX_FLEX)
        return box_first_line(box, &inside, baseline);
    bool found = false;
    for (const struct box *child = box->inlines ? NULL : box->first; child;
         child = child->next)
        if (box_last_baseline(child, &inside)) {
            *baseline = child->y + inside;
            found = true;
        }
    return found;
}

void
box_shift_content(struct box *box, coord dy)
{
    if (dy == 0)
        return;
    for (int i = 0; i < box->line_count; i++)
        box->lines[i].y += dy;
    for (struct box *child = box->first; child && !box->inlines;
         child = child->next)
        child->y += dy;
    struct marker *marker = box_extras(box)->marker;
    if (marker) {
        marker->line_y += dy;
        marker->baseline += dy;
    }
}
