/* What the properties of a theme mean for an element. */
#include "style_fixture.h"

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
    assert_int_equal(style(th).align, TEXT_CENTER);
    assert_int_equal(style(th).valign, VALIGN_MIDDLE);
    assert_int_equal(style(th).padding[SIDE_LEFT].n, 750);
    assert_int_equal(style(th).weight, 700);
    assert_int_equal(style(fix.body).margin[SIDE_TOP].n, 6000);
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
edges_vary_only_with_what_is_around(void **state)
{
    (void)state;
    read_theme("b { padding: 5%; margin: 0 }");
    assert_int_equal(style(fix.div).edges, EDGES_NONE);
    assert_int_equal(style(fix.p).edges, EDGES_FIXED);
    assert_int_equal(style(fix.b).edges, EDGES_VARY);
    read_theme("div { margin: 0 auto }");
    assert_int_equal(style(fix.div).edges, EDGES_VARY);
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
                                "p { --local: 1pt }\n"
                                ":root { --brand: #123456 }\n"
                                "p { border: 1pt solid var(--brandd) }",
        fix.p);
    assert_color(s.color, 0x000000FF);
    assert_int_equal(fix.warnings.count, 4);
    assert_string_equal(warned(0), "theme.css:2: no value for `var(--a)`");
    assert_string_equal(warned(1), "theme.css:2: nothing sets `--c`");
    assert_string_equal(warned(2),
        "theme.css:3: variables are read from :root only, not `--local`");
    assert_string_equal(warned(3),
        "theme.css:5: nothing sets `--brandd`: did you mean `--brand`?");
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
               "@supports (x: y) and (color: red) or (a: b) { p { z: a } }\n"
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
        "theme.css:6: fonts come from this machine alone, not from "
        "`@font-face`",
        "theme.css:8: not a condition: `(x: y) and (color: red) or (a: b)`",
        "theme.css:9: unknown rule `@keyframes`",
        "theme.css:10: not a declaration: `nonsense`",
        "theme.css:11: not read, as it is important: `color`",
        "theme.css:11: unknown block `& b`",
        "theme.css:12: unknown value `width: -3pt`",
        "theme.css:12: unknown value `color: 12`",
        "theme.css:12: unknown value `display: grid`",
        "theme.css:13: unknown selector `p::first-line`",
        "theme.css:14: unknown rule `@import \"x.css\"`",
    };
    int count = (int)(sizeof expected / sizeof expected[0]);
    for (int i = 0; i < fix.warnings.count && i < count; i++)
        assert_string_equal(warned(i), expected[i]);
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

