#include "seal/terms.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/fields.h"
#include "plan/read.h"
#include "seal/canon.h"
#include "seal/json.h"

/* A walk over a record's fields that keeps those of one half.  What writes a
 * value says whether it says anything (canon.h). */
struct walk {
    struct canon *out;
    enum half half;
    enum half within;            /* what is being written belongs to */
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

/* Only a plan without a start has relative dates that are not resolved. */
static bool
put_date(const struct walk *walk, const void *value)
{
    const struct date *date = value;
    if (!is_set(*date))
        return false;
    if (date->day == DAY_NONE)
        return canon_number(walk->out,
            date->form == DATE_WEEK ? "week " : "day ", date->count, "");
    char iso[11];
    day_iso(date->day, iso);
    return canon_bare(walk->out, iso);
}

static bool
put_quantity(const struct walk *walk, const void *value)
{
    const struct quantity *quantity = value;
    struct arena *arena = walk->out->arena;
    if (!is_set(*quantity))
        return false;
    const char *unit = quantity->unit ? quantity->unit : "";
    const char *own = walk->metric ? walk->metric->unit.s : NULL;
    if (own && !quantity->points && unit_converts(unit, own))
        return canon_bare(
            walk->out, micro_text(arena, quantity_in(*quantity, own)));
    return canon_text(walk->out,
        arena_printf(arena, "%s %s", micro_text(arena, quantity->micro),
            quantity->points ? "pp" : unit));
}

/* ISO 8601 in months, days or seconds, so that a quarter is three months and
 * a week seven days. */
static bool
put_duration(const struct walk *walk, const void *value)
{
    static const struct {
        const char *before;
        int factor;
        const char *after;
    } units[] = {
        [TIME_SECOND] = {"PT", 1, "S"},
        [TIME_MINUTE] = {"PT", 60, "S"},
        [TIME_HOUR] = {"PT", 3600, "S"},
        [TIME_DAY] = {"P", 1, "D"},
        [TIME_WEEK] = {"P", 7, "D"},
        [TIME_MONTH] = {"P", 1, "M"},
        [TIME_QUARTER] = {"P", 3, "M"},
    };
    const struct duration *duration = value;
    if (!is_set(*duration))
        return false;
    return canon_number(walk->out, units[duration->unit].before,
        (int64_t)duration->count * units[duration->unit].factor,
        units[duration->unit].after);
}

static bool
put_text(const struct walk *walk, const void *value)
{
    const struct text *text = value;
    return is_set(*text) && canon_text(walk->out, text->s);
}

static bool
put_path(const struct walk *walk, const void *value)
{
    const struct path *path = value;
    return is_set(*path) && canon_text(walk->out, path->s);
}

static bool
put_number(const struct walk *walk, const void *value)
{
    const struct number *number = value;
    return is_set(*number) && canon_number(walk->out, "", number->n, "");
}

/* "no" is what a flag says when it is absent. */
static bool
put_flag(const struct walk *walk, const void *value)
{
    const struct flag *flag = value;
    return is_set(*flag) && flag->on && canon_bare(walk->out, "yes");
}

static bool
put_time(const struct walk *walk, const void *value)
{
    const struct clock_time *time = value;
    return is_set(*time) &&
           canon_bare(walk->out, arena_printf(walk->out->arena, "%02d:%02d",
                                     time->minutes / 60, time->minutes % 60));
}

static bool
put_quarter(const struct walk *walk, const void *value)
{
    const struct quarter *quarter = value;
    return is_set(*quarter) &&
           canon_bare(walk->out, arena_printf(walk->out->arena, "%d-Q%d",
                                     quarter->year, quarter->quarter));
}

/* A reference by its id; persons, metrics and milestones have one layout. */
static bool
put_reference(const struct walk *walk, const void *value)
{
    const struct person_ref *reference = value;
    return !is_absent(*reference) && canon_text(walk->out, reference->id);
}

static bool
put_word(const struct walk *walk, const struct field *field, const void *value)
{
    const struct word *word = value;
    return canon_text(walk->out, field_word_text(field->words, word->value));
}

/* --- lists --- */

static any_list
list_at(const void *value)
{
    any_list list;
    memcpy(&list, value, sizeof list);
    return list;
}

typedef bool put_item(
    const struct walk *walk, const struct field *field, const void *item);

/* The items from `first` on are sorted. */
static bool
put_list(const struct walk *walk, const struct field *field, const void *value,
    size_t size, put_item *put, int first)
{
    any_list list = list_at(value);
    struct canon *out = walk->out;
    struct canon_items items = {ARENA_ARRAY(out->arena, size_t, list.count), 0};
    size_t open = canon_open(out, '[');
    for (int i = 0; i < list.count; i++) {
        size_t from = canon_item(out), at = out->buf.n;
        const char *item = (const char *)list.items + (size_t)i * size;
        if (canon_keep(out, from, put(walk, field, item)))
            items.at[items.count++] = at;
    }
    canon_sort(out, items, first);
    return canon_close(out, open, ']');
}

static bool
put_text_item(
    const struct walk *walk, const struct field *field, const void *item)
{
    (void)field;
    return put_text(walk, item);
}

static bool
put_reference_item(
    const struct walk *walk, const struct field *field, const void *item)
{
    (void)field;
    return put_reference(walk, item);
}

/* Levels by their day: in its order, as they were read. */
static bool
put_readings(const struct walk *walk, const void *value)
{
    const struct readings *readings = value;
    size_t open = canon_open(walk->out, '{');
    for (int i = 0; i < readings->count; i++) {
        char iso[11];
        day_iso(readings->items[i].on, iso);
        size_t from = canon_field(walk->out, iso);
        canon_keep(
            walk->out, from, put_quantity(walk, &readings->items[i].value));
    }
    return canon_close(walk->out, open, '}');
}

/* What a single field says.  Signals belong to no half, and records are
 * walked. */
static bool
put_field(const struct walk *walk, const struct field *field, const void *value)
{
    typedef bool put_value(const struct walk *walk, const void *value);
    static put_value *const scalars[] = {
        [FIELD_TEXT] = put_text,
        [FIELD_ID] = put_text,
        [FIELD_FLAG] = put_flag,
        [FIELD_NUMBER] = put_number,
        [FIELD_DATE] = put_date,
        [FIELD_QUANTITY] = put_quantity,
        [FIELD_DURATION] = put_duration,
        [FIELD_EVERY] = put_duration,
        [FIELD_TIME] = put_time,
        [FIELD_QUARTER] = put_quarter,
        [FIELD_PATH] = put_path,
        [FIELD_PERSON] = put_reference,
        [FIELD_METRIC] = put_reference,
        [FIELD_READINGS] = put_readings,
        [FIELD_RECORD_MAP] = NULL, /* the last type */
    };
    switch (field->type) {
    case FIELD_WORD:
        return put_word(walk, field, value);
    case FIELD_WORDS:
        return put_list(walk, field, value, sizeof(struct word), put_word, 0);
    case FIELD_TEXTS:
        return put_list(
            walk, field, value, sizeof(struct text), put_text_item, 0);
    case FIELD_PERSONS:
        return put_list(walk, field, value, sizeof(struct person_ref),
            put_reference_item, 0);
    case FIELD_METRICS: /* the first is the one whose level is meant */
        return put_list(walk, field, value, sizeof(struct metric_ref),
            put_reference_item, 1);
    default:
        return scalars[field->type] && scalars[field->type](walk, value);
    }
}

/* --- records --- */

static bool put_record(
    const struct walk *walk, const struct record *record, const void *base);

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

static bool
put_record_item(
    const struct walk *walk, const struct field *field, const void *item)
{
    return put_record(walk, field->record, item);
}

/* Items have no id by which their progress could be told apart from that of
 * others, so theirs is written with all that they say. */
static bool
put_records(
    const struct walk *walk, const struct field *field, const void *value)
{
    struct walk whole = *walk;
    if (walk->half == HALF_PROGRESS &&
        record_has_half(field->record, HALF_PROGRESS))
        whole.within = HALF_PROGRESS;
    return put_list(
        &whole, field, value, field->record->size, put_record_item, 0);
}

struct entry {
    struct canon_form id;
    const struct with_id *is;
};

static int
compare_entries(const void *a, const void *b)
{
    return json_compare_names(
        ((const struct entry *)a)->id.p, ((const struct entry *)b)->id.p);
}

/* An entry without anything more to say is there by its id, in the half that
 * the map belongs to. */
static bool
put_map(const struct walk *walk, const struct field *field, const void *value)
{
    any_list list = list_at(value);
    struct canon *out = walk->out;
    struct entry *entries = ARENA_ARRAY(out->arena, struct entry, list.count);
    for (int i = 0; i < list.count; i++) {
        const struct with_id *is =
            (void *)((char *)list.items + (size_t)i * field->record->size);
        const char *id = is->id.s ? is->id.s : "";
        entries[i] = (struct entry){canon_form(out->arena, id), is};
    }
    qsort(entries, (size_t)list.count, sizeof *entries, compare_entries);
    size_t open = canon_open(out, '{');
    for (int i = 0; i < list.count; i++) {
        size_t from = canon_name(out, entries[i].id);
        bool said = put_record(walk, field->record, entries[i].is);
        canon_keep(out, from, said || walk->within == walk->half);
    }
    return canon_close(out, open, '}');
}

static bool
put_member(
    const struct walk *walk, const struct field *field, const void *value)
{
    switch (field->type) {
    case FIELD_RECORD:
        return put_record(walk, field->record, value);
    case FIELD_RECORDS:
    case FIELD_ROWS:
        return put_records(walk, field, value);
    case FIELD_RECORD_MAP:
        return put_map(walk, field, value);
    default:
        return walk->within == walk->half && put_field(walk, field, value);
    }
}

/* Nearly all fields of a record are not there, or belong to another half. */
static bool
may_say(const struct walk *walk, const struct field *field, const void *value)
{
    if (field->record)
        return true;
    if (walk->within != walk->half)
        return false;
    return !is_absent(*(const struct value *)value) ||
           field->type == FIELD_WORD || list_item_size(field) > 0;
}

static bool
put_record(
    const struct walk *walk, const struct record *record, const void *base)
{
    struct walk inside = *walk;
    inside.metric = record_metric(walk, record, base);
    const unsigned char *by_name = record_by_name(record);
    size_t open = canon_open(walk->out, '{');
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[by_name[i]];
        const char *value = (const char *)base + field->offset;
        inside.within = half_within(walk->within, field->half);
        if (inside.within == HALF_NEITHER || inside.within > walk->half ||
            !may_say(&inside, field, value))
            continue; /* nothing inside is more binding */
        size_t from = canon_field(walk->out, field->name);
        canon_keep(walk->out, from, put_member(&inside, field, value));
    }
    return canon_close(walk->out, open, '}');
}

