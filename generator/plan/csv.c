#include "plan/csv.h"

#include <string.h>

#include "base/text.h"

#define CELLS 3
#define FAULTS_MAX 20 /* named one by one; the others are counted */

struct cell {
    const char *text; /* without quotes and white space around it */
    struct place at;
};

struct csv {
    struct arena *arena;
    const struct source *source;
    struct report *report;
    uint32_t at; /* the next byte */
    int faults;
    struct csv_rows rows;
};

static char
peek(const struct csv *csv)
{
    return csv->at < csv->source->size ? csv->source->text[csv->at] : '\0';
}

static bool
at_cell_end(const struct csv *csv)
{
    char c = peek(csv);
    return csv->at >= csv->source->size || c == ',' || c == '\n' || c == '\r';
}

static struct finding *
fault(struct csv *csv, struct place at, const char *fix, const char *message)
{
    if (csv->faults++ >= FAULTS_MAX)
        return NULL;
    struct finding *finding = report_add(csv->report, CS006, at, "%s", message);
    finding->fix = fix;
    return finding;
}

/* Moves behind the closing quote; two quotes are one in the text. */
static bool
take_quoted(struct csv *csv, struct cell *cell)
{
    uint32_t start = csv->at++;
    struct buf text = {0};
    for (; csv->at < csv->source->size; csv->at++) {
        bool quote = peek(csv) == '"';
        if (quote && csv->at + 1 < csv->source->size &&
            csv->source->text[csv->at + 1] == '"')
            csv->at++;
        else if (quote)
            break;
        buf_char(&text, csv->source->text[csv->at]);
    }
    cell->text = text_collapse(csv->arena, buf_slice(&text).p);
    buf_free(&text);
    bool closed = csv->at < csv->source->size;
    csv->at += closed;
    cell->at = place_in(csv->source, start, closed ? csv->at - start : 1);
    return closed && at_cell_end(csv);
}

static void
take_plain(struct csv *csv, struct cell *cell)
{
    uint32_t start = csv->at;
    while (!at_cell_end(csv))
        csv->at++;
    uint32_t end = csv->at;
    const char *text = csv->source->text;
    while (end > start && strchr(" \t", text[end - 1]))
        end--;
    while (start < end && strchr(" \t", text[start]))
        start++;
    cell->text = arena_strndup(csv->arena, text + start, end - start);
    cell->at = place_in(csv->source, start, end - start);
}

static void
skip_line_end(struct csv *csv)
{
    while (
        csv->at < csv->source->size && peek(csv) != '\n' && peek(csv) != '\r')
        csv->at++;
    if (peek(csv) == '\r')
        csv->at++;
    if (peek(csv) == '\n')
        csv->at++;
}

static bool
say_quote(struct csv *csv, struct cell *cell)
{
    fault(csv, cell->at,
        "End the cell with a quotation mark just before the comma.",
        "a cell in quotation marks does not end as it should");
    skip_line_end(csv);
    return false;
}

/* One line into cells; their number beyond CELLS is counted only. */
static bool
take_row(struct csv *csv, struct cell cells[CELLS], int *count)
{
    for (*count = 0;; csv->at++) {
        struct cell spare, *cell = *count < CELLS ? &cells[*count] : &spare;
        ++*count;
        if (peek(csv) != '"')
            take_plain(csv, cell);
        else if (!take_quoted(csv, cell))
            return say_quote(csv, cell);
        if (peek(csv) != ',')
            break;
    }
    skip_line_end(csv);
    return true;
}

static struct place
line_at(const struct csv *csv, uint32_t start)
{
    const char *text = csv->source->text;
    uint32_t end = start;
    while (end < csv->source->size && !strchr("\r\n", text[end]))
        end++;
    return place_in(csv->source, start, end - start);
}

static bool
read_header(struct csv *csv)
{
    static const char *const names[CELLS] = {"date", "metric", "value"};
    uint32_t start = csv->at;
    struct cell cells[CELLS];
    int count = 0;
    bool good = take_row(csv, cells, &count);
    if (!good)
        return false;
    for (int i = 0; i < CELLS; i++)
        good &= count == CELLS && text_is(cells[i].text, names[i]);
    if (good)
        return true;
    struct place line = line_at(csv, start);
    bool comma = memchr(csv->source->text + line.at, ',', line.length);
    bool other = memchr(csv->source->text + line.at, ';', line.length) ||
                 memchr(csv->source->text + line.at, '\t', line.length);
    fault(csv, line,
        other && !comma ? "Separate the cells with commas, and make the first "
                          "line date,metric,value"
                        : "Make the first line date,metric,value",
        "the first line of a readings file names its three columns");
    return false;
}

static const char *
is_not(struct csv *csv, const struct cell *cell, const char *what)
{
    return arena_printf(csv->arena, "\"%.60s\" is not %s", cell->text, what);
}

static bool
read_date_cell(struct csv *csv, const struct cell *cell, day_t *on)
{
    struct date date = {0};
    const char *why = "Write the day as 2026-09-30.";
    *on = day_parse_iso(cell->text);
    if (*on != DAY_NONE)
        return true;
    if (date_parse(csv->arena, cell->text, &date, &why))
        why = "Write the day as 2026-09-30.";
    fault(csv, cell->at, why, is_not(csv, cell, "a day"));
    return false;
}

static void
read_row(struct csv *csv, uint32_t start)
{
    struct cell cells[CELLS];
    int count = 0;
    struct csv_row row = {0};
    const char *why;
    if (!take_row(csv, cells, &count))
        return;
    if (count == 1 && !*cells[0].text)
        return; /* an empty line */
    if (count != CELLS) {
        fault(csv, line_at(csv, start),
            count > CELLS ? "Write decimals with a point, or put the cell in "
                            "quotation marks."
                          : "Write a date, a metric and a value.",
            arena_printf(csv->arena, "this line has %d cells, not 3", count));
        return;
    }
    if (!read_date_cell(csv, &cells[0], &row.on))
        return;
    if (!quantity_parse(csv->arena, cells[2].text, &row.value, &why)) {
        fault(csv, cells[2].at, why, is_not(csv, &cells[2], "a quantity"));
        return;
    }
    row.at = cells[0].at;
    row.metric = cells[1].text;
    row.metric_at = cells[1].at;
    row.value.state = VALUE_SET;
    row.value.at = cells[2].at;
    csv->rows.items = arena_grow(csv->arena, csv->rows.items, csv->rows.count,
        &csv->rows.room, sizeof *csv->rows.items);
    csv->rows.items[csv->rows.count++] = row;
}

struct csv_rows
csv_read(
    struct arena *arena, const struct source *source, struct report *report)
{
    struct csv csv = {.arena = arena, .source = source, .report = report};
    size_t bad = utf8_check(source->text, source->size);
    if (bad < source->size) {
        report_add(report, CS009, place_in(source, (uint32_t)bad, 1),
            "the readings file is not UTF-8 text")
            ->fix = "Save it as \"CSV UTF-8\".";
        return csv.rows;
    }
    if (text_starts(source->text, "\xEF\xBB\xBF"))
        csv.at = 3;
    if (!read_header(&csv))
        return csv.rows;
    while (csv.at < source->size)
        read_row(&csv, csv.at);
    if (csv.faults > FAULTS_MAX)
        report_add(report, CS006, place_in(source, source->size, 0),
            "%d more cells or lines of this file cannot be read",
            csv.faults - FAULTS_MAX);
    return csv.rows;
}
