/* Cutting a text into words, numbers, dates and signs. */
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

#include "base/text.h"
#include "criteria/lexicon_rows.h"

#define MICRO 1000000
#define LARGEST 999999999999 /* whole units; larger ones are cut to it */
#define BYTES_A_TOKEN 5      /* fewer than most texts have */
#define FIRST_TOKENS 60      /* that room is made for at most */
#define NAME_TOKENS 400

struct cutter {
    struct arena *arena;
    const struct lexicon *lexicon;
    struct tokens tokens;
    const char *end;      /* of the text */
    const char *lower;    /* the text with ASCII's capitals made small */
    int room;             /* of both lists */
    struct slice *folded; /* of each token that is a word, else none */
};

static size_t
digits_at(const char *p)
{
    size_t n = 0;
    while (text_digit(p[n]))
        n++;
    return n;
}

/* --- dates in figures --- */

static bool
is_date_sign(char c)
{
    return c == '-' || c == '/' || c == '.';
}

/* Three groups of digits with one sign between them. */
static size_t
three_groups(const char *p, size_t sizes[3], int values[3])
{
    size_t at = 0;
    char sign = '\0';
    for (int i = 0; i < 3; i++) {
        sizes[i] = digits_at(p + at);
        if (sizes[i] == 0 || sizes[i] > 4)
            return 0;
        values[i] = atoi(p + at);
        at += sizes[i];
        if (i == 2)
            break;
        if (!is_date_sign(p[at]) || (sign && p[at] != sign))
            return 0;
        sign = p[at++];
    }
    return at;
}

static size_t
date_at(const char *p, const struct lexicon *lexicon, struct token *token)
{
    size_t sizes[3];
    int values[3];
    size_t length = three_groups(p, sizes, values);
    if (length == 0)
        return 0;
    if (sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2) {
        token->year = values[0];
        token->month = values[1];
        token->day = values[2];
    } else if (sizes[0] <= 2 && sizes[1] <= 2 && sizes[2] == 4) {
        token->year = values[2];
        token->month = values[1];
        token->day = values[0];
        token->either_order = !lexicon_comma_decimal(lexicon);
    } else
        return 0;
    int least = token->month < token->day ? token->month : token->day;
    int most = token->month < token->day ? token->day : token->month;
    if (least < 1 || least > 12 || most > 31 ||
        (sizes[0] == 4 && token->month > 12))
        return 0;
    if (token->month > 12) { /* only the other way round makes sense */
        int day = token->month;
        token->month = token->day;
        token->day = day;
        token->either_order = false;
    }
    token->kind = TOKEN_DATE;
    return length;
}

/* --- numbers --- */

/* The group separators that are neither point nor comma. */
static size_t
grouping_at(const char *p)
{
    static const char *const signs[] = {
        "'", "\u2019", "\u00a0", "\u202f", "\u2009", " "};
    return text_start_of(p, signs, sizeof signs / sizeof *signs);
}

/* A number's parts while it is read. */
struct figure {
    char digits[40]; /* all its digits */
    int count;
    int since;   /* digits since the last sign */
    int points;  /* `.` and `,` seen */
    char sign;   /* the last of them */
    bool mixed;  /* both were seen */
    bool spaced; /* grouped by something else */
};

static void
take_digits(struct figure *figure, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (figure->count < (int)sizeof figure->digits)
            figure->digits[figure->count++] = p[i];
    figure->since = (int)n;
}

static size_t
figure_at(const char *p, struct figure *figure)
{
    size_t at = digits_at(p);
    take_digits(figure, p, at);
    for (;;) {
        size_t sign = p[at] == '.' || p[at] == ',' ? 1 : 0;
        size_t gap = sign ? 0 : grouping_at(p + at);
        size_t n = digits_at(p + at + sign + gap);
        if (sign && n > 0) {
            figure->mixed |= figure->points > 0 && figure->sign != p[at];
            figure->points++;
            figure->sign = p[at];
        } else if (gap && n == 3 && figure->since <= 3 && !figure->points)
            figure->spaced = true;
        else
            return at;
        take_digits(figure, p + at + sign + gap, n);
        at += sign + gap + n;
    }
}

/* True if the last `.` or `,` is a decimal sign and no separator of groups.
 * One sign before exactly three digits is what the language makes of it. */
static bool
is_decimal(const struct figure *figure, const struct lexicon *lexicon)
{
    if (figure->points == 0)
        return false;
    if (figure->mixed)
        return true;
    if (figure->points > 1)
        return false;
    if (figure->since != 3 || figure->spaced || figure->digits[0] == '0' ||
        figure->count - figure->since > 3)
        return true;
    return figure->sign == (lexicon_comma_decimal(lexicon) ? ',' : '.');
}

