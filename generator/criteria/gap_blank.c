#include "criteria/gap_blank.h"

#include <string.h>

#include "base/text.h"
#include "criteria/gap_clause.h"
#include "criteria/lexicon_rows.h"
#include "plan/value.h"

#define LONGEST_ELLIPSIS 6 /* dots: from there on somebody shall write */
#define LONGEST_WORD 40    /* bytes of the word beside a blank */
#define FORMAT_NEAR 400    /* bytes from a date of letters to the word for it */

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static struct gap
marker(size_t at, size_t length)
{
    return (struct gap){length ? GAP_MARKER : GAP_NONE, at, length};
}

static uint64_t
classes_of(
    struct arena *arena, const struct lexicon *lexicon, const char *p, size_t n)
{
    char *word = text_lower(arena, arena_strndup(arena, p, n));
    return n > 0 ? lexicon_word(lexicon, word, strlen(word)).classes : 0;
}

static size_t
word_length(const char *p)
{
    return strcspn(p, " .,;:!?)/\t\n");
}

/* The classes of the word that begins at `p`. */
static uint64_t
word_at(struct arena *arena, const struct lexicon *lexicon, const char *p)
{
    size_t n = word_length(p);
    return n <= LONGEST_WORD ? classes_of(arena, lexicon, p, n) : 0;
}

/* The classes of the word that ends there. */
static uint64_t
word_to(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t end)
{
    size_t begin = end;
    while (
        begin > 0 && end - begin < LONGEST_WORD && is_letter(text[begin - 1]))
        begin--;
    return classes_of(arena, lexicon, text + begin, end - begin);
}

/* The classes of the word before `at`, which a space parts from it. */
static uint64_t
word_before(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    bool apart = at > 0 && text[at - 1] == ' ';
    return apart ? word_to(arena, lexicon, text, at - 1) : 0;
}

/* --- letters where a figure goes --- */

/* What a figure stands before. */
#define COUNTED                                                                \
    (BIT(WORD_UNIT) | BIT(WORD_MULTIPLE) | BIT(WORD_PERIOD) |                  \
        BIT(WORD_PEOPLE) | BIT(WORD_TRADE) | BIT(WORD_USE_THING) |             \
        BIT(WORD_USE_COUNT))

static const char *const currencies[] = {"$", "\u20ac", "\u00a3", "\u00a5"};
#define CURRENCIES (sizeof currencies / sizeof *currencies)

static size_t
currency_at(const char *text)
{
    return text_start_of(text, currencies, CURRENCIES);
}

bool
gap_after_currency(const char *text, size_t at)
{
    for (size_t i = 0; i < CURRENCIES; i++) {
        size_t n = strlen(currencies[i]);
        if (at >= n && text_starts(text + at - n, currencies[i]))
            return true;
    }
    return false;
}

/* How many letters stand for a figure at `p`: X, xx, YY. */
static size_t
letters_at(const char *p)
{
    size_t n = strspn(p, "xX");
    if (n == 0 && *p && strchr("YZN", *p))
        while (p[n] == *p)
            n++;
    bool alone = n == 1 && *p != 'X' && *p != 'Y';
    return alone || is_letter(p[n]) || text_digit(p[n]) ? 0 : n;
}

/* "X to Y", "XX auf YY"; two letters of a kind need no "from". */
static bool
is_pair(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at, const char *behind)
{
    const char *other = behind + word_length(behind);
    size_t n = *other == ' ' ? letters_at(other + 1) : 0;
    return n > 0 && (word_at(arena, lexicon, behind) & BIT(WORD_TO)) &&
           (n > 1 || (word_before(arena, lexicon, text, at) & BIT(WORD_FROM)));
}

/* "Saved: XX litres", not "the XX districts": many of something behind, and
 * before a numeral nothing that one belongs to. */
static bool
counts_things(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, const char *behind)
{
    const uint64_t before = BIT(WORD_FROM) | BIT(WORD_TO) | BIT(WORD_BEYOND) |
                            BIT(WORD_BY) | BIT(WORD_OF) | BIT(WORD_WITHIN) |
                            BIT(WORD_OBLIGED);
    size_t n = word_length(behind);
    bool many =
        n > 3 && *behind >= 'a' && *behind <= 'z' && behind[n - 1] == 's';
    bool free = text[at] != 'X' || at < 2 || strchr(":(", text[at - 2]);
    return many && (free || (word_before(arena, lexicon, text, at) & before));
}

