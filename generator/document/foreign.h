/* Text in another language than its document: English, for what the word file
 * of a locale lacks.
 *
 * On its way through the model such a text stands between two characters that
 * no text has (U+FDD0 and U+FDD1, noncharacters of Unicode); the document has a
 * span with a language and a direction of its own in their place, and what is
 * no element's text has them taken out. */
#ifndef DOCUMENT_FOREIGN_H
#define DOCUMENT_FOREIGN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

#define FOREIGN_LANGUAGE "en"

/* The text between the two characters; itself when it has no letters. */
const char *foreign_mark(struct arena *arena, const char *text);
bool foreign_any(const char *text);
/* The text without them; itself when it has none. */
const char *foreign_bare(struct arena *arena, const char *text);
/* The next piece of *text that is all foreign or not at all, and moves *text
 * behind it; false at the end.  What is marked inside of what is marked is
 * one piece with it. */
bool foreign_next(const char **text, struct slice *piece, bool *foreign);

#endif
