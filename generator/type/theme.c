/* A company's theme: whether its colours can be read, and what it names. */
#include <string.h>

#include "base/text.h"
#include "type/contrast.h"
#include "type/css_scan.h"
#include "type/style_sheet.h"

/* What theme.css sets on what; `needed` in tenths. */
static const struct pair {
    const char *text, *ground;
    int needed;
} pairs[] = {
    {"--ink", "--paper", CONTRAST_TEXT},
    {"--ink", "--ground", CONTRAST_TEXT},
    {"--ink", "--wash", CONTRAST_TEXT},
    {"--ink", "--brand-wash", CONTRAST_TEXT},
    {"--soft", "--paper", CONTRAST_TEXT},
    {"--soft", "--ground", CONTRAST_TEXT},
    {"--soft", "--brand-wash", CONTRAST_TEXT},
    {"--brand", "--paper", CONTRAST_TEXT},
    {"--brand", "--brand-wash", CONTRAST_TEXT},
    {"--panel-ink", "--panel", CONTRAST_TEXT},
    {"--panel-soft", "--panel", CONTRAST_TEXT},
    {"--ok", "--paper", CONTRAST_TEXT},
    {"--ok", "--ok-wash", CONTRAST_TEXT},
    {"--warn", "--paper", CONTRAST_TEXT},
    {"--warn", "--warn-wash", CONTRAST_TEXT},
    {"--bad", "--paper", CONTRAST_TEXT},
    {"--bad", "--bad-wash", CONTRAST_TEXT},
    /* Signs in the marks of the milestone path. */
    {"--paper", "--ok", CONTRAST_LARGE},
    {"--paper", "--warn", CONTRAST_LARGE},
    {"--paper", "--bad", CONTRAST_LARGE},
};

#define PAIRS (sizeof pairs / sizeof pairs[0])

struct checker {
    struct arena *arena;
    struct css_log *log;
    struct css_vars *vars; /* of the scheme that is looked at */
    bool dark;
    const char *theme;          /* where it starts in the text */
    const char *seen[PAIRS][3]; /* values that were looked at in light */
};

static bool
color_of(const struct checker *c, struct slice value, struct color *color)
{
    struct slice expanded;
    return css_vars_expand(c->vars, value, &expanded) &&
           color_parse(arena_strndup(c->arena, expanded.p, expanded.n), color);
}

static bool
find_color(const struct checker *c, const char *name, struct slice *value,
    struct color *color)
{
    return css_vars_find(c->vars, name, value) && color_of(c, *value, color);
}

/* What is the same in the dark was looked at already. */
static bool
is_new(struct checker *c, size_t i, const char *const values[3])
{
    bool same = memcmp(c->seen[i], values, sizeof c->seen[i]) == 0;
    memcpy(c->seen[i], values, sizeof c->seen[i]);
    return !c->dark || !same;
}

/* What the colour makes of the sheet that it lies on. */
static struct color
on_paper(const struct checker *c, struct color color, const char **paper)
{
    static const struct color white = {255, 255, 255, 255};
    struct slice value = {0};
    struct color sheet = white;
    *paper = NULL;
    if (color.a == 255)
        return color;
    if (find_color(c, "--paper", &value, &sheet))
        *paper = value.p;
    return color_over(color, color_over(sheet, white));
}

static void
check_pair(struct checker *c, size_t i)
{
    const struct pair *pair = &pairs[i];
    struct slice text, ground;
    struct color one, other;
    const char *paper;
    if (!find_color(c, pair->text, &text, &one) ||
        !find_color(c, pair->ground, &ground, &other))
        return;
    other = on_paper(c, other, &paper);
    one = color_over(one, other);
    if (!is_new(c, i, (const char *const[]){text.p, ground.p, paper}))
        return;
    /* Only what the theme itself has set is its own fault. */
    const char *at = text.p >= c->theme ? text.p : ground.p;
    if (at < c->theme || color_contrast(one, other) >= pair->needed)
        return;
    const char *said = arena_printf(c->arena, "%s %.*s on %s %.*s", pair->text,
        (int)(text.n > 40 ? 40 : text.n), text.p, pair->ground,
        (int)(ground.n > 40 ? 40 : ground.n), ground.p);
    bool own_text = at == text.p;
    const char *what = contrast_words(c->arena, c->dark, own_text ? one : other,
        own_text ? other : one, pair->needed);
    css_warn(c->log, at, what, (struct slice){said, strlen(said)});
}