/* "Super Bowl XXX": behind a name they are a numeral. */
static bool
follows_name(const char *text, size_t at)
{
    size_t begin = at > 0 && text[at - 1] == ' ' ? at - 1 : 0;
    while (begin > 0 && is_letter(text[begin - 1]))
        begin--;
    return text[at] == 'X' && begin > 1 && is_upper(text[begin]) &&
           text[begin - 1] == ' ' && is_letter(text[begin - 2]);
}

/* "Silo n° XX", "Nr. XX" */
static bool
is_numbered(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    static const char *const signs[] = {
        "n\u00b0", "N\u00b0", "n\u00ba", "N\u00ba", "n.\u00ba", "N.\u00ba"};
    size_t end = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]);
        if (end >= n && memcmp(text + end - n, signs[i], n) == 0)
            return true;
    }
    bool dot = end > 0 && text[end - 1] == '.';
    return dot && text[at - 1] == ' ' && end > 2 &&
           (word_to(arena, lexicon, text, end - 1) & BIT(WORD_LABEL));
}

/* "By N%", not "leaf N%" */
static bool
percent_of_letter(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    const uint64_t before = BIT(WORD_FROM) | BIT(WORD_TO) | BIT(WORD_BEYOND) |
                            BIT(WORD_BY) | BIT(WORD_OF);
    return strchr("YZN", text[at]) && text[at + 1] == '%' &&
           (word_before(arena, lexicon, text, at) & before);
}

/* "XX %", "xx days", "XX.XX.2026", "X,XXX" */
static struct gap
blank_figure(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    size_t n = letters_at(text + at);
    const char *behind = text + at + n;
    if (percent_of_letter(arena, lexicon, text, at))
        return marker(at, 1);
    if (n == 0 || (n == 1 && text[at] != 'X'))
        return marker(at, 0);
    if (n > 0 && text_starts(behind, ",XXX") && !is_letter(behind[4]))
        return marker(at, n + 4);
    if (n == 2 && strchr("/.-", *behind) && *behind &&
        letters_at(behind + 1) == 2)
        return marker(at, 5);
    behind += *behind == ' ';
    if (*behind && strchr("kM", *behind) && currency_at(behind + 1))
        behind++; /* "XX k€" */
    uint64_t next = word_at(arena, lexicon, behind);
    bool named = follows_name(text, at);
    bool unit = n > 1 && !named
                    ? next & COUNTED
                    : next & BIT(WORD_UNIT) && word_length(behind) > 2;
    bool figure = *behind == '%' || (n > 1 && currency_at(behind)) || unit ||
                  is_pair(arena, lexicon, text, at, behind) ||
                  (n == 2 && is_numbered(arena, lexicon, text, at)) ||
                  (n > 1 && counts_things(arena, lexicon, text, at, behind));
    return marker(at, figure ? n : 0);
}

/* "20XX", "202X" */
static size_t
year_of_letters(const char *p)
{
    bool begins = p[0] == '2' && p[1] == '0' && p[2] && p[3] == 'X' &&
                  (text_digit(p[2]) || p[2] == 'X');
    return begins && !is_letter(p[4]) && !text_digit(p[4]) ? 4 : 0;
}

/* "Q?", "QX 2026": a quarter that nobody has named. */
static size_t
quarter_of_letters(const char *p)
{
    bool asked = p[0] == 'Q' && p[1] == '?' && p[2] && strchr(" ,;)/", p[2]);
    bool letter = p[0] == 'Q' && p[1] && strchr("xX_", p[1]) &&
                  !is_letter(p[2]) && !text_digit(p[2]);
    return asked || letter ? 2 : 0;
}

