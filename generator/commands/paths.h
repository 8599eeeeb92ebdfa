/* Paths that come from a file instead of the command line. */
#ifndef COMMANDS_PATHS_H
#define COMMANDS_PATHS_H

#include "commands/options.h"

/* Adds what --files-from lists to the options' paths: one a line, or with NULs
 * between them.  Other files than .md are passed over, since such lists come
 * from tools that know no plans.  On failure has said why, and returns the
 * exit status. */
enum exit_status paths_read(struct arena *arena, struct options *options);

#endif
