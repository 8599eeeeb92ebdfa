#include "type/svg.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "type/page.h"
#include "type/style_memo.h"
#include "type/svg_path.h"

#define PX 750.0 /* a user unit of styles: a CSS pixel in 1/1000 pt */

struct shape {
    const struct path_step *steps; /* relative to the picture's corner */
    int count;
    struct paint paint;
    const struct glyph_run *runs; /* a text instead */
    int run_count;
    enum { SHAPE_DRAWN, SHAPE_GROUP, SHAPE_GROUP_END } kind;
    uint8_t alpha; /* of the group that begins or ends here */
};

struct drawing {
    struct shape *shapes;
    int count, room;
    len w, h;
    bool clipped; /* a file's, and something reaches out of it */
};

/* Where a walk through the picture stands. */
struct state {
    struct matrix matrix;
    const struct style *style;
    double opacity; /* the element's own */
    double fill_opacity, stroke_opacity;
    bool even_odd;
    len miter;
    int depth;
};

struct artist {
    struct layout *layout;
    struct drawing *drawing;
    const char *lang;
};

struct svg_view
svg_view_of(const struct tree *svg)
{
    const char *box = tree_get(svg, "viewBox");
    double n[4];
    int count = 0;
    while (box && count < 4 && svg_number(&box, &n[count]))
        count++;
    if (count < 4) {
        n[0] = n[1] = 0;
        n[2] = svg_attribute_number(tree_get(svg, "width"), 0);
        n[3] = svg_attribute_number(tree_get(svg, "height"), 0);
    }
    if (!(n[2] > 0 && n[3] > 0))
        return (struct svg_view){0};
    return (struct svg_view){(coord)(n[0] * 1000), (coord)(n[1] * 1000),
        (coord)(n[2] * 1000), (coord)(n[3] * 1000)};
}

struct size
svg_size(const char *text)
{
    static const struct {
        const char *unit;
        double scale;
    } units[] = {{"", 750}, {"px", 750}, {"pt", 1000}, {"mm", 2834.645669},
        {"cm", 28346.45669}, {"in", 72000}, {"em", 12000}};
    double n;
    if (!svg_number(&text, &n) || n < 0)
        return (struct size){SIZE_AUTO, 0};
    n = n > 100000 ? 100000 : n;
    if (*text == '%')
        return (struct size){SIZE_PERCENT, (len)(n * 1000)};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (text_is(text, units[i].unit)) {
            double size = n * units[i].scale;
            return (struct size){
                SIZE_LEN, size < PT(100000) ? (len)size : PT(100000)};
        }
    return (struct size){SIZE_AUTO, 0};
}

/* Of attributes style_of does not take these two itself. */
static const struct style *
style_in(
    struct artist *artist, const struct style *above, const struct tree *node)
{
    const struct layout_input *input = artist->layout->input;
    struct arena *arena = artist->layout->arena;
    const char *family = tree_get(node, "font-family");
    const char *slant = tree_get(node, "font-style");
    if (!family && !slant)
        return style_find(input->styles, arena, input->sheet, node, above);
    struct style base = *above;
    if (family)
        base.families = family;
    if (slant)
        base.italic = !text_is(slant, "normal");
    return style_find(NULL, arena, input->sheet, node, &base);
}

/* stroke-miterlimit (SVG 1.1, 11.4), which a value below 1 leaves as it is. */
static len
miter_of(const char *text)
{
    double limit = 0;
    svg_number(&text, &limit);
    return limit < 1      ? MITER_USUAL
           : limit < 1000 ? (len)(limit * 1000 + 0.5)
                          : 1000000;
}

static double
unit_interval(const struct tree *node, const char *name)
{
    double n = svg_attribute_number(tree_get(node, name), 1);
    return n < 0 ? 0 : n > 1 ? 1 : n;
}

