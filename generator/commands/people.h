/* People of a plan as the command line names them. */
#ifndef COMMANDS_PEOPLE_H
#define COMMANDS_PEOPLE_H

#include "plan/plan.h"

const char *people_name(const struct person *person);
/* By the id, else by a name that only one of them has; NULL for nobody. */
const struct person *people_find(
    struct arena *arena, const struct plan *plan, const char *who);
/* The same, of the people whom the settings have as well: once the plan names
 * the id, it has the person.  Of those only the id and the name are known. */
const struct person *people_choose(
    struct arena *arena, const struct plan *plan, const char *who);
/* Says that `who`, given with the option, is nobody, or only in the settings;
 * offers the nearest of both. */
void people_complain(struct arena *arena, const struct plan *plan,
    const char *option, const char *who);

#endif
