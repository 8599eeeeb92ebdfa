/* Memory for the many small pieces of libyaml and cmark: an event, a token or
 * a node is some ten bytes that live for microseconds, three thousand times a
 * plan.
 *
 * libyaml asks for memory through yaml_malloc and its kin, which it exports
 * and calls as anybody would; pieces.c defines them anew, so that the dynamic
 * linker gives libyaml ours.  cmark is given pieces_calloc and its kin.
 * Pieces that were freed are kept by size and handed out again without looking
 * for neighbours to join, as malloc must, and all come from one block that the
 * cache still has.  Under a sanitizer malloc stays, so that a piece used too
 * late is seen. */
#ifndef SOURCE_PIECES_H
#define SOURCE_PIECES_H

#include <stddef.h>

/* Between the two calls this thread's pieces come from blocks that the second
 * gives back as a whole, but for one that the thread keeps as long as it
 * lives; outside them from malloc. */
void pieces_open(void);
void pieces_close(void);

/* As calloc, realloc and free; they exit with 3 when memory runs out. */
void *pieces_calloc(size_t count, size_t size);
void *pieces_realloc(void *old, size_t size);
void pieces_free(void *old);

/* libyaml's own, which its header does not tell of: for the text of a scalar,
 * where yaml_event_delete would look for four pieces. */
void yaml_free(void *old);

#endif
