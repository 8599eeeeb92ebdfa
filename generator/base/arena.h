/* Memory that is given back all at once: one arena a file, plan or run.
 *
 * What an arena hands out is zeroed unless it is raw, aligned for any type and
 * valid until arena_free.  When memory runs out the process says so and exits
 * with 3: a batch program gains nothing from threading it through every
 * function. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is fine */
/* Forgets everything but keeps the blocks for the next use. */
void arena_reset(struct arena *arena);
/* Forgets what was handed out since the mark was taken: what is made on the way
 * to an answer that points to none of it would push from the cache what is
 * looked at next. */
struct arena_mark {
    void *block;
    size_t used;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

void *arena_alloc(struct arena *arena, size_t size);
/* The same, but not zeroed: for what is written over at once. */
void *arena_raw(struct arena *arena, size_t size);
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n)                                            \
    ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))
#define ARENA_RAW(arena, type, n)                                              \
    ((type *)arena_raw((arena), sizeof(type) * (size_t)(n)))
/* An array that holds `count` items, and has room for `*room`, with room for
 * one more; grows by doubling.  It is `items` itself while there is room in it,
 * or right behind it; else a copy. */
void *arena_grow(
    struct arena *arena, void *items, int count, int *room, size_t item_size);

char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* malloc, realloc and strdup that exit with 3 when memory runs out. */
void *xmalloc(size_t size);
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *text);
/* Says so, and exits with 3: for what a library could not get. */
_Noreturn void out_of_memory(void);

#endif
