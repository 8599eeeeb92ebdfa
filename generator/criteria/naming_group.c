#include "criteria/naming_group.h"

#include <string.h>

#include "base/text.h"

#define COUNTS_USE (BIT(WORD_USE_HEAD) | BIT(WORD_USE_COUNT))
#define HAD (BIT(WORD_TOOL) | BIT(WORD_USE_THING) | BIT(WORD_USE_COUNT))

static uint64_t
classes_at(const struct tokens *tokens, int i)
{
    return i >= 0 && i < tokens->count ? tokens->items[i].classes : 0;
}

static bool
is_word(const struct tokens *tokens, int i)
{
    return i >= 0 && i < tokens->count && tokens->items[i].kind == TOKEN_WORD;
}

/* One of those whom the trade serves, not what it runs. */
static bool
is_served(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return token_says(lexicon, tokens, i, WORD_PUBLIC, "served");
}

/* The word behind `i`, or behind the hyphen there. */
static int
next_word(const struct tokens *tokens, int i)
{
    return token_sign(tokens, i + 1, '-') ? i + 2 : i + 1;
}

static bool
ends_group(const struct tokens *tokens, int i)
{
    return i >= tokens->count || token_sign(tokens, i, ',') ||
           token_sign(tokens, i, ';') || token_sign(tokens, i, ':') ||
           token_sign(tokens, i, '(') ||
           (classes_at(tokens, i) & (BIT(WORD_BREAK) | BIT(WORD_WITHIN)));
}

/* --- two words that stand side by side --- */

/* "Pool users", "evening class sign-ups", "users of the pool": of what the
 * trade offers; "sessions per patient". */
static bool
is_public_use(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    int of = i - 1 - token_is(tokens, i - 1, WORD_SKIP);
    bool behind = token_is(tokens, of, WORD_OF) &&
                  (classes_at(tokens, of - 1) & COUNTS_USE);
    bool each = is_served(lexicon, tokens, i) &&
                token_says(lexicon, tokens, of, WORD_MOVEMENT, "rate");
    return token_is(tokens, i, WORD_PUBLIC) &&
           (behind || each ||
               (classes_at(tokens, next_word(tokens, i)) &
                   (COUNTS_USE | BIT(WORD_USE_THING) | BIT(WORD_USE))));
}

/* "Waste module users", "churn report opens", "workspaces created", "the app's
 * reach" */
static bool
is_tool_use(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    int of = i + 1 + 2 * token_sign(tokens, i + 1, '\'');
    uint64_t next = classes_at(tokens, of);
    bool made = (next & (BIT(WORD_SETUP) | BIT(WORD_TAKEN))) &&
                !(next & BIT(WORD_TOOL)) && ends_group(tokens, i + 2);
    return token_is(tokens, i, WORD_TOOL) &&
           !is_served(lexicon, tokens, i - 1) &&
           ((next & BIT(WORD_USE_HEAD)) || made);
}

/* "Licence fees for unused seats", "order value per active account": of
 * something else. */
static bool
is_of_other(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    if (i > 1 && token_says(lexicon, tokens, i - 1, WORD_MOVEMENT, "rate"))
        return !(classes_at(tokens, i - 2) & COUNTS_USE);
    const uint64_t use = COUNTS_USE | BIT(WORD_TAKEN) | BIT(WORD_USE);
    while (i-- > 0)
        if (token_is(tokens, i, WORD_FAILURE) &&
            !(classes_at(tokens, i) & use)) /* "Auslastung" */
            return true;
    return false;
}

/* "Dormant accounts", "active agents", "number of active integrations" */
static bool
is_active(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    const uint64_t counted =
        BIT(WORD_PEOPLE) | COUNTS_USE | BIT(WORD_USE_THING) | BIT(WORD_TOOL);
    const uint64_t other =
        BIT(WORD_PUBLIC) | BIT(WORD_TRADE) | BIT(WORD_FAILURE);
    return token_is(tokens, i, WORD_TAKEN) &&
           (classes_at(tokens, i + 1) & counted) &&
           !(classes_at(tokens, i + 1) & other) &&
           !(classes_at(tokens, i + 2) & other) &&
           !is_of_other(lexicon, tokens, i);
}

