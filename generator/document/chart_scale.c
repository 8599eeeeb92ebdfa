/* Scales, dates and texts that the charts share. */
#include <string.h>

#include "base/text.h"
#include "document/chart_inner.h"
#include "plan/wide.h"

/* A tick beside an end would look like that end's own, misplaced. */
#define FROM_END 100

struct svg
chart_new(const struct chart *chart, struct _xmlNode *parent, const char *class,
    int width, int height, const char *alt)
{
    static const char *const names[] = {[CHART_PAGE] = "chart",
        [CHART_SLIDE] = "slide",
        [CHART_NARROW] = "narrow"};
    return svg_new(chart->arena, model_add(parent, names[chart->size]), class,
        width, height, alt);
}

void
chart_also_narrow(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *of,
    void (*draw)(const struct chart *chart, struct _xmlNode *parent,
        const struct _xmlNode *of))
{
    struct chart narrow = *chart;
    narrow.size = CHART_NARROW;
    draw(chart, parent, of);
    draw(&narrow, parent, of);
}

bool
chart_is_narrow(const struct chart *chart)
{
    return chart->size == CHART_NARROW;
}

void
chart_ground(const struct svg *svg, int y, int height)
{
    if (height > 0)
        svg_rect(svg, "ground", 0, y + 10, svg->width, height - 10, 0);
}

int
chart_width(const struct chart *chart)
{
    return chart_is_narrow(chart) ? CHART_NARROWS : CHART_WIDTH;
}

/* --- texts --- */

const char *
chart_text(const struct _xmlNode *node, const char *child)
{
    const char *text = model_string(model_find(node, child));
    return text ? text : "";
}

day_t
chart_day(const struct _xmlNode *node)
{
    const char *iso = model_get(node, "iso");
    return iso ? day_parse_iso(iso) : DAY_NONE;
}

const char *
chart_short_day(const struct chart *chart, day_t day, bool years)
{
    return words_date(chart->words, chart->arena, day,
        years ? DATE_SHORT : DATE_DAY_MONTH_SHORT);
}

/* The letters of ASCII from the space on at the charts' size, in tenths:
 * Inter's in its medium weight, and a fiftieth more. */
static const unsigned char letters[] = {22, 24, 33, 52, 53, 68, 54, 18, 31, 31,
    43, 55, 24, 38, 24, 30, 53, 39, 51, 53, 54, 51, 52, 48, 52, 52, 24, 24, 55,
    55, 55, 43, 79, 58, 54, 61, 59, 50, 48, 62, 61, 22, 46, 55, 47, 74, 61, 63,
    53, 63, 53, 53, 54, 61, 58, 80, 55, 56, 53, 31, 30, 31, 39, 38, 41, 47, 52,
    47, 52, 48, 31, 51, 50, 21, 21, 46, 21, 73, 49, 50, 51, 51, 32, 44, 31, 49,
    47, 68, 45, 47, 46, 31, 28, 31, 55};

/* Where places are taken a text counts as wider than most; where it is broken
 * into lines, that would leave them short. */
static int
letter_width(const char *letter, size_t size)
{
    size_t i = (size_t)(unsigned char)*letter - ' ';
    return i < sizeof letters ? letters[i] : svg_part_width(letter, size);
}

static int
name_width(const char *text, size_t size)
{
    int width = 0;
    for (const char *p = text, *next = p; p < text + size; p = next) {
        utf8_next(&next);
        width += letter_width(p, (size_t)(next - p));
    }
    return width;
}

/* Where a line of the text ends that is no wider than `width`: at a space
 * where there is one, never before the first character. */
static const char *
line_end(const char *text, int width)
{
    const char *p = text, *fit = text, *space = NULL;
    for (int done = 0; *p;) {
        const char *next = p;
        utf8_next(&next);
        done += letter_width(p, (size_t)(next - p));
        if (done > width && p > text)
            break;
        if (*next == ' ' || *next == '\0')
            space = next;
        p = fit = next;
    }
    return space ? space : fit;
}

/* The line with an ellipsis, and still no wider. */
static const char *
shortened(const struct chart *chart, const char *text, int width)
{
    const char *mark = "\u2026";
    const char *end = line_end(text, width - svg_text_width(mark));
    return arena_printf(chart->arena, "%.*s%s", (int)(end - text), text, mark);
}

