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

/* Documents say the same amounts over and over: what ICU made of them last is
 * kept, in the slot that each falls into. */
enum { KEPT_BITS = 7, KEPT = 1 << KEPT_BITS, KEPT_LENGTH = 36 };
struct kept_number {
    int64_t micro;
    int decimals;
    char text[KEPT_LENGTH]; /* empty: the slot is */
};
struct kept_plural {
    int64_t micro;
    char category[CATEGORY]; /* empty: the slot is */
};

struct numbers {
    const char *locale; /* of who opened this */
    UNumberFormat *plain, *percent, *money;
    int decimals;      /* that `plain` is set to */
    bool plain_digits; /* the locale's digits are ASCII's */
    UPluralRules *plurals;
    struct kept_number kept[KEPT];
    struct kept_plural kept_plurals[KEPT];
};

/* Fibonacci hashing: amounts are round, and differ in few bits. */
static unsigned
slot_of(int64_t micro, int decimals)
{
    uint64_t key = (uint64_t)micro ^ (uint64_t)decimals << 56;
    return (unsigned)(key * 0x9E3779B97F4A7C15u >> (64 - KEPT_BITS));
}

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
    /* Spanish, Polish and Portugal's Portuguese group from five digits on. */
    unum_setAttribute(format, UNUM_MINIMUM_GROUPING_DIGITS,
        UNUM_MINIMUM_GROUPING_DIGITS_AUTO);
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

static char *
make_plain(struct numbers *numbers, struct arena *arena, UNumberFormat *format,
    int64_t micro, int decimals)
{
    if (format && numbers->decimals != decimals)
        unum_setAttribute(
            format, UNUM_MAX_FRACTION_DIGITS, decimals < 0 ? 6 : decimals);
    numbers->decimals = decimals;
    return format_decimal(format, arena, micro_text(arena, micro));
}

char *
numbers_plain(
    struct numbers *numbers, struct arena *arena, int64_t micro, int decimals)
{
    UNumberFormat *format = plain_format(numbers);
    struct kept_number *kept = &numbers->kept[slot_of(micro, decimals)];
    /* Most numbers are small and whole: nothing to group or to round. */
    if (format && numbers->plain_digits && micro >= 0 &&
        micro < INT64_C(1000000000) && micro % 1000000 == 0)
        return arena_printf(arena, "%d", (int)(micro / 1000000));
    if (*kept->text && kept->micro == micro && kept->decimals == decimals)
        return arena_strdup(arena, kept->text);
    char *text = make_plain(numbers, arena, format, micro, decimals);
    if (strlen(text) < sizeof kept->text) {
        *kept = (struct kept_number){.micro = micro, .decimals = decimals};
        snprintf(kept->text, sizeof kept->text, "%s", text);
    }
    return text;
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
    struct kept_plural *kept = &numbers->kept_plurals[slot_of(micro, 0)];
    if (*kept->category && kept->micro == micro)
        return kept->category;
    UErrorCode error = U_ZERO_ERROR;
    UChar category[CATEGORY] = {0};
    if (!numbers->plurals)
        numbers->plurals = uplrules_open(numbers->locale, &error);
    double n = fabs((double)micro / 1e6);
    if (U_SUCCESS(error))
        uplrules_select(numbers->plurals, n, category, CATEGORY - 1, &error);
    kept->micro = micro;
    snprintf(kept->category, CATEGORY, "other");
    if (U_SUCCESS(error))
        u_UCharsToChars(category, kept->category, u_strlen(category) + 1);
    return kept->category;
}
