#include "seal/difference.h"

#include <string.h>

#include "base/text.h"
#include "plan/fields.h"
#include "seal/difference_inner.h"

/* Any LIST, whatever it holds. */
typedef LIST(void) any_list;

struct comparing {
    struct arena *arena;
    enum half half;
    struct wording before, now;
    struct differences found;
};

/* A record in both files, and where it stands in the plan. */
struct clause {
    const char *path;
    const char *kind;                /* the path without ids and numbers */
    enum half half;                  /* of what is around the members */
    const struct field *field;       /* NULL: an entry or item as a whole */
    const char *name;                /* of the entry that it belongs to */
    day_t name_day;                  /* when it is a day's, or DAY_NONE */
    const struct json *before, *now; /* NULL: not there */
    const char *unit_before, *unit_now;
    const void *base; /* the plan's struct, or NULL */
    struct place at;  /* of it or of what is around it */
};

static const char *
joined(struct arena *arena, const char *path, const char *step)
{
    return arena_printf(arena, "%s%s%s", path, *path ? "." : "", step);
}

/* --- sentences --- */

enum turn { TURN_CHANGED, TURN_ADDED, TURN_REMOVED };

static const char *
pattern_of(const struct comparing *c, const struct phrase *phrase,
    enum turn turn, bool entry)
{
    static const char *const fields[] = {
        [TURN_CHANGED] = "%s was %%o, is now %%w",
        [TURN_ADDED] = "%s is now %%w, and was not given",
        [TURN_REMOVED] = "%s was %%o, and is no longer given",
    };
    static const char *const entries[] = {
        [TURN_CHANGED] = "%s was changed: %%n",
        [TURN_ADDED] = "%s was added: %%n",
        [TURN_REMOVED] = "%s was taken out: %%n",
    };
    const char *own[] = {phrase->changed, phrase->added, phrase->removed};
    if (own[turn])
        return own[turn];
    struct buf pattern = {0};
    const char *whole = entry ? entries[turn] : fields[turn];
    buf_str(&pattern, phrase->subject);
    for (const char *p = whole + 2; *p; p++) {
        buf_char(&pattern, *p);
        p += p[0] == '%' && p[1] == '%';
    }
    char *made = arena_strndup(c->arena, pattern.p, pattern.n);
    buf_free(&pattern);
    return made;
}

static const char *
expand(const struct comparing *c, const char *pattern, const char *name,
    const char *before, const char *now)
{
    struct buf out = {0};
    for (const char *p = pattern; *p; p++) {
        if (*p != '%') {
            buf_char(&out, *p);
            continue;
        }
        switch (*++p) {
        case 'n':
            buf_str(&out, name);
            break;
        case 'o':
            buf_str(&out, before);
            break;
        case 'w':
            buf_str(&out, now);
            break;
        case 'v':
            buf_str(&out, wording_party(&c->now, "vendor"));
            break;
        default:
            buf_str(&out, wording_party(&c->now, "customer"));
        }
    }
    char *made = arena_strndup(c->arena, buf_slice(&out).p, out.n);
    buf_free(&out);
    return made;
}

/* `name` is whose clause it is; of an entry, the entry's. */
static void
say(struct comparing *c, const struct clause *clause, const char *name,
    bool entry, const char *before, const char *now)
{
    const struct phrase *phrase = phrase_of(clause->kind);
    const struct phrase plain = {.subject = clause->path};
    enum turn turn = !before ? TURN_ADDED : !now ? TURN_REMOVED : TURN_CHANGED;
    const char *pattern = pattern_of(c, phrase ? phrase : &plain, turn, entry);
    struct differences *found = &c->found;
    found->items = arena_grow(c->arena, found->items, found->count,
        &found->room, sizeof *found->items);
    found->items[found->count++] = (struct difference){
        .field = clause->field,
        .kind = clause->kind,
        .name = name,
        .name_day = clause->name_day,
        .value_before = clause->before,
        .value_now = clause->now,
        .unit_before = clause->unit_before,
        .unit_now = clause->unit_now,
        .path = clause->path,
        .sentence = expand(
            c, pattern, name ? name : "", before ? before : "", now ? now : ""),
        .before = before,
        .now = now,
        .at = clause->at,
    };
}

