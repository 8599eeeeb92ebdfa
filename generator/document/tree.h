/* The document: the XHTML tree that both printings read.
 *
 * Made by the template engine in an arena; element and attribute names are
 * lower case.  html/ and type/ know this tree, never the plan. */
#ifndef DOCUMENT_TREE_H
#define DOCUMENT_TREE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

enum tree_kind { TREE_ELEMENT, TREE_TEXT };

struct tree_attr {
    const char *name, *value;
    struct tree_attr *next; /* in the template's order */
};

/* One word of an element's attribute `class`. */
struct tree_class {
    const char *word; /* in the attribute's value */
    size_t n;
    uint32_t hash; /* tree_hash */
};

struct tree {
    enum tree_kind kind;
    uint32_t attr_bits; /* tree_bit of each attribute's name */
    const char *name;   /* of an element; SVG's keep their case (viewBox) */
    const struct element *element; /* of that name (element.h), or NULL */
    uint32_t hash; /* tree_hash of the name, for whoever compares many */
    int class_count;
    const struct tree_class *classes;
    const char *text; /* of a text node */
    struct tree_attr *attrs;
    struct tree *parent, *first, *last, *prev, *next;
    int line;       /* in the template, or 0 */
    bool collapsed; /* a text node: no white space but single spaces */
};

struct tree *tree_element(struct arena *arena, const char *name);
/* Another of the same name, which it shares with the first. */
struct tree *tree_element_like(struct arena *arena, const struct tree *node);
struct tree *tree_text(struct arena *arena, const char *text);
/* The same of a text that outlives it, and is not copied. */
struct tree *tree_text_lent(struct arena *arena, const char *text);
void tree_append(struct tree *parent, struct tree *child);
void tree_remove(struct tree *node); /* takes it out of its parent */
void tree_insert_after(struct tree *node, struct tree *next);
/* The node with its attributes, and with all that is in it when `deep`. */
struct tree *tree_copy(struct arena *arena, const struct tree *node, bool deep);
const struct tree_attr *tree_set(struct arena *arena, struct tree *node,
    const char *name, const char *value);
/* The same of a name and a value that outlive the node, and are not copied. */
const struct tree_attr *tree_lend(struct arena *arena, struct tree *node,
    const char *name, const char *value);
/* Gives the node an attribute of `like` that it does not have; they share the
 * name, the value and its classes. */
void tree_share(struct arena *arena, struct tree *node, const struct tree *like,
    const struct tree_attr *attr);
/* One of 32 bits.  In the header so that of a name that is a constant it is
 * one, too: most questions for an attribute are answered by it alone. */
static inline uint32_t
tree_bit(const char *name)
{
    return UINT32_C(1) << ((unsigned char)name[0] + 7 * strlen(name)) % 32;
}
const char *tree_value(const struct tree *node, const char *name); /* inner */
static inline const char *                                         /* or NULL */
tree_get(const struct tree *node, const char *name)
{
    return node->attr_bits & tree_bit(name) ? tree_value(node, name) : NULL;
}
static inline bool
tree_is(const struct tree *node, const char *name)
{
    return node && node->kind == TREE_ELEMENT && text_is(node->name, name);
}
uint32_t tree_hash(const char *word, size_t n);
/* True if the attribute `class` has the word. */
bool tree_has_class(const struct tree *node, const char *word);
const struct tree *tree_find(const struct tree *root, const char *name);
/* Next node in document order inside `top` (enter events), or NULL. */
const struct tree *tree_walk(const struct tree *node, const struct tree *top);
/* The same, but what `node` holds is passed over. */
const struct tree *tree_skip(const struct tree *node, const struct tree *top);
/* All of its text, a line break as a space. */
char *tree_plain(struct arena *arena, const struct tree *node);
/* Indented text form for golden tests (`dump --stage document`). */
void tree_dump(const struct tree *root, struct buf *out);

#endif
