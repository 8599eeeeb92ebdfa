/* The document as one self-contained HTML file.
 *
 * Our own serialiser: an element table with content-model flags knows void
 * and raw-text elements and where to break lines, and asserts that elements
 * nest.  The file stands under its own policy, first in its head: nothing is
 * loaded, the one style and the script are named by their hash.  No style= and
 * no on…= attribute comes out, and of the theme nothing that only the PDF
 * printing knows (html/style.h). */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/buf.h"
#include "document/tree.h"

struct html_font { /* becomes an @font-face with a data: URL */
    const char *family;
    int weight;
    bool italic;
    const char *format; /* "opentype", "woff" */
    struct slice bytes;
};

struct html_image { /* replaces an <img src> of the document */
    const char *src;
    const char *type; /* "image/png" */
    struct slice bytes;
};

struct html_parts {
    const struct tree *document; /* the <html> element */
    struct slice css;            /* the theme */
    struct slice script;         /* or empty */
    const struct html_font *fonts;
    int font_count;
    const struct html_image *images;
    int image_count;
};

/* The document has a <head>, and its elements nest (document/element.h); both
 * are true of what the template engine makes. */
void html_write(const struct html_parts *parts, struct buf *out);

#endif
