/* Pagination: the flow is cut at the best places and never loses anything.
 *
 * Cuts are collected over the whole flow with what they cost: 0 is a good
 * place, 1 leaves a widow, an orphan or a heading alone, 2 divides what
 * should stay whole, 3 divides boxes that stand side by side; a widow or
 * orphan in there costs one more.  A page takes the lowest cut among the
 * cheapest. */
#include "type/page.h"

#include <stdlib.h>

#include "base/text.h"
#include "type/table.h"

#define PAGES_MAX 20000
#define SHORT_LINES 4

enum { COST_NONE, COST_KEEP, COST_WHOLE, COST_BESIDE, COST_ANY = 9 };

struct cut {
    coord end, start; /* the page ends at `end`, the next begins at `start` */
    int cost;
    bool forced;
    bool beside;             /* through boxes side by side */
    const struct box *table; /* whose head is repeated after it */
    const char *name;        /* of the page after it */
    int order;
};

struct cutter {
    struct layout *layout;
    struct pages *pages;
    int room;
    struct cut *cuts;
    int count, cut_room;
    coord height;      /* of the lowest text area of the box's pages */
    const char *name;  /* of these pages */
    coord content_end; /* bottom of the last ink */
    coord keep;        /* no good place above: too little under a heading */
    int beside;        /* inside boxes that stand side by side */
    const struct box *table;
};

len
coord_len(coord n)
{
    return n > PT(1000000)    ? PT(1000000)
           : n < -PT(1000000) ? -PT(1000000)
                              : (len)n;
}

coord
page_root_y(const struct box *root)
{
    return root->above.plus + root->above.minus;
}

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
    return table->grid->head_count > 0 && part->kind == BOX_ROW_GROUP &&
           part->first == table->grid->rows[0];
}

static void
add_cut(struct cutter *c, coord end, coord start, int cost, bool forced)
{
    if (end < c->keep && cost < COST_KEEP)
        cost = COST_KEEP;
    if (c->beside > 0) {
        /* What stands beside may begin between the two. */
        start = end;
        forced = false;
    }
    c->cuts = arena_grow(
        c->layout->arena, c->cuts, c->count, &c->cut_room, sizeof *c->cuts);
    c->cuts[c->count] = (struct cut){end, coord_max(start, end), cost, forced,
        c->beside > 0, c->table, c->name, c->count};
    c->count++;
}

static void
note_end(struct cutter *c, coord y)
{
    c->content_end = coord_max(c->content_end, y);
}

static enum break_value
break_before(const struct box *box)
{
    while (box->style->break_before == BREAK_AUTO && box->kind == BOX_BLOCK &&
           !box->inlines && box->first)
        box = box->first;
    return box->style->break_before;
}

static enum break_value
break_after(const struct box *box)
{
    while (box->style->break_after == BREAK_AUTO && box->kind == BOX_BLOCK &&
           !box->inlines && box->last)
        box = box->last;
    return box->style->break_after;
}

static void collect(struct cutter *c, const struct box *box, coord y, int cost);

/* Only a line that no page can hold is cut through. */
static void
collect_atoms(struct cutter *c, const struct line *line, coord y, int cost)
{
    c->beside++;
    for (int i = 0; i < line->count && line->h > c->height; i++)
        if (line->items[i].kind == LINE_ATOM)
            collect(c, line->items[i].box, y + line->items[i].box->y, cost);
    c->beside--;
}

static void
collect_lines(struct cutter *c, const struct box *box, coord y, int cost)
{
    int n = box->line_count;
    for (int i = 0; i < n; i++) {
        coord bottom = y + box->lines[i].y + box->lines[i].h;
        note_end(c, bottom);
        collect_atoms(c, &box->lines[i], y + box->lines[i].y, cost);
        if (i + 1 == n)
            break;
        bool bad =
            i + 1 < box->style->orphans || n - i - 1 < box->style->widows;
        add_cut(c, bottom, y + box->lines[i + 1].y,
            bad ? cost + COST_KEEP : cost, false);
    }
}

static bool
is_forced(const struct box *a, const struct box *b)
{
    return break_after(a) == BREAK_PAGE || break_before(b) == BREAK_PAGE ||
           !text_is(named_last(a), named_first(b));
}

/* What follows a forced break keeps the margin above it. */
static void
cut_between(struct cutter *c, const struct box *a, const struct box *b, coord y,
    int cost)
{
    bool after = break_after(a) == BREAK_AVOID;
    bool before = break_before(b) == BREAK_AVOID;
    bool forced = is_forced(a, b);
    const char *name = c->name;
    if (after)
        c->keep = y + b->y + 2 * (coord)b->style->line_height - 1;
    if ((after || before) && cost < COST_KEEP)
        cost = COST_KEEP;
    c->name = named_first(b);
    add_cut(c, y + a->y + a->h,
        y + b->y - (forced ? b->above.plus + b->above.minus : 0), cost, forced);
    c->name = name;
}

