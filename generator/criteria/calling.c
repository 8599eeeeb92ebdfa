/* A person's name, or a team, a role, a gap in its place. */
#include "base/text.h"
#include "criteria/naming.h"

#include <string.h>

/* What is counted in a name before a comma or a bracket: behind them a role
 * may stand. */
struct count {
    int words, named; /* all; those that are none of the below */
    int teams, roles, departments, ranks, nobodies, titles;
    int surnames;    /* of the above: people are called so too */
    bool owned;      /* "Ada's" */
    bool several;    /* "Sam and Dana", "Ward 6" */
    bool small_tail; /* "Ward sisters": nothing behind its first is capital */
    bool titled;     /* "Sister Agnes Obi", "Ward Manager Tom Pike" */
    bool full;       /* a given name with a surname */
    bool unit;       /* "Flight Operations" */
    bool small_role, small_name; /* "Farm manager", "Secretario judicial" */
    bool below;                  /* "Head Baker": of such a rank */
};

#define LONGEST_PARTICLE 3 /* bytes: "van", "dos" */

static bool
ends_name(const struct tokens *tokens, int i)
{
    bool dash = token_sign(tokens, i, 0x2013) || token_sign(tokens, i, 0x2014);
    bool apart = token_sign(tokens, i, '-') && !tokens->items[i].glued;
    return dash || apart || token_sign(tokens, i, ',') ||
           token_sign(tokens, i, '(') || token_sign(tokens, i, '[') ||
           token_sign(tokens, i, ';') || token_sign(tokens, i, '|');
}

/* "Priya Raman / ward 7": behind it is what a name is not. */
static bool
parts_from_unit(const struct tokens *tokens, int i)
{
    return token_sign(tokens, i, '/') && i + 1 < tokens->count &&
           !tokens->items[i + 1].capital;
}

static bool
is_possessive(const struct tokens *tokens, int i)
{
    const struct token *token = &tokens->items[i];
    const char *p = tokens->text + token->at;
    return token->length > 2 && p[token->length - 1] == 's' &&
           (p[token->length - 2] == '\'' ||
               (token->length > 4 &&
                   (unsigned char)p[token->length - 2] == 0x99));
}

/* "IT-Leiter", "direction-générale" */
static bool
is_no_name(const struct tokens *tokens, int i)
{
    return (token_is(tokens, i, WORD_DEPARTMENT) &&
               (token_is(tokens, i + 2, WORD_ROLE) ||
                   token_is(tokens, i + 2, WORD_TEAM))) ||
           (token_is(tokens, i, WORD_TEAM) &&
               token_is(tokens, i + 2, WORD_RANK));
}

/* Half of a double name is no role: "Lead-Schmidt". */
static bool
is_hyphenated(const struct tokens *tokens, int i)
{
    bool before = token_sign(tokens, i - 1, '-') && tokens->items[i].glued;
    bool after = token_sign(tokens, i + 1, '-') && tokens->items[i + 1].glued;
    return (before && !is_no_name(tokens, i - 2)) ||
           (after && !is_no_name(tokens, i));
}

/* "Na Li", not "NA" alone or "N/A"; "Mats Person", "Mercè Todó" */
static bool
is_name_too(const struct tokens *tokens, const struct lexicon *lexicon, int i)
{
    const struct token *token = &tokens->items[i];
    char second = token->length > 1 ? tokens->text[token->at + 1] : 'A';
    if (token_is(tokens, i - 1, WORD_GIVEN) && tokens->items[i - 1].capital &&
        token->capital && !(second >= 'A' && second <= 'Z'))
        return true;
    return token_value(lexicon, token, WORD_NOBODY) && i + 1 < tokens->count &&
           tokens->items[i + 1].kind == TOKEN_WORD;
}

/* "Mason Potter", "Grace Ward": each may be a name as well. */
static bool
is_surname(const struct tokens *tokens, const struct lexicon *lexicon, int i)
{
    static const enum lexicon_class classes[] = {
        WORD_ROLE, WORD_DEPARTMENT, WORD_TEAM};
    if (!tokens->items[i].capital)
        return false;
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
        const char *value = token_value(lexicon, &tokens->items[i], classes[k]);
        if (text_is(value, "surname") || text_is(value, "either"))
            return true;
    }
    return false;
}

/* No letter of it is a capital, as one of "d'Harcourt" is. */
static bool
is_small(const struct tokens *tokens, int i)
{
    const struct token *token = &tokens->items[i];
    const char *p = tokens->text + token->at;
    for (uint32_t k = 0; k < token->length; k++)
        if (p[k] >= 'A' && p[k] <= 'Z')
            return false;
    return !token->capital;
}

