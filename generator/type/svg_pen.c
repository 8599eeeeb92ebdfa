/* Numbers, transforms and the pen. */
#include "type/svg_path.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

#define NUMBER_MAX 1e7
#define KAPPA 0.5522847498
#define PI 3.14159265358979323846

static double
power_of_ten(int n)
{
    double power = 1;
    for (; n > 0; n--)
        power *= 10;
    return power;
}

/* Digits with a point into *n; false when there is none. */
static bool
read_digits(const char **p, double *n)
{
    double scale = 1;
    bool any = false;
    for (*n = 0; text_digit(**p); ++*p, any = true)
        *n = *n < NUMBER_MAX ? *n * 10 + (**p - '0') : *n;
    if (**p == '.' && (any || text_digit((*p)[1])))
        for (++*p; text_digit(**p); ++*p, any = true)
            if (scale < 1e9)
                *n += (**p - '0') / (scale *= 10);
    return any;
}

static int
read_exponent(const char **p)
{
    const char *at = *p;
    int n = 0, sign = 1;
    if (*at != 'e' && *at != 'E')
        return 0;
    at++;
    if (*at == '-' || *at == '+')
        sign = *at++ == '-' ? -1 : 1;
    if (!text_digit(*at))
        return 0;
    for (; text_digit(*at); at++)
        n = n < 12 ? n * 10 + (*at - '0') : n;
    *p = at;
    return sign * (n > 12 ? 12 : n);
}

static void
skip_space(const char **p)
{
    *p += strspn(*p, " \t\r\n\f");
}

bool
svg_number(const char **p, double *n)
{
    const char *at = *p;
    skip_space(&at);
    if (*at == ',')
        at++;
    skip_space(&at);
    double sign = *at == '-' ? -1 : 1;
    at += *at == '-' || *at == '+';
    if (!read_digits(&at, n))
        return false;
    int exponent = read_exponent(&at);
    *n = exponent < 0 ? *n / power_of_ten(-exponent)
                      : *n * power_of_ten(exponent);
    *n = sign * (*n > NUMBER_MAX ? NUMBER_MAX : *n);
    *p = at;
    return true;
}

double
svg_attribute_number(const char *text, double otherwise)
{
    double n;
    return text && svg_number(&text, &n) ? n : otherwise;
}

struct matrix
matrix_join(struct matrix m, struct matrix n)
{
    return (struct matrix){m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,
        m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d,
        m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f};
}

double
matrix_scale(struct matrix m)
{
    return sqrt(fabs(m.a * m.d - m.b * m.c));
}

static len
rounded(double n)
{
    if (!(n > -1e9))
        return -1000000000;
    return n < 1e9 ? (len)floor(n + 0.5) : 1000000000;
}

struct point
matrix_point(struct matrix m, double x, double y)
{
    return (struct point){
        rounded(m.a * x + m.c * y + m.e), rounded(m.b * x + m.d * y + m.f)};
}

static struct matrix
rotation(const double *n, int count)
{
    double angle = n[0] * PI / 180, s = sin(angle), c = cos(angle);
    double x = count == 3 ? n[1] : 0, y = count == 3 ? n[2] : 0;
    struct matrix turn = {c, s, -s, c, 0, 0};
    struct matrix there = {1, 0, 0, 1, x, y}, back = {1, 0, 0, 1, -x, -y};
    return matrix_join(there, matrix_join(turn, back));
}

