/* A metric against its line: as a chart, and as a bar. */
#include <string.h>

#include "base/text.h"
#include "document/chart_inner.h"
#include "plan/wide.h"

enum {
    TOP = 180,
    FOOT = 190, /* from the axis down */
    MARGIN = 60,
    TICKS = 6,
    UNIT = 1200, /* room for its name above the axis */
    RING = 75,   /* from where a ring may stand to the target's label */
    SAID = 12    /* readings that the alternative text names */
};
/* On a slide and on a telephone the picture is narrower, so that its letters
 * are larger. */
static const struct {
    int width, height;
} sizes[] = {[CHART_PAGE] = {CHART_WIDTH, 1550},
    [CHART_SLIDE] = {3600, 1800},
    [CHART_NARROW] = {CHART_NARROWS, 1500}};

/* --- the parts of the picture --- */

struct picture {
    const struct chart *chart;
    struct series *data;
    struct svg svg;
    struct taken *taken;
    struct levels levels;
    struct days days;
    const char *line; /* path data of the readings */
    int period_x, period_w;
};

static int
x_of(const struct picture *p, day_t day)
{
    return days_x(&p->days, day);
}

static int
y_of(const struct picture *p, int64_t micro)
{
    return levels_y(&p->levels, micro);
}

/* Long units stand above the axis, not at every tick. */
static bool
is_short(const char *unit)
{
    return strlen(unit) <= 3 || unit_is_currency(unit);
}

static const char *
say_level(const struct picture *p, int64_t micro)
{
    const char *unit = p->data->unit;
    if (unit && is_short(unit))
        return words_quantity(p->chart->words, p->chart->arena, micro, unit);
    return words_number(p->chart->words, p->chart->arena, micro, -1);
}

static void
draw_grid(struct picture *p)
{
    const struct levels *levels = &p->levels;
    int left = p->days.left, right = p->days.right;
    for (int64_t at = levels->low; at <= levels->high; at += levels->step) {
        int y = y_of(p, at);
        svg_line(
            &p->svg, y == levels->bottom ? "axis" : "grid", left, y, right, y);
        svg_text(&p->svg, "tick", left - 60, y + CHART_DROP, ANCHOR_END,
            say_level(p, at));
    }
    taken_add(p->taken, 0, 0, left - 50, levels->bottom + 40);
    const char *unit = p->data->unit;
    if (unit && *unit && !is_short(unit)) {
        const char *said = chart_fit(p->chart, unit, UNIT);
        svg_text(&p->svg, "tick", 0, TOP - 80, ANCHOR_START, said);
        taken_add(p->taken, 0, TOP - 160, svg_text_width(said), 100);
    }
    taken_line(p->taken, left, levels->bottom, right, levels->bottom);
}

/* The quarter that is spoken of. */
static void
draw_period(struct picture *p)
{
    const struct chart *chart = p->chart;
    const struct series *data = p->data;
    day_t first = chart->from > data->first ? chart->from : data->first;
    day_t last = chart->until < data->last ? chart->until : data->last;
    if (chart->until <= chart->from || last <= first)
        return;
    /* Readings of the day before end where the period begins. */
    const struct chart_point *newest =
        data->count > 0 ? &data->readings[data->count - 1] : NULL;
    if (newest && newest->on == first - 1)
        first = newest->on;
    p->period_x = x_of(p, first);
    p->period_w = x_of(p, last) - p->period_x;
    svg_rect(&p->svg, "period", p->period_x, TOP, p->period_w,
        p->levels.bottom - TOP, 0);
}

/* The agreed line, the level to reach, and where the line stands today. */
static void
draw_line(struct picture *p)
{
    struct series *data = p->data;
    if (!data->to.known)
        return;
    int x2 = x_of(p, data->to.on), y2 = y_of(p, data->to.micro);
    svg_line(&p->svg, "target", p->days.left, y2, p->days.right, y2);
    taken_line(p->taken, p->days.left, y2, p->days.right, y2);
    if (!data->from.known)
        return;
    int x1 = x_of(p, data->from.on), y1 = y_of(p, data->from.micro);
    struct buf d = {0};
    svg_step(&d, 'M', x1, y1);
    svg_step(&d, 'L', x2, y2);
    svg_path(&p->svg, "agreed", d.p);
    buf_free(&d);
    taken_line(p->taken, x1, y1, x2, y2);
    svg_circle(&p->svg, "start", x1, y1, 26);
}

/* The area under the readings, when it stands on zero and no period is tinted,
 * for two tints would look like one more part; their line is drawn over all
 * else. */
