#include "criteria/naming.h"

#include <string.h>

#include "base/text.h"
#include "criteria/naming_clause.h"
#include "criteria/naming_group.h"
#include "criteria/statement.h"

/* A verb's form and no noun. */
static bool
is_done(const struct clause *clause, int i)
{
    uint64_t classes = classes_at(clause, i);
    if (classes & (BIT(WORD_TASK) | BIT(WORD_STATE)))
        return !(classes & NOUNS);
    return !(classes & ~(VERBAL | BIT(WORD_MOVEMENT))) &&
           has_form(clause, i, FORM_PARTICIPLE);
}

static bool
ends_group(const struct clause *clause, int i)
{
    bool article = clause->lexicon && lexicon_comma_decimal(clause->lexicon) &&
                   is(clause, i, WORD_ARTICLE);
    bool within = joins_words(clause, i - 1) && joins_words(clause, i + 1);
    return !is_word(clause, i) || is_number(clause, i) || article ||
           (is(clause, i, WORD_BREAK) && !(classes_at(clause, i) & NOUNS) &&
               !within); /* "cost-per-bed report" */
}

/* "Dashboard Krankenstand", "Workshop Reklamationen": where nouns are capital
 * and grow together, a noun behind one of ours says what it is about. */
static bool
is_apposed(const struct clause *clause, int i)
{
    return lexicon_capital_nouns(clause->lexicon) && i > clause->first &&
           clause->tokens->items[i].capital &&
           clause->tokens->items[i - 1].capital &&
           (classes_at(clause, i - 1) & MADE) &&
           !(classes_at(clause, i - 1) & BIT(WORD_FAILURE));
}

/* "Gibt den Umfang frei", "Meister melden Schäden": a word that is no noun,
 * before another group. */
static bool
is_verb_of_last(const struct clause *clause, int i)
{
    if (!lexicon_capital_nouns(clause->lexicon) ||
        clause->tokens->items[i].capital)
        return false;
    if (!classes_at(clause, i))
        return is(clause, i + 1, WORD_ARTICLE);
    return is(clause, i, WORD_USE) && is_word(clause, i + 1) &&
           clause->tokens->items[i + 1].capital;
}

/* Where the noun stands last the group ends at a preposition, an auxiliary, a
 * sign, or a participle behind a noun. */
static int
find_last_head(const struct clause *clause)
{
    int head = -1;
    for (int i = clause->first; i < clause->end; i++) {
        if (joins_words(clause, i))
            continue;
        if (ends_group(clause, i)) {
            if (head >= 0)
                break;
            continue;
        }
        const uint64_t before =
            BIT(WORD_OF) | BIT(WORD_WITHIN) | BIT(WORD_ORDINAL);
        bool counts = (classes_at(clause, i) & before) &&
                      is_number(clause, i + 1); /* four out of five */
        if (counts ||
            (is(clause, i, WORD_MEASURE) && !(classes_at(clause, i) & NOUNS)))
            continue;
        bool verb = is_verb_of_last(clause, i);
        if (head >= 0 && (is_done(clause, i) || is_apposed(clause, i) || verb))
            break;
        head = i;
    }
    return head;
}

/* Where it stands first: the first that is known for a noun, else the first
 * that is no small word, verb or number. */
static int
find_first_head(const struct clause *clause)
{
    int head = -1;
    for (int i = clause->first; i < clause->end; i++) {
        uint64_t classes = classes_at(clause, i);
        if (!is_word(clause, i) || is_number(clause, i) ||
            is(clause, i, WORD_MEASURE))
            continue;
        if (classes & NOUNS)
            return i;
        if (head >= 0 && is(clause, i, WORD_MOVEMENT) &&
            is(clause, i, WORD_BREAK))
            break; /* "lancé sans reprise" */
        if (classes & (SMALL | BIT(WORD_TASK) | BIT(WORD_BEYOND)))
            continue;
        if (head >= 0)
            break;
        head = i;
    }
    return head;
}

/* The level is bounded, or with `within` a stretch of time. */
static bool
is_bounded(const struct clause *clause, int i, uint64_t within)
{
    const uint64_t bounds = BIT(WORD_BEYOND) | BIT(WORD_TO) | within;
    for (int back = i - 1; back >= clause->first && back >= i - 3; back--) {
        if (classes_at(clause, back) & bounds)
            return true;
        if (is(clause, back, WORD_FROM) && !value_at(clause, back, WORD_FROM))
            return true;
        if (!(classes_at(clause, back) & (BIT(WORD_SKIP) | BIT(WORD_ARTICLE))))
            break;
    }
    return false;
}

