/* Where the findings of a run go: standard output in one format, and beside
 * it any number of files, each in its own.
 *
 * Definitions are put by number from any thread; what is written is in their
 * order, or by who keeps the account.  All of it is written at the end, since
 * the last definition may show something of the first. */
#ifndef COMMANDS_OUTPUTS_H
#define COMMANDS_OUTPUTS_H

#include "commands/options.h"

struct outputs;

/* For the numbers from 0 to count - 1; one that is never put is no part of the
 * report. */
struct outputs *outputs_open(const struct options *options, int count);
/* Whether a group's entry is wanted. */
bool outputs_list(const struct outputs *outputs);
/* In the place of what was put by this number before. */
void outputs_put(
    struct outputs *outputs, int number, const struct report_group *group);
/* Writes all of it; `failed`: something could not be read.  False, having said
 * so, when something could not be written. */
bool outputs_close(struct outputs *outputs, bool failed);

#endif
