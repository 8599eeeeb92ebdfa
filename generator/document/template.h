/* Templates: XHTML that a browser can open, with four additions.
 *
 * c:each="XPath" repeats the element for each node, c:if="XPath" keeps it
 * when true, c:with="XPath" makes another node the context, and {XPath} in
 * text and attributes is replaced by its string ({{ and }} are braces).
 * Namespace of c: is "urn:countersign:template".  <c:prose select="XPath"/>
 * copies the node's XHTML children (prose, charts) into the document.
 * An attribute whose value is only {…} and comes out empty is left out.
 *
 * Compiled once a run; errors have the template's line.  No DOCTYPE, no
 * network; limits on XPath steps and on output. */
#ifndef DOCUMENT_TEMPLATE_H
#define DOCUMENT_TEMPLATE_H

#include "document/tree.h"
#include "report/report.h"

struct _xmlDoc;
struct template;

/* NULL when it is not a template; *error is then a located sentence
 * ("plan.xhtml:12: …") in the arena. */
struct template *template_compile(struct arena *arena, const char *path,
    struct slice text, const char **error);
void template_free(struct template *template);
/* The document, in the arena; NULL with *error when an expression fails. */
struct tree *template_run(const struct template *template,
    struct _xmlDoc *model, struct arena *arena, const char **error);

#endif
