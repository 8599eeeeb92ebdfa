#include "criteria/gap.h"

#include <string.h>

#include "base/text.h"
#include "criteria/gap_blank.h"
#include "criteria/gap_clause.h"
#include "criteria/gap_field.h"
#include "criteria/gap_order.h"
#include "criteria/lexicon_rows.h"

#define LONGEST_PHRASE 40
#define LONGEST_CODE 1000 /* bytes between backticks */
#define LONGEST_PROMISE 160
#define LONGEST_NOW 24  /* bytes: "at present" */
#define LONGEST_WAIT 40 /* bytes: "by the plant manager" */
#define WORDS_OF_WAIT 5
#define SHORT_WORD 4 /* bytes, with the space before it: "by", "for" */

/* "Customer Name": several words, each with a capital. */
static bool
has_capitals(const char *p, size_t length)
{
    int words = 0;
    for (size_t i = 0; i < length; i++) {
        bool begins = i == 0 || p[i - 1] == ' ';
        if (begins && p[i] >= 'a' && p[i] <= 'z')
            return false;
        words += begins;
    }
    return words > 1;
}

static bool
is_upper(const char *p, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (p[i] >= 'a' && p[i] <= 'z')
            return false;
    return true;
}

/* "Super Bowl XXX": a numeral behind a name. */
static bool
is_roman(const char *text, size_t at, size_t length)
{
    size_t begin = at;
    while (begin > 0 && (text_alnum(text[begin - 1]) || begin == at))
        begin--;
    return is_upper(text + at, length) && begin > gap_sentence(text, at) &&
           text[begin] >= 'A' && text[begin] <= 'Z';
}

/* "The TBC ward", not "the TODO by June" */
static bool
is_definite(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, const char *behind)
{
    struct tokens before = gap_word_before(arena, lexicon, text, &at);
    size_t n = *behind == ' ' ? 1 : 0;
    while (n > 0 && is_letter(behind[n]))
        n++;
    return n > SHORT_WORD && token_is(&before, 0, WORD_SKIP) &&
           !token_is(&before, 0, WORD_BREAK);
}

/* A marker behind a label, "Baseline: follows", or as the whole text, "Still
 * open."; by its value it may be one of these alone: "Later" heads a list. */
static bool
stands_apart(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, const char *behind, const char *value)
{
    bool whole = at == 0 && !behind[strspn(behind, ".!?: ")];
    if (!text_is(value, "behind") && (whole || text_is(value, "alone")))
        return whole;
    return gap_ends_clause(behind) &&
           ((at > 1 && strchr(":(", text[at - 1 - (text[at - 1] == ' ')])) ||
               gap_is_about(arena, lexicon, text, at, GAP_PART_ANY));
}

/* `todo` is a word as well, unless it shouts or stands alone; where it is a
 * word of every sentence it has to have a colon as well.  Some are a marker
 * only where a sentence begins, "Add a quote"; some in capitals or alone,
 * "CUSTOMER NAME and we". */
static bool
is_marker(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at, const struct token *token)
{
    static const char *const apart[] = {"label", "behind", "alone"};
    const char *value = token_value(lexicon, token, WORD_MARKER);
    const char *behind = text + at + token->length;
    if (is_definite(arena, lexicon, text, at, behind))
        return false;
    if (!value)
        return true;
    if (text_among(value, apart, sizeof apart / sizeof *apart))
        return stands_apart(arena, lexicon, text, at, behind, value);
    if (text_is(value, "first"))
        return gap_sentence(text, at) == at;
    if (text_is(value, "head"))
        return gap_sentence(text, at) == at && gap_is_label(behind);
    if (text_is(value, "roman"))
        return !is_roman(text, at, token->length);
    if (*behind == '-' && is_letter(behind[1]))
        return false; /* "the TODO-board" */
    bool upper = is_upper(text + at, token->length);
    bool alone = at == 0 && !*behind;
    if (text_is(value, "capitals"))
        return upper || alone || (at == 0 && has_capitals(text, token->length));
    bool label =
        gap_is_label(behind) ||
        (gap_sentence(text, at) == at &&
            (text_starts(behind, " \u2013 ") || text_starts(behind, " - ")));
    if (text_is(value, "shout"))
        return upper && (alone || label);
    return upper || alone || label;
}

