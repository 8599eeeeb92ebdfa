/* Pagination: the flow is cut at the best places and never loses anything.
 *
 * A page takes the lowest cut among the cheapest.  Where a part offers to begin
 * a page (`break-before: balance`), it does when the pages, as many as before,
 * are then filled more evenly, and none before the last has a hole.  A small
 * table goes on whole rather than leave its first row alone, on the same
 * terms.  A page whose gaps can shrink by what is too much takes that in. */
#include "type/cut.h"

#include <stdlib.h>

#include "type/table.h"

#define PAGES_MAX 20000
#define SHORT_LINES 4
#define OFFERS_MAX 4
/* Thousandths of a page: a hole, one beside a last page that has next to
 * nothing, one that a small table may leave, and how empty such a last page
 * is. */
#define HOLE 300
#define HOLE_AT_MOST 600
#define HOLE_OF_TABLE 150
#define NEXT_TO_NOTHING 850

struct cutter {
    struct cuts cuts;
    struct pages *pages;
    int room;
    bool trial; /* nothing may be moved: */
    bool moved; /* something was, or would have been */
};

coord
flow_y(const struct box *box)
{
    coord y = 0;
    for (; box; box = box->parent)
        y += box->y;
    return y;
}

coord
flow_x(const struct box *box)
{
    coord x = 0;
    for (; box; box = box->parent)
        x += box->x;
    return x;
}

int
pages_at(const struct pages *pages, coord y)
{
    int page = 0;
    while (page + 1 < pages->count && y >= pages->items[page].bottom)
        page++;
    return page;
}

bool
page_owns(const struct page *page, coord y)
{
    return y >= page->from && y < page->bottom;
}

coord
sheet_y(const struct page *page, coord y)
{
    return y - page->top + page->style->margin[SIDE_TOP] + page->head_h;
}

coord
sheet_x(const struct page *page, coord x)
{
    return x + page->style->margin[SIDE_LEFT];
}

bool
is_table_head(const struct box *table, const struct box *part)
{
    const struct table_grid *grid = box_extras(table)->grid;
    return grid->head_count > 0 && part->kind == BOX_ROW_GROUP &&
           part->first == grid->rows[0];
}

/* A last page, or one before a forced break, with hardly anything on it looks
 * forgotten: the cut before it comes a little earlier. */
static void
avoid_short_pages(struct cuts *cuts)
{
    coord end = cuts->content_end;
    coord least = (coord)SHORT_LINES * cuts->root->style->line_height;
    for (int i = cuts->count - 1; i >= 0; i--) {
        struct cut *cut = &cuts->items[i];
        cut->late = !cut->forced && end - cut->start < least;
        if (cut->forced)
            end = cut->end;
    }
}

static int
cost_of(const struct cuts *cuts, const struct cut *cut)
{
    bool bad = cut->late || (cut->parts && cuts->small_whole);
    return bad && cut->cost < COST_KEEP ? COST_KEEP : cut->cost;
}

static struct page *
add_page(struct cutter *c, const char *name)
{
    struct layout *layout = c->cuts.layout;
    struct pages *pages = c->pages;
    pages->items = arena_grow(layout->arena, pages->items, pages->count,
        &c->room, sizeof(struct page));
    struct page *page = &pages->items[pages->count];
    *page = (struct page){
        .style = style_page(layout->input->sheet, name, pages->count == 0)};
    pages->count++;
    return page;
}

static coord
head_height(const struct box *table)
{
    const struct table_grid *grid = box_extras(table)->grid;
    const struct box *first = grid->rows[0];
    const struct box *last = grid->rows[grid->head_count - 1];
    return table_row_y(table, last) + last->h - table_row_y(table, first) +
           grid->spacing;
}

/* The best cut for a page from `top` to `limit`; NULL when there is none. */
static const struct cut *
choose(const struct cuts *cuts, int *next, coord top, coord limit)
{
    const struct cut *items = cuts->items, *best = NULL;
    while (*next < cuts->count &&
           (items[*next].end <= top || items[*next].start <= top))
        ++*next;
    for (int i = *next; i < cuts->count && items[i].end <= limit; i++) {
        if (items[i].forced)
            return &items[i];
        if (!best || cost_of(cuts, &items[i]) <= cost_of(cuts, best))
            best = &items[i];
    }
    return cuts->content_end <= limit ? NULL : best;
}

static void
repeat_head(struct page *page, const struct box *table, coord room)
{
    if (!table)
        return;
    coord head = head_height(table);
    if (head * 3 > room)
        return;
    page->head_of = table;
    page->head_h = head;
}

/* Moves what the cut would go through; in a trial it only says so. */
static void
make_way(struct cutter *c, const struct page *page, coord at)
{
    struct push push = {page->top, at, page_text_height(page->style), false};
    struct box *root = c->cuts.root;
    c->moved = true;
    if (!c->trial)
        push_box(&push, root, root->y);
    if (!push.moved)
        return;
    cuts_collect(&c->cuts);
    avoid_short_pages(&c->cuts);
}

static void
cut_page(struct cutter *c, struct page *page, int *next, struct cut *at)
{
    coord limit =
        page->top + (coord)page_text_height(page->style) - page->head_h;
    const struct cut *cut = choose(&c->cuts, next, page->top, limit);
    coord further = tighten_limit(&c->cuts, *next, limit, cut);
    if (further > limit)
        cut = choose(&c->cuts, next, page->top, limit = further);
    *at = cut ? *cut
              : (struct cut){.end = limit,
                    .start = limit,
                    .cost = COST_ANY,
                    .beside = true,
                    .name = at->name};
    page->bottom = at->end;
    if (!cut && c->cuts.content_end <= limit) {
        page->bottom = COORD_MAX;
    } else if (at->beside) {
        make_way(c, page, at->end);
        *next = 0;
    }
}

