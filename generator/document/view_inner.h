/* What the files that build the model share; private to view*.c. */
#ifndef DOCUMENT_VIEW_INNER_H
#define DOCUMENT_VIEW_INNER_H

#include "document/chart.h"
#include "document/model.h"
#include "document/view.h"
#include "document/words.h"
#include "plan/progress.h"

struct view {
    struct arena *arena;
    const struct plan *plan;
    const struct terms *terms;
    const struct view_options *options;
    struct words *words;
    struct _xmlNode *root;
    const char *unit; /* of the metric whose quantities are emitted */
    /* Of people's names, once a sentence has asked (view_value.c). */
    const struct name_space *name_spaces;
    int name_space_count;
};

/* --- values, in words (view_value.c) --- */

/* A date as an element: iso, short and day as attributes, the long form as
 * text.  None for DAY_NONE. */
struct _xmlNode *view_date(
    struct view *view, struct _xmlNode *parent, const char *name, day_t day);
/* "15 July", with the year when it is not today's. */
const char *view_day(struct view *view, day_t day);
/* A level: value and unit as attributes, the words as text. */
struct _xmlNode *view_level(struct view *view, struct _xmlNode *parent,
    const char *name, int64_t micro, const char *unit);
/* The amount and its unit, in the metric's unit when it can be said in it. */
int64_t view_amount(
    struct view *view, struct quantity quantity, const char **unit);
const char *view_quantity(struct view *view, struct quantity quantity);
/* ISO dates inside become dates in words, quotation marks the locale's; a
 * figure keeps to its unit. */
const char *view_sentence(struct view *view, const char *text);
/* A name or a title: with the locale's quotation marks and apostrophes. */
#define view_text(view, text) words_quoted((view)->words, (view)->arena, text)
/* A name, or the id of somebody who is not among the people; NULL for none. */
const char *view_person(struct view *view, struct person_ref ref);
const char *view_persons(struct view *view, const person_list *list);
/* A name that is not long, kept together for a list of names. */
const char *view_tied_name(struct view *view, const char *name);
/* "A, B and C", where no line ends with the word before the last. */
const char *view_names(struct view *view, const char *const *names, int count);
/* The words for a code: the text of "<set>.<code>", else the code. */
const char *view_code(struct view *view, const char *set, const char *code);
/* A sentence: words_say, with names and values until NULL. */
#define view_say(view, ...) words_say((view)->words, (view)->arena, __VA_ARGS__)

/* For charts on a page. */
struct chart view_chart(const struct view *view);
/* --- the model as a whole (view.c) --- */

/* Its head, in the words of the plan's locale. */
struct view view_begin(struct _xmlDoc *model, struct arena *arena,
    const struct plan *plan, const struct terms *terms,
    const struct view_options *options);
/* Adds the words that only one kind of document has. */
#define VIEW_REVIEW_WORDS "qbr."
#define VIEW_INITIATIVE_WORDS "initiative."
void view_words(struct view *view, const char *only);
/* The plan's element and those beside it, but for prose and what is
 * internal. */
struct _xmlNode *view_parts(struct view *view);

/* --- parts of the model --- */

/* For whom and when, and the words; from here to the end of the model, texts
 * in another language are marked. */
void view_head(struct view *view);
void view_end(struct view *view);

void view_record(struct view *view, struct _xmlNode *parent,
    const struct record *record, const void *base);
/* These add what is computed to the plan's own element or beside it. */
void view_metrics(struct view *view, struct _xmlNode *plan);
void view_milestones(struct view *view, struct _xmlNode *plan);
void view_outcome(struct view *view, struct _xmlNode *plan);
/* "Average first-response time: 4.2 h, 5 days ahead of the line". */
const char *view_finding(struct view *view, const struct metric *metric);
/* "5 days ahead of the line". */
const char *view_lead(struct view *view, struct lead lead);
void view_sides(struct view *view);
void view_accept(struct view *view);
void view_kept(struct view *view);
void view_work(struct view *view, struct _xmlNode *plan);
void view_internal(struct view *view);
/* The sections of a definition's prose; those that belong to a milestone stand
 * at their item of `plan`. */
void view_prose(
    struct view *view, struct _xmlNode *plan, const struct prose_text *prose);
/* The class under which page 1 should fit, and those that set it closer,
 * between commas. */
const char *view_density(const struct _xmlNode *root);

#endif