static struct state
enter(struct artist *artist, const struct state *above, const struct tree *node)
{
    struct state state = *above;
    state.style = style_in(artist, above->style, node);
    state.opacity = state.style->opacity / 1000.0;
    state.fill_opacity *= unit_interval(node, "fill-opacity");
    state.stroke_opacity *= unit_interval(node, "stroke-opacity");
    if (tree_get(node, "fill-rule"))
        state.even_odd = text_is(tree_get(node, "fill-rule"), "evenodd");
    if (tree_get(node, "stroke-miterlimit"))
        state.miter = miter_of(tree_get(node, "stroke-miterlimit"));
    state.matrix =
        matrix_join(above->matrix, matrix_read(tree_get(node, "transform")));
    state.depth++;
    return state;
}

static struct color
faded(struct color color, double opacity)
{
    color.a = (uint8_t)(color.a * opacity + 0.5);
    return color;
}

static len
scaled_units(len n, double scale)
{
    double length = n / PX * scale;
    return length < 1e8 ? (len)(length + 0.5) : 100000000;
}

static struct paint
paint_of(const struct state *state)
{
    const struct style *style = state->style;
    double scale = matrix_scale(state->matrix);
    struct paint paint = {
        .fill = faded(style->svg_fill, state->opacity * state->fill_opacity),
        .stroke =
            faded(style->svg_stroke, state->opacity * state->stroke_opacity),
        .width = scaled_units(style->svg_stroke_width, scale),
        .cap = style->svg_cap,
        .join = style->svg_join,
        .even_odd = state->even_odd,
        .miter = state->miter,
        .dashes = style->svg_dashes};
    len sum = 0;
    for (int i = 0; i < paint.dashes; i++) {
        paint.dash[i] = scaled_units(style->svg_dash[i], scale);
        sum = sum < PT(1000) ? sum + paint.dash[i] : sum;
    }
    if (sum == 0)
        paint.dashes = 0;
    if (paint.width == 0)
        paint.stroke.a = 0;
    return paint;
}

static struct shape *
add_shape(struct artist *artist)
{
    struct drawing *d = artist->drawing;
    d->shapes = arena_grow(artist->layout->arena, d->shapes, d->count, &d->room,
        sizeof *d->shapes);
    d->shapes[d->count] = (struct shape){0};
    return &d->shapes[d->count++];
}

static void
add_edge(struct artist *artist, const struct state *state, int kind)
{
    struct shape *shape = add_shape(artist);
    shape->kind = kind;
    shape->alpha = (uint8_t)(state->opacity * 255 + 0.5);
}

static double
attribute(const struct tree *node, const char *name)
{
    return svg_attribute_number(tree_get(node, name), 0);
}

static void
shape_line(struct pen *pen, const struct tree *node)
{
    pen_move(pen, attribute(node, "x1"), attribute(node, "y1"));
    pen_line(pen, attribute(node, "x2"), attribute(node, "y2"));
}

static void
shape_rect(struct pen *pen, const struct tree *node)
{
    double w = attribute(node, "width"), h = attribute(node, "height");
    double rx = svg_attribute_number(tree_get(node, "rx"), -1);
    double ry = svg_attribute_number(tree_get(node, "ry"), -1);
    if (w > 0 && h > 0)
        pen_rect(pen, attribute(node, "x"), attribute(node, "y"), w, h,
            rx >= 0 ? rx : ry, ry >= 0 ? ry : rx);
}

static void
shape_circle(struct pen *pen, const struct tree *node)
{
    double r = attribute(node, "r");
    if (r > 0)
        pen_ellipse(pen, attribute(node, "cx"), attribute(node, "cy"), r, r);
}

static void
shape_ellipse(struct pen *pen, const struct tree *node)
{
    double rx = attribute(node, "rx"), ry = attribute(node, "ry");
    if (rx > 0 && ry > 0)
        pen_ellipse(pen, attribute(node, "cx"), attribute(node, "cy"), rx, ry);
}

