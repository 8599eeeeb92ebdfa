/* A plan whose front matter was cut short: of a plan that both sides have
 * agreed on, everything from somewhere in the middle of its milestones on is
 * gone.
 *
 * What the plan lacks then is a dozen findings, each of which offers to make up
 * what an older copy still has. */
#ifndef PLAN_CUT_SHORT_H
#define PLAN_CUT_SHORT_H

#include "plan/plan.h"

/* True, and one finding in the place of all others of reading, where it was. */
bool cut_short(struct arena *arena, struct definition *def);

#endif
