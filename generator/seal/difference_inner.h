/* How a difference is put into words.  Private to this folder. */
#ifndef SEAL_DIFFERENCE_INNER_H
#define SEAL_DIFFERENCE_INNER_H

#include "plan/fields.h"
#include "seal/json.h"

/* How a clause is spoken of.  In all patterns %n is the name of the metric,
 * milestone, person or meeting that the clause belongs to, %v and %c are the
 * companies, %o and %w the old and the new value. */
struct phrase {
    const char *path;    /* "metrics.baseline.value": without ids and numbers */
    const char *subject; /* "the baseline of %n"; of an entry "a metric" */
    /* Instead of "SUBJECT was %o, is now %w", "SUBJECT is now %w, and was not
     * given", "SUBJECT was %o, and is no longer given"; NULL for those. */
    const char *changed, *added, *removed;
    const char *key; /* of a list: the field by which an item is known */
    bool bare;       /* its text is a name, which stands without quotes */
};
/* NULL for what is no clause. */
const struct phrase *phrase_of(const char *path);

/* One of the two files, for names and units. */
struct wording {
    struct arena *arena;
    const struct json *file;  /* in which things are named first */
    const struct json *other; /* for what the first has no more */
};
/* Of "metrics", "milestones" or "people"; the id itself when it has none. */
const char *wording_name(
    const struct wording *wording, const char *map, const char *id);
const char *wording_party(const struct wording *wording, const char *side);
/* The unit of a metric in `file`, or NULL. */
const char *wording_unit(const struct wording *wording, const char *metric);
/* The unit of a record's quantities, as terms.c has it: of the metric that it
 * names, or moves first; else `around`. */
const char *wording_unit_within(const struct wording *wording,
    const struct json *record, const char *around);
/* A field's value in words; a quantity in `unit` (may be NULL). */
const char *wording_value(const struct wording *wording,
    const struct field *field, const struct json *value, const char *unit);

/* Which items of two lists are one: those that say the same, then those with
 * the same key, then the only two that are left. */
struct matching {
    int before_count, now_count;
    int *partner; /* of each item before: the index now, or -1 */
    bool *same;   /* of each item before: its partner says the same */
    bool *taken;  /* of each item now: it is somebody's partner */
};
/* `key` is a field's name, or NULL. */
struct matching match_items(struct arena *arena, const struct json *before,
    const struct json *now, const char *key);
/* For each item of a half's list the index of the plan's record that it was
 * made of, or -1. */
const int *match_records(struct arena *arena, const struct json *list,
    const struct record *record, enum half half, const void *items, int count);

#endif
