/* Small multiples: several metrics in one picture, on the same days. */
#include "base/text.h"
#include "document/chart_inner.h"

enum {
    A_ROW = 3,
    A_NARROW_ROW = 2,
    GAP = 220, /* between two cells */
    NAME_LINES = 2,
    PLOT = 330, /* from a cell's top to its plot */
    HIGH = 440, /* of the plot */
    HIGH_ON_SLIDE = 760,
    FOOT = 320, /* below it */
    CELLS = 60
};

struct cell {
    struct svg svg;
    const struct series *series;
    struct levels levels;
    struct days days;
    int y;
};

static int
cells_a_row(const struct chart *chart)
{
    return chart_is_narrow(chart) ? A_NARROW_ROW : A_ROW;
}

static int
cell_width(const struct chart *chart, int count)
{
    int most = cells_a_row(chart);
    int columns = count < 2 ? 2 : count < most ? count : most;
    return (chart_width(chart) - (columns - 1) * GAP) / columns;
}

static void
draw_line(const struct chart *chart, const struct cell *cell)
{
    const struct series *s = cell->series;
    struct buf d = {0};
    char command = 'M';
    if (s->from.known && s->from.on < s->readings[0].on) {
        svg_step(&d, command, days_x(&cell->days, s->from.on),
            levels_y(&cell->levels, s->from.micro));
        command = 'L';
    }
    for (int i = 0; i < s->count; i++, command = 'L')
        svg_step(&d, command, days_x(&cell->days, s->readings[i].on),
            levels_y(&cell->levels, s->readings[i].micro));
    svg_path(&cell->svg, "readings", arena_strdup(chart->arena, d.p));
    buf_free(&d);
}

static void
draw_target(const struct chart *chart, const struct cell *cell)
{
    const struct series *s = cell->series;
    if (!s->to.known)
        return;
    int y = levels_y(&cell->levels, s->to.micro);
    svg_line(&cell->svg, "target", cell->days.left, y, cell->days.right, y);
    if (!s->from.known)
        return;
    struct buf d = {0};
    svg_step(&d, 'M', days_x(&cell->days, s->from.on),
        levels_y(&cell->levels, s->from.micro));
    svg_step(&d, 'L', days_x(&cell->days, s->to.on), y);
    svg_path(&cell->svg, "agreed", arena_strdup(chart->arena, d.p));
    buf_free(&d);
}

/* "44 % of 60 %": the newest level, and what it is on the way to. */
static void
label_cell(const struct chart *chart, const struct cell *cell, int width)
{
    const struct series *s = cell->series;
    const char *lines[NAME_LINES];
    int count = chart_wrap(chart, s->name, width, NAME_LINES, lines);
    for (int i = 0; i < count; i++)
        svg_text(&cell->svg, "name", cell->days.left,
            cell->y + PLOT - 90 - (count - 1 - i) * CHART_LINE, ANCHOR_START,
            lines[i]);
    int y = cell->levels.bottom;
    svg_text(&cell->svg, "tick", cell->days.left, y + 130, ANCHOR_START,
        chart_short_day(chart, cell->days.first, false));
    svg_text(&cell->svg, "tick", cell->days.right, y + 130, ANCHOR_END,
        chart_short_day(chart, cell->days.last, false));
    const char *level = s->readings[s->count - 1].text;
    if (s->to.known)
        level = chart_say(chart, "multiples.level", "level", level, "target",
            s->to.text, (char *)NULL);
    svg_text(&cell->svg, "level", cell->days.left, y + 250, ANCHOR_START,
        chart_fit(chart, level, width));
}

static void
draw_cell(const struct chart *chart, const struct cell *cell, int width)
{
    const struct series *s = cell->series;
    const struct chart_point *last = &s->readings[s->count - 1];
    int bottom = cell->levels.bottom;
    svg_line(
        &cell->svg, "axis", cell->days.left, bottom, cell->days.right, bottom);
    draw_target(chart, cell);
    draw_line(chart, cell);
    svg_circle(&cell->svg, "dot last", days_x(&cell->days, last->on),
        levels_y(&cell->levels, last->micro), 38);
    label_cell(chart, cell, width);
}

static const char *
alt_text(const struct chart *chart, const struct series *all, int count)
{
    const char *items[CELLS] = {NULL};
    for (int i = 0; i < count; i++) {
        const struct chart_point *last = &all[i].readings[all[i].count - 1];
        items[i] = chart_say(chart,
            all[i].to.known ? "multiples.alt-item" : "multiples.alt-level",
            "metric", all[i].name, "level", last->text, "target",
            all[i].to.known ? all[i].to.text : "", (char *)NULL);
    }
    return chart_alt_list(chart, "multiples.alt", items, count);
}

static void
draw_all(const struct chart *chart, struct _xmlNode *parent,
    const struct series *all, int count, struct days days)
{
    int a_row = cells_a_row(chart), width = cell_width(chart, count);
    int rows = (count + a_row - 1) / a_row;
    int high = chart->size == CHART_SLIDE ? HIGH_ON_SLIDE : HIGH;
    int row = PLOT + high + FOOT;
    struct svg svg = chart_new(chart, parent, "chart multiples",
        chart_width(chart), rows * row, alt_text(chart, all, count));
    for (int i = 0; i < count; i++) {
        struct cell cell = {.svg = svg, .series = &all[i], .days = days};
        cell.y = i / a_row * row;
        cell.days.left = i % a_row * (width + GAP) + 40;
        cell.days.right = cell.days.left + width - 80;
        cell.levels = levels_around(all[i].low.micro, all[i].high.micro, 5);
        cell.levels.top = cell.y + PLOT;
        cell.levels.bottom = cell.y + PLOT + high;
        draw_cell(chart, &cell, width);
    }
}

void
chart_multiples(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *const *metrics, int count)
{
    struct series *all = ARENA_ARRAY(chart->arena, struct series, CELLS);
    struct days days = {0};
    int kept = 0;
    for (int i = 0; i < count && kept < CELLS; i++) {
        struct series *s = &all[kept];
        *s = (struct series){0};
        series_read(chart, metrics[i], s);
        s->forecast.known = false;
        if (s->count == 0 || !series_ends(s, chart->today))
            continue;
        days.first = kept && days.first < s->first ? days.first : s->first;
        days.last = kept && days.last > s->last ? days.last : s->last;
        kept++;
    }
    int most = chart->size == CHART_SLIDE ? chart_share(kept, A_ROW) : CELLS;
    for (int i = 0; i < kept; i += most)
        draw_all(
            chart, parent, all + i, kept - i < most ? kept - i : most, days);
}
