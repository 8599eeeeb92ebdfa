/* Two revisions of a PDF: whether the newer differs from the older only as
 * filling in and signing its form may.
 *
 * Both are walked as graphs from their trailers.  Allowed are: values and
 * appearances of fields whose side had not signed yet, what belongs to
 * signatures (/DSS, /Perms, /Extensions, /SigFlags), what the form types with
 * (/DR, /DA), and the file's own dates (/ModDate, /Metadata, /Version). */
#ifndef SEAL_PDF_COMPARE_H
#define SEAL_PDF_COMPARE_H

#include "seal/pdf_read.h"

/* NULL when they agree so far; else what was changed: "a page", "the
 * attachment", "a field of the side that had signed", … */
const char *pdf_compare(
    struct arena *arena, struct pdf_reading *older, struct pdf_reading *newer);

#endif
