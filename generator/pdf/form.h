/* The form: signature and text fields, and boxes to tick (ISO 32000-1, 12.7).
 *
 * A field is one object with its widget.  A signature's appearance is blank:
 * what frames it is content of the page, as clients put their own appearance
 * in its place.  Text fields show what the document set, with shaped glyphs;
 * who types over it gets a font with Latin-1. */
#ifndef PDF_FORM_H
#define PDF_FORM_H

#include "pdf/document.h"

struct form;

/* The field, to be made an annotation of its page; `appearance` is what was
 * drawn in it, in the page's coordinates. */
struct pdf_object *form_add(struct pdf_document *document,
    const struct page *page, const struct form_field *field,
    struct slice appearance);
/* Writes the form's dictionary into the catalogue. */
void form_write(struct pdf_document *document, struct form *form);

#endif
