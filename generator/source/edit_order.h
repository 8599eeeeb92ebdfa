/* The fields of a front matter in another order, and every byte of each as it
 * was: with the comments and empty lines above it, and the comments below that
 * are indented deeper, as an author would cut it out and paste it. */
#ifndef SOURCE_EDIT_ORDER_H
#define SOURCE_EDIT_ORDER_H

#include "source/front.h"

/* The place of a field among its siblings; below 0: it has none. */
typedef int edit_rank(const void *context, const char *name);

/* Fields that have an order among themselves. */
struct edit_group {
    const struct front *fields;
    edit_rank *rank;
    const void *context;
};

/* A file, and what is read from it. */
struct edit_text {
    struct source *source;
    const struct front *front;
};

/* Moves the fields that stand before one of a lower rank in their group, as few
 * as can be.  The groups are values of the text's own tree, in the order of
 * the file, none of them in another.  True when something was moved: then the
 * text is the new one, and `*moved` the moved fields as they were written (NULL
 * behind the last).  A group stays as it is when that cannot be made sure of: a
 * field has no rank, does not begin its line or stands in braces, or a comment
 * below the last could be that field's or the group's.  All stay when what is
 * read from the new text would not be the same. */
bool edit_order(struct arena *arena, struct edit_text *text,
    const struct edit_group *groups, int count, const struct front ***moved);

#endif
