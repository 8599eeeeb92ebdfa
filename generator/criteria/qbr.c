/* QBRs: was the outcome asked about, and what came of it? */
#include "base/text.h"
#include "criteria/rules.h"
#include "criteria/statement.h"
#include "plan/progress.h"

#define DAYS_AFTER 30

static bool
was_held(const struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    return qbr && qbr->stage.state != VALUE_BAD && qbr->stage.value == QBR_HELD;
}

static const char *
customer_sponsor(const struct judging *judging)
{
    const struct plan *plan = judging->qbr->plan_to;
    const struct person *sponsor = plan ? plan->sponsors.customer.to : NULL;
    return sponsor ? sponsor->id.s : "…";
}

void
check_qbr_outcome(struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    if (!was_held(judging) || qbr->outcome.state == VALUE_BAD ||
        qbr->outcome.status.state == VALUE_BAD)
        return;
    bool silent = is_absent(qbr->outcome) || is_absent(qbr->outcome.status);
    if ((!silent && qbr->outcome.status.value != CONFIRM_NOT) ||
        (silent && !judging_lacks(judging, "outcome.status")))
        return;
    struct finding *finding = judging_say(judging, CS901,
        silent ? judging_place(judging, "outcome") : qbr->outcome.status.at,
        "outcome.status",
        silent
            ? "the QBR does not say whether the outcome still holds"
            : "the outcome was not discussed, and it is what the QBR is for");
    finding->fix = judging_text(judging,
        "Ask %s, and write what was said:  outcome: {status: confirmed, by: "
        "%s}",
        text_is(customer_sponsor(judging), "…") ? "the customer's sponsor"
                                                : "them",
        customer_sponsor(judging));
}

static bool
is_listed(const person_list *list, const struct person_ref *who)
{
    for (int i = 0; i < list->count; i++)
        if (who->id && text_is(list->items[i].id, who->id))
            return true;
    return false;
}

void
check_qbr_sponsors(struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    const struct plan *plan = qbr ? qbr->plan_to : NULL;
    if (!was_held(judging) || !plan || qbr->attended.state == VALUE_BAD ||
        (!is_set(plan->sponsors.vendor) && !is_set(plan->sponsors.customer)) ||
        is_listed(&qbr->attended, &plan->sponsors.vendor) ||
        is_listed(&qbr->attended, &plan->sponsors.customer) ||
        !judging_lacks(judging, "attended"))
        return;
    bool said = is_set(qbr->attended);
    struct finding *finding = judging_say(judging, CS902,
        judging_place(judging, said ? "attended" : "attendees"), "attended",
        said
            ? "neither sponsor came"
            : "who came is not said, so neither sponsor is known to have come");
    finding->label = said ? NULL : "expected `attended`";
    finding->fix = "Write who came:  attended: […]   If no sponsor did, meet "
                   "them before the quarter is over.";
}

/* One owner and a date. */
static void
check_holder(struct judging *judging, const struct text *what,
    struct place record, const char *path, bool owned, bool dated)
{
    if (owned ||
        !judging_lacks(judging, judging_text(judging, "%s.owner", path)))
        owned = true;
    if (dated || !judging_lacks(judging, judging_text(judging, "%s.due", path)))
        dated = true;
    if (owned && dated)
        return;
    struct finding *finding =
        judging_say(judging, CS903, is_set(*what) ? what->at : record,
            judging_text(judging, "%s.%s", path, owned ? "due" : "owner"),
            !owned && !dated ? "who does %s, and by when, is not said"
            : !owned         ? "who does %s is not said"
                             : "by when %s is done is not said",
            say_step(judging, what, "this"));
    finding->label = !owned && !dated ? "expected `owner` and `due`"
                     : !owned         ? "expected `owner`"
                                      : "expected `due`";
    finding->fix = !owned && !dated
                       ? "Name one person and a day:  owner: …, due: …"
                   : !owned ? "Name one person:  owner: …"
                            : "Name a day:  due: …";
}

