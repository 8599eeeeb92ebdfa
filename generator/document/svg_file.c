#include "document/svg_file.h"

#include <string.h>

#include <libxml/parser.h>

#include "base/text.h"
#include "document/element.h"
#include "document/svg_style.h"

#define DEPTH 32
#define NODES 20000 /* a logo has some dozens */
#define SVG_NAMESPACE "http://www.w3.org/2000/svg"

struct reading {
    struct arena *arena;
    const char **why;
    int nodes;
    struct svg_rules rules;
};

bool
svg_file_is(struct slice bytes)
{
    size_t i = 0;
    while (i < bytes.n && (unsigned char)bytes.p[i] <= ' ')
        i++;
    if (bytes.n >= i + 3 && memcmp(bytes.p + i, "\xEF\xBB\xBF", 3) == 0)
        i += 3;
    return i < bytes.n && bytes.p[i] == '<';
}

static bool
refuse(struct reading *reading, const char *what, const char *name)
{
    *reading->why = arena_printf(
        reading->arena, "%s <%s>, which pictures may not have", what, name);
    return false;
}

static bool
has(struct slice text, const char *part)
{
    return memmem(text.p, text.n, part, strlen(part)) != NULL;
}

/* An attribute or a property of one. */
static bool
refuse_attribute(
    struct reading *reading, const struct svg_said *said, const xmlNode *node)
{
    const char *what = "has the attribute";
    if (has(said->value, "url("))
        what = "takes a gradient, mask or the like by";
    else if (has(said->value, "var(") || has(said->value, "!important"))
        what = "has `var()` or `!important` in";
    return refuse(reading,
        arena_printf(reading->arena, "%s `%.*s` on", what, (int)said->name.n,
            said->name.p),
        (const char *)node->name);
}

static bool
is_foreign(const xmlNs *namespace)
{
    return namespace &&
           !xmlStrEqual(namespace->href, (const xmlChar *)SVG_NAMESPACE);
}

/* Drawing programs keep their own things in a picture; no browser shows them.
 * What looks are made of was read before. */
static bool
is_passed_over(const xmlNode *node)
{
    return is_foreign(node->ns) ||
           xmlStrEqual(node->name, (const xmlChar *)"metadata") ||
           xmlStrEqual(node->name, (const xmlChar *)"style");
}

/* References stay inside the file; handlers are code. */
static bool
copy_attribute(struct reading *reading, const xmlNode *from, struct tree *to,
    const char *name, const char *value, bool *hides)
{
    struct svg_said said = {{name, strlen(name)}, {value, strlen(value)}};
    enum svg_property means = SVG_PAINTED;
    if (text_starts(name, "on") || text_is(name, "href"))
        means = SVG_REFUSED;
    else if (text_is(name, "style"))
        means = svg_style_set(reading->arena, to, said.value, &said);
    else if (text_is(name, "class"))
        means =
            svg_classes_set(reading->arena, to, &reading->rules, value, &said);
    else if (svg_property_is(name))
        means = svg_property_of(&said);
    else if (has(said.value, "url("))
        means = SVG_REFUSED;
    if (means == SVG_PAINTED && !text_is(name, "style") &&
        !text_is(name, "class"))
        tree_set(reading->arena, to, name, value);
    *hides |= means == SVG_HIDES;
    return means != SVG_REFUSED || refuse_attribute(reading, &said, from);
}

/* Attributes, then classes, then style=: what comes later is stronger. */
static bool
copy_attributes(
    struct reading *reading, xmlNode *from, struct tree *to, bool *hides)
{
    for (int turn = 0; turn < 3; turn++)
        for (xmlAttr *attr = from->properties; attr; attr = attr->next) {
            const char *name = (const char *)attr->name;
            int its = text_is(name, "class")   ? 1
                      : text_is(name, "style") ? 2
                                               : 0;
            bool reference = text_is(name, "href");
            if (its != turn || (is_foreign(attr->ns) && !reference))
                continue;
            xmlChar *value = xmlNodeListGetString(from->doc, attr->children, 1);
            bool ok = copy_attribute(reading, from, to, name,
                value ? (const char *)value : "", hides);
            xmlFree(value);
            if (!ok)
                return false;
        }
    return true;
}

