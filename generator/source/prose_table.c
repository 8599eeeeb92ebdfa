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
    uint32_t end = place_behind(at);
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
    struct row row = {line.source, line.at, place_behind(line)};
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
wait_for(struct reading *reading, struct prose *node, struct buf *text)
{
    reading->lines = arena_grow(reading->arena, reading->lines,
        reading->waiting, &reading->room, sizeof *reading->lines);
    reading->lines[reading->waiting++] = (struct inline_line){
        node, arena_strndup(reading->arena, text->p, text->n)};
    buf_free(text);
}

/* What stands between two pipes, where `\|` is a pipe. */
static void
wait_for_cell(struct reading *reading, struct prose *cell)
{
    struct slice raw = excerpt_slice(cell->at);
    struct buf text = {0};
    for (size_t i = 0; i < raw.n; i++) {
        bool escape = raw.p[i] == '\\' && i + 1 < raw.n && raw.p[i + 1] == '|';
        if (!escape)
            buf_char(&text, raw.p[i]);
    }
    wait_for(reading, cell, &text);
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
        struct place place = place_in(at.source, place_behind(at), 0);
        bool written = next_cell(&row, &place);
        struct prose *cell = prose_add(arena, node, PROSE_CELL, place);
        cell->align = table->aligns[i];
        cell->head = head;
        if (written && place.length > 0)
            wait_for_cell(table->reading, cell);
    }
}

/* The line of the table's head, or 0: the first line that has as many cells
 * as the row of hyphens below it. */
static int
find_head(struct table *table)
{
    const struct paragraph_lines *lines = table->lines;
    for (int line = lines->first; line < lines->last; line++) {
        if (!read_delimiters(table, table_line(table, line + 1)) ||
            count_cells(table_line(table, line)) != table->columns)
            continue;
        int64_t cells = (int64_t)(lines->last - line) * table->columns;
        return cells > (int64_t)lines->at.length + CELLS_SPARE ? 0 : line;
    }
    return 0;
}

/* The lines above the head: their ends are spaces, which is what a reader
 * sees of them. */
static void
add_lead(struct table *table, struct prose *parent, int head)
{
    const struct paragraph_lines *lines = table->lines;
    struct place first = table_line(table, lines->first);
    struct place last = table_line(table, head - 1);
    struct buf text = {0};
    for (int line = lines->first; line < head; line++) {
        struct slice part = excerpt_slice(table_line(table, line));
        if (part.n > 0 && part.p[part.n - 1] == '\\')
            part.n--;
        if (text.n > 0)
            buf_char(&text, ' ');
        buf_add(&text, part.p, part.n);
    }
    struct prose *node = prose_add(table->reading->arena, parent,
        PROSE_PARAGRAPH, place_span(first, last));
    wait_for(table->reading, node, &text);
}

bool
prose_table(struct reading *reading, struct prose *parent,
    const struct paragraph_lines *lines)
{
    struct table table = {.reading = reading, .lines = lines};
    int head = find_head(&table);
    if (head == 0)
        return false;
    struct place at = table_line(&table, head);
    uint32_t end = place_behind(lines->at);
    at.length = end > at.at ? end - at.at : at.length;
    if (head > lines->first)
        add_lead(&table, parent, head);
    struct prose *node = prose_add(reading->arena, parent, PROSE_TABLE, at);
    add_row(&table, node, head, true);
    for (int line = head + 2; line <= lines->last; line++)
        add_row(&table, node, line, false);
    return true;
}
