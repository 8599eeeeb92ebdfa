/* Readings added to the table that a metric has in its plan. */
#ifndef COMMANDS_READINGS_EDIT_H
#define COMMANDS_READINGS_EDIT_H

#include "plan/value.h"
#include "source/edit.h"

struct new_reading {
    day_t on;
    const char *text; /* the level as it is to stand there */
};

/* `readings` sorted by day; one that is there on its day is replaced.  False
 * where the layout has no room. */
bool readings_edit_table(struct arena *arena, struct edits *edits,
    const struct source *source, const struct front *metric,
    const struct new_reading *readings, int count);

#endif
