/* Fuzz target: bytes as what the form of an HTML page saved. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/acceptance.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct slice slice = {
        arena_strndup(arena, (const char *)bytes, size), size};
    struct acceptance result = acceptance_read(arena, slice);
    bool told = result.why && *result.why;
    bool whole = result.plan && result.terms && result.name && *result.name &&
                 result.role && result.side != SIDE_NONE &&
                 result.date != DAY_NONE && text_is_clean(result.name);
    if (told == whole && !told)
        abort();
    if (told && result.line > 0 && result.column < 1)
        abort();
    arena_free(arena);
    return 0;
}
