/* Fuzz target: bytes as a definition, through the reader and everything that
 * reads what it made; as a readings file, and as a file of reviews. */
#include <stdint.h>
#include <string.h>

#include "plan/as_of.h"
#include "plan/csv.h"
#include "plan/dump.h"
#include "plan/progress.h"
#include "plan/workspace.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char fence[] = "---\n";

static void
look_back(struct arena *arena, const struct plan *plan, day_t today)
{
    const struct plan *then = plan_as_of(arena, plan, today);
    plan_health(arena, then, today);
    for (int i = 0; i < then->metrics.count; i++)
        metric_lead(&then->metrics.items[i], today);
    for (int i = 0; i < then->milestones.count; i++)
        milestone_standing(&then->milestones.items[i], today);
}

static void
read_definition(struct arena *arena, const struct root *root, struct slice text)
{
    struct buf out = {0};
    day_t today = day_from_civil(2026, 8, 20);
    const struct definition *def = definition_read(
        arena, root, source_new(arena, "fuzz.md", text), "fuzz.md", today);
    plan_dump(def, &out);
    report_sort(def->report);
    report_write(
        def->report, (struct report_style){.format = REPORT_FULL}, &out);
    if (definition_plan(def))
        look_back(arena, definition_plan(def), today);
    buf_free(&out);
}

/* Beside a plan that keeps its reviews in it. */
static void
read_reviews(struct arena *arena, struct slice text)
{
    static const char plan[] = "---\nkind: plan\nreviews: r.csv\n---\n";
    const struct file_overlay file = {.path = "r.csv", .bytes = text};
    char folder[] = ".";
    const struct root root = {.path = folder, .fd = -1, .overlay = &file};
    read_definition(arena, &root, (struct slice){plan, sizeof plan - 1});
}

/* Most inputs are no front matter: each is tried inside one as well. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct report report;
    struct slice text = {arena_strndup(arena, (const char *)bytes, size), size};
    report_init(&report, arena);
    read_definition(arena, NULL, text);
    read_reviews(arena, text);
    csv_read(arena, source_new(arena, "fuzz.csv", text), &report);
    struct buf inside = {0};
    buf_str(&inside, fence);
    buf_str(&inside, "kind: plan\nstart: 2026-07-01\n");
    buf_add(&inside, text.p, text.n);
    buf_printf(&inside, "\n%s", fence);
    read_definition(arena, NULL, buf_slice(&inside));
    buf_free(&inside);
    arena_free(arena);
    return 0;
}
