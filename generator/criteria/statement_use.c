/* Whether what a statement's figures are of counts how much is used. */
#include <string.h>

#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/statement.h"

static bool
is_currency(const char *unit)
{
    return strlen(unit) == 3 && unit[0] >= 'A' && unit[0] <= 'Z';
}

/* "In 2 h instead of 8 h", "from 18 EUR to 14 EUR"; the former may be read as
 * a date, and an article as a figure. */
static bool
are_times_or_money(const struct lexicon *lexicon, const struct tokens *tokens,
    const struct statement_reading *read)
{
    int times = 0;
    for (int i = 0; i < read->count; i++) {
        const char *unit = read->figures[i].amount.unit;
        times += is_currency(unit);
        if (!is_currency(unit) && unit_seconds(unit) == 0 &&
            (*unit ||
                !token_is(tokens, read->figures[i].amount.first, WORD_ARTICLE)))
            return false;
    }
    for (int i = 0; i + 1 < tokens->count; i++) {
        const char *unit =
            token_value(lexicon, &tokens->items[i + 1], WORD_UNIT);
        times += tokens->items[i].kind == TOKEN_NUMBER && unit &&
                 unit_seconds(unit) != 0;
    }
    return times > 1;
}

/* "Roll out the app in 30 depots instead of 4", "deployment of the app", "widen
 * the rollout from 2 sites to 11": how far the tool has come. */
static bool
sets_up_tool(const struct lexicon *lexicon, const struct tokens *tokens,
    const struct statement_reading *read, const bool *aside)
{
    if (read->count < 2)
        return false;
    bool set_up = token_is(tokens, 0, WORD_SETUP), rollout = false;
    bool people = token_says(lexicon, tokens, 0, WORD_SETUP, "people");
    bool tool = false, other = false, deployed = false;
    for (int i = 0; i < tokens->count; i++)
        rollout |= !aside[i] &&
                   token_says(lexicon, tokens, i, WORD_TASK_NOUN, "rollout");
    for (int i = 1; i < tokens->count && !aside[i]; i++) {
        tool |= token_is(tokens, i, WORD_TOOL) ||
                (people && token_is(tokens, i, WORD_PEOPLE));
        other |= token_is(tokens, i, WORD_FAILURE) ||
                 token_is(tokens, i, WORD_TRADE);
    }
    for (int i = 0; i < tokens->count && !aside[i]; i++)
        deployed |= token_says(lexicon, tokens, i, WORD_TASK_NOUN, "deployed");
    return (rollout || ((set_up || deployed) && tool)) && !other;
}

/* A tool, or what is counted in it: "log-ins", but not "users". */
static bool
names_product(const struct lexicon *lexicon, const struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++) {
        uint64_t classes = tokens->items[i].classes;
        bool counts = classes & BIT(WORD_USE_COUNT) &&
                      !(classes & BIT(WORD_PEOPLE)) &&
                      !token_says(lexicon, tokens, i, WORD_USE_COUNT, "users");
        if (counts || classes & (BIT(WORD_TOOL) | BIT(WORD_USE_THING)))
            return true;
    }
    return false;
}

/* --- which way it goes --- */

/* Both of one unit, and said to be what they are. */
static bool
goes_from_to(const struct statement_reading *read)
{
    return read->from && read->to && !read->from->weak && !read->to->weak &&
           read->from->strong && read->to->strong &&
           text_is(read->from->amount.unit, read->to->amount.unit);
}

static bool
falls(const struct statement_reading *read)
{
    return goes_from_to(read) &&
           read->from->amount.micro > read->to->amount.micro;
}

static bool
rises(const struct statement_reading *read)
{
    return goes_from_to(read) &&
           read->from->amount.micro < read->to->amount.micro;
}

/* "Unused licences", "who have never logged in": what shall become less. */
static bool
is_idle(const struct lexicon *lexicon, const struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++)
        if (token_says(lexicon, tokens, i, WORD_TAKEN, "idle") ||
            token_says(lexicon, tokens, i, WORD_USE_COUNT, "idle") ||
            token_says(lexicon, tokens, i, WORD_MOVEMENT, "without") ||
            token_is(tokens, i, WORD_NONE))
            return true;
    return false;
}

