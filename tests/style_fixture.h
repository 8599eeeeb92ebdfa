/* A theme, a small document and its styles, for the suites of the cascade. */
#ifndef TESTS_STYLE_FIXTURE_H
#define TESTS_STYLE_FIXTURE_H

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

static inline struct tree *
child(struct tree *parent, const char *name, const char *classes)
{
    struct tree *node = tree_element(fix.arena, name);
    if (classes)
        tree_set(fix.arena, node, "class", classes);
    if (parent)
        tree_append(parent, node);
    return node;
}

static inline const char *
warned(int i)
{
    return css_warning_said(fix.arena, &fix.warnings.items[i]);
}

static inline void
read_theme(const char *css)
{
    memset(&fix.warnings, 0, sizeof fix.warnings);
    fix.sheet = stylesheet_read(fix.arena, "theme.css",
        (struct slice){css, strlen(css)}, &fix.warnings);
}

static inline int
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

static inline int
tear_down(void **state)
{
    (void)state;
    arena_free(fix.arena);
    return 0;
}

static inline struct style
style(const struct tree *node)
{
    if (!node->parent)
        return style_of(fix.sheet, node, NULL);
    struct style parent = style(node->parent);
    return style_of(fix.sheet, node, &parent);
}

static inline struct style
style_with(const char *css, const struct tree *node)
{
    read_theme(css);
    return style(node);
}

static inline void
assert_color(struct color color, unsigned rgba)
{
    unsigned got = (unsigned)color.r << 24 | (unsigned)color.g << 16 |
                   (unsigned)color.b << 8 | color.a;
    assert_int_equal(got, rgba);
}

#define STYLE_TEST(test)                                                       \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
