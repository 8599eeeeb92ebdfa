/* Tests whose state is an arena, a new one for each. */
#ifndef TESTS_IN_ARENA_H
#define TESTS_IN_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

static inline int
arena_set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static inline int
arena_tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

#define ARENA_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, arena_set_up, arena_tear_down)

#endif
