#include "type/shape_cache.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/text.h"
#include "type/font_work.h"

#define SLOTS_MIN 1024 /* powers of two */
#define WORDS_MAX 4096
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
    struct word_style **styles;
    int style_count, style_room;
    struct text_style asked; /* last; its families are NULL: none was */
    const struct word_style *answer;
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
    cache->styles = NULL;
    cache->style_count = cache->style_room = 0;
    cache->asked.families = NULL;
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

void
shape_cache_trim(struct shape_cache *cache)
{
    if (cache->words >= WORDS_MAX || cache->style_count >= STYLES_MAX)
        forget(cache);
}

void
shape_cache_begin(struct shape_cache *cache)
{
    cache->asked.families = NULL;
}

/* The same strings in the same place. */
static bool
is_asked(const struct shape_cache *cache, const struct text_style *style)
{
    const struct text_style *asked = &cache->asked;
    return asked->families && asked->families == style->families &&
           asked->features == style->features &&
           asked->language == style->language &&
           asked->weight == style->weight && asked->italic == style->italic &&
           asked->direction == style->direction &&
           (asked->letter_spacing != 0) == (style->letter_spacing != 0);
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

/* The families do not count: they give the font, and so do weight and slope. */
static uint64_t
stamp_of(const struct word_style *style)
{
    const char *texts[] = {style->features, style->language};
    uint64_t stamp = style->first ? style->first->stamp : 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = texts[i] ? texts[i] : "";
        stamp = font_work_hash(stamp, (struct slice){text, strlen(text)});
    }
    const char traits[] = {(char)style->spaced, (char)style->direction};
    return font_work_hash(stamp, (struct slice){traits, sizeof traits});
}

static const struct word_style *
add_style(struct shape_cache *cache, const struct text_style *style)
{
    cache->styles = arena_grow(cache->arena, cache->styles, cache->style_count,
        &cache->style_room, sizeof *cache->styles);
    struct word_style *known = ARENA_NEW(cache->arena, struct word_style);
    *known = (struct word_style){keep_text(cache, style->families),
        keep_text(cache, style->features), keep_text(cache, style->language),
        style->weight, style->italic, style->letter_spacing != 0,
        style->direction,
        font_find(cache->fonts, style->families, style->weight, style->italic),
        (unsigned)cache->style_count, 0};
    known->stamp = stamp_of(known);
    cache->styles[cache->style_count++] = known;
    return known;
}

const struct word_style *
shape_cache_style(struct shape_cache *cache, struct font_set *fonts,
    const struct text_style *style)
{
    if (cache->fonts != fonts)
        forget(cache);
    cache->fonts = fonts;
    if (is_asked(cache, style))
        return cache->answer;
    int i = 0;
    while (i < cache->style_count && !is_style(cache->styles[i], style))
        i++;
    cache->asked = *style;
    cache->answer =
        i < cache->style_count ? cache->styles[i] : add_style(cache, style);
    return cache->answer;
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

static void
add_word(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length, struct word *word)
{
    if (cache->words * 2 >= cache->slot_count)
        grow(cache);
    word->text = arena_strndup(cache->arena, text, length);
    struct slot slot = {hash_word(style, text, length), word->text, length,
        style->number, word};
    *find_slot(cache, &slot) = slot;
    cache->words++;
}

/* A word of one run in the style's first font, as it is kept over runs of the
 * program; the glyphs follow. */
struct kept_word {
    uint32_t count, rtl;
};

static struct word *
find_kept(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length)
{
    struct slice value;
    if (!style->first ||
        !font_work_find(style->first->work, WORK_WORD, style->stamp,
            (struct slice){text, length}, &value))
        return NULL;
    const struct kept_word *kept =
        (const struct kept_word *)(const void *)value.p;
    if (value.n < sizeof *kept ||
        value.n != sizeof *kept + kept->count * sizeof(struct unit_glyph))
        return NULL;
    struct word *word = ARENA_NEW(cache->arena, struct word);
    word->runs = ARENA_NEW(cache->arena, struct unit_run);
    word->count = 1;
    *word->runs = (struct unit_run){style->first,
        (const struct unit_glyph *)(const void *)(kept + 1), (int)kept->count,
        0, length, kept->rtl != 0};
    return word;
}

static void
keep_word(const struct word_style *style, const char *text, uint32_t length,
    const struct word *word)
{
    const struct unit_run *run = word->runs;
    if (word->count != 1 || run->font != style->first)
        return;
    struct kept_word head = {(uint32_t)run->count, run->rtl};
    struct buf value = {0};
    buf_add(&value, &head, sizeof head);
    buf_add(&value, run->glyphs, (size_t)run->count * sizeof *run->glyphs);
    font_work_keep(style->first->work, WORK_WORD, style->stamp,
        (struct slice){text, length}, buf_slice(&value));
    buf_free(&value);
}

struct word *
shape_cache_find(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length)
{
    struct slot asked = {
        hash_word(style, text, length), text, length, style->number, NULL};
    struct word *word = find_slot(cache, &asked)->word;
    if (word)
        return word;
    word = find_kept(cache, style, text, length);
    if (word)
        add_word(cache, style, text, length, word);
    return word;
}

void
shape_cache_keep(struct shape_cache *cache, const struct word_style *style,
    const char *text, uint32_t length, struct word *word)
{
    add_word(cache, style, text, length, word);
    keep_word(style, text, length, word);
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
