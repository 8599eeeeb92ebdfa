#include "criteria/lexicon.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/lexicon_rows.h"

/* The lists, as they are in the tree. */
#define BUILT_IN(language)                                                     \
    __asm__(".section .rodata\n"                                               \
            ".global lexicon_" #language "\n"                                  \
            ".global lexicon_" #language "_end\n"                              \
            "lexicon_" #language ":\n"                                         \
            ".incbin \"templates/words/rules." #language "\"\n"                \
            "lexicon_" #language "_end:\n"                                     \
            ".byte 0\n"                                                        \
            ".previous\n");                                                    \
    extern const char lexicon_##language[], lexicon_##language##_end[];

BUILT_IN(en)
BUILT_IN(de)
BUILT_IN(fr)
BUILT_IN(es)
BUILT_IN(pl)
BUILT_IN(pt)
BUILT_IN(all)

#define LANGUAGE(name)                                                         \
    {                                                                          \
#name, lexicon_##name, lexicon_##name##_end,                           \
            PTHREAD_MUTEX_INITIALIZER, NULL, NULL                              \
    }

static struct built_in {
    const char *language;
    const char *begin, *end;
    pthread_mutex_t reading;
    _Atomic(const struct lexicon *) lexicon;
    struct arena *arena; /* the lexicon's, for the process's life */
} built_in[] = {LANGUAGE(en), LANGUAGE(de), LANGUAGE(fr), LANGUAGE(es),
    LANGUAGE(pl), LANGUAGE(pt)};
#define LANGUAGES (sizeof(built_in) / sizeof(*built_in))

static const char *const class_names[WORD_CLASSES] = {
#define CLASS(id, name) [WORD_##id] = name,
    LEXICON_CLASSES(CLASS)
#undef CLASS
};

_Static_assert(LEXICON_GAP < 64, "a token has a bit for each class");

#define SHORTEST_STEM 3
#define SHORTEST_TAIL 3

/* --- keys --- */

/* The letters of the six languages without their accents, by the two bytes
 * of each: the first is 0xC3 to 0xC5, of the second six bits count. */
static const char *const plain_letters[3][64] = {
    {[0x1F] = "ss",
        [0x20] = "a",
        "a",
        "a",
        "a",
        "a",
        "a",
        "ae",
        "c",
        "e",
        "e",
        "e",
        "e",
        "i",
        "i",
        "i",
        "i",
        [0x31] = "n",
        "o",
        "o",
        "o",
        "o",
        "o",
        [0x39] = "u",
        "u",
        "u",
        "u",
        [0x3F] = "y"},
    {[0x05] = "a", [0x07] = "c", [0x19] = "e"},
    {[0x02] = "l",
        [0x04] = "n",
        [0x13] = "oe",
        [0x1B] = "s",
        [0x3A] = "z",
        [0x3C] = "z"},
};

static const char *
plain_letter(const struct lexicon *lexicon, const char *p)
{
    unsigned first = (unsigned char)p[0], second = (unsigned char)p[1] & 0x3F;
    if (first == 0xCC)
        return ""; /* an accent of its own */
    if (first < 0xC3 || first > 0xC5)
        return NULL;
    if (lexicon->umlauts && first == 0xC3 &&
        (second == 0x24 || second == 0x36 || second == 0x3C))
        return second == 0x24 ? "ae" : second == 0x36 ? "oe" : "ue";
    return plain_letters[first - 0xC3][second];
}

/* The key without accents; false if it is too long. */
static bool
make_plain(const struct lexicon *lexicon, const char *key, size_t length,
    char out[LEXICON_LONGEST], size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < length; i++) {
        if (*n + 2 >= LEXICON_LONGEST)
            return false;
        const char *plain = (unsigned char)key[i] >= 0xC3 && i + 1 < length
                                ? plain_letter(lexicon, key + i)
                                : NULL;
        if (!plain) {
            out[(*n)++] = key[i];
            continue;
        }
        while (*plain)
            out[(*n)++] = *plain++;
        i++;
    }
    return true;
}

static bool
is_ascii(const char *key, size_t length)
{
    unsigned bits = 0;
    for (size_t i = 0; i < length; i++)
        bits |= (unsigned char)key[i];
    return bits < 0x80;
}

static uint32_t
hash_start(enum lexicon_match match, bool plain)
{
    return 2166136261u ^ (uint32_t)(match * 2 + plain + 1) * 2654435761u;
}

static uint32_t
hash_step(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 16777619u;
}

