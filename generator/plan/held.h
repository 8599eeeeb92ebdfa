/* What people of a plan are still expected to do or to stand for: owners of
 * what is not done, sponsors, the champion. */
#ifndef PLAN_HELD_H
#define PLAN_HELD_H

#include "plan/plan.h"

struct held;
typedef void held_work(
    void *context, const struct person_ref *ref, const struct held *held);
/* Called for each reference to a person of whom something is expected. */
void each_held_work(const struct plan *plan, held_work *report, void *context);
const char *held_path(struct arena *arena, const struct held *held);
/* Reads behind "is still": "an owner of …". */
const char *held_what(struct arena *arena, const struct held *held);

#endif
