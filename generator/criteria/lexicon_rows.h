/* A lexicon's rows, for the two files that look words up. */
#ifndef CRITERIA_LEXICON_ROWS_H
#define CRITERIA_LEXICON_ROWS_H

#include "criteria/lexicon.h"

/* The classes of a word with which a phrase begins, and of one that a marker
 * or a gap begins with. */
#define LEXICON_BEGINS WORD_CLASSES
#define LEXICON_GAP (WORD_CLASSES + 1)

struct lexicon_row {
    const char *key; /* in lower case; several words with one space */
    bool stem;       /* the key and all that begins with it */
    int class;
    const char *value; /* or NULL */
};

/* Sorted: whole words before stems, then by key. */
struct lexicon {
    struct lexicon_row *rows;
    int count;
    int words; /* rows that are no stems */
    bool comma_decimal;
    const char *participle; /* or NULL */
    uint32_t gaps[32];      /* the first two letters of markers and gaps */
};

/* The first row of a word or phrase, or -1. */
int lexicon_find(
    const struct lexicon *lexicon, const char *word, size_t length);
/* The first row of the longest stem that the word begins with, or -1. */
int lexicon_find_stem(
    const struct lexicon *lexicon, const char *word, size_t length);
/* All classes that the row's key has. */
uint64_t lexicon_classes(const struct lexicon *lexicon, int row);
const char *lexicon_value(
    const struct lexicon *lexicon, int row, enum lexicon_class class);

/* True if a marker or a gap may begin here: a filter by two letters. */
bool lexicon_may_gap(const struct lexicon *lexicon, const char *text);

#endif
