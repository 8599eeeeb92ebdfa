#include "document/words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/foreign.h"
#include "document/formats.h"
#include "document/languages.h"
#include "document/numbers.h"
#include "document/quotes.h"

#define NO_BREAK "\xC2\xA0"

struct pair {
    const char *key, *text;
};

/* What was opened for a locale. */
struct opened {
    const char *locale;
    struct formats *formats;
    struct language_chain chain;
    struct formats_quotes quotes;
    const char *tied; /* letters that are words, or NULL */
    /* As words_each tells them, unmarked and marked; NULL: not yet made. */
    struct pair *plain[2];
    int plain_count;
    struct opened *next;
};

struct words {
    struct arena *arena; /* of the word files and of `opened` */
    struct languages *languages;
    const struct language *english;
    struct opened *all, *now;
    bool marks; /* what is English for want of a word is marked so */
};

/* --- the run's words --- */

struct words *
words_new(const char *folder)
{
    struct arena *arena = arena_new();
    struct words *words = ARENA_NEW(arena, struct words);
    words->arena = arena;
    words->languages = languages_new(arena, folder);
    words->english = language_open(words->languages, "en");
    words_locale(words, "en-GB");
    return words;
}

void
words_free(struct words *words)
{
    if (!words)
        return;
    for (struct opened *o = words->all; o; o = o->next)
        formats_free(o->formats);
    arena_free(words->arena);
}

/* In the locale's own files. */
static const char *
own_text(const struct opened *opened, const char *key)
{
    const struct language_chain *chain = &opened->chain;
    const char *text = NULL;
    for (int i = 0; !text && i < chain->count; i++)
        text = language_text(chain->languages[i], key);
    return text;
}

void
words_locale(struct words *words, const char *locale)
{
    if (text_blank(locale))
        locale = "en-GB";
    for (struct opened *o = words->all; o; o = o->next)
        if (text_is(o->locale, locale)) {
            words->now = o;
            return;
        }
    struct opened *opened = ARENA_NEW(words->arena, struct opened);
    opened->locale = arena_strdup(words->arena, locale);
    opened->formats = formats_new(locale);
    opened->chain =
        languages_of(words->languages, formats_tag(opened->formats));
    opened->tied = own_text(opened, "tied");
    const char *marks = own_text(opened, "quotes");
    if (!marks || !quotes_read(marks, &opened->quotes))
        opened->quotes = *formats_quotes(opened->formats);
    opened->next = words->all;
    words->all = words->now = opened;
}

const char *
words_tag(const struct words *words)
{
    return formats_tag(words->now->formats);
}

bool
words_right_to_left(const struct words *words)
{
    return formats_right_to_left(words->now->formats);
}

void
words_mark_foreign(struct words *words, bool on)
{
    words->marks = on;
}

static const char *
find(const struct words *words, const char *key, bool *foreign)
{
    const char *text = own_text(words->now, key);
    *foreign = !text;
    return text ? text : language_text(words->english, key);
}

const char *
words_find(struct words *words, const char *key)
{
    bool foreign;
    return find(words, key, &foreign);
}

/* Whether a word of one of these letters, alone, stands before the space. */
static bool
is_short_word(const char *text, const char *space, const char *letters)
{
    if (*space != ' ' || space == text ||
        !strchr(letters, tolower((unsigned char)space[-1])))
        return false;
    return space - text == 1 || strchr(" (\n", space[-2]) ||
           (space - text >= 3 && memcmp(space - 3, NO_BREAK, 2) == 0);
}

/* Slavic typography ends no line with a word of one letter. */
static const char *
short_words_tied(struct words *words, struct arena *arena, const char *text)
{
    const char *letters = words->now->tied;
    if (!letters)
        return text;
    struct buf out = {0};
    for (const char *p = text; *p; p++) {
        if (is_short_word(text, p, letters))
            buf_str(&out, NO_BREAK);
        else
            buf_char(&out, *p);
    }
    const char *kept = arena_strndup(arena, out.p ? out.p : "", out.n);
    buf_free(&out);
    return kept;
}

