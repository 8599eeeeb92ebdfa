/* Selectors, read. */
#include <string.h>

#include "base/text.h"
#include "type/css_scan.h"

#define CLASSES_MAX 8
#define COMPOUNDS_MAX 16

struct selector_parser {
    struct arena *arena;
    const char *p, *end;
    struct css_selector selector;
};

static bool
at_char(const struct selector_parser *ps, char c)
{
    return ps->p < ps->end && *ps->p == c;
}

static const char *
take_name(struct selector_parser *ps)
{
    const char *from = ps->p;
    while (ps->p < ps->end && css_is_name(*ps->p))
        ps->p++;
    if (ps->p == from)
        return NULL;
    return arena_strndup(ps->arena, from, (size_t)(ps->p - from));
}

static bool
take_class(struct selector_parser *ps, struct css_compound *compound)
{
    const char *name = take_name(ps);
    if (!name || compound->class_count == CLASSES_MAX)
        return false;
    if (!compound->classes) {
        compound->classes = ARENA_ARRAY(ps->arena, const char *, CLASSES_MAX);
        compound->class_hashes = ARENA_ARRAY(ps->arena, uint32_t, CLASSES_MAX);
    }
    compound->class_hashes[compound->class_count] =
        tree_hash(name, strlen(name));
    compound->classes[compound->class_count++] = name;
    ps->selector.specificity += 256;
    return true;
}

/* An integer with its sign; false when there is no digit. */
static bool
take_integer(const char **p, const char *end, int *n)
{
    bool negative = *p < end && **p == '-', any = false;
    if (*p < end && (**p == '-' || **p == '+'))
        *p = css_skip_space(*p + 1, end);
    for (*n = 0; *p < end && **p >= '0' && **p <= '9'; ++*p, any = true)
        if (*n < 10000)
            *n = *n * 10 + (**p - '0');
    if (negative)
        *n = -*n;
    return any;
}

/* odd, even, 3, n, -n+3, 2n + 1 */
static bool
parse_nth(struct slice text, struct css_nth *nth)
{
    const char *p = text.p, *end = text.p + text.n;
    bool odd = css_slice_is(text, "odd");
    if (odd || css_slice_is(text, "even")) {
        nth->a = 2;
        nth->b = odd;
        return true;
    }
    bool negative = p < end && *p == '-';
    bool number = take_integer(&p, end, &nth->a);
    if (p == end || (*p != 'n' && *p != 'N')) {
        nth->b = nth->a;
        nth->a = 0;
        return number && p == end;
    }
    if (!number)
        nth->a = negative ? -1 : 1;
    p = css_skip_space(p + 1, end);
    nth->b = 0;
    return p == end || ((*p == '+' || *p == '-') &&
                           take_integer(&p, end, &nth->b) && p == end);
}

static void
add_nth(struct selector_parser *ps, struct css_compound *compound, int a, int b,
    bool from_end)
{
    struct css_nth *nth = ARENA_NEW(ps->arena, struct css_nth);
    *nth = (struct css_nth){a, b, from_end, compound->nths};
    compound->nths = nth;
}

static bool take_simple(
    struct selector_parser *ps, struct css_compound *compound);

/* The one compound in the parentheses of :not(). */
static bool
add_refused(struct selector_parser *ps, struct css_compound *compound,
    struct slice text)
{
    struct selector_parser inner = {
        .arena = ps->arena, .p = text.p, .end = text.p + text.n};
    struct css_compound *refused = ARENA_NEW(ps->arena, struct css_compound);
    while (inner.p < inner.end)
        if (!take_simple(&inner, refused) || inner.selector.part != PART_SELF ||
            refused->refused)
            return false;
    refused->next = compound->refused;
    compound->refused = refused;
    ps->selector.specificity += inner.selector.specificity;
    return text.n > 0;
}

static bool
take_function(
    struct selector_parser *ps, struct css_compound *compound, const char *name)
{
    const char *close = css_find(++ps->p, ps->end, ")");
    struct slice args = css_trim(ps->p, close);
    struct css_nth nth = {0};
    ps->p = close < ps->end ? close + 1 : ps->end;
    if (text_is(name, "not"))
        return add_refused(ps, compound, args);
    ps->selector.specificity += 256;
    bool from_end = text_is(name, "nth-last-child");
    if ((!from_end && !text_is(name, "nth-child")) || !parse_nth(args, &nth))
        return false;
    add_nth(ps, compound, nth.a, nth.b, from_end);
    return true;
}

/* ::before, also as CSS 2.1 wrote it. */
static bool
take_part(struct selector_parser *ps, const char *name)
{
    static const char *const names[] = {[PART_MARKER] = "marker",
        [PART_BEFORE] = "before",
        [PART_AFTER] = "after"};
    for (int part = PART_MARKER; part <= PART_AFTER; part++)
        if (text_is(name, names[part])) {
            ps->selector.part = (enum css_part)part;
            ps->selector.specificity += 1;
            return ps->p == ps->end;
        }
    return false;
}

