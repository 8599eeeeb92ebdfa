/* Templates, compiled: XHTML read by libxml2 becomes operations.
 *
 * What can be found out without a model is found out here: markup that is
 * not well formed, unknown c: attributes, expressions that are not XPath. */
#include "document/template.h"

#include <string.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/text.h"
#include "document/template_ops.h"

#define TEMPLATE_NS "urn:countersign:template"
#define XHTML_NS "http://www.w3.org/1999/xhtml"
#define SVG_NS "http://www.w3.org/2000/svg"
#define DEPTH_LIMIT 200
/* libxml2 compiles by recursion: a bounded text bounds the stack. */
#define EXPRESSION_LIMIT 1000

struct compiler {
    struct arena *arena;
    struct template *template;
    xmlXPathContextPtr xpath;
    const char *error; /* the first, located */
    int depth;
};

static void fail(struct compiler *c, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
fail(struct compiler *c, int line, const char *format, ...)
{
    va_list args;

    if (c->error) {
        return;
    }
    va_start(args, format);
    const char *message = arena_vprintf(c->arena, format, args);
    va_end(args);
    c->error =
        arena_printf(c->arena, "%s:%d: %s", c->template->path, line, message);
}

/* libxml2 would print on standard error. */
static void
quiet(void *data, xmlErrorPtr error)
{
    (void)data;
    (void)error;
}

/* Expressions */

static const struct expr *
compile_expr(struct compiler *c, const char *text, int line)
{
    struct expr *expr = ARENA_NEW(c->arena, struct expr);

    expr->text = text;
    expr->line = line;
    if (text_blank(text)) {
        fail(c, line, "an expression is empty");
        return NULL;
    }
    if (strlen(text) > EXPRESSION_LIMIT) {
        fail(c, line, "an expression is longer than %d characters",
            EXPRESSION_LIMIT);
        return NULL;
    }
    expr->compiled = xmlXPathCtxtCompile(c->xpath, BAD_CAST text);
    if (!expr->compiled) {
        fail(c, line, "'%s' is not an XPath expression", text);
        return NULL;
    }
    expr->next = c->template->exprs;
    c->template->exprs = expr;
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
        fail(c, line, "'{' has no '}' (a brace itself is written '{{')");
        return NULL;
    }
    part->expr = compile_expr(
        c, arena_strndup(c->arena, *at + 1, (size_t)(end - *at - 1)), line);
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
            fail(c, line, "'}' has no '{' (a brace itself is written '}}')");
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

static int
lines_between(const char *from, const char *to)
{
    int lines = 0;

    while (from < to && (from = memchr(from, '\n', (size_t)(to - from)))) {
        lines++;
        from++;
    }
    return lines;
}

/* A text or value as its parts; `line` is where it begins. */
static const struct part *
compile_parts(struct compiler *c, const char *text, int line, bool *computed)
{
    struct part *first = NULL, **link = &first;
    const char *at = text;

    *computed = *text != 0;
    while (*at && !c->error) {
        int here = line + lines_between(text, at);
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
        fail(c, line, "c:%s is not known; there are c:each, c:if and c:with",
            name);
        return;
    }
    *place = compile_expr(c, value, line);
}

static void
compile_plain(struct compiler *c, struct op *op, const char *name,
    const char *value, int line)
{
    struct op_attr **link = &op->attrs;

    if (op->kind == OP_PROSE) {
        if (!text_is(name, "select")) {
            fail(c, line, "c:prose has no attribute '%s'", name);
        } else {
            op->select = compile_expr(c, value, line);
        }
        return;
    }
    while (*link) {
        link = &(*link)->next;
    }
    *link = ARENA_NEW(c->arena, struct op_attr);
    (*link)->name = name;
    (*link)->value = compile_parts(c, value, line, &(*link)->computed);
}

static void
compile_attrs(struct compiler *c, struct op *op, xmlNodePtr node)
{
    for (xmlAttrPtr a = node->properties; a && !c->error; a = a->next) {
        xmlChar *raw = xmlNodeListGetString(node->doc, a->children, 1);
        const char *value = copy(c, raw);
        const char *name = copy(c, a->name);
        xmlFree(raw);
        if (in_namespace(a->ns, TEMPLATE_NS)) {
            compile_directive(c, op, name, value, op->line);
        } else if (a->ns) {
            fail(c, op->line, "the attribute %s:%s is not known",
                (const char *)a->ns->prefix, name);
        } else {
            compile_plain(c, op, name, value, op->line);
        }
    }
}

static struct op *compile_children(struct compiler *c, xmlNodePtr parent);

static struct op *
compile_element(struct compiler *c, xmlNodePtr node)
{
    struct op *op = ARENA_NEW(c->arena, struct op);

    op->line = (int)xmlGetLineNo(node);
    op->name = copy(c, node->name);
    if (in_namespace(node->ns, TEMPLATE_NS)) {
        op->kind = OP_PROSE;
        if (!text_is(op->name, "prose")) {
            fail(c, op->line, "c:%s is not known; there is c:prose", op->name);
        }
    } else if (node->ns && !in_namespace(node->ns, XHTML_NS) &&
               !in_namespace(node->ns, SVG_NS)) {
        fail(
            c, op->line, "the element '%s' is neither XHTML nor SVG", op->name);
    }
    compile_attrs(c, op, node);
    if (op->kind == OP_PROSE && !op->select) {
        fail(c, op->line, "c:prose needs the attribute select");
    }
    op->first = compile_children(c, node);
    if (op->kind == OP_PROSE && op->first) {
        fail(c, op->line, "c:prose must be empty");
    }
    return op;
}

static struct op *
compile_text(struct compiler *c, xmlNodePtr node)
{
    struct op *op = ARENA_NEW(c->arena, struct op);
    bool computed;

    op->kind = OP_TEXT;
    op->line = (int)xmlGetLineNo(node);
    op->text =
        compile_parts(c, (const char *)node->content, op->line, &computed);
    return op;
}

static struct op *
compile_children(struct compiler *c, xmlNodePtr parent)
{
    struct op *first = NULL, **link = &first;

    if (++c->depth > DEPTH_LIMIT) {
        fail(c, (int)xmlGetLineNo(parent), "elements nest deeper than %d",
            DEPTH_LIMIT);
    }
    for (xmlNodePtr n = parent->children; n && !c->error; n = n->next) {
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

static void
compile_root(struct compiler *c, xmlNodePtr root)
{
    struct op *op = compile_element(c, root);

    if (op->kind != OP_ELEMENT || !text_is(op->name, "html")) {
        fail(c, op->line, "the outermost element of a template is html");
    } else if (op->each || op->condition) {
        fail(c, op->line, "the outermost element takes no c:each and no c:if");
    }
    c->template->root = op;
}

/* The document */

/* A DOCTYPE is refused before any of it is read: with it come entities. */
static void
refuse_doctype(void *data, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
    xmlParserCtxtPtr parser = data;
    struct compiler *c = parser->_private;

    (void)name;
    (void)external;
    (void)system;
    fail(c, parser->input->line, "a template has no DOCTYPE");
    xmlStopParser(parser);
}

static void
fail_parse(struct compiler *c, xmlParserCtxtPtr parser)
{
    const xmlError *e = xmlCtxtGetLastError(parser);
    char *message = text_collapse(c->arena, e && e->message ? e->message : "");

    fail(c, e ? e->line : 1, "not well-formed XML: %s", message);
}

static xmlDocPtr
parse(struct compiler *c, struct slice text)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    xmlDocPtr doc = NULL;
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR |
                        XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
                        XML_PARSE_NOENT;

    parser->_private = c;
    parser->sax->internalSubset = refuse_doctype;
    if (text.n > INT32_MAX) {
        fail(c, 1, "too large");
    } else {
        doc = xmlCtxtReadMemory(
            parser, text.p, (int)text.n, NULL, "UTF-8", options);
    }
    if (!doc) {
        fail_parse(c, parser);
    }
    xmlFreeParserCtxt(parser);
    if (c->error) {
        xmlFreeDoc(doc);
        return NULL;
    }
    return doc;
}

struct template *
template_compile(struct arena *arena, const char *path, struct slice text,
    const char **error)
{
    struct compiler c = {.arena = arena};

    c.template = ARENA_NEW(arena, struct template);
    c.template->path = arena_strdup(arena, path);
    xmlDocPtr doc = parse(&c, text);
    if (doc) {
        c.xpath = xmlXPathNewContext(doc);
        c.xpath->error = quiet;
        compile_root(&c, xmlDocGetRootElement(doc));
        xmlXPathFreeContext(c.xpath);
        xmlFreeDoc(doc);
    }
    *error = c.error;
    if (c.error) {
        template_free(c.template);
        return NULL;
    }
    return c.template;
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
