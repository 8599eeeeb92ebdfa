/* A plan of which the end was lost. */
#ifndef CRITERIA_CUT_SHORT_H
#define CRITERIA_CUT_SHORT_H

#include "criteria/rules.h"

/* Where all that the rules found tells that it was, the finding of the missing
 * meetings asks for it, and the others follow from that one. */
void cut_short(struct judging *judging, struct report *all);

#endif