static uint32_t
hash_of(enum lexicon_match match, bool plain, const char *key, size_t length)
{
    uint32_t hash = hash_start(match, plain);
    if (match == MATCH_TAIL || match == MATCH_TAIL_INFLECTED)
        while (length-- > 0)
            hash = hash_step(hash, key[length]);
    else
        for (size_t i = 0; i < length; i++)
            hash = hash_step(hash, key[i]);
    return hash;
}

static bool
is_taken(const struct lexicon *lexicon, uint32_t slot)
{
    return lexicon->taken[slot / 64] >> slot % 64 & 1;
}

/* The slot of a key: empty if no row has it. */
static uint32_t
slot_of(const struct lexicon *lexicon, uint32_t hash, enum lexicon_match match,
    bool plain, const char *key, size_t length)
{
    uint32_t slot = (hash ^ hash >> 15) & lexicon->mask;
    for (; is_taken(lexicon, slot); slot = (slot + 1) & lexicon->mask) {
        const struct lexicon_row *row =
            &lexicon->rows[lexicon->slots[slot] - 1];
        if (row->hash == hash && row->match == match && row->plain == plain &&
            row->length == length && memcmp(row->key, key, length) == 0)
            break;
    }
    return slot;
}

/* --- reading a list --- */

/* What is being read: the list and the section that it is in. */
struct reading {
    struct arena *arena;
    struct lexicon *lexicon;
    int room;
    int class;       /* -1: [settings] or an unknown section */
    uint8_t words;   /* while a phrase's first word is added */
    uint32_t follow; /* the same */
};

static struct lexicon_row *
row_of(struct reading *reading, enum lexicon_match match, bool plain,
    const char *key, size_t length)
{
    struct lexicon *lexicon = reading->lexicon;
    uint32_t hash = hash_of(match, plain, key, length);
    uint32_t slot = slot_of(lexicon, hash, match, plain, key, length);
    if (!is_taken(lexicon, slot)) {
        if (plain)
            key = arena_strndup(reading->arena, key, length);
        lexicon->rows = arena_grow(reading->arena, lexicon->rows,
            lexicon->count, &reading->room, sizeof *lexicon->rows);
        lexicon->rows[lexicon->count++] = (struct lexicon_row){.key = key,
            .length = (uint32_t)length,
            .hash = hash,
            .match = (uint8_t)match,
            .plain = plain};
        assert(lexicon->count <= UINT16_MAX);
        lexicon->slots[slot] = (uint16_t)lexicon->count;
        lexicon->taken[slot / 64] |= (uint64_t)1 << slot % 64;
    }
    return &lexicon->rows[lexicon->slots[slot] - 1];
}

static void
add_class(struct reading *reading, struct lexicon_row *row, int class,
    const char *value)
{
    row->classes |= BIT(class);
    if (class == WORD_SETUP)
        row->classes |= BIT(WORD_TASK);
    row->follow |= reading->follow;
    if (row->words < reading->words)
        row->words = reading->words;
    if (!value)
        return;
    struct lexicon_value *entry =
        ARENA_NEW(reading->arena, struct lexicon_value);
    *entry = (struct lexicon_value){row->values, class, value};
    row->values = entry;
}

static void
add_row(struct reading *reading, enum lexicon_match match, const char *key,
    size_t length, int class, const char *value)
{
    add_class(
        reading, row_of(reading, match, false, key, length), class, value);
    char plain[LEXICON_LONGEST];
    size_t n;
    if (!is_ascii(key, length) &&
        make_plain(reading->lexicon, key, length, plain, &n))
        add_class(
            reading, row_of(reading, match, true, plain, n), class, value);
}

/* A letter of two bytes may have lost its accent, and from there on anything
 * may stand. */
static void
note_gap(struct lexicon *lexicon, const char *key)
{
    unsigned at[3] = {lexicon_letter(key[0]), 0, 0};
    for (int i = 1; i < 3 && at[i - 1]; i++)
        at[i] = lexicon_letter(key[i]);
    bool any_first = at[0] == 31, any_second = any_first || at[1] == 31;
    uint32_t bits =
        any_second || at[2] == 31 ? UINT32_MAX : (uint32_t)1 << at[2];
    unsigned first = any_first ? 0 : at[0], second = any_second ? 0 : at[1];
    for (unsigned i = first; i <= at[0]; i++)
        for (unsigned k = second; k <= (any_second ? 31 : at[1]); k++)
            lexicon->gaps[i][k] |= bits;
}

static uint32_t
follow_of(char c)
{
    unsigned letter = lexicon_letter(c);
    return letter == 31 ? UINT32_MAX : (uint32_t)1 << letter;
}

