/* Styles of elements that are alike, computed once.
 *
 * What the rules make of an element follows from its name and classes, from
 * what they made of its parent, and from the few conditions that ask for more:
 * an id, an attribute, a place among its siblings.  Documents of one template
 * are alike, so that in a run nearly every style was there before. */
#ifndef TYPE_STYLE_MEMO_H
#define TYPE_STYLE_MEMO_H

#include "type/style.h"

/* One a worker; remembers for all sheets, which outlive it. */
struct style_memo;
struct style_memo *style_memo_new(void);
void style_memo_free(struct style_memo *memo); /* NULL is fine */

/* What style_of says of an element whose parent in the tree has the style
 * `parent`.  Lives as long as the memo and the arena; without a memo, or when
 * it is full, only as long as the arena. */
const struct style *style_find(struct style_memo *memo, struct arena *arena,
    const struct stylesheet *sheet, const struct tree *node,
    const struct style *parent);
/* The same for style_of_part. */
const struct style *style_find_part(struct style_memo *memo,
    struct arena *arena, const struct stylesheet *sheet,
    const struct tree *node, enum css_part part, const struct style *element);
/* The same for style_anonymous. */
const struct style *style_find_anonymous(
    struct style_memo *memo, struct arena *arena, const struct style *parent);

#endif
