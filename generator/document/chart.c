#include "document/chart.h"

#include <string.h>

#include "base/text.h"
#include "document/model.h"
#include "document/svg.h"
#include "plan/wide.h"

enum {
    WIDTH = 4880, /* all lengths in tenths of a unit */
    HEIGHT = 1760,
    TOP = 200,
    BOTTOM = 1520, /* the axis */
    MARGIN = 60,
    POINTS = 400,
    TICKS = 6,
    SAID = 12 /* readings that the alternative text names */
};
/* Levels beyond this many units are not drawn. */
static const int64_t DRAWN = INT64_C(100000000000) * 1000000;

struct point_on {
    bool known;
    int64_t micro;
    day_t on;
    const char *text;
};

struct data {
    const char *name, *unit;
    struct point_on from, to, line_today;
    struct point_on readings[POINTS];
    int count;
    int64_t low, high, step; /* of the axis */
    day_t first, last;
    int left, right; /* of the plot */
};

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

static struct point_on
read_point(struct arena *arena, const struct _xmlNode *level,
    const struct _xmlNode *dated)
{
    struct point_on point = {.text = model_string(level)};
    const char *iso = model_get(dated, "iso");
    point.on = iso ? day_parse_iso(iso) : DAY_NONE;
    point.known = read_micro(arena, level, &point.micro) &&
                  point.on != DAY_NONE && point.text;
    return point;
}

static void
read_data(
    const struct chart *chart, const struct _xmlNode *metric, struct data *data)
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
    for (; item && data->count < POINTS; item = model_next(item)) {
        struct point_on point = read_point(arena, item, item);
        if (point.known)
            data->readings[data->count++] = point;
    }
}

/* --- scales --- */

static void
widen(struct data *data, struct point_on point)
{
    if (!point.known)
        return;
    if (data->first == DAY_NONE) {
        data->first = data->last = point.on;
        data->low = data->high = point.micro;
    }
    data->first = point.on < data->first ? point.on : data->first;
    data->last = point.on > data->last ? point.on : data->last;
    data->low = point.micro < data->low ? point.micro : data->low;
    data->high = point.micro > data->high ? point.micro : data->high;
}

/* 1, 2 or 5 times a power of ten, so that there are few ticks. */
static int64_t
nice_step(int64_t range)
{
    static const int64_t factors[] = {1, 2, 5};
    for (int64_t power = 1;; power *= 10)
        for (int i = 0; i < 3; i++)
            if (range / (power * factors[i]) < TICKS - 1)
                return power * factors[i];
}

static int64_t
floor_to(int64_t n, int64_t step)
{
    int64_t down = n / step * step;
    return down > n ? down - step : down;
}

static bool
set_scales(struct data *data, day_t today)
{
    data->first = DAY_NONE;
    widen(data, data->from);
    widen(data, data->to);
    for (int i = 0; i < data->count; i++)
        widen(data, data->readings[i]);
    if (data->first == DAY_NONE || data->first == data->last ||
        data->low == data->high)
        return false;
    if (today > data->last && today - data->last < 366)
        data->last = today;
    if (data->low > 0 && data->low < data->high / 2)
        data->low = 0;
    data->step = nice_step(data->high - data->low);
    data->low = floor_to(data->low, data->step);
    data->high = -floor_to(-data->high, data->step);
    return true;
}

static int
x_of(const struct data *data, day_t day)
{
    return data->left + (int)((int64_t)(data->right - data->left) *
                              (day - data->first) / (data->last - data->first));
}

static int
y_of(const struct data *data, int64_t micro)
{
    wide_t part = (wide_t)(BOTTOM - TOP) * (data->high - micro);
    return TOP + (int)wide_divide(part, data->high - data->low);
}

/* --- the parts of the picture --- */

struct picture {
    const struct chart *chart;
    struct data *data;
    struct svg svg;
    struct taken taken;
    const char *line; /* path data of the readings */
};

/* Long units stand in the caption, not at every tick. */
static const char *
say_level(const struct picture *p, int64_t micro)
{
    const char *unit = p->data->unit;
    if (unit && (strlen(unit) <= 3 || unit_is_currency(unit)))
        return words_quantity(p->chart->words, p->chart->arena, micro, unit);
    return words_number(p->chart->words, p->chart->arena, micro, -1);
}

