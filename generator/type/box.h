/* The box tree: what layout works on, private to this folder.
 *
 * One box an element, text node or anonymous wrapper.  A box's x and y are
 * those of its border box, relative to its parent's border box, so that a
 * subtree moves by changing one number.  Lines are relative to the box that
 * owns them, and what stands on a line is relative to the line.  The tall
 * flow can be longer than a `len` holds, hence coord. */
#ifndef TYPE_BOX_H
#define TYPE_BOX_H

#include "type/layout.h"
#include "type/shape.h"
#include "type/style.h"

typedef int64_t coord; /* 1/1000 pt */

#define COORD_MAX ((coord)1 << 50)

static inline coord
coord_max(coord a, coord b)
{
    return a > b ? a : b;
}

static inline len
coord_len(coord n) /* clamped */
{
    return n > PT(1000000)    ? PT(1000000)
           : n < -PT(1000000) ? -PT(1000000)
                              : (len)n;
}

/* Elements nested deeper than this become plain text of their ancestor. */
#define BOX_DEPTH 200

enum box_kind {
    BOX_BLOCK, /* children are all blocks, or all inline (`inlines`) */
    BOX_FLEX,
    BOX_TABLE,
    BOX_ROW_GROUP,
    BOX_ROW,
    BOX_CELL,
    BOX_PICTURE,
    BOX_INLINE,
    BOX_TEXT,
    BOX_BREAK
};

/* Collapsed margins: the largest positive and the most negative. */
struct margin {
    len plus, minus;
};

struct inline_text;
struct kept_block;
struct drawing;
struct table_grid;

struct link_target { /* exactly one of uri and anchor */
    const char *uri, *anchor, *label;
};

/* A list item's bullet or number, hanging left of its first line. */
struct marker {
    const struct glyph_run *runs;
    int count;
    coord line_y;   /* top of the line that it belongs to */
    coord baseline; /* both from the item's border box */
};

/* What few boxes have. */
struct extras {
    const char *id;
    const struct link_target *link;
    const struct form_field *field; /* without its box */
    const struct picture *picture;
    const struct tree *svg; /* inline, or the picture's */
    struct drawing *drawing;
    struct table_grid *grid;   /* of a table */
    int list_number;           /* of a list item */
    int outline;               /* 1 to 3, or 0 */
    struct marker *marker;     /* of a list item, or NULL */
    struct tag *label_tag;     /* the same: its Lbl */
    const char *outline_title; /* where `outline` is set */
    const char *string_text;   /* of the running string that it sets */
};

/* In the order in which walks over the whole tree ask, four lines of a cache: a
 * document has a thousand of them, more than the nearest cache holds. */
struct box {
    enum box_kind kind;
    bool inline_level;
    bool inlines;  /* a block whose children are inline */
    bool artifact; /* aria-hidden */
    bool fits;     /* by giving way to its next class (data-fit) */
    bool pictured; /* a picture is in it, or it is one */
    bool turns;    /* its children may stand on pages of other names */
    bool empty;    /* its margins collapse through it */
    bool measured;
    bool edged; /* its edges are known, and the same wherever it stands */
    unsigned char collapsed; /* bit a side: a neighbour's border stands there */
    unsigned char underline; /* its own and its inline ancestors' */
    uint16_t column, colspan, rowspan; /* of a cell */
    int line_count;
    int number; /* in a block with `inlines`, from 1 */
    const struct style *style;
    struct box *parent, *first, *next;

    struct box *last;
    const struct tree *node; /* NULL: anonymous */
    struct extras *extras;   /* NULL: none */
    struct line *lines;
    struct tag *tag;  /* of its own ink and its children's */
    const char *text; /* BOX_TEXT */
    const char *page; /* name of the pages that it stands on, or NULL */
    const char *lang;

    coord x, y, w, h;
    union {
        struct {
            coord min_w, max_w; /* border box; valid when `measured` */
        };
        struct { /* from pages_cut on: how far its ink reaches, from its top */
            coord extent, rise; /* down and up */
        };
    };
    struct inline_text *content; /* of a block with `inlines` */
    struct kept_block *kept;     /* the same from before (line_cache.h) */

