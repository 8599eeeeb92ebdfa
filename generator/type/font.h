/* Fonts: found by fontconfig once a run, opened by mapping, kept.
 *
 * A font set is immutable to its users once fonts are in it; faces and fonts
 * are shared by all threads (HarfBuzz objects made immutable), lookups are
 * locked inside. */
#ifndef TYPE_FONT_H
#define TYPE_FONT_H

#include "base/arena.h"
#include "base/buf.h"
#include "type/device.h"

struct hb_face_t;
struct hb_font_t;
struct font_work;
struct font_set; /* of a run */

/* One face at its own units; scale by size. */
struct font {
    struct hb_face_t *face;
    struct hb_font_t *hb; /* scaled to units_per_em */
    const char *file;
    struct slice bytes;     /* of the file, mapped */
    unsigned index;         /* in a collection */
    const char *family;     /* asked for, e.g. "Inter"; else its own */
    const char *postscript; /* name for the PDF */
    int weight;             /* 100 to 900 */
    bool italic;
    bool outlines; /* it is drawn, not a set of pictures */
    bool cff;      /* outlines are CFF */
    bool cid;      /* CFF with CIDs: the code is the CID */
    int units_per_em;
    int ascent, descent, line_gap; /* font units; descent positive */
    int cap_height, x_height;
    int zero_width;         /* of "0"; 0: it has none */
    int italic_angle;       /* degrees */
    int box[4];             /* bounding box, font units */
    int id;                 /* from 0 in order of opening, unique in the set */
    struct font_work *work; /* the set's */
    uint64_t stamp;         /* of the face, in `work` */
};

struct font_set *font_set_new(void);
void font_set_free(struct font_set *set);
/* The nearest face of the first family in the comma list that the machine
 * has; never NULL when the machine has any font at all. */
struct font *font_find(
    struct font_set *set, const char *families, int weight, bool italic);
/* A font with a glyph for the code point, for which `font` has none; NULL
 * when no font of the machine has one. */
struct font *font_fallback(struct font_set *set, const struct font *font,
    uint32_t rune, const char *language);
/* The first font with the code point: of the families in their order, else
 * any of the machine's; NULL when there is none. */
struct font *font_find_rune(struct font_set *set, const char *families,
    int weight, bool italic, uint32_t rune, const char *language);
bool font_has(const struct font *font, uint32_t rune);
/* A subset for the web with the characters of `text` (UTF-8): cmap, ligatures
 * and the features of a style ("ss03,cv11=1", or NULL) kept, as an OpenType
 * file. */
bool font_subset_web(const struct font *font, const char *text, size_t size,
    const char *features, struct buf *out);

#endif
