/* The forms of the list that `due` prints. */
#ifndef COMMANDS_DUE_FORMS_H
#define COMMANDS_DUE_FORMS_H

#include "commands/options.h"
#include "plan/due.h"

struct due_line {
    enum due_kind kind;
    day_t on; /* DAY_NONE: since its cause */
    bool late;
    const char *what, *cause;
    const char *who; /* NULL: nobody is named */
};
struct due_plan {
    const char *path, *id, *customer;
    const char *csm; /* NULL: nobody keeps it */
    struct due_line *items;
    int count;
};
struct due_report {
    struct due_plan *const *plans; /* those of one csm side by side */
    int count;
    int looked_at; /* plans, also those with nothing due */
    day_t today;
};

/* `options->form` is text (NULL), markdown, json or html.  False with *why, in
 * the arena, which only a template at fault brings. */
bool due_write(struct arena *arena, const struct due_report *report,
    const struct options *options, struct buf *out, const char **why);

#endif
