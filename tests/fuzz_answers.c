/* Fuzz target: bytes as the file of an interview's answers. */
#include <stdint.h>
#include <stdlib.h>

#include "plan/answers.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct report report;
    struct buf out = {0};
    struct slice slice = {
        arena_strndup(arena, (const char *)bytes, size), size};
    report_init(&report, arena);
    const struct answers *answers =
        answers_read(arena, source_new(arena, "fuzz.txt", slice),
            day_from_civil(2026, 8, 20), &report);
    if (!answers != (report.count > 0))
        abort();
    for (int i = 0; answers && i < answers->expectations.count; i++)
        if (!is_set(answers->expectations.items[i].expects))
            abort();
    report_sort(&report);
    report_write(&report, (struct report_style){.format = REPORT_FULL}, &out);
    buf_free(&out);
    arena_free(arena);
    return 0;
}
