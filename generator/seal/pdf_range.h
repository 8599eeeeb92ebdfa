/* Where a signature stands in its file (ISO 32000-1, 12.8.1): the outermost
 * reading, of bytes alone. */
#ifndef SEAL_PDF_RANGE_H
#define SEAL_PDF_RANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct pdf_range {
    struct slice parts[2]; /* what is signed: before the gap and behind it */
    struct slice contents; /* what the gap says, from hexadecimal */
    size_t end;            /* of the part of the file that it covers */
};

/* `numbers` are those of /ByteRange.  It must begin at 0 and have one gap,
 * which is exactly one string of hexadecimal digits in its brackets behind the
 * only /Contents of its object.  False with *why, a clause. */
bool pdf_range_read(struct arena *arena, struct slice file,
    const int64_t numbers[4], struct pdf_range *range, const char **why);
/* The length of the file up to its first end mark and the line end behind;
 * 0 without one. */
size_t pdf_first_revision(struct slice file);

#endif
