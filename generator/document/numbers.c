#include "document/numbers.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/text.h"
#include "document/icu_text.h"
#include "plan/value.h"

enum { LONGEST = 160, CATEGORY = 8 };

struct numbers {
    const char *locale; /* of who opened this */
    UNumberFormat *plain, *percent, *money;
    int decimals;      /* that `plain` is set to */
    bool plain_digits; /* the locale's digits are ASCII's */
    UPluralRules *plurals;
    char category[CATEGORY];
};

struct numbers *
numbers_new(const char *locale)
{
    struct numbers *numbers = xmalloc(sizeof *numbers);
    memset(numbers, 0, sizeof *numbers);
    numbers->locale = locale;
    return numbers;
}

void
numbers_free(struct numbers *numbers)
{
    if (!numbers)
        return;
    UNumberFormat *all[] = {numbers->plain, numbers->percent, numbers->money};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i])
            unum_close(all[i]);
    if (numbers->plurals)
        uplrules_close(numbers->plurals);
    free(numbers);
}

static UNumberFormat *
open_format(const struct numbers *numbers, UNumberFormatStyle style)
{
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *format =
        unum_open(style, NULL, 0, numbers->locale, NULL, &error);
    if (U_FAILURE(error))
        return NULL;
    unum_setAttribute(format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
    return format;
}

static char *
format_decimal(UNumberFormat *format, struct arena *arena, const char *decimal)
{
    UChar text[LONGEST];
    UErrorCode error = U_ZERO_ERROR;
    if (!format)
        return arena_strdup(arena, decimal);
    int32_t n = unum_formatDecimal(
        format, decimal, (int32_t)strlen(decimal), text, LONGEST, NULL, &error);
    return U_FAILURE(error) ? arena_strdup(arena, decimal)
                            : icu_unbroken(arena, text, n);
}

static UNumberFormat *
plain_format(struct numbers *numbers)
{
    if (numbers->plain)
        return numbers->plain;
    UErrorCode error = U_ZERO_ERROR;
    UChar zero[4] = {0};
    numbers->plain = open_format(numbers, UNUM_DECIMAL);
    if (!numbers->plain)
        return NULL;
    unum_getSymbol(numbers->plain, UNUM_ZERO_DIGIT_SYMBOL, zero, 3, &error);
    numbers->plain_digits = zero[0] == '0';
    numbers->decimals = -2; /* not set yet */
    return numbers->plain;
}

char *
numbers_plain(
    struct numbers *numbers, struct arena *arena, int64_t micro, int decimals)
{
    UNumberFormat *format = plain_format(numbers);
    /* Most numbers are small and whole: nothing to group or to round. */
    if (format && numbers->plain_digits && micro >= 0 &&
        micro < INT64_C(1000000000) && micro % 1000000 == 0)
        return arena_printf(arena, "%d", (int)(micro / 1000000));
    if (format && numbers->decimals != decimals)
        unum_setAttribute(
            format, UNUM_MAX_FRACTION_DIGITS, decimals < 0 ? 6 : decimals);
    numbers->decimals = decimals;
    return format_decimal(format, arena, micro_text(arena, micro));
}

/* The format multiplies by a hundred; the amount says so as an exponent. */
char *
numbers_percent(struct numbers *numbers, struct arena *arena, int64_t micro)
{
    if (!numbers->percent) {
        numbers->percent = open_format(numbers, UNUM_PERCENT);
        if (numbers->percent)
            unum_setAttribute(numbers->percent, UNUM_MAX_FRACTION_DIGITS, 6);
    }
    return format_decimal(numbers->percent, arena,
        arena_printf(arena, "%se-2", micro_text(arena, micro)));
}

/* From a million on: "€1.2M". */
static char *
short_money(struct numbers *numbers, struct arena *arena, int64_t micro,
    const char *code)
{
    UChar skeleton[64];
    UErrorCode error = U_ZERO_ERROR;
    u_uastrcpy(skeleton, "compact-short .## currency/");
    u_uastrcpy(skeleton + u_strlen(skeleton), code);
    UNumberFormatter *formatter =
        unumf_openForSkeletonAndLocale(skeleton, -1, numbers->locale, &error);
    UFormattedNumber *result = unumf_openResult(&error);
    const char *decimal = micro_text(arena, micro);
    unumf_formatDecimal(
        formatter, decimal, (int32_t)strlen(decimal), result, &error);
    UChar text[LONGEST];
    int32_t n = unumf_resultToString(result, text, LONGEST, &error);
    unumf_closeResult(result);
    unumf_close(formatter);
    return U_FAILURE(error) ? NULL : icu_unbroken(arena, text, n);
}

char *
numbers_money(struct numbers *numbers, struct arena *arena, int64_t micro,
    const char *code)
{
    const int64_t million = INT64_C(1000000) * 1000000;
    char *text = NULL;
    if (micro >= million || micro <= -million)
        text = short_money(numbers, arena, micro, code);
    if (text)
        return text;
    UErrorCode error = U_ZERO_ERROR;
    UChar currency[4] = {0};
    u_uastrncpy(currency, code, 3);
    if (!numbers->money)
        numbers->money = open_format(numbers, UNUM_CURRENCY);
    if (!numbers->money)
        return micro_text(arena, micro);
    unum_setTextAttribute(
        numbers->money, UNUM_CURRENCY_CODE, currency, 3, &error);
    int digits = micro % 1000000 == 0 ? 0 : 2;
    unum_setAttribute(numbers->money, UNUM_MIN_FRACTION_DIGITS, digits);
    unum_setAttribute(numbers->money, UNUM_MAX_FRACTION_DIGITS, digits);
    return format_decimal(numbers->money, arena, micro_text(arena, micro));
}

const char *
numbers_plural(struct numbers *numbers, int64_t micro)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar category[CATEGORY] = {0};
    if (!numbers->plurals)
        numbers->plurals = uplrules_open(numbers->locale, &error);
    double n = fabs((double)micro / 1e6);
    if (U_SUCCESS(error))
        uplrules_select(numbers->plurals, n, category, CATEGORY - 1, &error);
    snprintf(numbers->category, CATEGORY, "other");
    if (U_SUCCESS(error))
        u_UCharsToChars(category, numbers->category, u_strlen(category) + 1);
    return numbers->category;
}
