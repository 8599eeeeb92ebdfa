/* A sentence that is said to whoever writes the plan, not to who reads it:
 * "Describe the problem in their own words", "1-2 sentences on why". */
#ifndef CRITERIA_GAP_ORDER_H
#define CRITERIA_GAP_ORDER_H

#include "criteria/lexicon.h"

/* True if a sentence that could be one may begin at `at`: a filter. */
bool gap_may_order(const struct lexicon *lexicon, const char *text, size_t at);
/* Bytes of the sentence from `at` if it is such an order, else 0. */
size_t gap_order_at(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at);

#endif
