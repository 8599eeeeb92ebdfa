/* Dates and numbers of one locale, by ICU; the only user of its formatters.
 *
 * Opening a locale costs about 0.4 ms, so words.c keeps what it opened.
 * Patterns come from the locale's own long date, so that "30 September"
 * follows each language's order.  Spaces inside a date or an amount are
 * no-break spaces. */
#ifndef DOCUMENT_FORMATS_H
#define DOCUMENT_FORMATS_H

#include "document/words.h"

struct formats;

/* Any text is a locale: an unknown one gives ICU's root. */
struct formats *formats_new(const char *locale);
void formats_free(struct formats *formats);
char *formats_date(struct formats *formats, struct arena *arena, day_t day,
    enum date_style style);
char *formats_number(
    struct formats *formats, struct arena *arena, int64_t micro, int decimals);
/* `code` is an ISO 4217 code. */
char *formats_money(struct formats *formats, struct arena *arena, int64_t micro,
    const char *code);

#endif
