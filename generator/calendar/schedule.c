#include "calendar/schedule.h"

#include <string.h>

#include "base/text.h"
#include "calendar/ical.h"
#include "plan/meetings.h"
#include "plan/progress.h"
#include "seal/terms.h"

#define HOUR 60          /* minutes: what a meeting without a length takes */
#define DAY (24 * 60)    /* the longest */
#define SERIES_MOST 1000 /* meetings of one series */

struct schedule {
    struct arena *arena;
    const struct plan *plan;
    const struct schedule_options *options;
    day_t last;
    struct ical_event *events;
    int count, room;
};

/* --- words --- */

#define say(schedule, ...)                                                     \
    words_say((schedule)->options->words, (schedule)->arena, __VA_ARGS__)

static const char *
text(const struct schedule *s, const char *written)
{
    return words_quoted(s->options->words, s->arena, written);
}

static const char *
party(const struct schedule *s, enum side side)
{
    const struct party *party = side == SIDE_VENDOR
                                    ? &s->plan->parties.vendor
                                    : &s->plan->parties.customer;
    return is_set(party->name) ? text(s, party->name.s) : "";
}

/* "Attendees: Sam Okafor, Dana Reyes". */
static const char *
labelled(const struct schedule *s, const char *label, const char *what)
{
    return arena_printf(s->arena, "%s%s %s", say(s, label, (char *)NULL),
        say(s, "colon", (char *)NULL), what);
}

static const char *
names(const struct schedule *s, const person_list *people)
{
    const char **all = ARENA_ARRAY(s->arena, const char *, people->count + 1);
    int count = 0;
    for (int i = 0; i < people->count; i++)
        if (people->items[i].to)
            all[count++] = text(s,
                name_or_id(people->items[i].to->name, people->items[i].to->id));
    return count ? words_list(s->options->words, s->arena, all, count) : NULL;
}

/* Lines that are there, one below the other. */
static const char *
lines(const struct schedule *s, const char *const *all, int count)
{
    struct buf joined = {0};
    for (int i = 0; i < count; i++)
        if (all[i])
            buf_printf(&joined, "%s%s", joined.n ? "\n" : "", all[i]);
    const char *made = joined.n ? arena_strdup(s->arena, joined.p) : NULL;
    buf_free(&joined);
    return made;
}

/* --- entries --- */

/* The same for the same plan, thing and name, whatever else changes. */
static const char *
uid(const struct schedule *s, const char *kind, const char *name,
    const char *phase, int nth)
{
    char digest[72];
    const char *key = arena_printf(s->arena, "%s\n%s\n%s\n%s\n%d",
        s->plan->def.id.s, kind, name, phase, nth);
    seal_digest((struct slice){key, strlen(key)}, digest);
    return arena_printf(s->arena, "%.32s@countersign", digest + 7);
}

static struct ical_event *
add_event(struct schedule *s)
{
    s->events =
        arena_grow(s->arena, s->events, s->count, &s->room, sizeof *s->events);
    struct ical_event *event = &s->events[s->count++];
    *event = (struct ical_event){.at = -1};
    return event;
}

/* --- who comes --- */

static bool
is_gone(const struct schedule *s, const struct person *person)
{
    return date_known(person->left) && person->left.day <= s->options->today;
}

static void
invite(const struct schedule *s, struct ical_person *people, int *count,
    const struct person *person)
{
    if (!person || !is_set(person->email) || is_gone(s, person))
        return;
    for (int i = 0; i < *count; i++)
        if (text_is(people[i].email, person->email.s))
            return;
    people[(*count)++] = (struct ical_person){
        name_or_id(person->name, person->id), person->email.s};
}

/* A review with the sponsors, whoever else is named. */
static bool
is_qbr(const struct meeting *meeting)
{
    return is_set(meeting->every) && (meeting->every.unit == TIME_QUARTER ||
                                         text_is(meeting->meeting.s, "QBR"));
}

static void
add_people(const struct schedule *s, const struct meeting *meeting,
    struct ical_event *event)
{
    int listed = meeting->attendees.count;
    struct ical_person *people =
        ARENA_ARRAY(s->arena, struct ical_person, listed + 2);
    for (int i = 0; i < listed; i++) {
        const struct person *person = meeting->attendees.items[i].to;
        invite(s, people, &event->attendee_count, person);
        if (!event->organizer && event->attendee_count > 0 && person &&
            person->side.value == SIDE_VENDOR && !is_gone(s, person) &&
            is_set(person->email))
            event->organizer = &people[event->attendee_count - 1];
    }
    if (is_qbr(meeting)) {
        invite(s, people, &event->attendee_count, s->plan->sponsors.vendor.to);
        invite(
            s, people, &event->attendee_count, s->plan->sponsors.customer.to);
    }
    event->attendees = people;
}

