#include "document/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/assets.h"
#include "document/formats.h"

#define NO_BREAK "\xC2\xA0"

struct word_row {
    const char *key, *text;
};

struct language {
    char name[12];         /* "en" */
    struct word_row *rows; /* sorted by key, one a key */
    int count;
    struct language *next;
};

/* What was opened for a locale. */
struct opened {
    const char *locale;
    struct formats *formats;
    struct language *language;
    struct opened *next;
};

struct words {
    struct arena *arena; /* of the word files and of `opened` */
    const char *folder;  /* or NULL */
    struct language *languages;
    struct opened *all, *now;
};

/* --- the word files --- */

static int
compare_rows(const void *a, const void *b)
{
    const struct word_row *left = a, *right = b;
    return strcmp(left->key, right->key);
}

static const char *
lookup(const struct language *language, const char *key)
{
    if (language->count == 0)
        return NULL;
    struct word_row want = {key, NULL};
    const struct word_row *row = bsearch(&want, language->rows,
        (size_t)language->count, sizeof want, compare_rows);
    return row ? row->text : NULL;
}

/* The line without white space at its ends. */
static char *
trimmed(struct arena *arena, const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (to > from && strchr(" \t\r", to[-1]))
        to--;
    return arena_strndup(arena, from, (size_t)(to - from));
}

static bool
read_row(struct arena *arena, const char *line, const char *end,
    struct word_row *row)
{
    const char *equals = memchr(line, '=', (size_t)(end - line));
    if (*line == '#' || !equals)
        return false;
    row->key = trimmed(arena, line, equals);
    row->text = trimmed(arena, equals + 1, end);
    return row->key[0] != '\0';
}

static void
read_rows(struct arena *arena, struct language *language, struct slice bytes)
{
    const char *line = bytes.p, *stop = bytes.p + bytes.n;
    int room = 0;
    while (line < stop) {
        const char *end = memchr(line, '\n', (size_t)(stop - line));
        if (!end)
            end = stop;
        struct word_row row;
        if (read_row(arena, line, end, &row)) {
            language->rows = arena_grow(
                arena, language->rows, language->count, &room, sizeof row);
            language->rows[language->count++] = row;
        }
        line = end + 1;
    }
    if (language->count > 1)
        qsort(language->rows, (size_t)language->count, sizeof(struct word_row),
            compare_rows);
}

static struct language *
language_open(struct words *words, const char *name)
{
    for (struct language *l = words->languages; l; l = l->next)
        if (text_is(l->name, name))
            return l;
    struct language *language = ARENA_NEW(words->arena, struct language);
    snprintf(language->name, sizeof language->name, "%s", name);
    struct slice bytes;
    const char *path;
    const char *asset = arena_printf(words->arena, "words/%s.words", name);
    if (asset_read(words->arena, words->folder, asset, &bytes, &path))
        read_rows(words->arena, language, bytes);
    language->next = words->languages;
    words->languages = language;
    return language;
}

/* --- the run's words --- */

struct words *
words_new(const char *folder)
{
    struct arena *arena = arena_new();
    struct words *words = ARENA_NEW(arena, struct words);
    words->arena = arena;
    words->folder = folder ? arena_strdup(arena, folder) : NULL;
    words_locale(words, "en-GB");
    return words;
}

void
words_free(struct words *words)
{
    if (!words)
        return;
    for (struct opened *o = words->all; o; o = o->next)
        formats_free(o->formats);
    arena_free(words->arena);
}

/* The part before the first hyphen, when it may be part of a file's name. */
static void
language_name(const char *locale, char name[12])
{
    size_t n = strcspn(locale, "-_");
    bool plain =
        n >= 2 && n <= 8 && strspn(locale, "abcdefghijklmnopqrstuvwxyz") >= n;
    snprintf(name, 12, "%.*s", plain ? (int)n : 2, plain ? locale : "en");
}

void
words_locale(struct words *words, const char *locale)
{
    if (text_blank(locale))
        locale = "en-GB";
    for (struct opened *o = words->all; o; o = o->next)
        if (text_is(o->locale, locale)) {
            words->now = o;
            return;
        }
    char name[12];
    language_name(locale, name);
    struct opened *opened = ARENA_NEW(words->arena, struct opened);
    opened->locale = arena_strdup(words->arena, locale);
    opened->formats = formats_new(locale);
    opened->language = language_open(words, name);
    opened->next = words->all;
    words->all = words->now = opened;
}

const char *
words_find(struct words *words, const char *key)
{
    const char *text = lookup(words->now->language, key);
    return text ? text : lookup(language_open(words, "en"), key);
}

void
words_each(struct words *words,
    void (*each)(void *context, const char *key, const char *text),
    void *context)
{
    const struct language *english = language_open(words, "en");
    for (int i = 0; i < english->count; i++) {
        const char *text = words_find(words, english->rows[i].key);
        if (!strchr(text, '{'))
            each(context, english->rows[i].key, text);
    }
}

