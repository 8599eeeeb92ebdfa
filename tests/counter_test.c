/* Content that the theme adds, and the counters in it. */
#include "lay_out.h"

#include "type/box.h"

/* Chapters and sections numbered as in a book. */
static void
test_counters_number_what_they_stand_before(void **state)
{
    (void)state;
    lay_out("body { counter-reset: chapter }"
            "h1 { counter-increment: chapter; counter-reset: section }"
            "h1::before { content: counter(chapter, upper-roman) '. ' }"
            "h2 { counter-increment: section }"
            "h2::before { content: counter(chapter) '.' counter(section) ' ' }"
            ".hidden { display: none }",
        "<h1>One</h1><h2>a</h2><h2 class=\"hidden\">no</h2><h2>b</h2>"
        "<h1>Two</h1><h2>c</h2>");
    lay_has(laid.dump, "\"I. One\"");
    lay_has(laid.dump, "\"1.1 a\"");
    lay_has(laid.dump, "\"1.2 b\"");
    lay_has(laid.dump, "\"II. Two\"");
    lay_has(laid.dump, "\"2.1 c\"");
}

static void
test_nested_counters(void **state)
{
    (void)state;
    lay_out("ol { counter-reset: item; list-style-type: none }"
            "li { counter-increment: item }"
            "li::before { content: counters(item, '.') ' ' }",
        "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>"
        "<ol><li>e</li></ol>");
    lay_has(laid.dump, "\"1 a\"");
    lay_has(laid.dump, "\"1.1 b\"");
    lay_has(laid.dump, "\"1.2 c\"");
    lay_has(laid.dump, "\"2 d\"");
    lay_has(laid.dump, "\"1 e\"");
}

static void
test_generated_content_stands_around(void **state)
{
    (void)state;
    lay_out("q::before { content: '<' } q::after { content: '>' attr(cite) }"
            ".rule::before { content: ''; display: block; height: 4pt;"
            " background-color: red }"
            ".row { display: flex } .row::after { content: 'end' }",
        "<p>a <q cite=\"x\">b</q> c</p><div class=\"rule\">under</div>"
        "<div class=\"row\"><p>in</p></div>");
    lay_has(laid.dump, "\"a <b>x c\"");
    assert_int_equal(lay_line("under").y, 64000);
    lay_has(laid.dump, "\"end\"");
    lay_has(laid.tags, "P \"a <b>x c\"");
}

static void
test_items_are_numbered_in_every_style(void **state)
{
    (void)state;
    static const struct {
        int n;
        enum list_style style;
        const char *text;
    } cases[] = {{7, LIST_DECIMAL, "7"}, {-7, LIST_DECIMAL, "-7"},
        {7, LIST_DECIMAL_ZERO, "07"}, {-7, LIST_DECIMAL_ZERO, "-07"},
        {1, LIST_LOWER_ALPHA, "a"}, {26, LIST_UPPER_ALPHA, "Z"},
        {27, LIST_LOWER_ALPHA, "aa"}, {703, LIST_LOWER_ALPHA, "aaa"},
        {0, LIST_LOWER_ALPHA, "0"}, {4, LIST_LOWER_ROMAN, "iv"},
        {1994, LIST_UPPER_ROMAN, "MCMXCIV"},
        {3888, LIST_LOWER_ROMAN, "mmmdccclxxxviii"},
        {4000, LIST_LOWER_ROMAN, "4000"}, {1, LIST_DISC, "\u2022"},
        {1, LIST_NONE, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(
            counter_text(laid.arena, cases[i].n, cases[i].style),
            cases[i].text);
}

#define LAYOUT(test)                                                           \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT(test_counters_number_what_they_stand_before),
        LAYOUT(test_nested_counters),
        LAYOUT(test_generated_content_stands_around),
        LAYOUT(test_items_are_numbered_in_every_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
