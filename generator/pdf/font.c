#include "pdf/font.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>

#define USUAL_GLYPHS 32

/* Of all ids that nothing is used of. */
static struct font_leaf no_leaf;

struct pdf_font *
pdf_font_new(struct arena *arena, struct font *font, int number)
{
    struct pdf_font *use = ARENA_NEW(arena, struct pdf_font);
    use->arena = arena;
    use->font = font;
    use->number = number;
    use->glyphs = (int)hb_face_get_glyph_count(font->face);
    int leaves = use->glyphs / FONT_LEAF + 1;
    use->leaves = ARENA_ARRAY(arena, struct font_leaf *, leaves);
    for (int i = 0; i < leaves; i++)
        use->leaves[i] = &no_leaf;
    use->used_room = USUAL_GLYPHS;
    use->used = ARENA_ARRAY(arena, struct pdf_glyph, use->used_room);
    return use;
}

static struct pdf_glyph *
used_glyph(struct pdf_font *font, uint32_t id)
{
    struct pdf_glyph *glyph = pdf_font_used(font, id);
    if (glyph)
        return glyph;
    font->used = arena_grow(font->arena, font->used, font->used_count,
        &font->used_room, sizeof *font->used);
    glyph = &font->used[font->used_count++];
    glyph->id = (uint16_t)id;
    struct font_leaf **leaf = &font->leaves[id / FONT_LEAF];
    if (*leaf == &no_leaf)
        *leaf = ARENA_NEW(font->arena, struct font_leaf);
    (*leaf)->place[id % FONT_LEAF] = (uint16_t)font->used_count;
    return glyph;
}

/* A no-break space looks and reads like a space. */
static bool
is_no_break(const char *text, uint32_t length)
{
    return length == 2 && memcmp(text, "\xC2\xA0", 2) == 0;
}

/* What divides a word at a line's end, and the hyphens of Unicode, where the
 * font draws all of them as ASCII's: that is the one that is typed. */
static bool
is_drawn_as_hyphen(
    const struct pdf_font *font, uint32_t id, const char *text, uint32_t length)
{
    static const char *const hyphens[] = {
        "\xC2\xAD", "\xE2\x80\x90", "\xE2\x80\x91"};
    hb_codepoint_t glyph;
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
        if (strlen(hyphens[i]) == length &&
            memcmp(hyphens[i], text, length) == 0)
            return hb_font_get_nominal_glyph(font->font->hb, '-', &glyph) &&
                   glyph == id;
    return false;
}

bool
pdf_font_note(
    struct pdf_font *font, uint32_t id, const char *text, uint32_t length)
{
    if (id >= (uint32_t)font->glyphs)
        return true;
    struct pdf_glyph *glyph = used_glyph(font, id);
    if (length == 0)
        return true;
    if (is_no_break(text, length)) {
        text = " ";
        length = 1;
    }
    if (!glyph->text) {
        bool hyphen = is_drawn_as_hyphen(font, id, text, length);
        glyph->text = hyphen ? "-" : text;
        glyph->length = hyphen ? 1 : length;
    }
    return glyph->length == length && memcmp(glyph->text, text, length) == 0;
}

void
pdf_font_part(
    struct pdf_font *font, uint32_t id, const char *text, uint32_t length)
{
    if (id >= (uint32_t)font->glyphs)
        return;
    struct pdf_glyph *glyph = used_glyph(font, id);
    if (!glyph->part) {
        glyph->part = text;
        glyph->part_length = length;
    }
}

/* What stands for nothing alone stands for its part of a cluster. */
static void
name_parts(struct pdf_font *font)
{
    for (int i = 0; i < font->used_count; i++) {
        struct pdf_glyph *glyph = &font->used[i];
        if (!glyph->text && glyph->part) {
            glyph->text = glyph->part;
            glyph->length = glyph->part_length;
        }
    }
}

/* The glyphs in the order of their ids. */
static struct pdf_glyph **
in_order(struct pdf_font *font)
{
    struct pdf_glyph **list =
        ARENA_ARRAY(font->arena, struct pdf_glyph *, font->used_count + 1);
    for (int i = 0, n = 0; n < font->used_count; i++) {
        const struct font_leaf *leaf = font->leaves[i];
        for (int j = 0; leaf != &no_leaf && j < FONT_LEAF; j++)
            if (leaf->place[j] > 0)
                list[n++] = &font->used[leaf->place[j] - 1];
    }
    return list;
}

static int
per_mille(const struct font *font, int units)
{
    return units * 1000 / font->units_per_em;
}

