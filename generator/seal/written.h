/* What was signed, written as the plan's author would write it: what a finding
 * offers to put back.
 *
 * Values come from both halves of a file of terms, in the order of the format's
 * fields; a level has its metric's unit, except inside the metric.  Lists are
 * in the order of the file, which is sorted.  What no signature covers and a
 * record cannot be without is "…". */
#ifndef SEAL_WRITTEN_H
#define SEAL_WRITTEN_H

#include "seal/difference.h"

struct field;

/* A field or an entry of a map, in both halves of a file of terms. */
struct signed_part {
    const char *name;                      /* the field's, or the entry's id */
    const struct field *field;             /* NULL: an entry */
    const struct record *record;           /* what is in it, or NULL */
    const struct json *term, *arrangement; /* NULL: not in that half */
    const char *unit;                      /* of levels, or NULL */
};

/* The part at a path such as "metrics.portals.baseline".  False where there is
 * none, and for what is in an item of a list. */
bool signed_part_find(struct arena *arena, const struct json *file,
    const char *path, struct signed_part *part);
/* Both say the same. */
bool signed_part_same(const struct signed_part *a, const struct signed_part *b);
/* "baseline: {value: 27, on: 2026-02-28, source: Sample of 300}"; an entry, a
 * list or a map that is too long for a line begins with a line end and has a
 * line for each field or item, as deep as they stand in a plan. */
const char *written_part(struct arena *arena, const struct json *file,
    const struct signed_part *part);
/* The same of what a difference had before; of an item of a list, "- {…}".
 * NULL where nothing was there. */
const char *written_before(struct arena *arena, const struct json *file,
    const struct difference *difference);
/* The fields of such a part that no signature covers, and what those are that
 * it cannot be without: "`delivery`, which is `met` or `missed`; `note`"; or
 * "". */
const char *written_unsigned(
    struct arena *arena, const struct signed_part *part);

#endif