static const char *
short_day(const struct picture *p, day_t day)
{
    return words_date(
        p->chart->words, p->chart->arena, day, DATE_DAY_MONTH_SHORT);
}

static void
draw_grid(struct picture *p)
{
    struct data *data = p->data;
    for (int64_t at = data->low; at <= data->high; at += data->step) {
        int y = y_of(data, at);
        svg_line(&p->svg, y == BOTTOM ? "axis" : "grid", data->left, y,
            data->right, y);
        svg_text(&p->svg, "tick", data->left - 60, y + 28, ANCHOR_END,
            say_level(p, at));
    }
    taken_add(&p->taken, 0, 0, data->left - 50, BOTTOM + 40);
    if (y_of(data, data->low) != BOTTOM)
        svg_line(&p->svg, "axis", data->left, BOTTOM, data->right, BOTTOM);
}

static void
draw_today(struct picture *p)
{
    struct data *data = p->data;
    day_t today = p->chart->today;
    if (today < data->first || today > data->last)
        return;
    int x = x_of(data, today);
    svg_line(&p->svg, "today", x, TOP - 60, x, BOTTOM);
    const char *text = words_say(p->chart->words, p->chart->arena,
        "chart.today", "date", short_day(p, today), (char *)NULL);
    int half = svg_text_width(text) / 2;
    struct label_place place = {x, TOP - 100, ANCHOR_MIDDLE};
    if (x + half > WIDTH)
        place = (struct label_place){WIDTH, TOP - 100, ANCHOR_END};
    if (x - half < data->left)
        place = (struct label_place){data->left, TOP - 100, ANCHOR_START};
    svg_label(&p->svg, &p->taken, "today-label", text, &place, 1);
    taken_line(&p->taken, x, TOP - 60, x, BOTTOM);
}

/* The agreed line, the level to reach, and where the line stands today. */
static void
draw_line(struct picture *p)
{
    struct data *data = p->data;
    if (!data->to.known)
        return;
    int x2 = x_of(data, data->to.on), y2 = y_of(data, data->to.micro);
    svg_line(&p->svg, "target", data->left, y2, data->right, y2);
    if (!data->from.known)
        return;
    int x1 = x_of(data, data->from.on), y1 = y_of(data, data->from.micro);
    struct buf d = {0};
    svg_step(&d, 'M', x1, y1);
    svg_step(&d, 'L', x2, y2);
    svg_path(&p->svg, "agreed", d.p);
    buf_free(&d);
    taken_line(&p->taken, x1, y1, x2, y2);
    svg_circle(&p->svg, "start", x1, y1, 26);
}

/* The area under the readings, when it stands on zero; their line is drawn
 * over all else. */
static void
draw_area(struct picture *p)
{
    struct data *data = p->data;
    if (data->count == 0)
        return;
    struct buf d = {0};
    int first_x = x_of(data, data->readings[0].on);
    bool from = data->from.known && data->from.on < data->readings[0].on;
    int last_x = from ? x_of(data, data->from.on) : first_x;
    int last_y = y_of(data, from ? data->from.micro : data->readings[0].micro);
    int start_x = last_x;
    svg_step(&d, 'M', last_x, last_y);
    for (int i = 0; i < data->count; i++) {
        int x = x_of(data, data->readings[i].on);
        int y = y_of(data, data->readings[i].micro);
        svg_step(&d, 'L', x, y);
        taken_line(&p->taken, last_x, last_y, x, y);
        last_x = x;
        last_y = y;
    }
    p->line = arena_strdup(p->chart->arena, d.p);
    svg_step(&d, 'L', last_x, BOTTOM);
    svg_step(&d, 'L', start_x, BOTTOM);
    buf_char(&d, 'Z');
    if (data->low == 0)
        svg_path(&p->svg, "area", d.p);
    buf_free(&d);
}

