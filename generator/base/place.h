/* A place in a file: the one type for "where".
 *
 * Places are byte offsets into the file as it was read.  libyaml counts
 * characters from 0 and cmark counts bytes of the body from 1; both are
 * turned into offsets once, at the border, and lines and columns are made
 * from offsets only when something is printed. */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* One file that was read, whole. */
struct source {
    const char *path; /* as messages show it */
    const char *text; /* its bytes, NUL-terminated; a BOM stays in */
    uint32_t size;
    uint32_t *line_starts; /* offset of each line's first byte */
    int lines;
    uint32_t *counts; /* inner: characters, where a line is very long */
};

/* `source` NULL: no place is known. */
struct place {
    const struct source *source;
    uint32_t at;     /* offset of the first byte */
    uint32_t length; /* bytes; 0 points between two bytes */
};

/* What a person calls it: both from 1, the column in characters. */
struct line_column {
    int line;
    int column;
};

/* Takes the bytes as they are (they stay the arena's or the caller's). */
struct source *source_new(
    struct arena *arena, const char *path, struct slice bytes);
struct line_column place_start(struct place place);
struct line_column place_end(struct place place);
/* The text of a line (from 1) without its end; empty past the last. */
struct slice source_line(const struct source *source, int line);
/* Offset of a line (from 0) and a column in characters (from 0), which is
 * how libyaml says it; clamped to the line's end. */
uint32_t source_offset(const struct source *source, int line, int column);
/* From the first byte of `a` to the last of `b`. */
struct place place_span(struct place a, struct place b);
static inline struct place
place_in(const struct source *source, uint32_t at, uint32_t n)
{
    return (struct place){source, at, n};
}
/* The same for what may have changed since its places were taken: where it is
 * too short now, at its begin. */
static inline struct place
place_within(const struct source *source, uint32_t at, uint32_t n)
{
    bool inside = at + n <= source->size;
    return place_in(source, inside ? at : 0, inside ? n : 0);
}
/* Offset of the first byte behind it. */
static inline uint32_t
place_behind(struct place place)
{
    return place.at + place.length;
}
/* Orders by path, then by offset. */
int place_compare(struct place a, struct place b);

#endif
