/* Line breaks of plain text; private to segment.c. */
#ifndef TYPE_SEGMENT_H
#define TYPE_SEGMENT_H

#include <stddef.h>
#include <stdint.h>

#define NOT_PLAIN (-1)
/* Writes the offsets behind which a line may end, the last is `size`, into
 * room for as many as the text has bytes, and one more.  Returns their number;
 * NOT_PLAIN when the text's breaks are not a matter of pairs. */
int breaks_of_plain(const char *text, size_t size, int32_t *breaks);

#endif