/* --- fields --- */

static void compare_record(struct comparing *c, const struct record *record,
    const struct clause *clause);

/* A member of the clause's record. */
static struct clause
member_of(const struct comparing *c, const struct field *field,
    const struct clause *clause, const struct json *before,
    const struct json *now)
{
    struct clause member = *clause;
    member.field = field;
    member.half = half_within(clause->half, field->half);
    member.path = joined(c->arena, clause->path, field->name);
    member.kind = joined(c->arena, clause->kind, field->name);
    member.before = before;
    member.now = now;
    if (clause->base) {
        const struct value *value =
            (const void *)((const char *)clause->base + field->offset);
        member.base = value;
        if (!is_absent(*value))
            member.at = value->at;
    }
    return member;
}

static void
compare_value(
    struct comparing *c, const struct field *field, const struct clause *clause)
{
    say(c, clause, clause->name, false,
        wording_value(&c->before, field, clause->before, clause->unit_before),
        wording_value(&c->now, field, clause->now, clause->unit_now));
}

/* A metric is what its own quantities are of. */
static const char *
unit_in(const struct wording *wording, const char *kind, const char *id,
    const struct json *record, const char *around)
{
    return text_is(kind, "metrics")
               ? wording_unit(wording, id)
               : wording_unit_within(wording, record, around);
}

static void
set_units(const struct comparing *c, struct clause *clause, const char *id)
{
    clause->unit_before = unit_in(
        &c->before, clause->kind, id, clause->before, clause->unit_before);
    clause->unit_now =
        unit_in(&c->now, clause->kind, id, clause->now, clause->unit_now);
}

/* --- maps --- */

static bool
is_in_terms(const struct json *file, const char *map, const char *id)
{
    return json_get(json_get(json_get(file, "terms"), map), id) != NULL;
}

/* Entries that came or went are told once, in the half that the map belongs
 * to. */
static bool
told_elsewhere(
    const struct comparing *c, const struct field *map, const char *id)
{
    return map->half != c->half &&
           !(is_in_terms(c->before.file, map->name, id) &&
               is_in_terms(c->now.file, map->name, id));
}

static const struct with_id *
entry_of(const struct field *field, const void *list_of, const char *id)
{
    any_list list = {0};
    if (list_of)
        memcpy(&list, list_of, sizeof list);
    for (int i = 0; i < list.count; i++) {
        const struct with_id *entry =
            (const void *)((char *)list.items +
                           (size_t)i * field->record->size);
        if (text_is(entry->id.s, id))
            return entry;
    }
    return NULL;
}

static void
compare_entry(struct comparing *c, const struct field *field,
    const struct clause *map, const char *id)
{
    struct clause entry = *map;
    const struct with_id *place = entry_of(field, map->base, id);
    if (told_elsewhere(c, field, id))
        return;
    entry.field = NULL;
    entry.name_day = DAY_NONE;
    entry.before = json_get(map->before, id);
    entry.now = json_get(map->now, id);
    entry.path = joined(c->arena, map->path, id);
    entry.name = wording_name(&c->now, field->name, id);
    entry.base = place;
    if (place)
        entry.at = place->id.at;
    set_units(c, &entry, id);
    if (field->half == c->half && (!entry.before || !entry.now))
        say(c, &entry, entry.name, true, entry.before ? entry.name : NULL,
            entry.now ? entry.name : NULL);
    else
        compare_record(c, field->record, &entry);
}

