#include "source/edit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "source/excerpt.h"

static void
add_edit(struct edits *edits, uint32_t at, uint32_t length, const char *text)
{
    assert(edits->count < EDITS_MAX);
    edits->items[edits->count++] = (struct edit){at, length, text};
}

static uint32_t
end_of(struct place place)
{
    return place.at + place.length;
}

/* --- scalars --- */

static bool
is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* Nothing in it that YAML could take for a sign, anywhere. */
static bool
is_plain(const char *text)
{
    if (!is_letter_or_digit(*text))
        return false;
    const char *p = text;
    while (is_letter_or_digit(*p) || (*p && strchr("._/+ -", *p)))
        p++;
    return *p == '\0' && p[-1] != ' ';
}

void
edit_scalar(struct buf *buf, const char *text)
{
    if (is_plain(text)) {
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
edit_word(struct edits *edits, const struct front *value, const char *word)
{
    if (value->kind != FRONT_SCALAR || !*value->text)
        return false;
    size_t length = strlen(value->text);
    const char *begin = value->at.source->text + value->at.at;
    const char *found = memmem(begin, value->at.length, value->text, length);
    if (!found || edits->count == EDITS_MAX)
        return false;
    add_edit(edits, value->at.at + (uint32_t)(found - begin), (uint32_t)length,
        word);
    return true;
}

/* --- items --- */

struct appending {
    struct arena *arena;
    struct edits *edits;
    const struct source *source;
    const char *line_end; /* as the file's front matter ends its lines */
    const char *name;
    const struct edit_field *fields;
    int count;
};

static void
write_field(struct buf *buf, const struct edit_field *field)
{
    buf_printf(buf, "%s: ", field->name);
    edit_scalar(buf, field->value);
}

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

static void
write_spaces(struct buf *buf, int count)
{
    buf_printf(buf, "%*s", count, "");
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
        buf_str(buf, a->line_end);
    }
}

static void
add_written(struct appending *a, uint32_t at, struct buf *written)
{
    add_edit(a->edits, at, 0, arena_strndup(a->arena, written->p, written->n));
    buf_free(written);
}

/* First byte of the line after that of `at`. */
static uint32_t
next_line(const struct source *source, uint32_t at)
{
    const char *end = memchr(source->text + at, '\n', source->size - at);
    return end ? (uint32_t)(end - source->text) + 1 : source->size;
}

static bool
same_line(const struct source *source, uint32_t at, uint32_t other)
{
    return line_begin(source, at) == line_begin(source, other);
}

static int
column_of(const struct source *source, uint32_t at)
{
    return (int)(at - line_begin(source, at));
}

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

/* Comments that stand deeper than the dash belong to the item above. */
static uint32_t
after_comments(const struct source *source, uint32_t at, int dash)
{
    while (at < source->size) {
        int indent = line_indent(source, at);
        if (indent <= dash || source->text[at + (uint32_t)indent] != '#')
            break;
        at = next_line(source, at);
    }
    return at;
}

static bool
append_block(struct appending *a, const struct front *list)
{
    const struct front *last = list->last;
    uint32_t line;
    struct buf item = {0};
    if (last->kind != FRONT_FIELDS || !find_dash(a->source, last, &line))
        return false;
    int dash = line_indent(a->source, line);
    int column = dash + 2;
    if (last->first && same_line(a->source, last->first->key_at.at, line))
        column = column_of(a->source, last->first->key_at.at);
    if (last->flow) {
        write_spaces(&item, dash);
        buf_str(&item, "- ");
        write_flow(&item, a);
        buf_str(&item, a->line_end);
    } else {
        write_block(&item, a, dash, column);
    }
    uint32_t at = next_line(a->source, end_of(last->at));
    add_written(a, after_comments(a->source, at, dash), &item);
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
append_flow(struct appending *a, const struct front *list)
{
    const struct front *last = list->last;
    struct buf item = {0};
    if (!last) {
        write_flow(&item, a);
        add_written(a, list->at.at + 1, &item);
        return true;
    }
    uint32_t end = end_of(last->at), line = line_begin(a->source, last->at.at);
    int indent = line_indent(a->source, line);
    bool own_line = line + (uint32_t)indent == last->at.at &&
                    !same_line(a->source, list->at.at, last->at.at);
    if (!own_line || same_line(a->source, end, end_of(list->at) - 1)) {
        buf_str(&item, ",");
        buf_str(&item, own_line ? a->line_end : " ");
        write_spaces(&item, own_line ? indent : 0);
        write_flow(&item, a);
        add_written(a, end, &item);
        return true;
    }
    if (!comma_follows(a->source, end))
        add_edit(a->edits, end, 0, ",");
    write_spaces(&item, indent);
    write_flow(&item, a);
    buf_str(&item, a->line_end);
    add_written(a, next_line(a->source, end), &item);
    return true;
}

/* --- a list that is not there yet --- */

static bool
append_new(struct appending *a, const struct front *root)
{
    struct buf item = {0};
    if (!root->last || !root->first->key)
        return false;
    if (root->flow) {
        buf_printf(&item, ", %s: [", a->name);
        write_flow(&item, a);
        buf_char(&item, ']');
        add_written(a, end_of(root->last->at), &item);
        return true;
    }
    int indent = column_of(a->source, root->first->key_at.at);
    write_spaces(&item, indent);
    buf_printf(&item, "%s:%s", a->name, a->line_end);
    write_spaces(&item, indent + 2);
    buf_str(&item, "- ");
    write_flow(&item, a);
    buf_str(&item, a->line_end);
    add_written(a, front_end(a->source), &item);
    return true;
}

/* The field is there with nothing behind its colon. */
static bool
append_first(struct appending *a, const struct front *value)
{
    struct buf item = {0};
    uint32_t colon = end_of(value->key_at);
    colon += (uint32_t)strcspn(a->source->text + colon, ":\n");
    if (value->quoted || *value->text || a->source->text[colon] != ':')
        return false;
    if (value->parent->flow) {
        buf_str(&item, " [");
        write_flow(&item, a);
        buf_char(&item, ']');
        add_written(a, colon + 1, &item);
        return true;
    }
    write_spaces(&item, column_of(a->source, value->key_at.at) + 2);
    buf_str(&item, "- ");
    write_flow(&item, a);
    buf_str(&item, a->line_end);
    add_written(a, next_line(a->source, colon), &item);
    return true;
}

static const char *
line_end_of(const struct source *source)
{
    uint32_t end = front_end(source);
    return end >= 2 && source->text[end - 2] == '\r' ? "\r\n" : "\n";
}

bool
edit_append(struct arena *arena, struct edits *edits,
    const struct source *source, const struct front *root, const char *name,
    const struct edit_field *fields, int count)
{
    struct appending a = {
        arena, edits, source, line_end_of(source), name, fields, count};
    const struct front *list = front_field(root, name);
    if (edits->count + 2 > EDITS_MAX || root->kind != FRONT_FIELDS)
        return false;
    if (!list)
        return append_new(&a, root);
    if (list->kind == FRONT_SCALAR)
        return append_first(&a, list);
    if (list->kind != FRONT_LIST)
        return false;
    return list->flow ? append_flow(&a, list) : append_block(&a, list);
}

/* --- the whole --- */

static int
by_offset(const void *a, const void *b)
{
    const struct edit *left = a, *right = b;
    return (left->at > right->at) - (left->at < right->at);
}

struct slice
edit_apply(
    struct arena *arena, const struct source *source, const struct edits *edits)
{
    struct edits sorted = *edits;
    struct buf out = {0};
    uint32_t at = 0;
    qsort(sorted.items, (size_t)sorted.count, sizeof *sorted.items, by_offset);
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
