/* Time zones by the machine's own tables (the package tzdata), through glib.
 *
 * What is asked for is read for a span of days at once, so that no other one
 * is worked out. */
#ifndef CALENDAR_ZONE_H
#define CALENDAR_ZONE_H

#include "base/arena.h"
#include "plan/value.h"

/* Clocks are put from one offset to another, in seconds east of UTC. */
struct zone_change {
    day_t day;  /* in the local time that ends with it (RFC 5545, 3.6.5) */
    int second; /* of that day */
    int from, to;
    bool summer; /* what begins */
};

struct zone {
    day_t first; /* of the span */
    int offset;  /* with which it begins */
    bool summer;
    const struct zone_change *changes; /* in order */
    int count;
};

/* The tables that were read last: plans of a run are in few zones, and each
 * table has the changes of a century.  One a worker. */
struct zone_tables;
struct zone_tables *zone_tables_new(void);
void zone_tables_free(struct zone_tables *tables); /* NULL is fine */

/* The zone of an IANA name ("Europe/London", "UTC") between two days, both
 * counted in; in the arena.  False when the machine does not know it.  `tables`
 * may be NULL. */
bool zone_read(struct arena *arena, struct zone_tables *tables,
    const char *name, day_t first, day_t last, struct zone *zone);

/* The offset at a local time of the span.  A time that clocks skip or show
 * twice is read with the offset before (RFC 5545, 3.3.5). */
int zone_offset(const struct zone *zone, day_t day, int second);

#endif
