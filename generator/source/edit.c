#include "source/edit_inner.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"

/* --- places --- */

int
column_in(const struct source *source, uint32_t at)
{
    return (int)(at - line_begin(source, at));
}

uint32_t
after_comments(const struct source *source, uint32_t at, int column)
{
    while (at < source->size) {
        int indent = line_indent(source, at);
        if (indent <= column || source->text[at + (uint32_t)indent] != '#')
            break;
        at = line_next(source, at);
    }
    return at;
}

bool
field_is_bare(
    const struct source *source, const struct front *field, uint32_t *colon)
{
    uint32_t at = place_behind(field->key_at);
    at += (uint32_t)strcspn(source->text + at, ":\n");
    if (field->kind != FRONT_SCALAR || field->quoted || *field->text ||
        source->text[at] != ':')
        return false;
    *colon = at + 1;
    return true;
}

bool
field_end(const struct source *source, const struct front *field, uint32_t *end)
{
    if (field_is_bare(source, field, end))
        return true;
    *end = place_behind(field->at);
    return field->at.length > 0;
}

static void
add_edit(struct arena *arena, struct edits *edits, struct edit edit)
{
    edits->items = arena_grow(
        arena, edits->items, edits->count, &edits->room, sizeof *edits->items);
    edits->items[edits->count++] = edit;
}

const char *
field_comma(const struct source *source, const struct front *field)
{
    uint32_t colon;
    return field_is_bare(source, field, &colon) ? " , " : ", ";
}

/* --- scalars --- */

bool
edit_is_plain(const char *text)
{
    if (!text_alnum(*text))
        return false;
    const char *p = text;
    while (text_alnum(*p) || (*p && strchr("._/+ -", *p)))
        p++;
    return *p == '\0' && p[-1] != ' ';
}

void
edit_scalar(struct buf *buf, const char *text)
{
    if (edit_is_plain(text)) {
        buf_str(buf, text);
        return;
    }
    buf_char(buf, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 32 || c == 127)
            buf_printf(buf, "\\x%02X", c);
        else if (c == '"' || c == '\\')
            buf_printf(buf, "\\%c", c);
        else
            buf_char(buf, (char)c);
    }
    buf_char(buf, '"');
}

bool
edit_word(struct arena *arena, struct edits *edits, const struct front *value,
    const char *word)
{
    if (value->kind != FRONT_SCALAR || !*value->text)
        return false;
    size_t length = strlen(value->text);
    const char *begin = value->at.source->text + value->at.at;
    const char *found = memmem(begin, value->at.length, value->text, length);
    if (!found)
        return false;
    add_edit(arena, edits,
        (struct edit){
            value->at.at + (uint32_t)(found - begin), (uint32_t)length, word});
    return true;
}

void
write_spaces(struct buf *buf, int count)
{
    buf_printf(buf, "%*s", count, "");
}

static void
write_list(struct buf *buf, const char *const *items)
{
    buf_char(buf, '[');
    for (int i = 0; items[i]; i++) {
        if (i > 0)
            buf_str(buf, ", ");
        edit_scalar(buf, items[i]);
    }
    buf_char(buf, ']');
}

void
write_field(struct buf *buf, const struct edit_field *field)
{
    buf_printf(buf, "%s: ", field->name);
    if (field->items) {
        write_list(buf, field->items);
    } else if (field->fields) {
        buf_char(buf, '{');
        for (int i = 0; i < field->count; i++) {
            buf_str(buf, i > 0 ? ", " : "");
            write_field(buf, &field->fields[i]);
        }
        buf_char(buf, '}');
    } else {
        edit_scalar(buf, field->value);
    }
}

/* --- the whole --- */

static const char *
line_end_of(const struct source *source)
{
    uint32_t end = front_end(source);
    return end >= 2 && source->text[end - 2] == '\r' ? "\r\n" : "\n";
}

struct editing
editing_of(
    struct arena *arena, struct edits *edits, const struct source *source)
{
    return (struct editing){arena, edits, source, line_end_of(source)};
}

void
editing_add(
    const struct editing *e, uint32_t at, uint32_t length, struct buf *written)
{
    add_edit(e->arena, e->edits,
        (struct edit){at, length,
            arena_strndup(e->arena, buf_slice(written).p, written->n)});
    buf_free(written);
}

/* Edits of one place stay in the order in which they were made. */
static void
sort_edits(struct edits *edits)
{
    for (int i = 1; i < edits->count; i++) {
        struct edit edit = edits->items[i];
        int to = i;
        for (; to > 0 && edits->items[to - 1].at > edit.at; to--)
            edits->items[to] = edits->items[to - 1];
        edits->items[to] = edit;
    }
}

struct slice
edit_apply(
    struct arena *arena, const struct source *source, const struct edits *edits)
{
    struct edits sorted = *edits;
    sorted.items = ARENA_ARRAY(arena, struct edit, edits->count + 1);
    for (int i = 0; i < edits->count; i++)
        sorted.items[i] = edits->items[i];
    struct buf out = {0};
    uint32_t at = 0;
    sort_edits(&sorted);
    for (int i = 0; i < sorted.count; i++) {
        const struct edit *edit = &sorted.items[i];
        assert(edit->at >= at && edit->at + edit->length <= source->size);
        buf_add(&out, source->text + at, edit->at - at);
        buf_str(&out, edit->text);
        at = edit->at + edit->length;
    }
    buf_add(&out, source->text + at, source->size - at);
    struct slice bytes = {arena_strndup(arena, out.p, out.n), out.n};
    buf_free(&out);
    return bytes;
}
