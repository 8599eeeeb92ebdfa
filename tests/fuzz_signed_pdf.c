/* Fuzz target: bytes as a signed PDF's outermost reading, and what its gap
 * says as a signature. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seal/cms.h"
#include "seal/pdf_range.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The bytes as a signature over the file, which none can be. */
static void
verify(struct arena *arena, struct slice signature, struct slice file)
{
    const char *why = NULL;
    struct cms_signer signer = {0};
    if (cms_verify(arena, signature, &file, 1, true, &signer, &why) || !why)
        abort();
}

/* Three numbers of two bytes, then the file. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < 6)
        return 0;
    struct arena *arena = arena_new();
    int64_t numbers[4] = {0};
    for (int i = 0; i < 3; i++)
        numbers[i + 1] = (int16_t)(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    struct slice file = {
        arena_strndup(arena, (const char *)bytes + 6, size - 6), size - 6};
    struct pdf_range range;
    const char *why = NULL;
    if (pdf_range_read(arena, file, numbers, &range, &why)) {
        if (range.end > file.n ||
            range.parts[0].n + range.parts[1].n + 2 * range.contents.n + 2 !=
                range.end)
            abort();
        verify(arena, range.contents, file);
    } else if (!why) {
        abort();
    }
    if (pdf_first_revision(file) > file.n)
        abort();
    verify(arena, file, (struct slice){"", 0});
    arena_free(arena);
    return 0;
}
