/* Templates, executed: operations and a model become a document. */
#include "document/template.h"

#include <string.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/text.h"
#include "document/element.h"
#include "document/foreign.h"
#include "document/space.h"
#include "document/template_ops.h"
#include "document/template_path.h"
#include "document/template_xpath.h"

#define STEP_LIMIT 20000000ul /* XPath operations a run */
#define NODE_LIMIT 200000     /* nodes of a document */
#define BYTE_LIMIT (16 << 20) /* bytes of its text and values */
#define DEPTH_LIMIT 400

struct run {
    const struct template *template;
    struct arena *arena;
    xmlDocPtr model;
    xmlXPathContextPtr xpath; /* NULL until an expression needs it */
    bool ordered;             /* libxml2 knows the order of its elements */
    const char *error;
    int nodes;
    size_t bytes;
    struct buf text; /* scratch */
};

/* Where expressions are evaluated: a node, and its place among those that
 * c:each selected. */
struct context {
    xmlNodePtr node;
    int position, size;
};

static void fail(struct run *r, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
fail(struct run *r, int line, const char *format, ...)
{
    va_list args;

    if (r->error) {
        return;
    }
    va_start(args, format);
    const char *message = arena_vprintf(r->arena, format, args);
    va_end(args);
    r->error =
        arena_printf(r->arena, "%s:%d: %s", r->template->path, line, message);
}

static void
need_xpath(struct run *r)
{
    if (r->xpath) {
        return;
    }
    r->xpath = template_xpath_new(r->model);
    r->xpath->opLimit = STEP_LIMIT;
    xmlXPathContextSetCache(r->xpath, 1, -1, 0);
}

/* For sorting, which without it walks from node to node. */
static void
need_order(struct run *r)
{
    if (!r->ordered)
        xmlXPathOrderDocElems(r->model);
    r->ordered = true;
}

/* The value of an expression, to be freed; NULL after a failure. */
static xmlXPathObjectPtr
evaluate(struct run *r, const struct expr *expr, struct context at)
{
    if (r->error) {
        return NULL;
    }
    need_xpath(r);
    r->xpath->node = at.node;
    r->xpath->proximityPosition = at.position;
    r->xpath->contextSize = at.size;
    xmlXPathObjectPtr value = xmlXPathCompiledEval(expr->compiled, r->xpath);
    if (!value) {
        fail(r, expr->line, "'%s' failed: %s", expr->text,
            template_xpath_why(r->xpath));
    }
    return value;
}

static bool
evaluate_true(struct run *r, const struct expr *expr, struct context at)
{
    if (expr->path) {
        return !r->error && path_is_true(expr->path, at.node);
    }
    xmlXPathObjectPtr value = evaluate(r, expr, at);
    bool yes = value && xmlXPathCastToBoolean(value);

    xmlXPathFreeObject(value);
    return yes;
}

/* The nodes of an expression in the document's order; none after a failure. */
static struct path_nodes
evaluate_nodes(struct run *r, const struct expr *expr, struct context at)
{
    struct path_nodes nodes = {NULL, 0, 0};

    if (expr->path) {
        return r->error ? nodes : path_all(r->arena, expr->path, at.node);
    }
    xmlXPathObjectPtr value = evaluate(r, expr, at);
    if (value && value->type != XPATH_NODESET) {
        fail(r, expr->line, "'%s' does not select nodes", expr->text);
    } else if (value && value->nodesetval) {
        xmlNodeSetPtr set = value->nodesetval;
        need_order(r);
        xmlXPathNodeSetSort(set);
        nodes.count = set->nodeNr;
        nodes.items = ARENA_ARRAY(r->arena, xmlNodePtr, set->nodeNr);
        for (int i = 0; i < set->nodeNr; i++) {
            nodes.items[i] = set->nodeTab[i];
        }
    }
    xmlXPathFreeObject(value);
    return nodes;
}

static bool
count_output(struct run *r, int line, int nodes, size_t bytes)
{
    r->nodes += nodes;
    r->bytes += bytes;
    if (r->nodes > NODE_LIMIT) {
        fail(r, line, "the document has more than %d elements and texts",
            NODE_LIMIT);
    } else if (r->bytes > BYTE_LIMIT) {
        fail(r, line, "the document's text is larger than %d MB",
            BYTE_LIMIT >> 20);
    }
    return !r->error;
}

/* The parts' text in the run's scratch buffer. */
static const char *
render_parts(struct run *r, const struct part *part, struct context at)
{
    buf_clear(&r->text);
    for (; part && !r->error; part = part->next) {
        if (part->fixed) {
            buf_str(&r->text, part->fixed);
            continue;
        }
        if (part->expr->path) {
            path_put_text(part->expr->path, at.node, &r->text);
            continue;
        }
        xmlXPathObjectPtr value = evaluate(r, part->expr, at);
        if (value) {
            xmlChar *text = xmlXPathCastToString(value);
            buf_str(&r->text, (const char *)text);
            xmlFree(text);
            xmlXPathFreeObject(value);
        }
    }
    return r->text.n ? r->text.p : "";
}

/* A text of the document's own arena, or of the template's; NULL when it makes
 * no node. */
static struct tree *
add_lent(struct run *r, struct tree *parent, const char *text, int line)
{
    if (!*text || !count_output(r, line, 1, strlen(text))) {
        return NULL;
    }
    struct tree *node = tree_text_lent(r->arena, text);
    node->line = line;
    tree_append(parent, node);
    return node;
}

static void
add_fixed(struct run *r, struct tree *parent, const struct op *op)
{
    struct tree *node = add_lent(r, parent, op->fixed, op->line);

    if (node) {
        node->collapsed = op->collapsed;
    }
}

static void
add_plain(struct run *r, struct tree *parent, const char *text, int line)
{
    if (*text) {
        add_lent(r, parent, arena_strdup(r->arena, text), line);
    }
}

/* A span with a language of its own, and a direction where the document has
 * the other one: English runs from left to right. */
static struct tree *
add_foreign(struct run *r, struct tree *parent, int line)
{
    const struct tree *root = parent;
    if (!count_output(r, line, 1, 0)) {
        return NULL;
    }
    while (root->parent) {
        root = root->parent;
    }
    struct tree *span = tree_element(r->arena, "span");
    span->line = line;
    tree_set(r->arena, span, "lang", FOREIGN_LANGUAGE);
    if (text_is(tree_get(root, "dir"), "rtl")) {
        tree_set(r->arena, span, "dir", "ltr");
    }
    tree_append(parent, span);
    return span;
}

static bool
holds_spans(const struct tree *node)
{
    const struct element *element = node->element;

    return element && element->content != CONTENT_PLAIN &&
           element->content != CONTENT_SVG && !element_in_svg(node);
}

/* The browser and the pages find the direction in what it holds. */
static struct tree *
add_apart(struct run *r, struct tree *parent, int line)
{
    if (!count_output(r, line, 1, 0)) {
        return NULL;
    }
    struct tree *bdi = tree_element(r->arena, "bdi");
    bdi->line = line;
    tree_append(parent, bdi);
    return bdi;
}

/* Words hold names, names no words. */
static void
add_marked(struct run *r, struct tree *parent, const char *text, int line,
    enum foreign_kind around)
{
    struct slice piece;
    enum foreign_kind kind;

    while (!r->error && foreign_next(&text, &piece, &kind, around)) {
        const char *inside = arena_strndup(r->arena, piece.p, piece.n);
        if (kind == FOREIGN_NOT) {
            add_lent(r, parent, foreign_bare(r->arena, inside), line);
            continue;
        }
        struct tree *holder = kind == FOREIGN_WORDS
                                  ? add_foreign(r, parent, line)
                                  : add_apart(r, parent, line);
        if (holder) {
            add_marked(r, holder, inside, line, kind);
        }
    }
}

static void
add_text(struct run *r, struct tree *parent, const char *text, int line)
{
    if (!foreign_any(text) || !holds_spans(parent)) {
        add_plain(r, parent, foreign_bare(r->arena, text), line);
    } else {
        add_marked(r, parent, text, line, FOREIGN_NOT);
    }
}

/* Prose: the model's own XHTML */

static void
copy_attrs(struct run *r, struct tree *to, xmlNodePtr from, int line)
{
    for (xmlAttrPtr a = from->properties; a; a = a->next) {
        const char *text = path_plain_text((xmlNodePtr)a);
        if (!text) {
            buf_clear(&r->text);
            path_put_node((xmlNodePtr)a, &r->text);
            text = arena_strndup(r->arena, r->text.p, r->text.n);
        }
        if (count_output(r, line, 0, strlen(text))) {
            tree_lend(r->arena, to, (const char *)a->name, text);
        }
    }
}

/* Unlike the template's own nodes, these were not checked before. */
static void
check_place(struct run *r, const struct tree *node)
{
    const char *misplaced = node ? element_misplaced(r->arena, node) : NULL;

    if (misplaced) {
        fail(r, node->line, "in this c:prose, %s", misplaced);
    }
}

static struct tree *
copy_node(struct run *r, struct tree *parent, xmlNodePtr node, int line)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add_text(r, parent, (const char *)node->content, line);
        check_place(r, parent->last);
        return NULL;
    }
    if (node->type != XML_ELEMENT_NODE || !count_output(r, line, 1, 0)) {
        return NULL;
    }
    struct tree *element = tree_element(r->arena, (const char *)node->name);
    element->line = line;
    copy_attrs(r, element, node, line);
    tree_append(parent, element);
    check_place(r, element);
    return element;
}

