#include "calendar/ical.h"

#include <libical/ical.h>
#include <string.h>

#include "base/text.h"
#include "calendar/ical_lines.h"
#include "calendar/zone.h"

/* One file on its way. */
struct writing {
    struct arena *arena;
    const struct ical *calendar;
    const struct zone *zone; /* NULL: floating times */
    struct buf *out;
    struct buf key; /* of the line that is being written */
};

/* --- lines --- */

/* What one says: all of it, so that lines that say the same are the same. */
struct line {
    icalproperty_kind kind;
    icalvalue_kind form;
    const char *text; /* of forms that are text */
    day_t day;        /* of dates and times */
    int seconds;      /* of the day */
    bool utc;
    int number; /* of all other forms */
    /* Parameters: none, or */
    const char *zone;
    const char *name; /* whose address it is */
    icalparameter_partstat reply;
};

/* What libical reads from text it reads with sscanf, which costs ten times as
 * much. */
static struct icaltimetype
time_of(const struct line *line)
{
    struct icaltimetype time = icaltime_null_time();
    day_to_civil(line->day, &time.year, &time.month, &time.day);
    time.is_date = line->form == ICAL_DATE_VALUE;
    if (time.is_date)
        return time;
    time.hour = line->seconds / 3600;
    time.minute = line->seconds / 60 % 60;
    time.second = line->seconds % 60;
    if (line->utc)
        time.zone = icaltimezone_get_utc_timezone();
    return time;
}

/* All of it in minutes, "PT90M". */
static struct icaldurationtype
minutes_duration(int minutes)
{
    struct icaldurationtype duration = icaldurationtype_null_duration();
    duration.minutes = (unsigned)minutes;
    return duration;
}

static icalvalue *
value_of(const struct line *line)
{
    switch (line->form) {
    case ICAL_DATE_VALUE:
        return icalvalue_new_date(time_of(line));
    case ICAL_DATETIME_VALUE:
        return icalvalue_new_datetime(time_of(line));
    case ICAL_INTEGER_VALUE:
        return icalvalue_new_integer(line->number);
    case ICAL_DURATION_VALUE:
        return icalvalue_new_duration(minutes_duration(line->number));
    case ICAL_UTCOFFSET_VALUE:
        return icalvalue_new_utcoffset(line->number);
    case ICAL_STATUS_VALUE:
        return icalvalue_new_status((icalproperty_status)line->number);
    case ICAL_TRANSP_VALUE:
        return icalvalue_new_transp((icalproperty_transp)line->number);
    case ICAL_RECUR_VALUE:
        return icalvalue_new_from_string(ICAL_RECUR_VALUE, line->text);
    case ICAL_CALADDRESS_VALUE:
        return icalvalue_new_caladdress(line->text);
    case ICAL_X_VALUE:
        return icalvalue_new_x(line->text);
    default:
        return icalvalue_new_text(line->text);
    }
}

static icalproperty *
property_of(const struct line *line)
{
    icalproperty *property = icalproperty_new(line->kind);
    icalproperty_set_value(property, value_of(line));
    if (line->kind == ICAL_X_PROPERTY)
        icalproperty_set_x_name(property, "X-WR-CALNAME");
    if (line->zone)
        icalproperty_add_parameter(
            property, icalparameter_new_tzid(line->zone));
    if (line->name)
        icalproperty_add_parameter(property, icalparameter_new_cn(line->name));
    if (line->kind == ICAL_ATTENDEE_PROPERTY) {
        icalproperty_add_parameter(
            property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
        icalproperty_add_parameter(
            property, icalparameter_new_partstat(line->reply));
    }
    return property;
}

/* Folded, with its end. */
static char *
line_text(const struct line *line)
{
    icalproperty *property = property_of(line);
    char *text = icalproperty_as_ical_string_r(property);
    icalproperty_free(property);
    return text;
}

static struct slice
line_key(struct writing *w, const struct line *line)
{
    const int numbers[] = {line->kind, line->form, line->day, line->seconds,
        line->utc, line->number, line->reply};
    const char *const texts[] = {line->text, line->zone, line->name};
    buf_clear(&w->key);
    buf_add(&w->key, numbers, sizeof numbers);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i])
            buf_add(&w->key, texts[i], strlen(texts[i]) + 1);
        else
            buf_char(&w->key, '\x01'); /* which no text has */
    return buf_slice(&w->key);
}

