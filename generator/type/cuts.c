/* Where the flow may be cut, collected over the whole of it. */
#include "type/cut.h"

#include <stdlib.h>

#include "base/text.h"
#include "type/table.h"

#define SMALL_ROWS 4

static void
add_cut(struct cuts *c, coord end, coord start, int cost, bool forced)
{
    if (end < c->keep && cost < COST_KEEP)
        cost = COST_KEEP;
    if (c->beside > 0) {
        /* What stands beside may begin between the two. */
        start = end;
        forced = false;
    }
    c->items = arena_grow(
        c->layout->arena, c->items, c->count, &c->room, sizeof *c->items);
    c->items[c->count] = (struct cut){.end = end,
        .start = coord_max(start, end),
        .cost = cost,
        .forced = forced,
        .beside = c->beside > 0,
        .table = c->table,
        .name = c->name,
        .order = c->count};
    c->count++;
}

static void
note_end(struct cuts *c, coord y)
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

static void collect(struct cuts *c, const struct box *box, coord y, int cost);

/* Only a line that no page can hold is cut through. */
static void
collect_atoms(struct cuts *c, const struct line *line, coord y, int cost)
{
    c->beside++;
    for (int i = 0; i < line->count && line->h > c->height; i++)
        if (line->items[i].kind == LINE_ATOM)
            collect(c, line->items[i].box, y + line->items[i].box->y, cost);
    c->beside--;
}

static void
collect_lines(struct cuts *c, const struct box *box, coord y, int cost)
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

bool
break_is_forced(const struct box *a, const struct box *b)
{
    return break_after(a) == BREAK_PAGE || break_before(b) == BREAK_PAGE ||
           !text_is(named_last(a), named_first(b));
}

bool
break_is_offered(const struct box *box)
{
    return break_before(box) == BREAK_BALANCE;
}

/* What follows a forced break keeps the margin above it. */
static void
cut_between(
    struct cuts *c, const struct box *a, const struct box *b, coord y, int cost)
{
    bool after = break_after(a) == BREAK_AVOID;
    bool before = break_before(b) == BREAK_AVOID;
    bool forced = break_is_forced(a, b);
    const char *name = c->name;
    if (after) {
        c->keep = y + b->y + 2 * (coord)b->style->line_height - 1;
        if (!b->next && c->keep > y + b->y + b->h)
            c->keep = y + b->y + b->h; /* a line is all that there is */
    }
    if ((after || before) && cost < COST_KEEP)
        cost = COST_KEEP;
    c->name = named_first(b);
    add_cut(c, y + a->y + a->h,
        y + b->y - (forced ? b->above.plus + b->above.minus : 0), cost, forced);
    c->name = name;
    struct cut *cut = &c->items[c->count - 1];
    cut->gap = !forced && c->beside == 0;
    cut->offered = cut->gap && break_is_offered(b);
}

static void
collect_blocks(struct cuts *c, const struct box *box, coord y, int cost)
{
    for (const struct box *child = box->first; child; child = child->next) {
        collect(c, child, y + child->y, cost);
        const struct box *next = child->next;
        if (next && !next->empty)
            cut_between(c, child, next, y, cost);
    }
}

static void
collect_beside(struct cuts *c, const struct box *box, coord y, int cost)
{
    /* What no page can hold is divided like anything else. */
    if (box->h <= c->height && cost < COST_BESIDE)
        cost = COST_BESIDE;
    c->beside++;
    for (const struct box *child = box->first; child; child = child->next)
        collect(c, child, y + child->y, cost);
    c->beside--;
}

coord
table_row_y(const struct box *table, const struct box *row)
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

/* Small enough to go on to the next page whole. */
static bool
is_small(const struct table_grid *grid)
{
    int body = grid->row_count - grid->head_count;
    return grid->head_count > 0 && body > 2 && body <= SMALL_ROWS;
}

static void
collect_rows(struct cuts *c, const struct box *box, coord y, int cost)
{
    const struct table_grid *grid = box_extras(box)->grid;
    const struct box *outer = c->table;
    int spanned = 0;
    for (int i = 0; i < grid->row_count; i++) {
        const struct box *row = grid->rows[i];
        coord top = y + table_row_y(box, row);
        const struct box *above = i > 0 ? grid->rows[i - 1] : NULL;
        if (!outer && i > grid->head_count && c->beside == 0)
            c->table = grid->head_count > 0 ? box : NULL;
        if (above)
            add_cut(c, y + table_row_y(box, above) + above->h, top,
                row_cost(above, row, row_cut_cost(grid, i, spanned, cost)),
                row->style->break_before == BREAK_PAGE);
        if (above && i == grid->head_count + 1)
            c->items[c->count - 1].parts = is_small(grid);
        if (!outer && i >= grid->head_count && c->beside == 0)
            c->table = grid->head_count > 0 ? box : NULL;
        spanned = rows_spanned(row, spanned);
        collect_beside(c, row, top, cost);
        note_end(c, top + row->h);
    }
    c->table = outer;
}

static void
collect_table(struct cuts *c, const struct box *box, coord y, int cost)
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
turn_to(struct cuts *c, const char *name)
{
    const struct stylesheet *sheet = c->layout->input->sheet;
    len first = page_text_height(style_page(sheet, name, true));
    len later = page_text_height(style_page(sheet, name, false));
    c->name = name;
    c->height = first < later ? first : later;
}

static void
collect_inside(struct cuts *c, const struct box *box, coord y, int cost)
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
collect(struct cuts *c, const struct box *box, coord y, int cost)
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

void
cuts_collect(struct cuts *c)
{
    c->count = 0;
    c->keep = c->content_end = -COORD_MAX;
    turn_to(c, c->root->page);
    collect(c, c->root, c->root->y, COST_NONE);
    if (c->count > 0)
        qsort(c->items, (size_t)c->count, sizeof *c->items, compare_cuts);
}
