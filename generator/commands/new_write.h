/* The text of a new plan: what is known filled in, and for every gap a line
 * that says what belongs there and whom to ask. */
#ifndef COMMANDS_NEW_WRITE_H
#define COMMANDS_NEW_WRITE_H

#include "base/buf.h"
#include "commands/new_account.h"
#include "plan/plan.h"

struct new_plan {
    struct arena *arena;
    const char *id;
    const char *customer, *vendor; /* NULL: not known */
    /* The ids of your two people: of the settings where they have them. */
    const char *csm, *our_sponsor;
    /* What the settings give every plan, so that it need not stand in this
     * one; NULL for nothing. */
    const struct plan *common;
    const struct account *account; /* what a list of accounts says, or NULL */
    const struct answers *answers; /* what was said in the interview, or NULL */
    struct {
        const char *today, *keep, *mend;
    } asked; /* its questions, as headings of the prose */
    enum plan_type type;
    const struct segment *segment;
    const struct segment *map; /* whose milestones and meetings it takes */
    day_t start;
    const char *outcome; /* the sentence; NULL: a discovery plan */
    /* What the sentence says; `unit` NULL when not all of it could be read. */
    const char *unit;
    const char *measure; /* what its figures are of; NULL: not known */
    int64_t from, to;    /* millionths */
    day_t by;
};

void new_plan_write(const struct new_plan *plan, struct buf *out);

#endif