/* How many lines no wider than `width` the text makes. */
static int
lines_at(const char *text, int width)
{
    int count = 0;
    for (; *text; count++) {
        const char *end = line_end(text, width);
        text = *end == ' ' ? end + 1 : end;
    }
    return count;
}

static int
widest_word(const char *text)
{
    int widest = 0;
    while (*text) {
        size_t n = strcspn(text, " ");
        int width = name_width(text, n);
        widest = width > widest ? width : widest;
        text += text[n] ? n + 1 : n;
    }
    return widest;
}

/* The narrowest width, by and large, at which the lines are no more than at
 * this one: so that none holds one word alone. */
static int
even_width(const char *text, int width, int room)
{
    int count = lines_at(text, width), low = widest_word(text);
    if (count < 2 || count > room)
        return width;
    while (width - low > width / 40) {
        int middle = low + (width - low) / 2;
        if (lines_at(text, middle) > count)
            low = middle;
        else
            width = middle;
    }
    return width;
}

int
chart_name_room(const struct chart *chart, int width)
{
    return chart->size == CHART_SLIDE ? width * 16 / 17 : width;
}

bool
chart_is_wide(const char *text, int width)
{
    return name_width(text, strlen(text)) > width;
}

int
chart_wrap(const struct chart *chart, const char *text, int width, int room,
    const char **lines)
{
    int count = 0;
    width = even_width(text, width, room);
    while (*text && count < room) {
        const char *end = line_end(text, width);
        bool cut = count == room - 1 && *end;
        lines[count++] =
            cut ? shortened(chart, text, width)
                : arena_strndup(chart->arena, text, (size_t)(end - text));
        text = *end == ' ' ? end + 1 : end;
    }
    return count;
}

const char *
chart_fit(const struct chart *chart, const char *text, int width)
{
    const char *line = "";
    chart_wrap(chart, text, width, 1, &line);
    return line;
}

const char *
chart_alt_list(const struct chart *chart, const char *key,
    const char *const *items, int count)
{
    return chart_say(chart, key, "items",
        words_list(chart->words, chart->arena, items, count), (char *)NULL);
}

int
chart_share(int count, int room)
{
    int pictures = (count + room - 1) / room;
    return pictures > 0 ? (count + pictures - 1) / pictures : room;
}

/* --- levels --- */

/* 1, 2 or 5 times a power of ten, so that there are few ticks. */
static int64_t
nice_step(int64_t range, int ticks)
{
    static const int64_t factors[] = {1, 2, 5};
    for (int64_t power = 1;; power *= 10)
        for (int i = 0; i < 3; i++)
            if (range / (power * factors[i]) < ticks - 1)
                return power * factors[i];
}

static int64_t
floor_to(int64_t n, int64_t step)
{
    int64_t down = n / step * step;
    return down > n ? down - step : down;
}

struct levels
levels_around(int64_t low, int64_t high, int ticks)
{
    struct levels levels = {0};
    if (low > 0 && low < high / 2)
        low = 0;
    levels.step = nice_step(high - low, ticks);
    levels.low = floor_to(low, levels.step);
    levels.high = -floor_to(-high, levels.step);
    return levels;
}

int
levels_y(const struct levels *levels, int64_t micro)
{
    wide_t part =
        (wide_t)(levels->bottom - levels->top) * (levels->high - micro);
    return levels->top + (int)wide_divide(part, levels->high - levels->low);
}

/* --- days --- */

int
days_x(const struct days *days, day_t day)
{
    return days->left + (int)((int64_t)(days->right - days->left) *
                              (day - days->first) / (days->last - days->first));
}

bool
days_hold(const struct days *days, day_t day)
{
    return day != DAY_NONE && day >= days->first && day <= days->last;
}

/* The first tick on or after the day: a Monday, or the first of a month whose
 * number divides by `months`. */
static day_t
tick_after(day_t day, int weeks, int months)
{
    if (weeks > 0)
        return day + (7 - day_weekday(day)) % 7;
    int year, month, date;
    day_to_civil(day, &year, &month, &date);
    int at = year * 12 + month - 1 + (date > 1);
    at = (at + months - 1) / months * months;
    return day_from_civil(at / 12, at % 12 + 1, 1);
}

/* Weeks or months from one tick to the next: the closest whose dates do not
 * touch. */
