#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "type/style.h"

/* A theme and the document html > body > div.box#one > p.note > b. */
struct fixture {
    struct arena *arena;
    struct css_warnings warnings;
    struct stylesheet *sheet;
    struct tree *html, *body, *div, *p, *b;
};

static struct fixture fix;

static struct tree *
child(struct tree *parent, const char *name, const char *classes)
{
    struct tree *node = tree_element(fix.arena, name);
    if (classes)
        tree_set(fix.arena, node, "class", classes);
    if (parent)
        tree_append(parent, node);
    return node;
}

static void
read_theme(const char *css)
{
    memset(&fix.warnings, 0, sizeof fix.warnings);
    fix.sheet = stylesheet_read(fix.arena, "theme.css",
        (struct slice){css, strlen(css)}, &fix.warnings);
}

static int
set_up(void **state)
{
    (void)state;
    fix.arena = arena_new();
    fix.html = child(NULL, "html", NULL);
    fix.body = child(fix.html, "body", NULL);
    fix.div = child(fix.body, "div", "box wide");
    tree_set(fix.arena, fix.div, "id", "one");
    fix.p = child(fix.div, "p", "note");
    fix.b = child(fix.p, "b", NULL);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(fix.arena);
    return 0;
}

static struct style
style(const struct tree *node)
{
    if (!node->parent)
        return style_of(fix.sheet, node, NULL);
    struct style parent = style(node->parent);
    return style_of(fix.sheet, node, &parent);
}

static struct style
style_with(const char *css, const struct tree *node)
{
    read_theme(css);
    return style(node);
}

static void
assert_color(struct color color, unsigned rgba)
{
    unsigned got = (unsigned)color.r << 24 | (unsigned)color.g << 16 |
                   (unsigned)color.b << 8 | color.a;
    assert_int_equal(got, rgba);
}

static void
colors_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned rgba;
    } good[] = {
        {"#fff", 0xFFFFFFFF},
        {"#1a2B3c", 0x1A2B3CFF},
        {"#1a2b3c80", 0x1A2B3C80},
        {"#f008", 0xFF000088},
        {"red", 0xFF0000FF},
        {"Teal", 0x008080FF},
        {"transparent", 0x00000000},
        {"none", 0x00000000},
        {"rgb(1, 2, 3)", 0x010203FF},
        {"rgb(1 2 3)", 0x010203FF},
        {"rgb(100%, 50%, 0%)", 0xFF8000FF},
        {"rgba(255, 0, 0, 0.5)", 0xFF000080},
        {"rgba(255, 0, 0, .5)", 0xFF000080},
        {"rgb(255 0 0 / 50%)", 0xFF000080},
        {"rgb(300, 0, 0)", 0xFF0000FF},
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct color color;
        assert_true(color_parse(good[i].text, &color));
        assert_color(color, good[i].rgba);
    }
    static const char *const bad[] = {"", "#", "#12", "#12345", "#ggg",
        "#1234567", "blurple", "rgb(", "rgb(1,2", "rgb(1,2)", "rgb(1,2,3",
        "rgb(1,2,3,4,5)", "rgb(a,b,c)", "rgb(1,2,3)x", "rgb(-1,2,3)",
        "hsl(1,2%,3%)"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct color color;
        assert_false(color_parse(bad[i], &color));
    }
}

static void
the_built_in_sheet_gives_elements_their_look(void **state)
{
    (void)state;
    struct style s = style_with("", fix.b);
    assert_int_equal(s.display, DISPLAY_INLINE);
    assert_int_equal(s.weight, 700);
    assert_int_equal(style(fix.p).display, DISPLAY_BLOCK);
    assert_int_equal(style(fix.p).margin[SIDE_TOP].n, 12000);
    struct tree *h1 = child(fix.body, "h1", NULL);
    assert_int_equal(style(h1).font_size, 24000);
    assert_int_equal(style(h1).margin[SIDE_BOTTOM].n, 16080);
    assert_int_equal(style(h1).break_after, BREAK_AVOID);
    struct tree *li = child(child(fix.body, "ol", NULL), "li", NULL);
    assert_int_equal(style(li).display, DISPLAY_LIST_ITEM);
    assert_int_equal(style(li).list_style, LIST_DECIMAL);
    struct tree *th =
        child(child(child(fix.body, "table", NULL), "tr", NULL), "th", NULL);
    assert_int_equal(style(th).display, DISPLAY_TABLE_CELL);
    assert_int_equal(style(th).align, TEXT_START);
    assert_int_equal(style(th).weight, 700);
    assert_int_equal(
        style(child(fix.html, "head", NULL)).display, DISPLAY_NONE);
    assert_true(style(child(fix.p, "a", NULL)).underline);
}

