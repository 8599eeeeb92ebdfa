/* Logos that were looked at in this run: thousands of plans show the same few,
 * and each costs a decoder its time. */
#ifndef COMMANDS_LOGOS_H
#define COMMANDS_LOGOS_H

#include "base/file.h"
#include "plan/plan.h"
#include "report/report.h"

struct logos;

/* One a worker. */
struct logos *logos_new(void);
void logos_free(struct logos *logos);
/* press_check_logos for a plan, or for NULL; what could be shown a moment ago
 * is not decoded again. */
void logos_check(struct logos *logos, struct arena *arena,
    const struct root *root, const struct plan *plan, struct report *report);

#endif