/* "$X", "€XX", "R$ XX", "£___", "$??", "$CUSTOMER" */
static struct gap
blank_amount(const char *text, size_t at)
{
    size_t sign = currency_at(text + at);
    const char *amount = text + at + sign;
    size_t space = sign > 0 && *amount == ' ';
    size_t n = strspn(amount + space, "X"), line = strspn(amount, "_");
    if (line == 0 && text_starts(amount, "??"))
        line = strspn(amount, "?");
    if (n == 0 && text_starts(amount + space, "xx"))
        n = strspn(amount + space, "x");
    size_t name = strspn(amount, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    size_t more = sign;
    while (sign > 0 && currency_at(text + at + more) == sign)
        more += sign;
    if (more > 2 * sign) /* "$$$" */
        return marker(at, more);
    size_t thousand =
        n > 0 && strchr("kKmM", amount[space + n]) && amount[space + n];
    size_t dots = text_starts(amount + space, "\u2026")
                      ? space + strlen("\u2026")
                      : strspn(amount, ".");
    size_t length = line >= 2                     ? line
                    : dots >= 3                   ? dots
                    : name > 3 && text[at] == '$' ? name
                    : n > space                   ? space + n + thousand
                                                  : 0;
    bool whole = !is_letter(amount[length]) && !text_digit(amount[length]);
    return marker(at, sign && length && whole ? sign + length : 0);
}

/* "??? hours a week", "Owner: ???": where a word goes, not "why ???", with a
 * space before the sign as the French have it. */
static struct gap
blank_question(const char *text, size_t at)
{
    if (at > 0 && text[at - 1] == '?')
        return marker(at, 0); /* and is not counted from each of them */
    size_t n = strspn(text + at, "?");
    const char *behind = text + at + n;
    bool goes_on = *behind == ' ' &&
                   ((behind[1] >= 'a' && behind[1] <= 'z') || behind[1] == '%');
    bool labelled = at > 1 && text[at - 2] == ':';
    bool enclosed = at > 0 && strchr("([", text[at - 1]) && *behind &&
                    strchr(")]", *behind);
    bool apart = at == 0 || text[at - 1] == ' ';
    bool last = n >= 3 && *behind == '.' && !behind[1];
    bool single = n == 1 && apart && labelled && !*behind; /* "Target: ?" */
    bool several =
        n >= 2 && (enclosed || (apart && (goes_on || labelled || last)));
    return marker(at, single || several ? n : 0);
}

/* "EUR ..." */
static bool
follows_code(const char *text, size_t at)
{
    size_t code = 4; /* with the space behind it */
    return at >= code && begins_word(text, at - code) &&
           currency_code_at(text + at - code) == code - 1;
}

/* "From ... to ...", "by … %", "Next steps: ...": no pause in what is said. */
static struct gap
blank_dots(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at)
{
    const uint64_t before =
        BIT(WORD_FROM) | BIT(WORD_TO) | BIT(WORD_BEYOND) | BIT(WORD_BY);
    size_t n = text_starts(text + at, "\u2026") ? strlen("\u2026")
                                                : strspn(text + at, ".");
    if (n >= LONGEST_ELLIPSIS)
        return marker(at, n);
    const char *behind = text + at + n;
    if (n < 3 || at < 2 || text[at - 1] != ' ')
        return marker(at, 0);
    if (n > 3 && *behind == ' ') /* "on ..... in" */
        return marker(at, n);
    behind += *behind == ' ';
    bool ends = !*behind || (*behind == '.' && !behind[1]);
    if (*behind == '%' || (text[at - 2] == ':' && ends))
        return marker(at, n);
    uint64_t last = word_before(arena, lexicon, text, at);
    uint64_t next = word_at(arena, lexicon, behind);
    bool figure =
        ((last & before) && (next & (BIT(WORD_TO) | BIT(WORD_UNIT)))) ||
        (ends && follows_code(text, at));
    return marker(at, figure ? n : 0);
}

/* "Dates are written DD/MM/YYYY": in this sentence, before it. */
static bool
is_written_so(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    struct tokens before =
        gap_words_before(arena, lexicon, text, at, ".:;!?(\n", FORMAT_NEAR);
    for (int i = 0; i < before.count; i++)
        if (token_says(lexicon, &before, i, WORD_OBLIGED, "format"))
            return true;
    return false;
}

static bool
speaks_of_format(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    size_t begin = at > FORMAT_NEAR ? at - FORMAT_NEAR : 0;
    size_t n = strnlen(text + begin, at - begin + FORMAT_NEAR);
    return strcasestr(arena_strndup(arena, text + begin, n), "format") ||
           is_written_so(arena, lexicon, text, at);
}

/* "DD/MM/YYYY", "JJ.MM.AAAA": a date of letters, where no format is spoken
 * of. */
static struct gap
blank_date(struct arena *arena, const struct lexicon *lexicon, const char *text,
    size_t at)
{
    static const char *const dates[] = {"DD/MM/YYYY", "MM/DD/YYYY",
        "YYYY-MM-DD", "DD.MM.YYYY", "DD-MM-YYYY", "TT.MM.JJJJ", "JJ/MM/AAAA",
        "DD/MM/AAAA", "DD-MM-AAAA", "DD.MM.RRRR", "RRRR-MM-DD", "DD/MM/YY",
        "AAAA-MM-JJ", "MM/DD/YY", "DD.MM.YY", "TT.MM.JJ", "MM/YYYY",
        "DD MMM YYYY", "DD/MM"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        size_t n = strlen(dates[i]);
        if (strncasecmp(text + at, dates[i], n) == 0 &&
            !is_letter(text[at + n]) &&
            !speaks_of_format(arena, lexicon, text, at))
            return marker(at, n);
    }
    return marker(at, 0);
}

/* "####", where a figure is too wide for its cell or nobody has one. */
static size_t
number_signs(const char *text, size_t at)
{
    size_t n = strspn(text + at, "#");
    bool apart = at > 0 && text[at - 1] == ' ' && strchr(" .,;%", text[at + n]);
    return n > 2 && apart ? n : 0;
}

/* What a spreadsheet or a mail merge leaves behind. */
static size_t
error_value(const char *p)
{
    static const char *const values[] = {
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!"};
    return text_start_of(p, values, sizeof values / sizeof *values);
}

/* "%CUSTOMER_NAME%", "@@NAME@@" */
static size_t
shouted_field(const char *p)
{
    size_t signs = 1 + (p[1] == *p), n = signs;
    while (is_upper(p[n]) || p[n] == '_')
        n++;
    bool closed = p[n] == *p && (signs == 1 || p[n + 1] == *p);
    return closed && n - signs > 2 ? n + signs : 0;
}

/* What must follow the byte that a blank begins with. */
enum follow { NOTHING, ANYTHING, ITSELF, ITSELF_OR_SPACE, ZERO, ITS_LETTER };

/* By that byte: asked at each word of a plan, of which few begin so. */
const unsigned char gap_follows[256] = {
    ['x'] = ANYTHING,
    ['X'] = ANYTHING,
    ['%'] = ANYTHING,
    ['$'] = ANYTHING,
    ['#'] = ANYTHING,
    ['@'] = ANYTHING,
    [0xE2] = ANYTHING,
    [0xC2] = ANYTHING,
    ['?'] = ANYTHING,
    ['.'] = ITSELF,
    ['Y'] = ITSELF_OR_SPACE,
    ['Z'] = ITSELF_OR_SPACE,
    ['N'] = ITSELF_OR_SPACE,
    ['Q'] = ANYTHING,
    ['2'] = ZERO,
    ['d'] = ITS_LETTER,
    ['D'] = ITS_LETTER,
    ['m'] = ITS_LETTER,
    ['M'] = ITS_LETTER,
    ['t'] = ITS_LETTER,
    ['T'] = ITS_LETTER,
    ['j'] = ITS_LETTER,
    ['J'] = ITS_LETTER,
    ['r'] = ITS_LETTER,
    ['R'] = ITS_LETTER,
    ['a'] = ITS_LETTER,
    ['A'] = ITS_LETTER,
};

bool
gap_is_followed(const char *text, size_t at)
{
    const char *p = text + at;
    switch ((enum follow)gap_follows[(unsigned char)*p]) {
    case ANYTHING:
        return true;
    case ITSELF:
        return p[1] == *p;
    case ITSELF_OR_SPACE:
        return p[1] == *p || p[1] == ' ' || p[1] == '%';
    case ZERO:
        return p[1] == '0';
    case ITS_LETTER:
        return (p[1] | 32) == (*p | 32);
    case NOTHING:
        break;
    }
    return false;
}

struct gap
gap_blank_at(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at)
{
    const char *p = text + at;
    size_t field = 0;
    if (*p == '?')
        return blank_question(text, at);
    if (text_starts(p, "\u00bf\u00bf"))
        return marker(at, strspn(p, "?\u00bf"));
    if (*p == '.' || text_starts(p, "\u2026"))
        return blank_dots(arena, lexicon, text, at);
    size_t signs = *p == '#' ? number_signs(text, at) : 0;
    if (signs)
        return marker(at, signs);
    if (*p == '#')
        field = error_value(p);
    if (!field && strchr("%#@", *p))
        field = shouted_field(p);
    if (field)
        return (struct gap){GAP_FIELD, at, field};
    if (*p == '$' || (unsigned char)*p == 0xE2 || (unsigned char)*p == 0xC2)
        return blank_amount(text, at);
    if (!text_alnum(*p) || !begins_word(text, at))
        return marker(at, 0);
    if (*p == '2')
        return marker(at, year_of_letters(p));
    if (*p == 'Q')
        return marker(at, quarter_of_letters(p));
    struct gap gap = blank_figure(arena, lexicon, text, at);
    return gap.kind == GAP_NONE ? blank_date(arena, lexicon, text, at) : gap;
}
