/* What a quarterly review still lacks, and whom to ask for it: pure, over the
 * QBR's file and the plan as it stood today (plan_as_of).
 *
 * Texts are English, for the vendor's own people, but for the letters: they
 * say nothing that the customer does not know. */
#ifndef PLAN_PREP_H
#define PLAN_PREP_H

#include "plan/plan.h"

#define PREP_WORKING_DAYS 10
/* So many working days after the date; weekends are none. */
day_t prep_last_day(day_t date);

struct prep_review {
    const struct plan *plan;
    const struct qbr *qbr;    /* NULL: there is no file yet */
    const struct qbr *before; /* of the quarter before, or NULL */
    int year, quarter;        /* looked back on */
    day_t on;
};
/* The QBR is yet to be held, and that within the working days. */
bool prep_is_near(const struct qbr *qbr, day_t date);
/* The cadence asks for a quarterly meeting within the working days that is
 * not recorded yet; fills in all of *review but the QBRs.  The quarter is the
 * one that ends in the meeting's month, else the last that ended. */
bool prep_is_asked(struct arena *arena, const struct plan *plan, day_t date,
    struct prep_review *review);

enum prep_kind {
    PREP_FILE,     /* no QBR's file */
    PREP_SUMMARY,  /* not written */
    PREP_SPONSOR,  /* not invited */
    PREP_READING,  /* stale, or the outcome's is none of the quarter */
    PREP_ASK,      /* not answered, past its day; or nobody's */
    PREP_DECISION, /* not done, past its day; or nobody's */
    PREP_PROMISE,  /* of the review before, not kept by its day */
    PREP_KINDS
};
struct prep_item {
    enum prep_kind kind;
    const char *what, *cause;
    const struct person *who; /* to be asked; NULL: the csm does it */
    const char *request;      /* a line of the letter to them, or NULL */
};
/* To one person, with all that is asked of them. */
struct prep_letter {
    const struct person *to;
    const char *subject, *text;
};
struct prep_list { /* items by kind; letters as their first item stands */
    int count, room;
    struct prep_item *items;
    int letter_count;
    struct prep_letter *letters;
};
struct prep_list plan_prep(
    struct arena *arena, const struct prep_review *review, day_t date);

#endif
