/* The formats' own writers, one row each in formats.c, and what they share. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "report/report.h"

#define TOOL_NAME "countersign"

/* terminal.c */
void full_group(const struct report_style *style,
    const struct report_group *group, struct buf *out);
void full_keeper(const char *name, struct buf *out);
void concise_group(const struct report_style *style,
    const struct report_group *group, struct buf *out);

#endif
