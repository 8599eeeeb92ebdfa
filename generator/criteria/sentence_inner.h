/* What the files of an outcome's sentence share.  Private to sentence*.c. */
#ifndef CRITERIA_SENTENCE_INNER_H
#define CRITERIA_SENTENCE_INNER_H

#include "criteria/rules.h"
#include "criteria/statement.h"
#include "plan/progress.h"

/* A sentence as it was read, beside its metric. */
struct sentence {
    const struct outcome *outcome;
    const char *field;
    const struct metric *metric; /* NULL: unknown */
    const char *unit;
    struct level_on from, to; /* the metric's */
    struct statement_reading read;
    const struct language *foreign; /* in which a part of it was read, and
                                       which the plan is not in; or NULL */
    bool foreign_levels;            /* from and to, and not the date alone */
};

/* "outcome.statement" */
const char *sentence_path(
    struct judging *judging, const struct sentence *sentence);
/* A plan whose locale says one language and whose sentence is of another, or
 * was translated half, is read all the same: what is wrong is the language. */
void sentence_read_foreign(struct judging *judging, struct sentence *sentence);
/* CS102 for that. */
void sentence_say_foreign(
    struct judging *judging, const struct sentence *sentence);
/* "Say all three, for instance:  statement: …": the sentence that the metric
 * would give, to be pasted, in the language that the plan is read in. */
const char *sentence_model(
    struct judging *judging, const struct sentence *sentence);

#endif
