#include "commands/schema_front.h"

#include "base/text.h"
#include "report/json_out.h"

#define RECORDS_MAX 128

struct writing {
    struct json_out json;
    struct arena *arena;
    enum kind kind;
    const struct record *records[RECORDS_MAX]; /* those below, each once */
    int count;
};

/* --- values --- */

static void
put_types(struct json_out *json, const char *const *types)
{
    json_out_open(json, "type", '[');
    for (; *types; types++)
        json_out_text(json, NULL, *types);
    json_out_text(json, NULL, "null"); /* nothing behind the colon */
    json_out_close(json, ']');
}

/* What stands for one value: `type` and, for those with a form, a pattern.
 * An unquoted number, yes or date is more than text to some parsers. */
static const struct form {
    enum field_type type;
    const char *const types[4];
    const char *pattern;
} forms[] = {
    {FIELD_TEXT, {"string", "number", "boolean"}, NULL},
    {FIELD_ID, {"string", "integer"},
        "^[A-Za-z0-9\xC2\xA1-\xF4\x8F\xBF\xBD-]+$"},
    {FIELD_NUMBER, {"integer", "string"}, "^[0-9]{1,6}$"},
    {FIELD_DATE, {"string"},
        "^([0-9]{4}-[0-9]{2}-[0-9]{2}|(week|day) [0-9]+|[0-9]{4}-Q[1-4])$"},
    {FIELD_QUANTITY, {"string", "number"}, "[0-9]"},
    {FIELD_DURATION, {"string"}, "^[0-9]+ *[a-z]+$"},
    {FIELD_EVERY, {"string"}, "^([0-9]+ *)?[a-z]+$"},
    {FIELD_TIME, {"string", "integer"}, "^[0-9]{1,2}:[0-9]{2}$"},
    {FIELD_QUARTER, {"string"}, "^[0-9]{4}-Q[1-4]$"},
    {FIELD_PATH, {"string"}, NULL},
    {FIELD_PERSON, {"string", "integer"}, NULL},
    {FIELD_METRIC, {"string", "integer"}, NULL},
    {FIELD_SIGNAL, {"object"}, NULL},
};

static void
put_form(struct json_out *json, enum field_type type)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (forms[i].type != type)
            continue;
        put_types(json, forms[i].types);
        json_out_text(json, "pattern", forms[i].pattern);
        if (type == FIELD_NUMBER)
            json_out_number(json, "minimum", 0);
    }
}

static void
put_words(struct writing *w, const struct field_word *words)
{
    bool kind = words == words_kind;
    json_out_open(&w->json, "enum", '[');
    for (; words->word; words++)
        if (!kind || words->value == (int)w->kind)
            json_out_text(&w->json, NULL, words->word);
    if (!kind)
        json_out_null(&w->json, NULL);
    json_out_close(&w->json, ']');
}

