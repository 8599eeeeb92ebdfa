/* A page that gives way: the gaps between its blocks become a little smaller
 * where that keeps a table together or saves the last page. */
#include "type/cut.h"

/* A gap gives at most this part of itself, which nobody notices. */
#define GIVES 3

/* The gaps of a page, and by how much all of them together shrink. */
struct slack {
    const struct cuts *cuts;
    int first;      /* of the cuts that are on it */
    coord top, end; /* of what stands on the page, in the flow */
    coord gaps, over;
};

static coord
gap_at(const struct cut *cut)
{
    return cut->gap ? cut->start - cut->end : 0;
}

/* Behind the table that `best` parts, or at least behind another row than its
 * first. */
static bool
is_good(const struct cut *cut, const struct cut *best)
{
    return cut->cost == COST_NONE && !cut->late && best->table &&
           (cut->gap || (best->parts && cut->table == best->table));
}

coord
tighten_limit(
    const struct cuts *cuts, int first, coord limit, const struct cut *best)
{
    coord gaps = 0;
    if (!best || best->forced)
        return limit;
    for (int i = first; i < cuts->count; i++) {
        const struct cut *cut = &cuts->items[i];
        if (cut->end > limit + gaps / GIVES)
            return limit;
        if (cut->end > limit && (cut->forced || is_good(cut, best)))
            return cut->forced ? limit : cut->end;
        gaps += gap_at(cut);
    }
    return cuts->content_end > limit + gaps / GIVES ? limit : cuts->content_end;
}

/* How far what stands there moves up. */
static coord
rise_at(const struct slack *slack, coord y)
{
    coord gaps = 0;
    if (y < slack->top || y > slack->end)
        return 0;
    for (int i = slack->first; i < slack->cuts->count; i++) {
        const struct cut *cut = &slack->cuts->items[i];
        if (cut->end > y)
            break;
        if (cut->start <= y)
            gaps += gap_at(cut);
    }
    return slack->over * gaps / slack->gaps;
}

/* Moves what is in the box, which stood at `y` and rises by `by`.  What stands
 * on other pages stays where it is. */
static void
raise(const struct slack *slack, struct box *box, coord y, coord by)
{
    bool in_rows = box->kind == BOX_TABLE || box->kind == BOX_ROW_GROUP;
    if ((box->kind != BOX_BLOCK && !in_rows) || box->inlines || !box->first)
        return;
    for (struct box *child = box->first; child; child = child->next) {
        coord at = y + child->y;
        coord rise = at < slack->end ? rise_at(slack, at) : 0;
        if (at < slack->end && at + child->h > slack->top)
            raise(slack, child, at, rise);
        child->y -= rise - by;
    }
    box->h -= rise_at(slack, y + box->h) - by;
}

bool
tighten_page(const struct cuts *cuts, struct page *page)
{
    coord end = page->bottom == COORD_MAX ? cuts->content_end : page->bottom;
    coord height = page_text_height(page->style);
    struct slack slack = {.cuts = cuts,
        .top = page->top,
        .end = end,
        .over = end - page->top + page->head_h - height};
    if (slack.over <= 0)
        return false;
    while (slack.first < cuts->count &&
           cuts->items[slack.first].start <= page->top)
        slack.first++;
    for (int i = slack.first; i < cuts->count && cuts->items[i].end < end; i++)
        slack.gaps += gap_at(&cuts->items[i]);
    if (slack.gaps < slack.over)
        return false;
    raise(&slack, cuts->root, cuts->root->y, 0);
    if (page->bottom != COORD_MAX)
        page->bottom -= slack.over;
    return true;
}
