/* Charts of milestones, weeks, expectations, health and small multiples. */
#include "charts.h"

static struct _xmlNode *
parent_of(struct set *set)
{
    return model_add(set->root, "drawing");
}

static struct _xmlNode *
svg_in(struct _xmlNode *parent)
{
    return model_find(model_first(parent), "svg");
}

static int
pictures_in(struct _xmlNode *parent, const char *name)
{
    int count = 0;
    for (struct _xmlNode *n = model_first(parent); n; n = model_next(n))
        count += text_is(model_name(n), name);
    return count;
}

/* The first element of the class, in the order drawn. */
static struct _xmlNode *
of_class(const struct _xmlNode *svg, const char *class)
{
    struct _xmlNode *n = model_first(svg);
    while (n && !text_is(model_get(n, "class"), class))
        n = model_next(n);
    return n;
}

static const char *
alt_of(const struct _xmlNode *svg)
{
    const char *alt = model_get(svg, "aria-label");
    assert_non_null(alt);
    return alt;
}

static void
assert_says(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" does not say \"%s\"", text, part);
}

/* --- the forecast --- */

static struct _xmlNode *
with_forecast(struct set *set, const char *early, const char *late)
{
    struct _xmlNode *node =
        metric(set, 8 * MICRO, "2026-06-20", 2 * MICRO, "2026-09-30", "h");
    reading(set, node, day_parse_iso("2026-07-15"), 7 * MICRO, "h");
    reading(set, node, day_parse_iso("2026-08-15"), 4200000, "h");
    struct _xmlNode *forecast = model_say(node, "forecast", "early October");
    model_set(forecast, "iso", "2026-10-05");
    model_set(forecast, "early", early);
    model_set(forecast, "late", late);
    return node;
}

static struct _xmlNode *
forecast_drawn(struct set *set, const char *early, const char *late)
{
    struct _xmlNode *parent = parent_of(set);
    chart_metric(&set->chart, parent, with_forecast(set, early, late));
    assert_legible(svg_in(parent));
    return svg_in(parent);
}

static void
the_forecast_is_a_fan_that_ends_at_the_target(void **state)
{
    struct set *set = *state;
    struct _xmlNode *svg = forecast_drawn(set, "2026-09-20", "2026-10-25");
    const char *fan = model_get(of_class(svg, "fan"), "d");
    /* A triangle: from the reading to both days, at the target's height. */
    const char *early = strchr(fan, 'L'), *late = strchr(early + 1, 'L');
    assert_null(strchr(late + 1, 'L'));
    double goal = strtod(strchr(early, ' '), NULL);
    assert_true(strtod(strchr(late, ' '), NULL) == goal);
    assert_int_equal(
        tenths(of_class(svg, "target"), "y1"), (int)(goal * 10 + 0.5));
    assert_non_null(of_class(svg, "likely"));
    assert_non_null(of_class(svg, "likely-end"));
    assert_says(alt_of(svg), "early October");
}

static void
a_forecast_without_an_end_leaves_the_picture_open(void **state)
{
    struct set *set = *state;
    assert_non_null(of_class(forecast_drawn(set, "2026-09-20", NULL), "fan"));
    assert_non_null(
        of_class(forecast_drawn(set, "2029-01-01", "2031-01-01"), "fan"));
    assert_null(of_class(forecast_drawn(set, NULL, "2026-10-25"), "fan"));
    assert_null(of_class(forecast_drawn(set, "2026-08-01", NULL), "fan"));
    assert_null(
        of_class(forecast_drawn(set, "2026-10-25", "2026-09-20"), "fan"));
}

static void
a_slide_has_the_same_picture_narrower(void **state)
{
    struct set *set = *state;
    struct _xmlNode *parent = parent_of(set);
    set->chart.size = CHART_SLIDE;
    set->chart.from = day_parse_iso("2026-07-01");
    set->chart.until = day_parse_iso("2026-09-30");
    chart_metric(
        &set->chart, parent, with_forecast(set, "2026-09-20", "2026-10-25"));
    struct _xmlNode *svg = svg_in(parent);
    assert_int_equal(pictures_in(parent, "slide"), 1);
    assert_legible(svg);
    assert_true(strtol(strchr(model_get(svg, "viewBox") + 4, ' ') - 3, NULL,
                    10) < WIDTH / 10);
    assert_string_equal(model_string(of_class(svg, "period-label")),
        "Q3\xC2\xA0"
        "2026");
    set->chart.size = CHART_PAGE;
}

