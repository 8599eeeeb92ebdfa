/* The press: a model becomes its document, the document its two printings.
 *
 * A house is opened once a run and shared by all workers (theme, fonts, text
 * of the templates); a press is a worker's own (compiled templates, words,
 * caches).  What a printing holds is in the arena of its definition. */
#ifndef COMMANDS_PRESS_H
#define COMMANDS_PRESS_H

#include <pthread.h>

#include "document/tree.h"
#include "document/view.h"
#include "html/html.h"
#include "pdf/pdf.h"
#include "plan/plan.h"
#include "report/report.h"
#include "type/contrast.h"
#include "type/layout.h"

/* What one kind of document is printed with: "qbr.xhtml" has the theme and,
 * where templates/ has them, the rules of "qbr.css" laid over it and
 * "qbr.js" as the script of its HTML. */
struct paper {
    const char *name; /* of the template */
    struct slice template;
    const char *template_path;
    struct css_source beside; /* "qbr.css"; without a path: none */
    struct slice css, script;
    struct stylesheet *sheet;
    struct contrast_sheets sheets; /* printing with --theme only */
    struct paper *next;
};

/* The logo of a company's theme; `src` NULL: there is none. */
struct house_logo {
    const char *src; /* as documents name it */
    struct slice bytes;
    struct picture picture;
    struct html_image image;
};

struct house {
    struct arena *arena;
    const char *folder;            /* --templates, or NULL */
    struct css_source theme, own;  /* theme.css; --theme, or empty */
    struct slice css;              /* both */
    struct stylesheet *sheet;      /* of them alone */
    struct contrast_sheets sheets; /* the same, read when it is wanted */
    struct house_logo logo;        /* of --theme */
    struct css_warnings warnings;
    struct theme_facts facts; /* of --theme */
    struct font_set *fonts;
    struct hyphenator *hyphens;
    pthread_mutex_t lock; /* of all that follows, and the arena */
    struct paper *papers;
    struct contrast_faults hard_to_read; /* by rules of --theme */
    const char *fault; /* why a template cannot be used, or NULL */
};

/* Different documents that one press prints. */
#define PRESS_TEMPLATES 16

struct press {
    struct house *house;
    bool has_helper; /* a processor has nothing to do: HTML and PDF at once */
    struct arena *arena; /* of the press */
    struct press_template {
        const struct paper *paper;
        struct template *template;
    } templates[PRESS_TEMPLATES];
    int template_count;
    struct words *words;
    struct shape_cache *shapes;
    struct style_memo *styles;
    struct line_cache *lines;
    struct pdf_cache *pdf;
    struct web_font_cache *web_fonts;
    struct html_cache *html;
    struct picture_cache *pictures; /* logos.h */
    struct zone_tables *zones;      /* calendar/zone.h */
    struct ical_lines *calendars;   /* calendar/ical_lines.h */
};

/* Reads the theme and what is wrong with it, for who prints nothing: the house
 * has no fonts then.  False with a sentence in *why when it cannot be read; the
 * house is to be closed in either case. */
bool house_read(struct house *house, const char *folder, const char *theme,
    const char **why);
/* The picture that --theme names, if it names one; the same of it. */
bool house_read_logo(struct house *house, const char **why);
/* What a template's documents are set with, read when it is first wanted;
 * lives as long as the house.  NULL with *why when it cannot be read. */
const struct paper *house_paper(
    struct house *house, const char *template, const char **why);
/* With a theme of a company's own laid over it (NULL: none).  False with a
 * sentence in *why (a theme that cannot be read, no font). */
bool house_open_with(struct house *house, const char *folder, const char *theme,
    const char **why);
struct view_logo house_logo_view(const struct house *house);
/* What the theme and the rules of the papers have that is not known, once
 * nobody prints any more. */
void house_say_warnings(struct house *house);
void house_close(struct house *house);
void press_open(struct press *press, struct house *house);
void press_close(struct press *press);
struct printing {
    const char *template; /* "plan.xhtml" */
    /* What the PDF says of itself: only what its pages show. */
    const char *title, *author, *locale;
    const struct root *root; /* pictures are read beneath it */
    const struct plan *plan; /* whose logos are shown, or NULL */
    day_t today;
    const struct pdf_attachment *attachment; /* to the PDF, or NULL */
    struct pictures *shared; /* with other documents (logos.h), or NULL */
    bool unscripted; /* nothing on its page needs the template's script */
    /* Made by press_document and press_layout: */
    const struct paper *paper;
    struct tree *document;
    struct picture *pictures;  /* for type/ */
    struct html_image *images; /* for html/ */
    int picture_count;
    /* More of the document than its pages hold, for the HTML (html/html.h). */
    const struct tree *grows; /* or NULL */
    const struct slice *more;
    int more_count;
    struct layout_result layout;
};

/* For the document "plan.xhtml" of a plan. */
struct printing plan_printing(
    const struct plan *plan, const struct view_options *view);
/* Reads and compiles what the template sets its document with, which
 * press_document otherwise waits for: it says then what is wrong with it.  Not
 * beside another call with the same press, but beside its words. */
void press_ready(struct press *press, const char *template);
/* The document that the template makes of the model, and its pictures.  False
 * when something in the plan or the template stands in the way: a finding in
 * `report`, or *why. */
bool press_document(struct press *press, struct arena *arena,
    struct printing *printing, struct _xmlDoc *model, struct report *report,
    const char **why);
/* Fills in `layout`. */
void press_layout(
    struct press *press, struct arena *arena, struct printing *printing);
/* With the style left out where a gap is given. */
void press_html(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out, struct html_gap *gap);
bool press_pdf(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out, const char **why);

#endif
