/* One writer of a file at a time. */
#ifndef COMMANDS_LOCK_H
#define COMMANDS_LOCK_H

#include <stdbool.h>

/* Keeps other runs of this program from the file until the descriptor is
 * closed; waits for them, ten seconds at most.  -1, having said why, when that
 * cannot be had. */
int lock_file(const char *path);
/* A link stays one: what it names is another file. */
bool lock_is_link(const char *path);

#endif
