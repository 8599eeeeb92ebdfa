#include "pdf/joins.h"

#include <string.h>

#define LOOKS 4 /* places of each curve that are compared */

static struct join_point
minus(struct join_point a, struct join_point b)
{
    return (struct join_point){a.x - b.x, a.y - b.y};
}

static struct join_point
plus(struct join_point a, float n, struct join_point b)
{
    return (struct join_point){a.x + n * b.x, a.y + n * b.y};
}

static float
dot(struct join_point a, struct join_point b)
{
    return a.x * b.x + a.y * b.y;
}

static float
cross(struct join_point a, struct join_point b)
{
    return a.x * b.y - a.y * b.x;
}

/* Where two curves meet, at `b`: a tenth is what rounding to whole units makes
 * of a smooth join. */
static bool
is_corner(struct join_point a, struct join_point b, struct join_point c)
{
    struct join_point in = minus(b, a), out = minus(c, b);
    float turn = cross(in, out), on = dot(in, out) / 10;
    return !(turn < on && turn > -on);
}

bool
join_add(struct join_run *run, struct join_point from,
    struct join_point control, struct join_point to)
{
    struct join_point *end = &run->points[2 * run->count];
    if (run->count == JOIN_MOST ||
        (run->count > 0 && is_corner(end[-1], from, control)))
        return false;
    end[0] = from;
    end[1] = control;
    end[2] = to;
    run->count++;
    return true;
}

/* Where each curve begins on the cubic's way, which is 1 long: a cubic goes on
 * with the same speed where two of its parts meet. */
static void
divide(const struct join_point *p, int count, float starts[JOIN_MOST + 1])
{
    float step = 1;
    starts[0] = 0;
    for (int i = 0; i < count; i++, p += 2) {
        starts[i + 1] = starts[i] + step;
        if (i + 1 < count) {
            struct join_point in = minus(p[2], p[1]), out = minus(p[3], p[2]);
            step *= dot(in, out) / dot(in, in);
        }
    }
    for (int i = 0; i <= count; i++)
        starts[i] /= starts[count];
}

/* A place of the curves, by how far across their way something lies there, with
 * the speed as its unit: what is left of it when the cubic's controls lie at
 * its ends, and what each adds that is put where the first or the last curve
 * has its own.  How far along the way it lies does not show. */
struct look {
    float left, first, last, speed;
};

static struct look
look_at(const struct join_run *run, int count, int curve, float u, float t)
{
    const struct join_point *p = run->points, *end = p + 2 * count;
    const struct join_point *c = p + 2 * curve;
    struct join_point in = minus(c[1], c[0]), out = minus(c[2], c[1]);
    struct join_point way = {
        in.x + u * (out.x - in.x), in.y + u * (out.y - in.y)};
    struct join_point at = plus(plus(*c, 2 * u, in), u * u, minus(out, in));
    float s = 1 - t, one = 3 * s * s * t, two = 3 * s * t * t;
    struct join_point left =
        plus(plus(at, -(s * s * s + one), *p), -(t * t * t + two), *end);
    return (struct look){cross(way, left), one * cross(way, minus(p[1], *p)),
        two * cross(way, minus(end[-1], *end)), dot(way, way)};
}

/* One cubic for the first of the run that leaves and arrives as they do: how
 * far away its controls are is a matter of least squares. */
static bool
fit(const struct join_run *run, int count, float most,
    struct join_point cubic[3])
{
    struct look looks[JOIN_MOST * LOOKS];
    float starts[JOIN_MOST + 1];
    float aa = 0, ab = 0, bb = 0, a = 0, b = 0;
    divide(run->points, count, starts);
    for (int i = 0; i < count * LOOKS; i++) {
        int curve = i / LOOKS;
        float u = (float)(i % LOOKS + 1) / LOOKS;
        float t = starts[curve] + u * (starts[curve + 1] - starts[curve]);
        struct look look = looks[i] = look_at(run, count, curve, u, t);
        aa += look.first * look.first;
        ab += look.first * look.last;
        bb += look.last * look.last;
        a += look.left * look.first;
        b += look.left * look.last;
    }
    float first = (a * bb - b * ab) / (aa * bb - ab * ab);
    float last = (b * aa - a * ab) / (aa * bb - ab * ab);
    if (!(first > 0 && last > 0))
        return false;
    for (int i = 0; i < count * LOOKS; i++) {
        float off =
            looks[i].left - first * looks[i].first - last * looks[i].last;
        if (!(off * off <= most * most * looks[i].speed))
            return false;
    }
    const struct join_point *p = run->points, *end = p + 2 * count;
    cubic[0] = plus(*p, first, minus(p[1], *p));
    cubic[1] = plus(*end, last, minus(end[-1], *end));
    cubic[2] = *end;
    return true;
}

void
join_take(struct join_run *run, float most, struct join_point cubic[3])
{
    const struct join_point *p = run->points;
    int count = run->count;
    while (count > 1 && !fit(run, count, most, cubic))
        count--;
    if (count == 1) {
        cubic[0] = plus(p[0], 2.0f / 3, minus(p[1], p[0]));
        cubic[1] = plus(p[2], 2.0f / 3, minus(p[1], p[2]));
        cubic[2] = p[2];
    }
    run->count -= count;
    memmove(run->points, p + 2 * count,
        (size_t)(1 + 2 * run->count) * sizeof *run->points);
}
