/* ICU's texts are UTF-16, ours are UTF-8. */
#ifndef DOCUMENT_ICU_TEXT_H
#define DOCUMENT_ICU_TEXT_H

#include <stdint.h>

#include "base/arena.h"

/* With its spaces, wide and thin, made no-break spaces: for dates and amounts,
 * which do not break.  Changes `text`. */
char *icu_unbroken(struct arena *arena, uint16_t *text, int32_t length);
char *icu_utf8(struct arena *arena, const uint16_t *text, int32_t length);
uint16_t *icu_utf16(struct arena *arena, const char *text, int32_t *length);

#endif
