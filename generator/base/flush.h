/* The outputs of a long run on their way to the disk: what was written is
 * brought there while more is made, so that the end of the run has little left
 * to wait for.
 *
 * A run that writes little is only brought there at its end. */
#ifndef BASE_FLUSH_H
#define BASE_FLUSH_H

#include <stddef.h>

struct flush;

/* For a folder that the outputs lie below; it keeps the path. */
struct flush *flush_new(const char *folder);
/* So many bytes more were written.  From any thread. */
void flush_wrote(struct flush *flush, size_t bytes);
/* Returns when all that was written is on the disk, or cannot come there. */
void flush_end(struct flush *flush);

#endif
