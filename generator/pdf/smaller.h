/* Faces that are cut down beforehand to what the documents of a house show.
 *
 * A subset of such a face costs a tenth of one of the whole face.  Of a CFF
 * each glyph is drawn when a document first shows it, and kept over runs of the
 * program, too (type/font_work.h), so that a plan about somebody new costs no
 * more than one that was printed before. */
#ifndef PDF_SMALLER_H
#define PDF_SMALLER_H

#include "pdf/subset.h"

struct hb_face_t;
struct hb_map_t;

struct smaller_faces; /* of a worker */
struct smaller_faces *smaller_faces_new(void);
void smaller_faces_free(struct smaller_faces *faces);

/* Where glyphs are to be taken from; lent until the next smaller_find. */
struct smaller_source {
    struct hb_face_t *face;     /* NULL: they must be cut out of `cff` */
    const struct hb_map_t *map; /* to the ids there; NULL: they stay */
    const struct slice *cff;    /* a table without subroutines, or NULL */
};
struct smaller_source smaller_find(struct smaller_faces *faces,
    const struct font *font, struct pdf_glyph *const *glyphs, int count);

/* The id of the glyph there. */
uint32_t smaller_id(
    const struct smaller_source *source, const struct pdf_glyph *glyph);

#endif