static void
collect_blocks(struct cutter *c, const struct box *box, coord y, int cost)
{
    for (const struct box *child = box->first; child; child = child->next) {
        collect(c, child, y + child->y, cost);
        const struct box *next = child->next;
        if (next && !next->empty)
            cut_between(c, child, next, y, cost);
    }
}

static void
collect_beside(struct cutter *c, const struct box *box, coord y, int cost)
{
    /* What no page can hold is divided like anything else. */
    if (box->h <= c->height && cost < COST_BESIDE)
        cost = COST_BESIDE;
    c->beside++;
    for (const struct box *child = box->first; child; child = child->next)
        collect(c, child, y + child->y, cost);
    c->beside--;
}

static coord
row_y(const struct box *table, const struct box *row)
{
    return row->y + (row->parent == table ? 0 : row->parent->y);
}

/* Whether a cell reaches from above the row into it: tracked by the number
 * of rows that the tallest span still covers. */
static int
rows_spanned(const struct box *row, int left)
{
    for (const struct box *cell = row->first; cell; cell = cell->next)
        left = cell->rowspan > left ? cell->rowspan : left;
    return left - 1;
}

static int
row_cut_cost(const struct table_grid *grid, int i, int spanned, int cost)
{
    int body = grid->row_count - grid->head_count;
    if (i <= grid->head_count && grid->head_count > 0)
        return COST_ANY;
    if (spanned > 0 && cost < COST_WHOLE)
        return COST_WHOLE;
    bool last_alone = i == grid->row_count - 1 && body > 2;
    return last_alone && cost < COST_KEEP ? COST_KEEP : cost;
}

static int
row_cost(const struct box *above, const struct box *row, int cost)
{
    bool keep = above->style->break_after == BREAK_AVOID ||
                row->style->break_before == BREAK_AVOID;
    return keep && cost < COST_KEEP ? COST_KEEP : cost;
}

static void
collect_rows(struct cutter *c, const struct box *box, coord y, int cost)
{
    const struct table_grid *grid = box->grid;
    const struct box *outer = c->table;
    int spanned = 0;
    for (int i = 0; i < grid->row_count; i++) {
        const struct box *row = grid->rows[i];
        coord top = y + row_y(box, row);
        const struct box *above = i > 0 ? grid->rows[i - 1] : NULL;
        if (!outer && i > grid->head_count && c->beside == 0)
            c->table = grid->head_count > 0 ? box : NULL;
        if (above)
            add_cut(c, y + row_y(box, above) + above->h, top,
                row_cost(above, row, row_cut_cost(grid, i, spanned, cost)),
                row->style->break_before == BREAK_PAGE);
        if (!outer && i >= grid->head_count && c->beside == 0)
            c->table = grid->head_count > 0 ? box : NULL;
        spanned = rows_spanned(row, spanned);
        collect_beside(c, row, top, cost);
        note_end(c, top + row->h);
    }
    c->table = outer;
}

static void
collect_table(struct cutter *c, const struct box *box, coord y, int cost)
{
    for (const struct box *part = box->first; part; part = part->next) {
        if (part->kind == BOX_ROW || part->kind == BOX_ROW_GROUP)
            continue;
        collect(c, part, y + part->y, cost);
        if (part->next)
            add_cut(c, y + part->y + part->h, y + part->y + part->h,
                cost < COST_KEEP ? COST_KEEP : cost, false);
    }
    collect_rows(c, box, y, cost);
}

static bool
shows_bottom(const struct box *box)
{
    return !box->first || box->border[SIDE_BOTTOM] > 0 ||
           box->style->background.a > 0;
}

/* Turns to the pages that the box stands on. */
static void
turn_to(struct cutter *c, const char *name)
{
    const struct stylesheet *sheet = c->layout->input->sheet;
    len first = page_text_height(style_page(sheet, name, true));
    len later = page_text_height(style_page(sheet, name, false));
    c->name = name;
    c->height = first < later ? first : later;
}

static void
collect_inside(struct cutter *c, const struct box *box, coord y, int cost)
{
    if (box->style->break_inside == BREAK_AVOID && box->h <= c->height &&
        cost < COST_WHOLE)
        cost = COST_WHOLE;
    if (shows_bottom(box))
        note_end(c, y + box->h);
    if (box->kind == BOX_PICTURE)
        return;
    if (box->kind == BOX_TABLE)
        collect_table(c, box, y, cost);
    else if (box->kind == BOX_FLEX)
        collect_beside(c, box, y, cost);
    else if (box->inlines)
        collect_lines(c, box, y, cost);
    else
        collect_blocks(c, box, y, cost);
}

