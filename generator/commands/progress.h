/* How far a long run is: one line on standard error, rewritten in place, and
 * gone when the run ends.
 *
 * It is for somebody who waits: drawn only where standard error is a terminal
 * that can rewrite a line (TERM is set, and not dumb), only after half a
 * second, and not with --quiet.  There is one terminal, so there is one line:
 * runs do not nest. */
#ifndef COMMANDS_PROGRESS_H
#define COMMANDS_PROGRESS_H

#include "base/pool.h"
#include "commands/options.h"

/* pool_run on as many threads as the options say, under a line that reads
 * "DOING 12 of COUNT". */
void progress_pool(const struct options *options, const char *doing, int count,
    pool_job *job, void *context);

/* Between the two there is no line, so that something else can be written to
 * the terminal; from any thread, in or out of a run. */
void progress_hide(void);
void progress_show(void);

#endif
