#include "document/svg.h"

#include <string.h>

#include "base/text.h"
#include "document/foreign.h"

enum {
    COLUMN = 47, /* tenths a column of text: wider than Inter at 8 units */
    ASCENT = 68, /* above and below the baseline */
    DESCENT = 20,
    LEADING = 110,
    GAP = 70,      /* between two labels in a row */
    PLACES = 2048, /* that are taken, at most */
    LABELS = 128,  /* of these, kept free of lines */
    SAMPLE = 50,   /* a taken line is a chain of boxes this far apart */
    BESIDE = 50,   /* between it and a label; text that is bold is wider */
    ABOVE = 15
};

static int
absolute(int n)
{
    return n < 0 ? -n : n;
}

static const char *
tenths_text(struct arena *arena, int tenths)
{
    char text[16], *p = text + sizeof text; /* from its end */
    int n = absolute(tenths);
    if (n % 10) {
        *--p = (char)('0' + n % 10);
        *--p = '.';
    }
    n /= 10;
    do
        *--p = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    if (tenths < 0)
        *--p = '-';
    return arena_strndup(arena, p, (size_t)(text + sizeof text - p));
}

static void
set(const struct svg *svg, struct _xmlNode *node, const char *name, int tenths)
{
    model_set(node, name, tenths_text(svg->arena, tenths));
}

static struct _xmlNode *
element(const struct svg *svg, const char *name, const char *class)
{
    struct _xmlNode *node = model_add(svg->node, name);
    model_set(node, "class", class);
    return node;
}

struct svg
svg_new(struct arena *arena, struct _xmlNode *parent, const char *class,
    int width, int height, const char *alt)
{
    struct _xmlNode *node = model_add(parent, "svg");
    model_set(node, "class", class);
    model_set(node, "viewBox",
        arena_printf(arena, "0 0 %s %s", tenths_text(arena, width),
            tenths_text(arena, height)));
    model_set(node, "role", "img");
    model_set(node, "aria-label", alt);
    return (struct svg){arena, node, width, height};
}

struct svg
svg_group(const struct svg *svg, const char *class, int dx, int dy)
{
    struct _xmlNode *node = element(svg, "g", class);
    model_set(node, "transform",
        arena_printf(svg->arena, "translate(%s %s)",
            tenths_text(svg->arena, dx), tenths_text(svg->arena, dy)));
    return (struct svg){svg->arena, node, svg->width, svg->height};
}

void
svg_line(
    const struct svg *svg, const char *class, int x1, int y1, int x2, int y2)
{
    struct _xmlNode *node = element(svg, "line", class);
    set(svg, node, "x1", x1);
    set(svg, node, "y1", y1);
    set(svg, node, "x2", x2);
    set(svg, node, "y2", y2);
}

void
svg_rect(const struct svg *svg, const char *class, int x, int y, int w, int h,
    int radius)
{
    struct _xmlNode *node = element(svg, "rect", class);
    set(svg, node, "x", x);
    set(svg, node, "y", y);
    set(svg, node, "width", w);
    set(svg, node, "height", h);
    set(svg, node, "rx", radius);
}

void
svg_circle(const struct svg *svg, const char *class, int x, int y, int radius)
{
    struct _xmlNode *node = element(svg, "circle", class);
    set(svg, node, "cx", x);
    set(svg, node, "cy", y);
    set(svg, node, "r", radius);
}

void
svg_path(const struct svg *svg, const char *class, const char *d)
{
    model_set(element(svg, "path", class), "d", d);
}

void
svg_text(const struct svg *svg, const char *class, int x, int y,
    enum anchor anchor, const char *text)
{
    static const char *const anchors[] = {NULL, "middle", "end"};
    struct _xmlNode *node = element(svg, "text", class);
    set(svg, node, "x", x);
    set(svg, node, "y", y);
    model_set(node, "text-anchor", anchors[anchor]);
    model_text(node, foreign_bare(svg->arena, text));
}

/* "12.3" into a path's data. */
static void
put_tenths(struct buf *out, int tenths)
{
    buf_milli(out, (int64_t)tenths * 100);
}

