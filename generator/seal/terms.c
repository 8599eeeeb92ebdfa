#include "seal/terms.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "plan/fields.h"
#include "seal/json.h"

/* A walk over a record's fields that keeps those of one half. */
struct walk {
    struct arena *arena;
    enum half half;
    const struct metric *metric; /* whose unit quantities are in, or NULL */
};

/* Any LIST, whatever it holds. */
typedef LIST(void) any_list;

_Static_assert(
    offsetof(struct person, id) == offsetof(struct with_id, id), "id first");
_Static_assert(
    offsetof(struct metric, id) == offsetof(struct with_id, id), "id first");
_Static_assert(
    offsetof(struct milestone, id) == offsetof(struct with_id, id), "id first");

/* --- values --- */

/* The plan's texts live as long as what is made of them. */
static struct json *
string_of(const struct walk *walk, const char *text)
{
    return text ? json_lend(walk->arena, text) : NULL;
}

/* Only a plan without a start has relative dates that are not resolved. */
static struct json *
date_json(const struct walk *walk, const void *value)
{
    const struct date *date = value;
    if (!is_set(*date))
        return NULL;
    if (date->day == DAY_NONE)
        return string_of(
            walk, arena_printf(walk->arena, "%s %d",
                      date->form == DATE_WEEK ? "week" : "day", date->count));
    char *iso = arena_alloc(walk->arena, 11);
    day_iso(date->day, iso);
    return string_of(walk, iso);
}

static struct json *
quantity_json(const struct walk *walk, const void *value)
{
    const struct quantity *quantity = value;
    if (!is_set(*quantity))
        return NULL;
    const char *unit = quantity->unit ? quantity->unit : "";
    const char *own = walk->metric ? walk->metric->unit.s : NULL;
    if (own && !quantity->points && unit_converts(unit, own))
        return string_of(
            walk, micro_text(walk->arena, quantity_in(*quantity, own)));
    return string_of(walk, arena_printf(walk->arena, "%s %s",
                               micro_text(walk->arena, quantity->micro),
                               quantity->points ? "pp" : unit));
}

/* ISO 8601 in months, days or seconds, so that a quarter is three months and
 * a week seven days. */
static struct json *
duration_json(const struct walk *walk, const void *value)
{
    static const struct {
        const char *before;
        int factor;
        char after;
    } units[] = {
        [TIME_SECOND] = {"PT", 1, 'S'},
        [TIME_MINUTE] = {"PT", 60, 'S'},
        [TIME_HOUR] = {"PT", 3600, 'S'},
        [TIME_DAY] = {"P", 1, 'D'},
        [TIME_WEEK] = {"P", 7, 'D'},
        [TIME_MONTH] = {"P", 1, 'M'},
        [TIME_QUARTER] = {"P", 3, 'M'},
    };
    const struct duration *duration = value;
    if (!is_set(*duration))
        return NULL;
    long long count = (long long)duration->count * units[duration->unit].factor;
    return string_of(walk,
        arena_printf(walk->arena, "%s%lld%c", units[duration->unit].before,
            count, units[duration->unit].after));
}

static struct json *
text_json(const struct walk *walk, const void *value)
{
    const struct text *text = value;
    return is_set(*text) ? string_of(walk, text->s) : NULL;
}

static struct json *
path_json(const struct walk *walk, const void *value)
{
    const struct path *path = value;
    return is_set(*path) ? string_of(walk, path->s) : NULL;
}

static struct json *
number_json(const struct walk *walk, const void *value)
{
    const struct number *number = value;
    return is_set(*number)
               ? string_of(walk, arena_printf(walk->arena, "%d", number->n))
               : NULL;
}

/* "no" is what a flag says when it is absent. */
static struct json *
flag_json(const struct walk *walk, const void *value)
{
    const struct flag *flag = value;
    return is_set(*flag) && flag->on ? string_of(walk, "yes") : NULL;
}

static struct json *
time_json(const struct walk *walk, const void *value)
{
    const struct clock_time *time = value;
    return is_set(*time)
               ? string_of(walk, arena_printf(walk->arena, "%02d:%02d",
                                     time->minutes / 60, time->minutes % 60))
               : NULL;
}

static struct json *
quarter_json(const struct walk *walk, const void *value)
{
    const struct quarter *quarter = value;
    return is_set(*quarter)
               ? string_of(walk, arena_printf(walk->arena, "%d-Q%d",
                                     quarter->year, quarter->quarter))
               : NULL;
}

/* A reference by its id; persons, metrics and milestones have one layout. */
static struct json *
reference_json(const struct walk *walk, const void *value)
{
    const struct person_ref *reference = value;
    return is_absent(*reference) ? NULL : string_of(walk, reference->id);
}

/* --- lists --- */

typedef struct json *value_json(const struct walk *walk, const void *value);

static any_list
list_at(const void *value)
{
    any_list list;
    memcpy(&list, value, sizeof list);
    return list;
}

