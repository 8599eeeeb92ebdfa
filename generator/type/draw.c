/* Drawing: each page's slice of the flow, ink inside its tags. */
#include "type/decor.h"
#include "type/page.h"
#include "type/svg.h"

#include "base/text.h"

struct draw {
    struct device *device;
    const struct page *page;
    const struct tag *tag;   /* innermost that is open */
    bool artifact;           /* one is open */
    bool repeating;          /* everything is an artifact: a repeated head */
    coord dx, dy;            /* from the flow to the sheet */
    coord top, bottom;       /* what of the flow shows */
    const struct box *group; /* innermost inline box that is one of its own */
};

static bool
is_above(const struct tag *tag, const struct tag *below)
{
    while (below && below != tag)
        below = below->parent;
    return below != NULL;
}

/* Tags that never hold ink themselves may stay open around an artifact. */
static bool
is_group(const struct tag *tag)
{
    switch (tag->role) {
    case TAG_DOCUMENT:
    case TAG_SECT:
    case TAG_DIV:
    case TAG_L:
    case TAG_LI:
    case TAG_TABLE:
    case TAG_THEAD:
    case TAG_TBODY:
    case TAG_TR:
    case TAG_BLOCKQUOTE:
        return true;
    default:
        return false;
    }
}

static void
pop_tag(struct draw *d)
{
    device_tag_end(d->device);
    d->tag = d->tag->parent;
}

static void
push_tags(struct draw *d, const struct tag *tag)
{
    if (tag == d->tag)
        return;
    push_tags(d, tag->parent);
    device_tag_begin(d->device, tag);
    d->tag = tag;
}

static void
end_artifact(struct draw *d)
{
    if (d->artifact)
        device_artifact_end(d->device);
    d->artifact = false;
}

static void
in_artifact(struct draw *d, enum artifact artifact)
{
    if (d->artifact)
        return;
    while (d->tag && !is_group(d->tag))
        pop_tag(d);
    device_artifact_begin(d->device, artifact);
    d->artifact = true;
}

/* Makes what is drawn next content of the tag; of none when it is NULL. */
static void
in_tag(struct draw *d, const struct tag *tag)
{
    if (d->repeating)
        return;
    /* Space alone makes no tag: it belongs to what is around it. */
    while (tag && tag->id < 0)
        tag = tag->parent;
    if (!tag) {
        in_artifact(d, ARTIFACT_LAYOUT);
        return;
    }
    end_artifact(d);
    while (d->tag && !is_above(d->tag, tag))
        pop_tag(d);
    push_tags(d, tag);
}

static void
close_all(struct draw *d)
{
    end_artifact(d);
    while (d->tag)
        pop_tag(d);
}

static struct rect
rect_at(const struct draw *d, coord x, coord y, coord w, coord h)
{
    return (struct rect){
        coord_len(x + d->dx), coord_len(y + d->dy), coord_len(w), coord_len(h)};
}

static bool
owns(const struct draw *d, coord y)
{
    return d->repeating || page_owns(d->page, y);
}

static void
draw_decor(struct draw *d, struct decor *decor)
{
    if (!decor_shows(decor))
        return;
    in_tag(d, NULL);
    decor_draw(d->device, decor);
}

/* The background of the document is that of its pages. */
static bool
is_canvas(const struct box *box)
{
    return tree_is(box->node, "html") || tree_is(box->node, "body");
}

static void
draw_canvas(struct draw *d, const struct box *root)
{
    const struct box *box = root;
    struct color color = {0};
    for (; box && is_canvas(box) && color.a == 0; box = box->first)
        color = box->style->background;
    bool white = color.r == 255 && color.g == 255 && color.b == 255;
    if (color.a == 0 || white)
        return;
    in_artifact(d, ARTIFACT_LAYOUT);
    decor_rect(
        d->device, 0, 0, d->page->style->width, d->page->style->height, color);
}

/* The part of the box that this page shows. */
static void
draw_box_decor(struct draw *d, const struct box *box, coord x, coord y)
{
    coord top = y, bottom = y + box->h;
    struct decor decor = {.style = box->style};
    decor.open[SIDE_TOP] = top < d->top;
    decor.open[SIDE_BOTTOM] = bottom > d->bottom;
    top = decor.open[SIDE_TOP] ? d->top : top;
    bottom = decor.open[SIDE_BOTTOM] ? d->bottom : bottom;
    if (bottom < top || (bottom == top && box->h > 0) || is_canvas(box))
        return;
    decor.x = x + d->dx;
    decor.y = top + d->dy;
    decor.w = box->w;
    decor.h = bottom - top;
    for (int side = 0; side < 4; side++)
        decor.border[side] = decor.open[side] ? 0 : box->border[side];
    draw_decor(d, &decor);
}

