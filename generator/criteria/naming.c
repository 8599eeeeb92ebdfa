#include "criteria/naming.h"

#include <string.h>

#include "criteria/statement.h"

/* What was seen in a clause. */
struct clause {
    const struct lexicon *lexicon;
    const struct tokens *tokens;
    int first, end; /* its tokens, `end` not among them */
    int head;       /* last word of the first noun group, or -1 */
    uint64_t seen;  /* classes of all its words */
    bool level;     /* an amount with a unit, or a bounded one */
};

static bool
is(const struct clause *clause, int i, enum lexicon_class class)
{
    return token_is(clause->tokens, i, class);
}

static bool
saw(const struct clause *clause, enum lexicon_class class)
{
    return clause->seen >> class & 1;
}

static bool
is_participle(const struct clause *clause, int i)
{
    const struct token *token = &clause->tokens->items[i];
    const char *ending = lexicon_participle(clause->lexicon);
    size_t n = strlen(ending);
    if (token->classes)
        return is(clause, i, WORD_TASK) && !is(clause, i, WORD_TASK_NOUN);
    return n > 0 && token->length > n + 2 &&
           memcmp(clause->tokens->text + token->at + token->length - n, ending,
               n) == 0;
}

/* The noun group ends at a preposition, an auxiliary, a sign, or a participle
 * behind a noun. */
static int
find_head(const struct clause *clause)
{
    int head = -1;
    for (int i = clause->first; i < clause->end; i++) {
        bool word = clause->tokens->items[i].kind == TOKEN_WORD;
        bool number = is(clause, i, WORD_NUMBER) ||
                      is(clause, i, WORD_FRACTION) ||
                      is(clause, i, WORD_ARTICLE);
        if (!word || number || is(clause, i, WORD_BREAK)) {
            if (head >= 0)
                break;
            continue;
        }
        if (head >= 0 && is_participle(clause, i))
            break;
        head = i;
    }
    return head;
}

static bool
is_bounded(const struct clause *clause, int i)
{
    for (int back = i - 1; back >= clause->first && back >= i - 3; back--) {
        if (is(clause, back, WORD_BEYOND) || is(clause, back, WORD_FROM) ||
            is(clause, back, WORD_TO))
            return true;
        if (!is(clause, back, WORD_SKIP))
            break;
    }
    return false;
}

static void
look(struct arena *arena, const struct lexicon *lexicon, struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++)
        clause->seen |= clause->tokens->items[i].classes;
    for (int i = clause->first; i < clause->end; i++) {
        struct amount amount;
        if (!amount_at(arena, lexicon, clause->tokens, i, &amount))
            continue;
        if (*amount.unit || is_bounded(clause, i))
            clause->level = true;
        i = amount.last;
    }
    clause->head = find_head(clause);
}

/* People, then at most helping words, then a word of use: they use it. */
static bool
people_use(const struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++) {
        if (!is(clause, i, WORD_PEOPLE))
            continue;
        int next = i + 1;
        while (next < clause->end && is(clause, next, WORD_BREAK))
            next++;
        next += is(clause, next, WORD_ARTICLE);
        if (next < clause->end && is(clause, next, WORD_USE))
            return true;
    }
    return false;
}

/* "Staff log their shifts in the app" */
static bool
people_at_tool(const struct clause *clause)
{
    int i = clause->first;
    while (i < clause->end && !is(clause, i, WORD_PEOPLE))
        i++;
    if (i > clause->head || saw(clause, WORD_FAILURE))
        return false;
    for (; i + 1 < clause->end; i++) {
        int next = i + 1;
        while (is(clause, next, WORD_ARTICLE) || is(clause, next, WORD_SKIP) ||
               is(clause, next, WORD_RANK))
            next++;
        if (is(clause, i, WORD_BREAK) && next < clause->end &&
            is(clause, next, WORD_TOOL))
            return true;
    }
    return false;
}

/* Seats and licences that were assigned, unless they are of another trade:
 * "library seats used". */
static bool
things_taken(const struct clause *clause)
{
    if (!saw(clause, WORD_TAKEN))
        return false;
    for (int i = clause->first; i < clause->end; i++)
        if (is(clause, i, WORD_USE_THING))
            return i == clause->first ||
                   clause->tokens->items[i - 1].classes != 0 ||
                   clause->tokens->items[i - 1].kind != TOKEN_WORD;
    return false;
}

static bool
is_adoption(const struct clause *clause)
{
    if (saw(clause, WORD_TRADE) || is(clause, clause->head, WORD_FAILURE))
        return false;
    bool assigned = things_taken(clause);
    bool tool_used = saw(clause, WORD_USE) && saw(clause, WORD_TOOL);
    bool trained =
        clause->level && saw(clause, WORD_PEOPLE) && saw(clause, WORD_TASK);
    return saw(clause, WORD_USE_COUNT) || assigned || tool_used || trained ||
           people_use(clause) || people_at_tool(clause);
}

static bool
is_result(const struct clause *clause)
{
    int head = clause->head;
    bool made = is(clause, head, WORD_TOOL) || is(clause, head, WORD_TASK_NOUN);
    if (made && !is(clause, head, WORD_FAILURE))
        return false;
    bool done_to_people = saw(clause, WORD_TASK) && saw(clause, WORD_PEOPLE);
    if (clause->level)
        return !done_to_people;
    return saw(clause, WORD_MOVEMENT) && !done_to_people;
}

static int
first_word(const struct clause *clause)
{
    int i = clause->first;
    while (i < clause->end && clause->tokens->items[i].kind != TOKEN_WORD)
        i++;
    return i;
}

static bool
is_task(const struct clause *clause)
{
    int first = first_word(clause), head = clause->head;
    bool made = is(clause, head, WORD_TOOL) || is(clause, head, WORD_TASK_NOUN);
    if (is(clause, head, WORD_FAILURE) && first != head &&
        !is(clause, first, WORD_TASK))
        return false;
    return is(clause, first, WORD_TASK) || made || saw(clause, WORD_TASK);
}

static enum naming
clause_class(
    struct arena *arena, const struct lexicon *lexicon, struct clause *clause)
{
    look(arena, lexicon, clause);
    if (saw(clause, WORD_FEELING))
        return NAMING_FEELING;
    if (is_adoption(clause))
        return NAMING_ADOPTION;
    if (is_result(clause))
        return NAMING_RESULT;
    return is_task(clause) ? NAMING_TASK : NAMING_OPEN;
}

static bool
ends_clause(const struct tokens *tokens, int i)
{
    return token_sign(tokens, i, ',') || token_sign(tokens, i, ';') ||
           token_is(tokens, i, WORD_AND);
}

enum naming
name_class(struct arena *arena, const struct lexicon *lexicon, const char *name)
{
    enum naming result = NAMING_OPEN;
    if (!lexicon)
        return result;
    struct tokens tokens = tokens_of(arena, lexicon, name);
    for (int i = 0; i < tokens.count; i++) {
        struct clause clause = {
            .lexicon = lexicon, .tokens = &tokens, .first = i};
        while (i < tokens.count && !ends_clause(&tokens, i))
            i++;
        clause.end = i;
        enum naming part = clause_class(arena, lexicon, &clause);
        if (part > result)
            result = part;
    }
    return result;
}
