/* Judging: every rule's function over one definition. */
#ifndef CRITERIA_JUDGE_H
#define CRITERIA_JUDGE_H

#include "plan/plan.h"
#include "report/report.h"

struct terms;

/* Adds the reader's findings and those of all rules to `report`, settles
 * severities by the plan's stage and applies its waivers.  `today` is the
 * date that ◷ rules and CS015 are judged by.  Returns the plan's terms, in the
 * arena, where a rule held them against what was signed: nobody has to make
 * them again; else NULL. */
const struct terms *judge_definition(struct arena *arena,
    const struct root *root, const struct definition *definition, day_t today,
    struct report *report);

/* One of several definitions that are judged together. */
struct judge_case {
    struct arena *arena;
    const struct definition *definition;
    struct report *report;
};
/* The same, rule by rule: what a rule runs through stays in the nearest cache
 * while it goes from one definition to the next. */
void judge_definitions(const struct judge_case *cases, int count,
    const struct root *root, day_t today);

/* True if the plan may be printed for signature: it is not a draft and no
 * finding in `report` of this definition is an error of a rule that stops
 * one. */
bool judge_allows_signing(
    const struct definition *definition, const struct report *report);

#endif
