/* Style: the theme read, and every element's computed values.
 *
 * A documented subset of CSS (templates/README.md has the table): type,
 * class, id and attribute selectors with all four combinators, :root,
 * :nth-child() and its like, :not(), ::marker, and ::before and ::after with
 * content and counters; custom properties of :root with var(); @page, for all
 * pages or by name, with size, margins and margin boxes; @media print taken and
 * other media skipped; the box model, fonts, colour, tables, flex rows, breaks.
 * What is not known is named once with its line, never guessed.  Cascade and
 * inheritance as CSS 2.1; no !important.  SVG's presentation attributes are the
 * weakest rules. A stylesheet does not change once it is read: threads share
 * it. */
#ifndef TYPE_STYLE_H
#define TYPE_STYLE_H

#include "base/arena.h"
#include "document/tree.h"
#include "type/css.h"
#include "type/device.h"
#include "type/layout.h"

enum display {
    DISPLAY_NONE,
    DISPLAY_BLOCK,
    DISPLAY_INLINE,
    DISPLAY_INLINE_BLOCK,
    DISPLAY_FLEX, /* a row of boxes */
    DISPLAY_LIST_ITEM,
    DISPLAY_TABLE,
    DISPLAY_TABLE_HEAD,
    DISPLAY_TABLE_BODY,
    DISPLAY_TABLE_ROW,
    DISPLAY_TABLE_CELL,
    DISPLAY_TABLE_CAPTION
};

/* A width or margin before its containing block is known. */
enum size_kind { SIZE_AUTO, SIZE_LEN, SIZE_PERCENT };
struct size {
    enum size_kind kind;
    len n; /* length; or thousandths of a percent */
};

enum text_align {
    TEXT_START,
    TEXT_END,
    TEXT_LEFT,
    TEXT_RIGHT,
    TEXT_CENTER,
    TEXT_JUSTIFY,
    TEXT_DECIMAL /* at the end; figures of a column by their decimal points */
};
enum vertical_align {
    VALIGN_BASELINE,
    VALIGN_TOP,
    VALIGN_MIDDLE,
    VALIGN_BOTTOM
};
enum text_transform { CASE_NONE, CASE_UPPER, CASE_LOWER, CASE_CAPITALIZE };
enum decoration { DECOR_UNDER = 1, DECOR_THROUGH = 2 };
enum hyphens { HYPHENS_MANUAL, HYPHENS_NONE, HYPHENS_AUTO };
enum white_space { WHITE_NORMAL, WHITE_NOWRAP, WHITE_PRE, WHITE_PRE_WRAP };
enum list_style {
    LIST_NONE,
    LIST_DISC,
    LIST_CIRCLE,
    LIST_SQUARE,
    LIST_DECIMAL,
    LIST_DECIMAL_ZERO, /* decimal-leading-zero */
    LIST_LOWER_ALPHA,
    LIST_UPPER_ALPHA,
    LIST_LOWER_ROMAN,
    LIST_UPPER_ROMAN
};
enum break_value { BREAK_AUTO, BREAK_AVOID, BREAK_PAGE, BREAK_BALANCE };
enum flex_align {
    FLEX_START,
    FLEX_CENTER,
    FLEX_END,
    FLEX_STRETCH,
    FLEX_BASELINE
};
enum flex_justify {
    JUSTIFY_START,
    JUSTIFY_CENTER,
    JUSTIFY_END,
    JUSTIFY_BETWEEN
};
enum { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT };
enum border_kind { BORDER_NONE, BORDER_SOLID, BORDER_DASHED, BORDER_DOTTED };

struct border {
    enum border_kind kind;
    len width;
    struct color color;
};

/* `content` is a list of pieces.  In the margin boxes of a page: strings,
 * counter(page), counter(pages), string(name) (set by `string-set: name
 * content()` on an element).  On ::before and ::after: strings, attr(name),
 * counter(name, style), counters(name, "between", style). */
enum content_kind {
    CONTENT_TEXT,
    CONTENT_PAGE,
    CONTENT_PAGES,
    CONTENT_STRING,
    CONTENT_ATTR,
    CONTENT_COUNTER,
    CONTENT_COUNTERS
};
struct content_piece {
    enum content_kind kind;
    const char *text; /* the text, or the name of what is shown */
    const char *between;
    enum list_style style;
};
struct content {
    struct content_piece *pieces;
    int count;
};

/* counter-reset, -set and -increment: a number for each counter. */
struct counter_list {
    struct counter_change {
        const char *name;
        int n;
    } * items;
    int count;
};

