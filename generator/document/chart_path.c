/* The milestones as a path with stations. */
#include <string.h>

#include "base/text.h"
#include "document/chart_inner.h"

enum {
    A_ROW = 6, /* stations in one row */
    LINES = 4, /* of a milestone's name */
    LEADING = 105,
    RAIL = 230, /* from a row's top to its line */
    TEXT = 200, /* from the line to the first text */
    RADIUS = 70
};

struct station {
    const char *code, *standing, *day, *slip, *reached;
    const char *lines[LINES];
    int line_count;
    day_t due;
};

struct trail {
    const struct chart *chart;
    struct svg svg;
    struct station *stations;
    int count;
};

/* --- reading the model --- */

static const char *
or_empty(const char *text)
{
    return text ? text : "";
}

static void
read_station(const struct chart *chart, const struct _xmlNode *item, int width,
    struct station *station)
{
    const struct _xmlNode *standing = model_find(item, "standing");
    const struct _xmlNode *due = model_find(item, "due");
    station->code = or_empty(model_get(standing, "code"));
    station->standing = or_empty(model_string(standing));
    station->day = or_empty(model_get(due, "day"));
    station->due = chart_day(due);
    station->slip = model_string(model_find(item, "slip"));
    station->reached = model_string(model_find(item, "reached"));
    station->line_count = chart_wrap(
        chart, chart_text(item, "name"), width, LINES, station->lines);
}

/* --- drawing --- */

static int
row_length(const struct trail *path, int row)
{
    int rows = (path->count + A_ROW - 1) / A_ROW;
    int each = (path->count + rows - 1) / rows;
    int rest = path->count - row * each;
    return rest < each ? rest : each;
}

/* What is drawn inside a station's circle, by its standing. */
static const struct {
    const char *code, *path;
} signs[] = {
    {"done", "M-3.2 .2L-1 2.5L3.4 -2.4"},
    {"done-late", "M-3.2 .2L-1 2.5L3.4 -2.4"},
    {"at-risk", "M0 -3.6V.8M0 3.1V3.2"},
    {"overdue", "M0 -3.8V.4L2.6 2"},
    {"blocked", "M-3.4 0H3.4"},
    {"dropped", "M-2.4 -2.4L2.4 2.4M2.4 -2.4L-2.4 2.4"},
    {"on-track", "M-2.8 0H2.6M.2 -2.6L2.8 0L.2 2.6"},
};

/* The names of a row's stations begin on one line: `slips` says that one of
 * them has a second line, of a date that moved; then others have it, too. */
static void
draw_station(const struct trail *path, const struct station *station,
    bool slips, int x, int y)
{
    struct arena *arena = path->chart->arena;
    struct svg group = svg_group(
        &path->svg, arena_printf(arena, "station %s", station->code), x, y);
    svg_circle(&group, NULL, 0, 0, RADIUS);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (text_is(signs[i].code, station->code))
            svg_path(&group, "sign", signs[i].path);
    int at = TEXT;
    svg_text(&group, "date", 0, at, ANCHOR_MIDDLE, station->day);
    svg_text(
        &group, "standing", 0, at += LEADING, ANCHOR_MIDDLE, station->standing);
    const char *second = station->slip ? station->slip : station->reached;
    at += slips ? LEADING : 0;
    if (slips && second)
        svg_text(&group, "standing", 0, at, ANCHOR_MIDDLE, second);
    at += 20;
    for (int i = 0; i < station->line_count; i++)
        svg_text(
            &group, NULL, 0, at += LEADING, ANCHOR_MIDDLE, station->lines[i]);
}

/* Where today lies between the stations of a row, or -1. */
static int
today_x(const struct trail *path, int first, int length, int row)
{
    day_t today = path->chart->today;
    int cell = CHART_WIDTH / length, last = first + length - 1;
    const struct station *stations = path->stations;
    if (row > 0 && today <= stations[first - 1].due)
        return -1;
    if (today < stations[first].due)
        return cell / 4;
    if (today > stations[last].due)
        return last == path->count - 1 ? CHART_WIDTH - cell / 4 : -1;
    for (int i = first; i < last; i++) {
        int span = stations[i + 1].due - stations[i].due;
        int past = today - stations[i].due;
        if (today <= stations[i + 1].due && span > 0)
            return cell * (i - first) + cell / 2 +
                   (int)((int64_t)cell * past / span);
    }
    return cell / 2;
}

