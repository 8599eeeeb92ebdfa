/* A field that the format does not have: what was meant by it. */
#include "plan/read.h"

#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/note.h"

#define NAMES_MAX 64
#define VALUE_MAX 80  /* bytes of a value that a fix repeats */
#define LISTED_MAX 12 /* fields that a message can name */

/* Lower case, with hyphens between the words. */
static char *
as_field_name(struct arena *arena, const char *key)
{
    char *name = text_lower(arena, text_collapse(arena, key));
    for (char *p = name; *p; p++)
        if (*p == ' ' || *p == '_')
            *p = '-';
    return name;
}

static const struct field *
by_likeness(const struct record *record, const char *name)
{
    const char *names[NAMES_MAX];
    int count = 0;
    for (; count < record->count && count < NAMES_MAX; count++)
        names[count] = record->fields[count].name;
    const char *nearest = text_nearest(name, names, count);
    return nearest ? record_field(record, nearest) : NULL;
}

struct meant {
    const struct field *field; /* NULL: nobody can tell */
    bool given;    /* the record has it as well: this one is one too many */
    bool misspelt; /* the same word, and no other of the same meaning */
};

static struct meant
field_meant(struct reader *reader, const struct record *record,
    const struct front *node)
{
    char *name = as_field_name(reader->arena, node->key);
    struct meant meant = {record_field(record, name), false, true};
    if (!meant.field) {
        meant.field = field_near(reader->arena, record, name);
        meant.misspelt = !meant.field;
    }
    if (meant.field) {
        meant.given = front_field(node->parent, meant.field->name) != NULL;
        return meant;
    }
    meant.field = by_likeness(record, name);
    if (meant.field && front_field(node->parent, meant.field->name))
        meant.field = NULL;
    return meant;
}

/* ", as far in as its other fields: `    measured: …`" */
static const char *
line_below(
    struct reader *reader, const struct front *metric, const struct front *node)
{
    const struct front *first = metric->first;
    if (metric->flow || !first || !first->key || node->parent->flow)
        return ".";
    return report_text(reader->report, ", as far in as its other fields: %s",
        excerpt_line(reader->report,
            line_indent(first->key_at.source, first->key_at.at), "",
            excerpt_slice(line_text(node->key_at.source, node->key_at.at))));
}

/* The metric that the record names, where that has such a field and lacks
 * it. */
static const char *
metric_home(struct reader *reader, const struct record *record,
    const struct front *node)
{
    const struct front *metrics = front_field(reader->def->front, "metrics");
    const struct record *top = record_of_kind(reader->def->kind);
    const struct field *list = top ? record_field(top, "metrics") : NULL;
    if (!metrics || !list || !list->record ||
        !record_field(list->record, node->key))
        return NULL;
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const struct front *named = list_item_type(field->type) == FIELD_METRIC
                                        ? front_field(node->parent, field->name)
                                        : NULL;
        const struct front *metric = named && named->kind == FRONT_SCALAR
                                         ? front_field(metrics, named->text)
                                         : NULL;
        if (metric && !front_field(metric, node->key))
            return report_text(reader->report,
                "It is a field of the metric: move this line to `%s` in line "
                "%d%s",
                metric->key, place_start(metric->key_at).line,
                line_below(reader, metric, node));
    }
    return NULL;
}

/* Where else the field could stand: one record below, or at the top. */
static const char *
field_home(struct reader *reader, const struct record *record, const char *key)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->type == FIELD_RECORD && record_field(field->record, key))
            return report_text(reader->report,
                "It belongs under `%s`: move it there.", field->name);
    }
    const struct record *top = record_of_kind(reader->def->kind);
    if (top && !reader->def->front) /* of settings, not of a plan */
        return defaults_home(reader->report, key);
    if (top && record != top && record_field(top, key))
        return report_text(reader->report,
            "`%s` is a field of the whole %s: move it to the left edge.", key,
            top->name);
    return NULL;
}

