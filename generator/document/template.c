/* Templates, compiled: XHTML read by libxml2 becomes operations.
 *
 * What can be found out without a model is found out here: markup that is
 * not well formed, elements that do not nest, unknown c: attributes, and
 * expressions that are not XPath or call what does not exist. */
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
#include "document/template_parse.h"
#include "document/template_path.h"
#include "document/template_xpath.h"

#define TEMPLATE_NS "urn:countersign:template"
#define XHTML_NS "http://www.w3.org/1999/xhtml"
#define SVG_NS "http://www.w3.org/2000/svg"
#define DEPTH_LIMIT 200
/* libxml2 compiles by recursion: a bounded text bounds the stack. */
#define EXPRESSION_LIMIT 1000

struct compiler {
    struct arena *arena;
    struct template *template;
    xmlXPathContextPtr xpath; /* on an empty document */
    struct template_source source;
    bool goes_on; /* behind a fault, as far as that is safe */
    struct template_fault *faults, **next_fault;
    struct tree *parent; /* the element being compiled, for nesting */
    int depth;
};

static bool
stopped(const struct compiler *c)
{
    return c->faults && !c->goes_on;
}

static struct template_fault *fail(struct compiler *c, int line,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The caller may add a fix, and a place within the line. */
static struct template_fault *
fail(struct compiler *c, int line, const char *format, ...)
{
    struct template_fault *fault = ARENA_NEW(c->arena, struct template_fault);
    va_list args;

    va_start(args, format);
    fault->line = line;
    fault->message = arena_vprintf(c->arena, format, args);
    va_end(args);
    if (!stopped(c)) {
        *c->next_fault = fault;
        c->next_fault = &fault->next;
    }
    return fault;
}

/* The caret stands under the whole text. */
static void
fail_at(struct template_fault *fault, const char *text, const char *fix)
{
    fault->within = text;
    fault->length = (uint32_t)strlen(text);
    fault->fix = fix;
}

/* Expressions */

/* Evaluates on an empty document, which finds unknown functions, prefixes and
 * wrong numbers of arguments; `nodes` asks for an expression that selects. */
static void
try_expr(struct compiler *c, const struct expr *expr, bool nodes)
{
    c->xpath->node = xmlDocGetRootElement(c->xpath->doc);
    c->xpath->contextSize = c->xpath->proximityPosition = 1;
    xmlXPathObjectPtr value = xmlXPathCompiledEval(expr->compiled, c->xpath);
    if (!value) {
        fail_at(fail(c, expr->line, "'%s' cannot work: %s", expr->text,
                    template_xpath_why(c->xpath)),
            expr->text,
            "Use a path of the model, such as plan/title, and the functions "
            "of XPath 1.0, such as not(…), count(…) and concat(…, …).");
    } else if (nodes && value->type != XPATH_NODESET) {
        fail_at(fail(c, expr->line, "'%s' does not select nodes", expr->text),
            expr->text,
            "Write a path of the model here, such as plan/milestones/item; "
            "what is true or false goes into c:if.");
    }
    xmlXPathFreeObject(value);
}

/* libxml2 evaluates a bare path by a search through all nodes down to the
 * path's depth; within parentheses, it follows the path.  An expression that
 * has none cannot be changed in its meaning by a pair around it. */
static xmlXPathCompExprPtr
compile_xpath(struct compiler *c, const char *text)
{
    if (!strchr(text, '(')) {
        text = arena_printf(c->arena, "(%s)", text);
    }
    return xmlXPathCtxtCompile(c->xpath, BAD_CAST text);
}

/* What a template does with the value of an expression. */
enum expr_use { USE_TEXT, USE_NODES, USE_TRUTH };

static const struct expr *
compile_expr(struct compiler *c, const char *text, int line, enum expr_use use)
{
    struct expr *expr = ARENA_NEW(c->arena, struct expr);

    expr->text = text;
    expr->line = line;
    if (text_blank(text)) {
        fail(c, line, "an expression is empty")->fix =
            "Write a path of the model into it, such as plan/title, or take "
            "it out.";
        return NULL;
    }
    if (strlen(text) > EXPRESSION_LIMIT) {
        fail(c, line, "an expression is longer than %d characters",
            EXPRESSION_LIMIT);
        return NULL;
    }
    const struct path *path = path_compile(c->arena, text);
    if (path && (use == USE_TRUTH || path_selects(path))) {
        expr->path = path;
        return expr;
    }
    expr->compiled = compile_xpath(c, text);
    if (!expr->compiled) {
        fail_at(fail(c, line, "'%s' is not an XPath expression", text), text,
            "Write a path of the model, such as plan/title; a text within an "
            "expression stands in quotes, as in @state = 'done'.");
        return NULL;
    }
    expr->next = c->template->exprs;
    c->template->exprs = expr;
    try_expr(c, expr, use == USE_NODES);
    return expr;
}

/* The first byte of `at` that ends an expression: a brace outside quotes. */
static const char *
expr_end(const char *at)
{
    char quote = 0;

    for (; *at; at++) {
        if (quote) {
            quote = *at == quote ? 0 : quote;
        } else if (*at == '\'' || *at == '"') {
            quote = *at;
        } else if (*at == '{' || *at == '}') {
            break;
        }
    }
    return at;
}

static struct part *
compile_braced(struct compiler *c, const char **at, int line)
{
    struct part *part = ARENA_NEW(c->arena, struct part);
    const char *end = expr_end(*at + 1);

    if (*end != '}') {
        fail(c, line, "'{' has no '}' (a brace itself is written '{{')")->fix =
            "Close the expression with }, or write {{ for a brace.";
        *at += strlen(*at);
        return NULL;
    }
    const char *text =
        arena_strndup(c->arena, *at + 1, (size_t)(end - *at - 1));
    part->expr = compile_expr(c, text, line, USE_TEXT);
    *at = end + 1;
    return part;
}

/* Fixed text up to the next expression, with {{ and }} undone. */
static struct part *
compile_fixed(struct compiler *c, const char **at, int line)
{
    struct part *part = ARENA_NEW(c->arena, struct part);
    struct buf text = {0};
    const char *p = *at;

    while (*p) {
        size_t plain = strcspn(p, "{}");
        buf_add(&text, p, plain);
        p += plain;
        if (!*p || (*p == '{' && p[1] != '{')) {
            break;
        }
        if (*p == '}' && p[1] != '}') {
            fail(c, line, "'}' has no '{' (a brace itself is written '}}')")
                ->fix = "Take it out, or write }} for a brace.";
            p++;
            break;
        }
        buf_char(&text, *p);
        p += 2;
    }
    part->fixed = arena_strndup(c->arena, text.p ? text.p : "", text.n);
    buf_free(&text);
    *at = p;
    return part;
}

/* A text or value as its parts; `line` is where it begins. */
static const struct part *
compile_parts(struct compiler *c, const char *text, int line, bool *computed)
{
    struct part *first = NULL, **link = &first;
    const char *at = text;

    *computed = *text != 0;
    while (*at && !stopped(c)) {
        int here = line + text_lines(text, at);
        if (*at == '{' && at[1] != '{') {
            *link = compile_braced(c, &at, here);
        } else {
            *link = compile_fixed(c, &at, here);
            *computed = false;
        }
        if (*link) {
            link = &(*link)->next;
        }
    }
    return first;
}

/* The text when nothing in it is computed or in another language, else NULL. */
static const char *
fixed_text(const struct part *parts)
{
    if (!parts) {
        return "";
    }
    bool is_fixed = parts->fixed && !parts->next && !foreign_any(parts->fixed);
    return is_fixed ? parts->fixed : NULL;
}

/* Nodes */

static char *
copy(struct compiler *c, const xmlChar *text)
{
    return arena_strdup(c->arena, text ? (const char *)text : "");
}

static bool
in_namespace(const xmlNs *ns, const char *uri)
{
    return ns && text_is((const char *)ns->href, uri);
}

static void
fail_directive(struct compiler *c, const char *name, int line)
{
    static const char *const known[] = {"each", "if", "with"};
    static const struct {
        const char *word, *known;
    } others[] = {{"for", "each"}, {"foreach", "each"}, {"for-each", "each"},
        {"loop", "each"}, {"repeat", "each"}, {"when", "if"}, {"test", "if"},
        {"show", "if"}, {"unless", "if"}, {"let", "with"}, {"context", "with"}};
    const char *meant = text_nearest(name, known, 3);

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (text_is_nocase(name, others[i].word)) {
            meant = others[i].known;
        }
    }
    struct template_fault *fault = fail(
        c, line, "c:%s is not known; there are c:each, c:if and c:with", name);
    fail_at(fault, arena_printf(c->arena, "c:%s", name),
        meant ? arena_printf(c->arena, "Did you mean c:%s?", meant)
              : "c:each repeats an element, c:if keeps it where something is "
                "true, c:with goes to another part of the model.");
}

