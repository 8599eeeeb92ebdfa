#include "pdf/cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/saver.h"

#define PICTURES 32 /* ids that pixels are kept of */
#define MAPS 8      /* to Unicode that are kept */

struct map {
    struct buf key, deflated;
};

struct pdf_cache {
    struct arena *arena;
    struct slice pixels[PICTURES + 1][2]; /* by a picture's id */
    struct subset_cache *subsets;
    struct libdeflate_compressor *compressor;
    pthread_mutex_t lock;        /* of the profile */
    struct arena *profile_arena; /* so that it is made beside a document */
    struct slice profile;        /* deflated; empty until it is wanted */
    struct map maps[MAPS];
    int next_map; /* to be replaced */
};

struct pdf_cache *
pdf_cache_new(void)
{
    struct pdf_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct pdf_cache){.arena = arena_new()};
    cache->compressor = saver_compressor_new();
    cache->subsets = subset_cache_new(cache->compressor);
    pthread_mutex_init(&cache->lock, NULL);
    cache->profile_arena = arena_new();
    return cache;
}

void
pdf_cache_free(struct pdf_cache *cache)
{
    if (!cache)
        return;
    subset_cache_free(cache->subsets);
    saver_compressor_free(cache->compressor);
    for (int i = 0; i < MAPS; i++) {
        buf_free(&cache->maps[i].key);
        buf_free(&cache->maps[i].deflated);
    }
    arena_free(cache->arena);
    arena_free(cache->profile_arena);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

struct subset_cache *
cache_subsets(struct pdf_cache *cache)
{
    return cache->subsets;
}

struct libdeflate_compressor *
cache_compressor(struct pdf_cache *cache)
{
    return cache->compressor;
}

struct slice
cache_profile(struct pdf_cache *cache)
{
    pthread_mutex_lock(&cache->lock);
    if (cache->profile.n == 0) {
        struct slice bytes = meta_make_profile();
        cache->profile = saver_deflate_well(cache->profile_arena, bytes);
        free((char *)bytes.p);
    }
    struct slice profile = cache->profile;
    pthread_mutex_unlock(&cache->lock);
    return profile;
}

void
pdf_cache_ready(struct pdf_cache *cache)
{
    cache_profile(cache);
}

struct slice
cache_pixels(struct pdf_cache *cache, struct arena *arena,
    const struct image *image, bool mask)
{
    size_t size = (size_t)image->width * (size_t)image->height;
    struct slice pixels = {(const char *)(mask ? image->alpha : image->rgb),
        mask ? size : 3 * size};
    if (image->id <= 0 || image->id > PICTURES)
        return saver_deflate_well(arena, pixels);
    struct slice *kept = &cache->pixels[image->id][mask];
    if (!kept->p)
        *kept = saver_deflate_well(cache->arena, pixels);
    return *kept;
}

static void
make_map(struct pdf_cache *cache, const struct codes *codes, struct map *map)
{
    struct buf text = {0};
    codes_map(codes, &text);
    saver_deflate_into(&map->deflated, cache->compressor, buf_slice(&text));
    buf_free(&text);
}

struct slice
cache_map(struct pdf_cache *cache, const struct codes *codes)
{
    struct buf key = {0};
    codes_key(codes, &key);
    struct map *map = cache->maps, *end = map + MAPS;
    while (map < end && (map->deflated.n == 0 ||
                            !slice_same(buf_slice(&map->key), buf_slice(&key))))
        map++;
    if (map < end) {
        buf_free(&key);
        return buf_slice(&map->deflated);
    }
    map = &cache->maps[cache->next_map];
    cache->next_map = (cache->next_map + 1) % MAPS;
    buf_free(&map->key);
    map->key = key;
    make_map(cache, codes, map);
    return buf_slice(&map->deflated);
}
