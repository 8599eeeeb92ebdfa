/* Faces that are cut down beforehand to what the documents of a house show.
 *
 * Each glyph is drawn when a document first shows it, and kept over runs of the
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

/* A CFF table without subroutines that glyphs are cut out of; lent until the
 * next smaller_find. */
struct smaller_source {
    const struct hb_map_t *map; /* to the ids there */
    struct slice cff;
};
/* With all of the glyphs, of a face that has outlines and no CIDs. */
struct smaller_source smaller_find(struct smaller_faces *faces,
    const struct font *font, struct pdf_glyph *const *glyphs, int count);

/* The face for who cuts it down by glyphs itself.  Lent. */
struct hb_face_t *smaller_whole(
    struct smaller_faces *faces, const struct font *font);

/* The id of the glyph there. */
uint32_t smaller_id(
    const struct smaller_source *source, const struct pdf_glyph *glyph);

#endif