static void
shape_polyline(struct pen *pen, const struct tree *node)
{
    pen_points(pen, tree_get(node, "points"), false);
}

static void
shape_polygon(struct pen *pen, const struct tree *node)
{
    pen_points(pen, tree_get(node, "points"), true);
}

static void
shape_path(struct pen *pen, const struct tree *node)
{
    pen_path(pen, tree_get(node, "d"));
}

static const struct {
    const char *name;
    void (*draw)(struct pen *pen, const struct tree *node);
} shapes[] = {
    {"circle", shape_circle},
    {"ellipse", shape_ellipse},
    {"line", shape_line},
    {"path", shape_path},
    {"polygon", shape_polygon},
    {"polyline", shape_polyline},
    {"rect", shape_rect},
};

/* A line does not show below its area through which the ground is seen. */
static void
add_path(struct artist *artist, const struct state *state,
    const struct pen *pen, bool open)
{
    struct paint paint = paint_of(state);
    if (open)
        paint.fill.a = 0;
    if (pen->count < 2 || (paint.fill.a == 0 && paint.stroke.a == 0))
        return;
    bool group = state->opacity < 1 && paint.fill.a > 0 && paint.stroke.a > 0;
    if (group) {
        struct state opaque = *state;
        opaque.opacity = 1;
        paint = paint_of(&opaque);
        add_edge(artist, state, SHAPE_GROUP);
    }
    struct shape *shape = add_shape(artist);
    shape->steps = pen->steps;
    shape->count = pen->count;
    shape->paint = paint;
    if (group)
        add_edge(artist, state, SHAPE_GROUP_END);
}

static bool
read_shape(
    struct artist *artist, const struct state *state, const struct tree *node)
{
    struct pen pen = {.arena = artist->layout->arena, .matrix = state->matrix};
    size_t i = 0, count = sizeof shapes / sizeof *shapes;
    while (i < count && !tree_is(node, shapes[i].name))
        i++;
    if (i == count)
        return false;
    shapes[i].draw(&pen, node);
    add_path(artist, state, &pen, tree_is(node, "line"));
    return true;
}

/* Where text goes on: tspans follow each other on one line. */
struct text_line {
    double x, y;      /* user units */
    int first, count; /* shapes that the anchor moves together */
    coord width;
    int anchor;
    struct matrix matrix;
};

static void
move_runs(struct shape *shape, coord dx)
{
    struct glyph_run *runs = (struct glyph_run *)shape->runs;
    for (int i = 0; i < shape->run_count; i++)
        runs[i].x += coord_len(dx);
}

static void
end_text(struct artist *artist, struct text_line *line)
{
    coord dx = line->anchor == 1   ? -line->width / 2
               : line->anchor == 2 ? -line->width
                                   : 0;
    for (int i = 0; i < line->count; i++)
        move_runs(&artist->drawing->shapes[line->first + i], dx);
    line->first += line->count;
    line->count = 0;
    line->width = 0;
}

static void
add_text(struct artist *artist, const struct state *state,
    struct text_line *line, const char *text)
{
    struct box box = {.style = state->style, .lang = artist->lang};
    struct text_style style = text_style_of(&box);
    double scale = matrix_scale(state->matrix);
    style.size = scaled_units(style.size, scale);
    style.letter_spacing = style.letter_spacing < 0
                               ? -scaled_units(-style.letter_spacing, scale)
                               : scaled_units(style.letter_spacing, scale);
    struct color color =
        faded(state->style->svg_fill, state->opacity * state->fill_opacity);
    struct point at = matrix_point(state->matrix, line->x, line->y);
    struct glyph_run *runs;
    int count;
    coord width =
        runs_of_text(artist->layout, &style, color, text, &runs, &count);
    for (int i = 0; i < count; i++) {
        runs[i].x = coord_len(runs[i].x + at.x + line->width);
        runs[i].y = at.y;
    }
    struct shape *shape = add_shape(artist);
    shape->runs = runs;
    shape->run_count = count;
    line->count++;
    line->width += width;
}

