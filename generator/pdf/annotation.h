/* A page's annotations: its links, and the widgets of its fields. */
#ifndef PDF_ANNOTATION_H
#define PDF_ANNOTATION_H

#include "pdf/document.h"
#include "pdf/tags.h"

/* In the document's arena. */
struct annotations {
    struct pdf_object **items;
    int count, room;
};

/* `tag` is what the annotation belongs to; NULL for none. */
void annotation_add(struct annotations *annotations,
    struct pdf_document *document, const struct page *page,
    const struct tag *tag, struct pdf_object *annotation);
/* The annotation of a DRAW_LINK, where it leads somewhere.  It belongs to the
 * nearest Link at or above the tag, else to the tag itself. */
void annotation_add_link(struct annotations *annotations,
    struct pdf_document *document, const struct page *page,
    const struct tag *tag, const struct draw *draw);

#endif
