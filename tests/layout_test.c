#include "lay_out.h"

static void
test_margins_collapse(void **state)
{
    (void)state;
    lay_out("p { margin: 12pt 0 } .big { margin: 20pt 0 } .neg { margin-top: "
            "-4pt }",
        "<p>one</p><p class=\"big\">two</p><p class=\"neg\">three</p>");
    assert_int_equal(lay_line("one").y, 62000);
    assert_int_equal(lay_line("two").y, 62000 + 10000 + 20000);
    assert_int_equal(lay_line("three").y, 92000 + 10000 + 16000);
}

static void
test_margins_leave_parents(void **state)
{
    (void)state;
    lay_out("p { margin: 12pt 0 } .pad { padding-top: 1pt }",
        "<div><div><p>one</p></div></div><p>two</p>"
        "<div class=\"pad\"><p>three</p></div>");
    assert_int_equal(lay_line("one").y, 62000);
    assert_int_equal(lay_line("two").y, 84000);
    assert_int_equal(lay_line("three").y, 84000 + 10000 + 12000 + 1000 + 12000);
}

static void
test_empty_blocks_collapse_through(void **state)
{
    (void)state;
    lay_out(
        "div { margin: 8pt 0 }", "<p>one</p><div></div><div> </div><p>two</p>");
    assert_int_equal(lay_line("two").y, 50000 + 10000 + 8000);
}

static void
test_box_sizing_and_percent(void **state)
{
    (void)state;
    lay_out(".a { width: 50%; padding: 10pt; border: 1pt solid black }"
            ".b { box-sizing: border-box }"
            ".c { max-width: 100pt; margin-left: auto }"
            ".d { min-width: 200pt; width: 10% }",
        "<div class=\"a\" id=\"a\">x</div><div class=\"a b\" id=\"b\">y</div>"
        "<div class=\"c\" id=\"c\">z</div><div class=\"d\" id=\"d\">w</div>");
    assert_int_equal(lay_where("div#a", "").w, 172000);
    assert_int_equal(lay_where("div#b", "").w, 150000);
    assert_int_equal(lay_where("div#c", "").w, 100000);
    assert_int_equal(lay_where("div#c", "").x, 250000);
    assert_int_equal(lay_where("div#d", "").w, 200000);
    assert_int_equal(lay_line("x").x, 61000);
}

static void
test_text_align(void **state)
{
    (void)state;
    lay_out(".r { text-align: right } .c { text-align: center }",
        "<p class=\"r\">right</p><p class=\"c\">centre</p>");
    struct where right = lay_line("right"), centre = lay_line("centre");
    assert_int_equal(right.x + right.w, 350000);
    assert_in_range(centre.x + centre.w / 2, 199990, 200010);
}

static void
test_white_space(void **state)
{
    (void)state;
    lay_out("pre { white-space: pre; margin: 0; font-family: Inter }"
            ".n { white-space: nowrap } .w { width: 40pt }",
        "<p>  a\n  <b> b </b>\t c </p><pre>x\n  y</pre>"
        "<p class=\"w\"><span class=\"n\">no wrap here at all</span></p>"
        "<p class=\"w\">10&nbsp;000&nbsp;000&nbsp;h</p>");
    lay_has(laid.dump, "\"a b c\"");
    lay_has(laid.dump, "\"  y\"");
    assert_int_equal(lay_line("\"x").h, 10000);
    lay_has(laid.dump, "\"no wrap here at all\"");
}

static void
test_forced_break_keeps_words_apart(void **state)
{
    (void)state;
    lay_out("", "<p>one<br/>two<br/></p><p>three</p>");
    assert_int_equal(lay_line("two").y - lay_line("one").y, 10000);
    assert_int_equal(lay_line("three").y - lay_line("two").y, 10000);
    lay_has(laid.tags, "P \"one two\"");
}

static void
test_long_word_breaks_anywhere(void **state)
{
    (void)state;
    char word[401] = {0};
    memset(word, 'm', 400);
    lay_out("p { width: 60pt }", arena_printf(laid.arena, "<p>%s</p>", word));
    lay_has(laid.tags, word);
    assert_true(lay_count(laid.dump, "line ") > 40);
    for (const char *at = laid.dump; (at = strstr(at, "line ")); at++) {
        const char *number = at + 5;
        lay_milli(&number);
        lay_milli(&number);
        assert_true(lay_milli(&number) <= 60000);
    }
}

