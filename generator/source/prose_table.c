#include <string.h>

#include "source/excerpt.h"
#include "source/prose_tree.h"

/* Cells that a table may have beyond one for each byte it is written in: a
 * wide head over many short rows would otherwise take memory without end. */
#define CELLS_SPARE 10000

struct table {
    struct reading *reading;
    const struct paragraph_lines *lines;
    enum prose_align *aligns;
    int columns;
};

/* Walks the cells of one row. */
struct row {
    const struct source *source;
    uint32_t at, end;
};

static struct place
trim_place(struct place place)
{
    struct slice text = slice_trim(excerpt_slice(place));
    return place_in(place.source, (uint32_t)(text.p - place.source->text),
        (uint32_t)text.n);
}

/* A line of the paragraph without the signs of the quotes around it. */
static struct place
table_line(const struct table *table, int line)
{
    const struct paragraph_lines *lines = table->lines;
    struct place at = body_line(&table->reading->body, line);
    uint32_t end = at.at + at.length;
    if (line == lines->first) {
        uint32_t begin =
            body_offset(&table->reading->body, line, lines->column);
        return trim_place(place_in(at.source, begin, end - begin));
    }
    at = trim_place(at);
    for (int i = 0; i < lines->quotes; i++) {
        if (at.length == 0 || at.source->text[at.at] != '>')
            break;
        at = trim_place(place_in(at.source, at.at + 1, at.length - 1));
    }
    return at;
}

static struct row
row_of(struct place line)
{
    struct row row = {line.source, line.at, line.at + line.length};
    if (line.length > 0 && line.source->text[line.at] == '|')
        row.at++;
    return row;
}

static bool
next_cell(struct row *row, struct place *cell)
{
    const char *text = row->source->text;
    if (row->at >= row->end)
        return false;
    uint32_t p = row->at;
    while (p < row->end &&
           !(text[p] == '|' && (p == row->at || text[p - 1] != '\\')))
        p++;
    *cell = trim_place(place_in(row->source, row->at, p - row->at));
    row->at = p + 1;
    return true;
}

static int
count_cells(struct place line)
{
    struct row row = row_of(line);
    struct place cell;
    int count = 0;
    while (next_cell(&row, &cell))
        count++;
    return count;
}

/* Reads `:--`, `:-:`, `--:` or `---`. */
static bool
read_align(struct place cell, enum prose_align *align)
{
    struct slice text = excerpt_slice(cell);
    bool left = text.n > 0 && text.p[0] == ':';
    bool right = text.n > 1 && text.p[text.n - 1] == ':';
    size_t hyphens = text.n - left - right;
    if (hyphens == 0 || hyphens > text.n)
        return false;
    for (size_t i = left; i < left + hyphens; i++)
        if (text.p[i] != '-')
            return false;
    *align = left && right ? ALIGN_CENTER
             : left        ? ALIGN_LEFT
             : right       ? ALIGN_RIGHT
                           : ALIGN_NONE;
    return true;
}

static bool
read_delimiters(struct table *table, struct place line)
{
    if (line.length == 0 || !strchr("|-:", line.source->text[line.at]))
        return false;
    table->columns = count_cells(line);
    if (table->columns == 0)
        return false;
    table->aligns =
        ARENA_ARRAY(table->reading->arena, enum prose_align, table->columns);
    struct row row = row_of(line);
    struct place cell;
    for (int i = 0; next_cell(&row, &cell); i++)
        if (!read_align(cell, &table->aligns[i]))
            return false;
    return true;
}

static void
keep_cell(struct reading *reading, struct prose *cell)
{
    struct prose_cells *cells = &reading->cells;
    cells->cells = arena_grow(reading->arena, cells->cells, cells->count,
        &cells->room, sizeof *cells->cells);
    cells->cells[cells->count++] = cell;
}

static void
add_row(struct table *table, struct prose *parent, int line, bool head)
{
    struct place at = table_line(table, line);
    struct arena *arena = table->reading->arena;
    struct prose *node = prose_add(arena, parent, PROSE_ROW, at);
    node->head = head;
    struct row row = row_of(at);
    for (int i = 0; i < table->columns; i++) {
        struct place place = place_in(at.source, at.at + at.length, 0);
        bool written = next_cell(&row, &place);
        struct prose *cell = prose_add(arena, node, PROSE_CELL, place);
        cell->align = table->aligns[i];
        cell->head = head;
        if (written && place.length > 0)
            keep_cell(table->reading, cell);
    }
}

bool
prose_table(struct reading *reading, struct prose *parent,
    const struct paragraph_lines *lines)
{
    struct table table = {.reading = reading, .lines = lines};
    if (lines->last <= lines->first ||
        !read_delimiters(&table, table_line(&table, lines->first + 1)) ||
        count_cells(table_line(&table, lines->first)) != table.columns)
        return false;
    int64_t rows = lines->last - lines->first;
    if (rows * table.columns > (int64_t)lines->at.length + CELLS_SPARE)
        return false;
    struct prose *node =
        prose_add(reading->arena, parent, PROSE_TABLE, lines->at);
    add_row(&table, node, lines->first, true);
    for (int line = lines->first + 2; line <= lines->last; line++)
        add_row(&table, node, line, false);
    return true;
}

void
prose_cells_text(const struct prose_cells *cells, struct buf *out)
{
    for (int i = 0; i < cells->count; i++) {
        struct slice text = excerpt_slice(cells->cells[i]->at);
        buf_str(out, "# ");
        for (size_t k = 0; k < text.n; k++) {
            bool escaped =
                text.p[k] == '\\' && k + 1 < text.n && text.p[k + 1] == '|';
            if (!escaped)
                buf_char(out, text.p[k]);
        }
        /* A closing run, so that hash signs of the cell's own stay. */
        buf_str(out, " #\n");
    }
}