static void
check_pairs(struct checker *c)
{
    for (size_t i = 0; i < PAIRS; i++)
        check_pair(c, i);
}

/* The running lines of a page, which no element holds (contrast.h). */
static void
check_running_line(struct checker *c, const struct css_decl *decl)
{
    struct slice paper;
    struct color color, ground;
    const char *on;
    if (decl->at < c->theme || !text_is(decl->name, "color") ||
        !color_of(c, decl->value, &color) ||
        !find_color(c, "--paper", &paper, &ground))
        return;
    ground = on_paper(c, ground, &on);
    color = color_over(color, ground);
    if (color_contrast(color, ground) >= CONTRAST_TEXT)
        return;
    const char *said = arena_printf(c->arena, "color %.*s on --paper",
        (int)(decl->value.n > 40 ? 40 : decl->value.n), decl->value.p);
    css_warn(c->log, decl->at,
        contrast_words(c->arena, false, color, ground, CONTRAST_TEXT),
        (struct slice){said, strlen(said)});
}

static void
check_running_lines(struct checker *c, const struct css_rules *rules)
{
    for (int i = 0; i < rules->page_count; i++)
        for (int k = 0; k < rules->pages[i].decl_count; k++)
            if (rules->pages[i].box >= 0)
                check_running_line(c, &rules->pages[i].decls[k]);
}

/* The first token of a variable that the theme itself sets. */
static bool
own_token(const struct checker *c, const char *name, struct css_token *token)
{
    struct slice value;
    if (!css_vars_find(c->vars, name, &value) || value.p < c->theme)
        return false;
    struct css_tokens tokens = css_tokenise(c->arena, value);
    if (tokens.count > 0)
        *token = tokens.items[0];
    return tokens.count > 0;
}

static const char *
own_logo(const struct checker *c)
{
    struct css_token token;
    if (!own_token(c, "--logo", &token) || token.kind != CSS_FUNCTION ||
        !text_is(token.text, "url") || token.args.n == 0)
        return NULL;
    struct slice name = token.args;
    if (name.n >= 2 && (name.p[0] == '"' || name.p[0] == '\''))
        name = (struct slice){name.p + 1, name.n - 2};
    return arena_strndup(c->arena, name.p, name.n);
}

/* The first family of a list, words and all. */
static const char *
own_family(const struct checker *c, const char *name)
{
    struct slice value;
    if (!css_vars_find(c->vars, name, &value) || value.p < c->theme)
        return NULL;
    struct css_tokens tokens = css_tokenise(c->arena, value);
    const char *family = NULL;
    for (int i = 0; i < tokens.count && tokens.items[i].kind != CSS_COMMA;
         i++) {
        const struct css_token *t = &tokens.items[i];
        const char *word = t->kind == CSS_STRING ? t->text : t->whole;
        family = family ? arena_printf(c->arena, "%s %s", family, word) : word;
    }
    return family;
}

struct theme_facts
theme_check(struct arena *arena, const struct css_source *sources, int count,
    struct css_warnings *warnings)
{
    size_t *starts = ARENA_ARRAY(arena, size_t, count);
    struct slice css = sheet_join(arena, sources, count, starts);
    struct css_warnings own = {0};
    struct css_log log = {.arena = arena,
        .list = &own,
        .sources = sources,
        .starts = starts,
        .source_count = count,
        .text = css.p};
    struct css_log quiet = {.arena = arena};
    struct sheet_reader reader = {arena, NULL, &quiet, css_vars_new(arena)};
    struct checker c = {.arena = arena,
        .log = &log,
        .vars = reader.vars,
        .theme = css.p + starts[count - 1]};
    struct css_rules rules = {0}, dark = {0};
    css_parse(arena, css, CSS_PAPER, &quiet, &rules);
    sheet_collect_vars(&reader, &rules);
    struct theme_facts facts = {own_logo(&c), own_family(&c, "--font"),
        own_family(&c, "--font-display")};
    check_pairs(&c);
    check_running_lines(&c, &rules);
    c.vars = reader.vars = css_vars_new(arena);
    css_parse(arena, css, CSS_DARK, &quiet, &dark);
    sheet_collect_vars(&reader, &dark);
    c.dark = true;
    check_pairs(&c);
    css_warnings_join(arena, warnings, &own);
    return facts;
}
