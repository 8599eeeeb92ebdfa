/* A field's line between the name of a list and the first id in it, so that it
 * stands in no entry. */
#ifndef SOURCE_STRAY_H
#define SOURCE_STRAY_H

#include <stdbool.h>

#include "base/place.h"
#include "report/report.h"

struct stray {
    uint32_t line;      /* its first byte */
    struct slice list;  /* the list's name */
    struct slice entry; /* the id of the first entry that lacks the field */
    uint32_t last;      /* the last line of that entry */
    int lacking;        /* entries that lack it */
};

/* False where the line at `at` is no such one. */
bool stray_find(const struct source *source, uint32_t at, struct stray *stray);
/* CS002 for it, with where it belongs. */
void stray_say(struct report *report, const struct source *source,
    const struct stray *stray);

#endif
