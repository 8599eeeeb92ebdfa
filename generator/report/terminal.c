/* Findings as a person reads them: four parts with a caret, or one line. */
#include <string.h>

#include "base/text.h"
#include "report/report.h"

/* A line of a plan is shown up to here; a caret further right is enough
 * to be seen at its own column of the cut line. */
#define SHOWN_COLUMNS 160

static const char *const severity_names[] = {
    [SEVERITY_NONE] = "",
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

static const char *const severity_colors[] = {
    [SEVERITY_NONE] = "",
    [SEVERITY_NOTE] = "\x1b[1;36m",
    [SEVERITY_WARNING] = "\x1b[1;33m",
    [SEVERITY_ERROR] = "\x1b[1;31m",
};

struct writer {
    struct buf *out;
    bool color;
};

static void
paint(const struct writer *writer, const char *sequence)
{
    if (writer->color)
        buf_str(writer->out, sequence);
}

static void
put_visible(const struct writer *writer, const char *text)
{
    buf_visible(writer->out, text, strlen(text));
}

static void
put_path(const struct writer *writer, struct place at)
{
    struct line_column start = place_start(at);
    put_visible(writer, at.source ? at.source->path : "-");
    buf_printf(writer->out, ":%d:%d", start.line, start.column);
}

static void
put_spaces(struct buf *out, int count)
{
    while (count-- > 0)
        buf_char(out, ' ');
}

/* The bytes of the place that stand on its first line. */
static uint32_t
length_on_line(struct place at, struct slice line, uint32_t begin)
{
    uint32_t left = (uint32_t)line.n > begin ? (uint32_t)line.n - begin : 0;
    uint32_t length = at.length < left ? at.length : left;
    return length > 0 ? length : 1;
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

struct excerpt {
    int line;
    struct slice text; /* of the line, from `skipped` on */
    uint32_t begin;    /* of the caret in it */
    uint32_t length;
    bool cut_before;
};

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

/* The caret may stand far to the right: then the line is shown from a
 * little before it. */
static struct excerpt
excerpt_of(struct place at)
{
    struct excerpt excerpt = {.line = place_start(at).line};
    struct slice line = source_line(at.source, excerpt.line);
    uint32_t line_at = (uint32_t)(line.p - at.source->text);
    uint32_t begin = at.at > line_at ? at.at - line_at : 0;
    if (begin > line.n)
        begin = (uint32_t)line.n;
    excerpt.length = length_on_line(at, line, begin);
    uint32_t skip = begin > SHOWN_COLUMNS / 2 && line.n > SHOWN_COLUMNS
                        ? begin - SHOWN_COLUMNS / 4
                        : 0;
    if (skip > 0)
        skip = (uint32_t)character_start(line.p, skip);
    excerpt.cut_before = skip > 0;
    excerpt.text = (struct slice){line.p + skip, line.n - skip};
    if (excerpt.text.n > SHOWN_COLUMNS)
        excerpt.text.n = character_start(excerpt.text.p, SHOWN_COLUMNS);
    excerpt.begin = begin - skip;
    if (excerpt.begin + excerpt.length > excerpt.text.n)
        excerpt.length = excerpt.text.n > excerpt.begin
                             ? (uint32_t)excerpt.text.n - excerpt.begin
                             : 1;
    return excerpt;
}

static void
put_excerpt(const struct writer *writer, struct place at, char mark,
    const char *label, int number_width, const char *color)
{
    struct excerpt excerpt = excerpt_of(at);
    buf_printf(writer->out, "  %*d | ", number_width, excerpt.line);
    if (excerpt.cut_before)
        buf_str(writer->out, "... ");
    buf_visible(writer->out, excerpt.text.p, excerpt.text.n);
    buf_char(writer->out, '\n');
    put_spaces(writer->out, number_width + 2);
    buf_str(writer->out, " | ");
    size_t before =
        excerpt.begin < excerpt.text.n ? excerpt.begin : excerpt.text.n;
    put_spaces(writer->out,
        visible_columns(excerpt.text.p, before) + (excerpt.cut_before ? 4 : 0));
    size_t marked =
        before + excerpt.length <= excerpt.text.n ? excerpt.length : 0;
    int columns = visible_columns(excerpt.text.p + before, marked);
    paint(writer, color);
    for (int i = 0; i < (columns > 0 ? columns : 1); i++)
        buf_char(writer->out, mark);
    if (label) {
        buf_char(writer->out, ' ');
        put_visible(writer, label);
    }
    paint(writer, "\x1b[0m");
    buf_char(writer->out, '\n');
}

static int
digits(int number)
{
    int count = 1;
    while (number /= 10)
        count++;
    return count;
}

/* Both places in the order in which they stand in the file. */
static void
put_places(const struct writer *writer, const struct finding *finding)
{
    const char *color = severity_colors[finding->severity];
    bool two =
        finding->second.source == finding->at.source && finding->second.source;
    int width = digits(place_start(finding->at).line);
    if (two && digits(place_start(finding->second).line) > width)
        width = digits(place_start(finding->second).line);
    if (width < 4)
        width = 4;
    bool first = two && finding->second.at < finding->at.at;
    if (first)
        put_excerpt(writer, finding->second, '-', finding->second_label, width,
            "\x1b[1;34m");
    put_excerpt(writer, finding->at, '^', finding->label, width, color);
    if (two && !first)
        put_excerpt(writer, finding->second, '-', finding->second_label, width,
            "\x1b[1;34m");
    if (finding->second.source && !two) {
        buf_str(writer->out, "  see ");
        put_path(writer, finding->second);
        buf_char(writer->out, '\n');
    }
}

/* A part such as "fix" with its text, further lines indented below it. */
static void
put_part(const struct writer *writer, const char *name, const char *text)
{
    if (text_blank(text))
        return;
    buf_str(writer->out, "  ");
    paint(writer, "\x1b[1m");
    buf_printf(writer->out, "%-4s", name);
    paint(writer, "\x1b[0m");
    buf_char(writer->out, ' ');
    while (*text) {
        size_t length = strcspn(text, "\n");
        buf_visible(writer->out, text, length);
        buf_char(writer->out, '\n');
        text += length;
        if (*text == '\n' && *++text)
            buf_str(writer->out, "       ");
    }
}

static void
put_full(const struct writer *writer, const struct finding *finding)
{
    const struct rule *rule = rule_get(finding->rule);
    paint(writer, severity_colors[finding->severity]);
    buf_printf(writer->out, "%s[%s %s]", severity_names[finding->severity],
        rule->code, rule->name);
    paint(writer, "\x1b[0m");
    buf_str(writer->out, ": ");
    put_visible(writer, finding->message);
    buf_str(writer->out, "\n  ");
    put_path(writer, finding->at);
    buf_char(writer->out, '\n');
    if (finding->at.source)
        put_places(writer, finding);
    put_part(writer, "why", rule->why);
    put_part(writer, "fix", finding->fix ? finding->fix : rule->fix);
    buf_char(writer->out, '\n');
}

static void
put_concise(const struct writer *writer, const struct finding *finding)
{
    put_path(writer, finding->at);
    buf_str(writer->out, ": ");
    paint(writer, severity_colors[finding->severity]);
    buf_str(writer->out, severity_names[finding->severity]);
    paint(writer, "\x1b[0m");
    buf_str(writer->out, ": ");
    put_visible(writer, finding->message);
    buf_printf(writer->out, " [%s]\n", rule_get(finding->rule)->code);
}

void
report_write(
    const struct report *report, struct report_style style, struct buf *out)
{
    struct writer writer = {out, style.color};
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->severity == SEVERITY_NONE)
            continue; /* waived by the plan */
        if (style.format == REPORT_FULL)
            put_full(&writer, finding);
        else
            put_concise(&writer, finding);
    }
}