static size_t
number_at(const char *p, const struct lexicon *lexicon, struct token *token)
{
    struct figure figure = {.count = 0};
    size_t length = figure_at(p, &figure);
    int whole = figure.count;
    if (is_decimal(&figure, lexicon) && figure.since < figure.count)
        whole -= figure.since;
    int64_t units = 0, part = 0, scale = MICRO;
    for (int i = 0; i < whole; i++)
        units = units > LARGEST ? units : units * 10 + figure.digits[i] - '0';
    for (int i = whole; i < figure.count && scale > 1; i++) {
        scale /= 10;
        part += (figure.digits[i] - '0') * scale;
    }
    units = units > LARGEST ? LARGEST : units;
    token->kind = TOKEN_NUMBER;
    token->micro = units * MICRO + part;
    token->digits = whole;
    token->whole = whole == figure.count;
    return length;
}

/* --- words --- */

static uint32_t
rune_at(const char *p, size_t *length)
{
    const char *end = p;
    uint32_t rune = utf8_next(&end);
    *length = (size_t)(end - p);
    return rune;
}

static bool
is_letter(uint32_t rune)
{
    if (rune < 0x80)
        return (rune | 32) - 'a' < 26;
    return u_isalpha((UChar32)rune) ||
           u_charType((UChar32)rune) == U_NON_SPACING_MARK;
}

static bool
is_white(uint32_t rune)
{
    if (rune < 0x80)
        return rune == ' ' || (rune >= '\t' && rune <= '\r');
    return u_isUWhiteSpace((UChar32)rune);
}

static bool
is_upper(uint32_t rune)
{
    return rune < 0x80 ? rune - 'A' < 26 : u_isupper((UChar32)rune);
}

static uint32_t
to_lower(uint32_t rune)
{
    if (rune < 0x80)
        return rune - 'A' < 26 ? rune | 32 : rune;
    return (uint32_t)u_tolower((UChar32)rune);
}

static bool
is_apostrophe(uint32_t rune)
{
    return rune == '\'' || rune == 0x2019;
}

static void
put_rune(struct buf *buf, uint32_t rune)
{
    if (rune < 0x80)
        buf_char(buf, (char)rune);
    else
        buf_rune(buf, rune);
}

/* Letters, digits after them, and apostrophes between them, in lower case
 * and with one kind of apostrophe; by elision "d'" and "qu'" are words. */
static size_t
word_at(const char *p, bool elision, struct buf *folded)
{
    size_t at = 0, n;
    for (;;) {
        uint32_t rune = rune_at(p + at, &n);
        size_t after;
        if (is_apostrophe(rune) && at > 0 &&
            is_letter(rune_at(p + at + n, &after))) {
            rune = '\'';
            if (elision && at <= 2) {
                buf_rune(folded, rune);
                return at + n;
            }
        } else if (!is_letter(rune) && (rune > 127 || !text_digit((char)rune)))
            return at;
        if (rune == 0)
            return at;
        put_rune(folded, to_lower(rune));
        at += n;
    }
}

/* Letters and digits of one byte, behind which a word ends for certain; 0
 * where that takes a closer look. */
static size_t
plain_word_at(const char *p, const char *end)
{
    size_t n = text_alnum_run(p, end);
    return (unsigned char)p[n] < 0x80 && p[n] != '\'' ? n : 0;
}

/* The word at `p`, folded; its length goes to *length. */
static struct slice
folded_at(
    struct cutter *cutter, const char *p, struct buf *folded, size_t *length)
{
    size_t n = *length = plain_word_at(p, cutter->end);
    if (n > 0)
        return (struct slice){cutter->lower + (p - cutter->tokens.text), n};
    buf_clear(folded);
    *length = word_at(p, cutter->lexicon && cutter->lexicon->elision, folded);
    return (struct slice){
        arena_strndup(cutter->arena, folded->p, folded->n), folded->n};
}

/* --- the walk --- */

static void
make_room(struct cutter *cutter)
{
    struct tokens *tokens = &cutter->tokens;
    size_t count = (size_t)tokens->count;
    size_t few = (size_t)(cutter->end - tokens->text) / BYTES_A_TOKEN + 2;
    cutter->room = count > 0            ? cutter->room * 2
                   : few < FIRST_TOKENS ? (int)few
                                        : FIRST_TOKENS;
    struct token *items = ARENA_RAW(cutter->arena, struct token, cutter->room);
    struct slice *folded = ARENA_RAW(cutter->arena, struct slice, cutter->room);
    if (count > 0) {
        memcpy(items, tokens->items, count * sizeof *items);
        memcpy(folded, cutter->folded, count * sizeof *folded);
    }
    tokens->items = items;
    cutter->folded = folded;
}