/* Both are sorted by id. */
static void
compare_map(
    struct comparing *c, const struct field *field, const struct clause *map)
{
    const struct json *before =
        json_is_object(map->before) ? map->before : NULL;
    const struct json *now = json_is_object(map->now) ? map->now : NULL;
    int i = 0, j = 0;
    while (i < json_count(before) || j < json_count(now)) {
        const char *left = json_name_at(before, i);
        const char *right = json_name_at(now, j);
        int order = !left ? 1 : !right ? -1 : json_compare_names(left, right);
        compare_entry(c, field, map, order <= 0 ? left : right);
        i += order <= 0;
        j += order >= 0;
    }
}

/* --- lists --- */

/* What an item is called: the words of its key. */
static const char *
item_name(const struct wording *wording, const struct phrase *phrase,
    const struct record *record, const struct json *item)
{
    const struct field *key =
        phrase->key ? record_field(record, phrase->key) : NULL;
    const struct json *value = key ? json_get(item, key->name) : NULL;
    if (!value)
        return "one without a name";
    return phrase->bare && json_string_of(value)
               ? json_string_of(value)
               : wording_value(wording, key, value, NULL);
}

/* The day that an item is known by, if that is one. */
static day_t
item_day(const struct phrase *phrase, const struct record *record,
    const struct json *item)
{
    const struct field *key =
        phrase->key ? record_field(record, phrase->key) : NULL;
    const char *text = key && key->type == FIELD_DATE
                           ? json_string_of(json_get(item, key->name))
                           : NULL;
    return text ? day_parse_iso(text) : DAY_NONE;
}

/* A list in both files and in the plan. */
struct pairing {
    const struct field *field;
    const struct phrase *phrase;
    any_list plan;
    const int *made_of; /* of each item now: the plan's, or -1 */
};

static void
place_item(const struct comparing *c, const struct pairing *pairing, int now,
    struct clause *item)
{
    int number = now < 0 ? -1 : pairing->made_of[now];
    item->base = NULL;
    if (number < 0)
        return;
    const struct value *made_of =
        (const void *)((char *)pairing->plan.items +
                       (size_t)number * pairing->field->record->size);
    item->base = made_of;
    item->at = made_of->at;
    item->path = arena_printf(c->arena, "%s.%d", item->path, number + 1);
}

/* Either index may be -1: not there. */
static void
compare_item(struct comparing *c, const struct pairing *pairing,
    const struct clause *list, int before, int now)
{
    const struct record *record = pairing->field->record;
    struct clause item = *list;
    item.field = NULL;
    item.before = json_at(list->before, before);
    item.now = json_at(list->now, now);
    item.name = item_name(item.before ? &c->before : &c->now, pairing->phrase,
        record, item.before ? item.before : item.now);
    item.name_day =
        item_day(pairing->phrase, record, item.before ? item.before : item.now);
    place_item(c, pairing, now, &item);
    set_units(c, &item, NULL);
    if (item.before && item.now)
        compare_record(c, record, &item);
    else if (list->half == c->half)
        say(c, &item, item.name, true, item.before ? item.name : NULL,
            item.now ? item.name : NULL);
}

static void
compare_list(
    struct comparing *c, const struct field *field, const struct clause *list)
{
    const struct phrase plain = {.subject = list->path};
    const struct phrase *phrase = phrase_of(list->kind);
    struct pairing pairing = {field, phrase ? phrase : &plain, {0}, NULL};
    if (list->base)
        memcpy(&pairing.plan, list->base, sizeof pairing.plan);
    struct matching m =
        match_items(c->arena, list->before, list->now, pairing.phrase->key);
    pairing.made_of = match_records(c->arena, list->now, field->record, c->half,
        pairing.plan.items, pairing.plan.count);
    for (int i = 0; i < m.before_count; i++)
        if (!m.same[i])
            compare_item(c, &pairing, list, i, m.partner[i]);
    for (int j = 0; j < m.now_count; j++)
        if (!m.taken[j])
            compare_item(c, &pairing, list, -1, j);
}

/* --- readings --- */

