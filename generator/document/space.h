/* White space of a document, as a browser would see it.
 *
 * Runs of white space become one space.  It goes away next to the start and
 * end of blocks and beside line breaks, so a template may be indented freely,
 * and it stays between words and inline elements.  <pre> and <textarea> keep
 * all of theirs; no-break spaces are not white space. */
#ifndef DOCUMENT_SPACE_H
#define DOCUMENT_SPACE_H

#include "document/tree.h"

void space_collapse(struct arena *arena, struct tree *root);
/* A copy with each run of white space one space, as for a text node that says
 * it is collapsed. */
char *space_joined(struct arena *arena, const char *text);
/* Whether white space stands as it is in what the element holds. */
bool space_is_kept(const struct tree *element);

#endif
