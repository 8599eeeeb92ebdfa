/* The settings in force for each definition: those of the nearest
 * .countersign.yaml from its folder up to the root. */
#ifndef COMMANDS_SETTINGS_H
#define COMMANDS_SETTINGS_H

#include "commands/options.h"
#include "criteria/config.h"
#include "plan/workspace.h"

struct settings;

/* Reads what the folders of the definitions need (or --config names).  On
 * failure has said why, and returns the exit status. */
enum exit_status settings_open(struct settings **settings, struct arena *arena,
    const struct options *options, const struct workspace *workspace);
/* For the definition by its number; NULL when there are none. */
const struct config *settings_of(const struct settings *settings, int index);
/* For any path below the root, from the folders above it; on failure has said
 * why. */
enum exit_status settings_find(const struct config **config,
    struct arena *arena, const struct options *options, const struct root *root,
    const char *path);

#endif
