/* The field tables: one a record, one row a field.
 *
 * From these rows come the reader, "did you mean", the audience filter, the
 * terms, the schema and the reference in plans/README.md.  A row that lacks a
 * column does not compile: rows are macros with a fixed number of arguments
 * (fields.def), expanded by fields.c. */
#ifndef PLAN_FIELDS_H
#define PLAN_FIELDS_H

#include <stddef.h>

#include "plan/plan.h"

enum field_type {
    FIELD_TEXT,
    FIELD_ID,
    FIELD_WORD,  /* of `words` */
    FIELD_WORDS, /* one word or a list of them */
    FIELD_FLAG,
    FIELD_NUMBER,
    FIELD_DATE,
    FIELD_QUANTITY,
    FIELD_DURATION,
    FIELD_EVERY,
    FIELD_TIME,
    FIELD_QUARTER,
    FIELD_PATH,
    FIELD_PERSON,
    FIELD_PERSONS, /* one or a list */
    FIELD_METRIC,
    FIELD_METRICS, /* one or a list */
    FIELD_TEXTS,   /* one or a list */
    FIELD_READINGS,
    FIELD_SIGNAL,
    FIELD_RECORD,     /* of `record` */
    FIELD_RECORDS,    /* a list of `record` */
    FIELD_ROWS,       /* the same, or a CSV file of them */
    FIELD_RECORD_MAP, /* `record` by id */
};

enum required { OPTIONAL, REQUIRED, BY_RULE /* a rule of its own asks */ };

/* Who may see it. */
enum audience { AUDIENCE_CUSTOMER, AUDIENCE_INTERNAL };
/* A service that puts its own fields where it finds a text in the copy. */
enum esign { ESIGN_NONE, ESIGN_DOCUSIGN, ESIGN_ADOBE };

/* Which part of the plan it belongs to.  For a record: what it mostly holds;
 * the innermost rows decide. */
enum half { HALF_NEITHER, HALF_TERM, HALF_ARRANGEMENT, HALF_PROGRESS };

struct field_word {
    const char *word;
    int value;
};

/* Small, since every walk over a record reads those of all its fields. */
struct field {
    const char *name;
    __extension__ enum field_type type : 8;
    __extension__ enum required required : 8;
    __extension__ enum audience audience : 8;
    __extension__ enum half half : 8;
    uint32_t offset;                /* of the value in its record's struct */
    const struct record *record;    /* FIELD_RECORD… */
    const struct field_word *words; /* FIELD_WORD…; ends with a NULL word */
    const char *about; /* one line for the reference and the schema */
};

struct record {
    const char *name; /* "milestone" */
    size_t size;
    const struct field *fields;
    int count;
    struct record_index *index; /* fields.c's own; NULL: few fields */
};

/* It is a list of records, however it is written. */
bool field_is_records(enum field_type type);
const struct record *record_of_kind(enum kind kind);
/* The fields of a plan that settings may give; they fill a struct plan. */
const struct record *record_of_defaults(void);
/* The answers of an interview; they fill a struct answers. */
const struct record *record_of_answers(void);
const struct field *record_field(const struct record *record, const char *name);
/* The same for a value: the reader noted what it took those of a record for. */
const struct field *field_read(
    const struct record *record, const struct front *value);
/* Among the fields of its record the one that it goes below: the last before it
 * in the order of the table, the first of all where there is none.  NULL where
 * they do not stand each on its line in the definition's own file. */
const struct front *field_stands_below(const struct field *field,
    const struct front *fields, const struct source *source);
/* The numbers of the fields, from 0, in the order of their names. */
const unsigned char *record_by_name(const struct record *record);
/* What a part of something is: never more binding than the whole. */
static inline enum half
half_within(enum half whole, enum half part)
{
    _Static_assert(
        HALF_TERM < HALF_ARRANGEMENT && HALF_ARRANGEMENT < HALF_PROGRESS,
        "goes by the order");
    if (whole == HALF_NEITHER || part == HALF_NEITHER)
        return HALF_NEITHER;
    return whole > part ? whole : part;
}
/* Whether some kind of definition has a field of that name, however deep. */
enum front_name field_name_known(struct slice name);
/* A field of that half stands in the record, however deep. */
bool record_has_half(const struct record *record, enum half half);
/* The word for a value of a FIELD_WORD ("at-risk"), NULL for 0. */
const char *field_word_text(const struct field_word *words, int value);
/* The value of a word; 0 for what is none of them. */
int field_word_value(const struct field_word *words, const char *text);

extern const struct field_word words_kind[], words_side[], words_type[],
    words_stage[], words_closed[], words_role[], words_buying[], words_status[],
    words_phase[], words_confirmation[], words_delivery[], words_degree[],
    words_how[], words_engagement[], words_qbr_stage[];

#endif
