#include "seal/json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/text.h"

enum json_kind { JSON_STRING, JSON_LIST, JSON_OBJECT };

struct json {
    enum json_kind kind;
    bool bare; /* JSON_STRING: nothing in it needs an escape */
    struct arena *arena;
    const char *text; /* JSON_STRING */
    int count, room;
    struct member *members;
};

/* Of an object, or a list's item without a name. */
struct member {
    const char *name;
    struct json *value;
    bool bare; /* the name is */
};

/* --- text --- */

static const UNormalizer2 *
nfc(void)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&error);
    assert(U_SUCCESS(error));
    return normalizer;
}

/* NFC at most triples UTF-16 (Unicode Standard Annex 15), and UTF-16 takes
 * at most three bytes a unit. */
static const char *
normalized(struct arena *arena, const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = (int32_t)strlen(text), units, made, bytes;
    UChar *utf16 = ARENA_ARRAY(arena, UChar, size + 1);
    u_strFromUTF8WithSub(
        utf16, size + 1, &units, text, size, 0xFFFD, NULL, &error);
    UChar *composed = ARENA_ARRAY(arena, UChar, units * 3 + 1);
    made =
        unorm2_normalize(nfc(), utf16, units, composed, units * 3 + 1, &error);
    char *utf8 = ARENA_ARRAY(arena, char, made * 3 + 1);
    u_strToUTF8(utf8, made * 3 + 1, &bytes, composed, made, &error);
    assert(U_SUCCESS(error));
    return utf8;
}

static bool
is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

static bool
is_space(uint32_t rune)
{
    return rune < 0x80 ? rune == ' ' || (rune >= '\t' && rune <= '\r')
                       : u_isUWhiteSpace((UChar32)rune);
}

/* Printable ASCII without quotes and backslashes. */
static bool
needs_no_care(char c)
{
    return c > ' ' && c < 0x7F && c != '"' && c != '\\';
}

/* ASCII with single spaces between its words stays as it is; *bare is set when
 * it needs no escape either. */
static bool
is_plain(const char *text, bool *bare)
{
    char before = ' ';
    *bare = true;
    for (; *text; before = *text++) {
        if (needs_no_care(*text))
            continue;
        if ((unsigned char)*text >= 0x80 || (*text >= '\t' && *text <= '\r') ||
            (*text == ' ' && before == ' ')) {
            *bare = false;
            return false;
        }
        *bare &= *text == ' ';
    }
    return before != ' ';
}

/* Eight bytes at once, since nearly all text of a plan is so: printable ASCII
 * with single spaces, no quotes and no backslashes.  Each test leaves its
 * answer in the highest bit of a byte. */
static bool
are_bare(const char *eight)
{
    uint64_t bytes;
    memcpy(&bytes, eight, sizeof bytes);
    const uint64_t ones = UINT64_C(0x0101010101010101), high = 0x80 * ones;
    uint64_t odd = bytes | (bytes + ones); /* from DEL on */
    uint64_t fine = bytes + 0x60 * ones;   /* from the space on */
    fine &= (bytes ^ '"' * ones) + 0x7F * ones;
    fine &= (bytes ^ '\\' * ones) + 0x7F * ones;
    uint64_t spaces = ~((bytes ^ ' ' * ones) + 0x7F * ones) & high;
    return ((~odd & fine & high) == high) && !(spaces & spaces << 8);
}

/* False as well for what takes a closer look.  The last eight may overlap with
 * those before. */
static bool
is_bare(const char *text)
{
    size_t n = strlen(text);
    if (n < 8 || text[0] == ' ' || text[n - 1] == ' ' || !are_bare(text))
        return false;
    for (size_t at = 8; at + 8 <= n; at += 8)
        if (!are_bare(text + at) || (text[at] == ' ' && text[at - 1] == ' '))
            return false;
    return are_bare(text + n - 8);
}

static const char *
lent_text(struct arena *arena, const char *text, bool *bare)
{
    *bare = is_bare(text);
    if (*bare || is_plain(text, bare))
        return text;
    *bare = false;
    if (!is_ascii(text))
        text = normalized(arena, text);
    char *out = ARENA_ARRAY(arena, char, strlen(text) + 1);
    char *end = out;
    bool space = false;
    for (const char *p = text; *p;) {
        const char *start = p;
        uint32_t rune = utf8_next(&p);
        if (is_space(rune)) {
            space = end > out;
            continue;
        }
        if (space)
            *end++ = ' ';
        space = false;
        memcpy(end, start, (size_t)(p - start));
        end += p - start;
    }
    *end = '\0';
    return out;
}

