#include "plan/as_of.h"

#include <string.h>

#include "plan/fields.h"
#include "plan/progress.h"

/* --- a copy of everything that can differ --- */

struct copy {
    struct arena *arena;
    const struct plan *from;
    struct plan *to;
};

/* Any LIST, whatever it holds. */
typedef LIST(void) any_list;

typedef void visit_field(
    const struct copy *copy, const struct field *field, void *value);

/* Visits every field of the record and of all records inside it, a list
 * before its items. */
static void
walk(const struct copy *copy, const struct record *record, void *base,
    visit_field *visit)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        char *value = (char *)base + field->offset;
        visit(copy, field, value);
        if (field->type == FIELD_RECORD)
            walk(copy, field->record, value, visit);
        if (!field_is_records(field->type))
            continue;
        any_list list;
        memcpy(&list, value, sizeof list);
        for (int j = 0; j < list.count; j++)
            walk(copy, field->record,
                (char *)list.items + (size_t)j * field->record->size, visit);
    }
}

static void *
copy_items(const struct copy *copy, const void *items, int count, size_t size)
{
    if (count == 0)
        return NULL;
    void *own = arena_alloc(copy->arena, (size_t)count * size);
    return memcpy(own, items, (size_t)count * size);
}

static void
copy_list(const struct copy *copy, void *value, size_t size)
{
    any_list list;
    memcpy(&list, value, sizeof list);
    list.items = copy_items(copy, list.items, list.count, size);
    memcpy(value, &list, sizeof list);
}

static void
own_field(const struct copy *copy, const struct field *field, void *value)
{
    struct readings *readings = value;
    switch (field->type) {
    case FIELD_RECORDS:
    case FIELD_ROWS:
    case FIELD_RECORD_MAP:
        copy_list(copy, value, field->record->size);
        break;
    case FIELD_PERSONS:
        copy_list(copy, value, sizeof(struct person_ref));
        break;
    case FIELD_METRICS:
        copy_list(copy, value, sizeof(struct metric_ref));
        break;
    case FIELD_READINGS:
        readings->items = copy_items(
            copy, readings->items, readings->count, sizeof *readings->items);
        break;
    default:
        break;
    }
}

/* --- its references --- */

/* The copy's item for one of the original's. */
static void *
moved(const void *item, const void *from, void *to, int count, size_t size)
{
    uintptr_t at = (uintptr_t)item, first = (uintptr_t)from;
    if (!item || at < first || at - first >= (uintptr_t)count * size)
        return NULL;
    return (char *)to + (at - first);
}

static const struct person *
moved_person(const struct copy *copy, const struct person *person)
{
    return moved(person, copy->from->people.items, copy->to->people.items,
        copy->from->people.count, sizeof *person);
}

static const struct metric *
moved_metric(const struct copy *copy, const struct metric *metric)
{
    return moved(metric, copy->from->metrics.items, copy->to->metrics.items,
        copy->from->metrics.count, sizeof *metric);
}

static const struct milestone *
moved_milestone(const struct copy *copy, const struct milestone *milestone)
{
    return moved(milestone, copy->from->milestones.items,
        copy->to->milestones.items, copy->from->milestones.count,
        sizeof *milestone);
}

static void
move_persons(const struct copy *copy, struct person_ref *persons, int count)
{
    for (int i = 0; i < count; i++)
        persons[i].to = moved_person(copy, persons[i].to);
}

static void
move_metrics(const struct copy *copy, struct metric_ref *metrics, int count)
{
    for (int i = 0; i < count; i++)
        metrics[i].to = moved_metric(copy, metrics[i].to);
}

static void
move_field(const struct copy *copy, const struct field *field, void *value)
{
    person_list *persons = value;
    metric_list *metrics = value;
    switch (field->type) {
    case FIELD_PERSON:
        move_persons(copy, value, 1);
        break;
    case FIELD_PERSONS:
        move_persons(copy, persons->items, persons->count);
        break;
    case FIELD_METRIC:
        move_metrics(copy, value, 1);
        break;
    case FIELD_METRICS:
        move_metrics(copy, metrics->items, metrics->count);
        break;
    case FIELD_SIGNAL:
        move_metrics(copy, &((struct signal *)value)->metric, 1);
        break;
    default:
        break;
    }
}

static void
move_communication(const struct copy *copy, struct communication *communication)
{
    int count = communication->to_people ? communication->to.count : 0;
    communication->from_person = moved_person(copy, communication->from_person);
    communication->to_people = copy_items(copy, communication->to_people, count,
        sizeof *communication->to_people);
    for (int i = 0; i < count; i++)
        communication->to_people[i] =
            moved_person(copy, communication->to_people[i]);
}

static void
move_ask(const struct copy *copy, struct ask *ask)
{
    ask->after_milestone = moved_milestone(copy, ask->after_milestone);
}

/* What the reader ties beside the field tables. */
static void
move_the_rest(const struct copy *copy)
{
    struct plan *plan = copy->to;
    for (int i = 0; i < plan->communications.count; i++)
        move_communication(copy, &plan->communications.items[i]);
    for (int i = 0; i < plan->internal.expansion.count; i++)
        move_ask(copy, &plan->internal.expansion.items[i]);
    for (int i = 0; i < plan->internal.advocacy.count; i++)
        move_ask(copy, &plan->internal.advocacy.items[i]);
}

static struct plan *
copy_plan(struct arena *arena, const struct plan *plan)
{
    struct copy copy = {arena, plan, ARENA_NEW(arena, struct plan)};
    const struct record *record = record_of_kind(KIND_PLAN);
    *copy.to = *plan;
    walk(&copy, record, copy.to, own_field);
    walk(&copy, record, copy.to, move_field);
    move_the_rest(&copy);
    return copy.to;
}

