/* Pages filled: what is left of one is shared, parts begin where the pages come
 * out even, and what does not keep to one is set closer.  A page has twenty
 * lines. */
#include "lay_out.h"

#define FILLED                                                                 \
    ".f { align-content: space-between } .f p { margin: 10pt 0 0 0 }"          \
    ".n { break-before: page }"
#define NEXT "<div class=\"n\">next</div>"

static void
room_is_shared_and_the_last_stands_at_the_foot(void **state)
{
    (void)state;
    lay_out(FILLED "#low { margin-top: 90pt }",
        "<div class=\"f\" id=\"f\"><p>one</p><p>two</p><p id=\"low\">three</p>"
        "</div>" NEXT);
    /* 70 pt are left: 35 each, of which the first gap takes 10. */
    assert_int_equal(lay_line("one").y, 60000);
    assert_int_equal(lay_line("two").y, 80000 + 10000);
    assert_int_equal(lay_line("three").y, 240000);
    assert_int_equal(lay_where("div#f", "").h, 190000);
    assert_int_equal(lay_line("next").page, 2);
    assert_int_equal(lay_line("next").y, 50000);
    assert_int_equal(laid.result.page_count, 2);
}

static void
little_room_is_shared_evenly(void **state)
{
    (void)state;
    lay_out(FILLED "#big { height: 124pt }",
        "<div class=\"f\"><p>one</p><p id=\"big\">two</p><p>three</p></div>"
        "<p>note</p>" NEXT);
    /* 184 pt are taken with what stands below: 16 are left. */
    assert_int_equal(lay_line("two").y, 80000 + 8000);
    assert_int_equal(lay_line("three").y, 214000 + 16000);
    assert_int_equal(lay_line("note").y, 240000);
    assert_int_equal(lay_line("next").page, 2);
}

static void
what_stands_in_a_box_takes_its_part(void **state)
{
    (void)state;
    lay_out(FILLED "#in p { margin: 0 } #in p + p { margin-top: 10pt }",
        "<div class=\"f\"><p>one</p><div class=\"f\" id=\"in\"><p>two</p>"
        "<p>three</p></div><p>four</p></div>" NEXT);
    /* 75 pt are left for three gaps: none but the last takes more than 10. */
    const int64_t one = lay_line("one").y, two = lay_line("two").y;
    assert_int_equal(lay_line("three").y - two, 20000 + 10000);
    assert_int_equal(lay_where("div#in", "").h, 30000 + 10000);
    assert_int_equal(lay_line("four").y, 240000);
    assert_int_equal(two - one, 10000); /* no gap, no part */
}

/* Its cells are beside each other, wherever one of them stands in it. */
static void
a_row_in_a_box_is_left_alone(void **state)
{
    (void)state;
    const char *row =
        "<div class=\"f\"><p>one</p><div class=\"row\" id=\"r\">"
        "<p id=\"high\">two</p><p>three</p></div><p>four</p></div>" NEXT;
    lay_out(FILLED ".row { display: flex; align-items: flex-end;"
                   "align-content: space-between }"
                   "#high { height: 10pt; margin-bottom: 40pt }",
        row);
    const int64_t apart = lay_line("three").y - lay_line("two").y;
    assert_int_equal(lay_line("four").y, 240000);
    assert_int_equal(apart, 40000);
}

static void
what_needs_more_than_a_page_is_left_alone(void **state)
{
    (void)state;
    lay_out(FILLED, arena_printf(laid.arena, "<div class=\"f\">%s</div>" NEXT,
                        lay_lines(1, 12)));
    assert_int_equal(lay_line("p1.").y, 60000);
    assert_int_equal(lay_line("p2.").y, 80000);
    assert_int_equal(laid.result.page_count, 3);
}

static void
without_a_break_behind_it_nothing_is_filled(void **state)
{
    (void)state;
    lay_out(FILLED, "<div class=\"f\"><p>one</p><p>two</p></div><p>next</p>");
    assert_int_equal(lay_line("two").y, 80000);
    assert_int_equal(laid.result.page_count, 1);
}

static void
a_later_page_is_filled_too(void **state)
{
    (void)state;
    lay_out(FILLED, "<p>first</p><div class=\"n f\"><p>one</p><p>two</p></div>"
                    "<div class=\"n\"><p>next</p></div>");
    assert_int_equal(lay_line("two").page, 2);
    assert_int_equal(lay_line("two").y, 240000);
    assert_int_equal(lay_line("next").page, 3);
}

/* --- parts --- */

/* Two parts of so many lines; the page on which the second begins. */
static int
second_begins_in(const char *css, int first, int second)
{
    lay_out(arena_printf(laid.arena, ".part { break-before: balance } %s", css),
        arena_printf(laid.arena,
            "<div class=\"part\">%s</div><div class=\"part\">%s</div>",
            lay_lines(1, first), lay_lines(100, second)));
    return lay_line("p100.").page;
}

