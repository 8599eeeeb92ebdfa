/* Charts: labels do not touch, nothing leaves the picture, and the
 * alternative text says what is drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "document/chart.h"
#include "document/model.h"
#include "document/svg.h"

#define MICRO INT64_C(1000000)

struct set {
    struct arena *arena;
    struct words *words;
    struct _xmlDoc *model;
    struct _xmlNode *root;
    struct chart chart;
};

static int
begin(void **state)
{
    struct set *set = xmalloc(sizeof *set);
    set->arena = arena_new();
    set->words = words_new(NULL);
    set->model = model_new("model");
    set->root = model_root(set->model);
    set->chart =
        (struct chart){set->arena, set->words, day_parse_iso("2026-08-20")};
    *state = set;
    return 0;
}

static int
end(void **state)
{
    struct set *set = *state;
    model_free(set->model);
    words_free(set->words);
    arena_free(set->arena);
    free(set);
    return 0;
}

/* --- models of metrics --- */

static struct _xmlNode *
level(struct set *set, struct _xmlNode *parent, const char *name, int64_t micro,
    const char *unit)
{
    struct _xmlNode *node = model_say(
        parent, name, words_quantity(set->words, set->arena, micro, unit));
    model_set(node, "value", micro_text(set->arena, micro));
    model_set(node, "unit", unit);
    return node;
}

static void
date(struct set *set, struct _xmlNode *parent, const char *name, day_t day)
{
    char iso[11];
    day_iso(day, iso);
    model_set(model_say(parent, name,
                  words_date(set->words, set->arena, day, DATE_LONG)),
        "iso", iso);
}

static struct _xmlNode *
metric(struct set *set, int64_t from, const char *on, int64_t to,
    const char *by, const char *unit)
{
    struct _xmlNode *node = model_add(set->root, "item");
    struct _xmlNode *baseline = model_add(node, "baseline");
    model_say(node, "name", "Wait");
    level(set, baseline, "value", from, unit);
    date(set, baseline, "on", day_parse_iso(on));
    level(set, node, "target", to, unit);
    date(set, node, "by", day_parse_iso(by));
    model_add(node, "readings");
    return node;
}

static void
reading(struct set *set, struct _xmlNode *metric_node, day_t on, int64_t micro,
    const char *unit)
{
    char iso[11];
    day_iso(on, iso);
    model_set(
        level(set, model_find(metric_node, "readings"), "item", micro, unit),
        "iso", iso);
}

static struct _xmlNode *
drawn(struct set *set, const struct _xmlNode *metric_node)
{
    struct _xmlNode *parent = model_add(set->root, "drawing");
    chart_metric(&set->chart, parent, metric_node);
    return model_find(model_find(parent, "chart"), "svg");
}

/* --- what is on the picture --- */

struct box {
    int x, y, w, h;
};
enum { LABELS = 80, WIDTH = 4880 };

static int
tenths(const struct _xmlNode *node, const char *name)
{
    const char *text = model_get(node, name);
    return text ? (int)(strtod(text, NULL) * 10 + 0.5) : 0;
}

/* The texts right below the svg, as boxes of their estimated size. */
static int
labels_of(const struct _xmlNode *svg, struct box *boxes)
{
    int count = 0;
    for (struct _xmlNode *n = model_first(svg); n; n = model_next(n)) {
        if (!text_is(model_name(n), "text") || count == LABELS)
            continue;
        int w = svg_text_width(model_string(n));
        const char *anchor = model_get(n, "text-anchor");
        struct box box = {tenths(n, "x"), tenths(n, "y") - 60, w, 70};
        if (text_is(anchor, "end"))
            box.x -= w;
        else if (text_is(anchor, "middle"))
            box.x -= w / 2;
        boxes[count++] = box;
    }
    return count;
}

static void
assert_apart(const struct box *boxes, int count)
{
    for (int a = 0; a < count; a++)
        for (int b = a + 1; b < count; b++)
            if (boxes[a].x < boxes[b].x + boxes[b].w &&
                boxes[b].x < boxes[a].x + boxes[a].w &&
                boxes[a].y < boxes[b].y + boxes[b].h &&
                boxes[b].y < boxes[a].y + boxes[a].h)
                fail_msg("labels %d and %d touch", a, b);
}

