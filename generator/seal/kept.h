/* Whether what a side signed still holds, and what is different since: the one
 * answer that the rules, `verify` and the documents give. */
#ifndef SEAL_KEPT_H
#define SEAL_KEPT_H

#include "seal/difference.h"
#include "seal/signed.h"

/* One side's last sign-off beside the plan as it is. */
struct kept {
    enum side side;
    struct seal seal;
    struct signed_terms copy; /* what was signed; UNNAMED without a sign-off */
    /* Since then, when the copy is fine and the terms are others. */
    struct differences changed;
};
struct kept kept_of(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct terms *terms, enum side side);

/* All that is signed of the plan's front matter could be read: what is not in
 * its terms was not there.  Without that nobody can tell what changed. */
bool kept_can_tell(const struct plan *plan);

/* The id under which the customer signed an entry of the list that lost its
 * own: of those that the list lacks now the one of that name, or else the only
 * one.  NULL where nothing tells it. */
const char *kept_lost_id(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct front *list, const char *name);

/* An arrangement that is not as it was at signing. */
struct rearranged {
    struct difference what;
    bool to_tell;              /* people, meetings, the escalation path */
    const struct change *told; /* the entry under `changes`, or NULL */
};
struct rearrangements {
    int count;
    struct rearranged *items;
};
/* Since a sign-off whose copy is fine; else nothing. */
struct rearrangements kept_rearranged(struct arena *arena,
    const struct plan *plan, const struct terms *terms,
    const struct kept *kept);

#endif
