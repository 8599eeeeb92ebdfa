/* What a name says: a task, a measure of use, or a result.
 *
 * The head of the noun group and the main verb decide, not any word: an
 * "overtime tile added" is a task, "sign-up mistakes under 1 in 200" a
 * result.  What a name leaves open stays OPEN; without a lexicon all do. */
#ifndef CRITERIA_NAMING_H
#define CRITERIA_NAMING_H

#include "criteria/lexicon.h"

enum naming {
    NAMING_OPEN,
    NAMING_FEELING,  /* satisfaction: neither use nor business */
    NAMING_TASK,     /* something is built, held, switched on */
    NAMING_ADOPTION, /* how much the customer's people use the product */
    NAMING_RESULT    /* the customer's business at a level; also where a
                        task stands beside it */
};

enum naming name_class(
    struct arena *arena, const struct lexicon *lexicon, const char *name);

/* The same of a metric's name, which counts whatever it names: "teachers
 * trained" and "automations switched on" are how much is used. */
enum naming metric_class(
    struct arena *arena, const struct lexicon *lexicon, const char *name);

/* What stands where a person's name must. */
enum calling {
    CALLING_PERSON,
    CALLING_MIXED, /* a person's name, it may be, with such words */
    CALLING_TEAM,  /* the rest: nothing but such words */
    CALLING_ROLE,
    CALLING_NOBODY /* TBD */
};

enum calling calling_class(
    struct arena *arena, const struct lexicon *lexicon, const char *name);

#endif
