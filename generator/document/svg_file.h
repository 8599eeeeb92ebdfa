/* An SVG file, such as a logo, as a tree of the elements that are painted.
 *
 * By allow-list: no script, foreign object, animation, link or reference, and
 * of looks only what is painted; a file that has one is refused, not cleaned,
 * because the HTML shows its bytes and both printings must agree.  What drawing
 * programs add and no browser shows is passed over. */
#ifndef DOCUMENT_SVG_FILE_H
#define DOCUMENT_SVG_FILE_H

#include "document/tree.h"

/* NULL with a sentence in *why ("has a <script>, which pictures may not"). */
struct tree *svg_file_read(
    struct arena *arena, struct slice bytes, const char **why);
/* The first bytes look like SVG rather than like pixels. */
bool svg_file_is(struct slice bytes);

#endif
