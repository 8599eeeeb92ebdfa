/* The reader: fills a definition's structs from the front matter by the field
 * tables.  Private to this folder.
 *
 * Whatever cannot be read is one finding and a BAD value; whatever follows
 * from a BAD value stays silent. */
#ifndef PLAN_READ_H
#define PLAN_READ_H

#include "plan/defaults.h"
#include "plan/fields.h"

struct csv_table;

struct reader {
    struct arena *arena;
    struct report *report;
    struct definition *def;
    const struct root *root; /* NULL: no other file is looked at */
    day_t today;
    day_t start; /* of the plan; DAY_NONE when there is none to count from */
    const struct front **unread; /* values that were not understood */
    int unread_count, unread_room;
    struct csv_table *tables; /* readings files read so far */
    struct defaults defaults; /* what the settings say; `front` may be NULL */
};

/* --- findings --- */
/* A finding about the value, with its path as the field. */
struct finding *reader_finding(struct reader *reader, enum rule_id rule,
    const struct front *node, struct place at, const char *format, ...)
    __attribute__((cold, format(printf, 5, 6)));
/* CS006 for the whole value, which is remembered as not understood. */
struct finding *reader_wrong(struct reader *reader, const struct front *node,
    const char *fix, const char *format, ...)
    __attribute__((cold, format(printf, 4, 5)));
/* Takes back that a comma tore the value, as in `{is: €12,000}`: what is said
 * of it otherwise is all that there is to say. */
void reader_drop_torn(struct reader *reader, const struct front *node);
void reader_ignore(struct reader *reader, const struct front *node);
/* Makes the date that `text` surely means the repair of the last finding. */
void edit_date(struct reader *reader, struct place at, const char *text);
/* Makes the one word that was meant the repair of the finding, for whoever
 * asks for guesses: in place of `text`, which stands there with or without
 * quotes.  Without `meant` there is none.  It is lent as long as the finding
 * lives. */
void edit_spelling(struct finding *finding, struct place at, const char *text,
    const char *meant);
/* Says which word was meant, beside the caret and as the fix. */
void offer_word(
    struct report *report, struct finding *finding, const char *meant);
/* The text in quotes, cut where it is long. */
const char *reader_quoted(struct reader *reader, const char *text);
/* "a milestone", "an outcome", "parties". */
const char *record_phrase(struct arena *arena, const struct record *record);

/* --- places --- */
/* Where a caret under the value belongs: the value, or for a block of several
 * lines its name. */
struct place node_place(const struct front *node);
/* Where a caret belongs that says what a record lacks. */
struct place node_head(const struct front *node);

/* --- reading --- */
static inline void *
field_slot(const struct field *field, void *record)
{
    return (char *)record + field->offset;
}
/* A list of any type, seen through its bytes. */
struct list_view {
    int count;
    char *items;
};
struct list_view list_view(const void *slot);
void list_set(void *slot, int count, void *items);
/* Bytes of one item; 0 for a field that is no list. */
size_t list_item_size(const struct field *field);
enum field_type list_item_type(enum field_type type);
/* Every field ABSENT (or BAD), with `at` as its place. */
void record_init(const struct record *record, void *slot,
    enum value_state state, struct place at);
/* The same for one field. */
void field_init(const struct field *field, void *slot, enum value_state state,
    struct place at);
/* Reads the fields of `node` into the struct at `slot`, which was zeroed. */
void read_record(struct reader *reader, const struct record *record,
    const struct front *node, void *slot);
