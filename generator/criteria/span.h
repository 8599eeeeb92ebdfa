/* The plan's first and last day, where one of them is a slip.
 *
 * A start or an outcome's date that was mistyped puts most milestones outside
 * of the plan.  That is one cause: it is told where the slip is, and CS015,
 * CS203, CS305 and CS306 say of what follows from it that it does. */
#ifndef CRITERIA_SPAN_H
#define CRITERIA_SPAN_H

#include "criteria/rules.h"

enum span {
    SPAN_UNKNOWN, /* not looked at yet */
    SPAN_SOUND,
    SPAN_BY,     /* the outcome's sentence gives the day that fits: CS103 */
    SPAN_TURNED, /* the start is behind the outcome's day: CS305 */
    SPAN_BEGUN,  /* much has its day before the start: CS015 */
};

enum span span_of(struct judging *judging);
/* True if the slip is this metric's date: SPAN_BY. */
bool span_is_by(struct judging *judging, const struct metric *metric);
/* The rule that tells the slip, for what follows from it. */
struct finding_cause span_cause(struct judging *judging);
/* The metric whose date ends the plan; NULL where none does. */
const struct metric *span_metric(const struct judging *judging);
/* CS305 at the start, or at the outcome's date where all other dates go with
 * the start. */
void span_say_turned(struct judging *judging);
/* CS015 at the start. */
void span_say_begun(struct judging *judging);

#endif
