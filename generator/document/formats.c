#include "document/formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#include "base/text.h"
#include "document/icu_text.h"
#include "document/numbers.h"
#include "document/tree.h"

enum { STYLES = DATE_QUARTER_YEAR + 1, PATTERN = 96, LONGEST = 160, TAG = 24 };

static const UChar UTC[] = u"Etc/UTC";
#define NO_BREAK "\xC2\xA0"

/* Documents say the same dates over and over: what was formatted last is
 * kept, in the slot that its day and style fall into. */
enum { KEPT = 512, KEPT_LENGTH = 52 };
struct kept_date {
    day_t day;
    int style; /* and one; 0 is an empty slot */
    char text[KEPT_LENGTH];
};

/* And the same people. */
enum { KEPT_LISTS = 64, KEPT_ITEMS = 120 };
struct kept_list {
    size_t size; /* of the items, a NUL behind each; 0 is an empty slot */
    char items[KEPT_ITEMS], text[KEPT_ITEMS];
};

struct formats {
    char locale[ULOC_FULLNAME_CAPACITY];
    char tag[TAG];
    bool right_to_left;
    UDateFormat *dates[STYLES]; /* all are opened when first used */
    UDateFormat *clock;
    UDateTimePatternGenerator *patterns;
    UListFormatter *list;
    struct numbers *numbers;
    struct formats_quotes quotes;
    struct kept_date kept[KEPT];
    struct kept_list kept_lists[KEPT_LISTS];
};

/* "de-CH" from "de_CH@calendar=…", without what is not language, script or
 * country. */
static void
make_tag(struct formats *formats)
{
    char language[12] = "", script[6] = "", country[4] = "";
    UErrorCode error = U_ZERO_ERROR;
    uloc_getLanguage(
        formats->locale, language, (int32_t)sizeof language, &error);
    uloc_getScript(formats->locale, script, (int32_t)sizeof script, &error);
    uloc_getCountry(formats->locale, country, (int32_t)sizeof country, &error);
    if (U_FAILURE(error) || language[0] == '\0')
        snprintf(language, sizeof language, "en");
    snprintf(formats->tag, TAG, "%s%s%s%s%s", language, *script ? "-" : "",
        script, *country ? "-" : "", country);
}

/* French sets a space inside its guillemets; CLDR has the marks alone. */
static void
read_quotes(struct formats *formats)
{
    static const ULocaleDataDelimiterType types[] = {ULOCDATA_QUOTATION_START,
        ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_START,
        ULOCDATA_ALT_QUOTATION_END};
    char *const marks[] = {formats->quotes.open, formats->quotes.close,
        formats->quotes.inner_open, formats->quotes.inner_close};
    UErrorCode error = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(formats->locale, &error);
    for (int i = 0; i < 4; i++) {
        UChar text[4] = {0};
        char mark[8] = "\"";
        ulocdata_getDelimiter(data, types[i], text, 3, &error);
        if (U_SUCCESS(error))
            u_strToUTF8(mark, (int32_t)sizeof mark, NULL, text, -1, &error);
        bool spaced =
            strncmp(formats->tag, "fr", 2) == 0 && (text[0] | 0x10) == 0xBB;
        snprintf(marks[i], QUOTE_LENGTH, "%s%s%s",
            spaced && i % 2 == 1 ? NO_BREAK : "", mark,
            spaced && i % 2 == 0 ? NO_BREAK : "");
    }
    if (U_SUCCESS(error))
        ulocdata_close(data);
}

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
    make_tag(formats);
    formats->right_to_left = uloc_isRightToLeft(formats->locale);
    read_quotes(formats);
    formats->numbers = numbers_new(formats->locale);
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
    if (formats->clock)
        udat_close(formats->clock);
    if (formats->patterns)
        udatpg_close(formats->patterns);
    if (formats->list)
        ulistfmt_close(formats->list);
    numbers_free(formats->numbers);
    free(formats);
}

const char *
formats_tag(const struct formats *formats)
{
    return formats->tag;
}

bool
formats_right_to_left(const struct formats *formats)
{
    return formats->right_to_left;
}

struct numbers *
formats_numbers(struct formats *formats)
{
    return formats->numbers;
}