static void
assert_inside(const struct box *boxes, int count, int height)
{
    for (int i = 0; i < count; i++) {
        assert_true(boxes[i].x >= -10);
        assert_true(boxes[i].x + boxes[i].w <= WIDTH + 20);
        assert_true(boxes[i].y >= 0);
        assert_true(boxes[i].y + boxes[i].h <= height);
    }
}

static int
height_of(const struct _xmlNode *svg)
{
    const char *box = model_get(svg, "viewBox");
    const char *last = strrchr(box, ' ');
    return (int)(strtod(last, NULL) * 10);
}

static void
assert_legible(const struct _xmlNode *svg)
{
    struct box boxes[LABELS];
    int count = labels_of(svg, boxes);
    assert_true(count > 0);
    assert_apart(boxes, count);
    assert_inside(boxes, count, height_of(svg));
}

/* --- metrics --- */

static void
the_chart_says_in_words_what_it_draws(void **state)
{
    struct set *set = *state;
    struct _xmlNode *node =
        metric(set, 8 * MICRO, "2026-06-20", 2 * MICRO, "2026-09-30", "h");
    reading(set, node, day_parse_iso("2026-08-15"), 4200000, "h");
    struct _xmlNode *svg = drawn(set, node);
    assert_non_null(svg);
    assert_string_equal(model_get(svg, "role"), "img");
    const char *alt = model_get(svg, "aria-label");
    static const char *const said[] = {"Wait", "8\xC2\xA0h", "2\xC2\xA0h",
        "4.2\xC2\xA0h", "15\xC2\xA0\x41ugust"};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_non_null(strstr(alt, said[i]));
    assert_legible(svg);
}

