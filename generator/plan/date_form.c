/* Dates as the format writes them, and what to write for those that people
 * write elsewhere. */
#include "plan/value.h"

#include <string.h>

#include "base/text.h"

#define PIECES 6

/* A run of digits or of letters. */
struct piece {
    char word[12]; /* in lower case, cut; "" for digits */
    int n;         /* digits: their value, -1 beyond 9999 */
    int length;
    char before; /* the byte before it; 0 at the beginning */
};

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static const char *
take_digits(const char *p, struct piece *piece)
{
    for (; text_digit(*p); p++) {
        piece->length += piece->length <= 4;
        piece->n = piece->length > 4 ? -1 : piece->n * 10 + (*p - '0');
    }
    return p;
}

static const char *
take_letters(const char *p, struct piece *piece)
{
    for (; is_letter(*p); p++) {
        bool upper = *p >= 'A' && *p <= 'Z';
        if (piece->length < (int)sizeof piece->word - 1)
            piece->word[piece->length++] = (char)(upper ? *p + 32 : *p);
    }
    return p;
}

/* Cuts the text into at most PIECES; more means that it is no date. */
static int
cut(const char *text, struct piece pieces[PIECES])
{
    int count = 0;
    for (const char *p = text; *p;) {
        if (!text_digit(*p) && !is_letter(*p)) {
            p++;
            continue;
        }
        if (count == PIECES)
            return 0;
        struct piece *piece = &pieces[count++];
        *piece = (struct piece){.before = p > text ? p[-1] : '\0'};
        p = text_digit(*p) ? take_digits(p, piece) : take_letters(p, piece);
    }
    return count;
}

