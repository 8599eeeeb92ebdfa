#include "pdf/charstring.h"

#define MOST ((int)(sizeof((struct charstring *)0)->operands / sizeof(int)))

enum operator{
    OP_VMOVETO = 4,
    OP_RLINETO = 5,
    OP_HLINETO = 6,
    OP_VLINETO = 7,
    OP_RRCURVETO = 8,
    OP_ENDCHAR = 14,
    OP_RMOVETO = 21,
    OP_HMOVETO = 22,
    OP_VVCURVETO = 26,
    OP_HHCURVETO = 27,
    OP_VHCURVETO = 30,
    OP_HVCURVETO = 31
};

void
charstring_put_number(struct buf *out, int n)
{
    if (n >= -107 && n <= 107) {
        buf_char(out, (char)(n + 139));
    } else if (n >= 108 && n <= 1131) {
        buf_char(out, (char)((n - 108) / 256 + 247));
        buf_char(out, (char)((n - 108) % 256));
    } else if (n >= -1131 && n <= -108) {
        buf_char(out, (char)((-n - 108) / 256 + 251));
        buf_char(out, (char)((-n - 108) % 256));
    } else {
        buf_char(out, 28);
        buf_char(out, (char)((unsigned)n >> 8 & 0xFF));
        buf_char(out, (char)((unsigned)n & 0xFF));
    }
}

static void
flush(struct charstring *glyph)
{
    for (int i = 0; i < glyph->count; i++)
        charstring_put_number(glyph->out, glyph->operands[i]);
    if (glyph->operator)
        buf_char(glyph->out, (char)glyph->operator);
    glyph->count = 0;
    glyph->operator= 0;
    glyph->ended = false;
}

static void
add(struct charstring *glyph, int operand)
{
    glyph->operands[glyph->count++] = operand;
}

/* Makes the operator the one that more operands may follow. */
static void
begin(struct charstring *glyph, enum operator operator)
{
    flush(glyph);
    glyph->operator=(int) operator;
}

static bool
takes(const struct charstring *glyph, enum operator operator, int more)
{
    return glyph->operator==(int) operator&& !glyph->ended &&
        glyph->count + more <= MOST;
}

void
charstring_width(struct charstring *glyph, int width)
{
    charstring_put_number(glyph->out, width);
}

/* A line back to the start of a contour is drawn by what ends it. */
static void
drop_last_line(struct charstring *glyph)
{
    bool home = glyph->at.x == glyph->start.x && glyph->at.y == glyph->start.y;
    if (!home || !glyph->has_contour || glyph->count == 0)
        return;
    int dx = 0, dy = 0;
    if (glyph->operator== OP_RLINETO) {
        dy = glyph->operands[--glyph->count];
        dx = glyph->operands[--glyph->count];
    } else if (glyph->operator== OP_HLINETO || glyph->operator== OP_VLINETO) {
        glyph->upright = !glyph->upright;
        int by = glyph->operands[--glyph->count];
        *(glyph->upright ? &dy : &dx) = by;
    }
    glyph->at.x -= dx;
    glyph->at.y -= dy;
    if (glyph->count == 0)
        glyph->operator= 0;
}

void
charstring_move(struct charstring *glyph, struct charstring_point to)
{
    drop_last_line(glyph);
    int dx = to.x - glyph->at.x, dy = to.y - glyph->at.y;
    begin(glyph, dy == 0 ? OP_HMOVETO : dx == 0 ? OP_VMOVETO : OP_RMOVETO);
    if (glyph->operator!= OP_VMOVETO)
        add(glyph, dx);
    if (glyph->operator!= OP_HMOVETO)
        add(glyph, dy);
    glyph->ended = true;
    glyph->at = glyph->start = to;
    glyph->has_contour = false;
}

void
charstring_line(struct charstring *glyph, struct charstring_point to)
{
    int dx = to.x - glyph->at.x, dy = to.y - glyph->at.y;
    glyph->at = to;
    if (dx == 0 && dy == 0)
        return;
    glyph->has_contour = true;
    if (dx != 0 && dy != 0) {
        if (!takes(glyph, OP_RLINETO, 2))
            begin(glyph, OP_RLINETO);
        add(glyph, dx);
        add(glyph, dy);
        return;
    }
    bool upright = dx == 0;
    bool chain = takes(glyph, OP_HLINETO, 1) || takes(glyph, OP_VLINETO, 1);
    if (!chain || glyph->upright != upright)
        begin(glyph, upright ? OP_VLINETO : OP_HLINETO);
    add(glyph, upright ? dy : dx);
    glyph->upright = !upright;
}

/* A curve that begins along one axis and ends along the other, or, when it is
 * the last of its chain, in any direction. */
static void
put_turn(struct charstring *glyph, const int d[6], bool upright)
{
    int last = upright ? d[5] : d[4]; /* 0 when it ends along the other axis */
    bool chain = takes(glyph, OP_HVCURVETO, 5) || takes(glyph, OP_VHCURVETO, 5);
    if (!chain || glyph->upright != upright)
        begin(glyph, upright ? OP_VHCURVETO : OP_HVCURVETO);
    add(glyph, upright ? d[1] : d[0]);
    add(glyph, d[2]);
    add(glyph, d[3]);
    add(glyph, upright ? d[4] : d[5]);
    if (last != 0)
        add(glyph, last);
    glyph->ended = last != 0;
    glyph->upright = !upright;
}

/* A curve that ends along an axis: first along the same, or in a direction
 * that only the first of its chain may have. */
static void
put_along(struct charstring *glyph, const int d[6], bool upright)
{
    enum operator operator= upright ? OP_VVCURVETO : OP_HHCURVETO;
    int across = upright ? d[0] : d[1];
    if (across != 0 || !takes(glyph, operator, 4)) {
        begin(glyph, operator);
        if (across != 0)
            add(glyph, across);
    }
    add(glyph, upright ? d[1] : d[0]);
    add(glyph, d[2]);
    add(glyph, d[3]);
    add(glyph, upright ? d[5] : d[4]);
}

void
charstring_curve(struct charstring *glyph, struct charstring_point one,
    struct charstring_point two, struct charstring_point to)
{
    const int d[6] = {one.x - glyph->at.x, one.y - glyph->at.y, two.x - one.x,
        two.y - one.y, to.x - two.x, to.y - two.y};
    glyph->at = to;
    glyph->has_contour = true;
    if (d[1] == 0 && d[5] == 0) {
        put_along(glyph, d, false);
    } else if (d[0] == 0 && d[4] == 0) {
        put_along(glyph, d, true);
    } else if (d[1] == 0 || d[0] == 0) {
        put_turn(glyph, d, d[0] == 0);
    } else if (d[5] == 0 || d[4] == 0) {
        put_along(glyph, d, d[4] == 0);
    } else {
        if (!takes(glyph, OP_RRCURVETO, 6))
            begin(glyph, OP_RRCURVETO);
        for (int i = 0; i < 6; i++)
            add(glyph, d[i]);
    }
}

void
charstring_end(struct charstring *glyph)
{
    drop_last_line(glyph);
    flush(glyph);
    buf_char(glyph->out, OP_ENDCHAR);
}
