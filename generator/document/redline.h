/* Two texts word by word: what went, what came and what stayed. */
#ifndef DOCUMENT_REDLINE_H
#define DOCUMENT_REDLINE_H

#include "base/arena.h"

struct _xmlNode;

/* `keep` and `del` are added to `before`, `keep` and `ins` to `now`; the
 * elements' texts joined are the two texts with white space collapsed.  Texts
 * of more than REDLINE_WORDS words are one piece each. */
#define REDLINE_WORDS 400
void redline_words(struct arena *arena, struct _xmlNode *before,
    const char *old, struct _xmlNode *now, const char *new);

#endif
