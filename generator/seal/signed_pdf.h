/* A PDF whose fields were signed: what of it can be verified.
 *
 * For each signature: its byte range begins at 0 and leaves out exactly its
 * contents; it is detached CMS (adbe.pkcs7.detached or ETSI.CAdES.detached)
 * with SHA-2, and holds.  What it covers is a revision: the file as far as the
 * range's end, which is opened as a document of its own.  Between revisions
 * only fields, their appearances and what belongs to signatures differ
 * (seal/pdf_compare.h), the last one ends at the end of the file, and each
 * field is one of `customer_signature` and `vendor_signature`.  The digest of
 * the attached terms is the one that the first page prints.
 *
 * Nothing is said about trust: whose certificates they are is the reader's to
 * judge, by subject and fingerprint. */
#ifndef SEAL_SIGNED_PDF_H
#define SEAL_SIGNED_PDF_H

#include "plan/plan.h"
#include "seal/cms.h"
#include "seal/json.h"

struct pdf_signature {
    enum side side;
    const char *field;        /* "customer_signature" */
    day_t claimed;            /* the day that it gives; DAY_NONE without */
    size_t end;               /* of the revision that it covers */
    struct cms_signer signer; /* subject and fingerprint */
};

/* Why a PDF is not accepted, for those who tell them apart. */
enum signed_pdf_fault {
    SIGNED_PDF_FINE,
    SIGNED_PDF_NO_LIBRARY, /* libqpdf is not installed */
    SIGNED_PDF_BROKEN,     /* not readable as a PDF, or a revision is not */
    SIGNED_PDF_UNSIGNED,   /* no field of it is signed */
    SIGNED_PDF_FOREIGN,    /* a signed field that is of no side, or two */
    SIGNED_PDF_RANGE,      /* a byte range that leaves out something else */
    SIGNED_PDF_SIGNATURE,  /* a signature that does not hold, or is not SHA-2 */
    SIGNED_PDF_APPENDED,   /* something follows the last signature */
    SIGNED_PDF_CHANGED,    /* something else changed between revisions */
    SIGNED_PDF_TERMS,      /* no terms attached, or others than printed */
    SIGNED_PDF_FAULTS
};
struct signed_pdf {
    enum signed_pdf_fault fault;
    const char *why; /* a sentence without full stop; NULL when fine */
    /* In the order in which they were made. */
    struct pdf_signature signatures[2];
    int count;
    /* Of the attached file of terms: */
    struct slice terms;
    const struct json *file;
    const char *plan; /* its id */
    char digest[72];
    char sha256[72]; /* "sha256:" and the digits, of the whole file */
};

/* The bytes must outlive the result, which is the arena's.  What is filled in
 * of a PDF with a fault is only for messages. */
struct signed_pdf signed_pdf_read(struct arena *arena, struct slice bytes);

#endif
