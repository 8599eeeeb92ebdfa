#include "commands/web_fonts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "type/font.h"
#include "type/font_work.h"
#include "type/woff.h"

#define FONTS 16 /* families times weights of a theme */
#define KEPT 64  /* subsets in a cache: some ten plans with rare letters */
/* Code points that are looked at; what comes later is rare. */
#define RUNES 0x11000

/* The alternates that the built-in theme asks for; a theme that asks for
 * others gets the plain forms on screens. */
#define FEATURES "ss03,cv11"

#define WORD 64 /* bits */

/* Where one of them is shown, all are in the subset: what names and sentences
 * of the same languages need. */
static const char *const alphabets[] = {
    "£§°·×–—‘’“”„•…€→",
    "¡«»¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ",
    "ĄąĆćĘęŁłŃńŚśŹźŻż",
    "ČčĎďĚěŇňŘřŠšŤťŮůŽžĹĺĽľŔŕ",
    "ĂăĐđĞğİıŐőŞşŰűȘșȚț",
    "ĀāĒēĖėĢģĪīĮįĶķĻļŅņŪūŲų",
    "ΆΈΉΊΌΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ",
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
};

/* The characters that one font shows, a bit each. */
struct shown {
    const struct font *font;
    uint64_t seen[RUNES / WORD];
};

/* A device that only looks at glyph runs. */
struct collector {
    struct device device;
    struct arena *arena;
    struct slice css;
    struct shown *fonts[FONTS];
    int count;
};

struct kept {
    const struct font *font;
    char *text; /* its characters in order */
    size_t text_size;
    struct buf bytes;
};
struct web_font_cache {
    struct kept items[KEPT];
    int count;
};

struct web_font_cache *
web_font_cache_new(void)
{
    struct web_font_cache *cache = xmalloc(sizeof *cache);
    cache->count = 0;
    return cache;
}

void
web_font_cache_free(struct web_font_cache *cache)
{
    for (int i = 0; cache && i < cache->count; i++) {
        free(cache->items[i].text);
        buf_free(&cache->items[i].bytes);
    }
    free(cache);
}

static void
see(struct shown *shown, uint32_t rune)
{
    if (rune < RUNES)
        shown->seen[rune / WORD] |= UINT64_C(1) << rune % WORD;
}

static bool
is_seen(const struct shown *shown, uint32_t rune)
{
    return shown->seen[rune / WORD] >> rune % WORD & 1;
}

static void
see_alphabets(struct shown *shown)
{
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
        const char *p = alphabets[i];
        while (*p && !is_seen(shown, utf8_next(&p)))
            continue;
        for (p = *p ? alphabets[i] : p; *p;)
            see(shown, utf8_next(&p));
    }
}

static bool
theme_names(const struct collector *collector, const char *family)
{
    return family &&
           memmem(collector->css.p, collector->css.n, family, strlen(family));
}

static struct shown *
shown_of(struct collector *collector, const struct font *font)
{
    for (int i = 0; i < collector->count; i++)
        if (collector->fonts[i]->font == font)
            return collector->fonts[i];
    if (collector->count == FONTS || !theme_names(collector, font->family))
        return NULL;
    struct shown *shown = ARENA_NEW(collector->arena, struct shown);
    shown->font = font;
    for (uint32_t rune = ' '; rune < 0x7F; rune++)
        see(shown, rune);
    see(shown, 0xA0); /* in many texts, and it costs nothing */
    return collector->fonts[collector->count++] = shown;
}

static void
collect(struct device *device, const struct glyph_run *run)
{
    struct collector *collector = (struct collector *)device;
    struct shown *shown = shown_of(collector, run->font);
    const char *p = run->text, *end = p + run->text_length;
    while (shown && p < end) {
        if (*p >= ' ' && *p < 0x7F) /* seen from the start */
            p++;
        else
            see(shown, utf8_next(&p));
    }
}

static const struct device_ops ops = {.glyphs = collect};

static void
put_text(const struct shown *shown, struct buf *out)
{
    for (uint32_t i = 0; i < RUNES / WORD; i++)
        for (uint32_t bit = 0; bit < WORD && shown->seen[i] >> bit; bit++)
            if (is_seen(shown, i * WORD + bit) && i + bit > 0)
                buf_rune(out, i * WORD + bit);
}

static struct kept *
find_kept(struct web_font_cache *cache, const struct font *font,
    const struct buf *text)
{
    for (int i = 0; i < cache->count; i++) {
        struct kept *kept = &cache->items[i];
        if (kept->font == font && kept->text_size == text->n &&
            memcmp(kept->text, text->p, text->n) == 0)
            return kept;
    }
    return NULL;
}

static struct kept *
next_kept(struct web_font_cache *cache)
{
    if (cache->count == KEPT)
        return NULL;
    struct kept *kept = &cache->items[cache->count++];
    *kept = (struct kept){0};
    return kept;
}

/* Leaves `bytes` empty when the font cannot be cut down.  The features are
 * the same for all builds of this file, and need not be in the key. */
static void
make_web_font(
    const struct font *font, const struct buf *text, struct buf *bytes)
{
    struct slice kept, key = buf_slice(text);
    if (font_work_find(font->work, WORK_WEB_FONT, font->stamp, key, &kept)) {
        buf_add(bytes, kept.p, kept.n);
        return;
    }
    struct buf file = {0};
    if (font_subset_web(font, text->p, text->n, FEATURES, &file) &&
        woff_pack(buf_slice(&file), bytes))
        font_work_keep(
            font->work, WORK_WEB_FONT, font->stamp, key, buf_slice(bytes));
    buf_free(&file);
}

/* The subset's bytes; in the cache with a serial number, or in the arena when
 * that is full. */
static struct slice
subset(struct arena *arena, struct web_font_cache *cache, struct shown *shown,
    unsigned *serial)
{
    struct buf text = {0}, bytes = {0};
    see_alphabets(shown);
    put_text(shown, &text);
    struct kept *kept = find_kept(cache, shown->font, &text);
    *serial = 0;
    if (kept) {
        buf_free(&text);
        *serial = (unsigned)(kept - cache->items) + 1;
        return buf_slice(&kept->bytes);
    }
    make_web_font(shown->font, &text, &bytes);
    struct slice result = buf_slice(&bytes);
    kept = next_kept(cache);
    if (kept) {
        *serial = (unsigned)(kept - cache->items) + 1;
        kept->font = shown->font;
        kept->text = buf_detach(&text, &kept->text_size);
        kept->bytes = bytes;
        return result;
    }
    result.p = arena_strndup(arena, result.p, result.n);
    buf_free(&text);
    buf_free(&bytes);
    return result;
}

struct web_fonts
web_fonts_of(struct arena *arena, struct web_font_cache *cache,
    const struct pages *pages, struct slice css)
{
    struct collector collector = {.device = {&ops}, .arena = arena, .css = css};
    struct web_fonts fonts = {ARENA_ARRAY(arena, struct html_font, FONTS), 0};
    size_t total = 0;
    layout_draw(pages, &collector.device);
    for (int i = 0; i < collector.count; i++) {
        const struct font *font = collector.fonts[i]->font;
        unsigned serial;
        struct slice bytes = subset(arena, cache, collector.fonts[i], &serial);
        if (bytes.n == 0 || total + bytes.n > WEB_FONTS_BYTES)
            continue;
        total += bytes.n;
        fonts.items[fonts.count++] = (struct html_font){
            .family = font->family,
            .weight = font->weight,
            .italic = font->italic,
            .format = "woff",
            .bytes = bytes,
            .serial = serial,
        };
    }
    return fonts;
}
