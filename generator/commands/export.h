/* Plans as records for a customer success platform.
 *
 * Every record has an id that stays: the plan's, with the milestone's and a
 * digest of a task's words behind it.  So a second import updates what the
 * first one brought.
 *
 * Of ten thousand plans only the text of the files is kept, once. */
#ifndef COMMANDS_EXPORT_H
#define COMMANDS_EXPORT_H

#include "commands/products.h"

enum export_kind {
    EXPORT_PLAN,
    EXPORT_OBJECTIVE, /* an outcome */
    EXPORT_MILESTONE,
    EXPORT_TASK,
    EXPORT_PERSON, /* an owner, on either side */
    EXPORT_CTA,    /* a call to action for what slipped */
    EXPORT_KINDS
};

/* What a record may hold; a text, a day as YYYY-MM-DD, or a number. */
enum export_field {
    EXPORT_ID,
    EXPORT_PARENT,   /* the id of what it belongs to */
    EXPORT_PLAN_ID,  /* the plan's own id */
    EXPORT_ACCOUNT,  /* the platform's, else the plan's id */
    EXPORT_CUSTOMER, /* the name */
    EXPORT_NAME,
    EXPORT_TYPE,
    EXPORT_STATUS,
    EXPORT_OWNER, /* on the vendor's side */
    EXPORT_OWNER_EMAIL,
    EXPORT_CUSTOMER_OWNER, /* on the customer's side */
    EXPORT_CUSTOMER_EMAIL,
    EXPORT_START,
    EXPORT_DUE,
    EXPORT_EXPECTED,
    EXPORT_DONE,
    EXPORT_LEVEL, /* where the metric stands, in its unit */
    EXPORT_TARGET,
    EXPORT_HEALTH,
    EXPORT_COLOUR,
    EXPORT_TEXT, /* causes, evidence or the reason */
    EXPORT_FIELDS
};

struct export_record {
    enum export_kind kind;
    const char *fields[EXPORT_FIELDS]; /* NULL: absent */
};
struct export_records {
    struct export_record *items;
    int count, room;
};

/* False, having said which there are, for a target that is not known. */
bool export_is_target(const char *name);
/* A target has so many files at most. */
#define EXPORT_FILES 4
/* What stands of one plan in each of the target's files, none where a file has
 * nothing of it. */
struct export_texts {
    struct slice files[EXPORT_FILES];
};
struct export_texts export_texts(struct arena *arena, const char *target,
    const struct export_records *records);
/* The target's files, added to `products`, which refer to the texts; `plans`
 * may hold NULL. */
void export_write(const char *target, struct export_texts *const *plans,
    int count, day_t today, struct products *products);

#endif
