/* The document of an initiative, with its measures computed over all plans.
 *
 * All plans are those below the root where that is given by the settings'
 * file; else those at or below the nearest folder, from the initiative's own
 * upwards, that has any. */
#ifndef COMMANDS_INITIATIVE_H
#define COMMANDS_INITIATIVE_H

#include "commands/options.h"
#include "commands/press.h"

/* Its model; NULL where the plans cannot be looked at: that was said.
 * *left_out counts plans that could not be read. */
struct _xmlDoc *initiative_model(struct arena *arena,
    const struct initiative *initiative, const struct options *options,
    const struct view_options *view, int *left_out);
struct printing initiative_printing(
    const struct initiative *initiative, const struct view_options *view);

#endif
