/* A clause of a name, and what its words are: for the files that tell a task,
 * a measure of use and a result apart. */
#ifndef CRITERIA_NAMING_CLAUSE_H
#define CRITERIA_NAMING_CLAUSE_H

#include "criteria/lexicon.h"

/* What was seen in a clause. */
struct clause {
    const struct lexicon *lexicon;
    const struct tokens *tokens;
    int first, end;  /* its tokens, `end` not among them */
    int head;        /* the noun of the first noun group, or -1 */
    uint64_t seen;   /* classes of all its words */
    uint32_t behind; /* forms of the words of no list behind the head */
    bool level;      /* an amount with a unit, or a bounded one */
    bool amount;     /* a level of time or money */
    bool share;      /* a share that nothing bounds: of people, often */
    int64_t pace;    /* seconds of the unit in which it has to be done, or 0 */
    bool counted;    /* a number without either, or all, every */
    bool measure;    /* number of, share of */
    bool metric;     /* of a metric's name */
};

#define MADE (BIT(WORD_TOOL) | BIT(WORD_TASK_NOUN))
#define NOUNS                                                                  \
    (MADE | BIT(WORD_FAILURE) | BIT(WORD_USE_COUNT) | BIT(WORD_USE_THING) |    \
        BIT(WORD_PEOPLE) | BIT(WORD_TRADE) | BIT(WORD_FEELING))
#define VERBAL                                                                 \
    (BIT(WORD_TASK) | BIT(WORD_STATE) | BIT(WORD_TAKEN) | BIT(WORD_USE))
#define OF_TIME (BIT(WORD_UNIT) | BIT(WORD_PERIOD))
/* Between an auxiliary and what it helps, a preposition and its noun. */
#define SMALL                                                                  \
    (BIT(WORD_BREAK) | BIT(WORD_SKIP) | BIT(WORD_ARTICLE) | BIT(WORD_RANK) |   \
        BIT(WORD_NOW) | BIT(WORD_ALL))

/* Of the classes that are for names of milestones and metrics. */
#define NAMING_CLASSES                                                         \
    (~(BIT(WORD_TEAM) | BIT(WORD_ROLE) | BIT(WORD_DEPARTMENT) |                \
        BIT(WORD_NOBODY) | BIT(WORD_TITLE) | BIT(WORD_GIVEN) |                 \
        BIT(WORD_MARKER) | BIT(WORD_GAP) | BIT(WORD_BLANK) |                   \
        BIT(WORD_EDITORIAL) | BIT(WORD_EDIT) | BIT(WORD_LINK) |                \
        BIT(WORD_PUBLIC) | BIT(WORD_USE_HEAD)))

static inline uint64_t
classes_at(const struct clause *clause, int i)
{
    return i >= clause->first && i < clause->end
               ? clause->tokens->items[i].classes & NAMING_CLASSES
               : 0;
}

static inline bool
is(const struct clause *clause, int i, enum lexicon_class class)
{
    return classes_at(clause, i) & BIT(class);
}

static inline bool
saw(const struct clause *clause, enum lexicon_class class)
{
    return clause->seen & BIT(class);
}

static inline bool
is_word(const struct clause *clause, int i)
{
    return i >= clause->first && i < clause->end &&
           clause->tokens->items[i].kind == TOKEN_WORD;
}

static inline bool
has_form(const struct clause *clause, int i, enum lexicon_form form)
{
    return is_word(clause, i) && clause->tokens->items[i].forms >> form & 1;
}

/* What the list says of the word as one of the class, or NULL. */
static inline const char *
value_at(const struct clause *clause, int i, enum lexicon_class class)
{
    return is(clause, i, class)
               ? token_value(clause->lexicon, &clause->tokens->items[i], class)
               : NULL;
}

static inline bool
says(const struct clause *clause, int i, enum lexicon_class class,
    const char *value)
{
    return text_is(value_at(clause, i, class), value);
}

static inline bool
saw_as(const struct clause *clause, enum lexicon_class class, const char *value)
{
    for (int i = clause->first; saw(clause, class) && i < clause->end; i++)
        if (says(clause, i, class, value))
            return true;
    return false;
}

static inline bool
saw_value(const struct clause *clause, enum lexicon_class class)
{
    for (int i = clause->first; i < clause->end; i++)
        if (value_at(clause, i, class))
            return true;
    return false;
}

/* A movement, be it one of any kind but a rate: "per", "pro". */
static inline bool
is_movement(const struct clause *clause, int i)
{
    return is(clause, i, WORD_MOVEMENT) &&
           !says(clause, i, WORD_MOVEMENT, "rate");
}

static inline bool
saw_movement(const struct clause *clause)
{
    for (int i = clause->first; saw(clause, WORD_MOVEMENT) && i < clause->end;
         i++)
        if (is_movement(clause, i))
            return true;
    return false;
}

static inline bool
is_number(const struct clause *clause, int i)
{
    return (classes_at(clause, i) &
               (BIT(WORD_NUMBER) | BIT(WORD_FRACTION) | BIT(WORD_MULTIPLE))) ||
           (i >= clause->first && i < clause->end &&
               clause->tokens->items[i].kind == TOKEN_NUMBER);
}

/* "Follow-up", "go/no-go" */
static inline bool
joins_words(const struct clause *clause, int i)
{
    return token_sign(clause->tokens, i, '-') ||
           token_sign(clause->tokens, i, '/') ||
           token_sign(clause->tokens, i, '\'');
}

static inline bool
head_is(const struct clause *clause, uint64_t classes)
{
    return clause->head >= 0 && (classes_at(clause, clause->head) & classes);
}

static inline int
skip_small(const struct clause *clause, int i)
{
    while (i < clause->end && (classes_at(clause, i) & SMALL) &&
           !(classes_at(clause, i) & (BIT(WORD_USE) | BIT(WORD_TOOL))))
        i++;
    return i;
}

static inline int
first_of(const struct clause *clause, enum lexicon_class class)
{
    int i = clause->first;
    while (i < clause->end && !is(clause, i, class))
        i++;
    return i;
}

static inline int
first_word(const struct clause *clause)
{
    int i = clause->first;
    while (i < clause->end && clause->tokens->items[i].kind != TOKEN_WORD)
        i++;
    return i;
}

/* "Finish" is a task as an order alone: "houses finish each other's work". */
static inline bool
is_order_only(const struct clause *clause, int i)
{
    return i > clause->first && value_at(clause, i, WORD_TASK);
}

/* True if the clause says how much is used. */
bool naming_is_use(const struct clause *clause);
/* True if it says how the customer's business goes; asked where it does not
 * say how much is used. */
bool naming_is_result(const struct clause *clause);

#endif
