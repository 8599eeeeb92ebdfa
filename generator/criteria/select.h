/* Rules named together: by code, by name, by group (CS3 or "milestones"), or
 * `clock` for those that the calendar alone can cause.
 *
 * The groups' words are the catalogue's headings; explain prints them. */
#ifndef CRITERIA_SELECT_H
#define CRITERIA_SELECT_H

#include "base/buf.h"
#include "report/report.h"

struct selection {
    bool narrowed;             /* by `--select` */
    bool taken[RULE_COUNT];    /* by `--select` */
    bool left_out[RULE_COUNT]; /* by `--ignore`, which has the last word */
};

#define RULE_GROUPS 10
/* The word of the group CS0 to CS9: "milestones" is 3. */
const char *rule_group_word(int digit);

/* Adds what a list such as "CS301,owners,clock" names; false, and `why` says
 * which word is none and what may have been meant. */
bool selection_take(
    struct selection *selection, const char *list, struct buf *why);
bool selection_leave(
    struct selection *selection, const char *list, struct buf *why);
bool selection_has(const struct selection *selection, enum rule_id rule);

#endif
