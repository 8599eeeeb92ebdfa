/* A compiled template: what template.c builds, template_run.c executes and
 * template_check.c judges.  Private to these. */
#ifndef DOCUMENT_TEMPLATE_OPS_H
#define DOCUMENT_TEMPLATE_OPS_H

#include "document/template.h"
#include "document/template_fault.h"

struct _xmlXPathCompExpr;

struct path;

/* One of both: a path, or else what libxml2 makes of the text. */
struct expr {
    const struct path *path;
    struct _xmlXPathCompExpr *compiled;
    const char *text; /* as the template has it, for messages */
    int line;
    struct expr *next; /* all of a template, so that they can be freed */
};

/* A piece of a text or attribute: fixed, or the string of an expression. */
struct part {
    const char *fixed; /* or NULL */
    const struct expr *expr;
    struct part *next;
};

struct op_attr {
    const char *name;
    const struct part *value;
    bool computed;                 /* only expressions: left out when empty */
    const struct tree_attr *fixed; /* of the shadow: no expressions, or NULL */
    struct op_attr *next;
};

enum op_kind { OP_ELEMENT, OP_TEXT, OP_PROSE };

/* One node of the template.  `with` chooses the context, in it `each` the
 * nodes, for each of which `condition` decides. */
struct op {
    enum op_kind kind;
    const char *name;          /* OP_ELEMENT */
    struct tree *shadow;       /* one of that name, with what is fixed of it */
    const struct part *text;   /* OP_TEXT */
    const char *fixed;         /* the same when nothing in it is computed */
    bool collapsed;            /* the same: with single spaces (space.h) */
    const struct expr *select; /* OP_PROSE */
    const struct expr *with, *each, *condition;
    bool astray; /* a directive is at fault: nobody knows its context */
    struct op_attr *attrs;
    struct op *first, *next;
    int line;
};

struct template
{
    const char *path;
    struct op *root;
    struct expr *exprs;
};

/* Compiled with all its faults, or up to the first; never NULL.  With a fault
 * expressions may be missing, and the template can only be looked at. */
struct template *template_read(struct arena *arena, const char *path,
    struct slice text, bool goes_on, struct template_fault **faults);

#endif
