/* What a rule's function is given, and what it may say.
 *
 * A rule is a row of report/catalogue.def and a function
 * `void check_x(struct judging *)` in the file of its subject; the prototypes
 * come from the rows.  A function looks only at values that are SET, says
 * nothing about what the reader has reported, and adds its findings with
 * judging_say. */
#ifndef CRITERIA_RULES_H
#define CRITERIA_RULES_H

#include "criteria/lexicon.h"
#include "criteria/waive.h"
#include "plan/held.h"
#include "plan/plan.h"

/* An outcome of a definition and the path of its field. */
struct outcome_of {
    const struct outcome *outcome;
    const char *field;               /* "outcome", "further-outcomes.1" */
    const struct sentence *sentence; /* of sentence.c alone */
};

struct sealing;
struct statement_reading;

struct judging {
    struct arena *arena;
    const struct root *root;
    const struct definition *def;
    /* One of these is set. */
    const struct plan *plan;
    const struct qbr *qbr;
    const struct segment *segment;
    const struct initiative *initiative;
    /* What plans and initiatives share; otherwise empty. */
    struct outcome_of *outcomes;
    int outcome_count;
    const struct metric *metrics;
    int metric_count;
    const struct person *people;
    int people_count;
    enum stage stage; /* PROPOSED for what has none */
    bool closed;      /* what is missing, late or stale no longer counts */
    day_t today;
    const struct lexicon *lexicon; /* NULL: the language is not listed */
    struct report *report;
    int span;                      /* enum span, of span.c alone */
    const struct sealing *sealing; /* of signing.c alone */
    struct waived_list waived;     /* for CS804 and CS805, which come last */
    /* Where the last path was found: rules go through lists in order. */
    struct {
        const struct front *parent, *child;
        int nth;
    } last[3];
};

typedef void rule_check(struct judging *judging);
#define RULE(code, name, level, stops, clock, check, title, why, fix)          \
    rule_check check;
#include "report/catalogue.def"
#undef RULE

/* Adds a finding; `field` is the dotted path that waivers name. */
struct finding *judging_say(struct judging *judging, enum rule_id rule,
    struct place at, const char *field, const char *format, ...)
    __attribute__((cold, format(printf, 5, 6)));
/* What the reader said of this place, if of no other, follows from a finding of
 * a rule at a field. */
void judging_explains(struct judging *judging, struct finding_cause cause,
    enum rule_id follows, struct place at);