/* "Recruiters active in the last 30 days", "planners active weekly" */
static bool
is_active_lately(const struct tokens *tokens, int i)
{
    bool people = token_is(tokens, i - 1, WORD_PEOPLE) &&
                  !token_is(tokens, i - 1, WORD_PUBLIC);
    if (!people || !token_is(tokens, i, WORD_TAKEN) ||
        !token_is(tokens, i, WORD_USE))
        return false;
    for (int time = i + 1; time < tokens->count; time++)
        if (classes_at(tokens, time) & (BIT(WORD_UNIT) | BIT(WORD_PERIOD)))
            return true;
    return i + 1 == tokens->count;
}

/* "Weekly" and the like, of no list. */
static bool
is_adverb(const struct tokens *tokens, int i)
{
    const struct token *token = &tokens->items[i];
    const char *last = tokens->text + token->at + token->length;
    return token->classes == 0 && token->length > 4 &&
           strncmp(last - 2, "ly", 2) == 0;
}

/* Nothing before it says that it is of another kind. */
static bool
begins_group(const struct tokens *tokens, int i)
{
    while (i > 0 && is_word(tokens, i - 1) && is_adverb(tokens, i - 1))
        i--;
    return i == 0 || !is_word(tokens, i - 1) ||
           token_is(tokens, i - 1, WORD_BREAK) ||
           token_is(tokens, i - 1, WORD_SKIP);
}

/* "Sessions per planner", "average sessions per claims handler", "views per
 * dashboard" */
static bool
is_use_per_person(
    const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    const uint64_t each = BIT(WORD_PEOPLE) | BIT(WORD_TOOL);
    int of = i + 2 + !(classes_at(tokens, i + 2) & each);
    return token_is(tokens, i, WORD_USE_HEAD) && begins_group(tokens, i) &&
           token_says(lexicon, tokens, i + 1, WORD_MOVEMENT, "rate") &&
           is_word(tokens, i + 2) && (classes_at(tokens, of) & each);
}

/* "Usage frequency", "adoption rate" */
static bool
is_use_measured(const struct tokens *tokens, int i)
{
    return token_is(tokens, i, WORD_USE_HEAD) &&
           token_is(tokens, i, WORD_USE) && !token_is(tokens, i, WORD_PEOPLE) &&
           token_is(tokens, i + 1, WORD_MEASURE) && begins_group(tokens, i);
}

/* "Time in the tool" */
static bool
is_time_in_tool(
    const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    static const char *const links[] = {"in", "on"};
    int of = i + 2 + token_is(tokens, i + 2, WORD_SKIP);
    return token_says(lexicon, tokens, i, WORD_FAILURE, "stretch") &&
           begins_group(tokens, i) && token_is(tokens, i + 1, WORD_LINK) &&
           !token_is(tokens, i + 1, WORD_TO) &&
           !token_is(tokens, i + 1, WORD_FROM) &&
           text_among(token_value(lexicon, &tokens->items[i + 1], WORD_LINK),
               links, sizeof links / sizeof *links) &&
           token_is(tokens, of, WORD_TOOL);
}

/* "App users who place an order", "visits that end in a booking": what the
 * trade gets by them. */
static bool
is_use_that_pays(
    const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    const uint64_t business = BIT(WORD_TRADE) | BIT(WORD_FAILURE);
    bool pays = false;
    if (!(classes_at(tokens, i - 1) & COUNTS_USE) ||
        !token_says(lexicon, tokens, i, WORD_BREAK, "who"))
        return false;
    for (int of = i + 1; of < tokens->count; of++) {
        uint64_t classes = classes_at(tokens, of);
        if (classes & BIT(WORD_TOOL))
            return false;
        pays |= classes & business && !(classes & BIT(WORD_PEOPLE));
    }
    return pays;
}

