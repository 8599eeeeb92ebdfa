#include "lay_out.h"

#define CELLS "td, th { padding: 0; vertical-align: top }"

static void
test_short_columns_keep_their_width(void **state)
{
    (void)state;
    lay_out(CELLS "table { width: 100% }",
        "<table><tr><td>15 July</td><td>a long sentence that will have to be "
        "set over several lines because there is no room for all of it beside "
        "a date</td></tr></table>");
    lay_has(laid.dump, "\"15 July\"");
    assert_true(lay_count(laid.dump, "line ") >= 3);
    assert_int_equal(lay_where("table", "").w, 300000);
}

static void
test_table_is_as_wide_as_it_needs(void **state)
{
    (void)state;
    lay_out(CELLS, "<table><tr><td>a</td><td>b</td></tr></table>");
    assert_true(lay_where("table", "").w < 20000);
    assert_int_equal(lay_where("table", "").x, 50000);
}

static void
test_fixed_and_percent_columns(void **state)
{
    (void)state;
    lay_out(CELLS "table { width: 100% } .f { width: 80pt } .p { width: 25% }",
        "<table><tr><th class=\"f\" id=\"f\">f</th><th class=\"p\" "
        "id=\"p\">p</th><th id=\"r\">rest</th></tr></table>");
    assert_int_equal(lay_where("th#f", "").w, 80000);
    assert_int_equal(lay_where("th#p", "").w, 75000);
    assert_int_equal(lay_where("th#r", "").w, 145000);
}

static void
test_word_is_wider_than_its_fixed_column(void **state)
{
    (void)state;
    lay_out(CELLS "table { width: 100% } .f { width: 10pt }",
        "<table><tr><td class=\"f\" id=\"a\">unbreakable word</td><td>b</td>"
        "</tr></table>");
    assert_int_equal(lay_where("td#a", "").w, lay_line("unbreakable").w);
    lay_has(laid.dump, "\"unbreakable \"");
}

static void
test_col_elements_give_widths(void **state)
{
    (void)state;
    lay_out(CELLS "table { width: 100% } .w { width: 90pt }",
        "<table><colgroup><col class=\"w\"/><col/></colgroup>"
        "<tr><td id=\"a\">a</td><td>b</td></tr></table>");
    assert_int_equal(lay_where("td#a", "").w, 90000);
}

static void
test_spans(void **state)
{
    (void)state;
    lay_out(CELLS ".f { width: 50pt }",
        "<table><tr><td rowspan=\"2\" id=\"tall\">t<br/>t<br/>t</td>"
        "<td class=\"f\" id=\"x\">x</td><td class=\"f\">y</td></tr>"
        "<tr><td colspan=\"2\" id=\"wide\">w</td></tr></table>");
    assert_int_equal(lay_where("td#wide", "").w, 100000);
    assert_int_equal(lay_where("td#wide", "").x, lay_where("td#x", "").x);
    assert_int_equal(lay_where("td#tall", "").h, 30000);
    assert_int_equal(lay_where("table", "").h, 30000);
    lay_has(laid.tags, "TD rowspan=2");
    lay_has(laid.tags, "TD colspan=2 \"w\"");
}

static void
test_wide_span_widens_its_columns(void **state)
{
    (void)state;
    lay_out(CELLS,
        "<table><tr><td id=\"a\">a</td><td id=\"b\">b</td></tr>"
        "<tr><td colspan=\"2\" id=\"w\">one long unbroken heading</td></tr>"
        "</table>");
    struct where w = lay_where("td#w", "");
    assert_true(w.w >= lay_line("heading").w);
    assert_in_range(
        lay_where("td#a", "").w + lay_where("td#b", "").w, w.w - 2, w.w + 2);
    assert_int_equal(lay_line("one long").h, w.h);
}

static void
test_vertical_align(void **state)
{
    (void)state;
    lay_out("td { padding: 0 } .t { vertical-align: top } .m { vertical-align: "
            "middle } .b { vertical-align: bottom } .l { vertical-align: "
            "baseline } .big { font-size: 16pt; line-height: 20pt; "
            "vertical-align: baseline }",
        "<table><tr><td class=\"t\">top</td><td class=\"m\">mid</td>"
        "<td class=\"b\">low</td><td>1<br/>2<br/>3</td></tr>"
        "<tr><td class=\"big\">Big</td><td class=\"l\">base</td></tr></table>");
    assert_int_equal(lay_line("top").y, 50000);
    assert_int_equal(lay_line("mid").y, 60000);
    assert_int_equal(lay_line("low").y, 70000);
    const char *big = strstr(laid.trace, "\"Big\"");
    const char *base = strstr(laid.trace, "\"base\"");
    assert_non_null(big);
    assert_non_null(base);
    while (strncmp(big, "glyphs", 6) != 0)
        big--;
    while (strncmp(base, "glyphs", 6) != 0)
        base--;
    big += 6;
    base += 6;
    lay_milli(&big);
    lay_milli(&base);
    assert_int_equal(lay_milli(&big), lay_milli(&base));
}

