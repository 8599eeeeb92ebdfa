/* Fonts of the PDF: subsets with glyph ids as codes.
 *
 * Up to 229 glyphs of a face without CIDs, or as many as there are codes where
 * fields are typed in with it, are a simple font (ISO 32000-1, 9.6) with the
 * encoding of its program: its codes take a byte, and text is a third of a page
 * (pdf/codes.h).  The program is a CFF, of TrueType faces, too, whose own form
 * is a fifth larger (pdf/joins.h).  What is left is Type0 with Identity-H
 * (9.7), two bytes a code: the glyph's id in the subset, or its CID (CID-keyed
 * CFF, where hb-subset keeps the CIDs and Noto's are its glyph ids).  Two
 * passes: uses are collected while a document is drawn, subsets are made at its
 * end. */
#ifndef PDF_FONT_H
#define PDF_FONT_H

#include "pdf/codes.h"
#include "pdf/object.h"
#include "pdf/subset.h"
#include "pdf/unicode.h"
#include "type/font.h"

/* Where glyphs stand in `used`, from 1, by their ids; 0 for none.  A document
 * uses a hundred of a face's thousands, most of them beside each other: the
 * leaves that it uses none of are one, and stay cold. */
#define FONT_LEAF 64
struct font_leaf {
    uint16_t place[FONT_LEAF];
};

/* What one document uses of a font. */
struct pdf_font {
    struct arena *arena;
    struct font *font;
    struct pdf_object *object; /* the font dictionary */
    int number;                /* of its resource: /F0, /F1, … */
    int code_size;             /* bytes of a code; holds once it is finished */
    int glyphs;                /* of the face */
    struct font_leaf **leaves; /* by glyph id */
    struct pdf_glyph *used;
    int used_count, used_room;
    struct pdf_glyph **in_order; /* of their ids, from pdf_font_claim on */
    bool typed; /* fields are typed in with it: it has the letters of Latin-1 */
    const struct subset *subset; /* once it is finished, as are the next */
    const struct pdf_object *program, *unicode;
    struct pdf_font *next;
};

struct pdf_font *pdf_font_new(
    struct arena *arena, struct font *font, int number);
/* In `used`, or NULL for a glyph that is not. */
static inline struct pdf_glyph *
pdf_font_used(const struct pdf_font *font, uint32_t glyph)
{
    if (glyph >= (uint32_t)font->glyphs)
        return NULL;
    int place = font->leaves[glyph / FONT_LEAF]->place[glyph % FONT_LEAF];
    return place > 0 ? &font->used[place - 1] : NULL;
}
/* Notes that the glyph stands for these characters; the first use decides, but
 * a hyphen stands for "-" whichever of Unicode's is first.  False when it
 * stands for others already: then the place needs its own ActualText. */
bool pdf_font_note(
    struct pdf_font *font, uint32_t glyph, const char *text, uint32_t length);
/* Whether the glyph is noted for this letter of ASCII; in the header for the
 * thousands of a document. */
static inline bool
pdf_font_is_letter(const struct pdf_font *font, uint32_t glyph, char letter)
{
    const struct pdf_glyph *used = pdf_font_used(font, glyph);
    return used && used->length == 1 && *used->text == letter;
}
/* Notes that the glyph is used as a part of a cluster, which has its own
 * ActualText.  PDF/UA wants every code to stand for something all the same: one
 * that stands for nothing alone stands for this. */
void pdf_font_part(
    struct pdf_font *font, uint32_t glyph, const char *text, uint32_t length);
/* A glyph that was used, with its code and width once the font is finished. */
static inline const struct pdf_glyph *
pdf_font_glyph(const struct pdf_font *font, uint32_t glyph)
{
    static const struct pdf_glyph none;
    const struct pdf_glyph *used = pdf_font_used(font, glyph);
    return used ? used : &none;
}
bool pdf_font_can_be_simple(const struct pdf_font *font);
/* To be called for all fonts before the first is finished. */
void pdf_font_claim(struct pdf_font *font, struct codes *codes);
/* Maps to Unicode that fonts share; the caller writes them once all fonts are
 * finished.  Faces of one family number their glyphs alike. */
struct pdf_maps {
    const struct pdf_object *simple; /* of all simple fonts */
    struct pdf_object *composite;    /* of others, or NULL */
    struct unicode_list list;        /* what that one is to say */
    bool joined;                     /* that is more than it says so far */
};
/* Subsets the font and writes its objects; codes and widths hold after it. */
bool pdf_font_finish(struct pdf_font *font, struct codes *codes,
    struct subset_cache *cache, struct pdf_file *file, struct pdf_maps *maps);
/* "/Type/FontDescriptor…" of a program; the flags are those of table 123. */
void pdf_font_put_descriptor(struct pdf_object *object, const struct font *font,
    const struct subset *subset, int flags, const struct pdf_object *program);

#endif
