/* Path data (SVG 1.1, 8.3). */
#include "type/svg_path.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846

/* An elliptical arc between two points (SVG 1.1, F.6). */
struct arc {
    double rx, ry, turn; /* turn in radians */
    bool large, sweep;
    double x1, y1, x2, y2;
};

struct arc_centre {
    double x, y, from, angle;
};

static double
angle_of(double x, double y)
{
    return atan2(y, x);
}

/* Radii that are too small are scaled up until the arc reaches its end. */
static struct arc_centre
centre_of(struct arc *arc)
{
    double c = cos(arc->turn), s = sin(arc->turn);
    double dx = (arc->x1 - arc->x2) / 2, dy = (arc->y1 - arc->y2) / 2;
    double x = c * dx + s * dy, y = -s * dx + c * dy;
    double over = x * x / (arc->rx * arc->rx) + y * y / (arc->ry * arc->ry);
    if (over > 1) {
        arc->rx *= sqrt(over);
        arc->ry *= sqrt(over);
    }
    double rx2 = arc->rx * arc->rx, ry2 = arc->ry * arc->ry;
    double below = rx2 * y * y + ry2 * x * x;
    double part = below > 0 ? (rx2 * ry2 - below) / below : 0;
    double k = part > 0 ? sqrt(part) : 0;
    if (arc->large == arc->sweep)
        k = -k;
    double cx = k * arc->rx * y / arc->ry, cy = -k * arc->ry * x / arc->rx;
    double from = angle_of((x - cx) / arc->rx, (y - cy) / arc->ry);
    double to = angle_of((-x - cx) / arc->rx, (-y - cy) / arc->ry);
    double angle = to - from;
    if (arc->sweep && angle < 0)
        angle += 2 * PI;
    else if (!arc->sweep && angle > 0)
        angle -= 2 * PI;
    return (struct arc_centre){c * cx - s * cy + (arc->x1 + arc->x2) / 2,
        s * cx + c * cy + (arc->y1 + arc->y2) / 2, from, angle};
}

/* A curve for each quarter at most. */
static void
draw_arc(struct pen *pen, struct arc arc)
{
    if (arc.rx < 1e-6 || arc.ry < 1e-6) {
        pen_line(pen, arc.x2, arc.y2);
        return;
    }
    struct arc_centre m = centre_of(&arc);
    int parts = (int)ceil(fabs(m.angle) / (PI / 2) - 1e-9);
    double step = parts > 0 ? m.angle / parts : 0;
    double reach = 4.0 / 3 * tan(step / 4);
    struct matrix to = {cos(arc.turn) * arc.rx, sin(arc.turn) * arc.rx,
        -sin(arc.turn) * arc.ry, cos(arc.turn) * arc.ry, m.x, m.y};
    for (int i = 0; i < parts; i++) {
        double a = m.from + step * i, b = a + step;
        double x[3] = {
            cos(a) - reach * sin(a), cos(b) + reach * sin(b), cos(b)};
        double y[3] = {
            sin(a) + reach * cos(a), sin(b) - reach * cos(b), sin(b)};
        double u[3], v[3];
        for (int k = 0; k < 3; k++) {
            u[k] = to.a * x[k] + to.c * y[k] + to.e;
            v[k] = to.b * x[k] + to.d * y[k] + to.f;
        }
        pen_curve(pen, u[0], v[0], u[1], v[1], u[2], v[2]);
    }
}

struct reader {
    struct pen *pen;
    const char *at;
    char command;  /* as it stands: lower case is relative */
    char last;     /* the command before, upper case */
    double px, py; /* the last curve's control, for S and T */
};

static bool
read_numbers(struct reader *r, double *n, int count)
{
    for (int i = 0; i < count; i++)
        if (!svg_number(&r->at, &n[i]))
            return false;
    return true;
}

static bool
read_flag(struct reader *r, bool *flag)
{
    r->at += strspn(r->at, " \t\r\n\f,");
    *flag = *r->at == '1';
    return (*r->at == '0' || *r->at == '1') && r->at++;
}

/* Makes pairs of a relative command absolute. */
static void
absolute(const struct reader *r, double *n, int count)
{
    for (int i = 0; i < count && r->command >= 'a'; i++)
        n[i] += i % 2 ? r->pen->y : r->pen->x;
}

static void
cubic(struct reader *r, const double *n)
{
    r->px = n[2];
    r->py = n[3];
    pen_curve(r->pen, n[0], n[1], n[2], n[3], n[4], n[5]);
}

