/* The lines that were written last: calendars of a house have most in common,
 * their days, their zone, those who meet, and libical takes 5,000 instructions
 * to write one.  One a worker. */
#ifndef CALENDAR_ICAL_LINES_H
#define CALENDAR_ICAL_LINES_H

#include <stdbool.h>

#include "base/buf.h"

struct ical_lines;
struct ical_lines *ical_lines_new(void);
void ical_lines_free(struct ical_lines *lines); /* NULL is fine */

/* The line that was kept for these bytes (one or more), until the next is kept;
 * false when it was not, or there is no longer room for it.  `lines` may be
 * NULL, here and below. */
bool ical_lines_find(
    const struct ical_lines *lines, struct slice key, struct slice *line);
void ical_lines_keep(
    struct ical_lines *lines, struct slice key, const char *line);

#endif
