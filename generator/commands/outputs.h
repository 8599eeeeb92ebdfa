/* Where the findings of a run go: standard output in one format, and beside
 * it any number of files, each in its own.
 *
 * Definitions are put by number from any thread; what is written is in their
 * order, or by who keeps the account.  Standard output is written as soon as
 * all before it is there; files appear whole, at the end. */
#ifndef COMMANDS_OUTPUTS_H
#define COMMANDS_OUTPUTS_H

#include "commands/options.h"

struct outputs;

/* For `count` numbers, all of which must be put or skipped. */
struct outputs *outputs_open(const struct options *options, int count);
/* Whether a group's entry is wanted. */
bool outputs_list(const struct outputs *outputs);
void outputs_put(
    struct outputs *outputs, int number, const struct report_group *group);
/* The definition is not part of the report. */
void outputs_skip(struct outputs *outputs, int number);
/* Writes what is left, and the files; `failed`: something could not be read.
 * False, having said so, when one could not be written. */
bool outputs_close(struct outputs *outputs, bool failed);

#endif
