#include "document/languages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/assets.h"

#define NO_BREAK "\xC2\xA0"
#define ARROW "\xE2\x86\x92" /* "16 days → 13.5 days" */

enum { NAME = 24 };

struct row {
    const char *key, *text;
    int order; /* of reading: the first of one key counts */
};

/* Where the rows lie that were asked for: a plan asks for a hundred, and the
 * next plan for the same. */
#define SEEN 512

struct language {
    char name[NAME];
    struct row *rows; /* sorted by key, one a key */
    int count;
    const struct row **seen; /* SEEN of them */
    struct language *next;
};

struct languages {
    struct arena *arena;
    const char *folder; /* or NULL */
    struct language *all;
};

/* --- reading --- */

/* The line without white space at its ends. */
static char *
trimmed(struct arena *arena, const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
        to--;
    return arena_strndup(arena, from, (size_t)(to - from));
}

/* A space that no line may end at: after a number, beside an arrow, and where
 * French sets one before a mark or inside its quotation marks. */
static bool
is_tied(const char *text, const char *at)
{
    static const char *const before[] = {"{n}", "\xC2\xAB", ARROW};
    static const char *const after[] = {":", ";", "!", "?", "\xC2\xBB", ARROW};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t n = strlen(before[i]);
        if ((size_t)(at - text) >= n && memcmp(at - n, before[i], n) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (text_starts(at + 1, after[i]))
            return true;
    return false;
}

/* The first space that is tied; NULL: most texts have none. */
static const char *
find_tied(const char *text)
{
    const char *at = strchr(text, ' ');
    while (at && !is_tied(text, at))
        at = strchr(at + 1, ' ');
    return at;
}

static const char *
tied(struct arena *arena, const char *text)
{
    struct buf out = {0};
    if (!find_tied(text))
        return text;
    for (const char *p = text; *p; p++) {
        if (*p == ' ' && is_tied(text, p))
            buf_str(&out, NO_BREAK);
        else
            buf_char(&out, *p);
    }
    const char *kept = arena_strndup(arena, out.p, out.n);
    buf_free(&out);
    return kept;
}

bool
language_row(struct arena *arena, const char *line, const char *end,
    const char **key, const char **text)
{
    const char *equals = memchr(line, '=', (size_t)(end - line));
    if (*line == '#' || !equals)
        return false;
    *key = trimmed(arena, line, equals);
    *text = tied(arena, trimmed(arena, equals + 1, end));
    return (*key)[0] != '\0';
}

static void
read_rows(struct arena *arena, struct language *language, int *room,
    struct slice bytes)
{
    struct slice line;
    while (slice_line(&bytes, &line)) {
        struct row row = {.order = language->count};
        if (!language_row(arena, line.p, line.p + line.n, &row.key, &row.text))
            continue;
        language->rows = arena_grow(
            arena, language->rows, language->count, room, sizeof row);
        language->rows[language->count++] = row;
    }
}

static int
compare_rows(const void *a, const void *b)
{
    const struct row *left = a, *right = b;
    int by_key = strcmp(left->key, right->key);
    return by_key ? by_key : left->order - right->order;
}

static void
sort_rows(struct language *language)
{
    if (language->count < 2)
        return;
    qsort(language->rows, (size_t)language->count, sizeof(struct row),
        compare_rows);
    int kept = 1;
    for (int i = 1; i < language->count; i++)
        if (!text_is(language->rows[i].key, language->rows[kept - 1].key))
            language->rows[kept++] = language->rows[i];
    language->count = kept;
}

static void
read_files(struct languages *languages, struct language *language)
{
    const char *asset =
        arena_printf(languages->arena, "words/%s.words", language->name);
    int room = 0;
    struct slice bytes;
    const char *path;
    if (languages->folder &&
        asset_read(languages->arena, languages->folder, asset, &bytes, &path))
        read_rows(languages->arena, language, &room, bytes);
    if (asset_read(languages->arena, NULL, asset, &bytes, &path))
        read_rows(languages->arena, language, &room, bytes);
    sort_rows(language);
}

/* --- the languages --- */

struct languages *
languages_new(struct arena *arena, const char *folder)
{
    struct languages *languages = ARENA_NEW(arena, struct languages);
    languages->arena = arena;
    languages->folder = folder ? arena_strdup(arena, folder) : NULL;
    return languages;
}

const struct language *
language_open(struct languages *languages, const char *name)
{
    for (struct language *l = languages->all; l; l = l->next)
        if (text_is(l->name, name))
            return l;
    struct language *language = ARENA_NEW(languages->arena, struct language);
    snprintf(language->name, sizeof language->name, "%s", name);
    language->seen = ARENA_ARRAY(languages->arena, const struct row *, SEEN);
    read_files(languages, language);
    language->next = languages->all;
    languages->all = language;
    return language;
}

static unsigned
place_of(const char *key)
{
    unsigned hash = 0;
    for (; *key; key++)
        hash = hash * 31 + (unsigned char)*key;
    return (hash ^ hash >> 9) % SEEN;
}

const char *
language_text(const struct language *language, const char *key)
{
    const struct row **seen = &language->seen[place_of(key)];
    if (*seen && text_is((*seen)->key, key))
        return (*seen)->text;
    const struct row *row = text_row(
        key, language->rows, (size_t)language->count, sizeof *language->rows);
    *seen = row ? row : *seen;
    return row ? row->text : NULL;
}

const char *
language_name(const struct language *language)
{
    return language->name;
}

int
language_count(const struct language *language)
{
    return language->count;
}

const char *
language_key(const struct language *language, int i)
{
    return language->rows[i].key;
}

struct language_chain
languages_of(struct languages *languages, const char *tag)
{
    struct language_chain chain = {{NULL}, 0};
    char name[NAME];
    snprintf(name, sizeof name, "%s", tag);
    for (;;) {
        const struct language *language = language_open(languages, name);
        char *hyphen = strrchr(name, '-');
        if (language->count > 0 || !hyphen)
            chain.languages[chain.count++] = language;
        if (!hyphen || chain.count == CHAIN)
            return chain;
        *hyphen = '\0';
    }
}

const char *
language_nearest(
    struct arena *arena, const struct language *language, const char *key)
{
    const char **keys = ARENA_ARRAY(arena, const char *, language->count + 1);
    for (int i = 0; i < language->count; i++)
        keys[i] = language->rows[i].key;
    return text_nearest(key, keys, language->count);
}

/* A form of a plural that a language has no use for is no gap. */
static bool
is_needed(const char *key)
{
    return !text_ends(key, ".zero") && !text_ends(key, ".one") &&
           !text_is(key, "percent");
}

const char **
languages_missing(struct arena *arena, const struct language_chain *chain,
    const struct language *english, int *count)
{
    const char **missing =
        ARENA_ARRAY(arena, const char *, language_count(english) + 1);
    *count = 0;
    for (int i = 0; i < language_count(english); i++) {
        const char *key = language_key(english, i);
        bool found = !is_needed(key);
        for (int k = 0; !found && k < chain->count; k++)
            found = language_text(chain->languages[k], key) != NULL;
        if (!found)
            missing[(*count)++] = key;
    }
    return missing;
}
