#include "type/shape.h"

#include <string.h>

#include <hb.h>

#include "base/text.h"
#include "type/shape_cache.h"
#include "type/shape_item.h"

#define FEATURES_MAX 32
#define CACHED_MAX 64 /* bytes of a word */

struct features {
    hb_feature_t items[FEATURES_MAX];
    unsigned count;
};

static void
add_feature(struct features *features, const char *text, size_t length)
{
    hb_feature_t *feature = &features->items[features->count];
    if (features->count < FEATURES_MAX &&
        hb_feature_from_string(text, (int)length, feature))
        features->count++;
}

static struct features
features_of(const struct text_style *style)
{
    struct features features = {.count = 0};
    if (style->letter_spacing != 0) {
        add_feature(&features, "-liga", 5);
        add_feature(&features, "-clig", 5);
    }
    for (const char *p = style->features; p && *p;) {
        size_t n = strcspn(p, ",");
        add_feature(&features, p, n);
        p += n + (p[n] == ',');
    }
    return features;
}

/* A missing character is a gap as wide as a space, never a box. */
static void
hide_missing(const struct font *font, struct unit_glyph *glyph)
{
    hb_codepoint_t space;
    if (glyph->id != 0 || !hb_font_get_nominal_glyph(font->hb, ' ', &space))
        return;
    glyph->id = space;
    glyph->advance = hb_font_get_glyph_h_advance(font->hb, space);
    glyph->dx = glyph->dy = 0;
}

/* Letter-spacing comes after a letter with all its glyphs and marks. */
static bool
is_spaced(const struct unit_run *run, int i, const char *text)
{
    const struct unit_glyph *glyph = &run->glyphs[i];
    if (!run->rtl && i + 1 < run->count) {
        const char *next = text + glyph[1].cluster;
        return glyph[1].cluster != glyph->cluster &&
               !shape_is_mark(utf8_next(&next));
    }
    const char *at = text + glyph->cluster;
    return !run->rtl || !shape_is_mark(utf8_next(&at));
}

static void
copy_glyphs(struct arena *arena, hb_buffer_t *buffer, const char *text,
    struct unit_run *run)
{
    unsigned count = 0;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *position =
        hb_buffer_get_glyph_positions(buffer, &count);
    struct unit_glyph *glyphs = ARENA_ARRAY(arena, struct unit_glyph, count);
    run->glyphs = glyphs;
    for (unsigned i = 0; i < count; i++) {
        struct unit_glyph *glyph = &glyphs[run->count];
        *glyph = (struct unit_glyph){info[i].codepoint, info[i].cluster,
            position[i].x_advance, position[i].x_offset, position[i].y_offset,
            false};
        hide_missing(run->font, glyph);
        run->count += glyph->id != 0;
    }
    for (int i = 0; i < run->count; i++)
        glyphs[i].spaced = is_spaced(run, i, text);
}

/* Shaped with the whole word around it, so that letters join across fonts. */
static void
shape_run(struct arena *arena, hb_buffer_t *buffer,
    const struct text_style *style, const struct features *features,
    const char *text, uint32_t length, const struct text_item *item,
    struct unit_run *run)
{
    *run =
        (struct unit_run){item->font, NULL, 0, item->from, item->to, item->rtl};
    hb_buffer_reset(buffer);
    hb_buffer_set_cluster_level(
        buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(
        buffer, text, (int)length, item->from, (int)(item->to - item->from));
    hb_buffer_set_direction(
        buffer, item->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)item->script);
    hb_buffer_set_language(buffer,
        hb_language_from_string(style->language ? style->language : "en", -1));
    hb_shape(item->font->hb, buffer, features->items, features->count);
    copy_glyphs(arena, buffer, text, run);
}

static struct word *
shape_word(struct shaper *shaper, struct arena *arena, hb_buffer_t *buffer,
    const struct text_style *style, const char *text, uint32_t length)
{
    struct text_items items = {0};
    struct word *word = ARENA_NEW(arena, struct word);
    word->missing = !shape_itemise(shaper, style, text, length, &items);
    struct features features = features_of(style);
    word->runs = ARENA_ARRAY(arena, struct unit_run, items.count);
    for (int i = 0; i < items.count; i++)
        shape_run(arena, buffer, style, &features, text, length,
            &items.items[i], &word->runs[i]);
    word->count = items.count;
    return word;
}

static bool
is_cached(const struct shaper *shaper, uint32_t length)
{
    return shaper->cache && length <= CACHED_MAX;
}

/* A word with a missing character is not kept: each document reports it. */
static struct word *
cached_word(struct shaper *shaper, const struct text_style *style,
    const char *text, uint32_t length)
{
    struct shape_cache *cache = shaper->cache;
    const struct word_style *key =
        shape_cache_style(cache, shaper->fonts, style);
    struct word *word = shape_cache_find(cache, key, text, length);
    if (word)
        return word;
    word = shape_word(shaper, shape_cache_arena(cache),
        shape_cache_buffer(cache), style, text, length);
    if (!word->missing)
        shape_cache_keep(cache, key, text, length, word);
    return word;
}

static const struct word *
word_of(struct shaper *shaper, const struct text_style *style, const char *text,
    uint32_t length)
{
    if (is_cached(shaper, length))
        return cached_word(shaper, style, text, length);
    hb_buffer_t *buffer = hb_buffer_create();
    const struct word *word =
        shape_word(shaper, shaper->arena, buffer, style, text, length);
    hb_buffer_destroy(buffer);
    return word;
}

