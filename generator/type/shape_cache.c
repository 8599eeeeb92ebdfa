#include "type/shape_cache.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/text.h"

#define SLOTS_MIN 1024 /* powers of two */
#define SLOTS_MAX 32768
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
    int latest;         /* style that was asked for last */
    struct slot *slots; /* at most half of them used */
    size_t slot_count;
    size_t words;
};

static struct slot *
new_slots(size_t count)
{
    return memset(
        xmalloc(count * sizeof(struct slot)), 0, count * sizeof(struct slot));
}

static void
forget(struct shape_cache *cache)
{
    arena_reset(cache->arena);
    free(cache->slots);
    cache->slot_count = SLOTS_MIN;
    cache->slots = new_slots(SLOTS_MIN);
    cache->words = 0;
    cache->style_count = cache->latest = 0;
}

struct shape_cache *
shape_cache_new(void)
{
    struct shape_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct shape_cache){
        .arena = arena_new(), .buffer = hb_buffer_create()};
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
           known->direction == style->direction &&
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
    if (cache->fonts != fonts || cache->words >= SLOTS_MAX / 2)
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
                style->letter_spacing != 0, style->direction,
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

static bool
is_word(const struct slot *slot, const struct slot *asked)
{
    return slot->hash == asked->hash && slot->style == asked->style &&
           slot->length == asked->length &&
           memcmp(slot->text, asked->text, asked->length) == 0;
}

/* The word's slot, or the free one where it belongs. */
static struct slot *
find_slot(struct shape_cache *cache, const struct slot *asked)
{
    size_t mask = cache->slot_count - 1, i = asked->hash & mask;
    while (cache->slots[i].word && !is_word(&cache->slots[i], asked))
        i = (i + 1) & mask;
    return &cache->slots[i];
}

static void
grow(struct shape_cache *cache)
{
    struct slot *old = cache->slots;
    size_t count = cache->slot_count;
    cache->slot_count = count * 2;
    cache->slots = new_slots(count * 2);
    for (size_t i = 0; i < count; i++)
        if (old[i].word)
            *find_slot(cache, &old[i]) = old[i];
    free(old);
}

struct word *
shape_cache_find(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length)
{
    struct slot asked = {
        hash_word(style, text, length), text, length, style->number, NULL};
    return find_slot(cache, &asked)->word;
}

void
shape_cache_keep(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length, struct word *word)
{
    if (cache->words * 2 >= cache->slot_count)
        grow(cache);
    struct slot slot = {hash_word(style, text, length),
        arena_strndup(cache->arena, text, length), length, style->number, word};
    *find_slot(cache, &slot) = slot;
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
