/* The field that a place belongs to. */
#ifndef CRITERIA_WHERE_H
#define CRITERIA_WHERE_H

#include "plan/plan.h"

/* Path of the innermost field at the place: "milestones.pilot.due"; "prose"
 * below the front matter, "file" where no field could be read, and the file's
 * name in a file that the definition names. */
const char *where_field(struct arena *arena,
    const struct definition *definition, struct place place);

#endif