/* Formatted in the arena, for labels, fixes and paths. */
const char *judging_text(struct judging *judging, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* True if there is something at this dotted path. */
bool judging_has(struct judging *judging, const char *path);
/* True if the field at this dotted path is not there, and no misspelt one
 * beside it either (the reader has named that one). */
bool judging_lacks(struct judging *judging, const char *path);
/* Where the field at the path stands: its name; for one that is missing the
 * nearest name above it, or the first line. */
struct place judging_place(struct judging *judging, const char *path);
/* From its name to the end of its value; of no source where it is not there. */
struct place judging_field(struct judging *judging, const char *path);
/* What the field at the path, which is not there, goes below; NULL where it has
 * no line of its own. */
const struct front *judging_above(struct judging *judging, const char *path);
/* What stands before each line to be pasted for the field at the path: a line
 * end and as many spaces as it goes in; NULL where it stands between others in
 * a line. */
const char *judging_line_begin(struct judging *judging, const char *path);
/* The lines for where the field at the path stands or belongs: each by itself
 * behind a line end, as far in as it goes there; or, where that is between
 * braces, "  " and all of them with commas. */
const char *judging_lines(
    struct judging *judging, const char *path, const char *lines);
/* The same behind " below line 64:", " in place of line 64:" where the field
 * stands empty, or ":". */
const char *judging_line(
    struct judging *judging, const char *path, const char *lines);
/* "Replace line 12 with:", "Write below line 14:" and the lines, for fields of
 * the record at the path, each `name: value`: those that stand there are
 * replaced, others are written anew. */
const char *judging_instead(
    struct judging *judging, const char *around, const char *lines);
/* The field at the path, if it stands in the definition without a value; else
 * NULL. */
const struct front *judging_empty(struct judging *judging, const char *path);
/* True if the field at the path begins a line of its own, so far in. */
bool judging_stands_alone(
    struct judging *judging, const char *path, int *indent);
/* "line 12", "lines 103-111": all of what stands at the path. */
const char *say_lines(struct judging *judging, const char *path);
/* "line 12", "lines 12, 30": of some numbers, which it puts in order. */
const char *say_numbers(struct judging *judging, int *lines, int count);
/* `length` bytes of a text value at byte `at`, in the file: the caret. */
struct place judging_within(const struct text *text, size_t at, size_t length);

/* "12 May 2027"; "2 h", "45 %", "1200 EUR" */
const char *say_day(struct judging *judging, day_t day);
const char *say_level(
    struct judging *judging, struct quantity quantity, const char *unit);
const char *say_micro(struct judging *judging, int64_t micro, const char *unit);
/* What its readers call it: the name, else the id. */
const char *say_person(const struct person *person);
const char *say_metric(const struct metric *metric);
const char *say_milestone(const struct milestone *milestone);
/* What is to be done, in quotes; where it is not said, the other. */
const char *say_step(
    struct judging *judging, const struct text *what, const char *other);
const char *say_party(const struct judging *judging, enum side side);
const char *say_side(enum side side); /* "vendor" */
/* Those of the side, or of both for SIDE_NONE, who could be asked, "nora (Head
 * of Support), jan"; *only is the id of the one that there is, or NULL.  Who
 * has left and who is no single person is none of them. */
const char *say_candidates(
    struct judging *judging, enum side side, const char **only);
/* The id of the first of them, else "…". */
const char *say_candidate(struct judging *judging, enum side side);
/* Those who could do the work: a sponsor only where there is nobody else. */
const char *say_doers(
    struct judging *judging, enum side side, const char **only);
/* "{vendor: sam, customer: …}  where … is one of nora, jan"; NULL for whom
 * nobody has named yet. */
const char *say_each_side(
    struct judging *judging, const char *vendor, const char *customer);
const char *say_iso(struct judging *judging, day_t day);
/* As the plan has it, for a fix; "…" for what it does not say. */
const char *say_id(const struct person_ref *ref);
const char *say_date(struct judging *judging, struct date date);
const char *say_days(struct judging *judging, int count); /* "1 day" */
/* As YAML reads it, in quotes where a sign in it asks for them. */
const char *say_scalar(struct judging *judging, const char *text);

/* What the outcome's sentence says, read once; NULL where there is none. */
const struct statement_reading *sentence_reading(
    struct judging *judging, struct outcome_of *of);
/* The level that an outcome's sentence gives the metric, "8 h": the one it
 * leads from or the one it leads to; NULL where none can be made out. */
const char *sentence_level(
    struct judging *judging, const struct metric *metric, bool from);
/* Where CS103 says that the metric's baseline and target are each other's, or
 * lead the other way than the sentence: its field, else NULL. */
const char *sentence_swaps(
    struct judging *judging, const struct metric *metric);
/* Its role says so, or an outcome names it. */
bool metric_is_outcome(
    const struct judging *judging, const struct metric *metric);

/* What to do about a waiver of `all` depends on what was found. */
void waivers_of_all(struct judging *judging, struct report *all);
/* One whose end is missing, or whose rule is misspelt, may be one that nothing
 * needs. */
void waivers_unneeded(struct judging *judging, struct report *all);

/* By today. */
/* It moves nothing, or use alone: CS301 says so. */
bool milestone_is_feature(
    const struct judging *judging, const struct milestone *milestone);
bool person_left(const struct judging *judging, const struct person *person);
/* Of somebody who is named for the other side, more than once, and never for
 * their own, CS404 says once that the `side` is the slip: at this reference,
 * the first of them.  False where that is not so. */
bool side_said(struct judging *judging, const struct person_ref *ref);
/* That finding as the cause of another about the person; none where it is not
 * said.  `any`: of anybody. */
struct finding_cause side_cause(
    struct judging *judging, const struct person *person);
struct finding_cause side_cause_any(struct judging *judging);
/* Nothing names the person for the side that is given. */
bool side_names_none_own(
    const struct judging *judging, const struct person *person);
/* A person who left is a warning for so long, then an error. */
#define DAYS_TO_REPLACE 30

/* It says that it was held on a day on which it cannot have been: CS015. */
bool review_is_misdated(struct judging *judging, const struct review *review);
/* The day that was meant, of those that lack a review; DAY_NONE: nobody can
 * tell. */
day_t review_meant(struct judging *judging, const struct review *review);

/* So many are looked at for their order (CS306); more are CS303's to say. */
#define MILESTONES_ORDERED 64

bool milestone_counts(const struct milestone *milestone); /* not dropped */
/* It holds nothing but its name, or nothing: CS301 says so, and the rules of
 * what it lacks are silent. */
bool milestone_is_bare(
    struct judging *judging, const struct milestone *milestone);
/* Due before the start, or after the outcome that it serves: CS305. */
bool path_leaves_plan(
    const struct judging *judging, const struct milestone *milestone);
/* It stands last, and no milestone reaches the metric's target. */
bool path_needs_end(struct judging *judging, const struct milestone *milestone,
    const struct metric *metric);
/* It is the last of the path and CS308 asks it for its level. */
bool path_asks_level(
    struct judging *judging, const struct milestone *milestone);
/* It is the last of the path and has no level, so that the outcome's target is
 * reached by nothing: CS302 and CS308 ask for the same one. */
bool path_ends_without_level(
    struct judging *judging, const struct milestone *milestone);
const char *milestone_path(struct judging *judging,
    const struct milestone *milestone, const char *field); /* or NULL */
const char *metric_path(struct judging *judging, const struct metric *metric,
    const char *field); /* or NULL */

#endif
