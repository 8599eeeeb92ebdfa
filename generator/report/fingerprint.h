/* What a finding is recognised by from one run to the next: its rule, the
 * definition's id, the field's path and the text that it stands on.  Never a
 * line number, so that a line added above it changes nothing. */
#ifndef REPORT_FINGERPRINT_H
#define REPORT_FINGERPRINT_H

#include <stdint.h>

#include "report/report.h"

/* Of the text at the finding's place, with each run of white space as one
 * space. */
uint64_t finding_text_hash(const struct finding *finding);
/* Of all four. */
uint64_t finding_hash(const struct finding *finding);

/* Findings of one hash are told apart by their order, from 1. */
struct identity {
    uint64_t hash;
    int ordinal;
};
/* One a finding, in the report's order; free() it. */
struct identity *report_identities(const struct report *report);
/* Sixteen hexadecimal digits; an ordinal only from the second on: "-2". */
#define HASH_DIGITS 16
void identity_put(struct buf *out, struct identity identity);

#endif
