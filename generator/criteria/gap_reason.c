#include "criteria/gap_reason.h"

#include <string.h>

#include "base/text.h"
#include "criteria/gap_blank.h"
#include "criteria/lexicon_rows.h"

#define LONGEST 130  /* bytes: whoever writes more gives a reason */
#define FEW 8        /* words of a part that says where to look */
#define MANY 14      /* words of an order */
#define SUBJECT 4    /* words for whoever has to tell something */
#define BETWEEN 4    /* words between them and their verb */
#define SHORT_SIGN 2 /* letters before a dot within a sentence: "p. 4" */

/* What stands between a verb and its object, and in no noun group before. */
#define JOINS                                                                  \
    (BIT(WORD_ARTICLE) | BIT(WORD_EDITORIAL) | BIT(WORD_OBLIGED) |             \
        BIT(WORD_SKIP) | BIT(WORD_LINK) | BIT(WORD_BREAK) | BIT(WORD_BY) |     \
        BIT(WORD_TO) | BIT(WORD_FROM) | BIT(WORD_OF) | BIT(WORD_WITHIN) |      \
        BIT(WORD_NOW))
/* Who may have to tell something, besides "the customer". */
#define WHOEVER                                                                \
    (BIT(WORD_ROLE) | BIT(WORD_DEPARTMENT) | BIT(WORD_TEAM) |                  \
        BIT(WORD_TITLE) | BIT(WORD_GIVEN))

/* A part of the text: the tokens up to a sign that ends it. */
struct part {
    const struct lexicon *lexicon;
    const struct tokens *tokens;
    int first, end;
    uint32_t sign; /* 0 at the end of the text */
};

static const struct token *
item(const struct part *part, int i)
{
    return &part->tokens->items[i];
}

static bool
is(const struct part *part, int i, uint64_t classes)
{
    return i >= part->first && i < part->end &&
           item(part, i)->classes & classes;
}

static bool
says(
    const struct part *part, int i, enum lexicon_class class, const char *value)
{
    return i >= part->first && i < part->end &&
           token_says(part->lexicon, part->tokens, i, class, value);
}

static bool
ends_part(const struct tokens *tokens, int i)
{
    const struct token *token = &tokens->items[i];
    if (token->kind != TOKEN_SIGN)
        return false;
    switch (token->rune) {
    case '.':
        return i > 0 && (tokens->items[i - 1].kind != TOKEN_WORD ||
                            tokens->items[i - 1].length > SHORT_SIGN);
    case '-':
    case 0x2013: /* – */
    case 0x2014:
        return !token->glued;
    default:
        return token->rune < 0x80 && strchr("!?;:()[]", (int)token->rune);
    }
}

/* The part from the token `first` on, without the signs around it. */
static struct part
part_from(const struct lexicon *lexicon, const struct tokens *tokens, int first)
{
    struct part part = {lexicon, tokens, first, first, 0};
    while (part.first < tokens->count &&
           tokens->items[part.first].kind == TOKEN_SIGN &&
           !token_sign(tokens, part.first, '?'))
        part.first++;
    part.end = part.first;
    while (part.end < tokens->count && !ends_part(tokens, part.end))
        part.end++;
    if (part.end < tokens->count)
        part.sign = tokens->items[part.end].rune;
    return part;
}

/* --- what a part says --- */

static bool
is_word_for_gap(const struct part *part, int i)
{
    static const char *const within[] = {"order", "what", "put", "write"};
    return is(part, i, BIT(WORD_MARKER)) ||
           (is(part, i, BIT(WORD_GAP)) &&
               !text_among(token_value(part->lexicon, item(part, i), WORD_GAP),
                   within, sizeof within / sizeof *within));
}

/* What a plan lacks: a figure, a sentence, a reason. */
static bool
is_lacking(const struct part *part, int i)
{
    static const char *const parts[] = {"part", "text", "picture", "draft"};
    return is(part, i, BIT(WORD_BLANK)) &&
           text_among(token_value(part->lexicon, item(part, i), WORD_BLANK),
               parts, sizeof parts / sizeof *parts);
}

static bool
is_asking(const struct part *part, int i)
{
    return says(part, i, WORD_EDIT, "which") ||
           says(part, i, WORD_OBLIGED, "why");
}

/* "Takes a week", "costs three calls": an infinitive before it is no order.
 * Behind a question word it is what is to be found out. */
