/* The redline: what differs as a document for the customer. */
#ifndef COMMANDS_REDLINE_H
#define COMMANDS_REDLINE_H

#include "commands/changes.h"

/* "FILE.html" or "FILE.pdf" (-o); without one of these endings both.  Having
 * said why, another status than EXIT_CLEAN; then nothing is written. */
enum exit_status redline_write(struct arena *arena,
    const struct options *options, const struct changes *changes);

#endif
