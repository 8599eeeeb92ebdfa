/* The theme as an HTML page takes it: without comments and without what only
 * the PDF printing knows or what would fetch something.
 *
 * Left out are @import, @charset and @namespace, declarations with an address
 * other than data: or a fragment, string-set and string(), and font features
 * in the margin boxes of @page.  Everything else passes, known or not. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

#include "base/buf.h"

void style_write(struct slice css, struct buf *out);

#endif
