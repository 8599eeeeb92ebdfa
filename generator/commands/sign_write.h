/* Writing sign-offs: the file of terms, the proof, then the plan, or none. */
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
    const char *proof_digest; /* of the file that it names, or NULL */
    const char *certificate;  /* that a signature was verified with, or NULL */
};
struct sign_record {
    struct sign_entry entries[2]; /* one a side */
    int count;
    /* A proof that is to lie beside the plan; NULL for none. */
    const char *kept_name;
    struct slice kept;
};

struct sign_written {
    const char *terms_path; /* as the command line would name it */
    bool made;              /* the file of terms was not there before */
    bool kept;   /* the file of terms was there, with other arrangements */
    bool agreed; /* the stage went from proposed to agreed */
};

/* On failure everything is as it was, and why is on standard error. */
enum exit_status sign_write(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct terms *terms,
    const struct sign_record *record, struct sign_written *written);

#endif