static void
test_soft_hyphen_shows_at_a_break(void **state)
{
    (void)state;
    lay_out(".n { width: 34pt }",
        "<p class=\"n\">record&shy;keeping</p><p>whole&shy;sale</p>");
    lay_has(laid.dump, "\"record\xc2\xad\"");
    lay_has(laid.dump, "\"keeping\"");
    lay_has(laid.dump, "\"wholesale\"");
}

static void
test_transform(void **state)
{
    (void)state;
    lay_out(".u { text-transform: uppercase } .c { text-transform: capitalize "
            "}",
        "<p class=\"u\">straße</p><p class=\"c\">a plan of mcKay</p>"
        "<p class=\"u\" lang=\"tr\">iş</p>");
    lay_has(laid.dump, "\"STRASSE\"");
    lay_has(laid.dump, "\"A Plan Of McKay\"");
    lay_has(laid.dump, "\"İŞ\"");
}

static void
test_inline_box_and_atom(void **state)
{
    (void)state;
    lay_out(".pill { display: inline-block; padding: 1pt 4pt; "
            "background-color: #eee; line-height: 8pt; border-radius: 2pt }"
            ".mark { background-color: #ff0; padding: 0 2pt }",
        "<p>a <span class=\"pill\">done</span> b <span "
        "class=\"mark\">seen</span></p>");
    struct where line = lay_line("a []"), pill = lay_where("span", "");
    assert_int_equal(pill.h, 10000);
    assert_int_equal(lay_line("\"done\"").x, pill.x + 4000);
    /* Both baselines are one, whatever the boxes' heights. */
    lay_has(laid.trace, "fill #eeeeee");
    lay_has(laid.trace, "fill #ffff00");
    assert_true(line.h >= 10000);
    lay_has(laid.tags, "P \"a done b seen\"");
    lay_out(".pill { display: inline-block }",
        "<table><tr><td>a <span class=\"pill\">done</span> b</td></tr>"
        "</table>");
    lay_has(laid.tags, "TD \"a done b\"");
}

/* CSS 2.1, 10.8.1; a row stands on its first line. */
static void
test_inline_block_stands_on_its_last_line(void **state)
{
    (void)state;
    lay_out(".box { display: inline-block; width: 30pt }"
            ".row { display: flex }",
        "<p>before <span class=\"box\">one two three</span></p>"
        "<p>next <span class=\"box\"><span class=\"row\">one two three</span>"
        "</span></p>");
    assert_int_equal(lay_line("before").h, 30000);
    lay_has(laid.trace, "glyphs 50 77.909 ");
    assert_int_equal(lay_line("next").h, 30000);
    lay_has(laid.trace, "glyphs 50 87.909 ");
}

/* A box at the line's bottom makes room above the text, one at its top below.
 */
static void
test_inline_block_at_the_edge_of_its_line(void **state)
{
    (void)state;
    lay_out(".box { display: inline-block; width: 30pt; height: 40pt }"
            ".low { vertical-align: bottom } .high { vertical-align: top }",
        "<p>low <span class=\"box low\">x</span></p>"
        "<p>high <span class=\"box high\">x</span></p>");
    assert_int_equal(lay_line("low").h, 40000);
    lay_has(laid.trace, "glyphs 50 87.909 ");
    assert_int_equal(lay_line("high").h, 40000);
    lay_has(laid.trace, "glyphs 50 97.909 ");
}

static void
test_lists(void **state)
{
    (void)state;
    lay_out("ul, ol { padding-left: 20pt } .none { list-style: none }",
        "<ul><li>one</li><li><p>two</p></li></ul>"
        "<ol><li>three<ul class=\"none\"><li>four</li></ul></li></ol>");
    lay_has(laid.tags, "  L\n"
                       "    LI\n"
                       "      Lbl \"•\"\n"
                       "      LBody \"one\"\n");
    lay_has(laid.tags, "L ordered\n");
    lay_has(laid.tags, "Lbl \"1.\"\n");
    assert_int_equal(lay_count(laid.tags, "Lbl"), 3);
    lay_has(laid.tags, "LBody\n"
                       "        P \"three\"\n"
                       "        L\n");
    assert_int_equal(lay_line("one").x, 70000);
}