static void
test_collapsed_borders_are_drawn_once(void **state)
{
    (void)state;
    lay_out("table { border-collapse: collapse } td { padding: 0; border: 1pt "
            "solid #112233 } .thick { border-top: 3pt solid #445566 }",
        "<table><tr><td>a</td></tr><tr><td class=\"thick\">b</td></tr>"
        "</table>");
    assert_int_equal(lay_count(laid.trace, "#445566"), 1);
    /* Three sides of the upper cell, three of the lower. */
    assert_int_equal(lay_count(laid.trace, "#112233"), 6);
    assert_int_equal(
        lay_where("table", "").h, 1000 + 10000 + 3000 + 10000 + 1000);
}

static void
test_spacing(void **state)
{
    (void)state;
    lay_out("table { border-spacing: 4pt } td { padding: 0; width: 50pt }",
        "<table><tr><td id=\"a\">a</td><td id=\"b\">b</td></tr>"
        "<tr><td id=\"c\">c</td></tr></table>");
    assert_int_equal(lay_where("td#a", "").x, 54000);
    assert_int_equal(lay_where("td#b", "").x, 108000);
    assert_int_equal(lay_where("td#c", "").y, 54000 + 10000 + 4000);
    assert_int_equal(lay_where("table", "").w, 112000);
    assert_int_equal(lay_where("table", "").h, 32000);
}

static void
test_table_never_leaves_its_place(void **state)
{
    (void)state;
    char word[120] = {0};
    memset(word, 'w', sizeof word - 1);
    lay_out(CELLS, arena_printf(laid.arena,
                       "<table><tr><td id=\"a\">15 July</td><td "
                       "id=\"b\">%s</td></tr></table>",
                       word));
    assert_true(lay_where("table", "").w <= 300000);
    lay_has(laid.dump, "\"15 July\"");
    lay_has(laid.tags, word);
}

