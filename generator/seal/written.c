#include "seal/written.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/read.h"
#include "seal/difference_inner.h"
#include "source/edit.h"

struct writing {
    struct wording wording;
    struct buf out;
};

static struct signed_part
part_member(const struct signed_part *whole, const char *name)
{
    return (struct signed_part){
        .name = name,
        .term = json_get(whole->term, name),
        .arrangement = json_get(whole->arrangement, name),
        .unit = whole->unit,
    };
}

static bool
is_there(const struct signed_part *part)
{
    return part->term || part->arrangement;
}

static const struct json *
value_of(const struct signed_part *part)
{
    return part->term ? part->term : part->arrangement;
}

/* --- values --- */

static void write_part(struct writing *writing, const struct signed_part *part);

/* "week", "2 weeks"; three months are called a quarter. */
static const char *
rhythm(const struct wording *wording, const struct field *field,
    const struct json *value)
{
    const char *text = wording_value(wording, field, value, NULL);
    if (text_is(text, "every 3 months"))
        return "quarter";
    return text_starts(text, "every ") ? text + strlen("every ") : text;
}

/* In quotes where YAML would take a sign for one of its own: a unit may be
 * "tickets, open". */
static void
write_bare(struct buf *out, const char *text)
{
    if (strpbrk(text, ",#[]{}"))
        edit_scalar(out, text);
    else
        buf_str(out, text);
}

static void
write_single(struct writing *writing, const struct signed_part *part,
    const struct json *value)
{
    const struct field *field = part->field;
    const char *text = json_string_of(value);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_TEXTS:
        edit_scalar(&writing->out, text ? text : "");
        break;
    case FIELD_QUANTITY:
    case FIELD_DURATION:
        write_bare(&writing->out,
            wording_value(&writing->wording, field, value, part->unit));
        break;
    case FIELD_EVERY:
        buf_str(&writing->out, rhythm(&writing->wording, field, value));
        break;
    default:
        write_bare(&writing->out, text ? text : "");
    }
}

/* One or a list of them; one that is alone needs no brackets. */
static void
write_plain(struct writing *writing, const struct signed_part *part)
{
    const struct json *value = value_of(part);
    int count = json_is_list(value) ? json_count(value) : 0;
    if (count > 1)
        buf_char(&writing->out, '[');
    for (int i = 0; i < count; i++) {
        buf_str(&writing->out, i > 0 ? ", " : "");
        write_single(writing, part, json_at(value, i));
    }
    if (count > 1)
        buf_char(&writing->out, ']');
    if (!json_is_list(value))
        write_single(writing, part, value);
}

static struct signed_part
field_part(const struct writing *writing, const struct signed_part *part,
    const struct field *field)
{
    struct signed_part member = part_member(part, field->name);
    member.field = field;
    member.record = field->record;
    member.unit =
        wording_unit_within(&writing->wording, part->term, part->unit);
    return member;
}

/* Between two fields stands `between`. */
static void
write_fields(struct writing *writing, const struct signed_part *part,
    const char *between)
{
    bool first = true;
    for (int i = 0; i < part->record->count; i++) {
        const struct field *field = &part->record->fields[i];
        struct signed_part member = field_part(writing, part, field);
        if (!is_there(&member) && field->required != REQUIRED)
            continue;
        buf_printf(&writing->out, "%s%s: ", first ? "" : between, field->name);
        if (is_there(&member))
            write_part(writing, &member);
        else
            buf_str(&writing->out, "…");
        first = false;
    }
}

static void
write_record(struct writing *writing, const struct signed_part *part)
{
    buf_char(&writing->out, '{');
    write_fields(writing, part, ", ");
    buf_char(&writing->out, '}');
}

static void
write_map(struct writing *writing, const struct signed_part *part)
{
    const struct json *ids = value_of(part);
    buf_char(&writing->out, '{');
    for (int i = 0; json_is_object(ids) && i < json_count(ids); i++) {
        struct signed_part entry = part_member(part, json_name_at(ids, i));
        entry.record = part->record;
        buf_printf(&writing->out, "%s%s: ", i > 0 ? ", " : "", entry.name);
        write_record(writing, &entry);
    }
    buf_char(&writing->out, '}');
}