/* "Two-hour course", "half the planners": no level of theirs. */
static bool
is_level(const struct clause *clause, const struct amount *amount)
{
    if (is_bounded(clause, amount->first, 0))
        return true;
    return *amount->unit;
}

/* "18:30", "2 pm": by then is a level. */
static bool
is_clock(const struct clause *clause, int i)
{
    if (is_number(clause, i) && says(clause, i + 1, WORD_PERIOD, "clock"))
        return true;
    bool hour = i + 1 == clause->end && is(clause, i, WORD_NUMBER) &&
                is(clause, i - 1, WORD_BY) && !is(clause, i - 2, WORD_MOVEMENT);
    if (hour) /* "ready by three" */
        return true;
    return i + 2 < clause->end && is_number(clause, i) &&
           token_sign(clause->tokens, i + 1, ':') && is_number(clause, i + 2);
}

/* "W tydzień", "en une semaine", "within the hour": the seconds of the one
 * within which it is, or 0. */
static int64_t
within_one(const struct clause *clause, int i)
{
    bool last = !lexicon_head_first(clause->lexicon);
    if (!is(clause, i, WORD_WITHIN) || (last && !is(clause, i, WORD_MOVEMENT)))
        return 0;
    bool one = is(clause, i + 1, WORD_ARTICLE) &&
               (last || is(clause, i + 1, WORD_NUMBER));
    int at = i + 1 + (one || (last && is(clause, i + 1, WORD_SKIP)));
    const char *unit = value_at(clause, at, WORD_UNIT);
    return unit && at + 1 == clause->end && is_word(clause, at)
               ? unit_seconds(unit)
               : 0;
}

/* "Skrócone do tygodnia", "cut to an hour": the same of what moved. */
static int64_t
down_to_one(const struct clause *clause, int i)
{
    int at = i + 1 + is(clause, i + 1, WORD_ARTICLE);
    const char *unit = value_at(clause, at, WORD_UNIT);
    return is(clause, i, WORD_TO) && unit && at + 1 == clause->end &&
                   says(clause, i - 1, WORD_MOVEMENT, "moved")
               ? unit_seconds(unit)
               : 0;
}

/* "Third sitting" is no third of it. */
static bool
is_ordinal(const struct clause *clause, const struct amount *amount)
{
    int i = amount->first;
    return i == amount->last && is(clause, i, WORD_ORDINAL) &&
           is(clause, i, WORD_FRACTION) && !is(clause, i - 1, WORD_ARTICLE) &&
           is_word(clause, i + 1) && !is(clause, i + 1, WORD_RELATIVE);
}

static void
look(struct arena *arena, struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++) {
        uint64_t before = clause->seen;
        clause->seen |= classes_at(clause, i);
        if (is_order_only(clause, i))
            clause->seen &= ~BIT(WORD_TASK) | before;
        clause->counted |= is_number(clause, i) || is(clause, i, WORD_ALL);
        clause->measure |= is(clause, i, WORD_MEASURE);
    }
    for (int i = clause->first; i < clause->end; i++) {
        struct amount amount;
        clause->level |= is_clock(clause, i);
        int64_t one = within_one(clause, i);
        if (one == 0)
            one = down_to_one(clause, i);
        if (one > 0) {
            clause->level = clause->amount = true;
            clause->pace = one;
        }
        if (!amount_at(arena, clause->lexicon, clause->tokens, i, &amount) ||
            is_ordinal(clause, &amount))
            continue;
        if (is_level(clause, &amount))
            clause->level = true;
        clause->amount |= *amount.unit && !text_is(amount.unit, "%");
        if (text_is(amount.unit, "%") && !is_bounded(clause, amount.first, 0))
            clause->share = true;
        if (unit_seconds(amount.unit) > 0 &&
            is_bounded(clause, amount.first, BIT(WORD_WITHIN)))
            clause->pace = unit_seconds(amount.unit);
        i = amount.last;
    }
    clause->head = lexicon_head_first(clause->lexicon) ? find_first_head(clause)
                                                       : find_last_head(clause);
    for (int i = clause->head + 1; i < clause->end; i++)
        if (is_word(clause, i) && !(classes_at(clause, i) & ~VERBAL))
            clause->behind |= clause->tokens->items[i].forms;
}

