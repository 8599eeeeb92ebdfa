/* Between cmark's lines and places of the file.  Only the prose files use
 * it. */
#ifndef SOURCE_PROSE_BODY_H
#define SOURCE_PROSE_BODY_H

#include "base/place.h"
#include "source/prose.h"

/* Block quotes and lists may begin up to this column; no author nests deeper,
 * and cmark looks at every open block on every line. */
#define BODY_COLUMNS 64

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
/* What cmark is to read: the body itself, or a copy of the same length in
 * which signs of nesting beyond BODY_COLUMNS are spaces. */
struct slice body_text(struct arena *arena, struct place prose);
/* Line and column as cmark gives them, both from 1, the column in bytes. */
uint32_t body_offset(const struct body *body, int line, int column);
/* A line without its end. */
struct place body_line(const struct body *body, int line);
/* Where in `within` the text stands, from *from on; then *from is its end.
 * Text that was escaped or written as entities is found by its pieces.  Falls
 * back to the line of *from. */
struct place body_find(const struct body *body, uint32_t *from,
    struct place within, struct slice text);
/* Behind the target of a link whose text ends at *from. */
void body_skip_target(uint32_t *from, struct place within, struct slice target);

#endif