static void
test_stray_parts(void **state)
{
    (void)state;
    lay_out(CELLS,
        "<table>loose<tr>text<td>cell</td></tr><tbody><td>alone</td></tbody>"
        "</table><tr><td>no table</td></tr><td>nothing</td>");
    static const char *const words[] = {
        "loose", "text", "cell", "alone", "no table", "nothing"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        lay_has(laid.dump, words[i]);
}

static void
test_scopes_and_empty_cells(void **state)
{
    (void)state;
    lay_out(CELLS,
        "<table><caption>All</caption><thead><tr><th></th><th "
        "scope=\"col\">A</th></tr></thead><tbody><tr><th>r</th><td></td></tr>"
        "<tr><th scope=\"row\">s</th><td>1</td></tr></tbody></table>");
    assert_string_equal(laid.tags, "Document\n"
                                   "  Table\n"
                                   "    Caption \"All\"\n"
                                   "    THead\n"
                                   "      TR\n"
                                   "        TH scope=column\n"
                                   "        TH scope=column \"A\"\n"
                                   "    TBody\n"
                                   "      TR\n"
                                   "        TH scope=row \"r\"\n"
                                   "        TD\n"
                                   "      TR\n"
                                   "        TH scope=row \"s\"\n"
                                   "        TD \"1\"\n");
}

/* The heading above has said it: a Caption would need ink of its own. */
static void
test_an_unseen_caption(void **state)
{
    (void)state;
    lay_out(CELLS, "<h1>All</h1><table><caption class=\"unseen\">All</caption>"
                   "<tr><td>1</td></tr></table>");
    assert_int_equal(lay_count(laid.dump, "\"All\""), 1);
    assert_int_equal(lay_count(laid.tags, "Caption"), 0);
}

static void
test_table_in_a_table(void **state)
{
    (void)state;
    lay_out(CELLS, "<table><tr><td><table><tr><td>in</td></tr></table></td>"
                   "<td>out</td></tr></table>");
    assert_int_equal(lay_line("\"in\"").y, lay_line("\"out\"").y);
    assert_int_equal(lay_count(laid.tags, "Table"), 2);
}

static void
test_many_columns(void **state)
{
    (void)state;
    struct buf out = {0};
    buf_str(&out, "<table><tr>");
    for (int i = 0; i < 400; i++)
        buf_str(&out, "<td colspan=\"1000\">x</td>");
    buf_str(&out, "</tr></table>");
    lay_out(CELLS, lay_keep(&out));
    assert_int_equal(lay_count(laid.trace, "\"x\""), 400);
}

/* How wide the text is, set alone. */
static long
width_of(const char *text)
{
    lay_out(
        "p { font-weight: 400 }", arena_printf(laid.arena, "<p>%s</p>", text));
    return lay_line(text).w;
}

/* Where the whole part of a figure ends on the page. */
static long
point_of(const char *figure, long whole)
{
    return lay_line(figure).x + whole;
}

/* But for the kerning of a digit and the point behind it. */
static void
assert_same_point(long a, long b)
{
    assert_in_range(a - b + 500, 0, 1000);
}

#define FIGURES                                                                \
    "td { text-align: end; text-align: '.' end; width: 100pt }"                \
    "table { width: 300pt } td { padding: 0 }"

static void
test_figures_stand_by_their_decimal_points(void **state)
{
    (void)state;
    long one = width_of("4"), two = width_of("12"), four = width_of("1,840");
    lay_out(FIGURES, "<table><tr><td>4.25 h</td><td>x</td></tr>"
                     "<tr><td>12 h</td><td>y</td></tr>"
                     "<tr><td>1,840 h</td><td>z</td></tr>"
                     "<tr><td>none</td><td></td></tr></table>");
    long point = point_of("4.25 h", one);
    assert_same_point(point_of("12 h", two), point);
    assert_same_point(point_of("1,840 h", four), point);
    /* The longest part behind a point ends at the cell's edge; what is no
     * figure does so too. */
    struct where longest = lay_line("4.25 h"), none = lay_line("none");
    assert_int_equal(longest.x + longest.w, none.x + none.w);
}

/* A share beside hours stays at the end, and so do hours beside it. */
static void
test_each_unit_has_its_own_point(void **state)
{
    (void)state;
    lay_out(FIGURES, "<table><tr><td>4 h</td></tr><tr><td>44 agents</td></tr>"
                     "<tr><td>60 %</td></tr></table>");
    struct where a = lay_line("4 h"), b = lay_line("44 agents");
    struct where c = lay_line("60 %");
    assert_int_equal(a.x + a.w, b.x + b.w);
    assert_int_equal(a.x + a.w, c.x + c.w);
}

static void
test_decimal_points_are_those_of_the_language(void **state)
{
    (void)state;
    long one = width_of("4"), four = width_of("1.840");
    lay_tree(FIGURES,
        markup_read(laid.arena,
            "<html lang=\"de-DE\"><body><table><tr><td>4,25 h</td></tr>"
            "<tr><td>1.840,5 h</td></tr></table></body></html>"));
    assert_same_point(point_of("1.840,5 h", four), point_of("4,25 h", one));
}

static void
test_figures_too_wide_for_that_stay_at_the_end(void **state)
{
    (void)state;
    lay_out("td { text-align: '.' end; width: 30pt; padding: 0 }"
            "table { width: 30pt }",
        "<table><tr><td>123456</td></tr><tr><td>0.12345</td></tr></table>");
    struct where a = lay_line("123456"), b = lay_line("0.12345");
    assert_int_equal(a.x + a.w, b.x + b.w);
}

#define LAYOUT(test)                                                           \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT(test_figures_stand_by_their_decimal_points),
        LAYOUT(test_each_unit_has_its_own_point),
        LAYOUT(test_decimal_points_are_those_of_the_language),
        LAYOUT(test_figures_too_wide_for_that_stay_at_the_end),
        LAYOUT(test_short_columns_keep_their_width),
        LAYOUT(test_table_is_as_wide_as_it_needs),
        LAYOUT(test_fixed_and_percent_columns),
        LAYOUT(test_word_is_wider_than_its_fixed_column),
        LAYOUT(test_col_elements_give_widths),
        LAYOUT(test_spans),
        LAYOUT(test_wide_span_widens_its_columns),
        LAYOUT(test_vertical_align),
        LAYOUT(test_collapsed_borders_are_drawn_once),
        LAYOUT(test_spacing),
        LAYOUT(test_table_never_leaves_its_place),
        LAYOUT(test_stray_parts),
        LAYOUT(test_scopes_and_empty_cells),
        LAYOUT(test_an_unseen_caption),
        LAYOUT(test_table_in_a_table),
        LAYOUT(test_many_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
