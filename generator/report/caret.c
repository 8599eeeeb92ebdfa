#include "report/caret.h"

#include <string.h>

#include "base/text.h"

/* A line of a plan is shown up to here; a caret further right is enough
 * to be seen at its own column of the cut line. */
#define SHOWN_BYTES 160
#define CUT "... "
#define CUT_COLUMNS 4
#define COLOR_SECOND "\x1b[1;34m"
#define NUMBER_WIDTH 4

struct mark {
    struct place at;
    const char *label; /* or NULL */
    const char *color;
    char sign;
};

struct drawing {
    struct buf *out;
    bool color;
    int number_width;
};

/* The part of a line that is shown. */
struct window {
    struct slice line;
    struct slice text;
    bool cut; /* something stands before it */
};

/* A mark's columns in a window, from 0. */
struct span {
    int column;
    int width;
};

const char *
caret_color(enum severity severity)
{
    static const char *const colors[] = {
        [SEVERITY_NONE] = "",
        [SEVERITY_NOTE] = "\x1b[1;36m",
        [SEVERITY_WARNING] = "\x1b[1;33m",
        [SEVERITY_ERROR] = "\x1b[1;31m",
    };
    return colors[severity];
}

static int
line_of(struct place at)
{
    return place_start(at).line;
}

/* The offset itself, or the first byte of the character that it would cut;
 * bytes that are no character may be cut anywhere. */
static size_t
character_start(const char *text, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 3 &&
           ((unsigned char)text[start] & 0xC0) == 0x80)
        start--;
    return ((unsigned char)text[start] & 0xC0) == 0x80 ? at : start;
}

/* Where the place begins in its line, in bytes. */
static size_t
begin_in(struct slice line, struct place at)
{
    size_t line_at = (size_t)(line.p - at.source->text);
    size_t begin = at.at > line_at ? at.at - line_at : 0;
    return begin < line.n ? begin : line.n;
}

/* The place may stand far to the right: then the line is shown from a
 * little before it. */
static struct window
window_of(struct place at)
{
    struct slice line = source_line(at.source, line_of(at));
    size_t begin = begin_in(line, at), skip = 0;
    if (begin > SHOWN_BYTES / 2 && line.n > SHOWN_BYTES)
        skip = character_start(line.p, begin - SHOWN_BYTES / 4);
    struct slice text = {line.p + skip, line.n - skip};
    if (text.n > SHOWN_BYTES)
        text.n = character_start(text.p, SHOWN_BYTES);
    return (struct window){line, text, skip > 0};
}

static int
visible_columns(const char *text, size_t size)
{
    struct buf shown = {0};
    buf_visible(&shown, text, size);
    int columns = shown.n ? text_columns(shown.p, shown.n) : 0;
    buf_free(&shown);
    return columns;
}

/* False when the place stands outside of what is shown. */
static bool
span_in(const struct window *window, struct place at, struct span *span)
{
    const struct slice *text = &window->text;
    size_t skip = (size_t)(text->p - window->line.p);
    size_t begin = begin_in(window->line, at);
    if (begin < skip || begin - skip > text->n)
        return false;
    begin -= skip;
    size_t left = text->n - begin;
    size_t length = at.length < left ? at.length : left;
    int width = visible_columns(text->p + begin, length);
    span->column =
        visible_columns(text->p, begin) + (window->cut ? CUT_COLUMNS : 0);
    span->width = width > 0 ? width : 1;
    return true;
}

static void
paint(const struct drawing *drawing, const char *sequence)
{
    if (drawing->color)
        buf_str(drawing->out, sequence);
}

static void
put_times(struct buf *out, char c, int count)
{
    while (count-- > 0)
        buf_char(out, c);
}

static void
put_line(const struct drawing *drawing, const struct window *window, int line)
{
    buf_printf(drawing->out, "  %*d | ", drawing->number_width, line);
    if (window->cut)
        buf_str(drawing->out, CUT);
    buf_visible(drawing->out, window->text.p, window->text.n);
    buf_char(drawing->out, '\n');
}