static void
text_has_what_its_element_hands_down(void **state)
{
    (void)state;
    read_theme("p { color: red; margin: 5pt; display: block }");
    struct style parent = style(fix.p);
    struct tree *text = tree_text(fix.arena, "x");
    struct style s = style_of(fix.sheet, text, &parent);
    assert_color(s.color, 0xFF0000FF);
    assert_int_equal(s.margin[SIDE_TOP].n, 0);
    assert_int_equal(s.display, DISPLAY_INLINE);
}

static void
units_are_thousandths_of_a_point(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        len n;
    } cases[] = {
        {"1pt", 1000},
        {"0", 0},
        {"1px", 750},
        {"1mm", 2835},
        {"1cm", 28346},
        {"210mm", 595276},
        {"1in", 72000},
        {"1.5em", 15000},
        {"0.5rem", 4000},
        {".0005pt", 1},
        {"0.0004pt", 0},
        {"+2pt", 2000},
        {"-1mm", -2835},
        {"-.5pt", -500},
        {"12345678901234567890pt", 100000000},
        {"99999in", 1000000000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char css[120];
        snprintf(css, sizeof css,
            "html { font-size: 8pt } p { font-size: 10pt; margin-left: %s }",
            cases[i].text);
        struct style s = style_with(css, fix.p);
        assert_int_equal(fix.warnings.count, 0);
        assert_int_equal(s.margin[SIDE_LEFT].kind, SIZE_LEN);
        assert_int_equal(s.margin[SIDE_LEFT].n, cases[i].n);
    }
}

static void
sizes_keep_percent_and_auto(void **state)
{
    (void)state;
    struct style s = style_with("p { width: 33.3%; height: auto;"
                                " max-width: none; min-width: 1em }",
        fix.p);
    assert_int_equal(s.width.kind, SIZE_PERCENT);
    assert_int_equal(s.width.n, 33300);
    assert_int_equal(s.height.kind, SIZE_AUTO);
    assert_int_equal(s.max_width.kind, SIZE_AUTO);
    assert_int_equal(s.min_width.n, 12000);
}

static void
font_sizes_are_of_the_parent(void **state)
{
    (void)state;
    read_theme("body { font-size: 10pt } div { font-size: 1.2em }"
               "p { font-size: 50%; margin: 1em }");
    assert_int_equal(style(fix.div).font_size, 12000);
    assert_int_equal(style(fix.p).font_size, 6000);
    assert_int_equal(style(fix.p).margin[SIDE_LEFT].n, 6000);
}

static void
line_height_without_a_unit_is_a_factor(void **state)
{
    (void)state;
    read_theme("body { font-size: 10pt; line-height: 1.45 }"
               "p { font-size: 20pt } b { line-height: 120% }");
    assert_int_equal(style(fix.body).line_height, 14500);
    assert_int_equal(style(fix.p).line_height, 29000);
    assert_int_equal(style(fix.b).line_height, 24000);
    read_theme("body { font-size: 10pt; line-height: 1.5em }"
               "p { font-size: 20pt }");
    assert_int_equal(style(fix.p).line_height, 15000);
    read_theme("body { line-height: 30pt } p { line-height: normal }");
    assert_int_equal(style(fix.p).line_height, 14400);
}

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