/* "Hier ein Foto der Halle einfügen." */
static bool
ends_in_order(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    size_t n = gap_length(text + at, ".;:!?\n", GAP_CLAUSE + 1);
    if (lexicon_head_first(lexicon) || n > GAP_CLAUSE)
        return false;
    struct tokens tokens =
        tokens_of(arena, lexicon, arena_strndup(arena, text + at, n));
    return tokens.count > 2 &&
           token_says(lexicon, &tokens, tokens.count - 1, WORD_BLANK, "order");
}

/* "Describe the yard here", "wstawić tu zdjęcie": said to whoever writes the
 * plan. */
static bool
is_edit(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at, bool last)
{
    size_t begin = gap_sentence(text, at);
    struct tokens before = tokens_of(
        arena, lexicon, arena_strndup(arena, text + begin, at - begin));
    if (before.count == 0)
        return ends_in_order(arena, lexicon, text, at);
    return (last ? before.count > 2 : before.count == 1) &&
           gap_is_edit(lexicon, &before, 0);
}

/* "The day is not yet settled; Anke Dierks decides on 4 May": somebody does,
 * by a day. */
static bool
is_committed(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    size_t n = gap_length(text + at, "\n", LONGEST_PROMISE);
    struct tokens tokens =
        tokens_of(arena, lexicon, arena_strndup(arena, text + at, n));
    bool somebody = false, day = false;
    for (int i = 0; i < tokens.count; i++) {
        const struct token *token = &tokens.items[i];
        bool ends = token_sign(&tokens, i, '.') && i > 0 &&
                    tokens.items[i - 1].kind == TOKEN_WORD &&
                    tokens.items[i - 1].length > 2;
        if (ends || token_sign(&tokens, i, '?'))
            break;
        somebody |= token_is(&tokens, i, WORD_GIVEN) && token->capital;
        somebody |= token_is(&tokens, i, WORD_TITLE) && i + 1 < tokens.count &&
                    tokens.items[i + 1].capital;
        day |= token->kind == TOKEN_DATE || token_is(&tokens, i, WORD_DAY) ||
               (token_is(&tokens, i, WORD_MONTH) && i > 0);
    }
    return somebody && day;
}

/* "How it is to be decided" speaks of the deciding. */
static bool
is_asked(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at)
{
    struct tokens before =
        gap_words_before(arena, lexicon, text, at, ".,;:!?\n", GAP_CLAUSE);
    for (int i = 0; i < before.count; i++)
        if (token_value(lexicon, &before.items[i], WORD_OBLIGED) &&
            !token_says(lexicon, &before, i, WORD_OBLIGED, "once"))
            return true;
    return false;
}

/* Behind a colon or a dash; or, where `start` is so, at the start of a
 * sentence too. */
static bool
begins_clause(const char *text, size_t end, bool start)
{
    if (end == 0)
        return start;
    char before = text[end - 1];
    bool dash = before == '-' || (end > 2 && (unsigned char)before >= 0x93 &&
                                     text_starts(text + end - 3, "\u2013"));
    return before == ':' || dash || (start && strchr(".\n(", before));
}

/* "Awaiting the figure", "insert the chart", "Foto der Halle einfügen"; what
 * is to be written may be asked for politely. */
static bool
says_what_lacks(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, const struct token *token)
{
    const char *value = token_value(lexicon, token, WORD_GAP);
    enum gap_part part = text_is(value, "what")  ? GAP_PART_ANY
                         : text_is(value, "put") ? GAP_PART_PICTURE
                                                 : GAP_PART_TEXT;
    const char *rest = text + at + token->length;
    size_t begin = gap_sentence(text, at);
    struct tokens before = tokens_of(
        arena, lexicon, arena_strndup(arena, text + begin, at - begin));
    if (before.count == 0 ||
        (before.count == 1 && gap_is_edit(lexicon, &before, 0)))
        return gap_is_before(arena, lexicon, rest, part);
    return lexicon_capital_nouns(lexicon) && gap_ends_clause(rest) &&
           gap_is_about(arena, lexicon, text, at, part);
}