static bool
all_dated(const struct trail *path)
{
    for (int i = 0; i < path->count; i++)
        if (path->stations[i].due == DAY_NONE ||
            (i > 0 && path->stations[i].due < path->stations[i - 1].due))
            return false;
    return true;
}

static void
draw_today(const struct trail *path, int x, int y)
{
    const char *text =
        words_say(path->chart->words, path->chart->arena, "chart.today", "date",
            words_date(path->chart->words, path->chart->arena,
                path->chart->today, DATE_DAY_MONTH_SHORT),
            (char *)NULL);
    int half = svg_text_width(text) / 2;
    int at = x < half ? half : x > CHART_WIDTH - half ? CHART_WIDTH - half : x;
    svg_line(&path->svg, "today", x, y - 110, x, y);
    svg_text(&path->svg, "today-label", at, y - 150, ANCHOR_MIDDLE, text);
}

static bool
any_slips(const struct trail *path, int first, int length)
{
    for (int i = first; i < first + length; i++)
        if (path->stations[i].slip)
            return true;
    return false;
}

static void
draw_row(const struct trail *path, int first, int row, int y)
{
    int length = row_length(path, row);
    int cell = CHART_WIDTH / length;
    int today = all_dated(path) ? today_x(path, first, length, row) : -1;
    svg_line(&path->svg, "way", 0, y, CHART_WIDTH, y);
    if (today >= 0) {
        svg_line(&path->svg, "gone", 0, y, today, y);
        draw_today(path, today, y);
    }
    bool slips = any_slips(path, first, length);
    for (int i = 0; i < length; i++)
        draw_station(
            path, &path->stations[first + i], slips, cell * i + cell / 2, y);
}

static int
row_height(const struct trail *path, int first, int length)
{
    int most = 0;
    for (int i = first; i < first + length; i++) {
        const struct station *s = &path->stations[i];
        most = s->line_count > most ? s->line_count : most;
    }
    most += 1 + any_slips(path, first, length);
    return RAIL + TEXT + most * LEADING + 80;
}

static const char *
alt_text(const struct trail *path, const struct _xmlNode *milestones)
{
    struct arena *arena = path->chart->arena;
    const char **items = ARENA_ARRAY(arena, const char *, path->count);
    const struct _xmlNode *item = model_first(milestones);
    for (int i = 0; i < path->count; i++, item = model_next(item))
        items[i] = words_say(path->chart->words, arena, "path.alt-item", "name",
            chart_text(item, "name"), "due", chart_text(item, "due"),
            "standing", path->stations[i].standing, (char *)NULL);
    return words_say(path->chart->words, arena, "path.alt", "items",
        words_list(path->chart->words, arena, items, path->count),
        (char *)NULL);
}

void
chart_path(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *milestones)
{
    struct trail path = {.chart = chart};
    const struct _xmlNode *item = model_first(milestones);
    for (; item; item = model_next(item))
        path.count++;
    if (path.count == 0)
        return;
    path.stations = ARENA_ARRAY(chart->arena, struct station, path.count);
    int width = CHART_WIDTH / row_length(&path, 0) - 60, i = 0;
    for (item = model_first(milestones); item; item = model_next(item))
        read_station(chart, item, width, &path.stations[i++]);
    int height = 0, y = 0;
    for (int first = 0, row = 0; first < path.count; row++) {
        height += row_height(&path, first, row_length(&path, row));
        first += row_length(&path, row);
    }
    path.svg = chart_new(chart, parent, "chart path", CHART_WIDTH, height,
        alt_text(&path, milestones));
    for (int first = 0, row = 0; first < path.count; row++) {
        int length = row_length(&path, row);
        draw_row(&path, first, row, y + RAIL);
        y += row_height(&path, first, length);
        first += length;
    }
}
