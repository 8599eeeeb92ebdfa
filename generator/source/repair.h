/* A definition's text with the repairs of findings in it, and what is told of
 * broken YAML beyond its first fault by reading it so. */
#ifndef SOURCE_REPAIR_H
#define SOURCE_REPAIR_H

#include "base/place.h"
#include "report/report.h"

/* A copy of the file with these repairs, which are of it, stand in the order
 * of their places, and do not touch each other. */
struct source *source_repaired(struct arena *arena, const struct source *source,
    const struct finding *const *repairs, int count);

/* libyaml stops at its first fault, which the report's last finding tells of:
 * where its repair is sure, the rest is read as if it were made, and so on.
 * Adds what else is found, with places in the file as it is.  Returns the
 * repaired copy when all of it can be read, else NULL. */
struct source *repair_further(
    struct arena *arena, struct place yaml, struct report *report);
/* Where in that copy the finding's repair begins. */
uint32_t repair_moved(
    const struct report *report, const struct finding *finding);

#endif
