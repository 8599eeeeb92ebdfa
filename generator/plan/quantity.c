/* Quantities as the format writes them, and what to write for those that
 * people write elsewhere. */
#include "plan/value.h"

#include <string.h>

#include "base/text.h"

#define DECIMALS 6

static const struct multiplier {
    const char *sign;
    int64_t factor;
} multipliers[] = {
    {"k", 1000},
    {"M", 1000000},
    {"bn", 1000000000},
};

/* How people write the multipliers. */
static const struct spelling {
    const char *written, *sign;
} spellings[] = {
    {"K", "k"},
    {"thousand", "k"},
    {"tsd", "k"},
    {"m", "M"},
    {"mn", "M"},
    {"mio", "M"},
    {"million", "M"},
    {"millions", "M"},
    {"b", "bn"},
    {"B", "bn"},
    {"billion", "bn"},
    {"billions", "bn"},
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static bool
one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c);
}

static const char *
skip_spaces(const char *p)
{
    for (;;)
        if (*p == ' ')
            p++;
        else if (text_starts(p, "\u00A0"))
            p += 2;
        else if (text_starts(p, "\u202F"))
            p += 3;
        else
            return p;
}

/* Bytes of a separator at p that a digit follows, or 0. */
static int
separator_at(const char *p)
{
    int n = one_of(*p, ",.' ")         ? 1
            : text_starts(p, "\u00A0") ? 2
            : text_starts(p, "\u202F") ? 3
            : text_starts(p, "\u2019") ? 3
                                       : 0;
    return n && text_digit(p[n]) ? n : 0;
}

/* The parts of a quantity, before they are put together. */
struct parts {
    bool negative;
    const char *code; /* the currency before the number, or NULL */
    int64_t micro;
    bool in_range;
    const char *rest; /* what follows the number */
};

static bool
add_digit(int64_t *n, int digit)
{
    return !__builtin_mul_overflow(*n, 10, n) &&
           !__builtin_add_overflow(*n, digit, n);
}

/* Digits, and a point with more; NULL when there are none. */
static const char *
take_number(const char *p, struct parts *parts)
{
    const char *start = p;
    int decimals = 0;
    parts->in_range = true;
    for (; text_digit(*p); p++)
        parts->in_range &= add_digit(&parts->micro, *p - '0');
    if (p == start)
        return NULL;
    if (*p == '.' && text_digit(p[1])) {
        for (p++; text_digit(*p); p++, decimals++)
            parts->in_range &= decimals < DECIMALS
                                   ? add_digit(&parts->micro, *p - '0')
                                   : *p == '0';
    }
    for (; decimals < DECIMALS; decimals++)
        parts->in_range &= add_digit(&parts->micro, 0);
    return p;
}

static const char *
take_currency(struct arena *arena, const char *p, const char **code)
{
    size_t length = 0;
    *code = currency_sign_at(p, &length);
    if (!*code && (length = currency_code_at(p)) > 0)
        *code = arena_strndup(arena, p, length);
    return *code ? skip_spaces(p + length) : p;
}

static bool
cut_parts(struct arena *arena, const char *text, struct parts *parts)
{
    const char *p = text;
    *parts = (struct parts){.negative = *p == '-'};
    p = take_currency(arena, p + parts->negative, &parts->code);
    if (*p == '-' && !parts->negative) {
        parts->negative = true;
        p++;
    }
    p = take_number(p, parts);
    if (!p)
        return false;
    parts->rest = skip_spaces(p);
    /* `48 000`, `1,5` and `1.2.3` go on with a number. */
    return !separator_at(p) && !text_digit(*parts->rest) &&
           !one_of(*parts->rest, ",.'");
}

/* The multiplier that the rest begins with, for what may have one. */
static const struct multiplier *
take_multiplier(struct arena *arena, struct parts *parts)
{
    for (size_t i = 0; i < COUNT(multipliers); i++) {
        const struct multiplier *known = &multipliers[i];
        if (!text_starts(parts->rest, known->sign))
            continue;
        const char *after = parts->rest + strlen(known->sign);
        const char *unit = unit_canonical(arena, after);
        bool ends = *after == '\0' || *after == ' ' || *after == '/';
        if (*unit == '\0' || unit_is_currency(unit) || (parts->code && ends)) {
            parts->rest = skip_spaces(after);
            return known;
        }
    }
    return NULL;
}

