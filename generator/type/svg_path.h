/* Paths of SVG: numbers, transforms and path data; private to svg.c.
 *
 * Drawings are computed in doubles, with no operation whose result depends
 * on the locale, and rounded once to thousandths of a point. */
#ifndef TYPE_SVG_PATH_H
#define TYPE_SVG_PATH_H

#include "base/arena.h"
#include "type/device.h"

struct matrix { /* x' = a x + c y + e, y' = b x + d y + f */
    double a, b, c, d, e, f;
};
/* What is done first comes second. */
struct matrix matrix_join(struct matrix outer, struct matrix inner);
/* How much longer a length becomes. */
double matrix_scale(struct matrix m);
/* The list of an attribute `transform`; what is unknown ends it. */
struct matrix matrix_read(const char *text);
struct point matrix_point(struct matrix m, double x, double y);

/* The number at *p, after white space and a comma; false at anything else.
 * Never infinite. */
bool svg_number(const char **p, double *n);
double svg_attribute_number(const char *text, double otherwise);

struct pen { /* collects a path */
    struct arena *arena;
    struct matrix matrix;
    struct path_step *steps;
    int count, room;
    double x, y;             /* where it is, user units */
    double start_x, start_y; /* of the open part */
};
void pen_move(struct pen *pen, double x, double y);
void pen_line(struct pen *pen, double x, double y);
void pen_curve(struct pen *pen, double x1, double y1, double x2, double y2,
    double x, double y);
void pen_close(struct pen *pen);
void pen_ellipse(struct pen *pen, double cx, double cy, double rx, double ry);
void pen_rect(struct pen *pen, double x, double y, double w, double h,
    double rx, double ry);
/* Path data up to the first error. */
void pen_path(struct pen *pen, const char *data);
/* "x,y x,y …" */
void pen_points(struct pen *pen, const char *points, bool close);

#endif
