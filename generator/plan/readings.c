/* Readings: a table in the plan, or the rows of a CSV file. */
#include <stdlib.h>

#include "base/text.h"
#include "plan/csv.h"
#include "plan/read.h"

struct csv_table {
    struct csv_table *next;
    const char *full;
    enum file_error error;
    struct csv_rows rows;
};

static int
compare_readings(const void *a, const void *b)
{
    const struct reading *left = a, *right = b;
    int order = (left->on > right->on) - (left->on < right->on);
    return order ? order : place_compare(left->at, right->at);
}

/* Sorts by date; of two on one date the second is CS003 and left out. */
static void
settle(struct reader *reader, struct readings *readings, const char *metric)
{
    struct reading *items = readings->items;
    int kept = 0;
    if (readings->count > 1)
        qsort(items, (size_t)readings->count, sizeof *items, compare_readings);
    for (int i = 0; i < readings->count; i++) {
        if (kept == 0 || items[kept - 1].on != items[i].on) {
            items[kept++] = items[i];
            continue;
        }
        char day[11];
        day_iso(items[i].on, day);
        struct finding *finding = report_add(reader->report, CS003, items[i].at,
            "a second reading of %s on %s", metric, day);
        finding->second = items[kept - 1].at;
        finding->second_label = "the first";
        finding->fix = items[kept - 1].value.micro == items[i].value.micro
                           ? "Both say the same: take this one out."
                           : "Keep one of the two.";
    }
    readings->count = kept;
}

/* --- the table --- */

static bool
read_day(struct reader *reader, const struct front *node, day_t *on)
{
    struct date date = {0};
    const char *why = NULL;
    *on = day_parse_iso(node->key);
    if (*on != DAY_NONE)
        return true;
    if (date_parse(reader->arena, node->key, &date, &why))
        why = "Write the day as 2026-09-30.";
    reader_finding(reader, CS006, node, node->key_at, "%s is not a day",
        reader_quoted(reader, node->key))
        ->fix = why;
    edit_date(reader, node->key_at, node->key);
    return false;
}

static void
read_table(
    struct reader *reader, const struct front *node, struct readings *readings)
{
    static const struct field value_field = {.name = "readings",
        .type = FIELD_QUANTITY,
        .about = "the level that was measured."};
    readings->items =
        ARENA_ARRAY(reader->arena, struct reading, node->count + 1);
    for (const struct front *child = node->first; child; child = child->next) {
        struct reading *reading = &readings->items[readings->count];
        *reading = (struct reading){.state = VALUE_SET, .at = child->key_at};
        bool dated = read_day(reader, child, &reading->on);
        read_field(reader, &value_field, child, &reading->value);
        readings->count += dated && is_set(reading->value);
    }
    readings->state = VALUE_SET;
    settle(reader, readings, node->parent->key ? node->parent->key : "it");
}

void
read_readings(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    struct readings *readings = slot;
    if (node->kind == FRONT_FIELDS) {
        read_table(reader, node, readings);
        return;
    }
    if (node->kind == FRONT_LIST) {
        readings->state = VALUE_BAD;
        reader_wrong(reader, node,
            "Write each with its day: {2026-09-23: 4.1, 2026-09-30: 3.8}",
            "`%s` takes %s, not a list", node_name(node),
            type_phrase(FIELD_READINGS));
        return;
    }
    struct field path = *field;
    path.type = FIELD_PATH;
    read_field(reader, &path, node, &readings->file);
    readings->state = readings->file.state;
}

/* --- the file --- */

static struct csv_table *
table_load(struct reader *reader, const struct path *path)
{
    struct csv_table *table = reader->tables;
    while (table && !text_is(table->full, path->full))
        table = table->next;
    if (table)
        return table;
    table = ARENA_NEW(reader->arena, struct csv_table);
    *table = (struct csv_table){.next = reader->tables, .full = path->full};
    reader->tables = table;
    struct slice bytes;
    table->error = file_read(reader->arena, reader->root, path->full, &bytes);
    if (table->error == FILE_OK)
        table->rows = csv_read(reader->arena,
            source_new(reader->arena,
                path_beside(reader->arena, reader->def->source->path, path->s),
                bytes),
            reader->report);
    return table;
}

static void
take_rows(
    struct reader *reader, const struct csv_rows *rows, struct metric *metric)
{
    struct readings *readings = &metric->readings;
    int count = 0;
    for (int i = 0; i < rows->count; i++)
        count += text_is(rows->items[i].metric, metric->id.s);
    readings->items = ARENA_ARRAY(reader->arena, struct reading, count + 1);
    for (int i = 0; i < rows->count; i++) {
        const struct csv_row *row = &rows->items[i];
        if (!text_is(row->metric, metric->id.s))
            continue;
        readings->items[readings->count++] =
            (struct reading){.state = VALUE_SET,
                .at = row->at,
                .on = row->on,
                .value = row->value};
    }
    settle(reader, readings, metric->id.s);
}

/* A metric that is not the plan's may be another plan's, unless it looks like
 * one of this plan. */
static void
check_names(struct reader *reader, const struct csv_rows *rows,
    const struct metric *metrics, int count)
{
    const char **ids = ARENA_ARRAY(reader->arena, const char *, count + 1);
    const char *said = NULL;
    for (int i = 0; i < count; i++)
        ids[i] = metrics[i].id.s;
    for (int i = 0; i < rows->count; i++) {
        const char *name = rows->items[i].metric;
        if (text_is(name, said) || text_among(name, ids, count))
            continue;
        const char *nearest = text_nearest(name, ids, count);
        if (!nearest)
            continue;
        said = name;
        struct finding *finding =
            report_add(reader->report, CS007, rows->items[i].metric_at,
                "%s is not a metric of this plan", reader_quoted(reader, name));
        offer_word(reader->report, finding, nearest);
    }
}

void
readings_load(struct reader *reader, struct metric *metrics, int count)
{
    for (int i = 0; reader->root && i < count; i++) {
        struct readings *readings = &metrics[i].readings;
        if (!is_set(*readings) || !is_set(readings->file))
            continue;
        const struct csv_table *table = table_load(reader, &readings->file);
        if (table->error != FILE_OK) {
            file_complain(reader, &readings->file,
                report_text(
                    reader->report, "metrics.%s.readings", metrics[i].id.s),
                table->error);
            readings->state = VALUE_BAD;
            continue;
        }
        take_rows(reader, &table->rows, &metrics[i]);
    }
    for (struct csv_table *table = reader->tables; table; table = table->next)
        check_names(reader, &table->rows, metrics, count);
}
