/* Words that were looked up a moment ago.
 *
 * A word is looked up by its beginnings, its ends and each ending that it may
 * have lost, which is a hundred probes.  A few hundred words make most of what
 * plans say, so each thread remembers what the last ones were found to be. */
#include <string.h>

#include "criteria/lexicon_rows.h"

#define SEEN 1024 /* a power of two */
#define LONGEST 28

/* One line of the cache each. */
static _Thread_local struct seen {
    _Alignas(
        64) uint32_t lexicon; /* its serial number; 0: nothing is kept here */
    uint32_t length;
    char word[LONGEST];
    struct lexicon_word is;
} seen[SEEN];

static struct lexicon_word
look_up(const struct lexicon *lexicon, const char *word, size_t length)
{
    struct lexicon_word is = {.found = lexicon_find(lexicon, word, length)};
    is.classes = lexicon_classify(lexicon, word, length, &is.row);
    if (is.row < 0 && length > 2 && memcmp(word + length - 2, "'s", 2) == 0)
        is.classes = lexicon_classify(lexicon, word, length - 2, &is.row);
    for (int form = 0; form < LEXICON_FORMS; form++)
        if (lexicon_ends_as(lexicon, (enum lexicon_form)form, word, length))
            is.forms |= (uint32_t)1 << form;
    return is;
}

/* By the word's first and last letters and its length: it is compared with the
 * whole of what is kept there. */
static uint32_t
hash_of(const struct lexicon *lexicon, const char *word, size_t length)
{
    uint64_t first = 0, last = 0;
    if (length >= 8) {
        memcpy(&first, word, 8);
        memcpy(&last, word + length - 8, 8);
    } else if (length >= 4) {
        memcpy(&first, word, 4);
        memcpy(&last, word + length - 4, 4);
    } else if (length > 0) {
        memcpy(&first, word, 1);
        memcpy(&last, word + length / 2, 1);
        first = first << 8 | (unsigned char)word[length - 1];
    }
    uint64_t hash = (first ^ lexicon->serial) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= (last + length) * UINT64_C(0xC2B2AE3D27D4EB4F);
    return (uint32_t)(hash >> 32 ^ hash >> 47);
}

struct lexicon_word
lexicon_word(const struct lexicon *lexicon, const char *word, size_t length)
{
    if (length > LONGEST)
        return look_up(lexicon, word, length);
    struct seen *slot = &seen[hash_of(lexicon, word, length) % SEEN];
    if (slot->lexicon == lexicon->serial && slot->length == length &&
        memcmp(slot->word, word, length) == 0)
        return slot->is;
    slot->is = look_up(lexicon, word, length);
    slot->lexicon = lexicon->serial;
    slot->length = (uint32_t)length;
    memcpy(slot->word, word, length);
    return slot->is;
}
