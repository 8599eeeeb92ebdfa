/* Rows and cells, once the columns have their widths. */
#include "type/table.h"

void
table_measure(struct layout *layout, struct box *box, coord *min, coord *max)
{
    columns_measure(layout, box);
    const struct table_grid *grid = box_extras(box)->grid;
    *min = *max = grid->spacing * (grid->column_count + 1);
    for (int i = 0; i < grid->column_count; i++) {
        *min += grid->columns[i].min;
        *max += grid->columns[i].max;
    }
}

static coord
column_x(const struct table_grid *grid, int column)
{
    return grid->spacing * (column + 1) + columns_width(grid, 0, column) -
           grid->spacing * (column - 1);
}

static void
set_cells(struct layout *layout, const struct box *table, struct box *row)
{
    const struct table_grid *grid = box_extras(table)->grid;
    for (struct box *cell = row->first; cell; cell = cell->next) {
        cell->w = columns_width(grid, cell->column, cell->colspan);
        cell->x = column_x(grid, cell->column);
        if (table->style->rtl)
            cell->x = box_inner_w(table) - cell->x - cell->w;
        box_edges(cell, cell->w);
        box_content_alone(layout, cell);
    }
}

static coord
cell_baseline(const struct box *cell)
{
    coord top, baseline;
    return box_first_line(cell, &top, &baseline) ? baseline : cell->h;
}

static coord
row_baseline(const struct box *row)
{
    coord baseline = 0;
    for (const struct box *cell = row->first; cell; cell = cell->next)
        if (cell->style->valign == VALIGN_BASELINE)
            baseline = coord_max(baseline, cell_baseline(cell));
    return baseline;
}

static void
set_row_height(struct box *row)
{
    coord baseline = row_baseline(row);
    row->h = coord_max(box_sized_h(row, row->style->height), 0);
    for (const struct box *cell = row->first; cell; cell = cell->next) {
        coord h = cell->h;
        if (cell->style->valign == VALIGN_BASELINE)
            h += baseline - cell_baseline(cell);
        if (cell->rowspan == 1)
            row->h = coord_max(row->h, h);
    }
}

static coord
rows_height(const struct table_grid *grid, int from, int count)
{
    coord height = grid->spacing * (count - 1);
    for (int i = from; i < from + count; i++)
        height += grid->rows[i]->h;
    return height;
}

/* The last row that a tall cell reaches makes room for it. */
static void
fit_spanning(struct table_grid *grid)
{
    for (int i = 0; i < grid->row_count; i++)
        for (struct box *cell = grid->rows[i]->first; cell; cell = cell->next) {
            coord height = rows_height(grid, i, cell->rowspan);
            if (cell->rowspan > 1 && cell->h > height)
                grid->rows[i + cell->rowspan - 1]->h += cell->h - height;
        }
}

static void
align_cell(struct box *cell, coord height, coord baseline, coord page)
{
    coord left = height - cell->h, down = 0;
    /* In the middle of several pages, or at the foot of the last, the head of a
     * row would not stand where the row begins. */
    switch (height > page ? VALIGN_TOP : cell->style->valign) {
    case VALIGN_TOP:
        break;
    case VALIGN_MIDDLE:
        down = left / 2;
        break;
    case VALIGN_BOTTOM:
        down = left;
        break;
    case VALIGN_BASELINE:
        down = baseline - cell_baseline(cell);
        break;
    }
    cell->h = coord_max(height, cell->h);
    box_shift_content(cell, coord_max(down, 0));
}

static void
align_cells(struct table_grid *grid, coord page)
{
    for (int i = 0; i < grid->row_count; i++) {
        coord baseline = row_baseline(grid->rows[i]);
        for (struct box *cell = grid->rows[i]->first; cell; cell = cell->next)
            align_cell(
                cell, rows_height(grid, i, cell->rowspan), baseline, page);
    }
}

static void
place_part(
    struct table_grid *grid, struct box *table, struct box *part, coord *y)
{
    box_edges(part, table->w);
    part->x = box_inner_x(table);
    part->y = *y;
    part->w = box_inner_w(table);
    if (part->kind == BOX_ROW) {
        *y += part->h + grid->spacing;
        return;
    }
    coord below = 0;
    for (struct box *row = part->first; row; row = row->next) {
        box_edges(row, table->w);
        row->x = 0;
        row->y = below;
        row->w = part->w;
        below += row->h + grid->spacing;
    }
    part->h = coord_max(below - grid->spacing, 0);
    *y += part->first ? below : 0;
}

static bool
is_caption(const struct box *part)
{
    return part->kind != BOX_ROW && part->kind != BOX_ROW_GROUP;
}

static coord
place_caption(
    struct layout *layout, struct box *table, struct box *part, coord y)
{
    box_set(layout, part, box_inner_w(table));
    y += part->above.plus + part->above.minus;
    part->x = box_inner_x(table) + part->margin[SIDE_LEFT];
    part->y = y;
    return y + part->h + part->below.plus + part->below.minus;
}

coord
table_content(struct layout *layout, struct box *table)
{
    struct box *part;
    box_measure(layout, table);
    box_edges(table, table->w);
    struct table_grid *grid = box_extras(table)->grid;
    columns_fit(layout, grid, box_inner_w(table));
    for (int i = 0; i < grid->row_count; i++) {
        set_cells(layout, table, grid->rows[i]);
        set_row_height(grid->rows[i]);
    }
    decimals_align(layout, grid);
    fit_spanning(grid);
    align_cells(grid, layout->page_height);
    coord y = box_inner_y(table);
    for (part = table->first; part; part = part->next)
        if (is_caption(part))
            y = place_caption(layout, table, part, y);
    y += grid->row_count ? grid->spacing : 0;
    for (part = table->first; part; part = part->next)
        if (!is_caption(part))
            place_part(grid, table, part, &y);
    return y - box_inner_y(table);
}
