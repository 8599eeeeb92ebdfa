#include "plan/dump.h"

#include <string.h>

#include "base/text.h"
#include "plan/read.h"

struct dump {
    struct arena *arena;
    struct buf *out;
    const struct source *source; /* of the definition: named only if another */
    int depth;
};

typedef void dump_type(
    struct dump *dump, const struct field *field, const void *slot);

static void
dump_place(struct dump *dump, struct place at)
{
    if (!at.source)
        return;
    struct line_column start = place_start(at);
    buf_str(dump->out, " @");
    if (at.source != dump->source) {
        const char *slash = strrchr(at.source->path, '/');
        buf_printf(dump->out, "%s:", slash ? slash + 1 : at.source->path);
    }
    buf_printf(dump->out, "%d:%d", start.line, start.column);
}

static void
indent(struct dump *dump)
{
    for (int i = 0; i < dump->depth; i++)
        buf_str(dump->out, "  ");
}

static void
dump_string(struct dump *dump, const char *text)
{
    buf_char(dump->out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_char(dump->out, '\\');
        if (*text == '\n')
            buf_str(dump->out, "\\n");
        else
            buf_char(dump->out, *text);
    }
    buf_char(dump->out, '"');
}

static void
dump_text(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    dump_string(dump, ((const struct text *)slot)->s);
}

static void
dump_id(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    buf_str(dump->out, ((const struct text *)slot)->s);
}

static void
dump_word(struct dump *dump, const struct field *field, const void *slot)
{
    const char *word =
        field_word_text(field->words, ((const struct word *)slot)->value);
    buf_str(dump->out, word ? word : "?");
}

static void
dump_flag(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    buf_str(dump->out, ((const struct flag *)slot)->on ? "yes" : "no");
}

static void
dump_number(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    buf_printf(dump->out, "%d", ((const struct number *)slot)->n);
}

static void
dump_day(struct dump *dump, day_t day)
{
    char text[11] = "?";
    if (day != DAY_NONE)
        day_iso(day, text);
    buf_str(dump->out, text);
}

static void
dump_date(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    const struct date *date = slot;
    dump_day(dump, date->day);
    if (date->form == DATE_WEEK)
        buf_printf(dump->out, " (week %d)", date->count);
    else if (date->form == DATE_DAY)
        buf_printf(dump->out, " (day %d)", date->count);
    else if (date->form == DATE_QUARTER)
        buf_str(dump->out, " (quarter)");
}

static void
dump_quantity(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    const struct quantity *quantity = slot;
    buf_str(dump->out, micro_text(dump->arena, quantity->micro));
    if (*quantity->unit)
        buf_printf(dump->out, " %s", quantity->points ? "pp" : quantity->unit);
}

static void
dump_duration(struct dump *dump, const struct field *field, const void *slot)
{
    static const char *const units[] = {
        "s", "min", "h", "d", "week", "month", "quarter"};
    (void)field;
    const struct duration *duration = slot;
    buf_printf(dump->out, "%d %s", duration->count, units[duration->unit]);
}

static void
dump_time(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    int minutes = ((const struct clock_time *)slot)->minutes;
    buf_printf(dump->out, "%02d:%02d", minutes / 60, minutes % 60);
}

static void
dump_quarter(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    const struct quarter *quarter = slot;
    buf_printf(dump->out, "%d-Q%d", quarter->year, quarter->quarter);
}

static void
dump_path(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    dump_string(dump, ((const struct path *)slot)->s);
}

static void
dump_person(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    const struct person_ref *person = slot;
    buf_printf(dump->out, "%s %s", person->to ? "->" : "-> ?", person->id);
}

static void
dump_metric(struct dump *dump, const struct field *field, const void *slot)
{
    (void)field;
    const struct metric_ref *metric = slot;
    buf_printf(dump->out, "%s %s", metric->to ? "->" : "-> ?", metric->id);
}

static void
dump_readings(struct dump *dump, const struct field *field, const void *slot)
{
    const struct readings *readings = slot;
    if (is_set(readings->file))
        dump_path(dump, field, &readings->file);
    else
        buf_printf(dump->out, "%d", readings->count);
}

