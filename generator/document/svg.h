/* SVG elements in the model, in tenths of a unit of the view box, and a
 * register of what is taken, so that labels find a free place. */
#ifndef DOCUMENT_SVG_H
#define DOCUMENT_SVG_H

#include "base/arena.h"
#include "document/model.h"

struct svg {
    struct arena *arena;
    struct _xmlNode *node; /* where elements are added */
    int width, height;     /* of the whole picture */
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* An <svg> as wide and high as that, with its alternative text. */
struct svg svg_new(struct arena *arena, struct _xmlNode *parent,
    const char *class, int width, int height, const char *alt);
/* A <g> that moves what is in it. */
struct svg svg_group(const struct svg *svg, const char *class, int dx, int dy);
void svg_line(
    const struct svg *svg, const char *class, int x1, int y1, int x2, int y2);
void svg_rect(const struct svg *svg, const char *class, int x, int y, int w,
    int h, int radius);
void svg_circle(
    const struct svg *svg, const char *class, int x, int y, int radius);
void svg_path(const struct svg *svg, const char *class, const char *d);
void svg_text(const struct svg *svg, const char *class, int x, int y,
    enum anchor anchor, const char *text);

/* "M12.3 4": a command with its point. */
void svg_step(struct buf *out, char command, int x, int y);

/* Width that the text takes at most, at the size that charts use. */
int svg_text_width(const char *text);
int svg_part_width(const char *text, size_t size);

/* --- what is taken --- */

struct taken {
    struct arena *arena;
    struct taken_box {
        int x, y, w, h;
    } * boxes;
    int count, room;
    int lines[16]; /* heights of level lines that text only crosses when there
                      is no place beside them */
    int line_count;
    bool
        ground; /* labels lie on paper, so that no line of days shows through */
};
struct taken *taken_new(struct arena *arena);
void taken_add(struct taken *taken, int x, int y, int w, int h);
/* A straight line, with some air around it. */
void taken_line(struct taken *taken, int x1, int y1, int x2, int y2);
/* A level line of the grid. */
void taken_level(struct taken *taken, int y);

/* Writes the lines where they fit first, inside the picture and free of what
 * is taken, and takes the place; false when they fit nowhere.  A level line
 * of the grid goes through them only when they may be `struck`. */
struct label_place {
    int x, y; /* of the first baseline */
    enum anchor anchor;
};
bool svg_block(const struct svg *svg, struct taken *taken, const char *class,
    const char *const *lines, int line_count, const struct label_place *places,
    int count, bool struck);
/* The same for one line, struck when there is no other place. */
bool svg_label(const struct svg *svg, struct taken *taken, const char *class,
    const char *text, const struct label_place *places, int count);

#endif
