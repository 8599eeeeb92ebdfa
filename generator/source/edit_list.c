/* An item added to a list. */
#include <string.h>

#include "source/edit_inner.h"
#include "source/excerpt.h"

struct appending {
    struct editing e;
    const char *name;
    const struct edit_field *fields;
    int count;
};

static void
write_flow(struct buf *buf, const struct appending *a)
{
    buf_char(buf, '{');
    for (int i = 0; i < a->count; i++) {
        if (i > 0)
            buf_str(buf, ", ");
        write_field(buf, &a->fields[i]);
    }
    buf_char(buf, '}');
}

/* A line for each field, the first behind the dash. */
static void
write_block(struct buf *buf, const struct appending *a, int dash, int column)
{
    for (int i = 0; i < a->count; i++) {
        write_spaces(buf, i == 0 ? dash : column);
        if (i == 0) {
            buf_char(buf, '-');
            write_spaces(buf, column - dash - 1);
        }
        write_field(buf, &a->fields[i]);
        buf_str(buf, a->e.line_end);
    }
}

static bool
same_line(const struct source *source, uint32_t at, uint32_t other)
{
    return line_begin(source, at) == line_begin(source, other);
}

/* --- a list in block style --- */

/* The line of the item's dash: its own, or one above it. */
/* --- a list in block style --- */

/* The line of the item's dash: its own, or one above it. */
static bool
find_dash(const struct source *source, const struct front *item, uint32_t *line)
{
    uint32_t at = item->at.at;
    for (;;) {
        *line = line_begin(source, at);
        if (line_is_item(source, at))
            return true;
        if (!line_before(source, *line, &at))
            return false;
    }
}

static bool
append_block(const struct appending *a, const struct front *list)
{
    const struct front *last = list->last;
    uint32_t line;
    struct buf item = {0};
    if (last->kind != FRONT_FIELDS || !find_dash(a->e.source, last, &line))
        return false;
    int dash = line_indent(a->e.source, line);
    int column = dash + 2;
    if (last->first && same_line(a->e.source, last->first->key_at.at, line))
        column = column_in(a->e.source, last->first->key_at.at);
    if (last->flow) {
        write_spaces(&item, dash);
        buf_str(&item, "- ");
        write_flow(&item, a);
        buf_str(&item, a->e.line_end);
    } else {
        write_block(&item, a, dash, column);
    }
    uint32_t at = line_next(a->e.source, place_behind(last->at));
    editing_add(&a->e, after_comments(a->e.source, at, dash), 0, &item);
    return true;
}

/* --- a list in brackets --- */

static bool
comma_follows(const struct source *source, uint32_t at)
{
    while (source->text[at] == ' ')
        at++;
    return source->text[at] == ',';
}

/* Behind the last item: on its own line where the others have theirs. */
static bool
append_flow(const struct appending *a, const struct front *list)
{
    const struct front *last = list->last;
    struct buf item = {0};
    if (!last) {
        write_flow(&item, a);
        editing_add(&a->e, list->at.at + 1, 0, &item);
        return true;
    }
    uint32_t end = place_behind(last->at),
             line = line_begin(a->e.source, last->at.at);
    int indent = line_indent(a->e.source, line);
    bool own_line = line + (uint32_t)indent == last->at.at &&
                    !same_line(a->e.source, list->at.at, last->at.at);
    if (!own_line || same_line(a->e.source, end, place_behind(list->at) - 1)) {
        buf_str(&item, ",");
        buf_str(&item, own_line ? a->e.line_end : " ");
        write_spaces(&item, own_line ? indent : 0);
        write_flow(&item, a);
        editing_add(&a->e, end, 0, &item);
        return true;
    }
    if (!comma_follows(a->e.source, end)) {
        struct buf comma = {0};
        buf_char(&comma, ',');
        editing_add(&a->e, end, 0, &comma);
    }
    write_spaces(&item, indent);
    write_flow(&item, a);
    buf_str(&item, a->e.line_end);
    editing_add(&a->e, line_next(a->e.source, end), 0, &item);
    return true;
}

/* --- a list that is not there yet --- */

static void
write_dashed(struct buf *item, const struct appending *a, int column)
{
    write_spaces(item, column);
    buf_str(item, "- ");
    write_flow(item, a);
    buf_str(item, a->e.line_end);
}

/* Behind the last field: of the whole front matter all that stands before its
 * closing line. */
static bool
append_new(const struct appending *a, const struct front *holder,
    const struct front *above)
{
    struct buf item = {0};
    uint32_t end;
    if (!above || !holder->first->key || !field_end(a->e.source, above, &end))
        return false;
    if (holder->flow) {
        buf_printf(&item, "%s%s: [", field_comma(a->e.source, above), a->name);
        write_flow(&item, a);
        buf_char(&item, ']');
        editing_add(&a->e, end, 0, &item);
        return true;
    }
    int indent = column_in(a->e.source, holder->first->key_at.at);
    write_spaces(&item, indent);
    buf_printf(&item, "%s:%s", a->name, a->e.line_end);
    write_dashed(&item, a, indent + 2);
    bool at_end = !holder->parent && above == holder->last;
    uint32_t at = !at_end ? after_comments(a->e.source,
                                line_next(a->e.source, end), indent)
                          : front_end(a->e.source);
    editing_add(&a->e, at, 0, &item);
    return true;
}

/* The field is there with nothing behind its colon. */
static bool
append_first(const struct appending *a, const struct front *value)
{
    struct buf item = {0};
    uint32_t colon;
    if (!field_is_bare(a->e.source, value, &colon))
        return false;
    if (value->parent->flow) {
        buf_str(&item, " [");
        write_flow(&item, a);
        buf_char(&item, ']');
        editing_add(&a->e, colon, 0, &item);
        return true;
    }
    write_dashed(&item, a, column_in(a->e.source, value->key_at.at) + 2);
    editing_add(&a->e, line_next(a->e.source, colon), 0, &item);
    return true;
}

bool
edit_append(struct arena *arena, struct edits *edits,
    const struct source *source, const struct front *holder, const char *name,
    const struct edit_field *fields, int count, const struct front *above)
{
    struct appending a = {
        editing_of(arena, edits, source), name, fields, count};
    const struct front *list = front_field(holder, name);
    if (holder->kind != FRONT_FIELDS)
        return false;
    if (!list)
        return append_new(&a, holder, above ? above : holder->last);
    if (list->kind == FRONT_SCALAR)
        return append_first(&a, list);
    if (list->kind != FRONT_LIST)
        return false;
    return list->flow ? append_flow(&a, list) : append_block(&a, list);
}