/* --- the whole --- */

/* Where in the buffer a half of the plan stands. */
struct span {
    const char *name;
    size_t from, to;
};

static struct span
put_half(struct canon *out, const char *name, const struct plan *plan,
    enum half half)
{
    struct walk walk = {out, half, HALF_TERM, NULL};
    canon_field(out, name);
    size_t from = out->buf.n;
    put_record(&walk, record_of_kind(KIND_PLAN), plan);
    return (struct span){name, from, out->buf.n};
}

static void
put_string(struct canon *out, const char *name, const char *text)
{
    canon_field(out, name);
    canon_text(out, text);
}

static struct slice
taken(struct canon *out)
{
    size_t n = out->buf.n;
    struct slice bytes = {arena_strndup(out->arena, out->buf.p, n), n};
    buf_free(&out->buf);
    return bytes;
}

/* The part of the bytes, which becomes a member of the file. */
static struct slice
keep_part(struct json *file, struct arena *arena, struct slice bytes,
    struct span span)
{
    struct slice part = {bytes.p + span.from, span.to - span.from};
    json_keep(file, span.name, json_later(arena, part));
    return part;
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

const struct json *
terms_record(struct arena *arena, const struct record *record, const void *item,
    enum half half)
{
    struct canon out = {.arena = arena};
    struct walk walk = {&out, half, half, NULL};
    put_record(&walk, record, item);
    return json_later(arena, taken(&out));
}

#define USUAL_SIZE 8000 /* bytes: what the terms of most plans fit in */

struct terms
terms_of(struct arena *arena, const struct plan *plan)
{
    const char *id = plan->def.id.s ? plan->def.id.s : "";
    struct canon out = {.arena = arena};
    buf_reserve(&out.buf, USUAL_SIZE);
    canon_open(&out, '{');
    struct span arrangements =
        put_half(&out, "arrangements", plan, HALF_ARRANGEMENT);
    put_string(&out, "format", TERMS_FORMAT);
    put_string(&out, "plan", id);
    struct span agreed = put_half(&out, "terms", plan, HALF_TERM);
    canon_close(&out, 0, '}');
    struct terms terms = {.json = taken(&out)};
    struct json *file = json_object(arena);
    terms.arrangements = keep_part(file, arena, terms.json, arrangements);
    json_keep(file, "format", json_lend(arena, TERMS_FORMAT));
    json_keep(file, "plan", json_lend(arena, id));
    terms.terms = keep_part(file, arena, terms.json, agreed);
    terms.file = file;
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
    struct canon out = {.arena = arena};
    canon_open(&out, '{');
    put_half(&out, "arrangements", plan, HALF_ARRANGEMENT);
    put_half(&out, "progress", plan, HALF_PROGRESS);
    put_half(&out, "terms", plan, HALF_TERM);
    canon_close(&out, 0, '}');
    return json_later(arena, taken(&out));
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
