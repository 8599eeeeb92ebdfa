#include "commands/web_fonts.h"

#include "base/text.h"
#include "type/font.h"

#define FONTS 16 /* families times weights of a theme */

/* The characters that one font shows. */
struct shown {
    const struct font *font;
    unsigned char seen[0x110000 / 8 / 16]; /* the first 69,632 code points */
    struct buf text;
};

/* A device that only looks at glyph runs. */
struct collector {
    struct device device;
    struct arena *arena;
    struct shown *fonts[FONTS];
    int count;
};

static struct shown *
shown_of(struct collector *collector, const struct font *font)
{
    for (int i = 0; i < collector->count; i++)
        if (collector->fonts[i]->font == font)
            return collector->fonts[i];
    if (collector->count == FONTS)
        return NULL;
    struct shown *shown = ARENA_NEW(collector->arena, struct shown);
    shown->font = font;
    return collector->fonts[collector->count++] = shown;
}

static void
collect(struct device *device, const struct glyph_run *run)
{
    struct collector *collector = (struct collector *)device;
    struct shown *shown = shown_of(collector, run->font);
    const char *p = run->text, *end = p + run->text_length;
    while (shown && p < end) {
        const char *start = p;
        uint32_t rune = utf8_next(&p);
        if (rune / 8 >= sizeof shown->seen ||
            (shown->seen[rune / 8] >> rune % 8 & 1))
            continue;
        shown->seen[rune / 8] |= (unsigned char)(1u << rune % 8);
        buf_add(&shown->text, start, (size_t)(p - start));
    }
}

static const struct device_ops ops = {.glyphs = collect};

static bool
subset(struct arena *arena, const struct shown *shown, struct html_font *font)
{
    struct buf bytes = {0};
    bool ok =
        font_subset_web(shown->font, shown->text.p, shown->text.n, &bytes);
    *font = (struct html_font){
        .family = shown->font->family,
        .weight = shown->font->weight,
        .italic = shown->font->italic,
        .format = shown->font->cff ? "opentype" : "truetype",
        .bytes = {ok ? arena_strndup(arena, bytes.p, bytes.n) : "", bytes.n},
    };
    buf_free(&bytes);
    return ok;
}

struct web_fonts
web_fonts_of(struct arena *arena, const struct pages *pages)
{
    struct collector collector = {.device = {&ops}, .arena = arena};
    struct web_fonts fonts = {ARENA_ARRAY(arena, struct html_font, FONTS), 0};
    size_t total = 0;
    layout_draw(pages, &collector.device);
    for (int i = 0; i < collector.count; i++) {
        if (subset(arena, collector.fonts[i], &fonts.items[fonts.count]))
            total += fonts.items[fonts.count++].bytes.n;
        buf_free(&collector.fonts[i]->text);
    }
    if (total > WEB_FONTS_BYTES)
        fonts.count = 0;
    return fonts;
}
