/* Whether a clause says how the customer's business goes, though things may be
 * done in it: "contracts signed six weeks earlier". */
#include "criteria/naming_clause.h"

#define HOUR 3600 /* seconds */

/* "No dose given late": what is done to nothing is no task; "no-show alert"
 * is one word. */
static bool
is_none(const struct clause *clause)
{
    int first = first_word(clause);
    return is(clause, first, WORD_NONE) && !joins_words(clause, first + 1) &&
           !saw(clause, WORD_SETUP);
}

/* A state that is a result where a movement or a level says how: "passed at
 * the first attempt". */
static bool
is_passed(const struct clause *clause)
{
    return saw_value(clause, WORD_STATE) && !saw(clause, WORD_SETUP) &&
           (clause->level || saw_movement(clause));
}

/* "Up by six months", not "up by Friday", "by 5 May" or "by 9 am" */
static bool
is_moved_by(const struct clause *clause)
{
    for (int i = clause->first; i + 3 < clause->end; i++) {
        const struct token *of = &clause->tokens->items[i + 3];
        if ((classes_at(clause, i) & (BIT(WORD_STATE) | BIT(WORD_MOVEMENT))) &&
            is(clause, i + 1, WORD_BY) && is_number(clause, i + 2) &&
            (token_sign(clause->tokens, i + 3, '%') ||
                (of->kind == TOKEN_WORD && of->length > 2 &&
                    !is(clause, i + 3, WORD_MONTH))))
            return true;
    }
    return false;
}

/* What the group from `i` names first that is no number or such. */
static int
find_noun(const struct clause *clause, int i)
{
    const uint64_t small = SMALL | BIT(WORD_ORDINAL) | BIT(WORD_NONE);
    while (i < clause->end &&
           (is_number(clause, i) || ((classes_at(clause, i) & small) &&
                                        !(classes_at(clause, i) & NOUNS))))
        i++;
    return i;
}

/* "Renewed three months before they end", "an hour after arrival", "two days
 * before": as far from what is none of the project's steps. */
static bool
is_timed(const struct clause *clause)
{
    const uint64_t dated = BIT(WORD_MONTH) | BIT(WORD_DAY) | BIT(WORD_YEAR) |
                           BIT(WORD_VAGUE) | MADE;
    for (int i = clause->first + 1; i + 1 < clause->end; i++) {
        if (!(classes_at(clause, i) & OF_TIME) ||
            !(is_number(clause, i - 1) || is(clause, i - 1, WORD_ARTICLE)))
            continue;
        const uint64_t joins = BIT(WORD_BY) | BIT(WORD_WITHIN);
        bool event = says(clause, i + 1, WORD_BREAK, "event");
        if (!event && !(classes_at(clause, i + 1) & joins))
            continue;
        int of = find_noun(clause, i + 2);
        return of == clause->end
                   ? event
                   : !(classes_at(clause, of) & dated) && of <= i + 4;
    }
    return false;
}

/* "Released on the third day", "closed on working day four" */
static bool
is_on_day(const struct clause *clause)
{
    bool done =
        saw(clause, WORD_TASK) || (clause->behind & 1u << FORM_PARTICIPLE);
    bool last =
        !lexicon_head_first(clause->lexicon) && !saw(clause, WORD_SETUP);
    for (int i = clause->first + 1; i < clause->end; i++)
        if (is(clause, i, WORD_UNIT) &&
            (is(clause, i - 1, WORD_ORDINAL) ||
                (last && is(clause, i - 1, WORD_BREAK) &&
                    is_number(clause, i + 1))))
            return done && !saw(clause, WORD_PEOPLE);
    return false;
}

/* "Rosters posted two weeks ahead" */
static bool
is_ahead(const struct clause *clause)
{
    return saw_as(clause, WORD_MOVEMENT, "ahead") &&
           (clause->level || clause->counted);
}

/* "Shop opened without overtime", "switched on without a second visit"; not
 * "without a pilot". */
static bool
is_without(const struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++) {
        if (!says(clause, i, WORD_MOVEMENT, "without"))
            continue;
        int noun = find_noun(clause, i + 1);
        if (is(clause, i + 1, WORD_FAILURE) || is(clause, i + 2, WORD_FAILURE))
            return true;
        return is_word(clause, noun) && !(classes_at(clause, noun) & MADE);
    }
    return false;
}

/* "With no loss", "zero complaints" */
static bool
is_spared(const struct clause *clause)
{
    for (int i = clause->first + 1; i < clause->end; i++)
        if (is(clause, i, WORD_FAILURE) && is(clause, i - 1, WORD_NONE))
            return true;
    return false;
}

/* "In four days instead of nine", "from nine days to four", "in March instead
 * of June" */
static bool
is_contrast(const struct clause *clause)
{
    bool number = false, month = false;
    for (int i = clause->first; i < clause->end; i++) {
        int of = skip_small(clause, i + 1);
        if (is(clause, i, WORD_FROM) && !value_at(clause, i, WORD_FROM) &&
            ((is_number(clause, of) && number && clause->level) ||
                (is(clause, of, WORD_MONTH) && month)))
            return true;
        number |= is_number(clause, i);
        month |= is(clause, i, WORD_MONTH);
    }
    return false;
}

