/* Text that runs both ways.  Hebrew letters are written as escapes, in the
 * order of reading: the editor must not have an opinion on it. */
#include "lay_out.h"

#include "type/bidi.h"

#define ALEF "\xd7\x90"
#define BET "\xd7\x91"
#define GIMEL "\xd7\x92"
#define ABG ALEF BET GIMEL
#define GBA GIMEL BET ALEF

static void
test_only_such_text_needs_levels(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool needed;
    } cases[] = {{"", false},
        {"plain 12 \xe2\x80\x9cquoted\xe2\x80\x9d", false},
        {"\xe9\xab\x98\xe6\xa9\x8b", false}, {"a " ALEF, true},
        {"\xd8\xa7", true},
        {"\xe2\x80\xae"
         "abc",
            true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(
            bidi_needed(cases[i].text, strlen(cases[i].text)), cases[i].needed);
    assert_true(bidi_begins_left("12 " ALEF " a", false));
    assert_false(bidi_begins_left("12 a " ALEF, true));
    assert_true(bidi_begins_left("12 (", true));
}

/* The levels of the characters, one digit each. */
static const char *
levels(const char *text, const struct bidi_mark *marks, int count, bool rtl)
{
    size_t size = strlen(text);
    uint8_t *found = bidi_levels(laid.arena, text, size, marks, count, rtl);
    struct buf out = {0};
    for (size_t i = 0; i < size; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            buf_char(&out, (char)('0' + found[i]));
    return lay_keep(&out);
}

static void
test_levels(void **state)
{
    (void)state;
    assert_string_equal(levels("ab", NULL, 0, false), "00");
    assert_string_equal(levels("ab", NULL, 0, true), "22");
    assert_string_equal(levels("a " ABG " b", NULL, 0, false), "0011100");
    assert_string_equal(levels(ABG " a " ABG, NULL, 0, true), "111121111");
    assert_string_equal(levels(ABG " 12, 13", NULL, 0, true), "1111221122");
    assert_string_equal(levels(ABG " (a)", NULL, 0, true), "1111121");
    /* What stands by itself does not join its neighbours. */
    struct bidi_mark isolate[] = {{0, false, true}, {6, true, false}};
    assert_string_equal(levels(ABG " 3", NULL, 0, false), "11112");
    assert_string_equal(levels(ABG " 3", isolate, 2, false), "11100");
    int32_t order[4];
    bidi_order((const uint8_t[]){0, 1, 1, 0}, 4, order);
    assert_int_equal(order[1], 2);
    assert_int_equal(order[2], 1);
}

/* x of the run with the text, from the trace's glyphs. */
static long
x_of(const char *text)
{
    char *needle = arena_printf(laid.arena, "\"%s\"", text);
    const char *at = strstr(laid.trace, needle);
    if (!at)
        print_error("no %s in:\n%s", text, laid.trace);
    assert_non_null(at);
    while (at > laid.trace && at[-1] != '\n')
        at--;
    at += strspn(at, " ");
    at += strcspn(at, " ");
    return lay_milli(&at);
}

static void
test_paragraph_begins_at_the_right(void **state)
{
    (void)state;
    lay_out("", "<p dir=\"rtl\">" ABG " " GBA "</p>");
    struct where line = lay_where("line", "");
    assert_int_equal(line.x + line.w, 350000);
    assert_true(x_of(ABG) > x_of(GBA));
    lay_has(laid.tags, "P \"" ABG " " GBA "\"");
}

static void
test_alignment_follows_the_direction(void **state)
{
    (void)state;
    static const struct {
        const char *align;
        bool right;
    } cases[] = {{"start", true}, {"end", false}, {"left", false},
        {"right", true}, {"justify", true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lay_out(
            arena_printf(laid.arena, "p { text-align: %s }", cases[i].align),
            "<p dir=\"rtl\">" ABG "</p>");
        struct where line = lay_where("line", "");
        assert_int_equal(line.x + line.w == 350000, cases[i].right);
        assert_int_equal(line.x == 50000, !cases[i].right);
    }
}

static void
test_both_ways_on_one_line(void **state)
{
    (void)state;
    lay_out("", "<p>one " ABG " " GBA " two</p>");
    assert_true(x_of("one ") < x_of(GBA));
    assert_true(x_of(GBA) < x_of(ABG));
    assert_true(x_of(ABG) < x_of(" two"));
    lay_has(laid.dump, "\"one " ABG " " GBA " two\"");
}

static void
test_numbers_stay_as_they_are(void **state)
{
    (void)state;
    lay_out("", "<p dir=\"rtl\">" ABG " 1,234.50 " GBA "</p>");
    assert_true(x_of(GBA) < x_of("1,234.50"));
    assert_true(x_of("1,234.50") < x_of(ABG));
}

static void
test_box_is_drawn_where_its_text_is(void **state)
{
    (void)state;
    lay_out("b { background-color: red; border-inline-start: 3pt solid blue }",
        "<p dir=\"rtl\">" ABG " <b>" GBA "</b> end</p>");
    /* The stripe stands to the right of the word, where it begins. */
    const char *stripe = strstr(laid.trace, "#0000ff");
    assert_non_null(stripe);
    lay_out("b { padding: 0 10pt; background-color: red }",
        "<p>x <b>" ABG "</b> y</p>");
    long gap = x_of(" y") - x_of(ABG);
    lay_out("b { background-color: red }", "<p>x <b>" ABG "</b> y</p>");
    assert_int_equal(gap - (x_of(" y") - x_of(ABG)), 10000);
}

/* "two" and the first word that runs to the left are one box, and the second
 * such word stands between them: corners are round where the box begins and
 * ends, not where it is torn. */
static void
test_box_that_is_torn_apart_has_four_corners(void **state)
{
    (void)state;
    lay_out("b { background-color: red; border-radius: 2pt }",
        "<p>one <b>two " ABG "</b> " GBA " three</p>");
    assert_int_equal(lay_count(laid.trace, "path fill #ff0000"), 2);
    lay_has(laid.trace, "C 82.929 50.159 82.929 50.159 82.929 50.159 L");
    lay_has(laid.trace, "C 98.449 59.841 98.449 59.841 98.449 59.841 L");
}

static void
test_box_in_a_box_is_drawn_on_it(void **state)
{
    (void)state;
    lay_out("b { background-color: red } i { background-color: blue }",
        "<p>one <b>two <i>in</i></b></p>");
    const char *outer = strstr(laid.trace, "path fill #ff0000");
    assert_non_null(outer);
    assert_non_null(strstr(outer, "path fill #0000ff"));
}

static void
test_link_that_is_torn_apart_has_two_boxes(void **state)
{
    (void)state;
    lay_out("",
        "<p>" ABG " <a href=\"https://x.example/\">" GBA " and</a> more</p>");
    assert_int_equal(lay_count(laid.trace, "https://x.example/"), 2);
}

static void
test_names_do_not_join_what_follows(void **state)
{
    (void)state;
    lay_out("", "<p><bdi>" ABG "</bdi> 3 tasks</p>");
    assert_true(x_of(ABG) < x_of(" 3 tasks"));
    lay_out("", "<p>" ABG " 3 tasks</p>");
    assert_true(x_of(ABG) > x_of("3"));
}

static void
test_lists_rows_and_tables_are_mirrored(void **state)
{
    (void)state;
    lay_out("ul { padding-inline-start: 20pt } .row { display: flex }"
            ".row p { width: 50pt } td { width: 100pt; padding: 0 }"
            "table { width: 300pt }",
        "<div dir=\"rtl\"><ul><li>" ABG "</li></ul>"
        "<div class=\"row\"><p>one</p><p>two</p></div>"
        "<table><tr><td>first</td><td>second</td></tr></table></div>");
    assert_int_equal(lay_where("li", "").x, 50000);
    assert_int_equal(lay_where("li", "").w, 280000);
    assert_true(x_of("\xe2\x80\xa2") > 330000);
    assert_true(x_of("one") > x_of("two"));
    assert_true(x_of("first") > x_of("second"));
}

static void
test_logical_sides(void **state)
{
    (void)state;
    const char *css = "p { margin-inline: 10pt 30pt; padding-inline-end: 5pt }";
    lay_out(css, "<p>x</p>");
    assert_int_equal(lay_where("p", "").x, 60000);
    assert_int_equal(lay_where("line", "x").x, 60000);
    lay_out(css, "<p dir=\"rtl\">x</p>");
    assert_int_equal(lay_where("p", "").x, 80000);
    struct where line = lay_where("line", "x");
    assert_int_equal(line.x + line.w, 340000);
}

static void
test_running_lines_are_mirrored(void **state)
{
    (void)state;
    lay_tree("@page { @bottom-left { content: 'title' }"
             " @bottom-right { content: counter(page) ' / ' counter(pages) } }",
        markup_read(laid.arena,
            "<html lang=\"he\" dir=\"rtl\"><body><p>x</p></body></html>"));
    assert_true(x_of("title") > 300000);
    assert_int_equal(x_of("1"), 50000);
}

static void
test_direction_of_its_own_content(void **state)
{
    (void)state;
    lay_out("", "<p dir=\"auto\">12 " ABG "</p><p dir=\"auto\">12 a</p>");
    assert_true(lay_line(ABG).x > 300000);
    assert_int_equal(lay_line("12 a").x, 50000);
}

static void
test_long_text_wraps_and_keeps_its_order(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 60; i++)
        buf_printf(&text, "%s%d ", i % 3 ? ABG : "word", i);
    lay_out("p { text-align: justify }",
        arena_printf(laid.arena, "<p dir=\"rtl\">%s</p>", lay_keep(&text)));
    assert_true(lay_count(laid.dump, "line ") > 3);
    struct buf all = {0};
    buf_str(&all, "P \"");
    for (int i = 0; i < 60; i++)
        buf_printf(&all, "%s%d%s", i % 3 ? ABG : "word", i, i < 59 ? " " : "");
    lay_has(laid.tags, lay_keep(&all));
}

#define LAYOUT(test)                                                           \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT(test_only_such_text_needs_levels),
        LAYOUT(test_levels),
        LAYOUT(test_paragraph_begins_at_the_right),
        LAYOUT(test_alignment_follows_the_direction),
        LAYOUT(test_both_ways_on_one_line),
        LAYOUT(test_numbers_stay_as_they_are),
        LAYOUT(test_box_is_drawn_where_its_text_is),
        LAYOUT(test_box_that_is_torn_apart_has_four_corners),
        LAYOUT(test_box_in_a_box_is_drawn_on_it),
        LAYOUT(test_link_that_is_torn_apart_has_two_boxes),
        LAYOUT(test_names_do_not_join_what_follows),
        LAYOUT(test_lists_rows_and_tables_are_mirrored),
        LAYOUT(test_logical_sides),
        LAYOUT(test_running_lines_are_mirrored),
        LAYOUT(test_direction_of_its_own_content),
        LAYOUT(test_long_text_wraps_and_keeps_its_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
