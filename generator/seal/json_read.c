#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/json.h"

struct reading {
    struct arena *arena;
    const char *p, *end;
    int depth;
    struct buf text; /* of the string that is being read */
    struct json_likely *likely;
    int likely_count;
};

static struct json *read_value(struct reading *r);

static bool
take(struct reading *r, char c)
{
    if (r->p == r->end || *r->p != c)
        return false;
    r->p++;
    return true;
}

/* \u00XX for a control character; whatever else json_write would not have
 * written so is found when all is written again. */
static bool
read_control(struct reading *r)
{
    char hex[5] = {0};
    if (r->end - r->p < 4)
        return false;
    memcpy(hex, r->p, 4);
    char *stop;
    unsigned long code = strtoul(hex, &stop, 16);
    if (*stop || code == 0 || code >= 32)
        return false;
    r->p += 4;
    buf_char(&r->text, (char)code);
    return true;
}

static bool
read_escape(struct reading *r)
{
    static const char letters[] = "btnfr\"\\", means[] = "\b\t\n\f\r\"\\";
    if (r->p == r->end)
        return false;
    char c = *r->p++;
    if (c == 'u')
        return read_control(r);
    const char *letter = memchr(letters, c, sizeof letters - 1);
    if (!letter)
        return false;
    buf_char(&r->text, means[letter - letters]);
    return true;
}

/* The text is one that json_write would write as the bytes from `begin` to
 * here. */
static bool
is_written_so(const struct reading *r, const char *text, const char *begin)
{
    struct buf again = {0};
    json_write(&again, json_string(r->arena, text));
    size_t n = (size_t)(r->p - begin);
    bool same = again.n == n && memcmp(again.p, begin, n) == 0;
    buf_free(&again);
    return same;
}

/* Whatever is not plain ASCII is held against its written form, so that the
 * whole need not be written again. */
static const char *
read_string(struct reading *r)
{
    const char *begin = r->p;
    if (!take(r, '"'))
        return NULL;
    const char *start = r->p;
    bool plain = true;
    char before = ' ';
    for (; r->p < r->end && *r->p != '"' && *r->p != '\\'; r->p++) {
        unsigned char c = (unsigned char)*r->p;
        plain &= (c > ' ' && c < 0x80) || (c == ' ' && before != ' ');
        before = *r->p;
    }
    if (plain && (before != ' ' || r->p == start) && take(r, '"'))
        return arena_strndup(r->arena, start, (size_t)(r->p - 1 - start));
    buf_clear(&r->text);
    buf_add(&r->text, start, (size_t)(r->p - start));
    while (r->p < r->end && *r->p != '"') {
        start = r->p;
        while (r->p < r->end && *r->p != '"' && *r->p != '\\')
            r->p++;
        buf_add(&r->text, start, (size_t)(r->p - start));
        if (take(r, '\\') && !read_escape(r))
            return NULL;
    }
    if (!take(r, '"'))
        return NULL;
    struct slice text = buf_slice(&r->text);
    char *copy = arena_strndup(r->arena, text.p, text.n);
    return is_written_so(r, copy, begin) ? copy : NULL;
}

static struct json *
read_list(struct reading *r)
{
    struct json *list = json_list(r->arena);
    if (take(r, ']'))
        return list;
    do {
        struct json *item = read_value(r);
        if (!item)
            return NULL;
        int count = json_count(list);
        json_add(list, item);
        if (json_count(list) == count)
            return NULL; /* an empty one would not have been written */
    } while (take(r, ','));
    return take(r, ']') ? list : NULL;
}

/* A member of the whole, whose bytes may be known already. */
static struct json *
read_member(struct reading *r, const char *name)
{
    struct json_likely *likely = r->depth == 1 ? r->likely : NULL;
    for (int i = 0; likely && i < r->likely_count; i++, likely++) {
        const char *begin = r->p;
        size_t n = likely->bytes.n;
        if (!text_is(likely->name, name))
            continue;
        likely->same = n > 0 && (size_t)(r->end - r->p) >= n &&
                       memcmp(begin, likely->bytes.p, n) == 0;
        if (likely->same)
            r->p += n;
        struct json *value =
            likely->same ? json_later(r->arena, likely->bytes) : read_value(r);
        likely->found = (struct slice){begin, (size_t)(r->p - begin)};
        return value;
    }
    return read_value(r);
}

/* Names ascend, so that none can be there twice. */
static struct json *
read_object(struct reading *r)
{
    struct json *object = json_object(r->arena);
    const char *before = NULL;
    if (take(r, '}'))
        return object;
    do {
        const char *name = read_string(r);
        if (!name || !take(r, ':') ||
            (before && json_compare_names(before, name) >= 0))
            return NULL;
        struct json *value = read_member(r, name);
        if (!value)
            return NULL;
        json_keep(object, name, value);
        before = name;
    } while (take(r, ','));
    return take(r, '}') ? object : NULL;
}

static struct json *
read_value(struct reading *r)
{
    struct json *value = NULL;
    if (r->p < r->end && *r->p == '"') {
        const char *text = read_string(r);
        return text ? json_lend(r->arena, text) : NULL;
    }
    if (++r->depth > JSON_DEPTH)
        return NULL;
    if (take(r, '['))
        value = read_list(r);
    else if (take(r, '{'))
        value = read_object(r);
    r->depth--;
    return value;
}

const struct json *
json_read_likely(struct arena *arena, struct slice bytes,
    struct json_likely *likely, int count)
{
    if (utf8_check(bytes.p, bytes.n) != bytes.n)
        return NULL;
    struct reading r = {.arena = arena,
        .p = bytes.p,
        .end = bytes.p + bytes.n,
        .likely = likely,
        .likely_count = count};
    struct json *value = read_value(&r);
    buf_free(&r.text);
    return r.p == r.end ? value : NULL;
}

const struct json *
json_read(struct arena *arena, struct slice bytes)
{
    return json_read_likely(arena, bytes, NULL, 0);
}