/* --- in a quarter --- */

struct read {
    const char *on;
    int64_t micro;
};

static struct _xmlNode *
with_readings(struct set *set, struct _xmlNode *node, const char *unit,
    const struct read *reads)
{
    for (; reads->on; reads++)
        reading(set, node, day_parse_iso(reads->on), reads->micro, unit);
    return node;
}

/* On a slide, with the quarter tinted. */
static struct _xmlNode *
in_quarter(struct set *set, const char *from, const char *until,
    const struct _xmlNode *node)
{
    struct chart chart = set->chart;
    struct _xmlNode *parent = parent_of(set);
    chart.size = CHART_SLIDE;
    chart.from = day_parse_iso(from);
    chart.until = day_parse_iso(until);
    chart_metric(&chart, parent, node);
    assert_legible(svg_in(parent));
    return svg_in(parent);
}

static struct _xmlNode *
claims(struct set *set)
{
    static const struct read reads[] = {{"2026-05-31", 19500000},
        {"2026-06-30", 16 * MICRO}, {"2026-07-31", 13500000}, {NULL, 0}};
    return with_readings(set,
        metric(set, 21 * MICRO, "2026-04-30", 9 * MICRO, "2026-10-31", "days"),
        "days", reads);
}

static struct _xmlNode *
contacts(struct set *set)
{
    static const struct read reads[] = {{"2026-04-30", 30 * MICRO},
        {"2026-05-31", 28 * MICRO}, {"2026-06-30", 26500000},
        {"2026-07-31", 26 * MICRO}, {NULL, 0}};
    struct _xmlNode *node = with_readings(set,
        metric(set, 31 * MICRO, "2026-03-31", 18 * MICRO, "2026-11-15", "%"),
        "%", reads);
    struct _xmlNode *forecast = model_say(node, "forecast", "mid-January");
    model_set(forecast, "iso", "2027-01-15");
    model_set(forecast, "early", "2027-01-05");
    model_set(forecast, "late", "2027-03-29");
    return node;
}

static void
only_one_thing_is_tinted(void **state)
{
    struct set *set = *state;
    struct _xmlNode *page = parent_of(set);
    struct chart chart = set->chart;
    chart.from = chart.until;
    chart_metric(&chart, page, claims(set));
    assert_non_null(of_class(svg_in(page), "area"));
    struct _xmlNode *svg =
        in_quarter(set, "2026-07-01", "2026-09-30", claims(set));
    assert_non_null(of_class(svg, "period"));
    assert_null(of_class(svg, "area"));
}

static void
a_reading_on_the_target_is_not_said_twice(void **state)
{
    struct set *set = *state;
    static const struct read reads[] = {
        {"2026-05-31", 5 * MICRO}, {"2026-06-30", 14 * MICRO}, {NULL, 0}};
    struct _xmlNode *svg = in_quarter(set, "2026-04-01", "2026-06-30",
        with_readings(set,
            metric(set, 0, "2026-05-04", 14 * MICRO, "2026-06-30", "clerks"),
            "clerks", reads));
    assert_non_null(of_class(svg, "level"));
    assert_null(of_class(svg, "level now"));
    assert_non_null(of_class(
        in_quarter(set, "2026-07-01", "2026-09-30", claims(set)), "level now"));
}

static void
no_line_of_the_grid_strikes_the_newest_level(void **state)
{
    struct set *set = *state;
    set->chart.today = day_parse_iso("2026-07-09");
    static const struct read reads[] = {
        {"2026-05-31", 19500000}, {"2026-06-30", 16 * MICRO}, {NULL, 0}};
    struct _xmlNode *svg = in_quarter(set, "2026-04-01", "2026-06-30",
        with_readings(set,
            metric(
                set, 21 * MICRO, "2026-04-30", 9 * MICRO, "2026-10-31", "days"),
            "days", reads));
    set->chart.today = day_parse_iso("2026-08-20");
    int base = tenths(of_class(svg, "level now"), "y");
    for (struct _xmlNode *n = model_first(svg); n; n = model_next(n)) {
        int y = tenths(n, "y1");
        if (text_is(model_get(n, "class"), "grid") && y == tenths(n, "y2"))
            assert_false(y > base - 60 && y < base);
    }
}

