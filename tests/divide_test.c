/* What is too high for its box goes on in a copy of it. */
#include "lay_out.h"

/* A slide of 100 pt; lines are 10 pt high. */
#define SLIDE                                                                  \
    ".face { height: 100pt } .slide { break-before: page }"                    \
    "header { margin: 0 } header h2 { margin: 0 } li { margin: 0 }"            \
    "ul { margin: 0; padding: 0 } td, th { padding: 0 }"                       \
    "table { border-collapse: collapse } h3 { break-after: avoid }"            \
    "aside { display: none } .row { display: flex } .row div { flex: 1 1 0 }"  \
    ".close p { line-height: 8pt }"

static struct tree *document;

/* Divides until nothing is left to; how many rounds it took.  `fit` is the
 * face's class, and the classes that it may have. */
static int
divided_or_closer(const char *fit, const char *inside)
{
    int rounds = 0;
    document = markup_read(laid.arena,
        arena_printf(laid.arena,
            "<html lang=\"en\"><body><section class=\"slide\" id=\"s\">"
            "<div class=\"face%s data-continued=\"(continued)\">"
            "<header><h2>Title</h2></header>%s</div>"
            "<footer>foot</footer><aside>note</aside></section>"
            "</body></html>",
            fit, inside));
    lay_tree(SLIDE, document);
    while (layout_amend(laid.arena, &laid.result, document)) {
        lay_tree(SLIDE, document);
        assert_true(++rounds < 50);
    }
    return rounds;
}

static int
divided(const char *inside)
{
    return divided_or_closer("\"", inside);
}

/* Each slide's text: its words, and "|" between slides. */
static const char *
slides(void)
{
    struct buf out = {0};
    const struct tree *body = tree_find(document, "body");
    for (const struct tree *n = body->first; n; n = n->next) {
        if (n != body->first)
            buf_char(&out, '|');
        buf_str(&out, tree_plain(laid.arena, n));
    }
    return lay_keep(&out);
}

static int
slide_count(void)
{
    return lay_count(slides(), "|") + 1;
}

static void
what_fits_is_left_alone(void **state)
{
    (void)state;
    assert_int_equal(divided(lay_lines(1, 9)), 0);
    assert_int_equal(slide_count(), 1);
}

static void
paragraphs_go_on_with_the_title_repeated_once_continued(void **state)
{
    (void)state;
    assert_int_equal(divided(lay_lines(1, 20)), 2);
    assert_string_equal(slides(),
        "Titlep1.p2.p3.p4.p5.p6.p7.footnote|"
        "Title (continued)p8.p9.p10.p11.p12.p13.p14.foot|"
        "Title (continued)p15.p16.p17.p18.p19.p20.foot");
    assert_int_equal(lay_count(laid.dump, "page "), 3);
    /* One name stands once. */
    const struct tree *second = tree_find(document, "section")->next;
    assert_null(tree_get(second, "id"));
}

static void
lists_and_tables_are_divided_between_their_parts(void **state)
{
    (void)state;
    struct buf list = {0}, table = {0};
    for (int i = 0; i < 12; i++) {
        buf_printf(&list, "<li>l%d.</li>", i);
        buf_printf(&table, "<tr><td>t%d.</td></tr>", i);
    }
    divided(arena_printf(laid.arena, "<ul>%s</ul>", list.p));
    assert_non_null(strstr(slides(), "l6.footnote|Title (continued)l7."));
    divided(arena_printf(laid.arena,
        "<table><thead><tr><th>Head.</th></tr></thead><tbody>%s</tbody>"
        "</table>",
        table.p));
    assert_non_null(strstr(slides(), "t5.footnote|Title (continued)Head.t6."));
    buf_free(&list);
    buf_free(&table);
}

static void
a_heading_goes_with_what_it_is_about(void **state)
{
    (void)state;
    const char *list = "<h3>About.</h3><ul><li>one.</li><li>two.</li>"
                       "<li>three.</li><li>four.</li><li>five.</li></ul>";
    divided(arena_printf(laid.arena, "%s%s", lay_lines(1, 6), list));
    assert_non_null(
        strstr(slides(), "p6.footnote|Title (continued)About.one.two."));
    divided(arena_printf(laid.arena, "%s%s", lay_lines(1, 4), list));
    assert_non_null(
        strstr(slides(), "About.one.footnote|Title (continued)two."));
}

