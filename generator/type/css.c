#include "type/css.h"

#include <string.h>

#include "base/text.h"
#include "type/css_scan.h"
#include "type/style.h"

#define WARNINGS_MAX 200
#define BLOCK_DEPTH 8

static bool
was_said(const struct css_log *log, const char *text)
{
    for (int i = 0; i < log->list->count; i++)
        if (text_is(log->list->items[i].text, text))
            return true;
    return false;
}

/* Line from 1; counts on from the last one asked for where it can. */
static int
line_at(struct css_log *log, size_t offset)
{
    if (offset < log->counted) {
        log->counted = 0;
        log->line = 0;
    }
    log->line += text_lines(log->text + log->counted, log->text + offset);
    log->counted = offset;
    return log->line + 1;
}

/* The source that holds the offset. */
static int
source_at(const struct css_log *log, size_t offset)
{
    int i = log->source_count - 1;
    while (i > 0 && log->starts[i] > offset)
        i--;
    return i;
}

uint32_t
css_extent(struct slice css, size_t at)
{
    size_t end = at;
    while (end < css.n && !strchr(";{}\n", css.p[end]))
        end++;
    while (end > at && strchr(" \t\r", css.p[end - 1]))
        end--;
    return (uint32_t)(end - at);
}

/* `what`, the name, whatever bytes that is of, and `more`. */
static const char *
words_of(
    struct css_log *log, const char *what, struct slice name, const char *more)
{
    if (name.n > 80)
        name.n = 80;
    /* Decoding looks past the end, up to a NUL. */
    const char *copy = arena_strndup(log->arena, name.p, name.n);
    struct buf said = {0};
    buf_visible(&said, copy, name.n);
    const char *text =
        arena_printf(log->arena, "%s `%s`%s", what, said.p ? said.p : "", more);
    buf_free(&said);
    return text;
}

bool
css_log_full(const struct css_log *log)
{
    return !log->list || log->list->count >= WARNINGS_MAX;
}

void
css_warn(
    struct css_log *log, const char *at, const char *what, struct slice name)
{
    css_warn_more(log, at, what, name, "");
}

void
css_warn_more(struct css_log *log, const char *at, const char *what,
    struct slice name, const char *more)
{
    if (css_log_full(log))
        return;
    const char *text = words_of(log, what, name, more);
    if (was_said(log, text))
        return;
    size_t offset = (size_t)(at - log->text);
    int source = source_at(log, offset);
    const struct css_source *of = &log->sources[source];
    int before = line_at(log, log->starts[source]);
    int line = line_at(log, offset), i = log->list->count++;
    log->list->items = arena_grow(
        log->arena, log->list->items, i, &log->room, sizeof *log->list->items);
    log->lines = arena_grow(
        log->arena, log->lines, i, &log->lines_room, sizeof *log->lines);
    for (; i > 0 && log->lines[i - 1] > line; i--) {
        log->lines[i] = log->lines[i - 1];
        log->list->items[i] = log->list->items[i - 1];
    }
    size_t within = offset - log->starts[source];
    log->lines[i] = line;
    log->list->items[i] = (struct css_warning){of->path, line - before + 1,
        (uint32_t)within, css_extent(of->css, within), text};
}

const char *
css_warning_said(struct arena *arena, const struct css_warning *warning)
{
    return warning->line > 0
               ? arena_printf(arena, "%s:%d: %s", warning->path, warning->line,
                     warning->text)
               : arena_printf(arena, "%s: %s", warning->path, warning->text);
}

void
css_warnings_join(struct arena *arena, struct css_warnings *to,
    const struct css_warnings *from)
{
    struct css_warning *items =
        ARENA_ARRAY(arena, struct css_warning, to->count + from->count + 1);
    for (int i = 0; i < to->count; i++)
        items[i] = to->items[i];
    for (int i = 0; i < from->count; i++)
        items[to->count + i] = from->items[i];
    *to = (struct css_warnings){items, to->count + from->count};
}

struct parser {
    struct arena *arena;
    struct css_log *log;
    struct css_rules *out;
    int depth; /* of @media and @supports in each other */
    enum css_medium medium;
};

/* Declarations of a block, growing. */
struct decls {
    struct css_decl *items;
    int count, room;
};

