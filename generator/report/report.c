#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void
report_init(struct report *report, struct arena *arena)
{
    *report = (struct report){.arena = arena};
}

enum severity
rule_severity(enum rule_id id)
{
    static const enum severity severities[] = {
        [LEVEL_N] = SEVERITY_NOTE,
        [LEVEL_W] = SEVERITY_WARNING,
        [LEVEL_E] = SEVERITY_ERROR,
        [LEVEL_EW] = SEVERITY_ERROR,
    };
    return severities[rule_get(id)->level];
}

const char *
severity_name(enum severity severity)
{
    static const char *const names[] = {
        [SEVERITY_NONE] = "waived",
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    return names[severity];
}

struct finding *
report_add(struct report *report, enum rule_id rule, struct place at,
    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(report->arena, format, args);
    va_end(args);
    report->findings = arena_grow(report->arena, report->findings,
        report->count, &report->room, sizeof *report->findings);
    struct finding *finding = &report->findings[report->count++];
    *finding = (struct finding){
        .rule = rule,
        .severity = rule_severity(rule),
        .at = at,
        .message = message,
    };
    return finding;
}

const char *
report_text(struct report *report, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(report->arena, format, args);
    va_end(args);
    return text;
}

bool
report_has(const struct report *report, enum rule_id rule, struct place at)
{
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->rule == rule && finding->at.source == at.source &&
            finding->at.at == at.at)
            return true;
    }
    return false;
}

static int
compare_findings(const void *a, const void *b)
{
    const struct finding *left = a, *right = b;
    int order = place_compare(left->at, right->at);
    if (order == 0)
        order = (int)left->rule - (int)right->rule;
    if (order == 0)
        order = strcmp(left->message, right->message);
    return order;
}

void
report_sort(struct report *report)
{
    if (report->count == 0)
        return;
    qsort(report->findings, (size_t)report->count, sizeof *report->findings,
        compare_findings);
    int kept = 1;
    for (int i = 1; i < report->count; i++)
        if (compare_findings(&report->findings[i], &report->findings[kept - 1]))
            report->findings[kept++] = report->findings[i];
    report->count = kept;
}

void
report_merge(struct report *into, const struct report *from)
{
    for (int i = 0; i < from->count; i++) {
        into->findings = arena_grow(into->arena, into->findings, into->count,
            &into->room, sizeof *into->findings);
        into->findings[into->count++] = from->findings[i];
    }
}

/* A cause that follows itself may be taken out, too. */
static bool
is_cause_of(const struct finding *cause, const struct finding *finding)
{
    return cause->rule == finding->cause.rule &&
           cause->cause.rule == RULE_NONE &&
           text_is(cause->subject, finding->subject) &&
           (!finding->cause.field ||
               text_is(cause->field, finding->cause.field)) &&
           (finding->repeats ? cause->severity != SEVERITY_NONE
                             : cause->severity >= finding->severity &&
                                   (rule_get(cause->rule)->stops ||
                                       !rule_get(finding->rule)->stops ||
                                       finding->severity < SEVERITY_ERROR));
}

static bool
is_told(const struct report *report, const struct finding *finding)
{
    if (finding->cause.rule == RULE_NONE || finding->severity == SEVERITY_NONE)
        return false;
    for (int i = 0; i < report->count; i++)
        if (is_cause_of(&report->findings[i], finding))
            return true;
    return false;
}

void
report_fold(struct report *report)
{
    int kept = 0; /* causes stay, so that all are there to the end */
    for (int i = 0; i < report->count; i++)
        if (!is_told(report, &report->findings[i]))
            report->findings[kept++] = report->findings[i];
    report->count = kept;
}

int
report_count(const struct report *report, enum severity severity)
{
    int count = 0;
    for (int i = 0; i < report->count; i++)
        count += report->findings[i].severity == severity;
    return count;
}

const char *
finding_fix(const struct finding *finding)
{
    return finding->fix ? finding->fix : rule_get(finding->rule)->fix;
}
