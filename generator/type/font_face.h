/* One face opened: HarfBuzz objects, metrics, kind of outlines. */
#ifndef TYPE_FONT_FACE_H
#define TYPE_FONT_FACE_H

#include "type/font.h"

/* Fills what the face itself says; false when the file is no font. */
bool font_face_open(struct arena *arena, struct font *font);
void font_face_close(struct font *font);
/* Leaves the file's pages to the kernel until they are read again. */
void font_face_rest(const struct font *font);

#endif
