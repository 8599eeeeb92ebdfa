/* A plan as the reader makes it of a text, for tests of what stands behind. */
#ifndef TESTS_PLAN_FROM_TEXT_H
#define TESTS_PLAN_FROM_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plan/workspace.h"

/* Fails the test when the reader finds an error. */
static inline const struct plan *
plan_from_text(struct arena *arena, const char *text)
{
    struct root root = {.fd = -1};
    struct slice bytes = {text, strlen(text)};
    const struct source *source = source_new(arena, "plan.md", bytes);
    struct definition *def = definition_read(
        arena, &root, source, "plan.md", day_parse_iso("2027-06-30"));
    for (int i = 0; i < def->report->count; i++)
        if (def->report->findings[i].severity == SEVERITY_ERROR)
            fail_msg("%s", def->report->findings[i].message);
    const struct plan *plan = definition_plan(def);
    assert_non_null(plan);
    return plan;
}

#endif
