/* Bytes that are set aside until they can be written: the latest of them in
 * memory, the others in a temporary file without a name.
 *
 * Where no such file can be made or written, all of them stay in memory.  One
 * thread at a time. */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct spool;

/* Keeps about so many bytes in memory. */
struct spool *spool_new(size_t limit);
void spool_free(struct spool *spool);

/* Where some bytes were put, for good. */
struct spooled {
    uint64_t at;
    size_t n;
};
struct spooled spool_put(struct spool *spool, struct slice bytes);
/* Appends them; false when they cannot be read back, and errno says why. */
bool spool_get(
    const struct spool *spool, struct spooled spooled, struct buf *out);

#endif
