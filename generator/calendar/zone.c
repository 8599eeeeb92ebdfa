#include "calendar/zone.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define DAY ((gint64)86400)
#define KEPT 16
#define BEGINS 8 /* of four years with summer time */

struct kept {
    GTimeZone *table; /* NULL: free */
    /* First moments of intervals, which glib tells only to who searches. */
    struct {
        int interval; /* 0: free; the first of all has no beginning */
        gint64 moment;
    } begins[BEGINS]; /* by the interval's number */
};

struct zone_tables {
    struct kept kept[KEPT];
    int next; /* to be replaced */
};

struct zone_tables *
zone_tables_new(void)
{
    struct zone_tables *tables = xmalloc(sizeof *tables);
    *tables = (struct zone_tables){0};
    return tables;
}

void
zone_tables_free(struct zone_tables *tables)
{
    for (int i = 0; tables && i < KEPT; i++)
        if (tables->kept[i].table)
            g_time_zone_unref(tables->kept[i].table);
    free(tables);
}

/* Glib takes more for a zone: "UTC+3" and "EST5EDT" as POSIX reads them, with
 * the sign the other way round, and the path of any file. */
static bool
is_iana(const char *name)
{
    return strcmp(name, "UTC") == 0 || (name[0] != '/' && strchr(name, '/'));
}

/* Where the zone is kept from now on, if it was not.  Glib has one of each name
 * as long as anybody holds it. */
static struct kept *
keep(struct zone_tables *tables, GTimeZone *table)
{
    for (int i = 0; i < KEPT; i++)
        if (tables->kept[i].table == table)
            return &tables->kept[i];
    struct kept *kept = &tables->kept[tables->next];
    tables->next = (tables->next + 1) % KEPT;
    if (kept->table)
        g_time_zone_unref(kept->table);
    *kept = (struct kept){.table = g_time_zone_ref(table)};
    return kept;
}

static int
interval_at(GTimeZone *zone, gint64 moment)
{
    return g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, moment);
}

static gint64
find_begin(GTimeZone *zone, int interval, gint64 low, gint64 high)
{
    while (low < high) {
        gint64 middle = low + (high - low) / 2;
        if (interval_at(zone, middle) >= interval)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The first moment of an interval, which begins between the two. */
static gint64
begin_of(struct kept *kept, int interval, gint64 low, gint64 high)
{
    int at = interval % BEGINS;
    if (kept->begins[at].interval != interval) {
        kept->begins[at].moment = find_begin(kept->table, interval, low, high);
        kept->begins[at].interval = interval;
    }
    return kept->begins[at].moment;
}

static struct zone_change
change_to(GTimeZone *zone, int interval, gint64 moment)
{
    struct zone_change change = {
        .from = g_time_zone_get_offset(zone, interval - 1),
        .to = g_time_zone_get_offset(zone, interval),
        .summer = g_time_zone_is_dst(zone, interval),
    };
    gint64 local = moment + change.from;
    change.second = (int)((local % DAY + DAY) % DAY);
    change.day = (day_t)((local - change.second) / DAY);
    return change;
}

bool
zone_read(struct arena *arena, struct zone_tables *tables, const char *name,
    day_t first, day_t last, struct zone *zone)
{
    /* NULL when the machine does not know it. */
    GTimeZone *table = is_iana(name) ? g_time_zone_new_identifier(name) : NULL;
    struct kept alone = {.table = table};
    if (!table)
        return false;
    struct kept *kept = tables ? keep(tables, table) : &alone;
    gint64 from = first * DAY, to = (last + 1) * DAY;
    int begin = interval_at(table, from), end = interval_at(table, to);
    *zone = (struct zone){.first = first,
        .offset = g_time_zone_get_offset(table, begin),
        .summer = g_time_zone_is_dst(table, begin)};
    struct zone_change *changes =
        ARENA_ARRAY(arena, struct zone_change, end - begin + 1);
    for (int i = begin + 1; i <= end; i++) {
        from = begin_of(kept, i, from, to);
        struct zone_change change = change_to(table, i, from);
        if (change.from != change.to) /* else only its name is another */
            changes[zone->count++] = change;
    }
    zone->changes = changes;
    g_time_zone_unref(table);
    return true;
}

int
zone_offset(const struct zone *zone, day_t day, int second)
{
    int offset = zone->offset;
    for (int i = 0; i < zone->count; i++) {
        const struct zone_change *change = &zone->changes[i];
        int skipped = change->to > change->from ? change->to - change->from : 0;
        gint64 since = (day - change->day) * DAY + second - change->second;
        if (since >= skipped)
            offset = change->to;
    }
    return offset;
}
