#include <string.h>

#include "base/text.h"
#include "document/tree.h"
#include "type/css_scan.h"

#define TOKENS_MAX 64
#define VALUE_MAX 4096 /* bytes, after var() */
#define VARS_DEPTH 16
#define VARS_STEPS 256 /* so that values of values stay cheap */
#define NUMBER_MAX ((int64_t)100000)

struct lexer {
    struct arena *arena;
    const char *p, *end;
};

static bool
starts_number(const char *p, const char *end)
{
    if (p < end && (*p == '+' || *p == '-'))
        p++;
    if (p < end && *p == '.')
        p++;
    return p < end && text_digit(*p);
}

/* Millionths; digits that go beyond are cut, sizes that go beyond clamped. */
static int64_t
take_number(struct lexer *lx)
{
    bool negative = *lx->p == '-';
    lx->p += *lx->p == '-' || *lx->p == '+';
    int64_t whole = 0, part = 0, unit = 1000000;
    for (; lx->p < lx->end && text_digit(*lx->p); lx->p++)
        if (whole < NUMBER_MAX)
            whole = whole * 10 + (*lx->p - '0');
    if (whole > NUMBER_MAX)
        whole = NUMBER_MAX;
    if (lx->p + 1 < lx->end && *lx->p == '.' && text_digit(lx->p[1]))
        for (lx->p++; lx->p < lx->end && text_digit(*lx->p); lx->p++) {
            unit /= 10;
            part += (*lx->p - '0') * unit;
        }
    int64_t number = whole * 1000000 + part;
    return negative ? -number : number;
}

static const char *
take_word(struct lexer *lx, bool fold)
{
    const char *from = lx->p;
    while (lx->p < lx->end && css_is_name(*lx->p))
        lx->p++;
    char *word = arena_strndup(lx->arena, from, (size_t)(lx->p - from));
    return fold ? text_lower(lx->arena, word) : word;
}

static int
hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* What a backslash, which was taken, makes of what follows: \201C and a space
 * is one character.  Never longer than it was written. */
static int
take_escape(struct lexer *lx, char *bytes)
{
    uint32_t rune = 0;
    int digits = 0, n;
    for (; digits < 6 && lx->p < lx->end && (n = hex_digit(*lx->p)) >= 0;
         digits++, lx->p++)
        rune = rune * 16 + (uint32_t)n;
    if (digits == 0) {
        bytes[0] = *lx->p++;
        return 1;
    }
    if (lx->p < lx->end && css_is_space(*lx->p))
        lx->p++;
    if (rune == 0 || rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000))
        return 0;
    return utf8_encode(rune, bytes);
}

static const char *
take_string(struct lexer *lx)
{
    char quote = *lx->p++;
    char *text = arena_alloc(lx->arena, (size_t)(lx->end - lx->p) + 1);
    size_t n = 0;
    while (lx->p < lx->end && *lx->p != quote) {
        char c = *lx->p++;
        if (c == '\\' && lx->p < lx->end)
            n += (size_t)take_escape(lx, text + n);
        else
            text[n++] = c;
    }
    lx->p += lx->p < lx->end;
    return text;
}

/* An identifier, or a function with all that its parentheses hold. */
static void
take_ident(struct lexer *lx, struct css_token *token)
{
    token->kind = CSS_IDENT;
    token->text = take_word(lx, true);
    if (lx->p == lx->end || *lx->p != '(')
        return;
    token->kind = CSS_FUNCTION;
    const char *from = ++lx->p;
    const char *close = css_find(from, lx->end, ")");
    token->args = css_trim(from, close);
    lx->p = close < lx->end ? close + 1 : lx->end;
}

static struct css_token
take_token(struct lexer *lx)
{
    struct css_token token = {.kind = CSS_OTHER, .text = "", .unit = ""};
    const char *from = lx->p;
    if (starts_number(lx->p, lx->end)) {
        token.kind = CSS_NUMBER;
        token.number = take_number(lx);
        token.unit =
            lx->p < lx->end && *lx->p == '%' ? "%" : take_word(lx, true);
        lx->p += token.unit[0] == '%';
    } else if (*lx->p == '"' || *lx->p == '\'') {
        token.kind = CSS_STRING;
        token.text = take_string(lx);
    } else if (css_is_name(*lx->p)) {
        take_ident(lx, &token);
    } else {
        char c = *lx->p++;
        token.kind = c == ',' ? CSS_COMMA : c == '/' ? CSS_SLASH : CSS_OTHER;
        if (c == '#') {
            token.kind = CSS_HASH;
            token.text = take_word(lx, true);
        }
    }
    token.whole = arena_strndup(lx->arena, from, (size_t)(lx->p - from));
    return token;
}

