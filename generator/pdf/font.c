#include "pdf/font.h"

#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/text.h"

/* Preparing a face costs as much as a hundred subsets of it save, so only long
 * runs do it. */
#define PREPARE_AFTER 20
#define BLOCK 100 /* entries of a bfchar block (Adobe note 5014) */

struct prepared {
    const struct font *font;
    hb_face_t *face; /* NULL until it is prepared */
    int documents;
    struct prepared *next;
};

struct subset_cache {
    struct prepared *first;
};

struct subset_cache *
subset_cache_new(void)
{
    struct subset_cache *cache = xmalloc(sizeof *cache);
    cache->first = NULL;
    return cache;
}

void
subset_cache_free(struct subset_cache *cache)
{
    while (cache && cache->first) {
        struct prepared *prepared = cache->first;
        cache->first = prepared->next;
        hb_face_destroy(prepared->face);
        free(prepared);
    }
    free(cache);
}

/* The face to subset: prepared once it has shown itself to be in use. */
static hb_face_t *
face_to_subset(struct subset_cache *cache, const struct font *font)
{
    struct prepared *prepared = cache ? cache->first : NULL;
    while (prepared && prepared->font != font)
        prepared = prepared->next;
    if (!prepared && cache) {
        prepared = xmalloc(sizeof *prepared);
        *prepared = (struct prepared){.font = font, .next = cache->first};
        cache->first = prepared;
    }
    /* Preparing a face of many thousand glyphs takes a second. */
    if (!prepared || font->cid)
        return font->face;
    if (!prepared->face && ++prepared->documents > PREPARE_AFTER) {
        prepared->face = hb_subset_preprocess(font->face);
        /* HarfBuzz 6 gives the face itself back, without a reference, when it
         * could not prepare it. */
        if (prepared->face == font->face)
            hb_face_reference(font->face);
    }
    return prepared->face ? prepared->face : font->face;
}

struct pdf_font *
pdf_font_new(struct arena *arena, struct font *font, int number)
{
    struct pdf_font *use = ARENA_NEW(arena, struct pdf_font);
    use->font = font;
    use->number = number;
    use->glyphs = (int)hb_face_get_glyph_count(font->face);
    use->glyph = ARENA_ARRAY(arena, struct pdf_glyph, use->glyphs + 1);
    return use;
}

/* A no-break space looks and reads like a space. */
static bool
same_text(const struct pdf_glyph *glyph, const char *text, uint32_t length)
{
    static const char nbsp[] = "\xC2\xA0";
    if (length == 2 && memcmp(text, nbsp, 2) == 0) {
        text = " ";
        length = 1;
    }
    return glyph->length == length && memcmp(glyph->text, text, length) == 0;
}

bool
pdf_font_use(
    struct pdf_font *font, uint32_t id, const char *text, uint32_t length)
{
    if (id >= (uint32_t)font->glyphs)
        return true;
    struct pdf_glyph *glyph = &font->glyph[id];
    glyph->used = true;
    if (length == 0)
        return true;
    if (!glyph->text) {
        bool nbsp = length == 2 && memcmp(text, "\xC2\xA0", 2) == 0;
        glyph->text = nbsp ? " " : text;
        glyph->length = nbsp ? 1 : length;
    }
    return same_text(glyph, text, length);
}

static hb_subset_input_t *
subset_input(const struct pdf_font *font)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'),
        HB_TAG('G', 'P', 'O', 'S'),
        HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('n', 'a', 'm', 'e'),
        HB_TAG('O', 'S', '/', '2'),
        HB_TAG('p', 'o', 's', 't'),
        HB_TAG('c', 'm', 'a', 'p'),
        HB_TAG('k', 'e', 'r', 'n'),
        HB_TAG('v', 'h', 'e', 'a'),
        HB_TAG('v', 'm', 't', 'x'),
        HB_TAG('S', 'T', 'A', 'T'),
        HB_TAG('B', 'A', 'S', 'E'),
        HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('V', 'O', 'R', 'G'),
        HB_TAG('m', 'e', 't', 'a'),
        HB_TAG('g', 'a', 's', 'p'),
    };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    unsigned flags =
        HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    if (font->font->cff)
        flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE;
    hb_subset_input_set_flags(input, flags);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(drop, dropped[i]);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (int id = 0; id < font->glyphs; id++)
        if (font->glyph[id].used)
            hb_set_add(glyphs, (hb_codepoint_t)id);
    return input;
}