/* Where today divides it so that neither part has room for its name. */
static void
the_period_is_named_beside_it_for_want_of_room(void **state)
{
    struct set *set = *state;
    struct _xmlNode *svg =
        in_quarter(set, "2026-07-01", "2026-09-30", contacts(set));
    const struct _xmlNode *label = of_class(svg, "period-label");
    assert_non_null(label);
    assert_true(tenths(label, "x") < tenths(of_class(svg, "period"), "x"));
}

static void
both_lines_of_a_slide_are_named(void **state)
{
    struct set *set = *state;
    static const struct read reads[] = {{"2026-05-29", 39 * MICRO},
        {"2026-06-26", 52 * MICRO}, {"2026-07-31", 61 * MICRO},
        {"2026-08-14", 66 * MICRO}, {NULL, 0}};
    struct _xmlNode *node = with_readings(set,
        metric(set, 34 * MICRO, "2026-04-30", 75 * MICRO, "2026-09-30", "%"),
        "%", reads);
    struct _xmlNode *forecast = model_say(node, "forecast", "mid-September");
    model_set(forecast, "iso", "2026-09-13");
    model_set(forecast, "early", "2026-09-09");
    model_set(forecast, "late", "2026-09-15");
    struct _xmlNode *svg = in_quarter(set, "2026-07-01", "2026-09-30", node);
    assert_int_equal(count_class(svg, "agreed-label"), 1);
    assert_int_equal(count_class(svg, "likely-label"), 1);
}

/* A slide says it beside the picture. */
static void
the_date_of_the_forecast_is_in_the_picture_of_a_page(void **state)
{
    struct set *set = *state;
    struct _xmlNode *page = forecast_drawn(set, "2026-09-20", "2026-10-25");
    assert_int_equal(count_class(page, "likely-label"), 2);
    struct _xmlNode *slide = in_quarter(set, "2026-07-01", "2026-09-30",
        with_forecast(set, "2026-09-20", "2026-10-25"));
    assert_int_equal(count_class(slide, "likely-label"), 1);
}

static void
the_forecast_is_named_close_to_its_end(void **state)
{
    struct set *set = *state;
    static const struct read reads[] = {{"2026-05-15", 38 * MICRO},
        {"2026-06-15", 47 * MICRO}, {"2026-07-15", 49 * MICRO},
        {"2026-08-14", 48 * MICRO}, {NULL, 0}};
    struct _xmlNode *node = with_readings(set,
        metric(set, 12 * MICRO, "2026-04-15", 85 * MICRO, "2026-09-30", "%"),
        "%", reads);
    struct _xmlNode *forecast =
        model_say(node, "forecast", "mid-January 2027, or much later");
    model_set(forecast, "iso", "2027-01-19");
    model_set(forecast, "early", "2026-11-15");
    struct _xmlNode *svg = in_quarter(set, "2026-07-01", "2026-09-30", node);
    int goal = tenths(of_class(svg, "target"), "y1");
    int base = tenths(of_class(svg, "likely-label"), "y");
    assert_in_range(base, goal - 100, goal);
}

/* --- milestones on their dates --- */

static struct _xmlNode *
milestone(struct set *set, struct _xmlNode *list, const char *name,
    const char *code, const char *due, const char *then)
{
    struct _xmlNode *item = model_add(list, "item");
    model_say(item, "name", name);
    date(set, item, "due", day_parse_iso(due));
    if (then)
        date(set, item, text_starts(code, "done") ? "done" : "expected",
            day_parse_iso(then));
    model_set(model_say(item, "standing", code), "code", code);
    return item;
}

