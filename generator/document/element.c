/* The elements a document may have, and what each may hold. */
#include "document/element.h"

#include <string.h>

#include "base/text.h"

/* The flags of a row. */
#define LINE true, false, false, false, false
#define LINE_ONCE true, false, false, false, true
#define PICTURE true, false, true, false, false
#define BLOCK false, true, false, false, false
#define BLOCK_ONCE false, true, false, false, true
#define HIDDEN false, true, false, true, false

/* Sorted by name. */
static const struct element elements[] = {
    {"a", CONTENT_PARENT, LINE_ONCE, NULL},
    {"abbr", CONTENT_PHRASING, LINE, NULL},
    {"address", CONTENT_FLOW, BLOCK, NULL},
    {"article", CONTENT_FLOW, BLOCK, NULL},
    {"aside", CONTENT_FLOW, BLOCK, NULL},
    {"b", CONTENT_PHRASING, LINE, NULL},
    {"bdi", CONTENT_PHRASING, LINE, NULL},
    {"bdo", CONTENT_PHRASING, LINE, NULL},
    {"blockquote", CONTENT_FLOW, BLOCK, NULL},
    {"body", CONTENT_FLOW, BLOCK, " html "},
    {"br", CONTENT_NONE, LINE, NULL},
    {"button", CONTENT_PHRASING, LINE_ONCE, NULL},
    {"caption", CONTENT_FLOW, BLOCK, " table "},
    {"cite", CONTENT_PHRASING, LINE, NULL},
    {"code", CONTENT_PHRASING, LINE, NULL},
    {"col", CONTENT_NONE, HIDDEN, " colgroup "},
    {"colgroup", CONTENT_OWN, HIDDEN, " table "},
    {"data", CONTENT_PHRASING, LINE, NULL},
    {"dd", CONTENT_FLOW, BLOCK, " dl div "},
    {"del", CONTENT_PARENT, LINE, NULL},
    {"details", CONTENT_FLOW, BLOCK, NULL},
    {"dfn", CONTENT_PHRASING, LINE, NULL},
    {"div", CONTENT_FLOW, BLOCK, NULL},
    {"dl", CONTENT_OWN, BLOCK, NULL},
    {"dt", CONTENT_FLOW, BLOCK, " dl div "},
    {"em", CONTENT_PHRASING, LINE, NULL},
    {"fieldset", CONTENT_FLOW, BLOCK, NULL},
    {"figcaption", CONTENT_FLOW, BLOCK, " figure "},
    {"figure", CONTENT_FLOW, BLOCK, NULL},
    {"footer", CONTENT_FLOW, BLOCK, NULL},
    {"form", CONTENT_FLOW, BLOCK_ONCE, NULL},
    {"h1", CONTENT_PHRASING, BLOCK, NULL},
    {"h2", CONTENT_PHRASING, BLOCK, NULL},
    {"h3", CONTENT_PHRASING, BLOCK, NULL},
    {"h4", CONTENT_PHRASING, BLOCK, NULL},
    {"h5", CONTENT_PHRASING, BLOCK, NULL},
    {"h6", CONTENT_PHRASING, BLOCK, NULL},
    {"head", CONTENT_OWN, HIDDEN, " html "},
    {"header", CONTENT_FLOW, BLOCK, NULL},
    {"hgroup", CONTENT_FLOW, BLOCK, NULL},
    {"hr", CONTENT_NONE, BLOCK, NULL},
    {"html", CONTENT_OWN, BLOCK, ""},
    {"i", CONTENT_PHRASING, LINE, NULL},
    {"img", CONTENT_NONE, PICTURE, NULL},
    {"input", CONTENT_NONE, PICTURE, NULL},
    {"ins", CONTENT_PARENT, LINE, NULL},
    {"kbd", CONTENT_PHRASING, LINE, NULL},
    {"label", CONTENT_PHRASING, LINE_ONCE, NULL},
    {"legend", CONTENT_PHRASING, BLOCK, " fieldset "},
    {"li", CONTENT_FLOW, BLOCK, " ul ol "},
    {"link", CONTENT_NONE, HIDDEN, " head "},
    {"main", CONTENT_FLOW, BLOCK, NULL},
    {"mark", CONTENT_PHRASING, LINE, NULL},
    {"meta", CONTENT_NONE, HIDDEN, " head "},
    {"meter", CONTENT_PHRASING, PICTURE, NULL},
    {"nav", CONTENT_FLOW, BLOCK, NULL},
    {"ol", CONTENT_OWN, BLOCK, NULL},
    {"optgroup", CONTENT_OWN, BLOCK, " select "},
    {"option", CONTENT_PLAIN, BLOCK, " select optgroup "},
    {"output", CONTENT_PHRASING, LINE, NULL},
    {"p", CONTENT_PHRASING, BLOCK, NULL},
    {"pre", CONTENT_PHRASING, BLOCK, NULL},
    {"progress", CONTENT_PHRASING, PICTURE, NULL},
    {"q", CONTENT_PHRASING, LINE, NULL},
    {"s", CONTENT_PHRASING, LINE, NULL},
    {"samp", CONTENT_PHRASING, LINE, NULL},
    {"section", CONTENT_FLOW, BLOCK, NULL},
    {"select", CONTENT_OWN, PICTURE, NULL},
    {"small", CONTENT_PHRASING, LINE, NULL},
    {"span", CONTENT_PHRASING, LINE, NULL},
    {"strong", CONTENT_PHRASING, LINE, NULL},
    {"sub", CONTENT_PHRASING, LINE, NULL},
    {"summary", CONTENT_PHRASING, BLOCK, " details "},
    {"sup", CONTENT_PHRASING, LINE, NULL},
    {"svg", CONTENT_SVG, PICTURE, NULL},
    {"table", CONTENT_OWN, BLOCK, NULL},
    {"tbody", CONTENT_OWN, BLOCK, " table "},
    {"td", CONTENT_FLOW, BLOCK, " tr "},
    {"textarea", CONTENT_PLAIN, PICTURE, NULL},
    {"tfoot", CONTENT_OWN, BLOCK, " table "},
    {"th", CONTENT_FLOW, BLOCK, " tr "},
    {"thead", CONTENT_OWN, BLOCK, " table "},
    {"time", CONTENT_PHRASING, LINE, NULL},
    {"title", CONTENT_PLAIN, HIDDEN, " head "},
    {"tr", CONTENT_OWN, BLOCK, " table thead tbody tfoot "},
    {"u", CONTENT_PHRASING, LINE, NULL},
    {"ul", CONTENT_OWN, BLOCK, NULL},
    {"var", CONTENT_PHRASING, LINE, NULL},
    {"wbr", CONTENT_NONE, LINE, NULL},
};

