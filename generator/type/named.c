/* Named pages: `page: deck` on an element, `@page deck` for its sheets. */
#include "type/box.h"

#include "base/text.h"

static bool
is_chain(const struct box *box)
{
    return box->kind == BOX_BLOCK && !box->inlines && !box->inline_level;
}

/* What is in a box that can neither turn nor stands on pages of a name is as it
 * is. */
static struct box *
next_named(const struct box *box, const struct box *root)
{
    return box->turns || box->page ? box_next(box, root) : box_after(box, root);
}

void
named_assign(struct box *root)
{
    root->page = root->style->page;
    root->turns = is_chain(root);
    for (struct box *box = next_named(root, root); box;
         box = next_named(box, root)) {
        const struct box *parent = box->parent;
        box->turns = parent->turns && is_chain(box);
        box->page = parent->turns ? box->style->page : parent->page;
    }
}

const char *
named_first(const struct box *box)
{
    while (box->turns && box->first)
        box = box->first;
    return box->page;
}

const char *
named_last(const struct box *box)
{
    while (box->turns && box->last)
        box = box->last;
    return box->page;
}
