/* Templates: XHTML that a browser can open, with four additions.
 *
 * c:with="XPath" makes another node the context (the first selected; with
 * none the element is left out), c:each="XPath" repeats the element for each
 * node in document order, c:if="XPath" keeps it when true, and {XPath} in text
 * and attributes is replaced by its string ({{ and }} are braces).  Together
 * on one element they work in this order, however they are written; so c:if is
 * asked for each item, and position() and last() count the items.
 * <c:prose select="XPath"/> copies what the nodes hold (prose, charts) into
 * the document, without name spaces.  Namespace of c: is
 * "urn:countersign:template".
 *
 * Expressions begin at the model's outermost element.  An attribute whose
 * value is only {…} and comes out empty is left out.  White space becomes what
 * a browser would make of it (document/space.h), so indent freely.
 *
 * Templates have no DOCTYPE, no entities but XML's five, no style, script or
 * on…= of their own, and only elements that nest as HTML's do
 * (document/element.h).  Steps of XPath, output and depth are limited. */
#ifndef DOCUMENT_TEMPLATE_H
#define DOCUMENT_TEMPLATE_H

#include "document/tree.h"
#include "report/report.h"

struct _xmlDoc;
/* Compiled once for many documents, and for one thread: libxml2 keeps the
 * functions it looked up in the expression, so each worker compiles its own.
 * Lives in the arena; the expressions until template_free. */
struct template;

/* Before the first thread that compiles, runs or views: libxml2 sets itself up
 * once, and not safely from two threads. */
void template_library_open(void);

/* NULL when it is not a template; *error is then a located sentence
 * ("plan.xhtml:12: …") in the arena. */
struct template *template_compile(struct arena *arena, const char *path,
    struct slice text, const char **error);
void template_free(struct template *template);
/* The document, in the arena, which shares names and fixed texts with the
 * template, and the attributes of its prose with the model; NULL with *error
 * when an expression fails. */
struct tree *template_run(const struct template *template,
    struct _xmlDoc *model, struct arena *arena, const char **error);

#endif
