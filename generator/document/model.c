#include "document/model.h"

#include <string.h>
#include <libxml/tree.h>

#include "base/text.h"
#include "document/foreign.h"
#include "document/tree.h"

/* A text, with what it takes to add to it and not copy it each time. */
struct text_node {
    xmlNode node;
    size_t length, room; /* no room: it is lent */
};

static const xmlChar *
x(const char *text)
{
    return (const xmlChar *)text;
}

static struct arena *
arena_of(const xmlNode *node)
{
    return node->doc->_private;
}

static void
link_last(xmlNodePtr parent, xmlNodePtr node)
{
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
}

/* Of an element with many children: the first of each name, where the name's
 * hash says or behind it.  A template asks a hundred times for one of two
 * hundred words. */
#define MANY 16
struct child_index {
    uint32_t room, count; /* a power of two; at most half of it */
    xmlNodePtr slots[];
};

static xmlNodePtr *
find_slot(struct child_index *index, const char *name)
{
    const uint32_t last = index->room - 1;
    uint32_t i = tree_hash(name, strlen(name)) & last;
    while (
        index->slots[i] && !text_is((const char *)index->slots[i]->name, name))
        i = (i + 1) & last;
    return &index->slots[i];
}

static void
index_child(struct child_index *index, xmlNodePtr child)
{
    xmlNodePtr *slot = find_slot(index, (const char *)child->name);
    if (*slot)
        return;
    *slot = child;
    index->count++;
}

static void
index_children(xmlNodePtr node)
{
    uint32_t count = 0, room = 4 * MANY;
    for (xmlNodePtr n = model_first(node); n; n = model_next(n))
        count++;
    while (room < count * 3)
        room *= 2;
    struct child_index *index = arena_alloc(
        arena_of(node), sizeof *index + room * sizeof *index->slots);
    index->room = room;
    for (xmlNodePtr n = model_first(node); n; n = model_next(n))
        index_child(index, n);
    node->_private = index;
}

static void
note_child(xmlNodePtr parent, xmlNodePtr child)
{
    struct child_index *index = parent->_private;
    if (!index)
        return;
    index_child(index, child);
    if (index->count * 2 > index->room)
        index_children(parent);
}

static xmlNodePtr
new_element(xmlDocPtr model, const char *name)
{
    xmlNodePtr node = ARENA_NEW(model->_private, xmlNode);
    node->type = XML_ELEMENT_NODE;
    node->name = x(name);
    node->doc = model;
    return node;
}

