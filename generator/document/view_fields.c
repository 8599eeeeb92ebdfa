/* Fields of a record become elements: one small function a type of field.
 *
 * A field that the audience may not see is not looked at. */
#include <string.h>

#include "base/text.h"
#include "document/view_inner.h"

enum { READINGS_SHOWN = 400 }; /* the newest; more is not seen in a chart */

/* What every LIST begins with. */
struct list_head {
    VALUE_HEAD
    int count;
};

typedef void emit_field(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value);

static void
emit_text(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value)
{
    const struct text *text = value;
    model_say(parent, field->name, view_sentence(view, text->s));
}

/* Words that a customer does not read stand as those he does. */
static const char *
public_code(const char *code)
{
    if (text_is(code, "leading"))
        return "early-sign";
    return text_is(code, "adoption") ? "use" : code;
}

static void
say_code(struct view *view, struct _xmlNode *parent, const char *name,
    const struct field *field, int value)
{
    const char *code = public_code(field_word_text(field->words, value));
    if (!code)
        return;
    struct _xmlNode *node =
        model_say(parent, name, view_code(view, field->name, code));
    model_set(node, "code", code);
}

static void
emit_word(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value)
{
    const struct word *word = value;
    say_code(view, parent, field->name, field, word->value);
}

static void
emit_words(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const word_list *list = value;
    struct _xmlNode *node = model_add(parent, field->name);
    for (int i = 0; i < list->count; i++)
        say_code(view, node, "item", field, list->items[i].value);
}

static void
emit_flag(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value)
{
    const struct flag *flag = value;
    (void)view;
    if (flag->on)
        model_say(parent, field->name, "yes");
}

static void
emit_number(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct number *number = value;
    model_say(parent, field->name,
        words_number(
            view->words, view->arena, number->n * INT64_C(1000000), 0));
}

/* "Q1 2027" for a date that was written as a quarter. */
static const char *
quarter_text(struct view *view, const struct date *date)
{
    if (date->form != DATE_QUARTER || date->day == DAY_NONE)
        return NULL;
    return words_date(view->words, view->arena, date->day, DATE_QUARTER_YEAR);
}

static void
emit_date(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value)
{
    const struct date *date = value;
    struct _xmlNode *node = view_date(view, parent, field->name, date->day);
    model_set(node, "quarter", quarter_text(view, date));
}

static void
emit_quantity(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct quantity *quantity = value;
    const char *unit;
    int64_t micro = view_amount(view, *quantity, &unit);
    struct _xmlNode *node =
        model_say(parent, field->name, view_quantity(view, *quantity));
    model_set(node, "value", micro_text(view->arena, micro));
    model_set(node, "unit", unit);
}

static void
emit_duration(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct duration *duration = value;
    model_say(parent, field->name,
        words_duration(view->words, view->arena, *duration));
}

static void
emit_every(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct duration *every = value;
    model_say(
        parent, field->name, words_every(view->words, view->arena, *every));
}

static void
emit_time(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value)
{
    const struct clock_time *time = value;
    model_say(parent, field->name,
        words_time(view->words, view->arena, time->minutes));
}

static void
emit_quarter(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct quarter *quarter = value;
    model_say(parent, field->name,
        arena_printf(view->arena, "%d-Q%d", quarter->year, quarter->quarter));
}

static void
emit_path(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value)
{
    const struct path *path = value;
    (void)view;
    model_say(parent, field->name, path->full);
}

static void
say_person(struct view *view, struct _xmlNode *parent, const char *name,
    struct person_ref ref)
{
    struct _xmlNode *node = model_say(parent, name, view_person(view, ref));
    if (!node || !ref.to)
        return;
    model_set(node, "id", ref.id);
    model_set(node, "side",
        ref.to->side.value == SIDE_VENDOR ? "vendor" : "customer");
    if (is_set(ref.to->role))
        model_set(node, "role", view_text(view, ref.to->role.s));
}

static void
emit_person(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct person_ref *ref = value;
    say_person(view, parent, field->name, *ref);
}

static void
emit_persons(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const person_list *list = value;
    struct _xmlNode *node = model_add(parent, field->name);
    model_set(node, "names", view_persons(view, list));
    for (int i = 0; i < list->count; i++)
        say_person(view, node, "item", list->items[i]);
}

static void
say_metric(struct view *view, struct _xmlNode *parent, const char *name,
    struct metric_ref ref)
{
    struct _xmlNode *node = model_say(parent, name,
        ref.to   ? view_text(view, ref.to->name.s)
        : ref.id ? ref.id
                 : NULL);
    model_set(node, "id", ref.id);
}

static void
emit_metric(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct metric_ref *ref = value;
    say_metric(view, parent, field->name, *ref);
}

static void
emit_metrics(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const metric_list *list = value;
    struct _xmlNode *node = model_add(parent, field->name);
    for (int i = 0; i < list->count; i++)
        say_metric(view, node, "item", list->items[i]);
}

