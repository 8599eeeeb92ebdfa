/* The document tree and the white space in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "document/assets.h"
#include "document/element.h"
#include "document/space.h"
#include "document/tree.h"

static int
set_up(void **data)
{
    *data = arena_new();
    return 0;
}

static int
tear_down(void **data)
{
    arena_free(*data);
    return 0;
}

static struct tree *
add(struct arena *arena, struct tree *parent, const char *name)
{
    struct tree *node = tree_element(arena, name);

    tree_append(parent, node);
    return node;
}

static void
say(struct arena *arena, struct tree *parent, const char *text)
{
    tree_append(parent, tree_text(arena, text));
}

static void
assert_dump(const struct tree *root, const char *expected)
{
    struct buf out = {0};

    tree_dump(root, &out);
    assert_string_equal(out.p, expected);
    buf_free(&out);
}

/* Every link agrees with its other end. */
static void
assert_links(const struct tree *root)
{
    for (const struct tree *n = root; n; n = tree_walk(n, root)) {
        const struct tree *last = NULL;
        for (const struct tree *c = n->first; c; c = c->next) {
            assert_ptr_equal(c->parent, n);
            assert_ptr_equal(c->prev, last);
            last = c;
        }
        assert_ptr_equal(n->last, last);
    }
}

static void
attributes_keep_their_order(void **data)
{
    struct tree *p = tree_element(*data, "p");

    assert_null(tree_get(p, "id"));
    tree_set(*data, p, "id", "a");
    tree_set(*data, p, "class", "b");
    tree_set(*data, p, "id", "c \"\\\n");
    assert_string_equal(tree_get(p, "id"), "c \"\\\n");
    assert_null(tree_get(p, "i"));
    assert_dump(p, "p id=\"c \\\"\\\\\\n\" class=\"b\"\n");
}

static void
lent_attributes_are_not_copied(void **data)
{
    static const char name[] = "class", value[] = "wide dark";
    struct tree *p = tree_element(*data, "p");

    tree_set(*data, p, "class", "small");
    tree_lend(*data, p, name, value);
    assert_ptr_equal(tree_get(p, "class"), value);
    assert_int_equal(p->class_count, 2);
    assert_ptr_equal(p->classes[1].word, value + 5);
    const struct tree_attr *id = tree_lend(*data, p, "id", "a");
    assert_ptr_equal(id->name, tree_lend(*data, p, "id", "b")->name);
    assert_dump(p, "p class=\"wide dark\" id=\"b\"\n");
}

/* Two names that have the same bit are two. */
static void
attributes_alike_are_told_apart(void **data)
{
    struct tree *p = tree_element(*data, "p");

    assert_int_equal(tree_bit("dir"), tree_bit("dxx"));
    tree_set(*data, p, "dir", "rtl");
    assert_null(tree_get(p, "dxx"));
    tree_set(*data, p, "dxx", "other");
    assert_dump(p, "p dir=\"rtl\" dxx=\"other\"\n");
}

/* Spaces next to the edges of blocks go away from a text that has no others,
 * too, and the text itself stays as it is. */
static void
collapsed_texts_lose_their_edges(void **data)
{
    const char *joined = space_joined(*data, "\n  one\t two\n");
    struct tree *p = tree_element(*data, "p");
    struct tree *text = tree_text_lent(*data, joined);

    assert_string_equal(joined, " one two ");
    text->collapsed = true;
    tree_append(p, text);
    space_collapse(*data, p);
    assert_dump(p, "p\n  \"one two\"\n");
    assert_string_equal(joined, " one two ");
}

/* What is set later on one of two that share an attribute is its own. */
static void
shared_attributes_can_be_changed(void **data)
{
    struct tree *a = tree_element(*data, "p"), *b = tree_element(*data, "p");

    tree_set(*data, a, "class", " wide  dark ");
    tree_share(*data, b, a, a->attrs);
    assert_ptr_equal(tree_get(a, "class"), tree_get(b, "class"));
    assert_true(tree_has_class(b, "dark"));
    tree_set(*data, b, "class", "light");
    assert_true(tree_has_class(b, "light"));
    assert_false(tree_has_class(b, "dark"));
    assert_true(tree_has_class(a, "dark"));
    assert_int_equal(a->class_count, 2);
    assert_dump(a, "p class=\" wide  dark \"\n");
}

