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

/* A text below `|` or `>`: its place begins behind the sign. */
static bool
is_block_text(const struct front *value)
{
    char first = value->at.source->text[value->at.at];
    return value->kind == FRONT_SCALAR && value->quoted && first != '"' &&
           first != '\'';
}

static bool
put_instead(const struct editing *e, const struct front *value,
    const struct edit_field *field)
{
    struct buf text = {0};
    uint32_t colon;
    if (field_is_bare(e->source, value, &colon)) {
        buf_char(&text, ' ');
        write_value(&text, field);
        editing_add(e, colon, 0, &text);
        return true;
    }
    bool plain =
        value->kind == FRONT_SCALAR ? !is_block_text(value) : value->flow;
    if (!plain || value->at.length == 0)
        return false;
    write_value(&text, field);
    editing_add(e, value->at.at, value->at.length, &text);
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
        buf_str(&text, ", ");
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
    at = before ? after_comments(e->source, next_line(e->source, at), column)
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
    if (edits->count == EDITS_MAX || holder->kind != FRONT_FIELDS)
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
