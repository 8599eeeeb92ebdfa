#include "calendar/ical.h"

#include <string.h>

#include "base/text.h"
#include "calendar/zone.h"

/* One file on its way. */
struct writing {
    struct arena *arena;
    const struct ical *calendar;
    const struct zone *zone; /* NULL: floating times */
    struct buf line;         /* the content line that is being written */
    struct buf *out;
};

/* --- content lines (RFC 5545, 3.1) --- */

#define LINE_MOST 75 /* octets */

/* Bytes of the text that a line has room for, whole characters. */
static size_t
fitting(const char *text, size_t size, size_t room)
{
    if (size <= room)
        return size;
    while (room > 0 && ((unsigned char)text[room] & 0xC0) == 0x80)
        room--;
    return room;
}

/* A fold's blank is the first octet of the line that it begins. */
static void
end_line(struct writing *w)
{
    const char *p = w->line.p;
    size_t left = w->line.n, room = LINE_MOST;
    while (left > room) {
        size_t n = fitting(p, left, room);
        buf_add(w->out, p, n);
        buf_str(w->out, "\r\n ");
        p += n;
        left -= n;
        room = LINE_MOST - 1;
    }
    buf_add(w->out, p, left);
    buf_str(w->out, "\r\n");
    buf_clear(&w->line);
}

static void
put(struct writing *w, const char *line)
{
    buf_str(&w->line, line);
    end_line(w);
}

static bool
is_control(char c)
{
    return (unsigned char)c < 32 || c == 127;
}

/* TEXT (3.3.11). */
static void
put_text(struct writing *w, const char *name, const char *text)
{
    buf_str(&w->line, name);
    buf_char(&w->line, ':');
    for (; *text; text++)
        if (*text == '\n') {
            buf_str(&w->line, "\\n");
        } else if (!is_control(*text)) {
            if (*text == '\\' || *text == ';' || *text == ',')
                buf_char(&w->line, '\\');
            buf_char(&w->line, *text);
        }
    end_line(w);
}

/* A parameter's value, in quotes where it needs them (3.2); those within it as
 * RFC 6868 has them. */
static void
put_parameter(struct writing *w, const char *name, const char *text)
{
    const char *quote = strpbrk(text, ":;,") ? "\"" : "";
    buf_printf(&w->line, ";%s=%s", name, quote);
    for (; *text; text++)
        if (*text == '"' || *text == '^')
            buf_str(&w->line, *text == '"' ? "^'" : "^^");
        else if (!is_control(*text))
            buf_char(&w->line, *text);
    buf_str(&w->line, quote);
}

/* --- times --- */

static void
put_digits(struct buf *out, int number, int digits)
{
    char text[8];
    for (int i = digits; i-- > 0; number /= 10)
        text[i] = (char)('0' + number % 10);
    buf_add(out, text, (size_t)digits);
}

/* "20260930", or with `seconds` of it "20260930T100000". */
static void
put_stamp(struct buf *out, day_t day, int seconds)
{
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    put_digits(out, year * 10000 + month * 100 + of_month, 8);
    if (seconds < 0)
        return;
    buf_char(out, 'T');
    put_digits(out,
        seconds / 3600 * 10000 + seconds / 60 % 60 * 100 + seconds % 60, 6);
}

/* Seconds of the day; -1: all day. */
static int
seconds_of(const struct ical_event *event)
{
    return event->at < 0 ? -1 : event->at * 60;
}

static void
put_time(struct writing *w, const char *name, const struct ical_event *event,
    day_t day)
{
    buf_str(&w->line, name);
    if (event->at < 0)
        buf_str(&w->line, ";VALUE=DATE");
    else if (w->zone)
        put_parameter(w, "TZID", w->calendar->zone);
    buf_char(&w->line, ':');
    put_stamp(&w->line, day, seconds_of(event));
    end_line(w);
}

/* 3.3.10: in UTC when the first is in a zone, else of its kind. */
static void
put_until(struct writing *w, const struct ical_event *event)
{
    int local = seconds_of(event);
    if (local < 0 || !w->zone) {
        put_stamp(&w->line, event->last, local);
        return;
    }
    int utc = local - zone_offset(w->zone, event->last, local);
    day_t day = event->last + (utc < 0 ? -1 : utc >= 86400 ? 1 : 0);
    put_stamp(&w->line, day, (utc + 86400) % 86400);
    buf_char(&w->line, 'Z');
}

/* --- again and again --- */

/* The 31st is a short month's last. */
static void
put_month_days(struct writing *w, day_t counted_from)
{
    int year, month, day;
    day_to_civil(counted_from, &year, &month, &day);
    static const char *const days[] = {
        [29] = "28,29", [30] = "28,29,30", [31] = "28,29,30,31"};
    if (day <= 28)
        buf_printf(&w->line, ";BYMONTHDAY=%d", day);
    else
        buf_printf(&w->line, ";BYMONTHDAY=%s;BYSETPOS=-1", days[day]);
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
    int interval = event->every.count * units[event->every.unit].factor;
    buf_printf(&w->line, "RRULE:FREQ=%s;UNTIL=", units[event->every.unit].name);
    put_until(w, event);
    if (interval != 1)
        buf_printf(&w->line, ";INTERVAL=%d", interval);
    if (event->every.unit >= TIME_MONTH)
        put_month_days(w, event->counted_from);
    end_line(w);
    for (int i = 0; i < event->except_count; i++)
        put_time(w, "EXDATE", event, event->except[i]);
}

