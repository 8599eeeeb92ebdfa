#include "type/hyphen.h"

#include <iconv.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "type/font_work.h"

#define FOLDER "/usr/share/hyphen"
#define LANGUAGES_MAX 32
#define LANGUAGE_BYTES 16
#define WORD_BYTES 100
#define LETTERS_BEFORE 2
#define LETTERS_BEHIND 3
#define LETTERS_MIN 6

/* One level of a dictionary: patterns by the hash of their letters. */
struct level {
    struct slot {
        uint32_t hash;
        uint32_t at; /* offset in the file plus one; 0: free */
    } * slots;
    size_t slot_count; /* a power of two, or 0 */
    uint32_t longest;  /* letters of the longest pattern, in bytes */
};

struct dictionary {
    char language[LANGUAGE_BYTES];
    const char *path;  /* NULL: there is none */
    uint64_t stamp;    /* of the file */
    bool is_read;      /* all that follows */
    struct slice file; /* empty: it cannot be read */
    bool utf8;
    iconv_t converter;  /* from UTF-8 when the file is not */
    int before, behind; /* letters at least */
    /* Words are divided into their parts by the first level, these by the
     * second; most dictionaries have one. */
    struct level levels[2];
    int level_count;
};

/* What was found last: plans say the same words over and over. */
enum { MEMO = 1024, MEMO_WORD = 32, MEMO_POINTS = 8 };
struct memo {
    const struct dictionary *dictionary; /* NULL: free */
    uint8_t size, count;
    uint8_t points[MEMO_POINTS];
    char word[MEMO_WORD];
};

struct hyphenator {
    const char *folder;
    struct font_work *work; /* of the user's, or NULL */
    pthread_mutex_t lock;   /* of all that follows */
    struct memo memo[MEMO];
    struct arena *arena;
    struct dictionary dictionaries[LANGUAGES_MAX];
    int count;
};

struct hyphenator *
hyphenator_new(const char *folder, struct font_work *work)
{
    struct hyphenator *h = xmalloc(sizeof *h);
    *h = (struct hyphenator){
        .folder = folder ? folder : FOLDER, .work = work, .arena = arena_new()};
    pthread_mutex_init(&h->lock, NULL);
    return h;
}

void
hyphenator_free(struct hyphenator *h)
{
    if (!h)
        return;
    for (int i = 0; i < h->count; i++)
        if (h->dictionaries[i].converter != (iconv_t)-1)
            iconv_close(h->dictionaries[i].converter);
    pthread_mutex_destroy(&h->lock);
    arena_free(h->arena);
    free(h);
}

/* --- reading --- */

#define HASH_BEGIN 2166136261u

static uint32_t
hash_byte(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 16777619u;
}

static bool
is_end(const char *p, const char *end)
{
    return p == end || *p == '\n' || *p == '\r';
}

/* Whether the pattern at p has these letters. */
static bool
has_letters(const char *p, const char *end, const char *letters, uint32_t size)
{
    uint32_t n = 0;
    for (; !is_end(p, end); p++) {
        if (text_digit(*p))
            continue;
        if (n == size || *p != letters[n])
            return false;
        n++;
    }
    return n == size;
}

static const char *
find_pattern(const struct dictionary *d, const struct level *level,
    uint32_t hash, const char *letters, uint32_t size)
{
    const char *end = d->file.p + d->file.n;
    size_t mask = level->slot_count - 1, i = hash & mask;
    for (; level->slots[i].at > 0; i = (i + 1) & mask) {
        const char *p = d->file.p + level->slots[i].at - 1;
        if (level->slots[i].hash == hash && has_letters(p, end, letters, size))
            return p;
    }
    return NULL;
}

/* A pattern that comes twice is found where it comes first. */
static void
add_pattern(struct dictionary *d, struct level *level, const char *p,
    const char *line_end)
{
    uint32_t hash = HASH_BEGIN, size = 0;
    for (const char *q = p; q < line_end; q++) {
        if (text_digit(*q))
            continue;
        hash = hash_byte(hash, *q);
        size++;
    }
    size_t mask = level->slot_count - 1, i = hash & mask;
    while (level->slots[i].at > 0)
        i = (i + 1) & mask;
    level->slots[i] = (struct slot){hash, (uint32_t)(p - d->file.p) + 1};
    level->longest = size > level->longest ? size : level->longest;
}

