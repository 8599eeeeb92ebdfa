/* Paragraphs that were set before.
 *
 * The lines of a block follow from the texts in it, their languages and
 * styles, and the width that it is set to.  Documents of one template repeat
 * much of what they say, and one that did not fit is laid out again: so most
 * paragraphs of a run were set before.  Where an atom stands in the text, where
 * it runs to the left, or where a character has no font, nothing is kept.
 *
 * A cache belongs to one worker, with one style memo, whose pointers tell
 * styles apart, and with one set of fonts and hyphens.  What it gives is valid
 * until the next line_cache_trim (layout.h). */
#ifndef TYPE_LINE_CACHE_H
#define TYPE_LINE_CACHE_H

#include "type/box.h"

/* A block's content, measured and set to some widths. */
struct kept_block {
    bool measured;
    coord min, max; /* inline_measure */
    struct kept_lines *lines;
};

/* What is kept for the block's content, maybe nothing yet; NULL when it cannot
 * be.  Does to the inline boxes what inline_prepare does. */
struct kept_block *line_cache_find(struct layout *layout, struct box *block);
/* Gives the block the lines that are kept for its width; false for none. */
bool line_cache_take(struct layout *layout, const struct kept_block *kept,
    struct box *block, coord *height);
/* Keeps the block's lines, whose runs are pieces of `text`. */
void line_cache_keep(struct layout *layout, struct kept_block *kept,
    const struct box *block, struct slice text, coord height);

#endif
