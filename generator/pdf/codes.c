#include "pdf/codes.h"

#include <string.h>

#include "base/text.h"
#include "pdf/unicode.h"

#define CODES 256

struct codes {
    struct pdf_glyph meaning[CODES];
    bool used[CODES];
    int claimed, others; /* codes of their own, and glyphs without */
};

uint32_t
codes_winansi(int code)
{
    static const uint16_t middle[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E,
        0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
        0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};
    if (code >= 0x80 && code < 0xA0)
        return middle[code - 0x80];
    return code < 0x20 || code == 0x7F ? 0 : (uint32_t)code;
}

int
codes_winansi_of(const struct pdf_glyph *glyph)
{
    uint32_t rune = unicode_rune_of(glyph);
    if (rune < CODES)
        return codes_winansi((int)rune) == rune ? (int)rune : 0;
    for (int code = 0x80; code < 0xA0; code++)
        if (codes_winansi(code) == rune)
            return code;
    return 0;
}

struct codes *
codes_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct codes);
}

static void
use(struct codes *codes, int code, const struct pdf_glyph *glyph)
{
    codes->used[code] = true;
    codes->meaning[code] = (struct pdf_glyph){
        .text = glyph->text, .length = glyph->length, .code = (uint16_t)code};
}

void
codes_claim(struct codes *codes, struct pdf_glyph *const *glyphs, int count)
{
    bool taken[CODES] = {false};
    for (int i = 0; i < count; i++) {
        int code = codes_winansi_of(glyphs[i]);
        codes->others += code == 0 || taken[code];
        taken[code] = true;
        if (code == 0 || codes->used[code])
            continue;
        use(codes, code, glyphs[i]);
        codes->claimed++;
    }
}

int
codes_left(const struct codes *codes)
{
    return CODES - 2 - codes->claimed - codes->others;
}

bool
codes_has(const struct codes *codes, int code)
{
    return codes->used[code];
}

static bool
means(const struct codes *codes, int code, const struct pdf_glyph *glyph)
{
    const struct pdf_glyph *meaning = &codes->meaning[code];
    return codes->used[code] && !meaning->text == !glyph->text &&
           meaning->length == glyph->length &&
           (glyph->length == 0 ||
               memcmp(meaning->text, glyph->text, glyph->length) == 0);
}

/* A second glyph for one text, as another form of a figure has, and what
 * WinAnsiEncoding lacks: a code that means the same in another font, or a free
 * one.  A carriage return would have to be escaped. */
static int
other_code(
    struct codes *codes, const struct pdf_glyph *glyph, const bool taken[CODES])
{
    for (int code = 1; code < CODES; code++)
        if (!taken[code] && means(codes, code, glyph))
            return code;
    for (int code = 1; code < CODES; code++)
        if (!codes->used[code] && code != '\r') {
            use(codes, code, glyph);
            return code;
        }
    return 0;
}

bool
codes_give(struct codes *codes, struct pdf_glyph *const *glyphs, int count)
{
    bool taken[CODES] = {false}, before[CODES];
    memcpy(before, codes->used, sizeof before);
    for (int i = 0; i < count; i++) {
        int code = codes_winansi_of(glyphs[i]);
        if (!code || taken[code])
            code = other_code(codes, glyphs[i], taken);
        if (!code) {
            memcpy(codes->used, before, sizeof before);
            return false;
        }
        taken[code] = true;
        glyphs[i]->code = (uint16_t)code;
    }
    return true;
}

/* Whether the code means what it does in Latin-1, or would if it was used. */
static bool
is_latin(const struct codes *codes, int code)
{
    return codes_winansi(code) == (uint32_t)code &&
           (!codes->used[code] ||
               unicode_rune_of(&codes->meaning[code]) == (uint32_t)code);
}

void
codes_key(const struct codes *codes, struct buf *key)
{
    for (int code = 1; code < CODES; code++) {
        const struct pdf_glyph *meaning = &codes->meaning[code];
        if (!codes->used[code] || is_latin(codes, code))
            continue;
        buf_char(key, (char)code);
        buf_add(key, meaning->text, meaning->length);
        buf_char(key, '\0');
    }
}

/* What is not used but would mean what it does in Latin-1 makes the ranges
 * whole. */
void
codes_map(const struct codes *codes, struct buf *map)
{
    struct pdf_glyph list[CODES], *places[CODES];
    char texts[CODES][4];
    for (int code = 1; code < CODES; code++) {
        struct pdf_glyph *glyph = places[code - 1] = &list[code];
        *glyph = codes->meaning[code];
        glyph->code = (uint16_t)code;
        if (codes->used[code] || !is_latin(codes, code))
            continue;
        glyph->text = texts[code];
        glyph->length = (uint32_t)utf8_encode((uint32_t)code, texts[code]);
    }
    unicode_map(map, places, CODES - 1, 1);
}
