/* What libyaml reads without complaint although the author meant something
 * else: torn sentences, typographic quotes, fields given twice.  Each is
 * reported once, and the tree is mended so that nobody after stumbles over
 * it. */
#ifndef SOURCE_FRONT_MEND_H
#define SOURCE_FRONT_MEND_H

#include "source/front.h"

void front_mend(struct arena *arena, struct front *root, struct report *report);

#endif
