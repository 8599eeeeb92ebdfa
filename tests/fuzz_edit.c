/* Fuzz target: bytes as a definition file that is signed.  Whatever its
 * layout, the edit keeps every byte of it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "source/edit.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct edit_field entry[] = {
    {.name = "side", .value = "vendor"}, {.name = "by", .value = "a, b"}};

/* The edits' own bytes left out, the rest is the file. */
static void
check_kept(const struct edits *edits, struct slice before, struct slice after)
{
    size_t added = 0;
    for (int i = 0; i < edits->count; i++) {
        if (edits->items[i].length || edits->items[i].at > before.n)
            abort();
        added += strlen(edits->items[i].text);
    }
    if (after.n != before.n + added)
        abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct report report;
    report_init(&report, arena);
    struct slice before = {
        arena_strndup(arena, (const char *)bytes, size), size};
    struct source *source = source_new(arena, "a.md", before);
    struct front *front = front_read(arena, source, &report).front;
    struct edits edits = {0};
    if (front && edit_append(arena, &edits, source, front, "signoff", entry, 2))
        check_kept(&edits, before, edit_apply(arena, source, &edits));
    edits.count = 0;
    if (front && front_field(front, "stage") &&
        edit_word(&edits, front_field(front, "stage"), "agreed"))
        edit_apply(arena, source, &edits);
    arena_free(arena);
    return 0;
}