static void
test_ordered_list_starts_elsewhere(void **state)
{
    (void)state;
    lay_out("ol { padding-left: 20pt }",
        "<ol start=\"9\"><li>a</li><li>b</li></ol>");
    lay_has(laid.tags, "Lbl \"9.\"");
    lay_has(laid.tags, "Lbl \"10.\"");
}

static void
test_tags(void **state)
{
    (void)state;
    lay_out("", "<section><h1>T</h1><div>text<p>para</p></div>"
                "<div><div></div><p> </p></div>"
                "<p aria-hidden=\"true\">never said</p>"
                "<blockquote>said</blockquote><p>a <code>c</code> "
                "<span lang=\"de\">drei</span></p></section>");
    assert_string_equal(laid.tags, "Document\n"
                                   "  Sect\n"
                                   "    H1 \"T\"\n"
                                   "    P \"text\"\n"
                                   "    P \"para\"\n"
                                   "    BlockQuote\n"
                                   "      P \"said\"\n"
                                   "    P\n"
                                   "       \"a \"\n"
                                   "      Code \"c\"\n"
                                   "       \" \"\n"
                                   "      Span lang=\"de\" \"drei\"\n");
    lay_has(laid.trace, "\"never said\"");
}

static void
test_links(void **state)
{
    (void)state;
    lay_out("", "<p id=\"here\"><a href=\"https://a.example/\">out</a> "
                "<a href=\"#here\">in</a> <a href=\"javascript:x()\">bad</a> "
                "<a href=\"mailto:a@b.example\"><b>m</b>ail</a></p>");
    lay_has(laid.trace, "uri=\"https://a.example/\" label=\"out\"");
    lay_has(laid.trace, "anchor=\"here\" label=\"in\"");
    lay_has(laid.trace, "uri=\"mailto:a@b.example\" label=\"mail\"");
    assert_null(strstr(laid.trace, "javascript"));
    assert_int_equal(lay_count(laid.tags, "Link"), 3);
    lay_has(laid.trace, "anchor 50 50 \"here\"");
}

static void
test_link_over_two_lines_has_two_boxes(void **state)
{
    (void)state;
    lay_out("p { width: 40pt }",
        "<p><a href=\"https://a.example/\">many words in it</a></p>");
    assert_int_equal(lay_count(laid.tags, "Link"), 1);
    assert_int_equal(
        lay_count(laid.trace, "uri="), lay_count(laid.dump, "line "));
    assert_true(lay_count(laid.trace, "uri=") >= 2);
}

static void
test_outline(void **state)
{
    (void)state;
    lay_out("", "<h1>One</h1><h2>Two <b>b</b></h2><h3> </h3><h4>four</h4>");
    lay_has(laid.trace, "outline 1 50 50 \"One\"");
    lay_has(laid.trace, "outline 2 50 60 \"Two b\"");
    assert_int_equal(lay_count(laid.trace, "outline"), 2);
}

static void
test_fields(void **state)
{
    (void)state;
    lay_out(".box { height: 30pt; width: 100pt }",
        "<div class=\"box\" data-field=\"signature\" data-name=\"sig\" "
        "data-label=\"Sign\"></div>"
        "<div class=\"box\" data-field=\"text\" data-name=\"day\"></div>");
    lay_has(
        laid.trace, "field signature 50 50 100 30 name=\"sig\" label=\"Sign\"");
    lay_has(laid.trace, "field text 50 80 100 30 name=\"day\" label=\"day\"");
    assert_int_equal(lay_count(laid.tags, "Form"), 2);
    /* What stands in it is its value and its appearance, not text. */
    lay_out("", "<div data-field=\"text\" data-name=\"who\"><b>Ada</b> "
                "Ly</div><p data-field=\"text\" data-name=\"a.b\">no</p>");
    lay_has(laid.trace, "name=\"who\" label=\"who\" value=\"Ada Ly\"");
    lay_has(laid.trace, "\"Ada\"");
    assert_null(strstr(laid.tags, "Ada"));
    assert_int_equal(lay_count(laid.tags, "Form"), 1);
    lay_has(laid.tags, "P \"no\"");
}

