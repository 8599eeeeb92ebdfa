/* A font that a reader can type into a form with: a simple TrueType font of
 * one byte a character, WinAnsiEncoding (ISO 32000-1, annex D.2), which holds
 * Latin-1 whether the document shows it or not. */
#ifndef PDF_FONT_TYPED_H
#define PDF_FONT_TYPED_H

#include "pdf/object.h"
#include "type/font.h"

struct libdeflate_compressor;

struct typed_cache; /* of a worker: the same few fonts serve all documents */
struct typed_cache *typed_cache_new(struct libdeflate_compressor *deflate);
void typed_cache_free(struct typed_cache *cache);

/* The dictionary of the font in the file; NULL when its outlines are no
 * TrueType or HarfBuzz cannot cut it down. */
struct pdf_object *typed_font_write(
    struct typed_cache *cache, struct pdf_file *file, const struct font *font);

#endif
