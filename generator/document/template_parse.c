/* Reading a template's XML with the lines of its parts.
 *
 * libxml2 gives an element the line on which its start tag ends, an attribute
 * none, and a text that of some part of it.  So the offset behind each start
 * tag and the first line of each text are kept in the nodes' _private. */
#include "document/template_parse.h"

#include <string.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/text.h"
#include "document/template.h"

#define SIZE_LIMIT (8 << 20)

struct reader {
    struct arena *arena;
    struct template_fault *fault;
    int text_line; /* where a text begins that comes now */
    startElementNsSAX2Func start_element;
    endElementNsSAX2Func end_element;
    charactersSAXFunc characters;
    commentSAXFunc comment;
};

static void
fail(struct reader *r, int line, const char *message, const char *fix)
{
    if (!r->fault) {
        r->fault = ARENA_NEW(r->arena, struct template_fault);
        *r->fault = (struct template_fault){
            .line = line, .message = message, .fix = fix};
    }
}

/* The caret stands under this. */
static void
mark(struct reader *r, const char *text)
{
    r->fault->within = text;
    r->fault->length = (uint32_t)strlen(text);
}

/* Handlers: libxml2's own, then what is to be remembered */

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
    xmlParserCtxtPtr parser = data;

    (void)name;
    (void)external;
    (void)system;
    fail(parser->_private, parser->input->line, "a template has no DOCTYPE",
        "Take it out: a template begins with <html>.");
    xmlStopParser(parser);
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespaces, const xmlChar **namespace_list,
    int attributes, int defaulted, const xmlChar **attribute_list)
{
    xmlParserCtxtPtr parser = data;
    struct reader *r = parser->_private;

    r->start_element(data, name, prefix, uri, namespaces, namespace_list,
        attributes, defaulted, attribute_list);
    if (parser->node) {
        uintptr_t offset = (uintptr_t)xmlByteConsumed(parser);
        parser->node->_private = (void *)offset;
    }
    r->text_line = parser->input->line;
}

static void
on_end(
    void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    xmlParserCtxtPtr parser = data;
    struct reader *r = parser->_private;

    r->end_element(data, name, prefix, uri);
    r->text_line = parser->input->line;
}

static void
on_characters(void *data, const xmlChar *text, int size)
{
    xmlParserCtxtPtr parser = data;
    struct reader *r = parser->_private;

    r->characters(data, text, size);
    xmlNodePtr node = parser->node ? parser->node->last : NULL;
    if (node && node->type == XML_TEXT_NODE && !node->_private) {
        uintptr_t line = (uintptr_t)r->text_line;
        node->_private = (void *)line;
    }
}

static void
on_comment(void *data, const xmlChar *text)
{
    xmlParserCtxtPtr parser = data;
    struct reader *r = parser->_private;

    r->comment(data, text);
    r->text_line = parser->input->line;
}

/* What people get wrong, in words of their own; false for all else. */
static bool
fail_tag(struct reader *r, const xmlError *e)
{
    const char *one = e->str1 ? e->str1 : "", *other = e->str2 ? e->str2 : "";

    switch (e->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        fail(r, e->line,
            arena_printf(r->arena,
                "not well-formed XML: </%s> stands where <%s> of line %d is to "
                "be closed",
                other, one, e->int1),
            arena_printf(r->arena,
                "Write </%s> before it, or take out the tag that is too much.",
                one));
        mark(r, arena_printf(r->arena, "</%s", other));
        return true;
    case XML_ERR_TAG_NOT_FINISHED:
        fail(r, e->int1 > 0 ? e->int1 : e->line,
            arena_printf(
                r->arena, "not well-formed XML: <%s> is never closed", one),
            arena_printf(r->arena, "Write </%s> where it ends.", one));
        return true;
    case XML_ERR_DOCUMENT_END:
        fail(r, e->line,
            "not well-formed XML: something stands behind the end of <html>",
            "Put it before </body>, or take it out; a tag may be closed once "
            "too often above it.");
        return true;
    default:
        return false;
    }
}

static bool
fail_text(struct reader *r, const xmlError *e)
{
    switch (e->code) {
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        fail(r, e->line,
            arena_printf(r->arena,
                "not well-formed XML: &%s; is a name of HTML's that XML does "
                "not know",
                e->str1 ? e->str1 : "…"),
            "Write the character itself, or its number: a space that no line "
            "ends at is &#160;.");
        mark(r, arena_printf(r->arena, "&%s;", e->str1 ? e->str1 : ""));
        return true;
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        fail(r, e->line, "not well-formed XML: an & stands alone",
            "Write &amp; for it.");
        mark(r, "& ");
        return true;
    case XML_ERR_LT_IN_ATTRIBUTE:
        fail(r, e->line, "not well-formed XML: a < stands in a value",
            "Write &lt; for it, and close the value with a quotation mark.");
        return true;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
        fail(r, e->line,
            "not well-formed XML: an attribute has no value in quotes",
            "Write name=\"value\".");
        return true;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        fail(r, e->line,
            arena_printf(r->arena,
                "not well-formed XML: the attribute %s stands twice in one tag",
                e->str1 ? e->str1 : ""),
            "Keep one.");
        return true;
    default:
        return false;
    }
}