/* Between two items stands `between`. */
static void
write_items(struct writing *writing, const struct signed_part *part,
    const char *between)
{
    const struct json *list = value_of(part);
    for (int i = 0; json_is_list(list) && i < json_count(list); i++) {
        struct signed_part item = {
            .record = part->record, .term = json_at(list, i)};
        buf_str(&writing->out, i > 0 ? between : "");
        write_record(writing, &item);
    }
}

static void
write_list(struct writing *writing, const struct signed_part *part)
{
    buf_char(&writing->out, '[');
    write_items(writing, part, ", ");
    buf_char(&writing->out, ']');
}

static void
write_part(struct writing *writing, const struct signed_part *part)
{
    if (!part->field || part->field->type == FIELD_RECORD)
        write_record(writing, part);
    else if (part->field->type == FIELD_RECORD_MAP)
        write_map(writing, part);
    else if (field_is_records(part->field->type))
        write_list(writing, part);
    else
        write_plain(writing, part);
}

static const char *
take_written(struct writing *writing)
{
    const char *made =
        arena_strndup(writing->wording.arena, writing->out.p, writing->out.n);
    buf_free(&writing->out);
    return made;
}

static const char *
write_named(struct arena *arena, const struct json *file, const char *before,
    const struct signed_part *part)
{
    struct writing writing = {.wording = {arena, file, file}};
    buf_str(&writing.out, before);
    write_part(&writing, part);
    return take_written(&writing);
}

#define LINE_ROOM 78   /* bytes */
#define ENTRY_ROOM 100 /* of an entry on one line */

static const char *
due_of(const struct signed_part *entry)
{
    const char *due = json_string_of(json_get(entry->term, "due"));
    return due ? due : "";
}

static int
compare_due(const void *a, const void *b)
{
    const struct signed_part *one = a, *other = b;
    int order = strcmp(due_of(one), due_of(other));
    return order ? order : strcmp(one->name, other->name);
}

/* By date, as milestones are to stand; the others by their ids. */
static struct signed_part *
entries_of(struct arena *arena, const struct signed_part *part, int *count)
{
    const struct json *ids = value_of(part);
    *count = json_is_object(ids) ? json_count(ids) : 0;
    struct signed_part *entries =
        ARENA_ARRAY(arena, struct signed_part, *count + 1);
    for (int i = 0; i < *count; i++) {
        entries[i] = part_member(part, json_name_at(ids, i));
        entries[i].record = part->record;
    }
    qsort(entries, (size_t)*count, sizeof *entries, compare_due);
    return entries;
}

/* The entries of a map, each on its line, or with a line for each field. */
static void
write_entries(struct writing *writing, const struct signed_part *part)
{
    int count;
    struct signed_part *entries =
        entries_of(writing->wording.arena, part, &count);
    for (int i = 0; i < count; i++) {
        struct signed_part entry = entries[i];
        buf_printf(&writing->out, "\n  %s: ", entry.name);
        size_t begin = writing->out.n;
        write_record(writing, &entry);
        if (writing->out.n - begin <= ENTRY_ROOM)
            continue;
        writing->out.n = begin - 1; /* the space */
        buf_str(&writing->out, "\n    ");
        write_fields(writing, &entry, "\n    ");
    }
}

/* An entry with a line for each field, a list or a map with one for each item;
 * all as deep as they stand in a plan. */
static const char *
write_lines(struct arena *arena, const struct json *file,
    const struct signed_part *part)
{
    struct writing writing = {.wording = {arena, file, file}};
    buf_printf(&writing.out, "\n%s%s:", part->field ? "" : "  ", part->name);
    if (!part->field) {
        buf_str(&writing.out, "\n    ");
        write_fields(&writing, part, "\n    ");
    } else if (part->field->type == FIELD_RECORD_MAP) {
        write_entries(&writing, part);
    } else {
        buf_str(&writing.out, "\n  - ");
        write_items(&writing, part, "\n  - ");
    }
    return take_written(&writing);
}

