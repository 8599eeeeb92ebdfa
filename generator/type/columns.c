/* Column widths from what cells need and ask for (CSS 2.1, 17.5.2.2). */
#include "type/table.h"

#include "base/text.h"

/* A table has hardly more columns; keeps hostile colspans small. */
#define COLUMNS_MAX 10000

static void
add_row(
    struct layout *layout, struct table_grid *grid, struct box *row, int *room)
{
    grid->rows = arena_grow(
        layout->arena, grid->rows, grid->row_count, room, sizeof *grid->rows);
    grid->rows[grid->row_count++] = row;
}

static bool
is_head(const struct box *group)
{
    return group->kind == BOX_ROW_GROUP &&
           group->style->display == DISPLAY_TABLE_HEAD;
}

static void
find_rows(struct layout *layout, struct table_grid *grid, struct box *table)
{
    int room = 0;
    for (struct box *part = table->first; part; part = part->next) {
        bool head = is_head(part) && grid->head_count == grid->row_count;
        if (part->kind == BOX_ROW)
            add_row(layout, grid, part, &room);
        for (struct box *row = part->first; row && part->kind == BOX_ROW_GROUP;
             row = row->next)
            add_row(layout, grid, row, &room);
        if (head)
            grid->head_count = grid->row_count;
    }
}

/* The cells that stand above a row, by column. */
struct above {
    struct box **cells;
    int *rows; /* that a cell still reaches down */
    int count, room, rows_room;
};

static void
above_reach(struct layout *layout, struct above *above, int columns)
{
    while (above->count < columns) {
        above->cells = arena_grow(layout->arena, above->cells, above->count,
            &above->room, sizeof *above->cells);
        above->rows = arena_grow(layout->arena, above->rows, above->count,
            &above->rows_room, sizeof *above->rows);
        above->cells[above->count] = NULL;
        above->rows[above->count++] = 0;
    }
}

/* Of two borders that meet the wider stays, the upper or left on a tie. */
static void
collapse_pair(struct box *first, int side, struct box *second, int other)
{
    const struct border *a = &first->style->border[side];
    const struct border *b = &second->style->border[other];
    coord wide_a = a->kind == BORDER_NONE ? 0 : a->width;
    coord wide_b = b->kind == BORDER_NONE ? 0 : b->width;
    bool stays = wide_a >= wide_b;
    struct box *loser = stays ? second : first;
    loser->collapsed |= 1u << (stays ? other : side);
    loser->edged = false;
}

static void
place_cell(struct layout *layout, struct above *above, struct box *cell,
    int column, bool collapse)
{
    if (column + cell->colspan > COLUMNS_MAX)
        cell->colspan = 1;
    cell->column = (uint16_t)column;
    above_reach(layout, above, column + cell->colspan);
    for (int i = column; i < column + cell->colspan; i++) {
        if (collapse && above->cells[i])
            collapse_pair(above->cells[i], SIDE_BOTTOM, cell, SIDE_TOP);
        above->cells[i] = cell;
        above->rows[i] = cell->rowspan;
    }
    bool rtl = cell->style->rtl;
    if (collapse && column > 0 && above->cells[column - 1])
        collapse_pair(above->cells[column - 1], rtl ? SIDE_LEFT : SIDE_RIGHT,
            cell, rtl ? SIDE_RIGHT : SIDE_LEFT);
}

static void
place_row(struct layout *layout, struct above *above, struct box *row,
    int rows_left, bool collapse)
{
    int column = 0;
    for (struct box *cell = row->first; cell; cell = cell->next) {
        while (column < above->count && above->rows[column] > 0)
            column++;
        if (cell->rowspan > rows_left)
            cell->rowspan = (uint16_t)rows_left;
        place_cell(layout, above, cell, column, collapse);
        column += cell->colspan;
    }
    for (int i = 0; i < above->count; i++)
        above->rows[i] -= above->rows[i] > 0;
}

static void
ask(struct column *column, const struct box *box, struct size width)
{
    if (width.kind == SIZE_PERCENT)
        column->percent = coord_max(column->percent, width.n);
    else if (width.kind == SIZE_LEN)
        column->fixed = coord_max(column->fixed, box_sized_w(box, width, 0));
}