const struct formats_quotes *
formats_quotes(const struct formats *formats)
{
    return &formats->quotes;
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

static void
make_pattern(UChar *pattern, enum date_style style)
{
    if (style == DATE_DAY_MONTH)
        drop_field(pattern, 'y');
    if (style == DATE_MONTH)
        drop_field(pattern, 'd');
}

static UDateFormat *
open_pattern(
    const struct formats *formats, const UChar *pattern, UErrorCode *error)
{
    return udat_open(UDAT_PATTERN, UDAT_PATTERN, formats->locale, UTC, -1,
        pattern, -1, error);
}

/* The pattern that the locale has for these fields. */
static UDateFormat *
open_fields(struct formats *formats, const UChar *fields, UErrorCode *error)
{
    UChar pattern[PATTERN] = {0};
    if (!formats->patterns)
        formats->patterns = udatpg_open(formats->locale, error);
    udatpg_getBestPattern(formats->patterns, fields, u_strlen(fields), pattern,
        PATTERN - 1, error);
    return open_pattern(formats, pattern, error);
}

/* Short dates stand in narrow columns: where the middle form has words
 * between its fields ("30 de set. de 2026") it is figures. */
static UDateFormat *
open_short(struct formats *formats, UErrorCode *error)
{
    UChar pattern[PATTERN] = {0};
    UDateFormat *format = udat_open(
        UDAT_NONE, UDAT_MEDIUM, formats->locale, UTC, -1, NULL, 0, error);
    udat_toPattern(format, false, pattern, PATTERN - 1, error);
    if (U_FAILURE(*error) || !u_strchr(pattern, '\''))
        return format;
    udat_close(format);
    return open_fields(formats, u"yMMdd", error);
}

static UDateFormat *
date_format(struct formats *formats, enum date_style style)
{
    if (formats->dates[style])
        return formats->dates[style];
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format;
    if (style == DATE_LONG) {
        format = udat_open(
            UDAT_NONE, UDAT_LONG, formats->locale, UTC, -1, NULL, 0, &error);
    } else if (style == DATE_SHORT) {
        format = open_short(formats, &error);
    } else if (style == DATE_QUARTER_YEAR) {
        format = open_fields(formats, u"yQQQ", &error);
    } else if (style == DATE_DAY_MONTH_SHORT) {
        format = open_fields(formats, u"dMMM", &error);
    } else {
        UDateFormat *whole = date_format(formats, DATE_LONG);
        UChar pattern[PATTERN] = {0};
        if (whole)
            udat_toPattern(whole, false, pattern, PATTERN - 1, &error);
        make_pattern(pattern, style);
        format = open_pattern(formats, pattern, &error);
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
    return icu_unbroken(arena, text, U_FAILURE(error) ? 0 : n);
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

char *
formats_time(struct formats *formats, struct arena *arena, int minutes)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[LONGEST];
    if (!formats->clock)
        formats->clock = udat_open(
            UDAT_SHORT, UDAT_NONE, formats->locale, UTC, -1, NULL, 0, &error);
    int32_t n = U_SUCCESS(error)
                    ? udat_format(formats->clock, minutes * 60000.0, text,
                          LONGEST, NULL, &error)
                    : 0;
    return U_FAILURE(error)
               ? arena_printf(arena, "%02d:%02d", minutes / 60, minutes % 60)
               : icu_unbroken(arena, text, n);
}

/* --- lists --- */

static char *
join(struct formats *formats, struct arena *arena, const UChar *const *items,
    const int32_t *lengths, int count)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!formats->list)
        formats->list = ulistfmt_open(formats->locale, &error);
    if (U_FAILURE(error))
        return NULL;
    int32_t n =
        ulistfmt_format(formats->list, items, lengths, count, NULL, 0, &error);
    UChar *whole = ARENA_ARRAY(arena, UChar, n + 1);
    error = U_ZERO_ERROR;
    ulistfmt_format(formats->list, items, lengths, count, whole, n + 1, &error);
    return U_FAILURE(error) ? NULL : icu_utf8(arena, whole, n);
}

/* The items with a NUL behind each; 0 when there is no room for them. */
static size_t
copy_items(char key[KEPT_ITEMS], const char *const *items, int count)
{
    size_t size = 0;
    for (int i = 0; i < count; i++) {
        size_t more = strlen(items[i]) + 1;
        if (more > KEPT_ITEMS - size)
            return 0;
        memcpy(key + size, items[i], more);
        size += more;
    }
    return size;
}

static const char *
make_list(struct formats *formats, struct arena *arena,
    const char *const *items, int count)
{
    UChar **wide = ARENA_ARRAY(arena, UChar *, count);
    int32_t *lengths = ARENA_ARRAY(arena, int32_t, count);
    for (int i = 0; i < count; i++)
        wide[i] = icu_utf16(arena, items[i], &lengths[i]);
    char *text =
        join(formats, arena, (const UChar *const *)wide, lengths, count);
    return text ? text : items[0];
}

const char *
formats_list(struct formats *formats, struct arena *arena,
    const char *const *items, int count)
{
    char key[KEPT_ITEMS];
    if (count < 2)
        return count == 1 ? items[0] : "";
    size_t size = copy_items(key, items, count);
    struct kept_list *kept =
        &formats->kept_lists[tree_hash(key, size) % KEPT_LISTS];
    if (size > 0 && kept->size == size && memcmp(kept->items, key, size) == 0)
        return arena_strdup(arena, kept->text);
    const char *text = make_list(formats, arena, items, count);
    if (size > 0 && strlen(text) < sizeof kept->text) {
        kept->size = size;
        memcpy(kept->items, key, size);
        snprintf(kept->text, sizeof kept->text, "%s", text);
    }
    return text;
}