static void
shorthands_set_their_longhands(void **state)
{
    (void)state;
    struct style s = style_with(
        "p { margin: 1pt 2pt 3pt; padding: 4pt 5%; border: 2pt dashed red;"
        " border-left: none; border-color: blue currentColor;"
        " border-radius: 3pt; background: #eee; gap: 1pt 2pt;"
        " list-style: none; text-decoration: underline; flex: 2;"
        " font: italic 600 9pt/12pt 'A B', C D, serif; color: lime }",
        fix.p);
    assert_int_equal(fix.warnings.count, 0);
    assert_int_equal(s.margin[SIDE_TOP].n, 1000);
    assert_int_equal(s.margin[SIDE_RIGHT].n, 2000);
    assert_int_equal(s.margin[SIDE_BOTTOM].n, 3000);
    assert_int_equal(s.margin[SIDE_LEFT].n, 2000);
    assert_int_equal(s.padding[SIDE_LEFT].kind, SIZE_PERCENT);
    assert_int_equal(s.border[SIDE_TOP].kind, BORDER_DASHED);
    assert_int_equal(s.border[SIDE_TOP].width, 2000);
    assert_color(s.border[SIDE_TOP].color, 0x0000FFFF);
    assert_color(s.border[SIDE_RIGHT].color, 0x00FF00FF);
    assert_int_equal(s.border[SIDE_LEFT].kind, BORDER_NONE);
    assert_int_equal(s.border[SIDE_LEFT].width, 0);
    assert_int_equal(s.radius, 3000);
    assert_color(s.background, 0xEEEEEEFF);
    assert_int_equal(s.gap, 2000);
    assert_int_equal(s.list_style, LIST_NONE);
    assert_true(s.underline);
    assert_int_equal(s.flex_grow, 2000);
    assert_int_equal(s.flex_shrink, 1000);
    assert_int_equal(s.flex_basis.kind, SIZE_LEN);
    assert_int_equal(s.flex_basis.n, 0);
    assert_true(s.italic);
    assert_int_equal(s.weight, 600);
    assert_int_equal(s.font_size, 9000);
    assert_int_equal(s.line_height, 12000);
    assert_string_equal(s.families, "A B, C D, serif");
}

static void
flex_takes_its_three_forms(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        int grow, shrink;
        enum size_kind basis;
        len n;
    } cases[] = {
        {"none", 0, 0, SIZE_AUTO, 0},
        {"auto", 1000, 1000, SIZE_AUTO, 0},
        {"1", 1000, 1000, SIZE_LEN, 0},
        {"1.5 0", 1500, 0, SIZE_LEN, 0},
        {"0 0 30%", 0, 0, SIZE_PERCENT, 30000},
        {"1 1 auto", 1000, 1000, SIZE_AUTO, 0},
        {"2 40pt", 2000, 1000, SIZE_LEN, 40000},
        {"40pt", 1000, 1000, SIZE_LEN, 40000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char css[80];
        snprintf(css, sizeof css, "p { flex: %s }", cases[i].value);
        struct style s = style_with(css, fix.p);
        assert_int_equal(fix.warnings.count, 0);
        assert_int_equal(s.flex_grow, cases[i].grow);
        assert_int_equal(s.flex_shrink, cases[i].shrink);
        assert_int_equal(s.flex_basis.kind, cases[i].basis);
        assert_int_equal(s.flex_basis.n, cases[i].n);
    }
}

static void
borders_default_to_the_text_color(void **state)
{
    (void)state;
    struct style s =
        style_with("p { border-top-style: solid; border-bottom: thin solid;"
                   " color: red }",
            fix.p);
    assert_color(s.border[SIDE_TOP].color, 0xFF0000FF);
    assert_int_equal(s.border[SIDE_TOP].width, 2250);
    assert_int_equal(s.border[SIDE_BOTTOM].width, 750);
    assert_int_equal(s.border[SIDE_RIGHT].width, 0);
}

static void
inherit_and_initial_are_known(void **state)
{
    (void)state;
    read_theme("div { margin: 7pt; color: red; border: 1pt solid blue }"
               "p { margin: inherit; color: initial; border: inherit }"
               "b { line-height: inherit }");
    assert_int_equal(style(fix.p).margin[SIDE_LEFT].n, 7000);
    assert_color(style(fix.p).color, 0x000000FF);
    assert_int_equal(style(fix.p).border[SIDE_LEFT].width, 1000);
    assert_color(style(fix.p).border[SIDE_LEFT].color, 0x0000FFFF);
}

static void
weights_go_by_the_parent(void **state)
{
    (void)state;
    read_theme("p { font-weight: 500 } b { font-weight: bolder }");
    assert_int_equal(style(fix.b).weight, 700);
    read_theme("p { font-weight: 700 } b { font-weight: lighter }");
    assert_int_equal(style(fix.b).weight, 400);
    read_theme("p { font-weight: bold } b { font-weight: 350 }");
    assert_int_equal(style(fix.b).weight, 350);
}

