/* Writing a sign-off: the file of terms, then the plan, or neither. */
#ifndef COMMANDS_SIGN_WRITE_H
#define COMMANDS_SIGN_WRITE_H

#include "commands/options.h"
#include "plan/plan.h"
#include "seal/terms.h"

/* What is to be recorded. */
struct sign_entry {
    enum side side;
    enum how how;
    day_t on;
    const char *by;           /* ids of people */
    const char *on_behalf_of; /* or NULL */
    const char *recorded_by;  /* or NULL */
    const char *proof;        /* as the plan says it, or NULL */
};

struct sign_written {
    const char *terms_path; /* as the command line would name it */
    bool kept;   /* the file of terms was there, with other arrangements */
    bool agreed; /* the stage went from proposed to agreed */
};

/* On failure everything is as it was, and why is on standard error. */
enum exit_status sign_write(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct terms *terms,
    const struct sign_entry *entry, struct sign_written *written);

#endif