#define HOMES_MAX 3 /* of more, nobody can tell which was meant */

#define ENTRIES_MAX 12

/* "move it to the one of `people` whom it concerns: `sam` (line 18), …": of
 * entries under ids those that lack such a field; NULL where it is not one. */
static const char *
entry_home(struct reader *reader, const struct field *field, const char *key)
{
    const struct front *part = front_field(reader->def->front, field->name);
    const char *list = "";
    int count = 0;
    if (field->type != FIELD_RECORD_MAP || part->kind != FRONT_FIELDS)
        return NULL;
    for (const struct front *p = part->first; p; p = p->next) {
        if (p->kind != FRONT_FIELDS || front_field(p, key))
            continue;
        if (count == ENTRIES_MAX) {
            list = report_text(reader->report, "%s and others", list);
            break;
        }
        list = report_text(reader->report, "%s%s`%s` (line %d)", list,
            count++ ? ", " : "", p->key, place_start(p->key_at).line);
    }
    return count == 0 ? NULL
                      : report_text(reader->report,
                            "It is a field of one of `%s`: write it beside the "
                            "other fields of the one that it is about, %s, or "
                            "take it out.",
                            field->name, list);
}

/* The one entry of a list of the file that must have such a field and lacks it:
 * the line was moved away from there.  NULL for none, or for several. */
static const struct front *
entry_lacking(struct reader *reader, const struct record * not, const char *key)
{
    const struct record *top = record_of_kind(reader->def->kind);
    const struct front *found = NULL;
    for (int i = 0; top && reader->def->front && i < top->count; i++) {
        const struct field *field = &top->fields[i];
        const struct front *part = front_field(reader->def->front, field->name);
        const struct field *own = field->type == FIELD_RECORD_MAP
                                      ? record_field(field->record, key)
                                      : NULL;
        if (!part || !own || own->required != REQUIRED ||
            field->record == not || part->kind != FRONT_FIELDS)
            continue;
        for (const struct front *p = part->first; p; p = p->next) {
            if (p->kind != FRONT_FIELDS || p->flow || front_field(p, key))
                continue;
            if (found)
                return NULL;
            found = p;
        }
    }
    return found;
}

/* "Take line 142 out, and write it in `complete-claims`": its own line. */
static const char *
lost_home(struct reader *reader, const struct record *record,
    const struct front *node)
{
    const struct source *source = node->key_at.source;
    const struct front *entry =
        node->kind == FRONT_SCALAR && !node->parent->flow && *node->text
            ? entry_lacking(reader, record, node->key)
            : NULL;
    if (!entry || !entry->first || !entry->first->key ||
        line_is_item(source, node->key_at.at))
        return NULL;
    int line = place_start(node->key_at).line;
    return report_text(reader->report,
        "Take line %d out, and write it in `%s`, which has no `%s`, below line "
        "%d:\n%*s%.*s",
        line, entry->key, node->key, place_start(entry->key_at).line,
        place_start(entry->first->key_at).column - 1, "",
        (int)line_text(source, node->key_at.at).length,
        source->text + line_text(source, node->key_at.at).at);
}

/* "It belongs under `outcome`": among the parts that the file has those that
 * can have such a field and lack it; NULL where none or too many do. */
static const char *
field_homes(struct reader *reader, const struct record *record, const char *key)
{
    const struct record *top = record_of_kind(reader->def->kind);
    const char *list = NULL, *entry = NULL;
    int count = 0;
    for (int i = 0; top && reader->def->front && i < top->count; i++) {
        const struct field *field = &top->fields[i];
        const struct front *part = front_field(reader->def->front, field->name);
        if (!part || !field->record || field->record == record ||
            !record_field(field->record, key) ||
            (field->type == FIELD_RECORD && front_field(part, key)))
            continue;
        if (count++ == HOMES_MAX)
            return NULL;
        entry = entry_home(reader, field, key);
        list = report_text(reader->report, "%s%s`%s`", list ? list : "",
            list ? " or " : "", field->name);
    }
    if (count == 1 && entry)
        return entry;
    return list ? report_text(reader->report,
                      "It belongs under %s: move it there, as far in as the "
                      "other fields.",
                      list)
                : NULL;
}

