/* Which rules an element has, and which of them wins. */
#include "style_fixture.h"

static void
specificity_then_order_decide(void **state)
{
    (void)state;
    static const struct {
        const char *css;
        len size;
    } cases[] = {
        {"p { font-size: 1pt } p { font-size: 2pt }", 2000},
        {".note { font-size: 1pt } p { font-size: 2pt }", 1000},
        {"p.note { font-size: 1pt } .note { font-size: 2pt }", 1000},
        {"#one p { font-size: 1pt } div.box.wide p.note { font-size: 2pt }",
            1000},
        {"div p { font-size: 1pt } p { font-size: 2pt }", 1000},
        {"* { font-size: 1pt }", 1000},
        {"* { font-size: 1pt } p { font-size: 2pt }", 2000},
        {"h1, p, h2 { font-size: 1pt }", 1000},
        {"html body div p { font-size: 1pt }", 1000},
        {"body div.wide .note { font-size: 1pt }", 1000},
        {"p:first-child { font-size: 1pt }", 1000},
        {"p:last-child { font-size: 1pt }", 1000},
        {"p.note.other { font-size: 1pt }", 12000},
        {"ol p { font-size: 1pt }", 12000},
        {"p div { font-size: 1pt }", 12000},
        {"#two { font-size: 1pt }", 12000},
        {"P { font-size: 1pt }", 12000},
        {".note p { font-size: 1pt }", 12000},
        {"/* a { */ p /* b */ { /* c: d; */ font-size: /* x */ 1pt }", 1000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(
            style_with(cases[i].css, fix.p).font_size, cases[i].size);
}

static void
edges_of_a_parent_are_elements(void **state)
{
    (void)state;
    struct tree *row = child(fix.body, "tr", NULL);
    tree_append(row, tree_text(fix.arena, " "));
    struct tree *first = child(row, "td", "num");
    struct tree *last = child(row, "td", "num");
    tree_append(row, tree_text(fix.arena, " "));
    read_theme("td:first-child { color: red }"
               "td.num:last-child { color: blue } :root { color: lime }");
    assert_color(style(first).color, 0xFF0000FF);
    assert_color(style(last).color, 0x0000FFFF);
    assert_color(style(row).color, 0x00FF00FF);
}

static void
a_class_and_a_type_of_one_name_differ(void **state)
{
    (void)state;
    struct tree *node = child(fix.body, "em", "p");
    read_theme("p { color: red } .p { background: blue } #p { width: 1pt }");
    assert_color(style(node).color, 0x000000FF);
    assert_color(style(node).background, 0x0000FFFF);
    assert_int_equal(style(node).width.kind, SIZE_AUTO);
}

/* Five items in a list below the fixture's p, the third of class note. */
static void
add_items(struct tree *items[5])
{
    struct tree *ul = child(fix.p, "ul", NULL);
    for (int i = 0; i < 5; i++) {
        tree_append(ul, tree_text(fix.arena, " "));
        items[i] = child(ul, "li", i == 2 ? "note" : NULL);
    }
    tree_set(fix.arena, items[1], "data-state", "open late");
    tree_set(fix.arena, items[3], "data-state", "done");
    tree_set(fix.arena, items[3], "lang", "en-GB");
}

/* Which of the items the selector means, "1" for each that it does. */
static void
assert_meant(
    struct tree *const items[5], const char *selector, const char *expected)
{
    char css[160], got[6] = "";
    snprintf(css, sizeof css, "%s { color: red }", selector);
    read_theme(css);
    for (int i = 0; i < 5; i++)
        got[i] = style(items[i]).color.r == 255 ? '1' : '0';
    if (fix.warnings.count > 0 || strcmp(got, expected) != 0)
        print_error(
            "%s: %s\n", selector, fix.warnings.count > 0 ? warned(0) : "");
    assert_int_equal(fix.warnings.count, 0);
    assert_string_equal(got, expected);
}

static void
selectors_mean_what_css_says(void **state)
{
    (void)state;
    static const struct {
        const char *selector, *expected;
    } cases[] = {
        {"ul > li", "11111"},
        {"p > li", "00000"},
        {"div > p > ul li", "11111"},
        {"div > ul > li", "00000"},
        {"body > div li:first-child", "10000"},
        {"li:last-child", "00001"},
        {"li:nth-child(2)", "01000"},
        {"li:nth-child(odd)", "10101"},
        {"li:nth-child(even)", "01010"},
        {"li:nth-child( 2n + 1 )", "10101"},
        {"li:nth-child(-n+2)", "11000"},
        {"li:nth-child(n+4)", "00011"},
        {"li:nth-child(3n - 1)", "01001"},
        {"li:nth-last-child(2)", "00010"},
        {"li:nth-child(0n+0)", "00000"},
        {"li:only-child", "00000"},
        {"ul:only-child li", "00000"},
        {".note + li", "00010"},
        {".note~li", "00011"},
        {"li + li + li", "00111"},
        {"ul > .note ~ li:not(:last-child)", "00010"},
        {"li:not(.note):not([data-state])", "10001"},
        {"li[data-state]", "01010"},
        {"li[data-state=done]", "00010"},
        {"li[data-state~='late']", "01000"},
        {"li[data-state^=\"op\"]", "01000"},
        {"li[data-state$='ne']", "00010"},
        {"li[ data-state *= n ]", "01010"},
        {"li[lang|=en]", "00010"},
        {"li[class=note]", "00100"},
        {"div *:nth-child(3)", "00100"},
    };
    struct tree *items[5];
    add_items(items);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_meant(items, cases[i].selector, cases[i].expected);
}

static void
selectors_that_are_not_known_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"li >", "> li", "li > > b",
        "li:nth-child", "li:nth-child()", "li:nth-child(2n+)",
        "li:nth-child(x)", "li:not()", "li:not(b i)", "li:not(::before)", "li[",
        "li[]", "li[a=]", "li[a='x]", "li::before b", "li::first-letter",
        "li:hover", "a::"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char css[80];
        snprintf(css, sizeof css, "%s { color: red }", bad[i]);
        read_theme(css);
        if (fix.warnings.count != 1)
            print_error("%s\n", bad[i]);
        assert_int_equal(fix.warnings.count, 1);
    }
}

