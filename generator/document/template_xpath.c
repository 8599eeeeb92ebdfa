/* XPath as templates have it. */
#include "document/template_xpath.h"

#include <stddef.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/* libxml2 would print on standard error. */
static void
quiet(void *data, xmlErrorPtr error)
{
    (void)data;
    (void)error;
}

static void
unknown_function(xmlXPathParserContextPtr parser, int count)
{
    (void)count;
    xmlXPathSetError(parser, XPATH_UNKNOWN_FUNC_ERROR);
}

/* Without it, libxml2 prints the names of unknown functions. */
static xmlXPathFunction
find_function(void *data, const xmlChar *name, const xmlChar *uri)
{
    xmlXPathContextPtr xpath = data;
    void *known = xmlHashLookup2(xpath->funcHash, name, uri);

    return known ? NULL : unknown_function;
}

xmlXPathContextPtr
template_xpath_new(xmlDocPtr doc)
{
    xmlXPathContextPtr xpath = xmlXPathNewContext(doc);

    xpath->error = quiet;
    xmlXPathRegisterFuncLookup(xpath, find_function, xpath);
    return xpath;
}

const char *
template_xpath_why(const struct _xmlXPathContext *xpath)
{
    switch (xpath->lastError.code - XML_XPATH_EXPRESSION_OK) {
    case XPATH_UNKNOWN_FUNC_ERROR:
        return "XPath has no such function";
    case XPATH_UNDEF_VARIABLE_ERROR:
        return "there are no variables";
    case XPATH_UNDEF_PREFIX_ERROR:
        return "the model has no prefixes";
    case XPATH_INVALID_ARITY:
        return "wrong number of arguments";
    case XPATH_INVALID_TYPE:
        return "a value of a wrong type";
    case XPATH_OP_LIMIT_EXCEEDED:
        return "too much work";
    case XPATH_RECURSION_LIMIT_EXCEEDED:
        return "nested too deep";
    default:
        return "no value";
    }
}