static void
draw_run(struct draw *d, const struct tag *tag, const struct glyph_run *run,
    coord x, coord y)
{
    struct glyph_run placed = *run;
    placed.x = coord_len(x + d->dx);
    placed.y = coord_len(y + d->dy);
    if (placed.count == 0)
        return;
    in_tag(d, tag);
    device_glyphs(d->device, &placed);
}

/* Whether `opacity` makes the box one picture (CSS Color 4, 3.2).  Text has the
 * style of the box that it stands in. */
static bool
is_faded(const struct box *box)
{
    return box->style->opacity < 1000 && box->kind != BOX_TEXT &&
           box->kind != BOX_BREAK;
}

static void
begin_group(struct draw *d, const struct box *box)
{
    if (!d->repeating)
        close_all(d);
    device_group_begin(
        d->device, (uint8_t)((box->style->opacity * 255 + 500) / 1000));
}

static void
end_group(struct draw *d)
{
    if (!d->repeating)
        close_all(d);
    device_group_end(d->device);
}

/* The innermost faded inline box that the box is or stands in. */
static const struct box *
faded_around(const struct box *box, const struct box *block)
{
    while (box && box != block && !is_faded(box))
        box = box->parent;
    return box == block ? NULL : box;
}

/* From the outermost box inwards: they were written down as they ended. */
static void
draw_fragments(struct draw *d, const struct box *block, const struct line *line,
    coord x, coord y)
{
    for (int i = line->fragment_count - 1; i >= 0; i--) {
        const struct fragment *f = &line->fragments[i];
        if (faded_around(f->box, block) != d->group)
            continue;
        struct decor decor = {.style = f->box->style,
            .x = x + f->x + d->dx,
            .y = y + f->y + d->dy,
            .w = f->w,
            .h = f->h};
        for (int side = 0; side < 4; side++)
            decor.border[side] = f->box->border[side];
        decor.open[SIDE_LEFT] = !f->starts;
        decor.open[SIDE_RIGHT] = !f->ends;
        if (!f->starts)
            decor.border[SIDE_LEFT] = 0;
        if (!f->ends)
            decor.border[SIDE_RIGHT] = 0;
        const char *id = box_extras(f->box)->id;
        if (f->starts && id && !d->repeating)
            device_anchor(d->device, id,
                (struct point){coord_len(decor.x), coord_len(decor.y)});
        draw_decor(d, &decor);
    }
}

static void
draw_underline(struct draw *d, const struct line *line,
    const struct line_item *item, coord x, coord y)
{
    if (item->kind != LINE_RUN || !item->box->underline)
        return;
    coord size = item->run->size, w = item->w;
    if (w > line->w - item->x)
        w = line->w - item->x;
    in_tag(d, NULL);
    if (item->box->underline & DECOR_UNDER)
        decor_rect(d->device, x + item->x + d->dx,
            y + line->baseline + size / 9 + d->dy, w, size / 18,
            item->run->color);
    if (item->box->underline & DECOR_THROUGH)
        decor_rect(d->device, x + item->x + d->dx,
            y + line->baseline - size * 3 / 10 + d->dy, w, size / 18,
            item->run->color);
}

static void
draw_link(struct draw *d, const struct box *box, struct rect rect)
{
    if (d->repeating || !box->tag || box->tag->id < 0)
        return;
    const struct link_target *link = box_extras(box)->link;
    in_tag(d, box->tag);
    device_link(d->device, rect, link->uri, link->anchor, link->label);
}

static void draw_box(struct draw *d, const struct box *box, coord x, coord y);

static void
draw_item(struct draw *d, const struct line *line, const struct line_item *item,
    coord x, coord y)
{
    switch (item->kind) {
    case LINE_RUN:
        draw_run(d, item->box->tag, item->run, x + item->x, y + line->baseline);
        break;
    case LINE_ATOM:
        draw_box(d, item->box, x + item->box->x, y + item->box->y);
        break;
    case LINE_LINK:
        draw_link(d, item->box,
            rect_at(d, x + item->x, y + item->y, item->w, item->h));
        break;
    }
}

