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
/* Kerning adds a quarter to a subset: for what is set large, where pairs that
 * stand apart are seen. */
#define KERNED FEATURES ",kern"
#define LARGE PT(14)

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

#define ALPHABETS (sizeof alphabets / sizeof *alphabets)

/* Characters, a bit each, in the words from `first` to before `end`. */
struct rune_set {
    uint64_t words[RUNES / WORD];
    uint32_t first, end;
};

/* What one font shows. */
struct shown {
    const struct font *font;
    bool large;
    struct rune_set runes;
};

/* What looks at the runs of glyphs. */
struct collector {
    struct slice css;
    struct shown *fonts; /* FONTS of them, empty from `count` on */
    int count;
};

struct kept {
    const struct font *font;
    bool large;
    uint64_t *words; /* of its characters, from `first` to before `end` */
    uint32_t first, end;
    struct buf bytes;
};
struct web_font_cache {
    struct kept items[KEPT];
    int count;
    struct rune_set alphabets[ALPHABETS];
    struct shown fonts[FONTS]; /* scratch: of a document; empty again after */
};

static void
see(struct rune_set *set, uint32_t rune)
{
    uint32_t word = rune / WORD;
    if (rune >= RUNES)
        return;
    if (set->end == 0 || word < set->first)
        set->first = word;
    if (word >= set->end)
        set->end = word + 1;
    set->words[word] |= UINT64_C(1) << rune % WORD;
}

static void
see_text(struct rune_set *set, const char *text)
{
    while (*text)
        see(set, utf8_next(&text));
}

static bool
have_common(const struct rune_set *a, const struct rune_set *b)
{
    for (uint32_t i = b->first; i < b->end; i++)
        if (a->words[i] & b->words[i])
            return true;
    return false;
}

struct web_font_cache *
web_font_cache_new(void)
{
    struct web_font_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct web_font_cache){.count = 0};
    for (size_t i = 0; i < ALPHABETS; i++)
        see_text(&cache->alphabets[i], alphabets[i]);
    return cache;
}

void
web_font_cache_free(struct web_font_cache *cache)
{
    for (int i = 0; cache && i < cache->count; i++) {
        free(cache->items[i].words);
        buf_free(&cache->items[i].bytes);
    }
    free(cache);
}

static void
see_all(struct rune_set *set, const struct rune_set *more)
{
    for (uint32_t i = more->first; i < more->end; i++)
        set->words[i] |= more->words[i];
    if (set->end == 0 || more->first < set->first)
        set->first = more->first;
    if (more->end > set->end)
        set->end = more->end;
}

static void
see_alphabets(const struct web_font_cache *cache, struct rune_set *set)
{
    for (size_t i = 0; i < ALPHABETS; i++)
        if (have_common(set, &cache->alphabets[i]))
            see_all(set, &cache->alphabets[i]);
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
        if (collector->fonts[i].font == font)
            return &collector->fonts[i];
    if (collector->count == FONTS || !theme_names(collector, font->family))
        return NULL;
    struct shown *shown = &collector->fonts[collector->count++];
    shown->font = font;
    shown->large = false;
    for (uint32_t rune = ' '; rune < 0x7F; rune++)
        see(&shown->runes, rune);
    see(&shown->runes, 0xA0); /* in many texts, and it costs nothing */
    return shown;
}

static bool
is_plain(char c)
{
    return c >= ' ' && c < 0x7F;
}

/* Eight bytes of ASCII that are no controls, DEL among them. */
static bool
are_plain(const char *p)
{
    const uint64_t ones = 0x0101010101010101, tops = ones << 7;
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
    return (((bytes - ' ' * ones) | (bytes + ones) | bytes) & tops) == 0;
}

/* Behind the characters that each font is seen to show from the start. */
static const char *
skip_plain(const char *p, const char *end)
{
    while (end - p >= 8 && are_plain(p))
        p += 8;
    while (p < end && is_plain(*p))
        p++;
    return p;
}