static struct tree *copy_element(
    struct reading *reading, xmlNode *from, int depth, bool *hides);

static bool
copy_children(
    struct reading *reading, xmlNode *from, struct tree *to, int depth)
{
    for (xmlNode *child = from->children; child; child = child->next) {
        if (++reading->nodes > NODES || depth > DEPTH) {
            *reading->why = "is larger than a picture of a plan may be";
            return false;
        }
        if (child->type == XML_TEXT_NODE ||
            child->type == XML_CDATA_SECTION_NODE)
            tree_append(to,
                tree_text(reading->arena, arena_strdup(reading->arena,
                                              (const char *)child->content)));
        if (child->type != XML_ELEMENT_NODE || is_passed_over(child))
            continue;
        bool hides = false;
        struct tree *copy = copy_element(reading, child, depth + 1, &hides);
        if (!copy)
            return false;
        if (!hides)
            tree_append(to, copy);
    }
    return true;
}

static struct tree *
copy_element(struct reading *reading, xmlNode *from, int depth, bool *hides)
{
    const char *name = (const char *)from->name;
    if (depth > 0 && !element_is_svg(name)) {
        refuse(reading, "has a", name);
        return NULL;
    }
    struct tree *to =
        tree_element(reading->arena, arena_strdup(reading->arena, name));
    if (!copy_attributes(reading, from, to, hides) ||
        !copy_children(reading, from, to, depth))
        return NULL;
    return to;
}

/* What holds on some screens alone is more than the PDF knows. */
static bool
read_style(struct reading *reading, xmlNode *style)
{
    xmlChar *text = xmlNodeGetContent(style);
    bool ok = !xmlHasProp(style, (const xmlChar *)"media") &&
              svg_style_read(reading->arena, &reading->rules,
                  text ? (const char *)text : "");
    xmlFree(text);
    return ok;
}

/* The style elements anywhere in the picture. */
static bool
read_styles(struct reading *reading, xmlNode *node, int depth)
{
    for (xmlNode *child = node->children; child && depth <= DEPTH;
         child = child->next) {
        if (child->type != XML_ELEMENT_NODE || is_foreign(child->ns))
            continue;
        if (!xmlStrEqual(child->name, (const xmlChar *)"style")) {
            if (!read_styles(reading, child, depth + 1))
                return false;
            continue;
        }
        if (!read_style(reading, child))
            return refuse(reading, "has more than rules for classes in a",
                (const char *)child->name);
    }
    return true;
}

/* A DOCTYPE that only names the language, as drawing programs write it. */
static bool
declares(struct slice bytes)
{
    const char *type = memmem(bytes.p, bytes.n, "<!DOCTYPE", 9);
    const char *file_end = bytes.p + bytes.n;
    const char *end =
        type ? memchr(type, '>', (size_t)(file_end - type)) : NULL;
    return memmem(bytes.p, bytes.n, "<!ENTITY", 8) ||
           (type && (!end || memchr(type, '[', (size_t)(end - type))));
}

static struct tree *
read_root(struct reading *reading, xmlNode *root)
{
    bool hides = false;
    if (!xmlStrEqual(root->name, (const xmlChar *)"svg")) {
        *reading->why = "is no SVG picture";
        return NULL;
    }
    if (!root->ns || is_foreign(root->ns)) {
        *reading->why = "lacks xmlns=\"" SVG_NAMESPACE
                        "\" on its <svg>, without which no browser shows it";
        return NULL;
    }
    if (!read_styles(reading, root, 0))
        return NULL;
    return copy_element(reading, root, 0, &hides);
}

struct tree *
svg_file_read(struct arena *arena, struct slice bytes, const char **why)
{
    struct reading reading = {.arena = arena, .why = why};
    *why = "is no picture: its XML cannot be read";
    if (declares(bytes)) {
        *why = "has a DOCTYPE with declarations, which pictures may not have";
        return NULL;
    }
    xmlDoc *doc = xmlReadMemory(bytes.p, (int)bytes.n, "picture", NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    struct tree *tree = root ? read_root(&reading, root) : NULL;
    xmlFreeDoc(doc);
    return tree;
}