/* A business noun as the head, without the tool's: "error report". */
static bool
is_business_head(const struct clause *clause)
{
    return head_is(clause, BIT(WORD_FAILURE) | BIT(WORD_TRADE)) &&
           !(head_is(clause, MADE) && !head_is(clause, BIT(WORD_FAILURE)));
}

/* --- tasks --- */

static int
last_word(const struct clause *clause)
{
    int i = clause->end - 1;
    while (i > clause->first && clause->tokens->items[i].kind != TOKEN_WORD)
        i--;
    return i;
}

static bool
is_people_only(uint64_t classes)
{
    return classes & BIT(WORD_PEOPLE) && !(classes & BIT(WORD_TRADE));
}

/* "Emptied before the market opens", "ready when the patient arrives", "handed
 * in by the whole class": a verb says how well, not that it was done, where
 * nothing of a project stands before it. */
static bool
says_how_well(const struct clause *clause)
{
    const uint64_t other = MADE | BIT(WORD_SETUP);
    const uint64_t dated = BIT(WORD_VAGUE) | BIT(WORD_MONTH) | BIT(WORD_DAY) |
                           BIT(WORD_YEAR) | BIT(WORD_PERIOD);
    bool done = false;
    for (int i = clause->first; i + 1 < clause->end; i++) {
        uint64_t classes = classes_at(clause, i);
        if (classes & other ||
            (saw(clause, WORD_TASK) && is_people_only(classes)))
            return false;
        const char *value = value_at(clause, i, WORD_BREAK);
        int next = skip_small(clause, i + 1);
        if (text_is(value, "event") && is_word(clause, next) &&
            !(classes_at(clause, next) & (other | dated)))
            return true;
        if (text_is(value, "agent") && is(clause, i + 1, WORD_ALL) && !done)
            return true;
        done |= classes & (BIT(WORD_TASK) | BIT(WORD_STATE));
    }
    return false;
}

/* A verb that no list has, by its ending and its place. */
static bool
looks_done(const struct clause *clause)
{
    int first = first_word(clause), last = last_word(clause);
    bool head_first = lexicon_head_first(clause->lexicon);
    int infinitive = head_first ? first : last;
    if (has_form(clause, infinitive, FORM_INFINITIVE) &&
        (head_first || !clause->tokens->items[infinitive].capital))
        return true;
    if (head_first && has_form(clause, first, FORM_PARTICIPLE) &&
        !(classes_at(clause, first) & ~VERBAL) &&
        is(clause, first + 1, WORD_ARTICLE))
        return true; /* "rubricado el encargo" */
    if (clause->behind & 1u << FORM_PARTICIPLE)
        return true;
    return clause->head >= 0 && !clause->measure &&
           has_form(clause, clause->head, FORM_ACTION) &&
           (head_first || clause->head == first ||
               clause->head + 1 == clause->end);
}

/* "Number of courses", not "setting the rate of tax". */
static bool
is_measured(const struct clause *clause)
{
    bool head_first = lexicon_head_first(clause->lexicon);
    int end = head_first ? clause->head : clause->end;
    for (int i = clause->first; i < end; i++)
        if (is(clause, i, WORD_MEASURE) && !joins_words(clause, i - 1))
            return true; /* but "scrap-rate workshop" */
    return false;
}

/* "First bookings in the live system" */
static bool
is_first_use(const struct clause *clause)
{
    int first = first_word(clause);
    bool number = text_is(value_at(clause, first, WORD_ORDINAL), "1");
    for (int i = first + 2; number && i < clause->end; i++)
        if (is(clause, i, WORD_TOOL) &&
            (is(clause, i - 1, WORD_BREAK) || is(clause, i - 2, WORD_BREAK)))
            return true;
    return false;
}

static bool
is_task(const struct clause *clause)
{
    int first = first_word(clause);
    bool order =
        (is(clause, first, WORD_TASK) && !is(clause, first, WORD_FAILURE)) ||
        (lexicon_head_first(clause->lexicon) &&
            is(clause, first + 1, WORD_ARTICLE) &&
            has_form(clause, first, FORM_INFINITIVE));
    if (order || (head_is(clause, MADE) && !is_measured(clause)))
        return true;
    if (says_how_well(clause))
        return false;
    if (is_business_head(clause))
        return saw(clause, WORD_SETUP) ||
               (saw(clause, WORD_TASK) && !head_is(clause, BIT(WORD_FAILURE)));
    return saw(clause, WORD_TASK) || saw(clause, WORD_STATE) ||
           is_first_use(clause) ||
           (looks_done(clause) && !saw(clause, WORD_TRADE));
}