const char *
words_quoted(struct words *words, struct arena *arena, const char *text)
{
    text = quotes_set(arena, text, &words->now->quotes);
    return short_words_tied(words, arena, text);
}

/* A text of the word files as it stands in a document. */
static const char *
set(struct words *words, struct arena *arena, const char *text, bool foreign)
{
    text = words_quoted(words, arena, text);
    return foreign && words->marks ? foreign_mark(arena, text) : text;
}

const char *
words_word(struct words *words, struct arena *arena, const char *key)
{
    bool foreign;
    const char *text = find(words, key, &foreign);
    return text ? set(words, arena, text, foreign) : NULL;
}

/* Those that nothing is filled into. */
static struct pair *
make_plain(struct words *words, int *plain_count)
{
    const int count = language_count(words->english);
    struct pair *plain = ARENA_ARRAY(words->arena, struct pair, count + 1);
    *plain_count = 0;
    for (int i = 0; i < count; i++) {
        const char *key = language_key(words->english, i);
        bool foreign;
        const char *text = find(words, key, &foreign);
        if (!strchr(text, '{'))
            plain[(*plain_count)++] =
                (struct pair){key, set(words, words->arena, text, foreign)};
    }
    return plain;
}

void
words_each(struct words *words,
    void (*each)(void *context, const char *key, const char *text),
    void *context)
{
    struct opened *now = words->now;
    struct pair **plain = &now->plain[words->marks];
    if (!*plain)
        *plain = make_plain(words, &now->plain_count);
    for (int i = 0; i < now->plain_count; i++)
        each(context, (*plain)[i].key, (*plain)[i].text);
}

/* --- saying --- */

struct filling {
    const char *name, *value;
};
enum { FILLINGS = 8 };

static int
read_fillings(va_list args, struct filling *fillings, int count)
{
    const char *name;
    while (count < FILLINGS && (name = va_arg(args, const char *))) {
        fillings[count].name = name;
        fillings[count++].value = va_arg(args, const char *);
    }
    return count;
}

static const char *
value_of(const struct filling *fillings, int count, const char *name, size_t n)
{
    for (int i = 0; i < count; i++)
        if (strlen(fillings[i].name) == n &&
            memcmp(fillings[i].name, name, n) == 0)
            return fillings[i].value ? fillings[i].value : "";
    return NULL;
}

/* Names keep apart in a sentence of the other direction. */
static void
keep_apart(const struct words *words, struct arena *arena,
    struct filling *fillings, int count, bool foreign)
{
    bool right_to_left = !foreign && words_right_to_left(words);
    for (int i = 0; i < count; i++)
        if (fillings[i].value)
            fillings[i].value =
                foreign_apart(arena, fillings[i].value, right_to_left);
}

static const char *
fill_typed(struct arena *arena, const char *text,
    const struct filling *fillings, int count)
{
    const char *brace = strchr(text, '{');
    if (!brace)
        return arena_strdup(arena, text);
    struct buf out = {0};
    for (; brace; brace = strchr(text, '{')) {
        const char *end = strchr(brace, '}');
        const char *value = end ? value_of(fillings, count, brace + 1,
                                      (size_t)(end - brace - 1))
                                : NULL;
        buf_add(&out, text, (size_t)(brace - text) + !value);
        if (value)
            buf_str(&out, value);
        text = value ? end + 1 : brace + 1;
    }
    buf_str(&out, text);
    struct slice whole = buf_slice(&out);
    const char *kept = arena_strndup(arena, whole.p, whole.n);
    buf_free(&out);
    return kept;
}

static const char *
say_typed(struct words *words, struct arena *arena, const char *key,
    va_list args, bool marks, bool *foreign)
{
    struct filling fillings[FILLINGS];
    int count = read_fillings(args, fillings, 0);
    const char *text = find(words, key, foreign);
    if (marks)
        keep_apart(words, arena, fillings, count, *foreign);
    return fill_typed(arena, text ? text : key, fillings, count);
}

const char *
words_say(struct words *words, struct arena *arena, const char *key, ...)
{
    va_list args;
    va_start(args, key);
    bool foreign;
    const char *text =
        say_typed(words, arena, key, args, words->marks, &foreign);
    va_end(args);
    return set(words, arena, text, foreign);
}

