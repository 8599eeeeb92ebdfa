/* Styles that are remembered are those that the rules give. */
#include "style_fixture.h"

#include "type/style_memo.h"

static struct style_memo *memo;

static int
open_memo(void **state)
{
    memo = style_memo_new();
    return set_up(state);
}

static int
close_memo(void **state)
{
    style_memo_free(memo);
    return tear_down(state);
}

static void
assert_alike(
    const struct style *a, const struct style *b, const struct tree *node)
{
    bool alike = a->color.r == b->color.r && a->color.g == b->color.g &&
                 a->background.r == b->background.r && a->weight == b->weight &&
                 a->opacity == b->opacity && a->align == b->align &&
                 a->display == b->display && a->rtl == b->rtl &&
                 a->svg_fill.r == b->svg_fill.r && a->parts == b->parts;
    if (!alike)
        fail_msg("<%s class=\"%s\"> is remembered otherwise than it is",
            node->name, tree_get(node, "class"));
}

/* Every element of the tree, from the root. */
static void
check(const struct tree *node, const struct style *above,
    const struct style *remembered)
{
    if (node->kind != TREE_ELEMENT)
        return;
    struct style own = style_of(fix.sheet, node, above);
    const struct style *found =
        style_find(memo, fix.arena, fix.sheet, node, remembered);
    assert_alike(found, &own, node);
    for (const struct tree *n = node->first; n; n = n->next)
        check(n, &own, found);
}

static struct tree *
with(struct tree *node, const char *name, const char *value)
{
    tree_set(fix.arena, node, name, value);
    return node;
}

static const char *const rules =
    "p { color: #010000 } .note { color: #020000 } div p { opacity: 0.9 }"
    ".box > p { font-weight: 600 } #two p { color: #030000 }"
    "p:first-child { background: #040000 } p:last-child { text-align: right }"
    "p + p { color: #000500 } p ~ .note { background: #060000 }"
    "[data-x] b { color: #070000 } b[data-y=z] { font-weight: 300 }"
    "p:not(:first-child) b { opacity: 0.5 } li:nth-child(2n) { color: #080000 }"
    "li:nth-child(2n) b { background: #090000 } .note::before { content: 'x' }"
    "circle { opacity: 0.7 } [data-x] circle { fill: #0a0000 }";

/* A list whose items differ in nothing but their places. */
static void
put_list(struct tree *parent, int count)
{
    struct tree *list = child(parent, "ul", NULL);
    for (int i = 0; i < count; i++)
        child(child(list, "li", NULL), "b", NULL);
}

static void
a_condition_tells_elements_apart(void **state)
{
    (void)state;
    read_theme(rules);
    child(child(fix.div, "p", "note"), "b", NULL);
    child(child(fix.div, "p", NULL), "b", NULL);
    with(child(child(fix.div, "p", NULL), "b", NULL), "data-y", "z");
    struct tree *two = with(child(fix.body, "div", "box wide"), "id", "two");
    child(child(two, "p", "note"), "b", NULL);
    struct tree *marked =
        with(child(fix.body, "div", "box wide"), "data-x", "");
    child(child(marked, "p", "note"), "b", NULL);
    put_list(fix.body, 5);
    put_list(marked, 2);
    check(fix.html, NULL, NULL);
    /* And again, when all is remembered. */
    check(fix.html, NULL, NULL);
}

static void
what_is_alike_is_one_style(void **state)
{
    (void)state;
    read_theme(rules);
    struct tree *a = child(child(fix.body, "section", NULL), "em", "x y");
    struct tree *b = child(child(fix.body, "section", NULL), "em", "x y");
    const struct style *html =
        style_find(memo, fix.arena, fix.sheet, fix.html, NULL);
    const struct style *body =
        style_find(memo, fix.arena, fix.sheet, fix.body, html);
    const struct style *above =
        style_find(memo, fix.arena, fix.sheet, a->parent, body);
    assert_ptr_equal(
        above, style_find(memo, fix.arena, fix.sheet, b->parent, body));
    assert_ptr_equal(style_find(memo, fix.arena, fix.sheet, a, above),
        style_find(memo, fix.arena, fix.sheet, b, above));
}

static void
attributes_that_style_count(void **state)
{
    (void)state;
    read_theme(rules);
    struct tree *svg = child(fix.body, "svg", NULL);
    with(child(svg, "circle", NULL), "fill", "#110000");
    with(child(svg, "circle", NULL), "fill", "#220000");
    with(with(child(svg, "circle", NULL), "fill", "#110000"), "opacity", "0.2");
    child(svg, "circle", NULL);
    with(child(fix.body, "p", NULL), "dir", "rtl");
    with(child(fix.body, "p", NULL), "dir", "ltr");
    struct tree *found = with(child(fix.body, "p", NULL), "dir", "auto");
    tree_append(found, tree_text(fix.arena, "\u05d0"));
    check(fix.html, NULL, NULL);
    check(fix.html, NULL, NULL);
}

/* A style that somebody changed is nobody's kin. */
static void
a_changed_style_is_not_taken_for_its_original(void **state)
{
    (void)state;
    read_theme("body { color: #010000 }");
    const struct style *html =
        style_find(memo, fix.arena, fix.sheet, fix.html, NULL);
    struct style body = *style_find(memo, fix.arena, fix.sheet, fix.body, html);
    assert_int_equal(
        style_find(memo, fix.arena, fix.sheet, fix.div, &body)->color.r, 1);
    body.color.r = 2;
    assert_int_equal(
        style_find(memo, fix.arena, fix.sheet, fix.div, &body)->color.r, 2);
}

/* One memo serves all sheets of a run. */
static void
sheets_do_not_mix(void **state)
{
    (void)state;
    read_theme("html { color: #010000 }");
    check(fix.html, NULL, NULL);
    read_theme("html { color: #020000 }");
    check(fix.html, NULL, NULL);
}

/* More styles than are kept: the rest are made each time, and are right. */
static void
a_full_memo_still_answers(void **state)
{
    (void)state;
    read_theme(rules);
    for (int i = 0; i < 5000; i++) {
        char word[16];
        snprintf(word, sizeof word, "c%d", i);
        child(child(fix.body, "p", word), "b", NULL);
    }
    check(fix.html, NULL, NULL);
    child(child(fix.body, "p", "new note"), "b", NULL);
    check(fix.html, NULL, NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_condition_tells_elements_apart, open_memo, close_memo),
        cmocka_unit_test_setup_teardown(
            what_is_alike_is_one_style, open_memo, close_memo),
        cmocka_unit_test_setup_teardown(
            attributes_that_style_count, open_memo, close_memo),
        cmocka_unit_test_setup_teardown(
            a_changed_style_is_not_taken_for_its_original, open_memo,
            close_memo),
        cmocka_unit_test_setup_teardown(
            sheets_do_not_mix, open_memo, close_memo),
        cmocka_unit_test_setup_teardown(
            a_full_memo_still_answers, open_memo, close_memo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