/* "Satisfaction survey sent" is a task, "satisfaction" a feeling. */
static bool
is_feeling(const struct clause *clause)
{
    int feeling = first_of(clause, WORD_FEELING);
    bool noted = !clause->metric && saw(clause, WORD_TOOL) &&
                 first_of(clause, WORD_PEOPLE) < feeling &&
                 !saw_as(clause, WORD_FEELING, "strong");
    bool with_tool = saw_as(clause, WORD_FEELING, "tool") &&
                     saw(clause, WORD_TOOL) &&
                     !saw_as(clause, WORD_FEELING, "strong");
    if (noted || with_tool)
        return false; /* "teachers enter their scores in the app" */
    if (clause->metric && feeling < first_of(clause, WORD_USE_COUNT))
        return true; /* that of users, asked by a survey */
    return saw(clause, WORD_FEELING) && !head_is(clause, MADE) &&
           (!saw(clause, WORD_USE_COUNT) ||
               saw_as(clause, WORD_FEELING, "strong"));
}

static enum naming
clause_class(struct arena *arena, struct clause *clause)
{
    look(arena, clause);
    if (is_feeling(clause))
        return NAMING_FEELING;
    if (naming_is_use(clause))
        return NAMING_ADOPTION;
    if (naming_is_result(clause))
        return NAMING_RESULT;
    return is_task(clause) ? NAMING_TASK : NAMING_OPEN;
}

/* "Sites, which order in the app", "sorted, before the van leaves": the group
 * goes on behind the comma. */
static bool
is_relative(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    if (token_says(lexicon, tokens, i + 1, WORD_BREAK, "event") &&
        !token_is(tokens, i + 1, WORD_BY) &&
        !token_is(tokens, i + 1, WORD_WITHIN))
        return true;
    return i > 0 &&
           (token_says(lexicon, tokens, i + 1, WORD_BREAK, "who") ||
               token_says(lexicon, tokens, i + 1, WORD_BREAK, "where")) &&
           !(tokens->items[i - 1].classes & VERBAL) &&
           !(tokens->items[i - 1].forms & 1u << FORM_PARTICIPLE);
}

static bool
ends_clause(const struct lexicon *lexicon, const struct tokens *tokens, int i,
    bool metric)
{
    int unit = i + 1 + token_is(tokens, i + 1, WORD_BREAK);
    bool per = (metric && token_is(tokens, i + 1, WORD_BREAK)) ||
               (token_is(tokens, i - 2, WORD_BREAK) &&
                   token_is(tokens, unit, WORD_UNIT)); /* "per bed and day" */
    bool dash =
        (token_sign(tokens, i, 0x2013) || token_sign(tokens, i, 0x2014) ||
            token_sign(tokens, i, '-')) &&
        !tokens->items[i].glued && i + 1 < tokens->count &&
        !tokens->items[i + 1].glued;
    bool and_not = token_is(tokens, i + 1, WORD_NONE) &&
                   token_is(tokens, i + 2, WORD_BREAK); /* "and not on" */
    return (token_sign(tokens, i, ',') && !is_relative(lexicon, tokens, i)) ||
           token_sign(tokens, i, ';') || dash ||
           (token_sign(tokens, i, ':') && i + 1 < tokens->count &&
               tokens->items[i + 1].kind != TOKEN_NUMBER) ||
           (token_is(tokens, i, WORD_AND) && !per && !and_not);
}

static enum naming
class_of(struct arena *arena, const struct lexicon *lexicon,
    const struct tokens *tokens, bool metric)
{
    enum naming result = NAMING_OPEN;
    for (int i = 0; i < tokens->count; i++) {
        struct clause clause = {
            .lexicon = lexicon, .tokens = tokens, .first = i, .metric = metric};
        while (i < tokens->count && !ends_clause(lexicon, tokens, i, metric))
            i++;
        clause.end = i;
        enum naming part = clause_class(arena, &clause);
        bool qualifies = metric && result == NAMING_ADOPTION;
        if (part > result && !qualifies) /* "who logged in, last 7 days" */
            result = part;
    }
    return result;
}

/* English stands in plans of every language, and is told by its small words
 * and its verbs in -ed and -ing. */
