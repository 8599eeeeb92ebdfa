#include "type/sheet.h"

#include "type/font_outline.h"

struct drawer {
    struct device device;
    struct sheets *sheets;
    bool full;
};

static struct buf *
body_of(struct device *device)
{
    struct drawer *drawer = (struct drawer *)device;
    return drawer->full
               ? NULL
               : &drawer->sheets->items[drawer->sheets->count - 1].body;
}

static void
page_begin(struct device *device, len width, len height)
{
    struct drawer *drawer = (struct drawer *)device;
    drawer->full = drawer->sheets->count == SHEETS_MAX;
    if (!drawer->full)
        drawer->sheets->items[drawer->sheets->count++] =
            (struct sheet){.width = width, .height = height};
}

static void
add_length(struct buf *out, const char *name, len n)
{
    buf_printf(out, " %s=\"", name);
    buf_milli(out, n);
    buf_char(out, '"');
}

static void
add_color(struct buf *out, const char *name, struct color color)
{
    if (color.a == 0) {
        buf_printf(out, " %s=\"none\"", name);
        return;
    }
    buf_printf(out, " %s=\"#%02x%02x%02x\"", name, color.r, color.g, color.b);
    if (color.a < 255)
        buf_printf(
            out, " %s-opacity=\"%d.%03d\"", name, 0, color.a * 1000 / 255);
}

static void
add_point(struct buf *out, struct point point)
{
    buf_char(out, ' ');
    buf_milli(out, point.x);
    buf_char(out, ' ');
    buf_milli(out, point.y);
}

static void
draw_glyphs(struct device *device, const struct glyph_run *run)
{
    struct buf *out = body_of(device), data = {0};
    len x = run->x;
    for (int i = 0; i < run->count; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        struct point at = {x + glyph->dx, run->y - glyph->dy};
        font_outline(run->font, glyph->id, run->size, at, &data);
        x += glyph->advance;
    }
    if (out && data.n > 0) {
        buf_str(out, "<path");
        add_color(out, "fill", run->color);
        buf_printf(out, " d=\"%s\"/>\n", data.p);
    }
    buf_free(&data);
}

static void
add_stroke(struct buf *out, const struct paint *paint)
{
    static const char *const caps[] = {"butt", "round", "square"};
    static const char *const joins[] = {"miter", "round", "bevel"};
    add_color(out, "stroke", paint->stroke);
    if (paint->stroke.a == 0)
        return;
    add_length(out, "stroke-width", paint->width);
    buf_printf(out, " stroke-linecap=\"%s\" stroke-linejoin=\"%s\"",
        caps[paint->cap], joins[paint->join]);
    for (int i = 0; i < paint->dashes; i++) {
        buf_str(out, i ? " " : " stroke-dasharray=\"");
        buf_milli(out, paint->dash[i]);
    }
    if (paint->dashes > 0)
        buf_char(out, '"');
}

static void
draw_path(struct device *device, const struct contour *contour,
    const struct paint *paint)
{
    struct buf *out = body_of(device);
    if (!out || contour->count == 0)
        return;
    buf_str(out, "<path");
    add_color(out, "fill", paint->fill);
    if (paint->even_odd)
        buf_str(out, " fill-rule=\"evenodd\"");
    add_stroke(out, paint);
    buf_str(out, " d=\"");
    for (int i = 0; i < contour->count; i++) {
        const struct path_step *step = &contour->steps[i];
        buf_char(out, "MLCZ"[step->op]);
        int points = step->op == PATH_CURVE ? 3 : step->op != PATH_CLOSE;
        for (int k = 0; k < points; k++)
            add_point(out, step->p[k]);
    }
    buf_str(out, "\"/>\n");
}

struct device *
sheet_device(struct arena *arena, struct sheets *sheets)
{
    static const struct device_ops ops = {
        .page_begin = page_begin, .glyphs = draw_glyphs, .path = draw_path};
    struct drawer *drawer = ARENA_NEW(arena, struct drawer);
    *drawer = (struct drawer){{&ops}, sheets, true};
    return &drawer->device;
}

void
sheet_write(const struct sheet *sheet, const char *title, struct buf *out)
{
    buf_str(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    add_length(out, "width", sheet->width);
    add_length(out, "height", sheet->height);
    buf_str(out, " viewBox=\"0 0 ");
    buf_milli(out, sheet->width);
    buf_char(out, ' ');
    buf_milli(out, sheet->height);
    buf_str(out, "\">\n<title>");
    for (const char *p = title; *p; p++)
        if (*p == '<' || *p == '&')
            buf_printf(out, "&#%d;", *p);
        else
            buf_char(out, *p);
    buf_str(out, "</title>\n");
    if (sheet->body.p)
        buf_str(out, sheet->body.p);
    buf_str(out, "</svg>\n");
}

void
sheets_free(struct sheets *sheets)
{
    for (int i = 0; i < sheets->count; i++)
        buf_free(&sheets->items[i].body);
    sheets->count = 0;
}