/* Whether a box has a margin, a padding or a border, and whether these differ
 * with what it stands in: parts of its width, or all that is left. */
enum edges { EDGES_NONE, EDGES_FIXED, EDGES_VARY };

/* Computed values.  `inherited` is what children begin with. */
struct style {
    /* inherited */
    const char *families; /* comma list, without quotes */
    int weight;
    bool italic;
    len font_size;
    len line_height;
    int line_factor; /* thousandths of font_size, or 0: it is absolute */
    len letter_spacing;
    struct color color;
    enum text_align align;
    enum text_transform transform;
    enum white_space white;
    enum list_style list_style;
    struct color marker_color; /* ::marker { color }; a == 0: color */
    const char *features;      /* "tnum,cv11": OpenType features, or NULL */
    const char *feature_settings, *feature_numeric; /* its two sources */
    int orphans, widows;
    enum hyphens hyphens;
    bool balance; /* text-wrap: balance */
    /* Of SVG elements; a user unit is a px, so 750 thousandths of a point. */
    struct color svg_fill, svg_stroke; /* a == 0: none */
    len svg_stroke_width;
    len svg_dash[4];
    int svg_dashes;
    enum line_cap svg_cap;
    enum line_join svg_join;
    int svg_anchor; /* text-anchor: 0 start, 1 middle, 2 end */
    bool collapse;  /* border-collapse */
    len border_spacing;
    const char *page; /* name of the page that it stands on, or NULL */
    bool rtl;         /* direction: rtl */
    /* not inherited */
    enum display display;
    struct size width, min_width, max_width, height, min_height;
    struct size margin[4], padding[4];
    struct border border[4];
    enum edges edges;
    len radius;
    struct color background;
    int opacity; /* thousandths */
    enum vertical_align valign;
    int underline; /* DECOR_UNDER, DECOR_THROUGH */
    enum break_value break_before, break_after, break_inside;
    int flex_grow, flex_shrink; /* thousandths */
    struct size flex_basis;
    enum flex_align align_items, align_self;
    bool align_self_set;
    enum flex_justify justify;
    len gap;
    bool fills;      /* align-content: space-between */
    bool border_box; /* box-sizing */
    unsigned parts;  /* bit an enum css_part: some rule is for it */
    const struct content *content; /* NULL: none */
    const struct counter_list *counter_reset, *counter_set, *counter_increment;
    const char *string_set;   /* name of the running string that it sets */
    const struct style *kept; /* this one, where style_memo.c keeps it */
};

/* @page: the sheet and what repeats on it. */
enum margin_box {
    MARGIN_TOP_LEFT,
    MARGIN_TOP_CENTER,
    MARGIN_TOP_RIGHT,
    MARGIN_BOTTOM_LEFT,
    MARGIN_BOTTOM_CENTER,
    MARGIN_BOTTOM_RIGHT,
    MARGIN_BOXES
};
struct page_style {
    len width, height;
    len margin[4];
    struct {
        struct content content;
        struct style style;
    } boxes[MARGIN_BOXES];
};

/* `parent` NULL for the root element. */
struct style style_of(const struct stylesheet *sheet, const struct tree *node,
    const struct style *parent);
/* Whether any rule is for the part, and what they make of it. */
bool style_has_part(const struct style *style, enum css_part part);
struct style style_of_part(const struct stylesheet *sheet,
    const struct tree *node, enum css_part part, const struct style *element);
/* Of a box that no element makes: what `parent` hands down, and the rest as if
 * nothing was said. */
struct style style_anonymous(const struct style *parent);
/* What @page says of pages of this name (NULL: none), `first` for :first. */
const struct page_style *style_page(
    const struct stylesheet *sheet, const char *name, bool first);
/* The text area inside the margins; at least half an inch. */
len page_text_width(const struct page_style *page);
len page_text_height(const struct page_style *page);
/* Whether a margin box of any page shows a running string. */
bool style_shows_strings(const struct stylesheet *sheet);
/* How much two colours differ by WCAG 2.2, in tenths: 10 to 210. */
int color_contrast(struct color a, struct color b);
/* What is seen of a colour over one that is opaque. */
struct color color_over(struct color top, struct color under);
/* The nearest colour of the same hue that so differs; false when none does. */
bool color_readable(
    struct color color, struct color against, int tenths, struct color *near);
/* #rgb, #rrggbb, rgb(), rgba(), names of CSS 2.1, none, transparent. */
bool color_parse(const char *text, struct color *color);

#endif
