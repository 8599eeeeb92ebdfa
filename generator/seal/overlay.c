#include <string.h>

#include "base/text.h"
#include "plan/as_of.h"
#include "plan/fields.h"
#include "plan/progress.h"
#include "seal/signed.h"

/* Any LIST, whatever it holds. */
typedef LIST(void) any_list;

struct overlay {
    struct arena *arena;
    struct plan *plan;         /* the copy that is written into */
    const struct json *agreed; /* the signed terms */
};

/* --- which terms --- */

static const struct signoff *
last_signed(const struct plan *plan, day_t date, const struct signoff *before)
{
    const struct signoff *last = NULL;
    for (int i = 0; i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        if (!is_set(signoff->on) || signoff->on.day > date ||
            (before &&
                (signoff->on.day > before->on.day ||
                    (signoff->on.day == before->on.day && signoff >= before))))
            continue;
        if (!last || signoff->on.day >= last->on.day)
            last = signoff;
    }
    return last;
}

struct signed_terms
signed_on(struct arena *arena, const struct root *root, const struct plan *plan,
    day_t date)
{
    const struct signoff *signoff = NULL;
    while ((signoff = last_signed(plan, date, signoff))) {
        struct signed_terms terms = signed_read(arena, root, signoff);
        if (terms.state == SIGNED_FINE)
            return terms;
    }
    return (struct signed_terms){.state = SIGNED_UNNAMED};
}

/* --- single values --- */

static void
put_text(struct text *text, const char *s)
{
    text->state = VALUE_SET;
    text->s = s;
}

static void
put_date(struct date *date, const char *s)
{
    day_t day = day_parse_iso(s);
    if (day == DAY_NONE)
        return;
    date->state = VALUE_SET;
    date->day = day;
    date->form = DATE_ISO;
    date->count = 0;
}

/* The unit that a record's levels were signed in.  A level that cannot be told
 * in the metric's unit of today says nothing. */
struct levels {
    const char *unit; /* or NULL */
    bool fit;
};

/* The unit is said with it, as the metric may have another by now. */
static void
put_quantity(const struct overlay *o, struct quantity *quantity, const char *s,
    struct levels levels)
{
    struct quantity read = {.unit = ""};
    const char *why;
    if (!levels.fit)
        return;
    if (levels.unit && !strchr(s, ' '))
        s = arena_printf(o->arena, "%s %s", s, levels.unit);
    if (!quantity_parse(o->arena, s, &read, &why))
        return;
    read.state = VALUE_SET;
    read.at = quantity->at;
    *quantity = read;
}

/* A metric that is gone leaves the reference as it was. */
static void
put_metric(
    const struct overlay *o, struct metric_ref *reference, const char *id)
{
    const struct metric *metric = metric_find(o->plan, id);
    if (!metric)
        return;
    reference->state = VALUE_SET;
    reference->id = id;
    reference->to = metric;
}

static void
put_metrics(const struct overlay *o, metric_list *list, const struct json *ids)
{
    metric_list made = {.state = VALUE_SET, .at = list->at};
    made.items = ARENA_ARRAY(o->arena, struct metric_ref, json_count(ids) + 1);
    for (int i = 0; i < json_count(ids); i++) {
        const char *id = json_string_of(json_at(ids, i));
        struct metric_ref *reference = &made.items[made.count];
        reference->at = list->at;
        if (id)
            put_metric(o, reference, id);
        made.count += is_set(*reference);
    }
    if (made.count > 0)
        *list = made;
}

static void
put_value(const struct overlay *o, const struct field *field, void *value,
    const struct json *said, struct levels levels)
{
    const char *s = json_string_of(said);
    if (field->type == FIELD_METRICS)
        put_metrics(o, value, said);
    else if (!s)
        return;
    else if (field->type == FIELD_TEXT)
        put_text(value, s);
    else if (field->type == FIELD_DATE)
        put_date(value, s);
    else if (field->type == FIELD_QUANTITY)
        put_quantity(o, value, s, levels);
    else if (field->type == FIELD_METRIC)
        put_metric(o, value, s);
}

/* --- records --- */

static void put_record(const struct overlay *o, const struct record *record,
    void *base, const struct json *said, struct levels levels);

static struct levels
levels_of(const struct overlay *o, const char *id)
{
    const struct json *metrics = json_get(o->agreed, "metrics");
    const char *unit = json_string_of(json_get(json_get(metrics, id), "unit"));
    const struct metric *present = metric_find(o->plan, id);
    bool known = present && is_set(present->unit) && unit;
    return (struct levels){
        unit, !known || unit_converts(unit, present->unit.s)};
}

/* Of the metric that the record names or moves first; else `around`. */
static struct levels
levels_inside(
    const struct overlay *o, const struct json *said, struct levels around)
{
    const struct json *moves = json_get(said, "moves");
    const char *metric = json_string_of(json_get(said, "metric"));
    if (json_is_list(moves))
        metric = json_string_of(json_at(moves, 0));
    return metric ? levels_of(o, metric) : around;
}

static void
put_map(const struct overlay *o, const struct field *field, void *value,
    const struct json *said)
{
    any_list list;
    bool metrics = text_is(field->name, "metrics");
    memcpy(&list, value, sizeof list);
    for (int i = 0; i < list.count; i++) {
        struct with_id *entry =
            (void *)((char *)list.items + (size_t)i * field->record->size);
        struct levels levels = {NULL, true};
        if (metrics)
            levels = levels_of(o, entry->id.s);
        put_record(
            o, field->record, entry, json_get(said, entry->id.s), levels);
    }
}

static bool
is_metric_unit(const struct record *record, const struct field *field)
{
    return text_is(record->name, "metric") && text_is(field->name, "unit");
}

static void
put_record(const struct overlay *o, const struct record *record, void *base,
    const struct json *said, struct levels levels)
{
    levels = levels_inside(o, said, levels);
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const struct json *clause = json_get(said, field->name);
        char *value = (char *)base + field->offset;
        if (!clause || is_metric_unit(record, field))
            continue;
        if (field->type == FIELD_RECORD) {
            ((struct value *)(void *)value)->state = VALUE_SET;
            put_record(o, field->record, value, clause, levels);
        } else if (field->type == FIELD_RECORD_MAP) {
            put_map(o, field, value, clause);
        } else {
            put_value(o, field, value, clause, levels);
        }
    }
}

const struct plan *
plan_as_signed(struct arena *arena, const struct plan *plan, day_t date,
    const struct signed_terms *agreed)
{
    struct plan *copy = plan_as_of(arena, plan, date);
    struct overlay overlay = {
        arena, copy, agreed->file ? json_get(agreed->file, "terms") : NULL};
    if (overlay.agreed)
        put_record(&overlay, record_of_kind(KIND_PLAN), copy, overlay.agreed,
            (struct levels){NULL, true});
    return copy;
}

const struct plan *
plan_as_stood(struct arena *arena, const struct root *root,
    const struct plan *plan, day_t date)
{
    struct signed_terms agreed = signed_on(arena, root, plan, date);
    return plan_as_signed(arena, plan, date, &agreed);
}
