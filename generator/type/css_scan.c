#include "type/css_scan.h"

#include <string.h>

bool
css_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static inline bool
is_name(char c)
{
    unsigned char letter = (unsigned char)(c | 0x20), digit = (unsigned char)c;
    return (unsigned char)(letter - 'a') < 26 ||
           (unsigned char)(digit - '0') < 10 || c == '-' || c == '_' ||
           (c & 0x80);
}

bool
css_is_name(char c)
{
    return is_name(c);
}

/* Most of all text: nothing in it begins or ends anything. */
static const char *
skip_name(const char *p, const char *end)
{
    while (p < end && is_name(*p))
        p++;
    return p;
}

static bool
at_comment(const char *p, const char *end)
{
    return end - p >= 2 && p[0] == '/' && p[1] == '*';
}

static const char *
skip_comment(const char *p, const char *end)
{
    for (p += 2; p < end; p++)
        if (*p == '*' && p + 1 < end && p[1] == '/')
            return p + 2;
    return end;
}

const char *
css_skip_space(const char *p, const char *end)
{
    while (p < end) {
        if (css_is_space(*p))
            p++;
        else if (at_comment(p, end))
            p = skip_comment(p, end);
        else
            break;
    }
    return p;
}

struct slice
css_trim(const char *p, const char *end)
{
    p = css_skip_space(p, end);
    while (end > p && css_is_space(end[-1]))
        end--;
    return (struct slice){p, (size_t)(end - p)};
}

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool
css_slice_is(struct slice text, const char *word)
{
    const char *p = text.p, *end = text.p + text.n;
    while (p < end && *word) {
        if (css_is_space(*p) && *word == ' ') {
            p = css_skip_space(p, end);
            word++;
        } else if (lower(*p++) != *word++) {
            return false;
        }
    }
    return p == end && !*word;
}

static const char *
skip_string(const char *p, const char *end)
{
    char quote = *p++;
    while (p < end && *p != quote && *p != '\n') {
        if (*p == '\\' && p + 1 < end)
            p++;
        p++;
    }
    return p < end ? p + 1 : end;
}

/* One character, string, comment or escape further. */
static const char *
skip_one(const char *p, const char *end)
{
    if (*p == '"' || *p == '\'')
        return skip_string(p, end);
    if (at_comment(p, end))
        return skip_comment(p, end);
    if (*p == '\\' && p + 1 < end)
        return p + 2;
    return p + 1;
}

const char *
css_find(const char *p, const char *end, const char *any)
{
    int depth = 0;
    bool blocks = strchr(any, '{') == NULL;
    while ((p = skip_name(p, end)) < end) {
        if (depth == 0 && *p && strchr(any, *p))
            return p;
        if (*p == '(' || *p == '[' || (blocks && *p == '{'))
            depth++;
        else if (*p == ')' || *p == ']' || (blocks && *p == '}'))
            depth -= depth > 0;
        p = skip_one(p, end);
    }
    return end;
}

const char *
css_block_end(const char *p, const char *end)
{
    int depth = 0;
    while ((p = skip_name(p, end)) < end) {
        if (*p == '{')
            depth++;
        else if (*p == '}' && --depth == 0)
            return p;
        p = skip_one(p, end);
    }
    return end;
}
