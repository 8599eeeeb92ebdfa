/* A list of records in a CSV file beside the plan: a line a record, a column a
 * field.
 *
 * The lines become the tree that the same list in the front matter would be,
 * and are read as that: what is wrong with a cell is said in the same words,
 * at the cell. */
#include <string.h>

#include "base/text.h"
#include "plan/csv_lines.h"
#include "plan/read.h"

#define COLUMNS_MAX 32
#define FAULTS_MAX 20 /* then the rest of the file is left */
#define BETWEEN ';'   /* stands between the items of a list in one cell */

struct rows {
    struct reader *reader;
    const struct field *field; /* the list */
    struct csv_lines csv;
    struct front *list;
    int columns;
    /* By column; `field` NULL: not one of the record's, which was said. */
    struct column {
        const struct field *field;
        struct csv_cell name;
    } column[COLUMNS_MAX];
};

static struct finding *
fault(struct rows *rows, struct place at, const char *message)
{
    return reader_finding(rows->reader, CS006, rows->list, at, "%s", message);
}

static struct front *
add_child(struct rows *rows, struct front *parent, enum front_kind kind,
    struct place at)
{
    struct front *node = ARENA_NEW(rows->reader->arena, struct front);
    *node = (struct front){
        .kind = kind, .text = "", .quoted = true, .at = at, .parent = parent};
    parent->count++;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

/* --- the first line --- */

/* "on,meeting,outcome": what the first line may say. */
static const char *
all_columns(const struct rows *rows)
{
    const struct record *record = rows->field->record;
    const char *list = "";
    for (int i = 0; i < record->count; i++)
        list = arena_printf(rows->reader->arena, "%s%s%s", list, i ? "," : "",
            record->fields[i].name);
    return list;
}

static void
say_header(struct rows *rows, struct place line, const char *message)
{
    const char *text = line.source->text + line.at;
    bool other =
        !memchr(text, ',', line.length) &&
        (memchr(text, ';', line.length) || memchr(text, '\t', line.length));
    fault(rows, line, message)->fix = report_text(rows->reader->report,
        other ? "Separate the cells with commas, and make the first line %s"
              : "Make the first line %s",
        all_columns(rows));
}

/* A column that is no field, or the second of one name. */
static void
refuse_column(struct rows *rows, struct front *header, struct column *column)
{
    struct reader *reader = rows->reader;
    void *spare = arena_alloc(reader->arena, rows->field->record->size);
    memset(spare, 0, rows->field->record->size);
    if (!column->field) {
        read_unknown(reader, rows->field->record, header->last, spare);
        return;
    }
    struct finding *finding = reader_finding(reader, CS003, header->last,
        column->name.at, "a second column `%s`", column->name.text);
    finding->fix = "Keep one of the two.";
    column->field = NULL;
}

static void
take_columns(struct rows *rows, struct front *header)
{
    for (int i = 0; i < rows->columns; i++) {
        struct column *column = &rows->column[i];
        bool again = front_field(header, column->name.text) != NULL;
        struct front *node =
            add_child(rows, header, FRONT_SCALAR, column->name.at);
        node->key = column->name.text;
        node->key_at = column->name.at;
        column->field = record_field(rows->field->record, node->key);
        if (again || !column->field)
            refuse_column(rows, header, column);
    }
}

/* Each required field has its column. */
static bool
has_required(struct rows *rows, const struct front *header, struct place line)
{
    const struct record *record = rows->field->record;
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->required != REQUIRED || front_field(header, field->name))
            continue;
        say_header(rows, line,
            arena_printf(rows->reader->arena,
                "the first line names the columns, and `%s` is not among them",
                field->name));
        return false;
    }
    return true;
}

static bool
read_header(struct rows *rows)
{
    struct csv_cell cells[COLUMNS_MAX];
    struct place line;
    bool good = csv_take(&rows->csv, cells, COLUMNS_MAX, &rows->columns, &line);
    if (!good || rows->columns > COLUMNS_MAX) {
        say_header(rows, line, "the first line does not name the columns");
        return false;
    }
    /* Its parent is the list, so that a message can say where it belongs. */
    struct front header = {
        .kind = FRONT_FIELDS, .parent = rows->list, .at = line};
    for (int i = 0; i < rows->columns; i++)
        rows->column[i].name = cells[i];
    bool any = false;
    for (int i = 0; i < rows->columns; i++)
        any |= record_field(rows->field->record, cells[i].text) != NULL;
    if (any)
        take_columns(rows, &header);
    return has_required(rows, &header, line);
}

/* --- the other lines --- */

static struct front *
add_text(struct rows *rows, struct front *parent, struct place at)
{
    struct front *node = add_child(rows, parent, FRONT_SCALAR, at);
    node->text =
        arena_strndup(rows->reader->arena, at.source->text + at.at, at.length);
    return node;
}

/* The parts of "one; two", each with its place.  In a cell with quotation
 * marks inside it the places are the cell's. */
