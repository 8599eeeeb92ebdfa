/* What two sets of terms, of arrangements or of progress say differently:
 * clause by clause, in sentences for the plan's author and the customer.
 *
 * Both are files as terms_of makes them and signed_read reads them back, or
 * what terms_and_progress gives;
 * names are the plan's own (where something is gone, the older file's), dates
 * read 30 September 2026, levels have their metric's unit. */
#ifndef SEAL_DIFFERENCE_H
#define SEAL_DIFFERENCE_H

#include "seal/signed.h"

struct difference {
    /* What it is about, for who says it in another language: the field (NULL
     * for an entry or item as a whole), its path without ids and numbers, and
     * the name of the metric, milestone, person or item that it belongs to. */
    const struct field *field;
    const char *kind;
    const char *name;
    day_t name_day; /* when that is a day's, else DAY_NONE */
    const struct json *value_before, *value_now; /* NULL: not there */
    const char *unit_before, *unit_now;          /* of levels, or NULL */
    /* "metrics.first-response-time.target", "cadence.2.every" (items from 1,
     * as written in the plan), "expectations" for one that is gone. */
    const char *path;
    /* "the target of Average first-response time was 2 h, is now 3 h", without
     * a full stop. */
    const char *sentence;
    const char *before, *now; /* the values in words; NULL when not there */
    struct place at; /* of the present value, or of what it is missing from */
};
struct differences {
    int count, room;
    struct difference *items;
};

/* In the order of the format's fields.  `plan` is the one that `now` was made
 * of: it only gives the places. */
struct differences terms_difference(struct arena *arena,
    const struct json *before, const struct json *now, const struct plan *plan);
struct differences arrangements_difference(struct arena *arena,
    const struct json *before, const struct json *now, const struct plan *plan);
/* Nothing where one of the two holds no progress. */
struct differences progress_difference(struct arena *arena,
    const struct json *before, const struct json *now, const struct plan *plan);
/* What `file`, else `other`, calls an entry of "people", "metrics" or
 * "milestones"; the id itself when neither does. */
const char *difference_name(const struct json *file, const struct json *other,
    const char *map, const char *id);

#endif