/* One of the attributes that are the engine's own. */
static void
compile_directive(struct compiler *c, struct op *op, const char *name,
    const char *value, int line)
{
    const struct expr **place = text_is(name, "each")   ? &op->each
                                : text_is(name, "if")   ? &op->condition
                                : text_is(name, "with") ? &op->with
                                                        : NULL;

    if (!place) {
        fail_directive(c, name, line);
        op->astray = true;
        return;
    }
    *place = compile_expr(
        c, value, line, place == &op->condition ? USE_TRUTH : USE_NODES);
    op->astray |= !*place;
}

static void
compile_plain(struct compiler *c, struct op *op, const char *name,
    const char *value, int line)
{
    struct op_attr **link = &op->attrs;

    if (op->kind == OP_PROSE) {
        if (!text_is(name, "select")) {
            fail_at(fail(c, line, "c:prose has no attribute '%s'", name), name,
                "c:prose has select, and c:each, c:if and c:with.");
        } else {
            op->select = compile_expr(c, value, line, USE_NODES);
        }
        return;
    }
    while (*link) {
        link = &(*link)->next;
    }
    *link = ARENA_NEW(c->arena, struct op_attr);
    (*link)->name = name;
    (*link)->value = compile_parts(c, value, line, &(*link)->computed);
    const char *fixed = fixed_text((*link)->value);
    if (fixed) {
        (*link)->fixed = tree_set(c->arena, op->shadow, name, fixed);
    }
}