/* --- what is later than the date --- */

static bool
later(struct date event, day_t date)
{
    return date_known(event) && event.day > date;
}

/* Takes the items whose member `on` is later out of a list. */
#define FORGET_LATER(list, on, date)                                           \
    do {                                                                       \
        int kept = 0;                                                          \
        for (int i = 0; i < (list).count; i++)                                 \
            if (!later((list).items[i].on, (date)))                            \
                (list).items[kept++] = (list).items[i];                        \
        (list).count = kept;                                                   \
    } while (0)

static void
forget_date(struct date *event, day_t date)
{
    if (later(*event, date))
        *event = (struct date){.at = event->at, .day = DAY_NONE};
}

static void
forget_text(struct text *text)
{
    *text = (struct text){.at = text->at, .s = ""};
}

static void
forget_by_on(struct by_on *event, day_t date)
{
    if (later(event->on, date))
        *event =
            (struct by_on){.at = event->at, .by.id = "", .on.day = DAY_NONE};
}

static void
forget_readings(struct readings *readings, day_t date)
{
    int kept = 0;
    for (int i = 0; i < readings->count; i++)
        if (readings->items[i].on <= date)
            readings->items[kept++] = readings->items[i];
    readings->count = kept;
}

/* A reading, a review or a date of completion after the date: then nobody
 * can say what an undated status was on it. */
static bool
moved_on(const struct plan *plan, day_t date)
{
    for (int i = 0; i < plan->metrics.count; i++) {
        const struct readings *readings = &plan->metrics.items[i].readings;
        for (int j = 0; j < readings->count; j++)
            if (readings->items[j].on > date)
                return true;
    }
    for (int i = 0; i < plan->reviews.count; i++)
        if (later(plan->reviews.items[i].on, date))
            return true;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (later(milestone->done, date))
            return true;
        for (int j = 0; j < milestone->tasks.count; j++)
            if (later(milestone->tasks.items[j].done, date))
                return true;
    }
    return false;
}

static void
derive_status(struct milestone *milestone)
{
    bool done =
        milestone->status.value == STATUS_DONE && date_known(milestone->done);
    if (milestone->status.state == VALUE_BAD || done)
        return;
    milestone->status =
        (struct word){.at = milestone->status.at, .value = STATUS_PLANNED};
    milestone->expected =
        (struct date){.at = milestone->expected.at, .day = DAY_NONE};
}

static void
forget_in_milestone(struct milestone *milestone, day_t date, bool derive)
{
    if (later(milestone->done, date))
        forget_text(&milestone->evidence);
    forget_date(&milestone->done, date);
    for (int i = 0; i < milestone->tasks.count; i++)
        forget_date(&milestone->tasks.items[i].done, date);
    FORGET_LATER(milestone->blockers, since, date);
    for (int i = 0; i < milestone->blockers.count; i++) {
        forget_date(&milestone->blockers.items[i].escalated, date);
        forget_date(&milestone->blockers.items[i].resolved, date);
    }
    if (derive)
        derive_status(milestone);
}

static void
forget_internal(struct internal *internal, day_t date)
{
    for (int i = 0; i < internal->expansion.count; i++)
        forget_by_on(&internal->expansion.items[i].requested, date);
    for (int i = 0; i < internal->advocacy.count; i++)
        forget_by_on(&internal->advocacy.items[i].requested, date);
    FORGET_LATER(internal->referrals, on, date);
    forget_by_on(&internal->handover.accepted, date);
}

/* Before it was closed or paused a plan was active. */
static void
forget_stage(struct plan *plan, day_t date)
{
    if (later(plan->closed.on, date)) {
        plan->closed =
            (struct closed){.at = plan->closed.at, .on.day = DAY_NONE};
        if (plan->stage.value == STAGE_CLOSED)
            plan->stage.value = STAGE_ACTIVE;
    }
    if (later(plan->paused.from, date)) {
        plan->paused = (struct paused){.at = plan->paused.at,
            .from.day = DAY_NONE,
            .until.day = DAY_NONE,
            .why.s = ""};
        if (plan->stage.value == STAGE_PAUSED)
            plan->stage.value = STAGE_ACTIVE;
    }
}

static void
forget(struct plan *plan, day_t date)
{
    bool derive = moved_on(plan, date);
    for (int i = 0; i < plan->milestones.count; i++)
        forget_in_milestone(&plan->milestones.items[i], date, derive);
    for (int i = 0; i < plan->metrics.count; i++)
        forget_readings(&plan->metrics.items[i].readings, date);
    for (int i = 0; i < plan->people.count; i++)
        forget_date(&plan->people.items[i].left, date);
    FORGET_LATER(plan->reviews, on, date);
    FORGET_LATER(plan->changes, on, date);
    FORGET_LATER(plan->signoff, on, date);
    forget_by_on(&plan->outcome.confirmed, date);
    for (int i = 0; i < plan->further_outcomes.count; i++)
        forget_by_on(&plan->further_outcomes.items[i].confirmed, date);
    if (later(plan->agreement.on, date))
        plan->agreement = (struct agreement){
            .at = plan->agreement.at, .name.s = "", .on.day = DAY_NONE};
    forget_internal(&plan->internal, date);
    forget_stage(plan, date);
}

struct plan *
plan_as_of(struct arena *arena, const struct plan *plan, day_t date)
{
    struct plan *copy = copy_plan(arena, plan);
    forget(copy, date);
    return copy;
}
