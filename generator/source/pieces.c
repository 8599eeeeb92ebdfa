#include "source/pieces.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef __SANITIZE_ADDRESS__

void
pieces_open(void)
{
}

void
pieces_close(void)
{
}

void *
pieces_calloc(size_t count, size_t size)
{
    return memset(xmalloc(count * size), 0, count * size);
}

void *
pieces_realloc(void *old, size_t size)
{
    return xrealloc(old, size);
}

void
pieces_free(void *old)
{
    free(old);
}

#else

/* A whole parse of a plan, which keeps 80 KB of buffers, fits into one. */
#define BLOCK_SIZE ((size_t)112 * 1024)
/* Classes hold powers of two.  The smallest takes nearly all that libyaml asks
 * for: a text of 16 bytes, and what it grows to while it is read. */
#define SMALLEST 6
#define CLASSES 48

/* Stands before each piece: the list that it goes to when it is freed, or NULL
 * where malloc lent it. */
union piece {
    struct hole **home;
    max_align_t align;
};

/* What a free piece holds. */
struct hole {
    struct hole *next;
};

struct block {
    struct block *next;
    max_align_t data[];
};

/* The block that a thread keeps for its next plan: given back to malloc and
 * asked for anew it would be trimmed off the heap, and faulted in again. */
static _Thread_local struct block *kept;
static pthread_key_t at_thread_end;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static _Thread_local struct pool {
    bool open;
    unsigned char *at, *end; /* what is left of the newest block */
    struct block *blocks;
    size_t first_room; /* bytes of the last block of the list */
    struct hole *free[CLASSES];
} pool;

/* libyaml's own, which its header does not tell of. */
void *yaml_malloc(size_t size);
void *yaml_realloc(void *old, size_t size);
char *yaml_strdup(const char *text);

static unsigned
class_of(size_t size)
{
    if (size <= (size_t)1 << SMALLEST)
        return 0;
    return 64 - SMALLEST - (unsigned)__builtin_clzll(size - 1);
}

static size_t
size_of(unsigned class)
{
    return (size_t)1 << SMALLEST << class;
}

static void
make_key(void)
{
    pthread_key_create(&at_thread_end, free);
}

static void
use_block(struct block *block, size_t room)
{
    block->next = pool.blocks;
    pool.blocks = block;
    pool.at = (unsigned char *)block->data;
    pool.end = pool.at + room;
}

static void
keep_block(struct block *block)
{
    pthread_once(&once, make_key);
    if (pthread_setspecific(at_thread_end, block) == 0)
        kept = block;
    else
        free(block);
}

void
pieces_open(void)
{
    assert(!pool.open);
    pool.open = true;
    if (kept)
        use_block(kept, BLOCK_SIZE);
}

/* The first block is the last of the list, and has the usual size.  No hole
 * stays: where there is one the pool is open. */
void
pieces_close(void)
{
    while (pool.blocks) {
        struct block *next = pool.blocks->next;
        if (!next && !kept && pool.first_room == BLOCK_SIZE)
            keep_block(pool.blocks);
        else if (pool.blocks != kept)
            free(pool.blocks);
        pool.blocks = next;
    }
    pool = (struct pool){.open = false};
}

static bool
add_block(size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct block *block = malloc(sizeof *block + room);
    if (!block)
        return false;
    if (!pool.blocks)
        pool.first_room = room;
    use_block(block, room);
    return true;
}

static void *
cut_piece(unsigned class)
{
    size_t size = sizeof(union piece) + size_of(class);
    if ((size_t)(pool.end - pool.at) < size && !add_block(size))
        return NULL;
    union piece *piece = (union piece *)(void *)pool.at;
    piece->home = &pool.free[class];
    pool.at += size;
    return piece + 1;
}

static void *
from_malloc(size_t size)
{
    union piece *piece = malloc(sizeof *piece + size);
    if (!piece)
        return NULL;
    piece->home = NULL;
    return piece + 1;
}

static inline void *
fill_hole(unsigned class)
{
    struct hole *hole = pool.free[class];
    if (hole)
        pool.free[class] = hole->next;
    return hole;
}

/* Not of the smallest class, or where that has no hole. */
static __attribute__((noinline)) void *
find_piece(size_t size)
{
    if (size > PTRDIFF_MAX / 4)
        return NULL;
    if (!pool.open)
        return from_malloc(size);
    unsigned class = class_of(size);
    void *hole = fill_hole(class);
    return hole ? hole : cut_piece(class);
}

void *
yaml_malloc(size_t size)
{
    void *hole = size <= size_of(0) ? fill_hole(0) : NULL;
    return hole ? hole : find_piece(size);
}

void
yaml_free(void *old)
{
    union piece *piece = old;
    if (!piece)
        return;
    piece--;
    if (!piece->home) {
        free(piece);
        return;
    }
    struct hole *hole = old;
    hole->next = *piece->home;
    *piece->home = hole;
}

void *
yaml_realloc(void *old, size_t size)
{
    union piece *piece = old;
    if (!piece)
        return yaml_malloc(size);
    piece--;
    if (!piece->home) {
        piece = realloc(piece, sizeof *piece + size);
        return piece ? piece + 1 : NULL;
    }
    size_t room = size_of((unsigned)(piece->home - pool.free));
    if (size <= room)
        return old;
    void *grown = yaml_malloc(size);
    if (grown) {
        memcpy(grown, old, room);
        yaml_free(old);
    }
    return grown;
}

static void *
must_have(void *piece)
{
    if (!piece)
        out_of_memory();
    return piece;
}

void *
pieces_calloc(size_t count, size_t size)
{
    void *piece = must_have(yaml_malloc(count * size));
    return memset(piece, 0, count * size);
}

void *
pieces_realloc(void *old, size_t size)
{
    return must_have(yaml_realloc(old, size));
}

void
pieces_free(void *old)
{
    yaml_free(old);
}

char *
yaml_strdup(const char *text)
{
    size_t size = text ? strlen(text) + 1 : 0;
    char *copy = text ? yaml_malloc(size) : NULL;
    return copy ? memcpy(copy, text, size) : NULL;
}

#endif
