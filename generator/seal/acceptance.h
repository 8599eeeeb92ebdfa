/* What the form of an HTML page saves when the reader agrees.
 *
 * One object of JSON (RFC 8259) of at most 4 KB whose members are strings:
 *
 *   {"format":"countersign-acceptance-1","plan":"castell","side":"customer",
 *    "terms":"sha256:…","name":"Beatriz Castell","role":"Managing Director",
 *    "date":"2026-08-20"}
 *
 * Each is there once, in any order, and no other; role may be empty.  It is a
 * record of what somebody says, not a proof of who it was. */
#ifndef SEAL_ACCEPTANCE_H
#define SEAL_ACCEPTANCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "plan/plan.h"

#define ACCEPTANCE_FORMAT "countersign-acceptance-1"
#define ACCEPTANCE_LIMIT 4096

struct acceptance {
    const char *plan;
    enum side side;
    const char *terms;       /* "sha256:" and 64 small hexadecimal digits */
    const char *name, *role; /* white space collapsed, NFC */
    day_t date;
    /* When it is refused: */
    const char *why;  /* a clause: "says \"name\" twice"; else NULL */
    int line, column; /* of it, from 1; 0 when it is about the whole */
};

struct acceptance acceptance_read(struct arena *arena, struct slice bytes);

#endif
