#include "type/font_outline.h"

#include <hb.h>

struct pen {
    struct buf *out;
    int64_t size;
    int units;
    struct point at;
};

static void
add_point(struct pen *pen, float x, float y)
{
    int64_t right = (int64_t)((double)x * (double)pen->size / pen->units);
    int64_t up = (int64_t)((double)y * (double)pen->size / pen->units);
    buf_char(pen->out, ' ');
    buf_milli(pen->out, pen->at.x + right);
    buf_char(pen->out, ' ');
    buf_milli(pen->out, pen->at.y - up);
}

static void
move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
    float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    buf_char(((struct pen *)data)->out, 'M');
    add_point(data, x, y);
}

static void
line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
    float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    buf_char(((struct pen *)data)->out, 'L');
    add_point(data, x, y);
}

static void
quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
    float x1, float y1, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    buf_char(((struct pen *)data)->out, 'Q');
    add_point(data, x1, y1);
    add_point(data, x, y);
}

static void
cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
    float y1, float x2, float y2, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    buf_char(((struct pen *)data)->out, 'C');
    add_point(data, x1, y1);
    add_point(data, x2, y2);
    add_point(data, x, y);
}

static void
close_path(
    hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    buf_char(((struct pen *)data)->out, 'Z');
}

void
font_outline(const struct font *font, uint32_t glyph, len size, struct point at,
    struct buf *out)
{
    struct pen pen = {out, size, font->units_per_em, at};
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    hb_font_get_glyph_shape(font->hb, glyph, funcs, &pen);
    hb_draw_funcs_destroy(funcs);
}