static bool
has_important(struct slice value)
{
    static const char word[] = "important";
    size_t n = sizeof word - 1;
    if (value.n <= n || memcmp(value.p + value.n - n, word, n) != 0)
        return false;
    struct slice before = css_trim(value.p, value.p + value.n - n);
    return before.n > 0 && before.p[before.n - 1] == '!';
}

static void
parse_declaration(
    struct parser *ps, const char *p, const char *stop, struct decls *out)
{
    const char *colon = css_find(p, stop, ":");
    struct slice name = css_trim(p, colon);
    if (name.n == 0 && colon == stop)
        return;
    if (colon == stop || name.n == 0) {
        css_warn(ps->log, name.p, "not a declaration:", css_trim(p, stop));
        return;
    }
    struct css_decl decl = {NULL, css_trim(colon + 1, stop), name.p};
    decl.name = arena_strndup(ps->arena, name.p, name.n);
    if (!text_starts(decl.name, "--"))
        decl.name = text_lower(ps->arena, decl.name);
    if (has_important(decl.value)) {
        css_warn(ps->log, name.p, "not read, as it is important:", name);
        return;
    }
    out->items = arena_grow(
        ps->arena, out->items, out->count, &out->room, sizeof *out->items);
    out->items[out->count++] = decl;
}

/* Declarations up to `end`; a block nested in them is a margin box of a page,
 * or unknown. */
static void parse_block(struct parser *ps, const char *p, const char *end,
    struct decls *out, struct css_page_rule *page);

static int
margin_box_of(struct slice name)
{
    static const char *const names[MARGIN_BOXES] = {"@top-left", "@top-center",
        "@top-right", "@bottom-left", "@bottom-center", "@bottom-right"};
    for (int i = 0; i < MARGIN_BOXES; i++)
        if (slice_is(name, names[i]))
            return i;
    return -1;
}

static void
add_page(struct parser *ps, const struct css_page_rule *page, int box,
    const struct decls *decls)
{
    struct css_rules *out = ps->out;
    out->pages = arena_grow(ps->arena, out->pages, out->page_count,
        &out->page_room, sizeof *out->pages);
    out->pages[out->page_count++] = (struct css_page_rule){
        page->name, page->first, box, decls->items, decls->count};
}

static void
parse_nested(struct parser *ps, struct slice name, const char *p,
    const char *end, const struct css_page_rule *page)
{
    int box = page ? margin_box_of(name) : -1;
    if (box < 0) {
        css_warn(ps->log, name.p, "unknown block", name);
        return;
    }
    struct decls decls = {0};
    parse_block(ps, p, end, &decls, NULL);
    add_page(ps, page, box, &decls);
}

static void
parse_block(struct parser *ps, const char *p, const char *end,
    struct decls *out, struct css_page_rule *page)
{
    while (p < end) {
        p = css_skip_space(p, end);
        const char *stop = css_find(p, end, ";{");
        if (stop < end && *stop == '{') {
            const char *close = css_block_end(stop, end);
            parse_nested(ps, css_trim(p, stop), stop + 1, close, page);
            stop = close;
        } else {
            parse_declaration(ps, p, stop, out);
        }
        p = stop < end ? stop + 1 : end;
    }
}

/* name, :first, name:first, or nothing. */
static bool
parse_page_selector(
    struct parser *ps, struct slice text, struct css_page_rule *page)
{
    size_t n = 0;
    while (n < text.n && css_is_name(text.p[n]))
        n++;
    if (n > 0)
        page->name = arena_strndup(ps->arena, text.p, n);
    struct slice rest = {text.p + n, text.n - n};
    page->first = css_slice_is(rest, ":first");
    return rest.n == 0 || page->first;
}

static void
parse_page(
    struct parser *ps, struct slice prelude, const char *p, const char *end)
{
    struct css_page_rule page = {NULL, false, -1, NULL, 0};
    if (!parse_page_selector(ps, prelude, &page)) {
        css_warn(ps->log, prelude.p, "unknown selector", prelude);
        return;
    }
    struct decls decls = {0};
    parse_block(ps, p, end, &decls, &page);
    add_page(ps, &page, -1, &decls);
}

/* Whether a media query list takes in paper; what asks for more than a type
 * (widths, colour schemes) is for screens. */
