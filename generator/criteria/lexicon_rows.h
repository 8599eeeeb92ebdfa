/* A lexicon's rows, for the two files that look words up. */
#ifndef CRITERIA_LEXICON_ROWS_H
#define CRITERIA_LEXICON_ROWS_H

#include "criteria/lexicon.h"

/* The classes of a word with which a phrase begins, and of one that a marker
 * or a gap begins with. */
#define LEXICON_BEGINS WORD_CLASSES
#define LEXICON_GAP (WORD_CLASSES + 1)

/* Of persons' names and what is none, apart from all else: who knows a word
 * for a department says nothing of what it is in a milestone's name. */
#define LEXICON_OF_PERSONS                                                     \
    (BIT(WORD_TEAM) | BIT(WORD_ROLE) | BIT(WORD_DEPARTMENT) | BIT(WORD_RANK) | \
        BIT(WORD_NOBODY) | BIT(WORD_TITLE) | BIT(WORD_GIVEN))

/* How a row's key is matched. */
enum lexicon_match {
    MATCH_WORD,
    MATCH_STEM,
    MATCH_INFLECTED,
    MATCH_TAIL,
    MATCH_TAIL_INFLECTED,
    LEXICON_MATCHES
};

/* Bytes of a word or phrase that is looked up; longer ones are in no list. */
#define LEXICON_LONGEST 120

/* One value that a row has in one of its classes. */
struct lexicon_value {
    uint16_t next; /* of the row's, or 0 */
    uint16_t class;
    uint32_t text; /* where it begins in the lexicon's */
};

/* Rows, values and the text are what a table of C can hold: they say where
 * something is by a number. */
struct lexicon_row {
    uint64_t classes;
    uint32_t key; /* in the text; lower case, several words with one space */
    uint32_t hash;
    /* Of the first word of phrases: how many words the longest has, and with
     * what the second begins, a bit a letter as lexicon_letter has it; the
     * same of markers and gaps alone. */
    uint32_t follow, gap_follow;
    uint16_t values; /* the first, or 0 */
    uint8_t words;
    uint8_t length;
    uint8_t match;
    bool plain; /* the key without its accents */
};

#define LEXICON_ENDINGS 64

struct lexicon {
    const char *language;
    uint32_t serial; /* from 1: no two of a process have the same */
    const char *text;
    uint32_t text_length;
    const struct lexicon_row *rows;
    int count;
    const struct lexicon_value *values; /* the first is none */
    int value_count;
    const uint16_t *slots; /* a row and 1, or 0; by hash */
    uint32_t mask;
    /* Which slots are taken, a bit each: most of what is asked for is in none,
     * and the bits of all stay in the nearest cache. */
    const uint64_t *taken;
    bool comma_decimal, head_first, elision, umlauts, capital_nouns;
    const char *endings[LEXICON_ENDINGS]; /* the first is "" */
    int ending_count;
    const char *forms[LEXICON_FORMS][LEXICON_ENDINGS]; /* NULL ends */
    uint32_t gaps[32][32];   /* the first three letters of markers and gaps */
    uint32_t orders[32][32]; /* and of what an order to a writer begins with */
};

/* Those that are built in, made of templates/words by lexicon_table.c. */
extern const struct lexicon lexicon_tables[];
extern const int lexicon_table_count;

/* Reads the lists of a language, one behind the other; the arena owns what
 * they become. */
const struct lexicon *lexicon_read_lists(struct arena *arena,
    const char *language, const struct slice *lists, int count);

/* By a word's value as an [edit]: it begins an order in any text, not only
 * where a reason is given. */
static inline bool
lexicon_orders(const char *value)
{
    return !value || text_is(value, "please") || text_is(value, "both");
}

/* What a word is by itself, in a text that is cut. */
struct lexicon_word {
    uint64_t classes;
    int row; /* that has its values, or -1 */
    uint32_t forms;
    int found; /* its own row, with which phrases and gaps begin, or -1 */
};
struct lexicon_word lexicon_word(
    const struct lexicon *lexicon, const char *word, size_t length);

/* The row of a word or phrase, or -1. */
int lexicon_find(
    const struct lexicon *lexicon, const char *word, size_t length);
/* The classes of one word by every way of matching; *row is the one that has
 * its values, or -1. */
uint64_t lexicon_classify(
    const struct lexicon *lexicon, const char *word, size_t length, int *row);
uint64_t lexicon_classes(const struct lexicon *lexicon, int row);
const char *lexicon_value(
    const struct lexicon *lexicon, int row, enum lexicon_class class);

/* A letter's number from 1, 31 for what is not ASCII, 0 for all else. */
static inline unsigned
lexicon_letter(char c)
{
    unsigned char byte = (unsigned char)c;
    if ((byte | 32u) - 'a' < 26)
        return byte & 31u;
    return byte >= 0x80 ? 31 : 0;
}

static inline bool
lexicon_may_begin(const uint32_t letters[32][32], const char *text)
{
    unsigned first = lexicon_letter(text[0]);
    unsigned second = first ? lexicon_letter(text[1]) : 0;
    unsigned third = second ? lexicon_letter(text[2]) : 0;
    return first && letters[first][second] >> third & 1;
}

/* True if a marker or a gap may begin here: a filter by three letters. */
static inline bool
lexicon_may_gap(const struct lexicon *lexicon, const char *text)
{
    return lexicon_may_begin(lexicon->gaps, text);
}

/* The same of an order to whoever writes the plan. */
static inline bool
lexicon_may_order(const struct lexicon *lexicon, const char *text)
{
    return lexicon_may_begin(lexicon->orders, text);
}

/* How many words a phrase that begins with the row's word has at most. */
static inline int
lexicon_words(const struct lexicon *lexicon, int row)
{
    return lexicon->rows[row].words;
}

/* Accents that got lost are allowed for. */
static inline bool
lexicon_is_among(uint32_t letters, char c)
{
    unsigned letter = lexicon_letter(c);
    return letter == 31 || letters >> letter & 1;
}

/* True if a phrase that begins with the row's word may go on with a word that
 * begins so. */
static inline bool
lexicon_may_follow(const struct lexicon *lexicon, int row, char c)
{
    return lexicon_is_among(lexicon->rows[row].follow, c);
}

/* The same of a marker or a gap: "to be decided", but not "to the". */
static inline bool
lexicon_may_gap_follow(const struct lexicon *lexicon, int row, char c)
{
    return lexicon_is_among(lexicon->rows[row].gap_follow, c);
}

#endif
