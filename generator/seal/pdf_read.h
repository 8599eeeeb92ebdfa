/* A PDF as objects, read by libqpdf, which is loaded when it is needed.
 *
 * Strict: a file that would have to be mended, or that says something twice,
 * is not read.  What the library may take of memory is bounded, as a few
 * kilobytes can unpack to gigabytes.  An object is a handle of its document;
 * 0 is one that is not there.  Texts and bytes are the arena's. */
#ifndef SEAL_PDF_READ_H
#define SEAL_PDF_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct pdf_reading;       /* one document */
typedef unsigned pdf_ref; /* an object in it */

/* The bytes stay the caller's and must outlive it.  NULL with *why, a clause
 * ("it is damaged"). */
struct pdf_reading *pdf_read_open(
    struct arena *arena, struct slice bytes, const char **why);
void pdf_read_close(struct pdf_reading *pdf);
/* Whether anything that was asked for so far was damaged. */
bool pdf_read_failed(struct pdf_reading *pdf);
/* libqpdf is there; else *why says what to install. */
bool pdf_read_available(const char **why);

enum pdf_kind {
    PDF_NONE, /* null, or not there */
    PDF_BOOL,
    PDF_NUMBER,
    PDF_STRING,
    PDF_NAME,
    PDF_ARRAY,
    PDF_DICT,
    PDF_STREAM
};
pdf_ref pdf_read_trailer(struct pdf_reading *pdf);
enum pdf_kind pdf_read_kind(struct pdf_reading *pdf, pdf_ref object);
/* Its number when it is an indirect object, else 0. */
int pdf_read_number(struct pdf_reading *pdf, pdf_ref object);
/* A member of a dictionary or of a stream's. */
pdf_ref pdf_read_get(struct pdf_reading *pdf, pdf_ref dict, const char *key);
/* Along several members; NULL ends them. */
pdf_ref pdf_read_find(struct pdf_reading *pdf, pdf_ref dict, ...)
    __attribute__((sentinel));
/* The keys, "/Type", in the order of their bytes; NULL ends them. */
const char **pdf_read_keys(struct pdf_reading *pdf, pdf_ref dict);
int pdf_read_count(struct pdf_reading *pdf, pdf_ref array);
pdf_ref pdf_read_at(struct pdf_reading *pdf, pdf_ref array, int i);
bool pdf_read_integer(struct pdf_reading *pdf, pdf_ref object, int64_t *n);
/* A name with its slash, a string as UTF-8, else how it is written. */
const char *pdf_read_text(struct pdf_reading *pdf, pdf_ref object);
/* The bytes of a string. */
struct slice pdf_read_bytes(struct pdf_reading *pdf, pdf_ref string);
/* Numbers alike as far as a thousandth; other scalars alike. */
bool pdf_read_same(
    struct pdf_reading *one, pdf_ref a, struct pdf_reading *two, pdf_ref b);
/* The bytes of a stream, unpacked or as they stand; `p` is NULL when they
 * cannot be had. */
struct slice pdf_read_stream(
    struct pdf_reading *pdf, pdf_ref stream, bool unpacked);
/* The pages in order; 0 ends them. */
pdf_ref *pdf_read_pages(struct pdf_reading *pdf);
void pdf_read_release(struct pdf_reading *pdf, pdf_ref object);

#endif
