#include "pdf/cache.h"

#include <stdlib.h>

#include "pdf/saver.h"

struct pdf_cache {
    struct subset_cache *subsets;
    struct typed_cache *typed;
    struct libdeflate_compressor *compressor;
    struct slice profile;
};

struct pdf_cache *
pdf_cache_new(void)
{
    struct pdf_cache *cache = xmalloc(sizeof *cache);
    cache->compressor = saver_compressor_new();
    cache->subsets = subset_cache_new(cache->compressor);
    cache->typed = typed_cache_new(cache->compressor);
    cache->profile = meta_make_profile();
    return cache;
}

void
pdf_cache_free(struct pdf_cache *cache)
{
    if (!cache)
        return;
    subset_cache_free(cache->subsets);
    typed_cache_free(cache->typed);
    saver_compressor_free(cache->compressor);
    free((char *)cache->profile.p);
    free(cache);
}

struct subset_cache *
cache_subsets(struct pdf_cache *cache)
{
    return cache->subsets;
}

struct typed_cache *
cache_typed(struct pdf_cache *cache)
{
    return cache->typed;
}

struct libdeflate_compressor *
cache_compressor(struct pdf_cache *cache)
{
    return cache->compressor;
}

struct slice
cache_profile(struct pdf_cache *cache)
{
    return cache->profile;
}
