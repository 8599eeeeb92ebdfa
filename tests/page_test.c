#include "lay_out.h"

static void
test_flow_goes_on(void **state)
{
    (void)state;
    lay_out("", lay_lines(1, 45));
    assert_int_equal(laid.result.page_count, 3);
    assert_int_equal(lay_line("p20.").page, 1);
    assert_int_equal(lay_line("p21.").page, 2);
    assert_int_equal(lay_line("p21.").y, 50000);
    assert_int_equal(lay_line("p45.").page, 3);
}

static void
test_full_page_makes_no_empty_one(void **state)
{
    (void)state;
    lay_out("body { padding-bottom: 90pt }", lay_lines(1, 20));
    assert_int_equal(laid.result.page_count, 1);
}

static void
test_margin_at_the_top_of_a_page_vanishes(void **state)
{
    (void)state;
    lay_out("p { margin: 15pt 0 0 0 }", lay_lines(1, 14));
    assert_int_equal(lay_line("p8.").page, 1);
    assert_int_equal(lay_line("p9.").page, 2);
    assert_int_equal(lay_line("p9.").y, 50000);
}

static void
test_last_page_is_not_nearly_empty(void **state)
{
    (void)state;
    lay_out("", lay_lines(1, 21));
    assert_int_equal(lay_line("p17.").page, 1);
    assert_int_equal(lay_line("p18.").page, 2);
    lay_out(".b { break-before: page }",
        arena_printf(
            laid.arena, "%s<div class=\"b\">next</div>", lay_lines(1, 21)));
    assert_int_equal(lay_line("p17.").page, 1);
    assert_int_equal(lay_line("p18.").page, 2);
    assert_int_equal(lay_line("next").page, 3);
}

static void
test_forced_breaks(void **state)
{
    (void)state;
    lay_out(".b { break-before: page } .a { break-after: page }",
        "<p>one</p><div><div class=\"b\">two</div></div>"
        "<div><p class=\"a\">three</p></div><p>four</p>");
    assert_int_equal(lay_line("one").page, 1);
    assert_int_equal(lay_line("two").page, 2);
    assert_int_equal(lay_line("three").page, 2);
    assert_int_equal(lay_line("four").page, 3);
    assert_int_equal(laid.result.page_count, 3);
}

/* What follows a heading has two lines with it, unless it has but one. */
static void
test_a_heading_with_all_of_its_line_may_end_a_page(void **state)
{
    (void)state;
    static const char style[] = "h3 { margin: 0; break-after: avoid }";
    lay_out(style, arena_printf(laid.arena,
                       "%s<div><h3>Later</h3><p>all of it</p></div>%s",
                       lay_lines(1, 18), lay_lines(19, 30)));
    assert_int_equal(lay_line("Later").page, 1);
    assert_int_equal(lay_line("all of it").page, 1);
    lay_out(style, arena_printf(laid.arena,
                       "%s<div><h3>Later</h3><p>some</p><p>more</p></div>%s",
                       lay_lines(1, 18), lay_lines(19, 30)));
    assert_int_equal(lay_line("Later").page, 2);
}

/* Pages of 200 by 150 pt with margins of 20 among those of 400 by 300. */
#define CARDS                                                                  \
    "@page card { size: 200pt 150pt; margin: 20pt; @top-left { content: "      \
    "\"card\" } } .card { page: card } "

static void
test_named_pages_have_their_own_size(void **state)
{
    (void)state;
    lay_out(CARDS "p { margin: 0 }",
        "<p>one</p><div class=\"card\"><p>two</p><p>three</p></div>"
        "<p>four</p>");
    assert_int_equal(laid.result.page_count, 3);
    assert_int_equal(lay_where("p", "").w, 300000);
    assert_int_equal(lay_line("two").page, 2);
    assert_int_equal(lay_line("two").y, 20000);
    assert_int_equal(lay_where("div", "20 20 ").w, 160000);
    assert_int_equal(lay_line("three").page, 2);
    assert_int_equal(lay_line("four").page, 3);
    assert_int_equal(lay_line("four").y, 50000);
    lay_has(laid.trace, "page 200 150");
    assert_int_equal(lay_count(laid.trace, "page 400 300"), 2);
    assert_int_equal(lay_count(laid.trace, "\"card\""), 1);
}

