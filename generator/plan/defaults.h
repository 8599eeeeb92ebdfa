/* What repeats over all plans of a company stands once, in its settings:
 *
 *     defaults:
 *       parties:
 *         vendor: {name: Brightdesk, logo: logos/brightdesk.svg}
 *       people:
 *         dana: {name: Dana Scott, side: vendor, role: VP Customer Success}
 *       locale: en-GB
 *       timezone: Europe/London
 *
 * A plan that says nothing of such a field has the settings' value, as if it
 * stood in the plan: its documents show it and its terms hold it.  A plan that
 * gives the field overrides it, and of a person or company only the fields
 * that it gives.  A person whom the plan names nowhere is not in it.  Each
 * value keeps its place, so that findings point into the settings. */
#ifndef PLAN_DEFAULTS_H
#define PLAN_DEFAULTS_H

#include "base/file.h"
#include "plan/plan.h"

struct defaults {
    const struct source *source;
    const char *path; /* of the settings, relative to the root: the paths in
                         them are seen from its folder */
    const struct front *front; /* what stands under `defaults`, or NULL */
};

/* Of the definition at `path`, which the command line names `shown`: those of
 * the nearest settings, or of root->settings, whose paths are seen from the
 * root.  What is wrong with the settings' YAML is not said here. */
struct defaults defaults_find(struct arena *arena, const struct root *root,
    const char *path, const char *shown);
/* Whom they name, by id, for the plans to choose from; NULL for nobody. */
const struct front *defaults_people(const struct defaults *defaults);
/* Their fields, in a plan that has no others; findings say what is wrong.
 * `root` may be NULL: then the logo is not looked for. */
const struct plan *defaults_read(struct arena *arena, const struct root *root,
    const struct defaults *defaults, struct report *report);
/* Where a field that the settings have in the wrong place belongs, as a
 * finding's fix; NULL for what is no field of plans either. */
const char *defaults_home(struct report *report, const char *key);

#endif
