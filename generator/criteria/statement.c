#include "criteria/statement.h"

#include <string.h>

#include "base/text.h"

#define LOOK_BACK 8
#define LOOK_AHEAD 8

struct reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    struct tokens tokens;
    const char *unit;
    struct statement_reading *reading;
    int room;
};

static bool
is(const struct reader *reader, int i, enum lexicon_class class)
{
    return token_is(&reader->tokens, i, class);
}

/* "→", and "->" or "=>" seen from their last sign */
static bool
is_arrow(const struct reader *reader, int last)
{
    const struct tokens *tokens = &reader->tokens;
    if (token_sign(tokens, last, 0x2192) || token_sign(tokens, last, 0x21D2) ||
        token_sign(tokens, last, 0x279C))
        return true;
    return token_sign(tokens, last, '>') && tokens->items[last].glued &&
           (token_sign(tokens, last - 1, '-') ||
               token_sign(tokens, last - 1, '=') ||
               token_sign(tokens, last - 1, 0x2013));
}

static bool
is_comparison(const struct reader *reader, int i)
{
    static const uint32_t signs[] = {'<', '>', 0x2264, 0x2265};
    for (int s = 0; s < 4; s++)
        if (token_sign(&reader->tokens, i, signs[s]))
            return true;
    return false;
}

static bool
is_passed_over(const struct reader *reader, int i)
{
    static const uint32_t signs[] = {'~', ':', '(', 0x2248, '='};
    for (int s = 0; s < 5; s++)
        if (token_sign(&reader->tokens, i, signs[s]))
            return true;
    return is(reader, i, WORD_SKIP) || is(reader, i, WORD_ARTICLE);
}

/* "today there are", "now callers wait": farther off, in the same clause */
static bool
now_before(const struct reader *reader, int i)
{
    for (int n = 0; i >= 0 && n < LOOK_BACK; i--, n++) {
        if (is(reader, i, WORD_NOW))
            return true;
        if (reader->tokens.items[i].kind != TOKEN_WORD ||
            is(reader, i, WORD_TO) || is(reader, i, WORD_BEYOND) ||
            is(reader, i, WORD_UNIT))
            return false;
    }
    return false;
}

/* "de", "na": the list has a value for a word that may mean less. */
static bool
is_weak(const struct reader *reader, int i, enum lexicon_class class)
{
    return is(reader, i, class) && token_value(reader->lexicon,
                                       &reader->tokens.items[i], class) != NULL;
}

/* The part that the words before a figure give it. */
static void
look_back(const struct reader *reader, struct statement_figure *figure)
{
    bool bounded = false;
    bool time = unit_seconds(figure->amount.unit) > 0;
    figure->role = FIGURE_OPEN;
    for (int i = figure->amount.first - 1, n = 0; i >= 0 && n < LOOK_BACK;
         i--, n++) {
        figure->strong = true;
        if (is_arrow(reader, i) || is(reader, i, WORD_TO)) {
            figure->role = FIGURE_TO;
            figure->weak = is_weak(reader, i, WORD_TO);
            return;
        }
        if (is(reader, i, WORD_FROM) || is(reader, i, WORD_NOW)) {
            figure->role = FIGURE_FROM;
            figure->weak = is_weak(reader, i, WORD_FROM);
            return;
        }
        if (is(reader, i, WORD_BY) && (!is_weak(reader, i, WORD_BY) ||
                                          text_is(figure->amount.unit, "%"))) {
            figure->role = FIGURE_RELATIVE;
            return;
        }
        if (is(reader, i, WORD_BEYOND) || is_comparison(reader, i) ||
            (is(reader, i, WORD_WITHIN) && time))
            bounded = true;
        else if (!is_passed_over(reader, i)) {
            if (bounded || !now_before(reader, i))
                break;
            figure->role = FIGURE_FROM;
            return;
        }
    }
    figure->strong = false;
    if (bounded)
        figure->role = FIGURE_TO;
}

static bool
is_arrow_after(const struct reader *reader, int last)
{
    return is_arrow(reader, last + 1) || is_arrow(reader, last + 2);
}

