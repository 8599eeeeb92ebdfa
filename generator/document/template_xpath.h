/* XPath as templates have it: the standard's functions and nothing else.
 * Private to the template engine. */
#ifndef DOCUMENT_TEMPLATE_XPATH_H
#define DOCUMENT_TEMPLATE_XPATH_H

struct _xmlDoc;
struct _xmlXPathContext;

/* A context that prints nothing; freed with xmlXPathFreeContext. */
struct _xmlXPathContext *template_xpath_new(struct _xmlDoc *doc);
/* Why the last evaluation in this context failed, in words. */
const char *template_xpath_why(const struct _xmlXPathContext *xpath);

#endif
