/* The quality of a plan as it is written: a score over what the check finds
 * in it, so that the audit and the check cannot disagree.
 *
 * One part for each group of rules that a plan's author can mend by writing:
 * the form (CS0), the outcome (CS1), metrics (CS2), milestones (CS3), owners
 * (CS4), the rhythm (CS5), and risk and growth (CS6).  The outcome weighs
 * most, since all else serves it.  An error takes half of its part, since of
 * a part with two nothing can be relied on; a warning a fifth; a note
 * nothing.  What the calendar alone brings about counts as execution
 * (fidelity.h), sign-offs and QBRs (CS8, CS9) are no part of the text. */
#ifndef PLAN_QUALITY_H
#define PLAN_QUALITY_H

#include "plan/score.h"
#include "report/report.h"

#define QUALITY_ERROR (SCORE_WHOLE / 2)
#define QUALITY_WARNING (SCORE_WHOLE / 5)

/* `findings` are settled: severities by stage, settings and waivers. */
struct score plan_quality(struct arena *arena, const struct report *findings);

#endif