static void
check_commitment(struct judging *judging, const struct commitment *one,
    enum side side, const char *path)
{
    const person_list *owners =
        side == SIDE_VENDOR ? &one->owners.vendor : &one->owners.customer;
    const char *field =
        judging_text(judging, "%s.owners.%s", path, say_side(side));
    if (owners->count == 1 || one->owners.state == VALUE_BAD ||
        owners->state == VALUE_BAD || !judging_lacks(judging, field))
        return;
    struct finding *finding = judging_say(judging, CS903,
        owners->count       ? owners->items[0].at
        : is_set(one->what) ? one->what.at
                            : one->at,
        field,
        owners->count ? "\"%s\" has several owners on the %s's side, so nobody "
                        "is the one to call"
                      : "\"%s\" has no owner on the %s's side",
        one->what.s, say_side(side));
    if (owners->count > 1) {
        finding->second = owners->items[1].at;
        finding->second_label = "the other one";
    }
    const struct owners *both = &one->owners;
    finding->fix = judging_text(judging, "Name one person a side:  owners: %s",
        say_each_side(judging,
            both->vendor.count == 1 ? both->vendor.items[0].id : NULL,
            both->customer.count == 1 ? both->customer.items[0].id : NULL));
}

void
check_qbr_holders(struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    if (!was_held(judging))
        return;
    for (int i = 0; i < qbr->decisions.count; i++) {
        const struct decision *one = &qbr->decisions.items[i];
        check_holder(judging, &one->what, one->at,
            judging_text(judging, "decisions.%d", i + 1),
            !is_absent(one->owner), !is_absent(one->due));
    }
    for (int i = 0; i < qbr->asks.count; i++) {
        const struct qbr_ask *one = &qbr->asks.items[i];
        check_holder(judging, &one->what, one->at,
            judging_text(judging, "asks.%d", i + 1), !is_absent(one->owner),
            !is_absent(one->due));
    }
    for (int i = 0; i < qbr->next_quarter.count; i++) {
        const char *path = judging_text(judging, "next-quarter.%d", i + 1);
        const struct commitment *one = &qbr->next_quarter.items[i];
        check_commitment(judging, one, SIDE_VENDOR, path);
        check_commitment(judging, one, SIDE_CUSTOMER, path);
    }
}

void
check_qbr_moves(struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    for (int i = 0; qbr && i < qbr->next_quarter.count; i++) {
        const struct commitment *one = &qbr->next_quarter.items[i];
        const char *path =
            judging_text(judging, "next-quarter.%d.moves", i + 1);
        if (one->moves.count > 0 || one->moves.state == VALUE_BAD ||
            !judging_lacks(judging, path))
            continue;
        const struct plan *plan = qbr->plan_to;
        struct finding *finding = judging_say(judging, CS904,
            is_set(one->what) ? one->what.at : one->at, path,
            "\"%s\" is promised for the next quarter and moves no metric",
            one->what.s);
        finding->label = "expected `moves`";
        finding->fix = judging_text(judging,
            "Name the metric that it moves:  moves: %s   What moves none is a "
            "task of a milestone.",
            plan && is_set(plan->outcome.metric) ? plan->outcome.metric.id
                                                 : "…");
    }
}

void
check_qbr_date(struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    if (!was_held(judging) || !is_set(qbr->quarter) || !date_known(qbr->date))
        return;
    day_t end = quarter_last_day(qbr->quarter.year, qbr->quarter.quarter);
    day_t first = day_add_months(
        quarter_first_day(qbr->quarter.year, qbr->quarter.quarter), 2);
    bool late = qbr->date.day > end + DAYS_AFTER;
    if (!late && qbr->date.day >= first)
        return;
    const char *when = late ? judging_text(judging, "%s after it ended",
                                  say_days(judging, qbr->date.day - end))
                            : "before its last month";
    struct finding *finding = judging_say(judging, CS905, qbr->date.at, "date",
        "the QBR for quarter %d of %d was held on %s, %s", qbr->quarter.quarter,
        qbr->quarter.year, say_day(judging, qbr->date.day), when);
    finding->second = qbr->quarter.at;
    finding->second_label = "the quarter";
    finding->fix = judging_text(judging,
        "Hold it between %s and %s, or name the quarter that it looks back "
        "on.",
        say_day(judging, first), say_day(judging, end + DAYS_AFTER));
}

