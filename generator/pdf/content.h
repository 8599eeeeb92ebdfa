/* A page's content stream: marked content, text, paths and pictures. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/document.h"

/* Writes the page's content stream and annotations and finishes its object.
 * `resources` is shared by all pages. */
void content_write(struct pdf_document *document, struct page *page, int index,
    struct pdf_object *resources);

#endif
