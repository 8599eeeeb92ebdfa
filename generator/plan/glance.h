/* What a definition's outputs are named by, without reading it.
 *
 * Nearly all definitions write `kind`, `id`, `plan` and `quarter` as plain
 * words on lines of their own; whoever needs only names, of hundreds of files,
 * need not parse them.  Where there is any doubt, a glance shows nothing. */
#ifndef PLAN_GLANCE_H
#define PLAN_GLANCE_H

#include "plan/plan.h"

struct glance {
    enum kind kind;      /* KIND_NONE: the definition has to be read */
    struct slice id;     /* of a plan; lies in the text */
    const char *plan;    /* of a QBR, as it is written; in the arena */
    struct slice at;     /* of a QBR: its quarter in the text */
    struct quarter when; /* and what that is */
};

struct glance glance_at(struct arena *arena, struct slice text);

#endif