static void
test_flex_widths(void **state)
{
    (void)state;
    lay_out(".row { display: flex; gap: 10pt } .g { flex: 1 } .f { width: "
            "80pt } .p { width: 20% }",
        "<div class=\"row\"><div class=\"g\" id=\"a\">a</div><div class=\"f\" "
        "id=\"b\">b</div><div class=\"g\" id=\"c\">c</div><div class=\"p\" "
        "id=\"d\">d</div></div>");
    assert_int_equal(lay_where("div#a", "").w, 65000);
    assert_int_equal(lay_where("div#b", "").x, 125000);
    assert_int_equal(lay_where("div#c", "").w, 65000);
    assert_int_equal(lay_where("div#d", "").w, 60000);
    assert_int_equal(lay_where("div#d", "").x, 290000);
}

static void
test_flex_alignment(void **state)
{
    (void)state;
    lay_out(".row { display: flex } .m { align-items: center } "
            ".b { justify-content: space-between } .tall { height: 50pt }"
            ".s { border: 1pt solid black }",
        "<div class=\"row m b\"><div class=\"tall\">x</div><div>mid</div>"
        "<div>end</div></div>"
        "<div class=\"row\"><div class=\"tall\">y</div><div class=\"s\" "
        "id=\"s\">z</div></div>");
    assert_int_equal(lay_line("mid").y, 50000 + 20000);
    struct where end = lay_line("end");
    assert_int_equal(end.x + end.w, 350000);
    assert_int_equal(lay_where("div#s", "").h, 50000);
}

static void
test_flex_shrinks_before_it_overflows(void **state)
{
    (void)state;
    lay_out(".row { display: flex } .w { width: 400pt }",
        "<div class=\"row\"><div class=\"w\" id=\"a\">some words to set</div>"
        "<div id=\"b\">unbreakable</div></div>");
    struct where a = lay_where("div#a", ""), b = lay_where("div#b", "");
    assert_true(a.w + b.w <= 300000);
    assert_int_equal(lay_line("unbreakable").page, 1);
}

static void
test_text_in_a_row_becomes_an_item(void **state)
{
    (void)state;
    lay_out(".row { display: flex; gap: 4pt }",
        "<div class=\"row\">loose <b>bold</b> text</div>");
    lay_has(laid.tags, "P \"loose\"");
    lay_has(laid.tags, "P \"bold\"");
}

static void
test_decoration(void **state)
{
    (void)state;
    lay_out("div { border-left: 2pt solid #0b5563; background-color: "
            "rgba(0,0,0,0.5); padding: 4pt }"
            "p { background-color: #000000 }",
        "<div>x</div><p>y</p>");
    lay_has(laid.trace, "path fill #00000080 M 50 50");
    lay_has(laid.trace, "path fill #0b5563 M 50 50 L 52 50 L 52 68 L 50 68 Z");
}

static const char *const grouped =
    "page 400 300\n"
    "  group 128\n"
    "    artifact layout\n"
    "      path fill #ff0000 M 50 50 L 350 50 L 350 70 L 50 70 Z\n"
    "      path fill #00ff00 M 50 60 L 350 60 L 350 70 L 50 70 Z\n";

/* One picture with its grounds, and inline boxes and their underlines, too. */
static void
test_opacity_makes_a_group(void **state)
{
    (void)state;
    lay_out("div { opacity: 0.5; background: #ff0000 }"
            "p { margin: 0 } p + p { background: #00ff00 }"
            "b { opacity: 0.2; background: #0000ff } i { opacity: 0.1 }",
        "<div><p>one</p><p>a <b>b <i>c</i> <u>d</u></b> e</p></div><p>f</p>");
    if (strncmp(laid.trace, grouped, strlen(grouped)) != 0)
        print_error("%s", laid.trace);
    assert_memory_equal(laid.trace, grouped, strlen(grouped));
    static const char *const order[] = {"\"one\"", "\"a \"", "group 51",
        "path fill #0000ff", "\"b ", "group 26", "\"c\"", "\"d\"",
        "path fill #000000", "\" e\"", "\"f\""};
    const char *at = laid.trace;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *next = strstr(at, order[i]);
        if (!next)
            print_error("%s is not in order in:\n%s", order[i], laid.trace);
        assert_non_null(next);
        at = next + 1;
    }
}

