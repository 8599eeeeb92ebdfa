/* Figures of a column below each other by their decimal points. */
#include "type/table.h"

#include <string.h>

#include "base/text.h"

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Languages that write 1,234.5; the others write 1.234,5. */
static bool
has_point(const char *lang)
{
    static const char *const names[] = {
        "en", "ja", "zh", "ko", "he", "hi", "th", "de-CH", "de-LI", "es-MX"};
    for (size_t i = 0; lang && i < sizeof names / sizeof names[0]; i++)
        if (text_starts(lang, names[i]))
            return true;
    return !lang;
}

static size_t
digits_from(const char *text, size_t at, size_t size)
{
    size_t n = 0;
    while (at + n < size && is_digit(text[at + n]))
        n++;
    return n;
}

/* Where the whole part of the first number ends; false: there is none.  Three
 * digits behind the mark that the language groups by are a group. */
static bool
whole_end(const char *text, size_t size, const char *lang, size_t *end)
{
    char decimal = has_point(lang) ? '.' : ',';
    size_t at = 0;
    while (at < size && !is_digit(text[at]))
        at++;
    if (at == size)
        return false;
    at += digits_from(text, at, size);
    while (at + 1 < size && text[at] != decimal &&
           (text[at] == ',' || text[at] == '.') &&
           digits_from(text, at + 1, size) == 3)
        at += 4;
    *end = at;
    return true;
}

/* The block whose first line is the cell's, when that asks for it. */
static struct box *
figure_of(struct box *cell)
{
    struct box *box = cell;
    while (!box->inlines && box->first)
        box = box->first;
    return cell->colspan == 1 && box->line_count > 0 &&
                   box->style->align == TEXT_DECIMAL
               ? box
               : NULL;
}

/* From the line's left to where the whole part ends. */
static bool
whole_width(const struct box *box, coord *width)
{
    const struct line *line = &box->lines[0];
    for (int i = 0; i < line->count; i++) {
        const struct line_item *item = &line->items[i];
        size_t end;
        if (item->kind != LINE_RUN || item->run.rtl ||
            !whole_end(item->run.text, item->run.text_length, box->lang, &end))
            continue;
        *width = item->x;
        for (int k = 0; k < item->run.count; k++)
            if (item->run.glyphs[k].cluster < end)
                *width += item->run.glyphs[k].advance;
        return true;
    }
    return false;
}

static void
align_column(struct table_grid *grid, int column, coord most, coord widest)
{
    for (int i = 0; i < grid->row_count; i++)
        for (struct box *cell = grid->rows[i]->first; cell; cell = cell->next) {
            coord whole;
            struct box *box = cell->column == column ? figure_of(cell) : NULL;
            if (!box || box->style->rtl || !whole_width(box, &whole))
                continue;
            if (widest + most <= box_inner_w(box))
                box->lines[0].x =
                    box_inner_x(box) + box_inner_w(box) - most - whole;
        }
}

void
decimals_align(struct table_grid *grid)
{
    for (int column = 0; column < grid->column_count; column++) {
        coord most = -1, widest = 0, whole;
        for (int i = 0; i < grid->row_count; i++)
            for (struct box *cell = grid->rows[i]->first; cell;
                 cell = cell->next) {
                struct box *box =
                    cell->column == column ? figure_of(cell) : NULL;
                if (!box || !whole_width(box, &whole))
                    continue;
                most = coord_max(most, box->lines[0].w - whole);
                widest = coord_max(widest, whole);
            }
        if (most >= 0)
            align_column(grid, column, most, widest);
    }
}
