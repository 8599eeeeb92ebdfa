/* The cascade: which rules an element takes, and what they make of it. */
#include "type/style.h"

#include <string.h>

#include "base/text.h"
#include "document/element.h"
#include "type/bidi.h"
#include "type/style_sheet.h"

#define MATCHES_MAX 256

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
        if (rule->key == key && rule->key_kind == kind &&
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

static void
apply_pass(const struct stylesheet *sheet, const struct settings *const *list,
    int count, struct style *style, const struct style *parent, bool early)
{
    for (int i = 0; i < count; i++)
        for (int k = 0; k < list[i]->count; k++)
            if (list[i]->items[k].property->early == early)
                setting_apply(&list[i]->items[k], style, parent,
                    sheet->root_size, sheet->fonts);
}

static enum edges
edges_of(const struct style *style)
{
    enum edges edges = EDGES_NONE;
    for (int side = 0; side < 4; side++) {
        struct size margin = style->margin[side];
        struct size padding = style->padding[side];
        if (margin.kind != SIZE_LEN || padding.kind != SIZE_LEN)
            return EDGES_VARY;
        if (margin.n != 0 || padding.n != 0 || style->border[side].width != 0)
            edges = EDGES_FIXED;
    }
    return edges;
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
    style->edges = edges_of(style);
    style->features = joined_features(sheet, style);
}

static bool
is_listed(const char *name, const char *const *list)
{
    while (*list && !text_is(*list, name))
        list++;
    return *list != NULL;
}

/* By the first letter, which most attributes of a drawing do not have. */
static bool
is_presentation(const struct tree_attr *attr)
{
    const char *name = attr->name;
    switch (name[0]) {
    case 'c':
        return text_is(name, "color");
    case 'f':
        return text_is(name, "fill") || text_is(name, "font-size") ||
               text_is(name, "font-weight");
    case 'l':
        return text_is(name, "letter-spacing");
    case 'o':
        return text_is(name, "opacity");
    case 's':
        return text_is(name, "stroke") || text_is(name, "stroke-dasharray") ||
               text_is(name, "stroke-linecap") ||
               text_is(name, "stroke-linejoin") ||
               text_is(name, "stroke-width");
    case 't':
        return text_is(name, "text-anchor");
    default:
        return false;
    }
}

/* SVG's presentation attributes are declarations that every rule of the theme
 * overrides.  They are short-lived: none of them may keep a text. */
static void
add_presentation(
    struct arena *arena, const struct tree *node, struct settings *settings)
{
    for (const struct tree_attr *a = node->attrs; a; a = a->next) {
        bool known;
        if (!is_presentation(a))
            continue;
        const char *value = a->value;
        if (text_is(a->name, "font-size") && *value &&
            strspn(value, "0123456789.") == strlen(value))
            value = arena_printf(arena, "%spx", value);
        settings_add(arena, settings, a->name,
            (struct slice){value, strlen(value)}, &known);
    }
}

/* Elements of HTML have none, and most are known as such. */
static bool
has_presentation(const struct tree *node)
{
    static const char *const elements[] = {"svg", "g", "path", "line", "rect",
        "circle", "ellipse", "polyline", "polygon", "text", "tspan", NULL};
    return node->attrs &&
           (!node->element || node->element->content == CONTENT_SVG) &&
           is_listed(node->name, elements);
}

void
style_put_presentation(const struct tree *node, struct buf *out)
{
    if (!has_presentation(node))
        return;
    for (const struct tree_attr *a = node->attrs; a; a = a->next)
        if (is_presentation(a)) {
            buf_str(out, a->name);
            buf_char(out, '=');
            buf_str(out, a->value);
            buf_char(out, '\n');
        }
}

/* Settings of one part of an element by rising strength. */
struct cascade {
    const struct settings *list[MATCHES_MAX + 1];
    int count;
};

static void
cascade_collect(struct cascade *cascade, const struct matches *matches,
    enum css_part part, const struct settings *presentation)
{
    cascade->count = 0;
    for (int i = 0; i < matches->count; i++) {
        const struct style_rule *rule = matches->rules[i];
        if (rule->rank >= AUTHOR_RANK && presentation) {
            cascade->list[cascade->count++] = presentation;
            presentation = NULL;
        }
        if (rule->part == part)
            cascade->list[cascade->count++] = &rule->settings;
    }
    if (presentation)
        cascade->list[cascade->count++] = presentation;
}

static const char *
string_set_by(const struct matches *matches)
{
    const char *name = NULL;
    for (int i = 0; i < matches->count; i++)
        if (matches->rules[i]->string_set &&
            matches->rules[i]->part == PART_SELF)
            name = matches->rules[i]->string_set;
    return name;
}

static unsigned
parts_of(const struct matches *matches)
{
    unsigned parts = 0;
    for (int i = 0; i < matches->count; i++)
        parts |= 1u << matches->rules[i]->part;
    return parts;
}

static struct style
part_style(const struct stylesheet *sheet, const struct matches *matches,
    enum css_part part, const struct style *element)
{
    struct style style = style_inherit(element);
    struct cascade cascade;
    cascade_collect(&cascade, matches, part, NULL);
    sheet_apply(sheet, cascade.list, cascade.count, &style, element);
    return style;
}

/* The `dir` attribute: weaker than any rule, as in HTML. */
bool
style_runs_left(const struct tree *node, bool above)
{
    const char *dir = tree_get(node, "dir");
    if (!dir && !tree_is(node, "bdi"))
        return above;
    if (text_is(dir, "rtl") || text_is(dir, "ltr"))
        return dir[0] == 'r';
    if (!text_is(dir, "auto") && !tree_is(node, "bdi"))
        return above;
    struct arena *arena = arena_new();
    bool left = bidi_begins_left(tree_plain(arena, node), above);
    arena_free(arena);
    return left;
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
    style.rtl = style_runs_left(node, parent->rtl);
    struct cascade cascade;
    cascade_collect(&cascade, &matches, PART_SELF, &presentation);
    sheet_apply(sheet, cascade.list, cascade.count, &style, parent);
    style.parts = parts_of(&matches);
    style.string_set = string_set_by(&matches);
    if (style_has_part(&style, PART_MARKER))
        style.marker_color =
            part_style(sheet, &matches, PART_MARKER, &style).color;
    arena_free(arena);
    return style;
}

bool
style_has_part(const struct style *style, enum css_part part)
{
    return style->parts >> part & 1;
}

struct style
style_of_part(const struct stylesheet *sheet, const struct tree *node,
    enum css_part part, const struct style *element)
{
    struct matches matches;
    matches.count = 0;
    match_all(sheet, node, &matches);
    return part_style(sheet, &matches, part, element);
}

struct style
style_anonymous(const struct style *parent)
{
    static const struct size zero = {SIZE_LEN, 0};
    static const struct size automatic = {SIZE_AUTO, 0};
    struct style style = *parent;
    style.display = DISPLAY_BLOCK;
    style.width = style.min_width = style.max_width = automatic;
    style.height = style.min_height = style.flex_basis = automatic;
    for (int side = 0; side < 4; side++) {
        style.margin[side] = style.padding[side] = zero;
        style.border[side] = (struct border){0};
    }
    style.edges = EDGES_NONE;
    style.radius = 0;
    style.background = (struct color){0};
    style.opacity = 1000;
    style.valign = VALIGN_BASELINE;
    style.underline = 0;
    style.break_before = style.break_after = BREAK_AUTO;
    style.break_inside = BREAK_AUTO;
    style.flex_grow = 0;
    style.flex_shrink = 1000;
    style.align_self_set = false;
    style.border_box = false;
    style.string_set = NULL;
    return style;
}

static const struct css_decl *
decl_of(const struct style_rule *rule, const char *property)
{
    const struct property *wanted = property_find(property);
    bool sets = false;
    for (int i = 0; i < rule->settings.count && !sets; i++)
        sets = rule->settings.items[i].property == wanted;
    for (int i = rule->decl_count - 1; i >= 0 && sets; i--)
        if (text_starts(property, rule->decls[i].name))
            return &rule->decls[i]; /* itself, or a shorthand of it */
    return NULL;
}

const struct css_decl *
style_decl(const struct stylesheet *sheet, const struct tree *node,
    enum css_part part, const char *property)
{
    const struct css_decl *decl = NULL;
    struct matches matches;
    matches.count = 0;
    match_all(sheet, node, &matches);
    for (int i = matches.count - 1; i >= 0 && !decl; i--)
        if (matches.rules[i]->part == part &&
            matches.rules[i]->rank >= AUTHOR_RANK)
            decl = decl_of(matches.rules[i], property);
    return decl;
}