/* The empty number of a line of marks, up to a column. */
static void
put_margin(const struct drawing *drawing, int column)
{
    put_times(drawing->out, ' ', drawing->number_width + 2);
    buf_str(drawing->out, " | ");
    put_times(drawing->out, ' ', column);
}

static void
put_mark(
    const struct drawing *drawing, const struct mark *mark, struct span span)
{
    paint(drawing, mark->color);
    put_times(drawing->out, mark->sign, span.width);
    paint(drawing, COLOR_OFF);
}

static void
put_label(
    const struct drawing *drawing, const struct mark *mark, const char *before)
{
    if (!mark->label)
        return;
    buf_str(drawing->out, before);
    paint(drawing, mark->color);
    buf_visible(drawing->out, mark->label, strlen(mark->label));
    paint(drawing, COLOR_OFF);
}

static void
draw_one(const struct drawing *drawing, const struct mark *mark)
{
    struct window window = window_of(mark->at);
    struct span span = {0, 1};
    span_in(&window, mark->at, &span);
    put_line(drawing, &window, line_of(mark->at));
    put_margin(drawing, span.column);
    put_mark(drawing, mark, span);
    put_label(drawing, mark, " ");
    buf_char(drawing->out, '\n');
}

/* Both marks below one line; what is said of the left one stands below it.
 * False when one line cannot show them. */
static bool
draw_both(const struct drawing *drawing, const struct mark *left,
    const struct mark *right)
{
    struct window window = window_of(left->at);
    struct span first, second;
    if (line_of(left->at) != line_of(right->at) ||
        !span_in(&window, left->at, &first) ||
        !span_in(&window, right->at, &second) ||
        first.column + first.width > second.column)
        return false;
    put_line(drawing, &window, line_of(left->at));
    put_margin(drawing, first.column);
    put_mark(drawing, left, first);
    put_times(drawing->out, ' ', second.column - first.column - first.width);
    put_mark(drawing, right, second);
    put_label(drawing, right, " ");
    buf_char(drawing->out, '\n');
    if (left->label) {
        put_margin(drawing, first.column);
        put_label(drawing, left, "");
        buf_char(drawing->out, '\n');
    }
    return true;
}

static int
digits(int number)
{
    int count = 1;
    while (number /= 10)
        count++;
    return count;
}

static void
put_elsewhere(struct buf *out, struct place at)
{
    struct line_column start = place_start(at);
    buf_str(out, "  see ");
    buf_visible(out, at.source->path, strlen(at.source->path));
    buf_printf(out, ":%d:%d\n", start.line, start.column);
}

/* Two places of one file. */
static void
draw_two(const struct drawing *drawing, struct mark *at, struct mark *second)
{
    bool first = second->at.at < at->at.at;
    struct mark *left = first ? second : at, *right = first ? at : second;
    bool one_line = line_of(at->at) == line_of(second->at);
    second->sign = one_line ? '~' : '-';
    if (draw_both(drawing, left, right))
        return;
    draw_one(drawing, left);
    draw_one(drawing, right);
}

void
caret_put(struct buf *out, const struct finding *finding, bool color)
{
    struct mark at = {
        finding->at, finding->label, caret_color(finding->severity), '^'};
    struct mark second = {
        finding->second, finding->second_label, COLOR_SECOND, '-'};
    struct drawing drawing = {out, color, NUMBER_WIDTH};
    bool two = finding->second.source == finding->at.source;
    int last = digits(line_of(finding->at));
    if (two && digits(line_of(finding->second)) > last)
        last = digits(line_of(finding->second));
    if (last > drawing.number_width)
        drawing.number_width = last;
    if (two) {
        draw_two(&drawing, &at, &second);
        return;
    }
    draw_one(&drawing, &at);
    if (finding->second.source)
        put_elsewhere(out, finding->second);
}
