/* Charts: labels do not touch, nothing leaves the picture, and the
 * alternative text says what is drawn. */
#include "charts.h"
#include "document/chart_inner.h"

/* --- metrics --- */

static struct _xmlNode *
drawn(struct set *set, const struct _xmlNode *metric_node)
{
    struct _xmlNode *parent = model_add(set->root, "drawing");
    chart_metric(&set->chart, parent, metric_node);
    return model_find(model_find(parent, "chart"), "svg");
}

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
a_level_line_goes_through_a_label_only_for_want_of_room(void **state)
{
    struct set *set = *state;
    struct svg svg = {set->arena, model_add(set->root, "svg"), 5000, 2000};
    struct taken *taken = taken_new(set->arena);
    const char *text = "as things go";
    struct label_place places[] = {
        {1000, 520, ANCHOR_START}, {1000, 900, ANCHOR_START}};
    taken_level(taken, 500);
    assert_false(svg_block(&svg, taken, "l", &text, 1, places, 1, false));
    assert_true(svg_label(&svg, taken, "l", text, places, 2));
    assert_string_equal("90", model_get(model_first(svg.node), "y"));
    assert_true(svg_label(&svg, taken, "l", text, places, 1));
}

static void
readings_stand_on_their_area_or_on_the_quarter(void **state)
{
    struct set *set = *state;
    struct _xmlNode *node =
        metric(set, 8 * MICRO, "2026-06-20", 2 * MICRO, "2026-09-30", "h");
    reading(set, node, day_parse_iso("2026-07-15"), 4200000, "h");
    struct _xmlNode *svg = drawn(set, node);
    assert_int_equal(1, count_class(svg, "area"));
    assert_int_equal(0, count_class(svg, "period"));
    set->chart.from = day_parse_iso("2026-07-01");
    set->chart.until = day_parse_iso("2026-09-30");
    svg = drawn(set, node);
    assert_int_equal(0, count_class(svg, "area"));
    assert_int_equal(1, count_class(svg, "period-label"));
    set->chart.until = set->chart.from;
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

/* The last day of a month: the next one's first is a hair beside it. */
static void
no_tick_stands_beside_an_end(void **state)
{
    struct set *set = *state;
    struct _xmlNode *svg = drawn(set,
        metric(set, 8 * MICRO, "2026-04-30", 2 * MICRO, "2026-10-31", "h"));
    const struct _xmlNode *n = model_first(svg);
    while (n && !text_is(model_get(n, "class"), "axis"))
        n = model_next(n);
    int left = tenths(n, "x1"), right = tenths(n, "x2"), ticks = 0;
    for (n = model_first(svg); n; n = model_next(n)) {
        const char *x = model_get(n, "x1");
        if (!text_is(model_get(n, "class"), "grid") ||
            !text_is(model_get(n, "x2"), x))
            continue;
        assert_in_range(tenths(n, "x1"), left + 100, right - 100);
        ticks++;
    }
    assert_int_equal(ticks, 5);
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

/* No line of a name is wider than its station's share of the row. */
static void
assert_names_fit(const struct _xmlNode *svg, int in_row)
{
    for (struct _xmlNode *g = model_first(svg); g; g = model_next(g))
        for (struct _xmlNode *n = model_first(g); n; n = model_next(n))
            if (text_is(model_name(n), "text"))
                assert_false(chart_is_wide(model_string(n), WIDTH / in_row));
}

static void
narrow_letters_take_less_of_a_line(void **state)
{
    struct set *set = *state;
    const char *lines[2];
    assert_false(chart_is_wide("will illicit ill till ill fill it", 1000));
    assert_true(chart_is_wide("WWWWW MMMMM WWWWW", 1000));
    assert_int_equal(
        chart_wrap(&set->chart, "twenty-eight in a hundred", 1100, 2, lines),
        1);
    assert_int_equal(
        chart_wrap(&set->chart, "WWWWWWWW MMMMMMM", 800, 2, lines), 2);
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
        cmocka_unit_test(
            a_level_line_goes_through_a_label_only_for_want_of_room),
        cmocka_unit_test(readings_stand_on_their_area_or_on_the_quarter),
        cmocka_unit_test(too_little_to_draw_is_no_chart),
        cmocka_unit_test(odd_values_are_not_drawn_and_do_no_harm),
        cmocka_unit_test(many_readings_and_long_spans_fit),
        cmocka_unit_test(no_tick_stands_beside_an_end),
        cmocka_unit_test(the_bar_shows_the_way_made),
        cmocka_unit_test(narrow_letters_take_less_of_a_line),
        cmocka_unit_test(the_path_has_a_station_for_each_milestone),
        cmocka_unit_test(the_path_says_each_standing),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
