/* People of a plan as the command line names them. */
#ifndef COMMANDS_PEOPLE_H
#define COMMANDS_PEOPLE_H

#include "plan/plan.h"

const char *people_name(const struct person *person);
/* By the id, else by a name that only one of them has, of the plan's people
 * and those of the settings: once the plan names the id, it has the person.
 * Of those only id, name, side and whether they left are known.  NULL for
 * nobody. */
const struct person *people_choose(
    struct arena *arena, const struct plan *plan, const char *who);
/* Says that `who`, given with the option, is nobody; offers the nearest. */
void people_complain(struct arena *arena, const struct plan *plan,
    const char *option, const char *who);
/* Says that no plan has `who` as its csm; `keepers` are those who are one,
 * in any order and as often as they like. */
void people_complain_csm(struct arena *arena, const struct person **keepers,
    int count, const char *who);

#endif