static void
draw_area(struct picture *p)
{
    struct series *data = p->data;
    if (data->count == 0)
        return;
    struct buf d = {0};
    int first_x = x_of(p, data->readings[0].on);
    bool from = data->from.known && data->from.on < data->readings[0].on;
    int last_x = from ? x_of(p, data->from.on) : first_x;
    int last_y = y_of(p, from ? data->from.micro : data->readings[0].micro);
    int start_x = last_x;
    svg_step(&d, 'M', last_x, last_y);
    for (int i = 0; i < data->count; i++) {
        int x = x_of(p, data->readings[i].on);
        int y = y_of(p, data->readings[i].micro);
        svg_step(&d, 'L', x, y);
        taken_line(p->taken, last_x, last_y, x, y);
        last_x = x;
        last_y = y;
    }
    p->line = arena_strdup(p->chart->arena, d.p);
    svg_step(&d, 'L', last_x, p->levels.bottom);
    svg_step(&d, 'L', start_x, p->levels.bottom);
    buf_char(&d, 'Z');
    if (p->levels.low == 0 && !p->period_w)
        svg_path(&p->svg, "area", d.p);
    buf_free(&d);
}

static void
draw_dots(struct picture *p)
{
    struct series *data = p->data;
    bool few = data->count <= 40;
    for (int i = 0; i < data->count; i++) {
        int x = x_of(p, data->readings[i].on);
        int y = y_of(p, data->readings[i].micro);
        bool last = i == data->count - 1;
        if (few || last)
            svg_circle(
                &p->svg, last ? "dot last" : "dot", x, y, last ? 38 : 24);
    }
    if (data->line_today.known && p->chart->today > data->from.on &&
        p->chart->today < data->to.on)
        svg_circle(&p->svg, "due", x_of(p, p->chart->today),
            y_of(p, data->line_today.micro), 28);
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
        {x + 50, y + 110, ANCHOR_START}, {x - 60, y + 190, ANCHOR_END},
        {x + 60, y - 120, ANCHOR_START}, {x - 60, y - 120, ANCHOR_END},
        {x + 60, y + 190, ANCHOR_START}};
    svg_label(&p->svg, p->taken, class, text, places,
        (int)(sizeof places / sizeof places[0]));
}

/* A line as it is drawn. */
struct stroke {
    int x1, y1, x2, y2;
};

/* Some way along a line, above it or below, where it leaves room for a text;
 * `air` further away than close by. */
static struct label_place
beside(struct stroke line, int hundredths, bool above, int air)
{
    int x = line.x1 + (line.x2 - line.x1) / 100 * hundredths;
    int y = line.y1 + (line.y2 - line.y1) / 100 * hundredths;
    bool falls = line.y2 > line.y1;
    return (struct label_place){above ? x + 30 : x - 30,
        above ? y - 50 - air : y + 110 + air,
        above == falls ? ANCHOR_START : ANCHOR_END};
}

/* Whether the readings, and with them the forecast, run above the agreed line
 * as it is drawn. */
static bool
runs_above(const struct picture *p)
{
    const struct series *data = p->data;
    if (data->count == 0 || data->to.on <= data->from.on)
        return false;
    const struct chart_point *last = &data->readings[data->count - 1];
    int y1 = y_of(p, data->from.micro), y2 = y_of(p, data->to.micro);
    int line = y1 + (int)((int64_t)(y2 - y1) * (last->on - data->from.on) /
                          (data->to.on - data->from.on));
    return y_of(p, last->micro) < line;
}

/* Along the agreed line, on the side where no other line is; else on the
 * other. */
static void
label_line(struct picture *p)
{
    struct series *data = p->data;
    if (!data->from.known || !data->to.known)
        return;
    struct stroke line = {x_of(p, data->from.on), y_of(p, data->from.micro),
        x_of(p, data->to.on), y_of(p, data->to.micro)};
    enum { PARTS = 6, AWAY = 3 };
    /* The ends of a slide's lines are close together. */
    static const int wide[PARTS] = {78, 65, 88, 50, 35, 22},
                     close[PARTS] = {65, 50, 78, 35, 88, 22};
    const int *parts = p->chart->size == CHART_SLIDE ? close : wide;
    struct label_place places[(AWAY + 1) * PARTS];
    bool above = !runs_above(p);
    for (int i = 0; i < (AWAY + 1) * PARTS; i++)
        places[i] = i < AWAY * PARTS
                        ? beside(line, parts[i % PARTS], above, i / PARTS * 60)
                        : beside(line, parts[i % PARTS], !above, 0);
    svg_label(&p->svg, p->taken, "agreed-label",
        words_say(p->chart->words, p->chart->arena, "chart.line", (char *)NULL),
        places, (AWAY + 1) * PARTS);
}

