/* Dates in a sentence. */
#include <stdlib.h>
#include <string.h>

#include "criteria/statement.h"

#define MICRO 1000000
#define SMALL_WORDS 6
#define MUCH_LONGER 20 /* a week beside hours, a month beside days */

struct reader {
    const struct lexicon *lexicon;
    const struct tokens *tokens;
    int at; /* next token */
    struct sentence_date *date;
    bool expected; /* by, until or the end of stands before */
};

static bool
is(const struct reader *reader, int i, enum lexicon_class class)
{
    return token_is(reader->tokens, i, class);
}

static int
value(const struct reader *reader, int i, enum lexicon_class class)
{
    if (!is(reader, i, class))
        return 0;
    const char *text =
        token_value(reader->lexicon, &reader->tokens->items[i], class);
    return text ? atoi(text) : 0;
}

/* A whole number from `least` to `most`, else 0. */
static int
whole(const struct reader *reader, int i, int least, int most)
{
    if (i < 0 || i >= reader->tokens->count)
        return 0;
    const struct token *token = &reader->tokens->items[i];
    if (token->kind != TOKEN_NUMBER || !token->whole ||
        token->micro < (int64_t)least * MICRO ||
        token->micro > (int64_t)most * MICRO)
        return 0;
    return (int)(token->micro / MICRO);
}

static int
year_at(const struct reader *reader, int i)
{
    int year = whole(reader, i, 1990, 2100);
    bool digits = year && reader->tokens->items[i].digits == 4;
    return digits && !token_sign(reader->tokens, i + 1, '%') &&
                   !is(reader, i + 1, WORD_UNIT)
               ? year
               : 0;
}

/* A year behind what is read, with "of" or a comma between. */
static void
read_year(struct reader *reader)
{
    int i = reader->at;
    if (token_sign(reader->tokens, i, ',') || is(reader, i, WORD_SKIP) ||
        token_sign(reader->tokens, i, '-'))
        i++;
    int year = year_at(reader, i);
    if (year) {
        reader->date->year = year;
        reader->at = i + 1;
    }
}

static bool
read_figures(struct reader *reader)
{
    if (reader->at >= reader->tokens->count)
        return false;
    const struct token *token = &reader->tokens->items[reader->at];
    if (token->kind != TOKEN_DATE)
        return false;
    reader->date->year = token->year;
    reader->date->month = token->month;
    reader->date->day = token->day;
    reader->date->either_order = token->either_order;
    reader->at++;
    return true;
}

/* "30 September", "30th of September" */
static bool
read_day_month(struct reader *reader)
{
    int i = reader->at;
    int day = whole(reader, i++, 1, 31);
    if (!day)
        return false;
    i += is(reader, i, WORD_SUFFIX);
    i += token_sign(reader->tokens, i, '.');
    i += is(reader, i, WORD_SKIP);
    int month = value(reader, i, WORD_MONTH);
    if (!month)
        return false;
    reader->date->day = day;
    reader->date->month = month;
    reader->at = i + 1;
    read_year(reader);
    return true;
}

/* "to the end of December 22 %" */
static bool
is_level(const struct reader *reader, int i)
{
    return token_sign(reader->tokens, i + 1, '%') ||
           is(reader, i + 1, WORD_UNIT);
}

/* "September 30", "Sep 2026", "September" with a capital or behind a by: may
 * and march are words as well */
static bool
read_month(struct reader *reader)
{
    int i = reader->at;
    int at = i, month = value(reader, i, WORD_MONTH);
    if (!month)
        return false;
    bool capital = reader->tokens->items[i].capital;
    i++;
    i += token_sign(reader->tokens, i, '.') && reader->tokens->items[i].glued &&
         i + 1 < reader->tokens->count;
    int day = is_level(reader, i) ? 0 : whole(reader, i, 1, 31);
    if (day) {
        i++;
        i += is(reader, i, WORD_SUFFIX);
    }
    reader->date->month = month;
    reader->date->day = day;
    reader->at = i;
    read_year(reader);
    bool ten = is(reader, at, WORD_NUMBER); /* "dez" is ten as well */
    return day || reader->date->year || (!ten && (capital || reader->expected));
}

/* "Q3", "h1"; "T3" and "S1" where a quarter or a half is called so */
static int
short_part(const struct reader *reader, int i, int *parts)
{
    if (i < 0 || i >= reader->tokens->count)
        return 0;
    const struct token *token = &reader->tokens->items[i];
    const char *p = reader->tokens->text + token->at;
    if (token->kind != TOKEN_WORD || token->length != 2)
        return 0;
    bool other = lexicon_head_first(reader->lexicon);
    bool quarter = *p == 'Q' || *p == 'q' || (other && *p == 'T');
    bool half = *p == 'H' || *p == 'h' || (other && *p == 'S');
    *parts = quarter ? 4 : half ? 2 : 0;
    int part = p[1] - '0';
    return part >= 1 && part <= *parts ? part : 0;
}

/* "third", "3rd", "3.", "III" */
static int
read_ordinal(struct reader *reader)
{
    int part = value(reader, reader->at, WORD_ORDINAL);
    if (!part)
        part = whole(reader, reader->at, 1, 4);
    reader->at++;
    reader->at += token_sign(reader->tokens, reader->at, '.');
    reader->at += is(reader, reader->at, WORD_SUFFIX) ||
                  token_sign(reader->tokens, reader->at, 0xBA);
    return part;
}