/* The items from `first` on are sorted. */
static struct json *
list_json(const struct walk *walk, const void *value, size_t size,
    value_json *item, int first)
{
    any_list list = list_at(value);
    struct json *array = json_list(walk->arena);
    for (int i = 0; i < list.count; i++)
        json_add(array, item(walk, (char *)list.items + (size_t)i * size));
    json_sort(array, first);
    return array;
}

static struct json *
word_json(const struct walk *walk, const struct field *field, const void *value)
{
    const struct word *word = value;
    return string_of(walk, field_word_text(field->words, word->value));
}

static struct json *
words_json(
    const struct walk *walk, const struct field *field, const void *value)
{
    any_list list = list_at(value);
    struct json *array = json_list(walk->arena);
    for (int i = 0; i < list.count; i++)
        json_add(array, word_json(walk, field, (struct word *)list.items + i));
    json_sort(array, 0);
    return array;
}

/* Levels by their day. */
static struct json *
readings_json(const struct walk *walk, const void *value)
{
    const struct readings *readings = value;
    struct json *object = json_object(walk->arena);
    for (int i = 0; i < readings->count; i++) {
        char iso[11];
        day_iso(readings->items[i].on, iso);
        json_set(object, arena_strdup(walk->arena, iso),
            quantity_json(walk, &readings->items[i].value));
    }
    return object;
}

/* What a single field says.  Signals belong to no half, and records are
 * walked. */
static struct json *
field_json(
    const struct walk *walk, const struct field *field, const void *value)
{
    static value_json *const scalars[] = {
        [FIELD_TEXT] = text_json,
        [FIELD_ID] = text_json,
        [FIELD_FLAG] = flag_json,
        [FIELD_NUMBER] = number_json,
        [FIELD_DATE] = date_json,
        [FIELD_QUANTITY] = quantity_json,
        [FIELD_DURATION] = duration_json,
        [FIELD_EVERY] = duration_json,
        [FIELD_TIME] = time_json,
        [FIELD_QUARTER] = quarter_json,
        [FIELD_PATH] = path_json,
        [FIELD_PERSON] = reference_json,
        [FIELD_METRIC] = reference_json,
        [FIELD_READINGS] = readings_json,
        [FIELD_RECORD_MAP] = NULL, /* the last type */
    };
    switch (field->type) {
    case FIELD_WORD:
        return word_json(walk, field, value);
    case FIELD_WORDS:
        return words_json(walk, field, value);
    case FIELD_TEXTS:
        return list_json(walk, value, sizeof(struct text), text_json, 0);
    case FIELD_PERSONS:
        return list_json(
            walk, value, sizeof(struct person_ref), reference_json, 0);
    case FIELD_METRICS: /* the first is the one whose level is meant */
        return list_json(
            walk, value, sizeof(struct metric_ref), reference_json, 1);
    default:
        return scalars[field->type] ? scalars[field->type](walk, value) : NULL;
    }
}

/* --- records --- */

static struct json *record_json(const struct walk *walk,
    const struct record *record, const void *base, enum half within);

/* The metric whose unit a record's quantities are in: the metric itself, the
 * one it names, the first it moves; else the one of the record around it. */
static const struct metric *
record_metric(
    const struct walk *walk, const struct record *record, const void *base)
{
    if (text_is(record->name, "metric"))
        return base;
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const char *value = (const char *)base + field->offset;
        if (field->type == FIELD_METRIC)
            return ((const struct metric_ref *)value)->to;
        if (field->type != FIELD_METRICS)
            continue;
        any_list list = list_at(value);
        return list.count > 0 ? ((struct metric_ref *)list.items)->to : NULL;
    }
    return walk->metric;
}

/* Items have no id by which their progress could be told apart from that of
 * others, so theirs is written with all that they say. */
static struct json *
records_json(const struct walk *walk, const struct field *field,
    const void *value, enum half within)
{
    any_list list = list_at(value);
    struct json *array = json_list(walk->arena);
    if (walk->half == HALF_PROGRESS &&
        record_has_half(field->record, HALF_PROGRESS))
        within = HALF_PROGRESS;
    for (int i = 0; i < list.count; i++)
        json_add(array,
            record_json(walk, field->record,
                (char *)list.items + (size_t)i * field->record->size, within));
    json_sort(array, 0);
    return array;
}

/* An entry without anything more to say is there by its id, in the half that
 * the map belongs to. */
static struct json *
map_json(const struct walk *walk, const struct field *field, const void *value,
    enum half within)
{
    any_list list = list_at(value);
    struct json *object = json_object(walk->arena);
    for (int i = 0; i < list.count; i++) {
        const struct with_id *entry =
            (void *)((char *)list.items + (size_t)i * field->record->size);
        struct json *members = record_json(walk, field->record, entry, within);
        const char *id = entry->id.s ? entry->id.s : "";
        if (within == walk->half)
            json_keep(object, id, members);
        else
            json_set(object, id, members);
    }
    return object;
}

static struct json *
member_json(const struct walk *walk, const struct field *field,
    const void *value, enum half half)
{
    switch (field->type) {
    case FIELD_RECORD:
        return record_json(walk, field->record, value, half);
    case FIELD_RECORDS:
    case FIELD_ROWS:
        return records_json(walk, field, value, half);
    case FIELD_RECORD_MAP:
        return map_json(walk, field, value, half);
    default:
        return half == walk->half ? field_json(walk, field, value) : NULL;
    }
}

