/* The tree itself, apart from where it comes from.  Only the prose files use
 * it. */
#ifndef SOURCE_PROSE_TREE_H
#define SOURCE_PROSE_TREE_H

#include "source/prose.h"
#include "source/prose_body.h"

/* A line of inline content that is still to be read into its node. */
struct inline_line {
    struct prose *node;
    const char *text;
};

struct reading {
    struct arena *arena;
    struct report *report;
    struct body body;
    struct slice text;         /* of the body, as cmark reads it */
    struct inline_line *lines; /* that wait */
    int waiting, room;
    struct prose_picture *pictures, **pictures_end;
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

/* Turns a paragraph that holds a pipe table into the table, with a paragraph
 * before it for the lines above its head.  What stands in cells and in those
 * lines waits in `reading->lines`. */
bool prose_table(struct reading *reading, struct prose *parent,
    const struct paragraph_lines *lines);

void prose_sections(
    struct arena *arena, struct prose_text *text, struct report *report);
/* CS012 for everything that would not be rendered. */
void prose_html(struct prose *root, struct report *report);

#endif