/* Those of the cadence, and of a QBR the sponsors as well. */
static const char *
who_comes(const struct schedule *s, const struct meeting *meeting)
{
    const struct each_side *sponsors = &s->plan->sponsors;
    person_list all = {.count = 0};
    all.items =
        ARENA_ARRAY(s->arena, struct person_ref, meeting->attendees.count + 2);
    for (int i = 0; i < meeting->attendees.count; i++)
        all.items[all.count++] = meeting->attendees.items[i];
    const struct person_ref *others[] = {
        &sponsors->vendor, &sponsors->customer};
    for (int i = 0; is_qbr(meeting) && i < 2; i++) {
        bool known = !others[i]->to;
        for (int k = 0; k < all.count; k++)
            known = known || all.items[k].to == others[i]->to;
        if (!known)
            all.items[all.count++] = *others[i];
    }
    const char *who = names(s, &all);
    return who ? labelled(s, "col.attendees", who) : NULL;
}

/* --- meetings --- */

static int
minutes_of(struct duration length)
{
    static const int minutes[] = {
        [TIME_MINUTE] = 1, [TIME_HOUR] = HOUR, [TIME_DAY] = DAY};
    if (!is_set(length) || length.count < 1 || length.unit < TIME_MINUTE ||
        length.unit > TIME_DAY || length.count > DAY)
        return HOUR;
    int all = minutes[length.unit] * length.count;
    return all < DAY ? all : DAY;
}

/* The days left out while the plan is paused. */
static void
except_pause(
    struct schedule *s, const struct series *series, struct ical_event *event)
{
    day_t *days = NULL;
    int room = 0;
    day_t on;
    for (int nth = series->first; (on = series_day(series, nth)) <= event->last;
         nth++)
        if (plan_is_paused(s->plan, on)) {
            days = arena_grow(
                s->arena, days, event->except_count, &room, sizeof *days);
            days[event->except_count++] = on;
        }
    event->except = days;
}

/* The last day on which the series meets, or DAY_NONE for none at all. */
static day_t
last_meeting(const struct series *series, day_t end)
{
    day_t last = DAY_NONE, on;
    if (series->last != DAY_NONE && series->last < end)
        end = series->last;
    for (int nth = series->first; nth < SERIES_MOST; nth++) {
        on = series_day(series, nth);
        if (on > end)
            break;
        last = on;
    }
    return last;
}

static bool
stands_on(const struct meeting *meeting, enum side side)
{
    for (int i = 0; i < meeting->calendars.count; i++)
        if (meeting->calendars.items[i].value == (int)side)
            return true;
    return meeting->calendars.count == 0;
}

/* How many before it have its name and phase. */
static int
twins_before(const struct plan *plan, const struct meeting *meeting)
{
    int twins = 0;
    for (const struct meeting *other = plan->cadence.items; other < meeting;
         other++)
        twins += text_is(other->meeting.s, meeting->meeting.s) &&
                 other->phase.value == meeting->phase.value;
    return twins;
}

static void
add_meeting(struct schedule *s, const struct meeting *meeting)
{
    struct series series;
    if (!is_set(meeting->meeting) || !stands_on(meeting, s->options->side) ||
        !series_of(s->plan, meeting, s->options->today, &series))
        return;
    day_t last = last_meeting(&series, s->last);
    if (last == DAY_NONE)
        return;
    struct ical_event *event = add_event(s);
    event->uid = uid(s, "meeting", meeting->meeting.s,
        meeting->phase.value == PHASE_ONBOARDING ? "onboarding"
        : meeting->phase.value == PHASE_AT_RISK  ? "at-risk"
                                                 : "steady",
        twins_before(s->plan, meeting));
    event->summary = say(s, "calendar.meeting", "meeting",
        text(s, meeting->meeting.s), "customer", party(s, SIDE_CUSTOMER),
        "vendor", party(s, SIDE_VENDOR), (char *)NULL);
    const char *const about[] = {
        is_set(s->plan->title) ? text(s, s->plan->title.s) : NULL,
        who_comes(s, meeting)};
    event->description = lines(s, about, 2);
    event->on = series_day(&series, series.first);
    event->at = is_set(meeting->time) ? meeting->time.minutes : -1;
    event->minutes = minutes_of(meeting->length);
    event->every = meeting->every;
    event->counted_from = series.from;
    event->last = last;
    except_pause(s, &series, event);
    add_people(s, meeting, event);
}