static void
test_pages_of_one_name_flow_on(void **state)
{
    (void)state;
    lay_out(
        CARDS, arena_printf(laid.arena,
                   "<div class=\"card\">%s</div><div class=\"card\">%s</div>",
                   lay_lines(1, 4), lay_lines(5, 12)));
    assert_int_equal(laid.result.page_count, 2);
    assert_int_equal(lay_line("p5.").page, 1);
    assert_int_equal(lay_line("p11.").page, 1);
    assert_int_equal(lay_line("p12.").page, 2);
    assert_int_equal(lay_count(laid.trace, "page 200 150"), 2);
}

static void
test_first_page_of_a_name(void **state)
{
    (void)state;
    lay_out("@page :first { margin: 60pt } @page card { margin: 10pt }"
            "@page card:first { margin-top: 30pt } .card { page: card }",
        "<p class=\"card\">one</p><p>two</p>");
    assert_int_equal(lay_line("one").y, 30000);
    assert_int_equal(lay_line("one").x, 10000);
    assert_int_equal(lay_line("two").page, 2);
    assert_int_equal(lay_line("two").y, 50000);
}

static void
test_what_stands_beside_turns_no_page(void **state)
{
    (void)state;
    lay_out(CARDS ".row { display: flex }",
        "<div class=\"row\"><div class=\"card\">one</div><div>two</div></div>");
    assert_int_equal(laid.result.page_count, 1);
    lay_has(laid.trace, "page 400 300");
}

static void
test_name_without_a_page_turns_all_the_same(void **state)
{
    (void)state;
    lay_out("b { display: block; page: other } i { page: auto }",
        "<p>one</p><div><b><i>two</i></b><b>three</b></div><p>four</p>");
    assert_int_equal(lay_line("one").page, 1);
    assert_int_equal(lay_line("two").page, 2);
    assert_int_equal(lay_line("three").page, 2);
    assert_int_equal(lay_line("four").page, 3);
}

static void
test_margin_after_a_forced_break_stays(void **state)
{
    (void)state;
    lay_out(".b { break-before: page; margin-top: 15pt }",
        "<p>one</p><div><p class=\"b\">two</p></div>");
    assert_int_equal(lay_line("two").page, 2);
    assert_int_equal(lay_line("two").y, 65000);
}

static void
test_first_break_makes_no_empty_page(void **state)
{
    (void)state;
    lay_out(".b { break-before: page }", "<p class=\"b\">one</p>");
    assert_int_equal(laid.result.page_count, 1);
}

static void
test_heading_stays_with_two_lines(void **state)
{
    (void)state;
    char *last = lay_lines(19, 8);
    lay_out("",
        arena_printf(laid.arena, "%s<h2>head</h2>%s", lay_lines(1, 18), last));
    assert_int_equal(lay_line("p18.").page, 1);
    assert_int_equal(lay_line("head").page, 2);
    lay_out("",
        arena_printf(laid.arena, "%s<h2>head</h2>%s", lay_lines(1, 17), last));
    assert_int_equal(lay_line("head").page, 1);
}

static void
test_headings_in_a_row_stay_together(void **state)
{
    (void)state;
    lay_out("", arena_printf(laid.arena,
                    "%s<section><h2>two</h2><div><h3>three</h3>%s</div>"
                    "</section>",
                    lay_lines(1, 17), lay_lines(18, 5)));
    assert_int_equal(lay_line("two").page, 2);
    assert_int_equal(lay_line("three").page, 2);
}

/* A paragraph of as many lines as asked for, one word each. */
static char *
tower(int lines)
{
    struct buf out = {0};
    for (int i = 1; i <= lines; i++)
        buf_printf(&out, i < lines ? "word%d <br/>" : "word%d end", i);
    return lay_keep(&out);
}

static void
test_widows_and_orphans(void **state)
{
    (void)state;
    lay_out("", arena_printf(laid.arena, "%s<p>%s</p>%s", lay_lines(1, 19),
                    tower(5), lay_lines(60, 6)));
    assert_int_equal(lay_line("word1 ").page, 2);
    lay_out("", arena_printf(laid.arena, "%s<p>%s</p>%s", lay_lines(1, 16),
                    tower(5), lay_lines(60, 6)));
    assert_int_equal(lay_line("word3 ").page, 1);
    assert_int_equal(lay_line("word4 ").page, 2);
    lay_out("p { orphans: 3; widows: 3 }",
        arena_printf(laid.arena, "%s<p>%s</p>%s", lay_lines(1, 15), tower(7),
            lay_lines(60, 6)));
    assert_int_equal(lay_line("word4 ").page, 1);
    assert_int_equal(lay_line("word5 ").page, 2);
}

