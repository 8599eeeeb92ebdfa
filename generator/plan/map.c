#include "plan/map.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "plan/meetings.h"
#include "plan/progress.h"

struct comparing {
    struct arena *arena;
    const struct plan *plan;
    const struct segment *map, *segment;
    struct map_changes changes;
};

const char *
map_kind_word(enum map_change_kind kind)
{
    static const char *const words[MAP_KINDS] = {[MAP_MISSING] = "missing",
        [MAP_ADDED] = "added",
        [MAP_MOVED] = "moved",
        [MAP_MEETING] = "meeting",
        [MAP_COMMUNICATION] = "communication"};
    return words[kind];
}

int
map_due(const struct milestone *milestone)
{
    enum date_form form = milestone->due.form;
    bool relative = form == DATE_WEEK || form == DATE_DAY;
    return is_set(milestone->due) && relative ? date_resolve(milestone->due, 0)
                                              : -1;
}

const struct milestone *
map_find(const struct segment *map, const char *id)
{
    for (int i = 0; map && i < map->milestones.count; i++)
        if (text_is(map->milestones.items[i].id.s, id))
            return &map->milestones.items[i];
    return NULL;
}

int
map_first_value(const struct segment *map)
{
    for (int i = 0; map && i < map->milestones.count; i++)
        if (map->milestones.items[i].first_value.on)
            return map_due(&map->milestones.items[i]);
    return -1;
}

static struct map_change *
add(struct comparing *c, enum map_change_kind kind, const char *name)
{
    struct map_changes *changes = &c->changes;
    changes->items = arena_grow(c->arena, changes->items, changes->count,
        &changes->room, sizeof *changes->items);
    struct map_change *change = &changes->items[changes->count++];
    *change = (struct map_change){.kind = kind, .name = name};
    return change;
}

/* --- milestones --- */

static bool
is_same(const struct milestone *one, const struct milestone *other)
{
    return text_is(one->id.s, other->id.s) ||
           (one->first_value.on && other->first_value.on);
}

static const struct milestone *
counterpart(
    const struct milestone *of, const struct milestone *items, int count)
{
    for (int i = 0; i < count; i++)
        if (is_same(of, &items[i]) && items[i].status.value != STATUS_DROPPED)
            return &items[i];
    return NULL;
}

static const char *
name_of(const struct milestone *milestone)
{
    return name_or_id(milestone->name, milestone->id);
}

static void
find_missing(struct comparing *c)
{
    for (int i = 0; i < c->map->milestones.count; i++) {
        const struct milestone *one = &c->map->milestones.items[i];
        if (counterpart(
                one, c->plan->milestones.items, c->plan->milestones.count))
            continue;
        int due = map_due(one);
        const char *when =
            due < 0 ? "" : arena_printf(c->arena, ", day %d of the map,", due);
        add(c, MAP_MISSING, name_of(one))->text = arena_printf(
            c->arena, "\"%s\"%s is not in the plan", name_of(one), when);
    }
}

static void
find_added(struct comparing *c)
{
    for (int i = 0; i < c->plan->milestones.count; i++) {
        const struct milestone *one = &c->plan->milestones.items[i];
        if (one->status.value == STATUS_DROPPED ||
            counterpart(
                one, c->map->milestones.items, c->map->milestones.count))
            continue;
        add(c, MAP_ADDED, name_of(one))->text =
            arena_printf(c->arena, "\"%s\" is not in the map", name_of(one));
    }
}

static void
find_moved(struct comparing *c)
{
    for (int i = 0; i < c->plan->milestones.count; i++) {
        const struct milestone *one = &c->plan->milestones.items[i];
        const struct milestone *in_map = counterpart(
            one, c->map->milestones.items, c->map->milestones.count);
        int due = in_map ? map_due(in_map) : -1;
        if (due < 0 || one->status.value == STATUS_DROPPED ||
            !date_known(one->due) || !date_known(c->plan->start))
            continue;
        int days = one->due.day - c->plan->start.day - due;
        int far = days < 0 ? -days : days;
        if (far <= MAP_MOVED_DAYS)
            continue;
        struct map_change *change = add(c, MAP_MOVED, name_of(one));
        change->days = days;
        change->text = arena_printf(c->arena,
            "\"%s\" is due on day %d, %d days %s than in the map", name_of(one),
            due + days, far, days > 0 ? "later" : "earlier");
    }
}

/* --- the rhythm --- */

