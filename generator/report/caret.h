/* Lines of a plan with carets under what is meant. */
#ifndef REPORT_CARET_H
#define REPORT_CARET_H

#include <stdbool.h>

#include "base/buf.h"
#include "report/report.h"

/* The places of a finding in the order in which they stand in the file: one
 * line with both marks when they share it, else a line each.  A second place
 * in another file is named. */
void caret_put(struct buf *out, const struct finding *finding, bool color);

/* Escape sequences: of the severity, and back. */
const char *caret_color(enum severity severity);
#define COLOR_OFF "\x1b[0m"

#endif
