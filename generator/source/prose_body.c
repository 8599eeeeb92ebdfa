#include "source/prose_body.h"

#include <ctype.h>
#include <string.h>

/* Behind the next end of a line, or NULL. */
static const char *
next_line(const char *p, const char *end, bool returns)
{
    if (!returns) {
        const char *feed = memchr(p, '\n', (size_t)(end - p));
        return feed ? feed + 1 : NULL;
    }
    while (p < end && *p != '\n' && *p != '\r')
        p++;
    if (p == end)
        return NULL;
    bool pair = *p == '\r' && p + 1 < end && p[1] == '\n';
    return p + 1 + pair;
}

struct body
body_new(struct arena *arena, struct place prose)
{
    const char *text = prose.source->text + prose.at;
    const char *end = text + prose.length;
    bool returns = memchr(text, '\r', prose.length) != NULL;
    int lines = 1;
    for (const char *p = text; (p = next_line(p, end, returns)) != NULL;)
        lines++;
    struct body body = {
        .prose = prose, .line_starts = ARENA_ARRAY(arena, uint32_t, lines)};
    body.line_starts[body.lines++] = prose.at;
    for (const char *p = text; (p = next_line(p, end, returns)) != NULL;)
        body.line_starts[body.lines++] = prose.at + (uint32_t)(p - text);
    return body;
}

struct place
body_line(const struct body *body, int line)
{
    const struct place prose = body->prose;
    if (line < 1)
        line = 1;
    if (line > body->lines)
        return place_in(prose.source, place_behind(prose), 0);
    uint32_t begin = body->line_starts[line - 1];
    uint32_t end =
        line < body->lines ? body->line_starts[line] : place_behind(prose);
    while (end > begin && strchr("\r\n", prose.source->text[end - 1]))
        end--;
    return place_in(prose.source, begin, end - begin);
}

uint32_t
body_offset(const struct body *body, int line, int column)
{
    struct place at = body_line(body, line);
    uint32_t step = column > 1 ? (uint32_t)column - 1 : 0;
    return at.at + (step < at.length ? step : at.length);
}

/* Moves *from behind the next occurrence of the text that begins at most
 * `reach` bytes on. */
static bool
find_piece(uint32_t *from, struct place within, struct slice text, size_t reach,
    struct place *hit)
{
    uint32_t end = place_behind(within);
    uint32_t begin = *from > within.at ? *from : within.at;
    if (text.n == 0 || begin >= end)
        return false;
    reach += text.n;
    if (reach > end - begin)
        reach = end - begin;
    const char *base = within.source->text, *found = base + begin;
    /* Most stand right where the last one ended. */
    if (reach < text.n || memcmp(found, text.p, text.n) != 0)
        found = memmem(base + begin, reach, text.p, text.n);
    if (!found)
        return false;
    uint32_t at = (uint32_t)(found - base);
    *from = at + (uint32_t)text.n;
    *hit = place_in(within.source, at, (uint32_t)text.n);
    return true;
}

/* A sign stands right behind what was found last, or behind a backslash. */
static size_t
piece_length(struct slice text)
{
    size_t n = 0;
    while (n < text.n && !ispunct((unsigned char)text.p[n]))
        n++;
    return n > 0 ? n : 1;
}

static bool
find_pieces(
    uint32_t *from, struct place within, struct slice text, struct place *hit)
{
    bool any = false;
    while (text.n > 0) {
        struct slice piece = {text.p, piece_length(text)};
        struct place at;
        bool sign = ispunct((unsigned char)piece.p[0]);
        if (find_piece(from, within, piece, sign ? 1 : BODY_REACH, &at)) {
            *hit = any ? place_span(*hit, at) : at;
            any = true;
        }
        text.p += piece.n;
        text.n -= piece.n;
    }
    return any;
}

/* The line of the offset, as far as it belongs to `within`. */
static struct place
line_within(const struct body *body, uint32_t at, struct place within)
{
    uint32_t end = place_behind(within);
    int low = 0, high = body->lines - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (body->line_starts[middle] <= at)
            low = middle;
        else
            high = middle - 1;
    }
    struct place line = body_line(body, low + 1);
    uint32_t line_end = place_behind(line);
    if (line.at < within.at)
        line.at = within.at;
    if (line_end > end)
        line_end = end;
    if (line.at >= line_end)
        return within;
    line.length = line_end - line.at;
    return line;
}

struct place
body_find(const struct body *body, uint32_t *from, struct place within,
    struct slice text)
{
    struct place hit;
    if (find_piece(from, within, text, BODY_REACH, &hit) ||
        find_pieces(from, within, text, &hit))
        return hit;
    return line_within(body, *from, within);
}

void
body_skip_target(uint32_t *from, struct place within, struct slice target)
{
    const char *text = within.source->text;
    uint32_t at = *from, end = place_behind(within);
    struct place hit;
    while (at < end && strchr("*_`", text[at]))
        at++;
    if (end - at < 2 || text[at] != ']' || text[at + 1] != '(')
        return;
    *from = at + 2;
    find_piece(from, within, target, 2, &hit);
}

/* Length of a sign that opens a block quote or a list item; 0 for none. */
static size_t
marker_length(const char *p, const char *end)
{
    if (*p == '>')
        return 1;
    size_t n = 0;
    if (*p == '-' || *p == '+' || *p == '*') {
        n = 1;
    } else {
        while (p + n < end && n < 10 && p[n] >= '0' && p[n] <= '9')
            n++;
        if (n == 0 || p + n >= end || (p[n] != '.' && p[n] != ')'))
            return 0;
        n++;
    }
    return p + n == end || strchr(" \t\r\n", p[n]) ? n : 0;
}

/* The next sign of nesting beyond the limit on a line that begins at `p`, or
 * NULL. */
static const char *
deep_marker(const char *p, const char *end, size_t *column, size_t *n)
{
    for (;;) {
        while (p < end && (*p == ' ' || *p == '\t')) {
            *column += *p == '\t' ? 4 - *column % 4 : 1;
            p++;
        }
        *n = p < end ? marker_length(p, end) : 0;
        if (*n == 0)
            return NULL;
        if (*column >= BODY_COLUMNS)
            return p;
        *column += *n;
        p += *n;
    }
}

struct slice
body_text(struct arena *arena, struct place prose)
{
    const char *text = prose.source->text + prose.at;
    const char *end = text + prose.length;
    char *copy = NULL;
    for (const char *p = text; p < end; p++) {
        size_t column = 0, n;
        const char *hit = p;
        while ((hit = deep_marker(hit, end, &column, &n))) {
            if (!copy)
                copy = arena_strndup(arena, text, prose.length);
            memset(copy + (hit - text), ' ', n);
            hit += n;
            column += n;
        }
        while (p < end && *p != '\n' && *p != '\r')
            p++;
    }
    return (struct slice){copy ? copy : text, prose.length};
}
