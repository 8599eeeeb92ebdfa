/* The first line of a block or of an entry that was lost.
 *
 * Without `outcome:`, or without the id of a milestone, the lines that stood
 * below it are taken for parts of what stands before them, or cannot be read at
 * all, and the findings tell of that.  So where it is wrong which fields stand
 * where, the file is read anew with each first line that could be missing, and
 * the one with which all falls into its place is told, in the place of
 * everything that followed from it. */
#ifndef PLAN_LOST_HEAD_H
#define PLAN_LOST_HEAD_H

#include "plan/fields.h"

/* What a definition is read from. */
struct read_from {
    struct arena *arena;
    const struct root *root;
    const char *path;
    day_t today;
};

/* Reads a text as any other, and looks for nothing that was lost in it. */
typedef struct definition *read_plainly(
    const struct read_from *from, const struct source *source, bool prose);

/* What was lost from the definition's file: a report that says it, and what the
 * file is with it.  NULL, as nearly always, where nothing was. */
const struct repaired *lost_heads(const struct read_from *from,
    const struct definition *def, read_plainly *read, struct report *report);

/* The id of an entry that lost it, while nobody knows it. */
#define LOST_ID "a-lost-id"
/* Writes the id, where it is known after all, into the fix of the finding that
 * asks for it; false for another finding. */
bool lost_head_name(
    struct report *report, struct finding *finding, const char *id);

/* --- for what lost_head.c splits off --- */

enum head_kind {
    HEAD_FIELD, /* `outcome:` */
    HEAD_ID,    /* of a milestone */
    HEAD_ITEM,  /* `- what: …` */
};

struct head {
    enum head_kind kind;
    const struct field *field; /* the block; of an entry the list of them */
    uint32_t above;            /* the line that it is missing above */
    int columns;               /* that it stands in */
    const char *id;            /* of an entry, where it is known; or NULL */
    bool with_list;            /* of an entry: its list's own name is missing,
                                  too, at the left edge */
    struct place stray;        /* the line where the name of the block or of
                                  the list, or the entry's id, stands alone; or
                                  none */
};

/* Calls `take` for each line that could be missing above the one at `line`. */
typedef void take_head(void *context, const struct head *head);
void heads_above(const struct source *source, const struct record *top,
    uint32_t line, take_head *take, void *context);
/* An id with nothing below it, which may belong above another entry. */
bool head_is_stray_id(const struct source *source, uint32_t line);
/* Which of the record's fields has the name; -1 for none. */
int place_in_record(const struct record *record, struct slice name);
/* First byte behind the lines that belong to it. */
uint32_t head_body_end(const struct source *source, const struct head *head);
/* Each of these lines that stands as far in as the first begins with a field of
 * the record. */
bool head_fits(const struct source *source, const struct head *head);
/* The field that an entry's first line gives. */
const struct field *head_first_field(const struct head *head);
/* Part of its line is known to nobody but the author. */
static inline bool
head_has_gap(const struct head *head)
{
    return head->kind == HEAD_ITEM || (head->kind == HEAD_ID && !head->id);
}
/* The line with its end, in which the author's part is a word that can be
 * read. */
const char *head_line(struct arena *arena, const struct head *head);
/* One finding: what is missing, and the line to be written; `lacks` are names
 * of further fields that were lost with it. */
void head_say(struct report *report, const struct source *source,
    const struct head *head, const char *const *lacks, int count);

#endif