static void
a_milestone_shows_what_was_signed_and_what_came(void **state)
{
    struct set *set = *state;
    struct _xmlNode *parent = parent_of(set);
    struct _xmlNode *list = model_add(set->root, "milestones");
    milestone(set, list, "First", "done-late", "2026-07-15", "2026-07-20");
    milestone(set, list, "Second", "at-risk", "2026-08-19", "2026-09-04");
    struct _xmlNode *third =
        milestone(set, list, "Third", "planned", "2026-10-15", NULL);
    date(set, third, "signed", day_parse_iso("2026-09-30"));
    chart_dates(&set->chart, parent, list);
    struct _xmlNode *svg = svg_in(parent);
    assert_legible(svg);
    assert_int_equal(count_class(svg, "moved"), 1);
    assert_int_equal(count_class(svg, "moving"), 1);
    assert_int_equal(count_class(svg, "agreed-on"), 2);
    assert_int_equal(count_class(svg, "verdict"), 3);
    assert_says(alt_of(svg), "agreed 15\xC2\xA0Jul");
    assert_says(alt_of(svg), "reached 20\xC2\xA0Jul");
    assert_says(alt_of(svg), "expected 4\xC2\xA0Sep");
    assert_says(alt_of(svg), "agreed 30\xC2\xA0Sep");
}

static void
many_milestones_are_divided_on_slides_alone(void **state)
{
    struct set *set = *state;
    struct _xmlNode *list = model_add(set->root, "milestones");
    for (int i = 0; i < 23; i++)
        milestone(set, list,
            "A result that takes many words to say and then some more of them",
            i % 2 ? "done" : "overdue", "2026-07-15",
            i % 3 ? "2026-08-01" : NULL);
    struct _xmlNode *page = parent_of(set), *slides = parent_of(set);
    chart_dates(&set->chart, page, list);
    assert_int_equal(pictures_in(page, "chart"), 1);
    assert_legible(svg_in(page));
    set->chart.size = CHART_SLIDE;
    chart_dates(&set->chart, slides, list);
    set->chart.size = CHART_PAGE;
    assert_int_equal(pictures_in(slides, "slide"), 6);
    for (struct _xmlNode *n = model_first(slides); n; n = model_next(n))
        assert_legible(model_find(n, "svg"));
    model_add(list, "item");
    chart_dates(&set->chart, parent_of(set), list);
}

/* --- weeks --- */

static struct _xmlNode *
plan_of_weeks(struct set *set, int reviews, int blockers)
{
    static const char *const kinds[] = {"outcome", "missed", "skipped"};
    struct _xmlNode *plan = model_add(set->root, "plan");
    struct _xmlNode *list = model_add(plan, "reviews");
    for (int i = 0; i < reviews; i++) {
        struct _xmlNode *item = model_add(list, "item");
        date(set, item, "on", day_parse_iso("2026-07-08") + 7 * i);
        model_say(item, kinds[i % 3], "yes");
    }
    struct _xmlNode *stone = model_add(model_add(plan, "milestones"), "item");
    list = model_add(stone, "blockers");
    for (int i = 0; i < blockers; i++) {
        struct _xmlNode *item = model_add(list, "item");
        model_say(item, "what", "Weekend queue has no agent who may answer");
        date(set, item, "since", day_parse_iso("2026-07-01") + 5 * i);
        /* The third within its day. */
        if (i % 2 == 0)
            date(set, item, "resolved",
                day_parse_iso(i == 2 ? "2026-07-01" : "2026-07-12") + 5 * i);
    }
    return plan;
}

static struct _xmlNode *
weeks_of(struct set *set, int reviews, int blockers)
{
    struct _xmlNode *parent = parent_of(set);
    set->chart.from = day_parse_iso("2026-07-01");
    set->chart.until = day_parse_iso("2026-09-30");
    chart_weeks(&set->chart, parent, plan_of_weeks(set, reviews, blockers));
    return model_first(parent) ? svg_in(parent) : NULL;
}