static const char *
iso_text(struct arena *arena, int year, int month, int day)
{
    return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

static const char *
offer_iso(struct arena *arena, int year, int month, int day)
{
    if (!day_is_real(year, month, day))
        return NULL;
    return arena_printf(
        arena, "Write it as %s.", iso_text(arena, year, month, day));
}

static const char *const months[] = {"January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December"};

static const char *
offer_both(struct arena *arena, int year, int a, int b)
{
    return arena_printf(arena, "Write %s if %d %s is meant, %s if it is %d %s.",
        iso_text(arena, year, b, a), a, months[b - 1],
        iso_text(arena, year, a, b), b, months[a - 1]);
}

/* Both numbers could be the day. */
static bool
is_either_order(const struct piece p[3], int year)
{
    return day_is_real(year, p[1].n, p[0].n) &&
           day_is_real(year, p[0].n, p[1].n) && p[2].before != '.' &&
           p[0].n != p[1].n;
}

static int
year_of(const struct piece *piece)
{
    return piece->length == 2 ? 2000 + piece->n : piece->n;
}

/* Three numbers: 2026/9/30, 30.09.2026, 09/30/26. */
static const char *
offer_numbers(struct arena *arena, const struct piece p[3])
{
    if (p[0].length == 4)
        return offer_iso(arena, p[0].n, p[1].n, p[2].n);
    int year = year_of(&p[2]);
    if (is_either_order(p, year))
        return offer_both(arena, year, p[0].n, p[1].n);
    return day_is_real(year, p[1].n, p[0].n)
               ? offer_iso(arena, year, p[1].n, p[0].n)
               : offer_iso(arena, year, p[0].n, p[1].n);
}

/* 1 to 12 for an English name or its first three letters, else 0. */
static int
month_of(const char *word)
{
    static const char *const names[] = {"january", "february", "march", "april",
        "may", "june", "july", "august", "september", "october", "november",
        "december"};
    if (strlen(word) < 3)
        return 0;
    for (int i = 0; i < 12; i++)
        if (strncmp(names[i], word, strlen(word)) == 0 ||
            (text_is(word, "sept") && i == 8))
            return i + 1;
    return 0;
}

static int
month_last_day(int year, int month)
{
    int day = 31;
    while (day > 28 && !day_is_real(year, month, day))
        day--;
    return day;
}

static const char *
offer_month_end(struct arena *arena, int year, int month)
{
    int last = month_last_day(year, month);
    if (!day_is_real(year, month, last))
        return NULL;
    return arena_printf(arena,
        "Write the day as well, such as %s, the month's last.",
        iso_text(arena, year, month, last));
}

/* 30 Sep 2026, Sep 30th, 2026, September 2026. */
static const char *
offer_named_month(struct arena *arena, const struct piece *pieces, int count)
{
    int month = 0, day = 0, year = 0;
    for (int i = 0; i < count; i++) {
        const struct piece *p = &pieces[i];
        if (p->length == 4 && !p->word[0])
            year = p->n;
        else if (!p->word[0])
            day = p->n;
        else if (!month)
            month = month_of(p->word);
    }
    if (!month || !year)
        return NULL;
    return day ? offer_iso(arena, year, month, day)
               : offer_month_end(arena, year, month);
}

static bool
is_word_of(const struct piece *piece, const char *word)
{
    size_t n = strlen(piece->word);
    return n > 0 && strncmp(word, piece->word, n) == 0;
}

/* Week 8, 8 weeks, wk8, Q3 2026, 2026 Q3. */
static const char *
offer_two(struct arena *arena, const struct piece *a, const struct piece *b)
{
    const struct piece *word = a->word[0] ? a : b;
    const struct piece *number = a->word[0] ? b : a;
    if (!word->word[0] || number->word[0] || number->n < 0 ||
        number->before == '-')
        return NULL;
    if (text_is(word->word, "wk") || is_word_of(word, "weeks"))
        return arena_printf(arena, "Write it as `week %d`.", number->n);
    if (is_word_of(word, "days"))
        return arena_printf(arena, "Write it as `day %d`.", number->n);
    return NULL;
}

static const char *
offer_quarter(struct arena *arena, const struct piece *pieces, int count)
{
    int year = 0, quarter = 0;
    for (int i = 0; i < count; i++) {
        const struct piece *p = &pieces[i];
        bool after_q = i > 0 && text_is(pieces[i - 1].word, "q");
        if (after_q && p->n >= 1 && p->n <= 4)
            quarter = p->n;
        else if (p->length == 4 && !p->word[0])
            year = p->n;
        else if (!text_is(p->word, "q"))
            return NULL;
    }
    if (!quarter || !year)
        return NULL;
    return arena_printf(arena, "Write it as %d-Q%d.", year, quarter);
}

static const char *
offer_impossible(struct arena *arena, const struct piece p[3])
{
    int last = month_last_day(p[0].n, p[1].n);
    if (p[0].length != 4 || p[2].n <= 28 || !day_is_real(p[0].n, p[1].n, last))
        return NULL;
    return arena_printf(arena,
        "%s has %d days: %s is its last, or the month is wrong.",
        months[p[1].n - 1], last, iso_text(arena, p[0].n, p[1].n, last));
}

static bool
all_numbers(const struct piece *pieces, int count)
{
    for (int i = 0; i < count; i++)
        if (pieces[i].word[0])
            return false;
    return true;
}

/* `Woche 4`; NULL for anything else. */
static const char *
offer_counted(struct arena *arena, const char *text)
{
    static const struct {
        const char *word, *meant;
    } words[] = {{"woche ", "week"}, {"semaine ", "week"}, {"semana ", "week"},
        {"tydzie\u0144 ", "week"}, {"tag ", "day"}, {"jour ", "day"},
        {"d\u00EDa ", "day"}, {"dzie\u0144 ", "day"}, {"dia ", "day"}};
    const char *lower = text_lower(arena, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i].word);
        if (text_starts(lower, words[i].word) && text_digit(lower[n]) &&
            strspn(lower + n, "0123456789") == strlen(lower + n))
            return arena_printf(
                arena, "Write it as `%s %s`.", words[i].meant, lower + n);
    }
    return NULL;
}

