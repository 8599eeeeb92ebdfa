#include "plan/read.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

#define QUOTED_MAX 60 /* bytes of the author's text in a message */

struct finding *
reader_finding(struct reader *reader, enum rule_id rule,
    const struct front *node, struct place at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(reader->arena, format, args);
    va_end(args);
    struct finding *finding =
        report_add(reader->report, rule, at, "%s", message);
    if (node && node->parent)
        finding->field = front_path(reader->arena, node);
    return finding;
}

struct finding *
reader_wrong(struct reader *reader, const struct front *node, const char *fix,
    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(reader->arena, format, args);
    va_end(args);
    reader_ignore(reader, node);
    struct finding *finding =
        reader_finding(reader, CS006, node, node_place(node), "%s", message);
    finding->fix = fix;
    return finding;
}

void
reader_ignore(struct reader *reader, const struct front *node)
{
    reader->unread = arena_grow(reader->arena, reader->unread,
        reader->unread_count, &reader->unread_room, sizeof *reader->unread);
    reader->unread[reader->unread_count++] = node;
}

const char *
reader_quoted(struct reader *reader, const char *text)
{
    char *line = text_collapse(reader->arena, text);
    size_t length = strlen(line), n = length;
    if (n > QUOTED_MAX)
        for (n = QUOTED_MAX; n > 0 && (line[n] & 0xC0) == 0x80;)
            n--;
    return arena_printf(
        reader->arena, "\"%.*s%s\"", (int)n, line, n < length ? "\u2026" : "");
}

const char *
record_phrase(struct arena *arena, const struct record *record)
{
    const char *name = record->name;
    if (name[strlen(name) - 1] == 's')
        return name;
    bool vowel = strchr("aeiou", name[0]) != NULL;
    return arena_printf(arena, "%s %s", vowel ? "an" : "a", name);
}

static struct place
first_line(struct place place)
{
    const char *text = place.source->text + place.at;
    const char *end = memchr(text, '\n', place.length);
    uint32_t n = end ? (uint32_t)(end - text) : place.length;
    end = memchr(text, '\r', n);
    n = end ? (uint32_t)(end - text) : n;
    while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t'))
        n--;
    return place_in(place.source, place.at, n);
}

struct place
node_place(const struct front *node)
{
    if (node->kind == FRONT_SCALAR || node->flow)
        return node->at.length || !node->key ? node->at : node->key_at;
    return node->key ? node->key_at : first_line(node->at);
}

struct place
node_head(const struct front *node)
{
    if (node->key)
        return node->key_at;
    const struct front *kind = node->parent ? NULL : front_field(node, "kind");
    return kind ? kind->key_at : first_line(node->at);
}

/* --- records --- */

/* Where the values of a type hold texts, which are "" until they are read; 0
 * for none, as each value begins with its head. */
static const struct {
    unsigned char first, second;
} texts_of[FIELD_RECORD_MAP + 1] = {
    [FIELD_TEXT] = {offsetof(struct text, s), 0},
    [FIELD_ID] = {offsetof(struct text, s), 0},
    [FIELD_PATH] = {offsetof(struct path, s), offsetof(struct path, full)},
    [FIELD_QUANTITY] = {offsetof(struct quantity, unit), 0},
    [FIELD_PERSON] = {offsetof(struct person_ref, id), 0},
    [FIELD_METRIC] = {offsetof(struct metric_ref, id), 0},
    [FIELD_SIGNAL] = {offsetof(struct signal, metric.id),
        offsetof(struct signal, amount.unit)},
    [FIELD_READINGS] = {offsetof(struct readings, file.s),
        offsetof(struct readings, file.full)},
    [FIELD_ROWS] = {offsetof(struct reviews, file.s),
        offsetof(struct reviews, file.full)},
};

static void
set_empty(void *slot, size_t offset)
{
    const char **text = (const char **)(void *)((char *)slot + offset);
    *text = "";
}

void
field_init(const struct field *field, void *slot, enum value_state state,
    struct place at)
{
    struct value *value = slot;
    value->state = state;
    value->at = at;
    if (texts_of[field->type].first)
        set_empty(slot, texts_of[field->type].first);
    if (texts_of[field->type].second)
        set_empty(slot, texts_of[field->type].second);
    if (field->type == FIELD_DATE)
        ((struct date *)slot)->day = DAY_NONE;
    if (field->type == FIELD_RECORD)
        record_init(field->record, slot, state, at);
}

void
record_init(const struct record *record, void *slot, enum value_state state,
    struct place at)
{
    for (int i = 0; i < record->count; i++)
        field_init(&record->fields[i], field_slot(&record->fields[i], slot),
            state, at);
}

void
read_record(struct reader *reader, const struct record *record,
    const struct front *node, void *slot)
{
    record_init(record, slot, VALUE_ABSENT, node_head(node));
    int unknown = 0;
    for (struct front *p = node->first; p; p = p->next) {
        const struct field *field = p->field = record_field(record, p->key);
        unknown += field == NULL;
        if (field)
            read_laid_out(reader, field, p, field_slot(field, slot));
    }
    for (struct front *p = node->first; p && unknown > 0; p = p->next)
        if (!p->field)
            read_unknown(reader, record, p, slot);
    read_missing(reader, record, node, slot);
}

/* --- walking --- */

enum field_type
list_item_type(enum field_type type)
{
    switch (type) {
    case FIELD_PERSONS:
        return FIELD_PERSON;
    case FIELD_METRICS:
        return FIELD_METRIC;
    case FIELD_TEXTS:
        return FIELD_TEXT;
    case FIELD_WORDS:
        return FIELD_WORD;
    default:
        return type;
    }
}

size_t
list_item_size(const struct field *field)
{
    switch (field->type) {
    case FIELD_PERSONS:
        return sizeof(struct person_ref);
    case FIELD_METRICS:
        return sizeof(struct metric_ref);
    case FIELD_TEXTS:
        return sizeof(struct text);
    case FIELD_WORDS:
        return sizeof(struct word);
    case FIELD_RECORDS:
    case FIELD_ROWS:
    case FIELD_RECORD_MAP:
        return field->record->size;
    default:
        return 0;
    }
}

static void
walk_item(
    const struct field *field, void *slot, visit_value *visit, void *context)
{
    if (((struct value *)slot)->state != VALUE_SET)
        return;
    if (field->record)
        record_walk(field->record, slot, visit, context);
    else
        visit(field, list_item_type(field->type), slot, context);
}

void
record_walk(
    const struct record *record, void *slot, visit_value *visit, void *context)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        void *at = field_slot(field, slot);
        if (((struct value *)at)->state != VALUE_SET)
            continue;
        size_t size = list_item_size(field);
        if (size == 0) {
            walk_item(field, at, visit, context);
            continue;
        }
        struct list_view list = list_view(at);
        for (int k = 0; k < list.count; k++)
            walk_item(field, list.items + (size_t)k * size, visit, context);
    }
}

struct list_view
list_view(const void *slot)
{
    LIST(char) list;
    memcpy(&list, slot, sizeof list);
    return (struct list_view){list.count, list.items};
}

void
list_set(void *slot, int count, void *items)
{
    LIST(char) list;
    memcpy(&list, slot, sizeof list);
    list.count = count;
    list.items = items;
    memcpy(slot, &list, sizeof list);
}
