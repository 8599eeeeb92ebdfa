/* The tree itself, apart from where it comes from.  Only the prose files use
 * it. */
#ifndef SOURCE_PROSE_TREE_H
#define SOURCE_PROSE_TREE_H

#include "source/prose.h"
#include "source/prose_body.h"

/* Cells whose text is still to be read: each one's place is what stands
 * between its pipes. */
struct prose_cells {
    struct prose **cells;
    int count, room;
};

struct reading {
    struct arena *arena;
    struct report *report;
    struct body body;
    struct prose_cells cells;
};

struct prose *prose_add(struct arena *arena, struct prose *parent,
    enum prose_kind kind, struct place at);

/* The lines of a paragraph in cmark's count; `quotes` block quotes, whose
 * signs its lines may carry, stand around it. */
struct paragraph_lines {
    int first, last;
    int column; /* of the first line, where the paragraph begins */
    int quotes;
    struct place at;
};

/* Turns a paragraph into rows of cells below `parent` if it is a pipe table;
 * the cells wait in `reading->cells`. */
bool prose_table(struct reading *reading, struct prose *parent,
    const struct paragraph_lines *lines);
/* The cells as Markdown headings, one a line, so that cmark reads their
 * inline content and nothing else. */
void prose_cells_text(const struct prose_cells *cells, struct buf *out);

void prose_sections(
    struct arena *arena, struct prose_text *text, struct report *report);
/* CS012 for everything that would not be rendered. */
void prose_html(struct prose *root, struct report *report);

#endif
