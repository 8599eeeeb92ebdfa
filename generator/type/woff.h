/* Font files for the web: WOFF 1.0 (W3C Recommendation, 13 December 2012), a
 * font whose tables are compressed one by one. */
#ifndef TYPE_WOFF_H
#define TYPE_WOFF_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends the TrueType or OpenType file as WOFF; false when it is no such
 * file, and then nothing is appended. */
bool woff_pack(struct slice font, struct buf *out);

#endif
