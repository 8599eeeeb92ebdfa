#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/json.h"

struct reading {
    struct arena *arena;
    const char *p, *end;
    int depth;
    struct buf text; /* of the string that is being read */
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

static const char *
read_string(struct reading *r)
{
    if (!take(r, '"'))
        return NULL;
    buf_clear(&r->text);
    while (r->p < r->end && *r->p != '"') {
        const char *start = r->p;
        while (r->p < r->end && *r->p != '"' && *r->p != '\\')
            r->p++;
        buf_add(&r->text, start, (size_t)(r->p - start));
        if (take(r, '\\') && !read_escape(r))
            return NULL;
    }
    if (!take(r, '"'))
        return NULL;
    struct slice text = buf_slice(&r->text);
    return arena_strndup(r->arena, text.p, text.n);
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
        json_add(list, item);
    } while (take(r, ','));
    return take(r, ']') ? list : NULL;
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
        struct json *value = read_value(r);
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
        return text ? json_string(r->arena, text) : NULL;
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

static bool
writes_as(const struct json *value, struct slice bytes)
{
    struct buf again = {0};
    json_write(&again, value);
    bool same = again.n == bytes.n && memcmp(again.p, bytes.p, bytes.n) == 0;
    buf_free(&again);
    return same;
}

const struct json *
json_read(struct arena *arena, struct slice bytes)
{
    if (utf8_check(bytes.p, bytes.n) != bytes.n)
        return NULL;
    struct reading r = {arena, bytes.p, bytes.p + bytes.n, 0, {0}};
    struct json *value = read_value(&r);
    buf_free(&r.text);
    return value && r.p == r.end && writes_as(value, bytes) ? value : NULL;
}
