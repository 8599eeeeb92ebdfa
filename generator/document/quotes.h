/* Straight quotation marks and apostrophes become those of a locale. */
#ifndef DOCUMENT_QUOTES_H
#define DOCUMENT_QUOTES_H

#include "document/formats.h"

/* Which mark opens and which closes is told from what stands beside it.  A
 * mark after a figure that closes nothing is a measure (inches, minutes) and
 * stays.  Returns the text itself when it has none. */
const char *quotes_set(
    struct arena *arena, const char *text, const struct formats_quotes *quotes);

#endif