static void
test_whole_boxes_move(void **state)
{
    (void)state;
    lay_out(".k { break-inside: avoid }",
        arena_printf(laid.arena, "%s<div class=\"k\">%s</div>",
            lay_lines(1, 15), lay_lines(16, 8)));
    assert_int_equal(lay_line("p15.").page, 1);
    assert_int_equal(lay_line("p16.").page, 2);
    lay_out(".k { break-inside: avoid }",
        arena_printf(laid.arena, "%s<div class=\"k\">%s</div>",
            lay_lines(1, 15), lay_lines(16, 60)));
    assert_int_equal(lay_line("p16.").page, 1);
    assert_int_equal(laid.result.page_count, 4);
}

static void
test_box_is_drawn_in_parts(void **state)
{
    (void)state;
    lay_out("div { border: 1pt solid #112233; border-radius: 4pt; "
            "background-color: #eeeeee; padding: 10pt }",
        arena_printf(laid.arena, "<div>%s</div>", lay_lines(1, 30)));
    assert_int_equal(laid.result.page_count, 2);
    /* Rounded above on the first page, cut straight at its foot. */
    lay_has(laid.trace, "fill #eeeeee M 54 50");
    lay_has(laid.trace, "L 350 241 C 350 241 350 241 350 241");
    /* Its border goes around on one side of the cut, and around on the other.
     */
    assert_int_equal(lay_count(laid.trace, "path fill #112233"), 2);
    lay_has(laid.trace, "fill #112233 M 50 241 C 50 241 50 241 50 241 "
                        "L 50 54 C 50 51.792 51.792 50 54 50 L 346 50 ");
}

static void
test_tag_goes_on_over_pages(void **state)
{
    (void)state;
    lay_out("", arena_printf(laid.arena, "<p>%s</p>", tower(30)));
    assert_int_equal(laid.result.page_count, 2);
    assert_int_equal(lay_count(laid.tags, "P "), 1);
    assert_int_equal(lay_count(laid.trace, "tag 1 P\n"), 2);
    lay_has(laid.tags, "word20 word21");
}

static char *
table_of(int rows, const char *head)
{
    struct buf out = {0};
    buf_printf(&out, "<table><thead><tr><th>%s</th></tr></thead><tbody>", head);
    for (int i = 1; i <= rows; i++)
        buf_printf(&out, "<tr><td>row%d.<br/>more</td></tr>", i);
    buf_str(&out, "</tbody></table>");
    return lay_keep(&out);
}

static void
test_table_head_is_repeated(void **state)
{
    (void)state;
    lay_out("", table_of(25, "Column"));
    assert_int_equal(laid.result.page_count, 3);
    assert_int_equal(lay_count(laid.tags, "\"Column\""), 1);
    assert_int_equal(lay_count(laid.trace, "\"Column\""), 3);
    assert_int_equal(lay_count(laid.tags, "TR\n"), 26);
    assert_int_equal(
        lay_count(laid.trace, "artifact layout\n    glyphs 50 "), 2);
    assert_int_equal(lay_line("row9.").page, 1);
    assert_int_equal(lay_line("row10.").page, 2);
    assert_int_equal(lay_line("row10.").y, 60000);
}

static void
test_rows_stay_whole_and_not_alone(void **state)
{
    (void)state;
    /* Nine rows and the head fill 190 of 200: the tenth would be alone. */
    lay_out("", table_of(10, "Head"));
    assert_int_equal(lay_line("row8.").page, 1);
    assert_int_equal(lay_line("row9.").page, 2);
    assert_int_equal(lay_line("row10.").page, 2);
}

static void
lay_table_below(int lines, int rows, int after)
{
    lay_out("", arena_printf(laid.arena, "%s%s%s", lay_lines(1, lines),
                    table_of(rows, "Head"), lay_lines(lines + 1, after)));
}

