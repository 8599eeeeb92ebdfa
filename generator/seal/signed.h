/* What was signed, read back from its file, and who had the right to sign.
 *
 * A file of terms is the JSON of terms.h and one line end.  Its digest is
 * computed again from its member `terms`, so that a file that was edited is
 * told from the one that was signed. */
#ifndef SEAL_SIGNED_H
#define SEAL_SIGNED_H

#include "seal/json.h"
#include "seal/terms.h"

enum signed_state {
    SIGNED_FINE,
    SIGNED_UNNAMED,    /* the sign-off names no file */
    SIGNED_MISSING,    /* no such file below the root */
    SIGNED_UNREADABLE, /* it cannot be read, or is not a file of terms */
    SIGNED_EDITED,     /* its terms are not those of the digest */
    SIGNED_OTHER       /* nor is the digest that of the file's own name: it is
                          whole, and the digest beside it is another's */
};
struct signed_terms {
    enum signed_state state;
    const char *path; /* relative to the root; NULL when UNNAMED */
    const char *why;  /* "does not exist": what to say of the file, or NULL */
    /* The whole file, also of one that was edited; else NULL. */
    const struct json *file;
    char digest[72]; /* of the terms in it; "" without */
};

/* The terms that a sign-off names, held against its digest. */
struct signed_terms signed_read(struct arena *arena, const struct root *root,
    const struct signoff *signoff);
/* The same; where the file says what the present terms say, `file` shares
 * their values and nothing is read or digested twice. */
struct signed_terms signed_read_beside(struct arena *arena,
    const struct root *root, const struct signoff *signoff,
    const struct terms *now);
/* The step below, for bytes in memory. */
struct signed_terms signed_parse(
    struct arena *arena, struct slice bytes, const char *digest);

/* True if the digest beside a whole file is so much like the file's own that
 * it can only be that one, damaged: digests of other terms are not alike.  It
 * proves what was meant and makes nothing count as signed. */
bool signed_digest_damaged(
    const struct signoff *signoff, const struct signed_terms *copy);

/* What is wrong with the copy or the proof of a sign-off, a sentence without
 * full stop; NULL when nothing is, or when nothing is named. */
const char *signed_fault(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct signoff *signoff,
    const struct signed_terms *copy);
/* The same for the copy alone, and for the proof alone. */
const char *signed_copy_fault(struct arena *arena,
    const struct signoff *signoff, const struct signed_terms *copy);
const char *signed_proof_fault(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct signoff *signoff);

/* "northwind.terms-9f2c1a40b7d3.json": the name of the file for these terms
 * of the plan with this id. */
char *signed_name(struct arena *arena, const char *id, const char *digest);

/* Where a sign-off's proof lies, relative to the root; NULL when there is
 * none or it is a sentence that is quoted.  A proof is a file when its name
 * ends as files do, or when the sign-off is a signed PDF. */
const char *signed_proof(struct arena *arena, const struct plan *plan,
    const struct signoff *signoff);
bool signed_proof_is_file(const char *proof, enum how how);

/* Who signs for a side: the one under `signers`, else the sponsor.  Absent
 * when the plan names neither. */
const struct person_ref *seal_signer(const struct plan *plan, enum side side);
/* True if whoever signed, or on whose behalf, is that person or a sponsor. */
bool seal_is_entitled(const struct plan *plan, const struct signoff *signoff);
/* True if it is sure that whoever signed is not: false where somebody whom it
 * depends on is unknown, or where the plan names nobody. */
bool seal_lacks_right(const struct plan *plan, const struct signoff *signoff);
/* The least that the plan's segment lets count as the customer's sign-off;
 * HOW_NONE: any way does. */
enum how seal_asked(const struct plan *plan);
/* True if a sign-off of the side is that way, or a stronger one. */
bool seal_is_as_asked(const struct plan *plan, enum side side, enum how how);
/* "agreed by e-mail". */
const char *seal_how_done(enum how how);
/* What counts where the segment asks for `how`: "a form or a signed PDF". */
const char *seal_how_asked(enum how how);
/* That a sign-off is not of the way that the segment asks for, a sentence
 * without full stop; NULL when it is. */
const char *signed_how_fault(struct arena *arena, const struct plan *plan,
    const struct signoff *signoff);

/* The last terms that were signed on or before the date, by either side.
 * Terms that cannot be read or were edited are passed over; UNNAMED where none
 * are left. */
struct signed_terms signed_on(struct arena *arena, const struct root *root,
    const struct plan *plan, day_t date);
/* The plan as it stood on the date (plan_as_of), and beyond that what it
 * intended then: what the terms that were signed on that date (signed_on) say
 * of all that is still in the plan.  Texts, dates, and levels of the outcome,
 * of the metrics and milestones; what was added since stays, what was taken
 * out since stays out, and lists are as in the file.  Units stay as they are;
 * levels in a unit that is no longer one of the metric are left. */
const struct plan *plan_as_signed(struct arena *arena, const struct plan *plan,
    day_t date, const struct signed_terms *agreed);
/* The same, of what was signed by that date: the plan as reviews, lists of
 * accounts and the health score see it. */
const struct plan *plan_as_stood(struct arena *arena, const struct root *root,
    const struct plan *plan, day_t date);

#endif