static int
second_begins(int first, int second)
{
    return second_begins_in("", first, second);
}

static void
a_part_begins_a_page_where_that_is_more_even(void **state)
{
    (void)state;
    assert_int_equal(second_begins(15, 12), 2);
    assert_int_equal(laid.result.page_count, 2);
    assert_int_equal(lay_line("p15.").page, 1);
}

static void
a_part_costs_no_page(void **state)
{
    (void)state;
    assert_int_equal(second_begins(15, 24), 1);
    assert_int_equal(laid.result.page_count, 2);
    assert_int_equal(second_begins(5, 5), 1);
    assert_int_equal(laid.result.page_count, 1);
}

static void
a_part_that_makes_pages_emptier_flows_on(void **state)
{
    (void)state;
    assert_int_equal(second_begins(4, 20), 1);
    assert_int_equal(laid.result.page_count, 2);
}

static void
a_part_leaves_no_hole(void **state)
{
    (void)state;
    assert_int_equal(second_begins(14, 17), 2);
    assert_int_equal(second_begins(13, 18), 1);
    assert_int_equal(laid.result.page_count, 2);
}

/* Forty lines a page: four are a tenth of the last, eight are a fifth. */
static void
a_hole_is_better_than_a_few_lines_alone(void **state)
{
    (void)state;
    static const char half[] = "html { font-size: 4pt; line-height: 5pt }";
    assert_int_equal(second_begins_in(half, 17, 27), 2);
    assert_int_equal(second_begins_in(half, 15, 29), 1);
    assert_int_equal(second_begins_in(half, 17, 31), 1);
    assert_int_equal(laid.result.page_count, 2);
}

/* --- closer --- */

static struct tree *document;
static int given_up; /* layouts */

static void
lay_fitted_in(const char *before, const char *fit, const char *content)
{
    document = markup_read(laid.arena,
        arena_printf(laid.arena,
            "<html lang=\"en\"><body>%s<main><div class=\"box wide\" "
            "data-fit=\"%s\">%s</div></main></body></html>",
            before, fit, content));
    given_up = 0;
    do {
        lay_tree(".wide p { line-height: 20pt } .close p { line-height: 6pt }"
                 ".low { height: 30pt } .high { height: 150pt }"
                 ".turn { break-after: page }",
            document);
        given_up += !laid.result.pages;
    } while (layout_amend(laid.arena, &laid.result, document));
}

static void
lay_fitted_behind(const char *before, const char *fit, int lines)
{
    lay_fitted_in(before, fit, lay_lines(1, lines));
}

static void
lay_fitted(const char *fit, int lines)
{
    lay_fitted_behind("", fit, lines);
}

static void
assert_class(const char *class)
{
    const struct tree *box = tree_find(document, "div");
    assert_string_equal(tree_get(box, "class"), class);
}

static void
what_fits_stays_as_it_is(void **state)
{
    (void)state;
    lay_fitted("wide, even, close", 9);
    assert_class("box wide");
}

static void
what_does_not_fit_is_set_closer(void **state)
{
    (void)state;
    lay_fitted("wide, even, close", 15);
    assert_class("box even");
    lay_fitted("wide, even, close", 30);
    assert_class("box close");
    assert_int_equal(lay_line("p30.").page, 1);
}

/* The list is an attribute's value; another may stand behind it. */
static void
what_may_take_pages_takes_so_many(void **state)
{
    (void)state;
    lay_fitted("wide, even, close\" data-fit-pages=\"2", 15);
    assert_class("box wide");
    lay_fitted("wide, even, close\" data-fit-pages=\"2", 36);
    assert_class("box even");
    assert_int_equal(laid.result.page_count, 2);
}

/* Ten lines a page, or more; a page has three at least. */
static void
a_last_page_with_little_on_it_is_saved(void **state)
{
    (void)state;
    static const char fit[] =
        "wide, even\" data-fit-pages=\"5\" data-fit-saves=\"10";
    lay_fitted(fit, 4 * 10 + 1);
    assert_class("box even");
    lay_fitted(fit, 4 * 10 + 4);
    assert_class("box wide");
    assert_int_equal(laid.result.page_count, 5);
    lay_fitted(fit, 2 * 10 + 1);
    assert_class("box wide");
    assert_int_equal(laid.result.page_count, 3);
}