static void
test_first_row_of_a_small_table_is_not_alone(void **state)
{
    (void)state;
    lay_table_below(17, 3, 0);
    assert_int_equal(lay_line("Head").page, 2);
    assert_int_equal(lay_line("row1.").page, 2);
    lay_table_below(17, 5, 0); /* not small */
    assert_int_equal(lay_line("row1.").page, 1);
    lay_table_below(16, 3, 0); /* it would leave a hole */
    assert_int_equal(lay_line("row1.").page, 1);
    lay_table_below(17, 3, 15); /* it would take a page more */
    assert_int_equal(lay_line("row1.").page, 1);
    assert_int_equal(lay_line("p32.").page, 2);
}

/* So many lines with gaps of 9 pt between them. */
static void
lay_with_gaps(const char *css, int lines, const char *content)
{
    lay_out(arena_printf(laid.arena, "p + p { margin-top: 9pt } %s", css),
        arena_printf(laid.arena, "<div id=\"lines\">%s</div>%s",
            lay_lines(1, lines), content));
}

/* Of 213 pt on a page of 200, the seven gaps give up to 21. */
static void
test_gaps_shrink_to_keep_a_table_together(void **state)
{
    (void)state;
    lay_with_gaps("", 8,
        arena_printf(laid.arena, "<div>%s</div>%s", table_of(3, "Head"),
            lay_lines(100, 10)));
    assert_int_equal(lay_line("p1.").y, 50000);
    assert_int_equal(lay_line("p8.").y, 50000 + 7 * 19000 - 13000);
    assert_int_equal(lay_where("div#lines", "").h, 143000 - 13000);
    assert_int_equal(lay_line("row3.").page, 1);
    assert_int_equal(lay_line("row3.").y, 230000);
    assert_int_equal(lay_line("p100.").page, 2);
    assert_int_equal(lay_line("p100.").y, 50000);
    assert_int_equal(lay_line("p101.").y, 69000);
}

/* The head and two rows end at 212 pt: eight gaps give what the second lacks.
 */
static void
test_gaps_shrink_so_that_no_row_is_alone(void **state)
{
    (void)state;
    lay_with_gaps("", 9,
        arena_printf(laid.arena, "<div id=\"rows\">%s</div>%s",
            table_of(4, "Head"), lay_lines(100, 10)));
    assert_int_equal(lay_line("p9.").y, 50000 + 8 * 19000 - 12000);
    assert_int_equal(lay_line("row2.").page, 1);
    assert_int_equal(lay_line("row2.").y, 230000);
    assert_int_equal(lay_line("row3.").page, 2);
    assert_int_equal(lay_line("row3.").y, 60000);
    assert_int_equal(lay_line("p100.").y, 100000);
}

static void
test_gaps_shrink_by_a_third_at_most(void **state)
{
    (void)state;
    lay_with_gaps("", 8,
        arena_printf(
            laid.arena, "%s%s", table_of(4, "Head"), lay_lines(100, 10)));
    assert_int_equal(lay_line("p8.").y, 50000 + 7 * 19000);
    assert_int_equal(lay_line("row2.").page, 1);
    assert_int_equal(lay_line("row3.").page, 2);
}

static void
test_gaps_shrink_to_save_the_last_page(void **state)
{
    (void)state;
    lay_with_gaps("", 12, "<p>end</p>");
    assert_int_equal(laid.result.page_count, 1);
    assert_int_equal(lay_line("end").y, 240000);
    lay_with_gaps("#lines { break-after: page }", 12, "<p>end</p>");
    assert_int_equal(laid.result.page_count, 3);
    lay_with_gaps("", 13, "<p>end</p>");
    assert_int_equal(laid.result.page_count, 2);
    assert_int_equal(lay_line("p2.").y, 69000);
}

static void
test_table_head_is_never_alone(void **state)
{
    (void)state;
    lay_out("", arena_printf(
                    laid.arena, "%s%s", lay_lines(1, 18), table_of(3, "Head")));
    assert_int_equal(lay_line("Head").page, 2);
    assert_int_equal(lay_line("p18.").page, 1);
}

static void
test_tall_row_goes_on(void **state)
{
    (void)state;
    lay_out("", arena_printf(laid.arena,
                    "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
                    "<tbody><tr><td>%s</td><td>short</td></tr></tbody>"
                    "</table><p>after</p>",
                    tower(50)));
    assert_int_equal(lay_line("word1 ").page, 1);
    assert_int_equal(lay_line("word50 ").page, 3);
    assert_int_equal(lay_line("after").page, 3);
    assert_int_equal(lay_count(laid.trace, "\"word"), 50);
    assert_int_equal(lay_count(laid.trace, "\"A\""), 3);
}