/* One day's level; the name tells which day. */
static void
compare_reading(
    struct comparing *c, const struct clause *readings, const char *day)
{
    struct clause one = *readings;
    one.before = json_get(readings->before, day);
    one.now = json_get(readings->now, day);
    if (json_same(one.before, one.now))
        return;
    const struct field level = {.name = "", .type = FIELD_QUANTITY};
    day_t on = day_parse_iso(day);
    one.path = joined(c->arena, readings->path, day);
    say(c, &one,
        arena_printf(c->arena, "%s on %s", readings->name,
            on == DAY_NONE ? day : day_words(c->arena, on)),
        false, wording_value(&c->before, &level, one.before, one.unit_before),
        wording_value(&c->now, &level, one.now, one.unit_now));
}

/* Both are sorted by day. */
static void
compare_readings(struct comparing *c, const struct clause *readings)
{
    int i = 0, j = 0;
    while (i < json_count(readings->before) || j < json_count(readings->now)) {
        const char *left = json_name_at(readings->before, i);
        const char *right = json_name_at(readings->now, j);
        int order = !left ? 1 : !right ? -1 : json_compare_names(left, right);
        compare_reading(c, readings, order <= 0 ? left : right);
        i += order <= 0;
        j += order >= 0;
    }
}

/* --- the whole --- */

static void
compare_field(
    struct comparing *c, const struct field *field, const struct clause *clause)
{
    const struct json *before = json_get(clause->before, field->name);
    const struct json *now = json_get(clause->now, field->name);
    if (json_same(before, now))
        return;
    struct clause member = member_of(c, field, clause, before, now);
    if (!field->record && member.half != c->half)
        return; /* it stands there to tell its item by */
    switch (field->type) {
    case FIELD_READINGS:
        compare_readings(c, &member);
        break;
    case FIELD_RECORD:
        set_units(c, &member, NULL);
        compare_record(c, field->record, &member);
        break;
    case FIELD_RECORDS:
    case FIELD_ROWS:
        compare_list(c, field, &member);
        break;
    case FIELD_RECORD_MAP:
        compare_map(c, field, &member);
        break;
    default:
        compare_value(c, field, &member);
    }
}

static void
compare_record(struct comparing *c, const struct record *record,
    const struct clause *clause)
{
    for (int i = 0; i < record->count; i++)
        compare_field(c, &record->fields[i], clause);
}

static struct differences
compare(struct arena *arena, enum half half, const struct json *before,
    const struct json *now, const struct plan *plan)
{
    static const char *const names[] = {[HALF_TERM] = "terms",
        [HALF_ARRANGEMENT] = "arrangements",
        [HALF_PROGRESS] = "progress"};
    const char *name = names[half];
    struct comparing c = {
        arena, half, {arena, before, now}, {arena, now, before}, {0, 0, NULL}};
    struct clause whole = {.path = "",
        .kind = "",
        .half = HALF_TERM,
        .name_day = DAY_NONE,
        .before = json_get(before, name),
        .now = json_get(now, name),
        .base = plan,
        .at = plan ? place_in(plan->def.source, 0, 0) : (struct place){0}};
    if (!json_same(whole.before, whole.now))
        compare_record(&c, record_of_kind(KIND_PLAN), &whole);
    return c.found;
}

struct differences
terms_difference(struct arena *arena, const struct json *before,
    const struct json *now, const struct plan *plan)
{
    return compare(arena, HALF_TERM, before, now, plan);
}

struct differences
arrangements_difference(struct arena *arena, const struct json *before,
    const struct json *now, const struct plan *plan)
{
    return compare(arena, HALF_ARRANGEMENT, before, now, plan);
}

struct differences
progress_difference(struct arena *arena, const struct json *before,
    const struct json *now, const struct plan *plan)
{
    if (!json_get(before, "progress") || !json_get(now, "progress"))
        return (struct differences){0};
    return compare(arena, HALF_PROGRESS, before, now, plan);
}

const char *
difference_name(const struct json *file, const struct json *other,
    const char *map, const char *id)
{
    const struct wording wording = {NULL, file, other};
    return wording_name(&wording, map, id);
}