static bool
read_quarter(struct reader *reader)
{
    int i = reader->at, parts = 4;
    int year = year_at(reader, i);
    int first = year ? i + 1 : i;
    first += year && token_sign(reader->tokens, first, '-');
    int part = short_part(reader, first, &parts);
    if (part)
        reader->at = first + 1;
    else {
        part = read_ordinal(reader);
        parts = value(reader, reader->at, WORD_QUARTER);
        year = 0;
        if (!part || part > parts)
            return false;
        reader->at++;
        reader->at += token_sign(reader->tokens, reader->at, '.') &&
                      year_at(reader, reader->at + 1);
    }
    reader->date->month = part * 12 / parts;
    reader->date->year = year;
    if (!year)
        read_year(reader);
    return true;
}

/* By or until stands before `i`, with a few small words between at most. */
static bool
is_bound(const struct reader *reader, int i)
{
    for (int n = 0; n < SMALL_WORDS &&
                    (is(reader, i, WORD_SKIP) || is(reader, i, WORD_ARTICLE) ||
                        is(reader, i, WORD_END) || is(reader, i, WORD_PART));
         n++)
        i--;
    return is(reader, i, WORD_BY);
}

/* "2026" after by or the end of; "the year" likewise */
static bool
read_bare_year(struct reader *reader, bool end)
{
    int i = reader->at;
    bool expected =
        end || is_bound(reader, i - 1) || is(reader, i - 1, WORD_WITHIN);
    int year = year_at(reader, i);
    if (!expected || (!year && !is(reader, i, WORD_YEAR)))
        return false;
    if (!year && !end && !is_bound(reader, i - 1))
        return false;
    reader->date->year = year;
    reader->date->month = 12;
    reader->at = i + 1;
    return true;
}

/* Weeks until something takes hours; hours in which it is done. */
static bool
is_stretch(const struct reader *reader, int i, int64_t level)
{
    if (is(reader, i, WORD_PERIOD))
        return true;
    const char *unit =
        is(reader, i, WORD_UNIT)
            ? token_value(reader->lexicon, &reader->tokens->items[i], WORD_UNIT)
            : NULL;
    return unit && (level == 0 || unit_seconds(unit) / MUCH_LONGER >= level);
}

/* "within three months", "by week 8", "the end of the quarter" */
static bool
read_relative(struct reader *reader, bool end, int64_t level)
{
    int i = reader->at;
    bool stretch = is_stretch(reader, i + 1, level);
    bool count = whole(reader, i, 1, 1000) || is(reader, i, WORD_NUMBER) ||
                 is(reader, i, WORD_ARTICLE);
    if (is(reader, i - 1, WORD_WITHIN) && count && stretch)
        reader->at = i + 2;
    else if (is_bound(reader, i - 1) && is(reader, i, WORD_UNIT) &&
             whole(reader, i + 1, 0, 1000))
        reader->at = i + 2;
    else if (token_says(
                 reader->lexicon, reader->tokens, i, WORD_PERIOD, "end") &&
             is_bound(reader, i - 1))
        reader->at = i + 1; /* "bis Quartalsende" */
    else if (end && (is(reader, i, WORD_QUARTER) || is(reader, i, WORD_PERIOD)))
        reader->at = i + 1;
    else
        return false;
    reader->date->kind = DATE_RELATIVE;
    return true;
}

static bool
read_vague(struct reader *reader)
{
    if (!is(reader, reader->at, WORD_VAGUE))
        return false;
    reader->at++;
    reader->date->kind = DATE_VAGUE;
    return true;
}

bool
sentence_date_at(const struct lexicon *lexicon, const struct tokens *tokens,
    int i, int64_t level, struct sentence_date *date)
{
    struct reader reader = {lexicon, tokens, i, date, false};
    *date = (struct sentence_date){.kind = DATE_ABSOLUTE, .first = i};
    bool end = is(&reader, i, WORD_END);
    bool part = !end && is(&reader, i, WORD_PART);
    reader.at += end || part;
    while ((end || part) && (is(&reader, reader.at, WORD_SKIP) ||
                                is(&reader, reader.at, WORD_ARTICLE) ||
                                token_sign(tokens, reader.at, '-')))
        reader.at++;
    int core = reader.at;
    reader.expected = end || part || is_bound(&reader, i - 1);
    bool found = read_figures(&reader) || read_day_month(&reader) ||
                 (reader.at = core, read_quarter(&reader)) ||
                 (reader.at = core, read_month(&reader)) ||
                 (reader.at = core, read_bare_year(&reader, end)) ||
                 (reader.at = core, read_relative(&reader, end, level)) ||
                 read_vague(&reader);
    if (part && date->kind == DATE_ABSOLUTE && !date->day)
        date->kind = DATE_RELATIVE;
    date->last = reader.at - 1;
    date->bound = is_bound(&reader, i - 1) || is(&reader, i, WORD_BY);
    return found;
}

static day_t
day_of(int year, int month, int day)
{
    day_t first = day_from_civil(year, month, 1);
    day_t last = day_add_months(first, 1) - 1;
    if (day == 0)
        return last;
    return first + day - 1 > last ? last : first + day - 1;
}

day_t
sentence_date_day(const struct sentence_date *date, day_t target)
{
    int year, month, day;
    day_to_civil(target, &year, &month, &day);
    return day_of(date->year ? date->year : year, date->month, date->day);
}

bool
sentence_date_is(const struct sentence_date *date, day_t target)
{
    if (sentence_date_day(date, target) == target)
        return true;
    if (!date->either_order || date->day > 12)
        return false;
    struct sentence_date other = *date;
    other.month = date->day;
    other.day = date->month;
    return sentence_date_day(&other, target) == target;
}