void
pdf_font_put_descriptor(struct pdf_object *object, const struct font *font,
    const struct subset *subset, int flags, const struct pdf_object *program)
{
    bool cff = font->cff || subset->code_size == 1;
    pdf_entry(object, "/Type/FontDescriptor/FontName/");
    buf_str(&object->entries, subset->name);
    pdf_entry(object, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d",
        font->italic ? flags | 64 : flags, per_mille(font, font->box[0]),
        per_mille(font, font->box[1]), per_mille(font, font->box[2]),
        per_mille(font, font->box[3]), font->italic_angle);
    pdf_entry(object, "/Ascent %d/Descent %d/CapHeight %d/StemV %d/%s %d 0 R",
        per_mille(font, font->ascent), -per_mille(font, font->descent),
        per_mille(font, font->cap_height), 40 + font->weight / 8,
        cff ? "FontFile3" : "FontFile2", program->number);
}

static void
put_descendant(struct pdf_object *object, const struct font *font,
    const struct subset *subset, const struct pdf_object *descriptor)
{
    pdf_entry(object, "/Type/Font/Subtype/%s/BaseFont/",
        font->cff ? "CIDFontType0" : "CIDFontType2");
    buf_str(&object->entries, subset->name);
    pdf_entry(object,
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor %d 0 R/DW 1000%s",
        descriptor->number, font->cff ? "" : "/CIDToGIDMap/Identity");
    buf_str(&object->entries, subset->widths);
}

static struct pdf_object *
put_program(
    struct pdf_file *file, struct pdf_font *use, const struct subset *subset)
{
    const struct font *font = use->font;
    struct pdf_object *program = pdf_deflated(file, subset->program);
    use->program = program;
    if (font->cff || subset->code_size == 1)
        pdf_entry(program, "/Subtype/%s",
            subset->code_size == 1 ? "Type1C" : "CIDFontType0C");
    else
        pdf_entry(program, "/Length1 %zu", subset->program_size);
    struct pdf_object *descriptor = pdf_object(file);
    pdf_font_put_descriptor(descriptor, font, subset, 4, program);
    return descriptor;
}

static void
put_simple(struct pdf_file *file, struct pdf_font *use,
    const struct subset *subset, const struct pdf_object *unicode)
{
    struct pdf_object *descriptor = put_program(file, use, subset);
    pdf_entry(use->object,
        "/Type/Font/Subtype/Type1/ToUnicode %d 0 R/BaseFont/", unicode->number);
    buf_str(&use->object->entries, subset->name);
    pdf_entry(use->object, "/FontDescriptor %d 0 R", descriptor->number);
    buf_str(&use->object->entries, subset->widths);
}

/* That of another font where the codes mean the same, or the font's own. */
static const struct pdf_object *
composite_map(struct pdf_file *file, const struct pdf_font *use,
    const struct subset *subset, struct pdf_maps *maps)
{
    int before = maps->list.count;
    if (maps->composite &&
        unicode_join(use->arena, &maps->list, use->in_order, use->used_count)) {
        maps->joined = maps->joined || maps->list.count > before;
        return maps->composite;
    }
    struct pdf_object *own = pdf_deflated(file, subset->unicode);
    if (!maps->composite) {
        maps->composite = own;
        maps->list = (struct unicode_list){use->in_order, use->used_count};
    }
    return own;
}

static void
put_composite(struct pdf_file *file, struct pdf_font *use,
    const struct subset *subset, struct pdf_maps *maps)
{
    struct pdf_object *descriptor = put_program(file, use, subset);
    const struct pdf_object *unicode = composite_map(file, use, subset, maps);
    pdf_entry(use->object,
        "/Type/Font/Subtype/Type0/ToUnicode %d 0 R/BaseFont/", unicode->number);
    buf_str(&use->object->entries, subset->name);
    struct pdf_object *descendant = pdf_object(file);
    put_descendant(descendant, use->font, subset, descriptor);
    pdf_entry(use->object, "/Encoding/Identity-H/DescendantFonts[%d 0 R]",
        descendant->number);
}

bool
pdf_font_can_be_simple(const struct pdf_font *font)
{
    return font->font->outlines && !font->font->cid;
}

void
pdf_font_claim(struct pdf_font *font, struct codes *codes)
{
    name_parts(font);
    font->in_order = in_order(font);
    if (pdf_font_can_be_simple(font))
        codes_claim(codes, font->in_order, font->used_count);
}

bool
pdf_font_finish(struct pdf_font *font, struct codes *codes,
    struct subset_cache *cache, struct pdf_file *file, struct pdf_maps *maps)
{
    enum subset_form form = font->typed ? SUBSET_NAMED : SUBSET_SIMPLE;
    if (!pdf_font_can_be_simple(font) ||
        !codes_give(codes, font->in_order, font->used_count))
        form = SUBSET_COMPOSITE;
    const struct subset *subset =
        subset_of(cache, font->font, font->in_order, font->used_count, form);
    if (!subset)
        return false;
    font->subset = subset;
    font->unicode = maps->simple;
    font->object = pdf_object(file);
    font->code_size = subset->code_size;
    if (subset->code_size == 1)
        put_simple(file, font, subset, maps->simple);
    else
        put_composite(file, font, subset, maps);
    return true;
}