static const char *
unit_of(struct arena *arena, const struct parts *parts)
{
    if (!parts->code)
        return unit_canonical(arena, parts->rest);
    const char *gap = *parts->rest && *parts->rest != '/' ? " " : "";
    return text_collapse(
        arena, arena_printf(arena, "%s%s%s", parts->code, gap, parts->rest));
}

/* --- what would be right --- */

/* A run of digits with what people put between them. */
struct run {
    const char *start, *end;
    char digits[40]; /* with a point for the last separator, cut */
    char plain[40];  /* without any */
    int separators, kinds, last_group, first_group;
    bool uneven; /* a group between two separators is not of three digits */
    char last;   /* the last separator's first byte */
};

static void
run_separator(struct run *run, char c, size_t digits, size_t *point)
{
    run->kinds += run->separators == 0 || run->last != c;
    if (run->separators == 0)
        run->first_group = (int)digits;
    else
        run->uneven |= run->last_group != 3 || run->kinds > 2;
    run->separators++;
    run->last = c;
    run->last_group = 0;
    *point = digits;
}

static bool
run_cut(const char *text, struct run *run)
{
    size_t digits = 0, point = 0;
    *run = (struct run){0};
    while (*text && !text_digit(*text))
        text++;
    run->start = text;
    for (int gap = 0; text_digit(*text) || (gap = separator_at(text)) > 0;) {
        if (text_digit(*text)) {
            if (digits + 2 < sizeof run->plain)
                run->plain[digits++] = *text;
            run->last_group++;
            text++;
        } else {
            run_separator(run, *text, digits, &point);
            text += gap;
        }
    }
    run->end = text;
    memcpy(run->digits, run->plain, digits);
    memmove(run->digits + point + 1, run->digits + point, digits - point);
    run->digits[point] = '.';
    return run->separators > 0;
}

static const char *
offer_number(
    struct arena *arena, const char *text, const struct run *run, const char *n)
{
    return arena_printf(
        arena, "%.*s%s%s", (int)(run->start - text), text, n, run->end);
}

static bool
is_money(const char *text, const char *rest)
{
    size_t length;
    rest = skip_spaces(rest);
    return currency_sign_at(text, &length) || currency_code_at(text) ||
           currency_sign_at(rest, &length) || currency_code_at(rest);
}

/* `1,5 h`, `48 000 EUR`, `1.500.000`, `1.500,50`. */
static const char *
offer_separators(struct arena *arena, const char *text)
{
    struct run run;
    if (!run_cut(text, &run))
        return NULL;
    bool group =
        run.last_group == 3 && run.first_group <= 3 && run.plain[0] != '0';
    if (run.uneven || (run.separators > 1 && run.kinds == 1 && !group))
        return arena_printf(arena,
            "Write one number: with %d separators nobody can tell which it is.",
            run.separators);
    const char *plain = offer_number(arena, text, &run, run.plain);
    const char *point = offer_number(arena, text, &run, run.digits);
    if (run.kinds > 1 || !group)
        return arena_printf(arena, "Write %s with a decimal point.", point);
    if (run.separators == 1 && run.last == ',' && !is_money(text, run.end))
        return arena_printf(arena,
            "Write %s, without a separator, or %s if the comma is a decimal "
            "one.",
            plain, point);
    return arena_printf(
        arena, "Write %s: no separators between thousands.", plain);
}

/* `5 million EUR`, `€1.2m`, `5k tickets`. */
static const char *
offer_multiplier(
    struct arena *arena, const char *text, const struct parts *parts)
{
    size_t word = strcspn(parts->rest, " /");
    size_t before = (size_t)(parts->rest - text);
    const char *after = skip_spaces(parts->rest + word);
    while (before > 0 && text[before - 1] == ' ')
        before--;
    for (size_t i = 0; i < COUNT(spellings); i++) {
        const struct spelling *known = &spellings[i];
        if (known->written[0] != parts->rest[0] ||
            strlen(known->written) != word ||
            strncmp(known->written, parts->rest, word) != 0 ||
            (strlen(known->written) < 3 && !parts->code))
            continue;
        return arena_printf(arena, "Write %.*s%s%s%s.", (int)before, text,
            known->sign, *after ? " " : "", after);
    }
    for (size_t i = 0; i < COUNT(multipliers); i++)
        if (strlen(multipliers[i].sign) == word &&
            strncmp(multipliers[i].sign, parts->rest, word) == 0)
            return arena_printf(arena,
                "Write the number out: `%s` is for money and for numbers "
                "without a unit.",
                multipliers[i].sign);
    return NULL;
}

