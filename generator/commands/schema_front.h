/* The JSON Schema (2020-12) of a kind's front matter, from the field tables,
 * for editors and other programs that read plans.
 *
 * It is of the front matter as YAML parsers give it, and asks for no more than
 * the reader does: what needs two fields to be judged is left to check. */
#ifndef COMMANDS_SCHEMA_FRONT_H
#define COMMANDS_SCHEMA_FRONT_H

#include "base/buf.h"
#include "plan/fields.h"

void schema_front(struct buf *out, struct arena *arena, enum kind kind);

#endif
