/* What only several plans together show: somebody who left in one and is
 * still counted on in another (CS405), and plans of one customer that say
 * different figures of one metric (CS103).
 *
 * Of a plan only a few small keys are kept.  A person is the same by name and
 * company, a metric by the customer, its name and its unit, all without
 * regard to case. */
#ifndef CRITERIA_ACROSS_H
#define CRITERIA_ACROSS_H

#include "plan/plan.h"
#include "report/report.h"

struct across;

/* For definitions numbered from 0 to count - 1. */
struct across *across_new(int count, day_t today);
void across_free(struct across *across);
/* Keeps the keys of a definition; may be called from any thread, once a
 * number. */
void across_remember(struct across *across, struct arena *arena, int number,
    const struct definition *definition);
/* After all: adds the findings.  Files that have one are read again from the
 * root. */
void across_judge(
    struct across *across, const struct root *root, struct report *report);

#endif