static const char *
quantity_offer(struct arena *arena, const char *text)
{
    static const char *const marks[] = {
        "<=", ">=", "<", ">", "~", "+", "≤", "≥", "≈", "ca. "};
    for (size_t i = 0; i < COUNT(marks); i++)
        if (text_starts(text, marks[i]))
            return arena_printf(arena,
                "Write %s: a level is reached at the target or beyond it.",
                skip_spaces(text + strlen(marks[i])));
    if (text_starts(text, "\u2212"))
        return arena_printf(arena, "Write -%s with a hyphen.", text + 3);
    if (text[0] == '.' && text_digit(text[1]))
        return arena_printf(arena, "Write 0%s.", text);
    struct parts parts;
    if (!cut_parts(arena, text, &parts)) {
        const char *offer = offer_separators(arena, text);
        if (offer)
            return offer;
    }
    return "Write one number, with a point for decimals, and its unit: 4.2 h, "
           "45 %, 48000 EUR.";
}

/* A unit with a number in it (`h 30 min`) is a second quantity. */
static bool
holds_second(const char *unit)
{
    const char *gap = strchr(unit, ' ');
    while (gap && !text_digit(gap[1]))
        gap = strchr(gap + 1, ' ');
    return gap != NULL;
}

/* `4-6 d`: a level is one of the two. */
static const char *
offer_ends(struct arena *arena, const char *text, const char *unit)
{
    bool dash = text_starts(unit, "\u2013");
    const char *second = skip_spaces(unit + (dash ? strlen("\u2013") : 1));
    size_t n = strspn(second, "0123456789."), m = strspn(text, "0123456789.");
    const char *rest = skip_spaces(second + n);
    if ((*unit != '-' && !dash) || n == 0 || m == 0)
        return NULL;
    return arena_printf(arena, "Write one of the two: %.*s%s%s or %.*s%s%s.",
        (int)m, text, *rest ? " " : "", rest, (int)n, second, *rest ? " " : "",
        rest);
}

/* Whether the unit is one, and not a multiplier that does not belong. */
static const char *
unit_fault(struct arena *arena, const char *text, const struct parts *parts,
    const char *unit)
{
    const char *offer = offer_multiplier(arena, text, parts);
    if (!offer)
        offer = offer_ends(arena, text, unit);
    if (offer)
        return offer;
    if (holds_second(unit) || one_of(*unit, "-+<>="))
        return "Write one number and one unit, such as 1.5 h.";
    bool follows = text_starts(parts->rest, "per ") || *parts->rest == '/';
    if (parts->code && *parts->rest && !follows)
        return "Write one unit: 48000 EUR.";
    return NULL;
}

/* `12.000 €`: no money has three decimals but that of these, so that the point
 * stands between thousands as in German. */
static const char *
thousands_fault(struct arena *arena, const char *text, const char *unit)
{
    static const char three[] = "BHD IQD JOD KWD LYD OMR TND";
    struct run run;
    if (!run_cut(text, &run) || run.separators != 1 || run.last != '.' ||
        run.last_group != 3 || run.first_group > 3 || run.plain[0] == '0' ||
        strstr(three, unit))
        return NULL;
    return arena_printf(arena,
        "Write %s: a point is a decimal one, and money has two decimals.",
        offer_number(arena, text, &run, run.plain));
}

bool
quantity_parse(struct arena *arena, const char *text, struct quantity *quantity,
    const char **why)
{
    struct parts parts;
    if (!cut_parts(arena, text, &parts)) {
        *why = quantity_offer(arena, text);
        return false;
    }
    const struct multiplier *multiplier = take_multiplier(arena, &parts);
    const char *unit = unit_of(arena, &parts);
    *why = multiplier ? NULL : unit_fault(arena, text, &parts, unit);
    if (!*why && unit_is_currency(unit))
        *why = thousands_fault(arena, text, unit);
    if (*why)
        return false;
    if (!parts.in_range ||
        __builtin_mul_overflow(
            parts.micro, multiplier ? multiplier->factor : 1, &parts.micro)) {
        *why = "Write a number below nine million million, with at most six "
               "decimals.";
        return false;
    }
    quantity->points = text_is(unit, "pp");
    quantity->unit = quantity->points ? "%" : unit;
    quantity->micro = parts.negative ? -parts.micro : parts.micro;
    return true;
}