/* A prefix without a namespace is no fault of XML's own: template.c says it. */
static void
on_error(void *data, xmlErrorPtr e)
{
    xmlParserCtxtPtr parser = data;
    struct reader *r = parser->_private;

    if (r->fault || e->level < XML_ERR_ERROR ||
        e->domain == XML_FROM_NAMESPACE || fail_tag(r, e) || fail_text(r, e)) {
        return;
    }
    fail(r, e->line > 0 ? e->line : 1,
        arena_printf(r->arena, "not well-formed XML: %s",
            text_collapse(r->arena, e->message ? e->message : "")),
        NULL);
}

static void
set_handlers(struct reader *r, xmlParserCtxtPtr parser)
{
    xmlSAXHandlerPtr sax = parser->sax;

    parser->_private = r;
    r->start_element = sax->startElementNs;
    r->end_element = sax->endElementNs;
    r->characters = sax->characters;
    r->comment = sax->comment;
    sax->internalSubset = on_doctype;
    sax->startElementNs = on_start;
    sax->endElementNs = on_end;
    sax->characters = on_characters;
    sax->ignorableWhitespace = on_characters;
    sax->cdataBlock = on_characters;
    sax->comment = on_comment;
    sax->serror = on_error;
}

/* Parsing */

static xmlDocPtr
parse(struct reader *r, struct slice text)
{
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR |
                        XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC |
                        XML_PARSE_NOENT;
    xmlParserCtxtPtr parser = xmlNewParserCtxt();

    set_handlers(r, parser);
    xmlDocPtr doc =
        xmlCtxtReadMemory(parser, text.p, (int)text.n, NULL, NULL, options);
    if (!doc) {
        fail(r, 1, "not well-formed XML: no element", NULL);
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

struct template_fault *
template_parse(
    struct template_source *source, struct arena *arena, struct slice text)
{
    struct reader r = {.arena = arena, .text_line = 1};
    size_t bad = utf8_check(text.p, text.n);

    if (text.n > SIZE_LIMIT) {
        fail(&r, 1, "a template is larger than 8 MB", NULL);
    } else if (bad < text.n) {
        int line = 1 + text_lines(text.p, text.p + bad);
        fail(&r, line, "a template is UTF-8 text", "Save the file as UTF-8.");
    } else {
        source->text = text;
        source->doc = parse(&r, text);
    }
    return r.fault;
}

/* Lines */

static const char *
tag_end(const struct template_source *source, const xmlNode *element)
{
    size_t offset = (size_t)(uintptr_t)element->_private;

    return source->text.p + (offset < source->text.n ? offset : 0);
}

/* No '<' can stand within a tag. */
static const char *
tag_start(const struct template_source *source, const xmlNode *element)
{
    const char *at = tag_end(source, element);

    while (at > source->text.p && *--at != '<') {
    }
    return at;
}

int
template_element_line(
    const struct template_source *source, const xmlNode *element)
{
    const char *start = tag_start(source, element);

    return (int)xmlGetLineNo(element) -
           text_lines(start, tag_end(source, element));
}

int
template_text_line(const xmlNode *text)
{
    return (int)(uintptr_t)text->_private;
}

static const char *
skip_space(const char *at, const char *end)
{
    while (at < end && strchr(" \t\r\n", *at)) {
        at++;
    }
    return at;
}

/* Where the name of an attribute begins, or NULL. */
static const char *
find_attr(const char *at, const char *end, const char *name)
{
    const size_t size = strlen(name);

    while (at < end) {
        at = skip_space(at, end);
        const char *word = at;
        while (at < end && !strchr("= \t\r\n", *at)) {
            at++;
        }
        if ((size_t)(at - word) == size && memcmp(word, name, size) == 0) {
            return word;
        }
        at = skip_space(at, end);
        if (at == end || *at != '=') {
            continue; /* the element's own name */
        }
        at = skip_space(at + 1, end);
        const char *quote =
            at < end ? memchr(at + 1, *at, (size_t)(end - at - 1)) : NULL;
        at = quote ? quote + 1 : end;
    }
    return NULL;
}

int
template_attr_line(const struct template_source *source, const xmlAttr *attr)
{
    const char *start = tag_start(source, attr->parent);
    const char *end = tag_end(source, attr->parent);
    char name[200];

    if (text_lines(start, end) == 0) { /* most tags take one line */
        return (int)xmlGetLineNo(attr->parent);
    }
    snprintf(name, sizeof name, "%s%s%s",
        attr->ns ? (const char *)attr->ns->prefix : "", attr->ns ? ":" : "",
        (const char *)attr->name);
    const char *at = find_attr(start + 1, end, name);
    return (int)xmlGetLineNo(attr->parent) - text_lines(at ? at : start, end);
}

void
template_library_open(void)
{
    xmlInitParser();
}