static void
set_codes(struct pdf_font *font, const hb_subset_plan_t *plan)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    int em = font->font->units_per_em;
    for (int id = 0; id < font->glyphs; id++) {
        struct pdf_glyph *glyph = &font->glyph[id];
        if (!glyph->used)
            continue;
        glyph->code = font->font->cid
                          ? (uint16_t)id
                          : (uint16_t)hb_map_get(map, (hb_codepoint_t)id);
        int advance =
            hb_font_get_glyph_h_advance(font->font->hb, (hb_codepoint_t)id);
        glyph->width = (uint16_t)((advance * 1000 + em / 2) / em);
    }
}

/* The bytes to embed: a whole TrueType file, or the bare CFF table. */
static struct slice
font_program(struct arena *arena, const struct font *font, hb_face_t *subset)
{
    hb_blob_t *blob =
        font->cff ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
                  : hb_face_reference_blob(subset);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct slice program = {arena_strndup(arena, bytes, length), length};
    hb_blob_destroy(blob);
    return program;
}

static bool
make_subset(struct arena *arena, struct subset_cache *cache,
    struct pdf_font *font, struct slice *program)
{
    hb_subset_input_t *input = subset_input(font);
    hb_subset_plan_t *plan = input
                                 ? hb_subset_plan_create_or_fail(
                                       face_to_subset(cache, font->font), input)
                                 : NULL;
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (subset) {
        set_codes(font, plan);
        *program = font_program(arena, font->font, subset);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return subset != NULL && program->n > 0;
}

static int
by_code(const void *a, const void *b)
{
    const struct pdf_glyph *left = *(const struct pdf_glyph *const *)a;
    const struct pdf_glyph *right = *(const struct pdf_glyph *const *)b;
    return (int)left->code - (int)right->code;
}

struct used_glyphs {
    const struct pdf_glyph **items; /* by code */
    int count;
};

static struct used_glyphs
used_glyphs(struct arena *arena, const struct pdf_font *font)
{
    struct used_glyphs used = {0};
    for (int id = 0; id < font->glyphs; id++)
        used.count += font->glyph[id].used;
    used.items = ARENA_ARRAY(arena, const struct pdf_glyph *, used.count + 1);
    int n = 0;
    for (int id = 0; id < font->glyphs; id++)
        if (font->glyph[id].used)
            used.items[n++] = &font->glyph[id];
    if (n > 1)
        qsort(used.items, (size_t)n, sizeof *used.items, by_code);
    return used;
}

static void
put_widths(struct pdf_object *object, const struct used_glyphs *used)
{
    struct buf *out = &object->entries;
    buf_str(out, "/W[");
    for (int i = 0; i < used->count; i++) {
        bool follows =
            i > 0 && used->items[i]->code == used->items[i - 1]->code + 1;
        if (!follows) {
            buf_str(out, i > 0 ? "]" : "");
            buf_int(out, used->items[i]->code);
        }
        buf_char(out, follows ? ' ' : '[');
        buf_int(out, used->items[i]->width);
    }
    buf_str(out, used->count > 0 ? "]]" : "]");
}

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

static struct slice
to_unicode(struct arena *arena, const struct used_glyphs *used)
{
    struct buf map = {0};
    buf_str(&map,
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    int left = 0;
    for (int i = 0; i < used->count; i++)
        left += used->items[i]->text != NULL;
    for (int i = 0, in_block = 0; i < used->count; i++) {
        const struct pdf_glyph *glyph = used->items[i];
        if (!glyph->text)
            continue;
        if (in_block == 0)
            buf_printf(&map, "%d beginbfchar\n", left < BLOCK ? left : BLOCK);
        buf_char(&map, '<');
        buf_hex4(&map, glyph->code);
        buf_str(&map, "><");
        put_utf16_hex(&map, glyph->text, glyph->length);
        buf_str(&map, ">\n");
        left--;
        if (++in_block == BLOCK || left == 0) {
            buf_str(&map, "endbfchar\n");
            in_block = 0;
        }
    }
    buf_str(&map,
        "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    struct slice text = {arena_strndup(arena, map.p, map.n), map.n};
    buf_free(&map);
    return text;
}

/* Six letters that name the subset (9.6.4), from its glyphs: the same subset
 * has the same name. */
static void
subset_tag(const struct used_glyphs *used, char tag[7])
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (int i = 0; i < used->count; i++) {
        hash = (hash ^ used->items[i]->code) * 16777619u;
        for (uint32_t j = 0; j < used->items[i]->length; j++)
            hash = (hash ^ (unsigned char)used->items[i]->text[j]) * 16777619u;
    }
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    tag[6] = '\0';
}

static int
per_mille(const struct font *font, int units)
{
    return units * 1000 / font->units_per_em;
}

static void
put_descriptor(struct pdf_object *object, const struct font *font,
    const char *name, const struct pdf_object *program)
{
    pdf_entry(object, "/Type/FontDescriptor/FontName/");
    buf_str(&object->entries, name);
    pdf_entry(object, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d",
        font->italic ? 4 | 64 : 4, per_mille(font, font->box[0]),
        per_mille(font, font->box[1]), per_mille(font, font->box[2]),
        per_mille(font, font->box[3]), font->italic_angle);
    pdf_entry(object, "/Ascent %d/Descent %d/CapHeight %d/StemV %d/%s %d 0 R",
        per_mille(font, font->ascent), -per_mille(font, font->descent),
        per_mille(font, font->cap_height), 40 + font->weight / 8,
        font->cff ? "FontFile3" : "FontFile2", program->number);
}

static void
put_descendant(struct pdf_object *object, const struct font *font,
    const char *name, const struct pdf_object *descriptor,
    const struct used_glyphs *used)
{
    pdf_entry(object, "/Type/Font/Subtype/%s/BaseFont/",
        font->cff ? "CIDFontType0" : "CIDFontType2");
    buf_str(&object->entries, name);
    pdf_entry(object,
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor %d 0 R/DW 1000%s",
        descriptor->number, font->cff ? "" : "/CIDToGIDMap/Identity");
    put_widths(object, used);
}

static void
put_font(struct arena *arena, struct pdf_file *file, struct pdf_font *use,
    struct slice program_bytes)
{
    const struct font *font = use->font;
    struct used_glyphs used = used_glyphs(arena, use);
    char tag[7];
    subset_tag(&used, tag);
    const char *name = arena_printf(arena, "%s+%s", tag, font->postscript);
    struct pdf_object *program = pdf_object(file);
    pdf_stream(program, program_bytes);
    if (font->cff)
        pdf_entry(program, "/Subtype/CIDFontType0C");
    else
        pdf_entry(program, "/Length1 %zu", program_bytes.n);
    struct pdf_object *descriptor = pdf_object(file);
    put_descriptor(descriptor, font, name, program);
    struct pdf_object *descendant = pdf_object(file);
    put_descendant(descendant, font, name, descriptor, &used);
    struct pdf_object *unicode = pdf_object(file);
    pdf_stream(unicode, to_unicode(arena, &used));
    pdf_entry(use->object, "/Type/Font/Subtype/Type0/BaseFont/");
    buf_str(&use->object->entries, name);
    pdf_entry(use->object,
        "/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
        descendant->number, unicode->number);
}

bool
pdf_font_finish(struct arena *arena, struct subset_cache *cache,
    struct pdf_file *file, struct pdf_font *font)
{
    struct slice program = {0};
    if (!make_subset(arena, cache, font, &program))
        return false;
    font->object = pdf_object(file);
    put_font(arena, file, font, program);
    return true;
}
