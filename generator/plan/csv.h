/* A readings file: CSV by RFC 4180 whose first line is date,metric,value. */
#ifndef PLAN_CSV_H
#define PLAN_CSV_H

#include "plan/value.h"
#include "report/report.h"

struct csv_row {
    struct place at; /* of the date */
    day_t on;
    const char *metric;
    struct place metric_at;
    struct quantity value;
};

struct csv_rows {
    struct csv_row *items;
    int count, room;
};

/* The rows that can be read.  What cannot is CS006 with its place in the
 * file, CS009 where the file is not UTF-8. */
struct csv_rows csv_read(
    struct arena *arena, const struct source *source, struct report *report);

#endif