static const char *
row_beside(const char *inside)
{
    return arena_printf(laid.arena,
        "<table><tr><th>head</th><td>%s</td><td>low</td></tr></table>", inside);
}

/* What stands in the middle of a row stands at its top when that is on another
 * page. */
static void
test_head_of_a_tall_row_is_where_it_begins(void **state)
{
    (void)state;
    const char *css = "th { vertical-align: middle }"
                      "td { vertical-align: bottom }";
    lay_out(css, row_beside(tower(50)));
    assert_int_equal(lay_line("head").page, 1);
    assert_int_equal(lay_line("low").page, 1);
    lay_out(css, row_beside(tower(15)));
    assert_true(lay_line("head").y > lay_line("word1 ").y);
    assert_true(lay_line("low").y > lay_line("head").y);
}

/* Lines of two heights side by side meet no common cut: none may be lost,
 * doubled or drawn across the foot. */
static void
test_columns_side_by_side_lose_nothing(void **state)
{
    (void)state;
    lay_out(".row { display: flex } .row div { flex: 1 }"
            ".b { font-size: 7pt; line-height: 8.7pt }",
        arena_printf(laid.arena,
            "%s<div class=\"row\"><div>%s</div><div class=\"b\">%s%s</div>"
            "</div><p>after</p>",
            lay_lines(1, 3), tower(60), tower(40), lay_lines(50, 20)));
    for (int i = 1; i <= 60; i++)
        lay_has(laid.tags, arena_printf(laid.arena, "word%d ", i));
    assert_int_equal(lay_count(laid.trace, "\"word"), 100);
    assert_int_equal(lay_count(laid.trace, "\"p"), 23);
    for (const char *at = laid.dump; (at = strstr(at, "line ")); at++) {
        const char *number = at + 5;
        lay_milli(&number);
        long y = lay_milli(&number);
        lay_milli(&number);
        assert_in_range(y, 50000, 250000);
        assert_in_range(y + lay_milli(&number), 50000, 250000);
    }
}

/* No margin is kept where a page begins, in a column as in the flow. */
static void
test_columns_begin_a_page_without_a_margin(void **state)
{
    (void)state;
    struct buf one = {0}, two = {0};
    for (int i = 1; i <= 12; i++) {
        buf_printf(&one, "<p>one%d.</p>", i);
        buf_printf(&two, "<p>two%d.</p>", i);
    }
    lay_out(".row { display: flex } .row div { flex: 1 }"
            "p { margin: 15pt 0; line-height: 20pt; font-size: 10pt }",
        arena_printf(laid.arena,
            "<div class=\"row\"><div>%s</div><div>%s</div></div>", one.p,
            two.p));
    buf_free(&one);
    buf_free(&two);
    assert_int_equal(laid.result.page_count, 3);
    assert_int_equal(lay_line("one6.").page, 2);
    assert_int_equal(lay_line("one6.").y, 50000);
    assert_int_equal(lay_line("two6.").y, 50000);
    assert_int_equal(lay_line("two7.").y, 85000);
}

static void
test_picture_taller_than_a_page_is_made_smaller(void **state)
{
    (void)state;
    lay_out("svg { display: block; width: 300pt }",
        "<p>one</p><svg role=\"img\" aria-label=\"A\" viewBox=\"0 0 10 20\">"
        "<rect width=\"10\" height=\"20\"/></svg><p>two</p>");
    assert_int_equal(lay_where("svg", "").h, 200000);
    assert_int_equal(lay_where("svg", "").w, 100000);
    assert_int_equal(laid.result.page_count, 3);
}

static void
test_first_page_differs(void **state)
{
    (void)state;
    lay_out("@page :first { margin-top: 150pt }", lay_lines(1, 25));
    assert_int_equal(lay_line("p1.").y, 150000);
    assert_int_equal(lay_line("p10.").page, 1);
    assert_int_equal(lay_line("p11.").page, 2);
    assert_int_equal(lay_line("p11.").y, 50000);
}