static bool
is_for_print(struct slice list)
{
    bool print = list.n == 0;
    const char *p = list.p, *end = list.p + list.n;
    while (p < end && !print) {
        const char *comma = css_find(p, end, ",");
        struct slice query = css_trim(p, comma);
        print = css_slice_is(query, "print") || css_slice_is(query, "all") ||
                css_slice_is(query, "only print") ||
                css_slice_is(query, "not screen");
        p = comma < end ? comma + 1 : end;
    }
    return print;
}

static bool
is_for_dark(struct slice list)
{
    static const char feature[] = "prefers-color-scheme";
    const char *at = memmem(list.p, list.n, feature, sizeof feature - 1);
    return at && memmem(at, (size_t)(list.p + list.n - at), "dark", 4);
}

static bool
is_taken(enum css_medium medium, struct slice list)
{
    if (medium == CSS_PAPER)
        return is_for_print(list);
    return css_slice_is(list, "screen") || css_slice_is(list, "all") ||
           (medium == CSS_DARK && is_for_dark(list));
}

static void parse_rules(struct parser *ps, const char *p, const char *end);

/* A browser is taken to know whatever is asked, as it is asked there. */
static bool
is_supported(struct parser *ps, struct slice prelude)
{
    bool is_condition;
    bool is = css_supports(
        ps->arena, prelude, ps->medium != CSS_PAPER, &is_condition);
    if (!is_condition)
        css_warn(ps->log, prelude.p, "not a condition:", prelude);
    return is;
}

static void
parse_at_block(struct parser *ps, struct slice name, struct slice prelude,
    const char *p, const char *end)
{
    bool media = css_slice_is(name, "@media");
    if (media || css_slice_is(name, "@supports")) {
        bool taken =
            media ? is_taken(ps->medium, prelude) : is_supported(ps, prelude);
        if (taken && ps->depth < BLOCK_DEPTH) {
            ps->depth++;
            parse_rules(ps, p, end);
            ps->depth--;
        }
    } else if (css_slice_is(name, "@page")) {
        parse_page(ps, prelude, p, end);
    } else if (css_slice_is(name, "@font-face")) {
        css_warn(ps->log, name.p,
            "fonts come from this machine alone, not from", name);
    } else {
        css_warn(ps->log, name.p, "unknown rule", name);
    }
}

static void
parse_rule(
    struct parser *ps, const char *p, const char *brace, const char *close)
{
    struct css_rule rule = {0};
    css_parse_selectors(ps->arena, ps->log, css_trim(p, brace), &rule);
    if (rule.selector_count == 0)
        return;
    struct decls decls = {0};
    parse_block(ps, brace + 1, close, &decls, NULL);
    rule.decls = decls.items;
    rule.decl_count = decls.count;
    ps->out->rules = arena_grow(ps->arena, ps->out->rules, ps->out->count,
        &ps->out->room, sizeof *ps->out->rules);
    ps->out->rules[ps->out->count++] = rule;
}

/* One rule from p (not white space); returns what comes after it. */
static const char *
parse_statement(struct parser *ps, const char *p, const char *end)
{
    const char *brace = css_find(p, end, *p == '@' ? ";{" : "{");
    if (brace == end || *brace == ';') {
        struct slice what = css_trim(p, brace);
        if (what.n < 8 || memcmp(p, "@charset", 8) != 0)
            css_warn(ps->log, p, "unknown rule", what);
        return brace < end ? brace + 1 : end;
    }
    const char *close = css_block_end(brace, end);
    if (*p == '@') {
        const char *name_end = p + 1;
        while (name_end < brace && css_is_name(*name_end))
            name_end++;
        parse_at_block(ps, (struct slice){p, (size_t)(name_end - p)},
            css_trim(name_end, brace), brace + 1, close);
    } else {
        parse_rule(ps, p, brace, close);
    }
    return close < end ? close + 1 : end;
}

static void
parse_rules(struct parser *ps, const char *p, const char *end)
{
    while ((p = css_skip_space(p, end)) < end) {
        if (*p == '}' || *p == ';') {
            p++;
            continue;
        }
        p = parse_statement(ps, p, end);
    }
}

void
css_parse(struct arena *arena, struct slice css, enum css_medium medium,
    struct css_log *log, struct css_rules *rules)
{
    struct parser ps = {arena, log, rules, 0, medium};
    parse_rules(&ps, css.p, css.p + css.n);
}