static void
draw_dots(struct picture *p)
{
    struct data *data = p->data;
    bool few = data->count <= 40;
    for (int i = 0; i < data->count; i++) {
        int x = x_of(data, data->readings[i].on);
        int y = y_of(data, data->readings[i].micro);
        bool last = i == data->count - 1;
        if (few || last)
            svg_circle(
                &p->svg, last ? "dot last" : "dot", x, y, last ? 38 : 24);
    }
    if (data->line_today.known && p->chart->today > data->from.on &&
        p->chart->today < data->to.on)
        svg_circle(&p->svg, "due", x_of(data, p->chart->today),
            y_of(data, data->line_today.micro), 28);
}

/* Around a point: below left, above right, and so on outwards. */
static void
label_point(
    struct picture *p, const char *class, const char *text, int x, int y)
{
    const struct label_place places[] = {{x - 50, y + 110, ANCHOR_END},
        {x + 50, y - 50, ANCHOR_START}, {x + 60, y + 28, ANCHOR_START},
        {x, y + 130, ANCHOR_MIDDLE}, {x, y - 70, ANCHOR_MIDDLE},
        {x - 60, y + 28, ANCHOR_END}, {x - 50, y - 50, ANCHOR_END},
        {x + 50, y + 110, ANCHOR_START}, {x - 60, y + 180, ANCHOR_END},
        {x + 60, y - 120, ANCHOR_START}, {x - 60, y - 120, ANCHOR_END},
        {x + 60, y + 180, ANCHOR_START}};
    svg_label(&p->svg, &p->taken, class, text, places,
        (int)(sizeof places / sizeof places[0]));
}

/* Along the agreed line, above it or below. */
static void
label_line(struct picture *p)
{
    struct data *data = p->data;
    if (!data->from.known || !data->to.known)
        return;
    int x1 = x_of(data, data->from.on), y1 = y_of(data, data->from.micro);
    int x2 = x_of(data, data->to.on), y2 = y_of(data, data->to.micro);
    static const int parts[] = {78, 65, 88, 50, 35, 22};
    struct label_place places[12];
    int count = 0;
    bool falls = y2 > y1;
    for (int i = 0; i < 6; i++) {
        int x = x1 + (x2 - x1) / 100 * parts[i];
        int y = y1 + (y2 - y1) / 100 * parts[i];
        places[count++] = (struct label_place){
            x + 30, y - 50, falls ? ANCHOR_START : ANCHOR_END};
        places[count++] = (struct label_place){
            x - 30, y + 110, falls ? ANCHOR_END : ANCHOR_START};
    }
    svg_label(&p->svg, &p->taken, "agreed-label",
        words_say(p->chart->words, p->chart->arena, "chart.line", (char *)NULL),
        places, count);
}

static void
label_levels(struct picture *p)
{
    struct data *data = p->data;
    if (data->to.known) {
        int y = y_of(data, data->to.micro);
        struct label_place places[] = {{data->right + 50, y + 28, ANCHOR_START},
            {WIDTH, y - 50, ANCHOR_END}, {WIDTH, y + 110, ANCHOR_END},
            {data->right, y - 50, ANCHOR_END},
            {data->right, y + 110, ANCHOR_END}};
        svg_label(&p->svg, &p->taken, "level", data->to.text, places, 5);
    }
    if (data->count) {
        const struct point_on *last = &data->readings[data->count - 1];
        label_point(p, "level now", last->text, x_of(data, last->on),
            y_of(data, last->micro));
    }
    label_line(p);
}

/* Dates under the axis: both ends first, then what finds room. */
static void
label_dates(struct picture *p)
{
    struct data *data = p->data;
    const int y = BOTTOM + 130;
    struct label_place first = {data->left, y, ANCHOR_START};
    struct label_place last = {data->right, y, ANCHOR_END};
    svg_label(&p->svg, &p->taken, "tick", short_day(p, data->first), &first, 1);
    svg_label(&p->svg, &p->taken, "tick", short_day(p, data->last), &last, 1);
    for (int i = data->count - 1; i >= 0; i--) {
        day_t on = data->readings[i].on;
        struct label_place place = {x_of(data, on), y, ANCHOR_MIDDLE};
        svg_label(&p->svg, &p->taken, "tick", short_day(p, on), &place, 1);
    }
}

/* --- the alternative text --- */