void
check_qbr_reading(struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    const struct metric *metric =
        qbr && qbr->plan_to ? qbr->plan_to->outcome.metric.to : NULL;
    if (!was_held(judging) || !metric || !is_set(qbr->quarter) ||
        !date_known(qbr->date) || metric->readings.state == VALUE_BAD)
        return;
    day_t first = quarter_first_day(qbr->quarter.year, qbr->quarter.quarter);
    for (int i = 0; i < metric->readings.count; i++)
        if (metric->readings.items[i].on >= first &&
            metric->readings.items[i].on <= qbr->date.day)
            return;
    struct finding *finding =
        judging_say(judging, CS906, qbr->quarter.at, "quarter",
            "\"%s\" was not read from %s to the QBR on %s", say_metric(metric),
            say_day(judging, first), say_day(judging, qbr->date.day));
    finding->second = metric->id.at;
    finding->second_label = "no reading in that time";
    finding->fix = "Read it before the QBR, and add the level to the plan's "
                   "readings under its date.";
}

/* The figure or the date of the sentence that the plan does not have; *at is
 * where the plan has another. */
static const char *
other_than_plan(struct judging *judging, const struct plan *plan,
    const struct text *sentence, struct place *at)
{
    const struct metric *metric = plan->outcome.metric.to;
    if (!metric || !is_set(metric->unit))
        return NULL;
    struct statement_reading read = statement_read(
        judging->arena, judging->lexicon, sentence->s, metric->unit.s);
    struct level_on target = metric_target(metric);
    *at = metric->target.at;
    if (read.to && target.known &&
        amount_fits(&read.to->amount, metric->unit.s) &&
        !amount_is(&read.to->amount, target.micro, metric->unit.s))
        return say_level(judging, metric->target, metric->unit.s);
    *at = metric->by.at;
    if (read.by.kind == DATE_ABSOLUTE && date_known(metric->by) &&
        !sentence_date_is(&read.by, metric->by.day))
        return say_day(judging, metric->by.day);
    return NULL;
}

static bool
is_signed_since(const struct plan *plan, day_t day)
{
    for (int i = 0; i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        if (signoff->side.value == SIDE_CUSTOMER && date_known(signoff->on) &&
            signoff->on.day >= day)
            return true;
    }
    return false;
}

void
check_changed_outcome(struct judging *judging)
{
    const struct qbr *qbr = judging->qbr;
    const struct plan *plan = qbr ? qbr->plan_to : NULL;
    if (!was_held(judging) || !plan || plan->stage.value == STAGE_CLOSED ||
        qbr->outcome.status.value != CONFIRM_CHANGED || !date_known(qbr->date))
        return;
    struct place at = plan->outcome.at;
    const char *other = is_set(qbr->outcome.to) ? other_than_plan(judging, plan,
                                                      &qbr->outcome.to, &at)
                                                : NULL;
    if (!other && is_signed_since(plan, qbr->date.day))
        return;
    struct finding *finding;
    if (other)
        finding = judging_say(judging, CS107, qbr->outcome.to.at, "outcome.to",
            "the QBR of %s changed the outcome, and the plan still says %s",
            say_day(judging, qbr->date.day), other);
    else
        finding = judging_say(judging, CS107, qbr->outcome.status.at,
            "outcome.status",
            "the QBR of %s changed the outcome, and the customer has not "
            "signed since",
            say_day(judging, qbr->date.day));
    finding->second = other ? at : plan->outcome.at;
    finding->second_label = other ? "as it was before" : "not signed since";
    finding->fix = judging_text(judging,
        other ? "Write the new figures into the plan, then have it signed:  "
                "countersign sign %s --side customer --by %s"
              : "Have the plan signed as it now is:  countersign sign %s "
                "--side customer --by %s",
        plan->def.path, customer_sponsor(judging));
}