static void
draw_underlines(struct draw *d, const struct box *block,
    const struct line *line, coord x, coord y)
{
    for (int i = 0; i < line->count; i++)
        if (faded_around(line->items[i].box, block) == d->group)
            draw_underline(d, line, &line->items[i], x, y);
}

static bool
is_within(const struct box *box, const struct box *outer)
{
    while (box && box != outer)
        box = box->parent;
    return box != NULL;
}

static void
leave_groups(struct draw *d, const struct box *block, const struct line *line,
    const struct box *to, coord x, coord y)
{
    while (d->group && !is_within(to, d->group)) {
        draw_underlines(d, block, line, x, y);
        end_group(d);
        d->group = faded_around(d->group->parent, block);
    }
}

static void
enter_groups(struct draw *d, const struct box *block, const struct line *line,
    const struct box *to, coord x, coord y)
{
    if (to == d->group)
        return;
    enter_groups(d, block, line, faded_around(to->parent, block), x, y);
    begin_group(d, to);
    d->group = to;
    draw_fragments(d, block, line, x, y);
}

static void
draw_line(struct draw *d, const struct box *block, const struct line *line,
    coord x, coord y)
{
    const struct box *group = d->group;
    d->group = NULL;
    draw_fragments(d, block, line, x, y);
    for (int i = 0; i < line->count; i++) {
        const struct line_item *item = &line->items[i];
        /* The group of an atom is its own. */
        const struct box *to = faded_around(
            item->kind == LINE_ATOM ? item->box->parent : item->box, block);
        if (item->kind != LINE_LINK) { /* which draws nothing */
            leave_groups(d, block, line, to, x, y);
            enter_groups(d, block, line, to, x, y);
        }
        draw_item(d, line, item, x, y);
    }
    leave_groups(d, block, line, NULL, x, y);
    draw_underlines(d, block, line, x, y);
    d->group = group;
}

/* A tall box in a line goes on on pages that do not own the line. */
static void
draw_atoms(struct draw *d, const struct line *line, coord x, coord y)
{
    for (int i = 0; i < line->count; i++)
        if (line->items[i].kind == LINE_ATOM)
            draw_item(d, line, &line->items[i], x, y);
}

static void
draw_marker(struct draw *d, const struct box *box, coord x, coord y)
{
    const struct extras *extras = box_extras(box);
    const struct marker *marker = extras->marker;
    if (!marker || !owns(d, y + marker->line_y))
        return;
    for (int i = 0; i < marker->count; i++)
        draw_run(d, extras->label_tag, &marker->runs[i], x + marker->runs[i].x,
            y + marker->baseline);
}

static void
draw_picture(struct draw *d, const struct box *box, coord x, coord y)
{
    coord w = box_inner_w(box), h = box->h - box_frame_h(box);
    const struct extras *extras = box_extras(box);
    struct image *image = extras->picture ? extras->picture->image : NULL;
    x += box_inner_x(box);
    y += box_inner_y(box);
    if (w <= 0 || h <= 0 || (!extras->drawing && !image))
        return;
    in_tag(d, box->tag);
    if (extras->drawing)
        svg_draw(extras->drawing, d->device, x + d->dx, y + d->dy);
    else
        device_image(d->device, image, rect_at(d, x, y, w, h));
}

/* What happens where the box begins. */
static void
draw_begin(struct draw *d, const struct box *box, coord x, coord y)
{
    struct point at = {coord_len(x + d->dx), coord_len(y + d->dy)};
    if (!box->node || d->repeating || !owns(d, y))
        return;
    const struct extras *extras = box_extras(box);
    if (extras->id)
        device_anchor(d->device, extras->id, at);
    if (extras->outline && !box->artifact && !text_blank(extras->outline_title))
        device_outline(d->device, extras->outline, extras->outline_title, at);
}

static void draw_content(
    struct draw *d, const struct box *box, coord x, coord y);

static void
draw_inside(struct draw *d, const struct box *box, coord x, coord y)
{
    draw_marker(d, box, x, y);
    if (box->kind == BOX_PICTURE && owns(d, y))
        draw_picture(d, box, x, y);
    for (int i = 0; i < box->line_count; i++) {
        const struct line *line = &box->lines[i];
        if (owns(d, y + line->y))
            draw_line(d, box, line, x + line->x, y + line->y);
        else
            draw_atoms(d, line, x + line->x, y + line->y);
    }
    for (const struct box *child = box->first; child && !box->inlines;
         child = child->next)
        draw_content(d, child, x + child->x, y + child->y);
}

