/* Whose use a noun group counts, where its words together say so: "delay
 * board views", "foremen on the snag app", but "library users". */
#ifndef CRITERIA_NAMING_GROUP_H
#define CRITERIA_NAMING_GROUP_H

#include "criteria/lexicon.h"

enum counted_use {
    USE_UNTOLD,
    USE_OF_PRODUCT, /* by those who bought it */
    USE_OF_TRADE    /* by those whom they serve, or of what they run */
};

/* What a metric's name counts.  Of languages whose noun stands last. */
enum counted_use naming_group(
    const struct lexicon *lexicon, const struct tokens *tokens);

#endif
