#include "seal/json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/canon.h"

enum json_kind { JSON_STRING, JSON_LIST, JSON_OBJECT };

struct json {
    enum json_kind kind;
    struct arena *arena;
    struct canon_form text; /* JSON_STRING */
    int count, room;
    struct member *members;
    struct slice unread; /* JSON_OBJECT: what it is read from when looked at */
};

/* Of an object, or a list's item without a name. */
struct member {
    struct canon_form name;
    struct json *value;
};

/* --- text --- */

const char *
json_text(struct arena *arena, const char *text)
{
    struct canon_form form = canon_form(arena, text);
    return form.p == text ? arena_strndup(arena, form.p, form.n) : form.p;
}

/* --- values --- */

static struct json *
json_new(struct arena *arena, enum json_kind kind)
{
    struct json *value = ARENA_NEW(arena, struct json);
    value->kind = kind;
    value->arena = arena;
    return value;
}

struct json *
json_string(struct arena *arena, const char *text)
{
    struct json *value = json_lend(arena, text);
    if (value->text.p == text)
        value->text.p = arena_strndup(arena, text, value->text.n);
    return value;
}

struct json *
json_lend(struct arena *arena, const char *text)
{
    struct json *value = json_new(arena, JSON_STRING);
    value->text = canon_form(arena, text);
    return value;
}

struct json *
json_list(struct arena *arena)
{
    return json_new(arena, JSON_LIST);
}

struct json *
json_object(struct arena *arena)
{
    return json_new(arena, JSON_OBJECT);
}

struct json *
json_later(struct arena *arena, struct slice bytes)
{
    struct json *object = json_object(arena);
    object->unread = bytes;
    return object;
}

/* What is not as it should be says nothing. */
static void
read_now(struct json *object)
{
    const struct json *made = json_read(object->arena, object->unread);
    if (made && made->kind == JSON_OBJECT)
        *object = *made;
    object->unread = (struct slice){NULL, 0};
}

static bool
says_nothing(const struct json *value)
{
    return !value || (value->kind == JSON_STRING ? value->text.n == 0
                                                 : json_count(value) == 0);
}

static struct member *
append(struct json *to, struct json *value)
{
    if (to->count == to->room)
        to->members = arena_grow(
            to->arena, to->members, to->count, &to->room, sizeof *to->members);
    struct member *member = &to->members[to->count++];
    *member = (struct member){.value = value};
    return member;
}

void
json_add(struct json *list, struct json *item)
{
    assert(list->kind == JSON_LIST);
    if (!says_nothing(item))
        append(list, item);
}

void
json_keep(struct json *object, const char *name, struct json *value)
{
    assert(object->kind == JSON_OBJECT);
    append(object, value)->name = canon_form(object->arena, name);
}

/* --- order --- */

/* UTF-16 puts the code points beyond the basic plane (surrogates, from
 * U+D800) before U+E000 to U+FFFF; else it orders as code points do. */
static uint32_t
utf16_rank(uint32_t rune)
{
    return rune >= 0xE000 && rune <= 0xFFFF ? rune + 0x110000 : rune;
}

int
json_compare_names(const char *a, const char *b)
{
    while (*a == *b && *a && (unsigned char)*a < 0x80)
        a++, b++;
    if ((unsigned char)*a < 0x80 && (unsigned char)*b < 0x80)
        return *a - *b;
    for (;;) {
        uint32_t left = utf16_rank(utf8_next(&a));
        uint32_t right = utf16_rank(utf8_next(&b));
        if (left != right)
            return left < right ? -1 : 1;
        if (left == 0)
            return 0;
    }
}

static int
compare_members(const void *a, const void *b)
{
    return json_compare_names(
        ((const struct member *)a)->name.p, ((const struct member *)b)->name.p);
}

/* --- writing --- */

static void
write_list(struct buf *buf, const struct json *list)
{
    buf_char(buf, '[');
    for (int i = 0; i < list->count; i++) {
        if (i > 0)
            buf_char(buf, ',');
        json_write(buf, list->members[i].value);
    }
    buf_char(buf, ']');
}

static bool
is_sorted(const struct json *object)
{
    for (int i = 1; i < object->count; i++)
        if (compare_members(&object->members[i - 1], &object->members[i]) > 0)
            return false;
    return true;
}

static void
write_object(struct buf *buf, const struct json *object)
{
    if (object->unread.p) {
        buf_add(buf, object->unread.p, object->unread.n);
        return;
    }
    if (!is_sorted(object))
        qsort(object->members, (size_t)object->count, sizeof *object->members,
            compare_members);
    buf_char(buf, '{');
    for (int i = 0; i < object->count; i++) {
        if (i > 0)
            buf_char(buf, ',');
        canon_put(buf, object->members[i].name);
        buf_char(buf, ':');
        json_write(buf, object->members[i].value);
    }
    buf_char(buf, '}');
}

void
json_write(struct buf *buf, const struct json *value)
{
    switch (value->kind) {
    case JSON_STRING:
        canon_put(buf, value->text);
        break;
    case JSON_LIST:
        write_list(buf, value);
        break;
    case JSON_OBJECT:
        write_object(buf, value);
        break;
    }
}

/* --- looking at a value --- */

const char *
json_string_of(const struct json *value)
{
    return value && value->kind == JSON_STRING ? value->text.p : NULL;
}

bool
json_is_list(const struct json *value)
{
    return value && value->kind == JSON_LIST;
}

bool
json_is_object(const struct json *value)
{
    return value && value->kind == JSON_OBJECT;
}

/* Whoever asks for the members asks for their number before. */
int
json_count(const struct json *value)
{
    if (value && value->unread.p)
        read_now((struct json *)value);
    return value ? value->count : 0;
}

const struct json *
json_at(const struct json *value, int i)
{
    return i >= 0 && i < json_count(value) ? value->members[i].value : NULL;
}

const char *
json_name_at(const struct json *object, int i)
{
    return i >= 0 && i < json_count(object) ? object->members[i].name.p : NULL;
}

const struct json *
json_get(const struct json *object, const char *name)
{
    int from = 0, to = json_is_object(object) ? json_count(object) : 0;
    while (from < to) {
        int middle = from + (to - from) / 2;
        int order = json_compare_names(name, object->members[middle].name.p);
        if (order == 0)
            return object->members[middle].value;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

bool
json_same(const struct json *a, const struct json *b)
{
    if (!a || !b || a == b)
        return a == b;
    if (a->unread.p && b->unread.p && slice_same(a->unread, b->unread))
        return true;
    if (a->kind != b->kind || json_count(a) != json_count(b))
        return false;
    if (a->kind == JSON_STRING)
        return text_is(a->text.p, b->text.p);
    for (int i = 0; i < a->count; i++) {
        bool named = a->kind == JSON_OBJECT;
        if ((named && !text_is(a->members[i].name.p, b->members[i].name.p)) ||
            !json_same(a->members[i].value, b->members[i].value))
            return false;
    }
    return true;
}
