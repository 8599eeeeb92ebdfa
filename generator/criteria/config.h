/* Settings: what a company makes of the catalogue's severities.
 *
 *     rules:
 *       cadence-too-thin: note
 *       metric-unsourced: {severity: error, from: 2026-10-01}
 *     paths:
 *       - path: pilots
 *         rules: {plan-stale: off}
 *       - path: legacy
 *         errors-from: 2026-12-01
 *     exclude: [archive, 2024-*]   see plan/exclude.h
 *     defaults: what plans have in common; see plan/defaults.h
 *     select: who gets a plan; see config_select.h
 *     import:
 *       columns: {plan: Account ID, metric: KPI, date: Day, value: Value}
 *       dates: day-month-year
 *       decimals: comma
 *
 * Warnings and notes may be raised and lowered, everywhere or for a path.  An
 * error is never lowered: for a path a rule may be off, or its errors may
 * count only from a date on, and are listed until then.  Of several paths
 * that fit, the later has the last word. */
#ifndef CRITERIA_CONFIG_H
#define CRITERIA_CONFIG_H

#include "base/file.h"
#include "plan/merit.h"
#include "report/report.h"

/* What one line says of one rule. */
struct config_rule {
    enum rule_id rule;
    bool off;
    enum severity severity; /* NONE: nothing is said of it */
    day_t from;             /* of `severity`; DAY_NONE: at once */
    day_t errors_from;      /* DAY_NONE: nothing is said of it */
    struct place at;
};

struct config_rules {
    struct config_rule *items;
    int count, room;
};

struct config_path {
    const char *pattern;
    struct config_rules rules;
    day_t errors_from; /* of every rule; DAY_NONE: nothing is said */
    struct place errors_from_at;
};

/* How a platform writes the exports that are imported. */
enum import_column {
    IMPORT_PLAN,
    IMPORT_DATE,
    IMPORT_METRIC,
    IMPORT_VALUE,
    IMPORT_COLUMNS
};
extern const char *const import_columns[]; /* "plan", …, NULL */
struct config_import {
    const char *columns[IMPORT_COLUMNS]; /* their names; NULL: as we say */
    enum date_order dates;
    char decimal; /* '.' or ',', the other between thousands; or 0 */
};

struct config {
    const struct source *source;
    const char *folder; /* patterns are seen from here; "" is the root */
    struct config_rules rules;
    struct config_path *paths;
    int count, room;
    struct merit_rules merit;
    struct config_import import;
};

/* NULL when something in it is wrong; findings say what.  `root` may be NULL:
 * then the files that `defaults` names are not looked for. */
struct config *config_read(struct arena *arena, const struct source *source,
    const char *folder, const struct root *root, struct report *report);

/* What is in force for one rule in one file, and which lines say so (source
 * NULL: none does). */
struct ruling {
    bool off;
    enum severity severity; /* NONE: as the catalogue has it */
    day_t severity_from;    /* later than today: not yet; else DAY_NONE */
    day_t errors_from;      /* DAY_NONE: an error counts at once */
    bool errors_from_path;  /* as for all rules of the path */
    struct place severity_at, errors_from_at;
};
/* `config` may be NULL; `path` is relative to the root. */
struct ruling config_ruling(const struct config *config, const char *path,
    enum rule_id rule, day_t today);
/* Settles the findings of the definition at `path`: takes out what is off,
 * raises and lowers, and makes a note of an error that does not count yet. */
void config_apply(const struct config *config, const char *path, day_t today,
    struct report *report);

#endif
