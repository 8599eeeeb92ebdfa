/* A content stream on its way (ISO 32000-1, 7.8.2), and the state that its
 * operators have left: what is marked, the text object, colours and lines.
 *
 * Private to content.c, which writes text and fields, and paths.c. */
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "pdf/annotation.h"
#include "pdf/document.h"

#define WRITER_CLIPS 64 /* deeper ones are left out */

/* What marked content is open in the stream. */
enum mark { MARK_NONE, MARK_TAG, MARK_ARTIFACT };

/* What the drawn thing belongs to: a tag, or an artifact where tag is NULL. */
struct owner {
    const struct tag *tag;
    enum artifact artifact;
};

/* As the stream has it (8.4). */
struct graphics {
    struct color fill, stroke;
    len line_width, spacing; /* Tc */
    enum line_cap cap;
    enum line_join join;
    len miter;
    int alpha;
};

struct writer {
    struct pdf_document *document;
    struct page *page;
    int key; /* of the stream in the parent tree */
    struct buf out;
    struct owner *owners; /* the innermost last */
    int depth, room;
    enum mark mark;
    struct owner marked;
    bool marked_in_text; /* within the text object */
    struct graphics graphics, saved[WRITER_CLIPS];
    int clips;
    /* text object */
    bool in_text;
    const struct pdf_font *font;
    len size;
    /* Where the text line began: the sum of what was written, hundredths of a
     * point from the page's foot. */
    int64_t line_x, line_y;
    /* The last rectangle that was filled: its corners, and where `out` begins
     * to have it and ends after the operator that fills it. */
    struct point corners[2];
    size_t rectangle, filled;
    bool transparent;
    struct annotations annotations;
    /* While the stream is a field's appearance or a group's: which, and the
     * state of the stream outside.  Both where the group is in the field. */
    const struct form_field *field;
    const struct pdf_group *group;
    struct writer *outside;
};

struct writer writer_of(
    struct pdf_document *document, struct page *page, int key);

/* Hundredths of a point: what no printer shows, and a quarter less to write
 * and to compress. */
static inline int64_t
writer_hundredths(len n)
{
    return (n + (n < 0 ? -5 : 5)) / 10;
}

static inline void
writer_len(struct writer *w, len n)
{
    buf_centi(&w->out, writer_hundredths(n));
}

static inline void
writer_point(struct writer *w, struct point p)
{
    writer_len(w, p.x);
    buf_char(&w->out, ' ');
    writer_len(w, w->page->height - p.y);
}

/* What is drawn until writer_pop belongs to the owner. */
void writer_push(struct writer *w, struct owner owner);
void writer_pop(struct writer *w);
struct owner writer_owner(const struct writer *w);

/* Opens the marked content that what comes next belongs to, unless it is
 * open already: a tag gets one sequence for all that it draws in a row. */
void writer_mark(struct writer *w);
/* The same for text: lines and cells that follow one another are one text
 * object with their marks inside.  Each begins where the one before began and
 * so much further, which repeats from row to row and compresses. */
void writer_mark_text(struct writer *w);
void writer_end_text(struct writer *w);
void writer_end_mark(struct writer *w); /* and the text */

/* Write what the stream does not have yet. */
void writer_alpha(struct writer *w, uint8_t alpha);
void writer_fill(struct writer *w, struct color color);
void writer_pen(struct writer *w, struct color color, len width,
    enum line_cap cap, enum line_join join);
/* How far a corner may reach, in thousandths of half the width. */
void writer_miter(struct writer *w, len limit);

void writer_clip_begin(struct writer *w, struct rect box);
void writer_clip_end(struct writer *w);

#endif