/* A zeroed one at the end. */
static struct token *
add_token(struct cutter *cutter)
{
    struct tokens *tokens = &cutter->tokens;
    if (tokens->count == cutter->room)
        make_room(cutter);
    struct token *token = &tokens->items[tokens->count++];
    *token = (struct token){0};
    return token;
}

/* Cuts the token at `p`; *folded is the word that it is, or none. */
static size_t
cut_one(struct cutter *cutter, const char *p, struct token *token,
    struct buf *buf, struct slice *folded)
{
    size_t length;
    uint32_t rune = rune_at(p, &length);
    *folded = (struct slice){NULL, 0};
    token->entry = -1;
    if (rune < 128 && text_digit((char)rune)) {
        length = date_at(p, cutter->lexicon, token);
        if (length == 0 || text_digit(p[length]))
            length = number_at(p, cutter->lexicon, token);
    } else if (is_letter(rune)) {
        token->kind = TOKEN_WORD;
        token->capital = is_upper(rune);
        *folded = folded_at(cutter, p, buf, &length);
    } else {
        token->kind = TOKEN_SIGN;
        token->rune = rune;
    }
    return length;
}

static void
cut(struct cutter *cutter, const char *text)
{
    struct buf buf = {0};
    bool glued = false;
    for (const char *p = text; *p;) {
        size_t length;
        if (is_white(rune_at(p, &length))) {
            p += length;
            glued = false;
            continue;
        }
        struct token *token = add_token(cutter);
        token->at = (uint32_t)(p - text);
        token->glued = glued;
        length = cut_one(
            cutter, p, token, &buf, &cutter->folded[cutter->tokens.count - 1]);
        token->length = (uint32_t)length;
        p += length;
        glued = true;
    }
    buf_free(&buf);
}

/* --- classes and phrases --- */

/* Returns the row with which phrases begin, or -1. */
static int
find_word(const struct lexicon *lexicon, struct slice word, struct token *token)
{
    struct lexicon_word is = lexicon_word(lexicon, word.p, word.n);
    token->classes = is.classes;
    token->entry = is.row;
    token->forms = is.forms;
    uint32_t action = (uint32_t)1 << FORM_ACTION;
    if (lexicon->capital_nouns)
        token->forms &= token->capital ? action : ~action;
    return is.found;
}

/* "T.B.D.", "n. n.": a letter and its dot. */
static bool
is_initial(const struct tokens *tokens, int i)
{
    return tokens->items[i].length == 1 && token_sign(tokens, i + 1, '.') &&
           tokens->items[i + 1].glued;
}

/* The token that continues a phrase after `i`: the next word, or the one
 * behind a hyphen or a slash that joins both. */
static int
next_in_phrase(const struct cutter *cutter, int i)
{
    const struct tokens *tokens = &cutter->tokens;
    int next = i + 1;
    bool joins = token_sign(tokens, next, '-') || token_sign(tokens, next, '/');
    if (joins && tokens->items[next].glued && next + 1 < tokens->count &&
        tokens->items[next + 1].glued)
        next++;
    else if (is_initial(tokens, i))
        next++;
    return next < tokens->count && cutter->folded[next].p ? next : -1;
}

/* A phrase while it grows. */
struct phrase {
    char key[LEXICON_LONGEST];
    size_t n;
};

/* False when it is longer than any that is known. */
static bool
add_word(struct phrase *phrase, struct slice word)
{
    if (phrase->n + 1 + word.n > LEXICON_LONGEST)
        return false;
    if (phrase->n > 0)
        phrase->key[phrase->n++] = ' ';
    memcpy(phrase->key + phrase->n, word.p, word.n);
    phrase->n += word.n;
    return true;
}

/* The last token of the longest phrase that begins at `i`, with the word of the
 * row `begins`; or -1. */
static int
find_phrase(struct cutter *cutter, int i, int begins, int *row)
{
    const struct lexicon *lexicon = cutter->lexicon;
    int found = -1, next = next_in_phrase(cutter, i);
    if (begins < 0 || next < 0 ||
        !lexicon_may_follow(lexicon, begins, *cutter->folded[next].p))
        return -1;
    int most = lexicon_words(lexicon, begins);
    struct phrase phrase = {.n = 0};
    if (!add_word(&phrase, cutter->folded[i]))
        return -1;
    for (int words = 2; words <= most && next >= 0; words++) {
        if (!add_word(&phrase, cutter->folded[next]))
            break;
        int known = lexicon_find(lexicon, phrase.key, phrase.n);
        if (known >= 0) {
            *row = known;
            found = next;
        }
        next = next_in_phrase(cutter, next);
    }
    return found;
}