/* As many parts as without it. */
static void
parts_are_even_and_not_more(void **state)
{
    (void)state;
    for (int n = 10; n <= 45; n++) {
        divided(lay_lines(1, n));
        assert_int_equal(slide_count(), (n + 8) / 9);
    }
}

static void
columns_go_on_beside_each_other(void **state)
{
    (void)state;
    divided(arena_printf(laid.arena,
        "<div class=\"row\"><div>%s</div><div>%s</div></div>", lay_lines(1, 11),
        lay_lines(21, 3)));
    assert_non_null(
        strstr(slides(), "p9.p21.p22.p23.footnote|Title (continued)p10.p11."));
    /* The second column of the second slide is there, and empty. */
    const struct tree *second = tree_find(document, "section")->next;
    const struct tree *row = second->first->last;
    assert_true(tree_has_class(row, "row"));
    assert_ptr_equal(row->first->next, row->last);
    assert_null(row->last->first);
}

static void
a_long_paragraph_goes_on_between_words(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 400; i++)
        buf_printf(&text, "%sword%d", i ? " " : "", i);
    divided(arena_printf(laid.arena, "<p><b>%s</b></p>", text.p));
    assert_true(slide_count() > 2);
    const char *all = slides();
    for (int i = 0; i < 400; i++) {
        char word[20];
        snprintf(word, sizeof word, "word%d", i);
        assert_true(lay_count(all, word) >= 1);
    }
    buf_free(&text);
}

static void
what_cannot_be_divided_stays_and_ends(void **state)
{
    (void)state;
    divided("<p>one</p><table><tbody><tr><td><p>a</p><p>b</p><p>c</p><p>d</p>"
            "<p>e</p><p>f</p><p>g</p><p>h</p><p>i</p><p>j</p><p>k</p><p>l</p>"
            "</td></tr></tbody></table><p>two</p>");
    assert_non_null(strstr(slides(), "onefootnote|"));
    assert_non_null(strstr(slides(), "two"));
    divided("");
    divided("<p></p>");
    assert_int_equal(slide_count(), 1);
}

static void
what_may_be_closer_is_before_it_goes_on(void **state)
{
    (void)state;
    static const char fit[] = " even\" data-fit=\"even, close\"";
    divided_or_closer(fit, lay_lines(1, 9));
    assert_string_equal(
        tree_get(tree_find(document, "div"), "class"), "face even");
    assert_int_equal(divided_or_closer(fit, lay_lines(1, 11)), 1);
    assert_string_equal(
        tree_get(tree_find(document, "div"), "class"), "face close");
    assert_int_equal(slide_count(), 1);
    divided_or_closer(fit, lay_lines(1, 20));
    assert_int_equal(slide_count(), 2);
}

/* No text of a slide stands below its bottom. */
static void
nothing_reaches_below_its_slide(void **state)
{
    (void)state;
    for (int n = 1; n < 40; n++) {
        divided(arena_printf(laid.arena,
            "<p>first</p><div class=\"row\"><div><h3>H</h3>%s</div>"
            "<div><ul><li>%s</li><li>%s</li></ul></div></div>%s",
            lay_lines(1, n), lay_lines(1, n / 2), lay_lines(50, n / 3),
            lay_lines(100, n % 7)));
        const char *at = laid.dump;
        while ((at = strstr(at, "line "))) {
            at += 5;
            lay_milli(&at);
            long y = lay_milli(&at);
            assert_true(y < 50000 + 110000);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_is_left_alone),
        cmocka_unit_test(
            paragraphs_go_on_with_the_title_repeated_once_continued),
        cmocka_unit_test(lists_and_tables_are_divided_between_their_parts),
        cmocka_unit_test(a_heading_goes_with_what_it_is_about),
        cmocka_unit_test(parts_are_even_and_not_more),
        cmocka_unit_test(columns_go_on_beside_each_other),
        cmocka_unit_test(a_long_paragraph_goes_on_between_words),
        cmocka_unit_test(what_cannot_be_divided_stays_and_ends),
        cmocka_unit_test(what_may_be_closer_is_before_it_goes_on),
        cmocka_unit_test(nothing_reaches_below_its_slide),
    };
    return cmocka_run_group_tests(tests, lay_set_up, lay_tear_down);
}
