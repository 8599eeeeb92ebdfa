#include "pdf/smaller_program.h"

#include <string.h>

#include <hb.h>

#include "pdf/charstring.h"
#include "pdf/joins.h"

#define EM 1000
/* How far a cubic may stray from the curves that it stands for: as far as whole
 * numbers do. */
#define STRAY 1.0f
#define NOMINAL_WIDTH 600 /* most advances differ from it by a byte */

struct pen {
    struct charstring glyph;
    float units;
    /* Where the contour starts: in the face, and in the program. */
    float x, y;
    struct charstring_point start;
    struct join_run run; /* quadratics that are not drawn yet */
};

static int
rounded(float n)
{
    return (int)(n < 0 ? n - 0.5f : n + 0.5f);
}

static struct charstring_point
point_of(const struct pen *pen, float x, float y)
{
    return (struct charstring_point){
        pen->start.x + rounded((x - pen->x) * EM / pen->units),
        pen->start.y + rounded((y - pen->y) * EM / pen->units)};
}

static void
draw_run(struct pen *pen)
{
    struct join_point cubic[3];
    while (pen->run.count > 0) {
        join_take(&pen->run, STRAY * pen->units / EM, cubic);
        charstring_curve(&pen->glyph, point_of(pen, cubic[0].x, cubic[0].y),
            point_of(pen, cubic[1].x, cubic[1].y),
            point_of(pen, cubic[2].x, cubic[2].y));
    }
}

static void
move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
    float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    struct pen *pen = data;
    draw_run(pen);
    pen->x = x;
    pen->y = y;
    pen->start = (struct charstring_point){
        rounded(x * EM / pen->units), rounded(y * EM / pen->units)};
    charstring_move(&pen->glyph, pen->start);
}

static void
line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
    float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    struct pen *pen = data;
    draw_run(pen);
    charstring_line(&pen->glyph, point_of(pen, x, y));
}

static void
quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
    float x1, float y1, float x, float y, void *user)
{
    (void)funcs, (void)user;
    struct pen *pen = data;
    struct join_point from = {state->current_x, state->current_y};
    struct join_point control = {x1, y1}, to = {x, y};
    if (join_add(&pen->run, from, control, to))
        return;
    draw_run(pen);
    join_add(&pen->run, from, control, to);
}

static void
cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
    float y1, float x2, float y2, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    struct pen *pen = data;
    charstring_curve(&pen->glyph, point_of(pen, x1, y1), point_of(pen, x2, y2),
        point_of(pen, x, y));
}

static void
put_glyph(hb_font_t *font, hb_draw_funcs_t *funcs, unsigned id, int units,
    struct buf *out)
{
    struct pen pen = {.glyph = {.out = out}, .units = (float)units};
    int advance = hb_font_get_glyph_h_advance(font, id);
    charstring_width(
        &pen.glyph, (advance * EM + units / 2) / units - NOMINAL_WIDTH);
    hb_font_get_glyph_shape(font, id, funcs, &pen);
    draw_run(&pen);
    charstring_end(&pen.glyph);
}

uint32_t
outlines_count(const struct outlines *outlines)
{
    return (uint32_t)(outlines->ids.n / sizeof(uint16_t));
}

void
outlines_free(struct outlines *outlines)
{
    buf_free(&outlines->ids);
    buf_free(&outlines->ends);
    buf_free(&outlines->drawn);
}

void
outlines_draw(struct outlines *outlines, hb_font_t *font, uint16_t id)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    int units = (int)hb_face_get_upem(hb_font_get_face(font));
    put_glyph(font, funcs, id, units, &outlines->drawn);
    uint32_t end = (uint32_t)outlines->drawn.n;
    buf_add(&outlines->ids, &id, sizeof id);
    buf_add(&outlines->ends, &end, sizeof end);
    hb_draw_funcs_destroy(funcs);
}

static void
put_offset(struct buf *out, size_t n)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_char(out, (char)(n >> shift & 0xFF));
}

/* An INDEX of the glyphs, with offsets of four bytes. */
static void
put_glyphs(const struct outlines *outlines, struct buf *out)
{
    uint32_t count = outlines_count(outlines);
    const uint32_t *ends = (const uint32_t *)(const void *)outlines->ends.p;
    buf_char(out, (char)(count >> 8));
    buf_char(out, (char)(count & 0xFF));
    buf_char(out, 4);
    put_offset(out, 1);
    for (uint32_t i = 0; i < count; i++)
        put_offset(out, (size_t)ends[i] + 1);
    buf_add(out, outlines->drawn.p, outlines->drawn.n);
}

static void
put_place(struct buf *out, size_t n)
{
    buf_char(out, 29);
    put_offset(out, n);
}

#define OP_CHAR_STRINGS 17
#define OP_PRIVATE 18
#define OP_NOMINAL_WIDTH 21
#define DICT_SIZE 17 /* places take five bytes whatever they are */

void
smaller_program(
    const struct outlines *outlines, const char *name, struct buf *out)
{
    struct buf glyphs = {0}, private = {0};
    size_t length = strlen(name);
    length = length < 127 ? length : 127; /* (5176, 7) */
    charstring_put_number(&private, NOMINAL_WIDTH);
    buf_char(&private, OP_NOMINAL_WIDTH);
    put_glyphs(outlines, &glyphs);
    size_t start = out->n;
    buf_add(out, "\1\0\4\4", 4); /* version 1.0 */
    buf_add(out, "\0\1\1\1", 4); /* one name */
    buf_char(out, (char)(length + 1));
    buf_add(out, name, length);
    buf_add(out, "\0\1\1\1", 4); /* one dictionary */
    buf_char(out, DICT_SIZE + 1);
    size_t char_strings = out->n - start + DICT_SIZE + 4;
    put_place(out, char_strings);
    buf_char(out, OP_CHAR_STRINGS);
    put_place(out, private.n);
    put_place(out, char_strings + glyphs.n);
    buf_char(out, OP_PRIVATE);
    buf_add(out, "\0\0\0\0", 4); /* neither strings nor subroutines */
    buf_add(out, glyphs.p, glyphs.n);
    buf_add(out, private.p, private.n);
    buf_free(&glyphs);
    buf_free(&private);
}
