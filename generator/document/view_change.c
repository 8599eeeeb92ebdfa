#include "document/view_change.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/redline.h"

struct changing {
    struct view *view;
    const struct json *before, *now;
};

/* --- values --- */

static const char *
quantity_text(struct view *view, const char *text, const char *unit)
{
    struct quantity quantity;
    const char *why;
    if (!quantity_parse(view->arena, text, &quantity, &why))
        return text;
    const char *own = quantity.unit && *quantity.unit ? quantity.unit : unit;
    return words_quantity(
        view->words, view->arena, quantity.micro, own ? own : "");
}

/* "P7D", as terms write durations. */
static struct duration
duration_of(const char *text)
{
    static const struct {
        char sign;
        bool time;
        int size;
        enum time_unit unit;
    } units[] = {{'M', false, 3, TIME_QUARTER}, {'M', false, 1, TIME_MONTH},
        {'D', false, 7, TIME_WEEK}, {'D', false, 1, TIME_DAY},
        {'S', true, 3600, TIME_HOUR}, {'S', true, 60, TIME_MINUTE},
        {'S', true, 1, TIME_SECOND}};
    bool time = text_starts(text, "PT");
    char *end;
    long count = *text == 'P' ? strtol(text + (time ? 2 : 1), &end, 10) : 0;
    for (size_t i = 0; count > 0 && i < sizeof units / sizeof *units; i++)
        if (units[i].time == time && *end == units[i].sign &&
            count % units[i].size == 0 && count / units[i].size < 100000)
            return (struct duration){.state = VALUE_SET,
                .count = (int)(count / units[i].size),
                .unit = units[i].unit};
    return (struct duration){.state = VALUE_ABSENT};
}

static const char *
duration_text(struct view *view, const char *text, bool every)
{
    struct duration duration = duration_of(text);
    if (!is_set(duration))
        return text;
    return every ? words_every(view->words, view->arena, duration)
                 : words_duration(view->words, view->arena, duration);
}

static const char *
date_text(struct view *view, const char *text)
{
    day_t day = day_parse_iso(text);
    return day == DAY_NONE
               ? text
               : words_date(view->words, view->arena, day, DATE_LONG);
}

static const char *
time_text(struct view *view, const char *text)
{
    struct clock_time time;
    return clock_parse(text, &time)
               ? words_time(view->words, view->arena, time.minutes)
               : text;
}

static const char *
code_text(struct view *view, const char *field, const char *code)
{
    const char *set = text_is(field, "status")  ? "standing"
                      : text_is(field, "stage") ? "stage-line"
                                                : field;
    const char *key = arena_printf(view->arena, "%s.%s", set, code);
    const char *found = words_find(view->words, key);
    return found && !strchr(found, '{') ? view_code(view, set, code) : code;
}

static const char *
single_text(const struct changing *c, const struct field *field,
    const char *text, const char *unit)
{
    struct view *view = c->view;
    switch (field->type) {
    case FIELD_DATE:
        return date_text(view, text);
    case FIELD_QUANTITY:
    case FIELD_READINGS:
        return quantity_text(view, text, unit);
    case FIELD_DURATION:
    case FIELD_EVERY:
        return duration_text(view, text, field->type == FIELD_EVERY);
    case FIELD_TIME:
        return time_text(view, text);
    case FIELD_FLAG:
        return view_say(view, "yes", (char *)NULL);
    case FIELD_PERSON:
    case FIELD_PERSONS:
        return view_text(
            view, difference_name(c->now, c->before, "people", text));
    case FIELD_METRIC:
    case FIELD_METRICS:
        return view_text(
            view, difference_name(c->now, c->before, "metrics", text));
    case FIELD_WORD:
    case FIELD_WORDS:
        return code_text(view, field->name, text);
    default:
        return view_sentence(view, text);
    }
}

static const char *
value_text(const struct changing *c, const struct field *field,
    const struct json *value, const char *unit)
{
    if (!json_is_list(value)) {
        const char *text = json_string_of(value);
        return text ? single_text(c, field, text, unit) : NULL;
    }
    int count = json_count(value);
    const char **all = ARENA_ARRAY(c->view->arena, const char *, count + 1);
    for (int i = 0; i < count; i++) {
        const char *text = json_string_of(json_at(value, i));
        all[i] = single_text(c, field, text ? text : "", unit);
    }
    return words_list(c->view->words, c->view->arena, all, count);
}

/* --- what it is about --- */