static void
classes_are_words(void **data)
{
    struct tree *p = tree_element(*data, "p");

    assert_false(tree_has_class(p, "a"));
    tree_set(*data, p, "class", " half  halfway\tlast\nend ");
    assert_true(tree_has_class(p, "half"));
    assert_true(tree_has_class(p, "last"));
    assert_true(tree_has_class(p, "end"));
    assert_false(tree_has_class(p, "hal"));
    assert_false(tree_has_class(p, "way"));
    assert_false(tree_has_class(p, ""));
    assert_false(tree_has_class(tree_text(*data, "half"), "half"));
}

/* <div><p>one<b>two</b></p><ul/>three</div> */
static struct tree *
sample(struct arena *arena)
{
    struct tree *div = tree_element(arena, "div");
    struct tree *p = add(arena, div, "p");

    say(arena, p, "one");
    say(arena, add(arena, p, "b"), "two");
    add(arena, div, "ul");
    say(arena, div, "three");
    return div;
}

static void
walks_in_document_order(void **data)
{
    struct tree *div = sample(*data);
    struct tree *p = div->first;

    assert_links(div);
    assert_dump(div, "div\n  p\n    \"one\"\n    b\n      \"two\"\n  ul\n"
                     "  \"three\"\n");
    assert_string_equal(tree_plain(*data, div), "onetwothree");
    assert_string_equal(tree_plain(*data, p), "onetwo");
    assert_string_equal(tree_plain(*data, p->next), "");
    assert_ptr_equal(tree_find(div, "b"), p->last);
    assert_ptr_equal(tree_find(div, "div"), div);
    assert_null(tree_find(p, "ul")); /* does not leave its top */
    assert_null(tree_walk(p->last->first, p));
    assert_ptr_equal(tree_skip(p, div), p->next);
    assert_null(tree_skip(p, p));
    assert_false(tree_is(div->last, "three"));
    assert_false(tree_is(NULL, "p"));
}

static void
removing_mends_the_links(void **data)
{
    struct tree *div = sample(*data);
    struct tree *ul = div->first->next;

    tree_remove(ul);
    assert_links(div);
    tree_remove(div->last);
    assert_links(div);
    tree_append(div, ul);
    tree_remove(div->first);
    assert_links(div);
    tree_remove(div->first);
    tree_remove(div);
    assert_dump(div, "div\n");
}

static void
deep_trees_need_no_stack(void **data)
{
    struct tree *root = tree_element(*data, "div"), *node = root;

    for (int i = 0; i < 100000; i++) {
        node = add(*data, node, "span");
    }
    say(*data, node, " x ");
    assert_ptr_equal(tree_find(root, "span"), root->first);
    assert_string_equal(tree_plain(*data, root), " x ");
}

static void
spaces_go_at_block_edges(void **data)
{
    struct tree *div = tree_element(*data, "div");

    say(*data, div, "\n  one\n two ");
    struct tree *b = add(*data, div, "b");
    say(*data, b, " three ");
    say(*data, div, " ");
    struct tree *p = add(*data, div, "p");
    say(*data, p, "\t");
    say(*data, div, " \n");
    add(*data, div, "br");
    say(*data, div, " four \xC2\xA0 ");
    space_collapse(*data, div);
    assert_links(div);
    assert_dump(div, "div\n  \"one two \"\n  b\n    \"three\"\n  p\n  br\n"
                     "  \"four \xC2\xA0\"\n");
}

static void
spaces_stay_in_pre(void **data)
{
    struct tree *pre = tree_element(*data, "pre");

    say(*data, pre, "  a\n\n  b ");
    space_collapse(*data, pre);
    assert_dump(pre, "pre\n  \"  a\\n\\n  b \"\n");
}

static void
spaces_in_drawings(void **data)
{
    struct tree *p = tree_element(*data, "p");

    say(*data, p, "a ");
    struct tree *svg = add(*data, p, "svg");
    say(*data, svg, "\n  ");
    struct tree *text = add(*data, svg, "text");
    say(*data, text, " b ");
    say(*data, add(*data, text, "tspan"), "c");
    say(*data, svg, "\n");
    say(*data, p, " d");
    space_collapse(*data, p);
    assert_dump(p, "p\n  \"a \"\n  svg\n    text\n      \"b \"\n      tspan\n"
                   "        \"c\"\n  \" d\"\n");
}

static bool
fits(struct arena *arena, const char *outer, const char *inner)
{
    struct tree *parent = tree_element(arena, outer);

    return element_fits(add(arena, parent, inner));
}

