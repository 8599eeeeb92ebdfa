#include "type/style.h"

#include <string.h>

#include "base/text.h"
#include "type/css_scan.h"
#include "type/style_default.h"
#include "type/style_sheet.h"

#define MATCHES_MAX 256
#define AUTHOR_RANK (1 << 26)

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
    .border = {{.width = 2250}, {.width = 2250}, {.width = 2250},
        {.width = 2250}},
    .opacity = 1000,
    .flex_shrink = 1000,
    .align_items = FLEX_STRETCH,
    .align_self = FLEX_STRETCH,
};

bool
sheet_value(struct sheet_reader *reader, const struct css_decl *decl,
    struct slice *value)
{
    if (css_vars_expand(reader->vars, decl->value, value))
        return true;
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
            css_warn(reader->log, decl->at, "unknown property",
                (struct slice){decl->name, strlen(decl->name)});
    }
    return settings;
}

/* A rule is found through one thing that its element must have. */
enum key_kind { KEY_ID, KEY_CLASS, KEY_TYPE, KEY_ANY };

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
add_rule(struct sheet_reader *reader, const struct css_selector *selector,
    const struct settings *settings, const char *string_set)
{
    struct stylesheet *sheet = reader->sheet;
    struct style_rule *rule = ARENA_NEW(reader->arena, struct style_rule);
    *rule = (struct style_rule){.last = selector->last,
        .marker = selector->marker,
        .rank = selector->specificity,
        .order = sheet->rules++,
        .settings = *settings,
        .string_set = string_set};
    if (reader->log->list)
        rule->rank += AUTHOR_RANK;
    find_key(rule);
    unsigned bucket = rule->key % RULE_BUCKETS;
    rule->next = sheet->buckets[bucket];
    sheet->buckets[bucket] = rule;
    if (!string_set)
        return;
    sheet->strings = arena_grow(reader->arena, sheet->strings,
        sheet->string_count, &sheet->string_room, sizeof *sheet->strings);
    sheet->strings[sheet->string_count++] = rule;
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
static void
collect_vars(struct sheet_reader *reader, const struct css_rules *rules)
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
            add_rule(reader, &rule->selectors[k], &settings, string_set);
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

static const char *
joined_features(const struct stylesheet *sheet, const struct style *style)
{
    if (!style->feature_settings || !style->feature_numeric)
        return style->feature_settings ? style->feature_settings
                                       : style->feature_numeric;
    for (int i = 0; i < sheet->feature_count; i++)
        if (sheet->features[i].settings == style->feature_settings &&
            sheet->features[i].numeric == style->feature_numeric)
            return sheet->features[i].joined;
    return style->feature_settings;
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
read_css(struct sheet_reader *reader, struct slice css)
{
    struct css_rules rules = {0};
    css_parse(reader->arena, css, reader->log, &rules);
    collect_vars(reader, &rules);
    compile(reader, &rules);
    if (!reader->log->list)
        return;
    join_features(reader);
    sheet_pages(reader, &rules);
}

/* One text of all sources: a line end keeps them apart. */
static struct slice
join_sources(struct arena *arena, const struct css_source *sources, int count,
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
stylesheet_read_all(struct arena *arena, const struct css_source *sources,
    int count, struct css_warnings *warnings)
{
    struct stylesheet *sheet = ARENA_NEW(arena, struct stylesheet);
    struct css_log quiet = {.arena = arena};
    struct sheet_reader reader = {arena, sheet, &quiet, css_vars_new(arena)};
    sheet->root_size = style_initial.font_size;
    read_css(
        &reader, (struct slice){style_default_css, strlen(style_default_css)});
    struct css_warnings ignored = {0};
    size_t *starts = ARENA_ARRAY(arena, size_t, count);
    struct slice css = join_sources(arena, sources, count, starts);
    struct css_log log = {.arena = arena,
        .list = warnings ? warnings : &ignored,
        .sources = sources,
        .starts = starts,
        .source_count = count,
        .text = css.p};
    reader.log = &log;
    read_css(&reader, css);
    return sheet;
}

struct stylesheet *
stylesheet_read(struct arena *arena, const char *path, struct slice css,
    struct css_warnings *warnings)
{
    struct css_source source = {path, css};
    return stylesheet_read_all(arena, &source, 1, warnings);
}

/* Rules that match an element, weakest first. */
struct matches {
    const struct style_rule *rules[MATCHES_MAX];
    int count;
};

static bool
is_weaker(const struct style_rule *a, const struct style_rule *b)
{
    return a->rank != b->rank ? a->rank < b->rank : a->order < b->order;
}

/* Keeps the strongest when there are more than fit. */
static void
add_match(struct matches *matches, const struct style_rule *rule)
{
    if (matches->count == MATCHES_MAX) {
        if (is_weaker(rule, matches->rules[0]))
            return;
        matches->count--;
        memmove(matches->rules, matches->rules + 1,
            sizeof matches->rules[0] * (size_t)matches->count);
    }
    int i = matches->count++;
    for (; i > 0 && is_weaker(rule, matches->rules[i - 1]); i--)
        matches->rules[i] = matches->rules[i - 1];
    matches->rules[i] = rule;
}

static void
match_bucket(const struct stylesheet *sheet, enum key_kind kind, uint32_t key,
    const struct tree *node, struct matches *matches)
{
    const struct style_rule *rule = sheet->buckets[key % RULE_BUCKETS];
    for (; rule; rule = rule->next)
        if (rule->key == key && rule->key_kind == (int)kind &&
            css_matches(rule->last, node))
            add_match(matches, rule);
}

static void
match_all(const struct stylesheet *sheet, const struct tree *node,
    struct matches *matches)
{
    match_bucket(sheet, KEY_ANY, 0, node, matches);
    match_bucket(sheet, KEY_TYPE, node->hash, node, matches);
    const char *id = tree_get(node, "id");
    if (id)
        match_bucket(sheet, KEY_ID, tree_hash(id, strlen(id)), node, matches);
    for (int i = 0; i < node->class_count; i++)
        match_bucket(sheet, KEY_CLASS, node->classes[i].hash, node, matches);
}

/* Inherited fields lie in front of `display`, for this. */
struct style
style_inherit(const struct style *parent)
{
    struct style style = style_initial;
    memcpy(&style, parent, offsetof(struct style, display));
    return style;
}

static void
apply_pass(const struct stylesheet *sheet, const struct settings *const *list,
    int count, struct style *style, const struct style *parent, bool early)
{
    for (int i = 0; i < count; i++)
        for (int k = 0; k < list[i]->count; k++)
            if (list[i]->items[k].property->early == early)
                setting_apply(
                    &list[i]->items[k], style, parent, sheet->root_size);
}

void
sheet_apply(const struct stylesheet *sheet, const struct settings *const *list,
    int count, struct style *style, const struct style *parent)
{
    apply_pass(sheet, list, count, style, parent, true);
    for (int i = 0; i < 4; i++)
        style->border[i].color = style->color;
    apply_pass(sheet, list, count, style, parent, false);
    for (int i = 0; i < 4; i++)
        if (style->border[i].kind == BORDER_NONE)
            style->border[i].width = 0;
    if (style->line_factor)
        style->line_height =
            (len)(((int64_t)style->line_factor * style->font_size + 500) /
                  1000);
    style->features = joined_features(sheet, style);
}

static bool
is_listed(const char *name, const char *const *list)
{
    while (*list && strcmp(*list, name) != 0)
        list++;
    return *list != NULL;
}

/* SVG's presentation attributes are declarations that every rule of the theme
 * overrides.  They are short-lived: none of them may keep a text. */
static void
add_presentation(
    struct arena *arena, const struct tree *node, struct settings *settings)
{
    static const char *const names[] = {"color", "fill", "font-size",
        "font-weight", "letter-spacing", "opacity", "stroke",
        "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-width",
        "text-anchor", NULL};
    for (const struct tree_attr *a = node->attrs; a; a = a->next) {
        bool known;
        if (!is_listed(a->name, names))
            continue;
        const char *value = a->value;
        if (text_is(a->name, "font-size") && *value &&
            strspn(value, "0123456789.") == strlen(value))
            value = arena_printf(arena, "%spx", value);
        settings_add(arena, settings, a->name,
            (struct slice){value, strlen(value)}, &known);
    }
}

static bool
has_presentation(const struct tree *node)
{
    static const char *const elements[] = {"svg", "g", "path", "line", "rect",
        "circle", "ellipse", "polyline", "polygon", "text", "tspan", NULL};
    return node->attrs && is_listed(node->name, elements);
}

/* Settings of an element by rising strength, its marker's apart. */
struct cascade {
    const struct settings *own[MATCHES_MAX + 1];
    const struct settings *marker[MATCHES_MAX];
    int own_count, marker_count;
};

static void
cascade_collect(struct cascade *cascade, const struct matches *matches,
    const struct settings *presentation)
{
    cascade->own_count = cascade->marker_count = 0;
    cascade->own[0] = presentation;
    for (int i = 0; i < matches->count; i++) {
        const struct style_rule *rule = matches->rules[i];
        if (rule->rank >= AUTHOR_RANK && presentation) {
            cascade->own[cascade->own_count++] = presentation;
            presentation = NULL;
        }
        if (rule->marker)
            cascade->marker[cascade->marker_count++] = &rule->settings;
        else
            cascade->own[cascade->own_count++] = &rule->settings;
    }
    if (presentation)
        cascade->own[cascade->own_count++] = presentation;
}

struct style
style_of(const struct stylesheet *sheet, const struct tree *node,
    const struct style *parent)
{
    if (!parent)
        parent = &style_initial;
    struct style style = style_inherit(parent);
    if (node->kind != TREE_ELEMENT)
        return style;
    struct matches matches;
    matches.count = 0;
    match_all(sheet, node, &matches);
    struct settings presentation = {0};
    struct arena *arena = has_presentation(node) ? arena_new() : NULL;
    if (arena)
        add_presentation(arena, node, &presentation);
    struct cascade cascade;
    cascade_collect(&cascade, &matches, &presentation);
    sheet_apply(sheet, cascade.own, cascade.own_count, &style, parent);
    if (cascade.marker_count > 0) {
        struct style marker = style_inherit(&style);
        sheet_apply(
            sheet, cascade.marker, cascade.marker_count, &marker, &style);
        style.marker_color = marker.color;
    }
    arena_free(arena);
    return style;
}

const char *
style_string_set(const struct stylesheet *sheet, const struct tree *node)
{
    const struct style_rule *best = NULL;
    if (node->kind != TREE_ELEMENT)
        return NULL;
    for (int i = 0; i < sheet->string_count; i++) {
        const struct style_rule *rule = sheet->strings[i];
        if (css_matches(rule->last, node) && (!best || is_weaker(best, rule)))
            best = rule;
    }
    return best ? best->string_set : NULL;
}
