/* What a signature covers: the terms as canonical JSON, and their digest.
 *
 * The JSON is canonical by RFC 8785 (members sorted by UTF-16 code units, no
 * white space) and holds no JSON numbers: dates are ISO days, quantities
 * decimal strings in the metric's unit, text is NFC with white space
 * collapsed, lists without a meaning in their order are sorted.  Which field
 * is a term comes from the field tables. */
#ifndef SEAL_TERMS_H
#define SEAL_TERMS_H

#include "plan/plan.h"

struct terms {
    struct slice json;  /* {"format":…,"terms":{…},"arrangements":{…}} */
    struct slice terms; /* the member `terms` alone, canonical */
    struct slice arrangements; /* the member `arrangements` alone */
    char digest[72];           /* "sha256:" and 64 hex digits of `terms` */
    char short_digest[9];      /* the first 8 hex digits */
};

struct terms terms_of(struct arena *arena, const struct plan *plan);

/* Whether a side's sign-off holds over the present terms. */
enum seal_state {
    SEAL_UNSIGNED,
    SEAL_HOLDS,
    SEAL_CHANGED /* signed, but other terms */
};
struct seal {
    enum seal_state state;
    const struct signoff *last; /* the side's last sign-off, or NULL */
};
struct seal seal_of(
    const struct plan *plan, const struct terms *terms, enum side side);

/* SHA-256 by libcrypto, also used for the HTML policy's hashes. */
void seal_sha256(struct slice bytes, unsigned char out[32]);

#endif
