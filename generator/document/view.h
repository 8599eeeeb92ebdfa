/* The plan becomes an XML model: what templates may speak of.
 *
 * The model is documented in templates/README.md.  The customer's model is
 * built without internal fields (the audience column of the field tables), so
 * no template can leak them.  Beside each raw value stands its form in the
 * words, dates and numbers of the plan's locale. */
#ifndef DOCUMENT_VIEW_H
#define DOCUMENT_VIEW_H

#include "plan/fields.h"
#include "plan/measures.h"
#include "plan/plan.h"
#include "seal/difference.h"
#include "seal/terms.h"

struct _xmlDoc; /* libxml2's document; lives in the arena it is made in */

/* What the document is made for. */
struct view_options {
    enum audience audience;
    enum esign esign; /* anchors for it in place of fields and names */
    day_t today;
    bool draft;              /* prints a DRAFT mark and no fields to sign */
    const struct root *root; /* logos are checked beneath it */
    /* The vendor's logo where the plan names none; `src` NULL: none. */
    struct view_logo {
        const char *src;
        struct slice bytes;
    } logo;
    struct words *words; /* of the run (document/words.h) */
};

struct _xmlDoc *view_plan(struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct view_options *options,
    struct report *report);
/* The text of the mail that asks the customer to agree, its subject in the
 * first line; NULL when nothing is asked: in a draft, an internal copy, or when
 * the customer has agreed. */
const char *view_mail(struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct view_options *options);
/* What the outcome was worded as from a day on, and who said so. */
struct outcome_wording {
    day_t on;
    const char *statement;
    struct person_ref by;
};
/* One quarter's review of a plan: the QBR's document, deck, agenda and form
 * for minutes are made from one model.  `plan` is as it stood, and as it was
 * signed, on `options->today`, which is the day of the review or, before it,
 * the day it is prepared. */
struct quarter_review {
    const struct qbr *qbr;    /* NULL: of the plan alone */
    const struct qbr *before; /* of the quarter before, or NULL */
    /* Of all quarters before, the oldest first. */
    const struct qbr *const *earlier;
    int earlier_count;
    int year, quarter;
    day_t date; /* of the meeting; DAY_NONE: none is set */
    /* From the customer's first sign-off on; each differs from the one
     * before it. */
    const struct outcome_wording *wordings;
    int wording_count;
    bool held;
};
struct _xmlDoc *view_review(struct arena *arena,
    const struct quarter_review *review, const struct plan *plan,
    const struct terms *terms, const struct view_options *options);
/* The model of `diff.xhtml`: what changed between two versions. */
struct difference_view {
    const struct plan *plan; /* the newer one, or the only plan of the two */
    const struct signoff *since; /* the older one is what was signed, or NULL */
    const struct differences *terms, *arrangements, *progress;
    const struct json *before, *now;
    const char *short_digest; /* of the newer one's terms */
};
struct _xmlDoc *view_difference(struct arena *arena,
    const struct difference_view *difference,
    const struct view_options *options);
/* An initiative with what was computed over all plans: the model of
 * `initiative.xhtml`.  All of it is the vendor's own. */
struct initiative_insight { /* of one segment */
    const char *segment;    /* its name; NULL: of plans without one */
    enum diagnosis_kind kind;
    int n;
};
struct initiative_view {
    const struct initiative *initiative;
    struct measure_levels levels;
    day_t before;       /* of the levels before */
    int live, drifting; /* accounts */
    const struct initiative_insight *insights;
    int insight_count;
};
struct _xmlDoc *view_initiative(struct arena *arena,
    const struct initiative_view *initiative,
    const struct view_options *options);
/* The model of `questionnaire.xhtml`: the interview before there is a plan to
 * sign; `file` is what its answers are saved as. */
struct _xmlDoc *view_interview(struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct view_options *options,
    const char *file);
/* What the plan is written in; without a locale British English. */
const char *view_locale(const struct plan *plan);
/* The model as indented XML (`dump --stage model`). */
void view_dump(struct _xmlDoc *model, struct buf *out);

#endif
