/* When a metric reaches its target, going by its readings so far.
 *
 * The trend is the median of the slopes between all pairs of points, and its
 * interval is the one that Kendall's statistic gives (Theil 1950; Sen 1968,
 * J. Amer. Statist. Assoc. 63, section 3, with the normal approximation at
 * nine in ten): one odd reading moves neither much.  Points are the baseline,
 * where it has a date, and the newest FORECAST_POINTS readings. */
#ifndef PLAN_FORECAST_H
#define PLAN_FORECAST_H

#include "plan/progress.h"

#define FORECAST_LEAST 4   /* points, below which nothing is said */
#define FORECAST_POINTS 60 /* of them are looked at */
#define FORECAST_YEARS 5   /* further ahead nothing is said */

enum forecast_state {
    FORECAST_SILENT,  /* too few readings, or no target */
    FORECAST_REACHED, /* the latest reading is there already */
    FORECAST_AWAY,    /* the trend does not lead to the target */
    FORECAST_DATED    /* `likely` holds */
};
struct forecast {
    enum forecast_state state;
    day_t likely; /* on the trend through the newest reading */
    day_t early;  /* at the fast end of its interval; never after `likely` */
    day_t late;   /* at the slow end; DAY_NONE: perhaps never */
};
struct forecast metric_forecast(
    struct arena *arena, const struct metric *metric, day_t date);

#endif
