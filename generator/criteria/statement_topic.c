/* What a statement's figures are of: its words without them. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "criteria/lexicon_rows.h"
#include "criteria/naming.h"
#include "criteria/statement.h"

#define LONGEST_SUBJECT 60 /* bytes */

/* The token that the name begins with: behind a verb or an article that opens
 * the sentence; -1 where it opens with neither. */
static int
subject_begin(const struct tokens *tokens)
{
    const uint64_t verbs =
        BIT(WORD_MOVEMENT) | BIT(WORD_FACTOR) | BIT(WORD_TASK);
    const uint64_t small = BIT(WORD_ARTICLE) | BIT(WORD_SKIP);
    const uint32_t longest = 5; /* "the", "their", but not "average" */
    int i = 0;
    if (tokens->count > 0 && tokens->items[0].classes & verbs)
        i++;
    while (i < tokens->count && tokens->items[i].classes & small &&
           tokens->items[i].length <= longest)
        i++;
    return i > 0 ? i : -1;
}

const char *
statement_subject(struct arena *arena, const struct lexicon *lexicon,
    const struct statement_reading *read)
{
    const struct tokens *tokens = &read->tokens;
    const uint64_t before = BIT(WORD_FROM) | BIT(WORD_NOW) | BIT(WORD_TO) |
                            BIT(WORD_BEYOND) | BIT(WORD_SKIP) |
                            BIT(WORD_ARTICLE);
    if (!lexicon || !read->from || !read->to)
        return NULL;
    size_t figure =
        read->from->at < read->to->at ? read->from->at : read->to->at;
    int begin = subject_begin(tokens), end = 0;
    while (end < tokens->count && tokens->items[end].at < figure)
        end++;
    while (end > 0 && tokens->items[end - 1].classes & before)
        end--;
    if (begin < 0 || begin >= end)
        return NULL;
    const struct token *last = &tokens->items[end - 1];
    size_t at = tokens->items[begin].at, length = last->at + last->length - at;
    char *name = arena_strndup(arena, tokens->text + at, length);
    if (length > LONGEST_SUBJECT || strpbrk(name, ",;:.()"))
        return NULL;
    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = (char)(name[0] - 'a' + 'A');
    return name;
}

/* Asked of each token from the last to the first: `*figure` is the one that was
 * looked at last. */
static bool
is_figure(const struct statement_reading *read, int token, int *figure)
{
    while (*figure >= 0 && token < read->figures[*figure].amount.first)
        --*figure;
    return *figure >= 0 && token <= read->figures[*figure].amount.last;
}

static bool
is_date(const struct statement_reading *read, int token)
{
    return read->by.kind != DATE_NONE && token >= read->by.first &&
           token <= read->by.last;
}

/* "31 % of planners", "31 % der Planer": a share of whom it names. */
static bool
is_share_of(const struct lexicon *lexicon, const struct tokens *tokens,
    const struct amount *amount)
{
    int of = amount->last + 1;
    if (!text_is(amount->unit, "%") || of >= tokens->count)
        return false;
    const char *joins = token_value(lexicon, &tokens->items[of], WORD_BREAK);
    return token_is(tokens, of, WORD_OF) || text_is(joins, "of") ||
           text_is(joins, "who");
}

static bool
may_be_verb(const struct tokens *tokens, int i)
{
    const uint64_t other = ~(BIT(WORD_TASK) | BIT(WORD_MOVEMENT) |
                             BIT(WORD_FACTOR) | LEXICON_OF_PERSONS);
    return i >= 0 && i < tokens->count &&
           tokens->items[i].forms >> FORM_INFINITIVE & 1 &&
           !(tokens->items[i].classes & other);
}

/* "Faire passer la part de", "lograr que el 31 %", "podnieść odsetek"; in
 * German it stands last: "auf 31 % bringen". */
static bool
is_leading_verb(const struct lexicon *lexicon, const struct tokens *tokens,
    int i, bool figure)
{
    const uint64_t object = BIT(WORD_BREAK) | BIT(WORD_ARTICLE) |
                            BIT(WORD_SKIP) | BIT(WORD_MEASURE);
    if (!may_be_verb(tokens, i))
        return false;
    if (!lexicon_head_first(lexicon))
        return !tokens->items[i].capital;
    return figure || may_be_verb(tokens, i + 1) ||
           (i + 1 < tokens->count && tokens->items[i + 1].classes & object);
}

/* What no topic begins with. */
static bool
is_before_topic(const struct lexicon *lexicon, const struct tokens *tokens,
    int i, bool figure, bool verb)
{
    const uint64_t classes =
        BIT(WORD_MOVEMENT) | BIT(WORD_FACTOR) | BIT(WORD_OF);
    const struct token *token = &tokens->items[i];
    return token->kind == TOKEN_SIGN || token->classes & classes ||
           (verb && token->classes & (BIT(WORD_BREAK) | BIT(WORD_SKIP))) ||
           (lexicon_head_first(lexicon) &&
               is_leading_verb(lexicon, tokens, i, figure));
}