static void
collect(struct cutter *c, const struct box *box, coord y, int cost)
{
    const char *name = c->name;
    if (box->page != name)
        turn_to(c, box->page);
    collect_inside(c, box, y, cost);
    if (box->page != name)
        turn_to(c, name);
}

static int
compare_cuts(const void *a, const void *b)
{
    const struct cut *one = a, *two = b;
    if (one->end != two->end)
        return one->end < two->end ? -1 : 1;
    return one->order < two->order ? -1 : one->order > two->order;
}

/* A last page, or one before a forced break, with hardly anything on it looks
 * forgotten: the cut before it comes a little earlier. */
static void
avoid_short_pages(struct cutter *c)
{
    coord end = c->content_end;
    coord least = (coord)SHORT_LINES * c->pages->root->style->line_height;
    for (int i = c->count - 1; i >= 0; i--) {
        struct cut *cut = &c->cuts[i];
        if (cut->forced)
            end = cut->end;
        else if (end - cut->start < least && cut->cost < COST_KEEP)
            cut->cost = COST_KEEP;
    }
}

static void
collect_all(struct cutter *c)
{
    c->count = 0;
    c->keep = c->content_end = -COORD_MAX;
    collect(c, c->pages->root, c->pages->root->y, COST_NONE);
    if (c->count > 0)
        qsort(c->cuts, (size_t)c->count, sizeof *c->cuts, compare_cuts);
    avoid_short_pages(c);
}

static struct page *
add_page(struct cutter *c, const char *name)
{
    struct pages *pages = c->pages;
    pages->items = arena_grow(c->layout->arena, pages->items, pages->count,
        &c->room, sizeof *pages->items);
    struct page *page = &pages->items[pages->count];
    *page = (struct page){
        .style = style_page(c->layout->input->sheet, name, pages->count == 0)};
    pages->count++;
    return page;
}

static coord
head_height(const struct box *table)
{
    const struct table_grid *grid = table->grid;
    const struct box *first = grid->rows[0];
    const struct box *last = grid->rows[grid->head_count - 1];
    return row_y(table, last) + last->h - row_y(table, first) + grid->spacing;
}

/* The best cut for a page from `top` to `limit`; NULL when there is none. */
static const struct cut *
choose(const struct cutter *c, int *next, coord top, coord limit)
{
    const struct cut *best = NULL;
    while (*next < c->count &&
           (c->cuts[*next].end <= top || c->cuts[*next].start <= top))
        ++*next;
    for (int i = *next; i < c->count && c->cuts[i].end <= limit; i++) {
        const struct cut *cut = &c->cuts[i];
        if (cut->forced)
            return cut;
        if (!best || cut->cost <= best->cost)
            best = cut;
    }
    if (c->content_end <= limit)
        return NULL;
    return best;
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

static void
cut_page(struct cutter *c, struct page *page, int *next, struct cut *at)
{
    coord limit =
        page->top + (coord)page_text_height(page->style) - page->head_h;
    const struct cut *cut = choose(c, next, page->top, limit);
    *at = cut ? *cut
              : (struct cut){
                    limit, limit, COST_ANY, false, true, NULL, at->name, 0};
    page->bottom = at->end;
    if (!cut && c->content_end <= limit) {
        page->bottom = COORD_MAX;
    } else if (at->beside) {
        struct push push = {page->top, at->end, page_text_height(page->style)};
        if (push_box(&push, c->pages->root, c->pages->root->y) > 0)
            collect_all(c);
        *next = 0;
    }
}

static void
cut_flow(struct cutter *c)
{
    struct cut at = {0};
    int next = 0;
    at.name = named_first(c->pages->root);
    at.start = c->pages->root->y < 0 ? c->pages->root->y : 0;
    for (coord from = -COORD_MAX; c->pages->count < PAGES_MAX;) {
        struct page *page = add_page(c, at.name);
        page->from = from;
        page->top = at.start;
        repeat_head(page, at.table, (coord)page_text_height(page->style));
        cut_page(c, page, &next, &at);
        from = page->bottom;
        if (page->bottom == COORD_MAX)
            return;
    }
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
    struct cutter c = {.layout = layout, .pages = pages};
    pages->root = root;
    if (!root) {
        struct page *page = add_page(&c, NULL);
        page->from = -COORD_MAX;
        page->bottom = COORD_MAX;
        return pages;
    }
    turn_to(&c, root->page);
    box_set_extent(root);
    collect_all(&c);
    cut_flow(&c);
    box_set_extent(root);
    return pages;
}
