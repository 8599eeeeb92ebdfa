/* What differs between two versions, in the words of the plan's locale. */
#ifndef DOCUMENT_VIEW_CHANGE_H
#define DOCUMENT_VIEW_CHANGE_H

#include "document/view_inner.h"
#include "seal/difference.h"

/* Adds an element "item" for each: `what` it is, `of` which metric, milestone,
 * person or meeting, and `before` and `now`, each a run of `keep`, `del` and
 * `ins`; @turn is added, removed or changed.  The files give the names. */
void view_changes(struct view *view, struct _xmlNode *parent,
    const struct differences *changes, const struct json *before,
    const struct json *now);

#endif