static bool
transform_of(
    const char *name, size_t size, const double *n, int count, struct matrix *m)
{
    if (size == 9 && memcmp(name, "translate", 9) == 0 && count >= 1)
        *m = (struct matrix){1, 0, 0, 1, n[0], count > 1 ? n[1] : 0};
    else if (size == 5 && memcmp(name, "scale", 5) == 0 && count >= 1)
        *m = (struct matrix){n[0], 0, 0, count > 1 ? n[1] : n[0], 0, 0};
    else if (size == 6 && memcmp(name, "matrix", 6) == 0 && count == 6)
        *m = (struct matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
    else if (size == 6 && memcmp(name, "rotate", 6) == 0 && count >= 1)
        *m = rotation(n, count);
    else if (size == 5 && memcmp(name, "skewX", 5) == 0 && count == 1)
        *m = (struct matrix){1, 0, tan(n[0] * PI / 180), 1, 0, 0};
    else if (size == 5 && memcmp(name, "skewY", 5) == 0 && count == 1)
        *m = (struct matrix){1, tan(n[0] * PI / 180), 0, 1, 0, 0};
    else
        return false;
    return true;
}

struct matrix
matrix_read(const char *text)
{
    struct matrix all = {1, 0, 0, 1, 0, 0}, one;
    while (text) {
        text += strspn(text, " \t\r\n\f,");
        const char *name = text;
        size_t size = strcspn(text, " (");
        double n[6];
        int count = 0;
        text = strchr(text, '(');
        if (!text)
            break;
        text++;
        while (count < 6 && svg_number(&text, &n[count]))
            count++;
        if (!transform_of(name, size, n, count, &one))
            break;
        all = matrix_join(all, one);
        text = strchr(text, ')');
        text = text ? text + 1 : NULL;
    }
    return all;
}

static struct path_step *
add_step(struct pen *pen, enum path_op op)
{
    pen->steps = arena_grow(
        pen->arena, pen->steps, pen->count, &pen->room, sizeof *pen->steps);
    struct path_step *step = &pen->steps[pen->count++];
    *step = (struct path_step){.op = op};
    return step;
}

void
pen_move(struct pen *pen, double x, double y)
{
    add_step(pen, PATH_MOVE)->p[0] = matrix_point(pen->matrix, x, y);
    pen->x = pen->start_x = x;
    pen->y = pen->start_y = y;
}

void
pen_line(struct pen *pen, double x, double y)
{
    add_step(pen, PATH_LINE)->p[0] = matrix_point(pen->matrix, x, y);
    pen->x = x;
    pen->y = y;
}

void
pen_curve(struct pen *pen, double x1, double y1, double x2, double y2, double x,
    double y)
{
    struct path_step *step = add_step(pen, PATH_CURVE);
    step->p[0] = matrix_point(pen->matrix, x1, y1);
    step->p[1] = matrix_point(pen->matrix, x2, y2);
    step->p[2] = matrix_point(pen->matrix, x, y);
    pen->x = x;
    pen->y = y;
}

void
pen_close(struct pen *pen)
{
    if (pen->count == 0)
        return;
    add_step(pen, PATH_CLOSE);
    pen->x = pen->start_x;
    pen->y = pen->start_y;
}

/* A quarter of an ellipse whose tangents meet in the corner. */
static void
corner(struct pen *pen, double cx, double cy, double x, double y)
{
    double x0 = pen->x, y0 = pen->y;
    pen_curve(pen, x0 + (cx - x0) * KAPPA, y0 + (cy - y0) * KAPPA,
        x + (cx - x) * KAPPA, y + (cy - y) * KAPPA, x, y);
}

void
pen_ellipse(struct pen *pen, double cx, double cy, double rx, double ry)
{
    pen_move(pen, cx + rx, cy);
    corner(pen, cx + rx, cy + ry, cx, cy + ry);
    corner(pen, cx - rx, cy + ry, cx - rx, cy);
    corner(pen, cx - rx, cy - ry, cx, cy - ry);
    corner(pen, cx + rx, cy - ry, cx + rx, cy);
    pen_close(pen);
}

void
pen_rect(struct pen *pen, double x, double y, double w, double h, double rx,
    double ry)
{
    rx = rx > w / 2 ? w / 2 : rx;
    ry = ry > h / 2 ? h / 2 : ry;
    bool round = rx > 0 && ry > 0;
    if (!round)
        rx = ry = 0;
    pen_move(pen, x + rx, y);
    pen_line(pen, x + w - rx, y);
    if (round)
        corner(pen, x + w, y, x + w, y + ry);
    pen_line(pen, x + w, y + h - ry);
    if (round)
        corner(pen, x + w, y + h, x + w - rx, y + h);
    pen_line(pen, x + rx, y + h);
    if (round)
        corner(pen, x, y + h, x, y + h - ry);
    if (round) {
        pen_line(pen, x, y + ry);
        corner(pen, x, y, x + rx, y);
    }
    pen_close(pen);
}

void
pen_points(struct pen *pen, const char *points, bool close)
{
    double x, y;
    bool first = true;
    while (points && svg_number(&points, &x) && svg_number(&points, &y)) {
        if (first)
            pen_move(pen, x, y);
        else
            pen_line(pen, x, y);
        first = false;
    }
    if (close)
        pen_close(pen);
}
