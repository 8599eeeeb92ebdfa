#include "plan/csv.h"

#include <string.h>

#include "base/text.h"
#include "plan/csv_lines.h"

#define CELLS 3
#define FAULTS_MAX 20 /* named one by one; the others are counted */

struct csv {
    struct csv_lines lines;
    struct report *report;
    int faults;
    struct csv_rows rows;
};

static struct finding *
fault(struct csv *csv, struct place at, const char *fix, const char *message)
{
    if (csv->faults++ >= FAULTS_MAX)
        return NULL;
    struct finding *finding = report_add(csv->report, CS006, at, "%s", message);
    finding->fix = fix;
    return finding;
}

/* One line; false, having said so, where a quote does not end. */
static bool
take_row(struct csv *csv, struct csv_cell cells[CELLS], int *count)
{
    struct place at;
    if (csv_take(&csv->lines, cells, CELLS, count, &at))
        return true;
    fault(csv, at, "End the cell with a quotation mark just before the comma.",
        "a cell in quotation marks does not end as it should");
    return false;
}

static bool
read_header(struct csv *csv)
{
    static const char *const names[CELLS] = {"date", "metric", "value"};
    uint32_t start = csv->lines.at;
    struct csv_cell cells[CELLS];
    int count = 0;
    bool good = take_row(csv, cells, &count);
    if (!good)
        return false;
    for (int i = 0; i < CELLS; i++)
        good &= count == CELLS && text_is(cells[i].text, names[i]);
    if (good)
        return true;
    struct place line = csv_line(csv->lines.source, start);
    bool comma = memchr(csv->lines.source->text + line.at, ',', line.length);
    bool other = memchr(csv->lines.source->text + line.at, ';', line.length) ||
                 memchr(csv->lines.source->text + line.at, '\t', line.length);
    fault(csv, line,
        other && !comma ? "Separate the cells with commas, and make the first "
                          "line date,metric,value"
                        : "Make the first line date,metric,value",
        "the first line of a readings file names its three columns");
    return false;
}

static const char *
is_not(struct csv *csv, const struct csv_cell *cell, const char *what)
{
    return arena_printf(
        csv->lines.arena, "\"%.60s\" is not %s", cell->text, what);
}

static bool
read_date_cell(struct csv *csv, const struct csv_cell *cell, day_t *on)
{
    struct date date = {0};
    const char *why = "Write the day as 2026-09-30.";
    *on = day_parse_iso(cell->text);
    if (*on != DAY_NONE)
        return true;
    if (date_parse(csv->lines.arena, cell->text, &date, &why))
        why = "Write the day as 2026-09-30.";
    fault(csv, cell->at, why, is_not(csv, cell, "a day"));
    return false;
}

static void
read_row(struct csv *csv, uint32_t start)
{
    struct csv_cell cells[CELLS];
    int count = 0;
    struct csv_row row = {0};
    const char *why;
    if (!take_row(csv, cells, &count))
        return;
    if (count == 1 && !*cells[0].text)
        return; /* an empty line */
    if (count != CELLS) {
        fault(csv, csv_line(csv->lines.source, start),
            count > CELLS ? "Write decimals with a point, or put the cell in "
                            "quotation marks."
                          : "Write a date, a metric and a value.",
            arena_printf(
                csv->lines.arena, "this line has %d cells, not 3", count));
        return;
    }
    if (!read_date_cell(csv, &cells[0], &row.on))
        return;
    if (!quantity_parse(csv->lines.arena, cells[2].text, &row.value, &why)) {
        fault(csv, cells[2].at, why, is_not(csv, &cells[2], "a quantity"));
        return;
    }
    row.at = cells[0].at;
    row.metric = cells[1].text;
    row.metric_at = cells[1].at;
    row.value.state = VALUE_SET;
    row.value.at = cells[2].at;
    csv->rows.items = arena_grow(csv->lines.arena, csv->rows.items,
        csv->rows.count, &csv->rows.room, sizeof *csv->rows.items);
    csv->rows.items[csv->rows.count++] = row;
}

struct csv_rows
csv_read(
    struct arena *arena, const struct source *source, struct report *report)
{
    struct csv csv = {
        .lines = {.arena = arena, .source = source, .separator = ','},
        .report = report};
    size_t bad = utf8_check(source->text, source->size);
    if (bad < source->size) {
        report_add(report, CS009, place_in(source, (uint32_t)bad, 1),
            "the readings file is not UTF-8 text")
            ->fix = "Save it as \"CSV UTF-8\".";
        return csv.rows;
    }
    if (text_starts(source->text, "\xEF\xBB\xBF"))
        csv.lines.at = 3;
    if (!read_header(&csv))
        return csv.rows;
    while (csv.lines.at < source->size)
        read_row(&csv, csv.lines.at);
    if (csv.faults > FAULTS_MAX)
        report_add(report, CS006, place_in(source, source->size, 0),
            "%d more cells or lines of this file cannot be read",
            csv.faults - FAULTS_MAX);
    return csv.rows;
}
