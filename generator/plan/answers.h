/* What a customer said in the discovery interview: the file of answers that a
 * plan is begun from.
 *
 *     answers: northwind
 *     on: 2026-08-20
 *     success:
 *       metric: Average first response
 *       from: 8 h
 *       to: 2 h
 *       by: 2026-12-18
 *     expectations:
 *       - {expects: A named person answers, delivery: partly}
 *     needs:
 *       - {need: A voice channel, when: 2027-Q1}
 *
 * Every field may be left empty: it was not answered.  An item of which nothing
 * was said is none. */
#ifndef PLAN_ANSWERS_H
#define PLAN_ANSWERS_H

#include "plan/plan.h"

struct told_success {
    VALUE_HEAD
    struct text goal; /* in their own words */
    struct text metric, measured, source, reported_by, why, early;
    struct quantity from, to;
    struct date on, by;
};
struct told_expectation {
    VALUE_HEAD
    struct text expects, note;
    struct word delivery; /* enum delivery */
};
struct told_today {
    VALUE_HEAD
    struct text keep, mend;
};
struct told_need {
    VALUE_HEAD
    struct text need;
    struct date when;
};
/* A pressure, or a gap. */
struct told_risk {
    VALUE_HEAD
    struct text what, mitigation;
    struct word impact; /* enum degree */
};
struct told_person {
    VALUE_HEAD
    struct text name, role, email;
};

struct answers {
    VALUE_HEAD
    struct text plan; /* field `answers`: the plan's id */
    struct text customer, segment;
    struct word type; /* enum plan_type */
    struct date on;
    struct text with; /* who answered */
    struct told_success success;
    LIST(struct told_expectation) expectations;
    struct told_today today;
    LIST(struct told_need) needs;
    LIST(struct told_risk) pressures;
    LIST(struct told_risk) gaps;
    struct told_person champion, sponsor;
    struct text notes; /* ours, never the customer's */
};

/* NULL when something in it cannot be read, or cannot be so: findings say
 * what.  `start` is the plan's first day. */
const struct answers *answers_read(struct arena *arena,
    const struct source *source, day_t start, struct report *report);

#endif
