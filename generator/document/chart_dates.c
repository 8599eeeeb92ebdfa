/* Milestones on their dates: what was signed, what is expected, what came. */
#include "base/text.h"
#include "document/chart_inner.h"

enum {
    NAMES = 2020, /* the column of names */
    SLIDE_NAMES = 2060,
    NAME_LINES = 2,
    ROW = 240,
    HIGH_ROW = 335,                             /* with a name in two lines */
    ABOVE = (NAME_LINES + 1) * CHART_LINE + 40, /* for names, when narrow */
    TOP = 210,
    FOOT = 210,           /* from the axis down */
    HIGH_OF_SLIDE = 1340, /* of all rows on one, below a title of two lines */
    ROOM = 64             /* milestones in one picture */
};

struct stop {
    const char *name, *code, *standing, *detail;
    day_t due, then; /* `then`: when it was done or is expected */
    bool done;       /* `then` is when it was done */
};

struct stops {
    const struct chart *chart;
    struct stop items[ROOM];
    int count;
    struct days days;
    int row;   /* how high each is */
    int names; /* how wide what names it may be */
    int above; /* of `row`, room for that over the dates */
};

/* --- reading the model --- */

/* The date that was signed stands against what became of it. */
static struct stop
read_stop(const struct chart *chart, const struct _xmlNode *item)
{
    const struct _xmlNode *standing = model_find(item, "standing");
    const struct _xmlNode *signed_on = model_find(item, "signed");
    const struct _xmlNode *due =
        signed_on ? signed_on : model_find(item, "due");
    const struct _xmlNode *done = model_find(item, "done");
    const struct _xmlNode *then = done ? done : model_find(item, "expected");
    struct stop stop = {
        .name = chart_text(item, "name"),
        .standing = chart_text(item, "standing"),
        .code = model_get(standing, "code"),
        .due = chart_day(due),
        .then = chart_day(then),
        .done = done != NULL,
    };
    stop.code = stop.code ? stop.code : "";
    const char *agreed = chart_say(chart, "dates.agreed", "date",
        chart_short_day(chart, stop.due, false), (char *)NULL);
    if (stop.due == DAY_NONE)
        return stop;
    stop.detail = agreed;
    if (stop.then != DAY_NONE && (stop.done || stop.then != stop.due))
        stop.detail = chart_say(chart,
            stop.done ? "dates.agreed-done" : "dates.agreed-expected", "agreed",
            agreed, "date", chart_short_day(chart, stop.then, false),
            (char *)NULL);
    return stop;
}

static void
read_stops(struct stops *stops, const struct _xmlNode **item, int most)
{
    stops->count = 0;
    for (; *item && stops->count < most; *item = model_next(*item)) {
        struct stop stop = read_stop(stops->chart, *item);
        if (stop.due != DAY_NONE)
            stops->items[stops->count++] = stop;
    }
}

static int
name_room(const struct stops *stops)
{
    return chart_name_room(stops->chart, stops->names - 100);
}

/* The same days in each picture of a path. */
static bool
find_days(struct stops *stops, const struct _xmlNode *item)
{
    struct days *days = &stops->days;
    bool narrow = chart_is_narrow(stops->chart);
    int width = chart_width(stops->chart);
    stops->names = narrow                              ? width
                   : stops->chart->size == CHART_SLIDE ? SLIDE_NAMES
                                                       : NAMES;
    *days = (struct days){
        DAY_NONE, DAY_NONE, narrow ? 60 : stops->names, width - 40};
    bool high = false;
    for (; item; item = model_next(item)) {
        struct stop stop = read_stop(stops->chart, item);
        high |= chart_is_wide(stop.name, name_room(stops));
        const day_t both[] = {stop.due, stop.then};
        for (int i = 0; i < 2 && stop.due != DAY_NONE; i++) {
            day_t day = both[i];
            if (day == DAY_NONE)
                continue;
            if (days->first == DAY_NONE || day < days->first)
                days->first = day;
            if (days->last == DAY_NONE || day > days->last)
                days->last = day;
        }
    }
    if (days->first == DAY_NONE)
        return false;
    stops->above = narrow ? ABOVE - (high ? 0 : CHART_LINE) : 0;
    stops->row = narrow ? stops->above + ROW : high ? HIGH_ROW : ROW;
    int air = 7 + (days->last - days->first) / 12;
    days->first -= air;
    days->last += air;
    return true;
}

/* --- drawing --- */

