/* What layout draws on: ink and structure in the same calls.
 *
 * Lengths are thousandths of a point; x grows to the right and y downwards
 * from the top left corner of the page.  Whatever is drawn lies between
 * tag_begin and tag_end (it is content of that tag) or between artifact_begin
 * and artifact_end (it repeats or decorates).  A tag is begun again with the
 * same struct when its content goes on (on the next page, after an inline
 * tag); tags nest as struct tag's parents say, and every tag's parent is
 * begun before it.  Implementations: trace (prints its calls), tags (prints
 * the tag tree), pdf. */
#ifndef TYPE_DEVICE_H
#define TYPE_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct font;
struct image;

typedef int32_t len; /* 1/1000 pt */
#define PT(n) ((len)((n)*1000))

struct point {
    len x, y;
};
struct rect {
    len x, y, w, h;
};

struct color {
    uint8_t r, g, b, a; /* a: 255 is opaque, 0 is nothing */
};

struct glyph {
    uint32_t id;
    uint32_t cluster; /* byte offset into the run's text */
    len advance;
    len dx, dy; /* offset; dy upwards */
};

/* Glyphs of one font, size and direction on one baseline, in visual order.
 * Like a tag, the glyphs and their text are the caller's and stay where they
 * are until what is drawn is finished. */
struct glyph_run {
    struct font *font;
    len size;
    struct color color;
    len x, y;    /* where the baseline begins */
    len spacing; /* letter-spacing, which each advance holds already */
    const struct glyph *glyphs;
    int count;
    const char *text; /* what the clusters point into */
    uint32_t text_length;
    bool rtl;
};

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };
struct path_step {
    enum path_op op;
    struct point p[3]; /* a curve's two controls and its end; else p[0] */
};
struct contour { /* the shape of a path */
    const struct path_step *steps;
    int count;
};
enum line_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE };
enum line_join { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL };
enum { MITER_USUAL = 4000 }; /* in SVG */
struct paint {
    struct color fill;   /* a == 0: not filled */
    struct color stroke; /* a == 0: not stroked */
    len width;
    len dash[4];
    int dashes;
    enum line_cap cap;
    enum line_join join;
    bool even_odd;
    len miter; /* JOIN_MITER: how far it may reach, in thousandths of half the
                  width; 0: the drawing has no corners */
};

/* Structure types of PDF 1.7 that documents use (ISO 32000-1, 14.8.4). */
enum tag_role {
    TAG_DOCUMENT,
    TAG_SECT,
    TAG_DIV,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_P,
    TAG_L,
    TAG_LI,
    TAG_LBL,
    TAG_LBODY,
    TAG_TABLE,
    TAG_THEAD,
    TAG_TBODY,
    TAG_TR,
    TAG_TH,
    TAG_TD,
    TAG_FIGURE,
    TAG_CAPTION,
    TAG_BLOCKQUOTE,
    TAG_CODE,
    TAG_SPAN,
    TAG_LINK,
    TAG_FORM,
    TAG_ROLES
};
extern const char *const tag_role_names[TAG_ROLES]; /* "LBody", … */

enum tag_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };

struct tag {
    enum tag_role role;
    struct tag *parent;   /* NULL for the document */
    int id;               /* from 0, in document order */
    const char *alt;      /* a figure's alternative text, or NULL */
    const char *lang;     /* when it differs from the parent's, or NULL */
    enum tag_scope scope; /* of a TH */
    int colspan, rowspan; /* 0 and 1 mean one */
    struct rect bbox;     /* of a figure, on its page */
    bool ordered;         /* of an L */
};

enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER };

/* A field to sign, to type in, or to tick. */
enum field_kind { FORM_SIGNATURE, FORM_TEXT, FORM_CHECK };
struct form_field {
    enum field_kind kind;
    const char *name;  /* unique; no "." */
    const char *label; /* said to a screen reader */
    const char *value; /* or NULL */
    struct rect box;
    /* What a text field is typed in; never keyed by CIDs. */
    struct font *font; /* NULL when the machine has no such font */
    len size;
    struct color color;
};

struct device;
struct device_ops {
    void (*page_begin)(struct device *, len width, len height);
    void (*page_end)(struct device *);
    void (*tag_begin)(struct device *, const struct tag *);
    void (*tag_end)(struct device *);
    void (*artifact_begin)(struct device *, enum artifact);
    void (*artifact_end)(struct device *);
    void (*glyphs)(struct device *, const struct glyph_run *);
    void (*path)(struct device *, const struct contour *, const struct paint *);
    void (*image)(struct device *, struct image *, struct rect);
    /* Everything until clip_end shows only inside the rectangle. */
    void (*clip_begin)(struct device *, struct rect);
    void (*clip_end)(struct device *);
    /* Everything until group_end is one picture, laid over what is there with
     * this alpha.  Tags and artifacts that begin in it end in it. */
    void (*group_begin)(struct device *, uint8_t alpha);
    void (*group_end)(struct device *);
    /* A link over the box: exactly one of uri and anchor is not NULL. */
    void (*link)(struct device *, struct rect box, const char *uri,
        const char *anchor, const char *label);
    void (*anchor)(struct device *, const char *name, struct point at);
    void (*outline_entry)(
        struct device *, int level, const char *title, struct point at);
    /* What is drawn until field_end is the field's appearance, no content. */
    void (*field_begin)(struct device *, const struct form_field *);
    void (*field_end)(struct device *);
};

struct device {
    const struct device_ops *ops; /* a NULL entry is skipped */
};

/* The calls, as functions: they skip what a device does not take. */
void device_page_begin(struct device *device, len width, len height);
void device_page_end(struct device *device);
void device_tag_begin(struct device *device, const struct tag *tag);
void device_tag_end(struct device *device);
void device_artifact_begin(struct device *device, enum artifact artifact);
void device_artifact_end(struct device *device);
void device_glyphs(struct device *device, const struct glyph_run *run);
void device_path(struct device *device, const struct contour *contour,
    const struct paint *paint);
void device_image(struct device *device, struct image *image, struct rect box);
void device_clip_begin(struct device *device, struct rect box);
void device_clip_end(struct device *device);
void device_group_begin(struct device *device, uint8_t alpha);
void device_group_end(struct device *device);
void device_link(struct device *device, struct rect box, const char *uri,
    const char *anchor, const char *label);
void device_anchor(struct device *device, const char *name, struct point at);
void device_outline(
    struct device *device, int level, const char *title, struct point at);
void device_field_begin(struct device *device, const struct form_field *field);
void device_field_end(struct device *device);

#endif
