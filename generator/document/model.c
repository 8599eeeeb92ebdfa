#include "document/model.h"

#include <string.h>
#include <libxml/tree.h>

#include "base/text.h"

static const xmlChar *
x(const char *text)
{
    return (const xmlChar *)text;
}

struct _xmlDoc *
model_new(const char *root)
{
    xmlDocPtr model = xmlNewDoc(x("1.0"));
    xmlDocSetRootElement(model, xmlNewDocNode(model, NULL, x(root), NULL));
    return model;
}

void
model_free(struct _xmlDoc *model)
{
    if (model)
        xmlFreeDoc(model);
}

struct _xmlNode *
model_root(struct _xmlDoc *model)
{
    return xmlDocGetRootElement(model);
}

void
model_dump(struct _xmlDoc *model, struct buf *out)
{
    xmlBufferPtr text = xmlBufferCreate();
    xmlNodeDump(text, model, xmlDocGetRootElement(model), 0, 1);
    buf_add(out, xmlBufferContent(text), (size_t)xmlBufferLength(text));
    buf_char(out, '\n');
    xmlBufferFree(text);
}

static bool
allowed(uint32_t rune)
{
    return (rune >= 0x20 || rune == '\t' || rune == '\n') && rune != 0xFFFE &&
           rune != 0xFFFF;
}

/* The text itself when XML can hold all of it, else what it can, in `out`. */
static const char *
clean(const char *text, struct buf *out)
{
    const char *p = text;
    bool fine = true;
    for (uint32_t rune; (rune = utf8_next(&p));)
        fine = fine && allowed(rune);
    if (fine)
        return text;
    p = text;
    for (uint32_t rune; (rune = utf8_next(&p));)
        if (allowed(rune))
            buf_rune(out, rune);
    return out->p ? out->p : "";
}

struct _xmlNode *
model_add(struct _xmlNode *parent, const char *name)
{
    xmlNodePtr node = xmlNewDocNode(parent->doc, NULL, x(name), NULL);
    return xmlAddChild(parent, node);
}

struct _xmlNode *
model_say(struct _xmlNode *parent, const char *name, const char *text)
{
    if (!text)
        return NULL;
    struct _xmlNode *node = model_add(parent, name);
    model_text(node, text);
    return node;
}

void
model_text(struct _xmlNode *node, const char *text)
{
    struct buf kept = {0};
    if (text && *text)
        xmlAddChild(node, xmlNewDocText(node->doc, x(clean(text, &kept))));
    buf_free(&kept);
}

void
model_set(struct _xmlNode *node, const char *name, const char *value)
{
    struct buf kept = {0};
    if (node && value)
        xmlNewProp(node, x(name), x(clean(value, &kept)));
    buf_free(&kept);
}

const char *
model_get(const struct _xmlNode *node, const char *name)
{
    for (xmlAttrPtr a = node ? node->properties : NULL; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->children ? (const char *)a->children->content : "";
    return NULL;
}

const char *
model_string(const struct _xmlNode *node)
{
    for (xmlNodePtr child = node ? node->children : NULL; child;
         child = child->next)
        if (child->type == XML_TEXT_NODE)
            return (const char *)child->content;
    return NULL;
}

static struct _xmlNode *
element_from(xmlNodePtr node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

struct _xmlNode *
model_first(const struct _xmlNode *node)
{
    return node ? element_from(node->children) : NULL;
}

struct _xmlNode *
model_next(const struct _xmlNode *node)
{
    return node ? element_from(node->next) : NULL;
}

struct _xmlNode *
model_find(const struct _xmlNode *node, const char *name)
{
    struct _xmlNode *child = model_first(node);
    while (child && strcmp((const char *)child->name, name) != 0)
        child = model_next(child);
    return child;
}

bool
model_empty(const struct _xmlNode *node)
{
    return !node->children && !node->properties;
}

const char *
model_name(const struct _xmlNode *node)
{
    return (const char *)node->name;
}

void
model_copy(struct _xmlNode *parent, const struct _xmlNode *node)
{
    xmlNodePtr copy = xmlDocCopyNode((xmlNodePtr)node, parent->doc, 1);
    if (copy)
        xmlAddChild(parent, copy);
}

void
model_drop(struct _xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}
