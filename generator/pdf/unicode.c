#include "pdf/unicode.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

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
stands_for_same(const struct pdf_glyph *a, const struct pdf_glyph *b)
{
    return a->text && b->text && a->length == b->length &&
           memcmp(a->text, b->text, a->length) == 0;
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

/* Codes that stand alone, in blocks. */
static void
put_alone(struct buf *map, struct pdf_glyph *const *alone, int count, int size)
{
    for (int i = 0; i < count; i++) {
        int left = count - i;
        if (i % BLOCK == 0)
            buf_printf(map, "%d beginbfchar\n", left > BLOCK ? BLOCK : left);
        put_hex_code(map, alone[i]->code, size);
        put_text(map, alone[i]);
        buf_str(
            map, i % BLOCK == BLOCK - 1 || left == 1 ? "\nendbfchar\n" : "");
    }
}

/* From `from` on; those of a range of one are left to put_alone. */
static int
put_range(struct buf *map, struct pdf_glyph *const *glyphs, int count, int from,
    int size)
{
    int counted = counted_from(glyphs, count, from);
    int n = counted >= COUNTED ? counted : stretch_from(glyphs, count, from);
    if (n == 1)
        return n;
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

bool
unicode_join(struct arena *arena, struct unicode_list *list,
    struct pdf_glyph *const *glyphs, int count)
{
    struct pdf_glyph **all =
        ARENA_ARRAY(arena, struct pdf_glyph *, list->count + count + 1);
    int n = 0, a = 0, b = 0;
    while (a < list->count || b < count) {
        int one = a < list->count ? list->glyphs[a]->code : INT_MAX;
        int other = b < count ? glyphs[b]->code : INT_MAX;
        if (one == other && !stands_for_same(list->glyphs[a], glyphs[b]))
            return false;
        all[n++] = one <= other ? list->glyphs[a] : glyphs[b];
        a += one <= other;
        b += other <= one;
    }
    *list = (struct unicode_list){all, n};
    return true;
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
    struct pdf_glyph **alone =
        xmalloc(sizeof *alone * (size_t)(count > 0 ? count : 1));
    int others = 0;
    for (int i = 0; i < count;) {
        int n = glyphs[i]->text ? put_range(map, glyphs, count, i, size) : 1;
        if (n == 1 && glyphs[i]->text)
            alone[others++] = glyphs[i];
        i += n;
    }
    put_alone(map, alone, others, size);
    free(alone);
    buf_str(map,
        "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}