/* --- saying --- */

struct filling {
    const char *name, *value;
};
enum { FILLINGS = 8 };

static int
read_fillings(va_list args, struct filling *fillings, int count)
{
    const char *name;
    while (count < FILLINGS && (name = va_arg(args, const char *))) {
        fillings[count].name = name;
        fillings[count++].value = va_arg(args, const char *);
    }
    return count;
}

static const char *
value_of(const struct filling *fillings, int count, const char *name, size_t n)
{
    for (int i = 0; i < count; i++)
        if (strlen(fillings[i].name) == n &&
            memcmp(fillings[i].name, name, n) == 0)
            return fillings[i].value ? fillings[i].value : "";
    return NULL;
}

static const char *
fill(struct arena *arena, const char *text, const struct filling *fillings,
    int count)
{
    struct buf out = {0};
    while (*text) {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        const char *value =
            end ? value_of(fillings, count, text + 1, (size_t)(end - text - 1))
                : NULL;
        if (value) {
            buf_str(&out, value);
            text = end + 1;
        } else {
            buf_char(&out, *text++);
        }
    }
    struct slice whole = buf_slice(&out);
    char *kept = arena_strndup(arena, whole.p, whole.n);
    buf_free(&out);
    return kept;
}

const char *
words_say(struct words *words, struct arena *arena, const char *key, ...)
{
    struct filling fillings[FILLINGS];
    va_list args;
    va_start(args, key);
    int count = read_fillings(args, fillings, 0);
    va_end(args);
    const char *text = words_find(words, key);
    return fill(arena, text ? text : key, fillings, count);
}

const char *
words_count(
    struct words *words, struct arena *arena, const char *key, int n, ...)
{
    struct filling fillings[FILLINGS];
    fillings[0].name = "n";
    fillings[0].value = words_number(words, arena, (int64_t)n * 1000000, 0);
    va_list args;
    va_start(args, n);
    int count = read_fillings(args, fillings, 1);
    va_end(args);
    const char *whole =
        arena_printf(arena, "%s.%s", key, n == 1 ? "one" : "other");
    const char *text = words_find(words, whole);
    return fill(arena, text ? text : whole, fillings, count);
}

const char *
words_list(struct words *words, struct arena *arena, const char *const *items,
    int count)
{
    if (count == 0)
        return "";
    const char *text = items[0];
    for (int i = 1; i < count; i++)
        text =
            words_say(words, arena, i == count - 1 ? "list.last" : "list.next",
                "a", text, "b", items[i], (char *)NULL);
    return text;
}

/* --- dates, numbers and levels --- */

const char *
words_date(
    struct words *words, struct arena *arena, day_t day, enum date_style style)
{
    return formats_date(words->now->formats, arena, day, style);
}

const char *
words_number(
    struct words *words, struct arena *arena, int64_t micro, int decimals)
{
    return formats_number(words->now->formats, arena, micro, decimals);
}

/* The unit in words when it has any: days and weeks do, hours are "h". */
static const char *
time_word(struct words *words, struct arena *arena, const char *unit,
    int64_t micro, const char *number)
{
    if (!text_is(unit, "d") && !text_is(unit, "w"))
        return NULL;
    const char *key = arena_printf(
        arena, "unit.%s.%s", unit, micro == 1000000 ? "one" : "other");
    return words_say(words, arena, key, "n", number, (char *)NULL);
}

const char *
words_quantity(
    struct words *words, struct arena *arena, int64_t micro, const char *unit)
{
    if (unit && unit_is_currency(unit))
        return arena_printf(arena, "%s%s",
            formats_money(words->now->formats, arena, micro,
                arena_strndup(arena, unit, 3)),
            unit + 3);
    const char *number = words_number(words, arena, micro, -1);
    if (text_blank(unit))
        return number;
    const char *timed = time_word(words, arena, unit, micro, number);
    return timed ? timed
                 : arena_printf(arena, "%s" NO_BREAK "%s", number, unit);
}

static const char *const time_names[] = {[TIME_SECOND] = "second",
    [TIME_MINUTE] = "minute",
    [TIME_HOUR] = "hour",
    [TIME_DAY] = "day",
    [TIME_WEEK] = "week",
    [TIME_MONTH] = "month",
    [TIME_QUARTER] = "quarter"};

const char *
words_duration(
    struct words *words, struct arena *arena, struct duration duration)
{
    const char *key =
        arena_printf(arena, "duration.%s", time_names[duration.unit]);
    return words_count(words, arena, key, duration.count, (char *)NULL);
}

const char *
words_every(struct words *words, struct arena *arena, struct duration every)
{
    const char *key = arena_printf(arena, "every.%s", time_names[every.unit]);
    return words_count(words, arena, key, every.count, (char *)NULL);
}
