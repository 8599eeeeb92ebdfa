/* A word or a field that the format does not have: which of its own was
 * meant. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

#define OPTIONS_MAX 16

/* What people write, in the languages that sentences are read in, and the word
 * of the format that they mean by it; the same word may mean one of a stage
 * and another of a status, the same name one of two fields. */
struct near {
    const char *meant, *written;
};

#define NEAR(meant, written) {meant, written},
static const struct near near_words[] = {
#include "plan/near_words.def"
};
static const struct near near_fields[] = {
#include "plan/near_fields.def"
};
#undef NEAR

/* Lower case, with hyphens and spaces alike. */
static char *
loose(struct arena *arena, const char *text)
{
    char *copy = text_lower(arena, text_collapse(arena, text));
    for (char *p = copy; *p; p++)
        if (*p == '-' || *p == '_')
            *p = ' ';
    return copy;
}

/* True if the word is one of those between the bars. */
static bool
says(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; p; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, word, n) == 0 && (!p[n] || p[n] == '|'))
            return true;
    }
    return false;
}

/* "onboarding & adoption": the one of the words that stands in the text. */
static const char *
by_part(const char *const *options, int count, const char *text)
{
    const char *only = NULL;
    for (int i = 0; i < count; i++) {
        size_t n = strlen(options[i]);
        const char *at = strstr(text, options[i]);
        bool whole = at && (at == text || at[-1] == ' ') && !text_alnum(at[n]);
        if (whole && only)
            return NULL;
        only = whole ? options[i] : only;
    }
    return only;
}

static const char *
by_meaning(const struct field_word *words, const char *text)
{
    for (size_t i = 0; i < sizeof near_words / sizeof *near_words; i++)
        for (const struct field_word *w = words; w->word; w++)
            if (text_is(near_words[i].meant, w->word) &&
                says(near_words[i].written, text))
                return w->word;
    return NULL;
}

const char *
word_meant(struct arena *arena, const struct field_word *words,
    const char *text, bool *misspelt)
{
    const char *options[OPTIONS_MAX], *written = loose(arena, text);
    int count = 0;
    *misspelt = true;
    for (; words[count].word && count < OPTIONS_MAX; count++) {
        options[count] = words[count].word;
        if (text_is(written, loose(arena, words[count].word)))
            return words[count].word;
    }
    const char *meant = *written ? by_meaning(words, written) : NULL;
    meant = meant ? meant : by_part(options, count, written);
    *misspelt = !meant;
    return meant ? meant
                 : text_nearest(text_lower(arena, text), options, count);
}

const struct field *
field_near(struct arena *arena, const struct record *record, const char *name)
{
    const char *written = loose(arena, name);
    for (size_t i = 0; i < sizeof near_fields / sizeof *near_fields; i++)
        if (says(near_fields[i].written, written) &&
            record_field(record, near_fields[i].meant))
            return record_field(record, near_fields[i].meant);
    return NULL;
}
