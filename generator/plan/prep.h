/* What a quarterly review still lacks, and whom to ask for it: pure, over the
 * QBR's file and the plan as it stood today (plan_as_of).
 *
 * Texts are English, for the vendor's own people; what somebody is asked for
 * stands beside them for the letters (document/letters.h). */
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
/* What the one who is to be asked can do. */
enum prep_wish {
    WISH_NONE,
    WISH_COME,    /* keep the day of the review free */
    WISH_FIGURE,  /* read a metric; `on` and the level: the last time, if any */
    WISH_OWNER,   /* say whose something is */
    WISH_RESULT,  /* say what became of what was due `on` */
    WISH_STANDING /* say how it stands with what was due `on` */
};
struct prep_item {
    enum prep_kind kind;
    const char *what, *cause;
    const struct person *who; /* to be asked; NULL: the csm does it */
    enum prep_wish wish;
    const char *name; /* of what is wished for, as the file has it */
    day_t on;
    int64_t micro;
    const char *unit;
};
struct prep_list { /* by kind */
    int count, room;
    struct prep_item *items;
};
/* An answer has to be read before the review: by when it is asked for. */
day_t prep_answer_day(day_t review);
struct prep_list plan_prep(
    struct arena *arena, const struct prep_review *review, day_t date);

#endif
