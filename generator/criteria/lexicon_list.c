/* Reads the lists of words, as they are in the tree, into a lexicon: when the
 * program is built (lexicon_table.c), and for the tests. */
#include <assert.h>
#include <stdatomic.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "criteria/lexicon_key.h"

static const char *const class_names[WORD_CLASSES] = {
#define CLASS(id, name) [WORD_##id] = name,
    LEXICON_CLASSES(CLASS)
#undef CLASS
};

#define FEWEST_SLOTS 64
#define BUILT_IN 100 /* serials up to there are those of the tables */

_Static_assert(LEXICON_GAP < 64, "a token has a bit for each class");

/* What is being read: the list and the section that it is in.  The arrays and
 * the text are the lexicon's, which has them as they are at any time. */
struct reading {
    struct arena *arena;
    struct lexicon *lexicon;
    struct lexicon_row *rows;
    struct lexicon_value *values;
    uint16_t *slots;
    uint64_t *taken;
    struct buf text;
    int row_room, value_room, value_count;
    int class;                   /* -1: [settings] or an unknown section */
    uint8_t words;               /* while a phrase's first word is added */
    uint32_t follow, gap_follow; /* the same */
};

/* Where the text is kept from now on. */
static uint32_t
keep_text(struct reading *reading, const char *text, size_t length)
{
    uint32_t at = (uint32_t)reading->text.n;
    buf_add(&reading->text, text, length);
    buf_char(&reading->text, '\0');
    reading->lexicon->text = reading->text.p;
    return at;
}

static void
set_slots(struct reading *reading, uint32_t slots)
{
    struct lexicon *lexicon = reading->lexicon;
    reading->slots = ARENA_ARRAY(reading->arena, uint16_t, slots);
    reading->taken = ARENA_ARRAY(reading->arena, uint64_t, slots / 64);
    lexicon->slots = reading->slots;
    lexicon->taken = reading->taken;
    lexicon->mask = slots - 1;
}

static void
take_slot(struct reading *reading, uint32_t slot, int row)
{
    reading->slots[slot] = (uint16_t)(row + 1);
    reading->taken[slot / 64] |= (uint64_t)1 << slot % 64;
}

/* Slots are set anew while there are a quarter of them as many rows. */
static void
make_slots(struct reading *reading)
{
    struct lexicon *lexicon = reading->lexicon;
    set_slots(reading, (lexicon->mask + 1) * 2);
    for (int i = 0; i < lexicon->count; i++) {
        const struct lexicon_row *row = &reading->rows[i];
        take_slot(reading,
            lexicon_slot(lexicon, row->hash, (enum lexicon_match)row->match,
                row->plain, lexicon->text + row->key, row->length),
            i);
    }
}

static struct lexicon_row *
row_of(struct reading *reading, enum lexicon_match match, bool plain,
    const char *key, size_t length)
{
    struct lexicon *lexicon = reading->lexicon;
    uint32_t hash = lexicon_hash(match, plain, key, length);
    uint32_t slot = lexicon_slot(lexicon, hash, match, plain, key, length);
    if (lexicon_is_taken(lexicon, slot))
        return &reading->rows[lexicon->slots[slot] - 1];
    reading->rows = arena_grow(reading->arena, reading->rows, lexicon->count,
        &reading->row_room, sizeof *reading->rows);
    lexicon->rows = reading->rows;
    struct lexicon_row *row = &reading->rows[lexicon->count];
    *row = (struct lexicon_row){.key = keep_text(reading, key, length),
        .length = (uint8_t)length,
        .hash = hash,
        .match = (uint8_t)match,
        .plain = plain};
    take_slot(reading, slot, lexicon->count++);
    assert(lexicon->count < UINT16_MAX);
    if ((uint32_t)lexicon->count > (lexicon->mask + 1) / 4)
        make_slots(reading);
    return row;
}

