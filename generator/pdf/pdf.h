/* The PDF printing: a device that becomes a file.
 *
 * libharu keeps objects and the page tree; fonts, content, tags, forms and
 * the saver are ours (ISO 32000-1; PDF/UA-1 and PDF/A-3 are prepared for).
 * Calls are kept in a display list until pdf_finish, because glyph codes are
 * known only when each font's whole use is. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/arena.h"
#include "base/buf.h"
#include "type/device.h"

/* Subset plans and compressors kept over documents; one a worker. */
struct pdf_cache;
struct pdf_cache *pdf_cache_new(void);
/* Makes what every document has and the first one otherwise waits for; beside
 * anything else that is done with the cache. */
void pdf_cache_ready(struct pdf_cache *cache);
void pdf_cache_free(struct pdf_cache *cache);

/* A file in the file: what the document says, for programs (PDF/A-3's
 * associated file that the document was made of). */
struct pdf_attachment {
    const char *name;        /* "castell.terms-2fe598fd8d3a.json" */
    const char *type;        /* "application/json" */
    const char *description; /* for people */
    struct slice bytes;      /* the caller's until pdf_finish */
};

struct pdf_info {
    const char *title;
    const char *author;   /* or NULL */
    const char *subject;  /* or NULL */
    const char *language; /* BCP 47: "en-GB" */
    bool right_to_left;   /* its writing */
    const char *producer; /* "countersign 0.1" */
    int64_t date;         /* seconds since 1970, UTC: the date given */
    const struct pdf_attachment *attachment; /* or NULL */
};

/* Calls are made on the device; `cache` is one a worker and outlives it. */
struct device *pdf_device(
    struct arena *arena, struct pdf_cache *cache, const struct pdf_info *info);
/* Writes the file into `out`; false with *why when it could not be made. */
bool pdf_finish(struct device *device, struct buf *out, const char **why);

#endif
