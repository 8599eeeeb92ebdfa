/* Where a plan stands: small pure functions over a plan and a date.
 *
 * All amounts are millionths in the metric's unit.  Functions that take a
 * plan expect it as it stood on the date (plan_as_of). */
#ifndef PLAN_PROGRESS_H
#define PLAN_PROGRESS_H

#include "plan/plan.h"

/* A level, or that there is none yet. */
struct level_on {
    bool known;
    int64_t micro;
    day_t on;
};

struct level_on metric_baseline(const struct metric *metric);
struct level_on metric_target(const struct metric *metric);
/* The newest reading on or before `date`. */
struct level_on metric_latest(const struct metric *metric, day_t date);
/* Where the straight line from baseline to target stands on `date`; before
 * the baseline's date the baseline, after the target's date the target. */
struct level_on metric_expected(const struct metric *metric, day_t date);
bool metric_less_is_better(const struct metric *metric);
/* The level is at the target or beyond it. */
bool metric_reaches(const struct metric *metric, int64_t micro, int64_t target);
/* How far the latest reading is ahead of the line on its own date: positive
 * is ahead, whichever direction is better.  In the metric's unit and in days
 * along the line. */
struct lead {
    bool known;
    int64_t micro;
    int days;
};
struct lead metric_lead(const struct metric *metric, day_t date);

/* What a reader is told about a milestone. */
enum standing {
    STANDING_PLANNED,
    STANDING_ON_TRACK,
    STANDING_AT_RISK, /* said so, or without an owner on a side */
    STANDING_BLOCKED,
    STANDING_OVERDUE, /* past due, neither done nor dropped */
    STANDING_DONE,    /* on its due date or before */
    STANDING_DONE_LATE,
    STANDING_DROPPED
};
enum standing milestone_standing(const struct milestone *milestone, day_t date);
int milestone_days_late(const struct milestone *milestone, day_t date);
bool milestone_owned(const struct milestone *milestone, enum side side);

/* Reviews up to `date`. */
struct review_count {
    int held, missed, skipped;
    day_t last_held; /* DAY_NONE */
};
struct review_count plan_reviews(const struct plan *plan, day_t date);

/* The health score by the format's formula; internal copies only. */
struct health_line {
    const char *part; /* "milestones", … or a play's text */
    int points;       /* added, or taken by a play (negative) */
    int of;           /* the most it could have given */
    const char *cause;
};
enum health_colour { HEALTH_RED, HEALTH_AMBER, HEALTH_GREEN };
struct health_score {
    bool known;
    int score; /* 0 to 100: the sum of the lines' points, not below 0 */
    enum health_colour colour;
    struct health_line *lines;
    int count;
};
struct health_score plan_health(
    struct arena *arena, const struct plan *plan, day_t date);

#endif