static void
emit_texts(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const text_list *list = value;
    if (list->count == 0)
        return;
    struct _xmlNode *node = model_add(parent, field->name);
    for (int i = 0; i < list->count; i++)
        model_say(node, "item", view_sentence(view, list->items[i].s));
}

static void
emit_readings(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    const struct readings *readings = value;
    struct _xmlNode *node = model_add(parent, field->name);
    int first = readings->count - READINGS_SHOWN;
    for (int i = first > 0 ? first : 0; i < readings->count; i++) {
        const struct reading *reading = &readings->items[i];
        if (reading->on > view->options->today)
            break;
        const char *unit;
        int64_t micro = view_amount(view, reading->value, &unit);
        char iso[11];
        day_iso(reading->on, iso);
        struct _xmlNode *item = view_level(view, node, "item", micro, unit);
        model_set(item, "iso", iso);
    }
}

static const char *
text_or_none(struct text text)
{
    return is_set(text) ? text.s : "";
}

/* Amounts inside a metric, or in a milestone that moves it, are said in the
 * metric's unit. */
static const char *
unit_within(
    const struct view *view, const struct record *record, const void *base)
{
    if (text_is(record->name, "metric"))
        return text_or_none(((const struct metric *)base)->unit);
    if (!text_is(record->name, "milestone"))
        return view->unit;
    const metric_list *moves = &((const struct milestone *)base)->moves;
    const struct metric *moved = moves->count ? moves->items[0].to : NULL;
    return moved ? text_or_none(moved->unit) : "";
}

static void
emit_inner(struct view *view, struct _xmlNode *node,
    const struct record *record, const void *base)
{
    const char *outer = view->unit;
    view->unit = unit_within(view, record, base);
    view_record(view, node, record, base);
    view->unit = outer;
}

static void
emit_record(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    struct _xmlNode *node = model_add(parent, field->name);
    emit_inner(view, node, field->record, value);
    if (model_empty(node))
        model_drop(node);
}

static void
emit_list(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value, bool named)
{
    const struct list_head *head = value;
    const char *items;
    if (head->count == 0)
        return;
    memcpy(
        &items, (const char *)value + offsetof(text_list, items), sizeof items);
    struct _xmlNode *node = model_add(parent, field->name);
    for (int i = 0; i < head->count; i++) {
        const void *base = items + (size_t)i * field->record->size;
        struct _xmlNode *item = model_add(node, "item");
        if (named) {
            const char *bytes = base;
            const struct text *id =
                (const void *)(bytes + offsetof(struct person, id));
            model_set(item, "id", id->s);
        }
        emit_inner(view, item, field->record, base);
    }
}

static void
emit_records(struct view *view, struct _xmlNode *parent,
    const struct field *field, const void *value)
{
    emit_list(view, parent, field, value, false);
}

_Static_assert(
    offsetof(struct person, id) == offsetof(struct metric, id) &&
        offsetof(struct person, id) == offsetof(struct milestone, id),
    "records that stand in a map have their id first");

static void
emit_map(struct view *view, struct _xmlNode *parent, const struct field *field,
    const void *value)
{
    emit_list(view, parent, field, value, true);
}

static emit_field *const emitters[] = {
    [FIELD_TEXT] = emit_text,
    [FIELD_ID] = emit_text,
    [FIELD_WORD] = emit_word,
    [FIELD_WORDS] = emit_words,
    [FIELD_FLAG] = emit_flag,
    [FIELD_NUMBER] = emit_number,
    [FIELD_DATE] = emit_date,
    [FIELD_QUANTITY] = emit_quantity,
    [FIELD_DURATION] = emit_duration,
    [FIELD_EVERY] = emit_every,
    [FIELD_TIME] = emit_time,
    [FIELD_QUARTER] = emit_quarter,
    [FIELD_PATH] = emit_path,
    [FIELD_PERSON] = emit_person,
    [FIELD_PERSONS] = emit_persons,
    [FIELD_METRIC] = emit_metric,
    [FIELD_METRICS] = emit_metrics,
    [FIELD_TEXTS] = emit_texts,
    [FIELD_READINGS] = emit_readings,
    [FIELD_SIGNAL] = NULL, /* said whole, by view_internal */
    [FIELD_RECORD] = emit_record,
    [FIELD_RECORDS] = emit_records,
    [FIELD_ROWS] = emit_records,
    [FIELD_RECORD_MAP] = emit_map,
};

void
view_record(struct view *view, struct _xmlNode *parent,
    const struct record *record, const void *base)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const void *at = (const char *)base + field->offset;
        const struct value *value = at;
        if (field->audience == AUDIENCE_INTERNAL &&
            view->options->audience == AUDIENCE_CUSTOMER)
            continue;
        if (is_set(*value) && emitters[field->type])
            emitters[field->type](view, parent, field, at);
    }
}