/* What html does not declare is no directive to anybody. */
static void
fail_prefix(struct compiler *c, const char *name, int line)
{
    fail_at(fail(c, line, "the prefix of %s is not declared", name), name,
        "Declare it in the first tag: <html "
        "xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:c=\"" TEMPLATE_NS "\">.");
}

static bool
is_lower(const char *name)
{
    return name[strcspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == 0;
}

/* Whether the element is an <svg> or stands in one, where case counts. */
static bool
is_drawn(const struct compiler *c, const struct op *op)
{
    return text_is(op->name, "svg") || tree_is(c->parent, "svg") ||
           (c->parent && element_in_svg(c->parent));
}

static void
compile_attr(struct compiler *c, struct op *op, xmlAttrPtr attr)
{
    xmlChar *raw = xmlNodeListGetString(attr->doc, attr->children, 1);
    const char *value = copy(c, raw);
    const char *name = copy(c, attr->name);
    int line = template_attr_line(&c->source, attr);

    xmlFree(raw);
    if (!attr->ns && strchr(name, ':')) {
        fail_prefix(c, name, line);
        op->astray = true;
    } else if (in_namespace(attr->ns, TEMPLATE_NS)) {
        compile_directive(c, op, name, value, line);
    } else if (attr->ns) {
        fail(c, line, "the attribute %s:%s is not known",
            (const char *)attr->ns->prefix, name)
            ->fix = "Take it out; the engine's own attributes begin with c:.";
    } else if (text_is(name, "style") || text_starts(name, "on")) {
        fail_at(fail(c, line,
                    "%s= is never printed; write a class and a rule of it "
                    "in theme.css",
                    name),
            name, "Give the element a class, and theme.css a rule for it.");
    } else if (!is_lower(name) && !is_drawn(c, op)) {
        fail_at(fail(c, line, "the attribute %s is not in lower case", name),
            name,
            arena_printf(c->arena, "Write %s.", text_lower(c->arena, name)));
    } else {
        compile_plain(c, op, name, value, line);
    }
}

static struct op *compile_children(struct compiler *c, xmlNodePtr parent);

static void
compile_prose(struct compiler *c, struct op *op, xmlNodePtr node)
{
    op->kind = OP_PROSE;
    if (!text_is(op->name, "prose")) {
        fail_at(
            fail(c, op->line, "c:%s is not known; there is c:prose", op->name),
            arena_printf(c->arena, "c:%s", op->name),
            "<c:prose select=\"…\"/> copies prose and charts; a text of the "
            "model is written {…}, and c:each, c:if and c:with are "
            "attributes.");
    } else if (node->children) {
        fail(c, op->line, "c:prose must be empty")->fix =
            "Write <c:prose select=\"…\"/>.";
    } else if (!xmlHasProp(node, BAD_CAST "select")) {
        fail(c, op->line, "c:prose needs the attribute select")->fix =
            "Say what it copies: <c:prose select=\"prose/section/body\"/>.";
    }
}

/* Whether the node may stand where it does: nesting does not depend on the
 * model, except for what c:prose brings. */
static void
check_place(struct compiler *c, struct tree *node, int line)
{
    node->parent = c->parent;
    const char *misplaced = element_misplaced(c->arena, node);
    if (misplaced) {
        fail(c, line, "%s", misplaced)->fix =
            "Put it where HTML has it, or use another element there.";
    } else if (node->kind == TREE_ELEMENT && element_in_svg(node) &&
               !element_is_svg(node->name)) {
        fail(c, line, "documents have no SVG element '%s'", node->name)->fix =
            "Draw it with shapes, paths and texts, or take it out.";
    }
}

static void
compile_tag(struct compiler *c, struct op *op, xmlNodePtr node)
{
    struct tree *parent = c->parent;

    if (node->ns && !in_namespace(node->ns, XHTML_NS) &&
        !in_namespace(node->ns, SVG_NS)) {
        fail(c, op->line, "the element '%s' is neither XHTML nor SVG", op->name)
            ->fix = "Take its namespace out.";
    }
    check_place(c, op->shadow, op->line);
    c->parent = op->shadow;
    op->first = compile_children(c, node);
    c->parent = parent;
}

static struct op *
compile_element(struct compiler *c, xmlNodePtr node)
{
    struct op *op = ARENA_NEW(c->arena, struct op);

    op->line = template_element_line(&c->source, node);
    op->name = copy(c, node->name);
    op->shadow = tree_element(c->arena, op->name);
    if (!node->ns && strchr(op->name, ':')) {
        fail_prefix(c, op->name, op->line);
        return op;
    }
    if (in_namespace(node->ns, TEMPLATE_NS)) {
        compile_prose(c, op, node);
    }
    for (xmlAttrPtr a = node->properties; a && !stopped(c); a = a->next) {
        compile_attr(c, op, a);
    }
    if (op->kind == OP_ELEMENT) {
        compile_tag(c, op, node);
    }
    return op;
}

static bool
keeps_space(const struct tree *node)
{
    while (node && !space_is_kept(node)) {
        node = node->parent;
    }
    return node != NULL;
}

static struct op *
compile_text(struct compiler *c, xmlNodePtr node)
{
    struct op *op = ARENA_NEW(c->arena, struct op);
    const char *text = (const char *)node->content;
    bool computed;

    op->kind = OP_TEXT;
    op->line = template_text_line(node);
    op->text = compile_parts(c, text, op->line, &computed);
    const char *fixed = fixed_text(op->text);
    op->collapsed = fixed && !keeps_space(c->parent);
    op->fixed = op->collapsed ? space_joined(c->arena, fixed) : fixed;
    check_place(c, tree_text(c->arena, text), op->line);
    return op;
}

static struct op *
compile_children(struct compiler *c, xmlNodePtr parent)
{
    struct op *first = NULL, **link = &first;

    if (++c->depth > DEPTH_LIMIT) {
        fail(c, (int)xmlGetLineNo(parent), "elements nest deeper than %d",
            DEPTH_LIMIT);
        c->goes_on = false;
    }
    for (xmlNodePtr n = parent->children; n && !stopped(c); n = n->next) {
        if (n->type == XML_ELEMENT_NODE) {
            *link = compile_element(c, n);
        } else if (n->type == XML_TEXT_NODE) {
            *link = compile_text(c, n);
        } else {
            continue;
        }
        link = &(*link)->next;
    }
    c->depth--;
    return first;
}

static bool
is_plain(const struct op *op, const char *name)
{
    return op && op->kind == OP_ELEMENT && text_is(op->name, name) &&
           !op->each && !op->condition && !op->with;
}

static const struct op *
next_element(const struct op *op)
{
    while (op && op->kind == OP_TEXT) {
        op = op->next;
    }
    return op;
}

/* Every document has a head with a title, and a body. */
static void
compile_root(struct compiler *c, xmlNodePtr node)
{
    struct op *root = compile_element(c, node);
    const struct op *head = next_element(root->first);
    const struct op *body = head ? next_element(head->next) : NULL;
    const struct op *title = head ? next_element(head->first) : NULL;

    c->template->root = root;
    if (!text_is(root->name, "html") || root->kind != OP_ELEMENT) {
        fail(c, root->line, "the outermost element of a template is html")
            ->fix = "Begin as the built-in template does: <html "
                    "xmlns=\"http://www.w3.org/1999/xhtml\" "
                    "xmlns:c=\"" TEMPLATE_NS "\">.";
    } else if (root->each || root->condition) {
        fail(c, root->line, "html takes no c:each and no c:if")->fix =
            "Put it on an element within body.";
    } else if (!is_plain(head, "head") || !is_plain(body, "body") ||
               next_element(body->next)) {
        fail(c, root->line, "html holds head and body, without conditions")
            ->fix = "Write <head>…</head> and behind it <body>…</body>.";
    }
    while (title && !is_plain(title, "title")) {
        title = next_element(title->next);
    }
    if (!title) {
        fail(c, head ? head->line : root->line, "head needs a title")->fix =
            "Write <title>{title}</title> into it.";
    }
}

/* The document */

static void
compile_document(struct compiler *c)
{
    xmlDocPtr empty = xmlNewDoc(BAD_CAST "1.0");

    xmlDocSetRootElement(empty, xmlNewNode(NULL, BAD_CAST "empty"));
    c->xpath = template_xpath_new(empty);
    compile_root(c, xmlDocGetRootElement(c->source.doc));
    xmlXPathFreeContext(c->xpath);
    xmlFreeDoc(empty);
}

struct template *
template_read(struct arena *arena, const char *path, struct slice text,
    bool goes_on, struct template_fault **faults)
{
    struct compiler c = {.arena = arena, .goes_on = goes_on};

    c.next_fault = &c.faults;
    c.template = ARENA_NEW(arena, struct template);
    c.template->path = arena_strdup(arena, path);
    c.faults = template_parse(&c.source, arena, text);
    if (!c.faults) {
        compile_document(&c);
    }
    xmlFreeDoc(c.source.doc);
    *faults = c.faults;
    return c.template;
}

struct template *
template_compile(struct arena *arena, const char *path, struct slice text,
    const char **error)
{
    struct template_fault *fault;
    struct template *template = template_read(arena, path, text, false, &fault);

    *error = fault ? arena_printf(
                         arena, "%s:%d: %s", path, fault->line, fault->message)
                   : NULL;
    if (fault) {
        template_free(template);
        return NULL;
    }
    return template;
}

void
template_free(struct template *template)
{
    if (!template) {
        return;
    }
    for (struct expr *e = template->exprs; e; e = e->next) {
        xmlXPathFreeCompExpr(e->compiled);
        e->compiled = NULL;
    }
    template->exprs = NULL;
}