/* --- who --- */

static void
put_person(struct writing *w, const char *name,
    const struct ical_person *person, const char *parameters)
{
    buf_str(&w->line, name);
    put_parameter(w, "CN", text_collapse(w->arena, person->name));
    buf_str(&w->line, parameters);
    buf_str(&w->line, ":mailto:");
    for (const char *p = person->email; *p; p++)
        if (!is_control(*p) && *p != ' ')
            buf_char(&w->line, *p);
    end_line(w);
}

static void
put_people(struct writing *w, const struct ical_event *event)
{
    if (!event->organizer)
        return;
    put_person(w, "ORGANIZER", event->organizer, "");
    for (int i = 0; i < event->attendee_count; i++) {
        bool own = text_is(event->attendees[i].email, event->organizer->email);
        put_person(w, "ATTENDEE", &event->attendees[i],
            own ? ";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED"
                : ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION");
    }
}

/* --- entries --- */

static void
put_event(struct writing *w, const struct ical_event *event)
{
    put(w, "BEGIN:VEVENT");
    put_text(w, "UID", event->uid);
    buf_str(&w->line, "DTSTAMP:");
    put_stamp(&w->line, w->calendar->stamp, 0);
    put(w, "Z");
    buf_printf(&w->line, "SEQUENCE:%d", w->calendar->sequence);
    end_line(w);
    put_time(w, "DTSTART", event, event->on);
    if (event->at >= 0) {
        buf_printf(&w->line, "DURATION:PT%dM", event->minutes);
        end_line(w);
    }
    put_series(w, event);
    put_text(w, "SUMMARY", event->summary);
    if (event->description)
        put_text(w, "DESCRIPTION", event->description);
    put(w, w->calendar->tentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
    if (event->at < 0) /* a day that is free for other things */
        put(w, "TRANSP:TRANSPARENT");
    put_people(w, event);
    put(w, "END:VEVENT");
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
    return arena_printf(arena, "FREQ=YEARLY;BYDAY=%d%s;BYMONTH=%d",
        next != month ? -1 : (of_month - 1) / 7 + 1, names[day_weekday(day)],
        month);
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

/* "+0530". */
static void
put_offset(struct writing *w, const char *name, int seconds)
{
    int of = seconds < 0 ? -seconds : seconds;
    buf_printf(&w->line, "%s:%c", name, seconds < 0 ? '-' : '+');
    put_digits(&w->line, of / 3600 * 100 + of / 60 % 60, 4);
    if (of % 60)
        put_digits(&w->line, of % 60, 2);
    end_line(w);
}

static void
put_observance(struct writing *w, const struct zone_change *change, bool yearly)
{
    const char *name = change->summer ? "DAYLIGHT" : "STANDARD";
    buf_printf(&w->line, "BEGIN:%s", name);
    end_line(w);
    buf_str(&w->line, "DTSTART:");
    put_stamp(&w->line, change->day, change->second);
    end_line(w);
    if (yearly) {
        buf_printf(&w->line, "RRULE:%s", month_rule(w->arena, change->day));
        end_line(w);
    }
    put_offset(w, "TZOFFSETFROM", change->from);
    put_offset(w, "TZOFFSETTO", change->to);
    buf_printf(&w->line, "END:%s", name);
    end_line(w);
}

static void
put_zone(struct writing *w)
{
    const struct zone *zone = w->zone;
    bool yearly = is_yearly(w->arena, zone->changes, zone->count);
    struct zone_change begin = {
        zone->first, 0, zone->offset, zone->offset, zone->summer};
    put(w, "BEGIN:VTIMEZONE");
    put_text(w, "TZID", w->calendar->zone);
    if (!yearly)
        put_observance(w, &begin, false);
    for (int i = 0; i < (yearly ? 2 : zone->count); i++)
        put_observance(w, &zone->changes[i], yearly);
    put(w, "END:VTIMEZONE");
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
    struct writing w = {.arena = arena, .calendar = calendar, .out = out};
    if (read_zone(arena, calendar, &zone))
        w.zone = &zone;
    put(&w, "BEGIN:VCALENDAR");
    put(&w, "PRODID:-//countersign//countersign//EN");
    put(&w, "VERSION:2.0");
    put(&w, "CALSCALE:GREGORIAN");
    put_text(&w, "X-WR-CALNAME", text_collapse(arena, calendar->name));
    if (w.zone)
        put_zone(&w);
    for (int i = 0; i < calendar->count; i++)
        put_event(&w, &calendar->events[i]);
    put(&w, "END:VCALENDAR");
    buf_free(&w.line);
}