const char *
words_typed(struct words *words, struct arena *arena, const char *key, ...)
{
    va_list args;
    va_start(args, key);
    bool foreign;
    const char *text = say_typed(words, arena, key, args, false, &foreign);
    va_end(args);
    return text;
}

static const char *
form_of(struct arena *arena, const struct language *language, const char *key,
    int64_t micro, const char *category)
{
    const char *const forms[] = {
        micro == 0 ? "zero" : category, category, "other"};
    const char *text = NULL;
    for (int i = 0; !text && i < 3; i++)
        text = language_text(
            language, arena_printf(arena, "%s.%s", key, forms[i]));
    return text;
}

/* The key's text in the number's form; English has forms of its own. */
static const char *
find_form(struct words *words, struct arena *arena, const char *key,
    int64_t micro, bool *foreign)
{
    *foreign = false;
    const struct opened *now = words->now;
    const char *category = numbers_plural(formats_numbers(now->formats), micro);
    for (int i = 0; i < now->chain.count; i++) {
        const char *text =
            form_of(arena, now->chain.languages[i], key, micro, category);
        if (text)
            return text;
    }
    *foreign = true;
    return form_of(
        arena, words->english, key, micro, micro == 1000000 ? "one" : "other");
}

static const char *
say_form(struct words *words, struct arena *arena, const char *key,
    int64_t micro, struct filling *fillings, int count)
{
    bool foreign;
    const char *text = find_form(words, arena, key, micro, &foreign);
    if (words->marks)
        keep_apart(words, arena, fillings, count, foreign);
    return set(words, arena,
        fill_typed(arena, text ? text : key, fillings, count), foreign);
}

const char *
words_count(
    struct words *words, struct arena *arena, const char *key, int n, ...)
{
    struct filling fillings[FILLINGS];
    fillings[0].name = "n";
    fillings[0].value = words_number(words, arena, (int64_t)n * 1000000, 0);
    va_list args;
    va_start(args, n);
    int count = read_fillings(args, fillings, 1);
    va_end(args);
    return say_form(words, arena, key, (int64_t)n * 1000000, fillings, count);
}

const char *
words_amount(struct words *words, struct arena *arena, const char *key,
    int64_t micro, int decimals)
{
    struct filling n = {"n", words_number(words, arena, micro, decimals)};
    return say_form(words, arena, key, micro, &n, 1);
}

const char *
words_list(struct words *words, struct arena *arena, const char *const *items,
    int count)
{
    const char **apart = ARENA_ARRAY(arena, const char *, count + 1);
    for (int i = 0; i < count; i++)
        apart[i] = words->marks ? foreign_apart(arena, items[i],
                                      words_right_to_left(words))
                                : items[i];
    return short_words_tied(
        words, arena, formats_list(words->now->formats, arena, apart, count));
}

/* --- dates, numbers and levels --- */

/* The first of a month has an ordinal in some languages: "1er octobre". */
static const char *
with_first(struct arena *arena, const char *text, const char *first)
{
    for (const char *p = text; *p; p += strcspn(p, "0123456789")) {
        size_t n = strspn(p, "0123456789");
        if (n == 1 && *p == '1')
            return arena_printf(
                arena, "%.*s%s%s", (int)(p - text), text, first, p + 1);
        p += n;
    }
    return text;
}

const char *
words_date(
    struct words *words, struct arena *arena, day_t day, enum date_style style)
{
    const char *text = formats_date(words->now->formats, arena, day, style);
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    if (of_month != 1 || style == DATE_MONTH || style == DATE_QUARTER_YEAR)
        return text;
    const char *first = own_text(words->now, "day.first");
    return first ? with_first(arena, text, first) : text;
}

const char *
words_time(struct words *words, struct arena *arena, int minutes)
{
    return formats_time(words->now->formats, arena, minutes);
}

const char *
words_number(
    struct words *words, struct arena *arena, int64_t micro, int decimals)
{
    return numbers_plain(
        formats_numbers(words->now->formats), arena, micro, decimals);
}