static void
collect(void *context, const struct glyph_run *run)
{
    struct shown *shown = shown_of(context, run->font);
    const char *p = run->text, *end = p + run->text_length;
    if (shown && run->size >= LARGE)
        shown->large = true;
    if (!shown)
        return;
    while ((p = skip_plain(p, end)) < end)
        see(&shown->runes, utf8_next(&p));
}

static void
put_text(const struct rune_set *set, struct buf *out)
{
    for (uint32_t i = set->first; i < set->end; i++)
        for (uint64_t left = set->words[i]; left; left &= left - 1)
            buf_rune(out, i * WORD + (uint32_t)__builtin_ctzll(left));
}

static size_t
words_size(const struct rune_set *set)
{
    return (set->end - set->first) * sizeof *set->words;
}

static struct kept *
find_kept(struct web_font_cache *cache, const struct shown *shown)
{
    const struct rune_set *set = &shown->runes;
    for (int i = 0; i < cache->count; i++) {
        struct kept *kept = &cache->items[i];
        if (kept->font == shown->font && kept->large == shown->large &&
            kept->first == set->first && kept->end == set->end &&
            memcmp(kept->words, set->words + set->first, words_size(set)) == 0)
            return kept;
    }
    return NULL;
}

/* NULL when the cache is full. */
static struct kept *
keep(struct web_font_cache *cache, const struct shown *shown)
{
    const struct rune_set *set = &shown->runes;
    if (cache->count == KEPT)
        return NULL;
    struct kept *kept = &cache->items[cache->count++];
    *kept = (struct kept){shown->font, shown->large, xmalloc(words_size(set)),
        set->first, set->end, {0}};
    memcpy(kept->words, set->words + set->first, words_size(set));
    return kept;
}

/* Leaves `bytes` empty when the font cannot be cut down.  `text` is its
 * characters; the key has the features behind them. */
static void
make_web_font(
    const struct font *font, bool large, struct buf *text, struct buf *bytes)
{
    const char *features = large ? KERNED : FEATURES;
    size_t n = text->n;
    buf_char(text, '\0');
    buf_str(text, features);
    struct slice kept, key = buf_slice(text);
    if (font_work_find(font->work, WORK_WEB_FONT, font->stamp, key, &kept)) {
        buf_add(bytes, kept.p, kept.n);
        return;
    }
    struct buf file = {0};
    if (font_subset_web(font, text->p, n, features, &file) &&
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
    see_alphabets(cache, &shown->runes);
    struct kept *kept = find_kept(cache, shown);
    *serial = 0;
    if (!kept) {
        put_text(&shown->runes, &text);
        make_web_font(shown->font, shown->large, &text, &bytes);
        buf_free(&text);
        kept = keep(cache, shown);
        if (kept)
            kept->bytes = bytes;
    }
    if (kept) {
        *serial = (unsigned)(kept - cache->items) + 1;
        return buf_slice(&kept->bytes);
    }
    struct slice result = {arena_strndup(arena, bytes.p, bytes.n), bytes.n};
    buf_free(&bytes);
    return result;
}

static void
empty(struct rune_set *set)
{
    memset(set->words + set->first, 0, words_size(set));
    set->first = set->end = 0;
}

struct web_fonts
web_fonts_of(struct arena *arena, struct web_font_cache *cache,
    const struct pages *pages, struct slice css)
{
    struct collector collector = {.css = css, .fonts = cache->fonts};
    struct web_fonts fonts = {ARENA_ARRAY(arena, struct html_font, FONTS), 0};
    size_t total = 0;
    layout_see_runs(pages, collect, &collector);
    for (int i = 0; i < collector.count; i++) {
        struct shown *shown = &collector.fonts[i];
        const struct font *font = shown->font;
        unsigned serial;
        struct slice bytes = subset(arena, cache, shown, &serial);
        empty(&shown->runes);
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
