/* libFuzzer: a definition file through both readers of its two parts. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "source/front.h"
#include "source/prose.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_place(struct place at, const struct source *source)
{
    if (at.source && (at.source != source || at.at > source->size ||
                         at.length > source->size - at.at))
        abort();
}

/* Every path of a finding is made, every place shown. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct report report;
    report_init(&report, arena);
    char *bytes = arena_strndup(arena, (const char *)data, size);
    struct source *source =
        source_new(arena, "fuzz.md", (struct slice){bytes, size});
    struct definition_text text = front_read(arena, source, NULL, &report);
    struct prose_text prose = prose_read(arena, text.prose, &report);
    for (const struct front *p = text.front; p; p = front_next(p)) {
        check_place(p->at, source);
        check_place(p->key_at, source);
    }
    for (const struct prose *p = prose.root; p; p = prose_next(p, prose.root))
        check_place(p->at, source);
    for (int i = 0; i < prose.count; i++)
        check_place(prose.sections[i].heading_at, source);
    for (int i = 0; i < report.count; i++) {
        check_place(report.findings[i].at, source);
        check_place(report.findings[i].second, source);
    }
    if (!text.front && report.count == 0)
        abort();
    prose_plain(arena, prose.root);
    report_sort(&report);
    struct buf out = {0};
    report_write(&report, (struct report_style){.format = REPORT_FULL}, &out);
    buf_free(&out);
    arena_free(arena);
    return 0;
}