static const char *
said_readings(const struct chart *chart, const struct data *data)
{
    const char *items[SAID];
    int count = 0;
    int from = data->count > SAID ? data->count - SAID : 0;
    for (int i = from; i < data->count; i++)
        items[count++] = words_say(chart->words, chart->arena, "chart.reading",
            "level", data->readings[i].text, "on",
            words_date(
                chart->words, chart->arena, data->readings[i].on, DATE_LONG),
            (char *)NULL);
    return words_list(chart->words, chart->arena, items, count);
}

static const char *
alt_text(const struct chart *chart, const struct data *data)
{
    struct arena *arena = chart->arena;
    const char *text = data->name;
    if (data->from.known && data->to.known)
        text = words_say(chart->words, arena, "chart.alt", "metric", data->name,
            "from", data->from.text, "from-date",
            words_date(chart->words, arena, data->from.on, DATE_LONG), "to",
            data->to.text, "to-date",
            words_date(chart->words, arena, data->to.on, DATE_LONG),
            (char *)NULL);
    if (data->count)
        text = arena_printf(arena, "%s %s", text,
            words_say(chart->words, arena, "chart.alt-readings", "readings",
                said_readings(chart, data), (char *)NULL));
    if (data->line_today.known)
        text = arena_printf(arena, "%s %s", text,
            words_say(chart->words, arena, "chart.alt-line", "level",
                data->line_today.text, (char *)NULL));
    return text;
}

/* --- the charts --- */

static int
label_room(const struct picture *p)
{
    int room = 0;
    for (int64_t at = p->data->low; at <= p->data->high; at += p->data->step) {
        int w = svg_text_width(say_level(p, at));
        room = w > room ? w : room;
    }
    return room > WIDTH / 4 ? WIDTH / 4 : room;
}

void
chart_metric(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric)
{
    struct data *data = ARENA_NEW(chart->arena, struct data);
    struct picture *p = ARENA_NEW(chart->arena, struct picture);
    read_data(chart, metric, data);
    if (!set_scales(data, chart->today))
        return;
    p->chart = chart;
    p->data = data;
    int target = data->to.known ? svg_text_width(data->to.text) + 50 : 0;
    data->left = label_room(p) + MARGIN;
    data->right = WIDTH - (target > WIDTH / 4 ? WIDTH / 4 : target);
    p->svg = svg_new(chart->arena, model_add(parent, "chart"), "chart", WIDTH,
        HEIGHT, alt_text(chart, data));
    draw_area(p);
    draw_grid(p);
    draw_today(p);
    draw_line(p);
    if (p->line)
        svg_path(&p->svg, "readings", p->line);
    draw_dots(p);
    label_levels(p);
    label_dates(p);
}

/* How much of the way from baseline to target, in thousandths, 0 to 1000. */
static int
way(const struct data *data, int64_t micro)
{
    wide_t made = (wide_t)(micro - data->from.micro) * 1000;
    int64_t part = wide_divide(made, data->to.micro - data->from.micro);
    return part < 0 ? 0 : part > 1000 ? 1000 : (int)part;
}

void
chart_rail(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric)
{
    enum { RAIL = 120, LEFT = 50, LONG = WIDTH - 2 * LEFT, Y = 60 };
    struct data *data = ARENA_NEW(chart->arena, struct data);
    read_data(chart, metric, data);
    if (!data->from.known || !data->to.known ||
        data->from.micro == data->to.micro)
        return;
    struct svg svg = svg_new(chart->arena, model_add(parent, "rail"), "rail",
        WIDTH, RAIL, alt_text(chart, data));
    svg_rect(&svg, "track", 0, Y - 20, WIDTH, 40, 20);
    if (data->line_today.known) {
        int x = LEFT + LONG / 10 * way(data, data->line_today.micro) / 100;
        svg_line(&svg, "due", x, Y - 60, x, Y + 60);
    }
    if (data->count == 0)
        return;
    int made = way(data, data->readings[data->count - 1].micro);
    int x = LEFT + LONG / 10 * made / 100;
    svg_rect(&svg, "made", 0, Y - 20, x, 40, 20);
    svg_circle(&svg, "now", x, Y, 50);
}
