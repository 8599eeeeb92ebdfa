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
    unsigned serial; /* fonts of one number have the same bytes; 0: unknown */
};

struct html_image { /* replaces an <img src> of the document */
    const char *src;
    const char *type; /* "image/png" */
    struct slice bytes;
};

/* What the heads of pages with the same fonts and theme share. */
struct html_cache;
struct html_cache *html_cache_new(void);
void html_cache_free(struct html_cache *cache);

struct html_parts {
    struct html_cache *cache;    /* or NULL */
    const struct tree *document; /* the <html> element */
    struct slice css;            /* the theme; as long as the cache lives */
    struct slice script;         /* or empty; the same */
    const struct html_font *fonts;
    int font_count;
    const struct html_image *images;
    int image_count;
    /* Stands behind what the element holds; made by html_put, where a page is
     * too long to be one document. */
    const struct tree *grows; /* or NULL */
    const struct slice *more;
    int more_count;
};

/* The document has a <head>, and its elements nest (document/element.h); both
 * are true of what the template engine makes. */
void html_write(const struct html_parts *parts, struct buf *out);
/* The same without the style, which pages share and is two thirds of a file: it
 * belongs between the bytes before `at` and those from there on. */
struct html_gap {
    size_t at;
    struct slice style;     /* there until html_gap_drop */
    struct html_head *head; /* inner */
};
void html_write_around(
    const struct html_parts *parts, struct buf *out, struct html_gap *gap);
void html_gap_drop(struct html_gap *gap); /* a zeroed one is fine */
/* What is in an element, as it would stand in its document; without pictures
 * of the document's own. */
void html_put(const struct tree *element, struct buf *out);

#endif