static void
put_flag(struct json_out *json)
{
    static const char *const words[] = {"yes", "no", "true", "false"};
    json_out_open(json, "enum", '[');
    json_out_flag(json, NULL, true);
    json_out_flag(json, NULL, false);
    json_out_null(json, NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        json_out_text(json, NULL, words[i]);
    json_out_close(json, ']');
}

/* Other names than records have in the tables, where two share one. */
static const char *
record_key(struct writing *w, const struct record *record)
{
    int same = 0;
    for (int i = 0; i < w->count && w->records[i] != record; i++)
        same += text_is(w->records[i]->name, record->name);
    char *key = same == 0
                    ? arena_strdup(w->arena, record->name)
                    : arena_printf(w->arena, "%s %d", record->name, same + 1);
    for (char *p = key; *p; p++)
        if (*p == ' ')
            *p = '-';
    return key;
}

static void
put_reference(struct writing *w, const char *name, const struct record *record)
{
    if (name)
        json_out_open(&w->json, name, '{');
    json_out_text(&w->json, "$ref",
        arena_printf(w->arena, "#/$defs/%s", record_key(w, record)));
    if (name)
        json_out_close(&w->json, '}');
}

static void
put_one(struct writing *w, const struct field *field, enum field_type type)
{
    if (type == FIELD_WORD)
        put_words(w, field->words);
    else if (type == FIELD_FLAG)
        put_flag(&w->json);
    else
        put_form(&w->json, type);
}

/* One, or a list of them. */
static void
put_several(struct writing *w, const struct field *field, enum field_type type)
{
    struct json_out *json = &w->json;
    json_out_open(json, "anyOf", '[');
    json_out_open(json, NULL, '{');
    put_one(w, field, type);
    json_out_close(json, '}');
    json_out_open(json, NULL, '{');
    json_out_text(json, "type", "array");
    json_out_open(json, "items", '{');
    put_one(w, field, type);
    json_out_close(json, '}');
    json_out_close(json, '}');
    json_out_close(json, ']');
}

static void
put_readings(struct json_out *json)
{
    json_out_open(json, "anyOf", '[');
    json_out_open(json, NULL, '{');
    put_form(json, FIELD_PATH);
    json_out_close(json, '}');
    json_out_open(json, NULL, '{');
    json_out_text(json, "type", "object");
    json_out_open(json, "propertyNames", '{');
    json_out_text(json, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    json_out_close(json, '}');
    json_out_open(json, "additionalProperties", '{');
    put_form(json, FIELD_QUANTITY);
    json_out_close(json, '}');
    json_out_close(json, '}');
    json_out_close(json, ']');
}

static void
put_value(struct writing *w, const struct field *field)
{
    static const char *const list[] = {"array", NULL};
    static const char *const map[] = {"object", NULL};
    switch (field->type) {
    case FIELD_WORDS:
        put_several(w, field, FIELD_WORD);
        break;
    case FIELD_PERSONS:
        put_several(w, field, FIELD_PERSON);
        break;
    case FIELD_METRICS:
        put_several(w, field, FIELD_METRIC);
        break;
    case FIELD_TEXTS:
        put_several(w, field, FIELD_TEXT);
        break;
    case FIELD_READINGS:
        put_readings(&w->json);
        break;
    case FIELD_RECORD:
        put_reference(w, NULL, field->record);
        break;
    case FIELD_RECORDS:
        put_types(&w->json, list);
        put_reference(w, "items", field->record);
        break;
    case FIELD_ROWS:
        json_out_open(&w->json, "anyOf", '[');
        json_out_open(&w->json, NULL, '{');
        put_form(&w->json, FIELD_PATH);
        json_out_close(&w->json, '}');
        json_out_open(&w->json, NULL, '{');
        json_out_text(&w->json, "type", "array");
        put_reference(w, "items", field->record);
        json_out_close(&w->json, '}');
        json_out_close(&w->json, ']');
        break;
    case FIELD_RECORD_MAP:
        put_types(&w->json, map);
        put_reference(w, "additionalProperties", field->record);
        break;
    default:
        put_one(w, field, field->type);
    }
}

/* --- records --- */

static void
put_field(struct writing *w, const struct field *field)
{
    json_out_line(&w->json);
    json_out_open(&w->json, field->name, '{');
    json_out_text(&w->json, "description", field->about);
    if (field->audience == AUDIENCE_INTERNAL)
        json_out_text(&w->json, "$comment", "internal: in no customer's copy");
    put_value(w, field);
    json_out_close(&w->json, '}');
}

static void
put_required(struct writing *w, const struct record *record)
{
    json_out_open(&w->json, "required", '[');
    for (int i = 0; i < record->count; i++)
        if (record->fields[i].required == REQUIRED)
            json_out_text(&w->json, NULL, record->fields[i].name);
    json_out_close(&w->json, ']');
}

static void
put_record(struct writing *w, const struct record *record, bool whole)
{
    static const char *const types[] = {"object", NULL};
    struct json_out *json = &w->json;
    if (whole)
        json_out_text(json, "type", "object");
    else
        put_types(json, types);
    put_required(w, record);
    json_out_flag(json, "additionalProperties", false);
    json_out_open(json, "properties", '{');
    for (int i = 0; i < record->count; i++)
        put_field(w, &record->fields[i]);
    json_out_close(json, '}');
}

static bool
is_collected(const struct writing *w, const struct record *record)
{
    for (int i = 0; i < w->count; i++)
        if (w->records[i] == record)
            return true;
    return false;
}

static void
collect(struct writing *w, const struct record *record)
{
    for (int i = 0; i < record->count; i++) {
        const struct record *below = record->fields[i].record;
        if (!below || is_collected(w, below) || w->count == RECORDS_MAX)
            continue;
        w->records[w->count++] = below;
        collect(w, below);
    }
}

void
schema_front(struct buf *out, struct arena *arena, enum kind kind)
{
    struct writing w = {.json = {out, false}, .arena = arena, .kind = kind};
    const struct record *record = record_of_kind(kind);
    collect(&w, record);
    json_out_open(&w.json, NULL, '{');
    json_out_text(
        &w.json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_out_text(&w.json, "title",
        arena_printf(arena, "Front matter of a %s", record->name));
    put_record(&w, record, true);
    json_out_open(&w.json, "$defs", '{');
    for (int i = 0; i < w.count; i++) {
        json_out_line(&w.json);
        json_out_open(&w.json, record_key(&w, w.records[i]), '{');
        put_record(&w, w.records[i], false);
        json_out_close(&w.json, '}');
    }
    json_out_close(&w.json, '}');
    json_out_close(&w.json, '}');
    buf_char(out, '\n');
}