/* "On paper instead of in the app" */
static bool
is_old_way(const struct lexicon *lexicon, const struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++)
        if (token_is(tokens, i, WORD_FROM) &&
            !token_value(lexicon, &tokens->items[i], WORD_FROM))
            return true;
    return false;
}

static bool
has_tool(const struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++)
        if (token_is(tokens, i, WORD_TOOL))
            return true;
    return false;
}

/* Much used is what rises: what falls is so where it is of what lies idle,
 * which nobody wants to rise. */
static bool
goes_as_use(const struct lexicon *lexicon, const struct tokens *tokens,
    const struct statement_reading *read)
{
    bool idle = is_idle(lexicon, tokens);
    return falls(read) ? idle || is_old_way(lexicon, tokens)
                       : !rises(read) || !idle || has_tool(tokens);
}

/* --- work done in a tool --- */

static bool
is_somebody(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return token_is(tokens, i, WORD_PEOPLE) &&
           !token_is(tokens, i, WORD_TRADE) &&
           !token_says(lexicon, tokens, i, WORD_PUBLIC, "served");
}

/* Whom the trade serves, how well it goes, or what goes wrong in it; tickets
 * and requests are raised by anybody. */
static bool
is_of_business(
    const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    static const char *const well[] = {"well", "without", "ahead", "moved"};
    const char *movement =
        token_value(lexicon, &tokens->items[i], WORD_MOVEMENT);
    bool stretch = tokens->items[i].kind == TOKEN_NUMBER &&
                   token_is(tokens, i + 1, WORD_UNIT);
    return stretch ||
           (token_is(tokens, i, WORD_FAILURE) &&
               !token_says(lexicon, tokens, i, WORD_FAILURE, "asked")) ||
           token_says(lexicon, tokens, i, WORD_PUBLIC, "served") ||
           text_among(movement, well, sizeof well / sizeof *well);
}

/* "In the app", "through the portal": the link stands there. */
static bool
leads_to_tool(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    static const char *const links[] = {"in", "on", "using"};
    int of = i + 1 + token_is(tokens, i + 1, WORD_SKIP);
    return token_is(tokens, i, WORD_LINK) &&
           text_among(token_value(lexicon, &tokens->items[i], WORD_LINK), links,
               sizeof links / sizeof *links) &&
           (token_is(tokens, of, WORD_TOOL) ||
               token_is(tokens, of + 1, WORD_TOOL));
}

/* "Tickets raised through the portal by our own employees", of which there
 * shall be more: whatever the trade calls them. */
static bool
is_work_in_tool(const struct lexicon *lexicon, const struct tokens *tokens)
{
    bool somebody = false, in_tool = false;
    for (int i = 0; i < tokens->count; i++) {
        if (is_of_business(lexicon, tokens, i))
            return false;
        somebody |= is_somebody(lexicon, tokens, i);
        in_tool |= leads_to_tool(lexicon, tokens, i);
    }
    return somebody && in_tool;
}

bool
statement_is_use(struct arena *arena, const struct lexicon *lexicon,
    const struct statement_reading *read)
{
    const struct tokens *tokens = &read->tokens;
    if (are_times_or_money(lexicon, tokens, read) &&
        !names_product(lexicon, tokens))
        return false; /* "users back at work in 2 h instead of 8 h" */
    const bool *aside = statement_asides(arena, lexicon, read);
    const char *topic = statement_topic(arena, lexicon, read, aside);
    bool use = sets_up_tool(lexicon, tokens, read, aside) ||
               metric_class(arena, lexicon, topic) == NAMING_ADOPTION;
    bool work = !use && rises(read) && has_tool(tokens);
    if (!use && !work)
        return false;
    struct tokens of = tokens_of(arena, lexicon, topic);
    return goes_as_use(lexicon, &of, read) &&
           (use || is_work_in_tool(lexicon, &of));
}
