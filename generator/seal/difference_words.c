#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/difference_inner.h"

/* --- names --- */

static const char *
name_in(const struct json *file, const char *map, const char *id)
{
    static const char *const halves[] = {"terms", "arrangements"};
    for (int i = 0; i < 2; i++) {
        const struct json *entry =
            json_get(json_get(json_get(file, halves[i]), map), id);
        const char *name = json_string_of(json_get(entry, "name"));
        if (name)
            return name;
    }
    return NULL;
}

const char *
wording_name(const struct wording *wording, const char *map, const char *id)
{
    const char *name = name_in(wording->file, map, id);
    if (!name)
        name = name_in(wording->other, map, id);
    return name ? name : id;
}

const char *
wording_party(const struct wording *wording, const char *side)
{
    const struct json *parties =
        json_get(json_get(wording->file, "terms"), "parties");
    const char *name =
        json_string_of(json_get(json_get(parties, side), "name"));
    return name ? name : arena_printf(wording->arena, "the %s", side);
}

const char *
wording_unit(const struct wording *wording, const char *metric)
{
    const struct json *metrics =
        json_get(json_get(wording->file, "terms"), "metrics");
    return json_string_of(json_get(json_get(metrics, metric), "unit"));
}

const char *
wording_unit_within(const struct wording *wording, const struct json *record,
    const char *around)
{
    const struct json *moves = json_get(record, "moves");
    const char *metric = json_is_list(moves)
                             ? json_string_of(json_at(moves, 0))
                             : json_string_of(json_get(record, "metric"));
    return metric ? wording_unit(wording, metric) : around;
}

/* --- single values --- */

static const char *
date_words(struct arena *arena, const char *text)
{
    day_t day = day_parse_iso(text);
    return day == DAY_NONE ? text : day_words(arena, day);
}

/* In the unit of its metric unless it has one of its own. */
static const char *
quantity_words(struct arena *arena, const char *text, const char *unit)
{
    if (!unit || strchr(text, ' '))
        return text;
    return arena_printf(arena, "%s %s", text, unit);
}

struct span {
    long long count;
    const char *unit; /* "week"; abbreviations have no plural */
};

/* Months, days and seconds, each in the largest unit that divides them. */
static bool
span_read(const char *text, struct span *span)
{
    static const struct {
        char sign;
        bool time;
        long long size;
        const char *unit;
    } units[] = {
        {'M', false, 1, "month"},
        {'D', false, 7, "week"},
        {'D', false, 1, "day"},
        {'S', true, 3600, "h"},
        {'S', true, 60, "min"},
        {'S', true, 1, "s"},
    };
    bool time = text_starts(text, "PT");
    char *end;
    if (text[0] != 'P')
        return false;
    long long count = strtoll(text + (time ? 2 : 1), &end, 10);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].time == time && *end == units[i].sign && !end[1] &&
            count % units[i].size == 0) {
            *span = (struct span){count / units[i].size, units[i].unit};
            return true;
        }
    return false;
}

static const char *
duration_words(struct arena *arena, const char *text, bool every)
{
    struct span span;
    if (!span_read(text, &span))
        return text;
    const char *plural =
        strlen(span.unit) > 3 || text_is(span.unit, "day") ? "s" : "";
    if (every && span.count == 1)
        return arena_printf(arena, "every %s", span.unit);
    return arena_printf(arena, "%s%lld %s%s", every ? "every " : "", span.count,
        span.unit, span.count == 1 ? "" : plural);
}

static const char *
single_words(const struct wording *wording, const struct field *field,
    const char *text, const char *unit)
{
    switch (field->type) {
    case FIELD_DATE:
        return date_words(wording->arena, text);
    case FIELD_QUANTITY:
        return quantity_words(wording->arena, text, unit);
    case FIELD_DURATION:
        return duration_words(wording->arena, text, false);
    case FIELD_EVERY:
        return duration_words(wording->arena, text, true);
    case FIELD_PERSON:
    case FIELD_PERSONS:
        return wording_name(wording, "people", text);
    case FIELD_METRIC:
    case FIELD_METRICS:
        return wording_name(wording, "metrics", text);
    case FIELD_TEXT:
    case FIELD_TEXTS:
        return arena_printf(wording->arena, "\"%s\"", text);
    default:
        return text;
    }
}

/* --- lists --- */

static const char *
list_words(const struct wording *wording, const struct field *field,
    const struct json *list)
{
    struct buf words = {0};
    int count = json_count(list);
    for (int i = 0; i < count; i++) {
        const char *text = json_string_of(json_at(list, i));
        if (i > 0)
            buf_str(&words, i == count - 1 ? " and " : ", ");
        buf_str(&words, single_words(wording, field, text ? text : "", NULL));
    }
    char *made = arena_strndup(wording->arena, buf_slice(&words).p, words.n);
    buf_free(&words);
    return made;
}

const char *
wording_value(const struct wording *wording, const struct field *field,
    const struct json *value, const char *unit)
{
    if (!value)
        return NULL;
    if (json_is_list(value))
        return list_words(wording, field, value);
    const char *text = json_string_of(value);
    return single_words(wording, field, text ? text : "", unit);
}
