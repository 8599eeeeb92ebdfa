/* The word files of a run: one language's `key = text` rows, and which of
 * them a locale reads, one after the other. */
#ifndef DOCUMENT_LANGUAGES_H
#define DOCUMENT_LANGUAGES_H

#include <stdbool.h>

#include "base/arena.h"

struct languages;
struct language;

/* The row of a line; false where it holds none.  The text is as it is said:
 * with no-break spaces where no line may end. */
bool language_row(struct arena *arena, const char *line, const char *end,
    const char **key, const char **text);

/* Everything is kept in the arena.  The files of `folder` (or NULL) go before
 * the built-in ones, row by row. */
struct languages *languages_new(struct arena *arena, const char *folder);
/* "de-CH", "de"; a language without a file has no rows. */
const struct language *language_open(
    struct languages *languages, const char *name);
/* NULL when the language does not have the key. */
const char *language_text(const struct language *language, const char *key);
const char *language_name(const struct language *language);
int language_count(const struct language *language);
/* The keys in order, 0 to count - 1. */
const char *language_key(const struct language *language, int i);

/* From the most particular on, without those that say nothing, but for the
 * language itself, which is last; English only in its own locales. */
enum { CHAIN = 4 };
struct language_chain {
    const struct language *languages[CHAIN];
    int count;
};
struct language_chain languages_of(
    struct languages *languages, const char *tag);
/* The key that is clearly nearest to this one, or NULL (text_nearest). */
const char *language_nearest(
    struct arena *arena, const struct language *language, const char *key);
/* The keys that `english` has and none of the chain, in order, from the
 * arena: English stands in their place. */
const char **languages_missing(struct arena *arena,
    const struct language_chain *chain, const struct language *english,
    int *count);

#endif
