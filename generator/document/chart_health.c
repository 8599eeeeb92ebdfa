/* The health score as a fall of bars: each part or play takes up where the
 * one above it ended, and says why. */
#include <stdlib.h>

#include "base/text.h"
#include "document/chart_inner.h"

enum {
    NAMES = 900,
    RIGHT = 2100, /* of the scale */
    CAUSES = 2240,
    CAUSE_LINES = 2,
    TOP = 60,
    ROW = 260,
    FOOT = 200,
    BAR = 90,
    WHOLE = 100 /* points */
};

static int
points_of(const struct _xmlNode *item, const char *name)
{
    const char *text = model_get(model_find(item, name), "value");
    text = text ? text : model_string(model_find(item, name));
    if (!text)
        return 0;
    bool less = text_starts(text, "-") || text_starts(text, "\u2212");
    while (*text && (*text < '0' || *text > '9'))
        text++;
    long n = strtol(text, NULL, 10);
    n = n > WHOLE ? WHOLE : n;
    return less ? (int)-n : (int)n;
}

static int
x_of(int points)
{
    points = points < 0 ? 0 : points > WHOLE ? WHOLE : points;
    return NAMES + (RIGHT - NAMES) * points / WHOLE;
}

static void
draw_grid(const struct chart *chart, const struct svg *svg, int bottom)
{
    svg_line(svg, "axis", NAMES, bottom, RIGHT, bottom);
    for (int points = 0; points <= WHOLE; points += 25) {
        svg_line(svg, "grid", x_of(points), TOP, x_of(points), bottom + 30);
        svg_text(svg, "tick", x_of(points), bottom + 130, ANCHOR_MIDDLE,
            words_number(
                chart->words, chart->arena, (int64_t)points * 1000000, 0));
    }
}

/* What a part could have given is an outline, what it gave is filled. */
static void
draw_line(const struct chart *chart, const struct svg *svg,
    const struct _xmlNode *item, int from, int y)
{
    int points = points_of(item, "points"), of = points_of(item, "of");
    int left = x_of(points < 0 ? from + points : from);
    int right = x_of(points < 0 ? from : from + points);
    int most = x_of(from + of);
    if (most > right)
        svg_rect(svg, "could", right, y - BAR / 2, most - right, BAR, 12);
    if (right > left)
        svg_rect(svg, points < 0 ? "loss" : "gain", left, y - BAR / 2,
            right - left, BAR, 12);
    svg_line(svg, "step", x_of(from + points), y - BAR / 2, x_of(from + points),
        y + ROW - BAR / 2);
    svg_text(svg, "name", 0, y + CHART_DROP, ANCHOR_START,
        chart_fit(chart, chart_text(item, "part"), NAMES - 260));
    svg_text(svg, "level", NAMES - 60, y + CHART_DROP, ANCHOR_END,
        chart_text(item, "points"));
    const char *lines[CAUSE_LINES];
    int count = chart_wrap(chart, chart_text(item, "cause"),
        CHART_WIDTH - CAUSES, CAUSE_LINES, lines);
    int at = y + CHART_DROP - (count - 1) * CHART_LINE / 2;
    for (int i = 0; i < count; i++, at += CHART_LINE)
        svg_text(svg, NULL, CAUSES, at, ANCHOR_START, lines[i]);
}

static const char *
alt_text(const struct chart *chart, const struct _xmlNode *health, int count)
{
    const char **items = ARENA_ARRAY(chart->arena, const char *, count);
    const struct _xmlNode *item = model_first(health);
    for (int i = 0; i < count; i++, item = model_next(item))
        items[i] = chart_say(chart, "internal.health.alt-item", "part",
            chart_text(item, "part"), "points", chart_text(item, "points"),
            "cause", chart_text(item, "cause"), (char *)NULL);
    return chart_say(chart, "internal.health.alt", "score",
        model_get(health, "score"), "items",
        words_list(chart->words, chart->arena, items, count), (char *)NULL);
}

void
chart_health(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *health)
{
    int count = 0, from = 0;
    const struct _xmlNode *item = model_first(health);
    for (; item && text_is(model_name(item), "item"); item = model_next(item))
        count++;
    if (count == 0 || !model_get(health, "score"))
        return;
    int bottom = TOP + (count + 1) * ROW;
    struct svg svg = chart_new(chart, parent, "chart health", CHART_WIDTH,
        bottom + FOOT, alt_text(chart, health, count));
    draw_grid(chart, &svg, bottom);
    item = model_first(health);
    for (int i = 0; i < count; i++, item = model_next(item)) {
        draw_line(chart, &svg, item, from, TOP + i * ROW + ROW / 2);
        from += points_of(item, "points");
    }
    int y = TOP + count * ROW + ROW / 2;
    const char *colour = model_get(health, "colour");
    svg_rect(&svg, "sum", NAMES, y - BAR / 2, x_of(from) - NAMES, BAR, 12);
    svg_text(&svg, "name", 0, y + CHART_DROP, ANCHOR_START,
        chart_say(chart, "internal.health", (char *)NULL));
    svg_text(&svg, "level", NAMES - 60, y + CHART_DROP, ANCHOR_END,
        model_get(health, "score"));
    if (colour)
        svg_text(&svg, "level", CAUSES, y + CHART_DROP, ANCHOR_START, colour);
}