/* Two lines more than a part that begins the page left empty before it. */
static void
a_hole_before_the_last_page_takes_from_it(void **state)
{
    (void)state;
    static const char fit[] =
        "wide, even\" data-fit-pages=\"5\" data-fit-saves=\"10";
    lay_fitted(fit, 4 * 10 + 5);
    assert_class("box wide");
    for (int hole = 3; hole <= 6; hole += 3) {
        lay_fitted_in("", fit,
            arena_printf(laid.arena, "%s<p class=\"turn\">x</p>%s",
                lay_lines(1, 4 * 10 - hole - 1), lay_lines(1, hole + 2)));
        assert_class("box even");
    }
}

static void
the_closest_is_the_last(void **state)
{
    (void)state;
    lay_fitted("wide, even, close", 100);
    assert_class("box close");
    lay_fitted("wide", 15);
    assert_class("box wide");
}

static void
what_no_page_holds_is_given_up(void **state)
{
    (void)state;
    laid.gives_up = true;
    lay_fitted("wide, even, close", 9);
    assert_class("box wide");
    assert_int_equal(given_up, 0);
    lay_fitted("wide, even, close", 30);
    assert_class("box close");
    assert_int_equal(given_up, 2);
    /* What is laid out at last may not fit, but it is all there. */
    lay_fitted("wide, even, close", 100);
    assert_class("box close");
    assert_int_equal(given_up, 2);
    assert_true(laid.result.page_count > 1);
    laid.gives_up = false;
}

/* What stands before it counts, where it is sure that the page is cut within
 * it. */
static void
what_passes_the_first_page_is_given_up(void **state)
{
    (void)state;
    static const char fit[] = "wide, even, close";
    static const char *const moved[] = {
        "<p class=\"turn\">x</p>", "<p class=\"high\">x</p>"};
    laid.gives_up = true;
    lay_fitted_behind("<p class=\"low\">x</p>", fit, 9);
    assert_class("box even");
    assert_int_equal(given_up, 1);
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
        lay_fitted_behind(moved[i], fit, 9);
        assert_int_equal(given_up, 0);
    }
    laid.gives_up = false;
}

/* --- lines --- */

static void
balanced_lines_are_even(void **state)
{
    (void)state;
    const char *text = "<h2>One heading that is a little wider than the "
                       "narrow room that it has here</h2>";
    lay_out("h2 { width: 260pt }", text);
    long ragged = lay_line("here").w;
    lay_out("h2 { width: 260pt; text-wrap: balance }", text);
    struct where first = lay_line("One"), last = lay_line("here");
    assert_int_equal(lay_count(laid.dump, "line "), 2);
    assert_true(last.w > ragged);
    assert_true(first.w - last.w < PT(40) && last.w - first.w < PT(40));
}

static void
balanced_lines_end_with_a_clause(void **state)
{
    (void)state;
    const char *css = "h2 { width: 120pt; text-wrap: balance }";
    lay_out(css, "<h2>Two of three are met: none for each</h2>");
    assert_non_null(strstr(laid.dump, "are met: \"\n"));
    lay_out(css, "<h2>Customers need a convincing word</h2>");
    assert_non_null(strstr(laid.dump, "Customers need \"\n"));
}

static void
the_hyphen_of_a_word_is_a_bad_place_to_break(void **state)
{
    (void)state;
    lay_out("p { width: 170pt }",
        "<p>All of this comes to be reached late, mid-January or so, give or "
        "take two weeks in all</p>");
    assert_null(strstr(laid.dump, "mid-\"\n"));
}

#define LAYOUT(test)                                                           \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT(room_is_shared_and_the_last_stands_at_the_foot),
        LAYOUT(little_room_is_shared_evenly),
        LAYOUT(what_stands_in_a_box_takes_its_part),
        LAYOUT(a_row_in_a_box_is_left_alone),
        LAYOUT(what_needs_more_than_a_page_is_left_alone),
        LAYOUT(without_a_break_behind_it_nothing_is_filled),
        LAYOUT(a_later_page_is_filled_too),
        LAYOUT(a_part_begins_a_page_where_that_is_more_even),
        LAYOUT(a_part_costs_no_page),
        LAYOUT(a_part_that_makes_pages_emptier_flows_on),
        LAYOUT(a_part_leaves_no_hole),
        LAYOUT(a_hole_is_better_than_a_few_lines_alone),
        LAYOUT(what_fits_stays_as_it_is),
        LAYOUT(what_does_not_fit_is_set_closer),
        LAYOUT(what_may_take_pages_takes_so_many),
        LAYOUT(a_last_page_with_little_on_it_is_saved),
        LAYOUT(a_hole_before_the_last_page_takes_from_it),
        LAYOUT(the_closest_is_the_last),
        LAYOUT(what_no_page_holds_is_given_up),
        LAYOUT(what_passes_the_first_page_is_given_up),
        LAYOUT(balanced_lines_are_even),
        LAYOUT(balanced_lines_end_with_a_clause),
        LAYOUT(the_hyphen_of_a_word_is_a_bad_place_to_break),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
