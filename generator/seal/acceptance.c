#include "seal/acceptance.h"

#include <string.h>

#include "base/text.h"
#include "seal/json.h"

enum member {
    MEMBER_FORMAT,
    MEMBER_PLAN,
    MEMBER_SIDE,
    MEMBER_TERMS,
    MEMBER_NAME,
    MEMBER_ROLE,
    MEMBER_DATE,
    MEMBERS
};
static const char *const names[MEMBERS] = {
    "format", "plan", "side", "terms", "name", "role", "date"};

struct parsing {
    struct arena *arena;
    const char *begin, *p, *end;
    struct acceptance *result;
    const char *values[MEMBERS];
    const char *places[MEMBERS];
};

static bool refuse(struct parsing *r, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool
refuse(struct parsing *r, const char *at, const char *format, ...)
{
    struct buf why = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&why, format, args);
    va_end(args);
    r->result->why = arena_strndup(r->arena, why.p, why.n);
    buf_free(&why);
    if (!at)
        return false;
    r->result->line = r->result->column = 1;
    for (const char *p = r->begin; p < at; p++) {
        r->result->column = *p == '\n' ? 1 : r->result->column + 1;
        r->result->line += *p == '\n';
    }
    return false;
}

/* --- JSON --- */

static void
skip_space(struct parsing *r)
{
    while (r->p < r->end && strchr(" \t\r\n", *r->p) && *r->p)
        r->p++;
}

static bool
take(struct parsing *r, char c)
{
    skip_space(r);
    if (r->p == r->end || *r->p != c)
        return false;
    r->p++;
    return true;
}

static bool
read_hex(struct parsing *r, uint32_t *code)
{
    *code = 0;
    for (int i = 0; i < 4; i++, r->p++) {
        char c = r->p < r->end ? *r->p : 'x';
        char low = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            *code = *code * 16 + (uint32_t)(c - '0');
        else if (low >= 'a' && low <= 'f')
            *code = *code * 16 + (uint32_t)(low - 'a' + 10);
        else
            return false;
    }
    return true;
}

/* Behind "\u": a character of four digits, or of two times four. */
static bool
read_rune(struct parsing *r, struct buf *text)
{
    uint32_t code, low;
    if (!read_hex(r, &code) || code == 0 || (code >= 0xDC00 && code < 0xE000))
        return false;
    if (code >= 0xD800 && code < 0xDC00) {
        if (r->end - r->p < 6 || r->p[0] != '\\' || r->p[1] != 'u')
            return false;
        r->p += 2;
        if (!read_hex(r, &low) || low < 0xDC00 || low >= 0xE000)
            return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    buf_rune(text, code);
    return true;
}

static bool
read_escape(struct parsing *r, struct buf *text)
{
    static const char letters[] = "btnfr\"\\/", means[] = "\b\t\n\f\r\"\\/";
    char c = r->p < r->end ? *r->p++ : '\0';
    if (c == 'u')
        return read_rune(r, text);
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter)
        buf_char(text, means[letter - letters]);
    return letter != NULL;
}

static const char *
read_string(struct parsing *r)
{
    struct buf text = {0};
    const char *from = r->p;
    bool ok = take(r, '"'), closed = false;
    while (ok && !closed && r->p < r->end) {
        unsigned char c = (unsigned char)*r->p++;
        closed = c == '"';
        if (c == '\\')
            ok = read_escape(r, &text);
        else if (c < 32)
            ok = false;
        else if (!closed)
            buf_char(&text, (char)c);
    }
    const char *made =
        ok && closed ? arena_strndup(r->arena, text.p ? text.p : "", text.n)
                     : NULL;
    buf_free(&text);
    if (!made)
        refuse(r, from, "is not JSON: a string is wanted here");
    return made;
}

/* --- members --- */

static int
member_of(const char *name)
{
    for (int i = 0; i < MEMBERS; i++)
        if (text_is(name, names[i]))
            return i;
    return -1;
}

