/* Expectations: how far each is met, as the customer sees it. */
#include "base/text.h"
#include "document/chart_inner.h"

enum {
    NAMES = 2300, /* the column of expectations */
    NAME_LINES = 2,
    TOP = 40,
    ROW = 280,
    TRACK = 60,
    RIGHT = 3840, /* of the track */
    ROWS_OF_SLIDE = 6
};

/* How much of the track is filled, in tenths, and its sign. */
static const struct {
    const char *code, *sign;
    int made;
} deliveries[] = {{"met", "done", 10}, {"partly", "partly", 5},
    {"missed", "missed", 0}, {"unknown", "unknown", 0}};

static void
draw_gap(const struct chart *chart, const struct svg *svg,
    const struct _xmlNode *item, int y)
{
    const struct _xmlNode *delivery = model_find(item, "delivery");
    const char *code = model_get(delivery, "code");
    size_t kind = sizeof deliveries / sizeof *deliveries - 1;
    for (size_t i = 0; i < kind; i++)
        if (text_is(deliveries[i].code, code))
            kind = i;
    const char *lines[NAME_LINES];
    int count = chart_wrap(
        chart, chart_text(item, "expects"), NAMES - 120, NAME_LINES, lines);
    int at = y + CHART_DROP - (count - 1) * CHART_LINE / 2;
    for (int i = 0; i < count; i++, at += CHART_LINE)
        svg_text(svg, "name", 0, at, ANCHOR_START, lines[i]);
    int made = (RIGHT - NAMES) * deliveries[kind].made / 10;
    svg_rect(svg, arena_printf(chart->arena, "track %s", deliveries[kind].code),
        NAMES, y - TRACK / 2, RIGHT - NAMES, TRACK, TRACK / 2);
    if (made > 0)
        svg_rect(svg, arena_printf(chart->arena, "made %s", code), NAMES,
            y - TRACK / 2, made, TRACK, TRACK / 2);
    chart_sign(svg, deliveries[kind].sign, NAMES + made, y);
    svg_text(svg, arena_printf(chart->arena, "verdict %s", code), RIGHT + 120,
        y + CHART_DROP, ANCHOR_START,
        delivery ? model_string(delivery)
                 : chart_say(chart, "delivery.unknown", (char *)NULL));
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
    while (item) {
        int count = 0;
        for (const struct _xmlNode *n = item; n && count < most;
             n = model_next(n))
            count++;
        struct svg svg = chart_new(chart, parent, "chart gaps", CHART_WIDTH,
            TOP + count * ROW, alt_text(chart, item, count));
        for (int i = 0; i < count; i++, item = model_next(item)) {
            if (i > 0)
                svg_line(&svg, "between", 0, TOP + i * ROW, CHART_WIDTH,
                    TOP + i * ROW);
            draw_gap(chart, &svg, item, TOP + i * ROW + ROW / 2);
        }
    }
}
