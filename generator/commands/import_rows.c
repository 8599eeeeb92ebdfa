#include "commands/import_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/options.h"
#include "plan/csv_lines.h"

#define COLUMNS_MAX 64
#define FAULTS_SHOWN 20

struct reading_rows {
    struct import_rows *rows;
    struct csv_lines csv;
    const struct config_import *form;
    int columns;            /* of the file */
    int at[IMPORT_COLUMNS]; /* where each of ours stands */
    day_t today;
};

void
import_fault(struct import_rows *rows, struct place at, const char *format, ...)
{
    if (rows->faults++ >= FAULTS_SHOWN)
        return;
    va_list args;
    struct line_column start = place_start(at);
    struct buf text = {0}, shown = {0};
    buf_printf(&text, "%s:%d:%d: ", at.source->path, start.line, start.column);
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    buf_visible(&shown, text.p, text.n);
    fprintf(stderr, "%s\n", shown.p);
    buf_free(&text);
    buf_free(&shown);
}

/* --- the columns --- */

static bool
name_column(struct arena *arena, struct config_import *form, const char *pair,
    size_t length)
{
    const char *equals = memchr(pair, '=', length);
    size_t n = equals ? (size_t)(equals - pair) : length;
    for (int i = 0; equals && i < IMPORT_COLUMNS; i++)
        if (strlen(import_columns[i]) == n &&
            memcmp(pair, import_columns[i], n) == 0 && length > n + 1) {
            form->columns[i] = arena_strndup(arena, equals + 1, length - n - 1);
            return true;
        }
    complain("--columns takes pairs such as plan=Account,date=Day: the names "
             "on the left are plan, date, metric and value, not \"%.*s\"",
        (int)length, pair);
    return false;
}

bool
import_columns_name(
    struct arena *arena, struct config_import *form, const char *pairs)
{
    for (const char *p = pairs; p && *p;) {
        size_t length = strcspn(p, ",");
        if (!name_column(arena, form, p, length))
            return false;
        p += length + (p[length] == ',');
    }
    return true;
}

static bool
find_column(struct reading_rows *r, const struct csv_cell *cells,
    enum import_column column, struct place line)
{
    const char *ours = import_columns[column];
    const char *name = r->form->columns[column];
    r->at[column] = -1;
    for (int i = 0; i < r->columns; i++) {
        if (!text_is_nocase(cells[i].text, name ? name : ours))
            continue;
        if (r->at[column] >= 0) {
            import_fault(r->rows, cells[i].at,
                "a second column is called \"%s\": rename one of the two",
                cells[i].text);
            return false;
        }
        r->at[column] = i;
    }
    if (r->at[column] < 0)
        import_fault(r->rows, line,
            "no column is called \"%s\": name the column that holds the %s "
            "with --columns %s=…, or under `import` in the settings%s",
            name ? name : ours, ours, ours,
            r->columns == 1 ? "; the file has one column: between its cells "
                              "belong commas, semicolons or tabs"
                            : "");
    return r->at[column] >= 0;
}

static bool
read_header(struct reading_rows *r)
{
    struct csv_cell cells[COLUMNS_MAX];
    struct place at;
    bool good = true;
    r->csv.separator = csv_separator(csv_line(r->csv.source, r->csv.at));
    if (!csv_take(&r->csv, cells, COLUMNS_MAX, &r->columns, &at)) {
        import_fault(r->rows, at, "a quotation mark is not closed");
        return false;
    }
    if (r->columns > COLUMNS_MAX) {
        import_fault(
            r->rows, at, "more than %d columns are not read", COLUMNS_MAX);
        return false;
    }
    for (int i = 0; i < IMPORT_COLUMNS; i++)
        good &= find_column(r, cells, (enum import_column)i, at);
    return good;
}

/* --- the rows --- */

static bool
read_day(struct reading_rows *r, const struct csv_cell *cell, day_t *on)
{
    struct date date = {0};
    const char *why = "write the day as 2026-09-30";
    char iso[11];
    struct slice day = {cell->text, strlen(cell->text)};
    /* A platform may write the time of day behind it. */
    if (day.n > 10 && strchr("T ", cell->text[10]))
        day.n = 10;
    *on = r->form->dates == DATES_YEAR_FIRST
              ? day_parse_iso(arena_strndup(r->rows->arena, day.p, day.n))
              : day_in_order(cell->text, r->form->dates);
    if (*on == DAY_NONE) {
        static const char *const settings_say[] = {
            [DATES_DAY_FIRST] = "the settings say `dates: day-month-year`, so "
                                "write 30.09.2026; or correct that line",
            [DATES_MONTH_FIRST] = "the settings say `dates: month-day-year`, "
                                  "so write 09/30/2026; or correct that line",
        };
        const char *told;
        if (r->form->dates != DATES_YEAR_FIRST)
            why = settings_say[r->form->dates];
        else if (!date_parse(r->rows->arena, cell->text, &date, &told))
            why = told;
        import_fault(r->rows, cell->at, "\"%.60s\" is not a day: %s%s",
            cell->text, why,
            r->form->dates == DATES_YEAR_FIRST
                ? " Or say in the settings, under `import`, in which order "
                  "such dates are: `dates: day-month-year`."
                : "");
        return false;
    }
    if (*on <= r->today)
        return true;
    day_iso(*on, iso);
    import_fault(
        r->rows, cell->at, "%s is still to come: that is no reading", iso);
    return false;
}

