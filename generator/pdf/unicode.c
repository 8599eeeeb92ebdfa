#include "pdf/unicode.h"

#include "base/text.h"

#define BLOCK 100 /* texts of a range, as of a block (Adobe note 5014) */
#define COUNTED 3 /* characters that are worth a range of their own */

static void
put_utf16_hex(struct buf *out, const char *text, uint32_t length)
{
    const char *end = text + length;
    while (text < end && *text) {
        uint32_t rune = utf8_next(&text);
        if (rune >= 0x10000)
            buf_hex4(out, (uint16_t)(0xD7C0 + (rune >> 10)));
        buf_hex4(
            out, (uint16_t)(rune < 0x10000 ? rune : 0xDC00 + (rune & 0x3FF)));
    }
}

uint32_t
unicode_rune_of(const struct pdf_glyph *glyph)
{
    const char *text = glyph->text;
    if (!text || glyph->length == 0)
        return 0;
    uint32_t rune = utf8_next(&text);
    return text == glyph->text + glyph->length ? rune : 0;
}

static bool
follows(const struct pdf_glyph *first, const struct pdf_glyph *glyph, int n)
{
    return glyph->text && glyph->code == first->code + n &&
           glyph->code >> 8 == first->code >> 8;
}

/* Glyphs from `from` on whose codes follow one another, as their characters
 * do: a range that says the first one. */
static int
counted_from(struct pdf_glyph *const *glyphs, int count, int from)
{
    uint32_t rune = unicode_rune_of(glyphs[from]);
    int n = 1;
    while (rune > 0 && rune < 0x10000 && from + n < count &&
           follows(glyphs[from], glyphs[from + n], n) &&
           unicode_rune_of(glyphs[from + n]) == rune + (uint32_t)n &&
           (rune + (uint32_t)n) >> 8 == rune >> 8)
        n++;
    return n;
}

/* Glyphs whose codes follow one another and that all stand for something. */
static int
stretch_from(struct pdf_glyph *const *glyphs, int count, int from)
{
    int n = 1;
    while (from + n < count && n < BLOCK &&
           follows(glyphs[from], glyphs[from + n], n) &&
           counted_from(glyphs, count, from + n) < COUNTED)
        n++;
    return n;
}

static void
put_hex_code(struct buf *map, uint16_t code, int size)
{
    buf_printf(map, size == 1 ? "<%02X>" : "<%04X>", (unsigned)code);
}

static void
put_text(struct buf *map, const struct pdf_glyph *glyph)
{
    buf_char(map, '<');
    put_utf16_hex(map, glyph->text, glyph->length);
    buf_char(map, '>');
}

static int
put_range(struct buf *map, struct pdf_glyph *const *glyphs, int count, int from,
    int size)
{
    int counted = counted_from(glyphs, count, from);
    int n = counted >= COUNTED ? counted : stretch_from(glyphs, count, from);
    buf_str(map, "1 beginbfrange\n");
    put_hex_code(map, glyphs[from]->code, size);
    put_hex_code(map, glyphs[from + n - 1]->code, size);
    if (n == counted) {
        put_text(map, glyphs[from]);
    } else {
        buf_char(map, '[');
        for (int i = from; i < from + n; i++)
            put_text(map, glyphs[i]);
        buf_char(map, ']');
    }
    buf_str(map, "\nendbfrange\n");
    return n;
}

/* In ranges with their texts: a third less than a line for each glyph. */
void
unicode_map(
    struct buf *map, struct pdf_glyph *const *glyphs, int count, int size)
{
    buf_str(map,
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n");
    put_hex_code(map, 0, size);
    put_hex_code(map, size == 1 ? 0xFF : 0xFFFF, size);
    buf_str(map, "\nendcodespacerange\n");
    for (int i = 0; i < count;)
        i += glyphs[i]->text ? put_range(map, glyphs, count, i, size) : 1;
    buf_str(map,
        "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}
