/* What a signature covers: the terms as canonical JSON, and their digest.
 *
 * The JSON is canonical by RFC 8785 (members sorted by UTF-16 code units, no
 * white space) and holds strings only, no JSON numbers:
 *
 *   text      NFC, white space collapsed
 *   date      ISO day; `week 8` is the day that it means
 *   quantity  decimal in the unit of its metric (the record's own, the one it
 *             names, the first it moves); "12000 EUR" where that does not fit
 *   duration  ISO 8601 in months, days or seconds: a quarter is "P3M", a week
 *             "P7D", half an hour "PT1800S"
 *   flag      "yes", or absent
 *   lists     sorted, but for the first of `moves`, whose level is meant
 *   maps      by id; what is empty is absent, but for a map's entries
 *
 * Which field is a term comes from the column `half` of the field tables; a
 * part is never more binding than the record it is in.  Of an outcome the
 * statement, the metric, the worth and the reason are terms: they are what
 * both sides say they want, and stand with it on the page that is signed.
 * Its confirmation is progress, as it is given again and again; its source is
 * internal.  What a customer's copy does not show is never a term. */
#ifndef SEAL_TERMS_H
#define SEAL_TERMS_H

#include "plan/fields.h"
#include "plan/plan.h"

#define TERMS_FORMAT "countersign-terms-1"

struct json;

struct terms {
    struct slice json;  /* {"arrangements":{…},"format":"countersign-terms-1",
                           "plan":<id>,"terms":{…}}, no line end */
    struct slice terms; /* of it: the member `terms` alone */
    struct slice arrangements; /* and the member `arrangements` */
    const struct json *file;   /* `json` to look inside */
    char digest[72];           /* "sha256:" and 64 hex digits of `terms` */
    char short_digest[9];      /* the first 8 hex digits */
};

struct terms terms_of(struct arena *arena, const struct plan *plan);
/* The file of the terms: `json` and one line end. */
struct slice terms_file(struct arena *arena, const struct terms *terms);
/* The members `terms` and `arrangements` of the file, and beside them
 * `progress`, which is never signed: what difference.h compares. */
const struct json *terms_and_progress(
    struct arena *arena, const struct plan *plan);
/* How every record of a map begins. */
struct with_id {
    VALUE_HEAD
    struct text id;
};
/* One record of a plan's list as it stands in the JSON of the half. */
const struct json *terms_record(struct arena *arena,
    const struct record *record, const void *item, enum half half);
/* "sha256:" and the hex digits of the bytes. */
void seal_digest(struct slice bytes, char digest[72]);

/* Whether a side's sign-off holds over the present terms. */
enum seal_state {
    SEAL_UNSIGNED,
    SEAL_HOLDS,
    SEAL_CHANGED /* signed, but other terms, or terms that are not named */
};
struct seal {
    enum seal_state state;
    /* The side's sign-off with the latest date, the last written of equal
     * ones; NULL when there is none. */
    const struct signoff *last;
};
struct seal seal_of(
    const struct plan *plan, const struct terms *terms, enum side side);

/* SHA-256 by Nettle, also used for the HTML policy's hashes. */
void seal_sha256(struct slice bytes, unsigned char out[32]);

#endif