static bool
states(const struct part *part)
{
    const uint64_t number = BIT(WORD_NUMBER) | BIT(WORD_ARTICLE);
    for (int i = part->first; i < part->end && !is_asking(part, i); i++) {
        bool figure = item(part, i)->kind == TOKEN_NUMBER;
        bool noun =
            lexicon_capital_nouns(part->lexicon) && item(part, i)->capital;
        if ((says(part, i, WORD_EDIT, "states") && !noun) ||
            token_sign(part->tokens, i, '%'))
            return true;
        if ((figure || is(part, i, number)) &&
            is(part, i + 1, BIT(WORD_UNIT) | BIT(WORD_PERIOD)))
            return true;
        if ((figure || is(part, i, BIT(WORD_NUMBER))) && i + 1 < part->end &&
            !is(part, i + 1, BIT(WORD_BLANK) | JOINS))
            return true;
    }
    return false;
}

/* "Ask a planner and she picks up the phone": not only an order. */
static bool
goes_on(const struct part *part, int from)
{
    for (int i = from; i + 1 < part->end; i++) {
        int next = i + 1;
        if (!is(part, i, BIT(WORD_AND)))
            continue;
        if (is(part, next, BIT(WORD_ARTICLE) | BIT(WORD_SKIP)) &&
            next + 1 < part->end)
            next++;
        if (!item(part, next)->capital &&
            !is(part, next, BIT(WORD_EDIT) | BIT(WORD_BLANK)))
            return true;
    }
    return false;
}

/* What an order is given by: 1 if its verb alone shows it to be one, as "ask"
 * does, 2 if its object has to. */
static int
is_verb(const struct part *part, int i)
{
    if (!is(part, i, BIT(WORD_EDIT)) ||
        (i + 1 < part->end && token_sign(part->tokens, i + 1, '-')))
        return 0;
    const char *value = token_value(part->lexicon, item(part, i), WORD_EDIT);
    bool subject = lexicon_head_first(part->lexicon) &&
                   item(part, i)->forms >> FORM_INFINITIVE & 1;
    if (text_is(value, "both"))
        return subject ? 2 : 1; /* "describir una avería agota" */
    return text_is(value, "ask") ? 1 : !value ? 2 : 0;
}

static bool
is_small(const struct part *part, int i)
{
    return says(part, i, WORD_EDIT, "please") ||
           says(part, i, WORD_EDIT, "yet") || says(part, i, WORD_GAP, "order");
}

/* An English verb may be a noun, "check figures": behind it stands what no
 * noun group goes on with, or what a plan lacks. */
static bool
has_object(const struct part *part, int verb)
{
    int i = verb + 1;
    if (i >= part->end || lexicon_head_first(part->lexicon))
        return true;
    const struct token *next = item(part, i);
    if (says(part, i, WORD_BREAK, "of") || says(part, i, WORD_EDIT, "states"))
        return false;
    const uint64_t joins =
        JOINS | BIT(WORD_GIVEN) | BIT(WORD_BEYOND) | BIT(WORD_NONE);
    return next->capital || is(part, i, joins) || next->kind == TOKEN_SIGN ||
           (is(part, i, BIT(WORD_BLANK)) &&
               (i + 1 >= part->end || is(part, i + 1, JOINS)));
}

/* The verb of an order in a language where it stands last: it has nothing but
 * a question behind it, and something else than a noun of the business
 * first. */
static int
last_verb(const struct part *part)
{
    const uint64_t opens = JOINS | BIT(WORD_EDIT) | BIT(WORD_BLANK) |
                           BIT(WORD_GIVEN) | BIT(WORD_GAP);
    if (says(part, part->first + 1, WORD_EDIT, "you") &&
        is_verb(part, part->first))
        return part->first; /* "beschreiben Sie" */
    if (!is(part, part->first, opens))
        return -1;
    for (int i = part->first; i < part->end; i++)
        if (!item(part, i)->capital && !is_small(part, i) && is_verb(part, i) &&
            (i + 1 == part->end || token_sign(part->tokens, i + 1, ',')))
            return i;
    return -1;
}

/* "Please", "we still have to": what may stand before an order's verb. */
static int
first_verb(const struct part *part)
{
    int i = part->first;
    while (is_small(part, i) || says(part, i, WORD_EDIT, "us"))
        i++;
    bool has_to = says(part, i, WORD_EDIT, "must");
    if (has_to)
        for (i++; is_small(part, i) || is(part, i, BIT(WORD_TO));)
            i++;
    bool verb = is_verb(part, i) || /* "we have to clarify" */
                (has_to && says(part, i, WORD_EDIT, "topic"));
    return verb ? i : -1;
}

