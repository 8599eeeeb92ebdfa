#include "source/excerpt.h"

#include <string.h>

#include "base/text.h"

#define LINE_PASTED 400 /* bytes of a line that is shown whole */

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
excerpt_line(
    struct report *report, int columns, const char *dash, struct slice text)
{
    text = slice_trim(text);
    if (text.n <= LINE_PASTED)
        return report_text(
            report, "`%*s%s%.*s`", columns, "", dash, (int)text.n, text.p);
    return report_text(report, "`%*s%s%s`   and the rest as it is", columns, "",
        dash, excerpt(report, text));
}

/* The line, or the lines, with the repair made. */
static const char *
with_repair(struct report *report, const struct finding_edit *edit)
{
    const struct source *source = edit->at.source;
    uint32_t begin = line_begin(source, edit->at.at);
    uint32_t behind = place_behind(edit->at);
    return report_text(report, "%.*s%s%.*s", (int)(edit->at.at - begin),
        source->text + begin, edit->with,
        (int)(line_finish(source, behind) - behind), source->text + behind);
}

const char *
excerpt_edited(struct report *report, const struct finding_edit *edit)
{
    const char *line = with_repair(report, edit);
    return excerpt_line(report, line_indent(edit->at.source, edit->at.at), "",
        (struct slice){line, strlen(line)});
}

const char *
excerpt_edited_line(struct report *report, const struct finding_edit *edit)
{
    const char *line = with_repair(report, edit);
    return strlen(line) > LINE_PASTED ? NULL : line;
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

/* A comment, or a character that quotes do not hold. */
static bool
cannot_be_quoted(struct slice text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == '#' && (i == 0 || is_blank(text.p[i - 1])))
            return true;
        if (c < ' ' && !is_blank(text.p[i]))
            return true;
    }
    return text.n == 0;
}

void
excerpt_quote_edit(struct finding *finding, struct report *report,
    struct place at, struct slice text)
{
    struct buf buf = {0};
    text = slice_trim(text);
    if (cannot_be_quoted(text))
        return;
    bool plain = !memchr(text.p, '"', text.n) && !memchr(text.p, '\\', text.n);
    char quote = plain ? '"' : '\'';
    buf_char(&buf, quote);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == quote)
            buf_char(&buf, quote);
        buf_char(&buf, text.p[i]);
    }
    buf_char(&buf, quote);
    finding->edit = (struct finding_edit){.at = at, .with = take(report, &buf)};
}

static const char *const openers[] = {"\xE2\x80\x9C", "\xE2\x80\x9D",
    "\xE2\x80\x9E", "\xE2\x80\x9F", "\xE2\x80\x98", "\xE2\x80\x9A"};
static const char *const closers[] = {
    "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99", "\""};

bool
smart_opened(struct slice text)
{
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++)
        if (text.n >= 3 && memcmp(text.p, openers[i], 3) == 0)
            return true;
    return false;
}

bool
smart_quoted(struct slice text, struct slice *inner)
{
    if (!smart_opened(text))
        return false;
    *inner = (struct slice){text.p + 3, text.n - 3};
    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++) {
        size_t n = strlen(closers[i]);
        if (inner->n >= n &&
            memcmp(inner->p + inner->n - n, closers[i], n) == 0) {
            inner->n -= n;
            return true;
        }
    }
    return false;
}

/* U+2018 to U+201F, but for the one that is an apostrophe, too. */
static bool
has_smart_quote(struct slice text)
{
    for (size_t i = 0; i + 3 <= text.n; i++)
        if (memcmp(text.p + i, "\xE2\x80", 2) == 0 &&
            ((unsigned char)text.p[i + 2] & 0xF8) == 0x98 &&
            (unsigned char)text.p[i + 2] != 0x99)
            return true;
    return false;
}

void
excerpt_smart_edit(
    struct finding *finding, struct report *report, struct place at)
{
    struct slice inner;
    if (smart_quoted(excerpt_slice(at), &inner) && !has_smart_quote(inner))
        excerpt_quote_edit(finding, report, at, inner);
}

