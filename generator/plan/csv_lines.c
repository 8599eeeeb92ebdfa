#include "plan/csv_lines.h"

#include <string.h>

#include "base/text.h"

static char
peek(const struct csv_lines *csv)
{
    return csv->at < csv->source->size ? csv->source->text[csv->at] : '\0';
}

static bool
at_cell_end(const struct csv_lines *csv)
{
    char c = peek(csv);
    return csv->at >= csv->source->size || c == csv->separator || c == '\n' ||
           c == '\r';
}

/* Moves behind the closing quote; two quotes are one in the text. */
static bool
take_quoted(struct csv_lines *csv, struct csv_cell *cell)
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
take_plain(struct csv_lines *csv, struct csv_cell *cell)
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
skip_line_end(struct csv_lines *csv)
{
    while (
        csv->at < csv->source->size && peek(csv) != '\n' && peek(csv) != '\r')
        csv->at++;
    if (peek(csv) == '\r')
        csv->at++;
    if (peek(csv) == '\n')
        csv->at++;
}

bool
csv_take(struct csv_lines *csv, struct csv_cell *cells, int most, int *count,
    struct place *at)
{
    uint32_t start = csv->at;
    bool good = true;
    for (*count = 0; good; csv->at++) {
        struct csv_cell spare, *cell = *count < most ? &cells[*count] : &spare;
        ++*count;
        if (peek(csv) != '"')
            take_plain(csv, cell);
        else
            good = take_quoted(csv, cell);
        *at = cell->at;
        if (peek(csv) != csv->separator)
            break;
    }
    skip_line_end(csv);
    if (good)
        *at = csv_line(csv->source, start);
    return good;
}

struct place
csv_line(const struct source *source, uint32_t start)
{
    uint32_t end = start;
    while (end < source->size && !strchr("\r\n", source->text[end]))
        end++;
    return place_in(source, start, end - start);
}

char
csv_separator(struct place line)
{
    static const char tried[] = ",;\t";
    int best = 0;
    char separator = ',';
    for (const char *c = tried; *c; c++) {
        int count = 0;
        for (uint32_t i = 0; i < line.length; i++)
            count += line.source->text[line.at + i] == *c;
        if (count > best)
            separator = *c;
        best = count > best ? count : best;
    }
    return separator;
}
