/* The findings that were there when a rule was adopted: only new ones count.
 *
 * A baseline is a text file, a finding a line: the rule's code, the plan's id,
 * the field's path and a hash of the value, with tabs between them, sorted.
 * It knows neither lines nor files, so that moving them changes nothing.  An
 * entry whose finding is no longer there was repaired; it never fails a run.
 *
 * Marking entries is safe from any thread. */
#ifndef CRITERIA_BASELINE_H
#define CRITERIA_BASELINE_H

#include "criteria/select.h"
#include "report/report.h"

struct baseline;

/* NULL when the file is none: `why` has the place, what is wrong, the mend. */
struct baseline *baseline_read(
    struct arena *arena, const struct source *source, struct buf *why);

/* Takes the findings that have an entry out of the report, and says how many
 * did.  Waived ones stay, and keep their entries.  `owner`, from 0, is whose
 * the findings are; `again`: they went through here once before, and the same
 * are taken out. */
int baseline_apply(
    struct baseline *baseline, int owner, bool again, struct report *report);
/* All findings of the plan went through baseline_apply. */
void baseline_seen(struct baseline *baseline, const char *plan);

struct baseline_scope {
    const struct selection *rules; /* that were looked for */
    bool whole; /* an entry whose plan was not seen has no plan any more */
};
/* Appends "FILE:LINE: …" for every repaired entry; returns their number. */
int baseline_repaired(const struct baseline *baseline,
    struct baseline_scope scope, struct buf *out);
/* The entries that stay when the repaired ones are taken out. */
void baseline_pruned(const struct baseline *baseline,
    struct baseline_scope scope, struct buf *lines);
/* The entries that this run did not look at. */
void baseline_unseen(const struct baseline *baseline,
    struct baseline_scope scope, struct buf *lines);

/* The finding's entry as a line. */
void baseline_line(const struct finding *finding, struct buf *lines);
/* The whole file for the lines: head, then each, sorted. */
void baseline_file(const struct buf *lines, struct buf *file);

#endif
