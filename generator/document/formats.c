#include "document/formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "base/text.h"

enum { STYLES = DATE_MONTH + 1, PATTERN = 96, LONGEST = 160 };

static const UChar UTC[] = u"Etc/UTC";
static const UChar NO_BREAK_SPACE = 0xA0;

/* Documents say the same dates over and over: what was formatted last is
 * kept, in the slot that its day and style fall into. */
enum { KEPT = 256, KEPT_LENGTH = 52 };
struct kept_date {
    day_t day;
    int style; /* and one; 0 is an empty slot */
    char text[KEPT_LENGTH];
};

struct formats {
    char locale[ULOC_FULLNAME_CAPACITY];
    UDateFormat *dates[STYLES]; /* opened when first used */
    UNumberFormat *numbers;
    UNumberFormat *money;
    int decimals;      /* that `numbers` is set to */
    bool plain_digits; /* the locale's digits are ASCII's */
    struct kept_date kept[KEPT];
};

struct formats *
formats_new(const char *locale)
{
    struct formats *formats = xmalloc(sizeof *formats);
    memset(formats, 0, sizeof *formats);
    UErrorCode error = U_ZERO_ERROR;
    int32_t used = 0;
    uloc_forLanguageTag(locale, formats->locale,
        (int32_t)sizeof formats->locale, &used, &error);
    if (U_FAILURE(error) || formats->locale[0] == '\0')
        snprintf(formats->locale, sizeof formats->locale, "en_GB");
    /* Plans count in the Gregorian calendar wherever they are read. */
    error = U_ZERO_ERROR;
    uloc_setKeywordValue("calendar", "gregorian", formats->locale,
        (int32_t)sizeof formats->locale, &error);
    return formats;
}

void
formats_free(struct formats *formats)
{
    if (!formats)
        return;
    for (int i = 0; i < STYLES; i++)
        if (formats->dates[i])
            udat_close(formats->dates[i]);
    if (formats->numbers)
        unum_close(formats->numbers);
    if (formats->money)
        unum_close(formats->money);
    free(formats);
}

/* The text as UTF-8, with its spaces made no-break spaces. */
static char *
to_utf8(struct arena *arena, UChar *text, int32_t length)
{
    for (int32_t i = 0; i < length; i++)
        if (text[i] == ' ' || text[i] == 0x202F || text[i] == 0x2009)
            text[i] = NO_BREAK_SPACE;
    char bytes[LONGEST * 3 + 1];
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(bytes, (int32_t)sizeof bytes, NULL, text, length, &error);
    return arena_strdup(arena, U_FAILURE(error) ? "" : bytes);
}

/* --- dates --- */

struct span { /* a field of a date pattern: from its first letter */
    int32_t from, to;
};