/* "1.234,5 h" as "1234.5 h", where the comma is the mark of decimals. */
static const char *
plain_figure(struct reading_rows *r, const char *text)
{
    const char mark = r->form->decimal, between = mark == ',' ? '.' : ',';
    struct buf out = {0};
    const char *p = text;
    if (!mark)
        return text;
    for (; *p && !text_digit(*p); p++)
        buf_char(&out, *p);
    for (; text_digit(*p) || *p == mark || *p == between; p++) {
        bool group = *p == between && text_digit(p[1]) && text_digit(p[2]) &&
                     text_digit(p[3]) && !text_digit(p[4]);
        if (!group)
            buf_char(&out, *p == mark ? '.' : *p == between ? ',' : *p);
    }
    buf_str(&out, p);
    const char *plain = arena_strndup(r->rows->arena, out.p, out.n);
    buf_free(&out);
    return plain;
}

static void
take_row(struct reading_rows *r, const struct csv_cell *cells, struct place at)
{
    struct import_rows *rows = r->rows;
    const struct csv_cell *plan = &cells[r->at[IMPORT_PLAN]];
    const struct csv_cell *metric = &cells[r->at[IMPORT_METRIC]];
    const struct csv_cell *value = &cells[r->at[IMPORT_VALUE]];
    struct import_row row = {.at = at,
        .plan = plan->text,
        .metric = metric->text,
        .text = plain_figure(r, value->text),
        .plan_at = plan->at,
        .metric_at = metric->at,
        .value_at = value->at};
    const char *why;
    if (!read_day(r, &cells[r->at[IMPORT_DATE]], &row.on))
        return;
    if (!quantity_parse(rows->arena, row.text, &row.value, &why)) {
        import_fault(rows, value->at, "\"%.60s\" is not a quantity: %s%s",
            value->text,
            r->form->decimal == ',' ? "the settings say `decimals: comma`, so "
                                      "write it as 8,5; or correct that line"
                                    : why,
            r->form->decimal ? ""
            : strchr(row.text, ',')
                ? " Or say in the settings, under `import`, what the comma "
                  "is: `decimals: comma` or `decimals: point`."
                : "");
        return;
    }
    rows->items = arena_grow(rows->arena, rows->items, rows->count, &rows->room,
        sizeof *rows->items);
    rows->items[rows->count++] = row;
}

static void
read_row(struct reading_rows *r)
{
    struct csv_cell cells[COLUMNS_MAX];
    struct place at;
    int count;
    if (!csv_take(&r->csv, cells, COLUMNS_MAX, &count, &at))
        import_fault(r->rows, at,
            "a cell in quotation marks does not end as "
            "it should");
    else if (count == r->columns)
        take_row(r, cells, at);
    else if (count > 1 || *cells[0].text)
        import_fault(
            r->rows, at, "this line has %d cells, not %d", count, r->columns);
}

static int
compare_rows(const void *a, const void *b)
{
    const struct import_row *left = a, *right = b;
    int order = strcmp(left->plan, right->plan);
    order = order ? order : strcmp(left->metric, right->metric);
    order = order ? order : (left->on > right->on) - (left->on < right->on);
    return order ? order
                 : (left->at.at > right->at.at) - (left->at.at < right->at.at);
}

/* Of two for one day the second is left out when it says the same. */
int
import_rows_settle(struct import_rows *rows, int first, int count)
{
    struct import_row *items = rows->items + first;
    int kept = 0;
    if (count > 1)
        qsort(items, (size_t)count, sizeof *items, compare_rows);
    for (int i = 0; i < count; i++) {
        struct import_row *row = &items[i];
        struct import_row *last = kept ? &items[kept - 1] : NULL;
        if (!last || !text_is(last->plan, row->plan) ||
            !text_is(last->metric, row->metric) || last->on != row->on) {
            items[kept++] = *row;
            continue;
        }
        rows->again++;
        if (text_is(last->text, row->text))
            continue;
        import_fault(rows, row->value_at,
            "%s is another value than \"%s\" in line %d, for the same day",
            row->text, last->text, place_start(last->at).line);
    }
    return kept;
}

bool
import_rows_read(struct import_rows *rows, const struct source *source,
    const struct config_import *form, day_t today)
{
    struct reading_rows r = {.rows = rows,
        .csv = {.arena = rows->arena, .source = source},
        .form = form,
        .today = today};
    size_t bad = utf8_check(source->text, source->size);
    if (bad < source->size) {
        import_fault(rows, place_in(source, (uint32_t)bad, 1),
            "this is not UTF-8 text: save it as \"CSV UTF-8\"");
        return false;
    }
    if (text_starts(source->text, "\xEF\xBB\xBF"))
        r.csv.at = 3;
    if (!read_header(&r))
        return false;
    while (r.csv.at < source->size)
        read_row(&r);
    rows->count = import_rows_settle(rows, 0, rows->count);
    return true;
}
