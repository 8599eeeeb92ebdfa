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

static bool
take_pseudo(struct selector_parser *ps, struct css_compound *compound)
{
    bool element = ps->p < ps->end && *ps->p == ':';
    ps->p += element;
    const char *name = take_name(ps);
    if (element) {
        ps->selector.marker = text_is(name, "marker") && ps->p == ps->end;
        ps->selector.specificity += 1;
        return ps->selector.marker;
    }
    ps->selector.specificity += 256;
    if (text_is(name, "root"))
        return compound->root = true;
    if (text_is(name, "first-child"))
        return compound->first_child = true;
    if (text_is(name, "last-child"))
        return compound->last_child = true;
    return false;
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
    if (c == '.')
        return take_class(ps, compound);
    if (c == ':')
        return take_pseudo(ps, compound);
    if (c == '#') {
        compound->id = take_name(ps);
        ps->selector.specificity += 65536;
        return compound->id != NULL;
    }
    return c == '*';
}

static bool
take_compound(struct selector_parser *ps)
{
    struct css_compound *compound = ARENA_NEW(ps->arena, struct css_compound);
    compound->up = ps->selector.last;
    ps->selector.last = compound;
    while (ps->p < ps->end && !css_is_space(*ps->p) && *ps->p != '/')
        if (!take_simple(ps, compound))
            return false;
    return true;
}

static bool
take_selector(struct selector_parser *ps)
{
    int compounds = 0;
    while ((ps->p = css_skip_space(ps->p, ps->end)) < ps->end)
        if (++compounds > COMPOUNDS_MAX || !take_compound(ps))
            return false;
    return compounds > 0;
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

static bool
is_edge(const struct tree *node, bool first)
{
    const struct tree *other = first ? node->prev : node->next;
    while (other && other->kind != TREE_ELEMENT)
        other = first ? other->prev : other->next;
    return other == NULL;
}

static bool
has_class(const struct tree *node, const struct css_compound *compound, int i)
{
    for (int k = 0; k < node->class_count; k++)
        if (node->classes[k].hash == compound->class_hashes[i])
            return tree_has_class(node, compound->classes[i]);
    return false;
}

static bool
matches_one(const struct css_compound *compound, const struct tree *node)
{
    if (compound->type &&
        (compound->type_hash != node->hash || !tree_is(node, compound->type)))
        return false;
    if (compound->id && !text_is(tree_get(node, "id"), compound->id))
        return false;
    for (int i = 0; i < compound->class_count; i++)
        if (!has_class(node, compound, i))
            return false;
    return (!compound->root || !node->parent) &&
           (!compound->first_child || is_edge(node, true)) &&
           (!compound->last_child || is_edge(node, false));
}

/* With descendants as the only combinator the nearest ancestor that matches
 * is always the right one. */
bool
css_matches(const struct css_compound *compound, const struct tree *node)
{
    if (!matches_one(compound, node))
        return false;
    for (compound = compound->up; compound; compound = compound->up) {
        do
            node = node->parent;
        while (node && !matches_one(compound, node));
        if (!node)
            return false;
    }
    return true;
}