static void
add_items(struct rows *rows, struct front *list, const struct csv_cell *cell)
{
    const char *text = cell->text;
    bool quoted = cell->at.length != strlen(text);
    uint32_t skip = quoted && cell->at.length == strlen(text) + 2;
    bool plain = !quoted || skip;
    while (*text) {
        size_t length = strcspn(text, (char[]){BETWEEN, '\0'}), n = length;
        size_t lead = strspn(text, " ");
        if (lead > n)
            lead = n;
        while (n > lead && text[n - 1] == ' ')
            n--;
        uint32_t at = cell->at.at + skip + (uint32_t)(text - cell->text + lead);
        struct place place =
            plain ? place_in(cell->at.source, at, (uint32_t)(n - lead))
                  : cell->at;
        if (n > lead) {
            struct front *item = add_text(rows, list, place);
            item->text =
                arena_strndup(rows->reader->arena, text + lead, n - lead);
        }
        text += length + (text[length] != '\0');
    }
}

static void
add_cell(struct rows *rows, struct front *row, const struct column *column,
    const struct csv_cell *cell)
{
    if (!column->field || !*cell->text)
        return;
    bool list = column->field->type == FIELD_TEXTS;
    struct front *node =
        add_child(rows, row, list ? FRONT_LIST : FRONT_SCALAR, cell->at);
    node->key = column->field->name;
    node->key_at = cell->at;
    node->text = cell->text;
    if (list)
        add_items(rows, node, cell);
}

/* NULL for an empty line, or one that is wrong as a whole. */
static struct front *
take_row(struct rows *rows)
{
    struct csv_cell cells[COLUMNS_MAX];
    struct place at;
    int count;
    if (!csv_take(&rows->csv, cells, COLUMNS_MAX, &count, &at)) {
        fault(rows, at, "a cell in quotation marks does not end as it should")
            ->fix = "End the cell with a quotation mark just before the comma.";
        return NULL;
    }
    if (count == 1 && !*cells[0].text)
        return NULL;
    if (count != rows->columns) {
        fault(rows, at,
            arena_printf(rows->reader->arena, "this line has %d %s, not %d",
                count, count == 1 ? "cell" : "cells", rows->columns))
            ->fix = count > rows->columns
                        ? "Put a cell that holds a comma in quotation marks."
                        : "Write a comma for each cell that stays empty.";
        return NULL;
    }
    struct front *row = add_child(rows, rows->list, FRONT_FIELDS, at);
    row->flow = true;
    for (int i = 0; i < count; i++)
        add_cell(rows, row, &rows->column[i], &cells[i]);
    return row;
}

static void
read_lines(struct rows *rows, struct reviews *into)
{
    const struct report *report = rows->reader->report;
    const struct record *record = rows->field->record;
    int before = report->count, room = 0;
    char *items = NULL;
    while (rows->csv.at < rows->csv.source->size) {
        if (report->count - before > FAULTS_MAX) {
            fault(rows, csv_line(rows->csv.source, rows->csv.at),
                "the file is not read from here on")
                ->fix = "Mend what stands above first.";
            break;
        }
        struct front *row = take_row(rows);
        if (!row)
            continue;
        items = arena_grow(
            rows->reader->arena, items, into->count, &room, record->size);
        char *item = items + (size_t)into->count++ * record->size;
        memset(item, 0, record->size);
        read_record(rows->reader, record, row, item);
        ((struct value *)(void *)item)->state = VALUE_SET;
        ((struct value *)(void *)item)->at = row->at;
    }
    into->items = (struct review *)(void *)items;
}

/* --- the file --- */

static bool
open_file(struct rows *rows, const struct path *path)
{
    struct reader *reader = rows->reader;
    struct slice bytes;
    enum file_error error =
        file_read(reader->arena, reader->root, path->full, &bytes);
    if (error != FILE_OK) {
        file_complain(reader, path, rows->field->name, error);
        return false;
    }
    const struct source *source = source_new(reader->arena,
        path_beside(reader->arena, reader->def->source->path, path->s), bytes);
    size_t bad = utf8_check(source->text, source->size);
    if (bad < source->size) {
        report_add(reader->report, CS009, place_in(source, (uint32_t)bad, 1),
            "the %s file is not UTF-8 text", rows->field->name)
            ->fix = "Save it as \"CSV UTF-8\".";
        return false;
    }
    rows->csv = (struct csv_lines){reader->arena, source,
        text_starts(source->text, "\xEF\xBB\xBF") ? 3 : 0, ','};
    return true;
}

void
read_rows(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    struct reviews *into = slot;
    if (node->kind != FRONT_SCALAR) {
        read_records(reader, field, node, slot);
        return;
    }
    struct field path = *field;
    path.type = FIELD_PATH;
    read_field(reader, &path, node, &into->file);
    into->state = into->file.state;
    if (!is_set(into->file) || !reader->root)
        return;
    struct front *list = ARENA_NEW(reader->arena, struct front);
    *list = (struct front){.kind = FRONT_LIST,
        .key = node->key,
        .key_at = node->key_at,
        .text = "",
        .at = node->at,
        .parent = node->parent};
    struct rows rows = {.reader = reader, .field = field, .list = list};
    into->rows = list;
    if (!open_file(&rows, &into->file) || !read_header(&rows)) {
        into->state = VALUE_BAD;
        return;
    }
    read_lines(&rows, into);
}
