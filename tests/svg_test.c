#include "lay_out.h"

/* The page is 300 pt wide, the picture 100 units: a unit is 3 pt.  Its
 * corner stands at 50, 50. */
static void
draw(const char *css, const char *inside)
{
    lay_out(arena_printf(laid.arena, "svg { display: block } %s", css),
        arena_printf(laid.arena,
            "<svg role=\"img\" aria-label=\"A\" viewBox=\"0 0 100 50\">%s"
            "</svg>",
            inside));
}

static void
test_shapes(void **state)
{
    (void)state;
    draw("",
        "<line x1=\"0\" y1=\"10\" x2=\"100\" y2=\"10\" stroke=\"#ff0000\"/>"
        "<rect x=\"10\" y=\"10\" width=\"20\" height=\"5\" fill=\"#00ff00\"/>"
        "<polyline points=\"0,0 10,0 10,10\" fill=\"none\" stroke=\"#0000ff\"/>"
        "<polygon points=\"0 0 10 0 10 10\" fill=\"#010101\"/>"
        "<circle cx=\"50\" cy=\"25\" r=\"10\" fill=\"#020202\"/>"
        "<ellipse cx=\"50\" cy=\"25\" rx=\"10\" ry=\"5\" fill=\"#030303\"/>"
        "<rect width=\"10\" height=\"10\" rx=\"2\" fill=\"#040404\"/>");
    lay_has(laid.trace, "stroke #ff0000 3 M 50 80 L 350 80");
    lay_has(laid.trace, "fill #00ff00 M 80 80 L 140 80 L 140 95 L 80 95 Z");
    lay_has(laid.trace, "stroke #0000ff 3 M 50 50 L 80 50 L 80 80\n");
    lay_has(laid.trace, "fill #010101 M 50 50 L 80 50 L 80 80 Z");
    lay_has(laid.trace, "fill #020202 M 230 125 C 230 141.569");
    lay_has(laid.trace, "fill #030303 M 230 125 C 230 133.284");
    lay_has(laid.trace, "fill #040404 M 56 50 L 74 50 C");
    lay_has(laid.tags, "Figure alt=\"A\"");
}

static void
check_path(const char *data, const char *steps)
{
    draw("",
        arena_printf(laid.arena, "<path fill=\"#112233\" d=\"%s\"/>", data));
    lay_has(laid.trace, arena_printf(laid.arena, "#112233 %s\n", steps));
}

static void
test_path_commands(void **state)
{
    (void)state;
    check_path("M10 10H20V20h-10z", "M 80 80 L 110 80 L 110 110 L 80 110 Z");
    check_path("m10,10 10,0 0,10", "M 80 80 L 110 80 L 110 110");
    check_path("M0 0C0 10 10 10 10 0S20-10 20 0",
        "M 50 50 C 50 80 80 80 80 50 C 80 20 110 20 110 50");
    check_path("M0 0c0 10 10 10 10 0s10-10 10 0",
        "M 50 50 C 50 80 80 80 80 50 C 80 20 110 20 110 50");
    check_path("M0 0Q15 0 15 15T30 30",
        "M 50 50 C 80 50 95 65 95 95 C 95 125 110 140 140 140");
    check_path("M.5.5l1e1-1E-1", "M 51.5 51.5 L 81.5 51.2");
    check_path("M0 0 L10 0 M20 20 l0 1z l1 0",
        "M 50 50 L 80 50 M 110 110 L 110 113 Z L 113 110");
}

static void
test_arcs(void **state)
{
    (void)state;
    /* A half circle is two curves, and its flags may stand close. */
    check_path("M0 10a10 10 0 0120 0",
        "M 50 80 C 50 63.431 63.431 50 80 50 C 96.569 50 110 63.431 110 80");
    check_path("M0 0A0 5 0 0 1 10 0", "M 50 50 L 80 50");
    /* Radii that cannot reach are scaled up. */
    check_path("M0 10A1 1 0 0 1 20 10",
        "M 50 80 C 50 63.431 63.431 50 80 50 C 96.569 50 110 63.431 110 80");
}

