/* Contrast: whether what a company's rules set can be read where it stands.
 *
 * A rule says one colour; what it is read on, another says.  So a document's
 * elements are looked at, each text with the nearest ground that is painted
 * beneath it, on paper, on a screen and in the dark, by WCAG 2.2 (1.4.3, AA):
 * 4.5 : 1, and 3 : 1 for large type, 18 pt or 14 pt bold.  Only what the last
 * source of the sheets itself declares is its fault, and of each declaration
 * the worst pair is kept, whatever documents it was seen in and in which
 * order.  Drawings (SVG) are not looked at: what lies beneath their words is no
 * ancestor's. */
#ifndef TYPE_CONTRAST_H
#define TYPE_CONTRAST_H

#include "type/layout.h"
#include "type/style.h"

struct style_memo;

enum { CONTRAST_TEXT = 45, CONTRAST_LARGE = 30 }; /* tenths */

/* The same rules for every reader. */
struct contrast_sheets {
    const struct stylesheet *paper, *screen, *dark;
};
/* `sources` as stylesheet_read_all takes them, which made `paper`. */
struct contrast_sheets contrast_sheets_read(struct arena *arena,
    const struct css_source *sources, int count,
    const struct stylesheet *paper);

struct contrast_fault {
    size_t at; /* of the declaration, in the last source */
    bool dark;
    bool of_ground; /* what it declares */
    struct color text, ground;
    int needed; /* tenths */
    struct contrast_fault *next;
};
/* By place, light first. */
struct contrast_faults {
    struct contrast_fault *first;
};
/* Adds what is hard to read in the document; `arena` holds it. */
void contrast_look(struct arena *arena, struct style_memo *styles,
    const struct contrast_sheets *sheets, const struct tree *document,
    struct contrast_faults *faults);
/* Adds copies of the one list to the other. */
void contrast_join(struct arena *arena, struct contrast_faults *to,
    const struct contrast_faults *from);
/* A sentence a fault, with its line and the nearest colour that would do. */
void contrast_warn(struct arena *arena, const struct contrast_faults *faults,
    const struct css_source *theme, struct css_warnings *warnings);
/* "hard to read, 2.8 : 1 where 4.5 : 1 is needed (#767676 would do):" of the
 * one colour, which is to be changed, and the other. */
const char *contrast_words(struct arena *arena, bool dark, struct color color,
    struct color against, int needed);

#endif
