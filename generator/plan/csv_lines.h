/* Lines of a CSV file (RFC 4180) cut into cells, each with its place. */
#ifndef PLAN_CSV_LINES_H
#define PLAN_CSV_LINES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/place.h"

struct csv_cell {
    const char *text; /* without quotes and white space around it */
    struct place at;
};

struct csv_lines {
    struct arena *arena;
    const struct source *source;
    uint32_t at; /* the next byte */
    char separator;
};

/* One line into cells; those beyond `most` are counted only.  *at is the line,
 * or, with false, the cell in quotation marks that does not end as it
 * should. */
bool csv_take(struct csv_lines *csv, struct csv_cell *cells, int most,
    int *count, struct place *at);
/* The line that begins at an offset. */
struct place csv_line(const struct source *source, uint32_t start);
/* A comma, semicolon or tab: what stands most often in the line. */
char csv_separator(struct place line);

#endif
