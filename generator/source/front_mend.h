/* What libyaml reads without complaint although the author meant something
 * else: torn sentences, typographic quotes, fields given twice.  Each is
 * reported once, and the tree is mended so that nobody after stumbles over
 * it. */
#ifndef SOURCE_FRONT_MEND_H
#define SOURCE_FRONT_MEND_H

#include "source/front.h"

void front_mend(struct arena *arena, struct front *root, struct report *report);

/* For what front_mend.c splits off. */
/* CS003 for fields that are given twice, of which the first stays; CS002 where
 * a dash was lost between two items of a list. */
void front_twice(struct front *fields, struct report *report);
/* Takes the value out that follows `before`, or the first. */
void front_drop_after(
    struct front *fields, struct front *before, struct front *value);

#endif
