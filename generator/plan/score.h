/* A score from 0 to 100 out of weighted parts, whose printed points add up.
 *
 * A part without data gives its weight to the others in proportion.  Points
 * are rounded by largest remainder (Balinski and Young, "Fair Representation",
 * Hamilton's method), so that the lines' sum is the rounded score. */
#ifndef PLAN_SCORE_H
#define PLAN_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define SCORE_WHOLE 1000000
#define SCORE_PARTS 8 /* at most */

struct score_part {
    const char *name;
    int weight;
    bool known;    /* there is data */
    int64_t value; /* 0 to SCORE_WHOLE times `count` */
    int count;     /* things that the value is the mean over; not 0 if known */
    const char *cause;
};

struct score_line {
    const char *part;  /* "milestones", … or a play's text */
    int points;        /* added, or taken by a play (negative) */
    int of;            /* the most it could have given; 0 for a play and for a
                          part without data, whose weight goes to the others */
    const char *cause; /* a sentence without a full stop at its end */
};
struct score {
    bool known; /* false: no part has data, and there are no lines */
    int score;  /* 0 to 100: the sum of the lines' points */
    struct score_line *lines;
    int count;
};

/* One line a part that has weight, in their order; there is room for `more`
 * lines behind them. */
struct score score_of(
    struct arena *arena, const struct score_part *parts, int count, int more);
void score_add(struct score *score, struct score_line line);
/* Why points are missing, "; " between: the causes of all lines that did not
 * give all they could.  NULL where none is missing. */
const char *score_causes(
    struct arena *arena, const struct score_line *lines, int count);

#endif