static void
dump_signal(struct dump *dump, const struct field *field, const void *slot)
{
    static const char *const kinds[] = {"none", "falls", "rises", "above",
        "below", "silent", "champion left", "sponsor left", "milestone overdue",
        "reviews missed"};
    const struct signal *signal = slot;
    buf_str(dump->out, kinds[signal->signal]);
    if (is_set(signal->amount)) {
        buf_char(dump->out, ' ');
        dump_quantity(dump, field, &signal->amount);
    }
    if (is_set(signal->within)) {
        buf_str(dump->out, " within ");
        dump_duration(dump, field, &signal->within);
    }
    if (is_set(signal->count))
        buf_printf(dump->out, " count %d", signal->count.n);
    if (is_set(signal->metric)) {
        buf_char(dump->out, ' ');
        dump_metric(dump, field, &signal->metric);
    }
}

static dump_type *const dumpers[FIELD_RECORD_MAP + 1] = {
    [FIELD_TEXT] = dump_text,
    [FIELD_ID] = dump_id,
    [FIELD_WORD] = dump_word,
    [FIELD_FLAG] = dump_flag,
    [FIELD_NUMBER] = dump_number,
    [FIELD_DATE] = dump_date,
    [FIELD_QUANTITY] = dump_quantity,
    [FIELD_DURATION] = dump_duration,
    [FIELD_EVERY] = dump_duration,
    [FIELD_TIME] = dump_time,
    [FIELD_QUARTER] = dump_quarter,
    [FIELD_PATH] = dump_path,
    [FIELD_PERSON] = dump_person,
    [FIELD_METRIC] = dump_metric,
    [FIELD_READINGS] = dump_readings,
    [FIELD_SIGNAL] = dump_signal,
};

static void dump_record(
    struct dump *dump, const struct record *record, const void *slot);

static void
end_line(struct dump *dump, const struct value *value)
{
    dump_place(dump, value->at);
    buf_char(dump->out, '\n');
}

/* Every record of a map begins with its id. */
static const char *
item_name(const struct field *field, const char *item)
{
    struct {
        VALUE_HEAD
        struct text id;
    } named;
    if (field->type != FIELD_RECORD_MAP)
        return "-";
    memcpy(&named, item, sizeof named);
    return named.id.s;
}

static void
dump_items(struct dump *dump, const struct field *field, const void *slot)
{
    struct list_view list = list_view(slot);
    size_t size = list_item_size(field);
    dump->depth++;
    for (int i = 0; i < list.count; i++) {
        const char *item = list.items + (size_t)i * size;
        const struct value *value = (const void *)item;
        indent(dump);
        buf_str(dump->out, item_name(field, item));
        if (field->record) {
            buf_str(dump->out, is_set(*value) ? "" : " (bad)");
        } else {
            buf_char(dump->out, ' ');
            dumpers[list_item_type(field->type)](dump, field, item);
        }
        end_line(dump, value);
        if (field->record)
            dump_record(dump, field->record, item);
    }
    dump->depth--;
}

static void
dump_reading_lines(struct dump *dump, const struct readings *readings)
{
    dump->depth++;
    for (int i = 0; i < readings->count; i++) {
        const struct reading *reading = &readings->items[i];
        indent(dump);
        dump_day(dump, reading->on);
        buf_str(dump->out, ": ");
        dump_quantity(dump, NULL, &reading->value);
        dump_place(dump, reading->value.at);
        buf_char(dump->out, '\n');
    }
    dump->depth--;
}

static void
dump_field(struct dump *dump, const struct field *field, const void *slot)
{
    const struct value *value = slot;
    if (is_absent(*value))
        return;
    indent(dump);
    buf_printf(dump->out, "%s:", field->name);
    if (!is_set(*value)) {
        buf_str(dump->out, " (bad)");
        end_line(dump, value);
        return;
    }
    if (dumpers[field->type]) {
        buf_char(dump->out, ' ');
        dumpers[field->type](dump, field, slot);
    }
    end_line(dump, value);
    if (field->type == FIELD_RECORD)
        dump_record(dump, field->record, slot);
    else if (field->type == FIELD_READINGS)
        dump_reading_lines(dump, slot);
    else if (list_item_size(field) > 0)
        dump_items(dump, field, slot);
}

