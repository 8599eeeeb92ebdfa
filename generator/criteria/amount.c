/* Amounts in a sentence: figures, number words, fractions, with a unit. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/statement.h"

__extension__ typedef __int128 wide_t;

#define MICRO 1000000

struct reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct tokens *tokens;
    int at; /* next token */
    struct amount *amount;
};

static int64_t
scaled(int64_t micro, int64_t by, int64_t of)
{
    wide_t n = (wide_t)micro * by / of;
    wide_t most = (wide_t)999999999999 * MICRO;
    return (int64_t)(n > most ? most : n < -most ? -most : n);
}

static const struct token *
token(const struct reader *reader, int i)
{
    static const struct token none = {.kind = TOKEN_SIGN, .entry = -1};
    return i >= 0 && i < reader->tokens->count ? &reader->tokens->items[i]
                                               : &none;
}

static bool
is(const struct reader *reader, int i, enum lexicon_class class)
{
    return token_is(reader->tokens, i, class);
}

static const char *
value(const struct reader *reader, int i, enum lexicon_class class)
{
    return is(reader, i, class)
               ? token_value(reader->lexicon, token(reader, i), class)
               : NULL;
}

/* The token's own text, for what has a case: M, EUR. */
static const char *
raw(const struct reader *reader, int i)
{
    const struct token *t = token(reader, i);
    return t->length ? arena_strndup(reader->arena,
                           reader->tokens->text + t->at, t->length)
                     : "";
}

#define LONGEST_CURRENCY 3 /* bytes: EUR, € */

static const char *
currency_of(const struct reader *reader, int i)
{
    if (token(reader, i)->length > LONGEST_CURRENCY)
        return NULL;
    const char *unit = unit_canonical(reader->arena, raw(reader, i));
    return strlen(unit) == 3 && unit_is_currency(unit) ? unit : NULL;
}

/* A number that is part of a name or a ratio: "Area 6", "24/7", "3rd". */
static bool
is_name(const struct reader *reader, int i)
{
    const struct token *next = token(reader, i + 1);
    bool ordinal = next->glued && is(reader, i + 1, WORD_SUFFIX);
    bool slash =
        (next->glued && token_sign(reader->tokens, i + 1, '/') &&
            token(reader, i + 2)->kind == TOKEN_NUMBER) ||
        (token(reader, i)->glued && token_sign(reader->tokens, i - 1, '/') &&
            token(reader, i - 2)->kind == TOKEN_NUMBER);
    return ordinal || slash || is(reader, i - 1, WORD_LABEL) ||
           token_sign(reader->tokens, i - 1, '#');
}

static bool
is_negative(const struct reader *reader, int i)
{
    bool minus = token_sign(reader->tokens, i - 1, '-') ||
                 token_sign(reader->tokens, i - 1, 0x2212);
    return minus && token(reader, i)->glued && !token(reader, i - 1)->glued;
}

static bool
is_joined_word(const struct reader *reader, enum lexicon_class class)
{
    return token_sign(reader->tokens, reader->at, '-') &&
           is(reader, reader->at + 1, class);
}

/* "twenty-four" */
static bool
read_number_word(struct reader *reader)
{
    const char *word = value(reader, reader->at, WORD_NUMBER);
    if (!word)
        return false;
    int64_t n = atoi(word);
    reader->at++;
    int next = reader->at + (is_joined_word(reader, WORD_NUMBER) ||
                                is(reader, reader->at, WORD_AND));
    const char *ones = value(reader, next, WORD_NUMBER);
    if (n >= 20 && n % 10 == 0 && ones && atoi(ones) < 10) {
        n += atoi(ones);
        reader->at = next + 1;
    }
    bool half = strstr(word, ".5") != NULL; /* anderthalb = 1.5 */
    reader->amount->micro = n * MICRO + half * MICRO / 2;
    reader->amount->spelt = true;
    return true;
}

/* "half", "a third", and after a number "thirds" */
static bool
read_fraction(struct reader *reader, int64_t count)
{
    const char *word = value(reader, reader->at, WORD_FRACTION);
    int64_t of = word ? atoi(word) : 0;
    if (of <= 0)
        return false;
    reader->at++;
    struct amount *amount = reader->amount;
    amount->spelt = true;
    int unit = reader->at + (is(reader, reader->at, WORD_ARTICLE) ||
                                is_joined_word(reader, WORD_UNIT));
    if (is(reader, unit, WORD_UNIT)) { /* half an hour */
        reader->at = unit;
        amount->micro = scaled(MICRO, count, of);
        return true;
    }
    amount->micro = scaled(100 * MICRO, count, of);
    amount->rounded = (100 * count) % of != 0;
    amount->unit = "%";
    return true;
}