static void
quadratic(struct reader *r, double cx, double cy, double x, double y)
{
    double x0 = r->pen->x, y0 = r->pen->y;
    r->px = cx;
    r->py = cy;
    pen_curve(r->pen, x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3,
        x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y);
}

/* The last control mirrored, if the last command was of the same family. */
static void
mirror(const struct reader *r, const char *family, double *x, double *y)
{
    bool same = r->last && strchr(family, r->last);
    *x = same ? 2 * r->pen->x - r->px : r->pen->x;
    *y = same ? 2 * r->pen->y - r->py : r->pen->y;
}

static bool
do_move(struct reader *r)
{
    double n[2];
    if (!read_numbers(r, n, 2))
        return false;
    absolute(r, n, 2);
    pen_move(r->pen, n[0], n[1]);
    r->command = r->command == 'm' ? 'l' : 'L';
    return true;
}

static bool
do_line(struct reader *r)
{
    double n[2];
    if (!read_numbers(r, n, 2))
        return false;
    absolute(r, n, 2);
    pen_line(r->pen, n[0], n[1]);
    return true;
}

static bool
do_level(struct reader *r)
{
    double n;
    if (!read_numbers(r, &n, 1))
        return false;
    pen_line(r->pen, r->command == 'h' ? r->pen->x + n : n, r->pen->y);
    return true;
}

static bool
do_upright(struct reader *r)
{
    double n;
    if (!read_numbers(r, &n, 1))
        return false;
    pen_line(r->pen, r->pen->x, r->command == 'v' ? r->pen->y + n : n);
    return true;
}

static bool
do_cubic(struct reader *r)
{
    double n[6];
    if (!read_numbers(r, n, 6))
        return false;
    absolute(r, n, 6);
    cubic(r, n);
    return true;
}

static bool
do_smooth(struct reader *r)
{
    double n[6];
    if (!read_numbers(r, n + 2, 4))
        return false;
    absolute(r, n + 2, 4);
    mirror(r, "CS", &n[0], &n[1]);
    cubic(r, n);
    return true;
}

static bool
do_quadratic(struct reader *r)
{
    double n[4];
    if (!read_numbers(r, n, 4))
        return false;
    absolute(r, n, 4);
    quadratic(r, n[0], n[1], n[2], n[3]);
    return true;
}

static bool
do_smooth_quadratic(struct reader *r)
{
    double n[2], x, y;
    if (!read_numbers(r, n, 2))
        return false;
    absolute(r, n, 2);
    mirror(r, "QT", &x, &y);
    quadratic(r, x, y, n[0], n[1]);
    return true;
}

static bool
do_arc(struct reader *r)
{
    struct arc arc = {.x1 = r->pen->x, .y1 = r->pen->y};
    double n[3], end[2];
    if (!read_numbers(r, n, 3) || !read_flag(r, &arc.large) ||
        !read_flag(r, &arc.sweep) || !read_numbers(r, end, 2))
        return false;
    absolute(r, end, 2);
    arc.rx = fabs(n[0]);
    arc.ry = fabs(n[1]);
    arc.turn = n[2] * PI / 180;
    arc.x2 = end[0];
    arc.y2 = end[1];
    draw_arc(r->pen, arc);
    return true;
}

typedef bool command_function(struct reader *r);
static const struct {
    char letter;
    command_function *run;
} commands[] = {
    {'M', do_move},
    {'L', do_line},
    {'H', do_level},
    {'V', do_upright},
    {'C', do_cubic},
    {'S', do_smooth},
    {'Q', do_quadratic},
    {'T', do_smooth_quadratic},
    {'A', do_arc},
};

static char
upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool
run_command(struct reader *r)
{
    char letter = upper(r->command);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i].letter == letter) {
            bool begun = r->pen->count > 0 || letter == 'M';
            bool ok = begun && commands[i].run(r);
            r->last = letter;
            return ok;
        }
    return false;
}

void
pen_path(struct pen *pen, const char *data)
{
    struct reader r = {.pen = pen, .at = data};
    while (r.at) {
        r.at += strspn(r.at, " \t\r\n\f,");
        if (*r.at == '\0')
            break;
        if (upper(*r.at) >= 'A' && upper(*r.at) <= 'Z')
            r.command = *r.at++;
        else if (upper(r.command) == 'Z')
            break;
        if (upper(r.command) == 'Z') {
            pen_close(pen);
            r.last = 'Z';
        } else if (!run_command(&r)) {
            break;
        }
    }
}
