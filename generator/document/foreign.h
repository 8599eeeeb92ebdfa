/* Text that does not run with what is around it: in another language than its
 * document, which is English for what the word file of a locale lacks; or of
 * the other direction, a name in a sentence, which would draw the comma and the
 * number behind it to its own side.
 *
 * On its way through the model such a text stands between two characters that
 * no text has (U+FDD0 and U+FDD1, U+FDD2 and U+FDD3, noncharacters of Unicode);
 * the document has a span with a language and a direction of its own in their
 * place, or a bdi, and what is no element's text has them taken out. */
#ifndef DOCUMENT_FOREIGN_H
#define DOCUMENT_FOREIGN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

#define FOREIGN_LANGUAGE "en"

enum foreign_kind { FOREIGN_NOT, FOREIGN_WORDS, FOREIGN_DIRECTION };

/* The text as FOREIGN_WORDS; itself when it has no letters. */
const char *foreign_mark(struct arena *arena, const char *text);
/* The text as FOREIGN_DIRECTION where letters of it that are not marked run the
 * other way than a sentence that is written so; else itself. */
const char *foreign_apart(
    struct arena *arena, const char *text, bool right_to_left);
/* Whether a letter of the text runs to the left; how many more letters run to
 * the left than to the right. */
bool foreign_to_left(const char *text);
int foreign_lean(const char *text);
bool foreign_any(const char *text);
/* The text without the characters; itself when it has none. */
const char *foreign_bare(struct arena *arena, const char *text);
/* The next piece of *text that is all of a kind, and moves *text behind it;
 * false at the end.  Marks of the kind `around` and before it count for
 * nothing: they stay in the piece. */
bool foreign_next(const char **text, struct slice *piece,
    enum foreign_kind *kind, enum foreign_kind around);

#endif
