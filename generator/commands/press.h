/* The press: a plan becomes its document, the document its two printings.
 *
 * A house is opened once a run and shared by all workers (theme, fonts, text
 * of the templates); a press is a worker's own (compiled template, words,
 * caches).  What a printing holds is in the arena of its plan. */
#ifndef COMMANDS_PRESS_H
#define COMMANDS_PRESS_H

#include "document/tree.h"
#include "document/view.h"
#include "html/html.h"
#include "plan/plan.h"
#include "report/report.h"
#include "seal/terms.h"
#include "type/layout.h"

struct house {
    struct arena *arena;
    const char *folder; /* --templates, or NULL */
    struct slice plan_template;
    const char *plan_template_path;
    struct slice css;
    struct stylesheet *sheet;
    struct css_warnings warnings;
    struct font_set *fonts;
};

struct press {
    const struct house *house;
    struct arena *arena; /* of the press */
    struct template *plan_template;
    struct words *words;
    struct shape_cache *shapes;
    struct pdf_cache *pdf;
    struct web_font_cache *web_fonts;
};

/* False with a sentence in *why (a template that is none, no font at all). */
bool house_open(struct house *house, const char *folder, const char **why);
void house_close(struct house *house);
bool press_open(
    struct press *press, const struct house *house, const char **why);
void press_close(struct press *press);

struct printing {
    const struct plan *plan;
    const struct root *root;
    struct terms terms;
    enum audience audience;
    day_t today;
    bool draft;
    struct tree *document;
    struct picture *pictures;  /* for type/ */
    struct html_image *images; /* for html/ */
    int picture_count;
    struct layout_result layout;
};

/* CS011 for each logo that is a file but no picture; false if there is one.
 * `plan` may be NULL. */
bool press_check_logos(struct arena *arena, const struct root *root,
    const struct plan *plan, struct report *report);
/* The model of the plan; view_free it. */
struct _xmlDoc *press_model(struct press *press, struct arena *arena,
    const struct printing *printing, struct report *report);
/* Fills in `document` and the pictures.  False when something in the plan or
 * the template stands in the way: a finding in `report`, or *why. */
bool press_document(struct press *press, struct arena *arena,
    struct printing *printing, struct report *report, const char **why);
/* Fills in `layout`. */
void press_layout(
    struct press *press, struct arena *arena, struct printing *printing);
void press_html(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out);
bool press_pdf(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out, const char **why);

#endif
