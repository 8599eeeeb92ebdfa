#include "type/decor.h"

#include "type/page.h"

/* Distance of a control point for a quarter circle of radius 1000. */
#define KAPPA 552

static struct point
point_at(coord x, coord y)
{
    return (struct point){coord_len(x), coord_len(y)};
}

static struct path_step
start(struct point p)
{
    return (struct path_step){PATH_MOVE, {p}};
}

static struct path_step
line(struct point p)
{
    return (struct path_step){PATH_LINE, {p}};
}

static struct path_step
move_to(coord x, coord y)
{
    return start(point_at(x, y));
}

static struct path_step
line_to(coord x, coord y)
{
    return line(point_at(x, y));
}

static void
draw_rect(struct device *device, coord x, coord y, coord w, coord h,
    const struct paint *paint)
{
    struct path_step steps[] = {move_to(x, y), line_to(x + w, y),
        line_to(x + w, y + h), line_to(x, y + h), {.op = PATH_CLOSE}};
    device_path(device, &(struct contour){steps, 5}, paint);
}

void
decor_rect(struct device *device, coord x, coord y, coord w, coord h,
    struct color color)
{
    if (color.a > 0 && w > 0 && h > 0)
        draw_rect(device, x, y, w, h, &(struct paint){.fill = color});
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

/* A rectangle with corners that are quarters of ellipses, in the order of
 * SIDE_TOP …: where each side begins and ends, and the corner behind it. */
struct outline {
    struct point ends[8], corners[4];
};

/* Around the corner behind the side. */
static struct path_step
turn(const struct outline *o, int side)
{
    return curve(
        o->ends[2 * side + 1], o->corners[side], o->ends[(2 * side + 2) % 8]);
}

static struct path_step
turn_back(const struct outline *o, int side)
{
    return curve(
        o->ends[(2 * side + 2) % 8], o->corners[side], o->ends[2 * side + 1]);
}

#define ROUND_STEPS 10

static void
put_round(struct path_step *steps, const struct outline *o)
{
    *steps++ = start(o->ends[0]);
    for (int side = 0; side < 4; side++) {
        *steps++ = line(o->ends[2 * side + 1]);
        *steps++ = turn(o, side);
    }
    *steps = (struct path_step){.op = PATH_CLOSE};
}

static void
draw_round(struct device *device, const struct outline *outline,
    const struct paint *paint)
{
    struct path_step steps[ROUND_STEPS];
    put_round(steps, outline);
    device_path(device, &(struct contour){steps, ROUND_STEPS}, paint);
}

static coord
radius_of(const struct decor *d)
{
    coord r = d->style->radius;
    if (r > d->w / 2)
        r = d->w / 2;
    if (r > d->h / 2)
        r = d->h / 2;
    return r;
}

/* The box's outline, so far inside of it.  A side that is not here has no
 * round corners. */
static struct outline
outline_of(const struct decor *d, const coord inset[4])
{
    coord radius = radius_of(d), rx[4] = {0}, ry[4] = {0};
    coord x = d->x + inset[SIDE_LEFT], x2 = d->x + d->w - inset[SIDE_RIGHT];
    coord y = d->y + inset[SIDE_TOP], y2 = d->y + d->h - inset[SIDE_BOTTOM];
    for (int side = 0; side < 4; side++) {
        int level =
            side == SIDE_TOP || side == SIDE_LEFT ? SIDE_TOP : SIDE_BOTTOM;
        int upright = side < SIDE_BOTTOM ? SIDE_RIGHT : SIDE_LEFT;
        if (d->open[level] || d->open[upright] || radius <= inset[level] ||
            radius <= inset[upright])
            continue;
        rx[side] = radius - inset[upright];
        ry[side] = radius - inset[level];
    }
    return (struct outline){
        .corners = {point_at(x2, y), point_at(x2, y2), point_at(x, y2),
            point_at(x, y)},
        .ends = {point_at(x + rx[SIDE_LEFT], y), point_at(x2 - rx[SIDE_TOP], y),
            point_at(x2, y + ry[SIDE_TOP]), point_at(x2, y2 - ry[SIDE_RIGHT]),
            point_at(x2 - rx[SIDE_RIGHT], y2),
            point_at(x + rx[SIDE_BOTTOM], y2),
            point_at(x, y2 - ry[SIDE_BOTTOM]), point_at(x, y + ry[SIDE_LEFT])},
    };
}

static void
draw_background(struct device *device, const struct decor *d)
{
    struct color color = d->style->background;
    if (color.a == 0)
        return;
    if (radius_of(d) == 0) {
        decor_rect(device, d->x, d->y, d->w, d->h, color);
        return;
    }
    struct outline outline = outline_of(d, (const coord[4]){0});
    draw_round(device, &outline, &(struct paint){.fill = color});
}

static bool
same_color(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static bool
same_border(const struct border *a, const struct border *b)
{
    return a->kind == b->kind && a->width == b->width &&
           same_color(a->color, b->color);
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

/* Sides of one colour, some of them missing or of another width, around
 * corners that are round. */
static bool
is_ring(const struct decor *d)
{
    const struct border *first = NULL;
    for (int side = 0; side < 4; side++) {
        const struct border *border = &d->style->border[side];
        if (d->border[side] == 0)
            continue;
        if (border->kind != BORDER_SOLID ||
            (first && !same_color(first->color, border->color)))
            return false;
        first = border;
    }
    return first && radius_of(d) > 0;
}

static struct paint
stroke_of(const struct decor *d, int side)
{
    const struct border *border = &d->style->border[side];
    struct paint paint = {.stroke = border->color, .width = border->width};
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

/* Makes the gaps such that a line of the length ends with a dash, as it
 * begins; a closed one ends with a gap. */
static void
fit_dashes(struct paint *paint, coord length, bool closed)
{
    coord dash = paint->dash[0], gap = paint->dash[1];
    coord room = closed ? length : length - dash;
    coord count = (room + (dash + gap) / 2) / (dash + gap);
    if (count < 1)
        paint->dashes = 0;
    else if (room / count > dash)
        paint->dash[1] = coord_len(room / count - dash);
}

static void
draw_round_frame(struct device *device, const struct decor *d)
{
    coord half = d->border[SIDE_TOP] / 2;
    struct paint paint = stroke_of(d, SIDE_TOP);
    struct outline outline =
        outline_of(d, (const coord[4]){half, half, half, half});
    /* The corners are a circle in place of eight radii. */
    coord around = 2 * (d->w + d->h) - 8 * half -
                   (radius_of(d) - half) * (8000 - 6283) / 1000;
    if (paint.stroke.a == 0)
        return;
    if (paint.dashes > 0)
        fit_dashes(&paint, around, true);
    draw_round(device, &outline, &paint);
}

static void
draw_frame(struct device *device, const struct decor *d)
{
    coord half = d->border[SIDE_TOP] / 2;
    struct paint paint = stroke_of(d, SIDE_TOP);
    if (paint.stroke.a > 0)
        draw_rect(device, d->x + half, d->y + half, d->w - 2 * half,
            d->h - 2 * half, &paint);
}

/* The sides from `first` to `last`, with the corners at both ends, where they
 * run out into sides that are not there. */
static int
put_sides(struct path_step *steps, const struct outline *outer,
    const struct outline *inner, int first, int last)
{
    int n = 0, before = (first + 3) % 4;
    steps[n++] = start(outer->ends[2 * before + 1]);
    steps[n++] = turn(outer, before);
    for (int i = first; i <= last; i++) {
        steps[n++] = line(outer->ends[2 * (i % 4) + 1]);
        steps[n++] = turn(outer, i % 4);
    }
    steps[n++] = line(inner->ends[(2 * (last % 4) + 2) % 8]);
    for (int i = last; i >= first; i--) {
        steps[n++] = turn_back(inner, i % 4);
        steps[n++] = line(inner->ends[2 * (i % 4)]);
    }
    steps[n++] = turn_back(inner, before);
    steps[n++] = (struct path_step){.op = PATH_CLOSE};
    return n;
}

/* What is between the box's outline and that of what is in its borders. */
static void
draw_ring(struct device *device, const struct decor *d)
{
    struct path_step steps[2 * ROUND_STEPS];
    struct outline outer = outline_of(d, (const coord[4]){0});
    struct outline inner = outline_of(d, d->border);
    struct paint paint = {.even_odd = true};
    int missing = -1;
    for (int side = 0; side < 4; side++)
        if (d->border[side] == 0)
            missing = side;
        else
            paint.fill = d->style->border[side].color;
    if (paint.fill.a == 0)
        return;
    if (missing < 0) {
        put_round(steps, &outer);
        put_round(steps + ROUND_STEPS, &inner);
        device_path(device, &(struct contour){steps, 2 * ROUND_STEPS}, &paint);
        return;
    }
    for (int first = missing + 1; first < missing + 4; first++) {
        int last = first;
        if (d->border[first % 4] == 0)
            continue;
        while (d->border[(last + 1) % 4] > 0)
            last++;
        int n = put_sides(steps, &outer, &inner, first, last);
        device_path(device, &(struct contour){steps, n}, &paint);
        first = last;
    }
}

/* How far the inner edge of a side stays back where it meets that neighbour:
 * two solid ones of different colours part the corner between them. */
static coord
miter_of(const struct decor *d, int side, int neighbour)
{
    const struct border *a = &d->style->border[side];
    const struct border *b = &d->style->border[neighbour];
    bool parted = a->kind == BORDER_SOLID && b->kind == BORDER_SOLID &&
                  (a->color.a < 255 || !same_color(a->color, b->color));
    return parted ? d->border[neighbour] : 0;
}

static void
draw_solid_side(
    struct device *device, const struct decor *d, int side, struct color color)
{
    bool level = side == SIDE_TOP || side == SIDE_BOTTOM;
    bool far_side = side == SIDE_RIGHT || side == SIDE_BOTTOM;
    coord x = side == SIDE_RIGHT ? d->x + d->w : d->x;
    coord y = side == SIDE_BOTTOM ? d->y + d->h : d->y;
    coord x2 = level ? d->x + d->w : x, y2 = level ? y : d->y + d->h;
    coord in = far_side ? -d->border[side] : d->border[side];
    coord first = miter_of(d, side, level ? SIDE_LEFT : SIDE_TOP);
    coord last = miter_of(d, side, level ? SIDE_RIGHT : SIDE_BOTTOM);
    struct path_step steps[] = {move_to(x, y), line_to(x2, y2),
        line_to(level ? x2 - last : x2 + in, level ? y2 + in : y2 - last),
        line_to(level ? x + first : x + in, level ? y + in : y + first),
        {.op = PATH_CLOSE}};
    device_path(
        device, &(struct contour){steps, 5}, &(struct paint){.fill = color});
}

/* Dots stand whole within the side, from one corner to the other; what their
 * line is too long keeps the last one when gaps were rounded. */
static void
draw_dashed_side(
    struct device *device, const struct decor *d, int side, struct paint *paint)
{
    coord half = d->border[side] / 2;
    coord end = paint->cap == CAP_ROUND ? half : 0;
    bool level = side == SIDE_TOP || side == SIDE_BOTTOM;
    coord x = d->x + (level ? end : half), y = d->y + (level ? half : end);
    coord x2 = level ? d->x + d->w - end : x;
    coord y2 = level ? y : d->y + d->h - end;
    if (side == SIDE_RIGHT)
        x = x2 = d->x + d->w - half;
    if (side == SIDE_BOTTOM)
        y = y2 = d->y + d->h - half;
    fit_dashes(paint, x2 - x + y2 - y, false);
    struct path_step steps[2] = {
        move_to(x, y), line_to(level ? x2 + end : x2, level ? y2 : y2 + end)};
    device_path(device, &(struct contour){steps, 2}, paint);
}

static void
draw_side(struct device *device, const struct decor *d, int side)
{
    coord width = d->border[side];
    bool level = side == SIDE_TOP || side == SIDE_BOTTOM;
    struct paint paint = stroke_of(d, side);
    if (paint.stroke.a == 0 || width == 0)
        return;
    if (paint.dashes > 0)
        draw_dashed_side(device, d, side, &paint);
    else if (miter_of(d, side, level ? SIDE_LEFT : SIDE_TOP) > 0 ||
             miter_of(d, side, level ? SIDE_RIGHT : SIDE_BOTTOM) > 0)
        draw_solid_side(device, d, side, paint.stroke);
    else
        decor_rect(device, side == SIDE_RIGHT ? d->x + d->w - width : d->x,
            side == SIDE_BOTTOM ? d->y + d->h - width : d->y,
            level ? d->w : width, level ? width : d->h, paint.stroke);
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
    bool frame = is_frame(d);
    if (frame && radius_of(d) > d->border[SIDE_TOP] / 2)
        draw_round_frame(device, d);
    else if (frame && d->style->border[SIDE_TOP].kind == BORDER_SOLID)
        draw_frame(device, d);
    else if (is_ring(d))
        draw_ring(device, d);
    else
        for (int side = 0; side < 4; side++)
            draw_side(device, d, side);
}