static void
dump_record(struct dump *dump, const struct record *record, const void *slot)
{
    dump->depth++;
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        dump_field(dump, field, (const char *)slot + field->offset);
    }
    dump->depth--;
}

void
plan_dump(const struct definition *definition, struct buf *out)
{
    const struct record *record = record_of_kind(definition->kind);
    struct arena *scratch = arena_new();
    struct dump dump = {.arena = scratch,
        .out = out,
        .source = definition->source,
        .depth = -1};
    if (record)
        dump_record(&dump, record, definition);
    arena_free(scratch);
}

/* --- the reference --- */

static const char *
required_text(const struct field *field)
{
    static const char *const texts[] = {
        [OPTIONAL] = "", [REQUIRED] = "yes", [BY_RULE] = "by a rule"};
    return texts[field->required];
}

static const char *
half_text(const struct field *field)
{
    static const char *const texts[] = {[HALF_NEITHER] = "",
        [HALF_TERM] = "term",
        [HALF_ARRANGEMENT] = "arrangement",
        [HALF_PROGRESS] = "progress"};
    return texts[field->half];
}

static const char *
form_text(enum field_type type)
{
    static const char *const texts[] = {
        [FIELD_TEXT] = "text",
        [FIELD_ID] = "id",
        [FIELD_WORD] = "",
        [FIELD_WORDS] = "one or a list of ",
        [FIELD_FLAG] = "yes, no",
        [FIELD_NUMBER] = "whole number",
        [FIELD_DATE] = "date",
        [FIELD_QUANTITY] = "quantity",
        [FIELD_DURATION] = "duration",
        [FIELD_EVERY] = "every",
        [FIELD_TIME] = "time of day",
        [FIELD_QUARTER] = "quarter",
        [FIELD_PATH] = "path",
        [FIELD_PERSON] = "person",
        [FIELD_PERSONS] = "person or list",
        [FIELD_METRIC] = "metric",
        [FIELD_METRICS] = "metric or list",
        [FIELD_TEXTS] = "text or list",
        [FIELD_READINGS] = "readings",
        [FIELD_SIGNAL] = "signal",
        [FIELD_RECORD] = "fields of ",
        [FIELD_RECORDS] = "list of ",
        [FIELD_ROWS] = "list or CSV file of ",
        [FIELD_RECORD_MAP] = "by id: ",
    };
    return texts[type];
}

static void
reference_row(struct buf *out, const struct field *field)
{
    buf_printf(out, "| `%s` | %s", field->name, form_text(field->type));
    const struct field_word *word = field->words;
    for (; word && word->word; word++)
        buf_printf(out, "%s`%s`", word == field->words ? "" : " ", word->word);
    if (field->record)
        buf_str(out, field->record->name);
    buf_printf(out, " | %s | %s | %s | %s |\n", required_text(field),
        field->audience == AUDIENCE_INTERNAL ? "internal" : "customer",
        half_text(field), field->about);
}

#define SEEN_MAX 128

struct seen {
    const struct record *records[SEEN_MAX];
    int count;
};

static bool
see(struct seen *seen, const struct record *record)
{
    for (int i = 0; i < seen->count; i++)
        if (seen->records[i] == record)
            return false;
    if (seen->count == SEEN_MAX)
        return false;
    seen->records[seen->count++] = record;
    return true;
}

static void
reference_table(struct buf *out, struct seen *seen, const struct record *record,
    const char *heading)
{
    if (!see(seen, record))
        return;
    buf_printf(out,
        "%s %s\n\n| field | form | required | audience | part | meaning |\n"
        "| --- | --- | --- | --- | --- | --- |\n",
        heading, record->name);
    for (int i = 0; i < record->count; i++)
        reference_row(out, &record->fields[i]);
    buf_char(out, '\n');
    for (int i = 0; i < record->count; i++)
        if (record->fields[i].record)
            reference_table(out, seen, record->fields[i].record, "####");
}

void
fields_reference(struct buf *out)
{
    struct seen seen = {0};
    for (enum kind kind = KIND_PLAN; kind <= KIND_INITIATIVE; kind++)
        reference_table(out, &seen, record_of_kind(kind), "###");
}