/* White space as in HTML: runs of it are one space. */
static const char *
text_of(struct artist *artist, const struct tree *node)
{
    struct arena *arena = artist->layout->arena;
    const char *text = text_collapse(arena, node->text);
    size_t size = strlen(node->text);
    bool before = node->prev && strchr(" \n\t\r", node->text[0]);
    bool after =
        node->next && size > 0 && strchr(" \n\t\r", node->text[size - 1]);
    return arena_printf(
        arena, "%s%s%s", before ? " " : "", text, after ? " " : "");
}

static void
read_text(struct artist *artist, const struct state *state,
    const struct tree *node, struct text_line *line)
{
    if (tree_get(node, "x") || tree_get(node, "y")) {
        end_text(artist, line);
        line->anchor = state->style->svg_anchor;
    }
    line->x = svg_attribute_number(tree_get(node, "x"), line->x);
    line->y = svg_attribute_number(tree_get(node, "y"), line->y);
    line->x += attribute(node, "dx");
    line->y += attribute(node, "dy");
    for (const struct tree *n = node->first; n; n = n->next) {
        if (n->kind == TREE_TEXT && !text_blank(n->text)) {
            add_text(artist, state, line, text_of(artist, n));
        } else if (tree_is(n, "tspan") && state->depth < BOX_DEPTH) {
            struct state inner = enter(artist, state, n);
            inner.opacity *= state->opacity;
            read_text(artist, &inner, n, line);
        }
    }
}

static void read_group(
    struct artist *artist, const struct state *state, const struct tree *node);

static void
read_node(
    struct artist *artist, const struct state *above, const struct tree *node)
{
    static const char *const silent[] = {"title", "desc", "defs", "style",
        "clipPath", "mask", "symbol", "metadata", "script"};
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (tree_is(node, silent[i]))
            return;
    struct state state = enter(artist, above, node);
    if (state.style->display == DISPLAY_NONE || state.depth > BOX_DEPTH ||
        read_shape(artist, &state, node))
        return;
    if (tree_is(node, "text")) {
        struct text_line line = {
            .first = artist->drawing->count, .anchor = state.style->svg_anchor};
        read_text(artist, &state, node, &line);
        end_text(artist, &line);
        return;
    }
    read_group(artist, &state, node);
}

static void
read_group(
    struct artist *artist, const struct state *state, const struct tree *node)
{
    bool group = state->opacity < 1;
    if (group)
        add_edge(artist, state, SHAPE_GROUP);
    for (const struct tree *n = node->first; n; n = n->next)
        if (n->kind == TREE_ELEMENT)
            read_node(artist, state, n);
    if (group)
        add_edge(artist, state, SHAPE_GROUP_END);
}

/* Into the content box, whole, in its middle (xMidYMid meet). */
static struct matrix
fit(const struct box *box)
{
    struct svg_view view = svg_view_of(box_extras(box)->svg);
    double w = (double)box_inner_w(box);
    double h = (double)(box->h - box_frame_h(box));
    if (view.w <= 0 || view.h <= 0)
        return (struct matrix){PX, 0, 0, PX, 0, 0};
    double vw = view.w / 1000.0, vh = view.h / 1000.0;
    double scale = w / vw < h / vh ? w / vw : h / vh;
    return (struct matrix){scale, 0, 0, scale,
        (w - vw * scale) / 2 - view.x / 1000.0 * scale,
        (h - vh * scale) / 2 - view.y / 1000.0 * scale};
}

/* How far a shape's line reaches beyond its points, at its corners the most. */
static len
reach(const struct shape *shape)
{
    const struct paint *paint = &shape->paint;
    bool corners = paint->join == JOIN_MITER && shape->count > 2;
    if (paint->stroke.a == 0)
        return 0;
    return corners && paint->miter > 1500
               ? (len)((int64_t)paint->width * paint->miter / 2000)
               : paint->width * 3 / 4; /* a square end's corner */
}

