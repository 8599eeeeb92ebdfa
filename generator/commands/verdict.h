/* What verify says of one plan, and how it is put into words. */
#ifndef COMMANDS_VERDICT_H
#define COMMANDS_VERDICT_H

#include "report/json_out.h"
#include "seal/kept.h"
#include "seal/signed_pdf.h"

struct verdict {
    const struct plan *plan;
    struct terms terms;
    struct side_verdict {
        struct kept kept;
        const char *fault; /* of the copy or the proof, or NULL */
    } customer, vendor;
    /* Since the customer's sign-off, else since the vendor's. */
    struct rearrangements rearranged;
    bool can_tell;  /* the plan could be read whole */
    bool must_hold; /* it is agreed or active */
    bool holds;     /* the customer's sign-off does, and all is there */
};

struct verdict verdict_of(
    struct arena *arena, const struct root *root, const struct plan *plan);
/* `shown` is the plan's file as the command line names it. */
void verdict_text(struct arena *arena, const struct verdict *verdict,
    const char *shown, struct buf *out);
/* One object, by templates/schema/verify.schema.json. */
void verdict_json(
    const struct verdict *verdict, const char *shown, struct json_out *json);
/* The same for a PDF that stands on its own. */
void verdict_pdf_text(struct arena *arena, const struct signed_pdf *pdf,
    const char *shown, struct buf *out);
void verdict_pdf_json(
    const struct signed_pdf *pdf, const char *shown, struct json_out *json);
/* The members of a difference: field, sentence, before and now. */
void difference_json(
    const struct difference *difference, struct json_out *json);

#endif
