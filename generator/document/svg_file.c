#include "document/svg_file.h"

#include <string.h>

#include <libxml/parser.h>

#include "base/text.h"
#include "document/element.h"

#define DEPTH 32
#define NODES 20000 /* a logo has some dozens */

struct reading {
    struct arena *arena;
    const char **why;
    int nodes;
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

/* References stay inside the file; handlers and styles are code. */
static bool
attribute_allowed(const char *name, const char *value)
{
    if (text_starts(name, "on") || text_is(name, "style"))
        return false;
    if (text_is(name, "href") || text_is(name, "class"))
        return false;
    return !strstr(value, "url(");
}

static bool
copy_attributes(struct reading *reading, xmlNode *from, struct tree *to)
{
    for (xmlAttr *attr = from->properties; attr; attr = attr->next) {
        xmlChar *value = xmlNodeListGetString(from->doc, attr->children, 1);
        const char *text = value ? (const char *)value : "";
        bool allowed = attribute_allowed((const char *)attr->name, text);
        if (allowed)
            tree_set(reading->arena, to,
                arena_strdup(reading->arena, (const char *)attr->name),
                arena_strdup(reading->arena, text));
        else
            refuse(reading, "uses an attribute of its own on",
                (const char *)from->name);
        xmlFree(value);
        if (!allowed)
            return false;
    }
    return true;
}

static struct tree *copy_element(
    struct reading *reading, xmlNode *from, int depth);

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
        if (child->type != XML_ELEMENT_NODE)
            continue;
        struct tree *copy = copy_element(reading, child, depth + 1);
        if (!copy)
            return false;
        tree_append(to, copy);
    }
    return true;
}

static struct tree *
copy_element(struct reading *reading, xmlNode *from, int depth)
{
    const char *name = (const char *)from->name;
    if (depth > 0 && !element_is_svg(name)) {
        refuse(reading, "has a", name);
        return NULL;
    }
    struct tree *to =
        tree_element(reading->arena, arena_strdup(reading->arena, name));
    if (!copy_attributes(reading, from, to) ||
        !copy_children(reading, from, to, depth))
        return NULL;
    return to;
}

struct tree *
svg_file_read(struct arena *arena, struct slice bytes, const char **why)
{
    struct reading reading = {arena, why, 0};
    *why = "is no picture: its XML cannot be read";
    if (memmem(bytes.p, bytes.n, "<!DOCTYPE", 9) ||
        memmem(bytes.p, bytes.n, "<!ENTITY", 8)) {
        *why = "has a DOCTYPE, which pictures may not have";
        return NULL;
    }
    xmlDoc *doc = xmlReadMemory(bytes.p, (int)bytes.n, "picture", NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    struct tree *tree = NULL;
    if (root && xmlStrEqual(root->name, (const xmlChar *)"svg"))
        tree = copy_element(&reading, root, 0);
    else if (root)
        *why = "is no SVG picture";
    xmlFreeDoc(doc);
    return tree;
}
