#include "plan/due.h"

#include "base/text.h"
#include "plan/account.h"
#include "plan/health.h"
#include "plan/meetings.h"
#include "plan/progress.h"

struct finder {
    struct arena *arena;
    const struct plan *plan;
    day_t date;
    struct due_list list;
};

static struct due_item *
add(struct finder *finder, enum due_kind kind, const char *what)
{
    struct due_list *list = &finder->list;
    list->items = arena_grow(finder->arena, list->items, list->count,
        &list->room, sizeof *list->items);
    struct due_item *item = &list->items[list->count++];
    *item = (struct due_item){.kind = kind, .on = DAY_NONE, .what = what};
    return item;
}

static const char *
days_ago(struct finder *finder, day_t since)
{
    int days = finder->date - since;
    return arena_printf(finder->arena, "%d day%s", days, days == 1 ? "" : "s");
}

static const struct person *
owner_of(const person_list *owners)
{
    return owners->count > 0 ? owners->items[0].to : NULL;
}

static void
find_plays(struct finder *finder)
{
    const struct plays plays = plan_plays(finder->plan);
    for (int i = 0; i < plays.count; i++) {
        const struct play *play = &plays.items[i];
        const char *cause = NULL;
        if (!signal_met(finder->arena, finder->plan, &play->signal,
                finder->date, &cause))
            continue;
        struct due_item *item = add(finder, DUE_PLAY, play->play.s);
        item->cause = cause;
        item->who = play->owner.to ? play->owner.to : finder->plan->csm.to;
    }
}

/* Overdue first says so; what the plan now expects is said with it. */
static const char *
milestone_cause(struct finder *finder, const struct milestone *milestone)
{
    int days = milestone->due.day - finder->date;
    const char *when = days < 0 ? arena_printf(finder->arena, "overdue by %s",
                                      days_ago(finder, milestone->due.day))
                       : days == 0
                           ? "due today"
                           : arena_printf(finder->arena, "due in %d day%s",
                                 days, days == 1 ? "" : "s");
    if (!date_known(milestone->expected))
        return when;
    return arena_printf(finder->arena, "%s, now expected on %s", when,
        day_words(finder->arena, milestone->expected.day));
}

static void
find_milestones(struct finder *finder)
{
    const struct plan *plan = finder->plan;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        enum standing standing = milestone_standing(milestone, finder->date);
        if (standing >= STANDING_DONE || !date_known(milestone->due) ||
            milestone->due.day > finder->date + DUE_AHEAD_DAYS)
            continue;
        struct due_item *item = add(
            finder, DUE_MILESTONE, name_or_id(milestone->name, milestone->id));
        item->on = milestone->due.day;
        item->late = standing == STANDING_OVERDUE;
        item->cause = milestone_cause(finder, milestone);
        item->who = owner_of(&milestone->owners.vendor);
    }
}

/* Taken to the escalation path, it is where the plan wants it: a date that
 * cannot be read is a finding of the check, and no cause to call again. */
static bool
awaits_escalation(const struct blocker *blocker, day_t date)
{
    return date_known(blocker->since) && blocker_open(blocker, date) &&
           is_absent(blocker->resolved) && is_absent(blocker->escalated);
}

static void
find_blockers_of(struct finder *finder, const struct milestone *milestone,
    const struct escalation *step)
{
    for (int i = 0; i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        if (!awaits_escalation(blocker, finder->date))
            continue;
        day_t on = duration_after(step->after, blocker->since.day, 1);
        if (on > finder->date + DUE_AHEAD_DAYS)
            continue;
        struct due_item *item = add(finder, DUE_BLOCKER, blocker->what.s);
        item->on = on;
        item->late = on < finder->date;
        item->cause =
            arena_printf(finder->arena, "blocks \"%s\" since %s; %scall %s",
                name_or_id(milestone->name, milestone->id),
                day_words(finder->arena, blocker->since.day),
                on > finder->date ? "unless it is cleared, " : "",
                escalation_whom(finder->arena, step));
        item->who = blocker->owner.to;
    }
}