static bool
lacks_something(const struct part *part)
{
    for (int i = part->first; i < part->end; i++)
        if (is_lacking(part, i) || is_asking(part, i))
            return true;
    return false;
}

/* "Ask Dana about the figures", "mit Dana klären, welche Zahl stimmt". */
static bool
is_order(const struct part *part)
{
    bool last = lexicon_capital_nouns(part->lexicon);
    int verb = last ? last_verb(part) : first_verb(part);
    if (verb < 0 || part->end - part->first > MANY || states(part))
        return false;
    if (!last && !has_object(part, verb))
        return false;
    bool alone = is_verb(part, verb) == 1 ||
                 (last ? is_small(part, part->first) : verb > part->first);
    return (alone || lacks_something(part)) && !goes_on(part, verb);
}

static bool
is_somebody(const struct part *part, int i)
{
    return is(part, i, WHOEVER) || says(part, i, WORD_BLANK, "whom") ||
           says(part, i, WORD_BLANK, "part");
}

/* Where the group of words for somebody ends, or `i`: "the account team". */
static int
behind_somebody(const struct part *part, int i)
{
    int begin = i, end = i + SUBJECT;
    while (is(part, i, BIT(WORD_ARTICLE) | BIT(WORD_SKIP)))
        i++;
    int first = i;
    while (i < end && is_somebody(part, i))
        i++;
    return i > first ? i : begin;
}

/* "Owner to confirm the amount", "finance still has to tell us what it costs",
 * "Zahl kommt von der Buchhaltung". */
static bool
is_owed(const struct part *part)
{
    int i = behind_somebody(part, part->first);
    if (i == part->first || part->end - part->first > MANY || states(part) ||
        goes_on(part, i))
        return false;
    bool yet = false, has_to = false;
    int most = i + BETWEEN;
    for (; i < most && i < part->end; i++) {
        if (says(part, i, WORD_EDIT, "tell"))
            break;
        yet |= is_small(part, i);
        has_to |= is(part, i, BIT(WORD_TO)) || says(part, i, WORD_EDIT, "must");
        if ((has_to && is_verb(part, i)) ||
            !is(part, i, JOINS | BIT(WORD_EDIT)))
            break;
    }
    if (has_to && is_verb(part, i)) {
        for (int k = i; k < part->end; k++)
            if (is(part, k, BIT(WORD_ALL)))
                return false; /* "has to confirm each change" */
        return true;
    }
    if (!says(part, i, WORD_EDIT, "tell") || part->end - i > BETWEEN + 1)
        return false;
    for (int k = i + 1; k < part->end; k++)
        yet |= is_small(part, k) ||
               (is_somebody(part, k) && is_lacking(part, i - 1));
    return yet;
}

/* "Wird im Auftakt geklärt": a sentence without a subject, and no condition. */
static bool
is_promised(const struct part *part)
{
    bool verb = lexicon_capital_nouns(part->lexicon) &&
                (says(part, part->first, WORD_EDIT, "must") ||
                    says(part, part->first, WORD_EDIT, "tell"));
    if ((!verb && !says(part, part->first, WORD_EDIT, "later")) ||
        part->end - part->first > FEW || states(part))
        return false;
    for (int i = part->first; i < part->end; i++)
        if (token_sign(part->tokens, i, ','))
            return false;
    return part->end - part->first > 1;
}

/* "We have not asked the customer", "waiting for the sponsor". */
static bool
is_awaited(const struct part *part)
{
    bool asked = false, whom = false;
    int what = is_small(part, part->first) ? part->first + 1 : part->first;
    if (says(part, what, WORD_EDIT, "lack") && is_lacking(part, what + 1))
        return part->end - part->first <= FEW && !states(part);
    asked = says(part, what, WORD_GAP, "what");
    for (int i = part->first; i < part->end; i++) {
        asked |= says(part, i, WORD_EDIT, "asked");
        whom |= is_somebody(part, i);
    }
    return asked && whom && part->end - part->first <= FEW && !states(part);
}

/* "Dummy reason", "Platzhalter bis zum Auftakt" */
static bool
is_dummy(const struct part *part)
{
    int count = part->end - part->first, second = part->first + 1;
    if (second < part->end && token_sign(part->tokens, second, ','))
        second++;
    if (says(part, part->first, WORD_EDIT, "dummy") &&
        (count == 1 ||
            (count <= FEW && is(part, second, JOINS) && !states(part)) ||
            (count <= BETWEEN && is_lacking(part, second) &&
                is(part, second + 1, JOINS) && !states(part))))
        return true;
    bool dummy = false, lacks = false;
    for (int i = part->first; i < part->end; i++) {
        dummy |= says(part, i, WORD_EDIT, "dummy");
        lacks |= is_lacking(part, i);
    }
    return dummy && lacks && count == 2;
}