/* Its parts on both pages, one group each; nothing of one page on the other. */
static void
test_a_group_goes_on(void **state)
{
    (void)state;
    lay_out("div { opacity: 0.5 } p + p { break-before: page }",
        "<div><p>one</p><p>two</p></div>");
    assert_int_equal(lay_line("one").page, 1);
    assert_int_equal(lay_line("two").page, 2);
    const char *first = strstr(laid.trace, "group 128");
    assert_non_null(first);
    const char *second = strstr(first + 1, "group 128");
    assert_non_null(second);
    assert_true(strstr(laid.trace, "\"one\"") < second);
    assert_true(strstr(laid.trace, "\"two\"") > second);
    assert_null(strstr(second + 1, "group"));
}

static void
test_figures(void **state)
{
    (void)state;
    const char *svg =
        "<svg role=\"img\" aria-label=\"Falls\" viewBox=\"0 0 100 50\">"
        "<rect x=\"0\" y=\"0\" width=\"100\" height=\"50\"/></svg>";
    lay_out("svg { display: block }",
        arena_printf(laid.arena,
            "<figure>%s<figcaption>Said</figcaption></figure>%s"
            "<svg viewBox=\"0 0 30 3\"><path d=\"M0 0H9\" "
            "stroke=\"#000\"/></svg>",
            svg, svg));
    assert_string_equal(laid.tags, "Document\n"
                                   "  Figure alt=\"Falls\"\n"
                                   "    Caption \"Said\"\n"
                                   "  Figure alt=\"Falls\"\n");
    lay_has(laid.trace, "Figure alt=\"Falls\" bbox 50 50 300 150");
}

static void
test_images(void **state)
{
    (void)state;
    struct image image = {.width = 200, .height = 100, .type = "image/png"};
    struct picture picture = {"logo.png", &image, NULL};
    struct css_warnings warnings = {0};
    const char *css = PAGE "img { height: 20pt }";
    struct layout_input input = {
        .document = markup_read(laid.arena,
            "<html><body><img src=\"logo.png\" alt=\"Logo\"/>"
            "<img src=\"gone.png\" alt=\"x\"/></body></html>"),
        .fonts = laid.fonts,
        .pictures = &picture,
        .picture_count = 1};
    input.sheet = stylesheet_read(
        laid.arena, "t", (struct slice){css, strlen(css)}, &warnings);
    laid.result = layout_document(laid.arena, &input);
    lay_print();
    lay_has(laid.trace, "image 200x100 50 ");
    lay_has(laid.trace, " 40 20\n");
    assert_int_equal(lay_count(laid.trace, "image 200x100"), 1);
    lay_has(laid.tags, "Figure alt=\"Logo\"");
}

static struct tree *
nested(const char *name, int depth, const char *text)
{
    struct tree *html = tree_element(laid.arena, "html"), *at = html;
    for (int i = 0; i < depth; i++) {
        struct tree *child = tree_element(laid.arena, name);
        tree_append(at, child);
        at = child;
    }
    tree_append(at, tree_text(laid.arena, text));
    return html;
}

static void
test_deep_nesting_keeps_the_text(void **state)
{
    (void)state;
    static const char *const names[] = {
        "div", "span", "table", "ul", "td", "em", "svg"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lay_tree("", nested(names[i], 20000, "deep"));
        if (strcmp(names[i], "svg") != 0)
            lay_has(laid.dump, "deep");
    }
}

static void
test_nested_rows_take_no_exponential_time(void **state)
{
    (void)state;
    lay_tree("div { display: flex } em { display: inline-block }",
        nested("div", 150, "deep"));
    lay_has(laid.dump, "deep");
    lay_tree("em { display: inline-block }", nested("em", 150, "deeper"));
    lay_has(laid.dump, "deeper");
}

static void
test_empty_document(void **state)
{
    (void)state;
    lay_out("", "");
    assert_int_equal(laid.result.page_count, 1);
    assert_string_equal(laid.trace, "page 400 300\n");
    lay_tree(
        "html { display: none }", markup_read(laid.arena, "<html></html>"));
    assert_int_equal(laid.result.page_count, 1);
}