static void
weeks_show_each_review_and_each_blocker(void **state)
{
    struct set *set = *state;
    struct _xmlNode *svg = weeks_of(set, 6, 3);
    assert_legible(svg);
    assert_int_equal(count_class(svg, "sign-at done"), 2);
    assert_int_equal(count_class(svg, "sign-at missed"), 2);
    assert_int_equal(count_class(svg, "sign-at skipped"), 2);
    assert_int_equal(count_class(svg, "bar"), 3);
    assert_int_equal(count_class(svg, "bar open"), 1);
    assert_says(alt_of(svg), "review held 8\xC2\xA0Jul");
    assert_says(alt_of(svg), "resolved after 11\xC2\xA0"
                             "days");
    assert_says(alt_of(svg), "resolved on the same day");
    assert_says(alt_of(svg), "open for 45\xC2\xA0"
                             "days");
}

static void
weeks_keep_room_for_today_only_when_it_is_one_of_them(void **state)
{
    struct set *set = *state;
    int with = height_of(weeks_of(set, 6, 3));
    set->chart.today = day_parse_iso("2026-10-09");
    struct _xmlNode *svg = weeks_of(set, 6, 3);
    assert_legible(svg);
    assert_int_equal(160, with - height_of(svg));
}

static void
weeks_without_anything_are_no_chart(void **state)
{
    struct set *set = *state;
    assert_null(weeks_of(set, 0, 0));
    assert_legible(weeks_of(set, 0, 1));
    assert_legible(weeks_of(set, 500, 90));
    struct _xmlNode *parent = parent_of(set);
    set->chart.until = set->chart.from;
    chart_weeks(&set->chart, parent, plan_of_weeks(set, 3, 3));
    assert_null(model_first(parent));
}

static void
few_weeks_are_set_wider_on_a_slide(void **state)
{
    struct set *set = *state;
    int page = height_of(weeks_of(set, 6, 2));
    set->chart.size = CHART_SLIDE;
    int slide = height_of(weeks_of(set, 6, 2));
    set->chart.size = CHART_PAGE;
    assert_true(slide > page + 100);
}

static void
no_line_of_days_shows_through_a_label(void **state)
{
    struct set *set = *state;
    struct _xmlNode *svg = weeks_of(set, 6, 3);
    int verdicts = 0;
    for (struct _xmlNode *n = model_first(svg); n; n = model_next(n)) {
        struct _xmlNode *next = model_next(n);
        const char *class = next ? model_get(next, "class") : NULL;
        if (!class || !text_starts(class, "verdict"))
            continue;
        assert_string_equal(model_get(n, "class"), "ground");
        verdicts++;
    }
    assert_int_equal(verdicts, 3);
}

/* --- expectations --- */

static void
an_expectation_leaves_a_gap_to_met(void **state)
{
    struct set *set = *state;
    static const char *const codes[] = {
        "met", "partly", "missed", "unknown", "odd", NULL};
    struct _xmlNode *list = model_add(set->root, "expectations");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct _xmlNode *item = model_add(list, "item");
        model_say(item, "expects", "An answer within four hours");
        if (codes[i])
            model_set(model_say(item, "delivery", codes[i]), "code", codes[i]);
    }
    struct _xmlNode *parent = parent_of(set);
    chart_gaps(&set->chart, parent, list);
    struct _xmlNode *svg = svg_in(parent);
    assert_legible(svg);
    const struct _xmlNode *whole = of_class(svg, "gap missed");
    const struct _xmlNode *half = of_class(svg, "gap partly");
    assert_int_equal(tenths(whole, "x2"), tenths(half, "x2"));
    assert_true(tenths(whole, "x1") < tenths(half, "x1"));
    assert_null(of_class(svg, "gap met"));
    /* What parts the rows never cuts the line of what is met. */
    const struct _xmlNode *n = of_class(svg, "axis");
    while ((n = model_next(n)))
        assert_false(text_is(model_get(n, "class"), "between"));
    assert_int_equal(count_class(svg, "sign-at unknown"), 3);
    assert_says(alt_of(svg), "An answer within four hours: partly");
    struct _xmlNode *none = parent_of(set);
    chart_gaps(&set->chart, none, model_add(set->root, "expectations"));
    assert_null(model_first(none));
}

/* --- health --- */

