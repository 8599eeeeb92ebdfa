#include "source/edit_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "source/edit_inner.h"
#include "source/excerpt.h"

/* One field with all its lines. */
struct block {
    const struct front *field;
    int rank;
    uint32_t begin, end; /* in the file: whole lines */
    int length;          /* of the longest run of fields in order up to it */
    int before;          /* the one before it in that run, or -1 */
    bool stays;
};

/* Fields that do not stand in order. */
struct group {
    const struct front *fields;
    struct block *blocks; /* in the order that they shall have */
};

static bool
is_empty_line(const struct source *source, uint32_t at)
{
    size_t blanks = strspn(source->text + at, " \t\r");
    return source->text[at + blanks] == '\n';
}

/* With the comments below it that are indented as what it holds is, also
 * behind an empty line: "# bob:" that was taken out of `people` is none of the
 * next field's. */
static uint32_t
block_end(const struct source *source, uint32_t last, int column)
{
    uint32_t end = line_next(source, last);
    for (uint32_t at = end; at < source->size;) {
        uint32_t behind = after_comments(source, at, column);
        if (behind > at)
            end = at = behind;
        else if (is_empty_line(source, at))
            at = line_next(source, at);
        else
            break;
    }
    return end;
}

/* The first field begins behind what is said at the head of all: up to the
 * last empty line above it. */
static uint32_t
first_begin(const struct source *source, uint32_t at, uint32_t key)
{
    uint32_t begin = at;
    for (uint32_t next; at < key; at = next) {
        next = line_next(source, at);
        if (is_empty_line(source, at))
            begin = next;
    }
    return begin;
}

/* False when a field does not begin its line in the file, or has no rank. */
static bool
find_blocks(const struct source *source, const struct edit_group *group,
    int column, struct block *blocks)
{
    const struct front *fields = group->fields;
    uint32_t end, /* the first line is below the fence, or the group's name */
        at = line_next(source, fields->key ? fields->key_at.at : 0);
    int count = 0;
    for (const struct front *field = fields->first; field;
         field = field->next) {
        uint32_t key = field->key_at.at;
        if (field->key_at.source != source || key < at ||
            column_in(source, key) != column || !field_end(source, field, &end))
            return false;
        struct block *block = &blocks[count];
        *block = (struct block){.field = field,
            .rank = group->rank(group->context, field->key),
            .begin = count ? at : first_begin(source, at, key),
            .end = block_end(source, end - 1, column)};
        if (block->rank < 0)
            return false;
        at = block->end;
        count++;
    }
    return true;
}

/* What stays: the longest run of fields that stand in order. */
static void
find_run(struct block *blocks, int count)
{
    int best = 0;
    for (int i = 0; i < count; i++) {
        blocks[i].length = 1;
        blocks[i].before = -1;
        for (int k = 0; k < i; k++)
            if (blocks[k].rank < blocks[i].rank &&
                blocks[k].length >= blocks[i].length) {
                blocks[i].length = blocks[k].length + 1;
                blocks[i].before = k;
            }
        if (blocks[i].length > blocks[best].length)
            best = i;
    }
    for (int i = best; i >= 0; i = blocks[i].before)
        blocks[i].stays = true;
}

static int
by_rank(const void *a, const void *b)
{
    const struct block *left = a, *right = b;
    return (left->rank > right->rank) - (left->rank < right->rank);
}

/* Inside of something, a comment below the last field is perhaps about it: what
 * was commented out there stands where the author left it. */
static bool
loses_comment(const struct source *source, const struct block *last, int column)
{
    uint32_t at = last->end;
    while (at < source->size && is_empty_line(source, at))
        at = line_next(source, at);
    return column > 0 && after_comments(source, at, column - 1) > at;
}

/* The fields that are to be moved are added to the list. */
static bool
order_group(struct arena *arena, const struct source *source,
    const struct edit_group *group, struct group *ordered,
    const struct front ***moved)
{
    const struct front *fields = group->fields;
    if (fields->kind != FRONT_FIELDS || fields->flow || fields->count < 2)
        return false;
    int count = fields->count;
    int column = column_in(source, fields->first->key_at.at);
    struct block *blocks = ARENA_ARRAY(arena, struct block, count);
    if (!find_blocks(source, group, column, blocks))
        return false;
    find_run(blocks, count);
    *ordered = (struct group){fields, blocks};
    struct block last = blocks[count - 1];
    const struct front **out = *moved;
    for (int i = 0; i < count; i++)
        if (!blocks[i].stays)
            *out++ = blocks[i].field;
    qsort(blocks, (size_t)count, sizeof *blocks, by_rank);
    if (out == *moved || (blocks[count - 1].field != last.field &&
                             loses_comment(source, &last, column)))
        return false;
    *moved = out;
    return true;
}

/* The lines of the group, which stay as many. */
static void
rewrite(const struct source *source, const struct group *group, char *text)
{
    int count = group->fields->count;
    uint32_t n = group->blocks[0].begin;
    for (int i = 1; i < count; i++)
        if (group->blocks[i].begin < n)
            n = group->blocks[i].begin;
    for (int i = 0; i < count; i++) {
        const struct block *block = &group->blocks[i];
        memcpy(
            text + n, source->text + block->begin, block->end - block->begin);
        n += block->end - block->begin;
    }
}

/* The names and values below are the same, and in the same order but for the
 * groups, of which `*next` is the next. */
static bool
says_same(
    const struct front *a, const struct front *b, const struct group **next)
{
    if (a->kind != b->kind || a->count != b->count || a->quoted != b->quoted ||
        !text_is(a->text ? a->text : "", b->text ? b->text : ""))
        return false;
    const struct block *blocks =
        (*next)->fields == a ? (*next)++->blocks : NULL;
    const struct front *x = a->first, *y = b->first;
    for (int i = 0; i < a->count; i++, x = x->next, y = y->next) {
        const struct front *was = blocks ? blocks[i].field : x;
        if ((was->key && !text_is(was->key, y->key)) ||
            !says_same(was, y, next))
            return false;
    }
    return true;
}

/* Takes over the new text when it says the same. */
static bool
take_over(struct arena *arena, struct edit_text *text, char *written,
    const struct group *groups)
{
    struct report report;
    report_init(&report, arena);
    struct source *source = source_new(
        arena, text->source->path, (struct slice){written, text->source->size});
    struct front *front = front_read(arena, source, NULL, &report).front;
    if (!front || !says_same(text->front, front, &groups))
        return false;
    *text = (struct edit_text){source, front};
    return true;
}

bool
edit_order(struct arena *arena, struct edit_text *text,
    const struct edit_group *groups, int count, const struct front ***moved)
{
    int fields = 1, found = 0;
    for (int i = 0; i < count; i++)
        fields += groups[i].fields->count;
    const struct front **out = *moved =
        ARENA_ARRAY(arena, const struct front *, fields);
    struct group *found_in = ARENA_ARRAY(arena, struct group, count + 1);
    for (int i = 0; i < count; i++)
        found += order_group(
            arena, text->source, &groups[i], &found_in[found], &out);
    if (found == 0)
        return false;
    *out = NULL;
    found_in[found] = (struct group){0};
    uint32_t size = text->source->size;
    char *written = arena_alloc(arena, (size_t)size + 1);
    memcpy(written, text->source->text, size);
    written[size] = '\0';
    for (int i = 0; i < found; i++)
        rewrite(text->source, &found_in[i], written);
    return take_over(arena, text, written, found_in);
}
