#include "criteria/gap_order.h"

#include <string.h>

#include "base/text.h"
#include "criteria/gap_blank.h"
#include "criteria/gap_clause.h"
#include "criteria/lexicon_rows.h"

#define LONGEST_ORDER 120 /* bytes */
#define LONGEST_WORD 24   /* bytes: of those that an order begins with */
#define LONGEST_LABEL 4   /* words: "your reason here" */
#define ENDS ".;!?)]\n"
#define LONGEST_SMALL 2 /* bytes: "or" */
#define FEW_BEHIND 8    /* words: more say what the sentences do */
/* What may stand between a number and the sentences that it counts. */
#define BETWEEN                                                                \
    (BIT(WORD_ARTICLE) | BIT(WORD_AND) | BIT(WORD_TO) | BIT(WORD_BREAK) |      \
        BIT(WORD_BY))

static bool
opens_sentence(const char *text, size_t at)
{
    while (at > 0 &&
           (text[at - 1] == ' ' || text[at - 1] == '*' || text[at - 1] == '-'))
        at--;
    return at == 0 ||
           (!is_letter(text[at - 1]) && strchr(".;:!?([\n", text[at - 1]));
}

/* Behind a number: "short sentences", but not "of four claims" and "%".  The
 * first word that is neither small nor a number decides. */
static bool
may_be_sentences(const struct lexicon *lexicon, const char *text)
{
    const uint64_t open =
        BIT(WORD_BLANK) | BIT(WORD_MULTIPLE) | BIT(LEXICON_BEGINS);
    char word[LONGEST_WORD];
    while (*text && !strchr(ENDS, *text)) {
        size_t n = 0;
        for (; n < sizeof word && is_letter(text[n]) &&
               (unsigned char)text[n] < 0x80;
             n++)
            word[n] = text_lower_byte(text[n]);
        if (n == sizeof word || (unsigned char)text[n] >= 0x80)
            return true;
        uint64_t classes = n > LONGEST_SMALL
                               ? lexicon_word(lexicon, word, n).classes
                               : BIT(WORD_NUMBER);
        if (classes & open)
            return true;
        if (!(classes & (BETWEEN | BIT(WORD_NUMBER))))
            return false;
        text += n > 0 ? n : 1;
    }
    return false;
}

/* What an order begins with, before anything is cut into words: where an
 * infinitive stands last that may be anything known; `next` is the word behind
 * it, with which a phrase of both would go on. */
static bool
may_open(const struct lexicon *lexicon, int row, const char *next)
{
    const uint64_t known = BIT(WORD_EDIT) | BIT(WORD_BLANK) | BIT(WORD_GAP) |
                           BIT(WORD_NUMBER) | BIT(WORD_OBLIGED);
    static const char *const gaps[] = {"order", "put", "write"};
    uint64_t classes = lexicon_classes(lexicon, row);
    if (!lexicon_orders(lexicon_value(lexicon, row, WORD_EDIT)))
        classes &= ~BIT(WORD_EDIT);
    if (!(classes & known))
        return false;
    if (classes & BIT(WORD_EDIT) || lexicon_capital_nouns(lexicon) ||
        (classes & BIT(LEXICON_BEGINS) &&
            lexicon_may_follow(lexicon, row, *next)))
        return true;
    return (classes & BIT(WORD_NUMBER) && may_be_sentences(lexicon, next)) ||
           text_is(lexicon_value(lexicon, row, WORD_BLANK), "your") ||
           (text_is(lexicon_value(lexicon, row, WORD_OBLIGED), "why") &&
               next[gap_length(next, ENDS, LONGEST_ORDER)] == '?') ||
           text_among(lexicon_value(lexicon, row, WORD_GAP), gaps,
               sizeof gaps / sizeof *gaps);
}

bool
gap_may_order(const struct lexicon *lexicon, const char *text, size_t at)
{
    if ((!text_digit(text[at]) && !lexicon_may_order(lexicon, text + at)) ||
        !opens_sentence(text, at))
        return false;
    size_t n = strcspn(text + at, " \t\n.,;:!?)-/");
    if (n == 0 || n > LONGEST_WORD)
        return false;
    if (text_digit(text[at]))
        return lexicon_capital_nouns(lexicon) ||
               may_be_sentences(lexicon, text + at);
    char word[LONGEST_WORD], before = 'A';
    for (size_t i = 0; i < n; before = text[at + i++]) {
        if ((unsigned char)text[at + i] >= 0x80 && before >= 'A' &&
            before <= 'Z')
            return true; /* capitals outside of ASCII are for the tokens */
        word[i] = text_lower_byte(text[at + i]);
    }
    int row = lexicon_find(lexicon, word, n);
    const char *rest = text + at + n;
    return row >= 0 && may_open(lexicon, row, rest + strspn(rest, " \t\n-./"));
}

static bool
is_number(const struct tokens *tokens, int i)
{
    return i < tokens->count && (tokens->items[i].kind == TOKEN_NUMBER ||
                                    token_is(tokens, i, WORD_NUMBER));
}

/* "One or two sentences on why", "1-2 sentences": not "two sentences of the
 * contract". */
