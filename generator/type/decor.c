#include "type/decor.h"

#include "type/page.h"

/* Distance of a control point for a quarter circle of radius 1000. */
#define KAPPA 552

struct color
color_shade(struct color color, int opacity)
{
    color.a = (uint8_t)((color.a * opacity + 500) / 1000);
    return color;
}

static struct point
point_at(coord x, coord y)
{
    return (struct point){coord_len(x), coord_len(y)};
}

static struct path_step
move_to(coord x, coord y)
{
    return (struct path_step){PATH_MOVE, {point_at(x, y)}};
}

static struct path_step
line_to(coord x, coord y)
{
    return (struct path_step){PATH_LINE, {point_at(x, y)}};
}

void
decor_rect(struct device *device, coord x, coord y, coord w, coord h,
    struct color color)
{
    struct path_step steps[] = {move_to(x, y), line_to(x + w, y),
        line_to(x + w, y + h), line_to(x, y + h), {.op = PATH_CLOSE}};
    struct paint paint = {.fill = color};
    if (color.a > 0 && w > 0 && h > 0)
        device_path(device, &(struct contour){steps, 5}, &paint);
}

/* A corner of a rounded rectangle: from `a` around `corner` to `b`. */
static struct path_step
curve(struct point a, struct point corner, struct point b)
{
    struct path_step step = {PATH_CURVE, {{0}}};
    step.p[0].x = a.x + (len)((int64_t)(corner.x - a.x) * KAPPA / 1000);
    step.p[0].y = a.y + (len)((int64_t)(corner.y - a.y) * KAPPA / 1000);
    step.p[1].x = b.x + (len)((int64_t)(corner.x - b.x) * KAPPA / 1000);
    step.p[1].y = b.y + (len)((int64_t)(corner.y - b.y) * KAPPA / 1000);
    step.p[2] = b;
    return step;
}

struct rounded {
    coord x, y, w, h;
    coord top, bottom; /* radius of the corners above and below */
};

static void
draw_rounded(
    struct device *device, const struct rounded *r, const struct paint *paint)
{
    coord x = r->x, y = r->y, x2 = r->x + r->w, y2 = r->y + r->h;
    coord a = r->top, b = r->bottom;
    struct path_step steps[] = {
        move_to(x + a, y),
        line_to(x2 - a, y),
        curve(point_at(x2 - a, y), point_at(x2, y), point_at(x2, y + a)),
        line_to(x2, y2 - b),
        curve(point_at(x2, y2 - b), point_at(x2, y2), point_at(x2 - b, y2)),
        line_to(x + b, y2),
        curve(point_at(x + b, y2), point_at(x, y2), point_at(x, y2 - b)),
        line_to(x, y + a),
        curve(point_at(x, y + a), point_at(x, y), point_at(x + a, y)),
        {.op = PATH_CLOSE},
    };
    device_path(device, &(struct contour){steps, 10}, paint);
}

static coord
radius_of(const struct decor *d, coord inset)
{
    coord r = d->style->radius;
    if (r > d->w / 2)
        r = d->w / 2;
    if (r > d->h / 2)
        r = d->h / 2;
    return r > inset ? r - inset : 0;
}

static void
draw_background(struct device *device, const struct decor *d)
{
    struct color color = color_shade(d->style->background, d->opacity);
    if (color.a == 0)
        return;
    coord radius = radius_of(d, 0);
    if (radius == 0) {
        decor_rect(device, d->x, d->y, d->w, d->h, color);
        return;
    }
    struct rounded r = {d->x, d->y, d->w, d->h, d->open[SIDE_TOP] ? 0 : radius,
        d->open[SIDE_BOTTOM] ? 0 : radius};
    draw_rounded(device, &r, &(struct paint){.fill = color});
}

static bool
same_border(const struct border *a, const struct border *b)
{
    return a->kind == b->kind && a->width == b->width &&
           a->color.r == b->color.r && a->color.g == b->color.g &&
           a->color.b == b->color.b && a->color.a == b->color.a;
}

/* One path around the box, when all sides are there and alike. */
static bool
is_frame(const struct decor *d)
{
    const struct border *border = d->style->border;
    for (int side = 0; side < 4; side++)
        if (d->border[side] == 0 || d->open[side] ||
            !same_border(&border[side], &border[0]))
            return false;
    return true;
}

static struct paint
stroke_of(const struct decor *d, int side)
{
    const struct border *border = &d->style->border[side];
    struct paint paint = {.stroke = color_shade(border->color, d->opacity),
        .width = border->width};
    if (border->kind == BORDER_DASHED) {
        paint.dashes = 2;
        paint.dash[0] = paint.dash[1] = 3 * border->width;
    } else if (border->kind == BORDER_DOTTED) {
        paint.dashes = 2;
        paint.dash[1] = 2 * border->width;
        paint.cap = CAP_ROUND;
    }
    return paint;
}

static void
draw_frame(struct device *device, const struct decor *d)
{
    coord half = d->border[SIDE_TOP] / 2;
    struct paint paint = stroke_of(d, SIDE_TOP);
    coord radius = radius_of(d, half);
    struct rounded r = {d->x + half, d->y + half, d->w - 2 * half,
        d->h - 2 * half, radius, radius};
    if (paint.stroke.a == 0)
        return;
    if (radius > 0) {
        draw_rounded(device, &r, &paint);
        return;
    }
    struct path_step steps[] = {move_to(r.x, r.y), line_to(r.x + r.w, r.y),
        line_to(r.x + r.w, r.y + r.h), line_to(r.x, r.y + r.h),
        {.op = PATH_CLOSE}};
    device_path(device, &(struct contour){steps, 5}, &paint);
}

static void
draw_side(struct device *device, const struct decor *d, int side)
{
    coord width = d->border[side];
    bool level = side == SIDE_TOP || side == SIDE_BOTTOM;
    coord x = side == SIDE_RIGHT ? d->x + d->w - width : d->x;
    coord y = side == SIDE_BOTTOM ? d->y + d->h - width : d->y;
    coord w = level ? d->w : width, h = level ? width : d->h;
    struct paint paint = stroke_of(d, side);
    if (paint.stroke.a == 0 || width == 0)
        return;
    if (paint.dashes == 0) {
        decor_rect(device, x, y, w, h, paint.stroke);
        return;
    }
    coord half = width / 2;
    struct path_step steps[2] = {
        move_to(level ? x : x + half, level ? y + half : y),
        line_to(level ? x + w : x + half, level ? y + half : y + h)};
    device_path(device, &(struct contour){steps, 2}, &paint);
}

bool
decor_shows(const struct decor *d)
{
    bool shows = d->style->background.a > 0;
    for (int side = 0; side < 4; side++)
        shows |= d->border[side] > 0 && d->style->border[side].color.a > 0;
    return shows && d->w >= 0 && d->h >= 0;
}

void
decor_draw(struct device *device, const struct decor *d)
{
    draw_background(device, d);
    if (is_frame(d)) {
        draw_frame(device, d);
        return;
    }
    for (int side = 0; side < 4; side++)
        draw_side(device, d, side);
}
