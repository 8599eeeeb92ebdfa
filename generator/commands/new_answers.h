/* What a customer said in the interview, as the parts of a new plan: each
 * answer in its place, and a comment for what is still to ask. */
#ifndef COMMANDS_NEW_ANSWERS_H
#define COMMANDS_NEW_ANSWERS_H

#include "commands/new_write.h"
#include "document/words.h"

/* The file, read; NULL, having said what is wrong with it and where. */
const struct answers *new_answers_read(struct arena *arena,
    const struct options *options, const char *path, day_t start);
/* Takes what they say of people and of the outcome into the plan; `words` have
 * the locale of its documents. */
void new_answers_take(
    struct new_plan *plan, const struct answers *answers, struct words *words);

/* Parts of the text, of a plan with answers.  The outcome and its metric;
 * false when too little was said for one. */
bool new_answers_outcome(const struct new_plan *plan, struct buf *out);
void new_answers_risks(const struct new_plan *plan, struct buf *out);
void new_answers_expectations(const struct new_plan *plan, struct buf *out);
void new_answers_roadmap(const struct new_plan *plan, struct buf *out);
/* Offers that may follow from what they will need, as comments. */
void new_answers_offers(const struct new_plan *plan, struct buf *out);
/* The sections of the prose. */
void new_answers_prose(const struct new_plan *plan, struct buf *out);

#endif