/* "Two sentences in the customer's own words", "one short paragraph about
 * it" */
static bool
is_wanted(const struct part *part)
{
    int i = part->first;
    bool counted = i < part->end && (item(part, i)->kind == TOKEN_NUMBER ||
                                        is(part, i, BIT(WORD_NUMBER)));
    if (!counted || part->end - i > FEW)
        return false;
    i += says(part, i + 1, WORD_BLANK, "text") ? 1 : 2;
    if (!says(part, i, WORD_BLANK, "text") ||
        says(part, i + 1, WORD_BREAK, "of"))
        return false;
    bool wanted = says(part, i + 1, WORD_EDITORIAL, "about");
    for (i++; i < part->end; i++)
        wanted |= says(part, i, WORD_BLANK, "draft") || is_asking(part, i);
    return wanted;
}

/* "In one sentence", "two lines": what is asked for, not what is said. */
static bool
is_limit(const struct part *part)
{
    bool counted = false;
    for (int i = part->first; i + 1 < part->end; i++)
        counted |= item(part, i)->kind == TOKEN_NUMBER ||
                   is(part, i, BIT(WORD_NUMBER));
    return counted && part->end - part->first <= BETWEEN &&
           says(part, part->end - 1, WORD_BLANK, "text");
}

/* "Your reason" */
static bool
is_label(const struct part *part)
{
    bool yours = false, lacks = false;
    for (int i = part->first; i < part->end; i++) {
        if (!is(part, i, BIT(WORD_BLANK) | BIT(WORD_ARTICLE)))
            return false;
        yours |= says(part, i, WORD_BLANK, "your");
        lacks |= is_lacking(part, i);
    }
    return yours && lacks;
}

/* "As discussed", "same as last year", "see the deck"; "no idea yet" */
static bool
is_pointer(const struct part *part)
{
    int count = part->end - part->first, last = part->end - 1;
    if (count == 1 && is_word_for_gap(part, last))
        return true;
    if (count == 2 && is_lacking(part, part->first) &&
        (item(part, last)->kind == TOKEN_NUMBER ||
            is_word_for_gap(part, last) ||
            says(part, last, WORD_EDIT, "where")))
        return true; /* "reason on its way" */
    return (says(part, part->first, WORD_EDIT, "where") && count <= FEW &&
               !(count > 1 && token_sign(part->tokens, part->first + 1, '-')) &&
               !states(part)) ||
           is_dummy(part) || is_label(part) || is_limit(part);
}

/* "To follow once the workshop has taken place" */
static bool
begins_as_gap(const struct part *part)
{
    static const char *const whole[] = {
        "begin", "end", "yet", "said", "still", "label"};
    if (!is(part, part->first, BIT(WORD_GAP) | BIT(WORD_MARKER)) ||
        part->end - part->first > FEW || states(part))
        return false;
    const char *value =
        token_value(part->lexicon, item(part, part->first), WORD_GAP);
    bool gap =
        is(part, part->first, BIT(WORD_GAP)) &&
        (!value || text_among(value, whole, sizeof whole / sizeof *whole));
    gap |= says(part, part->first, WORD_MARKER, "label");
    return gap && is(part, part->first + 1, JOINS) &&
           !says(part, part->first + 1, WORD_BREAK, "of");
}

static bool
is_open(const struct part *part)
{
    if (part->sign == '?' || is_pointer(part) || is_order(part) ||
        is_owed(part) || is_wanted(part) || is_promised(part) ||
        is_awaited(part) || begins_as_gap(part))
        return true;
    for (int i = part->first + 1; i + 1 < part->end; i++) {
        if (!token_sign(part->tokens, i, ','))
            continue;
        struct part head = *part, rest = *part;
        head.end = i;
        rest.first = i + 1;
        return (is_pointer(&head) || begins_as_gap(&head) ||
                   is_awaited(&head)) &&
               (is_pointer(&rest) || is_order(&rest) || begins_as_gap(&rest));
    }
    return false;
}

/* "Example: …", "sample reason: …", "still open: …": whatever stands behind
 * it. */