static void
test_strange_sizes(void **state)
{
    (void)state;
    lay_out("div { width: 99999999pt; padding: 9999999%; font-size: 900000pt; "
            "margin: -99999999pt; border: 99999999pt solid black }"
            "p { width: 0; padding: 0 99999pt } td { width: 99999999pt }",
        "<div><div>huge</div></div><p>none</p>"
        "<table><tr><td colspan=\"99999999\" rowspan=\"99999999\">c</td></tr>"
        "<tr><td>d</td></tr></table>");
    lay_has(laid.tags, "huge");
    lay_has(laid.tags, "none");
}

static void
test_same_input_same_output(void **state)
{
    (void)state;
    const char *markup = "<h1>T</h1><p>some text that goes on</p>";
    lay_out("", markup);
    char *first = laid.trace;
    lay_out("", markup);
    assert_string_equal(first, laid.trace);
}

/* tests/layout/NAME.xhtml with its own <style>, against NAME.layout (boxes)
 * and NAME.tags.  UPDATE=1 in the environment writes them anew. */
static char *
read_file(const char *path)
{
    struct buf out = {0};
    char part[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;)
        buf_add(&out, part, n);
    fclose(file);
    return lay_keep(&out);
}

static void
check_golden(const char *path, const char *text)
{
    if (getenv("UPDATE")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fputs(text, file);
        fclose(file);
    }
    char *expected = read_file(path);
    assert_non_null(expected);
    assert_string_equal(text, expected);
}

static void
golden(const char *name)
{
    char *text =
        read_file(arena_printf(laid.arena, "tests/layout/%s.xhtml", name));
    assert_non_null(text);
    struct tree *tree = markup_read(laid.arena, text);
    const struct tree *style = tree_find(tree, "style");
    lay_tree(style ? tree_plain(laid.arena, style) : "", tree);
    check_golden(
        arena_printf(laid.arena, "tests/layout/%s.layout", name), laid.dump);
    check_golden(
        arena_printf(laid.arena, "tests/layout/%s.tags", name), laid.tags);
}

static void
test_golden_plan(void **state)
{
    (void)state;
    golden("plan");
}

/* A paragraph in each of the languages that the press is judged by: each
 * has its glyphs, in the order of reading. */
static void
test_golden_scripts(void **state)
{
    (void)state;
    golden("scripts");
    assert_int_equal(laid.result.missing_count, 0);
}

#define LAYOUT(test)                                                           \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT(test_margins_collapse),
        LAYOUT(test_margins_leave_parents),
        LAYOUT(test_empty_blocks_collapse_through),
        LAYOUT(test_box_sizing_and_percent),
        LAYOUT(test_text_align),
        LAYOUT(test_white_space),
        LAYOUT(test_forced_break_keeps_words_apart),
        LAYOUT(test_long_word_breaks_anywhere),
        LAYOUT(test_soft_hyphen_shows_at_a_break),
        LAYOUT(test_transform),
        LAYOUT(test_inline_box_and_atom),
        LAYOUT(test_inline_block_stands_on_its_last_line),
        LAYOUT(test_inline_block_at_the_edge_of_its_line),
        LAYOUT(test_lists),
        LAYOUT(test_ordered_list_starts_elsewhere),
        LAYOUT(test_tags),
        LAYOUT(test_links),
        LAYOUT(test_link_over_two_lines_has_two_boxes),
        LAYOUT(test_outline),
        LAYOUT(test_fields),
        LAYOUT(test_flex_widths),
        LAYOUT(test_flex_alignment),
        LAYOUT(test_flex_shrinks_before_it_overflows),
        LAYOUT(test_text_in_a_row_becomes_an_item),
        LAYOUT(test_decoration),
        LAYOUT(test_opacity_makes_a_group),
        LAYOUT(test_a_group_goes_on),
        LAYOUT(test_figures),
        LAYOUT(test_images),
        LAYOUT(test_deep_nesting_keeps_the_text),
        LAYOUT(test_nested_rows_take_no_exponential_time),
        LAYOUT(test_empty_document),
        LAYOUT(test_strange_sizes),
        LAYOUT(test_same_input_same_output),
        LAYOUT(test_golden_plan),
        LAYOUT(test_golden_scripts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
