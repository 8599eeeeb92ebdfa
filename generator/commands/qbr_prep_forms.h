/* The forms of the list that `qbr-prep` prints. */
#ifndef COMMANDS_QBR_PREP_FORMS_H
#define COMMANDS_QBR_PREP_FORMS_H

#include "base/buf.h"
#include "document/letters.h"

struct prep_account {
    const char *path; /* of the QBR's file, else of the plan */
    const char *id, *customer;
    const char *csm; /* NULL: nobody keeps it */
    struct prep_review review;
    struct prep_list list; /* nothing in it: all is ready */
    struct letters letters;
};
struct prep_report {
    struct prep_account *const *accounts; /* those of one csm side by side */
    int count;
    day_t today;
};

/* `form` is text (NULL), markdown or json. */
void prep_write(
    const struct prep_report *report, const char *form, struct buf *out);

#endif
