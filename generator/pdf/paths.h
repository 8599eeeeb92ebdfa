/* Paths and pictures of a page's content stream. */
#ifndef PDF_PATHS_H
#define PDF_PATHS_H

#include "pdf/writer.h"

void paths_put(struct writer *w, const struct draw *draw);       /* DRAW_PATH */
void paths_put_image(struct writer *w, const struct draw *draw); /* _IMAGE */

#endif