static bool
is_letter(UChar c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The next field at or after `at`; from == to when there is none. */
static struct span
next_field(const UChar *pattern, int32_t at)
{
    bool quoted = false;
    for (; pattern[at]; at++) {
        if (pattern[at] == '\'')
            quoted = !quoted;
        else if (!quoted && is_letter(pattern[at]))
            break;
    }
    struct span field = {at, at};
    while (pattern[field.to] && pattern[field.to] == pattern[at])
        field.to++;
    return field;
}

static void
cut(UChar *pattern, int32_t from, int32_t to)
{
    u_memmove(pattern + from, pattern + to, u_strlen(pattern + to) + 1);
}

/* Takes the field of that letter out, with what stands between it and the
 * field before it; when it is the first, up to the next one. */
static void
drop_field(UChar *pattern, UChar letter)
{
    int32_t before = 0;
    for (struct span field = next_field(pattern, 0); field.to > field.from;
         field = next_field(pattern, field.to)) {
        if (pattern[field.from] != letter) {
            before = field.to;
            continue;
        }
        struct span after = next_field(pattern, field.to);
        if (before == 0)
            cut(pattern, 0, after.from);
        else if (after.from == after.to)
            pattern[before] = 0;
        else
            cut(pattern, before, field.to);
        return;
    }
}

/* Months that stand alone are in the nominative. */
static void
stand_alone(UChar *pattern)
{
    for (int32_t i = 0; pattern[i]; i++)
        if (pattern[i] == 'M')
            pattern[i] = 'L';
}

static void
make_pattern(UChar *pattern, enum date_style style)
{
    if (style == DATE_DAY_MONTH || style == DATE_DAY_MONTH_SHORT)
        drop_field(pattern, 'y');
    if (style == DATE_MONTH) {
        drop_field(pattern, 'd');
        stand_alone(pattern);
    }
    if (style == DATE_DAY_MONTH_SHORT) {
        struct span month = next_field(pattern, 0);
        while (month.to > month.from && pattern[month.from] != 'M')
            month = next_field(pattern, month.to);
        if (month.to - month.from == 4) /* MMMM: the whole name */
            cut(pattern, month.from, month.from + 1);
    }
}

static UDateFormat *
date_format(struct formats *formats, enum date_style style)
{
    if (formats->dates[style])
        return formats->dates[style];
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format;
    if (style == DATE_LONG || style == DATE_SHORT) {
        format =
            udat_open(UDAT_NONE, style == DATE_LONG ? UDAT_LONG : UDAT_MEDIUM,
                formats->locale, UTC, -1, NULL, 0, &error);
    } else {
        UDateFormat *whole = date_format(formats, DATE_LONG);
        UChar pattern[PATTERN] = {0};
        if (whole)
            udat_toPattern(whole, false, pattern, PATTERN - 1, &error);
        make_pattern(pattern, style);
        format = udat_open(UDAT_PATTERN, UDAT_PATTERN, formats->locale, UTC, -1,
            pattern, -1, &error);
    }
    formats->dates[style] = U_FAILURE(error) ? NULL : format;
    return formats->dates[style];
}

static char *
format_date(struct formats *formats, struct arena *arena, day_t day,
    enum date_style style)
{
    UDateFormat *format = date_format(formats, style);
    char iso[11];
    if (!format) {
        day_iso(day, iso);
        return arena_strdup(arena, iso);
    }
    UChar text[LONGEST];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = udat_format(
        format, (UDate)day * 86400000.0, text, LONGEST, NULL, &error);
    return to_utf8(arena, text, U_FAILURE(error) ? 0 : n);
}

char *
formats_date(struct formats *formats, struct arena *arena, day_t day,
    enum date_style style)
{
    unsigned slot = ((unsigned)day * STYLES + style) % KEPT;
    struct kept_date *kept = &formats->kept[slot];
    if (kept->style == (int)style + 1 && kept->day == day)
        return arena_strdup(arena, kept->text);
    char *text = format_date(formats, arena, day, style);
    size_t size = strlen(text) + 1;
    if (size <= sizeof kept->text) {
        *kept = (struct kept_date){.day = day, .style = (int)style + 1};
        memcpy(kept->text, text, size);
    }
    return text;
}

/* --- numbers --- */

static char *
format_decimal(UNumberFormat *format, struct arena *arena, int64_t micro)
{
    char *decimal = micro_text(arena, micro);
    UChar text[LONGEST];
    UErrorCode error = U_ZERO_ERROR;
    if (!format)
        return decimal;
    int32_t n = unum_formatDecimal(
        format, decimal, (int32_t)strlen(decimal), text, LONGEST, NULL, &error);
    return U_FAILURE(error) ? decimal : to_utf8(arena, text, n);
}

static UNumberFormat *
number_format(struct formats *formats)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar zero[4] = {0};
    if (formats->numbers)
        return formats->numbers;
    formats->numbers =
        unum_open(UNUM_DECIMAL, NULL, 0, formats->locale, NULL, &error);
    if (U_FAILURE(error))
        return formats->numbers = NULL;
    unum_setAttribute(formats->numbers, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
    unum_getSymbol(formats->numbers, UNUM_ZERO_DIGIT_SYMBOL, zero, 3, &error);
    formats->plain_digits = zero[0] == '0';
    formats->decimals = -2; /* not set yet */
    return formats->numbers;
}

char *
formats_number(
    struct formats *formats, struct arena *arena, int64_t micro, int decimals)
{
    UNumberFormat *format = number_format(formats);
    if (!format)
        return micro_text(arena, micro);
    /* Most numbers are small and whole: nothing to group or to round. */
    if (formats->plain_digits && micro >= 0 && micro < INT64_C(1000000000) &&
        micro % 1000000 == 0)
        return arena_printf(arena, "%d", (int)(micro / 1000000));
    if (formats->decimals != decimals)
        unum_setAttribute(
            format, UNUM_MAX_FRACTION_DIGITS, decimals < 0 ? 6 : decimals);
    formats->decimals = decimals;
    return format_decimal(format, arena, micro);
}

/* From a million on: "€1.2M". */
static char *
short_money(struct formats *formats, struct arena *arena, int64_t micro,
    const char *code)
{
    UChar skeleton[64];
    UErrorCode error = U_ZERO_ERROR;
    u_uastrcpy(skeleton, "compact-short .## currency/");
    u_uastrcpy(skeleton + u_strlen(skeleton), code);
    UNumberFormatter *formatter =
        unumf_openForSkeletonAndLocale(skeleton, -1, formats->locale, &error);
    UFormattedNumber *result = unumf_openResult(&error);
    const char *decimal = micro_text(arena, micro);
    unumf_formatDecimal(
        formatter, decimal, (int32_t)strlen(decimal), result, &error);
    UChar text[LONGEST];
    int32_t n = unumf_resultToString(result, text, LONGEST, &error);
    unumf_closeResult(result);
    unumf_close(formatter);
    return U_FAILURE(error) ? NULL : to_utf8(arena, text, n);
}

char *
formats_money(struct formats *formats, struct arena *arena, int64_t micro,
    const char *code)
{
    const int64_t million = INT64_C(1000000) * 1000000;
    char *text = NULL;
    if (micro >= million || micro <= -million)
        text = short_money(formats, arena, micro, code);
    if (text)
        return text;
    UErrorCode error = U_ZERO_ERROR;
    UChar currency[4] = {0};
    u_uastrncpy(currency, code, 3);
    if (!formats->money)
        formats->money =
            unum_open(UNUM_CURRENCY, NULL, 0, formats->locale, NULL, &error);
    if (U_FAILURE(error))
        return micro_text(arena, micro);
    unum_setTextAttribute(
        formats->money, UNUM_CURRENCY_CODE, currency, 3, &error);
    int digits = micro % 1000000 == 0 ? 0 : 2;
    unum_setAttribute(formats->money, UNUM_MIN_FRACTION_DIGITS, digits);
    unum_setAttribute(formats->money, UNUM_MAX_FRACTION_DIGITS, digits);
    return format_decimal(formats->money, arena, micro);
}