/* "To", "from" before a share that stays: "to 55 % of agents". */
static bool
leads(const struct tokens *tokens, const struct statement_reading *read, int i,
    int figure)
{
    const uint64_t levels = BIT(WORD_FROM) | BIT(WORD_TO);
    return (tokens->items[i].classes & levels) && figure + 1 < read->count &&
           read->figures[figure + 1].amount.first == i + 1;
}

/* Marks the figures, the date, and what stands before them. */
static bool *
mark_figures(struct arena *arena, const struct lexicon *lexicon,
    const struct tokens *tokens, const struct statement_reading *read)
{
    const uint64_t leading = BIT(WORD_FROM) | BIT(WORD_TO) | BIT(WORD_BY) |
                             BIT(WORD_BEYOND) | BIT(WORD_NOW) |
                             BIT(WORD_MOVEMENT) | BIT(WORD_FACTOR) |
                             BIT(WORD_SKIP) | BIT(WORD_AND);
    bool last = !lexicon_head_first(lexicon);
    bool *gone = ARENA_ARRAY(arena, bool, (size_t)tokens->count + 1);
    int figure = read->count - 1;
    gone[tokens->count] = true;
    for (int i = tokens->count - 1; i >= 0; i--) {
        if (is_figure(read, i, &figure))
            gone[i] =
                !is_share_of(lexicon, tokens, &read->figures[figure].amount);
        else
            gone[i] =
                is_date(read, i) || leads(tokens, read, i, figure) ||
                (gone[i + 1] &&
                    (tokens->items[i].kind == TOKEN_SIGN ||
                        tokens->items[i].classes & leading ||
                        (last && is_leading_verb(lexicon, tokens, i, false))));
    }
    return gone;
}

/* What stands behind it says by what means or why, or when. */
static bool
begins_aside(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return token_says(lexicon, tokens, i, WORD_BREAK, "means") ||
           token_says(lexicon, tokens, i, WORD_BREAK, "event") ||
           (i == 0 && token_says(lexicon, tokens, i, WORD_LINK, "with") &&
               !token_is(tokens, i, WORD_OBLIGED)); /* "have all trained" */
}

/* The tokens of the figures from and to, from the first to the last: an empty
 * stretch where it has not both. */
static void
find_levels(const struct statement_reading *read, int *first, int *end)
{
    *first = *end = 0;
    if (!read->from || !read->to)
        return;
    const struct amount *from = &read->from->amount, *to = &read->to->amount;
    *first = from->first < to->first ? from->first : to->first;
    *end = 1 + (from->last > to->last ? from->last : to->last);
}

const bool *
statement_asides(struct arena *arena, const struct lexicon *lexicon,
    const struct statement_reading *read)
{
    const struct tokens *tokens = &read->tokens;
    bool *aside = ARENA_ARRAY(arena, bool, (size_t)tokens->count + 1);
    int first, end, comma = 0;
    find_levels(read, &first, &end);
    if (begins_aside(lexicon, tokens, 0))
        while (comma < first && !token_sign(tokens, comma, ','))
            comma++;
    for (int i = 0; comma < first && i < comma; i++)
        aside[i] = true;
    bool behind = false;
    for (int i = end; end > 0 && i < tokens->count; i++) {
        const uint64_t dates = BIT(WORD_BY) | BIT(WORD_WITHIN);
        bool apart = token_sign(tokens, i, ',');
        behind |= (apart || !(tokens->items[i].classes & dates)) &&
                  begins_aside(lexicon, tokens, i + apart);
        aside[i] = behind;
    }
    return aside;
}

const char *
statement_topic(struct arena *arena, const struct lexicon *lexicon,
    const struct statement_reading *read, const bool *asides)
{
    const struct tokens *tokens = &read->tokens;
    const bool *gone = mark_figures(arena, lexicon, tokens, read);
    struct buf topic = {0};
    bool verb = false;
    for (int i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        bool apart = token_sign(tokens, i, ',') &&
                     (gone[i + 1] || (i > 0 && gone[i - 1]));
        if (gone[i] || asides[i] || apart) /* ", instead of 18 %," */
            continue;
        if (topic.n == 0 &&
            is_before_topic(lexicon, tokens, i, gone[i + 1], verb)) {
            verb |= token->kind == TOKEN_WORD;
            continue;
        }
        if (topic.n > 0 && !token->glued)
            buf_char(&topic, ' ');
        buf_add(&topic, tokens->text + token->at, token->length);
    }
    const char *copy = arena_strndup(arena, topic.n ? topic.p : "", topic.n);
    buf_free(&topic);
    return copy;
}
