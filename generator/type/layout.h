/* Layout: the document and the theme become pages, the pages are drawn. */
#ifndef TYPE_LAYOUT_H
#define TYPE_LAYOUT_H

#include "document/tree.h"
#include "report/report.h"
#include "type/device.h"
#include "type/font.h"
#include "type/hyphen.h"
#include "type/image.h"

struct stylesheet;

/* What of a theme is not known, or is hard to read; each is told once, in the
 * order of lines. */
struct css_warning {
    const char *path;    /* of its source */
    int line;            /* from 1; 0: of the whole theme */
    uint32_t at, length; /* its bytes there */
    const char *text;    /* "unknown property `float`" */
};
struct css_warnings {
    struct css_warning *items;
    int count;
};
/* "theme.css:12: unknown property `float`", in the arena. */
const char *css_warning_said(
    struct arena *arena, const struct css_warning *warning);
/* Adds the one list to the other. */
void css_warnings_join(struct arena *arena, struct css_warnings *to,
    const struct css_warnings *from);
/* Reads a theme. */
struct stylesheet *stylesheet_read(struct arena *arena, const char *path,
    struct slice css, struct css_warnings *warnings);
/* The same of several sources, each laid over those before it: its rules come
 * later in the cascade, and its variables are everybody's. */
struct css_source {
    const char *path; /* for warnings */
    struct slice css;
};
struct stylesheet *stylesheet_read_all(struct arena *arena,
    const struct css_source *sources, int count, struct css_warnings *warnings);
/* What its `ex` and `ch` are measured by, before anybody uses it. */
void stylesheet_set_fonts(struct stylesheet *sheet, struct font_set *fonts);

/* What the last of the sources, a company's theme, says beside its rules. */
struct theme_facts {
    const char *logo;                /* of `--logo: url(logo.svg)`, or NULL */
    const char *font, *font_display; /* the first families that it asks for */
};
/* Warns of texts that the theme makes hard to read on their grounds, by the
 * ratio of WCAG 2.2 (AA), in light and in dark. */
struct theme_facts theme_check(struct arena *arena,
    const struct css_source *sources, int count, struct css_warnings *warnings);

/* A picture of the document: an <img src> as it stands in the tree. A picture
 * whose `svg` is not NULL is an SVG tree instead of pixels. */
struct picture {
    const char *src;
    struct image *image;
    const struct tree *svg;
};

struct layout_input {
    const struct tree *document;
    const struct stylesheet *sheet;
    struct font_set *fonts;
    struct shape_cache *shapes; /* one a worker, or NULL */
    struct style_memo *styles;  /* the same (type/style_memo.h) */
    struct line_cache *lines;   /* the same; NULL where `styles` is */
    struct hyphenator *hyphens; /* everybody's; NULL: no word is divided */
    const struct picture *pictures;
    int picture_count;
    bool gives_up; /* at the first element that layout_amend will change */
};

struct pages; /* placed boxes, in the arena */

/* `missing` gets one entry a character that no font has. */
struct missing_char {
    uint32_t rune;
    const char *text; /* some text around it */
};
struct layout_result {
    struct pages *pages;      /* NULL where it gave up */
    const struct tree *unfit; /* the element that it gave up at, or NULL */
    int page_count;
    struct missing_char *missing;
    int missing_count;
};
struct layout_result layout_document(
    struct arena *arena, const struct layout_input *input);
/* Amends what does not fit; true when something was changed: then the document
 * is to be laid out again, and may be changed again.  `document` is the one
 * that the result is of.
 *
 * An element with the attribute `data-fit`, a list of classes between commas,
 * has the first of them at the end of its `class`.  When it goes on on another
 * page, or takes more pages than its `data-fit-pages` says, the first gives
 * way to the second; and when its last page is saved by that, where each page
 * between the first and it would hold `data-fit-saves` percent more.
 *
 * Of each element with the attribute `data-continued` and a height, what would
 * reach below its bottom moves into a copy of the element and its parent, right
 * behind the parent.  The copy repeats the element's <header>, with the
 * attribute's text behind the heading, and what follows the element in its
 * parent but an <aside>.  With `data-fit`, its classes are tried first. */
bool layout_amend(struct arena *arena, const struct layout_result *result,
    struct tree *document);
void layout_draw(const struct pages *pages, struct device *device);
/* The runs of glyphs that the pages show, each once and placed nowhere. */
typedef void glyph_run_seen(void *context, const struct glyph_run *run);
void layout_see_runs(
    const struct pages *pages, glyph_run_seen *see, void *context);
/* The boxes as indented text (`dump --stage layout`). */
void layout_dump(const struct pages *pages, struct buf *out);

struct shape_cache *shape_cache_new(void);
void shape_cache_free(struct shape_cache *cache);
/* Forgets everything once much is kept: to be called between plans, when no
 * pages that were laid out with it are drawn any more. */
void shape_cache_trim(struct shape_cache *cache);

/* Paragraphs that were set (type/line_cache.h), forgotten in the same way. */
struct line_cache *line_cache_new(void);
void line_cache_free(struct line_cache *cache); /* NULL is fine */
void line_cache_trim(struct line_cache *cache);

#endif