static void
line_of_health(struct _xmlNode *health, const char *part, const char *points,
    const char *of)
{
    struct _xmlNode *item = model_add(health, "item");
    model_say(item, "part", part);
    model_say(item, "points", points);
    model_say(item, "of", of);
    model_say(item, "cause", "Because");
}

static void
each_bar_of_health_begins_where_the_last_ended(void **state)
{
    struct set *set = *state;
    struct _xmlNode *health = model_add(set->root, "health");
    model_set(health, "score", "45");
    line_of_health(health, "Milestones", "30", "40");
    line_of_health(health, "Outcome", "20", "30");
    line_of_health(health, "Call the sponsor", "-5", NULL);
    struct _xmlNode *parent = parent_of(set);
    chart_health(&set->chart, parent, health);
    struct _xmlNode *svg = svg_in(parent);
    assert_legible(svg);
    struct _xmlNode *first = of_class(svg, "gain"), *loss;
    loss = of_class(svg, "loss");
    int point = tenths(first, "width") / 30;
    assert_int_equal(tenths(loss, "width"), 5 * point);
    assert_int_equal(tenths(loss, "x"), tenths(first, "x") + 45 * point);
    assert_int_equal(tenths(of_class(svg, "sum"), "width"), 45 * point);
    assert_says(alt_of(svg), "Outcome 20 (Because)");
}

/* --- small multiples --- */

static void
multiples_share_their_days(void **state)
{
    struct set *set = *state;
    const struct _xmlNode *metrics[5];
    for (int i = 0; i < 5; i++) {
        struct _xmlNode *node =
            metric(set, 0, "2026-07-01", 60 * MICRO, "2026-09-15", "%");
        if (i != 3) /* one has no reading */
            reading(
                set, node, day_parse_iso("2026-08-01") + i, 44 * MICRO, "%");
        metrics[i] = node;
    }
    struct _xmlNode *parent = parent_of(set);
    chart_multiples(&set->chart, parent, metrics, 5);
    struct _xmlNode *svg = svg_in(parent);
    assert_legible(svg);
    assert_int_equal(count_class(svg, "readings"), 4);
    assert_int_equal(count_class(svg, "target"), 4);
    assert_says(alt_of(svg), "44\xC2\xA0%, target 60\xC2\xA0%");
    struct _xmlNode *none = parent_of(set);
    chart_multiples(&set->chart, none, metrics + 3, 1);
    assert_null(model_first(none));
}

/* --- the chain of an initiative --- */

static void
chain_measure(struct set *set, struct _xmlNode *chain, int nth, int step)
{
    struct _xmlNode *node = model_add(chain, "measure");
    model_set(node, "id", arena_printf(set->arena, "m%d", nth));
    model_set(node, "step", arena_printf(set->arena, "%d", step));
    model_set(node, "state", nth % 2 ? "short" : "reached");
    model_say(node, "name",
        arena_printf(set->arena, "Measure number %d of the whole chain", nth));
    model_say(node, "now", "66 %");
    model_say(node, "goal", "target 80 % at most, and a few words more");
    model_say(node, "standing", "not yet");
}

static void
chain_link(struct set *set, struct _xmlNode *chain, int from, int to)
{
    struct _xmlNode *node = model_add(chain, "link");
    model_set(node, "from", arena_printf(set->arena, "m%d", from));
    model_set(node, "to", arena_printf(set->arena, "m%d", to));
}

/* Where a measure's box stands, in tenths. */
static bool
next_box(struct _xmlNode **n, struct box *box)
{
    while (*n && !text_starts(model_get(*n, "class"), "box"))
        *n = model_next(*n);
    if (!*n)
        return false;
    struct _xmlNode *rect = model_find(*n, "rect");
    double x, y;
    assert_int_equal(
        sscanf(model_get(*n, "transform"), "translate(%lf %lf)", &x, &y), 2);
    box->x = (int)(x * 10);
    box->y = (int)(y * 10);
    box->w = (int)(strtod(model_get(rect, "width"), NULL) * 10);
    box->h = (int)(strtod(model_get(rect, "height"), NULL) * 10);
    *n = model_next(*n);
    return true;
}

