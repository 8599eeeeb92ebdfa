/* Letters that ask people for what a review still lacks, in the language of
 * the plan: they go to the customer, too, and say nothing that the customer
 * does not know. */
#ifndef DOCUMENT_LETTERS_H
#define DOCUMENT_LETTERS_H

#include "document/words.h"
#include "plan/prep.h"

struct letter {
    const struct person *to;
    const char *subject, *text;
};
struct letters { /* in the order in which the list first asks for somebody */
    int count;
    struct letter *items;
};
/* One to each who is asked for something of the list. */
struct letters letters_for_review(struct arena *arena, struct words *words,
    const struct prep_review *review, const struct prep_list *list, day_t date);

#endif