static bool
read_member(struct parsing *r)
{
    skip_space(r);
    const char *at = r->p, *name = read_string(r);
    if (!name)
        return false;
    int member = member_of(name);
    if (member < 0)
        return refuse(r, at, "has \"%s\", which an acceptance does not", name);
    if (r->values[member])
        return refuse(r, at, "says \"%s\" twice", name);
    if (!take(r, ':'))
        return refuse(r, r->p, "is not JSON: a colon is wanted here");
    skip_space(r);
    r->places[member] = r->p;
    r->values[member] = read_string(r);
    return r->values[member] != NULL;
}

static bool
read_object(struct parsing *r)
{
    if (!take(r, '{'))
        return refuse(r, r->p, "is not JSON: an object is wanted here");
    do
        if (!read_member(r))
            return false;
    while (take(r, ','));
    if (!take(r, '}'))
        return refuse(r, r->p, "is not JSON: a comma or } is wanted here");
    skip_space(r);
    if (r->p < r->end)
        return refuse(r, r->p, "has something behind its end");
    for (int i = 0; i < MEMBERS; i++)
        if (!r->values[i])
            return refuse(r, NULL, "does not say \"%s\"", names[i]);
    return true;
}

/* --- what they say --- */

static bool
is_digest(const char *text)
{
    return text_starts(text, "sha256:") && strlen(text) == 71 &&
           strspn(text + 7, "0123456789abcdef") == 64;
}

static bool
read_text(struct parsing *r, enum member member, const char **text)
{
    const char *value = r->values[member];
    if (!text_is_clean(value))
        return refuse(r, r->places[member], "has control characters in \"%s\"",
            names[member]);
    *text = json_text(r->arena, value);
    return true;
}

static bool
read_values(struct parsing *r)
{
    struct acceptance *result = r->result;
    if (!text_is(r->values[MEMBER_FORMAT], ACCEPTANCE_FORMAT))
        return refuse(r, r->places[MEMBER_FORMAT],
            "is not of the format " ACCEPTANCE_FORMAT);
    const char *side = r->values[MEMBER_SIDE];
    result->side = text_is(side, "customer") ? SIDE_CUSTOMER
                   : text_is(side, "vendor") ? SIDE_VENDOR
                                             : SIDE_NONE;
    if (result->side == SIDE_NONE)
        return refuse(r, r->places[MEMBER_SIDE],
            "is of a side that is neither customer nor vendor");
    result->terms = r->values[MEMBER_TERMS];
    if (!is_digest(result->terms))
        return refuse(
            r, r->places[MEMBER_TERMS], "has no whole digest as \"terms\"");
    result->date = day_parse_iso(r->values[MEMBER_DATE]);
    if (result->date == DAY_NONE)
        return refuse(r, r->places[MEMBER_DATE],
            "has no date such as 2026-08-20 as \"date\"");
    if (!read_text(r, MEMBER_PLAN, &result->plan) ||
        !read_text(r, MEMBER_NAME, &result->name) ||
        !read_text(r, MEMBER_ROLE, &result->role))
        return false;
    return *result->name ||
           refuse(r, r->places[MEMBER_NAME], "has an empty name");
}

struct acceptance
acceptance_read(struct arena *arena, struct slice bytes)
{
    struct acceptance result = {0};
    struct parsing r = {.arena = arena,
        .begin = bytes.p,
        .p = bytes.p,
        .end = bytes.p + bytes.n,
        .result = &result};
    size_t good =
        bytes.n <= ACCEPTANCE_LIMIT ? utf8_check(bytes.p, bytes.n) : bytes.n;
    if (bytes.n > ACCEPTANCE_LIMIT)
        refuse(&r, NULL, "is larger than the 4 KB of an acceptance");
    else if (good < bytes.n)
        refuse(&r, bytes.p + good, "is not UTF-8 text");
    else if (read_object(&r))
        read_values(&r);
    return result;
}
