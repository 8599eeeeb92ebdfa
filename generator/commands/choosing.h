/* Which customers earn a plan, out of a list of accounts: its rows, what is
 * made of them, and the forms in which it is printed. */
#ifndef COMMANDS_CHOOSING_H
#define COMMANDS_CHOOSING_H

#include "commands/options.h"
#include "plan/merit.h"
#include "plan/plan.h"

/* What is to be done for an account, in the order in which it is said. */
enum choice {
    CHOICE_START,    /* it earns a plan */
    CHOICE_KEEP,     /* it earns the one that it has */
    CHOICE_WAIT,     /* it would, but there are better ones for all the plans
                        that can be kept */
    CHOICE_QUESTION, /* it has a plan that it does not earn */
    CHOICE_SERVED,   /* it is served without one */
    CHOICE_ASK,      /* too little is known of it */
    CHOICES
};

struct candidate {
    const char *id, *customer;
    int *segments; /* of struct choosing, each once */
    int segment_count;
    struct merit_account merit;
    const char *reason;
    enum choice choice;
    const char *plan; /* the file of its plan, or NULL */
    bool typed;       /* the list says which type of plan it gets */
    struct place at;  /* its row */
};

/* What the list calls a segment. */
struct chosen_segment {
    const char *id;
    int accounts, earn;
    bool known;          /* a definition has this id */
    const char *nearest; /* the one that is most like it, or NULL */
    enum engagement engagement;
};

struct choosing {
    struct arena *arena;
    const struct options *options;
    const char *list; /* the file */
    struct merit_rules rules;
    struct candidate **candidates; /* by choice, the best first */
    int count, room;
    struct chosen_segment *segments; /* as they come in the list */
    int segment_count, segment_room;
    int known[MERIT_FACTS];
    int chosen[CHOICES]; /* how many of each */
    bool has_plans;      /* paths were given: plans and segments are known */
};

/* Reads the list's rows into `candidates`, in its order; an account that it
 * has in several segments once.  Otherwise has said why. */
enum exit_status choosing_read(struct choosing *choosing, const char *path);

/* `form` is text (NULL), markdown, csv or json. */
void choosing_write(const struct choosing *choosing, struct buf *out);

#endif
