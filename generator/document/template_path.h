/* The expressions that templates mostly have, evaluated without libxml2.
 *
 * Nine of ten are a path of names ("plan/milestones/item", "@state", "*") or
 * the node itself ("."), with `not()`, `and`, `or`, brackets, a comparison of
 * it or of `name()` with a text, or a predicate of these. libxml2's interpreter
 * takes ten times as long for them, and to compile one costs more than to run
 * it.  What is not of this kind goes to libxml2; what is means the same here
 * (XPath 1.0; names without a prefix have no namespace). */
#ifndef DOCUMENT_TEMPLATE_PATH_H
#define DOCUMENT_TEMPLATE_PATH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

struct _xmlNode;
struct path;

/* NULL when the expression is of another kind. */
const struct path *path_compile(struct arena *arena, const char *text);
/* True if it selects nodes; else it only decides. */
bool path_selects(const struct path *path);

bool path_is_true(const struct path *path, struct _xmlNode *at);
/* The first node in the document's order, or NULL. */
struct _xmlNode *path_first(const struct path *path, struct _xmlNode *at);
/* The nodes that it selects, in the document's order. */
struct path_nodes {
    struct _xmlNode **items; /* attributes as libxml2 has them: as nodes */
    int count, room;
};
struct path_nodes path_all(
    struct arena *arena, const struct path *path, struct _xmlNode *at);
/* Appends the text of the first node. */
void path_put_text(
    const struct path *path, struct _xmlNode *at, struct buf *out);
/* The same of this node: all text in it, as XPath's string(). */
void path_put_node(struct _xmlNode *node, struct buf *out);
/* That text as it stands in the node; NULL when it stands in several pieces. */
const char *path_plain_text(const struct _xmlNode *node);

#endif