/* No two have an UID in common. */
static void
put(struct writing *w, const struct line *line)
{
    bool once = line->kind == ICAL_UID_PROPERTY;
    struct ical_lines *lines = once ? NULL : w->calendar->lines;
    struct slice key = line_key(w, line), text;
    if (ical_lines_find(lines, key, &text)) {
        buf_add(w->out, text.p, text.n);
        return;
    }
    char *made = line_text(line);
    buf_str(w->out, made);
    ical_lines_keep(lines, key, made);
    icalmemory_free_buffer(made);
}

/* Without control characters but the line feed. */
static const char *
clean(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text), *to = copy;
    for (const char *from = text; *from; from++)
        if ((unsigned char)*from >= 32 ? *from != 127 : *from == '\n')
            *to++ = *from;
    *to = '\0';
    return copy;
}

static void
put_text(struct writing *w, icalproperty_kind kind, const char *text)
{
    put(w, &(struct line){.kind = kind,
               .form = ICAL_TEXT_VALUE,
               .text = clean(w->arena, text)});
}

static void
put_number(
    struct writing *w, icalproperty_kind kind, icalvalue_kind form, int number)
{
    put(w, &(struct line){.kind = kind, .form = form, .number = number});
}

static void
put_rule(struct writing *w, const char *rule)
{
    put(w, &(struct line){.kind = ICAL_RRULE_PROPERTY,
               .form = ICAL_RECUR_VALUE,
               .text = rule});
}

/* --- times --- */