static const char *
last_step(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

/* Of "milestones.owners.vendor" the longest end that has a word. */
static const char *
label_of(struct view *view, const char *kind)
{
    for (const char *end = kind; end; end = strchr(end, '.')) {
        end += *end == '.';
        const char *key = arena_printf(view->arena, "change.%s", end);
        if (words_find(view->words, key))
            return view_say(view, key, (char *)NULL);
    }
    return NULL;
}

static enum side
side_of(const char *kind)
{
    const char *last = last_step(kind);
    return text_is(last, "vendor")     ? SIDE_VENDOR
           : text_is(last, "customer") ? SIDE_CUSTOMER
                                       : SIDE_NONE;
}

static const char *
party_name(struct view *view, enum side side)
{
    const struct parties *parties = &view->plan->parties;
    const struct text *name =
        side == SIDE_VENDOR ? &parties->vendor.name : &parties->customer.name;
    return is_set(*name) ? view_text(view, name->s) : NULL;
}

/* "owners.vendor" is the owner, of the vendor. */
static const char *
what_of(struct view *view, const struct difference *d)
{
    const char *kind = d->kind;
    enum side side = side_of(kind);
    if (side != SIDE_NONE)
        kind = arena_strndup(
            view->arena, kind, (size_t)(last_step(kind) - kind - 1));
    else if (text_starts(kind, "parties."))
        kind = "name";
    const char *label = label_of(view, kind);
    return label ? label : last_step(kind);
}

static const char *
joined(struct view *view, const char *a, const char *b)
{
    if (!a || !*a)
        return b;
    return b && *b ? arena_printf(view->arena, "%s, %s", a, b) : a;
}

/* The id in a path "metrics.ID.…". */
static const char *
second_step(struct view *view, const char *path)
{
    const char *id = strchr(path, '.');
    return id ? arena_strndup(view->arena, id + 1, strcspn(id + 1, ".")) : "";
}

static const char *
of_what(const struct changing *c, const struct difference *d)
{
    struct view *view = c->view;
    if (text_starts(d->kind, "parties."))
        return NULL;
    if (text_is(d->kind, "metrics.readings"))
        return joined(view,
            view_text(view, difference_name(c->now, c->before, "metrics",
                                second_step(view, d->path))),
            date_text(view, last_step(d->path)));
    bool whole = !d->field && !text_is(d->kind, "prose");
    day_t day = d->name_day;
    const char *name =
        whole || !d->name || !*d->name ? NULL
        : day != DAY_NONE ? words_date(view->words, view->arena, day, DATE_LONG)
                          : view_text(view, d->name);
    enum side side = side_of(d->kind);
    return side == SIDE_NONE ? name
                             : joined(view, name, party_name(view, side));
}

/* --- the whole --- */

static const char *
one_value(const struct changing *c, const struct difference *d, bool now)
{
    const char *words = now ? d->now : d->before;
    if (!words)
        return NULL;
    if (!d->field && d->name_day != DAY_NONE)
        return words_date(
            c->view->words, c->view->arena, d->name_day, DATE_LONG);
    if (!d->field)
        return view_text(c->view, words);
    return value_text(c, d->field, now ? d->value_now : d->value_before,
        now ? d->unit_now : d->unit_before);
}

static bool
is_prose(const struct difference *d)
{
    if (text_is(d->kind, "prose"))
        return true;
    return d->field &&
           (d->field->type == FIELD_TEXT || d->field->type == FIELD_TEXTS);
}

static void
add_change(const struct changing *c, struct _xmlNode *parent,
    const struct difference *d)
{
    struct _xmlNode *item = model_add(parent, "item");
    const char *before = one_value(c, d, false), *now = one_value(c, d, true);
    model_set(item, "turn", !before ? "added" : !now ? "removed" : "changed");
    model_say(item, "what", what_of(c->view, d));
    model_say(item, "of", of_what(c, d));
    struct _xmlNode *left = before ? model_add(item, "before") : NULL;
    struct _xmlNode *right = now ? model_add(item, "now") : NULL;
    if (left && right && is_prose(d)) {
        redline_words(c->view->arena, left, before, right, now);
        return;
    }
    if (left)
        model_say(left, "del", before);
    if (right)
        model_say(right, "ins", now);
}

void
view_changes(struct view *view, struct _xmlNode *parent,
    const struct differences *changes, const struct json *before,
    const struct json *now)
{
    const struct changing c = {view, before, now};
    for (int i = 0; i < changes->count; i++)
        add_change(&c, parent, &changes->items[i]);
}
