/* The rows of a file of readings for many plans. */
#ifndef COMMANDS_IMPORT_ROWS_H
#define COMMANDS_IMPORT_ROWS_H

#include "criteria/config.h"

struct import_row {
    const char *plan;   /* as written; once it is found, its id */
    const char *metric; /* the same */
    const char *text;   /* of the value, as the format writes it */
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

/* Reads all of it, as `form` says that it is written.  False, having said why,
 * when nothing can be read. */
bool import_rows_read(struct import_rows *rows, const struct source *source,
    const struct config_import *form, day_t today);
/* Lays "plan=Account,value=Count" over the names of the columns; false, having
 * said why, when it is written otherwise. */
bool import_columns_name(
    struct arena *arena, struct config_import *form, const char *pairs);
/* Sorts those from `first` on once more, after their plans or metrics were
 * given other names, and leaves out what stands there twice; returns how many
 * are left of `count`. */
int import_rows_settle(struct import_rows *rows, int first, int count);
/* "file:line:column: message" on standard error. */
void import_fault(struct import_rows *rows, struct place at, const char *format,
    ...) __attribute__((format(printf, 3, 4)));

#endif
