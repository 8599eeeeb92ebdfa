/* Edits of a front matter that change no byte but those they are about.
 *
 * Line ends, a byte order mark, comments and layout stay as the author has
 * them; what is added follows the style around it.  An edit that a layout
 * leaves no room for is refused rather than guessed. */
#ifndef SOURCE_EDIT_H
#define SOURCE_EDIT_H

#include "source/front.h"

/* `length` bytes at `at` become `text`. */
struct edit {
    uint32_t at, length;
    const char *text;
};
struct edits {
    int count, room;
    struct edit *items; /* they do not overlap */
};

/* A field of the format and what it says: one of the three. */
struct edit_field {
    const char *name;
    const char *value;               /* a text */
    const char *const *items;        /* a list of texts, closed by NULL */
    const struct edit_field *fields; /* or other fields, in braces */
    int count;
};

/* Puts another word in place of a value of one line, inside its quotes. */
bool edit_word(struct arena *arena, struct edits *edits,
    const struct front *value, const char *word);
/* Adds an item of fields to the list `name` of `holder`, which is the front
 * matter or fields inside it: as its last item in the style of the one before
 * it, or as the first of a new list below its sibling `above`: NULL is the last
 * of them. */
bool edit_append(struct arena *arena, struct edits *edits,
    const struct source *source, const struct front *holder, const char *name,
    const struct edit_field *fields, int count, const struct front *above);
/* Gives the field of `holder` what it is to say: in place of what it says now,
 * or as a new field behind its sibling `after`; NULL is the last of them, and
 * EDIT_FIRST before the first. */
#define EDIT_FIRST ""
bool edit_put(struct arena *arena, struct edits *edits,
    const struct source *source, const struct front *holder,
    const struct edit_field *field, const char *after);
/* Adds a line of cells to a CSV file, which ends as it did: with a line end
 * or without; puts a text in the place of one cell. */
void edit_csv_append(struct arena *arena, struct edits *edits,
    const struct source *source, const char *const *cells, int count);
void edit_csv_cell(struct arena *arena, struct edits *edits, struct place cell,
    const char *text);
/* The file's bytes as they are after the edits; the arena's. */
struct slice edit_apply(struct arena *arena, const struct source *source,
    const struct edits *edits);

/* A text as YAML's plain or quoted scalar, fit to stand inside { }. */
void edit_scalar(struct buf *buf, const char *text);

#endif
