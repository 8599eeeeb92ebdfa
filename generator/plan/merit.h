/* Which customers earn a plan: seven facts of each, weighed.
 *
 * A number counts by its rank among all accounts, so that money, marks and
 * sizes need no scale: the best gets the whole weight, the worst nothing, and
 * equal ones the same.  A level counts by its place between the least and the
 * best.  The score, 0 to 100, is the weighted mean of what is known, half of
 * the weight at least; with less known there is none. */
#ifndef PLAN_MERIT_H
#define PLAN_MERIT_H

#include "plan/value.h"

enum merit_fact {
    MERIT_FIT, /* who they are */
    MERIT_PROFIT,
    MERIT_SATISFACTION,
    MERIT_SHARE, /* of wallet */
    MERIT_FOOTPRINT,
    MERIT_GROWTH, /* of their market */
    MERIT_INFLUENCE,
    MERIT_FACTS
};
/* As settings and columns call them: "share-of-wallet"; closed by NULL. */
extern const char *const merit_names[MERIT_FACTS + 1];

#define MERIT_LEVELS_MAX 10

/* What a company makes of the facts. */
struct merit_rules {
    int weight[MERIT_FACTS];  /* 0: the fact is left out */
    bool lowest[MERIT_FACTS]; /* the lowest number is the best */
    const char *levels[MERIT_FACTS][MERIT_LEVELS_MAX + 1]; /* least first */
    const char *column[MERIT_FACTS]; /* as the list calls it, or NULL */
    const char *id, *name, *segment; /* those columns, or NULL */
    int score;                       /* from here on an account earns a plan */
    int plans;                       /* as many as can be kept; 0: any number */
};
/* What holds where the settings say nothing. */
struct merit_rules merit_rules_usual(void);

/* One fact of one account; not `known`: all else is nothing. */
struct merit_value {
    bool known;
    bool is_level;
    int64_t micro;    /* or the level, from 0 */
    const char *text; /* as the list has it */
    /* Of merit_rank: */
    int share; /* of the weight, in thousandths */
    int place; /* 1 is the best; levels have none */
};

struct merit_account {
    struct merit_value values[MERIT_FACTS];
    int score; /* -1: too little is known */
};

/* One cell: a number, or a level of the fact.  False with *why when it is
 * neither; an empty one is not known.  *unit is the number's, "" for none. */
bool merit_read(struct arena *arena, const struct merit_rules *rules,
    enum merit_fact fact, const char *text, struct merit_value *value,
    const char **unit, const char **why);
/* Shares, places and scores of all of them.  known[fact] is how many have a
 * number or level there. */
void merit_rank(const struct merit_rules *rules,
    struct merit_account *const *accounts, int count, int known[MERIT_FACTS]);
/* "profit 410000 EUR (place 3 of 120), influence high; but footprint 2 (place
 * 118 of 120); not known: satisfaction".  `known` as merit_rank left it. */
const char *merit_reason(struct arena *arena, const struct merit_rules *rules,
    const struct merit_account *account, const int known[MERIT_FACTS]);

#endif
