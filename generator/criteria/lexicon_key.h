/* The keys of a lexicon's rows: how a word becomes one, and where its row is.
 * For the files that read lists and that look words up; asked a hundred times
 * a word. */
#ifndef CRITERIA_LEXICON_KEY_H
#define CRITERIA_LEXICON_KEY_H

#include <string.h>

#include "criteria/lexicon_rows.h"

/* The key without its accents; false if it is too long. */
bool lexicon_plain(const struct lexicon *lexicon, const char *key,
    size_t length, char out[LEXICON_LONGEST], size_t *n);

static inline uint32_t
lexicon_hash_start(enum lexicon_match match, bool plain)
{
    return 2166136261u ^ (uint32_t)(match * 2 + plain + 1) * 2654435761u;
}

static inline uint32_t
lexicon_hash_step(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 16777619u;
}

static inline uint32_t
lexicon_hash(
    enum lexicon_match match, bool plain, const char *key, size_t length)
{
    uint32_t hash = lexicon_hash_start(match, plain);
    if (match == MATCH_TAIL || match == MATCH_TAIL_INFLECTED)
        while (length-- > 0)
            hash = lexicon_hash_step(hash, key[length]);
    else
        for (size_t i = 0; i < length; i++)
            hash = lexicon_hash_step(hash, key[i]);
    return hash;
}

static inline bool
lexicon_is_taken(const struct lexicon *lexicon, uint32_t slot)
{
    return lexicon->taken[slot / 64] >> slot % 64 & 1;
}

/* The slot of a key: empty if no row has it. */
static inline uint32_t
lexicon_slot(const struct lexicon *lexicon, uint32_t hash,
    enum lexicon_match match, bool plain, const char *key, size_t length)
{
    uint32_t slot = (hash ^ hash >> 15) & lexicon->mask;
    for (; lexicon_is_taken(lexicon, slot); slot = (slot + 1) & lexicon->mask) {
        const struct lexicon_row *row =
            &lexicon->rows[lexicon->slots[slot] - 1];
        if (row->hash == hash && row->match == match && row->plain == plain &&
            row->length == length &&
            memcmp(lexicon->text + row->key, key, length) == 0)
            break;
    }
    return slot;
}

#endif