/* Where a line from the reading to the target, reached on `day`, is at the
 * right end of the picture; with DAY_NONE it stays where it is. */
static int
part_way(const struct picture *p, const struct chart_point *from, day_t day)
{
    int y = y_of(p, from->micro), goal = y_of(p, p->data->to.micro);
    if (day == DAY_NONE || day <= from->on)
        return y;
    return y + (int)((int64_t)(goal - y) * (p->data->last - from->on) /
                     (day - from->on));
}

/* From the newest reading to where the target is likely reached, or as far as
 * the picture goes. */
static struct stroke
likely_line(const struct picture *p)
{
    const struct series *data = p->data;
    const struct chart_point *from = &data->readings[data->count - 1];
    day_t likely = data->forecast.likely;
    bool inside = likely != DAY_NONE && likely <= data->last;
    return (struct stroke){x_of(p, from->on), y_of(p, from->micro),
        inside ? x_of(p, likely) : p->days.right,
        inside ? y_of(p, data->to.micro) : part_way(p, from, likely)};
}

/* A reading on the line of the target reads what that line says. */
static void
label_newest(struct picture *p)
{
    struct series *data = p->data;
    const struct chart_point *last =
        data->count ? &data->readings[data->count - 1] : NULL;
    if (last && !(data->to.known && last->micro == data->to.micro))
        label_point(p, "level now", last->text, x_of(p, last->on),
            y_of(p, last->micro));
}

static void
label_levels(struct picture *p)
{
    struct series *data = p->data;
    if (data->to.known) {
        int y = y_of(p, data->to.micro);
        bool ring = data->forecast.known && data->count > 0 &&
                    likely_line(p).x2 > p->days.right - 60 &&
                    likely_line(p).y2 == y;
        struct label_place places[] = {
            {p->days.right + (ring ? RING : 50), y + 28, ANCHOR_START},
            {p->svg.width, y - 50, ANCHOR_END},
            {p->svg.width, y + 110, ANCHOR_END},
            {p->days.right, y - 50, ANCHOR_END},
            {p->days.right, y + 110, ANCHOR_END}};
        svg_label(&p->svg, p->taken, "level", data->to.text, places, 5);
    }
    for (int64_t at = p->levels.low; at <= p->levels.high; at += p->levels.step)
        taken_level(p->taken, y_of(p, at));
    label_newest(p);
    label_line(p);
}

static void
draw_likely(struct picture *p)
{
    day_t likely = p->data->forecast.likely;
    struct stroke line = likely_line(p);
    if (likely == DAY_NONE)
        return;
    struct buf d = {0};
    svg_step(&d, 'M', line.x1, line.y1);
    svg_step(&d, 'L', line.x2, line.y2);
    svg_path(&p->svg, "likely", d.p);
    buf_free(&d);
    if (likely <= p->data->last)
        svg_circle(&p->svg, "likely-end", line.x2, line.y2, 30);
    taken_line(p->taken, line.x1, line.y1, line.x2, line.y2);
}

/* What the trend says: a fan from the newest reading to the target. */
static void
draw_forecast(struct picture *p)
{
    const struct series *data = p->data;
    const struct forecast *forecast = &data->forecast;
    if (!forecast->known)
        return;
    const struct chart_point *from = &data->readings[data->count - 1];
    day_t last = data->last;
    bool open = forecast->late == DAY_NONE || forecast->late > last;
    int x = x_of(p, from->on), y = y_of(p, from->micro);
    int goal = y_of(p, data->to.micro), right = x_of(p, last);
    bool soon = forecast->early <= last;
    int early_x = soon ? x_of(p, forecast->early) : right;
    int early_y = soon ? goal : part_way(p, from, forecast->early);
    int late_x = open ? right : x_of(p, forecast->late);
    int late_y = open ? part_way(p, from, forecast->late) : goal;
    struct buf d = {0};
    svg_step(&d, 'M', x, y);
    svg_step(&d, 'L', early_x, early_y);
    if (open && soon)
        svg_step(&d, 'L', right, goal);
    svg_step(&d, 'L', late_x, late_y);
    taken_line(p->taken, x, y, early_x, early_y);
    taken_line(p->taken, x, y, late_x, late_y);
    buf_char(&d, 'Z');
    svg_path(&p->svg, "fan", d.p);
    buf_free(&d);
    draw_likely(p);
}

