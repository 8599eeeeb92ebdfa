#include "document/template_path.h"

#include <string.h>
#include <libxml/tree.h>

#include "base/text.h"
#include "document/model.h"

enum path_kind {
    PATH_STEPS,
    PATH_NOT,
    PATH_AND,
    PATH_OR,
    PATH_IS,
    PATH_IS_NOT,
    PATH_NAMED,
    PATH_NOT_NAMED
};

#define STEPS_MAX 8
#define NESTING_MAX 8

struct step {
    const char *name; /* NULL: any */
    bool attribute;   /* the last step only */
    const struct path *predicate;
};

struct path {
    enum path_kind kind;
    bool absolute;
    struct step steps[STEPS_MAX]; /* none: the node itself */
    int count;
    const struct path *left, *right;
    const char *literal;
};

/* Compiling: a recursive descent that gives up on what it does not know. */

struct parser {
    struct arena *arena;
    const char *p;
    int depth;
};

static const struct path *take_or(struct parser *parser);

static void
skip_space(struct parser *parser)
{
    parser->p += strspn(parser->p, " \t\r\n");
}

static bool
take(struct parser *parser, const char *sign)
{
    size_t n = strlen(sign);

    skip_space(parser);
    if (strncmp(parser->p, sign, n) != 0) {
        return false;
    }
    parser->p += n;
    return true;
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool
is_in_name(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/* A word that is an operator where one may stand. */
static bool
take_word(struct parser *parser, const char *word)
{
    size_t n = strlen(word);

    skip_space(parser);
    if (strncmp(parser->p, word, n) != 0 || is_in_name(parser->p[n])) {
        return false;
    }
    parser->p += n;
    return true;
}

/* A name that is no function, axis or prefix; NULL for anything else. */
static const char *
take_name(struct parser *parser)
{
    const char *from = parser->p, *p = from;

    if (!is_letter(*p)) {
        return NULL;
    }
    while (is_in_name(*p)) {
        p++;
    }
    parser->p = p;
    skip_space(parser);
    if (*parser->p == '(' || *parser->p == ':') {
        return NULL;
    }
    return arena_strndup(parser->arena, from, (size_t)(p - from));
}

static bool
take_predicate(struct parser *parser, struct step *step)
{
    if (!take(parser, "[")) {
        return true;
    }
    step->predicate = take_or(parser);
    return step->predicate && take(parser, "]");
}

static bool
take_step(struct parser *parser, struct step *step)
{
    step->attribute = take(parser, "@");
    skip_space(parser);
    if (*parser->p == '*') {
        parser->p++;
        return !step->attribute && take_predicate(parser, step);
    }
    step->name = take_name(parser);
    return step->name && (step->attribute || take_predicate(parser, step));
}

static const struct path *
take_steps(struct parser *parser)
{
    struct path *path = ARENA_NEW(parser->arena, struct path);

    path->absolute = take(parser, "/");
    do {
        bool ended = path->count && path->steps[path->count - 1].attribute;
        if (ended || path->count == STEPS_MAX ||
            !take_step(parser, &path->steps[path->count++])) {
            return NULL;
        }
    } while (take(parser, "/"));
    return path;
}

static const struct path *
make(struct parser *parser, enum path_kind kind, const struct path *left,
    const struct path *right)
{
    struct path *path = ARENA_NEW(parser->arena, struct path);

    path->kind = kind;
    path->left = left;
    path->right = right;
    return left ? path : NULL;
}

/* "." by itself. */
static const struct path *
take_self(struct parser *parser)
{
    skip_space(parser);
    return *parser->p == '/' || *parser->p == '.' || text_digit(*parser->p)
               ? NULL
               : ARENA_NEW(parser->arena, struct path);
}

/* Behind an opening bracket; no nodes that are to be looked into. */
static const struct path *
take_inner(struct parser *parser)
{
    const struct path *inner = take_or(parser);

    if (!inner || !take(parser, ")")) {
        return NULL;
    }
    skip_space(parser);
    return *parser->p == '/' || *parser->p == '[' ? NULL : inner;
}

static const struct path *
take_not(struct parser *parser)
{
    const char *from = parser->p;

    if (take(parser, "(")) {
        return take_inner(parser);
    }
    if (take_word(parser, "not") && take(parser, "(")) {
        return make(parser, PATH_NOT, take_inner(parser), NULL);
    }
    parser->p = from;
    return take(parser, ".") ? take_self(parser) : take_steps(parser);
}

/* "name()", which only means something beside a text in quotes. */
static bool
take_named(struct parser *parser)
{
    const char *from = parser->p;
    bool named =
        take_word(parser, "name") && take(parser, "(") && take(parser, ")");

    if (!named) {
        parser->p = from;
    }
    return named;
}

/* A path, or the node's name, beside a text in quotes. */
static const struct path *
take_comparison(struct parser *parser)
{
    bool named = take_named(parser);
    const struct path *left = named ? NULL : take_not(parser);
    enum path_kind kind = take(parser, "!=")
                              ? named ? PATH_NOT_NAMED : PATH_IS_NOT
                          : take(parser, "=") ? named ? PATH_NAMED : PATH_IS
                                              : PATH_STEPS;

    if ((!left && !named) || kind == PATH_STEPS) {
        return left;
    }
    skip_space(parser);
    char quote = *parser->p;
    const char *end =
        quote == '\'' || quote == '"' ? strchr(parser->p + 1, quote) : NULL;
    if (!end || (left && left->kind != PATH_STEPS)) {
        return NULL;
    }
    struct path *path = ARENA_NEW(parser->arena, struct path);
    path->kind = kind;
    path->left = left;
    path->literal = arena_strndup(
        parser->arena, parser->p + 1, (size_t)(end - parser->p - 1));
    parser->p = end + 1;
    return path;
}

static const struct path *
take_and(struct parser *parser)
{
    const struct path *left = take_comparison(parser);

    while (left && take_word(parser, "and")) {
        const struct path *right = take_comparison(parser);
        left = right ? make(parser, PATH_AND, left, right) : NULL;
    }
    return left;
}

static const struct path *
take_or(struct parser *parser)
{
    if (parser->depth == NESTING_MAX) {
        return NULL;
    }
    parser->depth++;
    const struct path *left = take_and(parser);
    while (left && take_word(parser, "or")) {
        const struct path *right = take_and(parser);
        left = right ? make(parser, PATH_OR, left, right) : NULL;
    }
    parser->depth--;
    return left;
}

const struct path *
path_compile(struct arena *arena, const char *text)
{
    struct parser parser = {arena, text, 0};
    const struct path *path = take_or(&parser);

    skip_space(&parser);
    return path && !*parser.p ? path : NULL;
}

bool
path_selects(const struct path *path)
{
    return path->kind == PATH_STEPS;
}

/* Evaluating */

/* An element of the step's name matches. */
static bool
named_matches(const struct step *step, xmlNodePtr node)
{
    return (!step->name || !node->ns) &&
           (!step->predicate || path_is_true(step->predicate, node));
}

static bool
matches(const struct step *step, xmlNodePtr node)
{
    return node->type == XML_ELEMENT_NODE &&
           (!step->name || text_is((const char *)node->name, step->name)) &&
           named_matches(step, node);
}

static xmlNodePtr
next_match(const struct step *step, xmlNodePtr node)
{
    while (node && !matches(step, node)) {
        node = node->next;
    }
    return node;
}

static xmlNodePtr
first_match(const struct step *step, xmlNodePtr node)
{
    if (!step->name) {
        return next_match(step, node->children);
    }
    xmlNodePtr first = model_find(node, step->name);
    return !first || named_matches(step, first) ? first
                                                : next_match(step, first->next);
}

static xmlNodePtr
find_attribute(const struct step *step, xmlNodePtr node)
{
    xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL;

    while (a && (a->ns || !text_is((const char *)a->name, step->name))) {
        a = a->next;
    }
    return (xmlNodePtr)a;
}

/* Calls back for each node that is selected, in order; stops when that says
 * true. */
typedef bool visit(void *context, xmlNodePtr node);

static bool
walk(const struct path *path, int from, xmlNodePtr node, visit *see,
    void *context)
{
    const struct step *step = &path->steps[from];
    bool last = from + 1 == path->count;

    if (step->attribute) {
        xmlNodePtr a = find_attribute(step, node);
        return a && see(context, a);
    }
    for (xmlNodePtr n = first_match(step, node); n;
         n = next_match(step, n->next)) {
        if (last ? see(context, n) : walk(path, from + 1, n, see, context)) {
            return true;
        }
    }
    return false;
}

/* Attributes have children in libxml2, but none in XPath; of a namespace only
 * the type is where that of a node is. */
static bool
walk_from(const struct path *path, xmlNodePtr at, visit *see, void *context)
{
    if (path->count == 0) {
        return see(context, at);
    }
    if (at->type == XML_NAMESPACE_DECL) {
        return false;
    }
    if (path->absolute) {
        at = (xmlNodePtr)at->doc;
    } else if (at->type == XML_ATTRIBUTE_NODE) {
        return false;
    }
    return walk(path, 0, at, see, context);
}

static bool
see_first(void *context, xmlNodePtr node)
{
    *(xmlNodePtr *)context = node;
    return true;
}

xmlNodePtr
path_first(const struct path *path, xmlNodePtr at)
{
    xmlNodePtr first = NULL;

    walk_from(path, at, see_first, &first);
    return first;
}

struct collect {
    struct arena *arena;
    struct path_nodes nodes;
};

static bool
see_all(void *context, xmlNodePtr node)
{
    struct collect *c = context;
    struct path_nodes *nodes = &c->nodes;

    nodes->items = arena_grow(c->arena, nodes->items, nodes->count,
        &nodes->room, sizeof *nodes->items);
    nodes->items[nodes->count++] = node;
    return false;
}

struct path_nodes
path_all(struct arena *arena, const struct path *path, xmlNodePtr at)
{
    struct collect collect = {.arena = arena};

    walk_from(path, at, see_all, &collect);
    return collect.nodes;
}

const char *
path_plain_text(const struct _xmlNode *node)
{
    if (node->type == XML_NAMESPACE_DECL) {
        return NULL;
    }
    const xmlNode *child = node->type == XML_TEXT_NODE ? node : node->children;
    if (!child) {
        return "";
    }
    bool one = (child == node || !child->next) &&
               child->type == XML_TEXT_NODE && child->content;
    return one ? (const char *)child->content : NULL;
}

void
path_put_text(const struct path *path, xmlNodePtr at, struct buf *out)
{
    xmlNodePtr node = path_first(path, at);

    if (node) {
        path_put_node(node, out);
    }
}

void
path_put_node(xmlNodePtr node, struct buf *out)
{
    const char *plain = path_plain_text(node);

    if (plain) {
        buf_str(out, plain);
        return;
    }
    xmlChar *text = xmlNodeGetContent(node);
    buf_str(out, text ? (const char *)text : "");
    xmlFree(text);
}

struct comparison {
    const char *literal;
    bool same;
};

static bool
see_text(void *context, xmlNodePtr node)
{
    const struct comparison *c = context;
    const char *plain = path_plain_text(node);

    if (plain) {
        return text_is(plain, c->literal) == c->same;
    }
    xmlChar *text = xmlNodeGetContent(node);
    bool is = text && text_is((const char *)text, c->literal);
    xmlFree(text);
    return is == c->same;
}

/* With its prefix; what is no element and no attribute has no name. */
static bool
is_named(xmlNodePtr node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE) {
        return !*name;
    }
    const char *prefix =
        node->ns && node->ns->prefix ? (const char *)node->ns->prefix : "";
    size_t n = strlen(prefix);
    return n == 0 ? text_is((const char *)node->name, name)
                  : strncmp(name, prefix, n) == 0 && name[n] == ':' &&
                        text_is((const char *)node->name, name + n + 1);
}

bool
path_is_true(const struct path *path, xmlNodePtr at)
{
    struct comparison c = {path->literal, path->kind == PATH_IS};

    switch (path->kind) {
    case PATH_STEPS:
        return path_first(path, at) != NULL;
    case PATH_NOT:
        return !path_is_true(path->left, at);
    case PATH_AND:
        return path_is_true(path->left, at) && path_is_true(path->right, at);
    case PATH_OR:
        return path_is_true(path->left, at) || path_is_true(path->right, at);
    case PATH_IS:
    case PATH_IS_NOT:
        return walk_from(path->left, at, see_text, &c);
    case PATH_NAMED:
    case PATH_NOT_NAMED:
        return is_named(at, path->literal) == (path->kind == PATH_NAMED);
    }
    return false;
}