/* --- days --- */

/* "First response: 4 h", in the unit of its metric. */
static const char *
level_of(const struct schedule *s, const struct milestone *milestone)
{
    const struct metric *metric = milestone_metric(milestone);
    const struct quantity *target = &milestone->target;
    if (!metric || !is_set(*target) || !is_set(metric->unit))
        return NULL;
    bool own = unit_converts(target->unit ? target->unit : "", metric->unit.s);
    return arena_printf(s->arena, "%s%s %s",
        text(s, name_or_id(metric->name, metric->id)),
        say(s, "colon", (char *)NULL),
        words_quantity(s->options->words, s->arena,
            own ? quantity_in(*target, metric->unit.s) : target->micro,
            own ? metric->unit.s : target->unit));
}

static const char *
owners_of(const struct schedule *s, const struct milestone *milestone)
{
    const struct owners *owners = &milestone->owners;
    person_list all = {.count = 0};
    all.items = ARENA_ARRAY(s->arena, struct person_ref,
        owners->vendor.count + owners->customer.count + 1);
    for (int i = 0; i < owners->vendor.count; i++)
        all.items[all.count++] = owners->vendor.items[i];
    for (int i = 0; i < owners->customer.count; i++)
        all.items[all.count++] = owners->customer.items[i];
    const char *who = names(s, &all);
    return who ? labelled(s, "col.owner", who) : NULL;
}

static void
add_milestone(struct schedule *s, const struct milestone *milestone)
{
    if (!date_known(milestone->due) || milestone->due.day > s->last ||
        milestone->status.value == STATUS_DROPPED)
        return;
    struct ical_event *event = add_event(s);
    event->uid = uid(s, "milestone", milestone->id.s, "", 0);
    event->on = milestone->due.day;
    event->summary = say(s, "calendar.milestone", "name",
        text(s, name_or_id(milestone->name, milestone->id)), "customer",
        party(s, SIDE_CUSTOMER), (char *)NULL);
    const char *const about[] = {
        is_set(s->plan->title) ? text(s, s->plan->title.s) : NULL,
        level_of(s, milestone), owners_of(s, milestone)};
    event->description = lines(s, about, 3);
}

static void
add_outcome(struct schedule *s, const struct outcome *outcome, int nth)
{
    const struct metric *metric = outcome->metric.to;
    if (!metric || !date_known(metric->by) || !is_set(outcome->statement) ||
        metric->by.day > s->last)
        return;
    struct ical_event *event = add_event(s);
    event->uid = uid(s, "outcome", nth ? metric->id.s : "", "", nth);
    event->on = metric->by.day;
    event->summary = say(s, "calendar.outcome", "metric",
        text(s, name_or_id(metric->name, metric->id)), "customer",
        party(s, SIDE_CUSTOMER), (char *)NULL);
    const char *const about[] = {
        is_set(s->plan->title) ? text(s, s->plan->title.s) : NULL,
        text(s, outcome->statement.s)};
    event->description = lines(s, about, 2);
}

/* --- the whole --- */

static bool
is_agreed(const struct plan *plan)
{
    return plan->stage.value >= STAGE_AGREED;
}

void
schedule_write(struct arena *arena, const struct plan *plan,
    const struct schedule_options *options, struct buf *out)
{
    struct schedule s = {.arena = arena, .plan = plan, .options = options};
    s.last = plan_last_day(plan);
    if (s.last == DAY_NONE)
        return;
    for (int i = 0; i < plan->cadence.count; i++)
        add_meeting(&s, &plan->cadence.items[i]);
    for (int i = 0; i < plan->milestones.count; i++)
        add_milestone(&s, &plan->milestones.items[i]);
    add_outcome(&s, &plan->outcome, 0);
    for (int i = 0; i < plan->further_outcomes.count; i++)
        add_outcome(&s, &plan->further_outcomes.items[i], i + 1);
    int age = options->today - plan->start.day;
    struct ical calendar = {
        .name = is_set(plan->title) ? text(&s, plan->title.s) : plan->def.id.s,
        .zone = is_set(plan->timezone) ? plan->timezone.s : NULL,
        .tables = options->tables,
        .lines = options->lines,
        .stamp = options->today,
        .sequence = age > 0 ? age : 0,
        .tentative = !is_agreed(plan),
        .events = s.events,
        .count = s.count,
    };
    ical_write(arena, &calendar, out);
}