static void
count_word(struct count *count, const struct tokens *tokens,
    const struct lexicon *lexicon, int i)
{
    count->words++;
    count->owned |= is_possessive(tokens, i);
    count->surnames += is_surname(tokens, lexicon, i);
    if (is_hyphenated(tokens, i))
        count->named++;
    else if (token_is(tokens, i, WORD_NOBODY) &&
             !is_name_too(tokens, lexicon, i))
        count->nobodies++;
    else if (token_is(tokens, i, WORD_TEAM))
        count->teams++;
    else if (token_is(tokens, i, WORD_ROLE)) {
        count->roles++;
        count->small_role |= !tokens->items[i].capital;
    } else if (token_is(tokens, i, WORD_DEPARTMENT))
        count->departments++;
    else if (token_is(tokens, i, WORD_TITLE))
        count->titles++;
    else if (token_is(tokens, i, WORD_RANK))
        count->ranks++;
    else {
        count->named++;
        count->small_name |=
            is_small(tokens, i) && tokens->items[i].length > LONGEST_PARTICLE;
    }
}

static bool
is_unlisted_name(const struct tokens *tokens, int i)
{
    const uint64_t none = BIT(WORD_TEAM) | BIT(WORD_ROLE) |
                          BIT(WORD_DEPARTMENT) | BIT(WORD_RANK) |
                          BIT(WORD_NOBODY);
    return tokens->items[i].kind == TOKEN_WORD && tokens->items[i].capital &&
           !(tokens->items[i].classes & none);
}

/* "Fuente y Ruiz", "Santos e Silva": two surnames of one person, as Spanish
 * and Portuguese have them. */
static bool
joins_surnames(const struct tokens *tokens, int i)
{
    char c = tokens->text[tokens->items[i].at];
    return tokens->items[i].length == 1 && (c == 'y' || c == 'e') && i > 1 &&
           is_unlisted_name(tokens, i - 1) && i + 1 < tokens->count &&
           is_unlisted_name(tokens, i + 1) &&
           !token_is(tokens, i + 1, WORD_GIVEN) &&
           (i + 2 == tokens->count || ends_name(tokens, i + 2));
}

/* What joins two names, or counts one of many. */
static bool
is_several(const struct tokens *tokens, int i)
{
    return (token_is(tokens, i, WORD_AND) && !joins_surnames(tokens, i)) ||
           token_sign(tokens, i, '/') || token_sign(tokens, i, '&') ||
           token_sign(tokens, i, '+') || tokens->items[i].kind == TOKEN_NUMBER;
}

static bool
is_capital_word(const struct tokens *tokens, int i)
{
    return tokens->items[i].kind == TOKEN_WORD && tokens->items[i].capital;
}

/* "Anna", "Jean-Baptiste", "José M.", "Maria von": what stands between a given
 * name and the surname. */
static int
skip_given(const struct tokens *tokens, int i, int end)
{
    for (; i < end; i++) {
        const struct token *token = &tokens->items[i];
        bool joined =
            token_sign(tokens, i, '-') || token_sign(tokens, i, '.') ||
            token_sign(tokens, i, '\'') || token_sign(tokens, i - 1, '-');
        bool particle = token->kind == TOKEN_WORD && !token->capital &&
                        token->length <= LONGEST_PARTICLE;
        if (!joined && !particle && !token_is(tokens, i, WORD_GIVEN) &&
            token->length > 1)
            break;
    }
    return i;
}

/* "Projektleiterin Monika Aebischer", "Thomas Einkauf": a given name and a
 * surname, whatever else that might be, and no team around it. */
static bool
is_full_name(
    const struct tokens *tokens, const struct lexicon *lexicon, int end)
{
    for (int i = 0; i < end; i++) {
        if (token_is(tokens, i, WORD_TEAM) && !token_is(tokens, i, WORD_TITLE))
            return false;
        if (!token_is(tokens, i, WORD_GIVEN) || !is_capital_word(tokens, i) ||
            is_possessive(tokens, i))
            continue;
        int surname = skip_given(tokens, i + 1, end);
        if (surname == end) /* "Pierre Martin" */
            surname = end - 1;
        if (surname == i || !is_capital_word(tokens, surname) ||
            is_possessive(tokens, surname) ||
            token_value(lexicon, &tokens->items[surname], WORD_TEAM))
            continue;
        for (int rest = surname + 1; rest < end; rest++)
            if (token_is(tokens, rest, WORD_TEAM))
                return false;
        return true;
    }
    return false;
}

/* "Frau Rat", "Dr. Büro": a title that is no role, and one name. */
static bool
is_addressed(const struct tokens *tokens, int end)
{
    int name = token_sign(tokens, 1, '.') ? 2 : 1;
    return token_is(tokens, 0, WORD_TITLE) && !token_is(tokens, 0, WORD_ROLE) &&
           name + 1 == end && is_capital_word(tokens, name) &&
           !token_is(tokens, name, WORD_NOBODY) &&
           (name == 2 || tokens->items[name].length > 2);
}