static void
cut_flow(struct cutter *c)
{
    const struct box *root = c->cuts.root;
    struct cut at = {.name = named_first(root)};
    int next = 0;
    at.start = root->y < 0 ? root->y : 0;
    c->pages->count = 0;
    for (coord from = -COORD_MAX; c->pages->count < PAGES_MAX;) {
        struct page *page = add_page(c, at.name);
        page->from = from;
        page->top = at.start;
        repeat_head(page, at.table, (coord)page_text_height(page->style));
        cut_page(c, page, &next, &at);
        from = page->bottom;
        if (page->bottom == COORD_MAX || (c->trial && c->moved))
            return;
    }
}

/* --- offers --- */

/* What is empty of a page, in thousandths. */
static int64_t
empty_of(const struct cutter *c, const struct page *page)
{
    coord height = page_text_height(page->style);
    coord end = page->bottom == COORD_MAX ? c->cuts.content_end : page->bottom;
    return (height - (end - page->top + page->head_h)) * 1000 / height;
}

/* How unevenly the pages are filled: the sum of the squares of what is empty
 * of each. */
static int64_t
emptiness(const struct cutter *c)
{
    int64_t sum = 0;
    for (int i = 0; i < c->pages->count; i++) {
        int64_t empty = empty_of(c, &c->pages->items[i]);
        sum += empty * empty;
    }
    return sum;
}

/* Whether a page before the last is emptier than that. */
static bool
has_hole(const struct cutter *c, int hole)
{
    for (int i = 0; i + 1 < c->pages->count; i++)
        if (empty_of(c, &c->pages->items[i]) > hole)
            return true;
    return false;
}

static bool
parts_small(const struct cutter *c)
{
    const struct cuts *cuts = &c->cuts;
    for (int i = 0; i < cuts->count; i++) {
        const struct cut *cut = &cuts->items[i];
        int page = cut->parts ? pages_at(c->pages, cut->end - 1) : 0;
        if (cut->parts && c->pages->items[page].bottom == cut->end)
            return true;
    }
    return false;
}

/* One row above the cut of a small table looks left behind: all of it goes on
 * to the next page, where that makes no page more and leaves each well filled.
 */
static void
keep_small_whole(struct cutter *c)
{
    if (c->moved || !parts_small(c))
        return;
    int pages = c->pages->count;
    c->cuts.small_whole = c->trial = true;
    cut_flow(c);
    c->cuts.small_whole =
        !c->moved && c->pages->count == pages && !has_hole(c, HOLE_OF_TABLE);
    c->trial = c->moved = false;
    if (!c->cuts.small_whole)
        cut_flow(c);
}

static void
take_offers(struct cutter *c, const int *offers, int count, unsigned taken)
{
    for (int i = 0; i < count; i++)
        c->cuts.items[offers[i]].forced = taken >> i & 1;
    avoid_short_pages(&c->cuts);
    cut_flow(c);
}

/* Takes those offers that make the pages a good deal more even, and none that
 * makes them more or leaves a hole: a short last page is what everybody
 * expects, a hole before it looks like a mistake.  But so do two lines on a
 * page of their own. */
static void
balance(struct cutter *c)
{
    int offers[OFFERS_MAX], count = 0;
    for (int i = 0; i < c->cuts.count && count < OFFERS_MAX; i++)
        if (c->cuts.items[i].offered)
            offers[count++] = i;
    if (count == 0 || c->moved)
        return;
    int pages = c->pages->count;
    unsigned best = 0;
    int64_t least = emptiness(c) * 4 / 5;
    bool lonely = empty_of(c, &c->pages->items[pages - 1]) > NEXT_TO_NOTHING;
    int hole = lonely ? HOLE_AT_MOST : HOLE;
    c->trial = true;
    for (unsigned taken = 1; taken < 1U << count; taken++) {
        c->moved = false;
        take_offers(c, offers, count, taken);
        if (!c->moved && c->pages->count == pages && emptiness(c) < least &&
            !has_hole(c, hole)) {
            best = taken;
            least = emptiness(c);
        }
    }
    take_offers(c, offers, count, best);
}

/* In the end, when it is known what stands on each page; false when all of it
 * has its room. */
static bool
tighten(struct cutter *c)
{
    bool moved = false;
    struct pages *pages = c->pages;
    for (int i = 0; i < pages->count; i++) {
        if (i > 0)
            pages->items[i].from = pages->items[i - 1].bottom;
        moved |= tighten_page(&c->cuts, &pages->items[i]);
    }
    return moved;
}

bool
page_shows(const struct page *page, const struct box *box, coord y)
{
    return y - box->rise < page->bottom && y + box->extent >= page->from;
}

struct pages *
pages_cut(struct layout *layout, struct box *root)
{
    struct pages *pages = ARENA_NEW(layout->arena, struct pages);
    struct cutter c = {
        .cuts = {.layout = layout, .root = root}, .pages = pages};
    pages->root = root;
    if (!root) {
        struct page *page = add_page(&c, NULL);
        page->from = -COORD_MAX;
        page->bottom = COORD_MAX;
        return pages;
    }
    pages_fill(layout, root);
    box_set_extent(root);
    cuts_collect(&c.cuts);
    avoid_short_pages(&c.cuts);
    cut_flow(&c);
    keep_small_whole(&c);
    bool moved = c.moved;
    balance(&c); /* which moves nothing */
    if (tighten(&c) || moved)
        box_set_extent(root);
    return pages;
}
