/* When a metric reaches its target if things go on, in plain words. */
#include "document/view_forecast.h"

/* An interval wider than this says no more than that there is none. */
#define VAGUE_DAYS 150

/* "mid-September 2026": a forecast is no finer than a third of a month. */
static const char *
part_of_month(struct view *view, day_t day)
{
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    const char *key = of_month <= 10   ? "forecast.early"
                      : of_month <= 20 ? "forecast.mid"
                                       : "forecast.late";
    return view_say(view, key, "month",
        words_date(view->words, view->arena, day, DATE_MONTH), (char *)NULL);
}

/* "three weeks": what the interval leaves open, to the nearest that reads.
 * The words are whole for each, as numbers are inflected. */
static const char *
span_text(struct view *view, int days)
{
    bool weeks = days < 45;
    int count = !weeks ? (days + 15) / 30 : days < 7 ? 1 : (days + 3) / 7;
    return view_say(view,
        arena_printf(view->arena, "forecast.span-%s-%d",
            weeks ? "week" : "month", count),
        (char *)NULL);
}

static bool
is_vague(const struct forecast *forecast)
{
    return forecast->late == DAY_NONE ||
           forecast->late - forecast->likely > VAGUE_DAYS ||
           forecast->likely - forecast->early > VAGUE_DAYS;
}

/* The day has come, and nobody has read the metric since. */
static bool
is_due(const struct view *view, const struct forecast *forecast)
{
    return forecast->state == FORECAST_DATED &&
           forecast->likely <= view->options->today;
}

static const char *
dated_text(struct view *view, const struct forecast *forecast)
{
    const char *when = part_of_month(view, forecast->likely);
    if (is_vague(forecast))
        return view_say(view, "forecast.open", "when", when, (char *)NULL);
    int fast = forecast->likely - forecast->early;
    int slow = forecast->late - forecast->likely;
    return view_say(view, "forecast.about", "when", when, "span",
        span_text(view, fast > slow ? fast : slow), (char *)NULL);
}

struct forecast_words
view_forecast(struct view *view, const struct metric *metric)
{
    static const char *const codes[] = {[FORECAST_SILENT] = "silent",
        [FORECAST_REACHED] = "reached",
        [FORECAST_AWAY] = "away",
        [FORECAST_DATED] = "dated"};
    day_t today = view->options->today;
    struct forecast_words said = {
        .is = metric_forecast(view->arena, metric, today)};
    said.code = is_due(view, &said.is) ? "due" : codes[said.is.state];
    if (is_due(view, &said.is))
        said.text = view_say(view, "forecast.due", "on",
            view_day(view, metric_latest(metric, today).on), (char *)NULL);
    else if (said.is.state == FORECAST_DATED)
        said.text = dated_text(view, &said.is);
    else
        said.text = view_code(view, "forecast", said.code);
    return said;
}

static void
set_day(struct view *view, struct _xmlNode *node, const char *name, day_t day)
{
    char iso[11];
    if (day == DAY_NONE)
        return;
    day_iso(day, iso);
    model_set(node, name, arena_strdup(view->arena, iso));
}

void
view_say_forecast(
    struct view *view, struct _xmlNode *item, const struct metric *metric)
{
    struct forecast_words said = view_forecast(view, metric);
    struct _xmlNode *node = model_say(item, "forecast", said.text);
    model_set(node, "code", said.code);
    set_day(view, node, "iso", said.is.likely);
    set_day(view, node, "early", said.is.early);
    set_day(view, node, "late", said.is.late);
}
