#include "pdf/round.h"

#include <stdlib.h>

#define CORNERS 4
/* Of a curve that is a quarter of a circle: how far its controls lie on the way
 * to the corner, in thousandths (Goldapp 1991: the best is 0.5519). */
#define KAPPA 552
#define LARGEST PT(10000) /* radius, so that a width does not overflow */

/* As far as coordinates differ that were rounded on their own. */
static bool
near(len a, len b)
{
    return abs(a - b) <= 2;
}

/* A control of a large curve differs by as much as its factor was rounded. */
static bool
near_control(len control, len from, len corner)
{
    int64_t way = (int64_t)(corner - from) * KAPPA / 1000;
    return llabs(control - from - way) <= 2 + abs(corner - from) / 1000;
}

/* The box of the points that the contour runs through. */
static bool
bounds_of(const struct contour *contour, struct point *from, struct point *to)
{
    *from = *to = contour->steps[0].p[0];
    int curves = 0;
    for (int i = 0; i + 1 < contour->count; i++) {
        const struct path_step *step = &contour->steps[i];
        if ((step->op == PATH_MOVE) != (i == 0) || step->op == PATH_CLOSE)
            return false;
        curves += step->op == PATH_CURVE;
        struct point p = step->p[step->op == PATH_CURVE ? 2 : 0];
        from->x = p.x < from->x ? p.x : from->x;
        from->y = p.y < from->y ? p.y : from->y;
        to->x = p.x > to->x ? p.x : to->x;
        to->y = p.y > to->y ? p.y : to->y;
    }
    return curves == CORNERS &&
           contour->steps[contour->count - 1].op == PATH_CLOSE;
}

/* The radius of a quarter of a circle from `a` around the corner; 0: the curve
 * is none. */
static len
radius_of(struct point a, const struct path_step *curve, struct point corner)
{
    struct point b = curve->p[2];
    bool upright = near(a.x, corner.x) && near(b.y, corner.y);
    bool level = near(a.y, corner.y) && near(b.x, corner.x);
    len rx = abs(a.x - b.x), ry = abs(a.y - b.y);
    if (!(upright || level) || !near(rx, ry))
        return 0;
    bool round = near_control(curve->p[0].x, a.x, corner.x) &&
                 near_control(curve->p[0].y, a.y, corner.y) &&
                 near_control(curve->p[1].x, b.x, corner.x) &&
                 near_control(curve->p[1].y, b.y, corner.y);
    return round && rx >= ROUND_LEAST && rx <= LARGEST ? (rx + ry) / 2 : 0;
}

/* Which corner of the box a curve goes around, counted around the box. */
static int
corner_of(struct point a, struct point b, struct point from, struct point to)
{
    bool right = a.x / 2 + b.x / 2 > from.x / 2 + to.x / 2;
    bool low = a.y / 2 + b.y / 2 > from.y / 2 + to.y / 2;
    return low ? (right ? 2 : 3) : (right ? 1 : 0);
}

/* All corners once, one after the other around the box, with one radius. */
static len
common_radius(const struct contour *contour, struct point from, struct point to)
{
    int corners[CORNERS], count = 0;
    len radius = 0;
    struct point at = contour->steps[0].p[0];
    for (int i = 1; i + 1 < contour->count; i++) {
        const struct path_step *step = &contour->steps[i];
        struct point next = step->p[step->op == PATH_CURVE ? 2 : 0];
        if (step->op == PATH_CURVE) {
            int n = corner_of(at, next, from, to);
            struct point corner = {n == 1 || n == 2 ? to.x : from.x,
                n == 2 || n == 3 ? to.y : from.y};
            len r = radius_of(at, step, corner);
            if (r == 0 || (count > 0 && !near(r, radius)))
                return 0;
            radius = r;
            corners[count++] = n;
        }
        at = next;
    }
    int turn = (corners[1] - corners[0] + CORNERS) % CORNERS;
    for (int i = 1; i < CORNERS; i++)
        if ((corners[i] - corners[i - 1] + CORNERS) % CORNERS != turn)
            return 0;
    return turn == 1 || turn == CORNERS - 1 ? radius : 0;
}

/* All of the line lies on a side of the box, between two corners. */
static bool
is_side(struct point a, struct point b, const struct round *round)
{
    struct point from = round->from, to = round->to;
    len r = round->radius, slack = 4; /* two roundings */
    bool level = near(a.y, b.y) && (near(a.y, from.y) || near(a.y, to.y)) &&
                 a.x >= from.x + r - slack && a.x <= to.x - r + slack &&
                 b.x >= from.x + r - slack && b.x <= to.x - r + slack;
    bool upright = near(a.x, b.x) && (near(a.x, from.x) || near(a.x, to.x)) &&
                   a.y >= from.y + r - slack && a.y <= to.y - r + slack &&
                   b.y >= from.y + r - slack && b.y <= to.y - r + slack;
    return level || upright;
}

/* What closes the contour is a line too. */
static bool
has_sides(const struct contour *contour, const struct round *box)
{
    const struct point first = contour->steps[0].p[0];
    struct point at = first;
    for (int i = 1; i < contour->count; i++) {
        const struct path_step *step = &contour->steps[i];
        struct point next = step->op == PATH_CURVE   ? step->p[2]
                            : step->op == PATH_CLOSE ? first
                                                     : step->p[0];
        if (step->op != PATH_CURVE && !is_side(at, next, box))
            return false;
        at = next;
    }
    return true;
}

bool
round_of(const struct contour *contour, struct round *round)
{
    struct point from, to;
    if (contour->count < CORNERS + 2 || contour->count > 2 * CORNERS + 2 ||
        !bounds_of(contour, &from, &to))
        return false;
    len r = common_radius(contour, from, to);
    *round = (struct round){from, to, r};
    if (r == 0 || to.x - from.x < 2 * r - 2 || to.y - from.y < 2 * r - 2 ||
        !has_sides(contour, round))
        return false;
    round->from = (struct point){from.x + r, from.y + r};
    round->to = (struct point){to.x - r, to.y - r};
    /* What coordinates were rounded by is no side. */
    if (round->to.x - round->from.x <= 2)
        round->to.x = round->from.x;
    if (round->to.y - round->from.y <= 2)
        round->to.y = round->from.y;
    return true;
}