/* Widths that <col> elements ask for. */
static void
ask_cols(
    struct layout *layout, struct table_grid *grid, const struct box *table)
{
    int at = 0;
    for (const struct tree *n = table->node ? table->node->first : NULL; n;
         n = n->next) {
        if (!tree_is(n, "colgroup"))
            continue;
        for (const struct tree *col = n->first; col; col = col->next) {
            if (!tree_is(col, "col") || at >= grid->column_count)
                continue;
            struct style style =
                style_of(layout->input->sheet, col, table->style);
            struct box box = {.style = &style};
            ask(&grid->columns[at++], &box, style.width);
        }
    }
}

struct table_grid *
table_grid_of(struct layout *layout, struct box *table)
{
    struct extras *extras = box_own_extras(layout, table);
    if (extras->grid)
        return extras->grid;
    struct table_grid *grid = ARENA_NEW(layout->arena, struct table_grid);
    struct above above = {0};
    bool collapse = table->style->collapse;
    grid->spacing = collapse ? 0 : table->style->border_spacing;
    find_rows(layout, grid, table);
    for (int i = 0; i < grid->row_count; i++)
        place_row(layout, &above, grid->rows[i], grid->row_count - i, collapse);
    grid->column_count = above.count;
    grid->columns = ARENA_ARRAY(layout->arena, struct column, above.count);
    ask_cols(layout, grid, table);
    extras->grid = grid;
    return grid;
}

static void
measure_cell(struct layout *layout, struct table_grid *grid, struct box *cell)
{
    box_measure(layout, cell);
    if (cell->colspan != 1)
        return;
    struct column *column = &grid->columns[cell->column];
    column->min = coord_max(column->min, cell->min_w);
    column->max = coord_max(column->max, cell->max_w);
    ask(column, cell, cell->style->width);
}

/* What a spanning cell needs beyond its columns goes to all of them, by
 * their own widths. */
static void
spread(struct table_grid *grid, const struct box *cell, coord need, bool most)
{
    struct column *columns = &grid->columns[cell->column];
    coord have = grid->spacing * (cell->colspan - 1), weight = 0;
    for (int i = 0; i < cell->colspan; i++) {
        have += most ? columns[i].max : columns[i].min;
        weight += columns[i].max + 1;
    }
    for (int i = 0; i < cell->colspan && need > have; i++) {
        coord more = coord_share(need - have, columns[i].max + 1, weight) + 1;
        need -= more;
        weight -= columns[i].max + 1;
        if (most)
            columns[i].max += more;
        else
            columns[i].min += more;
        if (weight <= 0)
            break;
    }
}

static void
measure_spans(struct table_grid *grid)
{
    for (int i = 0; i < grid->row_count; i++)
        for (struct box *cell = grid->rows[i]->first; cell; cell = cell->next)
            if (cell->colspan > 1) {
                spread(grid, cell, cell->min_w, false);
                spread(grid, cell, cell->max_w, true);
            }
}

void
columns_measure(struct layout *layout, struct box *table)
{
    struct table_grid *grid = table_grid_of(layout, table);
    for (int i = 0; i < grid->row_count; i++)
        for (struct box *cell = grid->rows[i]->first; cell; cell = cell->next)
            measure_cell(layout, grid, cell);
    measure_spans(grid);
    for (int i = 0; i < grid->column_count; i++) {
        struct column *column = &grid->columns[i];
        column->fixed =
            column->fixed ? coord_max(column->fixed, column->min) : 0;
        column->max = coord_max(column->max, column->min);
        if (column->fixed)
            column->max = column->fixed;
    }
}

