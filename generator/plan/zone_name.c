#include "plan/zone_name.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

static const struct zone_name {
    const char *name, *country;
} zones[] = {
#define ZONE(name, country) {name, country},
#include "plan/zones.def"
#undef ZONE
};

#define ZONES ((int)(sizeof zones / sizeof *zones))

/* What people write for a zone: hours by the clock, which stand for several
 * countries, some of them with another summer time. */
static const struct short_name {
    const char *names; /* with a blank around each */
    const char *zones[ZONES_OFFERED * 2];
} short_names[] = {
    {" CET CEST MET MEST MEZ MESZ HNEC ",
        {"Europe/Berlin", "Europe/Paris", "Europe/Warsaw", "Europe/Madrid",
            "Europe/Vienna", "Europe/Zurich", "Europe/Amsterdam",
            "Europe/Rome"}},
    {" GMT BST WET WEST GMT0 GB ",
        {"Europe/London", "Europe/Dublin", "Europe/Lisbon"}},
    {" EET EEST OEZ OESZ ", {"Europe/Helsinki", "Europe/Athens",
                                "Europe/Bucharest", "Europe/Kyiv"}},
    {" ET EST EDT EST5EDT ", {"America/New_York", "America/Toronto"}},
    {" CT CST CDT CST6CDT ",
        {"America/Chicago", "America/Winnipeg", "America/Mexico_City"}},
    {" MT MST MDT MST7MDT ",
        {"America/Denver", "America/Edmonton", "America/Phoenix"}},
    {" PT PST PDT PST8PDT ", {"America/Los_Angeles", "America/Vancouver"}},
    {" BRT ", {"America/Sao_Paulo"}},
    {" IST ", {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}},
    {" JST ", {"Asia/Tokyo"}},
    {" SGT ", {"Asia/Singapore"}},
    {" AET AEST AEDT ",
        {"Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane"}},
    {" NZST NZDT NZ ", {"Pacific/Auckland"}},
};

static int
compare_name(const void *key, const void *zone)
{
    return strcmp(key, ((const struct zone_name *)zone)->name);
}

static const struct zone_name *
zone_lookup(const char *name)
{
    return bsearch(name, zones, ZONES, sizeof *zones, compare_name);
}

bool
zone_is_known(const char *name)
{
    return text_is(name, "UTC") || zone_lookup(name);
}

/* "Buenos_Aires" of "America/Argentina/Buenos_Aires" */
static const char *
city_of(const char *name)
{
    return strrchr(name, '/') + 1;
}

/* The one that is one letter away: of two there are too many, and another city
 * stands in for the one that has no zone. */
static const char *
nearest_zone(const char *text)
{
    const char *nearest = NULL;
    for (int i = 0; i < ZONES; i++)
        if (text_distance(text, zones[i].name, 1) == 1) {
            if (nearest)
                return NULL;
            nearest = zones[i].name;
        }
    return nearest;
}

const char *
zone_meant(struct arena *arena, const char *text)
{
    if (zone_is_short(text))
        return NULL;
    char *name = arena_strdup(arena, text);
    for (char *p = name; *p; p++)
        *p = *p == ' ' ? '_' : *p;
    const char *city = strrchr(name, '/') ? city_of(name) : name;
    const char *meant = NULL;
    for (int i = 0; i < ZONES; i++) {
        if (text_is_nocase(name, zones[i].name))
            return zones[i].name;
        if (*zones[i].country && text_is_nocase(city, city_of(zones[i].name)))
            meant = zones[i].name;
    }
    return meant ? meant : strchr(name, '/') ? nearest_zone(name) : NULL;
}

/* The row of the abbreviation of so many bytes, or NULL. */
static const struct short_name *
short_lookup(const char *text, size_t length)
{
    size_t count = sizeof short_names / sizeof *short_names;
    for (size_t i = 0; i < count && length > 0; i++)
        for (const char *p = short_names[i].names;
             (p = strchr(p, ' ')) && *++p;)
            if (strncasecmp(p, text, length) == 0 && p[length] == ' ')
                return &short_names[i];
    return NULL;
}

/* Of "CET/CEST" the first decides. */
static const struct short_name *
short_of(const char *text)
{
    return short_lookup(text, strcspn(text, "/ "));
}

bool
zone_is_short(const char *text)
{
    return short_of(text) != NULL;
}

/* "GB" of "en-GB", or "" */
static const char *
country_of(const char *locale)
{
    const char *country = locale ? strrchr(locale, '-') : NULL;
    return country ? country + 1 : "";
}

static bool
is_in(const char *zone, const char *country)
{
    const struct zone_name *found = zone_lookup(zone);
    return found && text_is(found->country, country);
}

int
zone_candidates(
    const char *text, const char *locale, const char *offered[ZONES_OFFERED])
{
    const struct short_name *known = short_of(text);
    const char *country = country_of(locale);
    int count = 0;
    for (int own = 1; known && own >= 0; own--)
        for (int i = 0;
             i < ZONES_OFFERED * 2 && known->zones[i] && count < ZONES_OFFERED;
             i++)
            if (is_in(known->zones[i], country) == (own == 1))
                offered[count++] = known->zones[i];
    bool by_country = !known && *country && !strchr(text, '/');
    for (int i = 0; by_country && i < ZONES && count < ZONES_OFFERED; i++)
        if (text_is(zones[i].country, country))
            offered[count++] = zones[i].name;
    return count;
}
