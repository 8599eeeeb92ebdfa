/* The fixed words of documents, and dates and numbers, by locale.
 *
 * Words come from templates/words/<locale>.words, one `key = text` a line: of
 * "de-CH" first its own file, then "de", then English.  Dates, numbers, lists,
 * plural forms and quotation marks are ICU's. */
#ifndef DOCUMENT_WORDS_H
#define DOCUMENT_WORDS_H

#include "base/arena.h"
#include "plan/value.h"

struct words; /* formatters and words of one run; one a worker */

/* `folder` is put in front of the built-in words, or NULL. */
struct words *words_new(const char *folder);
void words_free(struct words *words);
/* Chooses the locale ("en-GB") for the calls that follow. */
void words_locale(struct words *words, const char *locale);

/* From now on, what English stands in for is marked as foreign.h says: for a
 * model, whose document gives it a language of its own. */
void words_mark_foreign(struct words *words, bool on);

/* The word or sentence for a key, with {name} filled from name, value pairs
 * that end with NULL. */
const char *words_say(
    struct words *words, struct arena *arena, const char *key, ...);
/* The same as it is typed, with straight quotation marks: for files. */
const char *words_typed(
    struct words *words, struct arena *arena, const char *key, ...);
/* The key's text as it stands in the file; NULL when there is none. */
const char *words_find(struct words *words, const char *key);
/* The same for one that nothing is filled into; NULL when there is none. */
const char *words_word(
    struct words *words, struct arena *arena, const char *key);
/* words_say for a number of things, with {n} filled besides: the key with the
 * number's plural form behind it (".one", ".few", ".other"); ".zero" is taken
 * for none where a language has it. */
const char *words_count(
    struct words *words, struct arena *arena, const char *key, int n, ...);
/* The same for an amount, with at most `decimals` (-1: as many as it has). */
const char *words_amount(struct words *words, struct arena *arena,
    const char *key, int64_t micro, int decimals);
/* Calls `each` for every key in order that needs nothing filled; key and text
 * live as long as the words. */
void words_each(struct words *words,
    void (*each)(void *context, const char *key, const char *text),
    void *context);

enum date_style {
    DATE_LONG,            /* 30 September 2026 */
    DATE_SHORT,           /* 30 Sep 2026 */
    DATE_DAY_MONTH,       /* 30 September: without the year */
    DATE_DAY_MONTH_SHORT, /* 30 Sep */
    DATE_MONTH,           /* September 2026, as in "mid-September 2026" */
    DATE_QUARTER_YEAR     /* Q3 2026 */
};
const char *words_date(
    struct words *words, struct arena *arena, day_t day, enum date_style style);
/* "10:00"; a time of day in minutes since midnight. */
const char *words_time(struct words *words, struct arena *arena, int minutes);
/* A number with at most `decimals` (-1: as many as it has). */
const char *words_number(
    struct words *words, struct arena *arena, int64_t micro, int decimals);
/* "4.2 h", "45 %", "€1.2M": a level with its unit and no-break spaces.  An
 * amount of money from a million on is shortened; units of time have words. */
const char *words_quantity(
    struct words *words, struct arena *arena, int64_t micro, const char *unit);
const char *words_duration(
    struct words *words, struct arena *arena, struct duration duration);
/* "every 2 weeks" */
const char *words_every(
    struct words *words, struct arena *arena, struct duration every);
/* "A, B and C" */
const char *words_list(struct words *words, struct arena *arena,
    const char *const *items, int count);
/* The text with the locale's quotation marks and apostrophes in place of
 * straight ones, and its words of one letter tied to the next where the
 * language asks for it; the text itself when nothing changes. */
const char *words_quoted(
    struct words *words, struct arena *arena, const char *text);

/* The chosen locale as a language tag, "de-CH", and how it is written. */
const char *words_tag(const struct words *words);
bool words_right_to_left(const struct words *words);

/* What the locales chosen so far lack, a sentence each, sorted: no words at
 * all, or texts for some keys.  From the arena. */
const char **words_gaps(struct words *words, struct arena *arena, int *count);

#endif