static bool
is_gap(const char *text)
{
    static const char *const gaps[] = {
        "tbd", "tba", "tbc", "todo", "?", "??", "???", "open", "n/a", "offen"};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
        if (text_is_nocase(text, gaps[i]))
            return true;
    return false;
}

static const char *
date_offer(struct arena *arena, const char *text)
{
    if (is_gap(text))
        return "Agree the day and write it as 2026-09-30; until then take the "
               "field out.";
    const char *counted = offer_counted(arena, text);
    if (counted)
        return counted;
    struct piece p[PIECES];
    int count = cut(text, p);
    const char *offer = NULL;
    if (count == 3 && all_numbers(p, 3)) {
        offer = offer_numbers(arena, p);
        if (!offer)
            offer = offer_impossible(arena, p);
    } else if (count == 2 && all_numbers(p, 2) && p[0].length == 4) {
        offer = offer_month_end(arena, p[0].n, p[1].n);
    } else if (count >= 4 && all_numbers(p, 3) && p[0].length == 4) {
        offer = offer_numbers(arena, p); /* a time follows */
    }
    if (!offer && count >= 2 && count <= 4)
        offer = offer_quarter(arena, p, count);
    if (!offer && count >= 2 && count <= 4)
        offer = offer_named_month(arena, p, count);
    if (!offer && count == 2)
        offer = offer_two(arena, &p[0], &p[1]);
    if (offer)
        return offer;
    return "Write a day as 2026-09-30, time after the start as `week 8` or "
           "`day 45`, or a quarter as 2026-Q3.";
}

const char *
date_happened(struct arena *arena, const char *text, day_t today)
{
    struct piece p[PIECES];
    int year = 0;
    if (cut(text, p) != 3 || !all_numbers(p, 3) || p[0].length == 4)
        return NULL;
    year = year_of(&p[2]);
    if (!is_either_order(p, year))
        return NULL;
    /* The later of the two has the greater month. */
    int early = p[0].n < p[1].n ? p[0].n : p[1].n;
    int late = p[0].n < p[1].n ? p[1].n : p[0].n;
    if (day_from_civil(year, early, late) > today ||
        day_from_civil(year, late, early) <= today)
        return NULL;
    return arena_printf(arena,
        "Write %s, unless %d %s is meant, which is still to come.",
        iso_text(arena, year, early, late), early, months[late - 1]);
}

/* --- what is sure --- */

/* True if nothing but pieces and what usually parts them stands in the text:
 * "30.09.2026?" is a question. */
static bool
is_bare(const char *text)
{
    size_t n = strlen(text);
    for (const char *p = text; *p; p++)
        if (!text_digit(*p) && !is_letter(*p) && !strchr(" .,/-", *p))
            return false;
    return n > 0 && (text_digit(text[0]) || is_letter(text[0])) &&
           (text_digit(text[n - 1]) || is_letter(text[n - 1]));
}

static const char *
sure_iso(struct arena *arena, int year, int month, int day)
{
    return day_is_real(year, month, day) ? iso_text(arena, year, month, day)
                                         : NULL;
}

/* 2026/9/30, 30.09.2026, 09/30/2026; 04/05/2026 may be either. */
static const char *
sure_numbers(struct arena *arena, const struct piece p[3])
{
    if (p[0].length == 4 && p[1].length <= 2 && p[2].length <= 2)
        return sure_iso(arena, p[0].n, p[1].n, p[2].n);
    if (p[0].length > 2 || p[1].length > 2 || p[2].length != 4)
        return NULL;
    const char *day_first = sure_iso(arena, p[2].n, p[1].n, p[0].n);
    const char *month_first = sure_iso(arena, p[2].n, p[0].n, p[1].n);
    bool dots = p[1].before == '.' && p[2].before == '.';
    if (dots || !month_first || p[0].n == p[1].n)
        return day_first;
    return day_first ? NULL : month_first;
}

static bool
is_ordinal(const struct piece *piece)
{
    return text_is(piece->word, "st") || text_is(piece->word, "nd") ||
           text_is(piece->word, "rd") || text_is(piece->word, "th");
}

