/* What the expressions of a template ask of its model.  Private to
 * template_check.c. */
#ifndef DOCUMENT_TEMPLATE_ASK_H
#define DOCUMENT_TEMPLATE_ASK_H

#include "document/languages.h"
#include "document/model_names.h"
#include "document/template_ops.h"

/* Where an expression may be evaluated, by what the model holds there. */
#define ASK_ENTRIES 24
struct ask_nodes {
    const struct model_entry *items[ASK_ENTRIES];
    int count;
    bool any;  /* and what nobody can tell without a model */
    bool free; /* and what is in prose and pictures: any name */
};

struct asker {
    struct arena *arena;
    const struct model_names *names;
    const struct language *english;
    struct template_fault **next; /* where the next fault goes */
};

struct ask_nodes ask_root(const struct asker *asker);
/* Where anything may be. */
struct ask_nodes ask_anywhere(void);
/* What the expression selects there; `any` where it is none.  Adds a fault for
 * each name that the model cannot hold. */
struct ask_nodes ask_expr(
    struct asker *asker, const struct expr *expr, struct ask_nodes at);

#endif