#undef LINE
#undef LINE_ONCE
#undef PICTURE
#undef BLOCK
#undef BLOCK_ONCE
#undef HIDDEN

/* Sorted by name. */
static const char *const svg_elements[] = {
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "symbol",
    "text",
    "title",
    "tspan",
    "use",
};

const struct element *
element_find(const char *name)
{
    return text_row(
        name, elements, sizeof elements / sizeof *elements, sizeof *elements);
}

bool
element_is_svg(const char *name)
{
    return text_row(name, svg_elements,
        sizeof svg_elements / sizeof *svg_elements, sizeof *svg_elements);
}

bool
element_in_svg(const struct tree *node)
{
    for (const struct tree *up = node->parent; up; up = up->parent) {
        if (up->element && up->element->content == CONTENT_SVG) {
            return true;
        }
    }
    return false;
}

/* What the node may hold: that of the first parent with a say of its own. */
static enum element_content
content_of(const struct tree *node)
{
    for (; node; node = node->parent) {
        const struct element *element = node->element;
        if (!element || element->content != CONTENT_PARENT) {
            return element ? element->content : CONTENT_NONE;
        }
    }
    return CONTENT_FLOW;
}

static bool
is_parent(const char *parents, const char *name)
{
    const char *at = parents;
    size_t size = strlen(name);

    while ((at = strstr(at, name))) {
        if (at > parents && at[-1] == ' ' && at[size] == ' ') {
            return true;
        }
        at++;
    }
    return false;
}

static bool
text_fits(const struct tree *node)
{
    enum element_content room = content_of(node->parent);

    return room == CONTENT_FLOW || room == CONTENT_PHRASING ||
           room == CONTENT_PLAIN || text_blank(node->text);
}

/* Elements that HTML ends where another of them begins, or passes over. */
static bool
holds_itself(const struct tree *node)
{
    const struct tree *up = node->element->once ? node->parent : NULL;

    while (up && up->element != node->element) {
        up = up->parent;
    }
    return up != NULL;
}

/* What stands in a drawing aside. */
static bool
fits_parent(const struct tree *node, const struct tree *parent)
{
    if (node->kind == TREE_TEXT) {
        return text_fits(node);
    }
    const struct element *element = node->element;
    if (!element || holds_itself(node)) {
        return false;
    }
    if (element->parents) {
        return is_parent(element->parents, parent->name);
    }
    enum element_content room = content_of(parent);
    return room == CONTENT_FLOW ||
           (room == CONTENT_PHRASING && element->phrasing) ||
           (tree_is(node, "div") && tree_is(parent, "dl"));
}

bool
element_fits(const struct tree *node)
{
    const struct tree *parent = node->parent;

    return !parent || fits_parent(node, parent) || element_in_svg(node);
}

const char *
element_misplaced(struct arena *arena, const struct tree *node)
{
    if (element_fits(node)) {
        return NULL;
    }
    if (node->kind == TREE_TEXT) {
        return arena_printf(arena, "%s may not hold text", node->parent->name);
    }
    if (!node->element) {
        return arena_printf(
            arena, "documents have no element '%s'", node->name);
    }
    if (holds_itself(node)) {
        return arena_printf(arena, "%s may not stand within another %s",
            node->name, node->name);
    }
    return arena_printf(
        arena, "%s may not hold %s", node->parent->name, node->name);
}