    len margin[4], border[4], padding[4];
    struct margin above, below; /* margins that collapse out of the box */
};

extern const struct extras no_extras;

static inline const struct extras *
box_extras(const struct box *box)
{
    return box->extras ? box->extras : &no_extras;
}

enum line_item_kind { LINE_RUN, LINE_ATOM, LINE_LINK };
struct line_item {
    enum line_item_kind kind;
    uint32_t order;              /* of reading, within the line */
    struct box *box;             /* the text's, the atom, the link's */
    const struct glyph_run *run; /* LINE_RUN */
    coord x, w;                  /* relative to the line */
    coord y, h;                  /* of a link's fragment */
};
/* The part of an inline box that stands on one line. */
struct fragment {
    struct box *box;
    coord x, w, y, h;
    bool starts, ends; /* the box begins, ends here */
};
struct line {
    coord x, y, w, h;
    coord baseline; /* from the line's top */
    struct line_item *items;
    int count;
    struct fragment *fragments;
    int fragment_count;
};

struct box_list {
    struct box **items;
    int count, room;
};

struct breaker;
struct tag_list {
    struct tag **items;
    int count, room;
};

/* What tags.c found for an element, where the hash of its name puts it. */
#define ROLES_SEEN 64
struct seen_role {
    const struct element *element; /* NULL: nothing is here */
    int role;
};

/* What all steps of one document share. */
struct layout {
    struct arena *arena;
    const struct layout_input *input;
    struct shaper shaper;
    struct breaker *breaker;
    struct counters *counters; /* while boxes are built; NULL: none yet */
    const struct box *unfit;   /* where setting the boxes was given up */
    struct tag_list tags;
    struct seen_role roles[ROLES_SEEN];
    bool strings;                   /* some margin box shows a running string */
    struct box_list string_boxes;   /* that set one */
    struct box_list amended;        /* that layout_amend may change */
    coord page_height;              /* of the text area: no picture is taller */
    const struct style *metrics_of; /* whose metrics the next two are */
    len ascent, descent;
    struct buf text; /* of the block being prepared */
    /* Of the line being set, before its size is known. */
    struct glyph *scratch;
    int scratch_count, scratch_room;
    struct line_item *items;
    int item_room;
    struct fragment *fragments;
    int fragment_room;
};

/* box.c: the tree; NULL when nothing is shown. */
struct box *box_build(struct layout *layout);
/* The next in the document's order; after all that is in the box. */
struct box *box_next(const struct box *box, const struct box *top);
struct box *box_after(const struct box *box, const struct box *top);
bool box_is_atom(const struct box *box);
/* To write to; to read, box_extras. */
struct extras *box_own_extras(struct layout *layout, struct box *box);

/* named.c: which pages boxes stand on.  Only blocks that follow each other
 * down the page can turn to another one, not what stands beside something. */
void named_assign(struct box *root);
/* The names of the pages that the box begins and ends on. */
const char *named_first(const struct box *box);
const char *named_last(const struct box *box);

/* counter.c: counters as CSS 2.1, 12.4.  An element `depth` deep changes them
 * when it begins; what its children made goes when it ends. */
void counters_change(
    struct layout *layout, const struct style *style, int depth);
void counters_end(struct layout *layout, int depth);
const char *content_text(struct layout *layout, const struct content *content,
    const struct tree *node);
/* "iv", "12", "•": as the style writes the number. */
const char *counter_text(struct arena *arena, int n, enum list_style style);

/* tags.c */
void tags_assign(struct layout *layout, struct box *root);

