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

/* What a repair puts in the place of some bytes; `with` NULL: nobody but the
 * author can tell what is right. */
struct finding_edit {
    struct place at;
    const char *with;
    bool guessed; /* likely, and not sure: "did you mean" */
};

/* The finding that this one follows from: of that rule, at that field (NULL:
 * at any). */
struct finding_cause {
    enum rule_id rule; /* RULE_NONE: it stands for itself */
    const char *field;
};

struct finding {
    enum rule_id rule;
    enum severity severity; /* settled by rule and stage; NONE: waived */
    bool deferred;          /* an error that counts only from a later date on */
    struct place at;        /* the caret */
    struct place second;    /* the other place, or source NULL */
    const char *label;      /* beside the caret, or NULL */
    const char *second_label;
    const char *message;      /* one sentence without a full stop at its end */
    const char *why;          /* its own reason, else NULL: the rule's */
    const char *fix;          /* this place's own mend, else NULL: the rule's */
    const char *waived;       /* by whom, until when and why, where it is */
    const char *field;        /* path such as "milestones.pilot.due", or NULL */
    const char *subject;      /* id of the definition, or NULL */
    const char *lacks;        /* of a reference: the list, "people", that has
                                 no such entry; else NULL */
    struct finding_edit edit; /* a repair, where there is one */
    struct finding_cause cause;
    int places;   /* that it speaks for, the first its own; 0: that one */
    bool repeats; /* its cause says the same better, whichever counts more */
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
 * pointer is valid until the next call.
 *
 * Cold, as are the other functions that make a finding: most values of a plan
 * have none, and what is done where one is found then lies outside of the
 * instructions that every plan goes through. */
struct finding *report_add(struct report *report, enum rule_id rule,
    struct place at, const char *format, ...)
    __attribute__((cold, format(printf, 4, 5)));
/* Formatted in the report's arena, for the fields above. */
const char *report_text(struct report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* True if a finding of this rule stands at exactly this place already. */
bool report_has(
    const struct report *report, enum rule_id rule, struct place at);
/* By path, offset, code, message; equal findings are made one. */
void report_sort(struct report *report);
void report_merge(struct report *into, const struct report *from);
/* Takes out what follows from another finding of the same definition that is
 * in the report, counts for as much and stops a signature where this one does,
 * or says the same better and is not waived.
 * To be called when settings, waivers and selection have done their work, so
 * that nothing is silent for the sake of what nobody is told. */
void report_fold(struct report *report);
int report_count(const struct report *report, enum severity severity);

/* What the rule is from stage `proposed` on. */
enum severity rule_severity(enum rule_id id);
const char *severity_name(enum severity severity); /* NONE: "waived" */

const char *finding_fix(const struct finding *finding); /* its or the rule's */

/* --- how findings are written --- */

enum report_format {
    REPORT_FULL,
    REPORT_CONCISE,
    REPORT_JSON,
    REPORT_SARIF,
    REPORT_JUNIT,
    REPORT_GITHUB,
    REPORT_GITLAB,
    REPORT_CHECKSTYLE,
    REPORT_RDJSONL,
    REPORT_MARKDOWN,
    REPORT_FORMATS
};

struct report_style {
    enum report_format format;
    bool color;
    bool fold;          /* show many findings of one rule as a count */
    bool brief;         /* full, without why it matters to a customer */
    enum severity gate; /* what fails a JUnit case; NONE: an error */
};

/* The findings of one definition, sorted. */
struct report_group {
    const struct report *report;
    const char *path;    /* the definition's; for full and concise or NULL */
    const char *subject; /* its id, or NULL */
    const char *keeper;  /* who keeps the account, or NULL: nobody does */
    /* What a format with a list of definitions says of this one: a JSON
     * object.  NULL: nothing, or no format asked for it. */
    const char *entry;
    bool is_aside; /* nothing is told of it but what other definitions show */
};

/* What is said of the whole run.  The counts hold when the foot is written;
 * the head may be written before they are known. */
struct report_run {
    const char *version; /* of the program, "0.1" */
    int definitions, errors, warnings, notes, waived;
    bool failed;          /* something could not be read */
    struct slice entries; /* of all definitions, with a comma between */
};

/* One way to write a run: the head, then the groups that wrote something with
 * `between` among them, then the foot.  Any part but `group` may be NULL.
 * Groups can be written on any thread and put together in any order. */
struct report_writer {
    const char *name; /* "sarif" */
    const char *between;
    void (*head)(const struct report_run *run, struct buf *out);
    void (*group)(const struct report_style *style,
        const struct report_group *group, struct buf *out);
    /* Stands above the groups of one keeper when they are sorted by keeper;
     * NULL is nobody. */
    void (*keeper)(const char *name, struct buf *out);
    /* Has the last word over all groups together. */
    void (*settle)(const struct report_run *run, struct buf *body);
    void (*foot)(const struct report_run *run, struct buf *out);
    bool lists; /* the definitions, by the groups' entries */
};

const struct report_writer *report_writer(enum report_format format);
/* REPORT_FORMATS when there is no such format. */
enum report_format report_format_find(const char *name);

/* Writes sorted findings as full or concise, without head and foot;
 * everything from the plan passes buf_visible. */
void report_write(
    const struct report *report, struct report_style style, struct buf *out);

#endif
