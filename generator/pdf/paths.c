#include "pdf/paths.h"

#include "pdf/round.h"

/* True for the four sides of an upright rectangle, which have an operator of
 * their own. */
static bool
is_rectangle(const struct contour *contour)
{
    const struct path_step *s = contour->steps;
    if (contour->count != 5 || s[0].op != PATH_MOVE || s[4].op != PATH_CLOSE)
        return false;
    for (int i = 1; i < 4; i++)
        if (s[i].op != PATH_LINE)
            return false;
    return s[0].p[0].y == s[1].p[0].y && s[1].p[0].x == s[2].p[0].x &&
           s[2].p[0].y == s[3].p[0].y && s[3].p[0].x == s[0].p[0].x;
}

static void
put_rectangle(struct writer *w, struct point from, struct point to)
{
    w->rectangle = w->out.n;
    w->corners[0] = from;
    w->corners[1] = to;
    writer_point(w, from);
    buf_char(&w->out, ' ');
    writer_len(w, to.x - from.x);
    buf_char(&w->out, ' ');
    writer_len(w, from.y - to.y);
    buf_str(&w->out, " re\n");
}

/* The colour is that of the rectangles just filled: they are one path, and
 * those that touch, as the rules below the cells of a row, are one rectangle,
 * without a seam. */
static void
join_rectangle(struct writer *w, struct point from, struct point to)
{
    w->out.n = w->filled - 2;
    if (from.x == w->corners[1].x && from.y == w->corners[0].y &&
        to.y == w->corners[1].y) {
        from.x = w->corners[0].x;
        w->out.n = w->rectangle;
    }
    put_rectangle(w, from, to);
}

/* Drawn one way round whichever it came: in one path with others none is a hole
 * in another. */
static void
fill_rectangle(struct writer *w, struct point a, struct point b)
{
    struct point from = {a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y};
    struct point to = {a.x < b.x ? b.x : a.x, a.y < b.y ? b.y : a.y};
    if (w->filled > 0 && w->filled == w->out.n)
        join_rectangle(w, from, to);
    else
        put_rectangle(w, from, to);
    buf_str(&w->out, "f\n");
    w->filled = w->out.n;
}

/* --- round shapes --- */

/* Not of no length, which some programs draw nothing for. */
#define DOT PT(0.01)

static void
put_dot(struct writer *w, const struct round *round)
{
    bool dot = round->from.x == round->to.x && round->from.y == round->to.y;
    writer_point(w, round->from);
    buf_str(&w->out, " m\n");
    writer_point(w, (struct point){round->to.x + (dot ? DOT : 0), round->to.y});
    buf_str(&w->out, " l\nS\n");
}

/* As large as a line of the width around the corners' centres makes it. */
static void
put_round(
    struct writer *w, const struct round *round, struct color color, len width)
{
    bool narrow = round->from.x == round->to.x || round->from.y == round->to.y;
    writer_pen(w, color, width, narrow ? CAP_ROUND : w->graphics.cap,
        narrow ? w->graphics.join : JOIN_ROUND);
    if (narrow) {
        put_dot(w, round);
        return;
    }
    writer_fill(w, color);
    put_rectangle(w, round->from, round->to);
    buf_str(&w->out, "B\n");
}

/* A circle's frame is what a smaller one leaves of a larger one.  That of a
 * rectangle is a line: screens draw one of the same width on all sides. */
static bool
put_as_round(struct writer *w, const struct draw *draw, bool fill, bool stroke)
{
    const struct paint *paint = &draw->paint;
    struct round round;
    if (!fill || paint->fill.a != 255 || (stroke && paint->stroke.a != 255) ||
        paint->dashes > 0 || !round_of(&draw->contour, &round))
        return false;
    len frame = stroke ? paint->width : 0;
    if (stroke &&
        (!round_is_circle(&round) || 2 * round.radius - frame < ROUND_LEAST))
        return false;
    writer_alpha(w, 255);
    if (stroke)
        put_round(w, &round, paint->stroke, 2 * round.radius + frame);
    put_round(w, &round, paint->fill, 2 * round.radius - frame);
    return true;
}

