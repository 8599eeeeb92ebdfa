#include "source/excerpt.h"

#include <string.h>

#include "base/text.h"

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct slice
excerpt_slice(struct place place)
{
    return (struct slice){place.source->text + place.at, place.length};
}

struct slice
slice_trim(struct slice text)
{
    while (text.n > 0 && is_blank(text.p[0])) {
        text.p++;
        text.n--;
    }
    while (text.n > 0 && is_blank(text.p[text.n - 1]))
        text.n--;
    return text;
}

/* Line ends and what surrounds them as one space. */
static void
add_joined(struct buf *buf, struct slice text)
{
    for (size_t i = 0; i < text.n; i++) {
        bool blank = is_blank(text.p[i]);
        if (!blank)
            buf_char(buf, text.p[i]);
        else if (buf->n > 0 && buf->p[buf->n - 1] != ' ')
            buf_char(buf, ' ');
    }
}

static const char *
take(struct report *report, struct buf *buf)
{
    const char *text =
        arena_strndup(report->arena, buf->p ? buf->p : "", buf->n);
    buf_free(buf);
    return text;
}

const char *
excerpt(struct report *report, struct slice text)
{
    struct buf buf = {0};
    text = slice_trim(text);
    /* Four bytes a character at most: no need to look at more. */
    if (text.n > EXCERPT_COLUMNS * 8)
        text.n = EXCERPT_COLUMNS * 8;
    add_joined(&buf, text);
    size_t n = buf.n;
    bool cut = false;
    while (n > 0 && text_columns(buf.p, n) > EXCERPT_COLUMNS) {
        cut = true;
        n--;
        while (n > 0 && (buf.p[n] & 0xC0) == 0x80)
            n--;
    }
    buf.n = n;
    if (cut)
        buf_str(&buf, "\xE2\x80\xA6");
    return take(report, &buf);
}

const char *
excerpt_quoted(struct report *report, struct slice text)
{
    struct buf joined = {0}, buf = {0};
    add_joined(&joined, slice_trim(text));
    struct slice one = buf_slice(&joined);
    bool plain = !memchr(one.p, '"', one.n) && !memchr(one.p, '\\', one.n);
    char quote = plain ? '"' : '\'';
    buf_char(&buf, quote);
    for (size_t i = 0; i < one.n; i++) {
        if (one.p[i] == '\'' && !plain)
            buf_char(&buf, '\'');
        buf_char(&buf, one.p[i]);
    }
    buf_char(&buf, quote);
    buf_free(&joined);
    return take(report, &buf);
}

uint32_t
line_begin(const struct source *source, uint32_t at)
{
    while (at > 0 && source->text[at - 1] != '\n')
        at--;
    return at == 0 && source->lines > 0 ? source->line_starts[0] : at;
}

uint32_t
line_finish(const struct source *source, uint32_t at)
{
    while (at < source->size && source->text[at] != '\n')
        at++;
    while (at > 0 && source->text[at - 1] == '\r')
        at--;
    return at;
}

int
line_indent(const struct source *source, uint32_t at)
{
    uint32_t begin = line_begin(source, at), p = begin;
    while (p < source->size && source->text[p] == ' ')
        p++;
    return (int)(p - begin);
}

uint32_t
line_content(const struct source *source, uint32_t at)
{
    const char *text = source->text;
    uint32_t p = line_begin(source, at);
    for (;;) {
        while (p < source->size && (text[p] == ' ' || text[p] == '\t'))
            p++;
        bool dash = p + 1 < source->size && text[p] == '-' &&
                    (text[p + 1] == ' ' || text[p + 1] == '\t');
        if (!dash)
            return p;
        p++;
    }
}

static bool
is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_' || (c & 0x80);
}

bool
line_is_field(const struct source *source, uint32_t at)
{
    const char *text = source->text;
    uint32_t p = line_content(source, at), begin = p;
    while (p < source->size && is_name_byte(text[p]))
        p++;
    return p > begin && p < source->size && text[p] == ':' &&
           (p + 1 == source->size || is_blank(text[p + 1]));
}

/* Past a quoted piece, or to the end of its line when it is not closed. */
static uint32_t
past_quote(const struct source *source, uint32_t at, uint32_t end)
{
    char quote = source->text[at++];
    while (at < end && source->text[at] != quote)
        at += source->text[at] == '\\' && quote == '"' && at + 1 < end ? 2 : 1;
    return at < end ? at + 1 : end;
}

struct place
value_meant(const struct source *source, uint32_t at, bool flow)
{
    const char *text = source->text;
    uint32_t end = line_finish(source, at), p = at;
    if (at < end && (text[at] == '"' || text[at] == '\''))
        p = past_quote(source, at, end);
    for (; p < end; p++) {
        if (text[p] == '#' && p > at && is_blank(text[p - 1]))
            break;
        if (flow && p > at && strchr(",}]", text[p]))
            break;
    }
    while (p > at && is_blank(text[p - 1]))
        p--;
    return place_in(source, at, p - at);
}

/* The field's name whose value begins at `at`; empty when there is none. */
static struct slice
name_before(const struct source *source, uint32_t at)
{
    const char *text = source->text;
    uint32_t begin = line_begin(source, at);
    while (at > begin && is_blank(text[at - 1]))
        at--;
    if (at == begin || text[at - 1] != ':')
        return (struct slice){"", 0};
    uint32_t end = --at;
    while (at > begin && is_name_byte(text[at - 1]))
        at--;
    return (struct slice){text + at, end - at};
}

const char *
excerpt_field(struct report *report, const struct source *source, uint32_t at,
    struct slice text)
{
    struct slice name = name_before(source, at);
    const char *quoted = excerpt_quoted(report, text);
    if (name.n == 0)
        return quoted;
    return report_text(report, "%.*s: %s", (int)name.n, name.p, quoted);
}
