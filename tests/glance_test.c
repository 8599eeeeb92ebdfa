/* What a glance at a definition shows, and when it shows nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "plan/glance.h"

static struct arena *arena;

static int
open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int
close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct glance
look(const char *text)
{
    return glance_at(arena, (struct slice){text, strlen(text)});
}

static void
a_plan_shows_its_id(void **state)
{
    (void)state;
    struct glance glance = look("---\nkind: plan\r\nid:  north-1 \n---\n");
    assert_int_equal(glance.kind, KIND_PLAN);
    assert_memory_equal(glance.id.p, "north-1", glance.id.n);
    assert_int_equal(glance.id.n, 7);
}

static void
a_review_shows_its_plan_and_quarter(void **state)
{
    (void)state;
    static const char text[] = "---\nkind: qbr\nplan: ../a_b/plan.md\n"
                               "quarter: 2026-Q3\n---\nkind: plan\n";
    struct glance glance = look(text);
    assert_int_equal(glance.kind, KIND_QBR);
    assert_string_equal(glance.plan, "../a_b/plan.md");
    assert_int_equal(glance.when.year, 2026);
    assert_int_equal(glance.when.quarter, 3);
    assert_memory_equal(glance.at.p, "2026-Q3", glance.at.n);
}

static void
what_is_not_plain_has_to_be_read(void **state)
{
    (void)state;
    static const char *const doubtful[] = {
        "",
        "---\nkind: plan\nid: a\n",
        "---\nkind: plan\nid: \"a\"\n---\n",
        "---\nkind: plan\nid: a # mine\n---\n",
        "---\nkind: plan\nid: a\nid: b\n---\n",
        "---\nkind: plan\n---\n",
        "---\nkind: plan\nkind: qbr\nid: a\n---\n",
        "---\nkind: segment\nid: a\n---\n",
        "---\nkind: qbr\nplan: a.md\n---\n",
        "---\nkind: qbr\nplan: a b.md\nquarter: 2026-Q3\n---\n",
        "---\nkind: qbr\nplan: *a\nquarter: 2026-Q3\n---\n",
        "---\nkind: qbr\nplan: a.md\nquarter: 2026-Q5\n---\n",
        "---\nkind: qbr\nplan: a.md\nquarter: Q3-2026\n---\n",
    };
    for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++)
        if (look(doubtful[i]).kind != KIND_NONE)
            fail_msg("taken for a name: %s", doubtful[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_shows_its_id),
        cmocka_unit_test(a_review_shows_its_plan_and_quarter),
        cmocka_unit_test(what_is_not_plain_has_to_be_read),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