/* What the places of the words before `end` tell. */
static void
look_at_places(struct count *count, const struct tokens *tokens,
    const struct lexicon *lexicon, int end)
{
    int first = 0;
    bool small = end > 1;
    count->full = is_full_name(tokens, lexicon, end);
    for (int i = 1; i < end; i++) {
        const struct token *token = &tokens->items[i];
        small &= token->kind == TOKEN_WORD && is_small(tokens, i) &&
                 token->length > LONGEST_PARTICLE;
    }
    count->small_tail = small && tokens->items[0].kind == TOKEN_WORD &&
                        tokens->items[0].capital && count->titles == 0;
    while (first < end && !token_is(tokens, first, WORD_ROLE))
        first++;
    bool names = end - first > 2 && !count->several;
    for (int i = first + 1; i < end; i++)
        names &= is_unlisted_name(tokens, i) ||
                 (tokens->items[i].kind == TOKEN_WORD && i + 1 < end &&
                     tokens->items[i].length <= LONGEST_PARTICLE);
    bool role_first = first > 0 || lexicon_head_first(lexicon);
    count->titled = (names && (token_is(tokens, first, WORD_TITLE) ||
                                  (role_first && end - first == 3))) ||
                    is_addressed(tokens, end);
    bool unit_first = end == 2 && token_is(tokens, 0, WORD_DEPARTMENT) &&
                      !token_is(tokens, 0, WORD_GIVEN) &&
                      is_unlisted_name(tokens, 1) &&
                      !token_is(tokens, 1, WORD_GIVEN); /* "Support Lyon" */
    count->unit = end == 2 && is_unlisted_name(tokens, 0) &&
                  token_is(tokens, 1, WORD_DEPARTMENT) &&
                  !lexicon_head_first(lexicon) &&
                  !token_value(lexicon, &tokens->items[1], WORD_DEPARTMENT);
    count->below = end == 2 && is_unlisted_name(tokens, 1) &&
                   (token_says(lexicon, tokens, 0, WORD_RANK, "before") ||
                       token_says(lexicon, tokens, 0, WORD_ROLE, "before"));
    count->unit |= unit_first && lexicon_comma_decimal(lexicon);
}

static struct count
count_words(const struct tokens *tokens, const struct lexicon *lexicon)
{
    struct count count = {0};
    int i = 0;
    for (; i < tokens->count; i++) {
        if ((ends_name(tokens, i) && count.named > 0) ||
            (parts_from_unit(tokens, i) && count.named > 1))
            break;
        count.several |= is_several(tokens, i);
        if (tokens->items[i].kind == TOKEN_WORD)
            count_word(&count, tokens, lexicon, i);
    }
    look_at_places(&count, tokens, lexicon, i);
    return count;
}

/* "Porter" alone is whom they call so; "Captain" is none, nor is "Field". */
static bool
is_only_surname(const struct tokens *tokens, const struct lexicon *lexicon)
{
    for (int i = 0; i < tokens->count; i++)
        if (token_says(lexicon, tokens, i, WORD_ROLE, "surname"))
            return true;
    return false;
}

static enum calling
class_of(struct arena *arena, const struct lexicon *lexicon, const char *name)
{
    struct tokens tokens = tokens_of_name(arena, lexicon, name);
    struct count count = count_words(&tokens, lexicon);
    if (count.words == 0)
        return tokens.count ? CALLING_NOBODY : CALLING_PERSON; /* "???" */
    if (count.owned && (count.teams || count.roles))
        return CALLING_TEAM;
    if (count.surnames == count.words &&
        (count.words > 1 || is_only_surname(&tokens, lexicon)))
        return CALLING_PERSON;
    if (count.named == 0 && count.titles == 0) {
        if (count.teams)
            return CALLING_TEAM;
        if (count.roles)
            return CALLING_ROLE;
        if (count.departments)
            return CALLING_TEAM;
        return count.nobodies ? CALLING_NOBODY : CALLING_PERSON;
    }
    if (count.titled || (count.full && !count.several && !count.nobodies))
        return CALLING_PERSON;
    bool small = count.roles && (count.small_role || count.small_name) &&
                 tokens.items[0].capital && !count.titles;
    small |= count.small_name && token_is(&tokens, 0, WORD_RANK) &&
             tokens.items[0].capital;
    bool mixed =
        small || count.small_tail || count.unit || count.below || count.teams ||
        count.nobodies || count.several || (count.departments && count.ranks) ||
        (count.roles > count.surnames && count.words > 2 && !count.titles);
    return mixed ? CALLING_MIXED : CALLING_PERSON;
}

/* "IT lead: Marguerite Dunn": what stands behind the role, or the whole. */
static const char *
behind_role(
    struct arena *arena, const struct lexicon *lexicon, const char *name)
{
    const char *colon = strchr(name, ':');
    if (!colon || colon[1] != ' ')
        return name;
    struct tokens behind = tokens_of(arena, lexicon, colon + 1);
    int named = 0;
    for (int i = 0; i < behind.count; i++)
        named += is_unlisted_name(&behind, i);
    return named > 1 ? colon + 1 : name;
}

enum calling
calling_class(
    struct arena *arena, const struct lexicon *lexicon, const char *name)
{
    if (!lexicon)
        return CALLING_PERSON;
    struct arena_mark mark = arena_mark(arena);
    name = behind_role(arena, lexicon, name);
    enum calling calling = class_of(arena, lexicon, name);
    const struct lexicon *english = lexicon_of("en");
    if (calling == CALLING_PERSON && lexicon != english)
        calling = class_of(arena, english, name);
    arena_rewind(arena, mark);
    return calling;
}