static bool
take_pseudo(struct selector_parser *ps, struct css_compound *compound)
{
    bool element = at_char(ps, ':');
    ps->p += element;
    const char *name = take_name(ps);
    if (!name)
        return false;
    name = text_lower(ps->arena, name);
    if (element || text_is(name, "before") || text_is(name, "after"))
        return take_part(ps, name);
    if (at_char(ps, '('))
        return take_function(ps, compound, name);
    ps->selector.specificity += 256;
    bool only = text_is(name, "only-child"), first = only, last = only;
    first |= text_is(name, "first-child");
    last |= text_is(name, "last-child");
    if (first)
        add_nth(ps, compound, 0, 1, false);
    if (last)
        add_nth(ps, compound, 0, 1, true);
    compound->root |= text_is(name, "root");
    return first || last || text_is(name, "root");
}

static enum css_attr_test
take_test(struct selector_parser *ps)
{
    static const char marks[] = "~|^$*";
    static const enum css_attr_test tests[] = {
        ATTR_WORD, ATTR_DASH, ATTR_STARTS, ATTR_ENDS, ATTR_HAS};
    enum css_attr_test test = ATTR_IS;
    const char *mark = ps->p < ps->end ? strchr(marks, *ps->p) : NULL;
    if (mark && *mark) {
        test = tests[mark - marks];
        ps->p++;
    }
    if (!at_char(ps, '='))
        return ATTR_SET;
    ps->p++;
    return test;
}

/* A name, or a string without escapes. */
static const char *
take_attr_value(struct selector_parser *ps)
{
    ps->p = css_skip_space(ps->p, ps->end);
    if (!at_char(ps, '"') && !at_char(ps, '\''))
        return take_name(ps);
    char quote = *ps->p++;
    const char *from = ps->p;
    while (ps->p < ps->end && *ps->p != quote && *ps->p != '\\')
        ps->p++;
    if (!at_char(ps, quote))
        return NULL;
    return arena_strndup(ps->arena, from, (size_t)(ps->p++ - from));
}

static bool
take_attr(struct selector_parser *ps, struct css_compound *compound)
{
    struct css_attr *attr = ARENA_NEW(ps->arena, struct css_attr);
    ps->selector.specificity += 256;
    ps->p = css_skip_space(ps->p, ps->end);
    attr->name = take_name(ps);
    ps->p = css_skip_space(ps->p, ps->end);
    attr->test = take_test(ps);
    if (attr->test != ATTR_SET && !(attr->value = take_attr_value(ps)))
        return false;
    ps->p = css_skip_space(ps->p, ps->end);
    if (!attr->name || !at_char(ps, ']'))
        return false;
    ps->p++;
    attr->next = compound->attrs;
    compound->attrs = attr;
    return true;
}

static bool
take_simple(struct selector_parser *ps, struct css_compound *compound)
{
    char c = *ps->p;
    if (css_is_name(c)) {
        compound->type = take_name(ps);
        compound->type_hash = tree_hash(compound->type, strlen(compound->type));
        ps->selector.specificity += 1;
        return true;
    }
    ps->p++;
    switch (c) {
    case '.':
        return take_class(ps, compound);
    case ':':
        return take_pseudo(ps, compound);
    case '[':
        return take_attr(ps, compound);
    case '#':
        compound->id = take_name(ps);
        ps->selector.specificity += 65536;
        return compound->id != NULL;
    default:
        return c == '*';
    }
}

static bool
is_combinator(char c)
{
    return c == '>' || c == '+' || c == '~';
}

/* Space, or one of the marks with or without space around it. */
static enum css_combinator
take_combinator(struct selector_parser *ps)
{
    ps->p = css_skip_space(ps->p, ps->end);
    if (ps->p == ps->end || !is_combinator(*ps->p))
        return CSS_DESCENDANT;
    char c = *ps->p++;
    ps->p = css_skip_space(ps->p, ps->end);
    return c == '>' ? CSS_CHILD : c == '+' ? CSS_NEXT : CSS_FOLLOWING;
}

static bool
take_compound(struct selector_parser *ps, enum css_combinator combinator)
{
    const char *from = ps->p;
    struct css_compound *compound = ARENA_NEW(ps->arena, struct css_compound);
    compound->up = ps->selector.last;
    compound->combinator = combinator;
    ps->selector.last = compound;
    while (ps->p < ps->end && !css_is_space(*ps->p) && *ps->p != '/' &&
           !is_combinator(*ps->p))
        if (!take_simple(ps, compound))
            return false;
    return ps->p > from;
}

static bool
take_selector(struct selector_parser *ps)
{
    enum css_combinator combinator = CSS_DESCENDANT;
    for (int i = 0; i == 0 || ps->p < ps->end; i++) {
        if (i == COMPOUNDS_MAX || !take_compound(ps, combinator))
            return false;
        combinator = take_combinator(ps);
        if (ps->p == ps->end && combinator != CSS_DESCENDANT)
            return false;
    }
    return true;
}

void
css_parse_selectors(struct arena *arena, struct css_log *log, struct slice list,
    struct css_rule *rule)
{
    int room = 0;
    const char *p = list.p, *end = list.p + list.n;
    while (p < end) {
        const char *comma = css_find(p, end, ",");
        struct slice text = css_trim(p, comma);
        struct selector_parser ps = {
            .arena = arena, .p = text.p, .end = text.p + text.n};
        if (take_selector(&ps)) {
            rule->selectors = arena_grow(arena, rule->selectors,
                rule->selector_count, &room, sizeof *rule->selectors);
            rule->selectors[rule->selector_count++] = ps.selector;
        } else {
            css_warn(log, text.p, "unknown selector", text);
        }
        p = comma < end ? comma + 1 : end;
    }
}