static bool
take_number(struct slice line, const char *name, int *n)
{
    size_t size = strlen(name);
    if (line.n <= size || memcmp(line.p, name, size) != 0)
        return false;
    *n = 0;
    for (size_t i = size; i < line.n; i++)
        if (text_digit(line.p[i]) && *n < 100)
            *n = *n * 10 + (line.p[i] - '0');
    return true;
}

static bool
is_word(struct slice line, const char *word)
{
    size_t size = strlen(word);
    return line.n >= size && memcmp(line.p, word, size) == 0;
}

/* Comments, options, and patterns that change the spelling are no patterns
 * for us. */
static bool
is_pattern(struct slice line)
{
    if (line.n == 0 || *line.p == '#' || *line.p == '%' ||
        (*line.p >= 'A' && *line.p <= 'Z'))
        return false;
    return !memchr(line.p, '/', line.n);
}

static struct slice
next_line(const char **p, const char *end)
{
    const char *from = *p;
    while (!is_end(*p, end))
        ++*p;
    struct slice line = {from, (size_t)(*p - from)};
    while (*p < end && is_end(*p, end))
        ++*p;
    while (line.n > 0 && (line.p[line.n - 1] == ' ' || *line.p == '\t'))
        line.n--;
    return line;
}

static void
begin_level(struct hyphenator *h, struct dictionary *d, const char *p)
{
    size_t lines = 1, count = 64;
    for (const char *end = d->file.p + d->file.n; p < end; p++)
        lines += *p == '\n';
    while (count < lines * 2)
        count *= 2;
    d->levels[d->level_count++] =
        (struct level){ARENA_ARRAY(h->arena, struct slot, count), count, 0};
}

static void
read_patterns(struct hyphenator *h, struct dictionary *d)
{
    d->is_read = true;
    if (file_read_any(h->arena, d->path, &d->file) != FILE_OK ||
        d->file.n == 0) {
        d->file = (struct slice){"", 0};
        return;
    }
    const char *p = d->file.p, *end = p + d->file.n;
    struct slice charset = next_line(&p, end);
    d->utf8 = is_word(charset, "UTF-8");
    begin_level(h, d, p);
    while (p < end) {
        struct slice line = next_line(&p, end);
        if (is_word(line, "NEXTLEVEL") && d->level_count < 2)
            begin_level(h, d, p);
        else if (!take_number(line, "LEFTHYPHENMIN", &d->before) &&
                 !take_number(line, "RIGHTHYPHENMIN", &d->behind) &&
                 is_pattern(line))
            add_pattern(
                d, &d->levels[d->level_count - 1], line.p, line.p + line.n);
    }
    if (d->utf8)
        return;
    char name[32];
    snprintf(name, sizeof name, "%.*s", (int)(charset.n < 31 ? charset.n : 31),
        charset.p);
    d->converter = iconv_open(name, "UTF-8");
    if (d->converter == (iconv_t)-1)
        d->file.n = 0;
}

static bool
find_file(struct hyphenator *h, struct dictionary *d, const char *name)
{
    struct stat info;
    const char *path =
        arena_printf(h->arena, "%s/hyph_%s.dic", h->folder, name);
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size == 0)
        return false;
    d->path = path;
    d->stamp = font_work_face(path, 0);
    return true;
}

static char
upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* "pt-BR" is hyph_pt_BR, else hyph_pt, else the one of the country that is
 * called like the language, else of another that speaks it. */
static bool
find_language(struct hyphenator *h, struct dictionary *d)
{
    static const char *const others[] = {
        "en_US", "pt_BR", "el_GR", "cs_CZ", "da_DK", "sv_SE", "uk_UA"};
    char name[LANGUAGE_BYTES], own[8];
    size_t size = strcspn(d->language, "-_");
    snprintf(name, sizeof name, "%s", d->language);
    if (name[size])
        name[size] = '_';
    if (find_file(h, d, name))
        return true;
    name[size] = '\0';
    if (find_file(h, d, name))
        return true;
    if (size != 2)
        return false;
    snprintf(
        own, sizeof own, "%.2s_%c%c", name, upper(name[0]), upper(name[1]));
    if (find_file(h, d, own))
        return true;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strncmp(others[i], name, 2) == 0 && find_file(h, d, others[i]))
            return true;
    return false;
}

