/* The text of a page, as far as it takes to find what our own documents print
 * on it: strings shown in fonts of two-byte codes with a ToUnicode map. */
#ifndef SEAL_PDF_TEXT_H
#define SEAL_PDF_TEXT_H

#include "seal/pdf_read.h"

/* Appends what the page shows, in the order of its content; texts apart from
 * each other by a line end. */
void pdf_text_of(struct pdf_reading *pdf, pdf_ref page, struct buf *out);

#endif