struct css_tokens
css_tokenise(struct arena *arena, struct slice value)
{
    struct css_tokens tokens = {NULL, 0};
    struct lexer lx = {arena, value.p, value.p + value.n};
    int room = 0;
    while ((lx.p = css_skip_space(lx.p, lx.end)) < lx.end) {
        if (tokens.count == TOKENS_MAX)
            return (struct css_tokens){NULL, 0};
        tokens.items = arena_grow(
            arena, tokens.items, tokens.count, &room, sizeof *tokens.items);
        tokens.items[tokens.count++] = take_token(&lx);
    }
    return tokens;
}

struct css_var {
    const char *name;
    struct slice value;
    struct css_var *next;
    struct css_var *beside; /* the next in its bucket */
};

#define BUCKETS 256

struct css_vars {
    struct arena *arena;
    struct css_var *first;
    struct css_var *buckets[BUCKETS]; /* by name */
    int steps; /* left for the value that is being expanded */
};

struct css_vars *
css_vars_new(struct arena *arena)
{
    struct css_vars *vars = ARENA_NEW(arena, struct css_vars);
    vars->arena = arena;
    return vars;
}

static struct css_var **
bucket_of(struct css_vars *vars, struct slice name)
{
    return &vars->buckets[tree_hash(name.p, name.n) % BUCKETS];
}

static struct css_var *
find_var(struct css_vars *vars, struct slice name)
{
    struct css_var *v = *bucket_of(vars, name);
    while (v &&
           (strlen(v->name) != name.n || memcmp(v->name, name.p, name.n) != 0))
        v = v->beside;
    return v;
}

void
css_vars_set(struct css_vars *vars, const char *name, struct slice value)
{
    struct slice key = {name, strlen(name)};
    struct css_var *v = find_var(vars, key);
    if (!v) {
        struct css_var **bucket = bucket_of(vars, key);
        v = ARENA_NEW(vars->arena, struct css_var);
        v->name = name;
        v->next = vars->first;
        v->beside = *bucket;
        vars->first = *bucket = v;
    }
    v->value = value;
}

bool
css_vars_find(struct css_vars *vars, const char *name, struct slice *value)
{
    const struct css_var *v =
        find_var(vars, (struct slice){name, strlen(name)});
    if (v)
        *value = v->value;
    return v != NULL;
}

static const char *
find_var_call(const char *p, const char *end)
{
    for (; end - p >= 4; p++)
        if (memcmp(p, "var(", 4) == 0)
            return p;
    return end;
}

static const char *
nearest_var(struct css_vars *vars, struct slice name)
{
    int count = 0;
    for (const struct css_var *v = vars->first; v; v = v->next)
        count++;
    const char **names = ARENA_ARRAY(vars->arena, const char *, count + 1);
    count = 0;
    for (const struct css_var *v = vars->first; v; v = v->next)
        names[count++] = v->name;
    return text_nearest(
        arena_strndup(vars->arena, name.p, name.n), names, count);
}

bool
css_vars_missing(struct css_vars *vars, struct slice value, struct slice *name,
    const char **nearest)
{
    const char *end = value.p + value.n;
    const char *call = find_var_call(value.p, end);
    for (; call < end; call = find_var_call(call + 4, end)) {
        *name = css_trim(call + 4, css_find(call + 4, end, ",)"));
        if (name->n > 2 && !find_var(vars, *name)) {
            *nearest = nearest_var(vars, *name);
            return true;
        }
    }
    return false;
}

static bool expand(
    struct css_vars *vars, struct slice value, int depth, struct buf *out);

/* One var(…) whose parentheses hold [p, end). */
static bool
expand_call(struct css_vars *vars, const char *p, const char *end, int depth,
    struct buf *out)
{
    const char *comma = css_find(p, end, ",");
    struct css_var *v = find_var(vars, css_trim(p, comma));
    size_t before = out->n;
    if (v && expand(vars, v->value, depth + 1, out))
        return true;
    out->n = before;
    return comma < end &&
           expand(vars, css_trim(comma + 1, end), depth + 1, out);
}

static bool
expand(struct css_vars *vars, struct slice value, int depth, struct buf *out)
{
    const char *p = value.p, *end = value.p + value.n;
    if (depth > VARS_DEPTH || --vars->steps < 0)
        return false;
    while (p < end) {
        const char *call = find_var_call(p, end);
        buf_add(out, p, (size_t)(call - p));
        if (out->n > VALUE_MAX)
            return false;
        if (call == end)
            break;
        const char *close = css_find(call + 4, end, ")");
        if (!expand_call(vars, call + 4, close, depth, out))
            return false;
        p = close < end ? close + 1 : end;
    }
    return out->n <= VALUE_MAX;
}

bool
css_vars_expand(
    struct css_vars *vars, struct slice value, struct slice *expanded)
{
    *expanded = value;
    if (find_var_call(value.p, value.p + value.n) == value.p + value.n)
        return true;
    struct buf out = {0};
    vars->steps = VARS_STEPS;
    bool ok = expand(vars, value, 0, &out);
    if (ok)
        *expanded = (struct slice){
            arena_strndup(vars->arena, out.p ? out.p : "", out.n), out.n};
    buf_free(&out);
    return ok;
}
