/* Rules for paper: pages, their margin boxes, running strings. */
#include "style_fixture.h"

static void
only_rules_for_paper_are_taken(void **state)
{
    (void)state;
    static const struct {
        const char *media;
        bool taken;
    } cases[] = {
        {"print", true},
        {"all", true},
        {"PRINT", true},
        {"screen, print", true},
        {"only print", true},
        {"not screen", true},
        {"screen", false},
        {"not print", false},
        {"(min-width: 600px)", false},
        {"print and (min-width: 600px)", false},
        {"(prefers-color-scheme: dark)", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char css[120];
        snprintf(css, sizeof css,
            "@media %s { p { color: red; } x { y: z } } b { color: blue }",
            cases[i].media);
        read_theme(css);
        assert_color(
            style(fix.p).color, cases[i].taken ? 0xFF0000FF : 0x000000FF);
        assert_color(style(fix.b).color, 0x0000FFFF);
        assert_int_equal(fix.warnings.count, cases[i].taken ? 1 : 0);
    }
}

static void
pages_have_a_size_and_margins(void **state)
{
    (void)state;
    static const struct {
        const char *size;
        len width, height;
    } cases[] = {
        {"A4", 595276, 841890},
        {"a4 landscape", 841890, 595276},
        {"landscape a4", 841890, 595276},
        {"A4 portrait", 595276, 841890},
        {"landscape", 841890, 595276},
        {"letter", 612000, 792000},
        {"10in 5in", 720000, 360000},
        {"200mm", 566929, 566929},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char css[120];
        snprintf(css, sizeof css, "@page { size: %s }", cases[i].size);
        read_theme(css);
        assert_int_equal(fix.warnings.count, 0);
        assert_int_equal(
            style_page(fix.sheet, NULL, false)->width, cases[i].width);
        assert_int_equal(
            style_page(fix.sheet, NULL, false)->height, cases[i].height);
    }
    read_theme("@page { margin: 20mm 15mm; margin-left: 1in }"
               "@page :first { margin-top: 0 }");
    const struct page_style *page = style_page(fix.sheet, NULL, false);
    assert_int_equal(page->margin[SIDE_TOP], 56693);
    assert_int_equal(page->margin[SIDE_RIGHT], 42520);
    assert_int_equal(page->margin[SIDE_LEFT], 72000);
    page = style_page(fix.sheet, NULL, true);
    assert_int_equal(page->margin[SIDE_TOP], 0);
    assert_int_equal(page->margin[SIDE_BOTTOM], 56693);
}

static void
pages_refuse_what_they_cannot_be(void **state)
{
    (void)state;
    read_theme("@page { size: huge; margin: 10% }\n"
               "@page { size: 1pt 1pt; bleed: 3mm }\n"
               "@page chapter:blank { size: A5 }\n"
               "@page { @left-middle { content: none } }");
    assert_int_equal(fix.warnings.count, 6);
    assert_int_equal(style_page(fix.sheet, NULL, false)->width, 595276);
}

static void
margin_boxes_have_content_and_style(void **state)
{
    (void)state;
    read_theme("html { font-family: Inter; font-size: 10pt }"
               "@page { color: gray; font-size: 8pt; @bottom-right {"
               " content: \"Page \" counter(page) ' of ' counter(pages);"
               " color: red }"
               " @top-left { content: string(chapter); font-weight: 600 }"
               " @top-right { content: 'x' } }"
               "@page :first { @top-right { content: none } }");
    assert_int_equal(fix.warnings.count, 0);
    const struct page_style *page = style_page(fix.sheet, NULL, false);
    assert_int_equal(page->boxes[MARGIN_BOTTOM_RIGHT].content.count, 4);
    struct content_piece *pieces =
        page->boxes[MARGIN_BOTTOM_RIGHT].content.pieces;
    assert_int_equal(pieces[0].kind, CONTENT_TEXT);
    assert_string_equal(pieces[0].text, "Page ");
    assert_int_equal(pieces[1].kind, CONTENT_PAGE);
    assert_int_equal(pieces[3].kind, CONTENT_PAGES);
    const struct style *s = &page->boxes[MARGIN_BOTTOM_RIGHT].style;
    assert_color(s->color, 0xFF0000FF);
    assert_int_equal(s->font_size, 8000);
    assert_string_equal(s->families, "Inter");
    assert_int_equal(s->align, TEXT_RIGHT);
    pieces = page->boxes[MARGIN_TOP_LEFT].content.pieces;
    assert_int_equal(pieces[0].kind, CONTENT_STRING);
    assert_string_equal(pieces[0].text, "chapter");
    assert_color(page->boxes[MARGIN_TOP_LEFT].style.color, 0x808080FF);
    assert_int_equal(page->boxes[MARGIN_TOP_LEFT].style.weight, 600);
    assert_int_equal(page->boxes[MARGIN_TOP_CENTER].content.count, 0);
    assert_int_equal(page->boxes[MARGIN_TOP_RIGHT].content.count, 1);
    page = style_page(fix.sheet, NULL, true);
    assert_int_equal(page->boxes[MARGIN_TOP_RIGHT].content.count, 0);
    assert_int_equal(page->boxes[MARGIN_BOTTOM_RIGHT].content.count, 4);
}

static void
elements_set_running_strings(void **state)
{
    (void)state;
    read_theme("b { string-set: chapter content() }"
               "p b { string-set: part content(); color: red }"
               "div { string-set: attr(x) }");
    assert_string_equal(style(fix.b).string_set, "part");
    assert_null(style(fix.p).string_set);
    assert_null(style(fix.div).string_set);
    assert_int_equal(fix.warnings.count, 1);
    assert_color(style(fix.b).color, 0xFF0000FF);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        STYLE_TEST(only_rules_for_paper_are_taken),
        STYLE_TEST(pages_have_a_size_and_margins),
        STYLE_TEST(pages_refuse_what_they_cannot_be),
        STYLE_TEST(margin_boxes_have_content_and_style),
        STYLE_TEST(elements_set_running_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
