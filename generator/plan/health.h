/* The health score, by the formula in plans/README.md: internal copies only.
 *
 * Expects the plan as it stood on the date (plan_as_of). */
#ifndef PLAN_HEALTH_H
#define PLAN_HEALTH_H

#include "plan/plan.h"
#include "plan/score.h"

/* The stretch before the date over which reviews count, also for plays. */
#define HEALTH_REVIEW_DAYS 90

enum health_colour { HEALTH_RED, HEALTH_AMBER, HEALTH_GREEN };
struct health_score {
    bool known; /* false: no part has data, and there are no lines */
    int score;  /* 0 to 100: the sum of the lines' points */
    enum health_colour colour;
    struct score_line *lines;
    int count;
};
/* "green"; NULL where it is not known. */
const char *health_colour(const struct health_score *health);
struct health_score plan_health(
    struct arena *arena, const struct plan *plan, day_t date);

/* Weights that count: the plan's, else its segment's, else the format's.
 * Where weights are given, a part that they do not name has none. */
struct health_weights {
    int milestones, outcome, reviews, adoption;
};
struct health_weights plan_health_weights(const struct plan *plan);

/* The plays that count: the plan's, else its segment's. */
struct plays {
    const struct play *items;
    int count;
};
struct plays plan_plays(const struct plan *plan);
/* Whether a signal is met on the date; if so *cause says by what. */
bool signal_met(struct arena *arena, const struct plan *plan,
    const struct signal *signal, day_t date, const char **cause);

#endif
