/* Canonical JSON (json.h) written straight into a buffer: what is signed, and
 * is made for every plan that is checked, with no tree of it before.
 *
 *   size_t object = canon_open(out, '{');
 *   size_t member = canon_name(out, "due");
 *   canon_keep(out, member, canon_text(out, text));
 *   said = canon_close(out, object, '}');
 *
 * Members are given in their order.  What writes a value says whether that
 * says anything, and leaves what it wrote to be taken back where it does not:
 * what says nothing is absent. */
#ifndef SEAL_CANON_H
#define SEAL_CANON_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/* A text in its canonical form: NFC, each run of white space one space, none at
 * the ends. */
struct canon_form {
    const char *p;
    size_t n;  /* bytes */
    bool bare; /* nothing in it needs an escape */
};
/* The text itself where it is in that form already, which nearly all are; else
 * the arena's. */
struct canon_form canon_form(struct arena *arena, const char *text);
/* In quotes and with its escapes. */
void canon_put(struct buf *buf, struct canon_form form);

struct canon {
    struct arena *arena;
    struct buf buf;
};

/* `{` or `[`; returns where it stands. */
size_t canon_open(struct canon *out, char bracket);
/* Says whether anything stands between the brackets. */
bool canon_close(struct canon *out, size_t open, char bracket);
/* The name of a member that is a field's, letters and hyphens, or of any; a
 * list's item has none.  Returns where they begin. */
size_t canon_field(struct canon *out, const char *name);
size_t canon_name(struct canon *out, struct canon_form name);
size_t canon_item(struct canon *out);
/* Takes everything from there on back unless it says something, which it
 * returns. */
bool canon_keep(struct canon *out, size_t from, bool said);

/* A string, brought to its canonical form; NULL says nothing, as "" does. */
bool canon_text(struct canon *out, const char *text);
/* One that is in that form and needs no escape, as numbers and dates are. */
bool canon_bare(struct canon *out, const char *text);
/* The same of a number and what stands around it, "P7D". */
bool canon_number(
    struct canon *out, const char *before, int64_t n, const char *after);

/* Where the items of a list begin that are to be sorted. */
struct canon_items {
    size_t *at;
    int count;
};
/* Sorts the items of a list that ends the buffer, from the one at `first` on,
 * by how they are written. */
void canon_sort(struct canon *out, struct canon_items items, int first);

#endif
