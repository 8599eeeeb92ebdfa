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
block_end(const struct source *source, uint32_t last)
{
    uint32_t end = line_next(source, last);
    for (uint32_t at = end; at < source->size;) {
        uint32_t behind = after_comments(source, at, 0);
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

/* False when a field does not begin its line, or has no rank. */
static bool
find_blocks(const struct source *source, const struct front *front,
    edit_rank *rank, const void *context, struct block *blocks)
{
    uint32_t at = line_next(source, 0), end; /* behind the opening fence */
    int count = 0;
    for (const struct front *field = front->first; field; field = field->next) {
        uint32_t key = field->key_at.at;
        if (key < at || column_in(source, key) != 0 ||
            !field_end(source, field, &end))
            return false;
        struct block *block = &blocks[count];
        *block = (struct block){.field = field,
            .rank = rank(context, field->key),
            .begin = count ? at : first_begin(source, at, key),
            .end = block_end(source, end - 1)};
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

static struct source *
rewrite(struct arena *arena, const struct source *source, struct block *blocks,
    int count)
{
    uint32_t begin = blocks[0].begin, end = blocks[count - 1].end;
    char *text = arena_alloc(arena, (size_t)source->size + 1);
    memcpy(text, source->text, begin);
    qsort(blocks, (size_t)count, sizeof *blocks, by_rank);
    size_t n = begin;
    for (int i = 0; i < count; i++) {
        size_t length = blocks[i].end - blocks[i].begin;
        memcpy(text + n, source->text + blocks[i].begin, length);
        n += length;
    }
    memcpy(text + n, source->text + end, source->size - end);
    text[source->size] = '\0';
    return source_new(arena, source->path, (struct slice){text, source->size});
}

/* The names and values below are the same, in the same order. */
static bool
says_same(const struct front *a, const struct front *b)
{
    if (a->kind != b->kind || a->count != b->count || a->quoted != b->quoted ||
        !text_is(a->text ? a->text : "", b->text ? b->text : ""))
        return false;
    const struct front *y = b->first;
    for (const struct front *x = a->first; x; x = x->next, y = y->next)
        if (!y || (x->key && !text_is(x->key, y->key)) || !says_same(x, y))
            return false;
    return true;
}

static bool
reads_same(struct arena *arena, const struct source *source,
    const struct front *before, const struct block *blocks, int count)
{
    struct report report;
    report_init(&report, arena);
    struct definition_text text = front_read(arena, source, NULL, &report);
    if (!text.front || text.front->count != before->count)
        return false;
    const struct front *now = text.front->first;
    for (int i = 0; i < count; i++, now = now->next)
        if (!text_is(now->key, blocks[i].field->key) ||
            !says_same(now, blocks[i].field))
            return false;
    return true;
}

struct source *
edit_order(struct arena *arena, const struct source *source,
    const struct front *front, edit_rank *rank, const void *context,
    const struct front ***moved)
{
    if (front->kind != FRONT_FIELDS || front->flow || front->count < 2)
        return NULL;
    int count = front->count, out = 0;
    struct block *blocks = ARENA_ARRAY(arena, struct block, count);
    if (!find_blocks(source, front, rank, context, blocks))
        return NULL;
    find_run(blocks, count);
    *moved = ARENA_ARRAY(arena, const struct front *, count + 1);
    for (int i = 0; i < count; i++)
        if (!blocks[i].stays)
            (*moved)[out++] = blocks[i].field;
    if (out == 0)
        return NULL;
    struct source *after = rewrite(arena, source, blocks, count);
    return reads_same(arena, after, front, blocks, count) ? after : NULL;
}
