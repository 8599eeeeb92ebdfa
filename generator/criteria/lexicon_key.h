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

/* By the first and the last letters of a whole word and its length: whoever
 * looks by it compares the rest. */
static inline uint32_t
lexicon_hash_whole(uint32_t start, const char *word, size_t length)
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
    uint64_t hash = (first ^ start) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= (last + length) * UINT64_C(0xC2B2AE3D27D4EB4F);
    return (uint32_t)(hash >> 32 ^ hash >> 47);
}

/* Beginnings and ends of words are looked up letter by letter. */
static inline uint32_t
lexicon_hash(
    enum lexicon_match match, bool plain, const char *key, size_t length)
{
    uint32_t hash = lexicon_hash_start(match, plain);
    if (match == MATCH_TAIL || match == MATCH_TAIL_INFLECTED)
        while (length-- > 0)
            hash = lexicon_hash_step(hash, key[length]);
    else if (match == MATCH_STEM)
        for (size_t i = 0; i < length; i++)
            hash = lexicon_hash_step(hash, key[i]);
    else
        hash = lexicon_hash_whole(hash, key, length);
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