/* What `block` promises: whom the plan says to call, and on which day. */
static void
find_blockers(struct finder *finder)
{
    const struct plan *plan = finder->plan;
    const struct escalation *step = escalation_first(plan);
    for (int i = 0; step && i < plan->milestones.count; i++) {
        const struct milestone *one = &plan->milestones.items[i];
        if (milestone_standing(one, finder->date) < STANDING_DONE)
            find_blockers_of(finder, one, step);
    }
}

static void
find_readings(struct finder *finder)
{
    const struct plan *plan = finder->plan;
    for (int i = 0; i < plan->metrics.count; i++) {
        const struct metric *metric = &plan->metrics.items[i];
        struct silence silence = metric_silence(plan, metric, finder->date);
        if (!metric_awaits_reading(plan, metric, finder->date))
            continue;
        struct due_item *item =
            add(finder, DUE_READING, name_or_id(metric->name, metric->id));
        item->on = silence.since + silence.allowed;
        item->late = true;
        item->cause = arena_printf(finder->arena,
            silence.read ? "last read %s ago" : "not read for %s",
            days_ago(finder, silence.since));
        item->who = metric->reported_by.to;
    }
}

static void
find_reviews(struct finder *finder)
{
    const struct plan *plan = finder->plan;
    day_t first = finder->date - HEALTH_REVIEW_DAYS + 1;
    struct meeting_days asked = meetings_between(finder->arena, plan, first,
        finder->date + DUE_REVIEW_DAYS, finder->date);
    for (int i = 0; i < asked.count; i++) {
        const struct meeting_day *day = &asked.items[i];
        bool owed = day->on + meeting_tolerance(day->meeting) >= finder->date;
        if (!owed || meeting_is_reviewed(plan, day))
            continue;
        struct due_item *item =
            add(finder, DUE_REVIEW, day->meeting->meeting.s);
        item->on = day->on;
        item->late = day->on < finder->date;
        item->cause = item->late ? arena_printf(finder->arena,
                                       "was due %s ago and is not recorded",
                                       days_ago(finder, day->on))
                                 : "to hold";
        item->who = plan->csm.to;
    }
}

static bool
is_reached(const struct milestone *milestone, day_t date)
{
    enum standing standing = milestone_standing(milestone, date);
    return standing == STANDING_DONE || standing == STANDING_DONE_LATE;
}

static void
find_asks(struct finder *finder, const struct ask *asks, int count)
{
    for (int i = 0; i < count; i++) {
        const struct milestone *after = asks[i].after_milestone;
        bool wanted = date_known(asks[i].requested.on) &&
                      asks[i].requested.on.day <= finder->date;
        if (!wanted && (!after || !is_reached(after, finder->date)))
            continue;
        struct due_item *item = add(finder, DUE_ASK, asks[i].what.s);
        item->cause = wanted ? "the customer asked for it"
                             : arena_printf(finder->arena, "\"%s\" is reached",
                                   name_or_id(after->name, after->id));
        item->who = asks[i].owner.to;
    }
}

struct due_list
plan_due(struct arena *arena, const struct plan *plan, day_t date)
{
    struct finder finder = {arena, plan, date, {0}};
    if (!plan_is_live(plan))
        return finder.list;
    find_plays(&finder);
    find_milestones(&finder);
    find_blockers(&finder);
    find_readings(&finder);
    find_reviews(&finder);
    find_asks(&finder, plan->internal.expansion.items,
        plan->internal.expansion.count);
    find_asks(
        &finder, plan->internal.advocacy.items, plan->internal.advocacy.count);
    return finder.list;
}

const char *
due_word(enum due_kind kind)
{
    static const char *const words[DUE_KINDS] = {[DUE_PLAY] = "play",
        [DUE_MILESTONE] = "milestone",
        [DUE_BLOCKER] = "blocker",
        [DUE_READING] = "reading",
        [DUE_REVIEW] = "review",
        [DUE_ASK] = "ask"};
    return words[kind];
}
