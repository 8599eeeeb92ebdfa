/* A reason that is none: a text that only asks, tells its writer what to do or
 * says where to look.  "Why now?", "Owner to confirm", "See the kick-off deck".
 * Of a field that gives a reason, not of any text: agendas ask, and what is to
 * be done is told. */
#ifndef CRITERIA_GAP_REASON_H
#define CRITERIA_GAP_REASON_H

#include "criteria/gap.h"

/* The whole text where each part of it is such, else one of kind GAP_NONE. */
struct gap gap_of_reason(
    struct arena *arena, const struct lexicon *lexicon, const char *text);

#endif
