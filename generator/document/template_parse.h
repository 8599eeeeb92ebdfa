/* Reading a template's XML with the lines of its tags, attributes and texts,
 * which libxml2 knows only roughly.  Private to the template engine. */
#ifndef DOCUMENT_TEMPLATE_PARSE_H
#define DOCUMENT_TEMPLATE_PARSE_H

#include "base/arena.h"
#include "base/buf.h"
#include "document/template_fault.h"

struct _xmlDoc;
struct _xmlNode;
struct _xmlAttr;

struct template_source {
    struct _xmlDoc *doc; /* the caller frees it */
    struct slice text;
};

/* NULL, or what is wrong.  Nothing but the text is read: a DOCTYPE, and with
 * it every entity, is refused. */
struct template_fault *template_parse(
    struct template_source *source, struct arena *arena, struct slice text);

int template_element_line(
    const struct template_source *source, const struct _xmlNode *element);
int template_text_line(const struct _xmlNode *text);
int template_attr_line(
    const struct template_source *source, const struct _xmlAttr *attr);

#endif
