/* Codes of one byte that mean the same in all simple fonts of a document.
 *
 * What WinAnsiEncoding has (ISO 32000-1, annex D.2) gets its code there.  A
 * word has then the same bytes in every face, which compresses, and one map
 * to Unicode serves all of them: together 5 % of a plan. */
#ifndef PDF_CODES_H
#define PDF_CODES_H

#include "pdf/subset.h"

/* What a code of WinAnsiEncoding stands for; 0 for none. */
uint32_t codes_winansi(int code);
/* The code there of what the glyph stands for; 0 for none. */
int codes_winansi_of(const struct pdf_glyph *glyph);

struct codes; /* of a document */
struct codes *codes_new(struct arena *arena);
/* To be called for all fonts before the first codes_give: what their glyphs
 * stand for keeps its code in WinAnsiEncoding. */
void codes_claim(
    struct codes *codes, struct pdf_glyph *const *glyphs, int count);
/* How many codes are left then, at least. */
int codes_left(const struct codes *codes);
bool codes_has(const struct codes *codes, int code);
/* Sets the codes of a font's glyphs, none of which is 0.  False when so many
 * characters are in use that none is left; those that were stay so. */
bool codes_give(
    struct codes *codes, struct pdf_glyph *const *glyphs, int count);
/* Appends the map to Unicode of what codes_give gave; its key is what tells it
 * from the maps of other documents. */
void codes_map(const struct codes *codes, struct buf *map);
void codes_key(const struct codes *codes, struct buf *key);

#endif
