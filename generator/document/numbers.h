/* Numbers, percentages, money and plural forms of one locale, by ICU.
 *
 * Amounts are in millionths and exact: nothing goes through floating point
 * but the choice of a plural form.  Spaces inside an amount are no-break
 * spaces. */
#ifndef DOCUMENT_NUMBERS_H
#define DOCUMENT_NUMBERS_H

#include <stdint.h>

#include "base/arena.h"

struct numbers;

/* `locale` is ICU's name of it ("de_DE"); what it needs is opened when first
 * asked for. */
struct numbers *numbers_new(const char *locale);
void numbers_free(struct numbers *numbers);
/* With at most `decimals`; -1: as many as it has. */
char *numbers_plain(
    struct numbers *numbers, struct arena *arena, int64_t micro, int decimals);
/* 45000000 as "45 %", "45%" or "%45". */
char *numbers_percent(
    struct numbers *numbers, struct arena *arena, int64_t micro);
/* `code` is an ISO 4217 code.  Shortened from a million on: "€1.2M". */
char *numbers_money(struct numbers *numbers, struct arena *arena, int64_t micro,
    const char *code);
/* CLDR's category for a sentence with that number: "zero", "one", "two",
 * "few", "many" or "other".  Valid until the next call. */
const char *numbers_plural(struct numbers *numbers, int64_t micro);

#endif