struct tick_step {
    int weeks, months;
};

static struct tick_step
tick_step(const struct days *days, int room)
{
    static const struct tick_step steps[] = {{1, 0}, {2, 0}, {0, 1}, {0, 2},
        {0, 3}, {0, 6}, {0, 12}, {0, 24}, {0, 60}, {0, 120}, {0, 600},
        {0, 1200}};
    enum { COUNT = sizeof steps / sizeof *steps, WEEKS_AT_MOST = 70 };
    int64_t span = days->last - days->first;
    /* Weeks would be many odd dates in a picture of months. */
    for (int i = span > WEEKS_AT_MOST ? 2 : 0; i < COUNT; i++) {
        int64_t length = steps[i].weeks * 7 + steps[i].months * 30;
        if (length * (days->right - days->left) / span >= room)
            return steps[i];
    }
    return steps[COUNT - 1];
}

/* None nearer to an end than `apart`. */
static void
each_tick(const struct chart *chart, const struct svg *svg, struct taken *taken,
    const struct days *days, const char *class, int top, int bottom, int apart)
{
    bool years = days->last - days->first > 330;
    int room = svg_text_width(chart_short_day(chart, days->last, years)) + 160;
    struct tick_step step = tick_step(days, room);
    day_t day = tick_after(days->first, step.weeks, step.months);
    while (day <= days->last) {
        int x = days_x(days, day);
        struct label_place place = {x, bottom + 130, ANCHOR_MIDDLE};
        if (x - days->left >= apart && days->right - x >= apart) {
            svg_line(svg, "grid", x, top, x, bottom + 30);
            svg_label(svg, taken, class, chart_short_day(chart, day, years),
                &place, 1);
        }
        day = step.weeks > 0 ? day + 7 * step.weeks
                             : day_add_months(day, step.months);
    }
}

void
days_ticks(const struct chart *chart, const struct svg *svg,
    struct taken *taken, const struct days *days, int bottom)
{
    each_tick(chart, svg, taken, days, "tick minor", bottom, bottom, FROM_END);
}

void
days_axis(const struct chart *chart, const struct svg *svg, struct taken *taken,
    const struct days *days, int top, int bottom)
{
    svg_line(svg, "axis", days->left, bottom, days->right, bottom);
    each_tick(chart, svg, taken, days, "tick", top, bottom, 0);
}

void
days_today(const struct chart *chart, const struct svg *svg,
    struct taken *taken, const struct days *days, int top, int bottom)
{
    if (!days_hold(days, chart->today))
        return;
    int x = days_x(days, chart->today);
    const char *text = chart_say(chart, "chart.today", "date",
        chart_short_day(chart, chart->today, false), (char *)NULL);
    int half = svg_text_width(text) / 2;
    struct label_place place = {x, top - 40, ANCHOR_MIDDLE};
    if (x + half > svg->width)
        place = (struct label_place){svg->width, top - 40, ANCHOR_END};
    if (x - half < days->left)
        place = (struct label_place){days->left, top - 40, ANCHOR_START};
    svg_line(svg, "today", x, top, x, bottom);
    svg_label(svg, taken, "today-label", text, &place, 1);
    taken_line(taken, x, top, x, bottom);
}

/* --- signs --- */

void
chart_sign(const struct svg *svg, const char *sign, int x, int y)
{
    static const struct {
        const char *sign, *path;
    } signs[] = {
        {"done", "M-2.5 .2L-.8 1.9L2.6 -1.8"},
        {"late", "M-2.5 .2L-.8 1.9L2.6 -1.8"},
        {"missed", "M-1.9 -1.9L1.9 1.9M1.9 -1.9L-1.9 1.9"},
        {"skipped", "M-2.2 0H2.2"},
        {"risk", "M0 -2.8V.6M0 2.4V2.5"},
        {"overdue", "M0 -2.8V.3L1.9 1.5"},
        {"blocked", "M-2.4 0H2.4"},
        {"partly", "M0 -4.2A4.2 4.2 0 0 0 0 4.2Z"},
    };
    struct svg group =
        svg_group(svg, arena_printf(svg->arena, "sign-at %s", sign), x, y);
    svg_circle(&group, NULL, 0, 0, 52);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_is(signs[i].sign, sign))
            svg_path(&group, "sign", signs[i].path);
}
