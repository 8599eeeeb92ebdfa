/* What may stand in a definition's bytes at all (CS009).
 *
 * Text that is not UTF-8, or holds NUL, cannot be read further.  Characters
 * that turn the direction of writing can make a plan look like another one;
 * each is reported and reading goes on. */
#ifndef SOURCE_ENCODING_H
#define SOURCE_ENCODING_H

#include <stdbool.h>

#include "base/place.h"
#include "report/report.h"

#define ENCODING_LINES 20 /* lines named one by one; the rest is a number */

/* Returns true when the text can be read. */
bool encoding_check(const struct source *source, struct report *report);

#endif
