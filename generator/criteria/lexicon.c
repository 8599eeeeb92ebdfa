#include "criteria/lexicon.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "criteria/lexicon_key.h"

#define SHORTEST_STEM 3
#define SHORTEST_TAIL 3

const struct lexicon *
lexicon_of(const char *locale)
{
    size_t length = strcspn(locale, "-_");
    for (int i = 0; i < lexicon_table_count; i++)
        if (strlen(lexicon_tables[i].language) == length &&
            strncasecmp(lexicon_tables[i].language, locale, length) == 0)
            return &lexicon_tables[i];
    return NULL;
}

/* --- what a list says --- */

const char *
lexicon_language(const struct lexicon *lexicon)
{
    return lexicon->language;
}

bool
lexicon_comma_decimal(const struct lexicon *lexicon)
{
    return lexicon && lexicon->comma_decimal;
}

bool
lexicon_head_first(const struct lexicon *lexicon)
{
    return lexicon && lexicon->head_first;
}

bool
lexicon_capital_nouns(const struct lexicon *lexicon)
{
    return lexicon && lexicon->capital_nouns;
}

#define NEAR 6 /* bytes before `ge` at most: "bereitgestellt" has six */

/* "ed", "ver^t" or "ge~t" */
static bool
has_shape(const char *shape, const char *word, size_t length)
{
    size_t n = strlen(shape), begin = strcspn(shape, "^~");
    const char *end = begin < n ? shape + begin + 1 : shape;
    size_t m = strlen(end);
    if (length < m + 2 || memcmp(word + length - m, end, m) != 0)
        return false;
    if (begin == n)
        return true;
    size_t within = shape[begin] == '~' ? NEAR + begin : begin;
    if (length < begin + m + 2)
        return false;
    within = within > length - m ? length - m : within;
    return memmem(word, within, shape, begin) != NULL;
}

bool
lexicon_ends_as(const struct lexicon *lexicon, enum lexicon_form form,
    const char *word, size_t length)
{
    for (const char *const *shape = lexicon->forms[form]; *shape; shape++)
        if (has_shape(*shape, word, length))
            return true;
    return false;
}

/* --- looking words up --- */

/* The row of a key with this hash, or -1. */
static int
row_at(const struct lexicon *lexicon, uint32_t hash, enum lexicon_match match,
    bool plain, const char *key, size_t length)
{
    uint32_t slot = lexicon_slot(lexicon, hash, match, plain, key, length);
    return lexicon_is_taken(lexicon, slot) ? lexicon->slots[slot] - 1 : -1;
}

static int
find_row(const struct lexicon *lexicon, enum lexicon_match match, bool plain,
    const char *key, size_t length)
{
    return row_at(lexicon, lexicon_hash(match, plain, key, length), match,
        plain, key, length);
}

enum { FAMILIES = 2 };
static const uint64_t families[FAMILIES] = {
    LEXICON_OF_PERSONS, ~LEXICON_OF_PERSONS};

/* What a word's beginning or end is found to be: the longest key of each
 * family has the say. */
struct part {
    int row; /* of the longest key, or -1 */
    uint32_t longest;
    uint64_t classes[FAMILIES];
    uint32_t length[FAMILIES];
};

static void
take_row(struct part *part, const struct lexicon *lexicon, int row)
{
    const struct lexicon_row *is = &lexicon->rows[row];
    if (is->length > part->longest) {
        part->longest = is->length;
        part->row = row;
    }
    for (int i = 0; i < FAMILIES; i++) {
        uint64_t classes = is->classes & families[i];
        if (!classes || is->length < part->length[i])
            continue;
        part->classes[i] =
            classes | (is->length == part->length[i] ? part->classes[i] : 0);
        part->length[i] = is->length;
    }
}

/* Every beginning or end of the word that is a key. */
static void
find_part(struct part *part, const struct lexicon *lexicon,
    enum lexicon_match match, bool plain, const char *word, size_t length)
{
    bool tail = match != MATCH_STEM;
    size_t shortest = tail ? SHORTEST_TAIL : SHORTEST_STEM;
    uint32_t hash = lexicon_hash_start(match, plain);
    for (size_t n = 1; n <= length; n++) {
        hash = lexicon_hash_step(hash, word[tail ? length - n : n - 1]);
        if (n < shortest)
            continue;
        const char *key = tail ? word + length - n : word;
        int row = row_at(lexicon, hash, match, plain, key, n);
        if (row >= 0)
            take_row(part, lexicon, row);
    }
}