static void
assert_boxes_apart(struct _xmlNode *svg, int count)
{
    struct box boxes[16];
    int found = 0;
    struct _xmlNode *n = model_first(svg);
    while (found < 16 && next_box(&n, &boxes[found]))
        found++;
    assert_int_equal(found, count);
    assert_apart(boxes, found);
    assert_inside(boxes, found, height_of(svg));
}

static struct _xmlNode *
chain_drawn(struct set *set, int steps)
{
    struct _xmlNode *chain = model_add(set->root, "chain");
    for (int i = 0; i < steps; i++)
        chain_measure(set, chain, i, i);
    chain_measure(set, chain, steps, 0); /* a second one to begin with */
    for (int i = 1; i < steps; i++)
        chain_link(set, chain, i - 1, i);
    chain_link(set, chain, steps, 1);
    chain_link(set, chain, 1, 0); /* backwards: no arrow */
    struct _xmlNode *parent = parent_of(set);
    chart_chain(&set->chart, parent, chain);
    return parent;
}

static void
a_chain_runs_across_or_down(void **state)
{
    struct set *set = *state;
    struct _xmlNode *across = svg_in(chain_drawn(set, 4));
    struct _xmlNode *down = svg_in(chain_drawn(set, 7));
    assert_boxes_apart(across, 5);
    assert_boxes_apart(down, 8);
    assert_int_equal(count_class(across, "arrow"), 2 * 4);
    assert_int_equal(count_class(down, "arrow"), 2 * 7);
    assert_says(alt_of(across), "Measure number 2 of the whole chain: 66 %");
    assert_says(model_get(across, "viewBox"), "0 0 488 ");
}

/* What a picture for a telephone is: as wide as one, with letters that keep
 * apart and inside it. */
static void
assert_narrow(struct _xmlNode *parent)
{
    struct _xmlNode *svg = model_find(model_find(parent, "narrow"), "svg");
    struct box boxes[LABELS];
    int count = labels_of(svg, boxes);
    assert_says(model_get(svg, "viewBox"), "0 0 224 ");
    assert_apart(boxes, count);
    for (int i = 0; i < count; i++)
        if (boxes[i].x < -10 || boxes[i].x + boxes[i].w > 2240 + 20)
            fail_msg("label %d from %d, %d wide", i, boxes[i].x, boxes[i].w);
}

/* The lines of the weeks begin below the names of the first row, and these
 * stand on their own ground. */
static void
assert_lines_below_names(const struct _xmlNode *svg)
{
    const struct _xmlNode *ground = of_class(svg, "ground");
    const struct _xmlNode *held = model_next(of_class(svg, "name"));
    int bottom = tenths(ground, "y") + tenths(ground, "height");
    assert_int_equal(tenths(of_class(svg, "grid"), "y1"), bottom);
    assert_true(tenths(held, "y") < bottom);
}

static void
a_telephone_has_names_above_what_they_name(void **state)
{
    struct set *set = *state;
    struct _xmlNode *dates = parent_of(set), *weeks = parent_of(set);
    struct _xmlNode *gaps = parent_of(set);
    struct _xmlNode *list = model_add(set->root, "milestones");
    struct chart narrow = set->chart;
    narrow.size = CHART_NARROW;
    narrow.from = day_parse_iso("2026-07-01");
    narrow.until = day_parse_iso("2026-09-30");
    milestone(set, list,
        "A result that takes many words to say, and then some more words",
        "done-late", "2026-07-15", "2026-07-20");
    milestone(set, list, "Second", "at-risk", "2026-08-19", "2026-09-04");
    chart_dates(&narrow, dates, list);
    assert_narrow(dates);
    chart_weeks(&narrow, weeks, plan_of_weeks(set, 6, 3));
    assert_narrow(weeks);
    assert_lines_below_names(model_find(model_find(weeks, "narrow"), "svg"));
    list = model_add(set->root, "expectations");
    for (int i = 0; i < 3; i++)
        model_say(model_add(list, "item"), "expects",
            "An answer within four hours, on every day of the week we work");
    chart_gaps(&narrow, gaps, list);
    assert_narrow(gaps);
}