static uint8_t
count_words(const char *key, size_t length)
{
    unsigned words = 1;
    for (size_t i = 0; i < length; i++)
        words += key[i] == ' ';
    return words < UINT8_MAX ? (uint8_t)words : UINT8_MAX;
}

/* The first words of phrases and of gaps are rows of their own, so that most
 * words need not be looked up as the beginning of one. */
static void
add_entry(
    struct reading *reading, const char *key, size_t length, const char *value)
{
    bool tail = *key == '*' && length > 1;
    key += tail;
    length -= tail;
    bool stem = !tail && length > 1 && key[length - 1] == '*';
    bool inflected = length > 1 && key[length - 1] == '~';
    length -= stem || inflected;
    enum lexicon_match match =
        tail        ? inflected ? MATCH_TAIL_INFLECTED : MATCH_TAIL
        : stem      ? MATCH_STEM
        : inflected ? MATCH_INFLECTED
                    : MATCH_WORD;
    int class = reading->class;
    const char *space = memchr(key, ' ', length);
    size_t first = space ? (size_t)(space - key) : length;
    add_row(reading, match, key, length, class, value);
    if (space) {
        reading->follow = follow_of(space[1]);
        reading->words = count_words(key, length);
        add_row(reading, MATCH_WORD, key, first, LEXICON_BEGINS, NULL);
        reading->follow = reading->words = 0;
    }
    if (class == WORD_MARKER || class == WORD_GAP) {
        add_row(reading, MATCH_WORD, key, first, LEXICON_GAP, NULL);
        note_gap(reading->lexicon, key);
    }
}

