/* The condition of @supports (CSS Conditional Rules 3): what the PDF takes of
 * CSS is supported, and nothing else. */
#include <string.h>

#include "base/text.h"
#include "type/css_scan.h"
#include "type/style_value.h"

#define DEPTH_MAX 16

struct condition {
    struct arena *arena;
    const char *p, *end;
    int depth;
    bool all; /* a browser is asked, which knows every declaration */
    bool bad; /* not a condition */
};

static bool read_condition(struct condition *c);

static bool
knows_declaration(const struct condition *c, struct slice text)
{
    const char *end = text.p + text.n, *colon = css_find(text.p, end, ":");
    struct slice name = css_trim(text.p, colon);
    struct slice value = css_trim(colon < end ? colon + 1 : end, end);
    struct settings settings = {0};
    bool known = false;
    if (c->all || (name.n > 2 && memcmp(name.p, "--", 2) == 0))
        return true;
    const char *property =
        text_lower(c->arena, arena_strndup(c->arena, name.p, name.n));
    return settings_add(c->arena, &settings, property, value, &known) ||
           (known && memmem(value.p, value.n, "var(", 4));
}

static bool
knows_selector(const struct condition *c, struct slice text)
{
    struct css_log silent = {.arena = c->arena};
    struct css_rule rule = {0};
    css_parse_selectors(c->arena, &silent, text, &rule);
    return c->all || rule.selector_count > 0;
}

/* Whether the word comes next, as one of its own; steps over it. */
static bool
take_word(struct condition *c, const char *word)
{
    const char *from = css_skip_space(c->p, c->end), *to = from;
    while (to < c->end && css_is_name(*to))
        to++;
    if (!css_slice_is((struct slice){from, (size_t)(to - from)}, word))
        return false;
    c->p = to;
    return true;
}

/* What the parentheses hold: a condition again, or a declaration. */
static bool
read_inside(const struct condition *outer, struct slice text)
{
    struct condition c = {outer->arena, text.p, text.p + text.n,
        outer->depth + 1, outer->all, false};
    bool is = c.depth < DEPTH_MAX && read_condition(&c);
    if (!c.bad)
        return is;
    return css_find(text.p, c.end, ":") < c.end &&
           knows_declaration(outer, text);
}

/* (…) or function(…), of which selector() alone is known. */
static bool
read_part(struct condition *c)
{
    const char *from = css_skip_space(c->p, c->end);
    const char *open = from;
    while (open < c->end && css_is_name(*open))
        open++;
    struct slice name = {from, (size_t)(open - from)};
    const char *close = open < c->end && *open == '('
                            ? css_find(open + 1, c->end, ")")
                            : c->end;
    c->bad |= close == c->end;
    if (c->bad)
        return false;
    struct slice inside = css_trim(open + 1, close);
    c->p = close + 1;
    if (name.n == 0)
        return read_inside(c, inside);
    return css_slice_is(name, "selector") && knows_selector(c, inside);
}

static bool
read_condition(struct condition *c)
{
    if (take_word(c, "not")) {
        bool is = !read_part(c);
        c->bad |= css_skip_space(c->p, c->end) < c->end;
        return is;
    }
    bool is = read_part(c), all = take_word(c, "and");
    bool any = !all && take_word(c, "or");
    while (!c->bad && (all || any)) {
        bool next = read_part(c);
        is = all ? is && next : is || next;
        if (!take_word(c, all ? "and" : "or"))
            break;
    }
    c->bad |= css_skip_space(c->p, c->end) < c->end;
    return is;
}

bool
css_supports(
    struct arena *arena, struct slice text, bool all, bool *is_condition)
{
    struct condition c = {arena, text.p, text.p + text.n, 0, all, false};
    bool is = read_condition(&c);
    *is_condition = !c.bad;
    return is && !c.bad;
}
