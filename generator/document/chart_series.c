/* A metric of the model as points on days. */
#include "document/chart_inner.h"
#include "plan/value.h"

/* Levels beyond this many units are not drawn. */
static const int64_t DRAWN = INT64_C(100000000000) * 1000000;

/* --- reading the model --- */

static bool
read_micro(struct arena *arena, const struct _xmlNode *node, int64_t *micro)
{
    struct quantity quantity = {0};
    const char *why, *value = model_get(node, "value");
    if (!value || !quantity_parse(arena, value, &quantity, &why))
        return false;
    *micro = quantity.micro;
    return *micro<DRAWN && * micro> - DRAWN;
}

static struct chart_point
read_point(struct arena *arena, const struct _xmlNode *level,
    const struct _xmlNode *dated)
{
    struct chart_point point = {.text = model_string(level)};
    const char *iso = model_get(dated, "iso");
    point.on = iso ? day_parse_iso(iso) : DAY_NONE;
    point.known = read_micro(arena, level, &point.micro) &&
                  point.on != DAY_NONE && point.text;
    return point;
}

static day_t
read_day(const struct _xmlNode *node, const char *name)
{
    const char *iso = model_get(node, name);
    return iso ? day_parse_iso(iso) : DAY_NONE;
}

/* A forecast begins at the newest reading and ends at the target. */
static void
read_forecast(const struct _xmlNode *metric, struct series *data)
{
    const struct _xmlNode *node = model_find(metric, "forecast");
    struct forecast forecast = {
        .early = read_day(node, "early"),
        .likely = read_day(node, "iso"),
        .late = read_day(node, "late"),
        .text = model_string(node),
    };
    if (!node || data->count == 0 || !data->to.known)
        return;
    const struct chart_point *from = &data->readings[data->count - 1];
    forecast.known =
        forecast.early != DAY_NONE && forecast.text &&
        forecast.early > from->on &&
        (forecast.late == DAY_NONE || forecast.late >= forecast.early) &&
        from->micro != data->to.micro;
    data->forecast = forecast;
}

void
series_read(const struct chart *chart, const struct _xmlNode *metric,
    struct series *data)
{
    struct arena *arena = chart->arena;
    const struct _xmlNode *baseline = model_find(metric, "baseline");
    data->name = model_string(model_find(metric, "name"));
    data->name = data->name ? data->name : "";
    data->from = read_point(
        arena, model_find(baseline, "value"), model_find(baseline, "on"));
    data->to = read_point(
        arena, model_find(metric, "target"), model_find(metric, "by"));
    data->unit = model_get(model_find(metric, "target"), "unit");
    const struct _xmlNode *line = model_find(metric, "line-today");
    data->line_today.text = model_string(line);
    data->line_today.on = chart->today;
    data->line_today.known = line && data->from.known && data->to.known &&
                             read_micro(arena, line, &data->line_today.micro);
    const struct _xmlNode *item = model_first(model_find(metric, "readings"));
    int room = 0;
    for (; item && data->count < SERIES_POINTS; item = model_next(item)) {
        struct chart_point point = read_point(arena, item, item);
        if (!point.known)
            continue;
        data->readings =
            arena_grow(arena, data->readings, data->count, &room, sizeof point);
        data->readings[data->count++] = point;
    }
    read_forecast(metric, data);
}

/* --- scales --- */

static void
widen(struct series *data, struct chart_point point)
{
    if (!point.known)
        return;
    if (data->first == DAY_NONE) {
        data->first = data->last = point.on;
        data->low = data->high = point;
    }
    data->first = point.on < data->first ? point.on : data->first;
    data->last = point.on > data->last ? point.on : data->last;
    data->low = point.micro < data->low.micro ? point : data->low;
    data->high = point.micro > data->high.micro ? point : data->high;
}

static void
widen_to_day(struct series *data, day_t day, int most)
{
    if (day != DAY_NONE && day > data->last && day - data->last <= most)
        data->last = day;
}

bool
series_ends(struct series *data, day_t today)
{
    data->first = DAY_NONE;
    widen(data, data->from);
    widen(data, data->to);
    for (int i = 0; i < data->count; i++)
        widen(data, data->readings[i]);
    if (data->first == DAY_NONE || data->first == data->last ||
        data->low.micro == data->high.micro)
        return false;
    widen_to_day(data, today, 365);
    int more = (data->last - data->first) / 2;
    if (data->forecast.known) {
        widen_to_day(data, data->forecast.early, more);
        widen_to_day(data, data->forecast.likely, more);
        widen_to_day(data, data->forecast.late, more);
    }
    return true;
}