static const char *
sign_of(const struct stop *stop)
{
    static const struct {
        const char *code, *sign;
    } signs[] = {{"done", "done"}, {"done-late", "late"}, {"at-risk", "risk"},
        {"blocked", "blocked"}, {"overdue", "overdue"}, {"dropped", "missed"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_is(stop->code, signs[i].code))
            return signs[i].sign;
    return "expected";
}

static void
draw_name(const struct stops *stops, const struct svg *svg,
    const struct stop *stop, int y)
{
    const char *lines[NAME_LINES];
    int count = chart_wrap(
        stops->chart, stop->name, name_room(stops), NAME_LINES, lines);
    int at = y + CHART_DROP - (count * CHART_LINE) / 2;
    if (stops->above > 0)
        at = y - stops->row / 2 - stops->above / 2 + 130;
    for (int i = 0; i < count; i++, at += CHART_LINE)
        svg_text(svg, "name", 0, at, ANCHOR_START, lines[i]);
    if (stop->detail)
        svg_text(svg, NULL, 0, at, ANCHOR_START,
            chart_fit(stops->chart, stop->detail, stops->names - 40));
}

/* What it means, right of the last mark, or left of the first. */
static void
label_stop(const struct stops *stops, const struct svg *svg,
    struct taken *taken, const struct stop *stop, int y)
{
    int due = days_x(&stops->days, stop->due);
    int then = stop->then == DAY_NONE ? due : days_x(&stops->days, stop->then);
    int right = (due > then ? due : then) + 100;
    int left = (due < then ? due : then) - 100;
    enum { NEAR = 6, FURTHER = 12, STEP = 60 };
    struct label_place places[NEAR + 2 * FURTHER] = {
        {right, y + CHART_DROP, ANCHOR_START},
        {left, y + CHART_DROP, ANCHOR_END}, {right, y - 60, ANCHOR_START},
        {left, y - 60, ANCHOR_END}, {right, y + 120, ANCHOR_START},
        {left, y + 120, ANCHOR_END}};
    /* Beyond a line that stands in the way. */
    for (int i = 0; i < FURTHER; i++) {
        places[NEAR + 2 * i] = (struct label_place){
            right + (i + 1) * STEP, y + CHART_DROP, ANCHOR_START};
        places[NEAR + 2 * i + 1] = (struct label_place){
            left - (i + 1) * STEP, y + CHART_DROP, ANCHOR_END};
    }
    svg_label(svg, taken,
        arena_printf(stops->chart->arena, "verdict %s", stop->code),
        stop->standing, places, NEAR + 2 * FURTHER);
}

static void
draw_stop(const struct stops *stops, const struct svg *svg, struct taken *taken,
    const struct stop *stop, int y)
{
    int due = days_x(&stops->days, stop->due);
    bool moved = stop->then != DAY_NONE && stop->then != stop->due;
    int then = moved ? days_x(&stops->days, stop->then) : due;
    int low = due < then ? due : then, high = due < then ? then : due;
    chart_ground(svg, y - (stops->row + stops->above) / 2, stops->above);
    draw_name(stops, svg, stop, y);
    if (moved)
        svg_line(svg,
            !stop->done  ? "moving"
            : then < due ? "moved early"
                         : "moved",
            due, y, then, y);
    if (moved)
        svg_circle(svg, "agreed-on", due, y, 36);
    chart_sign(svg, sign_of(stop), then, y);
    taken_add(taken, low - 60, y - 50, high - low + 120, 100);
    taken_add(taken, 0, y - (stops->row + stops->above) / 2, stops->names - 60,
        stops->above > 0 ? stops->above : stops->row);
    label_stop(stops, svg, taken, stop, y);
}

static const char *
alt_text(const struct stops *stops)
{
    const struct chart *chart = stops->chart;
    const char *items[ROOM];
    for (int i = 0; i < stops->count; i++) {
        const struct stop *stop = &stops->items[i];
        items[i] = chart_say(chart, "dates.alt-item", "name", stop->name,
            "dates", stop->detail, "standing", stop->standing, (char *)NULL);
    }
    return chart_alt_list(chart, "dates.alt", items, stops->count);
}

static void
draw_stops(const struct stops *stops, struct _xmlNode *parent)
{
    const struct chart *chart = stops->chart;
    struct taken *taken = taken_new(chart->arena);
    int bottom = TOP + stops->count * stops->row;
    struct svg svg = chart_new(chart, parent, "chart dates", chart_width(chart),
        bottom + FOOT, alt_text(stops));
    for (int i = 1; i < stops->count; i++)
        svg_line(&svg, "between", 0, TOP + i * stops->row, svg.width,
            TOP + i * stops->row);
    days_axis(chart, &svg, taken, &stops->days, TOP - 20, bottom);
    days_today(chart, &svg, taken, &stops->days, TOP - 20, bottom);
    taken->ground = true;
    for (int i = 0; i < stops->count; i++)
        draw_stop(stops, &svg, taken, &stops->items[i],
            TOP + i * stops->row + (stops->row + stops->above) / 2);
}

void
chart_dates(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *milestones)
{
    struct stops *stops = ARENA_NEW(chart->arena, struct stops);
    const struct _xmlNode *item = model_first(milestones);
    stops->chart = chart;
    if (!find_days(stops, item))
        return;
    int all = 0;
    for (const struct _xmlNode *n = item; n; n = model_next(n))
        all++;
    int most = chart->size == CHART_SLIDE
                   ? chart_share(all, HIGH_OF_SLIDE / stops->row)
                   : ROOM;
    int high = HIGH_OF_SLIDE / most;
    if (chart->size == CHART_SLIDE && high > stops->row)
        stops->row = high < HIGH_ROW ? high : HIGH_ROW;
    while (item) {
        read_stops(stops, &item, most);
        if (stops->count > 0)
            draw_stops(stops, parent);
    }
}
