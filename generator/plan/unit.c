#include "plan/value.h"

#include <string.h>

#include "base/text.h"
#include "plan/wide.h"

#define MICRO 1000000

#define WORD(word) word, sizeof word - 1

static const struct time_word {
    const char *word;
    size_t length;
    const char *unit;
    int seconds;
} time_words[] = {
    {WORD("s"), "s", 1},
    {WORD("second"), "s", 1},
    {WORD("seconds"), "s", 1},
    {WORD("sec"), "s", 1},
    {WORD("secs"), "s", 1},
    {WORD("min"), "min", 60},
    {WORD("mins"), "min", 60},
    {WORD("minute"), "min", 60},
    {WORD("minutes"), "min", 60},
    {WORD("h"), "h", 3600},
    {WORD("hr"), "h", 3600},
    {WORD("hrs"), "h", 3600},
    {WORD("hour"), "h", 3600},
    {WORD("hours"), "h", 3600},
    {WORD("d"), "d", 86400},
    {WORD("day"), "d", 86400},
    {WORD("days"), "d", 86400},
    {WORD("w"), "w", 604800},
    {WORD("week"), "w", 604800},
    {WORD("weeks"), "w", 604800},
};

/* ISO 4217: the codes in use, and those that plans still mention. */
static const char currency_codes[] =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND "
    "BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK "
    "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP "
    "MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP "
    "PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
    "SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU "
    "UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ";

static const struct currency_sign {
    const char *sign, *code;
} currency_signs[] = {
    {"€", "EUR"},
    {"$", "USD"},
    {"£", "GBP"},
    {"¥", "JPY"},
    {"zł", "PLN"},
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

#define LONGEST_TIME_WORD 7

/* One letter is a symbol and has one case; a word may begin a sentence. */
static const struct time_word *
time_word(const char *word)
{
    char first = (char)(*word | 32);
    bool may = first == 'h' || first == 'm' || first == 'd' || first == 'w' ||
               first == 's';
    size_t length = may ? strnlen(word, LONGEST_TIME_WORD + 1) : 0;
    for (size_t i = 0; may && i < COUNT(time_words); i++) {
        const struct time_word *known = &time_words[i];
        if (known->length != length || known->word[0] != first)
            continue;
        if (length > 1 ? text_is_nocase(word, known->word) : *word == first)
            return known;
    }
    return NULL;
}

int64_t
unit_seconds(const char *unit)
{
    const struct time_word *known = time_word(unit);
    return known ? known->seconds : 0;
}

static bool
ends_word(char c)
{
    return c == '\0' || c == ' ' || c == '/';
}

size_t
currency_code_at(const char *text)
{
    char code[5] = "";
    for (int i = 0; i < 3; i++) {
        if (text[i] < 'A' || text[i] > 'Z')
            return 0;
        code[i] = text[i];
    }
    code[3] = ' ';
    return strstr(currency_codes, code) ? 3 : 0;
}

const char *
currency_sign_at(const char *text, size_t *length)
{
    for (size_t i = 0; i < COUNT(currency_signs); i++)
        if (text_starts(text, currency_signs[i].sign)) {
            *length = strlen(currency_signs[i].sign);
            return currency_signs[i].code;
        }
    return NULL;
}

bool
unit_is_currency(const char *unit)
{
    return currency_code_at(unit) > 0 && ends_word(unit[3]);
}

const char *
unit_canonical(struct arena *arena, const char *unit)
{
    char *text = text_collapse(arena, unit);
    const struct time_word *known = time_word(text);
    if (known)
        return known->unit;
    size_t length = 0;
    const char *code = currency_sign_at(text, &length);
    if (code && ends_word(text[length]))
        return arena_printf(arena, "%s%s", code, text + length);
    return text;
}

bool
unit_converts(const char *from, const char *to)
{
    return !*from || text_is(from, to) ||
           (unit_seconds(from) > 0 && unit_seconds(to) > 0);
}

int64_t
quantity_in(struct quantity quantity, const char *unit)
{
    if (text_is(quantity.unit, unit))
        return quantity.micro;
    int64_t from = unit_seconds(quantity.unit);
    int64_t to = from ? unit_seconds(unit) : 0;
    if (from == to || to == 0)
        return quantity.micro;
    return wide_divide((wide_t)quantity.micro * from, to);
}

const char *
unit_said(int64_t micro, const char *unit)
{
    bool one = micro == MICRO;
    if (text_is(unit, "d"))
        return one ? "day" : "days";
    if (text_is(unit, "w"))
        return one ? "week" : "weeks";
    return unit ? unit : "";
}

char *
micro_text(struct arena *arena, int64_t micro)
{
    uint64_t size = micro < 0 ? 0 - (uint64_t)micro : (uint64_t)micro;
    char text[32], *end = text + sizeof text, *p = end;
    for (int i = 0; i < 6; i++, size /= 10)
        *--p = (char)('0' + size % 10);
    while (end > p && end[-1] == '0')
        end--;
    if (end > p)
        *--p = '.';
    do
        *--p = (char)('0' + size % 10);
    while (size /= 10);
    if (micro < 0)
        *--p = '-';
    return arena_strndup(arena, p, (size_t)(end - p));
}