static void
test_running_header_and_footer(void **state)
{
    (void)state;
    lay_out("@page { @top-left { content: string(part) } @bottom-right { "
            "content: counter(page) \" of \" counter(pages) } }"
            "h2 { string-set: part content(); break-before: page }",
        "<p>front</p><h2>First  part</h2><h2>Second</h2><p>x</p>");
    assert_int_equal(laid.result.page_count, 3);
    lay_has(laid.trace, "\"1 of 3\"");
    lay_has(laid.trace, "\"3 of 3\"");
    assert_int_equal(lay_count(laid.trace, "artifact footer"), 3);
    assert_int_equal(lay_count(laid.trace, "artifact header"), 2);
    assert_int_equal(lay_count(laid.trace, "\"First part\""), 2 + 1);
    assert_null(strstr(laid.tags, "of 3"));
}

static void
test_long_header_is_shortened(void **state)
{
    (void)state;
    lay_out("@page { @top-left { content: \"A very long title that takes more "
            "room than a sheet of this size has beside what is in the "
            "middle\" } @top-center { content: \"Middle\" } }",
        "<p>x</p>");
    lay_has(laid.trace, "…\"");
    lay_has(laid.trace, "\"Middle\"");
}

static void
test_middle_of_a_header_goes_aside(void **state)
{
    (void)state;
    lay_out("@page { @top-left { content: \"A title that is longer than half "
            "of it\" } @top-center { content: \"Middle\" } @top-right { "
            "content: \"1\" } }",
        "<p>x</p>");
    assert_int_equal(lay_count(laid.trace, "…"), 0);
    lay_has(laid.trace, "\"A title that is longer than half of it\"");
}

static void
test_anchor_stands_on_its_page(void **state)
{
    (void)state;
    lay_out("", arena_printf(laid.arena,
                    "%s<div id=\"gap\"></div><h2 id=\"to\">T</h2>%s",
                    lay_lines(1, 20), lay_lines(30, 6)));
    const char *second = strstr(strstr(laid.trace, "page ") + 1, "\npage ");
    assert_non_null(second);
    lay_has(second, "anchor 50 50 \"to\"");
    lay_has(second, "outline 2 50 50 \"T\"");
    assert_int_equal(lay_count(laid.trace, "\"gap\""), 1);
}

static void
test_nothing_is_lost_at_any_length(void **state)
{
    (void)state;
    for (int n = 1; n < 60; n += 3) {
        lay_out("p { margin: 3pt 0 } .k { break-inside: avoid }",
            arena_printf(laid.arena,
                "%s<div class=\"k\"><h3>h</h3>%s</div>%s<p>%s</p>",
                lay_lines(100, n), lay_lines(200, 5), table_of(n, "H"),
                tower(n)));
        assert_int_equal(lay_count(laid.trace, "\"p"), n + 5);
        assert_int_equal(lay_count(laid.trace, "\"row"), n);
        assert_int_equal(lay_count(laid.trace, "\"word"), n);
    }
}

/* Documents of any elements with any of these rules, from a fixed sequence:
 * every word must be drawn exactly once. */
static unsigned
chance(uint64_t *seed, unsigned below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % below;
}

static void
grow_tree(struct tree *node, uint64_t *seed, int depth, int *words)
{
    static const char *const names[] = {"div", "p", "span", "table", "tr", "td",
        "th", "thead", "tbody", "ul", "ol", "li", "h2", "a", "b", "blockquote",
        "caption", "pre"};
    for (unsigned i = chance(seed, 6); i > 0; i--) {
        if (chance(seed, 3) > 0 && depth > 0) {
            unsigned n = chance(seed, sizeof names / sizeof *names);
            struct tree *child = tree_element(laid.arena, names[n]);
            char *classes = arena_printf(
                laid.arena, "c%u c%u", chance(seed, 24), chance(seed, 24));
            tree_set(laid.arena, child, "class", classes);
            if (chance(seed, 6) == 0)
                tree_set(laid.arena, child, "colspan", "2");
            if (chance(seed, 6) == 0)
                tree_set(laid.arena, child, "rowspan", "3");
            tree_append(node, child);
            grow_tree(child, seed, depth - 1, words);
            continue;
        }
        struct buf text = {0};
        for (unsigned k = chance(seed, 30); k > 0; k--, ++*words)
            buf_str(&text, chance(seed, 20) ? " zoo" : " Zebrastreifenbau");
        tree_append(node, tree_text(laid.arena, lay_keep(&text)));
    }
}

