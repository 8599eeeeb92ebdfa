/* What is kept over the documents of a worker: faces prepared for subsetting,
 * the compressor, the colour profile, pictures, maps to Unicode. */
#ifndef PDF_CACHE_H
#define PDF_CACHE_H

#include "pdf/font.h"
#include "pdf/pdf.h"
#include "type/image.h"

struct libdeflate_compressor;

struct subset_cache *cache_subsets(struct pdf_cache *cache);
struct libdeflate_compressor *cache_compressor(struct pdf_cache *cache);
struct slice cache_profile(struct pdf_cache *cache); /* deflated */
/* Pixels deflated, those of a picture with an id once; `mask`: of its alpha
 * channel.  In the arena, or in the cache. */
struct slice cache_pixels(struct pdf_cache *cache, struct arena *arena,
    const struct image *image, bool mask);
/* The map of the codes to Unicode, deflated: documents of a house mostly have
 * the same.  Lent until the next document. */
struct slice cache_map(struct pdf_cache *cache, const struct codes *codes);
/* meta.c: the profile's bytes, to be freed. */
struct slice meta_make_profile(void);

#endif
