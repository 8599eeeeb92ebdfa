/* What is kept between the device's calls and the file: the display list.
 *
 * Private to pdf/.  Everything is in the document's arena. */
#ifndef PDF_DOCUMENT_H
#define PDF_DOCUMENT_H

#include "pdf/font.h"
#include "pdf/object.h"
#include "pdf/pdf.h"
#include "type/device.h"
#include "type/image.h"

enum draw_kind {
    DRAW_TAG_BEGIN,
    DRAW_TAG_END,
    DRAW_ARTIFACT_BEGIN,
    DRAW_ARTIFACT_END,
    DRAW_GLYPHS,
    DRAW_PATH,
    DRAW_IMAGE,
    DRAW_CLIP_BEGIN,
    DRAW_CLIP_END,
    DRAW_GROUP_BEGIN,
    DRAW_GROUP_END,
    DRAW_LINK,
    DRAW_FIELD_BEGIN,
    DRAW_FIELD_END
};

/* One call of the device, as it was made.  Made with room for what its kind has
 * a use for, so that none is copied as a whole. */
struct draw {
    enum draw_kind kind;
    struct draw *next;
    union {
        const struct tag *tag;
        enum artifact artifact;
        const struct form_field *field;
        struct pdf_group *group;
        struct {
            struct glyph_run run;
            bool *own_text; /* by glyph: the place needs its own ActualText;
                               NULL: none does */
            struct pdf_font *font;
        };
        struct {
            struct contour contour;
            struct paint paint;
        };
        struct { /* a picture, a clip or a link */
            struct rect box;
            struct pdf_image *image;
            const char *uri, *anchor, *label;
        };
    };
};

struct page {
    len width, height;
    struct draw *first, *last;
    struct pdf_object *object;
    struct page *next;
};

struct pdf_image {
    struct image *image;
    struct pdf_object *object;
    int number; /* of its resource: /I0, /I1, … */
    struct pdf_image *next;
};

/* What is drawn as one picture (11.6.6). */
struct pdf_group {
    uint8_t alpha;
    struct pdf_object *object;
    int number; /* of its resource: /X0, /X1, … */
    struct pdf_group *next;
};

struct anchor {
    const char *name;
    const struct page *page;
    struct point at;
    struct anchor *next;
};

struct bookmark {
    int level;
    const char *title;
    const struct page *page;
    struct point at;
    struct bookmark *next;
};

struct pdf_document {
    struct device device; /* first: the device is the document */
    struct arena *arena;
    struct pdf_cache *cache;
    struct pdf_info info;
    struct page *first_page, *last_page;
    int page_count;
    struct pdf_font *fonts;
    int font_count;
    struct pdf_image *images;
    int image_count;
    struct pdf_group *groups;
    int group_count;
    struct anchor *anchors;
    struct bookmark *bookmarks, *last_bookmark;
    struct pdf_object *resources; /* of all pages and appearances */
    struct form *form;            /* NULL without fields */
    bool alphas[256];             /* that some paint has */
    struct pdf_file *file;
    struct structure *structure;
};

/* device.c: a box as "[x0 y0 x1 y1]". */
void page_put_rect(struct buf *out, const struct page *page, struct rect box);
/* attachment.c: the attachment, if there is one. */
void attachment_write(struct pdf_document *document);
/* meta.c: what the file says about itself (XMP, Info, output intent). */
void meta_write(struct pdf_document *document);
/* "/Key(D:20260820000000Z)" for the document's date. */
void meta_put_date(struct pdf_object *object, const char *key,
    const struct pdf_document *document);
/* outline.c */
void outline_write(struct pdf_document *document);
/* Appends "[12 0 R/XYZ 0 700 0]". */
void outline_put_destination(
    struct buf *out, const struct page *page, struct point at);
/* image.c */
void image_write(struct pdf_document *document, struct pdf_image *image);

#endif