/* "20260930" or "20260930T100000". */
static const char *
stamp_text(struct arena *arena, day_t day, int seconds)
{
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    if (seconds < 0)
        return arena_printf(arena, "%04d%02d%02d", year, month, of_month);
    return arena_printf(arena, "%04d%02d%02dT%02d%02d%02d", year, month,
        of_month, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static const char *
event_time(const struct writing *w, const struct ical_event *event, day_t day)
{
    return stamp_text(w->arena, day, event->at < 0 ? -1 : event->at * 60);
}

/* A day, or with a time of it when the entry has one. */
static void
put_time(struct writing *w, icalproperty_kind kind,
    const struct ical_event *event, day_t day)
{
    bool timed = event->at >= 0;
    put(w, &(struct line){.kind = kind,
               .form = timed ? ICAL_DATETIME_VALUE : ICAL_DATE_VALUE,
               .day = day,
               .seconds = timed ? event->at * 60 : 0,
               .zone = timed && w->zone ? w->calendar->zone : NULL});
}

/* RFC 5545, 3.3.10: in UTC when the first is in a zone, else of its kind. */
static const char *
until_text(const struct writing *w, const struct ical_event *event)
{
    if (event->at < 0 || !w->zone)
        return event_time(w, event, event->last);
    int local = event->at * 60;
    int utc = local - zone_offset(w->zone, event->last, local);
    day_t day = event->last + (utc < 0 ? -1 : utc >= 86400 ? 1 : 0);
    return arena_printf(
        w->arena, "%sZ", stamp_text(w->arena, day, (utc + 86400) % 86400));
}

/* --- again and again --- */

/* The 31st is a short month's last. */
static const char *
month_days(struct arena *arena, day_t counted_from)
{
    int year, month, day;
    day_to_civil(counted_from, &year, &month, &day);
    static const char *const days[] = {
        [29] = "28,29", [30] = "28,29,30", [31] = "28,29,30,31"};
    if (day <= 28)
        return arena_printf(arena, ";BYMONTHDAY=%d", day);
    return arena_printf(arena, ";BYMONTHDAY=%s;BYSETPOS=-1", days[day]);
}

static void
put_series(struct writing *w, const struct ical_event *event)
{
    static const struct {
        const char *name;
        int factor;
    } units[] = {
        [TIME_DAY] = {"DAILY", 1},
        [TIME_WEEK] = {"WEEKLY", 1},
        [TIME_MONTH] = {"MONTHLY", 1},
        [TIME_QUARTER] = {"MONTHLY", 3},
    };
    if (!is_set(event->every) || event->last <= event->on)
        return;
    bool months = event->every.unit >= TIME_MONTH;
    put_rule(w, arena_printf(w->arena, "FREQ=%s;UNTIL=%s;INTERVAL=%d%s",
                    units[event->every.unit].name, until_text(w, event),
                    event->every.count * units[event->every.unit].factor,
                    months ? month_days(w->arena, event->counted_from) : ""));
    for (int i = 0; i < event->except_count; i++)
        put_time(w, ICAL_EXDATE_PROPERTY, event, event->except[i]);
}

/* --- who --- */

static void
put_person(struct writing *w, icalproperty_kind kind,
    const struct ical_person *person, icalparameter_partstat reply)
{
    put(w, &(struct line){.kind = kind,
               .form = ICAL_CALADDRESS_VALUE,
               .text = arena_printf(w->arena, "mailto:%s",
                   text_collapse(w->arena, clean(w->arena, person->email))),
               .name = text_collapse(w->arena, clean(w->arena, person->name)),
               .reply = reply});
}

static void
put_people(struct writing *w, const struct ical_event *event)
{
    if (!event->organizer)
        return;
    put_person(
        w, ICAL_ORGANIZER_PROPERTY, event->organizer, ICAL_PARTSTAT_NONE);
    for (int i = 0; i < event->attendee_count; i++) {
        bool own = text_is(event->attendees[i].email, event->organizer->email);
        put_person(w, ICAL_ATTENDEE_PROPERTY, &event->attendees[i],
            own ? ICAL_PARTSTAT_ACCEPTED : ICAL_PARTSTAT_NEEDSACTION);
    }
}

/* --- entries --- */

static void
put_event(struct writing *w, const struct ical_event *event)
{
    buf_str(w->out, "BEGIN:VEVENT\r\n");
    put_text(w, ICAL_UID_PROPERTY, event->uid);
    put(w, &(struct line){.kind = ICAL_DTSTAMP_PROPERTY,
               .form = ICAL_DATETIME_VALUE,
               .day = w->calendar->stamp,
               .utc = true});
    put_number(
        w, ICAL_SEQUENCE_PROPERTY, ICAL_INTEGER_VALUE, w->calendar->sequence);
    put_time(w, ICAL_DTSTART_PROPERTY, event, event->on);
    if (event->at >= 0)
        put_number(
            w, ICAL_DURATION_PROPERTY, ICAL_DURATION_VALUE, event->minutes);
    put_series(w, event);
    put_text(w, ICAL_SUMMARY_PROPERTY, event->summary);
    if (event->description)
        put_text(w, ICAL_DESCRIPTION_PROPERTY, event->description);
    put_number(w, ICAL_STATUS_PROPERTY, ICAL_STATUS_VALUE,
        w->calendar->tentative ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED);
    if (event->at < 0) /* a day that is free for other things */
        put_number(w, ICAL_TRANSP_PROPERTY, ICAL_TRANSP_VALUE,
            ICAL_TRANSP_TRANSPARENT);
    put_people(w, event);
    buf_str(w->out, "END:VEVENT\r\n");
}

/* --- the zone --- */

/* "-1SU" in its month: the last weekday of its kind, else the nth. */
static const char *
month_rule(struct arena *arena, day_t day)
{
    static const char *const names[] = {
        "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    int year, month, of_month, y, next;
    day_to_civil(day, &year, &month, &of_month);
    day_to_civil(day + 7, &y, &next, &y);
    return arena_printf(arena, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", month,
        next != month ? -1 : (of_month - 1) / 7 + 1, names[day_weekday(day)]);
}

/* Two changes a year, by the same rules each year. */
static bool
is_yearly(struct arena *arena, const struct zone_change *changes, int count)
{
    for (int i = 2; i < count; i++) {
        const struct zone_change *now = &changes[i], *then = &changes[i - 2];
        if (now->second != then->second || now->from != then->from ||
            now->to != then->to || now->day - then->day > 373 ||
            !text_is(month_rule(arena, now->day), month_rule(arena, then->day)))
            return false;
    }
    return count >= 2 && changes[1].day - changes[0].day < 366;
}

static void
put_observance(struct writing *w, const struct zone_change *change, bool yearly)
{
    const char *name = change->summer ? "DAYLIGHT" : "STANDARD";
    buf_printf(w->out, "BEGIN:%s\r\n", name);
    put(w, &(struct line){.kind = ICAL_DTSTART_PROPERTY,
               .form = ICAL_DATETIME_VALUE,
               .day = change->day,
               .seconds = change->second});
    if (yearly)
        put_rule(w, month_rule(w->arena, change->day));
    put_number(
        w, ICAL_TZOFFSETFROM_PROPERTY, ICAL_UTCOFFSET_VALUE, change->from);
    put_number(w, ICAL_TZOFFSETTO_PROPERTY, ICAL_UTCOFFSET_VALUE, change->to);
    buf_printf(w->out, "END:%s\r\n", name);
}

static void
put_zone(struct writing *w)
{
    const struct zone *zone = w->zone;
    buf_str(w->out, "BEGIN:VTIMEZONE\r\n");
    put_text(w, ICAL_TZID_PROPERTY, w->calendar->zone);
    bool yearly = is_yearly(w->arena, zone->changes, zone->count);
    struct zone_change begin = {
        zone->first, 0, zone->offset, zone->offset, zone->summer};
    if (!yearly)
        put_observance(w, &begin, false);
    for (int i = 0; i < (yearly ? 2 : zone->count); i++)
        put_observance(w, &zone->changes[i], yearly);
    buf_str(w->out, "END:VTIMEZONE\r\n");
}

/* The days in which some entry has a time of day. */
static bool
timed_days(const struct ical *calendar, day_t *first, day_t *last)
{
    bool any = false;
    for (int i = 0; i < calendar->count; i++) {
        const struct ical_event *event = &calendar->events[i];
        day_t end = is_set(event->every) ? event->last : event->on;
        if (event->at < 0)
            continue;
        *first = !any || event->on < *first ? event->on : *first;
        *last = !any || end > *last ? end : *last;
        any = true;
    }
    return any;
}

/* From a year before, so that what is in force on the first day is there;
 * false: times are floating. */
static bool
read_zone(struct arena *arena, const struct ical *calendar, struct zone *zone)
{
    day_t first = 0, last = 0;
    return calendar->zone && timed_days(calendar, &first, &last) &&
           zone_read(arena, calendar->tables, calendar->zone, first - 366,
               last + 1, zone);
}

/* --- the whole --- */

void
ical_write(struct arena *arena, const struct ical *calendar, struct buf *out)
{
    struct zone zone;
    struct writing w = {arena, calendar,
        read_zone(arena, calendar, &zone) ? &zone : NULL, out, {0}};
    buf_str(out, "BEGIN:VCALENDAR\r\n");
    put_text(&w, ICAL_PRODID_PROPERTY, "-//countersign//countersign//EN");
    put_text(&w, ICAL_VERSION_PROPERTY, "2.0");
    put_text(&w, ICAL_CALSCALE_PROPERTY, "GREGORIAN");
    put(&w, &(struct line){.kind = ICAL_X_PROPERTY,
                .form = ICAL_X_VALUE,
                .text = text_collapse(arena, clean(arena, calendar->name))});
    if (w.zone)
        put_zone(&w);
    for (int i = 0; i < calendar->count; i++)
        put_event(&w, &calendar->events[i]);
    buf_str(out, "END:VCALENDAR\r\n");
    buf_free(&w.key);
}