/* With one ending taken off. */
static void
find_inflected(struct part *part, const struct lexicon *lexicon,
    enum lexicon_match match, bool plain, const char *word, size_t length)
{
    for (int i = 0; i < lexicon->ending_count; i++) {
        const char *ending = lexicon->endings[i];
        size_t n = strlen(ending);
        if (length <= n + 1 || memcmp(word + length - n, ending, n) != 0)
            continue;
        if (match != MATCH_INFLECTED) {
            find_part(part, lexicon, match, plain, word, length - n);
            continue;
        }
        int row = find_row(lexicon, match, plain, word, length - n);
        if (row >= 0)
            take_row(part, lexicon, row);
    }
}

/* All rows that a word has by the ways of matching. */
struct found {
    int whole;
    struct part inflected, stem, tail;
};

#define NO_PART                                                                \
    {                                                                          \
        .row = -1                                                              \
    }

static struct found
find_all(
    const struct lexicon *lexicon, bool plain, const char *word, size_t length)
{
    struct found found = {-1, NO_PART, NO_PART, NO_PART};
    found.whole = find_row(lexicon, MATCH_WORD, plain, word, length);
    find_inflected(
        &found.inflected, lexicon, MATCH_INFLECTED, plain, word, length);
    find_part(&found.stem, lexicon, MATCH_STEM, plain, word, length);
    find_part(&found.tail, lexicon, MATCH_TAIL, plain, word, length);
    find_inflected(
        &found.tail, lexicon, MATCH_TAIL_INFLECTED, plain, word, length);
    return found;
}

static uint64_t
part_classes(const struct part *part)
{
    return part->classes[0] | part->classes[1];
}

uint64_t
lexicon_classes(const struct lexicon *lexicon, int row)
{
    return row >= 0 ? lexicon->rows[row].classes : 0;
}

int
lexicon_find(const struct lexicon *lexicon, const char *word, size_t length)
{
    char plain[LEXICON_LONGEST];
    size_t n;
    int row = find_row(lexicon, MATCH_WORD, false, word, length);
    if (row >= 0)
        return row;
    if (text_ascii(word, length))
        return find_row(lexicon, MATCH_WORD, true, word, length);
    return lexicon_plain(lexicon, word, length, plain, &n)
               ? find_row(lexicon, MATCH_WORD, true, plain, n)
               : -1;
}

/* A word that is listed only as the first of phrases has no say of its own. */
static bool
is_listed(const struct lexicon *lexicon, int row)
{
    return lexicon_classes(lexicon, row) &
           ~(BIT(LEXICON_BEGINS) | BIT(LEXICON_GAP));
}

/* What a compound's end says counts; of its beginning only what a measure is
 * one of: "Nutzungsquote". */
static uint64_t
classes_of(const struct lexicon *lexicon, const struct found *found, int *row)
{
    uint64_t whole = lexicon_classes(lexicon, found->whole) |
                     part_classes(&found->inflected);
    uint64_t stem = part_classes(&found->stem);
    uint64_t tail = part_classes(&found->tail);
    *row = is_listed(lexicon, found->whole) ? found->whole
           : found->inflected.row >= 0      ? found->inflected.row
           : found->tail.row >= 0           ? found->tail.row
           : found->stem.row >= 0           ? found->stem.row
                                            : found->whole;
    if (lexicon->capital_nouns && found->tail.row >= 0 &&
        !(tail & BIT(WORD_MEASURE)))
        return whole | tail;
    return whole | stem | tail;
}

/* Adds what is found by one spelling; true if the word itself is listed. */
static bool
add_found(const struct lexicon *lexicon, bool plain, const char *word,
    size_t length, uint64_t *classes, int *row)
{
    struct found found = find_all(lexicon, plain, word, length);
    int own;
    *classes |= classes_of(lexicon, &found, &own);
    bool listed = is_listed(lexicon, found.whole) || found.inflected.row >= 0;
    if (*row < 0 || listed)
        *row = own >= 0 ? own : *row;
    return listed;
}

uint64_t
lexicon_classify(
    const struct lexicon *lexicon, const char *word, size_t length, int *row)
{
    uint64_t classes = 0;
    *row = -1;
    if (length >= LEXICON_LONGEST ||
        add_found(lexicon, false, word, length, &classes, row))
        return classes;
    char plain[LEXICON_LONGEST];
    size_t n;
    if (!lexicon_plain(lexicon, word, length, plain, &n) ||
        add_found(lexicon, true, plain, n, &classes, row))
        return classes;
    if (n != length || memcmp(plain, word, n) != 0)
        add_found(lexicon, false, plain, n, &classes, row);
    return classes;
}

const char *
lexicon_value(const struct lexicon *lexicon, int row, enum lexicon_class class)
{
    for (int i = lexicon->rows[row].values; i; i = lexicon->values[i].next)
        if (lexicon->values[i].class == class)
            return lexicon->text + lexicon->values[i].text;
    return NULL;
}
