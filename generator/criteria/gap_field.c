#include "criteria/gap_field.h"

#include <string.h>

#include "base/text.h"
#include "criteria/gap_blank.h"
#include "criteria/gap_clause.h"
#include "criteria/lexicon_rows.h"

#define LONGEST_FIELD 60    /* bytes between the brackets */
#define LONGEST_QUESTION 24 /* bytes: "when exactly" */
#define FRENCH 'F'          /* stands for « » */
#define LABELLED 'L'        /* stands for ( ) behind a colon */

static bool
is_tag(struct arena *arena, const char *inner, size_t length)
{
    static const char *const tags[] = {"a", "b", "i", "u", "s", "p", "br", "hr",
        "em", "strong", "sub", "sup", "span", "div", "img", "code", "pre",
        "kbd", "mark", "small", "table", "tr", "td", "th", "ul", "ol", "li",
        "blockquote", "details", "summary", "h1", "h2", "h3", "h4", "input",
        "script", "style", "iframe", "video", "center", "font"};
    const char *name = arena_strndup(arena, inner, length);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (text_is_nocase(name, tags[i]))
            return true;
    return false;
}

/* Letters, spaces, hyphens and the like, beginning with a letter. */
static bool
is_name(const char *inner, size_t length)
{
    if (length == 0 || length > LONGEST_FIELD || !is_letter(*inner))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!is_letter(inner[i]) && !text_digit(inner[i]) &&
            !strchr(" _-'.", inner[i]))
            return false;
    return true;
}

/* "CompanyName": as a mail merge has it. */
static bool
is_joined(const char *inner, size_t length)
{
    bool small = false, joined = false;
    for (size_t i = 0; i < length; i++) {
        bool capital = inner[i] >= 'A' && inner[i] <= 'Z';
        joined |= small && capital;
        small = inner[i] >= 'a' && inner[i] <= 'z';
        if (!small && !capital)
            return false;
    }
    return joined;
}

/* What the words between brackets are. */
struct inner {
    bool blank;     /* one of them stands for what goes there */
    bool blanks;    /* all do, but for articles and the like */
    bool order;     /* they tell somebody to fill it in: "insert photo here" */
    bool edit;      /* the same by what an order begins with */
    bool later;     /* not yet: "complete later" */
    bool editorial; /* a quotation's */
};

/* "(here a photo of the quay)" */
static bool
says_what_goes_here(const struct lexicon *lexicon, const struct tokens *tokens)
{
    int of = 1 + token_is(tokens, 1, WORD_EDITORIAL);
    return token_says(lexicon, tokens, 0, WORD_GAP, "order") &&
           token_is(tokens, of, WORD_BLANK);
}

static struct inner
look_inside(struct arena *arena, const struct lexicon *lexicon,
    const char *inner, size_t length)
{
    struct arena_mark mark = arena_mark(arena);
    struct tokens tokens =
        tokens_of(arena, lexicon, arena_strndup(arena, inner, length));
    struct inner is = {.editorial = length == 1}; /* [x] is a task box */
    is.blanks = token_is(&tokens, 0, WORD_BLANK);
    for (int i = 0; i < tokens.count; i++) {
        bool blank = token_is(&tokens, i, WORD_BLANK);
        is.blank |= blank;
        is.blanks &= blank || token_is(&tokens, i, WORD_EDITORIAL);
        is.editorial |= (i == 0 && token_is(&tokens, i, WORD_EDITORIAL)) ||
                        token_is(&tokens, i, WORD_ORDINAL) ||
                        token_is(&tokens, i, WORD_NUMBER);
    }
    int last = tokens.count - 1;
    bool to = token_is(&tokens, 0, WORD_TO) && last > 1; /* "to add …" */
    is.edit =
        last > 0 && (gap_is_edit(lexicon, &tokens, to) ||
                        token_says(lexicon, &tokens, 0, WORD_MARKER, "head") ||
                        token_says(lexicon, &tokens, 0, WORD_OBLIGED, "why"));
    is.edit |= last > 0 && token_says(lexicon, &tokens, 0, WORD_EDIT, "ask") &&
               token_is(&tokens, 1, WORD_EDITORIAL); /* "expand on this" */
    is.later = last > 0 && token_says(lexicon, &tokens, last, WORD_GAP, "part");
    bool several = last > 0 || (last == 0 && memchr(inner, ' ', length));
    is.order =
        several &&
        (token_says(lexicon, &tokens, 0, WORD_BLANK, "order") ||
            says_what_goes_here(lexicon, &tokens) ||
            (!lexicon_head_first(lexicon) &&
                token_says(lexicon, &tokens, last, WORD_BLANK, "order")));
    arena_rewind(arena, mark);
    return is;
}

bool
gap_is_field(struct arena *arena, const struct lexicon *lexicon,
    const char *inner, size_t length, char open)
{
    if (!is_name(inner, length))
        return false;
    if (open == '<')
        return !is_tag(arena, inner, length);
    if (!strchr("[(", open) && open != FRENCH && open != LABELLED)
        return true;
    struct inner is = look_inside(arena, lexicon, inner, length);
    switch (open) {
    case '(':
        return is.order || (is.edit && is.later);
    case LABELLED:
        return is.order || is.blanks;
    case FRENCH:
        return is.blanks || is_joined(inner, length);
    default:
        return is.edit || (is.blank && (!is.editorial || is.blanks));
    }
}

/* What brackets a field may stand in. */
static const struct bracket {
    const char *open, *close;
    char kind;
} brackets[] = {{"<<", ">>", '{'}, {"<", ">", '<'},
    {"\u2039", "\u203a", FRENCH}, {"*|", "|*", '{'}, {"[", "]", '['},
    {"{{", "}}", '{'}, {"{", "}", '{'}, {"%%", "%%", '%'}, {"@@", "@@", '%'},
    {"\u00ab", "\u00bb", FRENCH}, {": (", ")", LABELLED}, {"(", ")", '('}};

