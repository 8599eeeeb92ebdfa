#include "source/prose_body.h"

#include <string.h>

struct body
body_new(struct arena *arena, struct place prose)
{
    const char *text = prose.source->text + prose.at;
    int lines = 1;
    for (uint32_t i = 0; i < prose.length; i++)
        lines += text[i] == '\n' || text[i] == '\r';
    struct body body = {
        .prose = prose, .line_starts = ARENA_ARRAY(arena, uint32_t, lines)};
    body.line_starts[body.lines++] = prose.at;
    for (uint32_t i = 0; i < prose.length; i++) {
        bool pair =
            text[i] == '\r' && i + 1 < prose.length && text[i + 1] == '\n';
        if ((text[i] == '\n' || text[i] == '\r') && !pair)
            body.line_starts[body.lines++] = prose.at + i + 1;
    }
    return body;
}

struct place
body_line(const struct body *body, int line)
{
    const struct place prose = body->prose;
    if (line < 1)
        line = 1;
    if (line > body->lines)
        return place_in(prose.source, prose.at + prose.length, 0);
    uint32_t begin = body->line_starts[line - 1];
    uint32_t end =
        line < body->lines ? body->line_starts[line] : prose.at + prose.length;
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

struct place
body_find(uint32_t *from, struct place within, struct slice text,
    struct place otherwise)
{
    uint32_t end = within.at + within.length;
    uint32_t begin = *from > within.at ? *from : within.at;
    if (text.n == 0 || begin >= end)
        return otherwise;
    size_t reach = BODY_REACH + text.n;
    if (reach > end - begin)
        reach = end - begin;
    const char *base = within.source->text;
    const char *hit = memmem(base + begin, reach, text.p, text.n);
    if (!hit)
        return otherwise;
    uint32_t at = (uint32_t)(hit - base);
    *from = at + (uint32_t)text.n;
    return place_in(within.source, at, (uint32_t)text.n);
}