/* The words behind a figure speak where those before it do not. */
static void
look_ahead(const struct reader *reader, struct statement_figure *figure)
{
    int last = figure->amount.last;
    if (figure->strong && figure->role == FIGURE_TO)
        return;
    if (is(reader, last + 1, WORD_RELATIVE) && figure->role == FIGURE_OPEN) {
        figure->role = FIGURE_RELATIVE;
        return;
    }
    if (figure->role == FIGURE_OPEN && is_arrow_after(reader, last)) {
        figure->role = FIGURE_FROM;
        figure->strong = true;
        return;
    }
    for (int i = last + 1; i <= last + LOOK_AHEAD; i++) {
        if (i >= reader->tokens.count ||
            reader->tokens.items[i].kind != TOKEN_WORD ||
            is(reader, i, WORD_TO) || is(reader, i, WORD_BEYOND) ||
            is(reader, i, WORD_BY))
            return;
        if (is(reader, i, WORD_NOW)) {
            figure->role = FIGURE_FROM;
            figure->strong = true;
            return;
        }
    }
}

static void
place_of(const struct reader *reader, int first, int last, size_t *at,
    size_t *length)
{
    const struct token *begin = &reader->tokens.items[first];
    const struct token *end = &reader->tokens.items[last];
    *at = begin->at;
    *length = end->at + end->length - begin->at;
}

static void
add_figure(struct reader *reader, const struct amount *amount)
{
    struct statement_reading *reading = reader->reading;
    reading->figures = arena_grow(reader->arena, reading->figures,
        reading->count, &reader->room, sizeof *reading->figures);
    struct statement_figure *figure = &reading->figures[reading->count++];
    *figure = (struct statement_figure){.amount = *amount};
    place_of(reader, amount->first, amount->last, &figure->at, &figure->length);
    look_back(reader, figure);
    if (figure->role == FIGURE_OPEN ||
        (figure->role == FIGURE_TO && !figure->strong))
        look_ahead(reader, figure);
    reading->relative |= figure->role == FIGURE_RELATIVE;
}

/* Of several dates the first that follows by or until, else the last. */
static bool
is_better(const struct sentence_date *date, const struct sentence_date *best)
{
    if (best->kind == DATE_NONE || date->bound != best->bound)
        return best->kind == DATE_NONE || date->bound;
    return !date->bound;
}

static void
find_all(struct reader *reader)
{
    struct statement_reading *reading = reader->reading;
    int64_t level = unit_seconds(reader->unit);
    for (int i = 0; i < reader->tokens.count; i++) {
        struct sentence_date date;
        struct amount amount;
        if (sentence_date_at(
                reader->lexicon, &reader->tokens, i, level, &date)) {
            if (is_better(&date, &reading->by))
                reading->by = date;
            i = date.last;
        } else if (amount_at(reader->arena, reader->lexicon, &reader->tokens, i,
                       &amount)) {
            add_figure(reader, &amount);
            i = amount.last;
        } else if (is(reader, i, WORD_FACTOR))
            reading->relative = true;
    }
}

static bool
has_role(const struct reader *reader, const struct statement_figure *except,
    enum figure_role role)
{
    for (int i = 0; i < reader->reading->count; i++) {
        const struct statement_figure *figure = &reader->reading->figures[i];
        if (figure != except && figure->role == role && !figure->weak)
            return true;
    }
    return false;
}

/* "De 8 h à 2 h" has a from; "réduire de 20 %" a change; "de 2 h contre 8 h"
 * a level.  "Na 1000" beside another to is per thousand. */
static void
settle_weak(struct reader *reader)
{
    struct statement_reading *reading = reader->reading;
    for (int i = 0; i < reading->count; i++) {
        struct statement_figure *figure = &reading->figures[i];
        bool share = text_is(figure->amount.unit, "%");
        if (!figure->weak)
            continue;
        if (figure->role == FIGURE_TO) {
            if (!*figure->amount.unit && has_role(reader, figure, FIGURE_TO))
                figure->role = FIGURE_RELATIVE;
        } else if (has_role(reader, figure, FIGURE_FROM))
            figure->role = FIGURE_OPEN;
        else if (share && !has_role(reader, figure, FIGURE_TO) &&
                 !has_role(reader, figure, FIGURE_OPEN)) {
            figure->role = FIGURE_RELATIVE;
            reading->relative = true;
        }
    }
}

