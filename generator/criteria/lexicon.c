#include "criteria/lexicon.h"

#include <pthread.h>
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

static struct {
    const char *language;
    const char *begin, *end;
    const struct lexicon *lexicon;
} built_in[] = {
    {"en", lexicon_en, lexicon_en_end, NULL},
};
#define LANGUAGES (sizeof(built_in) / sizeof(*built_in))

static const char *const class_names[WORD_CLASSES] = {
#define CLASS(id, name) [WORD_##id] = name,
    LEXICON_CLASSES(CLASS)
#undef CLASS
};

_Static_assert(LEXICON_GAP < 64, "a token has a bit for each class");

/* What is being read: the list and the section that it is in. */
struct reading {
    struct arena *arena;
    struct lexicon *lexicon;
    int room;
    int class; /* -1: [settings] or an unknown section */
};

static void
add_row(struct reading *reading, const char *key, const char *value)
{
    struct lexicon *lexicon = reading->lexicon;
    size_t n = strlen(key);
    bool stem = n > 1 && key[n - 1] == '*';
    lexicon->rows = arena_grow(reading->arena, lexicon->rows, lexicon->count,
        &reading->room, sizeof *lexicon->rows);
    lexicon->rows[lexicon->count++] = (struct lexicon_row){
        .key = arena_strndup(reading->arena, key, n - stem),
        .stem = stem,
        .class = reading->class,
        .value = value,
    };
}

/* The first words of phrases and of gaps are rows of their own, so that most
 * words need not be looked up as the beginning of one. */
static void
add_entry(struct reading *reading, const char *key, const char *value)
{
    if (reading->class < 0) {
        if (text_is(key, "decimal") && value)
            reading->lexicon->comma_decimal = *value == 'c';
        else if (text_is(key, "participle"))
            reading->lexicon->participle = value;
        return;
    }
    int class = reading->class;
    size_t first = strcspn(key, " ");
    const char *word = arena_strndup(reading->arena, key, first);
    add_row(reading, key, value);
    if (key[first]) {
        reading->class = LEXICON_BEGINS;
        add_row(reading, word, NULL);
    }
    if (class == WORD_MARKER || class == WORD_GAP) {
        reading->class = LEXICON_GAP;
        add_row(reading, word, NULL);
    }
    reading->class = class;
}

static void
read_entry(struct reading *reading, const char *text, size_t length)
{
    char *entry = arena_strndup(reading->arena, text, length);
    char *equals = strchr(entry, '=');
    char *value = NULL;
    if (equals) {
        *equals = '\0';
        value = text_collapse(reading->arena, equals + 1);
    }
    char *key = text_collapse(reading->arena, entry);
    if (*key)
        add_entry(reading, key, value);
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

/* 0 for what is no letter, one number for all that are not ASCII. */
static int
letter(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 1;
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 1;
    return (unsigned char)c >= 0x80 ? 31 : 0;
}

bool
lexicon_may_gap(const struct lexicon *lexicon, const char *text)
{
    int first = letter(text[0]);
    return first && lexicon->gaps[first] >> letter(text[1]) & 1;
}

static void
note_gaps(struct lexicon *lexicon)
{
    for (int i = 0; i < lexicon->count; i++) {
        const struct lexicon_row *row = &lexicon->rows[i];
        if (row->class == LEXICON_GAP)
            lexicon->gaps[letter(row->key[0])] |= (uint32_t)1
                                                  << letter(row->key[1]);
    }
}

static int
compare_rows(const void *a, const void *b)
{
    const struct lexicon_row *left = a, *right = b;
    if (left->stem != right->stem)
        return left->stem ? 1 : -1;
    int order = strcmp(left->key, right->key);
    return order ? order : left->class - right->class;
}

const struct lexicon *
lexicon_read(struct arena *arena, struct slice list)
{
    struct reading reading = {arena, ARENA_NEW(arena, struct lexicon), 0, -1};
    for (size_t at = 0; at < list.n;) {
        const char *line = list.p + at;
        const char *end = memchr(line, '\n', list.n - at);
        size_t length = end ? (size_t)(end - line) : list.n - at;
        read_line(&reading, line, length);
        at += length + 1;
    }
    struct lexicon *lexicon = reading.lexicon;
    if (lexicon->count)
        qsort(lexicon->rows, (size_t)lexicon->count, sizeof *lexicon->rows,
            compare_rows);
    while (
        lexicon->words < lexicon->count && !lexicon->rows[lexicon->words].stem)
        lexicon->words++;
    note_gaps(lexicon);
    return lexicon;
}

bool
lexicon_comma_decimal(const struct lexicon *lexicon)
{
    return lexicon && lexicon->comma_decimal;
}

const char *
lexicon_participle(const struct lexicon *lexicon)
{
    return lexicon && lexicon->participle ? lexicon->participle : "";
}

static void
read_built_in(void)
{
    static struct arena *arena; /* for the life of the process */
    arena = arena_new();
    for (size_t i = 0; i < LANGUAGES; i++)
        built_in[i].lexicon = lexicon_read(
            arena, (struct slice){built_in[i].begin,
                       (size_t)(built_in[i].end - built_in[i].begin)});
}

const struct lexicon *
lexicon_of(const char *locale)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, read_built_in);
    size_t length = strcspn(locale, "-_");
    for (size_t i = 0; i < LANGUAGES; i++)
        if (strlen(built_in[i].language) == length &&
            strncasecmp(built_in[i].language, locale, length) == 0)
            return built_in[i].lexicon;
    return NULL;
}

/* The first row of the key from `low` to `high`, or -1. */
static int
find_row(const struct lexicon *lexicon, int low, int high, const char *key,
    size_t length)
{
    int end = high;
    while (low < high) {
        int middle = low + (high - low) / 2;
        const char *known = lexicon->rows[middle].key;
        int order = strncmp(known, key, length);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == end)
        return -1;
    const char *known = lexicon->rows[low].key;
    return strncmp(known, key, length) == 0 && known[length] == '\0' ? low : -1;
}

uint64_t
lexicon_classes(const struct lexicon *lexicon, int row)
{
    uint64_t classes = 0;
    const char *key = lexicon->rows[row].key;
    bool stem = lexicon->rows[row].stem;
    for (int i = row; i < lexicon->count && lexicon->rows[i].stem == stem &&
                      strcmp(lexicon->rows[i].key, key) == 0;
         i++)
        classes |= (uint64_t)1 << lexicon->rows[i].class;
    return classes;
}

#define SHORTEST_STEM 3

int
lexicon_find(const struct lexicon *lexicon, const char *word, size_t length)
{
    return find_row(lexicon, 0, lexicon->words, word, length);
}

int
lexicon_find_stem(
    const struct lexicon *lexicon, const char *word, size_t length)
{
    for (size_t n = length; n >= SHORTEST_STEM; n--) {
        int row = find_row(lexicon, lexicon->words, lexicon->count, word, n);
        if (row >= 0)
            return row;
    }
    return -1;
}

const char *
lexicon_value(const struct lexicon *lexicon, int row, enum lexicon_class class)
{
    const char *key = lexicon->rows[row].key;
    for (int i = row;
         i < lexicon->count && strcmp(lexicon->rows[i].key, key) == 0; i++)
        if (lexicon->rows[i].class == (int)class)
            return lexicon->rows[i].value;
    return NULL;
}