/* --- somebody at a tool --- */

/* Those before `end`, and no work of the trade or mishap. */
static bool
may_use(const struct lexicon *lexicon, const struct tokens *tokens, int end)
{
    bool any = false;
    for (int i = 0; i < end; i++) {
        uint64_t classes = classes_at(tokens, i);
        bool trade = classes & (BIT(WORD_PUBLIC) | BIT(WORD_TRADE)) &&
                     !(classes & BIT(WORD_PEOPLE));
        if (is_served(lexicon, tokens, i) ||
            (trade && (i + 1 == end || !any)) ||
            (classes & BIT(WORD_FAILURE) && !any))
            return false;
        any |= is_word(tokens, i) && !(classes & BIT(WORD_MEASURE));
    }
    return any;
}

/* A tool in the group from `i`, and not what it is about: "portal errors". */
static bool
is_at_tool(const struct lexicon *lexicon, const struct tokens *tokens, int i,
    uint64_t what)
{
    const uint64_t about =
        BIT(WORD_FAILURE) | BIT(WORD_TRADE) | BIT(WORD_PUBLIC);
    bool found = false;
    for (; !ends_group(tokens, i); i++) {
        uint64_t classes = classes_at(tokens, i);
        if (classes & about && !(classes & what))
            found = false;
        if (is_served(lexicon, tokens, i))
            return false;
        found |= classes & what;
    }
    return found;
}

static bool
does_something(
    const struct lexicon *lexicon, const struct tokens *tokens, int end)
{
    for (int i = 1; i < end; i++) {
        const struct token *token = &tokens->items[i];
        const char *last = tokens->text + token->at + token->length;
        bool going = token->length > 4 && strncmp(last - 3, "ing", 3) == 0;
        if ((token->classes & (BIT(WORD_TASK) | BIT(WORD_USE))) || going ||
            (token->forms >> FORM_PARTICIPLE & 1) ||
            text_is(token_value(lexicon, token, WORD_BREAK), "who"))
            return true;
    }
    return false;
}

static bool
has_people(const struct tokens *tokens, int end)
{
    for (int i = 0; i < end; i++)
        if (token_is(tokens, i, WORD_PEOPLE))
            return true;
    return false;
}

/* "Farms on the app", "physios using the injury log", "GPs with a login",
 * "job cards filled in via the app" */
static bool
is_linked(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    const char *link = token_value(lexicon, &tokens->items[i], WORD_LINK);
    if (!link || !may_use(lexicon, tokens, i))
        return false;
    int of = i + 1;
    bool definite = token_is(tokens, of, WORD_SKIP);
    if (text_is(link, "on"))
        return is_at_tool(lexicon, tokens, of, BIT(WORD_TOOL));
    if (text_is(link, "using"))
        return is_at_tool(lexicon, tokens, of, BIT(WORD_TOOL)) ||
               (definite && has_people(tokens, i) &&
                   !(classes_at(tokens, of + 1) &
                       (BIT(WORD_PUBLIC) | BIT(WORD_TRADE))));
    if (text_is(link, "with"))
        return is_at_tool(lexicon, tokens, of,
            has_people(tokens, i) ? HAD | BIT(WORD_TASK_NOUN) : HAD);
    bool used = token_is(tokens, i - 1, WORD_USE_HEAD);
    return (used || has_people(tokens, i) ||
               does_something(lexicon, tokens, i)) &&
           is_at_tool(lexicon, tokens, of, BIT(WORD_TOOL));
}

/* "Penetration of the app", not "members of the board"; "usage by clinicians"
 */