/* A child combinator needs another look where a nearer ancestor only seems to
 * fit: the outer p is the child, not the inner one. */
static void
matching_looks_further_up(void **state)
{
    (void)state;
    struct tree *inner = child(child(fix.p, "i", NULL), "p", NULL);
    struct tree *leaf = child(inner, "u", NULL);
    read_theme("div > p u { color: red } i ~ b { color: blue }");
    assert_color(style(leaf).color, 0xFF0000FF);
    assert_color(style(fix.b).color, 0x000000FF);
}

static void
parts_have_content(void **state)
{
    (void)state;
    read_theme("b::before { content: \"\\201C\" attr(title) '\\2014 x';"
               " color: red }"
               "b::after { content: counters(n, '.', upper-roman) }"
               "p:before { content: none }"
               "p { counter-reset: n 3 m; counter-increment: n }");
    assert_int_equal(fix.warnings.count, 0);
    struct style b = style(fix.b);
    assert_true(style_has_part(&b, PART_BEFORE));
    assert_false(style_has_part(&b, PART_MARKER));
    struct style before = style_of_part(fix.sheet, fix.b, PART_BEFORE, &b);
    assert_color(before.color, 0xFF0000FF);
    assert_color(b.color, 0x000000FF);
    assert_int_equal(before.content->count, 3);
    assert_string_equal(before.content->pieces[0].text, "\u201c");
    assert_string_equal(before.content->pieces[1].text, "title");
    assert_string_equal(before.content->pieces[2].text, "\u2014x");
    struct style after = style_of_part(fix.sheet, fix.b, PART_AFTER, &b);
    assert_int_equal(after.content->pieces[0].kind, CONTENT_COUNTERS);
    assert_int_equal(after.content->pieces[0].style, LIST_UPPER_ROMAN);
    struct style p = style(fix.p);
    assert_null(style_of_part(fix.sheet, fix.p, PART_BEFORE, &p).content);
    assert_int_equal(p.counter_reset->count, 2);
    assert_int_equal(p.counter_reset->items[0].n, 3);
    assert_int_equal(p.counter_increment->items[0].n, 1);
    read_theme("b::before { content: url(x) } p { counter-reset: 3 }"
               "i::before { content: counter(a, b) }");
    assert_int_equal(fix.warnings.count, 3);
}

static void
the_strongest_of_very_many_rules_wins(void **state)
{
    (void)state;
    struct buf css = {0};
    buf_str(&css, "#one p { font-size: 2pt } ");
    for (int i = 0; i < 2000; i++)
        buf_printf(&css, "p { font-size: 3pt; margin-top: %dpt }", i);
    read_theme(css.p);
    assert_int_equal(style(fix.p).font_size, 2000);
    assert_int_equal(style(fix.p).margin[SIDE_TOP].n, 1999000);
    buf_free(&css);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        STYLE_TEST(specificity_then_order_decide),
        STYLE_TEST(edges_of_a_parent_are_elements),
        STYLE_TEST(a_class_and_a_type_of_one_name_differ),
        STYLE_TEST(selectors_mean_what_css_says),
        STYLE_TEST(selectors_that_are_not_known_are_refused),
        STYLE_TEST(matching_looks_further_up),
        STYLE_TEST(parts_have_content),
        STYLE_TEST(the_strongest_of_very_many_rules_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
