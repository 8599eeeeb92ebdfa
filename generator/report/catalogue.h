/* The catalogue of rules: one row a rule (catalogue.def), expanded here into
 * the enum and the table that findings, explain, the manual and the judge
 * read.  It stands above the readers because they raise findings, too. */
#ifndef REPORT_CATALOGUE_H
#define REPORT_CATALOGUE_H

#include <stdbool.h>

/* Ordered: a larger one is worse. */
enum severity {
    SEVERITY_NONE,
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR
};

/* What the rule is by the plan's stage. */
enum rule_level {
    LEVEL_N,  /* note */
    LEVEL_W,  /* warning */
    LEVEL_E,  /* error */
    LEVEL_EW, /* error from `proposed` on, warning in a draft */
};

enum rule_id {
    RULE_NONE,
#define RULE(code, name, level, stops, clock, check, title, why, fix) code,
#include "report/catalogue.def"
#undef RULE
    RULE_COUNT
};

struct rule {
    const char *code; /* "CS101" */
    const char *name; /* "outcome-missing" */
    enum rule_level level;
    bool stops;        /* an error of it stops a signature */
    bool clock;        /* the calendar alone can cause it */
    const char *title; /* what it finds, one line */
    const char *why;   /* in the words of the practice */
    const char *fix;
};

const struct rule *rule_get(enum rule_id id);
/* By code or name, ASCII case ignored; RULE_NONE when there is none. */
enum rule_id rule_find(const char *code_or_name);
const char *rule_nearest(const char *word); /* a name to suggest, or NULL */

#endif
