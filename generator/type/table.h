/* A table's columns and rows; private to table.c, columns.c and page.c. */
#ifndef TYPE_TABLE_H
#define TYPE_TABLE_H

#include "type/box.h"

struct column {
    coord min, max;
    coord fixed;   /* asked for as a length; 0: none */
    coord percent; /* asked for, thousandths; 0: none */
    coord width;
};

struct table_grid {
    struct column *columns;
    int column_count;
    struct box **rows; /* of all groups, top to bottom */
    int row_count;
    int head_count; /* the first rows, those of the head */
    coord spacing;  /* between cells; 0 when borders collapse */
};

/* Rows, columns and the place of every cell; made once. */
struct table_grid *table_grid_of(struct layout *layout, struct box *table);
/* The narrowest and widest useful width of every column; made once, before
 * widths are given. */
void columns_measure(struct layout *layout, struct box *table);
/* Widths for a table whose columns and spacing share `room`. */
void columns_fit(struct layout *layout, struct table_grid *grid, coord room);
/* decimal.c: moves the first lines of cells that ask for it, so that the
 * decimal points of a column stand below each other, those of each unit by
 * themselves. */
void decimals_align(struct layout *layout, struct table_grid *grid);
/* Width of `count` columns from one on, with the spacing between. */
coord columns_width(const struct table_grid *grid, int from, int count);

#endif
