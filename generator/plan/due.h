/* What is to be done for a plan now: what its customer success manager opens
 * the day with.  Pure, over the plan as it stood on the date (plan_as_of).
 *
 * Only what is agreed or active asks for anything.  Texts are English, for the
 * vendor's own people; none of this may reach a customer. */
#ifndef PLAN_DUE_H
#define PLAN_DUE_H

#include "plan/plan.h"

enum due_kind {
    DUE_PLAY,      /* its signal is met */
    DUE_MILESTONE, /* overdue, or due within DUE_AHEAD_DAYS */
    DUE_BLOCKER,   /* to escalate, or within DUE_AHEAD_DAYS, and not done so */
    DUE_READING,   /* of a metric that has waited too long (metric_silence) */
    DUE_REVIEW,    /* owed since its day, or to hold within a week */
    DUE_ASK,       /* an expansion or advocacy ask whose milestone is reached */
    DUE_KINDS
};
#define DUE_AHEAD_DAYS 14
#define DUE_REVIEW_DAYS 7

struct due_item {
    enum due_kind kind;
    day_t on; /* the day it is or was due; DAY_NONE: since its cause */
    bool late;
    const char *what;         /* "Four hours across the pilot team" */
    const char *cause;        /* a sentence without its full stop */
    const struct person *who; /* does it; NULL: nobody is named */
};
struct due_list { /* by kind, then as the plan has them */
    int count, room;
    struct due_item *items;
};
struct due_list plan_due(
    struct arena *arena, const struct plan *plan, day_t date);
const char *due_word(enum due_kind kind); /* "milestone" */

#endif
