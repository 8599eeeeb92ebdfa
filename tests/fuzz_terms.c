/* Fuzz target: bytes as a file of signed terms, held against a plan. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "plan/workspace.h"
#include "seal/difference.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char text[] =
    "---\nkind: plan\nid: a\ntitle: A\nstage: active\nstart: 2026-07-01\n"
    "people: {sam: {name: Sam, side: vendor}}\n"
    "parties: {vendor: {name: B}, customer: {name: N}}\n"
    "outcome: {statement: S, metric: m, worth: {per: 1 h, is: 5 EUR}}\n"
    "metrics: {m: {name: M, unit: h, target: 2, by: 2026-09-30}}\n"
    "milestones: {h: {name: H, due: week 2, moves: m, target: 4 h}}\n"
    "cadence: [{meeting: C, every: week, attendees: sam}]\n"
    "expectations: [{expects: E, delivery: met}]\n---\n";

static const struct plan *
fixed_plan(struct arena *arena)
{
    struct root root = {.fd = -1};
    struct slice bytes = {text, sizeof text - 1};
    return definition_plan(definition_read(
        arena, &root, source_new(arena, "a.md", bytes), "a.md", 20000));
}

static void
compare(struct arena *arena, const struct json *file)
{
    const struct plan *plan = fixed_plan(arena);
    struct terms terms = terms_of(arena, plan);
    struct differences all[] = {
        terms_difference(arena, file, terms.file, plan),
        terms_difference(arena, terms.file, file, plan),
        arrangements_difference(arena, file, terms.file, plan),
        arrangements_difference(arena, terms.file, file, NULL),
    };
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < all[i].count; j++)
            if (!*all[i].items[j].sentence || !*all[i].items[j].path)
                abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct slice slice = {
        arena_strndup(arena, (const char *)bytes, size), size};
    signed_parse(arena, slice, "sha256:00");
    const struct json *file = json_read(arena, slice);
    if (file)
        compare(arena, file);
    arena_free(arena);
    return 0;
}