/* Gives `room` to the columns that `chosen` names, by their widest width. */
static void
widen(struct table_grid *grid, coord room, bool fixed)
{
    coord weight = 0;
    for (int i = 0; i < grid->column_count; i++)
        if (fixed || (!grid->columns[i].fixed && !grid->columns[i].percent))
            weight += grid->columns[i].max + 1;
    for (int i = 0; i < grid->column_count && weight > 0; i++) {
        struct column *column = &grid->columns[i];
        if (!fixed && (column->fixed || column->percent))
            continue;
        coord more = coord_share(room, column->max + 1, weight);
        column->width += more;
        room -= more;
        weight -= column->max + 1;
    }
}

static bool
all_asked(const struct table_grid *grid)
{
    for (int i = 0; i < grid->column_count; i++)
        if (!grid->columns[i].fixed && !grid->columns[i].percent)
            return false;
    return true;
}

/* Between their narrowest and widest, columns grow by the difference. */
static void
interpolate(struct table_grid *grid, coord room)
{
    coord wish = 0;
    for (int i = 0; i < grid->column_count; i++)
        wish += coord_max(grid->columns[i].max - grid->columns[i].width, 0);
    for (int i = 0; i < grid->column_count && wish > 0; i++) {
        struct column *column = &grid->columns[i];
        coord own = coord_max(column->max - column->width, 0);
        coord more = coord_share(room, own, wish);
        column->width += more;
        room -= more;
        wish -= own;
    }
}

/* Columns that want no more than an even part get it before the rest is
 * shared: a date does not wrap because a sentence stands beside it. */
static coord
satisfy_narrow(struct table_grid *grid, coord room, coord left)
{
    coord given = 0, even = room / grid->column_count;
    for (int i = 0; i < grid->column_count; i++) {
        struct column *column = &grid->columns[i];
        coord more = column->max - column->width;
        if (more <= 0 || column->max > even || more > left - given)
            continue;
        column->width += more;
        given += more;
    }
    return given;
}

/* Words will be broken somewhere: in the columns that have most. */
static void
shrink(struct layout *layout, struct table_grid *grid, coord room)
{
    coord even = room / grid->column_count;
    coord *widths = ARENA_ARRAY(layout->arena, coord, grid->column_count);
    for (int i = 0; i < grid->column_count; i++)
        widths[i] = grid->columns[i].max <= even ? grid->columns[i].max
                                                 : grid->columns[i].width;
    widths_squeeze(widths, grid->column_count, room);
    for (int i = 0; i < grid->column_count; i++)
        grid->columns[i].width = widths[i];
}

static coord
sum_of_widths(const struct table_grid *grid)
{
    coord sum = 0;
    for (int i = 0; i < grid->column_count; i++)
        sum += grid->columns[i].width;
    return sum;
}

/* What was asked for yields to what cells need at least. */
static void
begin_widths(struct table_grid *grid, coord room)
{
    coord left = room;
    for (int i = 0; i < grid->column_count; i++)
        left -= grid->columns[i].min;
    for (int i = 0; i < grid->column_count; i++) {
        struct column *column = &grid->columns[i];
        coord asked = column->percent
                          ? coord_share(room, column->percent, 100000)
                          : column->fixed;
        coord more = coord_max(asked - column->min, 0);
        if (more > left)
            more = coord_max(left, 0);
        column->width = column->min + more;
        left -= more;
        if (column->percent)
            column->max = column->width;
    }
}

void
columns_fit(struct layout *layout, struct table_grid *grid, coord room)
{
    if (grid->column_count == 0)
        return;
    room = coord_max(room - grid->spacing * (grid->column_count + 1), 0);
    begin_widths(grid, room);
    coord sum = sum_of_widths(grid), wish = 0;
    for (int i = 0; i < grid->column_count; i++)
        wish += coord_max(grid->columns[i].max, grid->columns[i].width);
    if (sum > room) {
        shrink(layout, grid, room);
    } else if (wish >= room) {
        sum += satisfy_narrow(grid, room, room - sum);
        interpolate(grid, room - sum);
    } else {
        interpolate(grid, wish - sum);
        widen(grid, room - wish, all_asked(grid));
    }
}

coord
columns_width(const struct table_grid *grid, int from, int count)
{
    coord width = grid->spacing * (count - 1);
    for (int i = from; i < from + count; i++)
        width += grid->columns[i].width;
    return width;
}
