/* What the files that build the review's model share; private to
 * view_review*.c. */
#ifndef DOCUMENT_VIEW_REVIEW_H
#define DOCUMENT_VIEW_REVIEW_H

#include "document/view_inner.h"
#include "plan/quarter.h"

struct reviewing {
    struct view view;
    const struct quarter_review *review;
    struct stretch stretch; /* the quarter */
    struct _xmlNode *plan;  /* the model's "plan" */
    struct _xmlNode *node;  /* and its "qbr" */
    struct _xmlNode *findings;
    int next_year, next_quarter;
    int promised, kept, overdue, confirmed;
};

/* "3". */
const char *review_count(struct view *view, int64_t n);
/* How many of how many, as it is said: the words for all of them
 * (`<key>-all`, of two `<key>-both`), for none (`<key>-none`), or for {part} of
 * {n} (`<key>`), each in the plural form of `all`, which is not 0. */
const char *review_share(struct view *view, const char *key, int part, int all);
/* The first of some things, and how many more there are. */
const char *review_more(struct view *view, const char *what, int more);
/* A heading that says what was found. */
struct _xmlNode *review_finding(
    struct reviewing *r, const char *name, const char *text);
/* The early signs that stand somewhere, as items of the model's metrics. */
int review_signs(struct reviewing *r, const struct _xmlNode ***signs);
/* Metrics, value, milestones, reviews and blockers of the quarter. */
void review_numbers(struct reviewing *r);

/* What only the slides need. */
void review_deck(struct reviewing *r);

#endif
