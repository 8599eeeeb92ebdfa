#include "pdf/font_typed.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/text.h"
#include "pdf/codes.h"
#include "pdf/subset.h"

#define FIRST 32
#define CODES (256 - FIRST)

/* What is typed into a name, a role or a date: no fractions, no currencies. */
static bool
is_typed(int code)
{
    static const char signs[] = "\x82\x84\x85\x91\x92\x93\x94\x96\x97"
                                "\xA1\xA7\xAA\xAB\xB0\xB7\xBA\xBB\xBF";
    bool letter = code >= 0xC0 && code != 0xD7 && code != 0xF7;
    bool more = code == 0x8A || code == 0x8C || code == 0x8E || code == 0x9A ||
                code == 0x9C || code == 0x9E || code == 0x9F;
    return (code >= ' ' && code < 0x7F) || letter || more ||
           (code >= 0x80 && strchr(signs, code));
}

/* Notes the letters that are typed and that the font does not show. */
static void
note_letters(struct pdf_font *font)
{
    bool shown[256] = {false};
    for (int i = 0; i < font->used_count; i++)
        shown[codes_winansi_of(&font->used[i])] = true;
    for (int code = FIRST; code < 256; code++) {
        hb_codepoint_t glyph, rune = codes_winansi(code);
        char *text = arena_alloc(font->arena, 4);
        if (is_typed(code) && !shown[code] &&
            hb_font_get_nominal_glyph(font->font->hb, rune, &glyph))
            pdf_font_note(font, glyph, text, (uint32_t)utf8_encode(rune, text));
    }
}

void
typed_font_claim(struct pdf_font *font, struct codes *codes)
{
    int more = 0;
    for (int code = FIRST; code < 256; code++)
        more += is_typed(code) && !codes_has(codes, code);
    font->typed = pdf_font_can_be_simple(font) && more <= codes_left(codes);
    if (!font->typed)
        return;
    note_letters(font);
    pdf_font_claim(font, codes);
}

/* The letters without what the document shows, which has taken their codes. */
static const struct pdf_font *
letters_alone(struct subset_cache *cache, struct pdf_file *file,
    const struct pdf_font *shown)
{
    struct pdf_font *font = pdf_font_new(shown->arena, shown->font, 0);
    struct codes *codes = codes_new(font->arena);
    struct buf map = {0};
    note_letters(font);
    pdf_font_claim(font, codes);
    if (!codes_give(codes, font->in_order, font->used_count))
        return NULL;
    font->subset = subset_of(
        cache, font->font, font->in_order, font->used_count, SUBSET_NAMED);
    if (!font->subset || font->subset->code_size != 1)
        return NULL;
    struct pdf_object *program = pdf_deflated(file, font->subset->program);
    struct pdf_object *unicode = pdf_object(file);
    pdf_entry(program, "/Subtype/Type1C");
    codes_map(codes, &map);
    pdf_stream_made(unicode, &map);
    font->program = program;
    font->unicode = unicode;
    return font;
}

struct pdf_object *
typed_font_of(struct subset_cache *cache, struct pdf_file *file,
    const struct pdf_font *font)
{
    if (!pdf_font_can_be_simple(font))
        return NULL;
    if (!font->typed || font->code_size != 1)
        font = letters_alone(cache, file, font);
    if (!font)
        return NULL;
    struct pdf_object *descriptor = pdf_object(file);
    pdf_font_put_descriptor(
        descriptor, font->font, font->subset, 32, font->program);
    struct pdf_object *object = pdf_object(file);
    pdf_entry(object,
        "/Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/ToUnicode %d 0 R"
        "/BaseFont/",
        font->unicode->number);
    buf_str(&object->entries, font->subset->name);
    pdf_entry(object, "/FontDescriptor %d 0 R", descriptor->number);
    buf_str(&object->entries, font->subset->widths);
    return object;
}
