/* The rows of a file of readings for many plans. */
#ifndef COMMANDS_IMPORT_ROWS_H
#define COMMANDS_IMPORT_ROWS_H

#include "plan/value.h"

struct import_row {
    const char *plan; /* its id, in lower case */
    const char *metric, *text;
    day_t on;
    struct quantity value;
    struct place at, plan_at, metric_at, value_at;
};

struct import_rows {
    struct arena *arena;
    struct import_row *items; /* by plan, metric and day, then as written */
    int count, room;
    int faults; /* said on standard error, the first of them */
    int again;  /* left out: the same reading twice */
};

/* Reads all of it.  `columns` names the columns of another table than
 * plan,date,metric,value: "plan=Account,value=Count"; or NULL.  False, having
 * said why, when nothing can be read. */
bool import_rows_read(struct import_rows *rows, const struct source *source,
    const char *columns, day_t today);
/* "file:line:column: message" on standard error. */
void import_fault(struct import_rows *rows, struct place at, const char *format,
    ...) __attribute__((format(printf, 3, 4)));

#endif
