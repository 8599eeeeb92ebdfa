/* Between cmark's lines and places of the file.  Only the prose files use
 * it. */
#ifndef SOURCE_PROSE_BODY_H
#define SOURCE_PROSE_BODY_H

#include "base/place.h"
#include "source/prose.h"

/* How far from where the last piece stood the next one is looked for. */
#define BODY_REACH 512

/* The body as cmark sees it: cmark ends a line at a carriage return alone,
 * too, so that it has a table of its own. */
struct body {
    struct place prose;
    uint32_t *line_starts; /* offsets in the file */
    int lines;
};

struct body body_new(struct arena *arena, struct place prose);
/* Line and column as cmark gives them, both from 1, the column in bytes. */
uint32_t body_offset(const struct body *body, int line, int column);
/* A line without its end. */
struct place body_line(const struct body *body, int line);
/* Where in `within` the text stands, from *from on; then *from is its end.
 * Falls back to `otherwise`. */
struct place body_find(uint32_t *from, struct place within, struct slice text,
    struct place otherwise);

#endif
