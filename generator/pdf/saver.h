/* The file's bytes: object streams and a cross-reference stream
 * (ISO 32000-1, 7.5.7 and 7.5.8), compressed by libdeflate.
 *
 * libharu's own saver writes a classic table and one object a piece: two to
 * three times the size. */
#ifndef PDF_SAVER_H
#define PDF_SAVER_H

#include "pdf/object.h"

struct libdeflate_compressor;

/* Appends the whole file; its identifier is the digest of all before it. */
void saver_write(struct arena *arena, struct libdeflate_compressor *deflate,
    const struct pdf_written_list *list, struct buf *out);
struct libdeflate_compressor *saver_compressor_new(void);
void saver_compressor_free(struct libdeflate_compressor *deflate);

/* The bytes deflated, with zlib's frame, in the arena. */
struct slice saver_deflate(struct arena *arena,
    struct libdeflate_compressor *deflate, struct slice bytes);
/* The same, smaller and three times as slow: for what is kept for a run. */
struct slice saver_deflate_well(struct arena *arena, struct slice bytes);
/* Deflated like the first, in place of what `packed` has. */
void saver_deflate_into(struct buf *packed,
    struct libdeflate_compressor *deflate, struct slice bytes);

#endif
