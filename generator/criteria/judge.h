/* Judging: every rule's function over one definition. */
#ifndef CRITERIA_JUDGE_H
#define CRITERIA_JUDGE_H

#include "plan/plan.h"
#include "report/report.h"

/* Adds the reader's findings and those of all rules to `report`, settles
 * severities by the plan's stage and applies its waivers.  `today` is the
 * date that ◷ rules and CS015 are judged by. */
void judge_definition(struct arena *arena, const struct root *root,
    const struct definition *definition, day_t today, struct report *report);

/* True if the plan may be printed for signature: it is not a draft and no
 * finding in `report` of this definition is an error of a rule that stops
 * one. */
bool judge_allows_signing(
    const struct definition *definition, const struct report *report);

#endif