/* Copies what `top` holds; a walk, for the model's depth is the plan's. */
static void
copy_children(struct run *r, struct tree *parent, xmlNodePtr top, int line)
{
    xmlNodePtr node = top->children;
    int depth = 0;

    while (node && !r->error) {
        struct tree *element = copy_node(r, parent, node, line);
        if (element && node->children) {
            parent = element;
            node = node->children;
            if (++depth > DEPTH_LIMIT) {
                fail(r, line, "the prose nests deeper than %d", DEPTH_LIMIT);
            }
            continue;
        }
        while (node != top && !node->next) {
            node = node->parent;
            parent = node == top ? parent : parent->parent;
            depth--;
        }
        node = node == top ? NULL : node->next;
    }
}

static void
run_prose(
    struct run *r, const struct op *op, struct context at, struct tree *parent)
{
    struct path_nodes nodes = evaluate_nodes(r, op->select, at);

    for (int i = 0; i < nodes.count; i++) {
        if (nodes.items[i]->type == XML_ELEMENT_NODE) {
            copy_children(r, parent, nodes.items[i], op->line);
        }
    }
}

/* Elements */

static void run_op(
    struct run *r, const struct op *op, struct context at, struct tree *parent);

static void
share_attr(struct run *r, const struct op *op, const struct tree_attr *attr,
    struct tree *element)
{
    if (count_output(r, op->line, 0, strlen(attr->value))) {
        tree_share(r->arena, element, op->shadow, attr);
    }
}

