/* What only several plans together show: somebody who left in one and is
 * still counted on in another (CS405), and plans of one customer that say
 * different figures of one metric (CS103).
 *
 * Of a plan only a few small keys are kept.  A person is the same by name and
 * company, a metric by the customer, its name and its unit, all without
 * regard to case. */
#ifndef CRITERIA_ACROSS_H
#define CRITERIA_ACROSS_H

#include "plan/workspace.h"
#include "report/report.h"

struct across;

/* For the definitions of a workspace. */
struct across *across_new(struct workspace *workspace);
void across_free(struct across *across);
/* Keeps the keys of a definition; may be called from any thread, once an
 * index. */
void across_remember(
    struct across *across, int index, const struct definition *definition);
/* After all: finds what they say against each other. */
void across_compare(struct across *across);
/* From then on, from any thread: whether something is found in this one. */
bool across_has(const struct across *across, int index);
/* Adds these findings to those of the definition, which may have been read
 * again; the others' texts are read again here. */
void across_judge(const struct across *across, int index,
    const struct definition *definition, struct report *report);

#endif