void
svg_step(struct buf *out, char command, int x, int y)
{
    buf_char(out, command);
    put_tenths(out, x);
    buf_char(out, ' ');
    put_tenths(out, y);
}

int
svg_part_width(const char *text, size_t size)
{
    return text_columns(text, size) * COLUMN;
}

int
svg_text_width(const char *text)
{
    return svg_part_width(text, strlen(text));
}

/* --- what is taken --- */

struct taken *
taken_new(struct arena *arena)
{
    struct taken *taken = ARENA_NEW(arena, struct taken);
    taken->arena = arena;
    return taken;
}

void
taken_add(struct taken *taken, int x, int y, int w, int h)
{
    if (taken->count >= PLACES)
        return;
    taken->boxes = arena_grow(taken->arena, taken->boxes, taken->count,
        &taken->room, sizeof *taken->boxes);
    taken->boxes[taken->count++] = (struct taken_box){x, y, w, h};
}

void
taken_line(struct taken *taken, int x1, int y1, int x2, int y2)
{
    int dx = absolute(x2 - x1), dy = absolute(y2 - y1);
    int steps = (dx > dy ? dx : dy) / SAMPLE + 1;
    for (int i = 0; i <= steps && taken->count < PLACES - LABELS; i++)
        taken_add(taken, x1 + (x2 - x1) * i / steps - BESIDE,
            y1 + (y2 - y1) * i / steps - ABOVE, 2 * BESIDE, 2 * ABOVE);
}

void
taken_level(struct taken *taken, int y)
{
    if (taken->line_count < (int)(sizeof taken->lines / sizeof *taken->lines))
        taken->lines[taken->line_count++] = y;
}

/* Whether a line of the grid would strike one of the lines of text. */
static bool
is_struck(const struct taken *taken, int y, int line_count)
{
    for (int k = 0; k < line_count; k++)
        for (int i = 0; i < taken->line_count; i++)
            if (taken->lines[i] > y + k * LEADING - ASCENT &&
                taken->lines[i] < y + k * LEADING + DESCENT)
                return true;
    return false;
}

static bool
is_free(const struct taken *taken, int x, int y, int w, int h)
{
    for (int i = 0; i < taken->count; i++)
        if (x < taken->boxes[i].x + taken->boxes[i].w &&
            taken->boxes[i].x < x + w &&
            y < taken->boxes[i].y + taken->boxes[i].h &&
            taken->boxes[i].y < y + h)
            return false;
    return true;
}

bool
svg_block(const struct svg *svg, struct taken *taken, const char *class,
    const char *const *lines, int line_count, const struct label_place *places,
    int count, bool struck)
{
    int w = 0, h = ASCENT + DESCENT + (line_count - 1) * LEADING;
    for (int i = 0; i < line_count; i++) {
        int width = svg_text_width(lines[i]);
        w = width > w ? width : w;
    }
    for (int i = 0; i < count; i++) {
        const struct label_place *place = &places[i];
        int x = place->x, y = place->y;
        int left = place->anchor == ANCHOR_START ? x
                   : place->anchor == ANCHOR_END ? x - w
                                                 : x - w / 2;
        if (left < 0 || left + w > svg->width || y < ASCENT ||
            y - ASCENT + h > svg->height ||
            (!struck && is_struck(taken, y, line_count)))
            continue;
        if (!is_free(taken, left, y - ASCENT, w, h))
            continue;
        if (taken->ground)
            svg_rect(svg, "ground", left, y - ASCENT, w, h, 0);
        for (int k = 0; k < line_count; k++)
            svg_text(svg, class, x, y + k * LEADING, place->anchor, lines[k]);
        taken_add(taken, left - GAP, y - ASCENT, w + 2 * GAP, h);
        return true;
    }
    return false;
}

bool
svg_label(const struct svg *svg, struct taken *taken, const char *class,
    const char *text, const struct label_place *places, int count)
{
    return svg_block(svg, taken, class, &text, 1, places, count, false) ||
           svg_block(svg, taken, class, &text, 1, places, count, true);
}
