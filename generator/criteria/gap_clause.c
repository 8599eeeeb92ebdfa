#include "criteria/gap_clause.h"

#include <string.h>

#include "base/text.h"
#include "criteria/gap_blank.h"
#include "criteria/lexicon_rows.h"

#define MODIFIERS 3  /* words of a group with its noun last, with it */
#define FEW_BEHIND 6 /* words, from the noun on */

static const char *
skip_space(const char *rest)
{
    static const char *const spaces[] = {" ", "\u00a0", "\u202f"};
    return rest + text_start_of(rest, spaces, sizeof spaces / sizeof *spaces);
}

bool
gap_is_label(const char *rest)
{
    return *skip_space(rest) == ':';
}

bool
gap_is_edit(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return token_is(tokens, i, WORD_EDIT) &&
           lexicon_orders(token_value(lexicon, &tokens->items[i], WORD_EDIT));
}

bool
gap_ends_clause(const char *rest)
{
    return !*rest || strchr(".,;:!?)]}>\n", *rest) || gap_is_label(rest) ||
           text_starts(skip_space(rest), "\u2013 ");
}

/* No letter or digit is a stop, and most of a text is such. */
static inline bool
is_stop(char c, const char *stops)
{
    return !text_alnum(c) && strchr(stops, c);
}

static size_t
behind_stop(const char *text, size_t at, const char *stops, size_t most)
{
    size_t begin = at;
    while (begin > 0 && at - begin < most && !is_stop(text[begin - 1], stops))
        begin--;
    return begin;
}

size_t
gap_sentence(const char *text, size_t at)
{
    size_t begin = behind_stop(text, at, ".;:!?([\n", GAP_CLAUSE);
    return begin + strspn(text + begin, " *-");
}

struct tokens
gap_words_before(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, const char *stops, size_t most)
{
    size_t begin = behind_stop(text, at, stops, most);
    return tokens_of(
        arena, lexicon, arena_strndup(arena, text + begin, at - begin));
}

struct tokens
gap_word_before(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t *at)
{
    size_t begin = *at;
    while (begin > 0 && text[begin - 1] == ' ')
        begin--;
    size_t end = begin;
    while (begin > 0 && is_letter(text[begin - 1]))
        begin--;
    *at = begin;
    return tokens_of(
        arena, lexicon, arena_strndup(arena, text + begin, end - begin));
}

size_t
gap_length(const char *text, const char *stops, size_t most)
{
    size_t n = 0;
    while (n < most && !is_stop(text[n], stops))
        n++;
    return n;
}

static bool
is_part(const struct lexicon *lexicon, const struct token *token,
    enum gap_part part)
{
    static const char *const values[] = {"text", "picture", "part"};
    const char *value = token_value(lexicon, token, WORD_BLANK);
    for (int i = 0; i <= (int)part; i++)
        if (text_is(value, values[i]))
            return true;
    return false;
}

/* Where the noun group at the start has such a part, or -1: where its noun
 * stands first it is that one. */
static int
find_part(const struct lexicon *lexicon, const struct tokens *tokens,
    enum gap_part part)
{
    int i = 0;
    const uint64_t small = BIT(WORD_SKIP) | BIT(WORD_ARTICLE) | BIT(WORD_AND);
    const uint64_t joins = BIT(WORD_OF) | BIT(WORD_ARTICLE);
    while (i < tokens->count && tokens->items[i].classes & small &&
           !is_part(lexicon, &tokens->items[i], part))
        i++;
    int end = i + (lexicon_head_first(lexicon) ? 1 : MODIFIERS);
    for (; i < end && i < tokens->count; i++) {
        if (is_part(lexicon, &tokens->items[i], part))
            return token_is(tokens, i, WORD_MEASURE) && /* "the number of" */
                           i + 1 < tokens->count &&
                           (tokens->items[i + 1].classes & joins ||
                               token_says(
                                   lexicon, tokens, i + 1, WORD_BREAK, "of") ||
                               token_says(
                                   lexicon, tokens, i + 1, WORD_BREAK, "who"))
                       ? -1
                       : i;
        if (token_is(tokens, i, WORD_BREAK))
            break;
    }
    return -1;
}

bool
gap_is_about(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, enum gap_part part)
{
    size_t begin = gap_sentence(text, at);
    if (begin >= at || at - begin >= GAP_CLAUSE)
        return false;
    for (size_t i = begin; i < at; i++)
        if (text[i] == ',')
            begin = i + 1;
    struct tokens before = tokens_of(
        arena, lexicon, arena_strndup(arena, text + begin, at - begin));
    bool article = lexicon_capital_nouns(lexicon); /* "der" */
    int found = find_part(lexicon, &before, part);
    for (int i = found + 1; found >= 0 && i < before.count; i++)
        if (token_says(lexicon, &before, i, WORD_BREAK, "who") &&
            (!article || token_sign(&before, i - 1, ',')))
            return false; /* "the names of those who are missing" */
    return found >= 0;
}

bool
gap_is_before(struct arena *arena, const struct lexicon *lexicon,
    const char *rest, enum gap_part part)
{
    size_t n = gap_length(rest, ".;:!?\n", GAP_CLAUSE + 1);
    struct tokens behind =
        tokens_of(arena, lexicon, arena_strndup(arena, rest, n));
    int found = find_part(lexicon, &behind, part);
    return n <= GAP_CLAUSE && found >= 0 && behind.count - found <= FEW_BEHIND;
}
