/* Expectations: how far each is met, as the customer sees it. */
#include "base/text.h"
#include "document/chart_inner.h"

enum {
    NAMES = 2050, /* the column of expectations */
    NAME_LINES = 2,
    TOP = 250, /* the names of the steps */
    ROW = 280,
    HIGH_ROW = 440, /* on a slide that has room */
    FOOT = 40,
    LEFT = 2200,                 /* of the steps */
    RIGHT = 100,                 /* from their end to the picture's */
    ABOVE = 2 * CHART_LINE + 30, /* for names above their row, when narrow */
    SIGN = 60,                   /* from a sign's middle to the gap */
    STEPS = 3,
    ROWS_OF_SLIDE = 5
};

/* From not met at all to met, at equal distances; what nobody has asked yet
 * stands on none. */
static const struct {
    const char *code, *sign, *words;
} steps[STEPS] = {{"missed", "missed", "delivery.missed"},
    {"partly", "partly", "delivery.partly"}, {"met", "done", "delivery.met"}};

static int
step_x(const struct svg *svg, int step)
{
    int left = svg->width < CHART_WIDTH ? 0 : LEFT;
    int right = svg->width - RIGHT;
    return left + 100 + (right - left - 200) * step / (STEPS - 1);
}

static int
step_of(const struct _xmlNode *delivery)
{
    for (int i = 0; i < STEPS; i++)
        if (text_is(steps[i].code, model_get(delivery, "code")))
            return i;
    return -1;
}

static void
draw_steps(const struct chart *chart, const struct svg *svg, int bottom)
{
    for (int i = 0; i < STEPS; i++) {
        const char *text = chart_say(chart, steps[i].words, (char *)NULL);
        int half = svg_text_width(text) / 2, x = step_x(svg, i);
        int most = svg->width - half, at = x < half ? half : x;
        svg_text(
            svg, "tick", at < most ? at : most, TOP - 110, ANCHOR_MIDDLE, text);
        svg_line(svg, i == STEPS - 1 ? "axis" : "grid", x, TOP - 50, x, bottom);
    }
}

static void
draw_name(const struct chart *chart, const struct svg *svg,
    const struct _xmlNode *item, int y)
{
    const char *lines[NAME_LINES];
    int room = chart_is_narrow(chart) ? svg->width
                                      : chart_name_room(chart, NAMES - 60);
    int count =
        chart_wrap(chart, chart_text(item, "expects"), room, NAME_LINES, lines);
    int at = y + CHART_DROP - (count - 1) * CHART_LINE / 2;
    for (int i = 0; i < count; i++, at += CHART_LINE)
        svg_text(svg, "name", 0, at, ANCHOR_START, lines[i]);
}

/* Where it stands, and the gap from there to met. */
static void
draw_gap(const struct chart *chart, const struct svg *svg,
    const struct _xmlNode *item, int y)
{
    const struct _xmlNode *delivery = model_find(item, "delivery");
    int step = step_of(delivery);
    int first = step_x(svg, 0), last = step_x(svg, STEPS - 1);
    int above = chart_is_narrow(chart) ? ABOVE : 0;
    chart_ground(svg, y - (ROW + above) / 2, above);
    draw_name(chart, svg, item, above > 0 ? y - above / 2 - 40 : y);
    y += above / 2;
    if (step < 0) {
        chart_sign(svg, "unknown", first, y);
        svg_text(svg, "verdict unknown", first + 100, y + CHART_DROP,
            ANCHOR_START, chart_say(chart, "delivery.unknown", (char *)NULL));
        return;
    }
    if (step < STEPS - 1)
        svg_line(svg, arena_printf(chart->arena, "gap %s", steps[step].code),
            step_x(svg, step) + SIGN, y, last, y);
    chart_sign(svg, steps[step].sign, step_x(svg, step), y);
}

static const char *
alt_text(const struct chart *chart, const struct _xmlNode *item, int count)
{
    const char **items = ARENA_ARRAY(chart->arena, const char *, count);
    for (int i = 0; i < count; i++, item = model_next(item)) {
        const char *delivery = chart_text(item, "delivery");
        items[i] = chart_say(chart, "gaps.alt-item", "expects",
            chart_text(item, "expects"), "delivery",
            *delivery ? delivery
                      : chart_say(chart, "delivery.unknown", (char *)NULL),
            (char *)NULL);
    }
    return chart_alt_list(chart, "gaps.alt", items, count);
}

void
chart_gaps(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *expectations)
{
    const struct _xmlNode *item = model_first(expectations);
    int all = 0;
    for (const struct _xmlNode *n = item; n; n = model_next(n))
        all++;
    int most =
        chart->size == CHART_SLIDE ? chart_share(all, ROWS_OF_SLIDE) : all;
    int row = ROW + (chart_is_narrow(chart) ? ABOVE : 0);
    if (chart->size == CHART_SLIDE && most > 0) {
        row = ROWS_OF_SLIDE * ROW / most;
        row = row < HIGH_ROW ? row : HIGH_ROW;
    }
    while (item) {
        int count = 0;
        for (const struct _xmlNode *n = item; n && count < most;
             n = model_next(n))
            count++;
        struct svg svg =
            chart_new(chart, parent, "chart gaps", chart_width(chart),
                TOP + count * row + FOOT, alt_text(chart, item, count));
        for (int i = 1; i < count; i++)
            svg_line(
                &svg, "between", 0, TOP + i * row, svg.width, TOP + i * row);
        draw_steps(chart, &svg, TOP + count * row);
        for (int i = 0; i < count; i++, item = model_next(item))
            draw_gap(chart, &svg, item, TOP + i * row + row / 2);
    }
}