/* A list of words with spaces between, into at most `room`; NULL ends it. */
static int
read_words(
    struct reading *reading, const char *value, const char **words, int count)
{
    char *copy = arena_strdup(reading->arena, value), *rest;
    for (char *word = strtok_r(copy, " ", &rest);
         word && count < LEXICON_ENDINGS - 1; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    return count;
}

static void
read_setting(struct reading *reading, const char *name, const char *value)
{
    static const char *const forms[] = {"participle", "action", "infinitive"};
    struct lexicon *lexicon = reading->lexicon;
    if (text_is(name, "decimal"))
        lexicon->comma_decimal = text_is(value, "comma");
    else if (text_is(name, "head"))
        lexicon->head_first = text_is(value, "first");
    else if (text_is(name, "elision"))
        lexicon->elision = text_is(value, "yes");
    else if (text_is(name, "umlauts"))
        lexicon->umlauts = text_is(value, "yes");
    else if (text_is(name, "nouns"))
        lexicon->capital_nouns = text_is(value, "capital");
    else if (text_is(name, "endings"))
        lexicon->ending_count =
            read_words(reading, value, lexicon->endings, lexicon->ending_count);
    for (int i = 0; i < LEXICON_FORMS; i++)
        if (text_is(name, forms[i]))
            read_words(reading, value, lexicon->forms[i], 0);
}

static struct slice
trimmed(const char *text, size_t length)
{
    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return (struct slice){text, length};
}

static void
read_entry(struct reading *reading, const char *text, size_t length)
{
    const char *equals = memchr(text, '=', length);
    struct slice key = trimmed(text, equals ? (size_t)(equals - text) : length);
    if (key.n == 0)
        return;
    const char *value = NULL;
    if (equals) {
        struct slice of =
            trimmed(equals + 1, length - (size_t)(equals + 1 - text));
        value = arena_strndup(reading->arena, of.p, of.n);
    }
    if (memchr(key.p, ' ', key.n) && memmem(key.p, key.n, "  ", 2)) {
        key.p = text_collapse(
            reading->arena, arena_strndup(reading->arena, key.p, key.n));
        key.n = strlen(key.p);
    }
    if (reading->class >= 0)
        add_entry(reading, key.p, key.n, value);
    else if (value)
        read_setting(
            reading, arena_strndup(reading->arena, key.p, key.n), value);
}

static void
read_section(struct reading *reading, const char *name, size_t length)
{
    reading->class = -1;
    for (int class = 0; class < WORD_CLASSES; class ++)
        if (strlen(class_names[class]) == length &&
            memcmp(class_names[class], name, length) == 0)
            reading->class = class;
}

static void
read_line(struct reading *reading, const char *line, size_t length)
{
    if (length > 1 && line[0] == '[') {
        const char *close = memchr(line, ']', length);
        read_section(
            reading, line + 1, close ? (size_t)(close - line) - 1 : length - 1);
        return;
    }
    while (length > 0 && line[0] != '#') {
        const char *comma = memchr(line, ',', length);
        size_t n = comma ? (size_t)(comma - line) : length;
        read_entry(reading, line, n);
        n += comma != NULL;
        line += n;
        length -= n;
    }
}

/* Room by the bytes of the lists: a row comes of eight or more, and where they
 * are fewer the rows grow.  Slots are never full: with accents, "à b" makes
 * four rows of its five bytes, and nothing makes more. */
static void
make_room(struct reading *reading, const struct slice *lists, int count)
{
    size_t bytes = 64;
    for (int list = 0; list < count; list++)
        bytes += lists[list].n;
    struct lexicon *lexicon = reading->lexicon;
    reading->room = (int)(bytes / 8);
    lexicon->rows =
        ARENA_ARRAY(reading->arena, struct lexicon_row, reading->room);
    uint32_t slots = 64;
    while (slots < bytes)
        slots *= 2;
    lexicon->slots = ARENA_ARRAY(reading->arena, uint16_t, slots);
    lexicon->taken = ARENA_ARRAY(reading->arena, uint64_t, slots / 64);
    lexicon->mask = slots - 1;
    lexicon->endings[0] = "";
    lexicon->ending_count = 1;
}

static void
read_list(struct reading *reading, struct slice list)
{
    for (size_t at = 0; at < list.n;) {
        const char *line = list.p + at;
        const char *end = memchr(line, '\n', list.n - at);
        size_t length = end ? (size_t)(end - line) : list.n - at;
        read_line(reading, line, length);
        at += length + 1;
    }
}

static const struct lexicon *
read_lists(struct arena *arena, const char *language, const struct slice *lists,
    int count)
{
    static atomic_uint serial;
    struct reading reading = {.arena = arena,
        .lexicon = ARENA_NEW(arena, struct lexicon),
        .class = -1};
    reading.lexicon->language = language;
    reading.lexicon->serial = ++serial;
    make_room(&reading, lists, count);
    for (int i = 0; i < count; i++)
        read_list(&reading, lists[i]);
    return reading.lexicon;
}

const struct lexicon *
lexicon_read(struct arena *arena, struct slice list)
{
    return read_lists(arena, NULL, &list, 1);
}

static const struct lexicon *
built_in_lexicon(struct built_in *list)
{
    const struct lexicon *lexicon = list->lexicon;
    if (lexicon)
        return lexicon;
    pthread_mutex_lock(&list->reading);
    if (!list->lexicon) {
        list->arena = arena_new();
        const struct slice lists[] = {
            {list->begin, (size_t)(list->end - list->begin)},
            {lexicon_all, (size_t)(lexicon_all_end - lexicon_all)}};
        list->lexicon = read_lists(list->arena, list->language, lists, 2);
    }
    lexicon = list->lexicon;
    pthread_mutex_unlock(&list->reading);
    return lexicon;
}

const struct lexicon *
lexicon_of(const char *locale)
{
    size_t length = strcspn(locale, "-_");
    for (size_t i = 0; i < LANGUAGES; i++)
        if (strlen(built_in[i].language) == length &&
            strncasecmp(built_in[i].language, locale, length) == 0)
            return built_in_lexicon(&built_in[i]);
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
    uint32_t slot = slot_of(lexicon, hash, match, plain, key, length);
    return is_taken(lexicon, slot) ? lexicon->slots[slot] - 1 : -1;
}

static int
find_row(const struct lexicon *lexicon, enum lexicon_match match, bool plain,
    const char *key, size_t length)
{
    return row_at(
        lexicon, hash_of(match, plain, key, length), match, plain, key, length);
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
    uint32_t hash = hash_start(match, plain);
    for (size_t n = 1; n <= length; n++) {
        hash = hash_step(hash, word[tail ? length - n : n - 1]);
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
    if (is_ascii(word, length))
        return find_row(lexicon, MATCH_WORD, true, word, length);
    return make_plain(lexicon, word, length, plain, &n)
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
    if (!make_plain(lexicon, word, length, plain, &n) ||
        add_found(lexicon, true, plain, n, &classes, row))
        return classes;
    if (n != length || memcmp(plain, word, n) != 0)
        add_found(lexicon, false, plain, n, &classes, row);
    return classes;
}

const char *
lexicon_value(const struct lexicon *lexicon, int row, enum lexicon_class class)
{
    for (const struct lexicon_value *value = lexicon->rows[row].values; value;
         value = value->next)
        if (value->class == (int)class)
            return value->text;
    return NULL;
}
