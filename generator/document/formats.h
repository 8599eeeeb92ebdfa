/* Dates, lists and quotation marks of one locale, by ICU; numbers.h has its
 * numbers.
 *
 * Opening a locale costs about 0.4 ms, so words.c keeps what it opened.
 * Patterns come from the locale's own long date, so that "30 September"
 * follows each language's order.  Spaces inside a date are no-break spaces. */
#ifndef DOCUMENT_FORMATS_H
#define DOCUMENT_FORMATS_H

#include "document/numbers.h"
#include "document/words.h"

struct formats;

/* Any text is a locale: an unknown one gives ICU's root. */
struct formats *formats_new(const char *locale);
void formats_free(struct formats *formats);
/* "de-CH": language, script and country in their usual letters. */
const char *formats_tag(const struct formats *formats);
bool formats_right_to_left(const struct formats *formats);
struct numbers *formats_numbers(struct formats *formats); /* borrowed */

char *formats_date(struct formats *formats, struct arena *arena, day_t day,
    enum date_style style);
/* Of a day, in minutes since midnight. */
char *formats_time(struct formats *formats, struct arena *arena, int minutes);
/* "A, B and C"; the item itself when it is the only one. */
const char *formats_list(struct formats *formats, struct arena *arena,
    const char *const *items, int count);

/* With the no-break spaces that stand inside them. */
enum { QUOTE_LENGTH = 12 };
struct formats_quotes {
    char open[QUOTE_LENGTH], close[QUOTE_LENGTH];
    char inner_open[QUOTE_LENGTH], inner_close[QUOTE_LENGTH];
};
const struct formats_quotes *formats_quotes(const struct formats *formats);

#endif
