/* The customer's last sign-off beside the plan as it is, for the rules that
 * hold one against the other.  Of signing.c. */
#ifndef CRITERIA_SEALING_H
#define CRITERIA_SEALING_H

#include "criteria/rules.h"
#include "seal/kept.h"

struct sealing {
    struct terms terms;
    struct kept kept;
};

/* Made once a plan, NULL where no customer signed. */
const struct sealing *sealing_of(struct judging *judging);
/* The command that has the side sign, for whoever may. */
const char *sealing_command(struct judging *judging, enum side side);
const char *sealing_signer(const struct signoff *signoff);
/* " on 4 March 2026", or "" */
const char *sealing_day(struct judging *judging, const struct signoff *signoff);
/* Points at the sign-off, unless a finding of CS802 or CS808 did before. */
void sealing_point(struct judging *judging, struct finding *finding,
    const struct signoff *signoff);

/* Where CS802 says that the field has the value that was signed of another one,
 * which has its own; NULL where that is not so.  Of changed.c. */
const char *changed_places(struct judging *judging, const char *field);

#endif