static const char *
rhythm_words(struct comparing *c, const struct duration *every)
{
    static const char *const units[] = {
        "second", "minute", "hour", "day", "week", "month", "quarter"};
    if (every->count == 1)
        return arena_printf(c->arena, "every %s", units[every->unit]);
    return arena_printf(
        c->arena, "every %d %ss", every->count, units[every->unit]);
}

static void
find_meetings(struct comparing *c)
{
    for (int i = 0; i < c->segment->cadence.count; i++) {
        const struct meeting *one = &c->segment->cadence.items[i];
        const struct meeting *own = meeting_named(c->plan, one->meeting.s);
        bool asked = one->phase.value != PHASE_ONBOARDING ||
                     c->plan->type.value == TYPE_ONBOARDING;
        if (!asked || !is_set(one->meeting) || !is_set(one->every))
            continue;
        if (!own)
            add(c, MAP_MEETING, one->meeting.s)->text =
                arena_printf(c->arena, "%s, %s in the segment, is not held",
                    one->meeting.s, rhythm_words(c, &one->every));
        else if (is_set(own->every) &&
                 meeting_interval(own) != meeting_interval(one))
            add(c, MAP_MEETING, one->meeting.s)->text = arena_printf(c->arena,
                "%s is held %s, and %s in the segment", one->meeting.s,
                rhythm_words(c, &own->every), rhythm_words(c, &one->every));
    }
}

/* --- communications --- */

/* ASCII letters alike, hyphens left out: "E-mail" is an email. */
static bool
is_same_channel(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += *a == '-';
        b += *b == '-';
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            return false;
        if (!*a)
            return true;
    }
}

/* "weekly, on Thursdays" is weekly. */
static bool
is_same_rhythm(const char *own, const char *of)
{
    size_t n = strlen(of);
    return strncasecmp(own, of, n) == 0 && !isalnum((unsigned char)own[n]);
}

static bool
is_as_in(const struct communication *own, const struct communication *of)
{
    return is_same_channel(own->channel.s, of->channel.s) &&
           is_same_rhythm(own->when.s, of->when.s);
}

static bool
is_of_segment(const struct comparing *c, const struct communication *own)
{
    for (int i = 0; i < c->segment->communications.count; i++)
        if (is_as_in(own, &c->segment->communications.items[i]))
            return true;
    return false;
}

static bool
is_said(const struct plan *plan, const struct communication *of)
{
    for (int i = 0; i < plan->communications.count; i++)
        if (is_as_in(&plan->communications.items[i], of))
            return true;
    return plan->communications.count == 0;
}

/* What the plan has on the same channel in another rhythm, or NULL. */
static const struct communication *
said_otherwise(const struct comparing *c, const struct communication *of)
{
    for (int i = 0; i < c->plan->communications.count; i++) {
        const struct communication *own = &c->plan->communications.items[i];
        if (is_same_channel(own->channel.s, of->channel.s) &&
            !is_of_segment(c, own))
            return own;
    }
    return NULL;
}

static void
find_communications(struct comparing *c)
{
    for (int i = 0; i < c->segment->communications.count; i++) {
        const struct communication *one = &c->segment->communications.items[i];
        if (!is_set(one->when) || !is_set(one->channel) ||
            is_said(c->plan, one))
            continue;
        const struct communication *own = said_otherwise(c, one);
        const char *to = one->to.count > 0 ? one->to.items[0].s : "customer";
        const char *name = arena_printf(
            c->arena, "%s to %s", is_set(one->from) ? one->from.s : "us", to);
        add(c, MAP_COMMUNICATION, name)->text =
            own ? arena_printf(c->arena,
                      "The %s, %s in the segment (%s), is here \"%s\"",
                      one->channel.s, one->when.s, name, own->when.s)
                : arena_printf(c->arena,
                      "Nobody is named for the %s, %s in the segment (%s)",
                      one->channel.s, one->when.s, name);
    }
}

struct map_changes
plan_map_changes(
    struct arena *arena, const struct plan *plan, const struct segment *map)
{
    struct comparing comparing = {
        .arena = arena, .plan = plan, .map = map, .segment = plan->segment_to};
    if (map) {
        find_missing(&comparing);
        find_added(&comparing);
        find_moved(&comparing);
    }
    if (comparing.segment) {
        find_meetings(&comparing);
        find_communications(&comparing);
    }
    return comparing.changes;
}