/* NULL: too many to name, and the rule's own fix must do. */
static const char *
all_fields(struct reader *reader, const struct record *record)
{
    if (record->count > LISTED_MAX)
        return NULL;
    const char *list = arena_printf(reader->arena, "The fields of %s are",
        record_phrase(reader->arena, record));
    for (int i = 0; i < record->count; i++)
        list = arena_printf(reader->arena, "%s%s `%s`", list, i ? "," : "",
            record->fields[i].name);
    return arena_printf(reader->arena, "%s.", list);
}

/* What the author wrote there, where it is short enough to be pasted. */
static struct slice
written_value(const struct front *node)
{
    struct slice text = excerpt_slice(node->at);
    bool fits = text.n > 0 && text.n <= VALUE_MAX &&
                (node->kind == FRONT_SCALAR || node->flow) &&
                !memchr(text.p, '\n', text.n);
    return fits ? text : (struct slice){"", 0};
}

static const char *
shape_of(
    struct reader *reader, const struct field *field, const struct front *node)
{
    struct slice value = written_value(node);
    bool record = field->type == FIELD_RECORD;
    if (value.n > 0 && record == (node->kind == FRONT_FIELDS))
        return report_text(reader->report, "Write: %s: %.*s", field->name,
            (int)value.n, value.p);
    bool below = node->kind != FRONT_SCALAR && !node->flow;
    if (field->type != FIELD_RECORD || field->record->count > 4 || below)
        return report_text(reader->report, "Write `%s` instead.", field->name);
    return report_text(reader->report, "Write: %s: %s", field->name,
        record_shape(reader, field->record, node));
}

/* "Hi Marta, please add to the plan: …" */
static bool
is_sentence(const struct front *node)
{
    int words = 1;
    for (const char *p = node->key; *p; p++)
        words += *p == ' ';
    return words >= 3 && !node->parent->flow;
}

void
read_unknown(struct reader *reader, const struct record *record,
    const struct front *node, void *slot)
{
    reader_ignore(reader, node);
    if (is_sentence(node)) {
        struct finding *finding = reader_finding(reader, CS004, node,
            node->key_at, "%s is a sentence, and stands among the fields",
            reader_quoted(reader, node->key));
        finding->fix = "Take the line out, or write it as text below the "
                       "closing ---.";
        return;
    }
    if (note_begins((struct slice){node->key, strlen(node->key)}) &&
        !node->parent->flow) {
        note_mend(
            reader_finding(reader, CS004, node, node->key_at,
                "%s is a note, and no field", reader_quoted(reader, node->key)),
            reader->report, node->key_at.at);
        return;
    }
    struct meant meant = field_meant(reader, record, node);
    const struct field *field = meant.field;
    struct finding *finding = reader_finding(reader, CS004, node, node->key_at,
        "%s has no field %s", record_phrase(reader->arena, record),
        reader_quoted(reader, node->key));
    if (meant.given) {
        finding->fix = report_text(reader->report,
            "`%s` is given already: take this one out.", field->name);
        return;
    }
    if (field) {
        finding->fix = shape_of(reader, field, node);
        finding->label =
            report_text(reader->report, "did you mean `%s`?", field->name);
        if (meant.misspelt)
            edit_spelling(finding, node->key_at, node->key, field->name);
        field_init(field, field_slot(field, slot), VALUE_BAD, node->key_at);
        return;
    }
    finding->fix = metric_home(reader, record, node);
    if (!finding->fix)
        finding->fix = lost_home(reader, record, node);
    if (!finding->fix)
        finding->fix = field_home(reader, record, node->key);
    if (!finding->fix)
        finding->fix = field_homes(reader, record, node->key);
    if (!finding->fix)
        finding->fix = all_fields(reader, record);
}
