/* What is kept over the documents of a worker: faces prepared for subsetting,
 * the compressor, the colour profile. */
#ifndef PDF_CACHE_H
#define PDF_CACHE_H

#include "pdf/font.h"
#include "pdf/font_typed.h"
#include "pdf/pdf.h"

struct libdeflate_compressor;

struct subset_cache *cache_subsets(struct pdf_cache *cache);
struct typed_cache *cache_typed(struct pdf_cache *cache);
struct libdeflate_compressor *cache_compressor(struct pdf_cache *cache);
struct slice cache_profile(struct pdf_cache *cache);
/* meta.c: the profile's bytes, to be freed. */
struct slice meta_make_profile(void);

#endif
