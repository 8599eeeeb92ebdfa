/* Lines that are no fields at all and stand among them: a note to oneself, a
 * row of a table. */
#ifndef SOURCE_NOTE_H
#define SOURCE_NOTE_H

#include <stdbool.h>

#include "base/place.h"
#include "report/report.h"

/* "TODO ask Anna", "TBD: …", "- [ ] ask Anna" */
bool note_begins(struct slice text);
/* Take the line out, or make a comment of it. */
void note_mend(struct finding *finding, struct report *report, uint32_t at);
/* CS002 where the line at `at` is such a one; false where it is not. */
bool note_said(struct report *report, const struct source *source, uint32_t at);

#endif