static void
run_attrs(
    struct run *r, const struct op *op, struct context at, struct tree *element)
{
    for (const struct op_attr *a = op->attrs; a && !r->error; a = a->next) {
        if (a->fixed) {
            share_attr(r, op, a->fixed, element);
            continue;
        }
        const char *value =
            foreign_bare(r->arena, render_parts(r, a->value, at));
        if (a->computed && !*value) {
            continue;
        }
        if (count_output(r, op->line, 0, strlen(value))) {
            tree_lend(
                r->arena, element, a->name, arena_strdup(r->arena, value));
        }
    }
}

static struct tree *
run_element(
    struct run *r, const struct op *op, struct context at, struct tree *parent)
{
    if (!count_output(r, op->line, 1, 0)) {
        return NULL;
    }
    struct tree *element = tree_element_like(r->arena, op->shadow);
    element->line = op->line;
    run_attrs(r, op, at, element);
    if (parent) {
        tree_append(parent, element);
    }
    for (const struct op *o = op->first; o && !r->error; o = o->next) {
        run_op(r, o, at, element);
    }
    return element;
}

/* One round of an element: its condition, then what it makes. */
static void
run_once(
    struct run *r, const struct op *op, struct context at, struct tree *parent)
{
    if (op->condition && !evaluate_true(r, op->condition, at)) {
        return;
    }
    if (op->kind == OP_PROSE) {
        run_prose(r, op, at, parent);
    } else {
        run_element(r, op, at, parent);
    }
}

static void
run_each(
    struct run *r, const struct op *op, struct context at, struct tree *parent)
{
    struct path_nodes nodes = evaluate_nodes(r, op->each, at);

    for (int i = 0; i < nodes.count && !r->error; i++) {
        struct context item = {nodes.items[i], i + 1, nodes.count};
        run_once(r, op, item, parent);
    }
}

/* Makes the first node that c:with selects the context; false for none. */
static bool
enter_with(struct run *r, const struct op *op, struct context *at)
{
    struct path_nodes nodes = evaluate_nodes(r, op->with, *at);

    if (nodes.count > 0) {
        *at = (struct context){nodes.items[0], 1, 1};
    }
    return nodes.count > 0;
}

static void
run_op(
    struct run *r, const struct op *op, struct context at, struct tree *parent)
{
    if (op->kind == OP_TEXT && op->fixed) {
        add_fixed(r, parent, op);
        return;
    }
    if (op->kind == OP_TEXT) {
        add_text(r, parent, render_parts(r, op->text, at), op->line);
        return;
    }
    if (op->with && !enter_with(r, op, &at)) {
        return;
    }
    if (op->each) {
        run_each(r, op, at, parent);
    } else {
        run_once(r, op, at, parent);
    }
}

static struct tree *
run_root(struct run *r, struct context at)
{
    const struct op *root = r->template->root;

    if (root->with && !enter_with(r, root, &at)) {
        fail(r, root->line, "'%s' selects nothing, so there is no document",
            root->with->text);
        return NULL;
    }
    return run_element(r, root, at, NULL);
}

struct tree *
template_run(const struct template *template, struct _xmlDoc *model,
    struct arena *arena, const char **error)
{
    struct run r = {.template = template, .arena = arena, .model = model};
    struct context at = {xmlDocGetRootElement(model), 1, 1};

    struct tree *root = run_root(&r, at);
    if (!r.error) {
        space_collapse(arena, root);
    }
    xmlXPathFreeContext(r.xpath);
    buf_free(&r.text);
    *error = r.error;
    return r.error ? NULL : root;
}
