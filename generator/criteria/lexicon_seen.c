/* Words that were looked up a moment ago.
 *
 * A word is looked up by its beginnings, its ends and each ending that it may
 * have lost, which is a hundred probes.  A few hundred words make most of what
 * plans say, so each thread remembers what the last ones were found to be. */
#include <string.h>

#include "criteria/lexicon_key.h"

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

struct lexicon_word
lexicon_word(const struct lexicon *lexicon, const char *word, size_t length)
{
    if (length > LONGEST)
        return look_up(lexicon, word, length);
    uint32_t hash = lexicon_hash_whole(lexicon->serial, word, length);
    struct seen *slot = &seen[hash % SEEN];
    if (slot->lexicon == lexicon->serial && slot->length == length &&
        memcmp(slot->word, word, length) == 0)
        return slot->is;
    slot->is = look_up(lexicon, word, length);
    slot->lexicon = lexicon->serial;
    slot->length = (uint32_t)length;
    memcpy(slot->word, word, length);
    return slot->is;
}