/* The text of a value is kept once. */
static uint32_t
value_text(struct reading *reading, const char *value)
{
    for (int i = 1; i < reading->value_count; i++)
        if (text_is(reading->text.p + reading->values[i].text, value))
            return reading->values[i].text;
    return keep_text(reading, value, strlen(value));
}

static void
add_class(struct reading *reading, struct lexicon_row *row, int class,
    const char *value)
{
    row->classes |= BIT(class);
    if (class == WORD_SETUP)
        row->classes |= BIT(WORD_TASK);
    row->follow |= reading->follow;
    row->gap_follow |= reading->gap_follow;
    if (row->words < reading->words)
        row->words = reading->words;
    if (!value)
        return;
    int i = reading->value_count;
    reading->values = arena_grow(reading->arena, reading->values, i,
        &reading->value_room, sizeof *reading->values);
    reading->values[i] = (struct lexicon_value){
        row->values, (uint16_t) class, value_text(reading, value)};
    row->values = (uint16_t)i;
    reading->value_count++;
    assert(reading->value_count < UINT16_MAX);
    reading->lexicon->values = reading->values;
    reading->lexicon->value_count = reading->value_count;
}

static void
add_row(struct reading *reading, enum lexicon_match match, const char *key,
    size_t length, int class, const char *value)
{
    if (length >= LEXICON_LONGEST)
        return;
    add_class(
        reading, row_of(reading, match, false, key, length), class, value);
    char plain[LEXICON_LONGEST];
    size_t n;
    if (!text_ascii(key, length) &&
        lexicon_plain(reading->lexicon, key, length, plain, &n))
        add_class(
            reading, row_of(reading, match, true, plain, n), class, value);
}

/* A letter of two bytes may have lost its accent, and from there on anything
 * may stand. */
static void
note_letters(uint32_t letters[32][32], const char *key)
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
            letters[i][k] |= bits;
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
        reading->gap_follow = space ? follow_of(space[1]) : 0;
        add_row(reading, MATCH_WORD, key, first, LEXICON_GAP, NULL);
        reading->gap_follow = 0;
        note_letters(reading->lexicon->gaps, key);
    }
    bool edit = class == WORD_EDIT && lexicon_orders(value);
    if (edit || class == WORD_BLANK || class == WORD_GAP ||
        class == WORD_NUMBER || class == WORD_OBLIGED)
        note_letters(reading->lexicon->orders, key);
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

static void
read_list(struct reading *reading, struct slice list)
{
    struct slice line;
    while (slice_line(&list, &line))
        read_line(reading, line.p, line.n);
}

static struct lexicon *
read_lists(struct arena *arena, const struct slice *lists, int count)
{
    struct reading reading = {.arena = arena,
        .lexicon = ARENA_NEW(arena, struct lexicon),
        .values = ARENA_NEW(arena, struct lexicon_value),
        .value_room = 1,
        .value_count = 1,
        .class = -1};
    struct lexicon *lexicon = reading.lexicon;
    set_slots(&reading, FEWEST_SLOTS);
    lexicon->values = reading.values;
    lexicon->value_count = reading.value_count;
    lexicon->endings[0] = "";
    lexicon->ending_count = 1;
    for (int i = 0; i < count; i++)
        read_list(&reading, lists[i]);
    struct slice text = buf_slice(&reading.text);
    lexicon->text = arena_strndup(arena, text.p, text.n);
    lexicon->text_length = (uint32_t)text.n;
    buf_free(&reading.text);
    return lexicon;
}

const struct lexicon *
lexicon_read_lists(struct arena *arena, const char *language,
    const struct slice *lists, int count)
{
    struct lexicon *lexicon = read_lists(arena, lists, count);
    lexicon->language = language;
    return lexicon;
}

const struct lexicon *
lexicon_read(struct arena *arena, struct slice list)
{
    static atomic_uint last = BUILT_IN;
    struct lexicon *lexicon = read_lists(arena, &list, 1);
    lexicon->serial = ++last;
    return lexicon;
}
