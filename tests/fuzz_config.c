/* libFuzzer: a settings file, or a baseline, and what each makes of findings.
 * The first byte says which. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "criteria/baseline.h"
#include "criteria/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
add_findings(struct report *report, const struct source *source)
{
    static const char *const fields[] = {"outcome", "a\tb", NULL};
    for (int i = 0; i < 3; i++) {
        struct finding *finding = report_add(report, (enum rule_id)(i + 1),
            place_in(source, 0, source->size), "wrong");
        finding->field = fields[i];
        finding->subject = "acme";
    }
}

static void
try_settings(struct arena *arena, const struct source *source)
{
    struct report report, found;
    struct buf out = {0};
    report_init(&report, arena);
    report_init(&found, arena);
    const struct config *config =
        config_read(arena, source, "a", NULL, &report);
    if (!config != (report.count > 0))
        abort();
    add_findings(&found, source);
    config_apply(config, "a/b/c.md", day_parse_iso("2026-08-20"), &found);
    report_sort(&report);
    report_write(&report, (struct report_style){.format = REPORT_FULL}, &out);
    buf_free(&out);
}

/* What was read and written again is the same to whoever reads it. */
static void
try_baseline(struct arena *arena, const struct source *source)
{
    static const struct selection all;
    struct baseline_scope scope = {&all, false};
    struct buf out = {0}, lines = {0}, file = {0};
    struct report found;
    report_init(&found, arena);
    struct baseline *baseline = baseline_read(arena, source, &out);
    if (!baseline != (out.n > 0))
        abort();
    if (baseline) {
        add_findings(&found, source);
        baseline_apply(baseline, 0, false, &found);
        baseline_seen(baseline, "acme");
        baseline_repaired(baseline, scope, &out);
        baseline_unseen(baseline, scope, &lines);
        baseline_file(&lines, &file);
        struct source *again = source_new(arena, "again", buf_slice(&file));
        if (!baseline_read(arena, again, &out))
            abort();
    }
    buf_free(&file);
    buf_free(&lines);
    buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    if (size > 0) {
        char *bytes = arena_strndup(arena, (const char *)data + 1, size - 1);
        struct source *source =
            source_new(arena, "fuzz", (struct slice){bytes, size - 1});
        if (data[0] % 2)
            try_settings(arena, source);
        else
            try_baseline(arena, source);
    }
    arena_free(arena);
    return 0;
}
