/* The model's nodes: made in an arena, read by libxml2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "document/model.h"

static struct arena *arena;
static struct _xmlDoc *model;

static int
open_model(void **state)
{
    (void)state;
    arena = arena_new();
    model = model_new(arena, "model");
    return 0;
}

static int
close_model(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void
assert_dumped(const char *text)
{
    struct buf out = {0};
    model_dump(model, &out);
    assert_string_equal(out.p, text);
    buf_free(&out);
}

static void
elements_hold_attributes_and_text(void **state)
{
    (void)state;
    struct _xmlNode *root = model_root(model);
    model_set(model_say(root, "a", "x < y"), "code", "\"q\"");
    model_set(model_add(root, "b"), "left-out", NULL);
    assert_null(model_say(root, "c", NULL));
    assert_dumped("<model>\n  <a code=\"&quot;q&quot;\">x &lt; y</a>\n"
                  "  <b/>\n</model>\n");
}

static void
texts_that_meet_are_one(void **state)
{
    (void)state;
    struct _xmlNode *node = model_say(model_root(model), "p", "one");
    for (int i = 0; i < 100; i++)
        model_text(node, " two");
    assert_int_equal(strlen(model_string(node)), 3 + 400);
    assert_memory_equal(model_string(node), "one two two", 11);
    model_add(node, "br");
    model_text(node, "three");
    assert_int_equal(strlen(model_string(node)), 3 + 400);
}

static void
what_is_lent_stays_as_it_is(void **state)
{
    (void)state;
    const char word[] = "a word that is long enough", bad[] = "bell\a";
    struct _xmlNode *root = model_root(model);
    struct _xmlNode *node = model_lend(root, "a", word);
    assert_ptr_equal(model_string(node), word);
    model_text(node, "!");
    assert_string_equal(model_string(node), "a word that is long enough!");
    assert_string_equal(word, "a word that is long enough");
    assert_string_equal(model_string(model_lend(root, "b", bad)), "bell");
    assert_null(model_string(model_lend(root, "c", "")));
}

/* Wherever among eight bytes it stands. */
static void
a_control_character_is_left_out_anywhere(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++) {
        char text[] = "abcdefghijklmnopqrst", left[] = "abcdefghijklmnopqrst";
        text[i] = '\x01';
        memmove(left + i, left + i + 1, sizeof left - (size_t)i - 1);
        struct _xmlNode *node = model_say(model_root(model), "p", text);
        assert_string_equal(model_string(node), left);
    }
}

static void
what_xml_cannot_hold_is_left_out(void **state)
{
    (void)state;
    struct _xmlNode *node = model_say(model_root(model), "p",
        "a\x01\tb\x1f\n\x7f\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD\xC2\x85");
    assert_string_equal(model_string(node), "a\tb\n\x7f\xEF\xBF\xBD\xC2\x85");
    model_set(node, "x", "\x02");
    assert_string_equal(model_get(node, "x"), "");
}

static void
a_copy_has_all_that_the_node_has(void **state)
{
    (void)state;
    struct _xmlNode *from = model_add(model_root(model), "from");
    struct _xmlNode *p = model_say(from, "p", "a ");
    model_set(p, "class", "x");
    model_say(p, "em", "b");
    model_text(p, " c");
    struct _xmlNode *to = model_add(model_root(model), "to");
    model_copy(to, p);
    model_drop(from);
    assert_dumped("<model>\n  <to>\n    <p class=\"x\">a <em>b</em> c</p>\n"
                  "  </to>\n</model>\n");
}

static void
assert_found(struct _xmlNode *node, int from, int to)
{
    for (int i = from; i < to; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        assert_string_equal(model_string(model_find(node, name)), name);
    }
}

/* Names that come again are found where they first stand, however many there
 * are and whenever they come and go. */
static void
each_of_many_children_is_found(void **state)
{
    (void)state;
    struct _xmlNode *root = model_root(model);
    for (int i = 0; i < 500; i++) {
        const char *name = arena_printf(arena, "n%d", i);
        model_say(root, name, name);
        model_say(root, "n0", "a later one");
        assert_found(root, i / 2, i + 1);
        assert_found(root, 0, 1);
        assert_null(model_find(root, "n500"));
    }
    model_drop(model_find(root, "n0"));
    assert_string_equal(model_string(model_find(root, "n0")), "a later one");
    model_drop(model_find(root, "n499"));
    assert_null(model_find(root, "n499"));
    assert_found(root, 1, 499);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            each_of_many_children_is_found, open_model, close_model),
        cmocka_unit_test_setup_teardown(
            elements_hold_attributes_and_text, open_model, close_model),
        cmocka_unit_test_setup_teardown(
            texts_that_meet_are_one, open_model, close_model),
        cmocka_unit_test_setup_teardown(
            what_is_lent_stays_as_it_is, open_model, close_model),
        cmocka_unit_test_setup_teardown(
            a_control_character_is_left_out_anywhere, open_model, close_model),
        cmocka_unit_test_setup_teardown(
            what_xml_cannot_hold_is_left_out, open_model, close_model),
        cmocka_unit_test_setup_teardown(
            a_copy_has_all_that_the_node_has, open_model, close_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
