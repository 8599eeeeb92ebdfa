/* The fields of a front matter in another order, and every byte of each as it
 * was: with the comments and empty lines above it, and the indented comments
 * below, as an author would cut it out and paste it. */
#ifndef SOURCE_EDIT_ORDER_H
#define SOURCE_EDIT_ORDER_H

#include "source/front.h"

/* The place of a field among its siblings; below 0: it has none. */
typedef int edit_rank(const void *context, const char *name);

/* Moves the top fields that stand before one of a lower rank, as few as can
 * be, and returns the file as it is then, with the moved fields as written in
 * `*moved` (NULL behind the last).  NULL when all stand in order, and when that
 * cannot be made sure of: a field has no rank, two share a line, or what is
 * read from the new text would not be the same. */
struct source *edit_order(struct arena *arena, const struct source *source,
    const struct front *front, edit_rank *rank, const void *context,
    const struct front ***moved);

#endif