/* "an hour": only where a figure is expected */
static bool
read_article(struct reader *reader)
{
    int i = reader->at;
    if (!is(reader, i, WORD_ARTICLE))
        return false;
    if (is(reader, i + 1, WORD_FRACTION)) {
        reader->at++;
        return read_fraction(reader, 1);
    }
    const struct reader *r = reader;
    bool expected = is(r, i - 1, WORD_BEYOND) || is(r, i - 1, WORD_TO) ||
                    is(r, i - 1, WORD_FROM) || is(r, i - 1, WORD_WITHIN);
    if (!expected || !(is(r, i + 1, WORD_UNIT) || is(r, i + 1, WORD_MULTIPLE)))
        return false;
    reader->at++;
    reader->amount->micro = MICRO;
    return true;
}

static void
read_vulgar(struct reader *reader)
{
    static const struct {
        uint32_t rune;
        int64_t micro;
    } vulgar[] = {{0xBC, 250000}, {0xBD, 500000}, {0xBE, 750000}};
    for (int i = 0; i < 3; i++)
        if (token_sign(reader->tokens, reader->at, vulgar[i].rune)) {
            reader->amount->micro += vulgar[i].micro;
            reader->at++;
            return;
        }
}

/* "14:30 min" is fourteen and a half. */
static void
read_sixtieths(struct reader *reader)
{
    const struct token *part = token(reader, reader->at + 1);
    if (!token_sign(reader->tokens, reader->at, ':') ||
        !token(reader, reader->at)->glued || !part->glued ||
        part->kind != TOKEN_NUMBER || !part->whole || part->digits != 2)
        return;
    reader->amount->micro += part->micro / 60;
    reader->amount->rounded = part->micro % 60 != 0;
    reader->at += 2;
}

static bool
read_figure(struct reader *reader)
{
    int i = reader->at;
    if (token(reader, i)->kind != TOKEN_NUMBER || is_name(reader, i))
        return false;
    reader->amount->micro = token(reader, i)->micro;
    if (is_negative(reader, i)) {
        reader->amount->micro = -reader->amount->micro;
        reader->amount->first--;
    }
    reader->at++;
    read_vulgar(reader);
    read_sixtieths(reader);
    return true;
}

/* "two and a half", before its unit or behind: "deux heures et demie" */
static void
read_and_a_half(struct reader *reader)
{
    int i = reader->at;
    if (!is(reader, i, WORD_AND))
        return;
    i += 1 + is(reader, i + 1, WORD_ARTICLE);
    const char *of = value(reader, i, WORD_FRACTION);
    if (!of || atoi(of) <= 0)
        return;
    reader->amount->micro += MICRO / atoi(of);
    reader->at = i + 1;
}

static const char *
unit_at(const struct reader *reader, int i)
{
    const struct token *t = token(reader, i);
    if (t->kind == TOKEN_SIGN && t->rune == '%')
        return "%";
    const char *unit = value(reader, i, WORD_UNIT);
    if (unit)
        return unit;
    const char *currency = t->length ? currency_of(reader, i) : NULL;
    if (currency || reader->lexicon || t->kind != TOKEN_WORD)
        return currency;
    /* Without a lexicon the format's own units are all there is. */
    unit = unit_canonical(reader->arena, raw(reader, i));
    return unit_seconds(unit) > 0 ? unit : NULL;
}

static void
read_multiple(struct reader *reader)
{
    const char *times;
    while ((times = value(reader, reader->at, WORD_MULTIPLE)) != NULL) {
        reader->amount->micro = scaled(reader->amount->micro, atoll(times), 1);
        reader->amount->spelt = false;
        reader->at++;
    }
    if (token_sign(reader->tokens, reader->at, '.') &&
        token(reader, reader->at)->glued && unit_at(reader, reader->at + 1))
        reader->at++; /* "Tsd. EUR" */
    const struct token *t = token(reader, reader->at);
    if (t->length != 1 || t->kind != TOKEN_WORD)
        return;
    /* An m is a million only of money: else it is a metre or a minute. */
    bool money = *reader->amount->unit || currency_of(reader, reader->at + 1);
    if (!t->glued && !money)
        return;
    char c = reader->tokens->text[t->at];
    if (c == 'M' || (c == 'm' && money)) {
        reader->amount->micro = scaled(reader->amount->micro, 1000000, 1);
        reader->at++;
    }
}

static void
read_unit(struct reader *reader)
{
    struct amount *amount = reader->amount;
    if (*amount->unit)
        return;
    int i = reader->at;
    i += is_joined_word(reader, WORD_UNIT);
    const char *unit = unit_at(reader, i);
    if (unit) {
        amount->unit = unit;
        amount->spelt = false;
        reader->at = i + 1;
    } else if (token(reader, i)->kind == TOKEN_WORD)
        amount->noun = token_folded(reader->arena, reader->tokens, i);
}