/* "Unknown at present": the clause ends with it. */
static bool
is_until_now(
    struct arena *arena, const struct lexicon *lexicon, const char *rest)
{
    size_t n = gap_length(rest, ".,;:!?)\n", LONGEST_NOW + 1);
    if (n > LONGEST_NOW || *rest != ' ')
        return false;
    struct tokens now =
        tokens_of(arena, lexicon, arena_strndup(arena, rest, n));
    return now.count == 1 && token_is(&now, 0, WORD_NOW);
}

/* "To be discussed with the plant manager", "amount to be confirmed by
 * finance": nothing but whom it waits for stands behind it. */
static bool
waits_for(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at, size_t before, const char *rest)
{
    size_t n = gap_length(rest, ".,;:!?)\n", LONGEST_WAIT + 1);
    if (n > LONGEST_WAIT || *rest != ' ' || rest[n] == ',')
        return false;
    struct tokens tokens =
        tokens_of(arena, lexicon, arena_strndup(arena, rest, n));
    const uint64_t joins =
        BIT(WORD_BREAK) | BIT(WORD_BY) | BIT(WORD_WITHIN) | BIT(WORD_OBLIGED);
    int join = token_says(lexicon, &tokens, 0, WORD_EDITORIAL, "jointly");
    return tokens.count > join + 1 && tokens.count <= join + WORDS_OF_WAIT &&
           tokens.items[join].classes & joins &&
           !token_says(lexicon, &tokens, join, WORD_BREAK, "of") &&
           (begins_clause(text, before, true) ||
               gap_is_about(arena, lexicon, text, at, GAP_PART_ANY));
}

/* "Is not yet decided", "dates not yet decided because of the strike", but not
 * "claims not yet decided after a month". */
static bool
is_said(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at)
{
    const uint64_t helps =
        BIT(WORD_OBLIGED) | BIT(WORD_EDITORIAL) | BIT(WORD_SKIP);
    size_t begin = at;
    struct tokens before = gap_word_before(arena, lexicon, text, &begin);
    return before.count == 0 || before.items[0].classes & helps ||
           gap_is_about(arena, lexicon, text, at, GAP_PART_ANY);
}

/* Some phrases are a gap only where they end a clause: "scope to be agreed",
 * "rules to be agreed with each site"; others only where they begin one.
 * `before` is where the words before them end. */
static bool
has_place_of_gap(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, size_t before, const struct token *token)
{
    const char *value = token_value(lexicon, token, WORD_GAP);
    bool last = gap_ends_clause(text + at + token->length) ||
                is_until_now(arena, lexicon, text + at + token->length);
    if (text_is(value, "begin"))
        return begins_clause(text, before, true);
    if (text_is(value, "what") || text_is(value, "put") ||
        text_is(value, "write"))
        return says_what_lacks(arena, lexicon, text, at, token);
    if (text_is(value, "still") || text_is(value, "open"))
        return begins_clause(text, before, text_is(value, "open")) ||
               gap_is_about(arena, lexicon, text, at, GAP_PART_ANY);
    bool part = text_is(value, "part");
    if ((part || text_is(value, "label")) &&
        (part || !begins_clause(text, before, false)) &&
        !(last && gap_is_about(arena, lexicon, text, at, GAP_PART_ANY)))
        return false;
    if (text_is(value, "order"))
        return is_edit(arena, lexicon, text, at, last);
    return !value || last ||
           (text_is(value, "said") && is_said(arena, lexicon, text, at)) ||
           (text_is(value, "end") && waits_for(arena, lexicon, text, at, before,
                                         text + at + token->length));
}

/* What has to be agreed is no gap.  "It has not been decided yet" is one, and
 * "the board has not yet decided on it", but not "parents who have not yet
 * decided on it". */