/* The list that is being made.  Positions are scaled from the running total
 * of units, so that rounding does not add up along a stretch. */
struct builder {
    struct arena *arena;
    const struct text_style *style;
    const char *text;
    struct shaped *items;
    int count, room;
    struct glyph *glyphs; /* of the last stretch */
    int glyph_room;
    int64_t units;   /* its advance so far */
    int64_t spacing; /* and the letter-spacing in it */
};

/* a * b / c, rounded half away from zero; c > 0 */
static len
scale(int64_t a, int64_t b, int64_t c)
{
    int64_t n = a * b;
    return (len)(n < 0 ? -((-n * 2 + c) / (c * 2)) : (n * 2 + c) / (c * 2));
}

static struct shaped *
last_stretch(struct builder *b)
{
    return b->count ? &b->items[b->count - 1] : NULL;
}

static struct shaped *
begin_stretch(struct builder *b, const struct unit_run *run, uint32_t at)
{
    b->items =
        arena_grow(b->arena, b->items, b->count, &b->room, sizeof *b->items);
    struct shaped *s = &b->items[b->count++];
    *s = (struct shaped){
        .font = run->font, .size = b->style->size, .rtl = run->rtl};
    s->text = b->text + at + run->from;
    /* Most stretches are one run, and thousands of them are kept. */
    b->glyph_room = run->count;
    b->glyphs = ARENA_ARRAY(b->arena, struct glyph, run->count);
    b->units = b->spacing = 0;
    return s;
}

static void
add_glyph(struct builder *b, struct shaped *s, const struct unit_glyph *glyph,
    uint32_t cluster)
{
    b->glyphs = arena_grow(
        b->arena, b->glyphs, s->count, &b->glyph_room, sizeof *b->glyphs);
    int64_t size = s->size, em = s->font->units_per_em;
    b->units += glyph->advance;
    b->spacing += glyph->spaced ? b->style->letter_spacing : 0;
    len width = (len)(scale(b->units, size, em) + b->spacing);
    b->glyphs[s->count++] = (struct glyph){glyph->id, cluster, width - s->width,
        glyph->dx ? scale(glyph->dx, size, em) : 0,
        glyph->dy ? scale(glyph->dy, size, em) : 0};
    s->glyphs = b->glyphs;
    s->width = width;
}

/* Adds a run of the word that begins `at` bytes into the text. */
static void
add_run(struct builder *b, const struct unit_run *run, uint32_t at)
{
    struct shaped *s = last_stretch(b);
    if (!s || s->font != run->font || s->rtl || run->rtl)
        s = begin_stretch(b, run, at);
    uint32_t start = (uint32_t)(s->text - b->text);
    for (int i = 0; i < run->count; i++)
        add_glyph(b, s, &run->glyphs[i], at + run->glyphs[i].cluster - start);
    s->text_length = at + run->to - start;
}

static uint32_t
word_length(const char *text, uint32_t length)
{
    uint32_t n = text[0] == ' ';
    while (n < length && text[n] != ' ' && text[0] != ' ')
        n++;
    return n;
}

static void
add_word(struct builder *b, const struct word *word, uint32_t at)
{
    for (int i = 0; i < word->count; i++)
        add_run(b, &word->runs[i], at);
}

static struct shaped_list
finish(const struct builder *b)
{
    struct shaped_list list = {.items = b->items, .count = b->count};
    for (int i = 0; i < list.count; i++)
        list.width += list.items[i].width;
    return list;
}

/* The word in the style's size, as the cache has it. */
static struct shaped_list
sized_word(
    struct shaper *shaper, const struct text_style *style, struct word *word)
{
    struct sized_word *sized = word->sized;
    while (sized && (sized->size != style->size ||
                        sized->letter_spacing != style->letter_spacing))
        sized = sized->next;
    if (sized)
        return sized->list;
    struct arena *arena = shape_cache_arena(shaper->cache);
    struct builder b = {.arena = arena, .style = style, .text = word->text};
    b.items = ARENA_ARRAY(arena, struct shaped, word->count);
    b.room = word->count;
    add_word(&b, word, 0);
    sized = ARENA_NEW(arena, struct sized_word);
    *sized = (struct sized_word){
        style->size, style->letter_spacing, finish(&b), word->sized};
    word->sized = sized;
    return sized->list;
}

struct shaped_list
shape_text(struct shaper *shaper, const struct text_style *style,
    const char *text, uint32_t length)
{
    bool whole = length > 0 && word_length(text, length) == length;
    struct word *one = whole && is_cached(shaper, length)
                           ? cached_word(shaper, style, text, length)
                           : NULL;
    if (one && one->text)
        return sized_word(shaper, style, one);
    struct builder b = {.arena = shaper->arena, .style = style};
    b.text = arena_strndup(shaper->arena, text, length);
    for (uint32_t at = 0; at < length;) {
        uint32_t n = word_length(b.text + at, length - at);
        add_word(&b, word_of(shaper, style, b.text + at, n), at);
        at += n;
    }
    return finish(&b);
}

void
shape_metrics(struct shaper *shaper, const struct text_style *style,
    len *ascent, len *descent)
{
    struct font *font =
        font_find(shaper->fonts, style->families, style->weight, style->italic);
    int em = font && font->units_per_em > 0 ? font->units_per_em : 1;
    *ascent = font ? scale(font->ascent, style->size, em) : style->size;
    *descent = font ? scale(font->descent, style->size, em) : 0;
}