/* "1 h 30 min", "2 hours and 30 minutes" */
static void
read_smaller_time(struct reader *reader)
{
    struct amount *amount = reader->amount;
    int64_t seconds = unit_seconds(amount->unit);
    int i = reader->at + is(reader, reader->at, WORD_AND);
    if (seconds == 0 || token(reader, i)->kind != TOKEN_NUMBER)
        return;
    const char *unit = unit_at(reader, i + 1);
    int64_t smaller = unit ? unit_seconds(unit) : 0;
    if (smaller == 0 || smaller >= seconds)
        return;
    amount->micro += scaled(token(reader, i)->micro, smaller, seconds);
    reader->at = i + 2;
}

static bool
is_year(const struct token *t)
{
    return t->kind == TOKEN_NUMBER && t->whole && t->digits == 4 &&
           t->micro >= (int64_t)1990 * MICRO &&
           t->micro <= (int64_t)2100 * MICRO;
}

/* "one in forty", "9 out of 10" */
static void
read_ratio(struct reader *reader)
{
    struct amount *amount = reader->amount;
    struct reader ahead = *reader;
    struct amount of = {.unit = "", .noun = ""};
    if (*amount->unit || !is(reader, reader->at, WORD_OF) ||
        is_year(token(reader, reader->at + 1)))
        return;
    ahead.at++;
    ahead.amount = &of;
    if (!(read_figure(&ahead) || read_number_word(&ahead)) ||
        unit_at(&ahead, ahead.at) || is(&ahead, ahead.at, WORD_PERIOD) ||
        is(&ahead, ahead.at, WORD_MONTH) || of.micro < amount->micro ||
        of.micro <= 0 || amount->micro < 0)
        return;
    wide_t share = (wide_t)amount->micro * 100 * MICRO;
    amount->rounded = share % of.micro != 0;
    amount->micro = (int64_t)(share / of.micro);
    amount->unit = "%";
    amount->spelt = true;
    reader->at = ahead.at;
}

static bool
read_leading_currency(struct reader *reader)
{
    const struct token *next = token(reader, reader->at + 1);
    if (token_sign(reader->tokens, reader->at + 1, '$') && next->glued &&
        token(reader, reader->at + 2)->kind == TOKEN_NUMBER &&
        text_is_nocase(raw(reader, reader->at), "R")) {
        reader->amount->unit = "BRL";
        reader->at += 2;
        return true;
    }
    if (next->kind != TOKEN_NUMBER || token(reader, reader->at)->length > 4)
        return false;
    const char *unit = currency_of(reader, reader->at);
    if (!unit)
        return false;
    reader->amount->unit = unit;
    reader->at++;
    return true;
}

bool
amount_at(struct arena *arena, const struct lexicon *lexicon,
    const struct tokens *tokens, int i, struct amount *amount)
{
    struct reader reader = {arena, lexicon, tokens, i, amount};
    *amount = (struct amount){.first = i, .unit = "", .noun = ""};
    read_leading_currency(&reader);
    bool found = read_figure(&reader) || read_number_word(&reader) ||
                 read_fraction(&reader, 1) || read_article(&reader);
    if (!found)
        return false;
    if (!*amount->unit && amount->micro % MICRO == 0 &&
        is(&reader, reader.at, WORD_FRACTION))
        read_fraction(&reader, amount->micro / MICRO);
    read_and_a_half(&reader);
    read_multiple(&reader);
    read_ratio(&reader);
    read_unit(&reader);
    if (unit_seconds(amount->unit) > 0 && is(&reader, reader.at, WORD_AND) &&
        is(&reader, reader.at + 1, WORD_FRACTION))
        read_and_a_half(&reader);
    read_smaller_time(&reader);
    amount->last = reader.at - 1;
    return true;
}

bool
amount_fits(const struct amount *amount, const char *unit)
{
    size_t n = strlen(amount->unit);
    if (n == 0 || !*unit)
        return true;
    if (unit_converts(amount->unit, unit))
        return true;
    /* "EUR" of "EUR per month" */
    return strncmp(unit, amount->unit, n) == 0 &&
           (unit[n] == ' ' || unit[n] == '/');
}

bool
amount_is(const struct amount *amount, int64_t micro, const char *unit)
{
    struct quantity quantity = {.micro = amount->micro, .unit = amount->unit};
    int64_t level = quantity.micro;
    if (*amount->unit && unit_converts(amount->unit, unit))
        level = quantity_in(quantity, unit);
    wide_t apart = (wide_t)level - micro;
    if (apart < 0)
        apart = -apart;
    /* Converted units and thirds are never exact in millionths. */
    return apart <= (amount->rounded ? MICRO / 2 : 1);
}