static bool
is_gap(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at, const struct token *token)
{
    const char *value = token_value(lexicon, token, WORD_GAP);
    bool yet = text_is(value, "said") || text_is(value, "yet");
    size_t begin = at;
    while (begin > 0 && text[begin - 1] == ' ')
        begin--;
    size_t end = begin;
    struct tokens before = gap_word_before(arena, lexicon, text, &begin);
    bool subject = text_is(value, "part") || text_is(value, "still");
    bool opens = begin <= gap_sentence(text, at); /* "needs to be priced" */
    if (opens && token_is(&before, 0, WORD_OBLIGED) &&
        !lexicon_head_first(lexicon))
        end = begin; /* "has to be confirmed by the board" */
    if (!subject && !opens && token_is(&before, 0, WORD_OBLIGED)) {
        before = gap_word_before(arena, lexicon, text, &begin);
        if (!yet || token_is(&before, 0, WORD_BREAK))
            return false;
    }
    return has_place_of_gap(arena, lexicon, text, at, end, token) &&
           !is_asked(arena, lexicon, text, at) &&
           !is_committed(arena, lexicon, text, at);
}

/* A word by itself may be one where it stands: told before anything is cut
 * into words. */
static bool
may_stand(const struct lexicon *lexicon, int row, enum lexicon_class class,
    const char *text, size_t at, size_t end)
{
    static const char *const closing[] = {
        "part", "label", "behind", "end", "alone"};
    static const char *const opening[] = {"what", "put", "write", "first"};
    if (!(lexicon_classes(lexicon, row) & BIT(class)))
        return false;
    const char *value = lexicon_value(lexicon, row, class);
    if (!value)
        return true;
    if (text_among(value, closing, sizeof closing / sizeof *closing))
        return gap_length(text + end, ".,;:!?)]}>\n", LONGEST_WAIT + 1) <=
               LONGEST_WAIT;
    if (!text_among(value, opening, sizeof opening / sizeof *opening))
        return true;
    size_t begin = gap_sentence(text, at);
    const char *space = memchr(text + begin, ' ', at - begin);
    return lexicon_capital_nouns(lexicon) || !space || space + 1 == text + at;
}

/* The word begins a marker or a gap, and is one by itself or goes on as one:
 * nearly every "to" does not. */
static bool
may_be_gap(const struct lexicon *lexicon, int row, const char *text, size_t at,
    size_t end)
{
    if (!(lexicon_classes(lexicon, row) & BIT(LEXICON_GAP)))
        return false;
    const char *rest = text + end;
    rest += strspn(rest, " \t\n-./");
    return lexicon_may_gap_follow(lexicon, row, *rest) ||
           may_stand(lexicon, row, WORD_GAP, text, at, end) ||
           may_stand(lexicon, row, WORD_MARKER, text, at, end);
}

/* Bytes from `at` that have as many words as the longest phrase which begins
 * with the row's word. */
static size_t
phrase_length(
    const struct lexicon *lexicon, int row, const char *text, size_t end)
{
    const char *p = text + end, *last = text + LONGEST_PHRASE;
    for (int words = lexicon_words(lexicon, row); words > 1 && p < last;
         words--) {
        while (*p && p < last && !is_letter(*p) && !text_digit(*p))
            p++;
        while (p < last && (is_letter(*p) || text_digit(*p)))
            p++;
    }
    return (size_t)(p - text);
}

static struct gap
word_gap(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at)
{
    struct gap gap = {GAP_NONE, at, 0};
    size_t n = strcspn(text + at, " \t\n.,;:!?)]}>-/"), length = n;
    if (n == 0 || n > LONGEST_PHRASE)
        return gap;
    /* Capitals outside of ASCII, "À définir", are for the reader of tokens. */
    char word[LONGEST_PHRASE];
    for (size_t i = 0; i < n; i++)
        word[i] = text_lower_byte(text[at + i]);
    int row = lexicon_find(lexicon, word, n);
    bool plain = (unsigned char)*word < 0x80;
    if (row < 0 ? plain : !may_be_gap(lexicon, row, text, at, at + n))
        return gap;
    length = row < 0 ? strnlen(text + at, LONGEST_PHRASE)
                     : phrase_length(lexicon, row, text + at, n);
    while (length > n && is_letter(text[at + length]) &&
           is_letter(text[at + length - 1]))
        length--;
    struct arena_mark mark = arena_mark(arena);
    struct token token =
        token_first(arena, lexicon, arena_strndup(arena, text + at, length));
    gap.length = token.length;
    if (token.classes & BIT(WORD_MARKER) &&
        is_marker(arena, lexicon, text, at, &token))
        gap.kind = GAP_MARKER;
    else if (token.classes & BIT(WORD_GAP) &&
             is_gap(arena, lexicon, text, at, &token))
        gap.kind = GAP_PHRASE;
    arena_rewind(arena, mark);
    return gap;
}

