/* Waivers: what a plan allows itself for a time, with a reason. */
#ifndef CRITERIA_WAIVE_H
#define CRITERIA_WAIVE_H

#include "plan/plan.h"
#include "report/report.h"

enum waiver_state {
    WAIVER_VOID,    /* without a rule, a reason or an end it waives nothing */
    WAIVER_EXPIRED, /* its findings are back */
    WAIVER_IN_FORCE
};

/* One waiver of the plan, and how many findings it is for: those that it
 * waives, or that are back. */
struct waived {
    const struct waiver *waiver;
    enum waiver_state state;
    const char *field; /* its own path: "waivers.2" */
    int matches;
    const char *elsewhere; /* where its rule finds something, else NULL */
};

struct waived_list {
    struct waived *items; /* in the plan's order */
    int count;
};

/* Makes the severity of what is waived NONE, and says who waived it.  A waiver
 * with `at` is for that field and all below it, one without for the whole plan.
 */
struct waived_list waive(struct arena *arena, const struct plan *plan,
    day_t today, struct report *report);

#endif
