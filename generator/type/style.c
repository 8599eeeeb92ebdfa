#include "type/style.h"

#include <string.h>

#include "base/text.h"
#include "type/css_scan.h"
#include "type/style_default.h"
#include "type/style_sheet.h"

#define PROPERTIES_MAX 200

const struct style style_initial = {
    .families = "sans-serif",
    .weight = 400,
    .font_size = PT(12),
    .line_height = 14400,
    .line_factor = 1200,
    .color = {0, 0, 0, 255},
    .orphans = 2,
    .widows = 2,
    .svg_fill = {0, 0, 0, 255},
    .svg_stroke_width = 750,
    .display = DISPLAY_INLINE,
    .margin = {{.kind = SIZE_LEN}, {.kind = SIZE_LEN}, {.kind = SIZE_LEN},
        {.kind = SIZE_LEN}},
    .padding = {{.kind = SIZE_LEN}, {.kind = SIZE_LEN}, {.kind = SIZE_LEN},
        {.kind = SIZE_LEN}},
    .border = {{.width = 2250}, {.width = 2250}, {.width = 2250},
        {.width = 2250}},
    .opacity = 1000,
    .flex_shrink = 1000,
    .align_items = FLEX_STRETCH,
    .align_self = FLEX_STRETCH,
};

static const char *
near_words(struct arena *arena, const char *nearest)
{
    return nearest ? arena_printf(arena, ": did you mean `%s`?", nearest) : "";
}

bool
sheet_value(struct sheet_reader *reader, const struct css_decl *decl,
    struct slice *value)
{
    if (css_vars_expand(reader->vars, decl->value, value))
        return true;
    if (css_log_full(reader->log))
        return false;
    struct slice name;
    const char *nearest;
    if (css_vars_missing(reader->vars, decl->value, &name, &nearest))
        css_warn_more(reader->log, decl->at, "nothing sets", name,
            near_words(reader->arena, nearest));
    else
        css_warn(reader->log, decl->at, "no value for", decl->value);
    return false;
}

void
sheet_warn_value(struct sheet_reader *reader, const struct css_decl *decl)
{
    const char *text = arena_printf(reader->arena, "%s: %.*s", decl->name,
        (int)(decl->value.n > 100 ? 100 : decl->value.n), decl->value.p);
    css_warn(reader->log, decl->at, "unknown value",
        (struct slice){text, strlen(text)});
}

/* string-set: name content() */
static const char *
string_name(struct sheet_reader *reader, const struct css_decl *decl)
{
    struct css_tokens t = css_tokenise(reader->arena, decl->value);
    if (t.count == 2 && t.items[0].kind == CSS_IDENT &&
        t.items[1].kind == CSS_FUNCTION &&
        text_is(t.items[1].text, "content") && t.items[1].args.n == 0)
        return t.items[0].text;
    sheet_warn_value(reader, decl);
    return NULL;
}

static void
warn_unknown(struct sheet_reader *reader, const struct css_decl *decl)
{
    const char *names[PROPERTIES_MAX];
    int count = 0;
    if (css_log_full(reader->log))
        return;
    while (count < PROPERTIES_MAX && settings_name(count)) {
        names[count] = settings_name(count);
        count++;
    }
    const char *nearest = text_nearest(decl->name, names, count);
    /* Two letters off, a short name is another one. */
    if (nearest && strlen(decl->name) <= 10 &&
        text_distance(decl->name, nearest, 1) != 1)
        nearest = NULL;
    css_warn_more(reader->log, decl->at, "unknown property",
        (struct slice){decl->name, strlen(decl->name)},
        near_words(reader->arena, nearest));
}

struct settings
sheet_settings(struct sheet_reader *reader, const struct css_decl *decls,
    int count, const char **string_set)
{
    struct settings settings = {0};
    for (int i = 0; i < count; i++) {
        const struct css_decl *decl = &decls[i];
        struct slice value;
        bool known;
        if (text_starts(decl->name, "--"))
            continue;
        if (string_set && text_is(decl->name, "string-set")) {
            *string_set = string_name(reader, decl);
            continue;
        }
        if (!sheet_value(reader, decl, &value) ||
            settings_add(reader->arena, &settings, decl->name, value, &known))
            continue;
        if (known)
            sheet_warn_value(reader, decl);
        else
            warn_unknown(reader, decl);
    }
    return settings;
}

static void
find_key(struct style_rule *rule)
{
    const struct css_compound *last = rule->last;
    rule->key_kind = last->id            ? KEY_ID
                     : last->class_count ? KEY_CLASS
                     : last->type        ? KEY_TYPE
                                         : KEY_ANY;
    rule->key = rule->key_kind == KEY_ID ? tree_hash(last->id, strlen(last->id))
                : rule->key_kind == KEY_CLASS ? last->class_hashes[0]
                : rule->key_kind == KEY_TYPE  ? last->type_hash
                                              : 0;
}

static void
add_rule(struct sheet_reader *reader, const struct css_rule *read,
    const struct css_selector *selector, const struct settings *settings,
    const char *string_set)
{
    struct stylesheet *sheet = reader->sheet;
    struct style_rule *rule = ARENA_NEW(reader->arena, struct style_rule);
    *rule = (struct style_rule){.last = selector->last,
        .part = selector->part,
        .rank = selector->specificity,
        .order = sheet->rules++,
        .settings = *settings,
        .string_set = string_set,
        .decls = read->decls,
        .decl_count = read->decl_count};
    if (reader->log->list)
        rule->rank += AUTHOR_RANK;
    find_key(rule);
    unsigned bucket = rule->key % RULE_BUCKETS;
    rule->next = sheet->buckets[bucket];
    sheet->buckets[bucket] = rule;
}

