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
fit_next(struct arena *arena, struct tree *node)
{
    const char *list = skip_blanks(tree_get(node, "data-fit"));
    const char *comma = strchr(list, ',');
    const char *class = tree_get(node, "class");
    if (!comma)
        return false;
    const char *next = skip_blanks(comma + 1);
    tree_set(arena, node, "class",
        class_after(arena, class ? class : "", list, comma, next));
    tree_set(arena, node, "data-fit", next);
    return true;
}

bool
fit_closer(struct arena *arena, const struct pages *pages,
    const struct box *box, struct tree *node)
{
    return !keeps_to_page(pages, box) && fit_next(arena, node);
}

/* Where the last line of text in the box ends, which begins at `y`. */
static coord
text_end(const struct box *box, coord y)
{
    coord end = y;
    for (int i = 0; i < box->line_count; i++)
        end = coord_max(end, y + box->lines[i].y + box->lines[i].h);
    for (const struct box *child = box->first; child && !box->inlines;
         child = child->next)
        end = coord_max(end, text_end(child, y + child->y));
    return end;
}

bool
fit_is_hopeless(const struct layout *layout, const struct box *box)
{
    const struct stylesheet *sheet = layout->input->sheet;
    coord height =
        coord_max(page_text_height(style_page(sheet, box->page, true)),
            page_text_height(style_page(sheet, box->page, false)));
    return box->h > height && text_end(box, 0) > height &&
           strchr(tree_get(box->node, "data-fit"), ',');
}
