/* The names of time zones, and which of them somebody meant. */
#ifndef PLAN_ZONE_NAME_H
#define PLAN_ZONE_NAME_H

#include <stdbool.h>

#include "base/arena.h"

/* "UTC", or a zone that has a place in its name: calendars know it, and when
 * its summer time begins. */
bool zone_is_known(const char *name);
/* The zone that was surely meant: misspelt, without its continent, or with a
 * blank in it; NULL where several or none are like it. */
const char *zone_meant(struct arena *arena, const char *text);
/* An abbreviation such as "CET", "MEZ" or "EST5EDT", or a pair of them. */
bool zone_is_short(const char *text);

/* Zones to choose from for what is neither known nor meant, at most so many:
 * those that the abbreviation may stand for, the one of the locale's country
 * first, else those of that country unless the text names a continent.
 * `locale` may be NULL; returns how many. */
#define ZONES_OFFERED 4
int zone_candidates(
    const char *text, const char *locale, const char *offered[ZONES_OFFERED]);

#endif
