/* Findings: collected by any thread's own report, sorted, printed once.
 *
 * A report belongs to one worker; reports are merged before printing.  Text
 * is the report's arena's or static.  Sentences are for the plan's author:
 * "field", never "key" or "node"; dates as 12 May 2027. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/place.h"
#include "report/catalogue.h"

struct finding {
    enum rule_id rule;
    enum severity severity; /* settled by rule and stage; NONE: waived */
    struct place at;        /* the caret */
    struct place second;    /* the other place, or source NULL */
    const char *label;      /* beside the caret, or NULL */
    const char *second_label;
    const char *message; /* one sentence without a full stop at its end */
    const char *fix;     /* this place's own mend, else NULL: the rule's */
    const char *field;   /* path such as "milestones.pilot.due", or NULL */
    const char *subject; /* id of the definition, or NULL */
};

struct report {
    struct arena *arena;
    struct finding *findings;
    int count;
    int room;
};

void report_init(struct report *report, struct arena *arena);
/* Adds a finding with a formatted message and returns it, so that the caller
 * can set the rest; severity starts as the rule's from `proposed` on.  The
 * pointer is valid until the next call. */
struct finding *report_add(struct report *report, enum rule_id rule,
    struct place at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Formatted in the report's arena, for the fields above. */
const char *report_text(struct report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* True if a finding of this rule stands at exactly this place already. */
bool report_has(
    const struct report *report, enum rule_id rule, struct place at);
/* By path, offset, code, message; equal findings are made one. */
void report_sort(struct report *report);
void report_merge(struct report *into, const struct report *from);
int report_count(const struct report *report, enum severity severity);

/* How findings are written. */
enum report_format { REPORT_FULL, REPORT_CONCISE };

struct report_style {
    enum report_format format;
    bool color;
};

/* Writes sorted findings; everything from the plan passes buf_visible. */
void report_write(
    const struct report *report, struct report_style style, struct buf *out);

#endif