/* --- parts --- */

/* The next step of a path, and the path behind it. */
static const char *
take_step(struct arena *arena, const char **path)
{
    size_t length = strcspn(*path, ".");
    const char *step = arena_strndup(arena, *path, length);
    *path += length + ((*path)[length] == '.');
    return step;
}

bool
signed_part_find(struct arena *arena, const struct json *file, const char *path,
    struct signed_part *part)
{
    const struct wording wording = {arena, file, file};
    struct signed_part at = {
        .record = record_of_kind(KIND_PLAN),
        .term = json_get(file, "terms"),
        .arrangement = json_get(file, "arrangements"),
    };
    while (*path) {
        bool of_map = at.field && at.field->type == FIELD_RECORD_MAP;
        if (!at.record ||
            (at.field && !of_map && field_is_records(at.field->type)))
            return false;
        struct signed_part next = part_member(&at, take_step(arena, &path));
        next.field = of_map ? NULL : record_field(at.record, next.name);
        next.record = of_map       ? at.record
                      : next.field ? next.field->record
                                   : NULL;
        if (!is_there(&next) || (!of_map && !next.field))
            return false;
        next.unit = wording_unit_within(&wording, at.term, at.unit);
        at = next;
    }
    *part = at;
    return true;
}

bool
signed_part_same(const struct signed_part *a, const struct signed_part *b)
{
    return json_same(a->term, b->term) &&
           json_same(a->arrangement, b->arrangement);
}

const char *
written_part(struct arena *arena, const struct json *file,
    const struct signed_part *part)
{
    const char *line =
        write_named(arena, file, arena_printf(arena, "%s: ", part->name), part);
    bool divides = !part->field || part->field->type == FIELD_RECORDS ||
                   part->field->type == FIELD_RECORD_MAP;
    return divides && strlen(line) > LINE_ROOM ? write_lines(arena, file, part)
                                               : line;
}

/* The field at a path without ids and numbers. */
static const struct field *
field_of_kind(struct arena *arena, const char *kind)
{
    const struct record *record = record_of_kind(KIND_PLAN);
    const struct field *field = NULL;
    while (record && *kind) {
        field = record_field(record, take_step(arena, &kind));
        record = field ? field->record : NULL;
    }
    return *kind ? NULL : field;
}

const char *
written_before(struct arena *arena, const struct json *file,
    const struct difference *difference)
{
    struct signed_part part = {
        .field = difference->field,
        .term = difference->value_before,
        .unit = difference->unit_before,
    };
    const struct field *list =
        difference->field ? NULL : field_of_kind(arena, difference->kind);
    if (!part.term)
        return NULL;
    if (list && list->type != FIELD_RECORD_MAP) {
        part.record = list->record;
        return write_named(arena, file, "- ", &part);
    }
    if (signed_part_find(arena, file, difference->path, &part))
        return written_part(arena, file, &part);
    if (!part.field)
        return NULL;
    part.name = part.field->name;
    part.record = part.field->record;
    return written_part(arena, file, &part);
}

/* Adds to the list what of the record no signature covers, each name once. */
static const char *
add_unsigned(struct arena *arena, const struct record *record, const char *list)
{
    for (int i = 0; record && i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->half == HALF_TERM || field->half == HALF_ARRANGEMENT) {
            if (field->type == FIELD_RECORD)
                list = add_unsigned(arena, field->record, list);
            continue;
        }
        const char *name = arena_printf(arena, "`%s`", field->name);
        bool choice = field->required == REQUIRED && field->words;
        if (!strstr(list, name))
            list = arena_printf(arena, "%s%s%s%s%s", list, *list ? "; " : "",
                name, choice ? ", which is " : "",
                choice ? word_options(arena, field->words) : "");
    }
    return list;
}

const char *
written_unsigned(struct arena *arena, const struct signed_part *part)
{
    return add_unsigned(arena, part->record, "");
}
