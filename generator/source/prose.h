/* The prose of a definition: CommonMark by cmark, pipe tables on top of its
 * tree, cut into sections at the headings that mean something.
 *
 * Text nodes are joined and resolved (entities, escapes); raw HTML is kept as
 * a node so that CS012 can name it, and is never printed. */
#ifndef SOURCE_PROSE_H
#define SOURCE_PROSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/place.h"
#include "report/report.h"

/* Nesting of the tree: what is deeper loses its wrapping, never its text. */
#define PROSE_DEPTH 200
/* Bytes: some 150 pages.  Setting text takes a few hundred times its size. */
#define PROSE_LIMIT 500000

enum prose_kind {
    PROSE_ROOT,
    PROSE_HEADING, /* level */
    PROSE_PARAGRAPH,
    PROSE_QUOTE,
    PROSE_LIST, /* ordered, start, tight */
    PROSE_ITEM, /* task: 0 none, 1 open, 2 ticked */
    PROSE_CODE_BLOCK,
    PROSE_RULE,
    PROSE_TABLE,
    PROSE_ROW,  /* head: the header row */
    PROSE_CELL, /* align */
    PROSE_HTML, /* block or inline */
    PROSE_TEXT,
    PROSE_SOFT_BREAK,
    PROSE_LINE_BREAK,
    PROSE_EMPHASIS,
    PROSE_STRONG,
    PROSE_CODE,
    PROSE_LINK,  /* url; title or NULL */
    PROSE_IMAGE, /* url; title or NULL; children are the alternative text */
};

enum prose_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct prose {
    enum prose_kind kind;
    const char *text; /* TEXT, CODE, CODE_BLOCK, HTML */
    const char *url, *title;
    const char *file; /* IMAGE: below the root, once it is known to be there;
                         NULL from prose_read */
    int level, start, task;
    bool ordered, tight, head, block;
    enum prose_align align;
    struct place at; /* the line or lines it stands on, or closer */
    struct prose *parent, *first, *last, *next;
};

enum section_kind {
    SECTION_GENERAL,
    SECTION_MILESTONE, /* "Milestone: id" */
    SECTION_INTERNAL,  /* "Internal" or "Internal: ..." and all under it */
};

/* A section runs to the next heading of its own or a higher level.  Text
 * before the first heading is a section without a heading, and so is the rest
 * of a section in the midst of which a deeper Milestone or Internal stood: a
 * heading that it begins with is its first block. */
struct section {
    enum section_kind kind;
    const char *heading;   /* text of the heading, or NULL */
    const char *milestone; /* SECTION_MILESTONE: the id */
    struct place heading_at;
    struct place milestone_at;
    int level;
    /* First block of its own (the heading left out) and the block where it
     * ends (not part of it; NULL: at the end).  Sections do not nest: a
     * deeper plain heading stays inside its section. */
    const struct prose *first, *end;
};

/* A picture of the prose. */
struct prose_picture {
    struct prose *node;
    struct place at; /* of its address, else of its text */
    struct prose_picture *next;
};

struct prose_text {
    struct prose *root;
    struct section *sections;
    int count;
    struct prose_picture *pictures; /* those in tables behind the others */
};

/* Reads `prose` of a definition, of a text longer than PROSE_LIMIT the lines
 * before it.  Findings: CS009, CS012, CS016. */
struct prose_text prose_read(
    struct arena *arena, struct place prose, struct report *report);
/* The plain text of a node and all below it, breaks as spaces. */
char *prose_plain(struct arena *arena, const struct prose *node);
/* Next node in document order below `top` (enter events only), or NULL. */
const struct prose *prose_next(
    const struct prose *node, const struct prose *top);

#endif