static bool
holds(const struct drawing *drawing, coord x, coord y, len by)
{
    return x >= by && y >= by && x <= drawing->w - by && y <= drawing->h - by;
}

static bool
reaches_out(const struct drawing *drawing, const struct shape *shape)
{
    static const int points[] = {1, 1, 3, 0};
    for (int i = 0; i < shape->count; i++)
        for (int k = 0; k < points[shape->steps[i].op]; k++)
            if (!holds(drawing, shape->steps[i].p[k].x, shape->steps[i].p[k].y,
                    reach(shape)))
                return true;
    for (int i = 0; i < shape->run_count; i++) {
        const struct glyph_run *run = &shape->runs[i];
        coord width = 0;
        for (int k = 0; k < run->count; k++)
            width += run->glyphs[k].advance;
        if (!holds(drawing, run->x, run->y - run->size, 0) ||
            !holds(drawing, run->x + width, run->y + run->size / 4, 0))
            return true;
    }
    return false;
}

void
svg_read(struct layout *layout, struct box *box)
{
    struct drawing *drawing = ARENA_NEW(layout->arena, struct drawing);
    struct artist artist = {layout, drawing, box->lang};
    struct state state = {.matrix = fit(box),
        .style = box->style,
        .opacity = 1,
        .fill_opacity = 1,
        .stroke_opacity = 1,
        .miter = MITER_USUAL};
    struct extras *extras = box_own_extras(layout, box);
    extras->drawing = drawing;
    if (extras->svg != box->node)
        state = enter(&artist, &state, extras->svg);
    read_group(&artist, &state, extras->svg);
    if (extras->svg == box->node)
        return;
    drawing->w = coord_len(box_inner_w(box));
    drawing->h = coord_len(box->h - box_frame_h(box));
    for (int i = 0; i < drawing->count && !drawing->clipped; i++)
        drawing->clipped = reaches_out(drawing, &drawing->shapes[i]);
}

static void
draw_path(const struct shape *shape, struct device *device, coord x, coord y)
{
    struct path_step *steps = xmalloc(sizeof *steps * (size_t)shape->count);
    for (int i = 0; i < shape->count; i++) {
        steps[i] = shape->steps[i];
        for (int k = 0; k < 3; k++) {
            steps[i].p[k].x = coord_len(steps[i].p[k].x + x);
            steps[i].p[k].y = coord_len(steps[i].p[k].y + y);
        }
    }
    device_path(device, &(struct contour){steps, shape->count}, &shape->paint);
    free(steps);
}

static void
draw_shape(const struct shape *shape, struct device *device, coord x, coord y)
{
    if (shape->kind == SHAPE_GROUP)
        device_group_begin(device, shape->alpha);
    if (shape->kind == SHAPE_GROUP_END)
        device_group_end(device);
    if (shape->count > 0)
        draw_path(shape, device, x, y);
    for (int k = 0; k < shape->run_count; k++) {
        struct glyph_run run = shape->runs[k];
        run.x = coord_len(run.x + x);
        run.y = coord_len(run.y + y);
        device_glyphs(device, &run);
    }
}

void
svg_draw(const struct drawing *drawing, struct device *device, coord x, coord y)
{
    if (drawing->clipped)
        device_clip_begin(device,
            (struct rect){coord_len(x), coord_len(y), drawing->w, drawing->h});
    for (int i = 0; i < drawing->count; i++)
        draw_shape(&drawing->shapes[i], device, x, y);
    if (drawing->clipped)
        device_clip_end(device);
}

void
svg_see_runs(const struct drawing *drawing, glyph_run_seen *see, void *context)
{
    for (int i = 0; i < drawing->count; i++)
        for (int k = 0; k < drawing->shapes[i].run_count; k++)
            see(context, &drawing->shapes[i].runs[k]);
}
