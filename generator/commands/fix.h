/* check --fix: the repairs that are sure, made in the plans themselves.
 *
 * A repair that is sure goes with its finding: a date in another form that can
 * only mean one day, a sentence that lacks quotes.  With --fix-spelling so do
 * the words that a finding takes for misspelt and has one candidate for: names
 * of fields, references, words of a list.  Fields go to their places in the
 * format's order, those of the file and those a level in, unless rules are
 * selected or --keep-order is given.  No other byte of a file is changed, and a
 * file is written whole or not at all, and only when it then reads better than
 * before. */
#ifndef COMMANDS_FIX_H
#define COMMANDS_FIX_H

#include "commands/options.h"

/* Repairs every definition that the options name, and says on standard error
 * what it did.  EXIT_CLEAN also when there was nothing to repair. */
enum exit_status fix_all(struct arena *arena, const struct options *options);

#endif