static struct json *
record_json(const struct walk *walk, const struct record *record,
    const void *base, enum half within)
{
    struct walk inside = *walk;
    inside.metric = record_metric(walk, record, base);
    struct json *object = json_object(walk->arena);
    for (int i = 0; i < record->count; i++) {
        const struct field *field = record_field_by_name(record, i);
        enum half half = half_within(within, field->half);
        if (half == HALF_NEITHER || half > walk->half)
            continue; /* nothing inside is more binding */
        json_set_field(object, field->name,
            member_json(
                &inside, field, (const char *)base + field->offset, half));
    }
    return object;
}

/* --- the whole --- */

static struct json *
half_json(struct arena *arena, const struct plan *plan, enum half half)
{
    struct walk walk = {arena, half, NULL};
    return record_json(&walk, record_of_kind(KIND_PLAN), plan, HALF_TERM);
}

void
seal_digest(struct slice bytes, char digest[72])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char hash[32];
    seal_sha256(bytes, hash);
    memcpy(digest, "sha256:", 7);
    for (int i = 0; i < 32; i++) {
        digest[7 + 2 * i] = digits[hash[i] >> 4];
        digest[8 + 2 * i] = digits[hash[i] & 15];
    }
    digest[71] = '\0';
}

/* Writing sorts them. */
static void
sort_members(const struct json *value)
{
    struct buf written = {0};
    json_write(&written, value);
    buf_free(&written);
}

const struct json *
terms_record(struct arena *arena, const struct record *record, const void *item,
    enum half half)
{
    struct walk walk = {arena, half, NULL};
    struct json *made = record_json(&walk, record, item, half);
    sort_members(made);
    return made;
}

/* Appends `"name":value`; returns where the value begins. */
static size_t
write_member(struct buf *buf, const char *name, const struct json *value)
{
    buf_char(buf, buf->n > 0 ? ',' : '{');
    buf_char(buf, '"');
    buf_str(buf, name);
    buf_str(buf, "\":");
    size_t from = buf->n;
    json_write(buf, value);
    return from;
}

static struct slice
part_of(struct arena *arena, const struct buf *buf, size_t from, size_t to)
{
    return (struct slice){
        arena_strndup(arena, buf->p + from, to - from), to - from};
}

/* The four members are kept and written in their order, each once. */
struct terms
terms_of(struct arena *arena, const struct plan *plan)
{
    static const char *const names[] = {
        "arrangements", "format", "plan", "terms"};
    struct json *members[] = {half_json(arena, plan, HALF_ARRANGEMENT),
        json_lend(arena, TERMS_FORMAT),
        json_lend(arena, plan->def.id.s ? plan->def.id.s : ""),
        half_json(arena, plan, HALF_TERM)};
    struct json *file = json_object(arena);
    struct buf buf = {0};
    size_t from[4], to[4];
    for (int i = 0; i < 4; i++) {
        json_keep(file, names[i], members[i]);
        from[i] = write_member(&buf, names[i], members[i]);
        to[i] = buf.n;
    }
    buf_char(&buf, '}');
    struct terms terms = {
        .json = part_of(arena, &buf, 0, buf.n),
        .arrangements = part_of(arena, &buf, from[0], to[0]),
        .terms = part_of(arena, &buf, from[3], to[3]),
        .file = file,
    };
    buf_free(&buf);
    seal_digest(terms.terms, terms.digest);
    memcpy(terms.short_digest, terms.digest + 7, 8);
    return terms;
}

struct slice
terms_file(struct arena *arena, const struct terms *terms)
{
    size_t n = terms->json.n;
    char *bytes = arena_alloc(arena, n + 1);
    memcpy(bytes, terms->json.p, n);
    bytes[n] = '\n';
    return (struct slice){bytes, n + 1};
}

const struct json *
terms_and_progress(struct arena *arena, const struct plan *plan)
{
    struct json *file = json_object(arena);
    json_keep(file, "arrangements", half_json(arena, plan, HALF_ARRANGEMENT));
    json_keep(file, "progress", half_json(arena, plan, HALF_PROGRESS));
    json_keep(file, "terms", half_json(arena, plan, HALF_TERM));
    sort_members(file);
    return file;
}

/* --- sign-offs --- */

static day_t
signed_on(const struct signoff *signoff)
{
    return is_set(signoff->on) ? signoff->on.day : DAY_NONE;
}

struct seal
seal_of(const struct plan *plan, const struct terms *terms, enum side side)
{
    struct seal seal = {SEAL_UNSIGNED, NULL};
    for (int i = 0; i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        if (signoff->side.value != (int)side)
            continue;
        if (!seal.last || signed_on(signoff) >= signed_on(seal.last))
            seal.last = signoff;
    }
    if (seal.last)
        seal.state = is_set(seal.last->terms) &&
                             text_is_nocase(seal.last->terms.s, terms->digest)
                         ? SEAL_HOLDS
                         : SEAL_CHANGED;
    return seal;
}