/* A link, a reference or an index: the bracket belongs to what is beside. */
static bool
is_link(const char *text, size_t at, const char *after)
{
    bool amount = gap_after_currency(text, at); /* "£[amount]" */
    char before = at > 0 && !amount ? text[at - 1] : ' ';
    bool defined = *after == ':' && (at == 0 || text[at - 1] == '\n');
    return is_letter(before) || text_digit(before) || before == ']' ||
           before == '!' || *after == '(' || *after == '[' || defined;
}

/* "Because of [regulation]": without it the sentence would break off, so it is
 * no addition to a quotation.  A sign of two bytes or more is taken for the
 * mark of one. */
static bool
leans_on_field(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    const uint64_t joins =
        BIT(WORD_BY) | BIT(WORD_WITHIN) | BIT(WORD_FROM) | BIT(WORD_TO);
    const char *quoted = strpbrk(text, "\"\xE2\xC2");
    if (quoted && quoted < text + at)
        return false;
    struct tokens before = gap_word_before(arena, lexicon, text, &at);
    return before.count == 1 && !token_is(&before, 0, WORD_ARTICLE) &&
           (before.items[0].classes & joins ||
               token_says(lexicon, &before, 0, WORD_EDIT, "states") ||
               token_says(lexicon, &before, 0, WORD_BREAK, "of"));
}

/* "(when?)", "(how much??)": a question to whoever writes the plan. */
static bool
is_question(struct arena *arena, const struct lexicon *lexicon,
    const char *inner, size_t length)
{
    size_t n = length;
    while (n > 0 && inner[n - 1] == '?')
        n--;
    if (n == length || n > LONGEST_QUESTION || !is_name(inner, n))
        return false;
    struct tokens tokens =
        tokens_of(arena, lexicon, arena_strndup(arena, inner, n));
    return length - n > 1 ||
           token_says(lexicon, &tokens, 0, WORD_EDIT, "which") ||
           (tokens.count > 0 &&
               token_value(lexicon, &tokens.items[0], WORD_OBLIGED));
}

/* "(max. 200 characters)" */
static bool
is_limit(struct arena *arena, const struct lexicon *lexicon, const char *inner,
    size_t length)
{
    if (!is_name(inner, length) || strncasecmp(inner, "max", 3) != 0)
        return false;
    struct tokens tokens =
        tokens_of(arena, lexicon, arena_strndup(arena, inner, length));
    return token_says(lexicon, &tokens, tokens.count - 1, WORD_BLANK, "text");
}

/* "of [X] days", "$[X]", "[●]" */
static bool
is_figure(const char *text, size_t at, const char *inner, size_t length)
{
    if (length == strlen("\u25cf") && text_starts(inner, "\u25cf"))
        return true;
    return length == 1 && (*inner == 'X' || *inner == 'x') &&
           ((at > 1 && is_letter(text[at - 2])) ||
               gap_after_currency(text, at));
}

/* What stands from `inner` on between the brackets at `at`, without the spaces
 * around it. */
static bool
is_field(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at, char kind, const char *inner, size_t length)
{
    if (kind == '(' && (is_question(arena, lexicon, inner, length) ||
                           is_limit(arena, lexicon, inner, length)))
        return true;
    if (kind == '[' &&
        (is_figure(text, at, inner, length) ||
            (length > 1 && is_name(inner, length) &&
                leans_on_field(arena, lexicon, text, at) &&
                !look_inside(arena, lexicon, inner, length).editorial)))
        return true;
    return gap_is_field(arena, lexicon, inner, length, kind);
}

static size_t
bracket_at(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at, const struct bracket *bracket)
{
    if (!text_starts(text + at, bracket->open))
        return 0;
    const char *inner = text + at + strlen(bracket->open);
    size_t most = strnlen(inner, LONGEST_FIELD + 4);
    const char *close =
        memmem(inner, most, bracket->close, strlen(bracket->close));
    const char *after = close ? close + strlen(bracket->close) : NULL;
    if (!close || (bracket->kind == '[' && is_link(text, at, after)))
        return 0;
    size_t whole = (size_t)(after - text) - at, empty = strspn(inner, " _");
    bool labelled = (at > 1 && text[at - 2] == ':') ||
                    gap_after_currency(text, at); /* "€[ ]" */
    if ((empty > 2 || (empty > 0 && labelled)) && inner + empty == close)
        return whole;
    if (*inner == ' ' && (bracket->kind == '<' || bracket->kind == '['))
        return 0; /* a comparison, an open task box */
    while (inner < close && *inner == ' ')
        inner++;
    size_t length = (size_t)(close - inner);
    while (length > 0 && inner[length - 1] == ' ')
        length--;
    return is_field(arena, lexicon, text, at, bracket->kind, inner, length)
               ? whole
               : 0;
}

/* "____", "__.__.2026" */
static size_t
line_at(const char *text, size_t at)
{
    size_t line = strspn(text + at, "_");
    if (line == 2 && strchr("./-", text[at + 2]) && text[at + 2] &&
        text_starts(text + at + 3, "__"))
        return 5;
    bool apart = (at == 0 || strchr(" (:", text[at - 1])) &&
                 (!text[at + line] || strchr(" .,;%", text[at + line]));
    bool before = line == 2 && apart && at > 0 && text[at + line] == ' ';
    return line >= 4 || (line == 3 && apart) || before ? line : 0;
}

size_t
gap_field_at(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t length = bracket_at(arena, lexicon, text, at, &brackets[i]);
        if (length)
            return length;
    }
    return line_at(text, at);
}
