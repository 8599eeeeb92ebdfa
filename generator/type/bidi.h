/* Bidirectional text (Unicode Annex 9), by ICU: which way characters run, and
 * in which order runs stand on a line. */
#ifndef TYPE_BIDI_H
#define TYPE_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Whether the text has any character that runs to the left, or could make
 * others do so. */
bool bidi_needed(const char *text, size_t size);
/* Whether the first character with a direction of its own runs to the left;
 * `otherwise` when there is none. */
bool bidi_begins_left(const char *text, bool otherwise);

/* An isolate that begins (or ends) before the byte `at`. */
struct bidi_mark {
    uint32_t at;
    bool end, rtl;
};
/* The level of each byte, odd where text runs to the left, in the arena. */
uint8_t *bidi_levels(struct arena *arena, const char *text, size_t size,
    const struct bidi_mark *marks, int mark_count, bool rtl);
/* order[i]: which of the runs, given in the order of reading, stands at place
 * i from the left. */
void bidi_order(const uint8_t *levels, int count, int32_t *order);

#endif
