#include "commands/import_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/options.h"
#include "plan/csv_lines.h"

#define COLUMNS_MAX 64
#define FAULTS_SHOWN 20

enum column { COLUMN_PLAN, COLUMN_DATE, COLUMN_METRIC, COLUMN_VALUE, COLUMNS };
static const char *const column_names[COLUMNS] = {
    "plan", "date", "metric", "value"};

struct reading_rows {
    struct import_rows *rows;
    struct csv_lines csv;
    int columns;     /* of the file */
    int at[COLUMNS]; /* where each of ours stands */
    const char *called[COLUMNS];
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
name_column(struct reading_rows *r, const char *pair, size_t length)
{
    const char *equals = memchr(pair, '=', length);
    size_t n = equals ? (size_t)(equals - pair) : length;
    for (int i = 0; equals && i < COLUMNS; i++)
        if (strlen(column_names[i]) == n &&
            memcmp(pair, column_names[i], n) == 0 && length > n + 1) {
            r->called[i] =
                arena_strndup(r->rows->arena, equals + 1, length - n - 1);
            return true;
        }
    complain("--columns takes pairs such as plan=Account,date=Day: the names "
             "on the left are plan, date, metric and value, not \"%.*s\"",
        (int)length, pair);
    return false;
}

static bool
name_columns(struct reading_rows *r, const char *columns)
{
    for (int i = 0; i < COLUMNS; i++)
        r->called[i] = column_names[i];
    for (const char *p = columns; p && *p;) {
        size_t length = strcspn(p, ",");
        if (!name_column(r, p, length))
            return false;
        p += length + (p[length] == ',');
    }
    return true;
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
    for (int i = 0; i < COLUMNS; i++) {
        r->at[i] = -1;
        for (int k = 0; k < r->columns; k++)
            if (text_is_nocase(cells[k].text, r->called[i]))
                r->at[i] = k;
        if (r->at[i] >= 0)
            continue;
        import_fault(r->rows, at,
            "no column is called \"%s\": name the column that holds the %s "
            "with --columns %s=…",
            r->called[i], column_names[i], column_names[i]);
        good = false;
    }
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
    *on = day_parse_iso(arena_strndup(r->rows->arena, day.p, day.n));
    if (*on == DAY_NONE) {
        const char *told;
        if (!date_parse(r->rows->arena, cell->text, &date, &told))
            why = told;
        import_fault(
            r->rows, cell->at, "\"%.60s\" is not a day: %s", cell->text, why);
        return false;
    }
    if (*on <= r->today)
        return true;
    day_iso(*on, iso);
    import_fault(
        r->rows, cell->at, "%s is still to come: that is no reading", iso);
    return false;
}

static void
take_row(struct reading_rows *r, const struct csv_cell *cells, struct place at)
{
    struct import_rows *rows = r->rows;
    const struct csv_cell *plan = &cells[r->at[COLUMN_PLAN]];
    const struct csv_cell *metric = &cells[r->at[COLUMN_METRIC]];
    const struct csv_cell *value = &cells[r->at[COLUMN_VALUE]];
    struct import_row row = {.at = at,
        .plan = text_lower(rows->arena, plan->text),
        .metric = metric->text,
        .text = value->text,
        .plan_at = plan->at,
        .metric_at = metric->at,
        .value_at = value->at};
    const char *why;
    if (!read_day(r, &cells[r->at[COLUMN_DATE]], &row.on))
        return;
    if (!quantity_parse(rows->arena, row.text, &row.value, &why)) {
        import_fault(rows, value->at, "\"%.60s\" is not a quantity: %s",
            value->text, why);
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
static void
drop_doubles(struct import_rows *rows)
{
    int kept = 0;
    for (int i = 0; i < rows->count; i++) {
        struct import_row *row = &rows->items[i];
        struct import_row *last = kept ? &rows->items[kept - 1] : NULL;
        if (!last || !text_is(last->plan, row->plan) ||
            !text_is(last->metric, row->metric) || last->on != row->on) {
            rows->items[kept++] = *row;
            continue;
        }
        rows->again++;
        if (text_is(last->text, row->text))
            continue;
        import_fault(rows, row->value_at,
            "%s is another value than \"%s\" in line %d, for the same day",
            row->text, last->text, place_start(last->at).line);
    }
    rows->count = kept;
}

bool
import_rows_read(struct import_rows *rows, const struct source *source,
    const char *columns, day_t today)
{
    struct reading_rows r = {.rows = rows,
        .csv = {.arena = rows->arena, .source = source},
        .today = today};
    size_t bad = utf8_check(source->text, source->size);
    if (!name_columns(&r, columns))
        return false;
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
    if (rows->count > 1)
        qsort(rows->items, (size_t)rows->count, sizeof *rows->items,
            compare_rows);
    drop_doubles(rows);
    return true;
}
