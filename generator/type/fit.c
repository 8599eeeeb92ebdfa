/* Setting closer what does not keep to one page: classes in turn. */
#include <string.h>

#include "base/text.h"
#include "type/page.h"

static bool
keeps_to_page(const struct pages *pages, const struct box *box)
{
    coord y = flow_y(box);
    return pages_at(pages, y) == pages_at(pages, y + box->h - 1);
}

static const char *
skip_blanks(const char *text)
{
    return text + strspn(text, " ");
}

/* `class` with `next` instead of what stands before the comma in `list`. */
static const char *
class_after(struct arena *arena, const char *class, const char *list,
    const char *comma, const char *next)
{
    size_t all = strlen(class), from = (size_t)(comma - list);
    if (all >= from && strncmp(class + all - from, list, from) == 0)
        all -= from;
    return arena_printf(
        arena, "%.*s%.*s", (int)all, class, (int)strcspn(next, ","), next);
}

bool
fit_closer(struct arena *arena, const struct pages *pages,
    const struct box *box, struct tree *node)
{
    const char *list = skip_blanks(tree_get(node, "data-fit"));
    const char *comma = strchr(list, ',');
    const char *class = tree_get(node, "class");
    if (!comma || keeps_to_page(pages, box))
        return false;
    const char *next = skip_blanks(comma + 1);
    tree_set(arena, node, "class",
        class_after(arena, class ? class : "", list, comma, next));
    tree_set(arena, node, "data-fit", next);
    return true;
}