static void
a_metric_on_a_telephone_keeps_its_letters(void **state)
{
    struct set *set = *state;
    struct _xmlNode *parent = parent_of(set);
    struct _xmlNode *metric = with_forecast(set, "2026-09-20", "2026-10-25");
    chart_also_narrow(&set->chart, parent, metric, chart_metric);
    assert_int_equal(pictures_in(parent, "chart"), 1);
    assert_int_equal(pictures_in(parent, "narrow"), 1);
    assert_narrow(parent);
}

static void
small_multiples_on_a_telephone_stand_in_pairs(void **state)
{
    struct set *set = *state;
    const struct _xmlNode *metrics[3];
    for (int i = 0; i < 3; i++)
        metrics[i] = with_forecast(set, "2026-09-20", "2026-10-25");
    struct chart narrow = set->chart;
    narrow.size = CHART_NARROW;
    struct _xmlNode *parent = parent_of(set);
    chart_multiples(&narrow, parent, metrics, 3);
    assert_narrow(parent);
    struct _xmlNode *svg = model_find(model_find(parent, "narrow"), "svg");
    assert_says(model_get(svg, "viewBox"), "0 0 224 218");
}

/* The second box of the first step stands between it and the next: that link
 * runs beside it. */
static void
a_chain_on_a_telephone_is_one_column(void **state)
{
    struct set *set = *state;
    set->chart.size = CHART_NARROW;
    struct _xmlNode *parent = chain_drawn(set, 4);
    set->chart.size = CHART_PAGE;
    struct _xmlNode *svg = model_find(model_find(parent, "narrow"), "svg");
    assert_boxes_apart(svg, 5);
    assert_narrow(parent);
    /* Three straight, of two strokes each; one beside in a single stroke. */
    assert_int_equal(count_class(svg, "arrow"), 3 * 2 + 1);
}

static void
a_chain_of_one_is_no_chart(void **state)
{
    struct set *set = *state;
    struct _xmlNode *chain = model_add(set->root, "chain");
    chain_measure(set, chain, 0, 0);
    struct _xmlNode *parent = parent_of(set);
    chart_chain(&set->chart, parent, chain);
    assert_null(model_first(parent));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_forecast_is_a_fan_that_ends_at_the_target),
        cmocka_unit_test(a_forecast_without_an_end_leaves_the_picture_open),
        cmocka_unit_test(a_slide_has_the_same_picture_narrower),
        cmocka_unit_test(only_one_thing_is_tinted),
        cmocka_unit_test(a_reading_on_the_target_is_not_said_twice),
        cmocka_unit_test(no_line_of_the_grid_strikes_the_newest_level),
        cmocka_unit_test(the_period_is_named_beside_it_for_want_of_room),
        cmocka_unit_test(both_lines_of_a_slide_are_named),
        cmocka_unit_test(the_date_of_the_forecast_is_in_the_picture_of_a_page),
        cmocka_unit_test(the_forecast_is_named_close_to_its_end),
        cmocka_unit_test(a_metric_on_a_telephone_keeps_its_letters),
        cmocka_unit_test(small_multiples_on_a_telephone_stand_in_pairs),
        cmocka_unit_test(a_milestone_shows_what_was_signed_and_what_came),
        cmocka_unit_test(many_milestones_are_divided_on_slides_alone),
        cmocka_unit_test(weeks_show_each_review_and_each_blocker),
        cmocka_unit_test(weeks_keep_room_for_today_only_when_it_is_one_of_them),
        cmocka_unit_test(weeks_without_anything_are_no_chart),
        cmocka_unit_test(few_weeks_are_set_wider_on_a_slide),
        cmocka_unit_test(no_line_of_days_shows_through_a_label),
        cmocka_unit_test(an_expectation_leaves_a_gap_to_met),
        cmocka_unit_test(each_bar_of_health_begins_where_the_last_ended),
        cmocka_unit_test(multiples_share_their_days),
        cmocka_unit_test(a_chain_runs_across_or_down),
        cmocka_unit_test(a_telephone_has_names_above_what_they_name),
        cmocka_unit_test(a_chain_on_a_telephone_is_one_column),
        cmocka_unit_test(a_chain_of_one_is_no_chart),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