static size_t
skip_code(const char *text, size_t at)
{
    size_t ticks = strspn(text + at, "`");
    const char *close = text + at + ticks;
    const char *end = close + strnlen(close, LONGEST_CODE);
    while ((close = memchr(close, '`', (size_t)(end - close))) != NULL) {
        size_t n = strspn(close, "`");
        if (n == ticks)
            return (size_t)(close - text) + n;
        close = n < (size_t)(end - close) ? close + n : end;
    }
    return at + ticks;
}

/* Nothing begins within a word, nor in the space behind it. */
static size_t
word_end(const char *text, size_t at, const char *end)
{
    at += text_alnum_run(text + at, end);
    return at + (text[at] == ' ');
}

/* A text that is nothing but "…", "..." or "???"; the dot behind a link is
 * none. */
static bool
is_left_open(const char *text)
{
    size_t n = 0;
    while (text_starts(text + n, "\u2026"))
        n += strlen("\u2026");
    n += strspn(text + n, ".?");
    return n >= 3 && !text[n];
}

/* "Name of sponsor?", "Baseline?" */
static bool
asks_for_part(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    size_t begin = gap_sentence(text, at);
    return at > begin && at - begin <= LONGEST_NOW &&
           gap_ends_clause(text + at + 1) &&
           gap_is_about(arena, lexicon, text, at, GAP_PART_ANY);
}

/* What may stand where a word begins as well as at a sign. */
static inline struct gap
gap_at(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at)
{
    struct gap gap = {GAP_NONE, at, 0};
    if (gap_may_blank(text, at))
        gap = gap_blank_at(arena, lexicon, text, at);
    if (gap.kind == GAP_NONE && text[at] == '?' &&
        asks_for_part(arena, lexicon, text, at))
        gap = (struct gap){GAP_MARKER, at, 1};
    if (gap.kind == GAP_NONE && lexicon_may_gap(lexicon, text + at) &&
        begins_word(text, at))
        gap = word_gap(arena, lexicon, text, at);
    size_t order = 0;
    bool within = at > 1 && text[at - 1] == ' ' && is_letter(text[at - 2]);
    if (gap.kind == GAP_NONE && !within && begins_word(text, at) &&
        gap_may_order(lexicon, text, at))
        order = gap_order_at(arena, lexicon, text, at);
    return order ? (struct gap){GAP_PHRASE, at, order} : gap;
}

static struct gap
first_gap(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t from)
{
    if (from == 0 && !text_alnum(*text) && is_left_open(text))
        return (struct gap){GAP_MARKER, 0, strlen(text)};
    const char *end = text + strlen(text);
    for (size_t at = from; text[at];) {
        bool plain = text_alnum(text[at]);
        if (!plain && text[at] == '`') {
            at = skip_code(text, at);
            continue;
        }
        size_t field = !plain && gap_may_field(text[at])
                           ? gap_field_at(arena, lexicon, text, at)
                           : 0;
        if (field)
            return (struct gap){GAP_FIELD, at, field};
        struct gap gap = gap_at(arena, lexicon, text, at);
        if (gap.kind != GAP_NONE)
            return gap;
        at = plain ? word_end(text, at, end) : at + 1 + (text[at + 1] == ' ');
    }
    return (struct gap){GAP_NONE, 0, 0};
}

struct gap
gap_find(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t from)
{
    if (!lexicon)
        return (struct gap){GAP_NONE, 0, 0};
    struct arena_mark mark = arena_mark(arena);
    struct gap gap = first_gap(arena, lexicon, text, from);
    arena_rewind(arena, mark);
    return gap;
}
