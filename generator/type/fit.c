/* Setting closer what does not keep to one page: classes in turn. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "type/cut.h"

static int
number_of(const struct tree *node, const char *name, int otherwise)
{
    const char *number = tree_get(node, name);
    return number ? atoi(number) : otherwise;
}

/* How many pages the element may take. */
static int
most_pages(const struct tree *node)
{
    return number_of(node, "data-fit-pages", 1);
}

/* How much of a page is filled down to `end`. */
static coord
filled(const struct page *page, coord end)
{
    return end - page->top + page->head_h;
}

/* What a part left empty of a page because it begins the next one; less than
 * an eighth is what any page may have below its last line. */
static coord
hole_before(const struct page *next)
{
    const struct page *page = next - 1;
    coord height = page_text_height(page->style);
    coord empty = height - filled(page, page->bottom);
    return empty * 8 > height ? empty : 0;
}

/* Whether so little stands on the last page, beside what fills the hole before
 * it, that it is saved when the pages between the first and it hold `percent`
 * of a page more. */
static bool
saves_last(const struct pages *pages, int first, coord end, int percent)
{
    int last = pages_at(pages, end - 1);
    if (percent <= 0 || last <= first + 1)
        return false;
    const struct page *page = &pages->items[last];
    coord used = filled(page, end) - hole_before(page);
    return used * 100 / percent <=
           (coord)page_text_height(page->style) * (last - first - 1);
}

static bool
keeps_to_pages(
    const struct pages *pages, const struct box *box, const struct tree *node)
{
    coord y = flow_y(box), end = y + box->h;
    int first = pages_at(pages, y);
    return pages_at(pages, end - 1) - first < most_pages(node) &&
           !saves_last(pages, first, end, number_of(node, "data-fit-saves", 0));
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
    return !keeps_to_pages(pages, box, node) && fit_next(arena, node);
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

/* Between which heights of the first page a box begins that was placed in its
 * parent, while the boxes around are still being set. */
struct range {
    coord least, most;
};

/* Where what stands before the box in its parent ends; false when the box may
 * begin another page. */
static bool
end_before(const struct box *box, struct range *range)
{
    coord end = box_inner_y(box->parent);
    struct margin margin = box->above;
    for (const struct box *b = box->parent->first; b != box; b = b->next) {
        if (break_is_forced(b, b->next) || break_is_offered(b->next))
            return false;
        end = b->empty ? end : b->y + b->h;
        margin.plus += b->empty ? b->above.plus : b->below.plus;
        margin.minus += b->empty ? b->above.minus : b->below.minus;
    }
    *range = (struct range){end + margin.minus, end + margin.plus};
    return true;
}

static bool
find_range(const struct box *box, struct range *range)
{
    struct range end;
    *range = (struct range){box->y, box->y};
    if (!end_before(box, &end))
        return false;
    while ((box = box->parent)->parent) {
        if (box->style->break_inside == BREAK_AVOID || !end_before(box, &end))
            return false;
        range->least += end.least;
        range->most += end.most;
    }
    range->least += box->above.minus;
    range->most += box->above.plus;
    return true;
}

/* Whether the first page is cut within the box for certain: in its lower half
 * is a good place, and enough text comes after it. */
static bool
is_cut_within(struct layout *layout, struct box *box, coord most, coord height)
{
    struct cuts cuts = {.layout = layout, .root = box};
    cuts_collect(&cuts);
    coord last = text_end(box, box->y) - height / 8;
    for (int i = 0; i < cuts.count; i++) {
        const struct cut *cut = &cuts.items[i];
        coord end = cut->end - box->y;
        if (cut->cost == COST_NONE && end >= height / 2 &&
            end + most <= height && cut->start <= last)
            return true;
    }
    return false;
}

bool
fit_is_hopeless(struct layout *layout, struct box *box)
{
    const struct stylesheet *sheet = layout->input->sheet;
    coord first = page_text_height(style_page(sheet, box->page, true));
    coord later = page_text_height(style_page(sheet, box->page, false));
    struct range range;
    if (!box->turns || most_pages(box->node) > 1 ||
        !strchr(tree_get(box->node, "data-fit"), ','))
        return false;
    if (box->h > coord_max(first, later))
        return text_end(box, 0) > coord_max(first, later);
    return find_range(box, &range) && range.least + box->h > first &&
           is_cut_within(layout, box, range.most, first);
}
