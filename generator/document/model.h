/* The XML model under construction: elements, attributes and text.
 *
 * Text may be any UTF-8; what XML cannot hold (control characters) is left
 * out.  Nodes live in the model's arena; names are lent and outlive it, texts
 * are copied.  Attributes and texts that are NULL are not set, so that "absent"
 * needs no test where values are copied.
 *
 * The nodes are libxml2's, so that XPath can be asked about them, but not its
 * memory: nothing here is freed or changed through libxml2. */
#ifndef DOCUMENT_MODEL_H
#define DOCUMENT_MODEL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

struct _xmlDoc;
struct _xmlNode;

struct _xmlDoc *model_new(struct arena *arena, const char *root);
struct _xmlNode *model_root(struct _xmlDoc *model);
void model_dump(struct _xmlDoc *model, struct buf *out);

struct _xmlNode *model_add(struct _xmlNode *parent, const char *name);
/* An element that holds a text; none when the text is NULL. */
struct _xmlNode *model_say(
    struct _xmlNode *parent, const char *name, const char *text);
/* The same of a text that outlives the model, and is not copied. */
struct _xmlNode *model_lend(
    struct _xmlNode *parent, const char *name, const char *text);
void model_text(struct _xmlNode *node, const char *text);
void model_set(struct _xmlNode *node, const char *name, const char *value);

/* Borrowed; NULL when there is none. */
const char *model_get(const struct _xmlNode *node, const char *name);
const char *model_string(const struct _xmlNode *node);
/* The first child element of the name; among many, from an index that is made
 * in the model's arena when it is first wanted. */
struct _xmlNode *model_find(const struct _xmlNode *node, const char *name);
struct _xmlNode *model_first(const struct _xmlNode *node);
struct _xmlNode *model_next(const struct _xmlNode *node);
bool model_empty(const struct _xmlNode *node);
const char *model_name(const struct _xmlNode *node);
/* A copy of the node and all below it, as the last in `parent`; recursive. */
void model_copy(struct _xmlNode *parent, const struct _xmlNode *node);
/* Takes the element and all below it out. */
void model_drop(struct _xmlNode *node);

#endif