const char *
json_text(struct arena *arena, const char *text)
{
    bool bare;
    const char *made = lent_text(arena, text, &bare);
    return made == text ? arena_strdup(arena, text) : made;
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
    struct json *value = json_new(arena, JSON_STRING);
    value->text = json_text(arena, text);
    return value;
}

struct json *
json_lend(struct arena *arena, const char *text)
{
    struct json *value = json_new(arena, JSON_STRING);
    value->text = lent_text(arena, text, &value->bare);
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

static bool
says_nothing(const struct json *value)
{
    return !value || (value->kind == JSON_STRING ? value->text[0] == '\0'
                                                 : value->count == 0);
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
json_set(struct json *object, const char *name, struct json *value)
{
    if (!says_nothing(value))
        json_keep(object, name, value);
}

void
json_keep(struct json *object, const char *name, struct json *value)
{
    assert(object->kind == JSON_OBJECT);
    struct member *member = append(object, value);
    member->name = lent_text(object->arena, name, &member->bare);
}

void
json_set_field(struct json *object, const char *name, struct json *value)
{
    assert(object->kind == JSON_OBJECT);
    if (says_nothing(value))
        return;
    struct member *member = append(object, value);
    member->name = name;
    member->bare = true;
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
        ((const struct member *)a)->name, ((const struct member *)b)->name);
}

/* A list's items get their written form as a name to be sorted by. */
void
json_sort(struct json *list, int first)
{
    assert(list->kind == JSON_LIST);
    if (list->count - first < 2)
        return;
    struct buf buf = {0};
    for (int i = first; i < list->count; i++) {
        buf_clear(&buf);
        json_write(&buf, list->members[i].value);
        list->members[i].name =
            arena_strndup(list->arena, buf_slice(&buf).p, buf.n);
    }
    buf_free(&buf);
    qsort(list->members + first, (size_t)(list->count - first),
        sizeof *list->members, compare_members);
}

/* --- writing --- */

static void
write_escape(struct buf *buf, unsigned char c)
{
    static const char letters[32] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (c >= 32)
        buf_printf(buf, "\\%c", c);
    else if (letters[c])
        buf_printf(buf, "\\%c", letters[c]);
    else
        buf_printf(buf, "\\u%04x", c);
}

/* What needs no escape is added in one piece. */
static void
write_string(struct buf *buf, const char *text)
{
    const char *start = text;
    buf_char(buf, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 32 && c != '"' && c != '\\')
            continue;
        buf_add(buf, start, (size_t)(text - start));
        write_escape(buf, c);
        start = text + 1;
    }
    buf_add(buf, start, (size_t)(text - start));
    buf_char(buf, '"');
}

static void
write_bare(struct buf *buf, const char *text)
{
    size_t n = strlen(text);
    if (buf->n + n + 3 > buf->room)
        buf_reserve(buf, n + 2);
    char *to = buf->p + buf->n;
    to[0] = '"';
    memcpy(to + 1, text, n);
    to[n + 1] = '"';
    to[n + 2] = '\0';
    buf->n += n + 2;
}

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
    if (!is_sorted(object))
        qsort(object->members, (size_t)object->count, sizeof *object->members,
            compare_members);
    buf_char(buf, '{');
    for (int i = 0; i < object->count; i++) {
        if (i > 0)
            buf_char(buf, ',');
        (object->members[i].bare ? write_bare : write_string)(
            buf, object->members[i].name);
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
        if (value->bare)
            write_bare(buf, value->text);
        else
            write_string(buf, value->text);
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
    return value && value->kind == JSON_STRING ? value->text : NULL;
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

int
json_count(const struct json *value)
{
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
    return i >= 0 && i < json_count(object) ? object->members[i].name : NULL;
}

const struct json *
json_get(const struct json *object, const char *name)
{
    int from = 0, to = json_is_object(object) ? object->count : 0;
    while (from < to) {
        int middle = from + (to - from) / 2;
        int order = json_compare_names(name, object->members[middle].name);
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
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == JSON_STRING)
        return text_is(a->text, b->text);
    for (int i = 0; i < a->count; i++) {
        bool named = a->kind == JSON_OBJECT;
        if ((named && !text_is(a->members[i].name, b->members[i].name)) ||
            !json_same(a->members[i].value, b->members[i].value))
            return false;
    }
    return true;
}
