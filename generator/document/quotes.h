/* Straight quotation marks and apostrophes become those of a locale. */
#ifndef DOCUMENT_QUOTES_H
#define DOCUMENT_QUOTES_H

#include <stdbool.h>

#include "document/formats.h"

/* Which mark opens and which closes is told from what stands beside it.  A
 * mark after a figure that closes nothing is a measure (inches, minutes) and
 * stays.  Returns the text itself when it has none. */
const char *quotes_set(
    struct arena *arena, const char *text, const struct formats_quotes *quotes);

/* From four characters in a row, as a word file has them: "«»‹›"; false, and
 * nothing set, for anything else. */
bool quotes_read(const char *marks, struct formats_quotes *quotes);

#endif