static bool
is_field(const struct draw *d, const struct box *box, coord y)
{
    return box_extras(box)->field && box->tag && !d->repeating && owns(d, y);
}

static void draw_grounds(
    struct draw *d, const struct box *box, coord x, coord y);

static void
draw_ground(struct draw *d, const struct box *box, coord x, coord y)
{
    draw_box_decor(d, box, x, y);
    if (!is_field(d, box, y))
        draw_grounds(d, box, x, y);
}

/* Backgrounds and borders of the blocks in the box. */
static void
draw_grounds(struct draw *d, const struct box *box, coord x, coord y)
{
    for (const struct box *child = box->first; child && !box->inlines;
         child = child->next) {
        coord child_x = x + child->x, child_y = y + child->y;
        if (!d->repeating && !page_shows(d->page, child, child_y))
            continue;
        if (!is_faded(child))
            draw_ground(d, child, child_x, child_y);
    }
}

/* What stands in a field is its appearance: it has no tags of its own. */
static void
draw_field(struct draw *d, const struct box *box, coord x, coord y)
{
    struct form_field field = *box_extras(box)->field;
    field.box = rect_at(d, x, y, box->w, box->h);
    in_tag(d, box->tag);
    bool repeating = d->repeating;
    d->repeating = true;
    device_field_begin(d->device, &field);
    draw_grounds(d, box, x, y);
    draw_inside(d, box, x, y);
    device_field_end(d->device);
    d->repeating = repeating;
}

/* The box without its background and border, unless it is a group. */
static void
draw_content(struct draw *d, const struct box *box, coord x, coord y)
{
    if (!d->repeating && !page_shows(d->page, box, y))
        return;
    if (is_faded(box)) {
        begin_group(d, box);
        draw_ground(d, box, x, y);
    }
    draw_begin(d, box, x, y);
    /* A cell is begun even when nothing is in it. */
    if (box->kind == BOX_CELL && box->tag && owns(d, y))
        in_tag(d, box->tag);
    if (is_field(d, box, y))
        draw_field(d, box, x, y);
    else
        draw_inside(d, box, x, y);
    if (box_extras(box)->link && owns(d, y))
        draw_link(d, box, rect_at(d, x, y, box->w, box->h));
    if (is_faded(box))
        end_group(d);
}

/* All grounds of blocks come before all content (CSS 2.1, appendix E): so a
 * page has one artifact for them, not one around each cell. */
static void
draw_box(struct draw *d, const struct box *box, coord x, coord y)
{
    if (!d->repeating && !page_shows(d->page, box, y))
        return;
    if (!is_faded(box))
        draw_ground(d, box, x, y);
    draw_content(d, box, x, y);
}

static void
draw_repeated_head(struct draw *d)
{
    const struct box *table = d->page->head_of;
    const struct box *head = table->first;
    while (!is_table_head(table, head))
        head = head->next;
    coord y = flow_y(head), dy = d->dy;
    in_artifact(d, ARTIFACT_LAYOUT);
    d->repeating = true;
    d->top = -COORD_MAX;
    d->bottom = COORD_MAX;
    d->dy = d->page->style->margin[SIDE_TOP] - y;
    draw_box(d, head, flow_x(head), y);
    d->repeating = false;
    end_artifact(d);
    d->dy = dy;
    d->top = d->page->top;
    d->bottom = d->page->bottom;
}

static void
draw_running(struct draw *d, const struct page *page)
{
    for (int i = 0; i < page->running_count; i++) {
        const struct running *running = &page->running[i];
        close_all(d);
        device_artifact_begin(d->device, running->artifact);
        for (int k = 0; k < running->count; k++)
            device_glyphs(d->device, &running->runs[k]);
        device_artifact_end(d->device);
    }
}

static void
draw_page(
    struct device *device, const struct pages *pages, const struct page *page)
{
    struct draw d = {.device = device,
        .page = page,
        .dx = sheet_x(page, 0),
        .dy = sheet_y(page, 0),
        .top = page->top,
        .bottom = page->bottom};
    device_page_begin(device, page->style->width, page->style->height);
    draw_canvas(&d, pages->root);
    if (page->head_of)
        draw_repeated_head(&d);
    if (pages->root)
        draw_box(&d, pages->root, pages->root->x, pages->root->y);
    close_all(&d);
    draw_running(&d, page);
    device_page_end(device);
}

void
layout_draw(const struct pages *pages, struct device *device)
{
    for (int i = 0; i < pages->count; i++)
        draw_page(device, pages, &pages->items[i]);
}
