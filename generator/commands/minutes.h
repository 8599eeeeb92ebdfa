/* The minutes of a review as a file to fill in: the QBR's own file, as it will
 * be the record. */
#ifndef COMMANDS_MINUTES_H
#define COMMANDS_MINUTES_H

#include "base/buf.h"
#include "commands/packet.h"

/* It is written as .txt: below a root every .md file is a definition, and this
 * one is none before it is filled in.
 *
 * Front matter with all that is known, and a comment where something is to be
 * written; then the prose that was prepared, in the customer's copy without
 * what is internal.  It is read without an error once it is filled in. */
void minutes_write(
    struct arena *arena, const struct packet *packet, struct buf *out);

#endif
