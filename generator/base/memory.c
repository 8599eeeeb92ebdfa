#include "base/memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define LARGE ((size_t)2 * 1024 * 1024)
/* What the heap grows by; it is only taken where it is written to. */
#define ROOM (16 * LARGE)
/* More than what malloc has left of its first heap. */
#define FIRST ((size_t)160 * 1024)
#define PAGE ((size_t)4 * 1024)

void
memory_open(void)
{
    /* Stays, and is not touched, so that what follows begins with a whole
     * page to which nothing was written before it was asked for. */
    static void *first;
    mallopt(M_TOP_PAD, (int)ROOM);
    mallopt(M_TRIM_THRESHOLD, (int)(4 * ROOM));
    mallopt(M_MMAP_THRESHOLD, (int)ROOM);
    uintptr_t end = (uintptr_t)sbrk(0) + FIRST + PAGE;
    sbrk((intptr_t)(-end % LARGE));
    char *from = (char *)sbrk(0) + FIRST + PAGE;
    first = malloc(FIRST);
    char *to = sbrk(0);
    if (first && to > from)
        madvise(from, (size_t)(to - from), MADV_HUGEPAGE);
}

void
memory_share(void)
{
    mallopt(M_ARENA_MAX, 1);
}
