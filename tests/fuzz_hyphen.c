/* Fuzz target: any bytes as a hyphenation dictionary, then words divided by
 * it.  The dictionary is a file, as it is in life. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "type/hyphen.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const words[] = {"nation", "unauthorised",
        "haust\xc3\xbcr", "\xcf\x80\xcf\x81\xcf\x89\xcf\x84\xce\xbf\xce\xb2",
        "aaaaaaaaaaaaaaaa"};
    static char folder[] = "/tmp/fuzz-hyphen-XXXXXX";
    static char path[64];
    if (!path[0]) {
        if (!mkdtemp(folder))
            abort();
        snprintf(path, sizeof path, "%s/hyph_xx.dic", folder);
    }
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
    struct hyphenator *hyphenator = hyphenator_new(folder, NULL);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        uint32_t points[HYPHEN_POINTS], n = (uint32_t)strlen(words[i]);
        int count = hyphenator_find(hyphenator, "xx", words[i], n, points);
        for (int k = 0; k < count; k++)
            if (points[k] == 0 || points[k] >= n)
                abort();
    }
    hyphenator_free(hyphenator);
    return 0;
}