/* Every condition that holds colours its own element; none else is red. */
static void
what_is_supported_is_taken(void **state)
{
    (void)state;
    static const struct {
        const char *condition;
        bool holds;
    } cases[] = {{"(display: flex)", true}, {"(display: grid)", false},
        {"not (display: grid)", true}, {"not (color: red)", false},
        {"(colour: red)", false}, {"(color: var(--x))", true},
        {"(--own: 1)", true}, {"(color: red) and (margin: 1pt)", true},
        {"(color: red) and (float: left) and (margin: 1pt)", false},
        {"(float: left) or (color: red)", true},
        {"((float: left) or (color: red)) and (not (display: grid))", true},
        {"selector(p > b)", true}, {"selector(p:hover)", false},
        {"not selector(:has(b))", true}, {"font-tech(color-COLRv1)", false},
        {"(COLOR:Red)", true}, {"not (not (color: red))", true}, {"", false},
        {"color: red", false}, {"(color: red", false},
        {"(color: red) and", false}, {"()", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_theme(arena_printf(fix.arena,
            "@supports %s { p { color: red } @media print { b { color: red } } "
            "}",
            cases[i].condition));
        if ((style(fix.p).color.r == 0xFF) != cases[i].holds ||
            (style(fix.b).color.r == 0xFF) != cases[i].holds)
            fail_msg("@supports %s", cases[i].condition);
    }
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
    assert_string_equal(css_warning_said(fix.arena, &warnings.items[0]),
        "house.css:1: hard to read, 1.3 : 1 where 4.5 : 1 is needed "
        "(#757575 would do): `--ink #000 on --paper #222`");
    /* What is seen of a colour: half a black on white can not be read, and a
     * ground of which a tenth is there is that below it. */
    const char *base_of_seen = ":root { --paper: #fff; --ink: #000 }";
    const char *seen = ":root { --soft: rgba(0, 0, 0, 0.5);\n"
                       "--panel: rgba(0, 0, 0, 0.1); --panel-ink: #000;\n"
                       "--panel-soft: rgba(255, 255, 255, 0.9) }";
    struct css_source through[] = {
        {"theme.css", {base_of_seen, strlen(base_of_seen)}},
        {"house.css", {seen, strlen(seen)}}};
    warnings.count = 0;
    theme_check(fix.arena, through, 2, &warnings);
    assert_int_equal(warnings.count, 2);
    assert_string_equal(css_warning_said(fix.arena, &warnings.items[0]),
        "house.css:1: hard to read, 4.0 : 1 where 4.5 : 1 is needed (#767676 "
        "would do): `--soft rgba(0, 0, 0, 0.5) on --paper #fff`");
    assert_string_equal(css_warning_said(fix.arena, &warnings.items[1]),
        "house.css:3: hard to read, 1.2 : 1 where 4.5 : 1 is needed (#666666 "
        "would do): `--panel-soft rgba(255, 255, 255, 0.9) on --panel rgba(0, "
        "0, 0, 0.1)`");
    /* A list that holds others already. */
    const char *many = "a{b1:0;b2:0;b3:0;b4:0;b5:0;b6:0;b7:0;b8:0;b9:0}";
    struct css_source other = {"many.css", {many, strlen(many)}};
    warnings.count = 0;
    stylesheet_read_all(fix.arena, &other, 1, &warnings);
    theme_check(fix.arena, sources, 1, &warnings);
    assert_int_equal(warnings.count, 10);
    assert_string_equal(css_warning_said(fix.arena, &warnings.items[8]),
        "many.css:1: unknown property `b9`");
    assert_non_null(strstr(
        css_warning_said(fix.arena, &warnings.items[9]), "hard to read"));
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

/* More than there are buckets for them. */
static void
a_thousand_variables_are_told_apart(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct css_vars *vars = css_vars_new(arena);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 1000; i++) {
            const char *value = arena_printf(arena, "%d", i + round);
            css_vars_set(vars, arena_printf(arena, "--v%d", i),
                (struct slice){value, strlen(value)});
        }
    struct slice value;
    for (int i = 0; i < 1000; i++) {
        const char *name = arena_printf(arena, "--v%d", i);
        assert_true(css_vars_find(vars, name, &value));
        assert_int_equal(atoi(value.p), i + 1);
    }
    assert_false(css_vars_find(vars, "--v1000", &value));
    arena_free(arena);
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
    const struct CMUnitTest tests[] = {
        STYLE_TEST(colors_are_read),
        STYLE_TEST(the_built_in_sheet_gives_elements_their_look),
        STYLE_TEST(text_has_what_its_element_hands_down),
        STYLE_TEST(edges_vary_only_with_what_is_around),
        STYLE_TEST(units_are_thousandths_of_a_point),
        STYLE_TEST(sizes_keep_percent_and_auto),
        STYLE_TEST(font_sizes_are_of_the_parent),
        STYLE_TEST(line_height_without_a_unit_is_a_factor),
        STYLE_TEST(shorthands_set_their_longhands),
        STYLE_TEST(flex_takes_its_three_forms),
        STYLE_TEST(borders_default_to_the_text_color),
        STYLE_TEST(inherit_and_initial_are_known),
        STYLE_TEST(weights_go_by_the_parent),
        STYLE_TEST(features_come_from_two_properties),
        STYLE_TEST(variables_are_replaced),
        STYLE_TEST(the_last_variable_for_print_counts),
        STYLE_TEST(variables_that_go_in_circles_are_named),
        STYLE_TEST(variables_cannot_blow_up),
        STYLE_TEST(what_is_not_known_is_named_once),
        STYLE_TEST(what_is_supported_is_taken),
        STYLE_TEST(properties_for_screens_are_named),
        STYLE_TEST(markers_have_a_color_of_their_own),
        STYLE_TEST(contrast_is_that_of_wcag),
        STYLE_TEST(a_theme_answers_for_what_it_sets),
        STYLE_TEST(svg_attributes_are_the_weakest_rules),
        STYLE_TEST(broken_themes_are_survived),
        STYLE_TEST(a_thousand_variables_are_told_apart),
        STYLE_TEST(deep_nesting_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