static void
test_no_word_is_lost_or_doubled(void **state)
{
    (void)state;
    static const char rules[] =
        ".c0 { display: flex; gap: 4pt } .c1 { display: inline-block }"
        ".c2 { display: block } .c3 { display: inline } .c4 { width: 50% }"
        ".c5 { width: 30pt } .c6 { padding: 3pt 20% } .c7 { margin: -5pt }"
        ".c8 { margin: 10pt auto } .c9 { break-inside: avoid }"
        ".c10 { break-before: page } .c11 { break-after: avoid }"
        ".c12 { font-size: 30pt } .c13 { line-height: 5.3pt }"
        ".c14 { white-space: nowrap } .c15 { text-align: justify }"
        ".c16 { flex: 1 } .c17 { align-items: center } .c18 { height: 30pt }"
        ".c19 { height: 400pt } .c20 { vertical-align: bottom }"
        ".c21 { border-collapse: collapse } .c22 { orphans: 4 }"
        ".c23 { border: 1pt solid red; line-height: 0 }";
    for (uint64_t seed = 1; seed <= 60; seed++) {
        uint64_t state_of = seed * 7919;
        int words = 0, found = 0;
        struct tree *html = tree_element(laid.arena, "html");
        grow_tree(html, &state_of, 6, &words);
        lay_tree(rules, html);
        for (const char *at = laid.tags; *at; at++)
            found += *at == 'z' || *at == 'Z';
        if (found != words)
            print_error("seed %d\n", (int)seed);
        assert_int_equal(found, words);
    }
}

static void
test_page_with_no_room(void **state)
{
    (void)state;
    lay_out("@page { margin: 200pt }", lay_lines(1, 5));
    assert_true(laid.result.page_count >= 1);
    assert_int_equal(lay_count(laid.trace, "\"p"), 5);
}

#define LAYOUT(test)                                                           \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT(test_flow_goes_on),
        LAYOUT(test_full_page_makes_no_empty_one),
        LAYOUT(test_margin_at_the_top_of_a_page_vanishes),
        LAYOUT(test_last_page_is_not_nearly_empty),
        LAYOUT(test_forced_breaks),
        LAYOUT(test_a_heading_with_all_of_its_line_may_end_a_page),
        LAYOUT(test_named_pages_have_their_own_size),
        LAYOUT(test_pages_of_one_name_flow_on),
        LAYOUT(test_first_page_of_a_name),
        LAYOUT(test_what_stands_beside_turns_no_page),
        LAYOUT(test_name_without_a_page_turns_all_the_same),
        LAYOUT(test_margin_after_a_forced_break_stays),
        LAYOUT(test_first_break_makes_no_empty_page),
        LAYOUT(test_heading_stays_with_two_lines),
        LAYOUT(test_headings_in_a_row_stay_together),
        LAYOUT(test_widows_and_orphans),
        LAYOUT(test_whole_boxes_move),
        LAYOUT(test_box_is_drawn_in_parts),
        LAYOUT(test_tag_goes_on_over_pages),
        LAYOUT(test_table_head_is_repeated),
        LAYOUT(test_rows_stay_whole_and_not_alone),
        LAYOUT(test_first_row_of_a_small_table_is_not_alone),
        LAYOUT(test_gaps_shrink_to_keep_a_table_together),
        LAYOUT(test_gaps_shrink_so_that_no_row_is_alone),
        LAYOUT(test_gaps_shrink_by_a_third_at_most),
        LAYOUT(test_gaps_shrink_to_save_the_last_page),
        LAYOUT(test_table_head_is_never_alone),
        LAYOUT(test_tall_row_goes_on),
        LAYOUT(test_head_of_a_tall_row_is_where_it_begins),
        LAYOUT(test_columns_side_by_side_lose_nothing),
        LAYOUT(test_columns_begin_a_page_without_a_margin),
        LAYOUT(test_picture_taller_than_a_page_is_made_smaller),
        LAYOUT(test_first_page_differs),
        LAYOUT(test_running_header_and_footer),
        LAYOUT(test_long_header_is_shortened),
        LAYOUT(test_middle_of_a_header_goes_aside),
        LAYOUT(test_anchor_stands_on_its_page),
        LAYOUT(test_nothing_is_lost_at_any_length),
        LAYOUT(test_no_word_is_lost_or_doubled),
        LAYOUT(test_page_with_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
