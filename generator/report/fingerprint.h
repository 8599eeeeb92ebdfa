/* What makes a finding the same finding in the next run: its rule, the id of
 * the plan, the field's path and the value, never a line number or a path of
 * the file, so that it holds when lines move and files are renamed.
 *
 * The hash is FNV-1a of 64 bits, for telling things apart; it proves
 * nothing. */
#ifndef REPORT_FINGERPRINT_H
#define REPORT_FINGERPRINT_H

#include <stdint.h>

#include "report/report.h"

/* Of the text that the finding stands at; each run of white space counts as
 * one space, so that a line broken anew is the same value. */
uint64_t report_value_hash(const struct finding *finding);
/* Of rule, plan id, field path and value. */
uint64_t report_fingerprint(const struct finding *finding);

#endif
