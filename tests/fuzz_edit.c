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

/* A field that is new, and one that is there, in all fields of the file. */
static void
put_everywhere(struct arena *arena, const struct source *source,
    const struct front *node, struct slice before)
{
    static const char *const items[] = {"a, b", NULL};
    static const struct edit_field fresh = {.name = "done", .items = items};
    for (const struct front *child = node->first; child; child = child->next) {
        struct edits edits = {0};
        struct edit_field again = {.name = child->key, .value = "a: b"};
        if (child->key && edit_put(arena, &edits, source, node, &again, NULL))
            edit_apply(arena, source, &edits);
        put_everywhere(arena, source, child, before);
    }
    const char *const after[] = {NULL, EDIT_FIRST, "kind"};
    for (int i = 0; i < 3; i++) {
        struct edits edits = {0};
        if (node->kind == FRONT_FIELDS && !front_field(node, fresh.name) &&
            edit_put(arena, &edits, source, node, &fresh, after[i]))
            check_kept(&edits, before, edit_apply(arena, source, &edits));
    }
    struct edits edits = {0};
    if (node->kind == FRONT_FIELDS &&
        edit_append(arena, &edits, source, node, "blockers", entry, 2, NULL))
        check_kept(&edits, before, edit_apply(arena, source, &edits));
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
    struct front *front = front_read(arena, source, NULL, &report).front;
    struct edits edits = {0};
    if (front &&
        edit_append(arena, &edits, source, front, "signoff", entry, 2, NULL))
        check_kept(&edits, before, edit_apply(arena, source, &edits));
    edits.count = 0;
    if (front && front_field(front, "stage") &&
        edit_word(arena, &edits, front_field(front, "stage"), "agreed"))
        edit_apply(arena, source, &edits);
    if (front)
        put_everywhere(arena, source, front, before);
    arena_free(arena);
    return 0;
}
