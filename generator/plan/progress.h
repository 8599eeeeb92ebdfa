/* Where a plan stands: small pure functions over a plan and a date.
 *
 * All amounts are millionths in the metric's unit.  Functions that take a
 * plan expect it as it stood on the date (plan_as_of). */
#ifndef PLAN_PROGRESS_H
#define PLAN_PROGRESS_H

#include "plan/plan.h"

/* The field holds a day: neither absent nor bad, nor relative without a
 * start. */
bool date_known(struct date date);
bool date_is_counted(struct date date); /* from the start: "week 4" */
/* What a person, a metric or a milestone is called. */
const char *name_or_id(struct text name, struct text id);
/* What a new plan says; NULL where it says only what is to be written there:
 * "<your company>". */
const char *text_filled(const struct text *text);

/* The metric with the id, or NULL; also where `id` is NULL. */
const struct metric *metric_find(const struct plan *plan, const char *id);
/* What was read on the day itself, or NULL. */
const struct reading *metric_reading_find(
    const struct metric *metric, day_t on);

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
/* The oldest one, if it is on or before `date`. */
struct level_on metric_first(const struct metric *metric, day_t date);
/* Where the straight line from baseline to target stands on `date`; before
 * the baseline's date the baseline, after the target's date the target. */
struct level_on metric_expected(const struct metric *metric, day_t date);
bool metric_less_is_better(const struct metric *metric);
/* The level is at the target or beyond it. */
bool metric_reaches(const struct metric *metric, int64_t micro, int64_t target);
/* How far the latest reading is ahead of the line on its own date: positive
 * is ahead, whichever direction is better.  In the metric's unit, and in days
 * to the date on which the line has that level (before the baseline and
 * beyond the target the line is taken to go on). */
struct lead {
    bool known;
    int64_t micro;
    int days;
};
struct lead metric_lead(const struct metric *metric, day_t date);
/* The way from baseline to target that a level has made, in millionths: 0 at
 * the baseline, 1,000,000 at the target, negative when it moved away.  Not
 * known without both or when they are equal. */
struct way {
    bool known;
    int64_t ppm;
};
struct way metric_way(const struct metric *metric, int64_t micro);

/* How long a metric has waited for a reading: since the newest one, else the
 * baseline or the plan's start.  It is stale after one and a half times its
 * `every`, else 35 days. */
struct silence {
    day_t since; /* DAY_NONE: not known, and not stale */
    int allowed; /* days */
    bool read;   /* there is a reading */
    bool stale;
};
struct silence metric_silence(
    const struct plan *plan, const struct metric *metric, day_t date);
/* Stale, and still asked for: nobody waits for an early sign at its target. */
bool metric_awaits_reading(
    const struct plan *plan, const struct metric *metric, day_t date);

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
const char *standing_word(enum standing standing); /* "at-risk" */
/* "Past due" is from the day after the due date on.  A date of completion
 * later than `date` does not count. */
enum standing milestone_standing(const struct milestone *milestone, day_t date);
/* From the due date to completion, or to `date` while it is open; never
 * negative, 0 when dropped or without a due date. */
int milestone_days_late(const struct milestone *milestone, day_t date);
/* The first metric that it moves, of which its target is a level; NULL for
 * none, or for one that is not known. */
const struct metric *milestone_metric(const struct milestone *milestone);
/* Somebody is named, even if not correctly (a finding says so). */
bool milestone_owned(const struct milestone *milestone, enum side side);
/* On `date`: there from `since` until the day before `resolved`. */
bool blocker_open(const struct blocker *blocker, day_t date);
/* The step of the escalation path that a blocker comes to first: the shortest
 * wait, in whole days, that says whom to call.  NULL: the plan has none. */
const struct escalation *escalation_first(const struct plan *plan);
/* Whom it calls: "Priya Raman and Lena Vogt". */
const char *escalation_whom(struct arena *arena, const struct escalation *step);

/* Reviews up to `date`. */
struct review_count {
    int held, missed, skipped;
    day_t last_held; /* DAY_NONE */
};
struct review_count plan_reviews(const struct plan *plan, day_t date);
/* The same over the `days` days that end with `date`. */
struct review_count plan_reviews_within(
    const struct plan *plan, day_t date, int days);

#include "plan/health.h"

#endif
