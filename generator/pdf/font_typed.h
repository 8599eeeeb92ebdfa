/* A font that a reader can type into a form with: a simple font of one byte a
 * character, WinAnsiEncoding (ISO 32000-1, annex D.2), which holds the letters
 * of Latin-1 whether the document shows them or not. */
#ifndef PDF_FONT_TYPED_H
#define PDF_FONT_TYPED_H

#include "pdf/font.h"
#include "type/font.h"

/* A face is typed with as it is shown: notes the letters that it does not show
 * among what the document uses of it, where `codes` have room for them.  To be
 * called between pdf_font_claim of that font and the first pdf_font_finish. */
void typed_font_claim(struct pdf_font *font, struct codes *codes);
/* The dictionary of such a face, once it is finished.  Where there was no room
 * it has the letters alone, in a program of its own.  NULL when its glyphs are
 * told by CIDs or cannot be cut out. */
struct pdf_object *typed_font_of(struct subset_cache *cache,
    struct pdf_file *file, const struct pdf_font *font);

#endif