static void
features_come_from_two_properties(void **state)
{
    (void)state;
    read_theme("p { font-feature-settings: \"cv11\", \"ss03\" 2, 'liga' off }"
               "b { font-variant-numeric: tabular-nums lining-nums }");
    assert_string_equal(style(fix.p).features, "cv11,ss03=2,liga=0");
    assert_string_equal(style(fix.b).features, "tnum,lnum,cv11,ss03=2,liga=0");
    assert_null(style(fix.div).features);
    read_theme("p { font-variant-numeric: tabular-nums }"
               "b { font-variant-numeric: normal }");
    assert_string_equal(style(fix.p).features, "tnum");
    assert_null(style(fix.b).features);
}

static void
variables_are_replaced(void **state)
{
    (void)state;
    struct style s = style_with(
        ":root { --ink: #102030; --pad: 1pt 2pt; --Both: var(--ink) }"
        "p { color: var(--Both); padding: var(--pad);"
        " margin-left: var(--none, 3pt);"
        " background: var( --none , var(--ink, red)) }",
        fix.p);
    assert_int_equal(fix.warnings.count, 0);
    assert_color(s.color, 0x102030FF);
    assert_int_equal(s.padding[SIDE_RIGHT].n, 2000);
    assert_int_equal(s.margin[SIDE_LEFT].n, 3000);
    assert_color(s.background, 0x102030FF);
}

static void
the_last_variable_for_print_counts(void **state)
{
    (void)state;
    struct style s = style_with(
        ":root { --ink: red }"
        "@media (prefers-color-scheme: dark) { :root { --ink: white } }"
        "@media print { :root { --ink: blue } }"
        "@media screen { :root { --ink: lime } } p { color: var(--ink) }",
        fix.p);
    assert_color(s.color, 0x0000FFFF);
    assert_int_equal(fix.warnings.count, 0);
}

static void
variables_that_go_in_circles_are_named(void **state)
{
    (void)state;
    struct style s = style_with(":root { --a: var(--b); --b: var(--a) }\n"
                                "p { color: var(--a); margin: var(--c) }\n"
                                "p { --local: 1pt }",
        fix.p);
    assert_color(s.color, 0x000000FF);
    assert_int_equal(fix.warnings.count, 3);
    assert_string_equal(
        fix.warnings.items[0], "theme.css:2: no value for `var(--a)`");
    assert_string_equal(
        fix.warnings.items[1], "theme.css:2: no value for `var(--c)`");
    assert_string_equal(fix.warnings.items[2],
        "theme.css:3: variables are read from :root only, not `--local`");
}

static void
variables_cannot_blow_up(void **state)
{
    (void)state;
    struct buf css = {0};
    buf_str(&css, ":root {");
    for (int i = 0; i < 14; i++)
        buf_printf(&css, "--v%d: var(--v%d) var(--v%d) var(--v%d) var(--v%d);",
            i, i + 1, i + 1, i + 1, i + 1);
    buf_str(&css, "--v14: ; } p { margin: var(--v0) }");
    read_theme(css.p);
    assert_int_equal(fix.warnings.count, 1);
    buf_free(&css);
}

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
what_is_not_known_is_named_once(void **state)
{
    (void)state;
    read_theme("@charset \"utf-8\";\n"
               "p { float: left; color: red }\n"
               "div { float: right; width: calc(1px + 2px) }\n"
               "ul | li { color: red }\n"
               "a:hover, b { color: blue }\n"
               "@font-face { font-family: X; src: url(x) }\n"
               "@supports (x: y) { p { z: a } }\n"
               "@keyframes x { from { top: 0 } }\n"
               "p { nonsense }\n"
               "p { color: red !important; & b { color: red } margin: 1pt }\n"
               "p { width: -3pt; color: 12; display: grid }\n"
               "p::first-line { color: red }\n"
               "@import \"x.css\";\n");
    static const char *const expected[] = {
        "theme.css:2: unknown property `float`",
        "theme.css:3: unknown value `width: calc(1px + 2px)`",
        "theme.css:4: unknown selector `ul | li`",
        "theme.css:5: unknown selector `a:hover`",
        "theme.css:8: unknown rule `@keyframes`",
        "theme.css:9: not a declaration: `nonsense`",
        "theme.css:10: not read, as it is important: `color`",
        "theme.css:10: unknown block `& b`",
        "theme.css:11: unknown value `width: -3pt`",
        "theme.css:11: unknown value `color: 12`",
        "theme.css:11: unknown value `display: grid`",
        "theme.css:12: unknown selector `p::first-line`",
        "theme.css:13: unknown rule `@import \"x.css\"`",
    };
    int count = (int)(sizeof expected / sizeof expected[0]);
    for (int i = 0; i < fix.warnings.count && i < count; i++)
        assert_string_equal(fix.warnings.items[i], expected[i]);
    assert_int_equal(fix.warnings.count, count);
    assert_color(style(fix.p).color, 0xFF0000FF);
    assert_color(style(fix.b).color, 0x0000FFFF);
    assert_int_equal(style(fix.p).margin[SIDE_TOP].n, 1000);
}

