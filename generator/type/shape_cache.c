#include "type/shape_cache.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/text.h"

#define SLOTS 16384 /* a power of two */
#define WORDS_MAX (SLOTS / 2)
#define STYLES_MAX 256

struct slot {
    uint64_t hash;
    const char *text;
    uint32_t length;
    unsigned style;
    struct word *word; /* NULL: free */
};

struct shape_cache {
    struct arena *arena;
    hb_buffer_t *buffer;
    struct font_set *fonts;
    struct word_style styles[STYLES_MAX];
    int style_count;
    int latest; /* style that was asked for last */
    struct slot *slots;
    int words;
};

static void
forget(struct shape_cache *cache)
{
    arena_reset(cache->arena);
    memset(cache->slots, 0, SLOTS * sizeof *cache->slots);
    cache->words = cache->style_count = cache->latest = 0;
}

struct shape_cache *
shape_cache_new(void)
{
    struct shape_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct shape_cache){
        .arena = arena_new(), .buffer = hb_buffer_create()};
    cache->slots = xmalloc(SLOTS * sizeof *cache->slots);
    forget(cache);
    return cache;
}

void
shape_cache_free(struct shape_cache *cache)
{
    if (!cache)
        return;
    hb_buffer_destroy(cache->buffer);
    arena_free(cache->arena);
    free(cache->slots);
    free(cache);
}

static bool
is_style(const struct word_style *known, const struct text_style *style)
{
    return known->weight == style->weight && known->italic == style->italic &&
           known->spaced == (style->letter_spacing != 0) &&
           text_is(known->families, style->families) &&
           text_is(known->features, style->features) &&
           text_is(known->language, style->language);
}

static const char *
keep_text(struct shape_cache *cache, const char *text)
{
    return text ? arena_strdup(cache->arena, text) : NULL;
}

const struct word_style *
shape_cache_style(struct shape_cache *cache, struct font_set *fonts,
    const struct text_style *style)
{
    if (cache->fonts != fonts || cache->words >= WORDS_MAX)
        forget(cache);
    cache->fonts = fonts;
    if (cache->style_count && is_style(&cache->styles[cache->latest], style))
        return &cache->styles[cache->latest];
    int i = 0;
    while (i < cache->style_count && !is_style(&cache->styles[i], style))
        i++;
    if (i == STYLES_MAX) {
        forget(cache);
        i = 0;
    }
    cache->latest = i;
    if (i == cache->style_count) {
        cache->style_count++;
        cache->styles[i] =
            (struct word_style){keep_text(cache, style->families),
                keep_text(cache, style->features),
                keep_text(cache, style->language), style->weight, style->italic,
                style->letter_spacing != 0,
                font_find(fonts, style->families, style->weight, style->italic),
                (unsigned)i};
    }
    return &cache->styles[i];
}

static uint64_t
hash_word(const struct word_style *style, const char *text, uint32_t length)
{
    uint64_t hash = 0xcbf29ce484222325u ^ style->number;
    for (uint32_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3u;
    return hash ^ hash >> 29;
}

/* The word's slot, or the free one where it belongs: never full. */
static struct slot *
find_slot(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length, uint64_t hash)
{
    size_t i = hash & (SLOTS - 1);
    for (;; i = (i + 1) & (SLOTS - 1)) {
        struct slot *slot = &cache->slots[i];
        if (!slot->word ||
            (slot->hash == hash && slot->style == style->number &&
                slot->length == length &&
                memcmp(slot->text, text, length) == 0))
            return slot;
    }
}

struct word *
shape_cache_find(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length)
{
    uint64_t hash = hash_word(style, text, length);
    return find_slot(cache, style, text, length, hash)->word;
}

void
shape_cache_keep(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length, struct word *word)
{
    if (cache->words >= SLOTS - 1)
        return;
    uint64_t hash = hash_word(style, text, length);
    struct slot *slot = find_slot(cache, style, text, length, hash);
    *slot = (struct slot){hash, arena_strndup(cache->arena, text, length),
        length, style->number, word};
    cache->words++;
}

struct arena *
shape_cache_arena(struct shape_cache *cache)
{
    return cache->arena;
}

struct hb_buffer_t *
shape_cache_buffer(struct shape_cache *cache)
{
    return cache->buffer;
}