static void
elements_nest_as_html_says(void **data)
{
    static const char *const good[][2] = {
        {"html", "head"},
        {"body", "p"},
        {"p", "em"},
        {"p", "svg"},
        {"ul", "li"},
        {"li", "ul"},
        {"table", "tr"},
        {"tbody", "tr"},
        {"tr", "th"},
        {"dl", "div"},
        {"div", "dt"},
        {"figure", "figcaption"},
        {"head", "meta"},
        {"svg", "path"},
        {"h2", "a"},
    };
    static const char *const bad[][2] = {
        {"p", "p"},
        {"p", "div"},
        {"span", "ul"},
        {"h1", "h2"},
        {"ul", "p"},
        {"table", "td"},
        {"div", "li"},
        {"div", "html"},
        {"div", "body"},
        {"br", "span"},
        {"title", "b"},
        {"body", "meta"},
        {"div", "blink"},
        {"dl", "p"},
        {"a", "a"},
        {"form", "form"},
    };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(fits(*data, good[i][0], good[i][1]));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(fits(*data, bad[i][0], bad[i][1]));
    }
}

static void
links_hold_what_their_parent_holds(void **data)
{
    struct tree *body = tree_element(*data, "body");
    struct tree *a = add(*data, body, "a");
    struct tree *block = add(*data, a, "div");
    struct tree *inner =
        add(*data, add(*data, add(*data, body, "p"), "a"), "div");

    assert_true(element_fits(block));
    assert_false(element_fits(add(*data, block, "a")));
    assert_string_equal(element_misplaced(*data, inner), "a may not hold div");
}

/* The tables are searched by halves: any row that is not found is out of
 * order. */
static void
tables_are_sorted(void **data)
{
    static const char *const names[] = {"a", "b", "body", "col", "colgroup",
        "dd", "h1", "h6", "head", "html", "i", "img", "li", "link", "main", "p",
        "pre", "q", "s", "samp", "sub", "sup", "svg", "table", "tbody", "td",
        "th", "thead", "title", "tr", "u", "ul", "wbr"};
    static const char *const drawn[] = {"a", "circle", "clipPath", "defs", "g",
        "line", "linearGradient", "path", "rect", "stop", "text", "tspan",
        "use"};

    (void)data;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(element_find(names[i])->name, names[i]);
    }
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        assert_true(element_is_svg(drawn[i]));
    }
    assert_null(element_find("script"));
    assert_false(element_is_svg("foreignObject"));
}

static void
assets_stay_in_their_folder(void **data)
{
    struct slice bytes = {NULL, 0};
    const char *path = NULL;

    assert_false(asset_read(*data, NULL, "missing.xhtml", &bytes, &path));
    assert_string_equal(path, "templates/missing.xhtml");
    assert_false(asset_read(*data, "tests", "../Makefile", &bytes, &path));
    assert_false(asset_read(*data, "tests", "/etc/passwd", &bytes, &path));
    assert_false(asset_read(*data, "tests", "", &bytes, &path));
    assert_true(asset_read(*data, "tests", "tree_test.c", &bytes, &path));
    assert_string_equal(path, "tests/tree_test.c");
    assert_memory_equal(bytes.p, "/* The document tree", 20);
    /* there, but not to be read: nothing else takes its place */
    assert_false(asset_read(*data, ".", "tests", &bytes, &path));
    assert_string_equal(path, "./tests");
}

static void
built_in_assets_are_whole(void **data)
{
    for (int i = 0; i < asset_count; i++) {
        struct slice bytes;
        const char *path;
        assert_true(asset_read(*data, "tests", assets[i].name, &bytes, &path));
        assert_int_equal(bytes.p[bytes.n], 0);
        assert_int_equal(strlen(bytes.p), bytes.n);
        assert_true(i == 0 || strcmp(assets[i - 1].name, assets[i].name) < 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
        TEST(attributes_keep_their_order),
        TEST(lent_attributes_are_not_copied),
        TEST(attributes_alike_are_told_apart),
        TEST(collapsed_texts_lose_their_edges),
        TEST(shared_attributes_can_be_changed),
        TEST(classes_are_words),
        TEST(walks_in_document_order),
        TEST(removing_mends_the_links),
        TEST(deep_trees_need_no_stack),
        TEST(spaces_go_at_block_edges),
        TEST(spaces_stay_in_pre),
        TEST(spaces_in_drawings),
        TEST(elements_nest_as_html_says),
        TEST(links_hold_what_their_parent_holds),
        TEST(tables_are_sorted),
        TEST(assets_stay_in_their_folder),
        TEST(built_in_assets_are_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
