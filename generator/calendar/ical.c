#include "calendar/ical.h"

#include <libical/ical.h>
#include <string.h>

#include "base/text.h"
#include "calendar/zone.h"

/* One file on its way. */
struct writing {
    struct arena *arena;
    const struct ical *calendar;
    const struct zone *zone; /* NULL: floating times */
};

/* --- properties --- */

static icalproperty *
put(icalcomponent *component, icalproperty_kind kind, icalvalue *value)
{
    icalproperty *property = icalproperty_new(kind);
    icalproperty_set_value(property, value);
    icalcomponent_add_property(component, property);
    return property;
}

static void
put_raw(icalcomponent *component, icalproperty_kind kind,
    icalvalue_kind value_kind, const char *text)
{
    put(component, kind, icalvalue_new_from_string(value_kind, text));
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
put_text(const struct writing *w, icalcomponent *component,
    icalproperty_kind kind, const char *text)
{
    put(component, kind, icalvalue_new_text(clean(w->arena, text)));
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

/* A day, or with `seconds` of it a time.  What libical reads from text it reads
 * with sscanf, which costs ten times as much. */
static icalvalue *
time_value(day_t day, int seconds, bool utc)
{
    struct icaltimetype time = icaltime_null_time();
    day_to_civil(day, &time.year, &time.month, &time.day);
    time.is_date = seconds < 0;
    if (seconds < 0)
        return icalvalue_new_date(time);
    time.hour = seconds / 3600;
    time.minute = seconds / 60 % 60;
    time.second = seconds % 60;
    if (utc)
        time.zone = icaltimezone_get_utc_timezone();
    return icalvalue_new_datetime(time);
}

/* All of it in minutes, "PT90M". */
static struct icaldurationtype
minutes_duration(int minutes)
{
    struct icaldurationtype duration = icaldurationtype_null_duration();
    duration.minutes = (unsigned)minutes;
    return duration;
}

static const char *
event_time(const struct writing *w, const struct ical_event *event, day_t day)
{
    return stamp_text(w->arena, day, event->at < 0 ? -1 : event->at * 60);
}

static void
put_time(const struct writing *w, icalcomponent *component,
    icalproperty_kind kind, const struct ical_event *event, day_t day)
{
    icalproperty *property = put(component, kind,
        time_value(day, event->at < 0 ? -1 : event->at * 60, false));
    if (event->at >= 0 && w->zone)
        icalproperty_add_parameter(
            property, icalparameter_new_tzid(w->calendar->zone));
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
put_series(const struct writing *w, icalcomponent *component,
    const struct ical_event *event)
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
    put_raw(component, ICAL_RRULE_PROPERTY, ICAL_RECUR_VALUE,
        arena_printf(w->arena, "FREQ=%s;UNTIL=%s;INTERVAL=%d%s",
            units[event->every.unit].name, until_text(w, event),
            event->every.count * units[event->every.unit].factor,
            months ? month_days(w->arena, event->counted_from) : ""));
    for (int i = 0; i < event->except_count; i++)
        put_time(w, component, ICAL_EXDATE_PROPERTY, event, event->except[i]);
}

/* --- who --- */

static icalproperty *
put_person(const struct writing *w, icalcomponent *component,
    icalproperty_kind kind, const struct ical_person *person)
{
    icalproperty *property = put(component, kind,
        icalvalue_new_caladdress(arena_printf(w->arena, "mailto:%s",
            text_collapse(w->arena, clean(w->arena, person->email)))));
    icalproperty_add_parameter(
        property, icalparameter_new_cn(
                      text_collapse(w->arena, clean(w->arena, person->name))));
    return property;
}

static void
put_people(const struct writing *w, icalcomponent *component,
    const struct ical_event *event)
{
    if (!event->organizer)
        return;
    put_person(w, component, ICAL_ORGANIZER_PROPERTY, event->organizer);
    for (int i = 0; i < event->attendee_count; i++) {
        bool own = text_is(event->attendees[i].email, event->organizer->email);
        icalproperty *property = put_person(
            w, component, ICAL_ATTENDEE_PROPERTY, &event->attendees[i]);
        icalproperty_add_parameter(
            property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
        icalproperty_add_parameter(property,
            icalparameter_new_partstat(
                own ? ICAL_PARTSTAT_ACCEPTED : ICAL_PARTSTAT_NEEDSACTION));
    }
}

/* --- entries --- */

static icalcomponent *
event_component(const struct writing *w, const struct ical_event *event)
{
    icalcomponent *component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    put_text(w, component, ICAL_UID_PROPERTY, event->uid);
    put(component, ICAL_DTSTAMP_PROPERTY,
        time_value(w->calendar->stamp, 0, true));
    put(component, ICAL_SEQUENCE_PROPERTY,
        icalvalue_new_integer(w->calendar->sequence));
    put_time(w, component, ICAL_DTSTART_PROPERTY, event, event->on);
    if (event->at >= 0)
        put(component, ICAL_DURATION_PROPERTY,
            icalvalue_new_duration(minutes_duration(event->minutes)));
    put_series(w, component, event);
    put_text(w, component, ICAL_SUMMARY_PROPERTY, event->summary);
    if (event->description)
        put_text(w, component, ICAL_DESCRIPTION_PROPERTY, event->description);
    put(component, ICAL_STATUS_PROPERTY,
        icalvalue_new_status(w->calendar->tentative ? ICAL_STATUS_TENTATIVE
                                                    : ICAL_STATUS_CONFIRMED));
    if (event->at < 0) /* a day that is free for other things */
        put(component, ICAL_TRANSP_PROPERTY,
            icalvalue_new_transp(ICAL_TRANSP_TRANSPARENT));
    put_people(w, component, event);
    return component;
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
add_observance(const struct writing *w, icalcomponent *zone,
    const struct zone_change *change, bool yearly)
{
    icalcomponent *observance = icalcomponent_new(
        change->summer ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
    put(observance, ICAL_DTSTART_PROPERTY,
        time_value(change->day, change->second, false));
    if (yearly)
        put_raw(observance, ICAL_RRULE_PROPERTY, ICAL_RECUR_VALUE,
            month_rule(w->arena, change->day));
    put(observance, ICAL_TZOFFSETFROM_PROPERTY,
        icalvalue_new_utcoffset(change->from));
    put(observance, ICAL_TZOFFSETTO_PROPERTY,
        icalvalue_new_utcoffset(change->to));
    icalcomponent_add_component(zone, observance);
}

static icalcomponent *
zone_component(const struct writing *w)
{
    const struct zone *zone = w->zone;
    icalcomponent *component = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
    put_text(w, component, ICAL_TZID_PROPERTY, w->calendar->zone);
    bool yearly = is_yearly(w->arena, zone->changes, zone->count);
    struct zone_change begin = {
        zone->first, 0, zone->offset, zone->offset, zone->summer};
    if (!yearly)
        add_observance(w, component, &begin, false);
    for (int i = 0; i < (yearly ? 2 : zone->count); i++)
        add_observance(w, component, &zone->changes[i], yearly);
    return component;
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

static icalcomponent *
calendar_component(const struct writing *w)
{
    icalcomponent *whole = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    put_text(w, whole, ICAL_PRODID_PROPERTY, "-//countersign//countersign//EN");
    put_text(w, whole, ICAL_VERSION_PROPERTY, "2.0");
    put_text(w, whole, ICAL_CALSCALE_PROPERTY, "GREGORIAN");
    icalproperty *name = put(whole, ICAL_X_PROPERTY,
        icalvalue_new_x(
            text_collapse(w->arena, clean(w->arena, w->calendar->name))));
    icalproperty_set_x_name(name, "X-WR-CALNAME");
    if (w->zone)
        icalcomponent_add_component(whole, zone_component(w));
    for (int i = 0; i < w->calendar->count; i++)
        icalcomponent_add_component(
            whole, event_component(w, &w->calendar->events[i]));
    return whole;
}

void
ical_write(struct arena *arena, const struct ical *calendar, struct buf *out)
{
    struct zone zone;
    struct writing w = {
        arena, calendar, read_zone(arena, calendar, &zone) ? &zone : NULL};
    icalcomponent *whole = calendar_component(&w);
    char *text = icalcomponent_as_ical_string_r(whole);
    buf_str(out, text);
    icalmemory_free_buffer(text);
    icalcomponent_free(whole);
}
