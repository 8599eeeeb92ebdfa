#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"

#define BLOCK_SIZE ((size_t)64 * 1024)
/* The first block of an arena: many live for one small thing. */
#define FIRST_SIZE ((size_t)4 * 1024)
#define ZERO_AHEAD ((size_t)1024)
#define ALIGNMENT ((size_t)16)
/* Bytes that a growing array begins with at most: many hold one item. */
#define FIRST_GROWTH ((size_t)256)

struct block {
    struct block *next;
    size_t size; /* bytes of `data` */
    size_t used;
    size_t zeroed; /* bytes from the start that are zero or in use */
    _Alignas(16) unsigned char data[];
};

struct arena {
    struct block *first; /* the block that is being filled */
    struct block *spare; /* kept by arena_reset */
};

void
out_of_memory(void)
{
    fputs("countersign: out of memory\n", stderr);
    exit(3);
}

void *
xmalloc(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p)
        out_of_memory();
    return p;
}

void *
xrealloc(void *old, size_t size)
{
    void *p = realloc(old, size ? size : 1);
    if (!p)
        out_of_memory();
    return p;
}

char *
xstrdup(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(xmalloc(size), text, size);
}

struct arena *
arena_new(void)
{
    struct arena *arena = xmalloc(sizeof *arena);
    *arena = (struct arena){0};
    return arena;
}

static void
free_blocks(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

void
arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->first);
    free_blocks(arena->spare);
    free(arena);
}

/* Of the blocks those before `last`.  What was filled last is used first again:
 * what was written there may still be in a cache, and of the others it is not.
 */
static void
drop_until(struct arena *arena, const struct block *last)
{
    struct block **spare = &arena->spare, *rest = arena->spare;
    while (arena->first != last) {
        struct block *block = arena->first;
        arena->first = block->next;
        if (block->size == BLOCK_SIZE) {
            *spare = block;
            spare = &block->next;
        } else {
            free(block);
        }
    }
    *spare = rest;
}

void
arena_reset(struct arena *arena)
{
    drop_until(arena, NULL);
}

struct arena_mark
arena_mark(const struct arena *arena)
{
    struct block *block = arena->first;
    return (struct arena_mark){block, block ? block->used : 0};
}

/* A big piece behind the block of the mark stays until all is forgotten. */
void
arena_rewind(struct arena *arena, struct arena_mark mark)
{
    struct block *block = mark.block;
    drop_until(arena, block);
    if (!block)
        return;
    block->used = mark.used;
    if (block->zeroed > mark.used)
        block->zeroed = mark.used;
}

static inline size_t
whole(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static struct block *
new_block(struct arena *arena, size_t size)
{
    struct block *block = arena->spare;
    if (block && size <= BLOCK_SIZE) {
        arena->spare = block->next;
    } else {
        size_t usual = arena->first ? BLOCK_SIZE : FIRST_SIZE;
        size_t room = size > usual ? whole(size) : usual;
        block = xmalloc(sizeof *block + room);
        block->size = room;
    }
    block->used = block->zeroed = 0;
    return block;
}

/* A block with so much room that the first does not have.  A big piece gets
 * one of its own behind the first, whose room is not lost then.  Out of line,
 * so that what nearly always has room keeps no registers for it. */
static __attribute__((noinline)) struct block *
next_block(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        out_of_memory();
    struct block *first = arena->first;
    struct block *block = new_block(arena, size);
    if (first && size > BLOCK_SIZE) {
        block->next = first->next;
        first->next = block;
    } else {
        block->next = first;
        arena->first = block;
    }
    return block;
}

/* The rooms of all blocks are whole: what fits in one does when it is. */
static inline void *
bump(struct arena *arena, size_t size, struct block **from)
{
    struct block *block = arena->first;
    if (!block || block->size - block->used < size)
        block = next_block(arena, size);
    void *p = block->data + block->used;
    block->used += whole(size);
    *from = block;
    return p;
}

void *
arena_raw(struct arena *arena, size_t size)
{
    struct block *block;
    void *p = bump(arena, size, &block);
    if (block->zeroed < block->used)
        block->zeroed = block->used;
    return p;
}

/* Zeroes a little ahead of what is handed out: by the kilobyte it costs a
 * tenth of what it does piece by piece, and the cache still has it. */
static void
zero_ahead(struct block *block)
{
    size_t to = block->used + ZERO_AHEAD;
    if (to > block->size)
        to = block->size;
    memset(block->data + block->zeroed, 0, to - block->zeroed);
    block->zeroed = to;
}

/* Out of line for the same reason. */
static __attribute__((noinline)) void *
alloc_and_zero(struct arena *arena, size_t size)
{
    struct block *block;
    void *p = bump(arena, size, &block);
    if (block->used > block->zeroed)
        zero_ahead(block);
    return p;
}

/* Nine of ten pieces fit in what is zero already. */
void *
arena_alloc(struct arena *arena, size_t size)
{
    struct block *block = arena->first;
    if (!block || block->zeroed - block->used < size)
        return alloc_and_zero(arena, size);
    void *p = block->data + block->used;
    block->used += whole(size);
    return p;
}

/* Makes a piece longer where it lies, when it is the last one and there is room
 * behind it: false when not. */
static bool
extend(struct arena *arena, const void *piece, size_t size, size_t wanted)
{
    struct block *block = arena->first;
    size_t more = whole(wanted) - whole(size);
    if (!block ||
        (const unsigned char *)piece + whole(size) !=
            block->data + block->used ||
        more > block->size - block->used)
        return false;
    block->used += more;
    if (block->used > block->zeroed)
        zero_ahead(block);
    return true;
}

void *
arena_grow(
    struct arena *arena, void *items, int count, int *room, size_t item_size)
{
    if (count < *room)
        return items;
    size_t few = FIRST_GROWTH / item_size, old = (size_t)*room * item_size;
    *room = *room ? *room * 2 : few > 8 ? 8 : few > 0 ? (int)few : 1;
    size_t size = (size_t)*room * item_size;
    if (old > 0 && extend(arena, items, old, size))
        return items;
    void *grown = arena_alloc(arena, size);
    if (count > 0)
        memcpy(grown, items, (size_t)count * item_size);
    return grown;
}

char *
arena_strndup(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_raw(arena, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *
arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *
arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    char near[256]; /* most texts fit, and are made once */
    int length = format_text(near, sizeof near, format, again);
    va_end(again);
    if (length < 0)
        return arena_strdup(arena, "");
    if ((size_t)length < sizeof near)
        return arena_strndup(arena, near, (size_t)length);
    char *text = arena_alloc(arena, (size_t)length + 1);
    format_text(text, (size_t)length + 1, format, args);
    return text;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}