/* A small generator, so that every run draws the same charts. */
static unsigned
next(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void
labels_keep_apart_whatever_the_data(void **state)
{
    struct set *set = *state;
    static const char *const units[] = {
        "h", "%", "EUR", "d", "tickets per month", ""};
    unsigned seed = 1;
    for (int round = 0; round < 300; round++) {
        const char *unit = units[next(&seed) % 6];
        int64_t from = (int64_t)(next(&seed) % 200000) * (MICRO / 10);
        int64_t to = (int64_t)(next(&seed) % 200000) * (MICRO / 10);
        struct _xmlNode *node =
            metric(set, from, "2026-06-20", to, "2026-12-31", unit);
        day_t on = day_parse_iso("2026-06-21");
        int count = (int)(next(&seed) % 30);
        for (int i = 0; i < count; i++) {
            on += 1 + (int)(next(&seed) % 9);
            reading(set, node, on,
                (int64_t)(next(&seed) % 250000) * (MICRO / 10), unit);
        }
        struct _xmlNode *svg = drawn(set, node);
        if (from != to)
            assert_legible(svg);
    }
}

static void
too_little_to_draw_is_no_chart(void **state)
{
    struct set *set = *state;
    assert_null(drawn(set, model_add(set->root, "item")));
    assert_null(drawn(set,
        metric(set, 5 * MICRO, "2026-06-20", 5 * MICRO, "2026-09-30", "h")));
    assert_null(drawn(set,
        metric(set, 5 * MICRO, "2026-06-20", 2 * MICRO, "2026-06-20", "h")));
    assert_null(drawn(set,
        metric(set, INT64_MAX, "2026-06-20", INT64_MIN, "2026-09-30", "h")));
}

static void
odd_values_are_not_drawn_and_do_no_harm(void **state)
{
    struct set *set = *state;
    static const char *const odd[] = {"", "x", "1e9", "--1", "NaN",
        "99999999999999999999", "0x10", "9223372036854.775807"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct _xmlNode *node =
            metric(set, 8 * MICRO, "2026-06-20", 2 * MICRO, "2026-09-30", "h");
        struct _xmlNode *item =
            model_say(model_find(node, "readings"), "item", "odd");
        model_set(item, "value", odd[i]);
        model_set(item, "iso", "2026-07-01");
        assert_legible(drawn(set, node));
    }
}

static void
many_readings_and_long_spans_fit(void **state)
{
    struct set *set = *state;
    struct _xmlNode *node = metric(set, 1, "1900-01-01", 3, "2999-12-31", "h");
    day_t on = day_parse_iso("1900-01-02");
    for (int i = 0; i < 1000; i++)
        reading(set, node, on + i * 40, (int64_t)(i % 5), "h");
    assert_legible(drawn(set, node));
}

/* --- the bar --- */

static int
made_of(struct set *set, int64_t micro)
{
    struct _xmlNode *node =
        metric(set, 8 * MICRO, "2026-06-20", 2 * MICRO, "2026-09-30", "h");
    struct _xmlNode *parent = model_add(set->root, "drawing");
    reading(set, node, day_parse_iso("2026-08-15"), micro, "h");
    chart_rail(&set->chart, parent, node);
    struct _xmlNode *part =
        model_first(model_find(model_find(parent, "rail"), "svg"));
    while (part && !text_is(model_get(part, "class"), "made"))
        part = model_next(part);
    assert_non_null(part);
    return tenths(part, "width");
}

static void
the_bar_shows_the_way_made(void **state)
{
    struct set *set = *state;
    int half = made_of(set, 5 * MICRO);
    assert_in_range(half, WIDTH / 2 - 10, WIDTH / 2 + 10);
    assert_true(made_of(set, 8 * MICRO) < 100);
    assert_true(made_of(set, 20 * MICRO) < 100);
    assert_true(made_of(set, 2 * MICRO) > WIDTH - 100);
    assert_true(made_of(set, 0) <= WIDTH);
}

/* --- the path --- */

static struct _xmlNode *
milestones(struct set *set, int count, const char *name)
{
    static const char *const codes[] = {"done", "done-late", "at-risk",
        "blocked", "overdue", "planned", "on-track", "dropped"};
    struct _xmlNode *list = model_add(set->root, "milestones");
    for (int i = 0; i < count; i++) {
        struct _xmlNode *item = model_add(list, "item");
        const char *code = codes[i % 8];
        model_say(item, "name", name);
        date(set, item, "due", day_parse_iso("2026-07-15") + 14 * i);
        model_set(model_find(item, "due"), "day", "15 July");
        model_set(model_say(item, "standing", code), "code", code);
    }
    return list;
}

static struct _xmlNode *
path_of(struct set *set, int count, const char *name)
{
    struct _xmlNode *parent = model_add(set->root, "drawing");
    chart_path(&set->chart, parent, milestones(set, count, name));
    return model_find(model_find(parent, "chart"), "svg");
}

static int
count_class(const struct _xmlNode *svg, const char *start)
{
    int count = 0;
    for (struct _xmlNode *n = model_first(svg); n; n = model_next(n)) {
        const char *class = model_get(n, "class");
        count += class && text_starts(class, start);
    }
    return count;
}

/* No line of a name is wider than its station's share of the row. */
static void
assert_names_fit(const struct _xmlNode *svg, int in_row)
{
    for (struct _xmlNode *g = model_first(svg); g; g = model_next(g))
        for (struct _xmlNode *n = model_first(g); n; n = model_next(n))
            if (text_is(model_name(n), "text"))
                assert_true(svg_text_width(model_string(n)) <= WIDTH / in_row);
}

static void
the_path_has_a_station_for_each_milestone(void **state)
{
    struct set *set = *state;
    static const char *const names[] = {"A",
        "A result that takes many words to say and then some more of them",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein",
        "すべてのチームで最初の返信が二時間以内になること", "", " "};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        for (int count = 1; count <= 14; count++) {
            struct _xmlNode *svg = path_of(set, count, names[n]);
            int rows = (count + 5) / 6;
            assert_int_equal(count_class(svg, "station"), count);
            assert_true(count_class(svg, "today-label") <= 1);
            assert_names_fit(svg, (count + rows - 1) / rows);
        }
    assert_null(path_of(set, 0, ""));
}

static void
the_path_says_each_standing(void **state)
{
    struct set *set = *state;
    const char *alt = model_get(path_of(set, 8, "Four hours"), "aria-label");
    assert_non_null(strstr(alt, "Four hours"));
    assert_non_null(strstr(alt, "blocked"));
    assert_non_null(strstr(alt, "on-track"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chart_says_in_words_what_it_draws),
        cmocka_unit_test(labels_keep_apart_whatever_the_data),
        cmocka_unit_test(too_little_to_draw_is_no_chart),
        cmocka_unit_test(odd_values_are_not_drawn_and_do_no_harm),
        cmocka_unit_test(many_readings_and_long_spans_fit),
        cmocka_unit_test(the_bar_shows_the_way_made),
        cmocka_unit_test(the_path_has_a_station_for_each_milestone),
        cmocka_unit_test(the_path_says_each_standing),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