/* 30 Sep 2026, September 30th, 2026. */
static const char *
sure_named_month(struct arena *arena, const struct piece *pieces, int count)
{
    int month = 0, day = 0, year = 0, used = 0;
    for (int i = 0; i < count; i++) {
        const struct piece *p = &pieces[i];
        if (i > 0 && day && is_ordinal(p) && !pieces[i - 1].word[0]) {
            used++;
        } else if (p->word[0] && !month) {
            month = month_of(p->word);
            used += month > 0;
        } else if (!p->word[0] && p->length == 4 && !year) {
            year = p->n;
            used++;
        } else if (!p->word[0] && p->length <= 2 && !day) {
            day = p->n;
            used++;
        }
    }
    return used == count && month && day && year
               ? sure_iso(arena, year, month, day)
               : NULL;
}

const char *
date_sure(struct arena *arena, const char *text)
{
    struct piece p[PIECES];
    int count = is_bare(text) ? cut(text, p) : 0;
    if (count == 3 && all_numbers(p, 3))
        return sure_numbers(arena, p);
    return count == 3 || count == 4 ? sure_named_month(arena, p, count) : NULL;
}

/* The count of `week 8`, or -1 when the text is not `word` and a number. */
static int
relative_count(const char *text, const char *word)
{
    if (!text_starts(text, word))
        return -1;
    struct piece piece = {0};
    const char *digits = text + strlen(word);
    const char *end = take_digits(digits, &piece);
    return end == digits || *end ? -1 : piece.n;
}

bool
date_parse(
    struct arena *arena, const char *text, struct date *date, const char **why)
{
    int weeks = relative_count(text, "week ");
    int days = relative_count(text, "day ");
    struct quarter quarter = {0};
    date->count = 0;
    date->day = day_parse_iso(text);
    if (date->day != DAY_NONE) {
        date->form = DATE_ISO;
    } else if (weeks >= 0 || days >= 0) {
        date->form = weeks >= 0 ? DATE_WEEK : DATE_DAY;
        date->count = weeks >= 0 ? weeks : days;
    } else if (quarter_parse(text, &quarter, why)) {
        date->form = DATE_QUARTER;
        date->day = quarter_last_day(quarter.year, quarter.quarter);
    } else {
        *why = date_offer(arena, text);
        return false;
    }
    return true;
}

bool
quarter_parse(const char *text, struct quarter *quarter, const char **why)
{
    struct piece p[PIECES];
    bool shaped = strlen(text) == 7 && text[4] == '-' && text[5] == 'Q' &&
                  cut(text, p) == 3;
    if (!shaped || p[0].length != 4 || p[0].n < 1 || p[2].n < 1 || p[2].n > 4) {
        *why = "Write a quarter as 2026-Q3.";
        return false;
    }
    quarter->year = p[0].n;
    quarter->quarter = p[2].n;
    return true;
}

/* --- one known order --- */

day_t
day_in_order(const char *text, enum date_order order)
{
    static const int places[][3] = {[DATES_YEAR_FIRST] = {0, 1, 2},
        [DATES_DAY_FIRST] = {2, 1, 0},
        [DATES_MONTH_FIRST] = {2, 0, 1}};
    const int *at = places[order];
    struct piece p[PIECES];
    char date[12] = "";
    size_t length = strcspn(text, " T");
    if (length >= sizeof date || length == 0 || !text_digit(text[length - 1]))
        return DAY_NONE;
    memcpy(date, text, length);
    bool fits = cut(date, p) == 3 && all_numbers(p, 3) && !p[0].before &&
                p[1].before == p[2].before && strchr("./-", p[1].before);
    for (int i = 0; fits && i < 3; i++)
        fits = i == at[0] ? p[i].length == 4 : p[i].length <= 2;
    if (!fits || !day_is_real(p[at[0]].n, p[at[1]].n, p[at[2]].n))
        return DAY_NONE;
    return day_from_civil(p[at[0]].n, p[at[1]].n, p[at[2]].n);
}