/* "tickets" is the unit tickets, or ticket. */
static bool
is_noun_of(const char *noun, const char *unit)
{
    size_t n = strlen(noun), m = strlen(unit);
    n -= n > 1 && noun[n - 1] == 's';
    m -= m > 1 && unit[m - 1] == 's';
    return n > 0 && n == m && strncasecmp(noun, unit, n) == 0;
}

/* "Two agents", but not "four in five" where the level is a share. */
static bool
is_only_spelt(const struct reader *reader, const struct amount *amount)
{
    return amount->spelt &&
           !(text_is(amount->unit, "%") && text_is(reader->unit, "%"));
}

/* How well a figure suits a part: 0 not at all. */
static int
suits(const struct reader *reader, const struct statement_figure *figure,
    enum figure_role role)
{
    const struct amount *amount = &figure->amount;
    if (figure->role != role)
        return 0;
    bool fits = amount_fits(amount, reader->unit);
    bool named = *amount->unit || is_noun_of(amount->noun, reader->unit);
    if (role == FIGURE_OPEN)
        return !fits || is_only_spelt(reader, amount) ? 0 : named ? 2 : 1;
    return 1 + 4 * fits + 2 * figure->strong + (fits && named);
}

static int
best_score(const struct reader *reader, enum figure_role role)
{
    int best = 0;
    for (int i = 0; i < reader->reading->count; i++) {
        int score = suits(reader, &reader->reading->figures[i], role);
        best = score > best ? score : best;
    }
    return best;
}

/* The nth (from 0) of the figures that suit a part best, or NULL. */
static const struct statement_figure *
best_of(const struct reader *reader, enum figure_role role, int nth)
{
    int best = best_score(reader, role);
    for (int i = 0; best > 0 && i < reader->reading->count; i++) {
        struct statement_figure *figure = &reader->reading->figures[i];
        if (suits(reader, figure, role) == best && nth-- == 0)
            return figure;
    }
    return NULL;
}

/* "In thirty minutes, target ten": within was no target. */
static void
settle_bounded(struct reader *reader)
{
    struct statement_reading *reading = reader->reading;
    if (reading->from || !reading->to || !reading->to->strong)
        return;
    for (int i = 0; i < reading->count; i++) {
        const struct statement_figure *figure = &reading->figures[i];
        if (figure->role == FIGURE_TO && !figure->strong &&
            *figure->amount.unit &&
            amount_fits(&figure->amount, reader->unit) &&
            figure->amount.last < reading->to->amount.first)
            reading->from = figure;
    }
}

/* What is left open goes to the part that is missing, if that is certain. */
static void
settle_open(struct reader *reader)
{
    struct statement_reading *reading = reader->reading;
    const struct statement_figure *first = best_of(reader, FIGURE_OPEN, 0);
    const struct statement_figure *second = best_of(reader, FIGURE_OPEN, 1);
    if (!first || (reading->from && reading->to))
        return;
    if (!reading->from && !reading->to) {
        reading->open[0] = second ? first : NULL;
        reading->open[1] = second;
    } else if (second) {
        reading->open[0] = first;
        reading->open[1] = second;
    } else if (reading->from)
        reading->to = first;
    else
        reading->from = first;
}

/* A date between from and to, without by, says since when it stands so. */
static bool
dates_the_from(const struct statement_reading *reading)
{
    return !reading->by.bound && reading->from && reading->to &&
           reading->from->amount.last < reading->by.first &&
           reading->by.last < reading->to->amount.first;
}

struct statement_reading
statement_read(struct arena *arena, const struct lexicon *lexicon,
    const char *text, const char *unit)
{
    struct statement_reading reading = {
        .tokens = tokens_of(arena, lexicon, text)};
    struct reader reader = {.arena = arena,
        .lexicon = lexicon,
        .tokens = reading.tokens,
        .unit = unit,
        .reading = &reading};
    find_all(&reader);
    settle_weak(&reader);
    reading.from = best_of(&reader, FIGURE_FROM, 0);
    reading.to = best_of(&reader, FIGURE_TO, 0);
    settle_open(&reader);
    settle_bounded(&reader);
    if (dates_the_from(&reading))
        reading.by.kind = DATE_NONE;
    if (reading.by.kind != DATE_NONE)
        place_of(&reader, reading.by.first, reading.by.last, &reading.by_at,
            &reading.by_length);
    return reading;
}