static bool
is_language(const char *text)
{
    size_t n = text ? strlen(text) : 0;
    for (size_t i = 0; i < n; i++)
        if (!((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z') &&
            text[i] != '-')
            return false;
    return n >= 2 && n < LANGUAGE_BYTES;
}

static struct dictionary *
dictionary_of(struct hyphenator *h, const char *language)
{
    for (int i = 0; i < h->count; i++)
        if (text_is(h->dictionaries[i].language, language))
            return &h->dictionaries[i];
    if (h->count == LANGUAGES_MAX || !is_language(language))
        return NULL;
    struct dictionary *d = &h->dictionaries[h->count++];
    *d = (struct dictionary){.converter = (iconv_t)-1};
    memcpy(d->language, language, strlen(language) + 1);
    find_language(h, d);
    return d;
}

/* --- dividing --- */

/* A word between two full stops, as the dictionary writes it. */
struct encoded {
    char bytes[WORD_BYTES + 2];
    uint32_t size;
};

static bool
encode(const struct dictionary *d, const char *word, uint32_t size,
    struct encoded *out)
{
    char *from = (char *)(uintptr_t)word, *to = out->bytes + 1;
    size_t left = size, room = WORD_BYTES;
    out->bytes[0] = '.';
    if (d->utf8) {
        memcpy(to, word, size);
        to += size;
    } else {
        iconv(d->converter, NULL, NULL, NULL, NULL);
        if (iconv(d->converter, &from, &left, &to, &room) != 0 || left > 0)
            return false;
    }
    *to++ = '.';
    out->size = (uint32_t)(to - out->bytes);
    return true;
}

/* Numbers of a pattern that matches from a byte on: the highest stay. */
static void
apply(const char *p, const char *end, unsigned char *values)
{
    for (; !is_end(p, end); p++)
        if (!text_digit(*p))
            values++;
        else if (*p - '0' > *values)
            *values = (unsigned char)(*p - '0');
}

/* values[i] comes to be odd where a hyphen may stand before byte i. */
static void
match_level(const struct dictionary *d, const struct level *level,
    const char *word, uint32_t size, unsigned char *values)
{
    const char *end = d->file.p + d->file.n;
    for (uint32_t i = 0; i < size; i++) {
        uint32_t hash = HASH_BEGIN;
        for (uint32_t n = 1; n <= level->longest && i + n <= size; n++) {
            hash = hash_byte(hash, word[i + n - 1]);
            const char *p = find_pattern(d, level, hash, word + i, n);
            if (p)
                apply(p, end, values + i);
        }
    }
}

/* The parts that the first level found are words for the second. */
static void
match_parts(const struct dictionary *d, const struct encoded *word,
    const unsigned char *parts, unsigned char *values)
{
    for (uint32_t from = 1, to; from + 1 < word->size; from = to) {
        struct encoded part = {.bytes = "."};
        unsigned char own[WORD_BYTES + 4] = {0};
        for (to = from + 1; to + 1 < word->size && !(parts[to] & 1);)
            to++;
        part.size = to - from;
        memcpy(part.bytes + 1, word->bytes + from, part.size);
        part.bytes[part.size + 1] = '.';
        match_level(d, &d->levels[1], part.bytes, part.size + 2, own);
        for (uint32_t i = LETTERS_BEFORE; i + LETTERS_BEFORE <= part.size; i++)
            values[from + i] = own[i + 1];
        if (to + 1 < word->size)
            values[to] = 1;
    }
}

static bool
begins_letter(const struct dictionary *d, char c)
{
    return !d->utf8 || ((unsigned char)c & 0xC0) != 0x80;
}

static int
at_least(int asked, int least)
{
    return asked > least ? asked : least;
}

/* Numbers of letters before which a hyphen may stand. */
static int
divide(const struct dictionary *d, const struct encoded *word, int letters,
    int points[HYPHEN_POINTS])
{
    unsigned char first[WORD_BYTES + 4] = {0}, second[WORD_BYTES + 4] = {0};
    const unsigned char *values = first;
    match_level(d, &d->levels[0], word->bytes, word->size, first);
    if (d->level_count > 1) {
        match_parts(d, word, first, second);
        values = second;
    }
    int before = at_least(d->before, LETTERS_BEFORE), letter = 0, count = 0;
    int behind = at_least(d->behind, LETTERS_BEHIND);
    for (uint32_t i = 1; i + 1 < word->size; i++) {
        if (!begins_letter(d, word->bytes[i]))
            continue;
        if ((values[i] & 1) && letter >= before && letter + behind <= letters &&
            count < HYPHEN_POINTS)
            points[count++] = letter;
        letter++;
    }
    return count;
}

/* Offset of the letter with the number. */
static uint32_t
offset_of(const char *word, int letter)
{
    const char *p = word;
    while (letter-- > 0)
        utf8_next(&p);
    return (uint32_t)(p - word);
}

static int
find_points(struct hyphenator *h, struct dictionary *d, struct slice word,
    int letters, uint32_t points[HYPHEN_POINTS])
{
    int numbers[HYPHEN_POINTS], count = 0;
    struct encoded encoded;
    if (!d->is_read)
        read_patterns(h, d);
    if (d->file.n > 0 && encode(d, word.p, (uint32_t)word.n, &encoded))
        count = divide(d, &encoded, letters, numbers);
    for (int i = 0; i < count; i++)
        points[i] = offset_of(word.p, numbers[i]);
    return count;
}

/* --- what is known --- */

static struct memo *
memo_of(struct hyphenator *h, const struct dictionary *d, struct slice word)
{
    if (word.n > MEMO_WORD)
        return NULL;
    return &h->memo[font_work_hash(d->stamp, word) % MEMO];
}

static bool
is_remembered(
    const struct memo *memo, const struct dictionary *d, struct slice word)
{
    return memo->dictionary == d && memo->size == word.n &&
           memcmp(memo->word, word.p, word.n) == 0;
}

static void
remember(struct memo *memo, const struct dictionary *d, struct slice word,
    const uint32_t *points, int count)
{
    if (count > MEMO_POINTS)
        return;
    *memo = (struct memo){
        .dictionary = d, .size = (uint8_t)word.n, .count = (uint8_t)count};
    memcpy(memo->word, word.p, word.n);
    for (int i = 0; i < count; i++)
        memo->points[i] = (uint8_t)points[i];
}

/* From a run before; -1 when it is not known. */
static int
kept_points(const struct hyphenator *h, const struct dictionary *d,
    struct slice word, uint32_t points[HYPHEN_POINTS])
{
    struct slice value;
    if (!h->work ||
        !font_work_find(h->work, WORK_POINTS, d->stamp, word, &value) ||
        value.n % sizeof *points != 0 ||
        value.n / sizeof *points > HYPHEN_POINTS)
        return -1;
    int count = (int)(value.n / sizeof *points);
    memcpy(points, value.p, value.n);
    for (int i = 0; i < count; i++)
        if (points[i] >= word.n)
            return -1;
    return count;
}

/* A word that is not remembered: kept, or divided now and kept. */
static int
look_up(struct hyphenator *h, struct dictionary *d, struct slice word,
    int letters, uint32_t points[HYPHEN_POINTS])
{
    int count = kept_points(h, d, word, points);
    if (count >= 0)
        return count;
    count = find_points(h, d, word, letters, points);
    if (h->work)
        font_work_keep(h->work, WORK_POINTS, d->stamp, word,
            (struct slice){
                (const char *)points, (size_t)count * sizeof *points});
    return count;
}

static int
points_of(struct hyphenator *h, struct dictionary *d, struct slice word,
    int letters, uint32_t points[HYPHEN_POINTS])
{
    struct memo *memo = memo_of(h, d, word);
    if (!memo || !is_remembered(memo, d, word)) {
        int count = look_up(h, d, word, letters, points);
        if (memo)
            remember(memo, d, word, points, count);
        return count;
    }
    for (int i = 0; i < memo->count; i++)
        points[i] = memo->points[i];
    return memo->count;
}

int
hyphenator_find(struct hyphenator *h, const char *language, const char *word,
    uint32_t size, uint32_t points[HYPHEN_POINTS])
{
    int letters = (int)utf8_count(word, size), count = 0;
    if (!h || !language || size > WORD_BYTES || letters < LETTERS_MIN)
        return 0;
    pthread_mutex_lock(&h->lock);
    struct dictionary *d = dictionary_of(h, language);
    if (d && d->path)
        count = points_of(h, d, (struct slice){word, size}, letters, points);
    pthread_mutex_unlock(&h->lock);
    return count;
}
