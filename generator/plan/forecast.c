#include "plan/forecast.h"

#include <stdlib.h>

#include "plan/wide.h"

struct point {
    day_t on;
    int64_t micro;
};
struct points {
    int count;
    struct point items[FORECAST_POINTS + 1];
};

/* Slopes are in thousandths of a millionth a day. */
typedef wide_t slope_t;
#define SLOPE_UNIT 1000

static void
collect(struct points *points, const struct metric *metric, day_t date)
{
    const struct readings *readings = &metric->readings;
    struct level_on baseline = metric_baseline(metric);
    int end = 0;
    while (end < readings->count && readings->items[end].on <= date)
        end++;
    int first = end > FORECAST_POINTS ? end - FORECAST_POINTS : 0;
    if (baseline.known && baseline.on != DAY_NONE && baseline.on <= date &&
        first == 0 && (end == 0 || baseline.on < readings->items[0].on))
        points->items[points->count++] =
            (struct point){baseline.on, baseline.micro};
    for (int i = first; i < end; i++)
        points->items[points->count++] = (struct point){readings->items[i].on,
            quantity_in(readings->items[i].value, metric->unit.s)};
}

static int
compare(const void *a, const void *b)
{
    slope_t left = *(const slope_t *)a, right = *(const slope_t *)b;
    return (left > right) - (left < right);
}

/* All slopes between two points of different days, sorted. */
static slope_t *
slopes_of(struct arena *arena, const struct points *points, int *count)
{
    int n = points->count;
    slope_t *slopes = ARENA_ARRAY(arena, slope_t, n * n / 2 + 1);
    *count = 0;
    for (int i = 0; i < n; i++)
        for (int k = i + 1; k < n; k++) {
            const struct point *p = &points->items[i], *q = &points->items[k];
            if (q->on > p->on)
                slopes[(*count)++] = ((slope_t)q->micro - p->micro) *
                                     SLOPE_UNIT / (q->on - p->on);
        }
    if (*count > 1)
        qsort(slopes, (size_t)*count, sizeof *slopes, compare);
    return slopes;
}

static int
square_root(int n)
{
    int root = 0;
    while ((root + 1) * (root + 1) <= n)
        root++;
    return root;
}

/* How many of the sorted slopes lie outside of the interval at each end:
 * half of N - C, where C is 1.645 standard deviations of Kendall's S. */
static int
outside(int points, int slopes)
{
    int variance = points * (points - 1) * (2 * points + 5) / 18;
    int reach = square_root(variance * 2706 / 1000); /* 1.645 squared */
    int rest = (slopes - reach) / 2;
    return rest > 0 ? rest : 0;
}

/* The day on which the level is made up at this slope; DAY_NONE when it leads
 * away, or too far ahead. */
static day_t
day_at(slope_t slope, int64_t way, day_t from)
{
    wide_t left = (wide_t)way * SLOPE_UNIT;
    if (slope < 0) {
        slope = -slope;
        left = -left;
    }
    if (slope == 0 || left <= 0)
        return DAY_NONE;
    wide_t days = (left + slope - 1) / slope;
    return days > FORECAST_YEARS * 366 ? DAY_NONE : from + (day_t)days;
}

static struct forecast
look_ahead(const slope_t *slopes, int count, int cut, int64_t way, day_t from)
{
    struct forecast forecast = {FORECAST_AWAY, DAY_NONE, DAY_NONE, DAY_NONE};
    slope_t median = count % 2
                         ? slopes[count / 2]
                         : (slopes[count / 2 - 1] + slopes[count / 2]) / 2;
    slope_t low = slopes[cut], high = slopes[count - 1 - cut];
    forecast.likely = day_at(median, way, from);
    if (forecast.likely == DAY_NONE)
        return forecast;
    forecast.state = FORECAST_DATED;
    forecast.early = day_at(way > 0 ? high : low, way, from);
    forecast.late = day_at(way > 0 ? low : high, way, from);
    if (forecast.early == DAY_NONE || forecast.early > forecast.likely)
        forecast.early = forecast.likely;
    if (forecast.late != DAY_NONE && forecast.late < forecast.likely)
        forecast.late = forecast.likely;
    return forecast;
}

struct forecast
metric_forecast(struct arena *arena, const struct metric *metric, day_t date)
{
    struct forecast silent = {FORECAST_SILENT, DAY_NONE, DAY_NONE, DAY_NONE};
    struct level_on target = metric_target(metric);
    struct level_on latest = metric_latest(metric, date);
    struct points points = {.count = 0};
    if (!target.known || !latest.known)
        return silent;
    if (metric_reaches(metric, latest.micro, target.micro)) {
        silent.state = FORECAST_REACHED;
        return silent;
    }
    collect(&points, metric, date);
    if (points.count < FORECAST_LEAST)
        return silent;
    int count;
    slope_t *slopes = slopes_of(arena, &points, &count);
    if (count == 0)
        return silent;
    return look_ahead(slopes, count, outside(points.count, count),
        target.micro - latest.micro, latest.on);
}
