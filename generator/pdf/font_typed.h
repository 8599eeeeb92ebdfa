/* A font that a reader can type into a form with: a simple font of one byte a
 * character, WinAnsiEncoding (ISO 32000-1, annex D.2), which holds the letters
 * of Latin-1 whether the document shows them or not. */
#ifndef PDF_FONT_TYPED_H
#define PDF_FONT_TYPED_H

#include "pdf/font.h"
#include "type/font.h"

struct libdeflate_compressor;

struct typed_cache; /* of a worker: the same few fonts serve all documents */
struct typed_cache *typed_cache_new(struct libdeflate_compressor *deflate);
void typed_cache_free(struct typed_cache *cache);

/* A face of CFF outlines is typed with as it is shown: notes the letters that
 * it does not show among what the document uses of it, where `codes` have room
 * for them.  To be called between pdf_font_claim of all fonts and the first
 * pdf_font_finish. */
void typed_font_claim(struct pdf_font *font, struct codes *codes);
/* The dictionary of such a face, once it is finished.  Where there was no room
 * it has the letters alone, in a program of its own.  NULL when its glyphs are
 * told by CIDs or cannot be cut out. */
struct pdf_object *typed_font_of(struct subset_cache *cache,
    struct pdf_file *file, const struct pdf_font *font);

/* The same of a face whose outlines are TrueType; NULL when they are not or
 * HarfBuzz cannot cut it down. */
struct pdf_object *typed_font_write(
    struct typed_cache *cache, struct pdf_file *file, const struct font *font);

#endif
