/* A definition as indented text, and the reference of all fields: both are
 * made from the field tables, so neither can forget a field. */
#ifndef PLAN_DUMP_H
#define PLAN_DUMP_H

#include "plan/plan.h"

/* One field a line: its value in canonical form, a reference as `-> id`, and
 * where it stands as `@line:column`.  A value that could not be read is
 * `(bad)`; one that is absent is left out. */
void plan_dump(const struct definition *definition, struct buf *out);

/* Markdown tables of all fields of all kinds, for plans/README.md. */
void fields_reference(struct buf *out);

#endif