/* edges.c: sizes from styles. */
coord size_of(struct size size, coord whole);
void box_edges(struct box *box, coord whole);
bool box_margin_is_auto(const struct box *box, int side);
coord box_inner_x(const struct box *box); /* content box from border box */
coord box_inner_y(const struct box *box);
coord box_inner_w(const struct box *box);
coord box_outer_w(const struct box *box); /* with margins */
/* Sum of padding and border of both sides. */
coord box_frame_w(const struct box *box);
coord box_frame_h(const struct box *box);
/* `width` (border box) kept between min-width and max-width. */
coord box_clamp_w(const struct box *box, coord width, coord whole);
/* whole * part / total without overflow; total > 0 */
coord coord_share(coord whole, coord part, coord total);
/* Makes the widest narrower until the sum is at most `total`. */
void widths_squeeze(coord *widths, int count, coord total);
/* The border box that `size` asks for; -1 when it is auto. */
coord box_sized_w(const struct box *box, struct size size, coord whole);
coord box_sized_h(const struct box *box, struct size size);

/* measure.c: narrowest and widest useful border box. */
void box_measure(struct layout *layout, struct box *box);

/* fit.c: the box, which was just placed in its parent, has another class to
 * fit with, and with this one it would go on on another page for certain. */
bool fit_is_hopeless(struct layout *layout, struct box *box);

/* block.c */
/* Sets a box in a containing block of width `whole`: edges, w, h, content. */
void box_set(struct layout *layout, struct box *box, coord whole);
/* Sets the content of a box whose edges and w are known; gives h, and the
 * margins that collapse out of it. */
void box_content(struct layout *layout, struct box *box);
/* As a flex item, cell or inline block: margins stay inside. */
void box_content_alone(struct layout *layout, struct box *box);
/* Top and baseline of the first line in the box, from the border box's top;
 * false when there is none. */
bool box_first_line(const struct box *box, coord *top, coord *baseline);
/* On what the box stands as an inline block: the baseline of its last line,
 * in a row of the first (CSS 2.1, 10.8.1); false when there is none. */
bool box_last_baseline(const struct box *box, coord *baseline);
void box_shift_content(struct box *box, coord dy);

/* inline.c: text of a block, cut into words and shaped; made once. */
const struct inline_text *inline_prepare(
    struct layout *layout, struct box *box);
void inline_measure(
    struct layout *layout, struct box *box, coord *min, coord *max);
/* lines.c: the words set into lines of the box's width; gives the height. */
coord inline_set(struct layout *layout, struct box *box);
/* Underlines it as it and what it stands in ask for. */
void inline_set_underline(struct box *box);
struct text_style text_style_of(const struct box *box);
void box_metrics(
    struct layout *layout, const struct box *box, len *ascent, len *descent);
/* Appends the glyphs of a text as runs along a baseline that begins at 0;
 * returns its width.  `*count` runs, in the arena. */
coord runs_of_text(struct layout *layout, const struct text_style *style,
    struct color color, const char *text, struct glyph_run **runs, int *count);
void marker_set(struct layout *layout, struct box *item);

/* flex.c and table.c: the content function gives the inner height. */
void flex_measure(
    struct layout *layout, const struct box *box, coord *min, coord *max);
coord flex_content(struct layout *layout, struct box *box);
void table_measure(
    struct layout *layout, struct box *box, coord *min, coord *max);
coord table_content(struct layout *layout, struct box *box);

/* field.c: what the element says of itself as a field of a form; NULL when it
 * is none. */
const struct form_field *field_of(
    struct layout *layout, const struct tree *node, const struct style *style);

/* picture.c */
void picture_size(struct layout *layout, struct box *box, coord whole);
void picture_measure(
    struct layout *layout, const struct box *box, coord *min, coord *max);

/* segment.c: what of Unicode layout needs; owns ICU. */
struct breaker *breaker_new(struct arena *arena);
void breaker_free(struct breaker *breaker);
/* Offsets behind which a line may end, the last is `size`; *count of them.
 * Valid until the next call. */
const int32_t *breaker_find(struct breaker *breaker, const char *lang,
    const char *text, size_t size, int *count);
/* The text in the case asked for, in the arena. */
const char *text_transform(struct arena *arena, const char *text,
    enum text_transform transform, const char *lang);

#endif