bool
no_width(const char *p)
{
    return strncmp(p, "\xE2\x80\x8B", 3) == 0 ||
           strncmp(p, "\xEF\xBB\xBF", 3) == 0;
}

int
odd_space(const char *p)
{
    if ((unsigned char)*p < 0x80) /* nearly all that names begin with */
        return 0;
    if (strncmp(p, "\xC2\xA0", 2) == 0)
        return 2;
    bool general =
        strncmp(p, "\xE2\x80", 2) == 0 &&
        (((unsigned char)p[2] >= 0x80 && (unsigned char)p[2] <= 0x8B) ||
            (unsigned char)p[2] == 0xAF);
    return general || strncmp(p, "\xE3\x80\x80", 3) == 0 || no_width(p) ? 3 : 0;
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

uint32_t
line_next(const struct source *source, uint32_t at)
{
    const char *end = memchr(source->text + at, '\n', source->size - at);
    return end ? (uint32_t)(end - source->text) + 1 : source->size;
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
    return text_alnum(c) || c == '-' || c == '_' || (c & 0x80);
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

bool
line_is_item(const struct source *source, uint32_t at)
{
    const char *p = source->text + line_begin(source, at);
    p += strspn(p, " \t");
    return p[0] == '-' && (!p[1] || is_blank(p[1]));
}

struct place
line_text(const struct source *source, uint32_t at)
{
    uint32_t begin = line_begin(source, at), end = line_finish(source, at);
    struct slice text =
        slice_trim((struct slice){source->text + begin, end - begin});
    return place_in(
        source, (uint32_t)(text.p - source->text), (uint32_t)text.n);
}

static bool
says_something(const struct source *source, uint32_t line)
{
    struct slice text = excerpt_slice(line_text(source, line));
    return text.n > 0 && text.p[0] != '#';
}

bool
line_before(const struct source *source, uint32_t at, uint32_t *before)
{
    uint32_t begin = line_begin(source, at);
    while (begin > source->line_starts[0]) {
        begin = line_begin(source, begin - 1);
        if (says_something(source, begin)) {
            *before = begin;
            return true;
        }
    }
    return false;
}

bool
line_after(const struct source *source, uint32_t at, uint32_t *after)
{
    uint32_t begin = line_next(source, at);
    while (begin < source->size && !says_something(source, begin))
        begin = line_next(source, begin);
    if (begin < source->size)
        *after = begin;
    return begin < source->size;
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

uint32_t
line_colon(const struct source *source, uint32_t at)
{
    uint32_t end = line_finish(source, at), p = line_content(source, at);
    while (p < end) {
        if (source->text[p] == '"' || source->text[p] == '\'')
            p = past_quote(source, p, end);
        while (p < end && source->text[p] != ':')
            p++;
        if (p + 1 >= end || is_blank(source->text[p + 1]))
            return p;
        p++;
    }
    return end;
}

struct slice
line_name(const struct source *source, uint32_t at)
{
    uint32_t begin = line_content(source, at);
    uint32_t end = line_is_field(source, at) ? line_colon(source, at) : begin;
    return (struct slice){source->text + begin, end - begin};
}

uint32_t
section_end(const struct source *source, uint32_t at)
{
    do {
        at = line_next(source, at);
    } while (at < source->size &&
             (line_indent(source, at) > 0 || line_is_item(source, at) ||
                 !line_is_field(source, at)));
    return at;
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
excerpt_quotes(struct report *report, struct place value, struct slice text)
{
    struct slice name = name_before(value.source, value.at);
    struct finding_edit edit = {
        .at = value, .with = excerpt_quoted(report, text)};
    bool one_line = !memchr(value.source->text + value.at, '\n', value.length);
    if (one_line && excerpt_edited_line(report, &edit))
        return excerpt_edited(report, &edit);
    return name.n == 0 ? edit.with
                       : report_text(report, "%.*s: %s", (int)name.n, name.p,
                             edit.with);
}

const char *
excerpt_field(struct report *report, struct place value, struct slice text)
{
    const char *line = excerpt_quotes(report, value, text);
    return *line == '`' ? report_text(report, "Replace line %d with: %s",
                              place_start(value).line, line)
                        : line;
}
