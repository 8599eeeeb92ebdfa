#include "pdf/font_typed.h"

#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/text.h"
#include "pdf/codes.h"
#include "pdf/saver.h"
#include "pdf/subset.h"

#define FIRST 32
#define CODES (256 - FIRST)

struct typed_font {
    const struct font *font;
    struct slice program; /* deflated */
    size_t size;          /* before that; 0 when it could not be made */
    struct typed_font *next;
};

struct typed_cache {
    struct arena *arena;
    struct libdeflate_compressor *deflate;
    struct slice unicode; /* the same for all */
    struct typed_font *first;
};

struct typed_cache *
typed_cache_new(struct libdeflate_compressor *deflate)
{
    struct typed_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct typed_cache){.arena = arena_new(), .deflate = deflate};
    return cache;
}

void
typed_cache_free(struct typed_cache *cache)
{
    if (cache)
        arena_free(cache->arena);
    free(cache);
}

static void
make_unicode(struct typed_cache *cache)
{
    struct buf map = {0};
    buf_str(&map,
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName/Latin def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
        "2 beginbfrange\n<20><7E><0020>\n<A0><FF><00A0>\nendbfrange\n"
        "27 beginbfchar\n");
    for (int code = 0x80; code < 0xA0; code++) {
        if (!codes_winansi(code))
            continue;
        buf_printf(&map, "<%02X><", (unsigned)code);
        buf_hex4(&map, (uint16_t)codes_winansi(code));
        buf_str(&map, ">\n");
    }
    buf_str(&map,
        "endbfchar\nendcmap\nCMapName currentdict/CMap defineresource "
        "pop\nend\nend\n");
    cache->unicode =
        saver_deflate(cache->arena, cache->deflate, buf_slice(&map));
    buf_free(&map);
}

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

static hb_subset_input_t *
subset_input(void)
{
    hb_subset_input_t *input = subset_input_new(0);
    if (!input)
        return NULL;
    hb_set_t *runes = hb_subset_input_unicode_set(input);
    for (int code = FIRST; code < 256; code++)
        if (is_typed(code))
            hb_set_add(runes, codes_winansi(code));
    return input;
}

static void
make(struct typed_cache *cache, struct typed_font *typed)
{
    hb_subset_input_t *input = subset_input();
    hb_face_t *face =
        input ? hb_subset_or_fail(typed->font->face, input) : NULL;
    if (face) {
        unsigned length;
        hb_blob_t *blob = hb_face_reference_blob(face);
        const char *bytes = hb_blob_get_data(blob, &length);
        typed->size = length;
        typed->program =
            saver_deflate_well(cache->arena, (struct slice){bytes, length});
        hb_blob_destroy(blob);
    }
    hb_face_destroy(face);
    hb_subset_input_destroy(input);
}

static const struct typed_font *
typed_of(struct typed_cache *cache, const struct font *font)
{
    struct typed_font *typed = cache->first;
    while (typed && typed->font != font)
        typed = typed->next;
    if (typed)
        return typed;
    typed = ARENA_NEW(cache->arena, struct typed_font);
    typed->font = font;
    typed->next = cache->first;
    cache->first = typed;
    make(cache, typed);
    if (!cache->unicode.n)
        make_unicode(cache);
    return typed;
}

static int
per_mille(const struct font *font, int units)
{
    int half = units < 0 ? -font->units_per_em / 2 : font->units_per_em / 2;
    return (units * 1000 + half) / font->units_per_em;
}

static void
put_widths(struct buf *out, const struct font *font)
{
    buf_printf(out, "/FirstChar %d/LastChar 255/Widths[", FIRST);
    for (int i = 0; i < CODES; i++) {
        hb_codepoint_t glyph = 0, rune = codes_winansi(FIRST + i);
        if (is_typed(FIRST + i))
            hb_font_get_nominal_glyph(font->hb, rune, &glyph);
        buf_str(out, i ? " " : "");
        buf_int(
            out, per_mille(font, hb_font_get_glyph_h_advance(font->hb, glyph)));
    }
    buf_char(out, ']');
}

struct pdf_object *
typed_font_write(
    struct typed_cache *cache, struct pdf_file *file, const struct font *font)
{
    const struct typed_font *typed = font->cff ? NULL : typed_of(cache, font);
    if (!typed || typed->size == 0)
        return NULL;
    struct pdf_object *program = pdf_deflated(file, typed->program);
    pdf_entry(program, "/Length1 %zu", typed->size);
    struct pdf_object *descriptor = pdf_object(file);
    /* The letters of the tag are free (9.6.4): the glyphs are always these. */
    pdf_entry(descriptor,
        "/Type/FontDescriptor/FontName/LATINA+%s/Flags 32/ItalicAngle 0",
        font->postscript);
    pdf_entry(descriptor, "/FontBBox[%d %d %d %d]/Ascent %d/Descent %d",
        per_mille(font, font->box[0]), per_mille(font, font->box[1]),
        per_mille(font, font->box[2]), per_mille(font, font->box[3]),
        per_mille(font, font->ascent), -per_mille(font, font->descent));
    pdf_entry(descriptor, "/CapHeight %d/StemV %d/FontFile2 %d 0 R",
        per_mille(font, font->cap_height), 40 + font->weight / 8,
        program->number);
    struct pdf_object *object = pdf_object(file);
    pdf_entry(object,
        "/Type/Font/Subtype/TrueType/BaseFont/LATINA+%s"
        "/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R/ToUnicode %d 0 R",
        font->postscript, descriptor->number,
        pdf_deflated(file, cache->unicode)->number);
    put_widths(&object->entries, font);
    return object;
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
        descriptor, font->font, font->subset->name, 32, font->program);
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