struct _xmlDoc *
model_new(struct arena *arena, const char *root)
{
    xmlDocPtr model = ARENA_NEW(arena, xmlDoc);
    model->type = XML_DOCUMENT_NODE;
    model->doc = model;
    model->_private = arena;
    link_last((xmlNodePtr)model, new_element(model, root));
    return model;
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

/* Whether XML may hold the character that begins here: not a control, U+FFFE or
 * U+FFFF. */
static bool
is_allowed(const unsigned char *p)
{
    if (*p < 0x20)
        return *p == '\t' || *p == '\n';
    return *p != 0xEF || p[1] != 0xBF || p[2] < 0xBE;
}

/* What XML can hold of a text, copied; returns its length. */
static size_t
copy_allowed(char *to, const char *text)
{
    const char *from = to, *p = text;
    while (*p) {
        const char *start = p;
        utf8_next(&p);
        if (!is_allowed((const unsigned char *)start))
            continue;
        memcpy(to, start, (size_t)(p - start));
        to += p - start;
    }
    *to = '\0';
    return (size_t)(to - from);
}

/* 0 for eight bytes that are neither below 0x20 nor 0xEF. */
static uint64_t
suspects(const char *eight)
{
    const uint64_t ones = 0x0101010101010101, tops = ones << 7;
    uint64_t bytes;
    memcpy(&bytes, eight, sizeof bytes);
    uint64_t other = bytes ^ 0xEF * ones;
    return (((bytes - 0x20 * ones) & ~bytes) | ((other - ones) & ~other)) &
           tops;
}

static bool
is_clean(const char *text, size_t length)
{
    size_t i = 0;
    while (length - i >= 8 && suspects(text + i) == 0)
        i += 8;
    for (; i < length; i++)
        if (!is_allowed((const unsigned char *)text + i))
            return false;
    return true;
}

static struct text_node *
new_text(xmlNodePtr parent, const char *text, bool lent)
{
    struct arena *arena = arena_of(parent);
    struct text_node *new = ARENA_NEW(arena, struct text_node);
    new->node.type = XML_TEXT_NODE;
    new->node.name = x("text");
    new->node.doc = parent->doc;
    new->length = strlen(text);
    bool as_it_is = is_clean(text, new->length);
    if (lent && as_it_is) {
        new->node.content = (xmlChar *)text;
        return new;
    }
    char *kept = arena_strndup(arena, text, new->length);
    if (!as_it_is)
        new->length = copy_allowed(kept, text);
    new->node.content = (xmlChar *)kept;
    new->room = new->length;
    return new;
}

struct _xmlNode *
model_add(struct _xmlNode *parent, const char *name)
{
    xmlNodePtr node = new_element(parent->doc, name);
    link_last(parent, node);
    note_child(parent, node);
    return node;
}

/* Texts that meet are one, as a parser would read them. */
static void
add_to_text(struct text_node *text, const struct text_node *more)
{
    size_t length = text->length + more->length;
    if (length > text->room) {
        text->room = 2 * length;
        char *grown = arena_alloc(arena_of(&text->node), text->room + 1);
        memcpy(grown, text->node.content, text->length);
        text->node.content = (xmlChar *)grown;
    }
    memcpy(text->node.content + text->length, more->node.content,
        more->length + 1);
    text->length = length;
}

static void
add_text(xmlNodePtr node, const char *text, bool lent)
{
    if (!*text)
        return;
    struct text_node *new = new_text(node, text, lent);
    if (node->last && node->last->type == XML_TEXT_NODE)
        add_to_text((struct text_node *)node->last, new);
    else
        link_last(node, &new->node);
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

struct _xmlNode *
model_lend(struct _xmlNode *parent, const char *name, const char *text)
{
    struct _xmlNode *node = model_add(parent, name);
    add_text(node, text, true);
    return node;
}

void
model_text(struct _xmlNode *node, const char *text)
{
    if (text)
        add_text(node, text, false);
}

void
model_set(struct _xmlNode *node, const char *name, const char *value)
{
    if (!node || !value)
        return;
    xmlAttrPtr new = ARENA_NEW(arena_of(node), xmlAttr),
               last = node->properties;
    new->type = XML_ATTRIBUTE_NODE;
    new->name = x(name);
    new->doc = node->doc;
    new->parent = node;
    link_last((xmlNodePtr) new,
        &new_text(node, foreign_bare(arena_of(node), value), false)->node);
    while (last && last->next)
        last = last->next;
    new->prev = last;
    if (last)
        last->next = new;
    else
        node->properties = new;
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

/* A parser's nodes lie in no arena, and have no index. */
struct _xmlNode *
model_find(const struct _xmlNode *node, const char *name)
{
    int passed = 0;
    bool element = node && node->type == XML_ELEMENT_NODE;
    if (element && node->_private)
        return *find_slot(node->_private, name);
    struct _xmlNode *child = model_first(node);
    for (; child && !text_is((const char *)child->name, name); passed++)
        child = model_next(child);
    if (passed > MANY && element && arena_of(node))
        index_children((xmlNodePtr)node);
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
    if (node->type == XML_TEXT_NODE) {
        model_text(parent, (const char *)node->content);
        return;
    }
    xmlNodePtr copy = model_add(parent, model_name(node));
    for (xmlAttrPtr a = node->properties; a; a = a->next)
        model_set(copy, (const char *)a->name,
            model_get(node, (const char *)a->name));
    for (xmlNodePtr child = node->children; child; child = child->next)
        model_copy(copy, child);
}

void
model_drop(struct _xmlNode *node)
{
    if (node->parent && node->parent->type == XML_ELEMENT_NODE)
        node->parent->_private = NULL; /* its index */
    xmlUnlinkNode(node);
}