static bool
is_root_rule(const struct css_rule *rule)
{
    for (int i = 0; i < rule->selector_count; i++) {
        const struct css_compound *c = rule->selectors[i].last;
        if (!c->up && (c->root || text_is(c->type, "html")))
            return true;
    }
    return false;
}

/* Variables are the root's: what is set elsewhere would need their cascade. */
void
sheet_collect_vars(struct sheet_reader *reader, const struct css_rules *rules)
{
    for (int i = 0; i < rules->count; i++) {
        const struct css_rule *rule = &rules->rules[i];
        bool root = is_root_rule(rule);
        for (int k = 0; k < rule->decl_count; k++) {
            const struct css_decl *decl = &rule->decls[k];
            if (!text_starts(decl->name, "--"))
                continue;
            if (root)
                css_vars_set(reader->vars, decl->name, decl->value);
            else
                css_warn(reader->log, decl->at,
                    "variables are read from :root only, not",
                    (struct slice){decl->name, strlen(decl->name)});
        }
    }
}

static void
compile(struct sheet_reader *reader, const struct css_rules *rules)
{
    for (int i = 0; i < rules->count; i++) {
        const struct css_rule *rule = &rules->rules[i];
        const char *string_set = NULL;
        struct settings settings =
            sheet_settings(reader, rule->decls, rule->decl_count, &string_set);
        for (int k = 0; k < rule->selector_count; k++)
            add_rule(reader, rule, &rule->selectors[k], &settings, string_set);
    }
}

/* Every pair of feature lists that an element can come to have. */
static void
pair_features(
    struct sheet_reader *reader, const char *settings, const char *numeric)
{
    struct stylesheet *sheet = reader->sheet;
    for (int i = 0; i < sheet->feature_count; i++)
        if (sheet->features[i].settings == settings &&
            sheet->features[i].numeric == numeric)
            return;
    sheet->features = arena_grow(reader->arena, sheet->features,
        sheet->feature_count, &sheet->feature_room, sizeof *sheet->features);
    sheet->features[sheet->feature_count++] = (struct feature_pair){settings,
        numeric, arena_printf(reader->arena, "%s,%s", numeric, settings)};
}

#define LISTS_MAX 32

/* The distinct texts that one property is set to. */
static int
texts_of(const struct stylesheet *sheet, const char *name, const char **texts)
{
    const struct property *property = property_find(name);
    int count = 0;
    for (int i = 0; i < RULE_BUCKETS; i++)
        for (struct style_rule *r = sheet->buckets[i]; r; r = r->next)
            for (int k = 0; k < r->settings.count; k++) {
                const struct setting *s = &r->settings.items[k];
                if (s->property == property && s->value.text &&
                    count < LISTS_MAX)
                    texts[count++] = s->value.text;
            }
    return count;
}

static void
join_features(struct sheet_reader *reader)
{
    const char *settings[LISTS_MAX], *numeric[LISTS_MAX];
    int n = texts_of(reader->sheet, "font-feature-settings", settings);
    int m = texts_of(reader->sheet, "font-variant-numeric", numeric);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < m; k++)
            pair_features(reader, settings[i], numeric[k]);
}

static void
read_css(struct sheet_reader *reader, struct slice css, enum css_medium medium)
{
    struct css_rules rules = {0};
    css_parse(reader->arena, css, medium, reader->log, &rules);
    sheet_collect_vars(reader, &rules);
    compile(reader, &rules);
    if (!reader->log->list)
        return;
    join_features(reader);
    sheet_pages(reader, &rules);
}

/* One text of all sources: a line end keeps them apart. */
struct slice
sheet_join(struct arena *arena, const struct css_source *sources, int count,
    size_t *starts)
{
    struct buf all = {0};
    for (int i = 0; i < count; i++) {
        starts[i] = all.n;
        buf_add(&all, sources[i].css.p, sources[i].css.n);
        buf_char(&all, '\n');
    }
    struct slice css = {arena_strndup(arena, all.p, all.n), all.n};
    buf_free(&all);
    return css;
}

struct stylesheet *
stylesheet_read_for(struct arena *arena, const struct css_source *sources,
    int count, enum css_medium medium, struct css_warnings *warnings)
{
    struct stylesheet *sheet = ARENA_NEW(arena, struct stylesheet);
    struct css_log quiet = {.arena = arena};
    struct sheet_reader reader = {arena, sheet, &quiet, css_vars_new(arena)};
    sheet->root_size = style_initial.font_size;
    read_css(&reader,
        (struct slice){style_default_css, strlen(style_default_css)}, medium);
    struct css_warnings own = {0};
    size_t *starts = ARENA_ARRAY(arena, size_t, count);
    struct slice css = sheet_join(arena, sources, count, starts);
    struct css_log log = {.arena = arena,
        .list = &own,
        .sources = sources,
        .starts = starts,
        .source_count = count,
        .text = css.p};
    reader.log = &log;
    read_css(&reader, css, medium);
    sheet->own.p = css.p + starts[count - 1];
    sheet->own.n = css.n - starts[count - 1];
    if (warnings)
        css_warnings_join(arena, warnings, &own);
    return sheet;
}

struct stylesheet *
stylesheet_read_all(struct arena *arena, const struct css_source *sources,
    int count, struct css_warnings *warnings)
{
    return stylesheet_read_for(arena, sources, count, CSS_PAPER, warnings);
}

void
stylesheet_set_fonts(struct stylesheet *sheet, struct font_set *fonts)
{
    sheet->fonts = fonts;
}

struct stylesheet *
stylesheet_read(struct arena *arena, const char *path, struct slice css,
    struct css_warnings *warnings)
{
    struct css_source source = {path, css};
    return stylesheet_read_all(arena, &source, 1, warnings);
}