/* Near the end of the fan, away from the lines, and never over the picture
 * where it would stand beside nothing. */
enum { NEAR = 16, AIR = 60, STEP = 60 };
static void
find_near(
    const struct picture *p, int line_count, struct label_place places[NEAR])
{
    const struct series *data = p->data;
    int x = likely_line(p).x2, y = y_of(p, data->to.micro);
    bool falls = data->to.micro < data->from.micro;
    for (int i = 0; i < NEAR / 2; i++) {
        int below = y + 2 * AIR + i / 2 * STEP;
        int above = y - AIR - (line_count - 1) * CHART_LINE - i / 2 * STEP;
        above = above - CHART_LINE < TOP ? below : above;
        int down = (i % 2 == 0) == falls ? below : above;
        places[2 * i] = (struct label_place){x, down, ANCHOR_MIDDLE};
        places[2 * i + 1] =
            (struct label_place){p->days.right, down, ANCHOR_END};
    }
}

/* Along the fan, nearer to the reading. */
enum { ALONG = 16 };
static void
find_along(const struct picture *p, struct label_place places[ALONG])
{
    static const int parts[ALONG / 4] = {80, 60, 40, 20};
    struct stroke line = likely_line(p);
    bool above = runs_above(p);
    for (int i = 0; i < ALONG; i++)
        places[i] =
            beside(line, parts[i / 4], (i % 2 == 0) == above, i % 4 / 2 * AIR);
}

/* Wherever there is room, from the right. */
enum { FAR = 60 };
static void
find_far(const struct picture *p, struct label_place places[FAR])
{
    int right = p->days.right, width = right - p->days.left;
    int high = p->levels.bottom - TOP;
    for (int i = 0; i < FAR; i++)
        places[i] = (struct label_place){right - i / 10 * width / 8,
            TOP + 110 + i % 10 * (high - 2 * CHART_LINE) / 9, ANCHOR_END};
}

/* With its date where there is room for it; beside a slide's picture it stands
 * anyway. */
static void
label_forecast(struct picture *p)
{
    const struct forecast *forecast = &p->data->forecast;
    if (!forecast->known)
        return;
    bool beside = p->chart->size == CHART_SLIDE;
    const char *lines[] = {
        chart_say(p->chart, "chart.forecast", (char *)NULL), forecast->text};
    struct label_place near[NEAR], one[NEAR], along[ALONG], far[FAR];
    find_near(p, 2, near);
    find_near(p, 1, one);
    find_along(p, along);
    find_far(p, far);
    const struct {
        int line_count;
        const struct label_place *places;
        int count;
        bool struck;
    } tries[] = {{2, near, NEAR, false}, {1, one, NEAR, false},
        {1, along, ALONG, false}, {2, near, NEAR, true}, {1, one, NEAR, true},
        {1, along, ALONG, true}, {2, far, FAR, false}, {2, far, FAR, true}};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        if (!(beside && tries[i].line_count > 1) &&
            svg_block(&p->svg, p->taken, "likely-label", lines,
                tries[i].line_count, tries[i].places, tries[i].count,
                tries[i].struck))
            return;
}

static void
label_period(struct picture *p)
{
    const struct chart *chart = p->chart;
    if (!p->period_w)
        return;
    int left = p->period_x + 50, right = p->period_x + p->period_w - 50;
    int top = TOP + 100, bottom = p->levels.bottom - 40;
    struct label_place places[] = {{left, top, ANCHOR_START},
        {right, top, ANCHOR_END}, {left, bottom, ANCHOR_START},
        {right, bottom, ANCHOR_END}, {left, top + 200, ANCHOR_START},
        {right, bottom - 200, ANCHOR_END},
        /* Beside it, where it is cut into parts too narrow. */
        {left - 80, top, ANCHOR_END}, {right + 80, top, ANCHOR_START},
        {left - 80, bottom, ANCHOR_END}, {right + 80, bottom, ANCHOR_START}};
    svg_label(&p->svg, p->taken, "period-label",
        words_date(chart->words, chart->arena, chart->until, DATE_QUARTER_YEAR),
        places, (int)(sizeof places / sizeof *places));
}

/* --- dates --- */