static bool
is_heading(const struct part *part)
{
    int count = part->end - part->first;
    if (part->sign == ':' && count == 2 && is_lacking(part, part->first + 1))
        return says(part, part->first, WORD_EDIT, "dummy");
    return part->sign == ':' && count == 1 &&
           (says(part, part->first, WORD_EDIT, "topic") ||
               says(part, part->first, WORD_EDIT, "dummy"));
}

/* --- the whole text --- */

static size_t
word_from(const char *text)
{
    size_t n = 0;
    while (is_letter(text[n]))
        n++;
    return n;
}

/* The word at *p, in small letters; *p goes to the next. */
static struct lexicon_word
next_word(struct arena *arena, const struct lexicon *lexicon, const char **p)
{
    size_t n = word_from(*p);
    char *word = text_lower(arena, arena_strndup(arena, *p, n));
    *p += n + ((*p)[n] == ' ');
    return n > 0 ? lexicon_word(lexicon, word, strlen(word))
                 : (struct lexicon_word){.row = -1, .found = -1};
}

/* What may stand behind whoever has to tell something. */
static bool
does_something(const struct lexicon *lexicon, const struct lexicon_word *is)
{
    static const char *const verbs[] = {"tell", "must", "yet", "please"};
    if (is->classes & BIT(WORD_TO))
        return true;
    return is->classes & BIT(WORD_EDIT) &&
           text_among(lexicon_value(lexicon, is->row, WORD_EDIT), verbs,
               sizeof verbs / sizeof *verbs);
}

/* By its first words: a filter, since nearly all reasons are some.  It begins
 * with an order, with what points elsewhere or with whoever has to tell
 * something, and behind them with what they do. */
static bool
may_be_open(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t length)
{
    const uint64_t article = BIT(WORD_ARTICLE) | BIT(WORD_SKIP);
    uint64_t opens =
        BIT(WORD_EDIT) | BIT(WORD_GAP) | BIT(WORD_MARKER) | BIT(WORD_NUMBER);
    if (lexicon_capital_nouns(lexicon))
        opens |= JOINS & ~article;
    const char *p = text;
    if (text_digit(*p))
        return true;
    while (*p && (!is_letter(*p) || strchr("\xc2\xe2", *p)))
        p++; /* quotation marks and the like */
    if ((unsigned char)*p >= 0x80)
        return true; /* a capital that the tokens know */
    struct lexicon_word is = next_word(arena, lexicon, &p);
    if (memchr(text, '?', length) || is.classes & opens)
        return true;
    bool may_begin = lexicon_head_first(lexicon) ||
                     !(is.classes & BIT(WORD_ARTICLE)); /* "a", of phrases */
    if (may_begin && is.classes & BIT(LEXICON_BEGINS) && is.found >= 0 &&
        lexicon_may_follow(lexicon, is.found, *p))
        return true;
    if (is.classes & article)
        is = next_word(arena, lexicon, &p);
    bool seen = false;
    for (int i = 0; i < SUBJECT && is.classes & (WHOEVER | BIT(WORD_BLANK));
         i++) {
        seen = true;
        is = next_word(arena, lexicon, &p);
    }
    return seen && (does_something(lexicon, &is) || !is_letter(*p));
}

/* "-", "—" */
static bool
is_dash(const char *text)
{
    return !text[strspn(text, " -_/*.~\xe2\x80\x92\x93\x94")];
}

static bool
is_no_reason(
    struct arena *arena, const struct lexicon *lexicon, const char *text)
{
    struct tokens tokens = tokens_of(arena, lexicon, text);
    bool some = false;
    for (int i = 0; i < tokens.count;) {
        struct part part = part_from(lexicon, &tokens, i);
        i = part.end + 1;
        if (part.first == part.end)
            continue;
        if (!some && is_heading(&part))
            return true;
        if (!is_open(&part))
            return false;
        some = true;
    }
    return some;
}

struct gap
gap_of_reason(
    struct arena *arena, const struct lexicon *lexicon, const char *text)
{
    struct gap gap = {GAP_NONE, 0, 0};
    size_t length = strnlen(text, LONGEST + 1);
    if (!lexicon || length == 0 || length > LONGEST)
        return gap;
    struct arena_mark mark = arena_mark(arena);
    if (is_dash(text) || (may_be_open(arena, lexicon, text, length) &&
                             is_no_reason(arena, lexicon, text)))
        gap = (struct gap){GAP_PHRASE, 0, length};
    arena_rewind(arena, mark);
    return gap;
}
