/* A front matter read from a text, and what is asked of its values and its
 * findings. */
#ifndef TESTS_FRONT_FROM_TEXT_H
#define TESTS_FRONT_FROM_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "source/front.h"

static inline enum front_name
reader_names(struct slice name)
{
    static const char *const names[] = {"due", "owner", "since"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (slice_is(name, names[i]))
            return NAME_OF_PART;
    return slice_is(name, "kind") ? NAME_OF_DEFINITION : NAME_OF_NONE;
}

struct reader {
    struct arena *arena;
    struct report report;
    struct source *source;
    struct definition_text text;
};

static inline void
read_bytes(struct reader *reader, const char *bytes, size_t size)
{
    *reader = (struct reader){.arena = arena_new()};
    report_init(&reader->report, reader->arena);
    /* A copy of the exact size, so that a sanitizer sees a step too far. */
    char *copy = arena_strndup(reader->arena, bytes, size);
    reader->source =
        source_new(reader->arena, "plan.md", (struct slice){copy, size});
    reader->text = front_read(
        reader->arena, reader->source, reader_names, &reader->report);
    report_sort(&reader->report);
}

static inline void
read_text(struct reader *reader, const char *text)
{
    read_bytes(reader, text, strlen(text));
}

static inline void
done(struct reader *reader)
{
    arena_free(reader->arena);
}

/* The value at a path such as "people.sam.name" or "reviews.2.on". */
static inline const struct front *
value_at(const struct reader *reader, const char *path)
{
    for (const struct front *p = reader->text.front; p; p = front_next(p))
        if (strcmp(front_path(reader->arena, p), path) == 0)
            return p;
    fail_msg("no value at %s", path);
    return NULL;
}

static inline void
check_place(struct place at, int line, int column, const char *text)
{
    assert_int_equal(place_start(at).line, line);
    assert_int_equal(place_start(at).column, column);
    assert_int_equal(at.length, strlen(text));
    assert_memory_equal(at.source->text + at.at, text, at.length);
}

static inline void
check_value(const struct reader *reader, const char *path, const char *text,
    int line, int column, const char *written)
{
    const struct front *value = value_at(reader, path);
    assert_int_equal(value->kind, FRONT_SCALAR);
    assert_string_equal(value->text, text);
    check_place(value->at, line, column, written);
}

/* One finding, and what stands at its caret. */
static inline const struct finding *
only_finding(struct reader *reader, enum rule_id rule, int line, int column,
    const char *says)
{
    if (reader->report.count != 1)
        fail_msg("%d findings, not one of: %s", reader->report.count, says);
    const struct finding *finding = &reader->report.findings[0];
    assert_int_equal(finding->rule, rule);
    assert_int_equal(place_start(finding->at).line, line);
    assert_int_equal(place_start(finding->at).column, column);
    if (!strstr(finding->message, says))
        fail_msg("\"%s\" does not say \"%s\"", finding->message, says);
    return finding;
}

#endif
