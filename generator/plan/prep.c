#include "plan/prep.h"

#include "base/text.h"
#include "plan/account.h"
#include "plan/meetings.h"
#include "plan/progress.h"

/* An answer has to be read before the meeting. */
#define ANSWER_WORKING_DAYS 2

struct preparing {
    struct arena *arena;
    const struct prep_review *review;
    day_t date;
    struct prep_list list;
};

/* --- which reviews --- */

static day_t
working_days(day_t date, int count, int step)
{
    while (count > 0) {
        date += step;
        count -= day_weekday(date) < 5;
    }
    return date;
}

day_t
prep_last_day(day_t date)
{
    return working_days(date, PREP_WORKING_DAYS, 1);
}

day_t
prep_answer_day(day_t review)
{
    return working_days(review, ANSWER_WORKING_DAYS, -1);
}

bool
prep_is_near(const struct qbr *qbr, day_t date)
{
    return qbr->stage.value != QBR_HELD && is_set(qbr->quarter) &&
           date_known(qbr->date) && qbr->date.day >= date &&
           qbr->date.day <= prep_last_day(date);
}

static void
look_back(struct prep_review *review, day_t on)
{
    int year, month, day;
    day_to_civil(on, &year, &month, &day);
    day_quarter(month % 3 == 0 ? on : day_add_months(on, -month % 3),
        &review->year, &review->quarter);
    review->on = on;
}

static bool
is_quarterly(const struct meeting *meeting)
{
    int days = meeting_interval(meeting);
    return days > 62 && days <= 93;
}

bool
prep_is_asked(struct arena *arena, const struct plan *plan, day_t date,
    struct prep_review *review)
{
    if (!plan_is_live(plan))
        return false;
    struct meeting_days asked =
        meetings_between(arena, plan, date, prep_last_day(date), date);
    for (int i = 0; i < asked.count; i++) {
        const struct meeting_day *day = &asked.items[i];
        if (!is_quarterly(day->meeting) || meeting_is_reviewed(plan, day))
            continue;
        *review = (struct prep_review){.plan = plan};
        look_back(review, day->on);
        return true;
    }
    return false;
}

/* --- what is missing --- */

static const char *
person_name(const struct person *person)
{
    return name_or_id(person->name, person->id);
}

static bool
is_same(const struct person *one, const struct person *other)
{
    return one && other && text_is(one->id.s, other->id.s);
}

/* What the csm has to do needs no letter. */
static void
add(struct preparing *p, struct prep_item item)
{
    struct prep_list *list = &p->list;
    if (is_same(item.who, p->review->plan->csm.to))
        item.who = NULL;
    if (!item.who)
        item.wish = WISH_NONE;
    list->items = arena_grow(
        p->arena, list->items, list->count, &list->room, sizeof *list->items);
    list->items[list->count++] = item;
}

static void
find_file(struct preparing *p)
{
    const struct prep_review *review = p->review;
    const char *day = day_words(p->arena, review->on);
    add(p, (struct prep_item){.kind = PREP_FILE,
               .what = "no file for this review",
               .cause = arena_printf(p->arena,
                   "the cadence asks for it on %s; its file begins with kind: "
                   "qbr, plan, quarter: %d-Q%d and date",
                   day, review->year, review->quarter)});
}

static void
find_summary(struct preparing *p)
{
    const struct prose_text *prose = &p->review->qbr->def.prose;
    for (int i = 0; i < prose->count; i++) {
        const struct section *section = &prose->sections[i];
        if (section->kind == SECTION_GENERAL && section->first &&
            section->first != section->end)
            return;
    }
    add(p, (struct prep_item){.kind = PREP_SUMMARY,
               .what = "the summary is not written",
               .cause = "two or three sentences under \"## Summary\" in its "
                        "file"});
}

static bool
is_invited(const struct qbr *qbr, const char *id)
{
    for (int i = 0; i < qbr->attendees.count; i++)
        if (text_is(qbr->attendees.items[i].id, id))
            return true;
    return false;
}

static void
find_sponsor(struct preparing *p, const struct person_ref *sponsor)
{
    const struct prep_review *review = p->review;
    if (!sponsor->to || is_invited(review->qbr, sponsor->id))
        return;
    add(p, (struct prep_item){.kind = PREP_SPONSOR,
               .what = person_name(sponsor->to),
               .cause = arena_printf(
                   p->arena, "not among the attendees; add %s", sponsor->id),
               .who = sponsor->to,
               .wish = WISH_COME});
}

/* "13.5 days" */
static const char *
level(struct preparing *p, int64_t micro, const char *unit)
{
    const char *said = unit_said(micro, unit);
    return arena_printf(p->arena, "%s%s%s", micro_text(p->arena, micro),
        *said ? " " : "", said);
}