static bool
is_use_of_tool(
    const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    const uint64_t people =
        BIT(WORD_PEOPLE) | BIT(WORD_TRADE) | BIT(WORD_PUBLIC);
    int of = i + 2 + token_is(tokens, i + 2, WORD_SKIP);
    if (!token_is(tokens, i, WORD_USE_HEAD) ||
        (classes_at(tokens, i) & people) || !may_use(lexicon, tokens, i + 1))
        return false;
    if (token_says(lexicon, tokens, i + 1, WORD_BREAK, "of"))
        return is_at_tool(lexicon, tokens, i + 2, BIT(WORD_TOOL));
    return token_says(lexicon, tokens, i + 1, WORD_BREAK, "agent") &&
           token_is(tokens, i, WORD_USE) &&
           (classes_at(tokens, of) & people) == BIT(WORD_PEOPLE);
}

/* "Employees reached by the app" */
static bool
is_reached(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return token_says(lexicon, tokens, i, WORD_BREAK, "agent") &&
           has_people(tokens, i) && may_use(lexicon, tokens, i) &&
           is_at_tool(lexicon, tokens, i + 1, BIT(WORD_TOOL));
}

static bool
is_use(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return is_use_per_person(lexicon, tokens, i) ||
           is_use_measured(tokens, i) || is_use_of_tool(lexicon, tokens, i);
}

static bool
is_at_work(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return is_tool_use(lexicon, tokens, i) ||
           is_time_in_tool(lexicon, tokens, i) ||
           is_reached(lexicon, tokens, i);
}

/* --- training --- */

/* "Drivers trained in load safety", "first-aid training": what the trade has
 * to be able to do. */
static bool
is_trained_in_trade(
    const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    if (token_says(lexicon, tokens, i, WORD_TASK_NOUN, "learning"))
        return i > 0 && (token_is(tokens, i - 1, WORD_PUBLIC) ||
                            token_is(tokens, i - 2, WORD_PUBLIC));
    if (!token_says(lexicon, tokens, i, WORD_SETUP, "people"))
        return false;
    int of = i + 1;
    if (token_is(tokens, of, WORD_AND) && token_is(tokens, of + 1, WORD_TRADE))
        return true; /* "trained and licensed" */
    return token_is(tokens, of, WORD_BREAK) && of + 1 < tokens->count &&
           !token_is(tokens, of + 1, WORD_SKIP) &&
           !is_at_tool(lexicon, tokens, of + 1, BIT(WORD_TOOL)) &&
           token_says(lexicon, tokens, of, WORD_LINK, "in");
}

/* "Completion of product training", "e-learning completion" */
static bool
is_learning(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return token_says(lexicon, tokens, i, WORD_TASK_NOUN, "learning") &&
           (token_is(tokens, i + 1, WORD_TASK) ||
               token_is(tokens, i - 2, WORD_TASK));
}

enum counted_use
naming_group(const struct lexicon *lexicon, const struct tokens *tokens)
{
    const uint64_t told = COUNTS_USE | HAD | BIT(WORD_PUBLIC) |
                          BIT(WORD_SETUP) | BIT(WORD_TAKEN) | BIT(WORD_LINK) |
                          BIT(WORD_TASK_NOUN);
    enum counted_use use = USE_UNTOLD;
    uint64_t seen = 0;
    for (int i = 0; i < tokens->count; i++)
        seen |= tokens->items[i].classes;
    if (lexicon_head_first(lexicon) || !(seen & told))
        return use;
    for (int i = 0; i < tokens->count; i++) {
        if (is_public_use(lexicon, tokens, i) ||
            (seen & COUNTS_USE && is_use_that_pays(lexicon, tokens, i)) ||
            is_trained_in_trade(lexicon, tokens, i))
            return USE_OF_TRADE;
        if (is_active(lexicon, tokens, i) || is_active_lately(tokens, i) ||
            (seen & BIT(WORD_USE_HEAD) && is_use(lexicon, tokens, i)) ||
            (seen & BIT(WORD_TOOL) && is_at_work(lexicon, tokens, i)) ||
            is_linked(lexicon, tokens, i) || is_learning(lexicon, tokens, i))
            use = USE_OF_PRODUCT;
    }
    return use;
}
