/* Who left a plan, who came, and whether the plan followed. */
#ifndef PLAN_STAKEHOLDERS_H
#define PLAN_STAKEHOLDERS_H

#include "plan/plan.h"

struct stakeholder {
    const struct person *person;
    bool left;
    day_t on; /* when they left; DAY_NONE for who came */
    /* What stands in their name, ", " between; NULL: nothing.  Of somebody who
     * left: what nobody has taken over. */
    const char *holds;
    const struct change *told; /* the newest entry that names them, or NULL */
};
struct stakeholders {
    struct stakeholder *items; /* who left, then who came, as written */
    int count;
};
/* `before` are the ids of the people at the time of signing; `count` is -1
 * where that is not known, and nobody is said to have come. */
struct stakeholders plan_stakeholders(struct arena *arena,
    const struct plan *plan, day_t date, const char *const *before, int count);

#endif