/* "Down to eight weeks", "halved", not "held twice". */
static bool
is_moved(const struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++) {
        bool factor =
            is(clause, i, WORD_FACTOR) && !value_at(clause, i, WORD_FACTOR);
        if (factor ||
            (clause->level && says(clause, i, WORD_MOVEMENT, "moved")))
            return true;
    }
    return false;
}

/* "40 buses a week", "eleven sessions a day per therapist" */
static bool
is_rate(const struct clause *clause)
{
    int rates = 0;
    bool things = false;
    for (int i = clause->first + 1; i < clause->end; i++) {
        bool unit = classes_at(clause, i) & OF_TIME;
        rates += says(clause, i, WORD_MOVEMENT, "rate") ||
                 (says(clause, i, WORD_BREAK, "rate") &&
                     is(clause, i + 1, WORD_PEOPLE)) ||
                 (is(clause, i, WORD_AND) && is(clause, i + 1, WORD_UNIT)) ||
                 (is(clause, i, WORD_ARTICLE) && !is(clause, i, WORD_BREAK) &&
                     (classes_at(clause, i + 1) & OF_TIME));
        things |=
            is(clause, i, WORD_TRADE) && !unit && is_number(clause, i - 1);
    }
    return clause->counted && (rates > 1 || (rates > 0 && things));
}

/* "Costs per bed", not "recette par l'audit" */
static bool
is_per(const struct clause *clause)
{
    for (int i = clause->first; i < clause->end && !saw(clause, WORD_TASK); i++)
        if (says(clause, i, WORD_MOVEMENT, "rate") &&
            !is(clause, i + 1, WORD_BREAK) &&
            !(classes_at(clause, i + 1) & MADE))
            return true;
    return false;
}

/* "Cleaned twice a day", "out by the 5th of each month": over and over. */
static bool
is_recurring(const struct clause *clause)
{
    for (int i = clause->first; i + 1 < clause->end; i++) {
        uint64_t next = classes_at(clause, i + 1);
        bool each = is(clause, i, WORD_ALL) && (next & OF_TIME);
        bool times = says(clause, i, WORD_FACTOR, "times") &&
                     (says(clause, i + 1, WORD_MOVEMENT, "rate") ||
                         (next & BIT(WORD_ARTICLE) &&
                             classes_at(clause, i + 2) & OF_TIME));
        if (each || times)
            return !saw(clause, WORD_TOOL);
    }
    return false;
}

/* Tasks and papers of the trade at a level: "card activations above 70 %",
 * "building permits in eight weeks". */
static bool
is_of_business(const struct clause *clause)
{
    bool bounded = clause->level && saw(clause, WORD_BEYOND);
    return saw(clause, WORD_TRADE) && !saw(clause, WORD_TOOL) &&
           (clause->pace > 0 || bounded ||
               saw_as(clause, WORD_MOVEMENT, "moved") ||
               saw_as(clause, WORD_MOVEMENT, "well") || is_timed(clause));
}

/* "Divergencia de inventario": the noun that no list has is the head. */
static bool
is_of_unlisted(const struct clause *clause)
{
    int i = clause->head - 1;
    while (i > clause->first && (classes_at(clause, i) & SMALL) &&
           !says(clause, i, WORD_BREAK, "of"))
        i--;
    return lexicon_head_first(clause->lexicon) && i > clause->first &&
           says(clause, i, WORD_BREAK, "of") && is_word(clause, i - 1) &&
           !classes_at(clause, i - 1) && !clause->tokens->items[i - 1].forms;
}

static bool
head_is_made(const struct clause *clause, uint64_t made)
{
    return head_is(clause, made) && !head_is(clause, BIT(WORD_FAILURE)) &&
           !is_of_unlisted(clause);
}

bool
naming_is_result(const struct clause *clause)
{
    bool made = head_is_made(clause, MADE);
    bool tool = head_is_made(clause, BIT(WORD_TOOL)) &&
                !head_is(clause, BIT(WORD_TASK_NOUN));
    if (is_none(clause) || is_passed(clause) || is_moved_by(clause) ||
        is_ahead(clause) || is_without(clause) || is_spared(clause))
        return true;
    bool quick = clause->pace > 0 &&
                 (clause->pace < HOUR ||
                     (clause->pace == HOUR && !tool && saw(clause, WORD_TASK)));
    if (quick || (clause->amount && is_moved(clause)))
        return true;
    if (!tool && (is_contrast(clause) || is_moved(clause) || is_rate(clause) ||
                     is_of_business(clause)))
        return true;
    if (made)
        return clause->level &&
               (saw(clause, WORD_BEYOND) ||
                   (saw(clause, WORD_FROM) && saw(clause, WORD_TO))) &&
               (saw(clause, WORD_TRADE) ||
                   !(clause->seen & (BIT(WORD_TASK) | BIT(WORD_TASK_NOUN))));
    if (saw_as(clause, WORD_MOVEMENT, "well") || is_timed(clause) ||
        is_on_day(clause) || is_recurring(clause))
        return true;
    bool done_to_people =
        saw(clause, WORD_TASK) && saw(clause, WORD_PEOPLE) &&
        (!lexicon_head_first(clause->lexicon) ||
            first_of(clause, WORD_PEOPLE) < first_of(clause, WORD_TRADE)) &&
        !(clause->pace > 0 && clause->pace <= HOUR);
    if (clause->level)
        return !done_to_people;
    return (saw_movement(clause) || is_per(clause)) && !done_to_people;
}