/* Of a phrase that is listed for names of persons alone, or for all but them,
 * its noun says the rest: "comité de pilotage", "steering committee". */
static uint64_t
phrase_classes(const struct lexicon *lexicon, int row, uint64_t noun)
{
    uint64_t classes = lexicon_classes(lexicon, row);
    uint64_t called = BIT(WORD_TEAM) | BIT(WORD_ROLE);
    if (!lexicon_head_first(lexicon))
        called |= BIT(WORD_DEPARTMENT); /* "customer service" */
    if (!(classes & LEXICON_OF_PERSONS))
        return classes | (noun & called);
    return classes & ~LEXICON_OF_PERSONS || !lexicon_head_first(lexicon)
               ? classes
               : classes | (noun & BIT(WORD_PEOPLE));
}

/* The classes of the noun of the phrase from `i` to `last`. */
static uint64_t
noun_classes(struct cutter *cutter, int i, int last)
{
    struct token *token = &cutter->tokens.items[last];
    if (lexicon_head_first(cutter->lexicon))
        return cutter->tokens.items[i].classes;
    find_word(cutter->lexicon, cutter->folded[last], token);
    return token->classes;
}

/* What the token at `i` is; returns the last one that it takes up. */
static int
classify_one(struct cutter *cutter, int i)
{
    struct token *token = &cutter->tokens.items[i];
    int begins = -1;
    if (cutter->folded[i].p)
        begins = find_word(cutter->lexicon, cutter->folded[i], token);
    if (token->entry < 0)
        return i;
    int row = token->entry;
    int last = token->classes & BIT(LEXICON_BEGINS)
                   ? find_phrase(cutter, i, begins, &row)
                   : -1;
    if (last > i) {
        const struct token *end = &cutter->tokens.items[last];
        token->length = end->at + end->length - token->at;
        token->classes =
            phrase_classes(cutter->lexicon, row, noun_classes(cutter, i, last));
    }
    token->entry = row;
    token->classes &= ~(BIT(LEXICON_BEGINS) | BIT(LEXICON_GAP));
    return last > i ? last : i;
}

static void
classify(struct cutter *cutter)
{
    struct tokens *tokens = &cutter->tokens;
    int kept = 0;
    for (int i = 0; i < tokens->count; i++, kept++) {
        int last = classify_one(cutter, i);
        if (kept < i)
            tokens->items[kept] = tokens->items[i];
        i = last;
    }
    tokens->count = kept;
}

/* The text cut, with nothing said of its words. */
static struct cutter
cut_text(struct arena *arena, const struct lexicon *lexicon, const char *text)
{
    size_t n = strlen(text);
    struct cutter cutter = {.arena = arena,
        .lexicon = lexicon,
        .tokens = {.text = text},
        .end = text + n,
        .lower = text_lower(arena, text)};
    cut(&cutter, text);
    return cutter;
}

struct tokens
tokens_of(struct arena *arena, const struct lexicon *lexicon, const char *text)
{
    struct cutter cutter = cut_text(arena, lexicon, text);
    if (lexicon)
        classify(&cutter);
    return cutter.tokens;
}

struct token
token_first(
    struct arena *arena, const struct lexicon *lexicon, const char *text)
{
    struct cutter cutter = cut_text(arena, lexicon, text);
    classify_one(&cutter, 0);
    return cutter.tokens.items[0];
}

struct tokens
tokens_of_name(
    struct arena *arena, const struct lexicon *lexicon, const char *name)
{
    struct tokens tokens = tokens_of(arena, lexicon, name);
    if (tokens.count > NAME_TOKENS)
        tokens.count = NAME_TOKENS;
    return tokens;
}

const char *
token_value(const struct lexicon *lexicon, const struct token *token,
    enum lexicon_class class)
{
    if (!lexicon || token->entry < 0 || !(token->classes & BIT(class)))
        return NULL;
    return lexicon_value(lexicon, token->entry, class);
}

char *
token_folded(struct arena *arena, const struct tokens *tokens, int i)
{
    const struct token *token = &tokens->items[i];
    return text_lower(arena,
        text_collapse(arena,
            arena_strndup(arena, tokens->text + token->at, token->length)));
}
