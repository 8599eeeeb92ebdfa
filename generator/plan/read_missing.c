/* What a record must have and has not. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

/* What a message calls the record: by its id, by its field, or as one of a
 * list. */
static const char *
record_title(struct reader *reader, const struct record *record,
    const struct front *node)
{
    static const char *const named[] = {"person", "metric", "milestone"};
    if (!node->key)
        return arena_printf(reader->arena, "%s %s",
            node->parent ? "this" : "the", record->name);
    if (text_among(record->name, named, sizeof named / sizeof *named))
        return arena_printf(
            reader->arena, "the %s %s", record->name, node->key);
    return arena_printf(reader->arena, "`%s`", node->key);
}

#define PEOPLE_LISTED 12

/* The side of whoever stands in the field; "" where anybody may, NULL where no
 * person does. */
static const char *
side_in(const struct front *node)
{
    static const char *const anybody[] = {"owner", "by", "from", "to",
        "attendees", "reported-by", "told", "recorded-by"};
    const char *name = node_name(node);
    if (text_is(name, "vendor") || text_is(name, "csm"))
        return "vendor";
    if (text_is(name, "customer") || text_is(name, "champion"))
        return "customer";
    return text_among(name, anybody, sizeof anybody / sizeof *anybody) ? ""
                                                                       : NULL;
}

/* A line for each whom the plan names; NULL where it names nobody. */
static const char *
people_to_add(struct reader *reader, const struct front *root)
{
    struct report *report = reader->report;
    const char *ids[PEOPLE_LISTED], *sides[PEOPLE_LISTED];
    int count = 0;
    for (const struct front *p = root->first; p; p = front_next(p)) {
        const char *side = p->kind == FRONT_SCALAR ? side_in(p) : NULL;
        int i = 0;
        bool date = side && *p->text >= '0' && *p->text <= '9';
        bool signal = text_is(node_name(p), "champion") && p->parent != root;
        if (!side || date || signal || !id_is_valid(p->text))
            continue;
        while (i < count && !text_is(ids[i], p->text))
            i++;
        if (i == PEOPLE_LISTED)
            break;
        if (i == count)
            sides[count++] = "";
        ids[i] = p->text;
        if (*side)
            sides[i] = side;
    }
    const char *fix = "Add everybody whom this plan names:\npeople:";
    for (int i = 0; i < count; i++)
        fix = report_text(report,
            "%s\n  %s: {name: \u2026, side: %s, role: \u2026}", fix, ids[i],
            *sides[i] ? sides[i] : "\u2026");
    return count > 0 ? fix : NULL;
}

/* `…`, or a record with what it must have: `{vendor: {name: …}}`. */
static const char *
field_shape(struct reader *reader, const struct field *field)
{
    if (field->type != FIELD_RECORD)
        return "\u2026";
    const char *shape = "";
    for (int i = 0; i < field->record->count; i++) {
        const struct field *part = &field->record->fields[i];
        if (part->required == REQUIRED)
            shape = arena_printf(reader->arena, "%s%s%s: %s", shape,
                *shape ? ", " : "", part->name, field_shape(reader, part));
    }
    return *shape ? arena_printf(reader->arena, "{%s}", shape) : "\u2026";
}

/* "It goes below line 144:" and the line, as far in as it stands there. */
static const char *
where_it_goes(
    struct reader *reader, const struct field *field, const struct front *node)
{
    const struct front *before =
        field_stands_below(field, node, reader->def->source);
    if (before)
        return report_text(reader->report, " It goes below line %d:\n%*s%s: %s",
            front_last_line(before), place_start(before->key_at).column - 1, "",
            field->name, field_shape(reader, field));
    bool within = node->flow && node->at.source == reader->def->source;
    return within ? report_text(reader->report,
                        " It goes between the { and the }:  %s: %s",
                        field->name, field_shape(reader, field))
                  : "";
}

/* The line in which the field stands without a value; `at` gets its name's
 * place.  NULL where there is none. */
static const char *
empty_line(struct reader *reader, const struct field *field,
    const struct front *node, struct place *at)
{
    const struct front *empty = front_field(node, field->name);
    if (!empty || empty->key_at.source != reader->def->source)
        return NULL;
    *at = empty->key_at;
    if (node->flow)
        return report_text(reader->report, " It goes behind the colon:  %s: %s",
            field->name, field_shape(reader, field));
    return report_text(reader->report, " It goes into line %d:\n%*s%s: %s",
        place_start(*at).line, place_start(*at).column - 1, "", field->name,
        field_shape(reader, field));
}

static const char *
missing_fix(struct reader *reader, const struct field *field,
    const struct front *node, const char *empty)
{
    const char *people =
        text_is(field->name, "people") ? people_to_add(reader, node) : NULL;
    if (people)
        return people;
    bool word = field->type == FIELD_WORD;
    return report_text(reader->report, "Add `%s`%s%s: %s%s", field->name,
        word ? ", which is " : "",
        word ? word_options(reader->arena, field->words) : "", field->about,
        empty ? empty : where_it_goes(reader, field, node));
}

static void
say_missing(struct reader *reader, const struct record *record,
    const struct field *field, const struct front *node)
{
    struct place at = node_head(node);
    const char *empty = empty_line(reader, field, node, &at);
    struct finding *finding = reader_finding(reader, CS005, node, at,
        "%s has no `%s`", record_title(reader, record, node), field->name);
    finding->label =
        empty ? "nothing stands behind it"
              : report_text(reader->report, "expected `%s` here", field->name);
    finding->field = finding->field ? report_text(reader->report, "%s.%s",
                                          finding->field, field->name)
                                    : field->name;
    finding->fix = missing_fix(reader, field, node, empty);
}

/* Of an outcome's metric, what is missing is CS102's. */
static bool
asks_for(const struct record *record, const struct field *field, void *slot)
{
    if (field->required == REQUIRED)
        return true;
    if (!text_is(record->name, "metric"))
        return false;
    const struct metric *metric = slot;
    return (text_is(field->name, "target") || text_is(field->name, "by")) &&
           metric->role.value != ROLE_OUTCOME &&
           metric->role.state != VALUE_BAD;
}

/* It stands among the entries of a map, which was said there. */
static bool
stands_too_deep(const struct record *record, const struct field *field,
    const struct front *node)
{
    for (const struct front *p = node->first; p; p = p->next) {
        const struct field *map = record_field(record, p->key);
        const struct front *deep = map && map->type == FIELD_RECORD_MAP
                                       ? front_field(p, field->name)
                                       : NULL;
        if (deep && deep->kind == FRONT_SCALAR)
            return true;
    }
    return false;
}

void
read_missing(struct reader *reader, const struct record *record,
    const struct front *node, void *slot)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const struct value *value = field_slot(field, slot);
        if (is_absent(*value) && asks_for(record, field, slot) &&
            (node->parent || !stands_too_deep(record, field, node)))
            say_missing(reader, record, field, node);
    }
}