static void
properties_for_screens_are_named(void **state)
{
    (void)state;
    read_theme("p { position: static; overflow: hidden; cursor: pointer;"
               " box-shadow: none; -webkit-hyphens: auto; transition: none }"
               "@media screen { p { position: fixed; outline: 0 } }");
    assert_int_equal(fix.warnings.count, 6);
}

static void
markers_have_a_color_of_their_own(void **state)
{
    (void)state;
    struct tree *li = child(fix.body, "li", NULL);
    read_theme("li { color: red } li::marker { color: blue }");
    assert_color(style(li).color, 0xFF0000FF);
    assert_color(style(li).marker_color, 0x0000FFFF);
    read_theme("li { color: red }");
    assert_int_equal(style(li).marker_color.a, 0);
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
        print_error("%s: %s\n", selector,
            fix.warnings.count > 0 ? fix.warnings.items[0] : "");
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
contrast_is_that_of_wcag(void **state)
{
    (void)state;
    static const struct {
        struct color a, b;
        int tenths;
    } cases[] = {
        {{0, 0, 0, 255}, {255, 255, 255, 255}, 210},
        {{255, 255, 255, 255}, {0, 0, 0, 255}, 210},
        {{119, 119, 119, 255}, {255, 255, 255, 255}, 44},
        {{118, 118, 118, 255}, {255, 255, 255, 255}, 45},
        {{255, 0, 0, 255}, {255, 255, 255, 255}, 39},
        {{10, 10, 10, 255}, {10, 10, 10, 255}, 10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(
            color_contrast(cases[i].a, cases[i].b), cases[i].tenths);
}

static void
a_theme_answers_for_what_it_sets(void **state)
{
    (void)state;
    const char *base = ":root { --ink: #000; --paper: #fff; --soft: #ccc }";
    const char *own = ":root { --paper: #222; --logo: url('a b.svg');\n"
                      "--font: Source Serif, serif }";
    struct css_source sources[] = {
        {"theme.css", {base, strlen(base)}}, {"house.css", {own, strlen(own)}}};
    struct css_warnings warnings = {0};
    struct theme_facts facts = theme_check(fix.arena, sources, 2, &warnings);
    assert_string_equal(facts.logo, "a b.svg");
    assert_string_equal(facts.font, "Source Serif");
    assert_null(facts.font_display);
    /* Ink on the new paper; what is soft can be read on it. */
    assert_int_equal(warnings.count, 1);
    assert_string_equal(warnings.items[0],
        "house.css:1: hard to read, 1.3 : 1 where 4.5 : 1 is needed: "
        "`--ink #000 on --paper #222`");
    warnings.count = 0;
    theme_check(fix.arena, sources, 1, &warnings);
    assert_int_equal(warnings.count, 1);
}

static void
svg_attributes_are_the_weakest_rules(void **state)
{
    (void)state;
    struct tree *svg = child(fix.body, "svg", NULL);
    struct tree *rect = child(svg, "rect", "bar");
    tree_set(fix.arena, rect, "fill", "red");
    tree_set(fix.arena, rect, "stroke", "blue");
    tree_set(fix.arena, rect, "stroke-width", "2");
    tree_set(fix.arena, rect, "stroke-dasharray", "4, 2");
    tree_set(fix.arena, rect, "width", "50");
    tree_set(fix.arena, rect, "font-size", "8");
    read_theme("");
    struct style s = style(rect);
    assert_color(s.svg_fill, 0xFF0000FF);
    assert_color(s.svg_stroke, 0x0000FFFF);
    assert_int_equal(s.svg_stroke_width, 1500);
    assert_int_equal(s.svg_dashes, 2);
    assert_int_equal(s.svg_dash[0], 3000);
    assert_int_equal(s.font_size, 6000);
    assert_int_equal(s.width.kind, SIZE_AUTO);
    s = style_with("rect { fill: currentColor; color: lime }"
                   ".bar { stroke: none; stroke-width: 1pt;"
                   " stroke-linecap: round; stroke-dasharray: none }",
        rect);
    assert_color(s.svg_fill, 0x00FF00FF);
    assert_int_equal(s.svg_stroke.a, 0);
    assert_int_equal(s.svg_stroke_width, 1000);
    assert_int_equal(s.svg_cap, CAP_ROUND);
    assert_int_equal(s.svg_dashes, 0);
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
    assert_string_equal(style_string_set(fix.sheet, fix.b), "part");
    assert_null(style_string_set(fix.sheet, fix.p));
    assert_null(style_string_set(fix.sheet, fix.div));
    assert_int_equal(fix.warnings.count, 1);
    assert_color(style(fix.b).color, 0xFF0000FF);
}

static void
broken_themes_are_survived(void **state)
{
    (void)state;
    static const char *const broken[] = {"", "{", "}", "p", "p {", "p { color",
        "p { color:", "p { color: red", "p { color: \"", "/*", "@", "@media",
        "@media print {", "@page", "@page {", "@page { @top-left {", "p { : }",
        "p { ; ; }", ".", "#", "::", "p:: { }", "\\", "p { color: var(",
        "p { color: var() }", "p { font: }", "p { margin: , }", "p { flex: }",
        "p { flex: , 1 }", "@media print { @page { size: a4",
        "p { border: 1pt 1pt }", "p { font-family: , }", "@page { size: }",
        "p { background: url(x) }", "\xFF\xFE { \x01: \x02 }"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
        assert_int_equal(style_with(broken[i], fix.div).display, DISPLAY_BLOCK);
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

static void
deep_nesting_is_survived(void **state)
{
    (void)state;
    struct buf css = {0};
    for (int i = 0; i < 20000; i++)
        buf_str(&css, "@media print {");
    read_theme(css.p);
    buf_clear(&css);
    for (int i = 0; i < 20000; i++)
        buf_str(&css, "p{{(");
    read_theme(css.p);
    buf_free(&css);
}

int
main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(colors_are_read),
        TEST(the_built_in_sheet_gives_elements_their_look),
        TEST(text_has_what_its_element_hands_down),
        TEST(units_are_thousandths_of_a_point),
        TEST(sizes_keep_percent_and_auto),
        TEST(font_sizes_are_of_the_parent),
        TEST(line_height_without_a_unit_is_a_factor),
        TEST(specificity_then_order_decide),
        TEST(edges_of_a_parent_are_elements),
        TEST(a_class_and_a_type_of_one_name_differ),
        TEST(shorthands_set_their_longhands),
        TEST(flex_takes_its_three_forms),
        TEST(borders_default_to_the_text_color),
        TEST(inherit_and_initial_are_known),
        TEST(weights_go_by_the_parent),
        TEST(features_come_from_two_properties),
        TEST(variables_are_replaced),
        TEST(the_last_variable_for_print_counts),
        TEST(variables_that_go_in_circles_are_named),
        TEST(variables_cannot_blow_up),
        TEST(only_rules_for_paper_are_taken),
        TEST(what_is_not_known_is_named_once),
        TEST(properties_for_screens_are_named),
        TEST(markers_have_a_color_of_their_own),
        TEST(selectors_mean_what_css_says),
        TEST(selectors_that_are_not_known_are_refused),
        TEST(matching_looks_further_up),
        TEST(parts_have_content),
        TEST(contrast_is_that_of_wcag),
        TEST(a_theme_answers_for_what_it_sets),
        TEST(svg_attributes_are_the_weakest_rules),
        TEST(pages_have_a_size_and_margins),
        TEST(pages_refuse_what_they_cannot_be),
        TEST(margin_boxes_have_content_and_style),
        TEST(elements_set_running_strings),
        TEST(broken_themes_are_survived),
        TEST(the_strongest_of_very_many_rules_wins),
        TEST(deep_nesting_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