static const char *
last_reading(struct preparing *p, const struct metric *metric)
{
    struct level_on latest = metric_latest(metric, p->date);
    if (!latest.known)
        return "never read yet";
    return arena_printf(p->arena, "last read on %s: %s",
        day_words(p->arena, latest.on), level(p, latest.micro, metric->unit.s));
}

static void
find_readings(struct preparing *p)
{
    const struct plan *plan = p->review->plan;
    day_t first = quarter_first_day(p->review->year, p->review->quarter);
    for (int i = 0; i < plan->metrics.count; i++) {
        const struct metric *metric = &plan->metrics.items[i];
        struct level_on latest = metric_latest(metric, p->date);
        bool unread = metric->role.value == ROLE_OUTCOME &&
                      (!latest.known || latest.on < first);
        if (!unread && !metric_awaits_reading(plan, metric, p->date))
            continue;
        const char *name = name_or_id(metric->name, metric->id);
        add(p, (struct prep_item){.kind = PREP_READING,
                   .what = name,
                   .cause = last_reading(p, metric),
                   .who = metric->reported_by.to,
                   .wish = WISH_FIGURE,
                   .name = name,
                   .on = latest.known ? latest.on : DAY_NONE,
                   .micro = latest.micro,
                   .unit = metric->unit.s});
    }
}

/* Who says whose it is, when it is nobody's. */
static const struct person *
sponsor_of(const struct prep_review *review, int side)
{
    const struct each_side *sponsors = &review->plan->sponsors;
    return side == SIDE_VENDOR ? sponsors->vendor.to : sponsors->customer.to;
}

struct held_by {
    enum prep_kind kind;
    const char *what;
    const struct person_ref *owner;
    struct date due, done;
    int side; /* whose sponsor names an owner */
    enum prep_wish wish;
};

static void
find_held(struct preparing *p, const struct held_by *one)
{
    if (date_known(one->done) && one->done.day <= p->date)
        return;
    bool past = date_known(one->due) && one->due.day < p->date;
    struct prep_item item = {
        .kind = one->kind, .what = one->what, .name = one->what};
    if (is_absent(*one->owner)) {
        item.cause = "has no owner";
        item.who = sponsor_of(p->review, one->side);
        item.wish = WISH_OWNER;
        add(p, item);
    } else if (past) {
        item.cause = arena_printf(
            p->arena, "was due on %s", day_words(p->arena, one->due.day));
        item.who = one->owner->to;
        item.wish = one->wish;
        item.on = one->due.day;
        add(p, item);
    }
}

static void
find_asks(struct preparing *p, const struct qbr *qbr)
{
    for (int i = 0; qbr && i < qbr->asks.count; i++) {
        const struct qbr_ask *ask = &qbr->asks.items[i];
        int side = ask->of.value                      ? ask->of.value
                   : ask->from.value == SIDE_CUSTOMER ? SIDE_VENDOR
                                                      : SIDE_CUSTOMER;
        find_held(p, &(struct held_by){PREP_ASK, ask->what.s, &ask->owner,
                         ask->due, ask->done, side, WISH_RESULT});
    }
}

static void
find_decisions(struct preparing *p, const struct qbr *qbr)
{
    for (int i = 0; qbr && i < qbr->decisions.count; i++) {
        const struct decision *one = &qbr->decisions.items[i];
        find_held(p, &(struct held_by){PREP_DECISION, one->what.s, &one->owner,
                         one->due, one->done, SIDE_CUSTOMER, WISH_RESULT});
    }
}

static void
find_promises(struct preparing *p)
{
    const struct qbr *before = p->review->before;
    for (int i = 0; before && i < before->next_quarter.count; i++) {
        const struct commitment *one = &before->next_quarter.items[i];
        const person_list *owners[] = {
            &one->owners.vendor, &one->owners.customer};
        for (int side = 0; side < 2; side++)
            if (owners[side]->count > 0)
                find_held(p, &(struct held_by){PREP_PROMISE, one->what.s,
                                 &owners[side]->items[0], one->due, one->done,
                                 SIDE_NONE, WISH_STANDING});
    }
}

struct prep_list
plan_prep(struct arena *arena, const struct prep_review *review, day_t date)
{
    struct preparing p = {.arena = arena, .review = review, .date = date};
    if (review->qbr) {
        find_summary(&p);
        find_sponsor(&p, &review->plan->sponsors.customer);
        find_sponsor(&p, &review->plan->sponsors.vendor);
    } else {
        find_file(&p);
    }
    find_readings(&p);
    find_asks(&p, review->before);
    find_asks(&p, review->qbr);
    find_decisions(&p, review->before);
    find_decisions(&p, review->qbr);
    find_promises(&p);
    return p.list;
}