/* --- any path --- */

static void
put_steps(struct writer *w, const struct contour *contour)
{
    static const char *const operators[] = {
        [PATH_MOVE] = "m", [PATH_LINE] = "l", [PATH_CURVE] = "c"};
    if (is_rectangle(contour)) {
        put_rectangle(w, contour->steps[0].p[0], contour->steps[2].p[0]);
        return;
    }
    for (int i = 0; i < contour->count; i++) {
        const struct path_step *step = &contour->steps[i];
        if (step->op == PATH_CLOSE) {
            buf_str(&w->out, "h\n");
            continue;
        }
        for (int j = 0; j < (step->op == PATH_CURVE ? 3 : 1); j++) {
            writer_point(w, step->p[j]);
            buf_char(&w->out, ' ');
        }
        buf_str(&w->out, operators[step->op]);
        buf_char(&w->out, '\n');
    }
}

static void
put_dashes(struct writer *w, const struct paint *paint)
{
    buf_char(&w->out, '[');
    for (int i = 0; i < paint->dashes; i++) {
        buf_str(&w->out, i ? " " : "");
        writer_len(w, paint->dash[i]);
    }
    buf_str(&w->out, "]0 d\n");
}

static void
put_painted(struct writer *w, const struct contour *contour,
    const struct paint *paint, bool fill, bool stroke)
{
    writer_alpha(w, fill ? paint->fill.a : paint->stroke.a);
    if (fill)
        writer_fill(w, paint->fill);
    if (fill && !stroke && w->graphics.alpha == 255 && is_rectangle(contour)) {
        fill_rectangle(w, contour->steps[0].p[0], contour->steps[2].p[0]);
        return;
    }
    if (stroke)
        writer_pen(w, paint->stroke, paint->width, paint->cap, paint->join);
    if (stroke && paint->join == JOIN_MITER && paint->miter != 0 &&
        contour->count > 2)
        writer_miter(w, paint->miter);
    if (stroke && paint->dashes > 0)
        put_dashes(w, paint);
    put_steps(w, contour);
    const char *operator= fill && stroke ? "B" : fill ? "f" : "S";
    buf_str(&w->out, operator);
    buf_str(&w->out, fill && paint->even_odd ? "*\n" : "\n");
    if (stroke && paint->dashes > 0)
        buf_str(&w->out, "[]0 d\n");
}

void
paths_put(struct writer *w, const struct draw *draw)
{
    bool fill = draw->paint.fill.a > 0;
    bool stroke = draw->paint.stroke.a > 0 && draw->paint.width > 0;
    if ((!fill && !stroke) || draw->contour.count == 0)
        return;
    writer_mark(w);
    writer_end_text(w);
    if (put_as_round(w, draw, fill, stroke))
        return;
    if (fill && stroke && draw->paint.fill.a != draw->paint.stroke.a) {
        put_painted(w, &draw->contour, &draw->paint, true, false);
        put_painted(w, &draw->contour, &draw->paint, false, true);
        return;
    }
    put_painted(w, &draw->contour, &draw->paint, fill, stroke);
}

/* --- pictures --- */

void
paths_put_image(struct writer *w, const struct draw *draw)
{
    const struct rect *box = &draw->box;
    writer_mark(w);
    writer_end_text(w);
    writer_alpha(w, 255);
    if (draw->image->image->alpha)
        w->transparent = true;
    buf_str(&w->out, "q ");
    writer_len(w, box->w);
    buf_str(&w->out, " 0 0 ");
    writer_len(w, box->h);
    buf_char(&w->out, ' ');
    writer_point(w, (struct point){box->x, box->y + box->h});
    buf_printf(&w->out, " cm /I%d Do Q\n", draw->image->number);
}