/* Reads one value; ABSENT when nothing stands there. */
void read_field(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
/* The same where record_init was. */
void read_laid_out(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
/* One text; NULL and a finding when it is not a scalar. */
const char *read_scalar(struct reader *reader, const struct field *field,
    const struct front *node, struct value *value);
void read_signal(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
void read_readings(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
/* CS004; and the field that was meant counts as given but not understood. */
void read_unknown(struct reader *reader, const struct record *record,
    const struct front *node, void *slot);
/* CS005 for every field that the record must have and has not. */
void read_missing(struct reader *reader, const struct record *record,
    const struct front *node, void *slot);
void read_list(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
void read_record_field(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
void read_records(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
/* A list in the file, or the rows of a CSV file beside it. */
void read_rows(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
void read_record_map(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);
/* What a value of the type is called in a sentence: "one date". */
const char *type_phrase(enum field_type type);
const char *node_phrase(const struct front *node); /* "a list" */
/* The name of the field that the value belongs to, also for a list's item. */
const char *node_name(const struct front *node);
bool node_is_empty(const struct front *node);
/* "`draft`, `proposed` or `active`" */
const char *word_options(struct arena *arena, const struct field_word *words);
/* The word of the field that was meant: the same one misspelt or cut short, or
 * one that is near in meaning ("signed" of a plan that is `agreed`); else
 * NULL. */
const char *word_meant(struct arena *arena, const struct field_word *words,
    const char *text, bool *misspelt);
/* The field of the record that is near in meaning to the name ("deadline" to
 * `due`); else NULL. */
const struct field *field_near(
    struct arena *arena, const struct record *record, const char *name);
bool id_is_valid(const char *id); /* letters, digits, hyphens */
bool id_holds(char c);
/* "{vendor: sam, customer: …}": the first fields of a record, with what the
 * value in its place says of them: a figure that stands alone is the `value`,
 * people are of their side. */
const char *record_shape(struct reader *reader, const struct record *record,
    const struct front *node);
/* Whatever an id cannot hold becomes a hyphen. */
char *id_from_name(struct arena *arena, const char *name);
/* How to mend what is not one. */
const char *id_fix(struct reader *reader, const char *text);

/* "sam, dana": those whom a text names by their ids; NULL for fewer than
 * two. */
const char *people_named(struct reader *reader, const char *text);

/* The front matter with what the settings add to it. */
const struct front *defaults_merge(
    struct reader *reader, const struct front *front);

/* --- after reading --- */
/* Calls `visit` for every SET value that is no record, lists item by item:
 * the items of FIELD_PERSONS come as FIELD_PERSON's struct, and so on. */
typedef void visit_value(
    const struct field *field, enum field_type type, void *slot, void *context);
void record_walk(
    const struct record *record, void *slot, visit_value *visit, void *context);

/* The rows of the readings files that belong to the metrics. */
void readings_load(struct reader *reader, struct metric *metrics, int count);
/* References inside the file (a QBR: into its plan): CS007, CS008, CS014. */
void refs_resolve(struct reader *reader);
/* The meetings that reviews name, each unknown one once: CS007. */
void refs_meetings(struct reader *reader, struct plan *plan);
/* Where nothing names an entry of `under` ("people") and several references
 * agree on another spelling, the slip is the entry's: one CS007 in the place
 * of theirs. */
void refs_fold_misspelt(struct reader *reader, const struct text *id,
    const char *under, const char *whose);
/* Where several references name one id that is not there: one CS007 in the
 * place of theirs, which says how often and where. */
void refs_fold_same(struct reader *reader, const char *whose);
/* The same for a list that is not there at all, whatever they name. */
void refs_fold_list(
    struct reader *reader, const char *under, const char *whose);
/* The lines of an entry of `under` that is to be written, so far in, with what
 * the reference at `field` says of it. */
const char *refs_entry_lines(struct reader *reader, const char *under,
    const char *id, const char *field, int indent);
/* The entry of `under` that another goes below; NULL where there is none, or
 * they stand in { }. */
const struct front *refs_entry_above(
    const struct reader *reader, const char *under);
/* An entry that was given twice, where one id is missing, is the one of that
 * id: its CS003 says so. */
void refs_fold_second_entry(struct reader *reader, const char *under);
/* Where one id is missing and one entry, this, is not referred to, the two may
 * be one: that is said by one finding.  False where it is not so. */
bool refs_fold_renamed(
    struct reader *reader, const char *under, const struct text *id);
/* Levels against their metric's unit, money: CS006. */
void levels_check(struct reader *reader);
/* CS011 for the files that are only named here, and for more than so many
 * pictures of the prose: a page holds each of them. */
#define PICTURES_MOST 100
void files_check(struct reader *reader);
/* `text` seen from the definition `from`, as a path from the root; NULL with
 * what is wrong with it ("is on the network, ...") where it leaves the root. */
const char *file_beside(
    struct arena *arena, const char *from, const char *text, const char **why);
#define FILE_FIX "Put the file beside this one, and write its name."
/* CS006 for a locale or time zone that is not written like one. */
void places_check(struct reader *reader, struct plan *plan);
/* CS011 for one path; FILE_MISSING is the caller's when `missing` is given. */
void file_complain(struct reader *reader, const struct path *path,
    const char *field, enum file_error error);

/* Ties a QBR to its plan: references, dates counted from the plan's start. */
void definition_link_qbr(struct arena *arena, const struct root *root,
    struct qbr *qbr, const struct plan *plan, day_t today);
/* A finding about a definition that was read before. */
struct finding *definition_finding(struct definition *def, enum rule_id rule,
    struct place at, const char *field, const char *message);

/* What a definition refers to in its own file; a QBR in its plan's. */
struct names {
    const struct person *people;
    const struct metric *metrics;
    const struct milestone *milestones;
    int person_count, metric_count, milestone_count;
    bool people_known, metrics_known, milestones_known; /* all could be read */
};
struct names names_of(const struct definition *def);

#endif
