/* The facts of one account, for whoever looks at all of them: where its plan
 * stands, in the words and figures of progress.h, health.h and quarter.h.
 *
 * Pure, over the plan as it stood on the date (plan_as_of).  All of it is for
 * the vendor's own people; none may reach a customer.  Texts are the plan's or
 * the arena's. */
#ifndef PLAN_ACCOUNT_H
#define PLAN_ACCOUNT_H

#include "plan/health.h"
#include "plan/progress.h"
#include "plan/quarter.h"

/* From here on a plan drifts. */
#define DRIFT_BEHIND_DAYS 8 /* behind the line */
#define DRIFT_MISSED 2      /* reviews missed in HEALTH_REVIEW_DAYS */

/* What benchmarks are made of; taken on two dates, they show what moved. */
struct account_tally {
    int time_to_value; /* days; -1 while it is not reached */
    int on_time;       /* milestones reached by their date */
    int settled;       /* those, the ones reached late and the overdue ones */
    int referrals, qualified, converted; /* converted: of the qualified */
};
struct account_tally account_tally(const struct plan *plan, day_t date);

struct account_money { /* of a year */
    bool known;
    const char *currency;
    int64_t start, now; /* millionths */
};

struct account {
    const struct plan *plan;
    const char *customer; /* the plan's id where nobody is named */
    const char *csm;      /* NULL: nobody keeps it */
    bool live;            /* plan_is_live: what follows counts */
    struct health_score health;
    const struct metric *outcome; /* of the outcome, or NULL */
    struct level_on latest, target;
    struct lead lead;
    int reading_days; /* since the outcome's newest reading; -1 for none */
    const struct milestone *next;
    enum standing next_standing;
    struct milestone_tally milestones;
    struct review_count reviews; /* of HEALTH_REVIEW_DAYS */
    day_t last_review;           /* DAY_NONE */
    struct account_tally tally;
    struct account_money money;
    int asks_ready;     /* expansion whose milestone is reached */
    int asks_made;      /* of those, which the customer asked for */
    const char **drift; /* why it drifts, the worst first; for live plans */
    int drift_count;
};
/* Lent: who keeps the plan, a name, else the id; NULL: nobody. */
const char *plan_keeper(const struct plan *plan);
/* Lent: the customer's name, else the plan's id. */
const char *plan_customer(const struct plan *plan);
/* Agreed or active: in a draft nothing has had time to go well or badly. */
bool plan_is_live(const struct plan *plan);
struct account plan_account(
    struct arena *arena, const struct plan *plan, day_t date);

#endif
