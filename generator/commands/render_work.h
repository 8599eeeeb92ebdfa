/* Rendering one definition: what the kinds share; private to render*.c.
 *
 * A kind's function builds its models, prints each into `products`, and says
 * with render_finish what became of it.  All files of a definition are made
 * before the first is written. */
#ifndef COMMANDS_RENDER_WORK_H
#define COMMANDS_RENDER_WORK_H

#include "base/flush.h"
#include "commands/logos.h"
#include "commands/press.h"
#include "commands/products.h"
#include "commands/run.h"

#define DEFAULT_FOLDER "out"

/* What became of one definition. */
enum outcome_of {
    WAS_NO_PLAN, /* a segment: nothing to print here */
    WAS_PRINTED,
    WAS_DRAFT,  /* printed with the mark */
    WAS_REVIEW, /* a quarter's documents */
    WAS_DRAFT_REVIEW,
    WAS_INITIATIVE,
    WAS_REFUSED, /* its findings say why */
    WAS_LOST     /* it could not be read, or an output not be written */
};

struct rendered {
    enum outcome_of outcome;
    struct buf said; /* for standard error */
    struct tally tally;
    int pages;
};

struct worker {
    struct arena *arena;
    struct press press;
};

struct rendering {
    const struct options *options;
    const char *folder;
    struct flush *flush;
    struct workspace *workspace;
    struct house house;
    struct worker *workers;
    struct rendered *rendered;
    int count;          /* of definitions */
    const bool *shared; /* by job: another has its name; NULL for none */
};

/* Everything about one definition while it is printed. */
struct work {
    struct rendering *rendering;
    struct press *press;
    struct arena *arena;
    const struct definition *definition;
    struct report report;
    const struct terms *terms; /* of a plan, where judging it made them */
    struct pictures pictures;  /* of all its documents */
    struct products products;
    struct rendered *rendered;
};

/* A line for standard error, control characters made visible. */
void render_say(struct work *work, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void render_say_findings(struct work *work, enum severity least);
/* What a view of a definition is made with. */
struct view_options render_view(const struct work *work, bool draft);
/* Both printings of the model, as "<id><suffix>.html" and
 * ".pdf".  False when something stands in the way: it was said, and the
 * definition is refused. */
bool render_print(struct work *work, const char *suffix,
    struct printing *printing, struct _xmlDoc *model);
/* Why a plan, or a review of it, was printed with the mark. */
void render_say_draft(struct work *work, const struct plan *plan);
/* Writes all products, when `ok`; `outcome` is then what became of it. */
void render_finish(struct work *work, bool ok, enum outcome_of outcome);

/* The kinds. */
void render_plan(struct work *work, const struct plan *plan);
void render_initiative(struct work *work, const struct initiative *initiative);
void render_qbr(struct work *work, const struct qbr *qbr);
/* The packet of the quarter that was asked for, from the plan alone. */
void render_quarter(struct work *work, const struct plan *plan);

#endif
