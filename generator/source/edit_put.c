/* A field that is given another value, or that is new. */
#include <string.h>

#include "base/text.h"
#include "source/edit_inner.h"
#include "source/excerpt.h"

static void
write_value(struct buf *buf, const struct edit_field *field)
{
    struct buf whole = {0};
    write_field(&whole, field);
    buf_str(buf, whole.p + strlen(field->name) + 2);
    buf_free(&whole);
}

/* A text below `|` or `>`: from its colon on, unless a comment stands there. */
static bool
block_text(const struct front *value, uint32_t *at, uint32_t *length)
{
    const char *text = value->at.source->text;
    uint32_t colon = place_behind(value->key_at);
    colon += (uint32_t)strcspn(text + colon, ":\n");
    uint32_t sign = colon + 1;
    sign += (uint32_t)strspn(text + sign, " |>+-0123456789\r\n");
    *at = colon + 1;
    *length = place_behind(value->at) - *at;
    return text[colon] == ':' && sign >= value->at.at;
}

/* The value begins with its own first byte: a text without quotes, or the
 * quote. */
static bool
starts_it(const struct front *value)
{
    char first = value->at.source->text[value->at.at];
    return !value->quoted || first == '"' || first == '\'';
}

static bool
put_instead(const struct editing *e, const struct front *value,
    const struct edit_field *field)
{
    struct buf text = {0};
    uint32_t colon, at = value->at.at, length = value->at.length;
    if (field_is_bare(e->source, value, &colon)) {
        buf_char(&text, ' ');
        write_value(&text, field);
        editing_add(e, colon, 0, &text);
        return true;
    }
    bool scalar = value->kind == FRONT_SCALAR, block = false;
    if (scalar && field->value && edit_is_plain(field->value) &&
        starts_it(value) && edit_word(e->arena, e->edits, value, field->value))
        return true;
    if (scalar && !starts_it(value))
        block = block_text(value, &at, &length);
    if (length == 0 || !(scalar ? block || starts_it(value) : value->flow))
        return false;
    if (block)
        buf_char(&text, ' ');
    write_value(&text, field);
    editing_add(e, at, length, &text);
    return true;
}

/* --- a new one --- */

static bool
put_in_braces(const struct editing *e, const struct front *holder,
    const struct front *before, const struct edit_field *field)
{
    struct buf text = {0};
    uint32_t at = holder->at.at + 1;
    if (before && !field_end(e->source, before, &at))
        return false;
    if (before)
        buf_str(&text, field_comma(e->source, before));
    write_field(&text, field);
    if (!before && holder->first)
        buf_str(&text, ", ");
    editing_add(e, at, 0, &text);
    return true;
}

static bool
put_on_line(const struct editing *e, const struct front *holder,
    const struct front *before, const struct edit_field *field)
{
    struct buf text = {0};
    const struct front *first = holder->first;
    uint32_t at;
    int column = column_in(e->source, first->key_at.at);
    if (!before && line_indent(e->source, first->key_at.at) != column)
        return false; /* a dash stands before it */
    if (before && !field_end(e->source, before, &at))
        return false;
    at = before ? after_comments(e->source, line_next(e->source, at), column)
                : line_begin(e->source, first->key_at.at);
    write_spaces(&text, column);
    write_field(&text, field);
    buf_str(&text, e->line_end);
    editing_add(e, at, 0, &text);
    return true;
}

bool
edit_put(struct arena *arena, struct edits *edits, const struct source *source,
    const struct front *holder, const struct edit_field *field,
    const char *after)
{
    struct editing e = editing_of(arena, edits, source);
    if (holder->kind != FRONT_FIELDS)
        return false;
    const struct front *value = front_field(holder, field->name);
    if (value)
        return put_instead(&e, value, field);
    const struct front *before = holder->last;
    if (after)
        before = *after ? front_field(holder, after) : NULL;
    if (after && *after && !before)
        before = holder->last;
    if (holder->flow)
        return put_in_braces(&e, holder, before, field);
    return holder->first && put_on_line(&e, holder, before, field);
}
