/* CSV written as RFC 4180 has it: fields parted by commas, lines by CR LF,
 * quoted where they need it.
 *
 * A text that a spreadsheet would take for a formula (it begins with = + - @,
 * a tab or a carriage return) gets an apostrophe before it (OWASP, "CSV
 * Injection"); numbers are written as they are. */
#ifndef REPORT_CSV_OUT_H
#define REPORT_CSV_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct csv_out {
    struct buf *buf;
    bool begun; /* the line has a field */
};

void csv_out_text(struct csv_out *csv, const char *text); /* NULL: empty */
void csv_out_number(struct csv_out *csv, int64_t number);
/* What this program made itself: a decimal number, a date; NULL: empty. */
void csv_out_plain(struct csv_out *csv, const char *text);
void csv_out_line(struct csv_out *csv);
/* One line of names. */
void csv_out_head(struct csv_out *csv, const char *const *names, int count);

#endif