static bool
asks_for_sentences(const struct lexicon *lexicon, const struct tokens *tokens)
{
    bool counted = false;
    int i = 0;
    while (i < tokens->count && !token_is(tokens, i, WORD_BLANK) &&
           (is_number(tokens, i) || tokens->items[i].kind == TOKEN_SIGN ||
               tokens->items[i].classes & BETWEEN ||
               tokens->items[i].length <= LONGEST_SMALL))
        counted |= is_number(tokens, i++);
    if (!counted || !token_says(lexicon, tokens, i, WORD_BLANK, "text"))
        return false;
    return i + 1 == tokens->count ||
           (tokens->count - i <= FEW_BEHIND &&
               !is_number(tokens, i + 2) && /* one in three */
               (token_is(tokens, i + 1, WORD_OBLIGED) ||
                   token_says(
                       lexicon, tokens, i + 1, WORD_EDITORIAL, "about")));
}

/* What an order to the writer has beside its verb. */
struct signs {
    bool draft; /* the template, what somebody said */
    bool here;
    bool why;  /* an indirect question */
    bool once; /* when it can be done */
    bool whom; /* "the customer", who has a name in a plan */
};

static struct signs
look(const struct lexicon *lexicon, const struct tokens *tokens)
{
    struct signs signs = {0};
    for (int i = 0; i < tokens->count; i++) {
        signs.draft |= token_says(lexicon, tokens, i, WORD_BLANK, "draft");
        signs.whom |= token_says(lexicon, tokens, i, WORD_BLANK, "whom");
        signs.here |= token_says(lexicon, tokens, i, WORD_GAP, "order");
        signs.why |= token_says(lexicon, tokens, i, WORD_OBLIGED, "why");
        signs.once |= token_says(lexicon, tokens, i, WORD_OBLIGED, "once");
    }
    return signs;
}

static bool
is_small(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return token_says(lexicon, tokens, i, WORD_EDIT, "please") ||
           token_says(lexicon, tokens, i, WORD_GAP, "order");
}

/* "Describe"; "replace this" is one word of the list. */
static bool
is_edit(const struct lexicon *lexicon, const struct tokens *tokens, int i)
{
    return gap_is_edit(lexicon, tokens, i) ||
           token_says(lexicon, tokens, i, WORD_MARKER, "head") ||
           token_says(lexicon, tokens, i, WORD_GAP, "put") ||
           token_says(lexicon, tokens, i, WORD_GAP, "write");
}

/* Its verb, or -1: an infinitive stands last in German, before what only tells
 * why. */
static int
find_verb(const struct lexicon *lexicon, const struct tokens *tokens)
{
    int i = 0;
    if (!lexicon_capital_nouns(lexicon)) {
        while (is_small(lexicon, tokens, i))
            i++;
        return is_edit(lexicon, tokens, i) ? i : -1;
    }
    for (; i < tokens->count; i++)
        if (gap_is_edit(lexicon, tokens, i) && !tokens->items[i].capital &&
            !is_small(lexicon, tokens, i) &&
            (i + 1 == tokens->count || token_sign(tokens, i + 1, ',')))
            return i;
    return -1;
}

static bool
has_part(const struct lexicon *lexicon, const struct tokens *tokens)
{
    static const char *const parts[] = {"part", "text", "picture"};
    for (int i = 0; i < tokens->count; i++)
        if (token_is(tokens, i, WORD_BLANK) &&
            text_among(token_value(lexicon, &tokens->items[i], WORD_BLANK),
                parts, sizeof parts / sizeof *parts))
            return true;
    return false;
}

static bool
is_order(const struct lexicon *lexicon, const struct tokens *tokens,
    const struct signs *signs)
{
    int verb = find_verb(lexicon, tokens);
    if (verb < 0 || tokens->count < (signs->draft ? 2 : 3))
        return false;
    bool last = lexicon_capital_nouns(lexicon);
    bool alone = token_says(lexicon, tokens, last ? 0 : verb + 1, WORD_OBLIGED,
                     "once") || /* "complete after the workshop" */
                 (!last && token_says(lexicon, tokens, verb + 1, WORD_LINK,
                               "with")); /* "fill in with the sponsor" */
    return signs->draft || signs->here || signs->why || alone ||
           (signs->once && has_part(lexicon, tokens));
}

/* "Your reason here" */
static bool
is_label(const struct lexicon *lexicon, const struct tokens *tokens)
{
    int last = tokens->count - 1;
    return last > 0 && last < LONGEST_LABEL &&
           token_says(lexicon, tokens, 0, WORD_BLANK, "your") &&
           token_says(lexicon, tokens, last, WORD_GAP, "order");
}

size_t
gap_order_at(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    size_t n = gap_length(text + at, ENDS, LONGEST_ORDER + 1);
    if (n > LONGEST_ORDER)
        return 0;
    struct arena_mark mark = arena_mark(arena);
    struct tokens tokens =
        tokens_of(arena, lexicon, arena_strndup(arena, text + at, n));
    struct signs signs = look(lexicon, &tokens);
    bool asks = text[at + n] == '?' && signs.whom &&
                token_says(lexicon, &tokens, 0, WORD_OBLIGED, "why");
    bool order = asks || asks_for_sentences(lexicon, &tokens) ||
                 is_order(lexicon, &tokens, &signs) ||
                 is_label(lexicon, &tokens);
    arena_rewind(arena, mark);
    return order ? n : 0;
}
