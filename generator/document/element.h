/* The elements a document may have, and what each may hold.
 *
 * One table for three readers: the template engine, which refuses what does
 * not nest; the white space of a document, which differs between blocks and
 * lines of text; and the HTML writer.  After the HTML standard's content
 * models, as far as documents need them. */
#ifndef DOCUMENT_ELEMENT_H
#define DOCUMENT_ELEMENT_H

#include <stdbool.h>

#include "document/tree.h"

enum element_content {
    CONTENT_NONE,     /* void: no end tag */
    CONTENT_PLAIN,    /* text without elements */
    CONTENT_PHRASING, /* text and elements within a line */
    CONTENT_FLOW,     /* those and blocks */
    CONTENT_OWN,      /* only elements that name it as their parent */
    CONTENT_PARENT,   /* what its parent may hold */
    CONTENT_SVG       /* elements of SVG */
};

struct element {
    const char *name;
    enum element_content content;
    bool phrasing;       /* may stand within a line */
    bool block;          /* breaks the line before and after it */
    bool picture;        /* stands in a line as a letter does */
    bool hidden;         /* is never shown on a page */
    bool once;           /* never within another of its name */
    const char *parents; /* " ul ol ": stands in these alone; or NULL */
};

/* NULL for an element that documents do not have. */
const struct element *element_find(const char *name);
/* True if the SVG element may be drawn: no script, style, foreign object,
 * animation or outside reference. */
bool element_is_svg(const char *name);
/* True if the node is an element below an <svg>, not that itself. */
bool element_in_svg(const struct tree *node);
/* Why the node may not stand where it stands ("p may not hold table"), in
 * the arena; NULL when it may.  Looks at its parents, not at its children. */
const char *element_misplaced(struct arena *arena, const struct tree *node);
bool element_fits(const struct tree *node); /* nothing is misplaced about it */

#endif