static bool
is_english(struct arena *arena, const struct tokens *tokens)
{
    static const char *const small[] = {
        "the", "of", "with", "from", "for", "and", "who"};
    for (int i = 0; i < tokens->count; i++) {
        if (tokens->items[i].kind != TOKEN_WORD)
            continue;
        const char *word = token_folded(arena, tokens, i);
        size_t n = strlen(word);
        for (size_t k = 0; k < sizeof small / sizeof *small; k++)
            if (text_is(word, small[k]))
                return true;
        if ((tokens->items[i].classes & VERBAL) && n > 4 &&
            (text_is(word + n - 2, "ed") || text_is(word + n - 3, "ing") ||
                memchr(word, ' ', n)))
            return true;
    }
    return false;
}

/* What the words of the whole name say together; a milestone's name may speak
 * of a level as well, or of what was done. */
static enum naming
by_group(enum naming naming, enum counted_use use, bool metric)
{
    if (naming == NAMING_FEELING || use == USE_UNTOLD)
        return naming;
    if (use == USE_OF_TRADE)
        return metric || naming == NAMING_ADOPTION ? NAMING_RESULT : naming;
    return metric || naming == NAMING_OPEN ? NAMING_ADOPTION : naming;
}

/* What a tool or a person is of says nothing of whose use it is: "claims
 * portal", "panel de reclamaciones", "claims handlers"; but a "customer portal"
 * is used by customers. */
static bool
is_modifier(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    const uint64_t about = BIT(WORD_TRADE) | BIT(WORD_FAILURE);
    const uint64_t more =
        BIT(WORD_TOOL) | BIT(WORD_PEOPLE) | BIT(WORD_TASK_NOUN);
    uint64_t classes = tokens->items[i].classes;
    if (!(classes & about) || classes & more ||
        token_says(lexicon, tokens, i, WORD_TRADE, "served"))
        return false;
    if (!lexicon_head_first(lexicon))
        return (token_is(tokens, i + 1, WORD_TOOL) &&
                   !token_is(tokens, i, WORD_PUBLIC)) ||
               (token_is(tokens, i + 1, WORD_PEOPLE) &&
                   !token_is(tokens, i + 1, WORD_USE_COUNT));
    int of = i - 1;
    bool joined = !(tokens->items[i].forms >> FORM_PARTICIPLE & 1);
    for (; token_is(tokens, of, WORD_BREAK); of--)
        joined = token_says(lexicon, tokens, of, WORD_BREAK, "of");
    return joined && (token_is(tokens, of, WORD_TOOL) ||
                         (token_is(tokens, of, WORD_PEOPLE) &&
                             !token_is(tokens, of, WORD_USE_COUNT) &&
                             !token_is(tokens, i, WORD_FAILURE)));
}

static void
drop_modifiers(const struct lexicon *lexicon, struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++)
        if (is_modifier(lexicon, tokens, i))
            tokens->items[i].classes &=
                ~(BIT(WORD_TRADE) | BIT(WORD_FAILURE) | BIT(WORD_PUBLIC));
}

static enum naming
class_or_english(struct arena *arena, const struct lexicon *lexicon,
    const char *name, bool metric)
{
    struct tokens tokens = tokens_of_name(arena, lexicon, name);
    drop_modifiers(lexicon, &tokens);
    enum naming naming = class_of(arena, lexicon, &tokens, metric);
    naming = by_group(naming, naming_group(lexicon, &tokens), metric);
    if (naming != NAMING_OPEN)
        return naming;
    const struct lexicon *english = lexicon_of("en");
    if (lexicon == english)
        return naming;
    tokens = tokens_of_name(arena, english, name);
    drop_modifiers(english, &tokens);
    return is_english(arena, &tokens)
               ? class_of(arena, english, &tokens, metric)
               : naming;
}

static enum naming
class_in_any(struct arena *arena, const struct lexicon *lexicon,
    const char *name, bool metric)
{
    if (!lexicon)
        return NAMING_OPEN;
    struct arena_mark mark = arena_mark(arena);
    enum naming naming = class_or_english(arena, lexicon, name, metric);
    arena_rewind(arena, mark);
    return naming;
}

enum naming
name_class(struct arena *arena, const struct lexicon *lexicon, const char *name)
{
    return class_in_any(arena, lexicon, name, false);
}

enum naming
metric_class(
    struct arena *arena, const struct lexicon *lexicon, const char *name)
{
    return class_in_any(arena, lexicon, name, true);
}