/* Both ends first, then the beginnings of months that find room. */
static void
label_dates(struct picture *p)
{
    const struct series *data = p->data;
    const int y = p->levels.bottom + 130;
    bool years = data->last - data->first > 330;
    struct label_place first = {p->days.left, y, ANCHOR_START};
    struct label_place last = {p->days.right, y, ANCHOR_END};
    svg_label(&p->svg, p->taken, "tick",
        chart_short_day(p->chart, data->first, years), &first, 1);
    svg_label(&p->svg, p->taken, "tick",
        chart_short_day(p->chart, data->last, years), &last, 1);
    days_ticks(p->chart, &p->svg, p->taken, &p->days, p->levels.bottom);
}

/* --- the alternative text --- */

static const char *
said_readings(const struct chart *chart, const struct series *data)
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
alt_text(const struct chart *chart, const struct series *data)
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
    if (data->forecast.known)
        text = arena_printf(arena, "%s %s", text,
            words_say(chart->words, arena, "chart.alt-forecast", "when",
                data->forecast.text, (char *)NULL));
    return text;
}

/* --- the charts --- */

static int
label_room(const struct picture *p)
{
    int room = 0;
    const struct levels *levels = &p->levels;
    for (int64_t at = levels->low; at <= levels->high; at += levels->step) {
        int w = svg_text_width(say_level(p, at));
        room = w > room ? w : room;
    }
    int most = sizes[p->chart->size].width / 4;
    return room > most ? most : room;
}

/* Where levels and days are drawn: labels stand left and right of that. */
static void
set_scales(struct picture *p)
{
    const struct series *data = p->data;
    int height = sizes[p->chart->size].height;
    p->levels = levels_around(data->low.micro, data->high.micro, TICKS);
    p->levels.top = TOP;
    p->levels.bottom = height - FOOT;
    int width = sizes[p->chart->size].width;
    int target = data->to.known ? svg_text_width(data->to.text) + RING : 0;
    p->days = (struct days){data->first, data->last, label_room(p) + MARGIN,
        width - (target > width / 4 ? width / 4 : target)};
}

void
chart_metric(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric)
{
    struct series *data = ARENA_NEW(chart->arena, struct series);
    struct picture *p = ARENA_NEW(chart->arena, struct picture);
    series_read(chart, metric, data);
    if (!series_ends(data, chart->today))
        return;
    p->chart = chart;
    p->data = data;
    p->taken = taken_new(chart->arena);
    set_scales(p);
    p->svg = chart_new(chart, parent, "chart", sizes[chart->size].width,
        sizes[chart->size].height, alt_text(chart, data));
    draw_period(p);
    draw_area(p);
    draw_grid(p);
    days_today(chart, &p->svg, p->taken, &p->days, TOP - 60, p->levels.bottom);
    draw_forecast(p);
    draw_line(p);
    if (p->line)
        svg_path(&p->svg, "readings", p->line);
    draw_dots(p);
    label_dates(p);
    label_levels(p);
    label_forecast(p);
    label_period(p);
}

/* How much of the way from baseline to target, in thousandths, 0 to 1000. */
static int
way(const struct series *data, int64_t micro)
{
    wide_t made = (wide_t)(micro - data->from.micro) * 1000;
    int64_t part = wide_divide(made, data->to.micro - data->from.micro);
    return part < 0 ? 0 : part > 1000 ? 1000 : (int)part;
}

void
chart_rail(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric)
{
    enum { RAIL = 120, LEFT = 50, LONG = CHART_WIDTH - 2 * LEFT, Y = 60 };
    struct series *data = ARENA_NEW(chart->arena, struct series);
    series_read(chart, metric, data);
    if (!data->from.known || !data->to.known ||
        data->from.micro == data->to.micro)
        return;
    struct _xmlNode *node = model_add(parent, "rail");
    struct svg svg = svg_new(
        chart->arena, node, "rail", CHART_WIDTH, RAIL, alt_text(chart, data));
    svg_rect(&svg, "track", 0, Y - 20, CHART_WIDTH, 40, 20);
    if (data->line_today.known) {
        int x = LEFT + LONG / 10 * way(data, data->line_today.micro) / 100;
        svg_line(&svg, "due", x, Y - 60, x, Y + 60);
    }
    if (data->count == 0)
        return;
    int made = way(data, data->readings[data->count - 1].micro);
    model_set(
        node, "made", arena_printf(chart->arena, "%d", (made + 25) / 50 * 5));
    int x = LEFT + LONG / 10 * made / 100;
    svg_rect(&svg, "made", 0, Y - 20, x, 40, 20);
    svg_circle(&svg, "now", x, Y, 50);
}