static void
test_path_stops_at_the_first_error(void **state)
{
    (void)state;
    check_path("M0 0L10 0L10 x 5 5", "M 50 50 L 80 50");
    static const char *const bad[] = {"", "x", "L10 10", "M", "M1", "z", "M0 0",
        "M0 0 A1 1 0 2 2 5 5", "M1e999 nan", "M--1 0L0 0", "M0 0L1e400 1e400",
        "M0 0Z5 5", "\xff\xfe"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        draw("", arena_printf(laid.arena, "<path d=\"%s\"/>", bad[i]));
}

static void
test_transforms(void **state)
{
    (void)state;
    draw("",
        "<g transform=\"translate(10,5) scale(2)\"><rect width=\"5\" "
        "height=\"5\" fill=\"#112233\"/></g>"
        "<rect transform=\"rotate(90)\" width=\"5\" height=\"1\" "
        "fill=\"#445566\"/>"
        "<rect transform=\"matrix(1 0 0 1 1 1)\" width=\"1\" height=\"1\" "
        "fill=\"#778899\" stroke=\"#000\" stroke-width=\"2\"/>"
        "<rect transform=\"skewX(45)\" width=\"1\" height=\"1\" "
        "fill=\"#00aabb\"/>"
        "<rect transform=\"skewY(45)\" width=\"1\" height=\"1\" "
        "fill=\"#00aacc\"/>"
        "<rect transform=\"warp(3) translate(9)\" width=\"1\" height=\"1\" "
        "fill=\"#aabbcc\"/>");
    lay_has(laid.trace, "fill #112233 M 80 65 L 110 65 L 110 95 L 80 95 Z");
    lay_has(laid.trace, "fill #445566 M 50 50 L 50 65 L 47 65 L 47 50 Z");
    lay_has(laid.trace, "fill #778899 stroke #000000 6 M 53 53");
    lay_has(laid.trace, "fill #00aabb M 50 50 L 53 50 L 56 53 L 53 53 Z");
    lay_has(laid.trace, "fill #00aacc M 50 50 L 53 53 L 53 56 L 50 53 Z");
    lay_has(laid.trace, "fill #aabbcc M 50 50");
}

static void
test_miters(void **state)
{
    (void)state;
    draw("svg path { fill: none; stroke: #010203 }",
        "<path d=\"M0 0H9V9\"/>"
        "<g stroke-miterlimit=\"10\"><path d=\"M0 0H8V9\"/>"
        "<path d=\"M0 0H7V9\" stroke-linejoin=\"round\"/>"
        "<path d=\"M0 0H6V9\" stroke-miterlimit=\"none\"/></g>");
    lay_has(laid.trace, "stroke #010203 3 M 50 50 L 77 50");
    lay_has(laid.trace, "stroke #010203 3 miter 10000 M 50 50 L 74 50");
    lay_has(laid.trace, "stroke #010203 3 join 1 M 50 50 L 71 50");
    lay_has(laid.trace, "stroke #010203 3 M 50 50 L 68 50");
}

static void
test_colours(void **state)
{
    (void)state;
    draw(".warn { fill: #ff0000 } svg { color: #00ff00 }",
        "<g fill=\"#112233\" opacity=\"0.5\"><rect width=\"1\" height=\"1\"/>"
        "<rect class=\"warn\" fill=\"#445566\" width=\"2\" height=\"1\" "
        "fill-opacity=\"0.5\"/></g>"
        "<rect fill=\"none\" stroke=\"none\" width=\"3\" height=\"1\"/>"
        "<path d=\"M0 0H9\" fill=\"none\" stroke=\"#010203\" "
        "stroke-dasharray=\"3 2\" stroke-linecap=\"round\" "
        "stroke-linejoin=\"bevel\"/>");
    lay_has(laid.trace, "group 128");
    lay_has(laid.trace, "fill #112233 M 50 50 L 53");
    lay_has(laid.trace, "fill #ff000080 M 50 50 L 56");
    assert_null(strstr(laid.trace, "L 59 50"));
    lay_has(laid.trace, "stroke #010203 3 dash 9 6 cap 1 join 2 M 50 50");
}

/* A fill and a line are one picture; either alone needs no group. */
static void
test_opacity(void **state)
{
    (void)state;
    draw("", "<rect width=\"1\" height=\"1\" fill=\"#112233\" opacity=\".5\"/>"
             "<line x1=\"0\" y1=\"0\" x2=\"2\" y2=\"0\" stroke=\"#445566\" "
             "opacity=\".5\"/>"
             "<text x=\"0\" y=\"9\" opacity=\".5\" fill=\"#778899\">a<tspan "
             "opacity=\".5\">b</tspan></text>");
    lay_has(laid.trace, "fill #11223380 M");
    lay_has(laid.trace, "stroke #44556680 3 M");
    lay_has(laid.trace, "#77889980 \"a\"");
    lay_has(laid.trace, "#77889940 \"b\"");
    assert_null(strstr(laid.trace, "group"));
    draw("", "<rect width=\"1\" height=\"1\" fill=\"#112233\" "
             "stroke=\"#445566\" opacity=\".5\"/>");
    lay_has(laid.trace, "group 128");
    lay_has(laid.trace, "fill #112233 stroke #445566 3 M");
}

static void
test_text(void **state)
{
    (void)state;
    draw("svg text { font-size: 4px; fill: #52616e } .b { font-weight: 600 }",
        "<text x=\"10\" y=\"20\">8 h</text>"
        "<text x=\"50\" y=\"20\" text-anchor=\"middle\">mid</text>"
        "<text x=\"90\" y=\"20\" text-anchor=\"end\">end <tspan "
        "class=\"b\">bold</tspan></text>"
        "<text x=\"0\" y=\"40\">one<tspan x=\"0\" dy=\"5\">two</tspan></text>");
    lay_has(laid.trace, "glyphs 80 110 ");
    lay_has(laid.trace, "Inter-Regular 12 #52616e \"8 h\"");
    lay_has(laid.trace, "Inter-SemiBold 12 #52616e \"bold\"");
    lay_has(laid.trace, "glyphs 50 185 ");
    const char *bold = strstr(laid.trace, "Inter-SemiBold");
    while (strncmp(bold, "glyphs", 6) != 0)
        bold--;
    bold += 6;
    long x = lay_milli(&bold);
    lay_milli(&bold);
    bold = strstr(bold, "width") + 5;
    assert_in_range(x + lay_milli(&bold), 319990, 320010);
}

static void
test_what_is_not_painted(void **state)
{
    (void)state;
    draw(".off { display: none }",
        "<title>T</title><desc>D</desc><defs><rect width=\"1\" height=\"1\"/>"
        "</defs><script>x</script><rect class=\"off\" width=\"1\" "
        "height=\"1\"/><rect width=\"-1\" height=\"1\"/><circle r=\"-2\"/>"
        "<foreign><p>x</p></foreign><text x=\"1\" y=\"1\">  </text>");
    assert_null(strstr(laid.trace, "path"));
    assert_null(strstr(laid.trace, "glyphs"));
}

static void
test_sizes(void **state)
{
    (void)state;
    lay_out("svg { display: block } .s { width: 60pt }",
        "<svg id=\"a\" width=\"20\" height=\"10\"></svg>"
        "<svg id=\"b\" viewBox=\"0 0 4 2\" height=\"20mm\"></svg>"
        "<svg id=\"c\" viewBox=\"0 0 4 2\" width=\"50%\"></svg>"
        "<svg id=\"d\" class=\"s\" viewBox=\"0 0 4 2\" width=\"9\"></svg>"
        "<svg id=\"e\" viewBox=\"0 0 0 0\"></svg><svg id=\"f\" "
        "viewBox=\"x\" width=\"-5\"></svg>");
    assert_int_equal(lay_where("svg#a", "").w, 15000);
    assert_int_equal(lay_where("svg#a", "").h, 7500);
    assert_in_range(lay_where("svg#b", "").w, 113380, 113390);
    assert_int_equal(lay_where("svg#c", "").h, 75000);
    assert_int_equal(lay_where("svg#d", "").h, 30000);
    lay_where("svg#f", "");
}

static void
test_picture_keeps_its_ratio(void **state)
{
    (void)state;
    lay_out("svg { display: block; width: 100pt; height: 100pt }",
        "<svg role=\"img\" aria-label=\"A\" viewBox=\"10 10 20 10\">"
        "<rect x=\"10\" y=\"10\" width=\"20\" height=\"10\" "
        "fill=\"#112233\"/></svg>");
    lay_has(laid.trace, "fill #112233 M 50 75 L 150 75 L 150 125 L 50 125 Z");
}

static void
draw_logo(const char *inside)
{
    struct tree *svg =
        markup_read(laid.arena, arena_printf(laid.arena,
                                    "<svg viewBox=\"0 0 40 40\" width=\"40\" "
                                    "height=\"40\" fill=\"#0b5563\">%s</svg>",
                                    inside));
    struct picture picture = {"logo.svg", NULL, svg};
    struct css_warnings warnings = {0};
    const char *css = PAGE "img { height: 20pt; display: block }";
    struct layout_input input = {
        .document = markup_read(laid.arena, "<html><body><img src=\"logo.svg\" "
                                            "alt=\"L\"/></body></html>"),
        .fonts = laid.fonts,
        .pictures = &picture,
        .picture_count = 1};
    input.sheet = stylesheet_read(
        laid.arena, "t", (struct slice){css, strlen(css)}, &warnings);
    laid.result = layout_document(laid.arena, &input);
    lay_print();
}

static void
test_logo_file(void **state)
{
    (void)state;
    draw_logo("<rect width=\"40\" height=\"40\"/>");
    assert_int_equal(lay_where("img", "").w, 20000);
    assert_null(strstr(laid.trace, "clip"));
    lay_has(laid.trace, "fill #0b5563 M 50 50 L 70 50 L 70 70");
    lay_has(laid.tags, "Figure alt=\"L\"");
}

/* What stands out of a file's viewBox does not show, as in a browser. */
static void
test_a_logo_is_clipped(void **state)
{
    (void)state;
    static const char *const beyond[] = {"<path d=\"M0 0H41V9z\"/>",
        "<path d=\"M9 -1L9 9H8z\"/>", "<circle cx=\"9\" cy=\"31\" r=\"10\"/>",
        "<path d=\"M0 9H40\" stroke=\"#000\"/>",
        "<text x=\"30\" y=\"20\">wider than it</text>",
        "<text x=\"9\" y=\"2\">o</text>"};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        draw_logo(beyond[i]);
        lay_has(laid.trace, "clip 50 50 20 20\n");
    }
}