static const char *
percentage(struct words *words, struct arena *arena, int64_t micro)
{
    const char *own = own_text(words->now, "percent");
    struct filling n = {"n", own ? words_number(words, arena, micro, -1) : ""};
    return own ? set(words, arena, fill_typed(arena, own, &n, 1), false)
               : numbers_percent(
                     formats_numbers(words->now->formats), arena, micro);
}

static bool
is_time(const char *unit)
{
    static const char *const units[] = {"s", "min", "h", "d", "w"};
    return text_among(unit, units, sizeof units / sizeof *units);
}

const char *
words_quantity(
    struct words *words, struct arena *arena, int64_t micro, const char *unit)
{
    if (text_blank(unit))
        return words_number(words, arena, micro, -1);
    if (unit_is_currency(unit))
        return arena_printf(arena, "%s%s",
            numbers_money(formats_numbers(words->now->formats), arena, micro,
                arena_strndup(arena, unit, 3)),
            unit + 3);
    if (text_is(unit, "%"))
        return percentage(words, arena, micro);
    if (is_time(unit))
        return words_amount(
            words, arena, arena_printf(arena, "unit.%s", unit), micro, -1);
    return arena_printf(
        arena, "%s" NO_BREAK "%s", words_number(words, arena, micro, -1), unit);
}

static const char *const time_names[] = {[TIME_SECOND] = "second",
    [TIME_MINUTE] = "minute",
    [TIME_HOUR] = "hour",
    [TIME_DAY] = "day",
    [TIME_WEEK] = "week",
    [TIME_MONTH] = "month",
    [TIME_QUARTER] = "quarter"};

const char *
words_duration(
    struct words *words, struct arena *arena, struct duration duration)
{
    const char *key =
        arena_printf(arena, "duration.%s", time_names[duration.unit]);
    return words_count(words, arena, key, duration.count, (char *)NULL);
}

const char *
words_every(struct words *words, struct arena *arena, struct duration every)
{
    const char *key = arena_printf(arena, "every.%s", time_names[every.unit]);
    return words_count(words, arena, key, every.count, (char *)NULL);
}

/* --- what a language lacks --- */

enum { NAMED = 5 };

static const char *
gap_of(struct words *words, struct arena *arena, const struct opened *opened)
{
    const struct language_chain *chain = &opened->chain;
    const char *name = language_name(chain->languages[chain->count - 1]);
    struct buf keys = {0};
    int count = 0, known = 0;
    for (int i = 0; i < chain->count; i++)
        known += language_count(chain->languages[i]);
    if (text_is(name, "en"))
        return NULL;
    if (known == 0)
        return arena_printf(arena,
            "there are no words in \"%s\" (words/%s.words): English stands in "
            "their place",
            name, name);
    const char **missing =
        languages_missing(arena, chain, words->english, &count);
    for (int i = 0; i < count && i < NAMED; i++)
        buf_printf(&keys, "%s%s", i > 0 ? ", " : "", missing[i]);
    const char *gap = NULL;
    if (count > NAMED)
        buf_printf(&keys, " and %d more", count - NAMED);
    if (count)
        gap = arena_printf(arena,
            "words/%s.words has no text for %s: English stands in its place",
            name, keys.p);
    buf_free(&keys);
    return gap;
}

const char **
words_gaps(struct words *words, struct arena *arena, int *count)
{
    int opened = 0, kept = 0;
    for (const struct opened *o = words->all; o; o = o->next)
        opened++;
    const char **gaps = ARENA_ARRAY(arena, const char *, opened + 1);
    *count = 0;
    for (const struct opened *o = words->all; o; o = o->next) {
        const char *gap = gap_of(words, arena, o);
        if (gap)
            gaps[(*count)++] = gap;
    }
    qsort(gaps, (size_t)*count, sizeof *gaps, text_compare);
    for (int i = 0; i < *count; i++)
        if (kept == 0 || !text_is(gaps[kept - 1], gaps[i]))
            gaps[kept++] = gaps[i];
    *count = kept;
    return gaps;
}
