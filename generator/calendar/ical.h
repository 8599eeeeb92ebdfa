/* iCalendar files (RFC 5545) through libical.
 *
 * Knows nothing of plans.  Texts may hold anything that UTF-8 can; they are
 * escaped, folded at 75 octets, and lose control characters.  The zone is
 * written out for the time of the entries only, by the machine's own tables,
 * under its usual name. */
#ifndef CALENDAR_ICAL_H
#define CALENDAR_ICAL_H

#include "plan/value.h"

struct ical_person {
    const char *name;
    const char *email;
};

struct ical_event {
    const char *uid;
    const char *summary;
    const char *description; /* or NULL */
    day_t on;                /* the first, when there are several */
    int at;                  /* minutes after midnight; -1: all day */
    int minutes;             /* how long, with `at` */
    /* Again and again, when set: until `last`, that day counted in, but not
     * on the days of `except`.  Months keep the day of `counted_from`, or end
     * with the month where it is shorter. */
    struct duration every;
    day_t counted_from, last;
    const day_t *except;
    int except_count;
    /* Attendees are written only where there is an organizer. */
    const struct ical_person *organizer; /* or NULL */
    const struct ical_person *attendees;
    int attendee_count;
};

struct zone_tables; /* zone.h */
struct ical_lines;  /* ical_lines.h */

struct ical {
    const char *name; /* what the reader's program may call it */
    const char *zone; /* IANA; NULL, or one that is unknown: whatever zone
                         the reader is in */
    struct zone_tables *tables; /* or NULL */
    struct ical_lines *lines;   /* or NULL */
    day_t stamp;                /* when it was made */
    int sequence;   /* grows from one version of the file to the next */
    bool tentative; /* nothing is agreed yet */
    const struct ical_event *events;
    int count;
};

void ical_write(
    struct arena *arena, const struct ical *calendar, struct buf *out);

#endif
