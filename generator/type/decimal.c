/* Figures of a column below each other by their decimal points: hours by those
 * of hours, percentages by those of percentages. */
#include "type/table.h"

#include <string.h>

#include "base/text.h"

/* More rows than this are set as they come. */
#define ROWS_MAX 2000

struct figure {
    struct box *box; /* whose first line it is */
    coord whole;     /* from the line's left to where the whole part ends */
    struct slice unit;
};

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
    while (at + n < size && text_digit(text[at + n]))
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
    while (at < size && !text_digit(text[at]))
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

/* What follows the number's last digit. */
static struct slice
unit_of(const char *text, size_t size, size_t at)
{
    while (at < size &&
           (text_digit(text[at]) || text[at] == '.' || text[at] == ','))
        at++;
    return (struct slice){text + at, size - at};
}

static bool
read_figure(struct box *box, struct figure *figure)
{
    const struct line *line = &box->lines[0];
    for (int i = 0; i < line->count; i++) {
        const struct line_item *item = &line->items[i];
        const struct glyph_run *run = item->run;
        size_t end;
        if (item->kind != LINE_RUN || run->rtl ||
            !whole_end(run->text, run->text_length, box->lang, &end))
            continue;
        *figure = (struct figure){
            box, item->x, unit_of(run->text, run->text_length, end)};
        for (int k = 0; k < run->count; k++)
            if (run->glyphs[k].cluster < end)
                figure->whole += run->glyphs[k].advance;
        return true;
    }
    return false;
}

static bool
same_unit(const struct figure *a, const struct figure *b)
{
    return slice_same(a->unit, b->unit);
}

/* Where the point stands that leaves room for all of the unit. */
static void
align_figure(const struct figure *figures, int count, int i)
{
    coord behind = 0, before = 0;
    const struct figure *figure = &figures[i];
    struct box *box = figure->box;
    for (int k = 0; k < count; k++) {
        if (!same_unit(figure, &figures[k]))
            continue;
        coord whole = figures[k].whole;
        behind = coord_max(behind, figures[k].box->lines[0].w - whole);
        before = coord_max(before, whole);
    }
    if (before + behind <= box_inner_w(box))
        box->lines[0].x =
            box_inner_x(box) + box_inner_w(box) - behind - figure->whole;
}

void
decimals_align(struct layout *layout, struct table_grid *grid)
{
    struct figure *figures = NULL;
    if (grid->row_count > ROWS_MAX)
        return;
    for (int column = 0; column < grid->column_count; column++) {
        int count = 0;
        for (int i = 0; i < grid->row_count; i++)
            for (struct box *cell = grid->rows[i]->first; cell;
                 cell = cell->next) {
                struct box *box =
                    cell->column == column ? figure_of(cell) : NULL;
                if (!box || box->style->rtl)
                    continue;
                if (!figures)
                    figures = ARENA_ARRAY(
                        layout->arena, struct figure, grid->row_count);
                count += read_figure(box, &figures[count]);
            }
        for (int i = 0; i < count; i++)
            align_figure(figures, count, i);
    }
}