static void
test_deep_groups(void **state)
{
    (void)state;
    struct buf out = {0};
    for (int i = 0; i < 5000; i++)
        buf_str(&out, "<g transform=\"scale(1e6)\">");
    buf_str(&out, "<rect width=\"1\" height=\"1\"/>");
    for (int i = 0; i < 5000; i++)
        buf_str(&out, "</g>");
    draw("", lay_keep(&out));
    draw("", "<g transform=\"scale(1e7) scale(1e7) scale(1e7) scale(1e7) "
             "scale(1e7)\"><rect width=\"1\" height=\"1\" stroke=\"#000\"/>"
             "<text x=\"1\" y=\"1\">big</text></g>");
}

#define LAYOUT(test)                                                           \
    cmocka_unit_test_setup_teardown(test, lay_set_up, lay_tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT(test_shapes),
        LAYOUT(test_path_commands),
        LAYOUT(test_arcs),
        LAYOUT(test_path_stops_at_the_first_error),
        LAYOUT(test_transforms),
        LAYOUT(test_miters),
        LAYOUT(test_colours),
        LAYOUT(test_opacity),
        LAYOUT(test_text),
        LAYOUT(test_a_logo_is_clipped),
        LAYOUT(test_what_is_not_painted),
        LAYOUT(test_sizes),
        LAYOUT(test_picture_keeps_its_ratio),
        LAYOUT(test_logo_file),
        LAYOUT(test_deep_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
